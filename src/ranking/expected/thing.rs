//! The noun that a question asks for.

use super::QuestionWord;
use super::amount::Noun;
use crate::text::english::{
    Interrogative::{What, Which, Whose},
    is_copula, is_possessive,
};

/// Whether the word at `at` names a quantity ("the ticket price"), not only a date or a
/// number ("the death number").
pub(super) fn tells_quantity(words: &[QuestionWord<'_>], at: usize) -> bool {
    matches!(Noun::of(words[at].folded), Some(Noun::Quantity(_)))
}

/// "What time period", "what time of year": no time of day.
pub(super) fn is_span_of_time(words: &[QuestionWord<'_>], time: usize) -> bool {
    words[time].folded == "time"
        && words
            .get(time + 1)
            .is_some_and(|next| matches!(next.folded, "frame" | "of" | "period" | "span"))
}

/// The thing that "what", "which", "whose" or "how many" asks for: the last noun of
/// those behind it ("members" in "how many gang members"), also behind "is the" and
/// "type of".
pub(super) fn asked_thing(words: &[QuestionWord<'_>]) -> Option<usize> {
    const LONGEST: usize = 5;
    let is = |index: usize, list: &[&str]| {
        words
            .get(index)
            .is_some_and(|word| list.contains(&word.folded))
    };
    let asks = |word: &QuestionWord<'_>| matches!(word.interrogative(), Some(What | Which | Whose));
    let mut at = 1
        + (0..words.len())
            .find(|&index| asks(&words[index]) || (index > 0 && is(index, &["many"])))?;
    let is_copula = words.get(at).is_some_and(|word| is_copula(word.folded));
    // The "is" of "what's" has gone with its apostrophe.
    if is_copula || is(at - 1, &["whats"]) || is(at, &["the"]) {
        at += usize::from(is_copula);
        if !is(at, &["the", "a", "an", "one", "some"]) {
            return None;
        }
        at += 1;
    }
    if is(at, &["type", "types", "kind", "kinds", "sort", "sorts"]) {
        at += 1;
        at += usize::from(is(at, &["of"]));
    }
    let is_noun = |index: usize| !words[index].stop;
    let is_verb = |index: usize| {
        let word = words[index].folded;
        index > at && (word.ends_with("ed") || word.ends_with("ing"))
    };
    (at..words.len().min(at + LONGEST))
        .take_while(|&index| is_noun(index) && !is_verb(index))
        .last()
}

/// The noun that "what" or "which" at `at` asks for: right behind it ("which
/// city"), or behind "is the" ("what is the population of").
pub(super) fn noun_after(words: &[QuestionWord<'_>], at: usize) -> Option<usize> {
    let mut index = at + 1;
    let is_copula = is_copula(words.get(index)?.folded);
    if is_copula || words[at].folded == "whats" || words[index].folded == "the" {
        index += usize::from(is_copula);
        let determiner = words.get(index)?.folded;
        if determiner != "the" && !is_possessive(determiner) {
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
    use super::super::super::reader::tests::expected_of;

    #[test]
    fn the_focus_is_the_thing_asked_for() {
        assert_eq!(expected_of("In which city was it?").focus, Some(2));
        assert_eq!(expected_of("How many gang members?").focus, Some(3));
        assert_eq!(expected_of("What is the capital of it?").focus, Some(3));
        assert_eq!(expected_of("What type of stone was used?").focus, Some(3));
        assert_eq!(expected_of("What is it?").focus, None);
        assert_eq!(expected_of("Who was it?").focus, None);
    }
}
