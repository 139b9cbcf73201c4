//! The form of an English question, finer than the kind of thing that it wants.

use super::amount::{self, Noun};
use super::{QuestionWord, opens_clause};
use crate::text::WordClass;
use crate::text::english::{Interrogative, is_auxiliary, is_copula};

/// How a question asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// "Who", "whom".
    Who,
    /// "Whose".
    Whose,
    /// "When".
    When,
    /// "Where".
    Where,
    /// "Why".
    Why,
    /// "How many".
    HowMany,
    /// "How much".
    HowMuch,
    /// "How long".
    HowLong,
    /// "How old", "how far".
    HowMeasured,
    /// "How", with anything else.
    How,
    /// "What year", "which day".
    WhichDate,
    /// "What percentage", "what is the population".
    WhichNumber,
    /// "Which city", "what is the capital".
    WhichPlace,
    /// "Which king", "what group".
    WhichPerson,
    /// "What is X called", "what is the name".
    Called,
    /// "What", "which" with a noun.
    Which,
    /// "What is", without a noun right behind.
    WhatIs,
    /// "What did X do".
    WhatDo,
    /// Anything else.
    #[default]
    Other,
}

/// Where the question word stands: not at the end ("or what").
fn question_word(words: &[QuestionWord<'_>]) -> Option<usize> {
    let asks = |at: &usize| match words[*at].interrogative() {
        // Of these no highlight has been learned.
        Some(_) if matches!(words[*at].folded, "hows" | "whens" | "wheres" | "whys") => false,
        Some(Interrogative::When | Interrogative::Where) => opens_clause(words, *at),
        asks => asks.is_some(),
    };
    (0..words.len().saturating_sub(1)).find(asks)
}

/// The prepositions that highlights are learned by, where a question asks with one.
const PREPOSITIONS: &[&str] = &[
    "about", "after", "against", "as", "at", "before", "between", "by", "during", "for", "from",
    "in", "into", "of", "on", "since", "through", "to", "under", "until", "with",
];

/// Where the preposition stands that a question of these words asks with: right before
/// the question word, or at the end.
pub(super) fn preposition(words: &[QuestionWord<'_>]) -> Option<usize> {
    let before = question_word(words)?.checked_sub(1);
    let ends = words.len().checked_sub(1);
    let mut places = before.into_iter().chain(ends);
    places.find(|&at| PREPOSITIONS.contains(&words[at].folded))
}

/// Whether a question of these words, whose thing asked for stands at `focus`, wants
/// several answers.
pub(super) fn several(words: &[QuestionWord<'_>], focus: Option<usize>) -> bool {
    let next = question_word(words).and_then(|at| words.get(at + 1));
    let are = next.is_some_and(|next| matches!(next.folded, "are" | "were" | "two" | "three"));
    let is_plural = |word: &QuestionWord<'_>| {
        !word.stop && word.folded.ends_with('s') && !word.folded.ends_with("ss")
    };
    are || next.is_some_and(is_plural) || focus.is_some_and(|focus| is_plural(&words[focus]))
}

/// The form of a question of these words, whose thing asked for stands at `focus`;
/// `None` where it wants a yes or no, or is only words to look for.
pub(super) fn form(words: &[QuestionWord<'_>], focus: Option<usize>) -> Option<Form> {
    let at = question_word(words)?;
    let next = words.get(at + 1).map_or("", |word| word.folded);
    Some(match words[at].interrogative()? {
        Interrogative::Who | Interrogative::Whom => Form::Who,
        Interrogative::Whose => Form::Whose,
        Interrogative::When => Form::When,
        Interrogative::Where => Form::Where,
        Interrogative::Why => Form::Why,
        Interrogative::How => match next {
            "many" => Form::HowMany,
            "much" => Form::HowMuch,
            "long" => Form::HowLong,
            _ if amount::is_measured(next) => Form::HowMeasured,
            _ => Form::How,
        },
        Interrogative::What | Interrogative::Which => {
            what(words, words.get(at + 1).copied(), focus)
        }
    })
}

fn what(words: &[QuestionWord<'_>], next: Option<QuestionWord<'_>>, focus: Option<usize>) -> Form {
    let is_called =
        |word: &QuestionWord<'_>| matches!(word.folded, "called" | "named" | "name" | "known");
    if words.iter().any(is_called) {
        return Form::Called;
    }
    let folded = next.map_or("", |next| next.folded);
    let is_copula = is_copula(folded);
    if is_auxiliary(folded) && !is_copula {
        return Form::WhatDo;
    }
    let Some(head) = focus.map(|focus| words[focus]) else {
        return if is_copula { Form::WhatIs } else { Form::Other };
    };
    // "What percentage sank", "which king built": the last word is no noun.
    of_noun(head)
        .or_else(|| next.and_then(of_noun))
        .unwrap_or(Form::Which)
}

/// The form of a question for `noun`, if that is a date, a number, a place or a
/// person.
fn of_noun(noun: QuestionWord<'_>) -> Option<Form> {
    let told = Noun::of(noun.folded);
    if matches!(told, Some(Noun::Date | Noun::Clock)) {
        Some(Form::WhichDate)
    } else if told.is_some() {
        Some(Form::WhichNumber)
    } else if noun.has(WordClass::PLACE) {
        Some(Form::WhichPlace)
    } else if noun.has(WordClass::PEOPLE) || noun.has(WordClass::TITLE) {
        Some(Form::WhichPerson)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::reader::tests::expected_of;
    use super::{Form, PREPOSITIONS};
    use crate::text::english::is_preposition;

    #[test]
    fn a_question_asks_with_prepositions_alone() {
        for word in PREPOSITIONS {
            assert!(is_preposition(word), "{word}");
        }
    }

    #[test]
    fn forms_are_told_by_the_question_word_and_its_noun() {
        for (question, form) in [
            ("Who was shot?", Form::Who),
            ("By whom was it built?", Form::Who),
            ("Whose house was it?", Form::Whose),
            ("When was it built?", Form::When),
            ("What did he do when she fell?", Form::WhatDo),
            ("Where is it?", Form::Where),
            ("Why do they hide?", Form::Why),
            ("How many ships sank?", Form::HowMany),
            ("How much does it cost?", Form::HowMuch),
            ("How long did it take?", Form::HowLong),
            ("How far is it?", Form::HowMeasured),
            ("How did it sink?", Form::How),
            ("In what year did it sink?", Form::WhichDate),
            ("What percentage sank?", Form::WhichNumber),
            ("In which city was it?", Form::WhichPlace),
            ("Which king built it?", Form::WhichPerson),
            ("What was the ship called?", Form::Called),
            ("What type of stone was used?", Form::Which),
            ("What is magnetism?", Form::WhatIs),
        ] {
            assert_eq!(expected_of(question).form, Some(form), "{question}");
        }
        for question in ["The ship sank", "Was it found?", "Is it a ship or what"] {
            assert_eq!(expected_of(question).form, None, "{question}");
        }
    }

    #[test]
    fn the_preposition_is_before_the_question_word_or_at_the_end() {
        for (question, preposition) in [
            ("In which city was it?", Some(0)),
            ("The ship sailed to which port?", Some(3)),
            ("What was it named after?", Some(4)),
            ("What sank in the sea?", None),
            ("Ships in the sea", None),
        ] {
            assert_eq!(expected_of(question).preposition, preposition, "{question}");
        }
    }

    #[test]
    fn several_things_are_asked_for_by_a_plural() {
        for (question, several) in [
            ("Which ships sank?", true),
            ("What are its colours?", true),
            ("What two cities fought?", true),
            ("Which ship sank?", false),
            ("Which class was it?", false),
        ] {
            assert_eq!(expected_of(question).several, several, "{question}");
        }
    }
}
