//! Which paragraphs are scored for a question, and what their sentences have of it.

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::bm25::{Bm25, PARAGRAPH, SENTENCE};
use super::choice::{MOST_BY_FIELD, choose};
use super::features::{Hit, Matched, Role, Terms};
use super::words::{Word, Words};
use super::{Query, Scope};
use crate::index::{Index, Token, field, gallop};

/// The most paragraphs whose sentences are scored.
const MOST_PARAGRAPHS: usize = 256;
/// Up to so many paragraphs all sentences are scored, even those without a word of the
/// question: what is asked for may stand there in other words.
const MOST_READ_WHOLE: usize = 64;

/// The paragraphs worth scoring for a question.
pub(super) struct Candidates {
    /// In the order of the index.
    paragraphs: Vec<Found>,
    /// Their sentences, one paragraph after the other.
    sentences: Vec<FoundSentence>,
    /// Those of their tokens that are something to the question, likewise.
    hits: Vec<Hit>,
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
#[derive(Clone, Default)]
struct FoundSentence {
    matched: Matched,
    bm25: f64,
    /// Where its tokens stand in [`Candidates::hits`].
    hits: Range<usize>,
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
        let mut finder = Finder::new(index, scope, query);
        let paragraphs = chosen.into_iter().map(|number| finder.paragraph(number));
        let mut paragraphs: Vec<Found> = paragraphs.collect();
        fields(index, scope, query, &mut paragraphs);
        Self {
            paragraphs,
            sentences: finder.sentences,
            hits: finder.hits,
        }
    }

    /// How many sentences were read, of which those of [`iter`](Self::iter) are most.
    pub(super) fn sentence_count(&self) -> usize {
        self.sentences.len()
    }

    /// The paragraphs to score, in order.
    pub(super) fn iter<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = Candidate<'a>> {
        let all = self.paragraphs.iter().map(|found| {
            let count = index.paragraph(found.paragraph).sentences().len();
            Candidate {
                paragraph: found.paragraph,
                found,
                sentences: &self.sentences[found.first_found..found.first_found + count],
                hits: &self.hits,
            }
        });
        let is_short = self.paragraphs.len() <= MOST_READ_WHOLE;
        all.filter(move |candidate| is_short || candidate.is_related(index))
    }
}

/// A paragraph to score.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    /// Its number in the index.
    pub(super) paragraph: u32,
    found: &'a Found,
    sentences: &'a [FoundSentence],
    /// Of all paragraphs.
    hits: &'a [Hit],
}

impl<'a> Candidate<'a> {
    /// Which terms of the question one of its sentences has; none where the
    /// sentence is none of its.
    pub(super) fn matched(self, sentence: u32) -> Matched {
        self.sentence(sentence)
            .map_or_else(Matched::default, |found| found.matched)
    }

    /// The tokens of one of its sentences that are something to the question, in
    /// order.
    pub(super) fn hits(self, sentence: u32) -> &'a [Hit] {
        self.sentence(sentence)
            .map_or(&[], |found| &self.hits[found.hits.clone()])
    }

    /// The BM25 of one of its sentences; 0 where that has no term itself.
    pub(super) fn sentence_bm25(self, sentence: u32) -> f64 {
        self.sentence(sentence).map_or(0.0, |found| found.bm25)
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

    fn sentence(self, sentence: u32) -> Option<&'a FoundSentence> {
        let at = sentence.checked_sub(self.found.first_sentence)?;
        self.sentences.get(at as usize)
    }

    /// Whether it has anything to do with the question. The title alone says
    /// nothing, and a heading speaks for the paragraphs right below it.
    pub(super) fn is_related(self, index: &Index) -> bool {
        let [heading, summary, _] = self.found.fields;
        let is_headed = index.paragraph(self.paragraph).number < MOST_BY_FIELD;
        (is_headed && !heading.or(summary).is_empty())
            || self
                .sentences
                .iter()
                .any(|found| !found.matched.any().is_empty())
    }
}

/// Finds a question's words in sentences by reading these. A paragraph is short,
/// and few are read: looking each of them up in the list of every word, derivation
/// and synonym takes longer.
struct Finder<'a> {
    index: &'a Index,
    scope: &'a Scope,
    query: &'a Query,
    words: Words,
    /// What was found so far.
    sentences: Vec<FoundSentence>,
    hits: Vec<Hit>,
    /// How often each term stands in the paragraph.
    in_paragraph: Vec<u32>,
    in_sentence: Counted,
}

