mod amount;
mod brief;
mod foreign;
mod form;
mod thing;

use serde::Serialize;

use crate::text::{Language, LexemeKind, Measure, SpanKind, WordClass};

use amount::Noun;
pub use form::Form;
use thing::{asked_thing, is_span_of_time, noun_after, tells_quantity};

/// What kind of thing a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// A date or a time.
    Date,
    /// A time of day.
    Clock,
    /// A number.
    Number,
    /// How often.
    Frequency,
    /// A length of time.
    Duration,
    /// A person or a group of people.
    Person,
    /// A name.
    Name,
    /// A place.
    Place,
    /// A reason.
    Reason,
    /// An amount of this measure.
    #[serde(untagged)]
    Amount(Measure),
}

impl Wanted {
    /// The kinds of span that answer it, the most fitting first.
    #[must_use]
    pub fn kinds(self) -> &'static [SpanKind] {
        match self {
            Self::Date => &[SpanKind::Date],
            Self::Clock => &[SpanKind::Clock, SpanKind::Date],
            Self::Number | Self::Amount(_) => &[SpanKind::Number],
            Self::Frequency => &[SpanKind::Often, SpanKind::Number, SpanKind::Date],
            Self::Duration => &[SpanKind::Period, SpanKind::Date],
            Self::Person => &[SpanKind::Person, SpanKind::Name],
            Self::Name => &[SpanKind::Name],
            Self::Place => &[SpanKind::Place, SpanKind::Name],
            Self::Reason => &[SpanKind::Reason],
        }
    }
}

/// How much a question needs the kind of thing that it asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The answer mostly has such a thing, but needn't.
    #[default]
    Loose,
    /// Something like it will do: for "who", people without a name ("a woman");
    /// for "when", a time without a date ("after the raid").
    Kind,
    /// Nothing else will do: "which year", "how many", "what is the name of".
    Strict,
}

/// What a question expects of its answer, as far as its words tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The kind of thing that is asked for.
    pub wanted: Option<Wanted>,
    /// How much it is needed.
    pub need: Need,
    /// The number, among the question's words, of the thing asked for ("city"
    /// in "which city").
    pub focus: Option<usize>,
    /// The number of a word that only says what kind of thing is wanted ("old"
    /// in "how old", "date" in "what date"): it isn't looked for.
    pub pattern: Option<usize>,
    /// The number of the noun whose name is asked for ("agent" in "who was the
    /// agent" and in "what is the name of the agent"): it must stand beside it.
    pub named: Option<usize>,
    /// Whether it only asks what or who its subject is ("what is Operation Salvo"):
    /// whatever is said of that answers it.
    pub identity: bool,
    /// How it asks; only of an English question that some words would answer.
    pub form: Option<Form>,
    /// The number of the preposition that it asks with ("in which", "what … after");
    /// only of an English question.
    pub preposition: Option<usize>,
    /// Whether it asks for several things ("what are", "which cities"); likewise.
    pub several: bool,
}

/// A word of the question, as this module needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) folded: &'a str,
    pub(super) term: &'a str,
    pub(super) kind: LexemeKind,
    pub(super) stop: bool,
    /// Whether a mark before it says that the question begins here ("¿").
    pub(super) opens: bool,
}

impl Asked<'_> {
    /// Whether an English word has any role of `class`. Few words are asked for it.
    fn has(&self, class: WordClass) -> bool {
        WordClass::of(Language::English, self.folded, self.term, self.kind).has(class)
    }
}

