//! Whether a sentence's numbers and dates are of the measure that a question wants.

use super::expected::{Form, Wanted};
use super::{Query, QueryTerm};
use crate::index::{Index, Sentence, TermId, Token};
use crate::text::{Fit, Measure, Span, SpanKind, TypedSpan, fold};

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
        // "What is the population" may be told in inhabitants.
        (Wanted::Number, SpanKind::Number) if query.expected.form == Some(Form::HowMany) => {
            counted(index, query, sentence, span)
        }
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
    let (text, number) = place(index, sentence, span);
    measure.fit(text, number)
}

/// A sentence's text, and where a span is in it.
fn place<'a>(index: &'a Index, sentence: &Sentence, span: TypedSpan) -> (&'a str, Span) {
    let tokens = &index.tokens(sentence)[span.tokens()];
    let text = index.text(index.paragraph(sentence.paragraph));
    let whole = sentence.span();
    let (first, last) = (tokens[0].span(), tokens[tokens.len() - 1].span());
    let inside = Span::new(first.start - whole.start, last.end - whole.start);
    (whole.of(text), inside)
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
    let behind: Vec<TermId> = behind.map(|pair| pair[1].term).collect();
    if behind.is_empty() {
        let (text, number) = place(index, sentence, span);
        let is_told = Measure::is_told(text, number);
        return Some(if is_told { Fit::Other } else { Fit::Untold });
    }
    let is_thing = |term: &TermId| thing.means(*term) || thing.kinds.contains(term);
    if behind.iter().any(is_thing) {
        return Some(Fit::Fits);
    }
    // "54 arrests", for "how many people were arrested"; and whoever is counted is people.
    let mut asked = query.terms.iter();
    let is_asked = |asked: &QueryTerm| behind.iter().any(|term| asked.means(*term));
    let may_count = asked.any(|asked| is_anybody(&asked.typed) || is_asked(asked));
    Some(if may_count { Fit::Untold } else { Fit::Other })
}

fn is_anybody(typed: &str) -> bool {
    matches!(
        &*typed.to_lowercase(),
        "individuals" | "people" | "persons" | "ppl"
    )
}

/// With a date, how old something is.
const BEGINNINGS: &[&str] = &[
    "began", "born", "built", "completed", "construida", "construido", "construyo", "created",
    "dates", "erbaut", "erected", "eroffnet", "established", "fondata", "fondato", "fonde",
    "fondee", "founded", "fundada", "fundado", "gebaut", "geboren", "gegrundet", "inaugurada",
    "inaugurado", "nacida", "nacido", "nacio", "nasceu", "nascida", "nascido", "nata", "nato",
    "opened", "opgericht", "since", "started",
];
/// Without a sum, what something costs.
const FREE: &[&str] = &[
    "donation", "free", "gratis", "gratuit", "gratuita", "gratuitamente", "gratuitas", "gratuite",
    "gratuitement", "gratuito", "gratuitos", "kostenfrei", "kostenlos", "nothing", "umsonst",
    "unpaid",
];
/// With a length of time, how far something is.
const WAYS: &[&str] = &["drive", "flight", "journey", "ride", "walk"];

/// Whether a sentence tells an amount without a number: "built in 1893", "entry is free", "one
/// crown".
pub(crate) fn tells_in_other_words(index: &Index, query: &Query, sentence: &Sentence) -> bool {
    let Some(Wanted::Amount(measure)) = query.expected.wanted else {
        return false;
    };
    let (kind, words) = match measure {
        Measure::Age => (Some(SpanKind::Date), BEGINNINGS),
        Measure::Length => (Some(SpanKind::Period), WAYS),
        Measure::Money => (None, FREE),
        _ => (None, &[][..]),
    };
    let mut spans = index.spans(sentence).iter();
    let has_kind = kind.is_none_or(|kind| spans.any(|span| span.kind == kind));
    let text = index.text(index.paragraph(sentence.paragraph));
    let new = index
        .tokens(sentence)
        .iter()
        .filter(|token| !query.has(**token));
    let mut words_here = new.map(|token| fold(token.span().of(text)));
    words_here.any(|word| (has_kind && words.contains(&&*word)) || measure.is_unit(&word))
}

#[cfg(test)]
mod tests {
    use super::super::reader::tests::index;
    use super::super::{Query, Scope};
    use super::best_fit;
    use crate::text::{Fit, Language};

    #[track_caller]
    fn fits(question: &str, text: &str, expected: Option<Fit>) {
        let index = index(text);
        let query = Query::new(&index, &Scope::all(&index), Language::English, question);
        let best = best_fit(&index, &query, index.sentence(0));
        assert_eq!(best, expected, "{question} - {text}");
    }

    #[test]
    fn a_number_fits_by_its_measure() {
        let question = "How much is the ticket?";
        fits(question, "The ticket costs 12 euros.", Some(Fit::Fits));
        fits(question, "The ticket is now 12.", Some(Fit::Untold));
        fits(question, "The ticket has 12 numbers.", Some(Fit::Other));
        fits(question, "The ticket is 12 metres long.", Some(Fit::Other));
        fits(question, "The ticket is lost.", None);
        // What the question says itself is no answer.
        fits(
            "How much is the 12 euros ticket?", "A 12 euros ticket.", None,
        );
        fits("How long is it?", "It is 12 metres long.", Some(Fit::Fits));
        fits("Who has the ticket?", "The ticket costs 12 euros.", None);
    }

    #[test]
    fn other_words_may_tell_it_too() {
        fits("How much is entry?", "Entry is free.", Some(Fit::Untold));
        fits(
            "How old is the mill?",
            "The mill was built in 1893.",
            Some(Fit::Untold),
        );
        fits(
            "How far is the sea?",
            "The sea is an hour's walk away.",
            Some(Fit::Untold),
        );
        fits("How old is the mill?", "The mill burned in 1893.", None);
        fits(
            "How much was the fine?",
            "They paid one crown.",
            Some(Fit::Untold),
        );
        // The question says when itself.
        fits(
            "How old was she when the strike began?", "In June the strike began.", None,
        );
    }

    #[test]
    fn a_count_fits_by_what_is_counted() {
        let question = "How many members are there?";
        fits(question, "It has 54 gang members.", Some(Fit::Fits));
        fits(question, "It has 120 chairs.", Some(Fit::Other));
        fits(question, "They pay £60 a year.", Some(Fit::Other));
        fits(question, "There are 54.", Some(Fit::Untold));
        let population = "What is the population of Lima?";
        fits(population, "Lima has 54 inhabitants.", None);
        let question = "How many members were arrested?";
        fits(question, "It led to 54 arrests.", Some(Fit::Untold));
        let question = "How many people came?";
        fits(question, "Only 54 sailors.", Some(Fit::Untold));
    }

    #[test]
    fn a_time_of_day_is_no_other_date() {
        let question = "What time does it open?";
        fits(question, "It opens on Tuesday at 19:30.", Some(Fit::Fits));
        fits(question, "It opens on Tuesday.", Some(Fit::Other));
    }
}
