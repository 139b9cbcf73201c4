mod amount;
mod brief;
mod foreign;
mod form;
mod kind;
mod thing;

use serde::Serialize;

use crate::text::english::{Interrogative, is_article, is_copula};
use crate::text::{Language, LexemeKind, Measure, SpanKind, WordClass};

pub use form::Form;
use thing::asked_thing;

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
pub(super) struct QuestionWord<'a> {
    pub(super) folded: &'a str,
    pub(super) term: &'a str,
    pub(super) kind: LexemeKind,
    pub(super) stop: bool,
    /// Whether a mark before it says that the question begins here ("¿").
    pub(super) opens: bool,
}

impl QuestionWord<'_> {
    /// How an English word asks, if it does.
    fn interrogative(&self) -> Option<Interrogative> {
        Interrogative::of(self.folded)
    }

    /// Whether an English word has any role of `class`. Few words are asked for it.
    fn has(&self, class: WordClass) -> bool {
        WordClass::of(Language::English, self.folded, self.term, self.kind).has(class)
    }
}

/// What a question of these words expects. English has its own rules, other
/// languages a table each.
pub(super) fn expected(language: Language, words: &[QuestionWord<'_>]) -> Expected {
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
        ..kind::expected(words)
    }
}

/// Whether the words are "what is", "who was" or the like, and one subject behind it.
/// The "is" of "who's" has gone with its apostrophe, so a verb may stand in its place:
/// whoever asks looks whether the subject is a name. Somebody with a title is asked
/// for by name ("who is the Homeland Security Secretary").
fn asks_identity(words: &[QuestionWord<'_>]) -> bool {
    let [first, subject @ ..] = words else {
        return false;
    };
    if !matches!(
        first.interrogative(),
        Some(Interrogative::What | Interrogative::Who)
    ) {
        return false;
    }
    let subject = match subject {
        [verb, rest @ ..] if is_copula(verb.folded) => rest,
        _ => subject,
    };
    let subject = match subject {
        [article, rest @ ..] if is_article(article.folded) => rest,
        _ => subject,
    };
    let Some(head) = subject.last() else {
        return false;
    };
    let is_title = head.has(WordClass::TITLE) || head.has(WordClass::PEOPLE);
    !is_title && subject.iter().all(|word| !word.stop)
}

/// Whether the question word at `at` asks, rather than joins ("he was there
/// when it fell", "the man who fell"): it stands first, perhaps behind words
/// such as "and", "by" or "tell me", or it ends the question.
fn opens_clause(words: &[QuestionWord<'_>], at: usize) -> bool {
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
        wants("who is our coach", Some(Wanted::Person), Strict);
        let money = Some(Wanted::Amount(Measure::Money));
        wants("whats your fee", money, Strict);
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
            ("What does a ticket cost?", amount(Measure::Money), Kind),
            ("what did it cost to build", amount(Measure::Money), Kind),
            ("what do nurses earn", amount(Measure::Money), Kind),
            ("what does it sell for", amount(Measure::Money), Kind),
            ("What did the whale weigh?", amount(Measure::Mass), Kind),
            ("What did they charge him with?", None, Loose),
            ("what must i do to earn a badge", None, Loose),
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