/// What a question of these words expects. English has its own rules, other
/// languages a table each.
pub(super) fn expected(language: Language, words: &[Asked<'_>]) -> Expected {
    if language != Language::English {
        return foreign::expected(language, words);
    }
    let focus = asked_thing(words);
    Expected {
        focus,
        form: form::form(words, focus),
        preposition: form::preposition(words),
        several: form::several(words, focus),
        identity: asks_identity(words),
        ..kind_expected(words)
    }
}

/// What an English question expects, but for its focus.
fn kind_expected(words: &[Asked<'_>]) -> Expected {
    let is = |index: usize, list: &[&str]| {
        words
            .get(index)
            .is_some_and(|word| list.contains(&word.folded))
    };
    let found = |wanted, need| Expected {
        wanted: Some(wanted),
        need,
        ..Expected::default()
    };
    if let Some(at) = asked_name(words) {
        let behind = (at + 1..words.len()).find(|&index| !words[index].stop);
        // "The name of the agent", "the agent's name".
        let before = at.checked_sub(1).filter(|&index| !words[index].stop);
        let named = behind.map(|first| head(words, first)).or(before);
        return name_of(words, at, named);
    }
    if let [first, .., stand, last] = words
        && matches!(first.folded, "what" | "whats")
        && stand.folded == "stand"
        && last.folded == "for"
    {
        return Expected {
            pattern: Some(words.len() - 2),
            ..Expected::default()
        };
    }
    for (at, word) in words.iter().enumerate() {
        let next = at + 1;
        match word.folded {
            "when" | "whens" if opens_clause(words, at) => return found(Wanted::Date, Need::Kind),
            "who" | "whom" | "whose" | "whos" if opens_clause(words, at) => {
                let named = identified(words, at);
                let need = if named.is_some() {
                    Need::Strict
                } else {
                    Need::Kind
                };
                return Expected {
                    named,
                    ..found(Wanted::Person, need)
                };
            }
            "where" | "wheres" if opens_clause(words, at) => {
                return found(Wanted::Place, Need::Kind);
            }
            "why" | "whys" => return found(Wanted::Reason, Need::Loose),
            "how" if is(next, &["come"]) => {
                return Expected {
                    pattern: Some(next),
                    ..found(Wanted::Reason, Need::Loose)
                };
            }
            "how" => {
                if let Some(expected) = amount::how(words, at) {
                    return expected;
                }
            }
            "what" | "whats" | "which" => {
                let Some(focus) = noun_after(words, at) else {
                    continue;
                };
                let head = words[focus];
                // "The ticket price": the last noun tells as well.
                let last = asked_thing(words).filter(|&last| last > focus);
                let nouns = [
                    Some(focus),
                    last.filter(|&last| tells_quantity(words, last)),
                ];
                if let Some((noun, at)) = nouns
                    .into_iter()
                    .flatten()
                    .find_map(|at| Some((Noun::of(words[at].folded)?, at)))
                    && !is_span_of_time(words, at)
                {
                    return noun.expected(at);
                }
                return match head.folded {
                    "reason" | "reasons" => Expected {
                        pattern: Some(focus),
                        ..found(Wanted::Reason, Need::Loose)
                    },
                    _ if head.has(WordClass::PLACE) => found(Wanted::Place, Need::Loose),
                    // "What is the role of": the noun isn't right behind.
                    _ if focus == next => found(Wanted::Name, Need::Loose),
                    _ => continue,
                };
            }
            _ => {}
        }
    }
    brief::brief(words).unwrap_or_default()
}

/// What is expected where the word at `pattern` asks for a name: somebody's, if the noun at
/// `named` is one for people.
fn name_of(words: &[Asked<'_>], pattern: usize, named: Option<usize>) -> Expected {
    let is_person = named.is_some_and(|named| words[named].has(WordClass::PEOPLE));
    let wanted = if is_person {
        Wanted::Person
    } else {
        Wanted::Name
    };
    Expected {
        wanted: Some(wanted),
        need: Need::Strict,
        pattern: Some(pattern),
        named,
        ..Expected::default()
    }
}

/// The word "name" in "what is the name of the agent" and the like.
fn asked_name(words: &[Asked<'_>]) -> Option<usize> {
    let is_article = |word: &Asked<'_>| matches!(word.folded, "a" | "an" | "the");
    let asks = |word: &Asked<'_>| matches!(word.folded, "what" | "whats" | "which");
    // "Which values does it name": a verb.
    let is_verb = |at: usize| {
        words[..at]
            .iter()
            .any(|word| matches!(word.folded, "do" | "does" | "did"))
    };
    words
        .iter()
        .enumerate()
        .position(|(at, word)| match word.folded {
            "name" | "names" | "surname" => {
                at == 0 || (words[..at].iter().any(asks) && !is_verb(at))
            }
            // "What was she called before", but not "what is the group called the Ring".
            "named" | "called" => {
                let behind = words.get(at + 1);
                let ends = behind.is_none_or(|next| next.stop && !is_article(next));
                ends && words.first().is_some_and(asks)
            }
            _ => false,
        })
}

/// Whether the words are "what is", "who was" or the like, and one subject behind it.
/// The "is" of "who's" has gone with its apostrophe, so a verb may stand in its place:
/// whoever asks looks whether the subject is a name. Somebody with a title is asked
/// for by name ("who is the Homeland Security Secretary").
fn asks_identity(words: &[Asked<'_>]) -> bool {
    let [first, subject @ ..] = words else {
        return false;
    };
    if !matches!(first.folded, "what" | "whats" | "who" | "whos") {
        return false;
    }
    let subject = match subject {
        [verb, rest @ ..] if matches!(verb.folded, "is" | "are" | "was" | "were") => rest,
        _ => subject,
    };
    let subject = match subject {
        [article, rest @ ..] if matches!(article.folded, "the" | "a" | "an") => rest,
        _ => subject,
    };
    let Some(head) = subject.last() else {
        return false;
    };
    let is_title = head.has(WordClass::TITLE) || head.has(WordClass::PEOPLE);
    !is_title && subject.iter().all(|word| !word.stop)
}

/// The last of the words that carry meaning from `first` on: "agent" in "ICE
/// agent that fired".
fn head(words: &[Asked<'_>], first: usize) -> usize {
    (first..words.len())
        .take_while(|&index| !words[index].stop)
        .last()
        .unwrap_or(first)
}

/// The noun in "who is the mayor", "who was that woman": somebody without a
/// name is asked for by one. "Who is the Kristi Noem" asks about a name.
fn identified(words: &[Asked<'_>], who: usize) -> Option<usize> {
    // The "is" of "who's" has gone with its apostrophe.
    let is_verb = matches!(words.get(who + 1)?.folded, "is" | "was" | "are" | "were");
    let at = who + 1 + usize::from(is_verb);
    let determined = matches!(
        words.get(at)?.folded,
        "the" | "a" | "an" | "this" | "that" | "these" | "those" | "his" | "her" | "its" | "their"
    );
    let named = head(words, at + 1);
    let is_person = |word: &Asked<'_>| word.has(WordClass::PEOPLE) || word.has(WordClass::TITLE);
    (determined && words.get(named).is_some_and(is_person)).then_some(named)
}

/// Whether the question word at `at` asks, rather than joins ("he was there
/// when it fell", "the man who fell"): it stands first, perhaps behind words
/// such as "and", "by" or "tell me", or it ends the question.
fn opens_clause(words: &[Asked<'_>], at: usize) -> bool {
    words[..at]
        .iter()
        .all(|word| LEAD_INS.contains(&word.folded))
        || at + 1 == words.len()
}

/// Words before it: of a question, or of somebody who asks around ("hey does anyone know
/// who").
const LEAD_INS: &[&str] = &[
    "about", "also", "and", "any", "anybody", "anyone", "at", "but", "by", "can", "could",
    "curious", "do", "does", "exactly", "for", "from", "guys", "hello", "hey", "hi", "i", "idea",
    "idk", "im", "in", "just", "know", "knows", "me", "of", "ok", "okay", "on", "or", "please",
    "pls", "remember", "remind", "say", "says", "since", "so", "sorry", "tell", "then", "to",
    "until", "we", "well", "with", "wonder", "wondering", "yo", "you",
];

#[cfg(test)]
mod tests {
    use super::super::reader::tests::expected_of;
    use super::{Measure, Need, Wanted};

    #[track_caller]
    fn wants(question: &str, wanted: Option<Wanted>, need: Need) {
        let expected = expected_of(question);
        assert_eq!(
            (expected.wanted, expected.need),
            (wanted, need),
            "{question}"
        );
    }

    #[test]
    fn question_words_tell() {
        use Need::{Kind, Loose, Strict};
        wants("When was Noem born?", Some(Wanted::Date), Kind);
        wants("and when?", Some(Wanted::Date), Kind);
        wants("Which year did it happen?", Some(Wanted::Date), Strict);
        wants("What was the date of the raid?", Some(Wanted::Date), Strict);
        wants(
            "How many people were arrested?",
            Some(Wanted::Number),
            Strict,
        );
        wants(
            "How old is Mamdani",
            Some(Wanted::Amount(Measure::Age)),
            Strict,
        );
        wants("how long has it been so", Some(Wanted::Duration), Strict);
        wants(
            "What is the population of New York?",
            Some(Wanted::Number),
            Strict,
        );
        wants("How much does that matter?", Some(Wanted::Number), Loose);
        wants("Who was shot?", Some(Wanted::Person), Kind);
        wants(
            "Who was the ICE agent that fired?",
            Some(Wanted::Person),
            Strict,
        );
        wants("who's the mayor", Some(Wanted::Person), Strict);
        wants("Who is Kristi Noem?", Some(Wanted::Person), Kind);
        wants("Who are the Trinitarios?", Some(Wanted::Person), Kind);
        wants("By whom was she shot?", Some(Wanted::Person), Kind);
        wants("where did the raid happen", Some(Wanted::Place), Kind);
        wants(
            "In which city was the shooting?",
            Some(Wanted::Place),
            Loose,
        );
        wants("Why do they hide?", Some(Wanted::Reason), Loose);
        wants("How come they hide?", Some(Wanted::Reason), Loose);
        wants(
            "What is the name of the agent?",
            Some(Wanted::Person),
            Strict,
        );
        wants("What is the operation's name?", Some(Wanted::Name), Strict);
        wants("What was the raid called?", Some(Wanted::Name), Strict);
        wants("What was it called before?", Some(Wanted::Name), Strict);
        wants("Whats the barrister called", Some(Wanted::Person), Strict);
        wants("What operation arrested them?", Some(Wanted::Name), Loose);
    }

    #[test]
    fn whoever_asks_around_asks_the_same() {
        let person = Some(Wanted::Person);
        wants("hey does anyone know who fired?", person, Need::Kind);
        wants("tell me who fired", person, Need::Kind);
        wants("do you know when it fell", Some(Wanted::Date), Need::Kind);
        wants("Does he know when it fell?", None, Need::Loose);
        wants("He was there when it fell", None, Need::Loose);
    }

    #[test]
    fn amounts_are_told_by_their_measure() {
        use Need::{Kind, Loose, Strict};
        let amount = |measure| Some(Wanted::Amount(measure));
        for (question, wanted, need) in [
            ("How much does it cost?", amount(Measure::Money), Kind),
            ("how much is a ticket", amount(Measure::Money), Kind),
            ("How much of it is left?", Some(Wanted::Number), Loose),
            ("Whats the price", amount(Measure::Money), Strict),
            ("What is the ticket price?", amount(Measure::Money), Strict),
            ("What's the age limit?", amount(Measure::Age), Strict),
            ("What percentage sank?", amount(Measure::Share), Strict),
            ("How far is it?", amount(Measure::Length), Strict),
            ("How high is it?", Some(Wanted::Number), Strict),
            ("What time does it open?", Some(Wanted::Clock), Strict),
            ("What time of year is it?", Some(Wanted::Name), Loose),
            ("How often do they meet?", Some(Wanted::Frequency), Loose),
        ] {
            wants(question, wanted, need);
        }
    }

    #[test]
    fn joining_words_do_not() {
        wants("What did he do when she fell?", None, Need::Loose);
        wants("Is he the man who fell?", None, Need::Loose);
        wants("What happened in Minneapolis?", None, Need::Loose);
        wants("What is Operation Salvo?", None, Need::Loose);
        wants(
            "Why does the movement name them?",
            Some(Wanted::Reason),
            Need::Loose,
        );
        wants("", None, Need::Loose);
    }

    #[test]
    fn nothing_but_what_a_subject_is_can_be_asked() {
        for (question, identity) in [
            ("What is Operation Salvo?", true),
            ("who was the salvo", true),
            ("who was the mayor", false),
            ("Who's Kristi Noem?", true),
            ("What is the mayor of New York?", false),
            ("What was it?", false),
            ("Whats Operation Salvo", true),
            ("Is Noem the secretary?", false),
        ] {
            assert_eq!(expected_of(question).identity, identity, "{question}");
        }
    }

    #[test]
    fn the_noun_without_a_name_is_told() {
        for (question, named) in [
            ("Who was the ICE agent that fired?", Some(4)),
            ("what is the name of the woman", Some(6)),
            ("Who's the mayor of New York?", Some(2)),
            ("What was the woman's name?", Some(3)),
            ("Who fired?", None),
        ] {
            assert_eq!(expected_of(question).named, named, "{question}");
        }
    }
}
