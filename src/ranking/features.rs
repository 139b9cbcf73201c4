use super::expected::Wanted;
use super::query::Query;
use super::weights::{FEATURE_COUNT, Feature};
use crate::index::{Index, Sentence, TermId, Token};
use crate::text::SpanKind;

/// The values of a sentence's features.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Values([f64; FEATURE_COUNT]);

impl Default for Values {
    fn default() -> Self {
        Self([0.0; FEATURE_COUNT])
    }
}

impl Values {
    pub(super) fn set(&mut self, feature: Feature, value: f64) {
        self.0[feature as usize] = value;
    }

    pub(super) fn get(&self, feature: Feature) -> f64 {
        self.0[feature as usize]
    }

    /// The weighted sum, in the features' order.
    pub(super) fn score(&self) -> f64 {
        Feature::ALL
            .iter()
            .map(|&feature| self.get(feature) * feature.weight())
            .sum()
    }
}

/// A set of the question's terms, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Terms(pub(super) u64);

impl Terms {
    pub(super) fn insert(&mut self, term: usize) {
        self.0 |= 1 << term;
    }

    pub(super) fn has(self, term: usize) -> bool {
        self.0 & (1 << term) != 0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn count(self) -> u32 {
        self.0.count_ones()
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Which terms of the question a sentence has: themselves, by their root, or by
/// their meaning.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Matched {
    pub(super) exact: Terms,
    pub(super) derived: Terms,
    pub(super) synonyms: Terms,
}

impl Matched {
    pub(super) fn any(self) -> Terms {
        self.exact.or(self.derived).or(self.synonyms)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            exact: self.exact.or(other.exact),
            derived: self.derived.or(other.derived),
            synonyms: self.synonyms.or(other.synonyms),
        }
    }
}

/// The question, with its sums at hand.
pub(super) struct Weighed<'a> {
    pub(super) query: &'a Query,
    weights: Vec<f64>,
    total: f64,
    names: Terms,
}

impl<'a> Weighed<'a> {
    pub(super) fn new(query: &'a Query) -> Self {
        let weights: Vec<f64> = query.terms.iter().map(super::QueryTerm::weight).collect();
        let mut names = Terms::default();
        for (index, term) in query.terms.iter().enumerate() {
            if term.name {
                names.insert(index);
            }
        }
        Self {
            query,
            total: weights.iter().sum(),
            weights,
            names,
        }
    }

    /// The weights of a set of terms, summed in the question's order.
    pub(super) fn weight(&self, terms: Terms) -> f64 {
        self.weights
            .iter()
            .enumerate()
            .filter(|(index, _)| terms.has(*index))
            .map(|(_, weight)| weight)
            .sum()
    }

    /// The weights of a set of terms over those of all.
    pub(super) fn coverage(&self, terms: Terms) -> f64 {
        if self.total > 0.0 {
            self.weight(terms) / self.total
        } else {
            0.0
        }
    }

    pub(super) fn names(&self) -> Terms {
        self.names
    }
}

/// The features that compare a sentence's terms with the question's, given
/// those of its neighbours and of its whole paragraph.
pub(super) fn overlap(
    values: &mut Values,
    question: &Weighed<'_>,
    here: Matched,
    before: Matched,
    behind: Matched,
    paragraph: Terms,
) {
    let exact = here.exact;
    values.set(Feature::MatchedWeight, question.weight(exact));
    values.set(Feature::MatchedCount, f64::from(exact.count()));
    values.set(Feature::Coverage, question.coverage(exact));
    let in_before = before.exact.without(exact);
    values.set(Feature::Previous, question.weight(in_before));
    values.set(
        Feature::Next,
        question.weight(behind.exact.without(exact).without(in_before)),
    );
    let names = question.names();
    values.set(Feature::Names, question.weight(exact.and(names)));
    values.set(
        Feature::ParagraphNames,
        question.weight(paragraph.and(names).without(exact)),
    );
    values.set(
        Feature::Derived,
        question.weight(here.derived.without(exact)),
    );
    let synonyms = here.synonyms.without(exact.or(here.derived));
    values.set(Feature::Synonym, question.weight(synonyms));
    let soft_before = before.derived.without(before.exact).without(here.any());
    values.set(Feature::PreviousDerived, question.weight(soft_before));
    if question
        .query
        .focus
        .is_some_and(|focus| here.any().has(focus))
    {
        values.set(Feature::Focus, 1.0);
    }
}

