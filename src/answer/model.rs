use std::borrow::Cow;

use super::highlight::Table;
use super::{THRESHOLDS, Thresholds, Verdict};
use crate::learned;
use crate::ranking::{Calibrations, Confidence, Weights};
use crate::text::Language;

/// What was learned, as far as answers depend on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The weights of the ranking's features where there are spaces between words.
    pub(crate) weights: Weights,
    /// Likewise where there are none.
    pub(crate) unspaced: Weights,
    /// What makes a confidence of the ranking.
    pub(crate) calibrations: Calibrations,
    /// What confidence each verdict takes.
    pub(crate) thresholds: Thresholds,
    /// The weights of what may be a highlight, in hundredths.
    pub(crate) highlight: Cow<'static, [i16]>,
    /// Highlighted from this expected F1 on.
    pub(crate) highlighted: f64,
}

impl Model {
    /// The one that is built in.
    pub const IN_FORCE: &'static Self = &Self {
        weights: Weights::SPACED,
        unspaced: Weights::UNSPACED,
        calibrations: Calibrations::IN_FORCE,
        thresholds: THRESHOLDS,
        highlight: Cow::Borrowed(learned::HIGHLIGHT),
        highlighted: learned::HIGHLIGHTED,
    };

    /// The weights for questions in `language`.
    pub(crate) fn weights(&self, language: Language) -> &Weights {
        if language.is_unspaced() {
            &self.unspaced
        } else {
            &self.weights
        }
    }

    /// What is learned of highlights.
    pub(super) fn table(&self) -> Table<'_> {
        Table(&self.highlight)
    }

    /// What to say of an answer with this confidence.
    pub(super) fn verdict(&self, confidence: Confidence) -> Verdict {
        if confidence.overall() >= self.thresholds.answered {
            Verdict::Answered
        } else if confidence.answerable >= self.thresholds.closest {
            Verdict::Closest
        } else {
            Verdict::NotInArticle
        }
    }
}
