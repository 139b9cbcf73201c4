use super::{Beside, Values, Weighed};
use crate::ranking::expected::Wanted;
use crate::ranking::weights::Feature;
use crate::text::{Fit, SpanKind, TypedSpan};

/// The features of what is asked for: whether the sentence has such a thing beyond
/// what the question says itself, and how near to a matched term.
pub(in super::super) fn asked(
    values: &mut Values,
    question: &Weighed<'_>,
    sentence: Beside<'_>,
    spans: &[TypedSpan],
) {
    let query = question.query;
    let says_more =
        |span: &TypedSpan| span.kind.is_pointer() || span.tokens().any(|at| sentence.is_new(at));
    let spans = spans.iter().copied().filter(says_more);
    let kinds = spans.clone().fold(Kinds::default(), Kinds::with);
    there(values, query.expected.wanted, kinds);
    if matches!(query.expected.wanted, Some(Wanted::Amount(_))) {
        values.set(Feature::Number, value_of(sentence.best_fit(query)));
    }
    let wanted = query.expected.wanted.map_or(&[][..], Wanted::kinds);
    if kinds.has_any(wanted)
        && let Some(distance) = nearest(wanted, sentence, spans.clone())
    {
        values.set(Feature::Near, 1.0 / (1.0 + distance as f64 / 4.0));
    }
    if let Some(focus) = query.focus {
        values.flag(Feature::FocusKind, sentence.has_kind());
        let is_beside = kinds.has_any(LABELS) && is_beside(focus, sentence, spans);
        values.flag(Feature::FocusBeside, is_beside);
    }
}

/// What a sentence's best number is worth for an amount.
fn value_of(fit: Option<Fit>) -> f64 {
    match fit {
        Some(Fit::Fits) => 1.0,
        Some(Fit::Untold) => 0.5,
        Some(Fit::Other) | None => 0.0,
    }
}

/// The kinds of some spans.
#[derive(Clone, Copy, Default)]
struct Kinds(u16);

impl Kinds {
    /// Those and the kind of `span`.
    fn with(self, span: TypedSpan) -> Self {
        Self(self.0 | 1 << span.kind as u16)
    }

    /// Whether a span is of this kind.
    fn has(self, kind: SpanKind) -> bool {
        self.0 & 1 << kind as u16 != 0
    }

    /// Whether a span is of any of these kinds.
    fn has_any(self, kinds: &[SpanKind]) -> bool {
        kinds.iter().any(|&kind| self.has(kind))
    }
}

/// Whether there is what is wanted, or a date or a name that isn't.
fn there(values: &mut Values, wanted: Option<Wanted>, kinds: Kinds) {
    let has = |kind: SpanKind| kinds.has(kind);
    let (date, name) = (has(SpanKind::Date), has(SpanKind::Name));
    match wanted {
        Some(Wanted::Date) => values.flag(Feature::Date, date),
        // Of any date or number, half: perhaps it tells.
        Some(Wanted::Clock) => {
            let half = 0.5 * f64::from(u8::from(date));
            values.set(Feature::Date, if has(SpanKind::Clock) { 1.0 } else { half });
        }
        Some(Wanted::Number) => values.flag(Feature::Number, has(SpanKind::Number)),
        // By the measure of its numbers.
        Some(Wanted::Amount(_)) => {}
        Some(Wanted::Frequency) => values.flag(Feature::Number, has(SpanKind::Often)),
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
    let wants_date = matches!(
        wanted,
        Some(Wanted::Date | Wanted::Clock | Wanted::Duration | Wanted::Frequency)
    );
    let wants_name = matches!(wanted, Some(Wanted::Person | Wanted::Place | Wanted::Name));
    values.flag(Feature::OtherDate, date && !wants_date);
    values.flag(Feature::OtherName, name && !wants_name);
}

/// How many tokens lie between the nearest span of the `wanted` kinds and a matched
/// term.
fn nearest(
    wanted: &[SpanKind],
    sentence: Beside<'_>,
    spans: impl Iterator<Item = TypedSpan>,
) -> Option<usize> {
    spans
        .filter(|span| wanted.contains(&span.kind))
        .flat_map(|span| sentence.matched().map(move |at| span.distance(at)))
        .min()
}

/// What a thing asked for goes by.
const LABELS: &[SpanKind] = &[SpanKind::Name, SpanKind::Number];

/// Whether the thing asked for stands side by side with a name or a number that the
/// question doesn't say ("54 members", "Operation Salvo").
fn is_beside(
    focus: usize,
    sentence: Beside<'_>,
    spans: impl Iterator<Item = TypedSpan> + Clone,
) -> bool {
    let labels = spans.filter(|span| LABELS.contains(&span.kind));
    let mut things = sentence.terms().filter(|&(_, term)| term == focus);
    things.any(|(at, _)| labels.clone().any(|span| span.distance(at) <= 1))
}
