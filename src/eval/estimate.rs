//! Figures as functions of how often each article counts, so that the same code
//! gives a figure and its bootstrap.

use super::records::{ArticleRecord, OtherRecord, OwnRecord};

/// How precise answers must be where coverage at a precision is told.
pub const PRECISION: f64 = 0.95;
/// The share of the articles' own questions that is kept where refusals are told.
pub const KEPT: f64 = 0.95;
/// How many bins of the same width the calibration error has.
pub const BINS: usize = 10;

/// A figure that can be computed for any weighting of the articles.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Estimate {
    /// A sum over a sum: each article's share of both.
    Ratio(Vec<(f64, f64)>),
    Auroc(Scores),
    Coverage(Scores),
    Refused(Scores),
    Calibration(Scores),
}

/// Questions with their confidence, the most confident first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Scores(Vec<Scored>);

#[derive(Clone, Copy, Debug, PartialEq)]
struct Scored {
    confidence: f64,
    article: usize,
    /// Whether the article answers it.
    own: bool,
    /// Whether the first sentence does.
    right: bool,
}

impl Scores {
    /// The questions that articles answer, and `others` that they don't.
    pub(super) fn new(
        records: &[ArticleRecord],
        others: fn(&ArticleRecord) -> &[OtherRecord],
    ) -> Self {
        let mut scores = Vec::new();
        for (article, record) in records.iter().enumerate() {
            scores.extend(record.own.iter().map(|own| Scored {
                confidence: own.confidence,
                article,
                own: true,
                right: is_right(own),
            }));
            scores.extend(others(record).iter().map(|other| Scored {
                confidence: other.confidence,
                article,
                own: false,
                right: false,
            }));
        }
        scores.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        Self(scores)
    }

    /// Groups of the same confidence, the most confident first, as sums of
    /// weights.
    fn groups(&self, weights: &[u32]) -> impl Iterator<Item = Group> {
        self.0
            .chunk_by(|a, b| a.confidence == b.confidence)
            .map(move |tied| {
                tied.iter().fold(Group::default(), |mut group, scored| {
                    let weight = u64::from(weights[scored.article]);
                    if scored.own {
                        group.own += weight;
                        group.right += if scored.right { weight } else { 0 };
                    } else {
                        group.other += weight;
                    }
                    group
                })
            })
    }

    /// What each threshold lets through, the highest first.
    pub(super) fn thresholds(&self, weights: &[u32]) -> Vec<(f64, Group)> {
        let confidences = self
            .0
            .chunk_by(|a, b| a.confidence == b.confidence)
            .map(|tied| tied[0].confidence);
        let groups = self.groups(weights).scan(Group::default(), |all, group| {
            *all = all.and(group);
            Some(*all)
        });
        confidences.zip(groups).collect()
    }

    /// How many questions there are, articles' own and others.
    fn totals(&self, weights: &[u32]) -> Group {
        self.groups(weights).fold(Group::default(), Group::and)
    }
}

/// Sums of weights.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    pub(super) own: u64,
    pub(super) right: u64,
    pub(super) other: u64,
}

impl Group {
    fn and(self, other: Self) -> Self {
        Self {
            own: self.own + other.own,
            right: self.right + other.right,
            other: self.other + other.other,
        }
    }
}

/// Whether a question counts as rightly answered: its first passage, as it is
/// shown, contains an answer.
pub(super) fn is_right(own: &OwnRecord) -> bool {
    own.passage
}

impl Estimate {
    /// The mean of `value` over the questions that articles answer; over those
    /// of them that have one.
    pub(super) fn mean(
        records: &[ArticleRecord],
        value: impl Fn(&OwnRecord) -> Option<f64>,
    ) -> Self {
        Self::ratio(records, |record| {
            record
                .own
                .iter()
                .filter_map(&value)
                .fold((0.0, 0.0), |sum, value| (sum.0 + value, sum.1 + 1.0))
        })
    }

    /// The sum of the first over the sum of the second.
    pub(super) fn ratio(
        records: &[ArticleRecord],
        parts: impl Fn(&ArticleRecord) -> (f64, f64),
    ) -> Self {
        Self::Ratio(records.iter().map(parts).collect())
    }

    /// The figure where article i counts `weights[i]` times; `None` where there
    /// is nothing to compute it from.
    pub(super) fn at(&self, weights: &[u32]) -> Option<f64> {
        match self {
            Self::Ratio(parts) => {
                let (above, below) = parts.iter().zip(weights).fold(
                    (0.0, 0.0),
                    |(above, below), (part, &weight)| {
                        let weight = f64::from(weight);
                        (above + weight * part.0, below + weight * part.1)
                    },
                );
                (below > 0.0).then(|| above / below)
            }
            Self::Auroc(scores) => auroc(scores, weights),
            Self::Coverage(scores) => coverage(scores, weights),
            Self::Refused(scores) => refused(scores, weights),
            Self::Calibration(scores) => calibration(scores, weights),
        }
    }

