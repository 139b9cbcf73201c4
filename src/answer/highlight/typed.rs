use crate::index::{Index, Sentence, Token};
use crate::ranking::{Need, Query, Wanted, fit};
use crate::text::{Fit, Measure, Span, SpanKind, TypedSpan};

/// A span must be nearer to the question's words than the next one by this
/// many tokens, or be the only one.
const CLEAR_LEAD: usize = 3;

/// The answer within a sentence, as bytes of the paragraph, where it is sure:
/// the one span of the wanted kind that says more than the question does.
pub(in crate::answer) fn highlight(
    index: &Index,
    query: &Query,
    sentence: &Sentence,
) -> Option<Span> {
    let wanted = query.expected.wanted?;
    let tokens = index.tokens(sentence);
    // "Why" and "what system" are answered by no span that its form would tell.
    let kind = match wanted {
        Wanted::Reason => return None,
        Wanted::Name if query.expected.need != Need::Strict => return None,
        _ => wanted.kinds().first()?,
    };
    let spans: Vec<TypedSpan> = index
        .spans(sentence)
        .iter()
        .copied()
        .filter(|span| span.kind == *kind && query.says_more(tokens, *span))
        .filter(|span| suits(index, query, sentence, *span))
        .collect();
    let span = match spans.as_slice() {
        [only] => *only,
        several => nearest(query, tokens, several)?,
    };
    let range = span.tokens();
    let found = Span::new(
        tokens[*range.start()].span().start,
        tokens[*range.end()].span().end,
    );
    if span.kind != SpanKind::Number {
        return Some(found);
    }
    // "45 euros" is what it costs, not "45".
    let text = index.text(index.paragraph(sentence.paragraph));
    Some(Measure::with_unit(text, found))
}

/// Whether a span is no number of another measure or of other things than are asked for.
fn suits(index: &Index, query: &Query, sentence: &Sentence, span: TypedSpan) -> bool {
    fit(index, query, sentence, span).is_none_or(|fit| fit != Fit::Other)
}

/// The span that is clearly nearest to a word of the question.
fn nearest(query: &Query, tokens: &[Token], spans: &[TypedSpan]) -> Option<TypedSpan> {
    let distance = |span: &TypedSpan| {
        tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| !token.stop && query.has(**token))
            .map(|(at, _)| span.distance(at))
            .min()
    };
    let mut by_distance: Vec<(usize, &TypedSpan)> = spans
        .iter()
        .filter_map(|span| Some((distance(span)?, span)))
        .collect();
    by_distance.sort_by_key(|(distance, span)| (*distance, span.first));
    match by_distance.as_slice() {
        [(near, span), (next, _), ..] if near + CLEAR_LEAD <= *next => Some(**span),
        _ => None,
    }
}
