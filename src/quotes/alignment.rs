//! The words of a quotation beside those of an article.
//!
//! A fitting alignment with affine gaps (Smith and Waterman 1981, Gotoh 1982): the
//! whole quotation against the part of the window that suits it best.

use std::collections::{HashMap, HashSet};

use super::units::Unit;

/// What a word scores that both have, times its weight.
const KEPT: i32 = 8;
/// What a misspelt word scores, times its weight.
const SIMILAR: i32 = 3;
/// What another word costs; less than a word that is added, so that every word
/// has one beside it where there is one.
const REPLACED: i32 = -3;
/// What a word costs that the article lacks.
const ADDED: i32 = -4;
/// What the first word costs that the quotation lacks.
const MISSING: i32 = -6;
/// What each further one costs: whoever leaves out words leaves out many.
const MISSING_TOO: i32 = -1;
/// What words cost that an ellipsis leaves out: if none are left out, the better.
const OMITTED: i32 = -1;
/// What a word in brackets scores that the article happens to have.
const BRACKETED: i32 = 1;
/// What a word costs for which a bracket may stand.
const UNDER_BRACKET: i32 = -1;

/// No alignment scores less.
const NONE: i32 = i32::MIN / 2;

/// What became of a word, by its number among the quotation's or the window's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Both have it.
    Kept { quoted: usize, cited: usize },
    /// The article has another, which may be the same but for its spelling.
    Replaced {
        quoted: usize,
        cited: usize,
        similar: bool,
    },
    /// The article lacks it.
    Added { quoted: usize },
    /// The quotation lacks it.
    Missing { cited: usize },
}

impl Step {
    pub(super) fn quoted(self) -> Option<usize> {
        match self {
            Self::Kept { quoted, .. } | Self::Replaced { quoted, .. } | Self::Added { quoted } => {
                Some(quoted)
            }
            Self::Missing { .. } => None,
        }
    }

    pub(super) fn cited(self) -> Option<usize> {
        match self {
            Self::Kept { cited, .. } | Self::Replaced { cited, .. } | Self::Missing { cited } => {
                Some(cited)
            }
            Self::Added { .. } => None,
        }
    }
}

/// How a cell of the table was reached.
mod from {
    /// Two words side by side, rather than an added one.
    pub(super) const PAIR: u8 = 1;
    /// Behind missing words.
    pub(super) const AFTER_MISSING: u8 = 2;
    /// The missing word is not the first.
    pub(super) const MISSING_BEFORE: u8 = 4;
}

/// The best alignment of all of `quoted` with a part of `cited`; of equal ones
/// the earliest.
pub(super) fn align(quoted: &[Unit], cited: &[Unit]) -> Vec<Step> {
    let pairs = Pairs::new(quoted, cited);
    let width = cited.len() + 1;
    let mut trace = vec![0u8; (quoted.len() + 1) * width];
    // The best scores of the row above: ending in a word of the quotation, and
    // ending in a missing word.
    let mut above = vec![(0, NONE); width];
    let mut row = above.clone();
    let mut gains = vec![0; cited.len()];
    for (number, unit) in quoted.iter().enumerate() {
        pairs.gains(unit, &mut gains);
        let added = if unit.is_bracketed() { 0 } else { ADDED };
        let (first, further) = missing_behind(number, quoted);
        let trace = &mut trace[(number + 1) * width..][..width];
        for at in 0..width {
            let (up, up_missing) = above[at];
            let mut best = up.max(up_missing) + added;
            let mut came = if up_missing > up {
                from::AFTER_MISSING
            } else {
                0
            };
            let mut missing = NONE;
            if let Some(before) = at.checked_sub(1) {
                let (diagonal, diagonal_missing) = above[before];
                let pair = diagonal.max(diagonal_missing) + gains[before];
                if pair >= best {
                    best = pair;
                    came = from::PAIR;
                    if diagonal_missing > diagonal {
                        came |= from::AFTER_MISSING;
                    }
                }
                let (left, left_missing) = row[before];
                missing = left + first;
                if left_missing + further > missing {
                    missing = left_missing + further;
                    came |= from::MISSING_BEFORE;
                }
            }
            row[at] = (best, missing);
            trace[at] = came;
        }
        std::mem::swap(&mut above, &mut row);
    }
    let best = above.iter().map(|&(score, _)| score).max();
    let end = above.iter().position(|&(score, _)| Some(score) == best);
    walk_back(&trace, quoted.len(), end.unwrap_or_default(), width, &pairs)
}