    /// How many questions it is made of.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Ratio(parts) => parts.iter().map(|part| part.1).sum::<f64>() as usize,
            Self::Auroc(scores)
            | Self::Coverage(scores)
            | Self::Refused(scores)
            | Self::Calibration(scores) => scores.0.len(),
        }
    }
}

/// The probability that a question that its article answers has a higher
/// confidence than one that it doesn't, ties counting half (the area under the
/// ROC curve as the Mann-Whitney statistic; Hanley and McNeil, 1982).
fn auroc(scores: &Scores, weights: &[u32]) -> Option<f64> {
    let mut own = 0;
    let mut other = 0;
    // Twice the number of pairs in the right order, to count ties as one.
    let mut ordered: u128 = 0;
    for group in scores.groups(weights) {
        ordered += u128::from(group.other) * u128::from(2 * own + group.own);
        own += group.own;
        other += group.other;
    }
    (own > 0 && other > 0).then(|| ordered as f64 / (2.0 * own as f64 * other as f64))
}

/// The largest share of the articles' own questions that any threshold lets
/// through at a precision of [`PRECISION`] or more. Precision counts what is
/// right among all that the threshold lets through, the others' questions
/// (which are never right) among them.
fn coverage(scores: &Scores, weights: &[u32]) -> Option<f64> {
    let totals = scores.totals(weights);
    let mut let_through = Group::default();
    let mut best = 0;
    for group in scores.groups(weights) {
        let_through = let_through.and(group);
        let answered = let_through.own + let_through.other;
        if let_through.right as f64 >= PRECISION * answered as f64 {
            best = let_through.own;
        }
    }
    (totals.own > 0 && totals.other > 0).then(|| best as f64 / totals.own as f64)
}

/// The share of the others' questions below the highest threshold that keeps
/// [`KEPT`] of the articles' own.
fn refused(scores: &Scores, weights: &[u32]) -> Option<f64> {
    let totals = scores.totals(weights);
    let mut kept = Group::default();
    for group in scores.groups(weights) {
        if kept.own as f64 >= KEPT * totals.own as f64 {
            break;
        }
        kept = kept.and(group);
    }
    (totals.own > 0 && totals.other > 0).then(|| 1.0 - kept.other as f64 / totals.other as f64)
}

/// The expected calibration error: over [`BINS`] bins of the same width, the
/// mean distance between what confidence promises and what is right, weighed by
/// the questions in each (Naeini, Cooper and Hauskrecht, 2015). The others'
/// questions are never right.
fn calibration(scores: &Scores, weights: &[u32]) -> Option<f64> {
    let bins = bins(scores, weights);
    let all: f64 = bins.iter().map(|bin| bin.count).sum();
    let apart: f64 = bins
        .iter()
        .map(|bin| (bin.confidence - bin.right).abs())
        .sum();
    (all > 0.0).then(|| apart / all)
}

/// What is in one bin of the confidence: sums.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Bin {
    pub(super) count: f64,
    pub(super) confidence: f64,
    pub(super) right: f64,
}

