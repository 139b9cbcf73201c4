use std::collections::HashMap;

use super::features::{self, Matched, Terms, Values, Weighed};
use super::weights::Feature;
use super::{Query, Scope};
use crate::index::{Index, Sentence, field};

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

/// A sentence, scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Its number in the index.
    pub sentence: u32,
    /// Its score.
    pub score: f64,
    values: Values,
    /// The terms that it has.
    exact: Terms,
    /// The terms that it has itself, by their root or by their meaning.
    any: Terms,
    /// The terms that its paragraph or section has.
    around: Terms,
}

impl Ranked {
    /// Every feature that isn't zero, with its value.
    pub fn features(&self) -> impl Iterator<Item = (Feature, f64)> + '_ {
        Feature::ALL
            .iter()
            .map(|&feature| (feature, self.values.get(feature)))
            .filter(|&(_, value)| value != 0.0)
    }

    /// Whether it has the question's term of this number, itself, by its root or by its meaning.
    #[must_use]
    pub fn has(&self, term: usize) -> bool {
        self.any.has(term)
    }
}

/// The sentences of a library, ranked for a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// Best first; of two as good, the earlier one.
    pub ranked: Vec<Ranked>,
}

impl Ranking {
    /// The weights of the terms that the sentence at `rank` has, over all; 0 if
    /// there is none.
    #[must_use]
    pub fn coverage(&self, query: &Query, rank: usize) -> f64 {
        let question = Weighed::new(query);
        self.ranked
            .get(rank)
            .map_or(0.0, |ranked| question.coverage(ranked.exact))
    }

    /// Likewise for terms that its paragraph, heading, summary or keywords have,
    /// or that it has by their root.
    #[must_use]
    pub fn coverage_around(&self, query: &Query, rank: usize) -> f64 {
        let question = Weighed::new(query);
        self.ranked
            .get(rank)
            .map_or(0.0, |ranked| question.coverage(ranked.around))
    }
}

/// Ranks the sentences in scope that have anything to do with the question.
#[must_use]
pub fn rank(index: &Index, scope: &Scope, query: &Query) -> Ranking {
    let question = Weighed::new(query);
    let found = Found::new(index, scope, query);
    let mut ranked = Vec::new();
    for paragraph in found.paragraphs(index) {
        score_paragraph(index, &question, &found, paragraph, &mut ranked);
    }
    ranked.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.sentence.cmp(&b.sentence))
    });
    Ranking { ranked }
}

/// What the posting lists say.
struct Found {
    sentences: HashMap<u32, Matched>,
    sentence_bm25: HashMap<u32, f64>,
    /// BM25 and term frequencies are summed paragraph by paragraph.
    paragraph_bm25: HashMap<u32, f64>,
    /// The terms in a section's heading; in its summary or keywords; in its
    /// article's title.
    fields: HashMap<u32, [Terms; 3]>,
}

impl Found {
    fn new(index: &Index, scope: &Scope, query: &Query) -> Self {
        let mut found = Self {
            sentences: HashMap::new(),
            sentence_bm25: HashMap::new(),
            paragraph_bm25: HashMap::new(),
            fields: HashMap::new(),
        };
        for (number, term) in query.terms.iter().enumerate() {
            if let Some(id) = term.id {
                found.exact(index, scope, number, term.idf, id);
                found.fields(index, scope, number, id);
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
        found
    }

    fn exact(
        &mut self,
        index: &Index,
        scope: &Scope,
        number: usize,
        idf: f64,
        id: crate::index::TermId,
    ) {
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

    fn fields(&mut self, index: &Index, scope: &Scope, number: usize, id: crate::index::TermId) {
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

    /// The paragraphs to score, in order.
    fn paragraphs(&self, index: &Index) -> Vec<u32> {
        let bm25 = |paragraph: u32| {
            self.paragraph_bm25
                .get(&paragraph)
                .copied()
                .unwrap_or_default()
        };
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
        paragraphs.sort_by(|&a, &b| bm25(b).total_cmp(&bm25(a)).then(a.cmp(&b)));
        paragraphs.truncate(MOST_PARAGRAPHS);
        paragraphs.sort_unstable();
        paragraphs
    }

    fn matched(&self, sentence: u32) -> Matched {
        self.sentences.get(&sentence).copied().unwrap_or_default()
    }
}

fn score_paragraph(
    index: &Index,
    question: &Weighed<'_>,
    found: &Found,
    number: u32,
    ranked: &mut Vec<Ranked>,
) {
    let paragraph = index.paragraph(number);
    let sentences = paragraph.sentences();
    let whole = sentences.clone().fold(Matched::default(), |all, sentence| {
        all.or(found.matched(sentence))
    });
    let [heading, field, title] = found
        .fields
        .get(&paragraph.section)
        .copied()
        .unwrap_or_default();
    let best_bm25 = sentences
        .clone()
        .filter_map(|sentence| found.sentence_bm25.get(&sentence).copied())
        .fold(0.0, f64::max);
    let mut shared = Values::default();
    shared.set(
        Feature::ParagraphBm25,
        found
            .paragraph_bm25
            .get(&number)
            .copied()
            .unwrap_or_default(),
    );
    shared.set(Feature::BestSentenceBm25, best_bm25);
    shared.set(
        Feature::Heading,
        question.weight(heading.without(whole.exact)),
    );
    shared.set(
        Feature::Field,
        question.weight(field.without(whole.exact).without(heading)),
    );
    let elsewhere = whole.exact.or(heading).or(field);
    shared.set(Feature::Title, question.weight(title.without(elsewhere)));
    let around = whole.any().or(heading).or(field).or(title);

    for at in sentences.clone() {
        let sentence: &Sentence = index.sentence(at);
        let here = found.matched(at);
        let before = neighbour(found, &sentences, at.checked_sub(1));
        let behind = neighbour(found, &sentences, at.checked_add(1));
        let mut values = shared;
        features::overlap(&mut values, question, here, before, behind, whole.exact);
        features::form(
            &mut values,
            question,
            index.tokens(sentence),
            here.exact,
            at == sentences.start,
        );
        features::wanted(&mut values, question, index, sentence);
        ranked.push(Ranked {
            sentence: at,
            score: values.score(),
            values,
            exact: here.exact,
            any: here.any(),
            around,
        });
    }
}

fn neighbour(found: &Found, sentences: &std::ops::Range<u32>, at: Option<u32>) -> Matched {
    at.filter(|at| sentences.contains(at))
        .map_or_else(Matched::default, |at| found.matched(at))
}
