use serde::Serialize;

use crate::text::{Language, SpanKind, WordClass};

/// What kind of thing a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// A date or a time.
    Date,
    /// A number or an amount.
    Number,
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
}

impl Wanted {
    /// The kinds of span that answer it, the most fitting first.
    #[must_use]
    pub fn kinds(self) -> &'static [SpanKind] {
        match self {
            Self::Date => &[SpanKind::Date],
            Self::Number => &[SpanKind::Number],
            Self::Duration => &[SpanKind::Date, SpanKind::Number],
            Self::Person => &[SpanKind::Person, SpanKind::Name],
            Self::Name => &[SpanKind::Name],
            Self::Place => &[SpanKind::Place, SpanKind::Name],
            Self::Reason => &[SpanKind::Reason],
        }
    }
}

/// What a question expects of its answer, as far as its words tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The kind of thing that is asked for.
    pub wanted: Option<Wanted>,
    /// Whether an answer without such a thing is none: "when", "how many" and
    /// "what is the name of" can't be met otherwise, "who" can ("a woman").
    pub strict: bool,
    /// The number, among the question's words, of the thing asked for ("city"
    /// in "which city").
    pub focus: Option<usize>,
}

/// A word of the question, as this module needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) folded: &'a str,
    pub(super) class: WordClass,
    pub(super) stop: bool,
}

