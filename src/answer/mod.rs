//! From a question to an [`Answer`]: a verdict with cited passages, as data.
//!
//! Nothing here is worded for a person: [`crate::reply`] does that.

mod data;

pub use crate::ranking::{Correction, Wanted};
pub use data::{
    Answer, Contribution, Explained, Explanation, NotAQuestion, Passage, Reason, SectionSummary,
    Verdict,
};

use crate::index::Index;

/// How to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The id of the one article to look in; all of them if `None`.
    pub article: Option<String>,
    /// The most sentences that a passage may have, from 1 to 3.
    pub sentences: usize,
    /// Whether to say how the answer came about.
    pub explain: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            article: None,
            sentences: 2,
            explain: false,
        }
    }
}

/// Answers `question` from the articles in `index`. Pure: the same question to
/// the same index gives the same answer.
#[must_use]
pub fn answer(index: &Index, question: &str, options: &Options) -> Answer {
    let _ = (index, options);
    Answer {
        question: question.to_owned(),
        verdict: Verdict::NotAQuestion,
        reason: Some(Reason::NotAQuestion(NotAQuestion::Empty)),
        confidence: 0.0,
        passages: Vec::new(),
        corrections: Vec::new(),
        unmatched: Vec::new(),
        suggestions: Vec::new(),
        nearest_sections: Vec::new(),
        summaries: Vec::new(),
        explanation: None,
    }
}