/// The steps that led to the cell of the last row at `end`.
fn walk_back(trace: &[u8], rows: usize, end: usize, width: usize, pairs: &Pairs<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut row, mut at) = (rows, end);
    let mut in_gap = false;
    while row > 0 {
        let came = trace[row * width + at];
        if in_gap {
            at -= 1;
            steps.push(Step::Missing { cited: at });
            in_gap = came & from::MISSING_BEFORE != 0;
            continue;
        }
        row -= 1;
        if came & from::PAIR != 0 {
            at -= 1;
            steps.push(pairs.step(row, at));
        } else {
            steps.push(Step::Added { quoted: row });
        }
        in_gap = came & from::AFTER_MISSING != 0;
    }
    steps.reverse();
    steps
}

/// What the first and every further word costs that is missing behind a word of
/// the quotation.
fn missing_behind(number: usize, quoted: &[Unit]) -> (i32, i32) {
    let next = quoted.get(number + 1);
    if next.is_some_and(|unit| unit.after_ellipsis) {
        (OMITTED, 0)
    } else if quoted[number].is_bracketed() || next.is_some_and(Unit::is_bracketed) {
        (UNDER_BRACKET, UNDER_BRACKET)
    } else {
        (MISSING, MISSING_TOO)
    }
}

/// Which words of the two texts go together.
struct Pairs<'a> {
    quoted: &'a [Unit],
    cited: &'a [Unit],
    /// Where each word stands in the window.
    places: HashMap<&'a str, Vec<usize>>,
    /// Where words stand that are spelt like those of the quotation which the
    /// window lacks.
    similar: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Pairs<'a> {
    fn new(quoted: &'a [Unit], cited: &'a [Unit]) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, unit) in cited.iter().enumerate() {
            places.entry(&unit.key).or_default().push(at);
        }
        let known: HashSet<&str> = quoted.iter().map(|unit| unit.key.as_str()).collect();
        let unmatched: Vec<usize> = (0..cited.len())
            .filter(|&at| !known.contains(cited[at].key.as_str()))
            .collect();
        let mut similar: HashMap<&str, Vec<usize>> = HashMap::new();
        for unit in quoted {
            if !places.contains_key(unit.key.as_str()) {
                similar.entry(&unit.key).or_insert_with(|| {
                    let alike = |&at: &usize| are_similar(unit, &cited[at]);
                    unmatched.iter().copied().filter(alike).collect()
                });
            }
        }
        Self {
            quoted,
            cited,
            places,
            similar,
        }
    }

    /// What each word of the window scores beside a word of the quotation.
    fn gains(&self, unit: &Unit, gains: &mut [i32]) {
        let (other, kept, similar) = if unit.is_bracketed() {
            (0, BRACKETED, 0)
        } else {
            (REPLACED, KEPT * unit.weight, SIMILAR * unit.weight)
        };
        gains.fill(other);
        for (places, score) in [(&self.places, kept), (&self.similar, similar)] {
            for &at in places.get(unit.key.as_str()).into_iter().flatten() {
                gains[at] = score;
            }
        }
    }

    fn step(&self, quoted: usize, cited: usize) -> Step {
        let key = &self.quoted[quoted].key;
        if *key == self.cited[cited].key {
            return Step::Kept { quoted, cited };
        }
        let similar = self
            .similar
            .get(key.as_str())
            .is_some_and(|places| places.binary_search(&cited).is_ok());
        Step::Replaced {
            quoted,
            cited,
            similar,
        }
    }
}

