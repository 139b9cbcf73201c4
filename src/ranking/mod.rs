//! Ranks the sentences of a library for a question: a linear score over named
//! features, so that every score can be explained as a sum.

mod bm25;
mod calibration;
mod choice;
mod expected;
mod features;
mod fillers;
mod fit;
mod held;
mod plausible;
mod query;
mod reader;
mod relations;
mod retrieval;
mod scope;
mod score;
mod signals;
mod spelling;
mod weights;
mod words;

pub use crate::learned::{ANSWERED, CLOSEST};
pub use calibration::{Calibrations, Confidence, Logistic};
pub use expected::{Expected, Form, Need, Wanted};
pub(crate) use fillers::is_light;
pub(crate) use fit::{fit, tells_in_other_words};
pub(crate) use held::{counts_another, holding, holds};
pub(crate) use plausible::is_plausible;
pub use query::{Correction, Query, QueryTerm};
pub use scope::Scope;
#[cfg(feature = "eval")]
pub(crate) use score::rank_all;
pub use score::{Ranked, Ranking, rank, rank_by};
pub use signals::{Signal, Signals};
pub use weights::{FEATURE_COUNT, Family, Feature, Weighting, Weights};
