//! Whether what may be the answer is of the kind that the question wants, where form tells.

use super::Sought;
use crate::index::Token;
use crate::ranking::{Query, Wanted, fit, tells_in_other_words};
use crate::text::{Fit, Span, SpanKind, TypedSpan};

/// A reason stands behind such a word, or begins with it.
const LEADS_TO_A_REASON: &[&str] = &["because", "by", "due", "for", "of", "since", "so", "to"];
/// So many words before it are looked at.
const BEFORE: usize = 2;

impl Sought<'_> {
    /// Whether `found`, in the sentence of this number, may be what the question wants: an
    /// amount is of its measure, a date is no length of time, a reason is led to by a word
    /// such as "because", and nobody is asked for whom the question names.
    pub(super) fn suits(&self, sentence: u32, found: Span) -> bool {
        let Some(wanted) = self.query.expected.wanted else {
            return true;
        };
        let (index, query) = (self.index, self.query);
        let entry = index.sentence(sentence);
        let tokens = index.tokens(entry);
        let text = index.text(index.paragraph(entry.paragraph));
        let inside = |token: &Token| found.contains(token.span());
        let mut spans = index.spans(entry).iter().copied();
        let overlaps = |span: &TypedSpan| tokens[span.tokens()].iter().any(inside);
        let words_before = || {
            let at = tokens.iter().position(inside).unwrap_or_default();
            let from = at.saturating_sub(BEFORE);
            tokens[from..=at].iter().map(|token| token.span().of(text))
        };
        match wanted {
            Wanted::Amount(_) => {
                let mut inside = spans.filter(overlaps);
                let kinds = [SpanKind::Date, SpanKind::Period];
                let is_time = inside.clone().any(|span| kinds.contains(&span.kind));
                let is_number = inside.clone().any(|span| span.kind == SpanKind::Number);
                let fits = |span| fit(index, query, entry, span) >= Some(Fit::Untold);
                inside.any(fits)
                    || ((is_time || !is_number) && tells_in_other_words(index, query, entry))
            }
            Wanted::Date => {
                let tells = |span: &TypedSpan| {
                    let kinds = [
                        SpanKind::Date,
                        SpanKind::Clock,
                        SpanKind::Time,
                        SpanKind::Name,
                    ];
                    kinds.contains(&span.kind)
                };
                let at = |span: &TypedSpan| {
                    let first = tokens.iter().position(inside).unwrap_or_default();
                    overlaps(span)
                        || (span.kind == SpanKind::Time && span.distance(first) <= BEFORE)
                };
                spans.any(|span| tells(&span) && at(&span))
            }
            Wanted::Person => {
                let is_named = |token: &Token| is_name(query, token);
                !tokens.iter().any(|token| inside(token) && is_named(token))
            }
            Wanted::Reason => words_before().any(|word| {
                let word = word.to_lowercase();
                LEADS_TO_A_REASON.contains(&&*word)
            }),
            _ => true,
        }
    }
}

/// Whether a token is a name that the question says.
fn is_name(query: &Query, token: &Token) -> bool {
    let mut terms = query.terms.iter();
    terms.any(|term| term.name && term.id == Some(token.term))
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::with;
    use crate::text::Span;

    #[track_caller]
    fn suits(text: &str, question: &str, expected: bool) {
        let start = text.find('[').expect("a bracket");
        let end = text.find(']').expect("a bracket") - 1;
        let plain = text.replace(['[', ']'], "");
        let found = with(&plain, question, |sought| {
            sought.suits(sought.ranked, Span::new(start, end))
        });
        assert_eq!(found, expected, "{text} {question}");
    }

    #[test]
    fn an_amount_is_of_its_measure() {
        let question = "How tall is the hall?";
        suits("The hall is [52 metres] high.", question, true);
        suits("The hall has [four] gates.", question, false);
        suits("The hall is [old].", question, false);
        suits(
            "The hall was built in [1893].", "How old is the hall?", true,
        );
    }

    #[test]
    fn a_date_is_no_length_of_time() {
        let question = "When is the hearing?";
        suits("The hearing is on [Tuesday].", question, true);
        suits("The hearing is after [the trial].", question, true);
        suits("The hearing took [20 minutes].", question, false);
        suits("The hearing is at the [embankment].", question, false);
    }

    #[test]
    fn a_reason_is_led_to() {
        let question = "Why is the spire crooked?";
        suits(
            "The spire is crooked because [the oak was green].",
            question,
            true,
        );
        suits(
            "The spire is crooked and [52 metres] high.",
            question,
            false,
        );
    }

    #[test]
    fn whom_the_question_names_is_nobody_to_ask_for() {
        let question = "Who agreed with Reyes?";
        suits("Then [Ada Stone] agreed with Reyes.", question, true);
        suits("Stone agreed with [Judge Samuel Reyes].", question, false);
    }
}