/// Whether two words may be the same but for their spelling or ending. Numbers
/// never are.
fn are_similar(a: &Unit, b: &Unit) -> bool {
    const SHORTEST: usize = 4;
    /// The most edits, of ten letters.
    const EDITS: usize = 3;
    // Cheap to refuse: this runs for every pair of words that have no other.
    if a.key.chars().next() != b.key.chars().next()
        && a.key.chars().next_back() != b.key.chars().next_back()
    {
        return false;
    }
    let (a_length, b_length) = (a.key.chars().count(), b.key.chars().count());
    let longer = a_length.max(b_length);
    let most = longer * EDITS / 10;
    a_length.min(b_length) >= SHORTEST
        && a_length.abs_diff(b_length) <= most
        && !a.has_digit()
        && !b.has_digit()
        && strsim::osa_distance(&a.key, &b.key) <= most
}

#[cfg(test)]
mod tests {
    use super::super::units::units;
    use super::{Step, align};
    use crate::text::Span;

    /// The quotation with what became of it: "{added}", "\[missing\]",
    /// "{this|that}".
    #[track_caller]
    fn aligns(quoted: &str, cited: &str, expected: &str) {
        let of = |text: &str| units(text, Span::new(0, text.len()));
        let (a, b) = (of(quoted), of(cited));
        let shown: Vec<String> = align(&a, &b)
            .into_iter()
            .map(|step| match step {
                Step::Kept { quoted, .. } => a[quoted].key.clone(),
                Step::Replaced { quoted, cited, .. } => {
                    format!("{{{}|{}}}", a[quoted].key, b[cited].key)
                }
                Step::Added { quoted } => format!("{{{}}}", a[quoted].key),
                Step::Missing { cited } => format!("[{}]", b[cited].key),
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    const BOATS: &str =
        "In spring the two old boats leave the harbour for good in June 2026, he said.";

    #[test]
    fn the_same_words_are_kept() {
        aligns("the two old boats leave", BOATS, "the two old boats leave");
        aligns("In spring", BOATS, "in spring");
        aligns("he said", BOATS, "he said");
    }

    #[test]
    fn what_differs_is_told_word_by_word() {
        aligns(
            "the two boats leave the harbour", BOATS, "the two [old] boats leave the harbour",
        );
        aligns(
            "the two old boats never leave the harbour",
            BOATS,
            "the two old boats {never} leave the harbour",
        );
        aligns(
            "the harbour for good in May 2026",
            BOATS,
            "the harbour for good in {may|june} 2026",
        );
        aligns(
            "the two old baots leave", BOATS, "the two old {baots|boats} leave",
        );
        aligns(
            "the old two boats leave", BOATS, "the [two] old {two} boats leave",
        );
        aligns(
            "we say the two old boats", BOATS, "{we|in} {say|spring} the two old boats",
        );
    }

    #[test]
    fn many_missing_words_in_one_place_are_bridged() {
        aligns(
            "the two old boats in June 2026",
            BOATS,
            "the two old boats [leave] [the] [harbour] [for] [good] in june 2026",
        );
    }

    #[test]
    fn an_ellipsis_leaves_words_out_only_if_it_must() {
        aligns("a b … c d", "a b x y c d", "a b [x] [y] c d");
        aligns("a b … c d", "a b x y c d a b c d", "a b c d");
    }

    #[test]
    fn of_equal_places_the_first_is_taken() {
        let found = align(
            &units("a b", Span::new(0, 3)),
            &units("x a b y a b", Span::new(0, 11)),
        );
        assert_eq!(
            found[0],
            Step::Kept {
                quoted: 0,
                cited: 1
            }
        );
    }

    #[test]
    fn nothing_in_common_is_no_panic() {
        aligns("one", "", "{one}");
        aligns("one two", "three", "{one} {two|three}");
    }
}
