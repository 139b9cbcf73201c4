//! How far a figure may be off: the bootstrap over articles.
//!
//! Questions of one article are alike, so it is articles that are drawn: as many
//! as there are, with replacement, [`RESAMPLES`] times. The interval is from the
//! 2.5th to the 97.5th percentile of the figure over these (Efron and Tibshirani,
//! "An Introduction to the Bootstrap", 1993, chapter 13).

use serde::Serialize;

use super::estimate::Estimate;
use super::random::Random;

/// How often articles are drawn.
pub const RESAMPLES: usize = 1000;
/// The share of the resamples below an interval, and above it.
const TAIL: f64 = 0.025;
const SEED: u64 = 1993;

/// Where a figure lies in 95 % of the resamples. Serialises as `[low, high]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Serialize for Interval {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.low, self.high].serialize(serializer)
    }
}

/// How often each article counts, in every resample.
#[derive(Clone, Debug)]
pub(super) struct Resamples {
    all: Vec<u32>,
    drawn: Vec<Vec<u32>>,
}

impl Resamples {
    /// The resamples of so many articles, always the same.
    pub(super) fn new(articles: usize) -> Self {
        let mut random = Random::new(SEED, "");
        let draw = |_| {
            let mut weights = vec![0; articles];
            for _ in 0..articles {
                weights[random.below(articles)] += 1;
            }
            weights
        };
        Self {
            all: vec![1; articles],
            // One article is always the same article.
            drawn: if articles > 1 {
                (0..RESAMPLES).map(draw).collect()
            } else {
                Vec::new()
            },
        }
    }

    /// A figure over all articles.
    pub(super) fn of_all(&self, estimate: &Estimate) -> Option<f64> {
        estimate.at(&self.all)
    }

    /// A figure over all articles, and its interval.
    pub(super) fn of(&self, estimate: &Estimate) -> Option<(f64, Option<Interval>)> {
        self.spread(|weights| estimate.at(weights))
    }

    /// How much more `one` is than `other`, and the interval of that. Both are
    /// computed from the same articles in each resample.
    pub(super) fn difference(
        &self,
        one: &Estimate,
        other: &Estimate,
    ) -> Option<(f64, Option<Interval>)> {
        self.spread(|weights| Some(one.at(weights)? - other.at(weights)?))
    }

    fn spread(&self, at: impl Fn(&[u32]) -> Option<f64>) -> Option<(f64, Option<Interval>)> {
        let value = at(&self.all)?;
        let mut values: Vec<f64> = self
            .drawn
            .iter()
            .filter_map(|weights| at(weights))
            .collect();
        values.sort_by(f64::total_cmp);
        let interval = (!values.is_empty()).then(|| Interval {
            low: quantile(&values, TAIL),
            high: quantile(&values, 1.0 - TAIL),
        });
        Some((value, interval))
    }
}

/// The value below which `share` of the sorted `values` lie, between two of them
/// in proportion (definition 7 of Hyndman and Fan, 1996).
///
/// # Panics
/// If there are none.
pub(super) fn quantile(values: &[f64], share: f64) -> f64 {
    let place = share * (values.len() - 1) as f64;
    let below = values[place.floor() as usize];
    let above = values[place.ceil() as usize];
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::{Interval, Resamples, quantile};
    use crate::eval::estimate::Estimate;

    #[test]
    fn quantiles_lie_between_values() {
        let values = [1.0, 2.0, 4.0];
        assert_eq!(quantile(&values, 0.0), 1.0);
        assert_eq!(quantile(&values, 0.5), 2.0);
        assert_eq!(quantile(&values, 0.75), 3.0);
        assert_eq!(quantile(&values, 1.0), 4.0);
    }

    #[test]
    fn an_interval_holds_the_figure() {
        let halves: Vec<(f64, f64)> = (0..100).map(|n| (f64::from(n % 2) * 10.0, 10.0)).collect();
        let estimate = Estimate::Ratio(halves);
        let resamples = Resamples::new(100);
        let (value, interval) = resamples.of(&estimate).expect("a value");
        let Interval { low, high } = interval.expect("an interval");
        assert_eq!(value, 0.5);
        // The standard error of a share of 100 is 5 %.
        assert!(
            (0.38..0.43).contains(&low) && (0.57..0.62).contains(&high),
            "{low} {high}"
        );
        assert_eq!(Resamples::new(100).of(&estimate), resamples.of(&estimate));
    }

    #[test]
    fn what_is_the_same_differs_by_nothing() {
        let estimate = Estimate::Ratio(vec![(1.0, 3.0), (2.0, 3.0), (0.0, 5.0)]);
        let none = Interval {
            low: 0.0,
            high: 0.0,
        };
        let difference = Resamples::new(3).difference(&estimate, &estimate);
        assert_eq!(difference, Some((0.0, Some(none))));
    }

    #[test]
    fn one_article_has_no_interval() {
        let estimate = Estimate::Ratio(vec![(1.0, 2.0)]);
        assert_eq!(Resamples::new(1).of(&estimate), Some((0.5, None)));
        assert_eq!(Resamples::new(0).of(&Estimate::Ratio(Vec::new())), None);
    }
}
