//! The figures, in the one table that lists them.

use super::estimate::{Estimate, Scores};
use super::records::{ArticleRecord, OtherRecord, OwnRecord};
use crate::answer::Verdict;

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share, written in percent.
    Percent,
    /// A number from 0 to 1, written as such.
    Score,
    /// Bytes.
    Bytes,
}

/// What a figure tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Finding the answer, of questions that the article answers.
    Finding,
    /// Finding it in spite of typos.
    Typos,
    /// Knowing what the article doesn't answer.
    Abstention,
    /// More of that, for whoever asks for it.
    Verdicts,
}

/// A figure: its name and how it is computed.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Its key in JSON.
    pub key: &'static str,
    /// What a person reads.
    pub label: &'static str,
    /// How it is written.
    pub unit: Unit,
    /// What it tells of.
    pub group: Group,
    pub(super) estimate: fn(&[ArticleRecord]) -> Estimate,
}

impl Measure {
    /// Every figure, in the order in which they are shown.
    ///
    /// - `sentence_*`: over the ranked sentences; a hit overlaps an answer. The
    ///   mean reciprocal rank counts what is not ranked as 0.
    /// - `paragraph_*`: the rank of the answer's paragraph, paragraphs in the order
    ///   of their best sentence.
    /// - `passage_*`: the first passage as shown; a hit contains an answer, whole.
    /// - `highlight_*`: the share of questions with a highlight in the first
    ///   passage, and how much of an answer it has where it is shown.
    /// - `typos_*`: the same questions misspelt; `typos_loss` is what that costs of
    ///   `sentence_hit1`.
    /// - `foreign_*`: against questions of other articles of the same file, as many
    ///   an article as it has itself. `impossible_*`: against those that the file
    ///   says it can't answer.
    /// - `coverage_at_95`, `foreign_refused_at_95`, `calibration_error`: over own
    ///   and foreign questions; right is an own question whose first passage
    ///   contains an answer.
    /// - `answered_*`, `closest_*`: over the questions of that verdict, own and
    ///   foreign: how many are right; how many of all own ones have it.
    pub const ALL: [Self; 29] = [
        finding("sentence_hit1", "sentence hit@1", |all| {
            mean(all, |own| within(own.sentence, 1))
        }),
        finding("sentence_hit3", "sentence hit@3", |all| {
            mean(all, |own| within(own.sentence, 3))
        }),
        finding("sentence_mrr", "sentence MRR", |all| {
            mean(all, |own| match own.sentence {
                0 => 0.0,
                rank => 1.0 / f64::from(rank),
            })
        }),
        finding("paragraph_hit1", "paragraph hit@1", |all| {
            mean(all, |own| within(own.paragraph, 1))
        }),
        finding("paragraph_hit3", "paragraph hit@3", |all| {
            mean(all, |own| within(own.paragraph, 3))
        }),
        finding("passage_hit1", "first passage contains it", |all| {
            mean(all, |own| flag(own.passage))
        }),
        Self {
            unit: Unit::Bytes,
            ..finding("passage_bytes", "bytes quoted in it", |all| {
                mean(all, |own| f64::from(own.bytes))
            })
        },
        finding("highlight_shown", "highlight shown", |all| {
            mean_with_verdict(all, |own| flag(own.highlight.is_some()))
        }),
        Self {
            unit: Unit::Score,
            ..finding("highlight_f1", "highlight F1, tokens", |all| {
                Estimate::mean(all, |own| Some(own.highlight?.tokens))
            })
        },
        Self {
            unit: Unit::Score,
            ..finding("highlight_char_f1", "highlight F1, characters", |all| {
                Estimate::mean(all, |own| Some(own.highlight?.characters))
            })
        },
        typos("typos_hit1", "two typos: hit@1", |all| {
            Estimate::mean(all, |own| Some(within(own.typos?, 1)))
        }),
        typos("typos_hit3", "two typos: hit@3", |all| {
            Estimate::mean(all, |own| Some(within(own.typos?, 3)))
        }),
        typos("typos_loss", "two typos: loss of hit@1", |all| {
            Estimate::mean(all, |own| {
                Some(within(own.sentence, 1) - within(own.typos?, 1))
            })
        }),
        Self {
            unit: Unit::Score,
            ..abstention("foreign_auroc", "AUROC, foreign questions", |all| {
                Estimate::Auroc(Scores::new(all, |record| &record.foreign))
            })
        },
        Self {
            unit: Unit::Score,
            ..abstention("impossible_auroc", "AUROC, impossible questions", |all| {
                Estimate::Auroc(Scores::new(all, |record| &record.impossible))
            })
        },
        abstention("coverage_at_95", "coverage at 95 % precision", |all| {
            Estimate::Coverage(Scores::new(all, |record| &record.foreign))
        }),
        abstention(
            "foreign_refused_at_95",
            "foreign refused, 95 % of own kept",
            |all| Estimate::Refused(Scores::new(all, |record| &record.foreign)),
        ),
        Self {
            unit: Unit::Score,
            ..abstention("calibration_error", "calibration error (ECE)", |all| {
                Estimate::Calibration(calibrated(all))
            })
        },
        abstention("answered_precision", "answered: right", |all| {
            precision(all, Verdict::Answered)
        }),
        abstention("answered_coverage", "answered: share of own", |all| {
            of_own(all, &[Verdict::Answered])
        }),
        abstention("answered_foreign", "answered: share of foreign", |all| {
            of_others(all, |record| &record.foreign, &[Verdict::Answered])
        }),
        verdicts("closest_precision", "closest: right", |all| {
            precision(all, Verdict::Closest)
        }),
        verdicts("closest_coverage", "closest: share of own", |all| {
            of_own(all, &[Verdict::Closest])
        }),
        verdicts("closest_foreign", "closest: share of foreign", |all| {
            of_others(all, |record| &record.foreign, &[Verdict::Closest])
        }),
        verdicts("refused_own", "not in the article: share of own", |all| {
            of_own(all, &[Verdict::NotInArticle])
        }),
        verdicts(
            "refused_foreign",
            "not in the article: share of foreign",
            |all| of_others(all, |record| &record.foreign, &[Verdict::NotInArticle]),
        ),
        verdicts(
            "answered_impossible",
            "answered: share of impossible",
            |all| of_others(all, |record| &record.impossible, &[Verdict::Answered]),
        ),
        verdicts(
            "refused_impossible",
            "not in the article: share of impossible",
            |all| of_others(all, |record| &record.impossible, &[Verdict::NotInArticle]),
        ),
        verdicts(
            "other_own",
            "overview or no question: share of own",
            |all| of_own(all, &[Verdict::Overview, Verdict::NotAQuestion]),
        ),
    ];
}

