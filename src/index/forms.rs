//! The words of a language as they are written: what is known of each is found
//! out once.

use std::collections::HashMap;

use super::hash::Mixed;
use super::{Parts, TermId, Vocabulary};
use crate::text::{Analyser, LexemeKind, TaggedToken, WordClass, rarest, zipf};

/// A word with a Zipf value above this says nothing by its capital at the
/// beginning of a sentence.
const COMMON: f32 = 3.5;

/// What is known of a word as it is written, and how often it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) term: TermId,
    /// Its number in the list of words; function words have none.
    pub(super) word: Option<u32>,
    pub(super) tag: TaggedToken,
    /// How often it was seen, and how often inside a sentence.
    pub(super) count: u32,
    pub(super) inside: u32,
}

impl Form {
    pub(super) fn new(
        vocabulary: &mut Vocabulary,
        parts: &mut Parts,
        analyser: &Analyser,
        written: &str,
    ) -> Self {
        let language = analyser.language();
        let lexeme = analyser.lexeme(written);
        let term = vocabulary.intern(&lexeme.term);
        let also: Box<[TermId]> = lexeme
            .parts
            .iter()
            .chain(&lexeme.unaccented)
            .map(|part| vocabulary.intern(part))
            .collect();
        if !also.is_empty() {
            parts.insert(term, also);
        }
        let stop = lexeme.kind == LexemeKind::Stop;
        // Without a frequency table a capital at the beginning says nothing.
        let common = rarest(language).is_none()
            || zipf(language, &lexeme.folded).is_some_and(|value| value > COMMON);
        Self {
            term,
            word: (!stop).then(|| vocabulary.words_mut().intern(&lexeme.folded, term)),
            tag: TaggedToken {
                class: WordClass::of(language, &lexeme.folded, &lexeme.term, lexeme.kind),
                capital: written.chars().next().is_some_and(char::is_uppercase),
                stop,
                common,
                adjacent: false,
                minutes: false,
            },
            count: 0,
            inside: 0,
        }
    }
}

/// The forms by their letters. Nearly all fit into 15 bytes: these lie in the
/// table itself, so that a look-up reads one place of the memory less.
#[derive(Default)]
pub(super) struct Forms {
    short: HashMap<Short, Form, Mixed>,
    long: HashMap<Box<str>, Form, Mixed>,
}

impl Forms {
    pub(super) fn get_or_insert(&mut self, written: &str, new: impl FnOnce() -> Form) -> &mut Form {
        match Short::new(written) {
            Some(short) => self.short.entry(short).or_insert_with(new),
            None => self.long.entry(written.into()).or_insert_with(new),
        }
    }

    /// All forms, in no order.
    pub(super) fn into_values(self) -> impl Iterator<Item = Form> {
        self.short.into_values().chain(self.long.into_values())
    }
}

/// A word of at most 15 bytes, and its length.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Short(u64, u64);

impl Short {
    fn new(word: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        bytes[15] = u8::try_from(word.len()).ok()?;
        bytes[..15]
            .get_mut(..word.len())?
            .copy_from_slice(word.as_bytes());
        let [low, high] = [0, 8].map(|at| {
            let half = bytes[at..at + 8].try_into().expect("eight bytes");
            u64::from_le_bytes(half)
        });
        Some(Self(low, high))
    }
}

#[cfg(test)]
mod tests {
    use super::Short;

    #[test]
    fn words_of_15_bytes_are_short_and_differ() {
        let words = ["", "a", "a\0", "ab", "ba", "präsident", "abcdefghijklmno"];
        for (at, word) in words.iter().enumerate() {
            assert!(Short::new(word).is_some(), "{word}");
            for other in &words[..at] {
                assert!(Short::new(word) != Short::new(other), "{word} {other}");
            }
        }
        assert!(Short::new("abcdefghijklmnop").is_none());
        assert!(Short::new(&"a".repeat(300)).is_none());
    }
}