/// What a question of these words expects. English so far: in other languages
/// nothing is expected.
pub(super) fn expected(language: Language, words: &[Asked<'_>]) -> Expected {
    if language != Language::English {
        return Expected::default();
    }
    let is = |index: usize, list: &[&str]| {
        words
            .get(index)
            .is_some_and(|word| list.contains(&word.folded))
    };
    let found = |wanted, strict, focus| Expected {
        wanted: Some(wanted),
        strict,
        focus,
    };
    if asks_for_name(words) {
        return found(Wanted::Name, true, None);
    }
    for (at, word) in words.iter().enumerate() {
        let next = at + 1;
        match word.folded {
            "when" | "whens" if opens_clause(words, at) => return found(Wanted::Date, true, None),
            "who" | "whom" | "whose" | "whos" if opens_clause(words, at) => {
                return found(Wanted::Person, false, None);
            }
            "where" | "wheres" if opens_clause(words, at) => {
                return found(Wanted::Place, false, None);
            }
            "why" | "whys" => return found(Wanted::Reason, false, None),
            "how" if is(next, &["come"]) => return found(Wanted::Reason, false, None),
            "how" if is(next, &["long"]) => return found(Wanted::Duration, true, None),
            "how" if is(next, &["many", "much"]) => {
                let focus = (next + 1 < words.len() && !words[next + 1].stop).then_some(next + 1);
                // "How much did it matter" asks for no figure.
                return found(Wanted::Number, is(next, &["many"]), focus);
            }
            "how" if is(next, MEASURES) => return found(Wanted::Number, true, None),
            "what" | "which" => {
                let Some(focus) = noun_after(words, at) else {
                    continue;
                };
                let head = words[focus];
                let (wanted, strict) = match head.folded {
                    folded if DATES.contains(&folded) => (Wanted::Date, true),
                    folded if NUMBERS.contains(&folded) => (Wanted::Number, true),
                    "reason" | "reasons" => (Wanted::Reason, false),
                    _ if head.class.has(WordClass::PLACE) => (Wanted::Place, false),
                    // "What is the role of": the noun isn't right behind.
                    _ if focus == next => (Wanted::Name, false),
                    _ => continue,
                };
                return found(wanted, strict, Some(focus));
            }
            _ => {}
        }
    }
    Expected::default()
}

const MEASURES: &[&str] = &[
    "big", "deep", "far", "fast", "heavy", "high", "large", "often", "old", "tall", "wide",
];
const DATES: &[&str] = &["century", "date", "day", "decade", "month", "time", "year"];
const NUMBERS: &[&str] = &[
    "age",
    "amount",
    "budget",
    "cost",
    "height",
    "length",
    "number",
    "percent",
    "percentage",
    "population",
    "price",
    "salary",
    "score",
    "size",
    "weight",
];

/// "What is the name of the agent", "what was he called", "name the suspect".
fn asks_for_name(words: &[Asked<'_>]) -> bool {
    words
        .iter()
        .enumerate()
        .any(|(at, word)| match word.folded {
            "name" | "names" | "surname" => {
                at == 0
                    || words[..at]
                        .iter()
                        .any(|word| matches!(word.folded, "what" | "whats" | "which"))
            }
            "named" | "called" => words[..at].first().is_some_and(|word| {
                matches!(word.folded, "what" | "whats") && at + 1 == words.len()
            }),
            _ => false,
        })
}

/// Whether the question word at `at` asks, rather than joins ("he was there
/// when it fell", "the man who fell"): it stands first, perhaps behind words
/// such as "and" or "by", or it ends the question.
fn opens_clause(words: &[Asked<'_>], at: usize) -> bool {
    words[..at]
        .iter()
        .all(|word| LEAD_INS.contains(&word.folded))
        || at + 1 == words.len()
}

const LEAD_INS: &[&str] = &[
    "about", "also", "and", "at", "but", "by", "exactly", "for", "from", "in", "of", "ok", "on",
    "or", "please", "since", "so", "then", "to", "until", "well", "with",
];

/// The noun that "what" or "which" at `at` asks for: right behind it ("which
/// city"), or behind "is the" ("what is the population of").
fn noun_after(words: &[Asked<'_>], at: usize) -> Option<usize> {
    let mut index = at + 1;
    if matches!(words.get(index)?.folded, "is" | "was" | "are" | "were") {
        index += 1;
        if !matches!(
            words.get(index)?.folded,
            "the" | "its" | "his" | "her" | "their"
        ) {
            return None;
        }
        index += 1;
    }
    let head = words.get(index)?;
    // "What happened", "what caused": a verb, and no thing.
    (!head.stop && !head.folded.ends_with("ed")).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::super::query::tests::expected_of;
    use super::Wanted;

    #[track_caller]
    fn wants(question: &str, wanted: Option<Wanted>, strict: bool) {
        let expected = expected_of(question);
        assert_eq!(
            (expected.wanted, expected.strict),
            (wanted, strict),
            "{question}"
        );
    }

    #[test]
    fn question_words_tell() {
        wants("When was Noem born?", Some(Wanted::Date), true);
        wants("and when?", Some(Wanted::Date), true);
        wants("Which year did it happen?", Some(Wanted::Date), true);
        wants("What was the date of the raid?", Some(Wanted::Date), true);
        wants("How many people were arrested?", Some(Wanted::Number), true);
        wants("How old is Mamdani", Some(Wanted::Number), true);
        wants("how long has it been so", Some(Wanted::Duration), true);
        wants(
            "What is the population of New York?",
            Some(Wanted::Number),
            true,
        );
        wants("How much does that matter?", Some(Wanted::Number), false);
        wants("Who was shot?", Some(Wanted::Person), false);
        wants("By whom was she shot?", Some(Wanted::Person), false);
        wants("where did the raid happen", Some(Wanted::Place), false);
        wants(
            "In which city was the shooting?",
            Some(Wanted::Place),
            false,
        );
        wants("Why do they hide?", Some(Wanted::Reason), false);
        wants("How come they hide?", Some(Wanted::Reason), false);
        wants("What is the name of the agent?", Some(Wanted::Name), true);
        wants("What operation arrested them?", Some(Wanted::Name), false);
    }

    #[test]
    fn joining_words_do_not() {
        wants("What did he do when she fell?", None, false);
        wants("Is he the man who fell?", None, false);
        wants("What happened in Minneapolis?", None, false);
        wants("What is Operation Salvo?", None, false);
        wants("", None, false);
    }

    #[test]
    fn the_focus_is_the_thing_asked_for() {
        assert_eq!(expected_of("In which city was it?").focus, Some(2));
        assert_eq!(expected_of("How many gang members?").focus, Some(2));
        assert_eq!(expected_of("Who was it?").focus, None);
    }
}
