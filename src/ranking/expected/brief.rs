//! What is asked for in a few words without a question word: "price of a ticket", "ticket
//! price", "year the ship sank".

use super::amount::Noun;
use super::kind::name_of;
use super::thing::tells_quantity;
use super::{Expected, Need, QuestionWord, Wanted};
use crate::text::WordClass;
use crate::text::english::is_auxiliary;

/// What words that hold no question word ask for, if that is told by a noun at their
/// beginning or end.
pub(super) fn brief(words: &[QuestionWord<'_>]) -> Option<Expected> {
    let is_any = |word: &QuestionWord<'_>, list: &[&str]| list.contains(&word.folded);
    if words.iter().any(|word| word.interrogative().is_some()) {
        return None;
    }
    let first = words.iter().position(|word| !is_any(word, BEFORE))?;
    // A question for yes or no.
    if is_auxiliary(words[first].folded) {
        return None;
    }
    let last = words.len() - 1;
    if matches!(words[last].folded, "name" | "names") && last > first {
        let somebody = |word: &QuestionWord<'_>| word.has(WordClass::PEOPLE);
        return Some(name_of(
            words,
            last,
            words[..last].iter().position(somebody),
        ));
    }
    // "Price of a ticket", "ticket price of the museum".
    let ends_run = (first..=last).take_while(|&at| !words[at].stop).last()?;
    let leads = ends_run < last && is_any(&words[ends_run + 1], BEHIND);
    if leads && is_any(&words[ends_run], &["cause", "reason", "reasons"]) {
        return Some(Expected {
            wanted: Some(Wanted::Reason),
            pattern: Some(ends_run),
            ..Expected::default()
        });
    }
    let noun = |at: usize| Some((Noun::of(words[at].folded)?, at));
    let (noun, at) = noun(ends_run)
        .filter(|_| leads)
        .or_else(|| noun(first).filter(|_| words[first].folded == "year"))
        .or_else(|| noun(last).filter(|_| tells_quantity(words, last) && last > first))?;
    Some(Expected {
        need: Need::Kind,
        ..noun.expected(at)
    })
}

/// What may stand before the noun.
const BEFORE: &[&str] = &[
    "a", "an", "and", "any", "can", "exact", "give", "hey", "me", "need", "please", "pls", "so",
    "tell", "the", "their", "total", "you",
];

/// What may stand behind it.
const BEHIND: &[&str] = &["for", "he", "in", "it", "of", "she", "that", "the", "they"];

#[cfg(test)]
mod tests {
    use super::super::super::reader::tests::expected_of;
    use super::{Need, Wanted};
    use crate::text::Measure;

    #[track_caller]
    fn wants(question: &str, wanted: Option<Wanted>) {
        assert_eq!(expected_of(question).wanted, wanted, "{question}");
    }

    #[test]
    fn a_noun_at_the_beginning_or_end_tells() {
        let money = Some(Wanted::Amount(Measure::Money));
        wants("price of a ticket", money);
        wants("the ticket price in summer", money);
        wants("Petrel licence price", money);
        wants("age of the prosecutor", Some(Wanted::Amount(Measure::Age)));
        wants("year the Petrel sank", Some(Wanted::Date));
        wants("date of the vote", Some(Wanted::Date));
        wants("number of cows", Some(Wanted::Number));
        wants("reason for the delay", Some(Wanted::Reason));
        assert_eq!(expected_of("date of the vote").need, Need::Kind);
    }

    #[test]
    fn a_name_is_somebodys_or_a_things() {
        wants("imam of the mosque name", Some(Wanted::Person));
        wants("ferry name", Some(Wanted::Name));
        let expected = expected_of("imam of the mosque name");
        assert_eq!((expected.named, expected.pattern), (Some(0), Some(4)));
    }

    #[test]
    fn other_words_want_nothing() {
        for words in [
            "price", "time travel", "was the price raised", "it is a matter of price levels",
            "date palms", "Operation Salvo",
        ] {
            wants(words, None);
        }
    }
}
