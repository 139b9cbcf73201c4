//! Which paragraphs are scored for a question, and what their sentences have of it.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::bm25::{Bm25, PARAGRAPH, SENTENCE};
use super::choice::{MOST_BY_FIELD, choose};
use super::features::{Matched, Terms};
use super::{Query, Scope};
use crate::index::{Index, TermId, field, gallop};

/// The most paragraphs whose sentences are scored.
const MOST_PARAGRAPHS: usize = 256;

/// The paragraphs worth scoring for a question.
pub(super) struct Candidates {
    /// In the order of the index.
    paragraphs: Vec<Found>,
    /// Their sentences, one paragraph after the other.
    sentences: Vec<FoundSentence>,
}

/// A paragraph, and what it has of the question.
struct Found {
    paragraph: u32,
    section: u32,
    /// The index of its first sentence, and where that stands in
    /// [`Candidates::sentences`].
    first_sentence: u32,
    first_found: usize,
    bm25: f64,
    fields: [Terms; 3],
}

/// A sentence, and what it has of the question.
#[derive(Clone, Copy, Default)]
struct FoundSentence {
    matched: Matched,
    bm25: f64,
}

impl Candidates {
    pub(super) fn new(index: &Index, scope: &Scope, query: &Query) -> Self {
        Self::among(index, scope, query, MOST_PARAGRAPHS)
    }

    /// At most so many.
    fn among(index: &Index, scope: &Scope, query: &Query, most: usize) -> Self {
        let chosen: Vec<u32> = if scope.paragraphs.len() <= most {
            scope.paragraphs.clone().collect()
        } else {
            choose(index, scope, query, most)
        };
        let mut found = Self {
            paragraphs: Vec::with_capacity(chosen.len()),
            sentences: Vec::new(),
        };
        let mut finder = Finder::new(index, scope, query);
        for paragraph in chosen {
            found
                .paragraphs
                .push(finder.paragraph(paragraph, &mut found.sentences));
        }
        fields(index, scope, query, &mut found.paragraphs);
        found
    }

    /// The paragraphs to score, in order.
    pub(super) fn iter<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = Candidate<'a>> {
        let all = self.paragraphs.iter().map(|found| {
            let count = index.paragraph(found.paragraph).sentences().len();
            Candidate {
                paragraph: found.paragraph,
                found,
                sentences: &self.sentences[found.first_found..found.first_found + count],
            }
        });
        all.filter(|candidate| candidate.is_any(index))
    }
}

/// A paragraph to score.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    /// Its number in the index.
    pub(super) paragraph: u32,
    found: &'a Found,
    sentences: &'a [FoundSentence],
}

impl Candidate<'_> {
    /// Which terms of the question one of its sentences has; none where the
    /// sentence is none of its.
    pub(super) fn matched(self, sentence: u32) -> Matched {
        self.sentence(sentence).matched
    }

    /// The BM25 of one of its sentences; 0 where that has no term itself.
    pub(super) fn sentence_bm25(self, sentence: u32) -> f64 {
        self.sentence(sentence).bm25
    }

    /// Its own BM25.
    pub(super) fn bm25(self) -> f64 {
        self.found.bm25
    }

    /// The terms in the heading of its section; in that's summary or keywords; in
    /// the article's title.
    pub(super) fn fields(self) -> [Terms; 3] {
        self.found.fields
    }

    fn sentence(self, sentence: u32) -> FoundSentence {
        let at = sentence.checked_sub(self.found.first_sentence);
        at.and_then(|at| self.sentences.get(at as usize))
            .copied()
            .unwrap_or_default()
    }

    /// Whether it has anything to do with the question. The title alone says
    /// nothing, and a heading speaks for the paragraphs right below it.
    fn is_any(self, index: &Index) -> bool {
        let [heading, summary, _] = self.found.fields;
        let is_headed = index.paragraph(self.paragraph).number < MOST_BY_FIELD;
        (is_headed && !heading.or(summary).is_empty())
            || self
                .sentences
                .iter()
                .any(|found| !found.matched.any().is_empty())
    }
}

/// The size of the filter before the look-up of a word.
const BITS: usize = 4_096;

/// Finds a question's words in sentences by reading these. A paragraph is short,
/// and few are read: looking each of them up in the list of every word, derivation
/// and synonym takes longer.
struct Finder<'a> {
    index: &'a Index,
    scope: &'a Scope,
    query: &'a Query,
    /// What each word says about the question.
    words: HashMap<TermId, Matched>,
    /// Which words may be among them, by the last bits of their numbers.
    may_be: [u64; BITS / 64],
    /// How often each term stands in the sentence and in the paragraph.
    in_sentence: Vec<u32>,
    in_paragraph: Vec<u32>,
}

