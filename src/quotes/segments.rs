//! A judged alignment as passages and the segments between them.

use super::data::{Segment, SegmentKind};
use super::judgement::{Judged, Sides};
use super::window::Cited;
use crate::answer::Passage;
use crate::text::Span;

/// The passages in which the quotation stands, and the segments of both. The
/// segments' spans are within `quotation` and the passages' texts.
pub(super) fn passages(
    sides: &Sides<'_>,
    steps: &[Judged],
    quotation: Span,
) -> (Vec<Passage>, Vec<Segment>) {
    let place = |at: usize| sides.cited[at].span;
    let cited = || steps.iter().filter_map(|step| step.cited).map(place);
    let (Some(first), Some(last)) = (cited().next(), cited().next_back()) else {
        return (Vec::new(), Vec::new());
    };
    let cited = sides
        .window
        .passages(sides.index, Span::new(first.start, last.end));
    let segments = segments(sides, steps, quotation, &cited, first.start);
    let passages = cited.into_iter().map(|cited| cited.passage).collect();
    (passages, segments)
}

fn segments(
    sides: &Sides<'_>,
    steps: &[Judged],
    quotation: Span,
    cited: &[Cited],
    begin: usize,
) -> Vec<Segment> {
    let piece_of = |step: &Judged| {
        step.cited
            .map(|at| sides.window.piece_at(sides.cited[at].span.start))
    };
    let mut found = Vec::new();
    // Where both texts have been read to.
    let (mut quoted_to, mut cited_to) = (quotation.start, begin);
    let mut rest = steps;
    while let Some(first) = rest.first() {
        let mut piece = None;
        let length = rest
            .iter()
            .take_while(|step| {
                let is_apart = piece_of(step).is_some_and(|at| *piece.get_or_insert(at) != at);
                go_together(first.kind, step.kind) && !is_apart
            })
            .count();
        let (run, after) = rest.split_at(length);
        rest = after;
        let quoted = hull(
            run.iter()
                .filter_map(|step| Some(sides.quoted[step.quoted?].span)),
        )
        .unwrap_or(Span::new(quoted_to, quoted_to));
        let stands = hull(
            run.iter()
                .filter_map(|step| Some(sides.cited[step.cited?].span)),
        )
        .unwrap_or(Span::new(cited_to, cited_to));
        (quoted_to, cited_to) = (quoted.end, stands.end);
        let at = sides
            .window
            .piece_at(stands.start.saturating_sub(usize::from(stands.is_empty())));
        let passage = cited
            .iter()
            .position(|cited| cited.piece == at)
            .unwrap_or_default();
        found.push(Segment {
            kind: kind(run),
            quoted: quoted.relative_to(quotation.start),
            passage,
            cited: cited[passage].within(stands),
        });
    }
    found
}

/// Whether steps of two kinds make one segment: an added or missing word beside
/// a replaced one is a part of what was replaced.
fn go_together(a: SegmentKind, b: SegmentKind) -> bool {
    use SegmentKind::{Added, Missing, Replaced};
    let is_edit = |kind| matches!(kind, Added | Missing | Replaced);
    a == b || (is_edit(a) && is_edit(b))
}

/// The kind of a run of steps that go together.
fn kind(run: &[Judged]) -> SegmentKind {
    let first = run[0].kind;
    if run.iter().all(|step| step.kind == first) {
        first
    } else {
        SegmentKind::Replaced
    }
}

/// From the first of some spans to the last.
fn hull(mut spans: impl Iterator<Item = Span>) -> Option<Span> {
    let first = spans.next()?;
    Some(spans.fold(first, |all, span| Span::new(all.start, span.end)))
}
