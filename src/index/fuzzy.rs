//! The nearest word of the articles to a misspelt one.

use std::collections::HashMap;
use std::ops::Range;

use super::TermId;
use super::hash::Mixed;

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

    fn may_be_within(self, other: Self, edits: usize) -> bool {
        (self.0 ^ other.0).count_ones() as usize <= 2 * edits
    }
}

/// All words of the articles, in buckets by length and first letter, so that
/// the distance is only computed where it can be small enough.
#[derive(Debug, Default)]
pub struct WordList {
    ids: HashMap<Box<str>, u32, Mixed>,
    entries: Vec<WordEntry>,
    /// The words that may be meant, bucket by bucket, and the letters of each.
    bucketed: Vec<u32>,
    letters: Vec<Letters>,
    /// Where in `bucketed` the words of a length and a first letter stand.
    buckets: HashMap<(usize, char), Range<usize>, Mixed>,
    /// The first letters that there are.
    firsts: Vec<char>,
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
        });
        id
    }

    /// Notes that the word of this number stands somewhere so often.
    pub(super) fn count(&mut self, id: u32, times: u32) {
        self.entries[id as usize].count += times;
    }

    /// All words, in the order of their numbers.
    pub(super) fn entries(&self) -> &[WordEntry] {
        &self.entries
    }

    pub(super) fn finish(&mut self) {
        let entries = &self.entries;
        self.sorted = (0u32..).take(entries.len()).collect();
        self.sorted
            .sort_unstable_by(|&a, &b| entries[a as usize].folded.cmp(&entries[b as usize].folded));
        let mut shapes: Vec<(usize, char, u32)> = (0u32..)
            .zip(entries)
            .filter_map(|(id, entry)| {
                let length = entry.folded.chars().count();
                // A word of three letters is too near to too many.
                let is_word = (SHORTEST - 1..=LONGEST).contains(&length);
                let first = entry.folded.chars().next()?;
                (is_word && is_alphabetic(&entry.folded)).then_some((length, first, id))
            })
            .collect();
        shapes.sort_unstable();
        self.bucketed = shapes.iter().map(|&(_, _, id)| id).collect();
        self.letters = shapes
            .iter()
            .map(|&(_, _, id)| Letters::of(&entries[id as usize].folded))
            .collect();
        let mut start = 0;
        for bucket in shapes.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (length, first, _) = bucket[0];
            self.buckets
                .insert((length, first), start..start + bucket.len());
            start += bucket.len();
        }
        self.firsts = shapes.iter().map(|&(_, first, _)| first).collect();
        self.firsts.sort_unstable();
        self.firsts.dedup();
    }

    /// The entry of a folded word, if the articles have it.
    #[must_use]
    pub fn get(&self, folded: &str) -> Option<&WordEntry> {
        self.ids.get(folded).map(|&id| &self.entries[id as usize])
    }

    /// The words that begin with `prefix`, in order.
    pub fn with_prefix<'a, 'p>(
        &'a self,
        prefix: &'p str,
    ) -> impl Iterator<Item = &'a WordEntry> + use<'a, 'p> {
        let entry = |&id: &u32| &self.entries[id as usize];
        let start = self
            .sorted
            .partition_point(|id| &*entry(id).folded < prefix);
        self.sorted[start..]
            .iter()
            .map(entry)
            .take_while(move |word| word.folded.starts_with(prefix))
    }

    /// The word nearest to `typed` by optimal string alignment, within one edit for
    /// words of four letters or more, or `edits` of two from eight, then with the same
    /// first letter. Ties go to the higher Jaro-Winkler similarity, then to the more
    /// frequent word, then to the alphabet. Numbers are never changed. Only words
    /// that `may_be` lets pass are looked at.
    pub fn nearest(
        &self,
        typed: &str,
        edits: usize,
        may_be: impl Fn(&WordEntry) -> bool,
    ) -> Option<&WordEntry> {
        let length = typed.chars().count();
        if length < SHORTEST || !is_alphabetic(typed) {
            return None;
        }
        let one_edit = self
            .with_other_first(typed)
            .into_iter()
            .chain(self.like(typed, length, 1));
        let nearest = closest(typed, 1, one_edit, &may_be);
        if nearest.is_some() || edits < 2 || length < LONG {
            return nearest;
        }
        closest(typed, 2, self.like(typed, length, 2), &may_be)
    }

    /// The words that may be within so many edits of `typed`, with its first letter.
    fn like<'a>(
        &'a self,
        typed: &str,
        length: usize,
        edits: usize,
    ) -> impl Iterator<Item = &'a WordEntry> {
        let letters = Letters::of(typed);
        let first = typed.chars().next();
        (length - edits..=length + edits)
            .filter_map(move |length| self.buckets.get(&(length, first?)))
            .flat_map(|bucket| {
                self.bucketed[bucket.clone()]
                    .iter()
                    .zip(&self.letters[bucket.clone()])
            })
            .filter(move |(_, other)| letters.may_be_within(**other, edits))
            .map(|(&id, _)| &self.entries[id as usize])
    }

    /// The words that one edit of the first letter makes of `typed`: without it, with
    /// another one in its place or before it, or with the second one before it.
    /// There are few first letters, so each is looked up.
    fn with_other_first(&self, typed: &str) -> Vec<&WordEntry> {
        let mut chars = typed.chars();
        let first = chars.next();
        let without = chars.as_str();
        let swapped = chars
            .next()
            .zip(first)
            .map(|(second, first)| format!("{second}{first}{}", chars.as_str()));
        let others = self
            .firsts
            .iter()
            .flat_map(move |other| [format!("{other}{without}"), format!("{other}{typed}")]);
        others
            .chain(swapped)
            .chain([without.to_owned()])
            .filter(|word| is_alphabetic(word) && word.chars().count() >= SHORTEST - 1)
            .filter_map(|word| self.get(&word))
            .collect()
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
        if !is_alphabetic(typed) || typed.chars().count() < 2 * SHORTEST_PART {
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

/// The nearest of the words within so many edits.
fn closest<'a>(
    typed: &str,
    edits: usize,
    words: impl Iterator<Item = &'a WordEntry>,
    may_be: impl Fn(&WordEntry) -> bool,
) -> Option<&'a WordEntry> {
    words
        .map(|entry| (entry, strsim::osa_distance(typed, &entry.folded)))
        .filter(|&(entry, distance)| distance <= edits && may_be(entry))
        .min_by(|(a, a_distance), (b, b_distance)| {
            a_distance
                .cmp(b_distance)
                .then_with(|| {
                    let similarity = |entry: &WordEntry| strsim::jaro_winkler(typed, &entry.folded);
                    similarity(b).total_cmp(&similarity(a))
                })
                .then_with(|| b.count.cmp(&a.count))
                .then_with(|| a.folded.cmp(&b.folded))
        })
        .map(|(entry, _)| entry)
}

