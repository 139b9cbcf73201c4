use std::borrow::Cow;

use super::highlight::Table;
use super::{THRESHOLDS, Thresholds, Verdict};
use crate::learned;
use crate::ranking::{Calibrations, Confidence, Weighting, Weights};
use crate::text::Language;

/// What was learned, as far as answers depend on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The weights of the ranking's features.
    pub(crate) weighting: Cow<'static, Weighting>,
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
        weighting: Cow::Borrowed(Weighting::IN_FORCE),
        calibrations: Calibrations::IN_FORCE,
        thresholds: THRESHOLDS,
        highlight: Cow::Borrowed(learned::HIGHLIGHT),
        highlighted: learned::HIGHLIGHTED,
    };

    /// The weights for questions in `language`.
    pub(crate) fn weights(&self, language: Language) -> &Weights {
        self.weighting.of(language)
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
