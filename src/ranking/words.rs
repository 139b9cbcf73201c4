use super::Query;
use super::features::Matched;
use crate::index::{Index, TermId};

/// How many slots there are to a word, at least: so few words share one that the
/// first look mostly tells.
const SLOTS_A_WORD: usize = 8;

/// What a word of the articles has to do with a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    id: TermId,
    /// Which of the question's terms it is, or is related to.
    pub(super) matched: Matched,
    /// Whether the question says it.
    pub(super) is_said: bool,
}

/// The words of the articles that have anything to do with a question, those aside
/// that are nothing but function words, in a hash table of open addressing: every token
/// of every sentence that is read is looked up, and nearly none of them is there.
pub(super) struct Words {
    words: Vec<Word>,
    /// A power of two of slots: a word's number from 1, or 0. A word is in the slot
    /// of its term's last bits or behind, before any that is 0.
    slots: Vec<u32>,
}

impl Words {
    pub(super) fn new(index: &Index, query: &Query) -> Self {
        let related = query
            .terms
            .iter()
            .map(|term| 1 + term.derived.len() + term.synonyms.len() + term.kinds.len());
        let most = related.sum::<usize>() + query.sequence.len();
        let mut words = Self {
            words: Vec::with_capacity(most),
            slots: vec![0; (SLOTS_A_WORD * most.max(1)).next_power_of_two()],
        };
        for (number, term) in query.terms.iter().enumerate() {
            if let Some(id) = term.id {
                words.entry(id).matched.exact.insert(number);
            }
            for &id in &term.derived {
                words.entry(id).matched.derived.insert(number);
            }
            for &id in &term.synonyms {
                words.entry(id).matched.synonyms.insert(number);
            }
            for &id in &term.kinds {
                words.entry(id).matched.kinds.insert(number);
            }
        }
        for &id in query.sequence.iter().flatten() {
            if index.vocabulary().carries_meaning(id) {
                words.entry(id).is_said = true;
            }
        }
        words
    }

    /// The word of a term, if it has to do with the question.
    pub(super) fn get(&self, id: TermId) -> Option<&Word> {
        self.find(id).ok().map(|number| &self.words[number])
    }

    /// The word of a term, which is new if it wasn't there.
    fn entry(&mut self, id: TermId) -> &mut Word {
        let number = self.find(id).unwrap_or_else(|slot| {
            self.words.push(Word {
                id,
                matched: Matched::default(),
                is_said: false,
            });
            self.slots[slot] = u32::try_from(self.words.len()).expect("fewer than 2^32 words");
            self.words.len() - 1
        });
        &mut self.words[number]
    }

    /// The number of a term's word, else the slot where it would go.
    fn find(&self, id: TermId) -> Result<usize, usize> {
        let last = self.slots.len() - 1;
        let mut slot = id.index() & last;
        while let Some(number) = self.slots[slot].checked_sub(1) {
            if self.words[number as usize].id == id {
                return Ok(number as usize);
            }
            slot = (slot + 1) & last;
        }
        Err(slot)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Query, Scope};
    use super::Words;
    use crate::article::markdown;
    use crate::index::Index;
    use crate::text::Language;

    #[test]
    fn every_word_of_the_articles_is_told_apart() {
        let text = b"# A\n\nThe violin in Turku was hurt. Its wages fell by 54 to 12.\n";
        let article = markdown::read("a", text).expect("an article").article;
        let index = Index::build(vec![article]);
        let question = "Which instrument was injured in Turku for 54?";
        let query = Query::new(&index, &Scope::all(&index), Language::English, question);
        let words = Words::new(&index, &query);
        let told = |term: &str| {
            let word = words.get(index.vocabulary().id(term).expect("a term"))?;
            let sets = word.matched;
            let counts = [sets.exact, sets.derived, sets.synonyms, sets.kinds];
            Some((counts.map(|terms| terms.count()), word.is_said))
        };
        assert_eq!(told("turku"), Some(([1, 0, 0, 0], true)));
        assert_eq!(told("54"), Some(([1, 0, 0, 0], true)));
        assert_eq!(told("hurt"), Some(([0, 0, 1, 0], false)));
        assert_eq!(told("violin"), Some(([0, 0, 0, 1], false)));
        for term in ["in", "the", "fall", "12"] {
            assert_eq!(told(term), None, "{term}");
        }
    }

    #[test]
    fn a_question_without_words_has_none() {
        let index = Index::default();
        let query = Query::new(&index, &Scope::all(&index), Language::English, "");
        assert!(Words::new(&index, &query).words.is_empty());
    }
}
