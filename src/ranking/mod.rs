//! Ranks the sentences of a library for a question: a linear score over named
//! features, so that every score can be explained as a sum.

mod bm25;
mod calibration;
mod choice;
mod expected;
mod features;
mod fillers;
mod query;
mod reader;
mod relations;
mod retrieval;
mod scope;
mod score;
mod weights;
mod words;

pub use calibration::{Confidence, Signals, confidence};
pub use expected::{Expected, Need, Wanted};
pub use query::{Correction, Query, QueryTerm};
pub use scope::Scope;
pub use score::{Ranked, Ranking, rank};
pub use weights::{FEATURE_COUNT, Feature};
