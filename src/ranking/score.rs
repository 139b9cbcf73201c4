use super::features::{self, Around, Beside, Likened, Matched, Paragraph, Terms, Values, Weighed};
use super::retrieval::{Candidate, Candidates};
use super::weights::{Feature, Weighting, Weights};
use super::{Query, Scope};
use crate::index::{Index, Sentence};

/// The sentences of so many paragraphs are scored, those with the highest BM25, or of a
/// [`SHARE_READ`] of them if that is more: further down nothing was found but what cost time.
/// Where fewer have any word of the question itself, all are.
const READ: usize = 20;
/// One of so many.
const SHARE_READ: usize = 4;
/// Likewise words that are merely used alike are looked for in so many: that takes longest.
const CLOSELY_READ: usize = 8;

/// A sentence, scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Its number in the index.
    pub sentence: u32,
    /// Its score.
    pub score: f64,
    pub(super) values: Values,
    /// The terms that it has.
    exact: Terms,
    /// The terms that it has itself, by their root or by their meaning.
    any: Terms,
    /// The terms that its paragraph or section has.
    around: Terms,
    is_related: bool,
}

impl Ranked {
    /// A sentence that stands for itself, with nothing of the question's words.
    pub(super) fn unscored(sentence: u32) -> Self {
        Self {
            sentence,
            score: 0.0,
            values: Values::default(),
            exact: Terms::default(),
            any: Terms::default(),
            around: Terms::default(),
            is_related: false,
        }
    }

    /// Every feature that isn't zero, with its value.
    pub fn features(&self) -> impl Iterator<Item = (Feature, f64)> + '_ {
        Feature::ALL
            .iter()
            .map(|&feature| (feature, self.values.get(feature)))
            .filter(|&(_, value)| value != 0.0)
    }

    /// The value of `feature`.
    #[must_use]
    pub fn value(&self, feature: Feature) -> f64 {
        self.values.get(feature)
    }

    /// Whether it has the question's term of this number, itself, by its root or by its meaning.
    #[must_use]
    pub fn has(&self, term: usize) -> bool {
        self.any.has(term)
    }
}

impl Ranked {
    /// Whether its paragraph or section has any of the question's words or a related one.
    #[must_use]
    pub fn is_related(&self) -> bool {
        self.is_related
    }

    /// Whether its paragraph, heading, summary or keywords have the question's term
    /// of this number, or it has it by its root or its meaning.
    #[must_use]
    pub fn is_around(&self, term: usize) -> bool {
        self.around.has(term)
    }
}

/// The sentences of a library, ranked for a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// Best first; of two as good, the earlier one.
    pub ranked: Vec<Ranked>,
}

impl Ranking {
    /// Puts the best first. Where each goes is found before any is moved: they are
    /// too large to be moved about.
    fn sort(&mut self) {
        let ranked = &self.ranked;
        let mut order: Vec<usize> = (0..ranked.len()).collect();
        order.sort_unstable_by(|&a, &b| {
            let (a, b) = (&ranked[a], &ranked[b]);
            b.score
                .total_cmp(&a.score)
                .then(a.sentence.cmp(&b.sentence))
        });
        self.ranked = order.into_iter().map(|at| ranked[at].clone()).collect();
    }

