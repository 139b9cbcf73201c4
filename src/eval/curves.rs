//! What figures are drawn from: the reliability of the confidence, what any
//! threshold would let through, and how the latencies lie.

use std::time::Duration;

use serde::Serialize;

use super::estimate::{BINS, Scores, bins};
use super::records::ArticleRecord;
use super::speed::Speed;

/// The questions, own and foreign, whose confidence is in a bin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// Where the bin begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How many questions are in it.
    pub count: usize,
    /// Their mean confidence; `None` if there are none.
    pub confidence: Option<f64>,
    /// The share of them that is right, likewise.
    pub right: Option<f64>,
}

/// The bins of the calibration error.
#[must_use]
pub fn reliability(records: &[ArticleRecord]) -> Vec<ReliabilityBin> {
    let scores = Scores::new(records, |record| &record.foreign);
    let width = 1.0 / BINS as f64;
    let bins = bins(&scores, &vec![1; records.len()]);
    let bin = |(number, bin): (usize, super::estimate::Bin)| {
        let mean = |sum: f64| (bin.count > 0.0).then(|| sum / bin.count);
        ReliabilityBin {
            from: number as f64 * width,
            to: (number + 1) as f64 * width,
            count: bin.count as usize,
            confidence: mean(bin.confidence),
            right: mean(bin.right),
        }
    };
    bins.into_iter().enumerate().map(bin).collect()
}

/// What a threshold lets through.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CoveragePoint {
    /// The least confidence that it lets through.
    pub threshold: f64,
    /// The share of the articles' own questions that it does.
    pub coverage: f64,
    /// The share that is right of all that it lets through, own and foreign.
    pub precision: f64,
}

/// What any threshold lets through, the highest first; of thresholds that differ
/// by less than half a percent of coverage one.
#[must_use]
pub fn coverage_precision(records: &[ArticleRecord]) -> Vec<CoveragePoint> {
    const STEP: f64 = 0.005;
    let scores = Scores::new(records, |record| &record.foreign);
    let all = scores.thresholds(&vec![1; records.len()]);
    let own = all.last().map_or(0, |(_, group)| group.own);
    let mut points: Vec<CoveragePoint> = Vec::new();
    for (number, (threshold, group)) in all.iter().enumerate() {
        let point = CoveragePoint {
            threshold: *threshold,
            coverage: group.own as f64 / own.max(1) as f64,
            precision: group.right as f64 / (group.own + group.other) as f64,
        };
        let is_last = number + 1 == all.len();
        let before = points.last().map_or(0.0, |point| point.coverage);
        if is_last || point.coverage - before >= STEP {
            points.push(point);
        }
    }
    points
}

/// The questions that took so long.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LatencyBin {
    /// At least so many microseconds.
    pub from_us: f64,
    /// Less than so many.
    pub to_us: f64,
    /// How many there are.
    pub count: usize,
}

/// The latencies, ten bins to a decade, from the first that has a question to the
/// last.
#[must_use]
pub fn latencies(speed: &Speed) -> Vec<LatencyBin> {
    const A_DECADE: f64 = 10.0;
    let edge = |number: i32| 10f64.powf(f64::from(number) / A_DECADE);
    let number = |time: &Duration| {
        let micros = (time.as_secs_f64() * 1e6).max(1e-3);
        (micros.log10() * A_DECADE).floor() as i32
    };
    let numbers: Vec<i32> = speed.questions.iter().map(number).collect();
    let (Some(&first), Some(&last)) = (numbers.iter().min(), numbers.iter().max()) else {
        return Vec::new();
    };
    (first..=last)
        .map(|bin| LatencyBin {
            from_us: edge(bin),
            to_us: edge(bin + 1),
            count: numbers.iter().filter(|&&number| number == bin).count(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::estimate::tests::record;
    use super::{Speed, coverage_precision, latencies, reliability};

    #[test]
    fn bins_hold_what_was_promised_and_what_was_right() {
        let records = [record(&[(0.95, true), (0.91, false)], &[0.05])];
        let bins = reliability(&records);
        assert_eq!(bins.len(), 10);
        assert_eq!((bins[9].count, bins[9].right), (2, Some(0.5)));
        assert_eq!((bins[0].count, bins[0].confidence), (1, Some(0.05)));
        assert_eq!((bins[5].count, bins[5].right), (0, None));
    }

    #[test]
    fn every_threshold_has_its_coverage_and_precision() {
        let records = [record(&[(0.9, true), (0.5, false)], &[0.5, 0.1])];
        let points: Vec<(f64, f64, f64)> = coverage_precision(&records)
            .iter()
            .map(|point| (point.threshold, point.coverage, point.precision))
            .collect();
        assert_eq!(
            points,
            [(0.9, 0.5, 1.0), (0.5, 1.0, 1.0 / 3.0), (0.1, 1.0, 0.25)]
        );
        assert!(coverage_precision(&[]).is_empty());
    }

    #[test]
    fn latencies_are_counted_by_their_magnitude() {
        let speed = Speed {
            questions: [100, 110, 990].map(Duration::from_micros).to_vec(),
            ..Speed::default()
        };
        let bins = latencies(&speed);
        assert_eq!(bins.len(), 10);
        assert_eq!((bins[0].count, bins[9].count), (2, 1));
        assert!((bins[0].from_us - 100.0).abs() < 1e-9);
        assert!(latencies(&Speed::default()).is_empty());
    }
}
