//! A measurement as data, for reading and comparing.

use std::path::Path;

use serde::{Serialize, Serializer};

use super::curves::{
    CoveragePoint, LatencyBin, ReliabilityBin, coverage_precision, latencies, reliability,
};
use super::figures::Figure;
use super::random::hash;
use super::records::ArticleRecord;
use super::run::Outcome;
use super::split::Split;
use super::squad::Case;
use super::{Interval, Speed};
use crate::text::Language;

/// A measurement of one file. It serialises with its keys in this order; nothing
/// but `speed` differs from run to run.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// The side that was measured: `all`, `train` or `test`.
    pub split: String,
    /// Whether each article was answered by what the others teach, not by what is built in.
    pub cross_validated: bool,
    /// The articles' language; the first one's if they differ.
    pub language: Language,
    /// How many articles were measured.
    pub articles: usize,
    /// How many paragraphs they have.
    pub paragraphs: usize,
    /// How many sentences they have.
    pub sentences: usize,
    /// How many questions they were asked that they answer.
    pub questions: usize,
    /// How many that they don't answer, as the file says.
    pub impossible: usize,
    /// How many of other articles.
    pub foreign: usize,
    /// Tells whether two measurements asked the same questions of the same texts.
    pub fingerprint: String,
    /// The figures, by the key of their measure.
    #[serde(serialize_with = "by_key")]
    pub figures: Vec<Figure>,
    /// What they are compared with; each figure's `compared` is in this order.
    pub compared_with: Vec<&'static str>,
    /// The bins of the calibration error.
    pub reliability: Vec<ReliabilityBin>,
    /// What any threshold of the confidence lets through.
    pub coverage_precision: Vec<CoveragePoint>,
    /// How quick it was.
    #[serde(serialize_with = "speed")]
    pub speed: Speed,
    /// What became of every question.
    pub records: Vec<ArticleRecord>,
}

impl Report {
    /// The report of the `outcome` of measuring the `cases` on a side of `file`.
    #[must_use]
    pub fn new(
        file: &Path,
        side: Option<Split>,
        cross_validated: bool,
        cases: &[&Case],
        outcome: &Outcome,
        figures: Vec<Figure>,
        compared_with: Vec<&'static str>,
    ) -> Self {
        let records = &outcome.records;
        let count = |of: fn(&ArticleRecord) -> usize| records.iter().map(of).sum();
        Self {
            file: name(file),
            split: side_name(side),
            cross_validated,
            language: cases
                .first()
                .map(|case| case.article.language)
                .unwrap_or_default(),
            articles: cases.len(),
            paragraphs: cases
                .iter()
                .map(|case| case.article.paragraph_count())
                .sum(),
            sentences: outcome.sentences,
            questions: count(|record| record.own.len()),
            impossible: count(|record| record.impossible.len()),
            foreign: count(|record| record.foreign.len()),
            fingerprint: fingerprint(cases),
            figures,
            compared_with,
            reliability: reliability(records),
            coverage_precision: coverage_precision(records),
            speed: outcome.speed.clone(),
            records: records.clone(),
        }
    }

    /// The value of the figure that is called so, if it was measured.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<f64> {
        let figure = self
            .figures
            .iter()
            .find(|figure| figure.measure.key == key)?;
        Some(figure.value)
    }
}

/// What a file is called wherever it lies.
pub(super) fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

pub(super) fn side_name(side: Option<Split>) -> String {
    side.map_or_else(|| "all".to_owned(), |side| side.to_string())
}

/// A hash of all that is asked, and of whom.
pub(super) fn fingerprint(cases: &[&Case]) -> String {
    let mut fingerprint = 0;
    let mut add = |text: &str| fingerprint = hash(fingerprint, text.as_bytes());
    for case in cases {
        add(&case.article.title);
        for section in &case.article.sections {
            section
                .paragraphs
                .iter()
                .for_each(|paragraph| add(&paragraph.text));
        }
        for question in &case.questions {
            add(&question.text);
            add(&format!("{:?}", question.answers));
        }
    }
    format!("{fingerprint:016x}")
}

fn by_key<S: Serializer>(figures: &[Figure], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Written<'a> {
        value: f64,
        interval: Option<Interval>,
        count: usize,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        compared: &'a [Option<super::Compared>],
    }
    serializer.collect_map(figures.iter().map(|figure| {
        let written = Written {
            value: figure.value,
            interval: figure.interval,
            count: figure.count,
            compared: &figure.compared,
        };
        (figure.measure.key, written)
    }))
}

fn speed<S: Serializer>(speed: &Speed, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Written {
        questions_per_second: f64,
        p50_us: Option<f64>,
        p99_us: Option<f64>,
        index_us: f64,
        index_megabytes_per_second: f64,
        latency: Vec<LatencyBin>,
    }
    let micros = |share| speed.latency(share).map(|time| time.as_secs_f64() * 1e6);
    let written = Written {
        questions_per_second: speed.questions_per_second(),
        p50_us: micros(0.5),
        p99_us: micros(0.99),
        index_us: speed.build.as_secs_f64() * 1e6,
        index_megabytes_per_second: speed.megabytes_per_second(),
        latency: latencies(speed),
    };
    written.serialize(serializer)
}
