use super::{Scope, reason};
use crate::answer::{Answer, Verdict};
use crate::article::Wording;

/// From this confidence on, an answer is called sure.
pub const SURE: f64 = 0.85;

/// From this confidence on, an answer is called fairly sure; below, unsure.
pub const CLOSE_TO_SURE: f64 = 0.6;

/// A confidence in words.
///
/// ```
/// use footnote::reply::confidence;
///
/// assert_eq!(confidence(0.93), "sure");
/// assert_eq!(confidence(0.7), "fairly sure");
/// assert_eq!(confidence(0.2), "unsure");
/// ```
#[must_use]
pub fn confidence(probability: f64) -> &'static str {
    if probability >= SURE {
        "sure"
    } else if probability >= CLOSE_TO_SURE {
        "fairly sure"
    } else {
        "unsure"
    }
}

/// A confidence as a note: "Confidence: sure".
#[must_use]
pub fn certainty(probability: f64) -> String {
    format!("Confidence: {}", confidence(probability))
}

/// What to say before the passages of `answer`, or instead of them.
#[must_use]
pub fn lead_in(answer: &Answer, scope: Scope) -> String {
    let in_summary = answer
        .passages
        .first()
        .is_some_and(|passage| passage.wording == Wording::Summary);
    match (answer.verdict, in_summary) {
        (Verdict::Answered, false) => "The article reports:".to_owned(),
        (Verdict::Answered, true) => "In short, the article reports:".to_owned(),
        (Verdict::Closest, false) => format!("{}; the closest passage is:", doubt(scope)),
        (Verdict::Closest, true) => format!("{}; the closest passage is, in short:", doubt(scope)),
        (Verdict::Overview, _) => match answer.summaries.as_slice() {
            [_] => "What this section reports, in short:",
            [first, rest @ ..] if rest.iter().any(|other| other.article != first.article) => {
                "What the articles report, in short:"
            }
            _ => "What the article reports, section by section:",
        }
        .to_owned(),
        (Verdict::NotInArticle | Verdict::NotAQuestion, _) => match &answer.reason {
            Some(why) => reason(why, scope),
            None => scope
                .pick("The article doesn't say.", "The articles don't say.")
                .to_owned(),
        },
    }
}

fn doubt(scope: Scope) -> &'static str {
    scope.pick(
        "I'm not sure the article answers this",
        "I'm not sure an article here answers this",
    )
}

#[cfg(test)]
mod tests {
    use super::{Scope, Verdict, Wording, lead_in};
    use crate::answer::{NotAQuestion, Reason, SectionSummary};
    use crate::reply::notes::tests::{answer, article, passage, section};

    #[track_caller]
    fn says(verdict: Verdict, wording: Wording, expected: &str) {
        let mut answer = answer(verdict);
        let mut passage = passage("Text.");
        passage.wording = wording;
        answer.passages.push(passage);
        assert_eq!(lead_in(&answer, Scope::One), expected);
    }

    #[test]
    fn the_claim_is_the_articles() {
        says(Verdict::Answered, Wording::Verbatim, "The article reports:");
        says(
            Verdict::Answered,
            Wording::Summary,
            "In short, the article reports:",
        );
        says(
            Verdict::Closest,
            Wording::Verbatim,
            "I'm not sure the article answers this; the closest passage is:",
        );
        says(
            Verdict::Closest,
            Wording::Summary,
            "I'm not sure the article answers this; the closest passage is, in short:",
        );
        says(
            Verdict::NotInArticle,
            Wording::Verbatim,
            "The article doesn't say.",
        );
    }

    #[test]
    fn an_overview_says_of_what() {
        let mut answer = answer(Verdict::Overview);
        answer.summaries = vec![SectionSummary {
            article: article(),
            section: section(1),
            text: String::new(),
            left_out: 0,
        }];
        assert_eq!(
            lead_in(&answer, Scope::One),
            "What this section reports, in short:"
        );
        answer.summaries.push(answer.summaries[0].clone());
        assert_eq!(
            lead_in(&answer, Scope::One),
            "What the article reports, section by section:"
        );
        answer.summaries[1].article.id = "another".into();
        assert_eq!(
            lead_in(&answer, Scope::Several),
            "What the articles report, in short:"
        );
    }

    #[test]
    fn what_is_no_answer_is_its_reason() {
        let mut answer = answer(Verdict::NotAQuestion);
        answer.reason = Some(Reason::NotAQuestion(NotAQuestion::Thanks));
        assert_eq!(lead_in(&answer, Scope::One), "You're welcome.");
    }
}