/// The bins of the confidence from 0 to 1.
pub(super) fn bins(scores: &Scores, weights: &[u32]) -> [Bin; BINS] {
    let mut bins = [Bin::default(); BINS];
    for scored in &scores.0 {
        let weight = f64::from(weights[scored.article]);
        let bin = (scored.confidence * BINS as f64) as usize;
        let bin = &mut bins[bin.min(BINS - 1)];
        bin.count += weight;
        bin.confidence += weight * scored.confidence;
        bin.right += if scored.right { weight } else { 0.0 };
    }
    bins
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::records::{ArticleRecord, OtherRecord, OwnRecord};
    use super::{Estimate, Scores};

    /// An article with questions of its own, right or not, and others.
    pub(in crate::eval) fn record(own: &[(f64, bool)], foreign: &[f64]) -> ArticleRecord {
        ArticleRecord {
            title: String::new(),
            own: own
                .iter()
                .map(|&(confidence, right)| OwnRecord {
                    id: String::new(),
                    sentence: if right { 1 } else { 2 },
                    paragraph: 1,
                    passage: right,
                    bytes: 10,
                    highlight: None,
                    confidence,
                    verdict: None,
                    typos: None,
                })
                .collect(),
            impossible: Vec::new(),
            foreign: foreign
                .iter()
                .map(|&confidence| OtherRecord {
                    confidence,
                    verdict: None,
                })
                .collect(),
        }
    }

    #[track_caller]
    fn gives(
        kind: fn(Scores) -> Estimate,
        records: &[ArticleRecord],
        weights: &[u32],
        expected: Option<f64>,
    ) {
        let scores = Scores::new(records, |record| &record.foreign);
        let value = kind(scores).at(weights);
        let close = match (value, expected) {
            (Some(value), Some(expected)) => (value - expected).abs() < 1e-12,
            (value, expected) => value == expected,
        };
        assert!(close, "{value:?} instead of {expected:?}");
    }

    #[test]
    fn auroc_counts_pairs() {
        let record = |own: &[f64], foreign: &[f64]| {
            let own: Vec<(f64, bool)> = own.iter().map(|&own| (own, true)).collect();
            [record(&own, foreign)]
        };
        gives(
            Estimate::Auroc,
            &record(&[0.9, 0.8], &[0.1]),
            &[1],
            Some(1.0),
        );
        gives(
            Estimate::Auroc,
            &record(&[0.9, 0.3], &[0.5, 0.3]),
            &[1],
            Some(0.625),
        );
        gives(Estimate::Auroc, &record(&[0.5], &[0.5]), &[7], Some(0.5));
        gives(Estimate::Auroc, &record(&[0.5], &[]), &[1], None);
        gives(Estimate::Auroc, &record(&[0.5], &[0.1]), &[0], None);
    }

    #[test]
    fn articles_count_as_often_as_they_weigh() {
        let one = record(&[(0.9, true)], &[0.1]);
        let other = record(&[(0.2, true)], &[0.4]);
        let doubled = [one.clone(), one.clone(), other.clone()];
        for kind in [
            Estimate::Auroc,
            Estimate::Coverage,
            Estimate::Refused,
            Estimate::Calibration,
        ] {
            let kind: fn(Scores) -> Estimate = kind;
            let scores = Scores::new(&doubled, |record| &record.foreign);
            let expected = kind(scores).at(&[1, 1, 1]);
            gives(kind, &[one.clone(), other.clone()], &[2, 1], expected);
        }
    }

    #[test]
    fn coverage_is_the_most_at_the_precision() {
        let mut own = vec![(0.9, true); 19];
        own.push((0.8, false));
        own.extend([(0.5, true); 20]);
        // 19 of 20 are right from 0.8 on, 39 of 40 from 0.5 on, 39 of 42 from 0.4 on.
        gives(
            Estimate::Coverage,
            &[record(&own, &[0.4, 0.4])],
            &[1],
            Some(1.0),
        );
        own.extend([(0.3, true), (0.2, true)]);
        gives(
            Estimate::Coverage,
            &[record(&own, &[0.4, 0.4])],
            &[1],
            Some(40.0 / 42.0),
        );
        gives(
            Estimate::Coverage,
            &[record(&[(0.5, false)], &[0.1])],
            &[1],
            Some(0.0),
        );
    }

    #[test]
    fn refusals_are_counted_where_own_questions_are_kept() {
        let own: Vec<(f64, bool)> = (1..=20).map(|n| (f64::from(n) / 20.0, true)).collect();
        // 19 of 20 are kept from 0.1 on.
        let foreign = [0.5, 0.1, 0.09, 0.01];
        gives(
            Estimate::Refused,
            &[record(&own, &foreign)],
            &[1],
            Some(0.5),
        );
    }

    #[test]
    fn calibration_is_the_distance_from_what_is_right() {
        let own = [(0.95, true), (0.85, false)];
        // Bins: 0.95 against 1, 0.85 against 0, twice 0.05 against 0.
        let expected = (0.05 + 0.85 + 0.1) / 4.0;
        gives(
            Estimate::Calibration,
            &[record(&own, &[0.05, 0.05])],
            &[1],
            Some(expected),
        );
        gives(
            Estimate::Calibration,
            &[record(&[(1.0, true)], &[0.0])],
            &[3],
            Some(0.0),
        );
    }

    #[test]
    fn a_mean_is_over_those_that_have_the_value() {
        let records = [
            record(&[(0.1, true), (0.2, false)], &[]),
            record(&[(0.3, false)], &[]),
        ];
        let all = Estimate::mean(&records, |own| Some(f64::from(u8::from(own.passage))));
        assert_eq!(all.at(&[1, 1]), Some(1.0 / 3.0));
        assert_eq!(all.at(&[1, 0]), Some(0.5));
        assert_eq!(all.count(), 3);
        let none = Estimate::mean(&records, |own| own.highlight.map(|h| h.tokens));
        assert_eq!((none.at(&[1, 1]), none.count()), (None, 0));
    }
}
