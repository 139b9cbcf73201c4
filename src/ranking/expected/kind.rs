//! What kind of thing an English question asks for.

use super::amount::{self, Noun};
use super::brief::brief;
use super::thing::{asked_thing, is_span_of_time, noun_after, tells_quantity};
use super::{Expected, Need, QuestionWord, Wanted, opens_clause};
use crate::text::WordClass;
use crate::text::english::{
    Interrogative, is_article, is_copula, is_demonstrative, is_do, is_possessive,
};

/// What a question of these words expects, but for its focus: a name, else what the first of
/// its question words tells, else what a noun tells by itself.
pub(super) fn expected(words: &[QuestionWord<'_>]) -> Expected {
    by_name(words)
        .or_else(|| by_abbreviation(words))
        .or_else(|| (0..words.len()).find_map(|at| by_interrogative(words, at)))
        .or_else(|| brief(words))
        .unwrap_or_default()
}

/// "What is the name of the agent", "what is the agent's name", "what was she called".
fn by_name(words: &[QuestionWord<'_>]) -> Option<Expected> {
    let at = asked_name(words)?;
    let behind = (at + 1..words.len()).find(|&index| !words[index].stop);
    // "The name of the agent", "the agent's name".
    let before = at.checked_sub(1).filter(|&index| !words[index].stop);
    let named = behind.map(|first| head(words, first)).or(before);
    Some(name_of(words, at, named))
}

/// "What does DHS stand for": "stand" isn't looked for.
fn by_abbreviation(words: &[QuestionWord<'_>]) -> Option<Expected> {
    let [first, .., stand, last] = words else {
        return None;
    };
    let asks = first.interrogative() == Some(Interrogative::What);
    (asks && stand.folded == "stand" && last.folded == "for").then(|| Expected {
        pattern: Some(words.len() - 2),
        ..Expected::default()
    })
}

/// What the word at `at` asks for, if it is a question word and tells.
fn by_interrogative(words: &[QuestionWord<'_>], at: usize) -> Option<Expected> {
    use Interrogative::{How, What, When, Where, Which, Who, Whom, Whose, Why};
    let opens = || opens_clause(words, at);
    match words[at].interrogative()? {
        When => opens().then(|| wanting(Wanted::Date, Need::Kind)),
        Where => opens().then(|| wanting(Wanted::Place, Need::Kind)),
        Who | Whom | Whose => opens().then(|| somebody(words, at)),
        Why => Some(wanting(Wanted::Reason, Need::Loose)),
        How if words.get(at + 1).is_some_and(|next| next.folded == "come") => Some(Expected {
            pattern: Some(at + 1),
            ..wanting(Wanted::Reason, Need::Loose)
        }),
        How => amount::how(words, at),
        What => amount::what(words, at).or_else(|| by_noun(words, at)),
        Which => by_noun(words, at),
    }
}

fn wanting(wanted: Wanted, need: Need) -> Expected {
    Expected {
        wanted: Some(wanted),
        need,
        ..Expected::default()
    }
}

/// What "who" at `who` expects: by name, where a noun says which person.
fn somebody(words: &[QuestionWord<'_>], who: usize) -> Expected {
    let named = identified(words, who);
    let need = if named.is_some() {
        Need::Strict
    } else {
        Need::Kind
    };
    Expected {
        named,
        ..wanting(Wanted::Person, need)
    }
}

/// What "what" or "which" at `at` expects, by the noun that it asks for.
fn by_noun(words: &[QuestionWord<'_>], at: usize) -> Option<Expected> {
    let focus = noun_after(words, at)?;
    if let Some(amount) = by_amount(words, focus) {
        return Some(amount);
    }
    let head = words[focus];
    match head.folded {
        "reason" | "reasons" => Some(Expected {
            pattern: Some(focus),
            ..wanting(Wanted::Reason, Need::Loose)
        }),
        _ if head.has(WordClass::PLACE) => Some(wanting(Wanted::Place, Need::Loose)),
        // "What is the role of": the noun isn't right behind.
        _ if focus == at + 1 => Some(wanting(Wanted::Name, Need::Loose)),
        _ => None,
    }
}

/// What the noun at `focus` expects if it is a date's or an amount's; the last one of several
/// tells as well ("the ticket price").
fn by_amount(words: &[QuestionWord<'_>], focus: usize) -> Option<Expected> {
    let last = asked_thing(words).filter(|&last| last > focus && tells_quantity(words, last));
    let nouns = [Some(focus), last].into_iter().flatten();
    let (noun, at) = { nouns }.find_map(|at| Some((Noun::of(words[at].folded)?, at)))?;
    (!is_span_of_time(words, at)).then(|| noun.expected(at))
}

/// What is expected where the word at `pattern` asks for a name: somebody's, if the noun at
/// `named` is one for people.
pub(super) fn name_of(
    words: &[QuestionWord<'_>],
    pattern: usize,
    named: Option<usize>,
) -> Expected {
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
fn asked_name(words: &[QuestionWord<'_>]) -> Option<usize> {
    let asks = |word: &QuestionWord<'_>| {
        matches!(
            word.interrogative(),
            Some(Interrogative::What | Interrogative::Which)
        )
    };
    // "Which values does it name": a verb.
    let is_verb = |at: usize| words[..at].iter().any(|word| is_do(word.folded));
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
                let ends = behind.is_none_or(|next| next.stop && !is_article(next.folded));
                ends && words.first().is_some_and(asks)
            }
            _ => false,
        })
}

/// The last of the words that carry meaning from `first` on: "agent" in "ICE
/// agent that fired".
fn head(words: &[QuestionWord<'_>], first: usize) -> usize {
    (first..words.len())
        .take_while(|&index| !words[index].stop)
        .last()
        .unwrap_or(first)
}

/// The noun in "who is the mayor", "who was that woman": somebody without a
/// name is asked for by one. "Who is the Kristi Noem" asks about a name.
fn identified(words: &[QuestionWord<'_>], who: usize) -> Option<usize> {
    // The "is" of "who's" has gone with its apostrophe.
    let is_verb = is_copula(words.get(who + 1)?.folded);
    let at = who + 1 + usize::from(is_verb);
    let before = words.get(at)?.folded;
    let determined = is_article(before) || is_demonstrative(before) || is_possessive(before);
    let named = head(words, at + 1);
    let is_person =
        |word: &QuestionWord<'_>| word.has(WordClass::PEOPLE) || word.has(WordClass::TITLE);
    (determined && words.get(named).is_some_and(is_person)).then_some(named)
}