/// The features of the sentence's form: what it has besides the question's
/// words, and the longest run of words in common.
pub(super) fn form(
    values: &mut Values,
    question: &Weighed<'_>,
    tokens: &[Token],
    exact: Terms,
    first: bool,
) {
    let sequence = &question.query.sequence;
    let new = tokens
        .iter()
        .filter(|token| !token.stop && !question.query.has(**token))
        .count();
    values.set(Feature::New, (1.0 + new as f64).ln());
    values.set(Feature::First, f64::from(u8::from(first)));
    if exact.count() >= 2 {
        let run = longest_run(sequence, tokens);
        values.set(Feature::Run, (run.saturating_sub(1)).min(5) as f64);
    }
}

/// The length of the longest run of words that both have.
fn longest_run(sequence: &[Option<TermId>], tokens: &[Token]) -> usize {
    // Row by row over the question: `lengths[i]` is the run that ends at token i.
    let mut lengths = vec![0usize; tokens.len() + 1];
    let mut longest = 0;
    for asked in sequence {
        let mut diagonal = 0;
        for (index, token) in tokens.iter().enumerate() {
            let above = lengths[index + 1];
            lengths[index + 1] = if *asked == Some(token.term) {
                diagonal + 1
            } else {
                0
            };
            longest = longest.max(lengths[index + 1]);
            diagonal = above;
        }
    }
    longest
}

/// The features of what the question wants: whether the sentence has such a
/// thing beyond what the question says itself, and how near to a matched term.
pub(super) fn wanted(
    values: &mut Values,
    question: &Weighed<'_>,
    index: &Index,
    sentence: &Sentence,
) {
    let Some(wanted) = question.query.expected.wanted else {
        return;
    };
    let tokens = index.tokens(sentence);
    let has = |kind: SpanKind| {
        index
            .spans(sentence)
            .iter()
            .any(|span| span.kind == kind && question.query.says_more(tokens, *span))
    };
    let mut flag =
        |feature: Feature, condition: bool| values.set(feature, f64::from(u8::from(condition)));
    match wanted {
        Wanted::Date => flag(Feature::Date, has(SpanKind::Date)),
        Wanted::Number => flag(Feature::Number, has(SpanKind::Number)),
        Wanted::Duration => flag(
            Feature::Number,
            has(SpanKind::Period) || has(SpanKind::Date),
        ),
        Wanted::Person => {
            flag(Feature::WhoName, has(SpanKind::Name));
            flag(Feature::WhoPerson, has(SpanKind::Person));
        }
        Wanted::Place => flag(Feature::WhereName, has(SpanKind::Name)),
        Wanted::Name => flag(Feature::WhatName, has(SpanKind::Name)),
        Wanted::Reason => flag(Feature::Why, has(SpanKind::Reason)),
    }
    if let Some(distance) = nearest_wanted(question.query, wanted, index, sentence) {
        values.set(Feature::Near, 1.0 / (1.0 + distance as f64 / 4.0));
    }
}

/// How many tokens lie between the nearest wanted span and a matched term.
fn nearest_wanted(
    query: &Query,
    wanted: Wanted,
    index: &Index,
    sentence: &Sentence,
) -> Option<usize> {
    let tokens = index.tokens(sentence);
    let matched: Vec<usize> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| !token.stop && query.has(**token))
        .map(|(at, _)| at)
        .collect();
    index
        .spans(sentence)
        .iter()
        .filter(|span| wanted.kinds().contains(&span.kind) && query.says_more(tokens, **span))
        .flat_map(|span| matched.iter().map(move |&at| span.distance(at)))
        .min()
}
