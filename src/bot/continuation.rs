//! Questions that repeat the one before with something else in it: "and for children?".

use super::mentions::Kind;
use super::tagged::{LEADS, TaggedQuestion, TaggedWord, is_anaphor, is_auxiliary};
use super::turn::{Context, Previous};
use super::written::respelt;
use crate::index::Index;
use crate::text::english;
use crate::text::{Language, LexemeKind, Span, WordClass};

/// Beyond so many words it is no more than a phrase.
const MOST_WORDS: usize = 5;

/// The last question with something put in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Put {
    pub(super) question: String,
    /// The name that was put in place of another one.
    pub(super) name: Option<String>,
}

/// The last question with what `text` says put in: in place of what it said with the same
/// preposition; or, behind a lead-in ("and", or one that `is_led` tells of), at its end
/// ("and for children?"), in place of its only name ("and Noem?"), of its time ("and now?")
/// or of its number ("what about 3?"). `None` if `text` is
/// more than a phrase, or fits nowhere.
pub(super) fn continued(
    index: &Index,
    previous: &Previous<'_>,
    text: &str,
    is_led: bool,
) -> Option<Put> {
    let asked = TaggedQuestion::read(index, text);
    let begins = asked.words.iter().position(|word| !is_lead(word))?;
    let phrase = &asked.words[begins..];
    let is_said = phrase.len() <= MOST_WORDS
        && phrase.iter().all(may_be_in_a_phrase)
        && phrase
            .iter()
            .any(|word| is_content(word) || tells_time(word));
    if !is_said {
        return None;
    }
    let is_led = is_led || begins > 0;
    let said = Span::new(phrase[0].span.start, phrase[phrase.len() - 1].span.end).of(text);
    let turn = previous.context();
    let question = &turn.question;
    let before = TaggedQuestion::read(index, question);
    if !before.words.iter().any(asks) {
        return None;
    }
    let plain = |question| Put {
        question,
        name: None,
    };
    let bare = question.trim_end_matches(['?', '!', '.', '…', ' ']);
    if is_preposition(&phrase[0]) {
        let place = same_place(&before.words, phrase);
        let said = with_noun(turn, place.map(|place| place.of(question)), said)?;
        return match place {
            Some(place) => Some(plain(put(question, place, &said))),
            None => is_led.then(|| plain(format!("{bare} {said}?"))),
        };
    }
    if let [word] = phrase
        && is_led
    {
        if tells_time(word) {
            return Some(plain(match time(&before.words) {
                Some(place) => put(question, place, said),
                None => format!("{bare} {said}?"),
            }));
        }
        if word.lexeme.kind == LexemeKind::Number {
            return Some(plain(with_number(turn, &before.words, said)?));
        }
    }
    match before.names(question).as_slice() {
        &[name] if is_led && asked.has_name() => Some(Put {
            question: put(question, whole(turn, name), &respelt(index, said)),
            name: Some(respelt(index, said)),
        }),
        _ => None,
    }
}

/// The mention that ends with `name`: "rosa" belongs to "rosa delgado", though it is a word
/// by itself.
fn whole(turn: &Context, name: Span) -> Span {
    let before = &turn.question[..name.end];
    let mentions = turn.mentions.iter().map(|mention| mention.text.as_str());
    let length = mentions
        .filter(|mention| before.ends_with(mention))
        .map(str::len);
    let length = length.max().unwrap_or_default().max(name.len());
    Span::new(name.end - length, name.end)
}

/// `question` with `said` at `place`.
fn put(question: &str, place: Span, said: &str) -> String {
    format!(
        "{}{said}{}",
        &question[..place.start],
        &question[place.end..]
    )
}

/// `said` with the noun for "one" that the last question had in the same `place`, or else
/// named last: "in the second one". `None` if there is none.
fn with_noun(turn: &Context, place: Option<&str>, said: &str) -> Option<String> {
    let Some(head) = ["one", "ones"]
        .iter()
        .find_map(|one| said.strip_suffix(one))
        .filter(|head| head.ends_with(' '))
    else {
        return Some(said.to_owned());
    };
    let mentioned = || turn.mentions.last().map(|mention| mention.text.as_str());
    let noun = place.or_else(mentioned)?.rsplit(' ').next()?;
    Some(format!("{head}{noun}"))
}

/// The last question with `number` in place of its only one, or before what there are
/// several of.
fn with_number(turn: &Context, words: &[TaggedWord], number: &str) -> Option<String> {
    let question = &turn.question;
    let mut numbers = words
        .iter()
        .filter(|word| word.lexeme.kind == LexemeKind::Number);
    match (numbers.next(), numbers.next()) {
        (Some(only), None) => Some(put(question, only.span, number)),
        (Some(_), Some(_)) => None,
        (None, _) => {
            let several = turn
                .mentions
                .iter()
                .rfind(|mention| mention.kind == Kind::Several)?;
            let at = question.rfind(&several.text)?;
            Some(put(question, Span::new(at, at), &format!("{number} ")))
        }
    }
}

/// Where a question says when: "in 1990", "on Mondays", "today".
fn time(words: &[TaggedWord]) -> Option<Span> {
    let is_date = |word: &TaggedWord| {
        let lexeme = &word.lexeme;
        let class = WordClass::of(Language::English, &lexeme.folded, &lexeme.term, lexeme.kind);
        class.has(WordClass::YEAR) || class.has(WordClass::CALENDAR)
    };
    (0..words.len()).rev().find_map(|at| {
        if tells_time(&words[at]) {
            return Some(words[at].span);
        }
        let dates = words[at + 1..].iter().take_while(|word| is_date(word));
        let last = dates.last().filter(|_| is_preposition(&words[at]))?;
        Some(Span::new(words[at].span.start, last.span.end))
    })
}

