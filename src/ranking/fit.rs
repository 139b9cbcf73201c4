//! Whether a sentence's numbers and dates are of the measure that a question wants.

use super::Query;
use super::expected::Wanted;
use crate::index::{Index, Sentence, Token};
use crate::text::{Fit, Measure, Span, SpanKind, TypedSpan};

/// How a typed span fits what `query` wants: a number an amount's measure or the thing
/// that is counted ("54 members", for "how many members"), a date a time of day. `None`
/// where it is of another kind, or any of that kind will do.
pub(crate) fn fit(
    index: &Index,
    query: &Query,
    sentence: &Sentence,
    span: TypedSpan,
) -> Option<Fit> {
    match (query.expected.wanted?, span.kind) {
        (Wanted::Amount(measure), SpanKind::Number) => {
            Some(measured(index, sentence, measure, span))
        }
        // "How long is the bridge" may ask for metres.
        (Wanted::Duration, SpanKind::Number) => {
            Some(measured(index, sentence, Measure::Length, span))
        }
        (Wanted::Clock, SpanKind::Clock) => Some(Fit::Fits),
        (Wanted::Clock, SpanKind::Date) => Some(Fit::Other),
        (Wanted::Number, SpanKind::Number) => counted(index, query, sentence, span),
        _ => None,
    }
}

/// How the best of a sentence fits, of what the question doesn't say itself; what may
/// tell it in other words is as good as a number without a unit: "how old is the mill" -
/// "built in 1893", "how much is it" - "entry is free". `None` where nothing does.
pub(super) fn best_fit(index: &Index, query: &Query, sentence: &Sentence) -> Option<Fit> {
    let tokens = index.tokens(sentence);
    let new = index.spans(sentence).iter();
    let new = new.filter(|span| query.says_more(tokens, **span));
    let best = new
        .filter_map(|span| fit(index, query, sentence, *span))
        .max();
    if best >= Some(Fit::Untold) {
        return best;
    }
    let hints = tells_in_other_words(index, query, sentence);
    if hints { Some(Fit::Untold) } else { best }
}

fn measured(index: &Index, sentence: &Sentence, measure: Measure, span: TypedSpan) -> Fit {
    let tokens = &index.tokens(sentence)[span.tokens()];
    let text = index.text(index.paragraph(sentence.paragraph));
    let whole = sentence.span();
    let (first, last) = (tokens[0].span(), tokens[tokens.len() - 1].span());
    let number = Span::new(first.start - whole.start, last.end - whole.start);
    measure.fit(whole.of(text), number)
}

/// Whether a number counts the thing asked for, by the words right behind it.
fn counted(index: &Index, query: &Query, sentence: &Sentence, span: TypedSpan) -> Option<Fit> {
    const MOST_WORDS: usize = 4;
    let thing = &query.terms[query.focus?];
    let text = index.text(index.paragraph(sentence.paragraph));
    let tokens = &index.tokens(sentence)[usize::from(span.last)..];
    let joined = |pair: &&[Token]| {
        let between = &text[pair[0].span().end..pair[1].span().start];
        matches!(between, " " | "-") && !pair[1].stop
    };
    let behind = tokens.windows(2).take_while(joined).take(MOST_WORDS);
    let mut behind = behind.map(|pair| pair[1].term).peekable();
    if behind.peek().is_none() {
        return Some(Fit::Untold);
    }
    let is_thing = behind.any(|term| thing.means(term) || thing.kinds.contains(&term));
    Some(if is_thing { Fit::Fits } else { Fit::Other })
}

/// With a date, how old something is.
const BEGINNINGS: &[&str] = &[
    "began", "born", "built", "completed", "created", "dates", "erected", "established", "founded",
    "opened", "since", "started",
];
/// Without a sum, what something costs.
const FREE: &[&str] = &["donation", "free", "nothing", "unpaid"];
/// With a length of time, how far something is.
const WAYS: &[&str] = &["drive", "flight", "journey", "ride", "walk"];

fn tells_in_other_words(index: &Index, query: &Query, sentence: &Sentence) -> bool {
    let (kind, words) = match query.expected.wanted {
        Some(Wanted::Amount(Measure::Age)) => (Some(SpanKind::Date), BEGINNINGS),
        Some(Wanted::Amount(Measure::Length)) => (Some(SpanKind::Period), WAYS),
        Some(Wanted::Amount(Measure::Money)) => (None, FREE),
        _ => return false,
    };
    let mut spans = index.spans(sentence).iter();
    let has_kind = kind.is_none_or(|kind| spans.any(|span| span.kind == kind));
    let text = index.text(index.paragraph(sentence.paragraph));
    let mut tokens = index.tokens(sentence).iter();
    has_kind && tokens.any(|token| words.contains(&token.span().of(text)))
}