/// What a sentence has of the question.
struct Counted {
    matched: Matched,
    /// How often it has each term.
    frequencies: Vec<u32>,
}

impl Counted {
    /// Forgets what was counted, for the next sentence.
    fn clear(&mut self) {
        self.matched = Matched::default();
        self.frequencies.fill(0);
    }

    /// Counts a word that stands in the sentence.
    fn add(&mut self, word: &Word) {
        self.matched = self.matched.or(word.matched);
        // A term stands in a question once.
        if let Some(term) = word.matched.exact.first() {
            self.frequencies[usize::from(term)] += 1;
        }
    }
}

impl<'a> Finder<'a> {
    fn new(index: &'a Index, scope: &'a Scope, query: &'a Query) -> Self {
        let none = vec![0; query.terms.len()];
        Self {
            index,
            scope,
            query,
            words: Words::new(index, query),
            sentences: Vec::new(),
            hits: Vec::new(),
            in_paragraph: none.clone(),
            in_sentence: Counted {
                matched: Matched::default(),
                frequencies: none,
            },
        }
    }

    fn paragraph(&mut self, number: u32) -> Found {
        let index = self.index;
        let paragraph = index.paragraph(number);
        let first_found = self.sentences.len();
        self.in_paragraph.fill(0);
        for sentence in paragraph.sentences() {
            let found = self.sentence(sentence);
            self.sentences.push(found);
            let frequencies = self.in_sentence.frequencies.iter();
            for (all, here) in self.in_paragraph.iter_mut().zip(frequencies) {
                *all += here;
            }
        }
        let norm = PARAGRAPH.norm(paragraph.content, self.scope.mean_paragraph);
        Found {
            paragraph: number,
            section: paragraph.section,
            first_sentence: paragraph.sentences().start,
            first_found,
            bm25: self.bm25(&PARAGRAPH, &self.in_paragraph, norm),
            fields: [Terms::default(); 3],
        }
    }

    fn sentence(&mut self, number: u32) -> FoundSentence {
        let sentence = self.index.sentence(number);
        let first_hit = self.hits.len();
        self.in_sentence.clear();
        self.read(self.index.tokens(sentence));
        for aliased in self.index.alias_terms(number) {
            if let Some(word) = self.words.get(aliased) {
                self.in_sentence.add(word);
            }
        }
        let Counted {
            matched,
            ref frequencies,
        } = self.in_sentence;
        let bm25 = if matched.exact.is_empty() {
            0.0
        } else {
            let norm = SENTENCE.norm(sentence.content, self.scope.mean_sentence);
            self.bm25(&SENTENCE, frequencies, norm)
        };
        FoundSentence {
            matched,
            bm25,
            hits: first_hit..self.hits.len(),
        }
    }

    /// Looks every token up, and what it is made of.
    fn read(&mut self, tokens: &[Token]) {
        let Self {
            index,
            query,
            words,
            hits,
            in_sentence,
            ..
        } = self;
        for (at, token) in (0..).zip(tokens) {
            if let Some(word) = words.get(token.term) {
                in_sentence.add(word);
                hits.extend(hit(query, at, token, word));
            }
        }
        if index.has_parts() {
            let parts = tokens.iter().flat_map(|token| index.parts(token.term));
            for word in parts.filter_map(|&part| words.get(part)) {
                in_sentence.add(word);
            }
        }
    }

    /// BM25, summed in the order of the question's terms.
    fn bm25(&self, bm25: &Bm25, frequencies: &[u32], norm: f64) -> f64 {
        let mut sum = 0.0;
        for (term, &frequency) in self.query.terms.iter().zip(frequencies) {
            if frequency > 0 {
                sum += bm25.part_with(term.idf, frequency, norm);
            }
        }
        sum
    }
}

/// What the token at `at` is to the question, if it is no function word and the
/// question says it or asks for a thing of its kind.
fn hit(query: &Query, at: u32, token: &Token, word: &Word) -> Option<Hit> {
    let is_kind = || {
        query
            .focus
            .is_some_and(|focus| word.matched.kinds.has(focus))
    };
    let role = if token.stop {
        return None;
    } else if word.is_said {
        Role::Said(word.matched.exact.first())
    } else if is_kind() {
        Role::Kind
    } else {
        return None;
    };
    Some(Hit { at, role })
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
