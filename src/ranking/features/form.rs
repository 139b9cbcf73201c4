use super::{Beside, Terms, Values, Weighed};
use crate::index::TermId;
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
    sentence: &Beside<'_>,
    exact: Terms,
    first: bool,
) {
    let tokens = sentence.tokens;
    let new = (0..tokens.len()).filter(|&at| sentence.is_new(at)).count();
    values.set(Feature::New, (1.0 + new as f64).ln());
    values.set(Feature::Length, (1.0 + tokens.len() as f64).ln());
    values.flag(Feature::First, first);
    let terms = positions(question.query, sentence);
    let beginning = terms.iter().filter(|(at, _)| *at < BEGINNING).count();
    values.set(Feature::Beginning, beginning as f64);
    if exact.count() >= 2 {
        let run = longest_run(&question.query.sequence, sentence).saturating_sub(1);
        values.set(Feature::Run, run.min(LONGEST_RUN) as f64);
        values.set(Feature::Density, density(&terms, exact));
    }
}

/// Where the question's terms stand among a sentence's tokens, with their numbers.
fn positions(query: &Query, sentence: &Beside<'_>) -> Vec<(usize, usize)> {
    let number = |at: usize| {
        let id = Some(sentence.tokens[at].term);
        query.terms.iter().position(|term| term.id == id)
    };
    let matched = sentence.matched();
    matched.filter_map(|at| Some((at, number(at)?))).collect()
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
fn longest_run(sequence: &[Option<TermId>], sentence: &Beside<'_>) -> usize {
    let Beside { tokens, said } = sentence;
    let same = |asked: usize, at: usize| sequence[asked] == Some(tokens[at].term);
    let mut longest = 0;
    for at in (0..tokens.len()).filter(|&at| said[at]) {
        for asked in 0..sequence.len() {
            let goes_on = at > 0 && asked > 0 && same(asked - 1, at - 1);
            if goes_on || !same(asked, at) {
                continue;
            }
            let both = (sequence.len() - asked).min(tokens.len() - at);
            let run = (1..both).take_while(|&next| same(asked + next, at + next));
            longest = longest.max(1 + run.count());
        }
    }
    longest
}
