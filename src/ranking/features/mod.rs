//! The features of a sentence for a question: what [`Feature`] lists, computed.

mod alike;
mod asked;
mod beside;
mod form;
mod overlap;
mod paragraph;
mod telling;
#[cfg(test)]
mod tests;

use super::query::{Query, QueryTerm};
use super::weights::{FEATURE_COUNT, Feature, Weights};
use crate::index::TermId;
use crate::text::{Likeness, Subject};

pub(super) use alike::Likened;
pub(super) use asked::asked;
pub(super) use beside::{Beside, Hit, Role};
pub(super) use form::form;
pub(super) use overlap::{Around, overlap};
pub(super) use paragraph::{Paragraph, paragraph};
pub(super) use telling::telling;

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

    fn flag(&mut self, feature: Feature, condition: bool) {
        self.set(feature, f64::from(u8::from(condition)));
    }

    pub(super) fn get(&self, feature: Feature) -> f64 {
        self.0[feature as usize]
    }

    /// The weighted sum, in the features' order.
    pub(super) fn score(&self, weights: &Weights) -> f64 {
        Feature::ALL
            .iter()
            .map(|&feature| self.get(feature) * weights.get(feature))
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

    /// The lowest number of its terms.
    pub(super) fn first(self) -> Option<u8> {
        (!self.is_empty()).then_some(self.0.trailing_zeros() as u8)
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

    /// The numbers of its terms, in order.
    pub(super) fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            (next < u64::BITS).then_some(next as usize)
        })
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Which terms of the question a sentence has, and how.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Matched {
    /// Themselves.
    pub(super) exact: Terms,
    /// By a word of the same root.
    pub(super) derived: Terms,
    /// By a word of the same meaning.
    pub(super) synonyms: Terms,
    /// By a word for a kind of it, or for what it is a kind of.
    pub(super) kinds: Terms,
}

impl Matched {
    /// The terms that it has itself, by their root or by their meaning.
    pub(super) fn any(self) -> Terms {
        self.exact.or(self.derived).or(self.synonyms)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            exact: self.exact.or(other.exact),
            derived: self.derived.or(other.derived),
            synonyms: self.synonyms.or(other.synonyms),
            kinds: self.kinds.or(other.kinds),
        }
    }
}

/// The question, with its sums at hand.
pub(super) struct Weighed<'a> {
    pub(super) query: &'a Query,
    weights: Vec<f64>,
    total: f64,
    total_idf: f64,
    names: Terms,
    numbers: Terms,
    /// The terms that others may be used like.
    likenesses: Vec<(usize, Likeness)>,
    /// What they are about together, rare words more, for sentences to be compared with.
    subject: Option<Likeness>,
    /// The first and the last of its terms that something in scope has.
    ends: Option<(usize, usize)>,
    /// Which words it may say, by the last bits of their numbers.
    said: u64,
}

impl<'a> Weighed<'a> {
    pub(super) fn new(query: &'a Query) -> Self {
        let terms = || query.terms.iter().enumerate();
        let those = |wanted: fn(&QueryTerm) -> bool| {
            let mut set = Terms::default();
            for (number, _) in terms().filter(|(_, term)| wanted(term)) {
                set.insert(number);
            }
            set
        };
        let weights: Vec<f64> = query.terms.iter().map(QueryTerm::weight).collect();
        let known = |&(_, term): &(usize, &QueryTerm)| term.id.is_some();
        let first = terms().find(known);
        let last = terms().rfind(known);
        Self {
            query,
            total: weights.iter().sum(),
            weights,
            total_idf: query.terms.iter().map(|term| term.idf).sum(),
            names: those(|term| term.name),
            numbers: those(|term| term.number),
            likenesses: terms()
                .filter_map(|(number, term)| Some((number, term.company?.likeness())))
                .collect(),
            subject: subject(query),
            ends: first.zip(last).map(|((first, _), (last, _))| (first, last)),
            said: query
                .sequence
                .iter()
                .flatten()
                .fold(0, |set, &id| set | bit(id)),
        }
    }

    /// Whether it may say a word; sure not to where it is false.
    fn may_say(&self, id: TermId) -> bool {
        self.said & bit(id) != 0
    }

    /// The weights of a set of terms, summed in the question's order.
    pub(super) fn weight(&self, terms: Terms) -> f64 {
        terms.iter().map(|term| self.weights[term]).sum()
    }

    /// The weights of a set of terms over those of all.
    pub(super) fn coverage(&self, terms: Terms) -> f64 {
        share(self.weight(terms), self.total)
    }

    /// The idf of a set of terms over that of all.
    fn idf_coverage(&self, terms: Terms) -> f64 {
        let idf: f64 = terms.iter().map(|term| self.query.terms[term].idf).sum();
        share(idf, self.total_idf)
    }

    /// How many of the terms a set has, over the number of all.
    fn count_coverage(&self, terms: Terms) -> f64 {
        share(f64::from(terms.count()), self.query.terms.len() as f64)
    }
}

/// What the question's words are about together, each by its rarity.
fn subject(query: &Query) -> Option<Likeness> {
    let mut subject = Subject::default();
    for term in &query.terms {
        if let Some(company) = term.company {
            subject.add(company, term.rarity as f32);
        }
    }
    subject.likeness()
}

/// A word as a member of a set of 64.
fn bit(id: TermId) -> u64 {
    1 << (id.index() % 64)
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
