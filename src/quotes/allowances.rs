//! What may differ in a quotation that has the article's words.

use unicode_normalization::UnicodeNormalization;

use super::data::{Allowance, SegmentKind};
use super::judgement::{Judged, Sides};
use super::units::{Unit, has_ellipsis, is_dash};

/// What differs between an exact quotation and the article.
pub(super) fn allowances(sides: &Sides<'_>, steps: &[Judged]) -> Vec<Allowance> {
    let mut found = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let mut begins = true;
    for step in steps {
        match step.kind {
            SegmentKind::Omitted => found.push(Allowance::Ellipsis),
            SegmentKind::Bracketed => found.push(Allowance::Brackets),
            _ => {}
        }
        let (SegmentKind::Kept, Some(quoted), Some(cited)) = (step.kind, step.quoted, step.cited)
        else {
            (before, begins) = (None, true);
            continue;
        };
        let (own, other) = (&sides.quoted[quoted], &sides.cited[cited]);
        found.extend(spelling(
            own.span.of(sides.text),
            other.span.of(&sides.window.text),
            begins,
        ));
        if let Some((quoted, cited)) = before {
            let quoted = between(sides.text, &sides.quoted[quoted], own);
            let cited = between(&sides.window.text, &sides.cited[cited], other);
            if quoted != cited {
                found.push(Allowance::Punctuation);
            }
        }
        (before, begins) = (Some((quoted, cited)), false);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// How the same word is written otherwise. The first letter of a quotation may
/// be a capital or none.
fn spelling(quoted: &str, cited: &str, begins: bool) -> Option<Allowance> {
    let letters = |word: &str| -> String { word.nfkc().filter(|c| c.is_alphanumeric()).collect() };
    let lower = |word: &str| -> String { word.chars().flat_map(char::to_lowercase).collect() };
    let (quoted, cited) = (letters(quoted), letters(cited));
    if lower(&quoted) != lower(&cited) {
        return Some(Allowance::Accents);
    }
    let rest = |word: &str| -> String { word.chars().skip(usize::from(begins)).collect() };
    (rest(&quoted) != rest(&cited)).then_some(Allowance::Capitals)
}

/// The punctuation between two words; an abbreviation's last stop is its own.
fn between(text: &str, first: &Unit, second: &Unit) -> String {
    let gap = &text[first.span.end..second.span.start];
    let is_abbreviated = !first.has_digit() && first.span.of(text).contains('.');
    punctuation(
        gap.strip_prefix('.')
            .filter(|_| is_abbreviated)
            .unwrap_or(gap),
    )
}

/// The punctuation in a gap between words. White space, dashes, quotation marks and
/// markup are none, and neither is an ellipsis.
fn punctuation(gap: &str) -> String {
    if has_ellipsis(gap) {
        return String::new();
    }
    gap.nfkc()
        .filter(|&c| !is_dash(c))
        .filter_map(|c| match c {
            ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '/' => Some(c),
            '、' => Some(','),
            '。' => Some('.'),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Allowance, punctuation, spelling};

    #[track_caller]
    fn spelt(quoted: &str, cited: &str, begins: bool, expected: Option<Allowance>) {
        assert_eq!(
            spelling(quoted, cited, begins),
            expected,
            "{quoted} {cited}"
        );
    }

    #[test]
    fn capitals_and_accents_are_told_apart() {
        spelt("The", "the", true, None);
        spelt("The", "the", false, Some(Allowance::Capitals));
        spelt("THE", "the", true, Some(Allowance::Capitals));
        spelt("cafe", "café", false, Some(Allowance::Accents));
        spelt("e\u{301}t", "ét", false, None);
        spelt("don't", "don’t", false, None);
        spelt("T]he", "the", true, None);
        spelt("1,000", "1000", false, None);
    }

    #[test]
    fn only_punctuation_counts_between_words() {
        for (gap, expected) in [
            (" ", ""),
            (" – ", ""),
            (", “", ","),
            ("。", "."),
            ("\n> ", ""),
            (" … ", ""),
            (".** ", "."),
        ] {
            assert_eq!(punctuation(gap), expected, "{gap:?}");
        }
    }
}