/// What a question says with the preposition that `phrase` begins with, and with a number
/// if that has one; the last such phrase.
fn same_place(words: &[TaggedWord], phrase: &[TaggedWord]) -> Option<Span> {
    let has_number = |words: &[TaggedWord]| {
        words
            .iter()
            .any(|word| word.lexeme.kind == LexemeKind::Number)
    };
    let ends = |&at: &usize| at == words.len() || is_preposition(&words[at]);
    let places = (0..words.len()).rev().filter_map(|at| {
        let is_same = words[at].lexeme.folded == phrase[0].lexeme.folded;
        let end = (at + 1..=words.len()).find(ends)?;
        (is_same && end > at + 1).then(|| &words[at..end])
    });
    let mut fitting = places.filter(|place| has_number(place) == has_number(phrase));
    let place = fitting.next()?;
    Some(Span::new(
        place[0].span.start,
        place[place.len() - 1].span.end,
    ))
}

fn tells_time(word: &TaggedWord) -> bool {
    english::is_time_adverb(&word.lexeme.folded)
}

fn is_lead(word: &TaggedWord) -> bool {
    let folded = word.lexeme.folded.as_str();
    LEADS.contains(&folded)
}

fn asks(word: &TaggedWord) -> bool {
    word.interrogative().is_some() || is_auxiliary(&word.lexeme.folded)
}

fn may_be_in_a_phrase(word: &TaggedWord) -> bool {
    !asks(word) && !is_anaphor(&word.lexeme.folded)
}

fn is_content(word: &TaggedWord) -> bool {
    word.lexeme.kind != LexemeKind::Stop
}

fn is_preposition(word: &TaggedWord) -> bool {
    english::is_preposition(&word.lexeme.folded)
}

#[cfg(test)]
mod tests {
    use super::continued;
    use crate::article::markdown;
    use crate::bot::turn::{Previous, Turn};
    use crate::index::Index;

    #[track_caller]
    fn continues(question: &str, text: &str, expected: Option<&str>) {
        let article =
            b"# Museum\n\nThe museum of Oslo opened in 1950. Ada Stone runs it. Bo Lund left.\n";
        let read = markdown::read("a", article).expect("an article");
        let index = Index::build(vec![read.article]);
        let turn = Turn::of(question);
        let found =
            continued(&index, &Previous::new(&index, &turn), text, false).map(|put| put.question);
        assert_eq!(found.as_deref(), expected, "{question} {text}");
    }

    #[test]
    fn a_phrase_is_put_where_its_preposition_stood() {
        continues(
            "When is it open on Mondays?",
            "and on Sundays?",
            Some("When is it open on Sundays?"),
        );
        continues(
            "How many came from Oslo in 1950 by train?",
            "or in 1951",
            Some("How many came from Oslo in 1951 by train?"),
        );
        continues(
            "how many lived in Oslo in 1950",
            "and in Bergen?",
            Some("how many lived in Bergen in 1950"),
        );
    }

    #[test]
    fn or_behind_the_question() {
        continues(
            "How much is a ticket?",
            "and for children?",
            Some("How much is a ticket for children?"),
        );
        continues(
            "whats a ticket",
            "and till May?",
            Some("whats a ticket till May?"),
        );
        // Without a lead-in it may be about something else.
        continues("How much is a ticket", "from the museum", None);
        // The year is no place.
        continues(
            "How many came in 1950?",
            "and in Oslo?",
            Some("How many came in 1950 in Oslo?"),
        );
    }

    #[test]
    fn a_name_takes_the_place_of_the_only_one() {
        continues(
            "What did Ada Stone say?",
            "and Bo Lund?",
            Some("What did Bo Lund say?"),
        );
        continues(
            "why did the blunder hurt lund",
            "and Stone?",
            Some("why did the blunder hurt Stone"),
        );
        continues("What did Ada Stone say of Bo Lund?", "and Oslo?", None);
        continues("What did Ada Stone say?", "Bo Lund", None);
    }

    #[test]
    fn a_time_takes_the_place_of_another() {
        continues(
            "how many came to Oslo in 1950 by train",
            "and today?",
            Some("how many came to Oslo today by train"),
        );
        continues(
            "How much is a ticket now?",
            "and in 1950?",
            Some("How much is a ticket now in 1950?"),
        );
        continues(
            "How much is a ticket?",
            "and now?",
            Some("How much is a ticket now?"),
        );
        continues("How much is a ticket?", "now", None);
    }

    #[test]
    fn a_number_takes_the_place_of_the_only_one() {
        continues(
            "what do 2 tickets cost",
            "and 3?",
            Some("what do 3 tickets cost"),
        );
        continues("what do 2 tickets cost in 1950", "and 3?", None);
        continues("How much is a ticket?", "and 3?", None);
    }

    #[test]
    fn one_stands_for_the_noun_in_its_place() {
        continues(
            "who died in the first battle?",
            "and in the second one?",
            Some("who died in the second battle?"),
        );
        continues("who died?", "and in the second one?", None);
    }

    #[test]
    fn more_than_a_phrase_is_a_question_of_its_own() {
        continues("How much is a ticket?", "and when is it open?", None);
        continues("How much is a ticket?", "and for her?", None);
        continues("How much is a ticket?", "and whats for children?", None);
        continues("How much is a ticket?", "and so", None);
        continues("How much is a ticket?", "and the old museum", None);
        continues("Tickets", "and for children?", None);
        continues(
            "How much is a ticket?",
            "for children who came by train with their school class",
            None,
        );
    }
}
