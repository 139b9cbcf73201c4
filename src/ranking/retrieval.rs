use std::collections::HashMap;

use super::features::{Matched, Terms};
use super::{Query, Scope};
use crate::index::{Index, TermId, field};

/// The most paragraphs whose sentences are scored: those with the highest BM25.
const MOST_PARAGRAPHS: usize = 256;
/// The most paragraphs of one section that are scored because its heading,
/// summary or keywords match, though none of their own words do.
const MOST_BY_FIELD: usize = 24;

/// BM25's two parameters: k1 bends the term frequency, b the length.
struct Bm25 {
    k1: f64,
    b: f64,
}

const PARAGRAPH: Bm25 = Bm25 { k1: 1.2, b: 0.75 };
const SENTENCE: Bm25 = Bm25 { k1: 0.4, b: 0.4 };

impl Bm25 {
    /// One term's part of the score (Robertson and Zaragoza, 2009).
    fn part(&self, idf: f64, frequency: u32, length: f64, mean: f64) -> f64 {
        let frequency = f64::from(frequency);
        let norm = 1.0 - self.b + self.b * length / mean.max(1.0);
        idf * frequency * (self.k1 + 1.0) / (frequency + self.k1 * norm)
    }
}

/// The paragraphs worth scoring for a question, and what the posting lists say
/// of them.
pub(super) struct Candidates {
    sentences: HashMap<u32, Matched>,
    /// Sentence BM25, summed term by term.
    sentence_bm25: HashMap<u32, f64>,
    /// BM25 and term frequencies are summed paragraph by paragraph.
    paragraph_bm25: HashMap<u32, f64>,
    /// The terms in a section's heading; in its summary or keywords; in its
    /// article's title.
    fields: HashMap<u32, [Terms; 3]>,
    /// The paragraphs to score with their sections, in order.
    paragraphs: Vec<(u32, u32)>,
}

impl Candidates {
    pub(super) fn new(index: &Index, scope: &Scope, query: &Query) -> Self {
        let mut found = Self {
            sentences: HashMap::new(),
            sentence_bm25: HashMap::new(),
            paragraph_bm25: HashMap::new(),
            fields: HashMap::new(),
            paragraphs: Vec::new(),
        };
        for (number, term) in query.terms.iter().enumerate() {
            if let Some(id) = term.id {
                found.exact(index, scope, number, term.idf, id);
                found.in_fields(index, scope, number, id);
            }
            let derived = term.derived.iter().map(|&id| (id, false));
            let synonyms = term.synonyms.iter().map(|&id| (id, true));
            for (id, is_synonym) in derived.chain(synonyms) {
                for posting in scope.sentence_postings(index, id) {
                    let matched = found.sentences.entry(posting.place).or_default();
                    let terms = if is_synonym {
                        &mut matched.synonyms
                    } else {
                        &mut matched.derived
                    };
                    terms.insert(number);
                }
            }
        }
        found.paragraphs = found
            .best(index)
            .into_iter()
            .map(|number| (number, index.paragraph(number).section))
            .collect();
        found
    }

    fn exact(&mut self, index: &Index, scope: &Scope, number: usize, idf: f64, id: TermId) {
        let (mean_sentence, mean_paragraph) = (scope.mean_sentence, scope.mean_paragraph);
        let postings = scope.sentence_postings(index, id);
        for posting in postings {
            self.sentences
                .entry(posting.place)
                .or_default()
                .exact
                .insert(number);
            let length = f64::from(index.sentence(posting.place).content);
            *self.sentence_bm25.entry(posting.place).or_default() +=
                SENTENCE.part(idf, posting.count, length, mean_sentence);
        }
        let paragraph_of = |place: u32| index.sentence(place).paragraph;
        for run in postings.chunk_by(|a, b| paragraph_of(a.place) == paragraph_of(b.place)) {
            let paragraph = paragraph_of(run[0].place);
            let frequency = run.iter().map(|posting| posting.count).sum();
            let length = f64::from(index.paragraph(paragraph).content);
            *self.paragraph_bm25.entry(paragraph).or_default() +=
                PARAGRAPH.part(idf, frequency, length, mean_paragraph);
        }
    }

    fn in_fields(&mut self, index: &Index, scope: &Scope, number: usize, id: TermId) {
        for posting in scope.section_postings(index, id) {
            let [heading, summary, title] = self.fields.entry(posting.place).or_default();
            if posting.count & field::HEADING != 0 {
                heading.insert(number);
            }
            if posting.count & (field::SUMMARY | field::KEYWORDS) != 0 {
                summary.insert(number);
            }
            if posting.count & field::TITLE != 0 {
                title.insert(number);
            }
        }
    }

    fn best(&self, index: &Index) -> Vec<u32> {
        let mut paragraphs: Vec<u32> = self
            .sentences
            .keys()
            .map(|&sentence| index.sentence(sentence).paragraph)
            .collect();
        for (&section, [heading, summary, _]) in &self.fields {
            // The title alone says nothing about a section.
            if !heading.or(*summary).is_empty() {
                paragraphs.extend(index.section(section).paragraphs().take(MOST_BY_FIELD));
            }
        }
        paragraphs.sort_unstable();
        paragraphs.dedup();
        paragraphs.sort_by(|&a, &b| self.bm25(b).total_cmp(&self.bm25(a)).then(a.cmp(&b)));
        paragraphs.truncate(MOST_PARAGRAPHS);
        paragraphs.sort_unstable();
        paragraphs
    }

    /// The paragraphs to score, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Candidate<'_>> {
        self.paragraphs
            .iter()
            .map(|&(paragraph, section)| Candidate {
                found: self,
                paragraph,
                section,
            })
    }

    fn bm25(&self, paragraph: u32) -> f64 {
        self.paragraph_bm25
            .get(&paragraph)
            .copied()
            .unwrap_or_default()
    }
}

/// A paragraph to score.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    found: &'a Candidates,
    /// Its number in the index.
    pub(super) paragraph: u32,
    section: u32,
}

impl Candidate<'_> {
    /// Which terms of the question one of its sentences has; none where the
    /// sentence is none of its.
    pub(super) fn matched(self, sentence: u32) -> Matched {
        self.found
            .sentences
            .get(&sentence)
            .copied()
            .unwrap_or_default()
    }

    /// The BM25 of one of its sentences; 0 where that has no term itself.
    pub(super) fn sentence_bm25(self, sentence: u32) -> f64 {
        self.found
            .sentence_bm25
            .get(&sentence)
            .copied()
            .unwrap_or_default()
    }

    /// Its own BM25.
    pub(super) fn bm25(self) -> f64 {
        self.found.bm25(self.paragraph)
    }

    /// The terms in the heading of its section; in that's summary or keywords; in
    /// the article's title.
    pub(super) fn fields(self) -> [Terms; 3] {
        self.found
            .fields
            .get(&self.section)
            .copied()
            .unwrap_or_default()
    }
}