type Estimator = fn(&[ArticleRecord]) -> Estimate;

const fn finding(key: &'static str, label: &'static str, estimate: Estimator) -> Measure {
    measure(Group::Finding, key, label, estimate)
}

const fn typos(key: &'static str, label: &'static str, estimate: Estimator) -> Measure {
    measure(Group::Typos, key, label, estimate)
}

const fn abstention(key: &'static str, label: &'static str, estimate: Estimator) -> Measure {
    measure(Group::Abstention, key, label, estimate)
}

const fn verdicts(key: &'static str, label: &'static str, estimate: Estimator) -> Measure {
    measure(Group::Verdicts, key, label, estimate)
}

const fn measure(
    group: Group,
    key: &'static str,
    label: &'static str,
    estimate: Estimator,
) -> Measure {
    Measure {
        key,
        label,
        unit: Unit::Percent,
        group,
        estimate,
    }
}

fn mean(records: &[ArticleRecord], value: impl Fn(&OwnRecord) -> f64) -> Estimate {
    Estimate::mean(records, |own| Some(value(own)))
}

/// The mean over the questions that have a verdict: a ranker that gives none
/// has no figure.
fn mean_with_verdict(records: &[ArticleRecord], value: impl Fn(&OwnRecord) -> f64) -> Estimate {
    Estimate::mean(records, |own| own.verdict.map(|_| value(own)))
}

fn flag(is_so: bool) -> f64 {
    f64::from(u8::from(is_so))
}

/// Whether a rank, from 1, is at most `most`; 0 is no rank.
fn within(rank: u32, most: u32) -> f64 {
    flag((1..=most).contains(&rank))
}

