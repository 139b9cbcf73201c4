use super::{Scope, confidence, listed, quoted};
use crate::answer::{Explanation, Verdict, Wanted};
use crate::text::Measure;

/// Where no passage was looked for, so that there is nothing to explain.
pub const NOTHING_TO_EXPLAIN: &str = "There is nothing to explain: no passage was looked for.";

/// What was made of the passages that were found.
#[must_use]
pub fn decision(verdict: Verdict, scope: Scope) -> &'static str {
    match verdict {
        Verdict::Answered => "I took the best passage for an answer.",
        Verdict::Closest => scope.pick(
            "I wasn't sure that the article answers this, so I showed the closest passage.",
            "I wasn't sure that an article here answers this, so I showed the closest passage.",
        ),
        Verdict::NotInArticle => "I took none of the passages for an answer.",
        Verdict::Overview | Verdict::NotAQuestion => NOTHING_TO_EXPLAIN,
    }
}

/// What a question asks for: "The question asks for a date."
#[must_use]
pub fn expected(wanted: &[Wanted]) -> Option<String> {
    let wanted: Vec<String> = wanted.iter().map(|&it| self::wanted(it).into()).collect();
    (!wanted.is_empty()).then(|| format!("The question asks for {}.", listed(&wanted, "or")))
}

/// What a question may ask for.
#[must_use]
pub fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Date => "a date",
        Wanted::Clock => "a time of day",
        Wanted::Number => "a number",
        Wanted::Amount(measure) => match measure {
            Measure::Money => "a sum of money",
            Measure::Share => "a percentage",
            Measure::Age => "an age",
            Measure::Length => "a length or distance",
            Measure::Mass => "a weight",
            Measure::Temperature => "a temperature",
            Measure::Area | Measure::Speed | Measure::Time => "a number",
        },
        Wanted::Frequency => "how often",
        Wanted::Duration => "a duration",
        Wanted::Person => "a person",
        Wanted::Name => "a name",
        Wanted::Place => "a place",
        Wanted::Reason => "a reason",
    }
}

/// The words of the best passage that match the question.
#[must_use]
pub fn matched(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    match words.as_slice() {
        [] => {
            "The best passage has none of the question's words itself; those around it do.".into()
        }
        words => format!(
            "In the best passage these words match: {}.",
            listed(words, "and")
        ),
    }
}

/// How sure an answer is, as numbers and in words.
#[must_use]
pub fn odds(explanation: &Explanation, probability: f64, scope: Scope) -> String {
    format!(
        "I put the chance that {} answers this at {}, and that the best passage is right, if so, at {}. Together \
         that is {}: {}.",
        scope.pick("the article", "an article here"),
        percent(explanation.answerable),
        percent(explanation.correct),
        percent(probability),
        confidence(probability),
    )
}

/// What each verdict takes.
#[must_use]
pub fn thresholds(explanation: &Explanation) -> String {
    format!(
        "From {} together on I give an answer. Below that I show the closest passage if the first chance is at \
         least {}; otherwise I say that there is no answer.",
        percent(explanation.answered_at),
        percent(explanation.closest_at),
    )
}

/// How likely the second passage is the right one beside the first, by their scores:
/// hundredths of the logarithm of their odds.
#[must_use]
pub fn runner_up(first: i64, second: i64) -> Option<String> {
    let share = ((second - first) as f64 / 100.0).exp();
    (first != 0).then(|| {
        format!(
            "It is {} as likely to be the right one as the best passage.",
            percent(share)
        )
    })
}

/// A share in percent, the sign never parted from its number.
fn percent(share: f64) -> String {
    format!("{:.0}\u{a0}%", (100.0 * share).clamp(0.0, 100.0))
}

#[cfg(test)]
mod tests {
    use super::{
        Explanation, Scope, Wanted, expected, matched, odds, percent, runner_up, thresholds,
    };

    fn explanation() -> Explanation {
        Explanation {
            terms: Vec::new(),
            wanted: Vec::new(),
            passages: Vec::new(),
            answerable: 0.9,
            correct: 0.8,
            answered_at: 0.4,
            closest_at: 0.3,
        }
    }

    #[test]
    fn an_explanation_needs_no_table() {
        assert_eq!(expected(&[]), None);
        assert_eq!(
            expected(&[Wanted::Date]).unwrap(),
            "The question asks for a date."
        );
        assert_eq!(
            matched(&["Noem".into(), "claimed".into()]),
            "In the best passage these words match: ‘Noem’ and ‘claimed’."
        );
        assert_eq!(
            odds(&explanation(), 0.72, Scope::One),
            "I put the chance that the article answers this at 90\u{a0}%, and that the best passage is right, if \
             so, at 80\u{a0}%. Together that is 72\u{a0}%: fairly sure."
        );
        assert_eq!(
            thresholds(&explanation()),
            "From 40\u{a0}% together on I give an answer. Below that I show the closest passage if the first chance \
             is at least 30\u{a0}%; otherwise I say that there is no answer."
        );
    }

    #[test]
    fn only_a_score_can_be_compared() {
        assert_eq!(
            runner_up(800, 600).unwrap(),
            "It is 14\u{a0}% as likely to be the right one as the best passage."
        );
        assert_eq!(
            runner_up(-100, -100).unwrap(),
            "It is 100\u{a0}% as likely to be the right one as the best passage."
        );
        assert_eq!(runner_up(0, 0), None);
    }

    #[test]
    fn a_share_is_a_whole_number_of_percent() {
        assert_eq!(percent(1.7), "100\u{a0}%");
        assert_eq!(percent(0.004), "0\u{a0}%");
    }
}