fn is_alphabetic(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_alphabetic() || c == '\'' || c == '-')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::TermId;
    use super::WordList;

    fn list(words: &[&str]) -> WordList {
        let mut list = WordList::default();
        for (index, word) in (0u32..).zip(words) {
            let id = list.intern(word, TermId(index));
            list.count(id, 1);
        }
        list.finish();
        list
    }

    #[track_caller]
    fn reads(typed: &str, words: &[&str], expected: Option<&str>) {
        let list = list(words);
        assert_eq!(
            list.nearest(typed, 2, |_| true).map(|entry| &*entry.folded),
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

    /// What [`WordList::nearest`] stands for: every word compared.
    fn nearest_of_all<'a>(list: &'a WordList, typed: &str) -> Option<&'a str> {
        let length = typed.chars().count();
        let found = list.entries.iter().filter_map(|entry| {
            let folded = &*entry.folded;
            let distance = strsim::osa_distance(typed, folded);
            let is_near = distance <= 1
                || (distance == 2
                    && length >= super::LONG
                    && folded.chars().next() == typed.chars().next());
            let is_word = folded.chars().count() >= super::SHORTEST - 1;
            let similarity = strsim::jaro_winkler(typed, folded);
            (is_near && is_word && super::is_alphabetic(folded))
                .then_some((distance, similarity, entry))
        });
        let best = found.min_by(|a, b| {
            (a.0.cmp(&b.0))
                .then(b.1.total_cmp(&a.1))
                .then(b.2.count.cmp(&a.2.count))
                .then(a.2.folded.cmp(&b.2.folded))
        });
        best.map(|(_, _, entry)| &*entry.folded)
            .filter(|_| length >= super::SHORTEST && super::is_alphabetic(typed))
    }

    proptest! {
        #[test]
        fn the_nearest_word_is_the_nearest_of_all(
            words in proptest::collection::vec("[abcé]{1,4}[ab'ж]{0,7}", 1..60),
            counts in proptest::collection::vec(0..3u32, 60),
            typed in proptest::collection::vec("[abcé]{1,4}[ab'ж1]{0,7}", 20),
        ) {
            let mut list = WordList::default();
            for (word, count) in words.iter().zip(counts) {
                let id = list.intern(word, TermId(0));
                list.count(id, count);
            }
            list.finish();
            for typed in typed {
                let found = list.nearest(&typed, 2, |_| true).map(|entry| &*entry.folded);
                prop_assert_eq!(found, nearest_of_all(&list, &typed), "{}", typed);
            }
        }
    }
}
