//! An answer as one JSON object: the contract that scripts rely on.

use serde::Serialize;

use crate::answer::{Answer, Correction, Explanation, Passage, SectionSummary, Verdict};
use crate::article::{ArticleRef, SectionRef};
use crate::reply::{self, Scope};
use crate::text::Span;

/// An [`Answer`] with its keys in the contract's order.
#[derive(Debug, Serialize)]
pub struct JsonAnswer<'a> {
    question: &'a str,
    verdict: Verdict,
    reason: Option<String>,
    confidence: f64,
    passages: Vec<JsonPassage<'a>>,
    corrections: &'a [Correction],
    unmatched: &'a [String],
    suggestions: &'a [String],
    nearest_sections: &'a [SectionRef],
    summaries: &'a [SectionSummary],
    elapsed_us: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<&'a Explanation>,
}

/// A [`Passage`] with its citation's keys among its own.
#[derive(Debug, Serialize)]
pub(super) struct JsonPassage<'a> {
    article: &'a ArticleRef,
    section: &'a SectionRef,
    paragraph: usize,
    text: &'a str,
    span: Span,
    highlights: &'a [Span],
    score: i64,
    context: &'a str,
}

impl<'a> JsonAnswer<'a> {
    /// `answer`, which took `elapsed_us` microseconds.
    #[must_use]
    pub fn new(answer: &'a Answer, scope: Scope, elapsed_us: u64) -> Self {
        Self {
            question: &answer.question,
            verdict: answer.verdict,
            reason: answer.reason.as_ref().map(|why| reply::reason(why, scope)),
            // JSON has no NaN, and the contract no null here.
            confidence: if answer.confidence.is_finite() {
                answer.confidence
            } else {
                0.0
            },
            passages: answer.passages.iter().map(JsonPassage::new).collect(),
            corrections: &answer.corrections,
            unmatched: &answer.unmatched,
            suggestions: &answer.suggestions,
            nearest_sections: &answer.nearest_sections,
            summaries: &answer.summaries,
            elapsed_us,
            explain: answer.explanation.as_ref(),
        }
    }
}

impl<'a> JsonPassage<'a> {
    pub(super) fn new(passage: &'a Passage) -> Self {
        Self {
            article: &passage.citation.article,
            section: &passage.citation.section,
            paragraph: passage.citation.paragraph,
            text: &passage.text,
            span: passage.citation.span,
            highlights: &passage.highlights,
            score: passage.score,
            context: &passage.context,
        }
    }
}
