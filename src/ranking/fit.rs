//! Whether a sentence's numbers and dates are of the measure that a question wants.

use super::expected::{Form, Need, Wanted};
use super::{Query, QueryTerm};
use crate::index::{Index, Sentence, Token};
use crate::text::{Fit, Language, Measure, Span, SpanKind, TypedSpan, WordClass, fold};

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
        (Wanted::Number, SpanKind::Number) if asks_for_count(query) => {
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

/// Whether a question counts the thing that it asks for: "how many members", but not "what is
/// the number of members".
fn asks_for_count(query: &Query) -> bool {
    let expected = query.expected;
    match query.language {
        Language::English => expected.form == Some(Form::HowMany),
        _ => {
            expected.need == Need::Strict
                && expected.focus.is_some()
                && expected.focus != expected.pattern
        }
    }
}

/// Whether a number counts the thing asked for, by the words right behind it.
fn counted(index: &Index, query: &Query, sentence: &Sentence, span: TypedSpan) -> Option<Fit> {
    const MOST_WORDS: usize = 4;
    let thing = &query.terms[query.focus?];
    let paragraph = index.text(index.paragraph(sentence.paragraph));
    let tokens = &index.tokens(sentence)[usize::from(span.last)..];
    let joined = |pair: &&[Token]| {
        let between = &paragraph[pair[0].span().end..pair[1].span().start];
        matches!(between, " " | "-") && !pair[1].stop
    };
    let behind = tokens.windows(2).take_while(joined).take(MOST_WORDS);
    let behind: Vec<Token> = behind.map(|pair| pair[1]).collect();
    let (text, number) = place(index, sentence, span);
    let is_told = Measure::is_told(text, number);
    if behind.is_empty() {
        let is_label = is_label(index, sentence, span, paragraph);
        return Some(if is_told || is_label {
            Fit::Other
        } else {
            Fit::Untold
        });
    }
    let asks_for_people = query
        .terms
        .iter()
        .any(|asked| is_anybody(&fold(&asked.typed)));
    let is_people = |token: &Token| is_anybody(&fold(token.span().of(paragraph)));
    let is_thing = |token: &Token| {
        // "How many people live there": what they do is no thing that goes by other words.
        if asks_for_people {
            is_people(token) || thing.id == Some(token.term)
        } else {
            thing.means(token.term) || thing.kinds.contains(&token.term)
        }
    };
    if behind.iter().any(is_thing) {
        return Some(Fit::Fits);
    }
    // "54 arrests", for "how many people were arrested"; and whoever is counted is people.
    let is_asked = |asked: &QueryTerm| {
        let mut terms = behind.iter().map(|token| token.term);
        // Of its synonyms only the next word may be one: what lives lasts, "eleven weeks last
        // summer" don't.
        asked.means(behind[0].term)
            || terms.any(|term| asked.id == Some(term) || asked.derived.contains(&term))
    };
    let may_be = |token: &Token| {
        let typed = token.span().of(paragraph);
        is_people(token) || (asks_for_people && may_be_people(query.language, typed))
    };
    // "54 current and former sailors".
    let goes_on = tokens.get(behind.len() + 1).is_some_and(|next| {
        matches!(&*fold(next.span().of(paragraph)), "and" | "or") && asks_for_people
    });
    let may_count =
        query.terms.iter().any(is_asked) || (!is_told && (goes_on || behind.iter().any(may_be)));
    Some(if may_count { Fit::Untold } else { Fit::Other })
}

/// Whether a number tells which one the thing before it is: "Parcel 88 has".
fn is_label(index: &Index, sentence: &Sentence, span: TypedSpan, text: &str) -> bool {
    let tokens = index.tokens(sentence);
    let first = usize::from(span.first);
    first > 1 && {
        let [before, number] = [tokens[first - 1].span(), tokens[first].span()];
        let name = before.of(text);
        !tokens[first - 1].stop
            && name.starts_with(char::is_uppercase)
            && &text[before.end..number.start] == " "
    }
}

/// Folded words for people of any kind.
const ANYBODY: &[&str] = &[
    "gens", "gente", "individuals", "leute", "mensen", "menschen", "people", "persone", "personen",
    "persons", "personas", "personnes", "pessoas", "ppl", "люди", "людеи", "человек",
];

fn is_anybody(folded: &str) -> bool {
    ANYBODY.contains(&folded)
}

/// Whether a word behind a number may stand for people: a noun for them, what they are by
/// origin ("54 Danes"), or what became of them ("54 injured", "54 dead"). In other languages
/// than English most nouns for people are unknown.
fn may_be_people(language: Language, typed: &str) -> bool {
    const WITHOUT_A_NOUN: &[&str] = &["dead", "homeless", "jobless", "missing", "unemployed"];
    let folded = fold(typed);
    language != Language::English
        || WordClass::PEOPLE.lists(&folded)
        || folded.ends_with("ed")
        || WITHOUT_A_NOUN.contains(&&*folded)
        || typed.starts_with(char::is_uppercase)
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
    use super::super::reader::tests::index_in;
    use super::super::{Query, Scope};
    use super::{ANYBODY, best_fit};
    use crate::text::{Fit, Language, fold};

    #[track_caller]
    fn fits(question: &str, text: &str, expected: Option<Fit>) {
        fits_in(Language::English, question, text, expected);
    }

    #[track_caller]
    fn fits_in(language: Language, question: &str, text: &str, expected: Option<Fit>) {
        let index = index_in(language, text);
        let query = Query::new(&index, &Scope::all(&index), language, question);
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
        fits(question, "There were 54 young sailors.", Some(Fit::Untold));
        fits(
            question,
            "It has 54 old and young sailors.",
            Some(Fit::Untold),
        );
        fits(question, "They left 54 dead.", Some(Fit::Untold));
        fits(question, "They saw 54 Danes.", Some(Fit::Untold));
        fits(question, "They have 54 schools.", Some(Fit::Other));
        fits(question, "It took 54 weeks.", Some(Fit::Other));
        fits(question, "The 54 people came.", Some(Fit::Fits));
        fits(
            "How many members did people elect?",
            "They elected 54 members.",
            Some(Fit::Fits),
        );
        fits(question, "It has 54 samples.", Some(Fit::Other));
        fits(question, "Today Route 54 is closed.", Some(Fit::Other));
        // To live can be to last, but these don't.
        let question = "How many people live there?";
        fits(
            question,
            "It was there eleven weeks last year.",
            Some(Fit::Other),
        );
    }

    #[test]
    fn other_languages_tell_what_is_counted_too() {
        let german = |question, text, fit| fits_in(Language::German, question, text, Some(fit));
        let question = "Wie viele Kinder kommen?";
        german(question, "Es kommen 88 Kinder.", Fit::Fits);
        german(question, "Es kommen 88.", Fit::Untold);
        german(question, "Sie kommen auf Parzelle 88.", Fit::Other);
        german(question, "Es kommen 88 Boote.", Fit::Other);
        let question = "Wie viele Leute kommen?";
        german(question, "Es kommen 88 Bewerber.", Fit::Untold);
        german(question, "Es dauert 88 Wochen.", Fit::Other);
        let spanish = |question, text, fit| fits_in(Language::Spanish, question, text, Some(fit));
        spanish("¿Cuántos vecinos viven?", "Viven 19 personas.", Fit::Untold);
        spanish(
            "¿Cuántas firmas hay?",
            "Hay grietas en 11 juntas.",
            Fit::Other,
        );
        for word in ANYBODY {
            assert_eq!(fold(word), *word);
        }
    }

    #[test]
    fn a_time_of_day_is_no_other_date() {
        let question = "What time does it open?";
        fits(question, "It opens on Tuesday at 19:30.", Some(Fit::Fits));
        fits(question, "It opens on Tuesday.", Some(Fit::Other));
    }
}
