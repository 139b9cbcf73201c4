//! The nearest word of the articles to a misspelt one.

use std::collections::HashMap;

use super::TermId;

/// Words shorter than this are taken as they are.
const SHORTEST: usize = 4;
/// Longer words are no words.
const LONGEST: usize = 64;
/// From this length on two edits are forgiven instead of one.
const LONG: usize = 8;

/// A word as some article writes it, folded.
#[derive(Debug)]
pub struct WordEntry {
    /// The folded word.
    pub folded: Box<str>,
    /// Its term.
    pub term: TermId,
    /// How often the articles have it.
    pub count: u32,
    /// Which letters it has.
    letters: Letters,
}

/// The letters of a word as a set, by their code modulo 64: an edit changes at
/// most two members, so sets that differ by more are too far apart.
#[derive(Clone, Copy, Debug)]
struct Letters(u64);

impl Letters {
    fn of(word: &str) -> Self {
        Self(
            word.chars()
                .fold(0, |set, c| set | 1 << (u32::from(c) % 64)),
        )
    }

    fn may_be_within(self, other: Self, edits: u32) -> bool {
        (self.0 ^ other.0).count_ones() <= 2 * edits
    }
}

/// All words of the articles, in buckets by length and first letter, so that
/// the distance is only computed where it can be small enough.
#[derive(Debug, Default)]
pub struct WordList {
    ids: HashMap<Box<str>, u32>,
    entries: Vec<WordEntry>,
    buckets: HashMap<(usize, char), Vec<u32>>,
    lengths: Vec<Vec<u32>>,
    /// All words in the order of the alphabet, for look-up by prefix.
    sorted: Vec<u32>,
}

impl WordList {
    /// The number of a folded word, which is new if it wasn't there.
    pub(super) fn intern(&mut self, folded: &str, term: TermId) -> u32 {
        if let Some(&id) = self.ids.get(folded) {
            return id;
        }
        let id = u32::try_from(self.entries.len()).expect("fewer than 2^32 words");
        self.ids.insert(folded.into(), id);
        self.entries.push(WordEntry {
            folded: folded.into(),
            term,
            count: 0,
            letters: Letters::of(folded),
        });
        id
    }

    /// Notes that the word of this number stands somewhere.
    pub(super) fn count(&mut self, id: u32) {
        self.entries[id as usize].count += 1;
    }

    pub(super) fn finish(&mut self) {
        let entries = &self.entries;
        self.sorted = (0u32..).take(entries.len()).collect();
        self.sorted
            .sort_unstable_by(|&a, &b| entries[a as usize].folded.cmp(&entries[b as usize].folded));
        for (id, entry) in (0u32..).zip(&self.entries) {
            let length = entry.folded.chars().count();
            let is_word = length <= LONGEST && is_alphabetic(&entry.folded);
            let (Some(first), true) = (entry.folded.chars().next(), is_word) else {
                continue;
            };
            self.buckets.entry((length, first)).or_default().push(id);
            if self.lengths.len() <= length {
                self.lengths.resize_with(length + 1, Vec::new);
            }
            self.lengths[length].push(id);
        }
    }

    /// The entry of a folded word, if the articles have it.
    #[must_use]
    pub fn get(&self, folded: &str) -> Option<&WordEntry> {
        self.ids.get(folded).map(|&id| &self.entries[id as usize])
    }

    /// The words that begin with `prefix`, in order.
    pub fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a WordEntry> {
        let entry = |&id: &u32| &self.entries[id as usize];
        let start = self
            .sorted
            .partition_point(|id| &*entry(id).folded < prefix);
        self.sorted[start..]
            .iter()
            .map(entry)
            .take_while(move |word| word.folded.starts_with(prefix))
    }

