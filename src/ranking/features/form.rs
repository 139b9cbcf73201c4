use super::{Terms, Values, Weighed};
use crate::index::{TermId, Token};
use crate::ranking::Query;
use crate::ranking::weights::Feature;

/// How many of a sentence's first tokens are its beginning.
const BEGINNING: usize = 6;
/// The longest run of words that still counts for more.
const LONGEST_RUN: usize = 5;

/// The features of a sentence's form: how its words stand, and how many it has
/// besides the question's.
pub(in super::super) fn form(
    values: &mut Values,
    question: &Weighed<'_>,
    tokens: &[Token],
    exact: Terms,
    first: bool,
) {
    let query = question.query;
    let new = tokens
        .iter()
        .filter(|token| !token.stop && !query.has(**token))
        .count();
    values.set(Feature::New, (1.0 + new as f64).ln());
    values.set(Feature::Length, (1.0 + tokens.len() as f64).ln());
    values.flag(Feature::First, first);
    let terms: Vec<(usize, usize)> = positions(query, tokens);
    let beginning = terms.iter().filter(|(at, _)| *at < BEGINNING).count();
    values.set(Feature::Beginning, beginning as f64);
    if exact.count() >= 2 {
        let run = longest_run(&query.sequence, tokens).saturating_sub(1);
        values.set(Feature::Run, run.min(LONGEST_RUN) as f64);
        values.set(Feature::Density, density(&terms, exact));
    }
}

/// Where the question's terms stand among a sentence's tokens, with their numbers.
fn positions(query: &Query, tokens: &[Token]) -> Vec<(usize, usize)> {
    let of = |token: &Token| {
        query
            .terms
            .iter()
            .position(|term| term.id == Some(token.term))
    };
    tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| !token.stop)
        .filter_map(|(at, token)| Some((at, of(token)?)))
        .collect()
}

/// How many terms a sentence has, over the length of its shortest stretch that
/// has them all.
fn density(terms: &[(usize, usize)], exact: Terms) -> f64 {
    let mut shortest: Option<usize> = None;
    for (from, &(start, _)) in terms.iter().enumerate() {
        let mut found = Terms::default();
        for &(at, term) in &terms[from..] {
            found.insert(term);
            if found.and(exact) == exact {
                let length = at - start + 1;
                shortest = Some(shortest.map_or(length, |other| other.min(length)));
                break;
            }
        }
    }
    shortest.map_or(0.0, |length| f64::from(exact.count()) / length as f64)
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
