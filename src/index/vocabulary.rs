use std::collections::HashMap;

use super::fuzzy::WordList;
use super::hash::Mixed;
use crate::text::{Company, company};

/// The number of a term in its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(pub(super) u32);

impl TermId {
    /// As the index of an array.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The terms of a library, and the words that stand for them.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: HashMap<Box<str>, TermId, Mixed>,
    terms: Vec<Box<str>>,
    /// How often each term stands with a capital inside a sentence, and how
    /// often it stands inside one at all.
    capitals: Vec<(u32, u32)>,
    /// Whether each term ever stands as a word that is no function word.
    carry_meaning: Vec<bool>,
    words: WordList,
    /// In whose company each term is found, if it is a frequent English word.
    companies: Vec<Option<Company>>,
}

impl Vocabulary {
    /// The id of `term`, which is new if it wasn't there.
    pub(super) fn intern(&mut self, term: &str) -> TermId {
        if let Some(&id) = self.ids.get(term) {
            return id;
        }
        let id = TermId(u32::try_from(self.terms.len()).expect("fewer than 2^32 terms"));
        self.ids.insert(term.into(), id);
        self.terms.push(term.into());
        self.capitals.push((0, 0));
        self.carry_meaning.push(false);
        id
    }

    /// Notes how often a term stands inside sentences, and how often of these with
    /// a capital.
    pub(super) fn note_case(&mut self, id: TermId, capitals: u32, inside: u32) {
        let case = &mut self.capitals[id.index()];
        case.0 += capitals;
        case.1 += inside;
    }

    /// What was noted so.
    pub(super) fn case(&self, id: TermId) -> (u32, u32) {
        self.capitals[id.index()]
    }

    /// Notes that a term stands somewhere as a word that is no function word.
    pub(super) fn note_meaning(&mut self, id: TermId) {
        self.carry_meaning[id.index()] = true;
    }

    /// The words by which terms are written, for misspelt ones.
    pub(super) fn words_mut(&mut self) -> &mut WordList {
        &mut self.words
    }

    /// Puts everything in order, once all terms are in.
    pub(super) fn finish(&mut self) {
        self.words.finish();
        self.companies = self.terms.iter().map(|term| company(term)).collect();
    }

    /// The id of `term`, if some article has it.
    #[must_use]
    pub fn id(&self, term: &str) -> Option<TermId> {
        self.ids.get(term).copied()
    }

    /// The text of a term.
    #[must_use]
    pub fn text(&self, id: TermId) -> &str {
        &self.terms[id.index()]
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether this term ever stands as a word that is no function word. Some do as
    /// both: "does" and "doe" are one term.
    #[must_use]
    pub fn carries_meaning(&self, id: TermId) -> bool {
        self.carry_meaning[id.index()]
    }

    /// Whether the articles write this term mostly with a capital, as names are.
    #[must_use]
    pub fn is_name(&self, id: TermId) -> bool {
        let (capitals, all) = self.capitals[id.index()];
        capitals * 2 > all
    }

    /// In whose company this term is found, if it is a frequent English word.
    #[must_use]
    pub fn company(&self, id: TermId) -> Option<Company> {
        self.companies.get(id.index()).copied().flatten()
    }

    /// The words by which terms are written.
    #[must_use]
    pub fn words(&self) -> &WordList {
        &self.words
    }
}
