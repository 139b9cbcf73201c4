//! Measures answers on question sets in SQuAD format: how often the right
//! sentence, paragraph and passage come first, what typos cost, and whether the
//! confidence tells what an article doesn't answer.
//!
//! A [`QuestionSet`] is read, [`measure`] asks its questions and records what
//! became of each, and [`figures`] sums that up, with an interval by bootstrap
//! over articles. Everything but the times is the same in every run.

mod asking;
mod baseline;
mod bootstrap;
mod curves;
mod error;
mod estimate;
mod f1;
mod figures;
mod foreign;
mod measure;
mod plain;
mod random;
mod records;
mod report;
mod run;
mod speed;
mod split;
mod squad;
mod train;
mod typos;

pub use baseline::Baseline;
pub use bootstrap::{Interval, RESAMPLES};
pub use curves::{
    CoveragePoint, LatencyBin, ReliabilityBin, coverage_precision, latencies, reliability,
};
pub use error::EvalError;
pub use estimate::{BINS, KEPT, PRECISION};
pub use figures::{Compared, Figure, figures};
pub use measure::{Group, Measure, Unit};
pub use records::{ArticleRecord, HighlightRecord, OtherRecord, OwnRecord};
pub use report::Report;
pub use run::{Options, Outcome, measure};
pub use speed::Speed;
pub use split::{Split, split};
pub use squad::{Case, Flaws, Gold, Question, QuestionSet};
pub use train::{
    Ablation, Goals, Judged, MarkTally, Marked, Size, Tally, Trained, ablate, fold, train,
};
