//! Items of numbered lists: "rule 5", "rule #5", "gartenordnung punkt 4".

use super::{Wording, strip_front};
use crate::text::{Span, fold};

/// More words beside the number name something else.
const MOST_WORDS: usize = 4;

/// The item of a list that a text asks for, as far as its form tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::answer) struct Item {
    /// Its number.
    pub(in crate::answer) number: usize,
    /// The words that say of which list, as typed.
    pub(in crate::answer) words: Vec<String>,
    /// Whether one of them, or a sign, says that an item is meant.
    pub(in crate::answer) is_told: bool,
}

/// What items are called. Which list has them is told by its heading.
const KINDS: &[&str] = &[
    "commandment", "etape", "guideline", "item", "krok", "norma", "paso", "passo", "point",
    "ponto", "punkt", "punt", "punto", "regel", "regla", "regle", "regola", "regra", "rule",
    "schritt", "stap", "step", "tip", "zasada", "правило", "пункт", "шаг",
];
/// What says no more than that a number follows.
const NUMBER: &[&str] = &[
    "n", "no", "nr", "num", "number", "numer", "numero", "nummer", "номер",
];
/// What may stand around these: how somebody asks what an item says.
const FRAME: &[&str] = &[
    "a", "about", "again", "and", "can", "could", "cual", "das", "de", "del", "dem", "der", "des",
    "di", "dice", "did", "die", "dit", "do", "does", "du", "e", "el", "en", "es", "est", "exactly",
    "explain", "for", "from", "give", "in", "is", "ist", "it", "la", "lautet", "le", "les", "lies",
    "los", "mal", "me", "of", "on", "our", "please", "pls", "que", "quelle", "quote", "read",
    "remind", "s", "sagt", "say", "says", "show", "state", "steht", "tell", "that", "the", "there",
    "this", "to", "under", "unter", "us", "von", "was", "whats", "what", "which", "wie", "you",
    "your", "zeig", "zu",
];
const CARDINALS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

impl Wording<'_> {
    /// The item that it asks for, if it may ask for one: a number, what the item or its
    /// list is called, and nothing else.
    pub(in crate::answer) fn item(&self) -> Option<Item> {
        let (text, found, folded) = (self.text, &self.words, self.folded());
        let front = folded.len() - strip_front(&folded).len();
        let mut numbers = (front..folded.len()).filter_map(|at| Some((at, value(folded[at])?)));
        let (at, (number, is_ordinal)) = numbers.next()?;
        if numbers.next().is_some() {
            return None;
        }
        let tells = |word: &&str| KINDS.contains(word) || NUMBER.contains(word);
        // "The 5th rule", but "5 rules" are any five.
        let (before, behind) = (&folded[front..at], &folded[at + 1..]);
        let is_told = before.iter().any(tells)
            || is_ordinal && behind.iter().any(tells)
            || text[..found[at].span.start].ends_with('#');
        let is_last = behind.iter().all(|word| FRAME.contains(word));
        let says = |place: &usize| {
            *place != at && !FRAME.contains(&folded[*place]) && !NUMBER.contains(&folded[*place])
        };
        let says: Vec<Span> = (front..folded.len())
            .filter(says)
            .map(|place| found[place].span)
            .collect();
        let is_item = (is_told || is_last) && says.len() <= MOST_WORDS;
        (is_item && (is_told || !says.is_empty())).then(|| Item {
            number,
            words: says.iter().map(|span| span.of(text).to_owned()).collect(),
            is_told,
        })
    }
}

/// Whether a word is what an item is called, in any list.
pub(in crate::answer) fn is_kind(word: &str) -> bool {
    KINDS.contains(&fold(word).as_ref())
}

/// The number that a word is, and whether it tells a place in a row ("5th").
fn value(folded: &str) -> Option<(usize, bool)> {
    let place = |words: &[&str]| Some(words.iter().position(|word| *word == folded)? + 1);
    if let Some(number) = place(ORDINALS) {
        return Some((number, true));
    }
    let figures = folded.bytes().take_while(u8::is_ascii_digit).count();
    let (figures, suffix) = folded.split_at(figures);
    let is_ordinal = matches!(suffix, "st" | "nd" | "rd" | "th");
    match figures.parse() {
        Ok(number) if is_ordinal || suffix.is_empty() => Some((number, is_ordinal)),
        Ok(_) => None,
        Err(_) => Some((place(CARDINALS)?, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, Wording};

    #[track_caller]
    fn is(text: &str, number: usize, words: &[&str], is_told: bool) {
        let words = words.iter().map(|&word| word.to_owned()).collect();
        let expected = Item {
            number,
            words,
            is_told,
        };
        assert_eq!(Wording::new(text).item(), Some(expected), "{text}");
    }

    #[test]
    fn items_are_asked_for_by_their_number() {
        for text in [
            "rule 5", "rule #5", "rule no. 5?", "what is rule 5", "what's rule five", "5th rule",
            "tell me about rule 5 please", "and rule 5?", "what does rule number 5 say",
            "the fifth rule", "show me the 5th rule",
        ] {
            is(text, 5, &["rule"], true);
        }
        is("point 4", 4, &["point"], true);
        is("no. 3", 3, &[], true);
        is("#3", 3, &[], true);
        is("punkt 4", 4, &["punkt"], true);
        is("was sagt regel 1", 1, &["regel"], true);
        is("¿Qué dice la regla 2?", 2, &["regla"], true);
        is(
            "gartenordnung punkt 4",
            4,
            &["gartenordnung", "punkt"],
            true,
        );
        is("Gartenordnung 4", 4, &["Gartenordnung"], false);
    }

    #[test]
    fn other_numbers_are_no_items() {
        for text in [
            "5",
            "5 rules",
            "what are 5 rules",
            "rule",
            "rules 3 and 5",
            "is it 5",
            "version 3.1",
            "how do I get from level 3 to 4 without losing any of my stuff",
            "rule 5 was broken by how many of all these new members",
            "5 members of the board",
        ] {
            assert_eq!(Wording::new(text).item(), None, "{text}");
        }
    }
}