    /// Ranks the same sentences by other weights.
    pub fn reweigh(&mut self, weights: &Weights) {
        for ranked in &mut self.ranked {
            ranked.score = ranked.values.score(weights);
        }
        self.sort();
    }

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

/// Ranks the sentences in scope that have anything to do with the question; of a scope that
/// is short enough to be read whole, all.
#[must_use]
pub fn rank(index: &Index, scope: &Scope, query: &Query) -> Ranking {
    rank_by(Weighting::IN_FORCE.of(query.language), index, scope, query)
}

/// Likewise by other weights than those in force.
#[must_use]
pub fn rank_by(weights: &Weights, index: &Index, scope: &Scope, query: &Query) -> Ranking {
    rank_among(weights, index, scope, query, READ)
}

/// Likewise all sentences of whatever has most of the question, those too that nobody would
/// look at: what is learned has to tell them apart.
#[cfg(feature = "eval")]
pub(crate) fn rank_all(index: &Index, scope: &Scope, query: &Query) -> Ranking {
    let weights = Weighting::IN_FORCE.of(query.language);
    rank_among(weights, index, scope, query, usize::MAX)
}

/// The sentences of `read` paragraphs, or of more where there are many.
fn rank_among(
    weights: &Weights,
    index: &Index,
    scope: &Scope,
    query: &Query,
    read: usize,
) -> Ranking {
    let question = Weighed::new(query);
    let found = Candidates::new(index, scope, query);
    let mut ranked = Vec::with_capacity(found.sentence_count());
    let mut scores: Vec<f64> = found.iter(index).map(Candidate::bm25).collect();
    let read = read.max(scores.len() / SHARE_READ);
    let read = least_of(&mut scores, read);
    let closely = least_of(&mut scores, CLOSELY_READ);
    for paragraph in found.iter(index).filter(|found| found.bm25() >= read) {
        score_paragraph(index, &question, paragraph, closely, &mut ranked);
    }
    relate(&mut ranked);
    let mut ranking = Ranking { ranked };
    ranking.reweigh(weights);
    ranking
}

/// Sets what compares a sentence with the others.
fn relate(ranked: &mut [Ranked]) {
    let coverage = |ranked: &Ranked| ranked.values.get(Feature::IdfCoverage);
    let best = ranked.iter().map(coverage).fold(0.0, f64::max);
    if best > 0.0 {
        for ranked in ranked {
            let share = coverage(ranked) / best;
            ranked.values.set(Feature::RelativeCoverage, share);
        }
    }
}

fn score_paragraph(
    index: &Index,
    question: &Weighed<'_>,
    found: Candidate<'_>,
    closely: f64,
    ranked: &mut Vec<Ranked>,
) {
    let paragraph = index.paragraph(found.paragraph);
    let sentences = paragraph.sentences();
    let whole = sentences.clone().fold(Matched::default(), |all, sentence| {
        all.or(found.matched(sentence))
    });
    let [heading, field, title] = found.fields();
    let shared = features::paragraph(
        question,
        &Paragraph {
            bm25: found.bm25(),
            best_bm25: sentences
                .clone()
                .map(|sentence| found.sentence_bm25(sentence))
                .fold(0.0, f64::max),
            whole,
            fields: found.fields(),
            sentences: sentences.len(),
            position: index.position(found.paragraph),
        },
    );
    let paragraph_length = index.paragraph_subject_length(found.paragraph);
    let is_read_closely = found.bm25() >= closely;
    let is_related = found.is_related(index);
    let around = whole.any().or(heading).or(field).or(title);

    let likened = is_read_closely.then(|| {
        let mut likened = Likened::new(question);
        for at in sentences.clone() {
            likened.push(found.matched(at), index.company(at));
        }
        likened
    });
    for at in sentences.clone() {
        let sentence: &Sentence = index.sentence(at);
        if sentence.heads_columns {
            continue;
        }
        let here = found.matched(at);
        let mut values = shared;
        let before = |ago| neighbour(found, &sentences, at.checked_sub(ago));
        let context = Around {
            before: before(1),
            earlier: std::array::from_fn(|further| before(further as u32 + 2).any()),
            behind: neighbour(found, &sentences, at.checked_add(1)),
            whole: whole.exact,
            refers_back: sentence.refers_back,
        };
        features::overlap(&mut values, question, here, context);
        if let Some(likened) = &likened {
            let number = (at - sentences.start) as usize;
            likened.alike(&mut values, number);
            let lengths = [index.subject_length(at), paragraph_length];
            likened.subject(&mut values, number, lengths);
        }
        let beside = Beside::new(index, sentence, found.hits(at));
        let is_first = at == sentences.start;
        features::form(&mut values, question, beside, here.exact, is_first);
        features::asked(&mut values, question, beside, index.spans(sentence));
        features::telling(&mut values, question, beside, here.exact);
        ranked.push(Ranked {
            sentence: at,
            score: 0.0,
            values,
            exact: here.exact,
            any: here.any(),
            around,
            is_related,
        });
    }
}

/// The least of the `count` highest; 0 if there are no more than these.
fn least_of(scores: &mut [f64], count: usize) -> f64 {
    if scores.len() <= count {
        return 0.0;
    }
    let (_, least, _) = scores.select_nth_unstable_by(count - 1, |a, b| b.total_cmp(a));
    *least
}

fn neighbour(found: Candidate<'_>, sentences: &std::ops::Range<u32>, at: Option<u32>) -> Matched {
    at.filter(|at| sentences.contains(at))
        .map_or_else(Matched::default, |at| found.matched(at))
}

#[cfg(test)]
mod tests {
    use super::super::{Query, Scope};
    use super::{READ, rank};
    use crate::article::markdown;
    use crate::index::Index;
    use crate::text::Language;

    #[test]
    fn only_the_best_paragraphs_are_read() {
        // Each is longer than the one before, so its one match counts less.
        let paragraphs = (0..2 * READ).map(|length| {
            let rest = " Nothing else happens here.".repeat(length);
            format!("Oil burns.{rest}")
        });
        let text: Vec<String> = paragraphs.collect();
        let read = markdown::read("a", format!("# A\n\n{}\n", text.join("\n\n")).as_bytes());
        let index = Index::build(vec![read.expect("an article").article]);
        let scope = Scope::all(&index);
        let query = Query::new(&index, &scope, Language::English, "What does oil do?");
        let paragraph = |sentence| index.paragraph_of(sentence);
        let ranking = rank(&index, &scope, &query);
        let last = ranking
            .ranked
            .iter()
            .map(|ranked| paragraph(ranked.sentence));
        assert_eq!(last.max(), Some(READ as u32 - 1));
        #[cfg(feature = "eval")]
        {
            let all = super::rank_all(&index, &scope, &query);
            assert_eq!(all.ranked.len(), index.sentence_count());
        }
    }
}
