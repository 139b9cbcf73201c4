//! The answer within a passage, where it is sure.
//!
//! In English, if the question asks for some words and not for a yes or no, every run
//! of words that may be an answer is a candidate, and so is that there is none. Small
//! features of what it is, what stands around it and how near the question's words are
//! (`row`) are weighed by how the question asks (`group`); a softmax makes probabilities
//! of the sums. Shown is the candidate with the highest expected F1, the share of words in
//! common, over what may be the answer instead: so overlapping candidates support each
//! other. In other languages it is the one typed span of the kind that is wanted
//! (`typed`), in a passage that is as good as sure. In the row of a table it is the cell
//! under the column head that the question has (`cell`), in any language.

mod candidates;
mod cell;
mod class;
mod group;
mod kind;
mod model;
mod none;
mod row;
mod sentence;
mod suits;
#[cfg(feature = "eval")]
mod told;
mod typed;

use std::ops::Range;

use super::Model;
use crate::index::Index;
use crate::ranking::Query;
use crate::text::{Language, Span};

pub(crate) use group::Table;
#[cfg(all(test, feature = "eval"))]
pub(crate) use told::Candidate as MarkCandidate;
#[cfg(feature = "eval")]
pub(crate) use {group::Group, row::Row, told::Told};

/// A typed span is the answer only in a passage that has it with this probability:
/// less, and in Russian its F1 falls below .7 on the training side.
const SURE: f64 = 0.9;

/// Where an answer is looked for: a passage.
#[derive(Clone, Debug)]
pub(crate) struct Sought<'a> {
    pub(crate) index: &'a Index,
    pub(crate) query: &'a Query,
    /// Its sentences.
    pub(crate) sentences: Range<u32>,
    /// The one that was ranked highest.
    pub(crate) ranked: u32,
    /// By how much each is ranked below that.
    pub(crate) less: Vec<f32>,
    /// The probability that it has the answer.
    pub(crate) correct: f64,
}

impl Sought<'_> {
    /// The answer, as bytes of the paragraph, where it is sure.
    pub(super) fn highlight(&self, model: &Model) -> Option<Span> {
        if let Some(row) = cell::row(self.index, self.ranked) {
            return cell::highlight(self.index, self.query, self.ranked, &row);
        }
        if self.query.language != Language::English {
            if self.correct < SURE {
                return None;
            }
            let sentence = self.index.sentence(self.ranked);
            return typed::highlight(self.index, self.query, sentence);
        }
        if !self.is_wanted() {
            return None;
        }
        let found = self.best(model.table())?;
        (found.expected >= model.highlighted).then_some(found.span)
    }

    /// Whether some words of it would answer the question: none do where it wants a yes
    /// or no, or whatever is said of somebody.
    pub(crate) fn is_wanted(&self) -> bool {
        self.query.expected.form.is_some() && !self.query.asks_identity()
    }
}
