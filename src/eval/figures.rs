use serde::Serialize;

use super::bootstrap::{Interval, Resamples};
use super::measure::Measure;
use super::records::ArticleRecord;

/// What was measured of one thing.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What was measured.
    pub measure: &'static Measure,
    /// What came out.
    pub value: f64,
    /// Where it lies in 95 % of the resamples; `None` for a single article.
    pub interval: Option<Interval>,
    /// How many questions it is made of.
    pub count: usize,
    /// The same of each thing that it is compared with, where that has it.
    pub compared: Vec<Option<Compared>>,
}

/// A figure of something else, and how it compares.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// The other figure.
    pub value: f64,
    /// How much more ours is.
    pub difference: f64,
    /// Where the difference lies in 95 % of the resamples, both figures being of
    /// the same articles in each.
    pub interval: Option<Interval>,
}

/// The figures that `records` have, in the order of [`Measure::ALL`], beside those
/// of `others`: records of the same articles in the same order.
#[must_use]
pub fn figures(records: &[ArticleRecord], others: &[&[ArticleRecord]]) -> Vec<Figure> {
    let resamples = Resamples::new(records.len());
    let figure = |measure: &'static Measure| {
        let estimate = (measure.estimate)(records);
        let (value, interval) = resamples.of(&estimate)?;
        let compared = others.iter().map(|other| {
            let other = (measure.estimate)(other);
            let (difference, interval) = resamples.difference(&estimate, &other)?;
            Some(Compared {
                value: resamples.of_all(&other)?,
                difference,
                interval,
            })
        });
        Some(Figure {
            measure,
            value,
            interval,
            count: estimate.count(),
            compared: compared.collect(),
        })
    };
    Measure::ALL.iter().filter_map(figure).collect()
}
