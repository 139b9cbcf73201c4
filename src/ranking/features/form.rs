use std::sync::LazyLock;

use super::{Beside, Terms, Values, Weighed};
use crate::index::Token;
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
    sentence: Beside<'_>,
    exact: Terms,
    first: bool,
) {
    let new = sentence.content - sentence.matched().count();
    values.set(Feature::New, log_of_count(new));
    values.set(Feature::Length, log_of_count(sentence.tokens.len()));
    values.flag(Feature::First, first);
    let beginning = sentence
        .terms()
        .take_while(|(at, _)| *at < BEGINNING)
        .count();
    values.set(Feature::Beginning, beginning as f64);
    if exact.count() >= 2 {
        let run = longest_run(question, sentence.tokens).saturating_sub(1);
        values.set(Feature::Run, run.min(LONGEST_RUN) as f64);
        values.set(Feature::Density, density(sentence, exact));
    }
}

/// `ln(1 + count)`, from a table for what sentences mostly have.
fn log_of_count(count: usize) -> f64 {
    static LOGS: LazyLock<[f64; 128]> =
        LazyLock::new(|| std::array::from_fn(|count| (1.0 + count as f64).ln()));
    let log = LOGS.get(count).copied();
    log.unwrap_or_else(|| (1.0 + count as f64).ln())
}

/// How many terms a sentence has, over the length of its shortest stretch that
/// has them all.
fn density(sentence: Beside<'_>, exact: Terms) -> f64 {
    let mut shortest: Option<usize> = None;
    let mut rest = sentence.terms();
    while let Some((start, _)) = rest.clone().next() {
        let mut found = Terms::default();
        let has_all = |&(_, term): &(usize, usize)| {
            found.insert(term);
            found.and(exact) == exact
        };
        let Some((end, _)) = rest.clone().find(has_all) else {
            // Nor has any stretch that begins later.
            break;
        };
        let length = end - start + 1;
        shortest = Some(shortest.map_or(length, |other| other.min(length)));
        rest.next();
    }
    shortest.map_or(0.0, |length| f64::from(exact.count()) / length as f64)
}

/// The length of the longest run of words that both have, function words too.
fn longest_run(question: &Weighed<'_>, tokens: &[Token]) -> usize {
    let sequence = &question.query.sequence;
    let same = |asked: usize, at: usize| sequence[asked] == Some(tokens[at].term);
    let mut longest = 0;
    for at in (0..tokens.len()).filter(|&at| question.may_say(tokens[at].term)) {
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
