use super::{Beside, Values, Weighed};
use crate::ranking::Query;
use crate::ranking::expected::Wanted;
use crate::ranking::weights::Feature;
use crate::text::{SpanKind, TypedSpan};

/// The features of what is asked for: whether the sentence has such a thing beyond
/// what the question says itself, and how near to a matched term.
pub(in super::super) fn asked(
    values: &mut Values,
    question: &Weighed<'_>,
    sentence: Beside<'_>,
    spans: &[TypedSpan],
) {
    let query = question.query;
    let says_more = |span: &TypedSpan| {
        matches!(span.kind, SpanKind::Reason | SpanKind::Time)
            || span.tokens().any(|at| sentence.is_new(at))
    };
    let spans = spans.iter().copied().filter(says_more);
    kinds(values, query.expected.wanted, spans.clone());
    if let Some(distance) = nearest(query, sentence, spans.clone()) {
        values.set(Feature::Near, 1.0 / (1.0 + distance as f64 / 4.0));
    }
    if let Some(focus) = query.focus {
        values.flag(Feature::FocusKind, sentence.has_kind());
        values.flag(Feature::FocusBeside, is_beside(focus, sentence, spans));
    }
}

/// Whether there is what is wanted, or a date or a name that isn't.
fn kinds(values: &mut Values, wanted: Option<Wanted>, spans: impl Iterator<Item = TypedSpan>) {
    let there = spans.fold(0, |kinds, span| kinds | bit(span.kind));
    let has = |kind: SpanKind| there & bit(kind) != 0;
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

/// A kind of span as a member of a set.
fn bit(kind: SpanKind) -> u16 {
    1 << kind as u16
}

/// How many tokens lie between the nearest wanted span and a matched term.
fn nearest(
    query: &Query,
    sentence: Beside<'_>,
    spans: impl Iterator<Item = TypedSpan>,
) -> Option<usize> {
    let kinds = query.expected.wanted?.kinds();
    spans
        .filter(|span| kinds.contains(&span.kind))
        .flat_map(|span| sentence.matched().map(move |at| span.distance(at)))
        .min()
}

/// Whether the thing asked for stands side by side with a name or a number that the
/// question doesn't say ("54 members", "Operation Salvo").
fn is_beside(
    focus: usize,
    sentence: Beside<'_>,
    spans: impl Iterator<Item = TypedSpan> + Clone,
) -> bool {
    let labels = spans.filter(|span| matches!(span.kind, SpanKind::Name | SpanKind::Number));
    let mut things = sentence.terms().filter(|&(_, term)| term == focus);
    things.any(|(at, _)| labels.clone().any(|span| span.distance(at) <= 1))
}
