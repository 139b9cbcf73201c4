//! Questions for a date, a number or an amount, by the words that ask for it.

use super::{Expected, Need, QuestionWord, Wanted};
use crate::text::Measure;
use crate::text::english::{is_auxiliary, is_copula};

/// What a noun that is asked for wants, where it is a date's or an amount's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// A date: "which year".
    Date,
    /// A time of day: "what time".
    Clock,
    /// A number as such: "what number". It isn't looked for.
    Count,
    /// A share: "what percentage". Neither is this.
    Share,
    /// A quantity of something, told by its unit or by no more than its name: "what price",
    /// "what population".
    Quantity(Option<Measure>),
}

impl Noun {
    /// What `folded` is.
    pub(super) fn of(folded: &str) -> Option<Self> {
        Some(match folded {
            "century" | "date" | "day" | "decade" | "month" | "year" => Self::Date,
            "time" => Self::Clock,
            "amount" | "number" => Self::Count,
            "fraction" | "percent" | "percentage" | "proportion" => Self::Share,
            "budget" | "cost" | "fare" | "fee" | "price" | "rent" | "salary" | "wage" => {
                Self::Quantity(Some(Measure::Money))
            }
            "age" => Self::Quantity(Some(Measure::Age)),
            "distance" | "height" | "length" => Self::Quantity(Some(Measure::Length)),
            "weight" => Self::Quantity(Some(Measure::Mass)),
            "temperature" => Self::Quantity(Some(Measure::Temperature)),
            "population" | "score" | "size" => Self::Quantity(None),
            _ => return None,
        })
    }

    /// What a question for the noun at `focus` expects.
    pub(super) fn expected(self, focus: usize) -> Expected {
        let wanted = match self {
            Self::Date => Wanted::Date,
            Self::Clock => Wanted::Clock,
            Self::Share => Wanted::Amount(Measure::Share),
            Self::Quantity(Some(measure)) => Wanted::Amount(measure),
            Self::Count | Self::Quantity(None) => Wanted::Number,
        };
        let is_pattern = !matches!(self, Self::Quantity(_));
        Expected {
            wanted: Some(wanted),
            need: Need::Strict,
            pattern: is_pattern.then_some(focus),
            ..Expected::default()
        }
    }
}

/// Whether "how" with this word asks for a measure.
pub(super) fn is_measured(folded: &str) -> bool {
    measured(folded).is_some()
}

/// What "how" with this word asks for.
fn measured(folded: &str) -> Option<(Wanted, Need)> {
    let wanted = match folded {
        "long" => Wanted::Duration,
        "old" => Wanted::Amount(Measure::Age),
        "deep" | "far" | "tall" | "wide" => Wanted::Amount(Measure::Length),
        "heavy" => Wanted::Amount(Measure::Mass),
        "cold" | "hot" | "warm" => Wanted::Amount(Measure::Temperature),
        // By its height, its price or its share; in miles an hour or in seconds.
        "big" | "fast" | "high" | "large" => Wanted::Number,
        // "Every Tuesday", "twice": many words tell it.
        "frequently" | "often" => return Some((Wanted::Frequency, Need::Loose)),
        _ => return None,
    };
    Some((wanted, Need::Strict))
}

/// What "how" at `at` asks for, if that is a number or an amount.
pub(super) fn how(words: &[QuestionWord<'_>], at: usize) -> Option<Expected> {
    let next = at + 1;
    let (wanted, need) = match words.get(next)?.folded {
        "many" => (Wanted::Number, Need::Strict),
        "much" if costs(words, next) => (Wanted::Amount(Measure::Money), Need::Kind),
        // "How much did it matter" asks for no figure.
        "much" => (Wanted::Number, Need::Loose),
        measure => {
            let (wanted, need) = measured(measure)?;
            return Some(Expected {
                wanted: Some(wanted),
                need,
                pattern: Some(next),
                ..Expected::default()
            });
        }
    };
    Some(Expected {
        wanted: Some(wanted),
        need,
        ..Expected::default()
    })
}

/// What "what" at `at` asks for by a verb behind an auxiliary, if that is an amount: "what
/// does a ticket cost", "what did the whale weigh", "what does it sell for".
pub(super) fn what(words: &[QuestionWord<'_>], at: usize) -> Option<Expected> {
    let auxiliary = words.get(at + 1)?.folded;
    if is_copula(auxiliary) || !is_auxiliary(auxiliary) {
        return None;
    }
    let behind = &words[at + 2..];
    let ends_with = |word: &str| behind.last().is_some_and(|last| last.folded == word);
    let measure = |verb: usize| match behind[verb].folded {
        "cost" => Some(Measure::Money),
        "weigh" => Some(Measure::Mass),
        // "What did they charge him with" asks for no sum.
        "charge" | "earn" | "pay" if !ends_with("for") && !ends_with("with") => {
            Some(Measure::Money)
        }
        "go" | "retail" | "sell" if verb + 2 == behind.len() && ends_with("for") => {
            Some(Measure::Money)
        }
        _ => None,
    };
    // Not "what must I do to earn it".
    let is_asked = |verb: &usize| *verb > 0 && behind[verb - 1].folded != "to";
    let measure = (0..behind.len()).filter(is_asked).find_map(measure)?;
    Some(Expected {
        wanted: Some(Wanted::Amount(measure)),
        need: Need::Kind,
        ..Expected::default()
    })
}

/// Whether "much" at `much` is money: by a verb or a noun of money behind it, or in
/// "how much is the ticket".
fn costs(words: &[QuestionWord<'_>], much: usize) -> bool {
    const PRICED: usize = 4;
    let behind = &words[much + 1..];
    let is_money = |word: &QuestionWord<'_>| {
        let noun = Noun::of(word.folded);
        noun == Some(Noun::Quantity(Some(Measure::Money))) || MONEY.contains(&word.folded)
    };
    let links =
        |word: &QuestionWord<'_>| is_copula(word.folded) || matches!(word.folded, "s" | "for");
    let is_priced = behind.first().is_some_and(links)
        && (2..=PRICED).contains(&behind.len())
        && !behind
            .iter()
            .any(|word| matches!(word.folded, "of" | "there" | "left" | "known"));
    // "How much does the director make".
    let is_earned = behind
        .last()
        .is_some_and(|last| matches!(last.folded, "make" | "makes"));
    behind.iter().any(is_money) || is_priced || is_earned
}

/// Words of money that aren't asked for by themselves.
const MONEY: &[&str] = &[
    "bill", "billed", "buy", "charge", "charged", "charges", "costs", "donate", "donated", "earn",
    "earned", "earns", "fined", "invest", "invested", "loan", "money", "owe", "owed", "owes",
    "paid", "pay", "paying", "pays", "priced", "raise", "raised", "sell", "sold", "spend",
    "spending", "spent", "worth",
];

#[cfg(test)]
mod tests {
    use super::is_measured;
    use crate::text::english::is_gradable;

    #[test]
    fn what_has_a_measure_is_gradable() {
        for (word, expected) in [
            ("old", true),
            ("hot", true),
            ("often", true),
            ("soon", false),
        ] {
            assert_eq!(is_measured(word), expected, "{word}");
            assert!(is_gradable(word), "{word}");
        }
        assert!(!is_measured("ready") && !is_gradable("ready"));
    }
}
