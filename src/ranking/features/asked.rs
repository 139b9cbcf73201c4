use super::{Beside, Values, Weighed};
use crate::ranking::expected::Wanted;
use crate::ranking::weights::Feature;
use crate::ranking::{Query, QueryTerm};
use crate::text::{SpanKind, TypedSpan};

/// The features of what is asked for: whether the sentence has such a thing beyond
/// what the question says itself, and how near to a matched term.
pub(in super::super) fn asked(
    values: &mut Values,
    question: &Weighed<'_>,
    sentence: &Beside<'_>,
    spans: &[TypedSpan],
) {
    let query = question.query;
    let says_more = |span: &&TypedSpan| {
        matches!(span.kind, SpanKind::Reason | SpanKind::Time)
            || span.tokens().any(|at| sentence.is_new(at))
    };
    let spans: Vec<TypedSpan> = spans.iter().filter(says_more).copied().collect();
    kinds(values, query.expected.wanted, &spans);
    if let Some(distance) = nearest(query, sentence, &spans) {
        values.set(Feature::Near, 1.0 / (1.0 + distance as f64 / 4.0));
    }
    if let Some(focus) = query.focus.map(|focus| &query.terms[focus]) {
        values.flag(Feature::FocusKind, has_kind(focus, sentence));
        values.flag(Feature::FocusBeside, is_beside(focus, sentence, &spans));
    }
}

/// Whether there is what is wanted, or a date or a name that isn't.
fn kinds(values: &mut Values, wanted: Option<Wanted>, spans: &[TypedSpan]) {
    let has = |kind: SpanKind| spans.iter().any(|span| span.kind == kind);
    let (date, name) = (has(SpanKind::Date), has(SpanKind::Name));
    match wanted {
        Some(Wanted::Date) => values.flag(Feature::Date, date),
        Some(Wanted::Number) => values.flag(Feature::Number, has(SpanKind::Number)),
        Some(Wanted::Duration) => values.flag(Feature::Number, has(SpanKind::Period) || date),
        Some(Wanted::Person) => {
            values.flag(Feature::WhoName, name);
            values.flag(Feature::WhoPerson, has(SpanKind::Person));
        }
        Some(Wanted::Place) => values.flag(Feature::WhereName, name),
        Some(Wanted::Name) => values.flag(Feature::WhatName, name),
        Some(Wanted::Reason) => values.flag(Feature::Why, has(SpanKind::Reason)),
        None => {}
    }
    let wants_date = matches!(wanted, Some(Wanted::Date | Wanted::Duration));
    let wants_name = matches!(wanted, Some(Wanted::Person | Wanted::Place | Wanted::Name));
    values.flag(Feature::OtherDate, date && !wants_date);
    values.flag(Feature::OtherName, name && !wants_name);
}

/// How many tokens lie between the nearest wanted span and a matched term.
fn nearest(query: &Query, sentence: &Beside<'_>, spans: &[TypedSpan]) -> Option<usize> {
    let wanted = query.expected.wanted?;
    spans
        .iter()
        .filter(|span| wanted.kinds().contains(&span.kind))
        .flat_map(|span| sentence.matched().map(move |at| span.distance(at)))
        .min()
}

/// Whether a word that the question doesn't say is a kind of the thing asked for
/// ("violin" for "which instrument").
fn has_kind(focus: &QueryTerm, sentence: &Beside<'_>) -> bool {
    let is_kind = |at: usize| focus.kinds.binary_search(&sentence.tokens[at].term).is_ok();
    !focus.kinds.is_empty()
        && (0..sentence.tokens.len()).any(|at| sentence.is_new(at) && is_kind(at))
}

/// Whether the thing asked for stands side by side with a name or a number that the
/// question doesn't say ("54 members", "Operation Salvo").
fn is_beside(focus: &QueryTerm, sentence: &Beside<'_>, spans: &[TypedSpan]) -> bool {
    let labels = || {
        let is_label = |span: &&TypedSpan| matches!(span.kind, SpanKind::Name | SpanKind::Number);
        spans.iter().filter(is_label)
    };
    sentence
        .matched()
        .filter(|&at| focus.id == Some(sentence.tokens[at].term))
        .any(|at| labels().any(|span| span.distance(at) <= 1))
}