/// Own and foreign questions, unless their scores are no probabilities.
fn calibrated(records: &[ArticleRecord]) -> Scores {
    let given = |record: &ArticleRecord| record.own.iter().any(|own| own.verdict.is_some());
    if records.iter().any(given) && records.iter().any(|record| !record.foreign.is_empty()) {
        Scores::new(records, |record| &record.foreign)
    } else {
        Scores::default()
    }
}

/// Of the questions with `verdict`, own and foreign, how many are right.
fn precision(records: &[ArticleRecord], verdict: Verdict) -> Estimate {
    Estimate::ratio(records, |record| {
        if record.foreign.is_empty() {
            return (0.0, 0.0);
        }
        let own = record.own.iter().filter(|own| own.verdict == Some(verdict));
        let right = own.clone().filter(|own| super::estimate::is_right(own));
        let foreign = record
            .foreign
            .iter()
            .filter(|other| other.verdict == Some(verdict));
        (right.count() as f64, (own.count() + foreign.count()) as f64)
    })
}

fn of_own(records: &[ArticleRecord], verdicts: &[Verdict]) -> Estimate {
    mean_with_verdict(records, |own| {
        flag(
            own.verdict
                .is_some_and(|verdict| verdicts.contains(&verdict)),
        )
    })
}

fn of_others(
    records: &[ArticleRecord],
    others: fn(&ArticleRecord) -> &[OtherRecord],
    verdicts: &[Verdict],
) -> Estimate {
    Estimate::ratio(records, |record| {
        let given = others(record).iter().filter_map(|other| other.verdict);
        let those = given.clone().filter(|verdict| verdicts.contains(verdict));
        (those.count() as f64, given.count() as f64)
    })
}

#[cfg(test)]
mod tests {
    use super::super::estimate::tests::record;
    use super::super::records::OtherRecord;
    use super::{Measure, Verdict};

    fn value(key: &str, records: &[super::ArticleRecord]) -> Option<f64> {
        let measure = Measure::ALL.iter().find(|measure| measure.key == key);
        (measure.expect(key).estimate)(records).at(&vec![1; records.len()])
    }

    #[test]
    fn every_measure_has_a_name_of_its_own() {
        for (number, one) in Measure::ALL.iter().enumerate() {
            for other in &Measure::ALL[..number] {
                assert!(
                    one.key != other.key && one.label != other.label,
                    "{}",
                    one.key
                );
            }
        }
    }

    #[test]
    fn a_verdict_is_counted_over_own_and_foreign_questions() {
        let mut record = record(&[(0.9, true), (0.8, false), (0.1, true)], &[0.7, 0.1]);
        let verdicts = [Verdict::Answered, Verdict::Answered, Verdict::NotInArticle];
        for (own, verdict) in record.own.iter_mut().zip(verdicts) {
            own.verdict = Some(verdict);
        }
        for (other, verdict) in record.foreign.iter_mut().zip(verdicts[1..].iter()) {
            other.verdict = Some(*verdict);
        }
        record.impossible.push(OtherRecord {
            confidence: 0.5,
            verdict: Some(Verdict::Closest),
        });
        let records = [record];
        for (key, expected) in [
            ("answered_precision", Some(1.0 / 3.0)),
            ("answered_coverage", Some(2.0 / 3.0)),
            ("answered_foreign", Some(0.5)),
            ("answered_impossible", Some(0.0)),
            ("refused_own", Some(1.0 / 3.0)),
            ("refused_foreign", Some(0.5)),
            ("closest_precision", None),
            ("highlight_shown", Some(0.0)),
            ("highlight_f1", None),
            ("typos_hit1", None),
            ("sentence_hit1", Some(2.0 / 3.0)),
            ("sentence_hit3", Some(1.0)),
            ("sentence_mrr", Some(2.5 / 3.0)),
        ] {
            assert_eq!(value(key, &records), expected, "{key}");
        }
    }

    #[test]
    fn scores_that_are_no_probabilities_are_not_calibrated() {
        let records = [record(&[(7.5, true)], &[3.2])];
        assert_eq!(value("calibration_error", &records), None);
        assert_eq!(value("answered_coverage", &records), None);
        assert_eq!(value("foreign_auroc", &records), Some(1.0));
    }
}