impl<'a> Finder<'a> {
    fn new(index: &'a Index, scope: &'a Scope, query: &'a Query) -> Self {
        let mut words: HashMap<TermId, Matched> = HashMap::new();
        for (number, term) in query.terms.iter().enumerate() {
            if let Some(id) = term.id {
                words.entry(id).or_default().exact.insert(number);
            }
            for &id in &term.derived {
                words.entry(id).or_default().derived.insert(number);
            }
            for &id in &term.synonyms {
                words.entry(id).or_default().synonyms.insert(number);
            }
            for &id in &term.kinds {
                words.entry(id).or_default().kinds.insert(number);
            }
            for &id in &term.alike {
                words.entry(id).or_default().alike.insert(number);
            }
        }
        let mut may_be = [0; BITS / 64];
        for id in words.keys() {
            let bit = id.index() % BITS;
            may_be[bit / 64] |= 1 << (bit % 64);
        }
        Self {
            index,
            scope,
            query,
            words,
            may_be,
            in_sentence: vec![0; query.terms.len()],
            in_paragraph: vec![0; query.terms.len()],
        }
    }

    fn word(&self, id: TermId) -> Option<Matched> {
        let bit = id.index() % BITS;
        if self.may_be[bit / 64] & (1 << (bit % 64)) == 0 {
            return None;
        }
        self.words.get(&id).copied()
    }

    fn paragraph(&mut self, number: u32, sentences: &mut Vec<FoundSentence>) -> Found {
        let index = self.index;
        let paragraph = index.paragraph(number);
        let first_found = sentences.len();
        self.in_paragraph.fill(0);
        for sentence in paragraph.sentences() {
            sentences.push(self.sentence(sentence));
        }
        Found {
            paragraph: number,
            section: paragraph.section,
            first_sentence: paragraph.sentences().start,
            first_found,
            bm25: self.bm25(
                &PARAGRAPH, &self.in_paragraph, paragraph.content, self.scope.mean_paragraph,
            ),
            fields: [Terms::default(); 3],
        }
    }

    fn sentence(&mut self, number: u32) -> FoundSentence {
        let index = self.index;
        let sentence = index.sentence(number);
        let mut matched = Matched::default();
        self.in_sentence.fill(0);
        let own = index.tokens(sentence).iter().flat_map(|token| {
            let parts = index.parts(token.term).iter().copied();
            std::iter::once(token.term).chain(parts)
        });
        for id in own.chain(index.alias_terms(number)) {
            if let Some(word) = self.word(id) {
                matched = matched.or(word);
                if !word.exact.is_empty() {
                    // A term stands in a question once.
                    let term = word.exact.0.trailing_zeros() as usize;
                    self.in_sentence[term] += 1;
                    self.in_paragraph[term] += 1;
                }
            }
        }
        FoundSentence {
            bm25: if matched.exact.is_empty() {
                0.0
            } else {
                self.bm25(
                    &SENTENCE, &self.in_sentence, sentence.content, self.scope.mean_sentence,
                )
            },
            matched,
        }
    }

    /// BM25, summed in the order of the question's terms.
    fn bm25(&self, bm25: &Bm25, frequencies: &[u32], length: u32, mean: f64) -> f64 {
        let mut sum = 0.0;
        for (term, &frequency) in self.query.terms.iter().zip(frequencies) {
            if frequency > 0 {
                sum += bm25.part(term.idf, frequency, length, mean);
            }
        }
        sum
    }
}

/// Looks up the question's terms in the headings, summaries, keywords and titles
/// of the paragraphs' sections.
fn fields(index: &Index, scope: &Scope, query: &Query, paragraphs: &mut [Found]) {
    for (number, term) in query.terms.iter().enumerate() {
        let Some(id) = term.id else { continue };
        let mut postings = scope.section_postings(index, id);
        for found in &mut *paragraphs {
            postings = gallop(postings, found.section);
            let Some(posting) = postings.first() else {
                break;
            };
            if posting.place != found.section {
                continue;
            }
            let [heading, summary, title] = &mut found.fields;
            for (bits, terms) in [
                (field::HEADING, heading),
                (field::SUMMARY | field::KEYWORDS, summary),
                (field::TITLE, title),
            ] {
                if posting.count & bits != 0 {
                    terms.insert(number);
                }
            }
        }
    }
}