    /// The word nearest to `typed` by optimal string alignment: one edit for
    /// words of four to seven letters, two from eight, then with the same first
    /// letter. Ties go to the higher Jaro-Winkler similarity, then to the more
    /// frequent word, then to the alphabet. Numbers are never changed. Only words
    /// that `may_be` lets pass are looked at.
    pub fn nearest(&self, typed: &str, may_be: impl Fn(&WordEntry) -> bool) -> Option<&WordEntry> {
        let length = typed.chars().count();
        let first = typed.chars().next()?;
        if length < SHORTEST || !is_alphabetic(typed) {
            return None;
        }
        let letters = Letters::of(typed);
        let one_edit = (length - 1..=length + 1)
            .filter_map(|other| self.lengths.get(other))
            .flatten()
            .map(|&id| (id, 1));
        let reach = if length >= LONG { 2 } else { 0 };
        let two_edits = (length.saturating_sub(reach)..=length + reach)
            .filter(|_| reach > 0)
            .filter_map(|other| self.buckets.get(&(other, first)))
            .flatten()
            .map(|&id| (id, 2));
        one_edit
            .chain(two_edits)
            .filter_map(|(id, most)| {
                let entry = &self.entries[id as usize];
                if !letters.may_be_within(entry.letters, most) {
                    return None;
                }
                // A word of three letters is too near to too many.
                let distance = strsim::osa_distance(typed, &entry.folded);
                (distance <= most as usize
                    && entry.folded.chars().count() >= SHORTEST - 1
                    && may_be(entry))
                .then_some((entry, distance))
            })
            .min_by(|(a, a_distance), (b, b_distance)| {
                a_distance
                    .cmp(b_distance)
                    .then_with(|| {
                        let similarity =
                            |entry: &WordEntry| strsim::jaro_winkler(typed, &entry.folded);
                        similarity(b).total_cmp(&similarity(a))
                    })
                    .then_with(|| b.count.cmp(&a.count))
                    .then_with(|| a.folded.cmp(&b.folded))
            })
            .map(|(entry, _)| entry)
    }

    /// The two words that were run together in `typed` ("nationalguard"), if
    /// `follow` says that they stand side by side somewhere. The longest first
    /// word wins.
    pub fn split(
        &self,
        typed: &str,
        follow: impl Fn(&WordEntry, &WordEntry) -> bool,
    ) -> Option<(&WordEntry, &WordEntry)> {
        const SHORTEST_PART: usize = 2;
        if !is_alphabetic(typed) || typed.chars().count() < 2 * SHORTEST_PART + 1 {
            return None;
        }
        typed
            .char_indices()
            .skip(SHORTEST_PART)
            .map(|(at, _)| typed.split_at(at))
            .filter(|(_, tail)| tail.chars().count() >= SHORTEST_PART)
            .filter_map(|(head, tail)| Some((self.get(head)?, self.get(tail)?)))
            .filter(|(head, tail)| follow(head, tail))
            .last()
    }
}

fn is_alphabetic(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_alphabetic() || c == '\'' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::super::TermId;
    use super::WordList;

    fn list(words: &[&str]) -> WordList {
        let mut list = WordList::default();
        for (index, word) in (0u32..).zip(words) {
            let id = list.intern(word, TermId(index));
            list.count(id);
        }
        list.finish();
        list
    }

    #[track_caller]
    fn reads(typed: &str, words: &[&str], expected: Option<&str>) {
        let list = list(words);
        assert_eq!(
            list.nearest(typed, |_| true).map(|entry| &*entry.folded),
            expected,
            "{typed}"
        );
    }

    #[test]
    fn one_edit_for_short_words_and_two_for_long_ones() {
        reads("slavo", &["salvo", "salve"], Some("salvo"));
        reads("salvos", &["salvo"], Some("salvo"));
        reads("slavos", &["salvo"], None);
        reads("mandami", &["mamdani"], None);
        reads("minneaplis", &["minneapolis"], Some("minneapolis"));
        reads("minnepolls", &["minneapolis"], Some("minneapolis"));
        reads("innneapolls", &["minneapolis"], None);
    }

    #[test]
    fn short_words_and_numbers_stay() {
        reads("icd", &["ice"], None);
        reads("2024", &["2025"], None);
        reads("54th", &["55th"], None);
        reads("covid19", &["covid18"], None);
    }

    #[test]
    fn ties_go_to_similarity_then_frequency_then_alphabet() {
        reads("pation", &["nation", "patron"], Some("patron"));
        reads("bater", &["cater", "later", "later"], Some("later"));
        reads("bater", &["later", "cater"], Some("cater"));
    }

    #[test]
    fn words_run_together_are_parted_where_they_stand_together() {
        let list = list(&["national", "guard", "nation", "alguard"]);
        let parts = |follow: bool| {
            list.split("nationalguard", |_, _| follow)
                .map(|(a, b)| format!("{} {}", a.folded, b.folded))
        };
        assert_eq!(parts(true).as_deref(), Some("national guard"));
        assert_eq!(parts(false), None);
    }

    #[test]
    fn other_scripts_are_measured_in_letters() {
        reads("москова", &["москва"], Some("москва"));
        reads("国民警卫对", &["国民警卫队"], Some("国民警卫队"));
    }
}
