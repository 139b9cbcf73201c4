//! Fits what was learned: the weights of the ranking's features, the two
//! calibrations of the confidence, the thresholds of the verdicts, and which words
//! of a passage are the answer.
//!
//! The weights are a conditional logit over the sentences of a question's article.
//! The calibrations are logistic regressions on questions that were ranked by
//! weights which had not seen their article (cross-fitting by title), and the
//! thresholds are chosen on confidences that had not either. So is the threshold of
//! the highlights, whose weights are a conditional logit over the runs of words of a
//! question's first passage. Everything is summed in
//! a fixed order, so that the same files give the same numbers.

mod ablation;
mod choice;
mod lbfgs;
mod lessons;
mod logistic;
mod marking;
mod scale;
mod thresholds;
mod written;

pub use ablation::{Ablation, ablate};
pub use marking::{MarkTally, Marked};
pub use thresholds::{Judged, Tally};

use std::borrow::Cow;

use choice::Choice;
use lessons::{LENGTHS, Lesson, Posed, learned};
use logistic::Fact;
use thresholds::LabelledQuestion;

use super::run::in_parallel;
use super::squad::Case;
use crate::answer::{Model, Options, Sought, THRESHOLDS, Thresholds};
use crate::ranking::{Calibrations, Family, Feature, Logistic, Signal, Weighting, Weights};

/// What size costs the weights: chosen by cross-validation on the training side.
const WEIGHTS_L2: f64 = 10.0;
/// What it costs to differ from these where words have no spaces between them: there
/// is less to learn from.
const UNSPACED_L2: f64 = 60.0;
/// What size costs the calibrations. The dearer that of `correct`, the less the
/// confidence in an article's own questions varies, and the better it tells them
/// from foreign ones; 100 gives up .01 of calibration error for .001 of AUROC.
const ANSWERABLE_L2: f64 = 1.0;
const CORRECT_L2: f64 = 100.0;
/// So many parts are ranked by what the others teach.
const FOLDS: u64 = 10;

/// What the thresholds must reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goals {
    /// The share of the answered questions, own and foreign ones in equal numbers,
    /// whose first passage contains an answer.
    pub precision: f64,
    /// The share of the articles' own questions that are answered or get the
    /// closest passage.
    pub recall: f64,
    /// The mean token F1 of the highlights.
    pub highlight: f64,
}

impl Default for Goals {
    fn default() -> Self {
        Self {
            precision: 0.95,
            recall: 0.97,
            highlight: 0.76,
        }
    }
}

/// What was learned.
#[derive(Clone, Debug, PartialEq)]
pub struct Trained {
    /// What was learned without each of the folds.
    folds: Vec<Model>,
    /// The weights of the features.
    pub weighting: Weighting,
    /// The calibrations.
    pub calibrations: Calibrations,
    /// The thresholds, and how they do on articles that nothing was learned from.
    pub judged: Judged,
    /// The highlights.
    pub marked: Marked,
    /// How many articles and questions it was learned from, set by set.
    pub sizes: Vec<Size>,
}

/// How much was learned from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Articles.
    pub articles: usize,
    /// Questions that they answer.
    pub questions: usize,
    /// Questions of other articles.
    pub foreign: usize,
}

/// Learns from `sets`: the articles of each file. `progress` is told how many of the
/// articles have been asked their questions.
#[must_use]
pub fn train(sets: &[Vec<&Case>], goals: Goals, progress: &mut dyn FnMut(usize, usize)) -> Trained {
    let lessons = Lesson::all(sets, progress);
    let mut crossed = cross_fitted(&lessons);
    let asked = &mut crossed.asked;
    let calibrations = calibrations(asked.iter());
    let weighting = weighting(lessons.iter(), &[]);
    let sizes = (0..sets.len())
        .map(|set| {
            let of_set = || lessons.iter().filter(move |lesson| lesson.set == set);
            Size {
                articles: of_set().count(),
                questions: of_set().map(|lesson| lesson.own.len()).sum(),
                foreign: of_set().map(|lesson| lesson.foreign.len()).sum(),
            }
        })
        .collect();
    asked.retain(|one| one.sentences == Options::default().sentences);
    let all: Vec<&LabelledQuestion> = asked.iter().collect();
    let judged = thresholds::judge(&all, sets.len(), goals);
    let (marked, marked_without) =
        marking::learn(&lessons, &crossed, sets.len(), judged.answered, goals);
    let asked = &crossed.asked;
    let learned = crossed.weightings.iter().zip(&crossed.calibrations);
    let folds = (0..).zip(learned).zip(marked_without);
    let folds = folds.map(|((fold, (weighting, calibrations)), marked)| {
        let others: Vec<&LabelledQuestion> = asked.iter().filter(|one| one.fold != fold).collect();
        let judged = thresholds::judge(&others, sets.len(), goals);
        Model {
            weighting: Cow::Owned(weighting.clone()),
            calibrations: calibrations.clone(),
            thresholds: Thresholds {
                answered: judged.answered,
                closest: judged.closest,
                ..THRESHOLDS
            },
            highlight: marked.weights.into(),
            highlighted: marked.threshold,
        }
    });
    Trained {
        folds: folds.collect(),
        weighting,
        calibrations,
        judged,
        marked,
        sizes,
    }
}

impl Trained {
    /// What was learned from other articles than the one of this title.
    #[must_use]
    pub fn without(&self, title: &str) -> &Model {
        &self.folds[fold(title) as usize]
    }
}

/// The fold that the article of this title is in, of those that [`Trained::without`]
/// leaves out.
#[must_use]
pub fn fold(title: &str) -> u64 {
    lessons::hash_of(title) % FOLDS
}

/// The weights that `lessons` teach, without some of the features.
fn weighting<'a>(lessons: impl Iterator<Item = &'a Lesson>, without: &[Feature]) -> Weighting {
    let used: Vec<bool> = learned()
        .map(|feature| !without.contains(&feature))
        .collect();
    let lessons: Vec<&Lesson> = lessons.collect();
    let fit = |family: Family, prior: &[f64], l2: f64| {
        let of_family = lessons
            .iter()
            .filter(|lesson| Family::of(lesson.language()) == family);
        let posed = of_family.flat_map(|lesson| &lesson.own);
        let choices: Vec<&Choice> = posed.map(|posed| &posed.choice).collect();
        choice::fit(&choices, &used, prior, l2)
    };
    let spaced = fit(Family::Spaced, &vec![0.0; used.len()], WEIGHTS_L2);
    Weighting::new(|family| {
        let fitted = match family {
            Family::Spaced => spaced.clone(),
            Family::Unspaced => fit(family, &spaced, UNSPACED_L2),
        };
        Weights::of(&learned().zip(fitted).collect::<Vec<_>>())
    })
}

/// What was learned without each of the folds.
struct CrossFitted {
    /// Every question, ranked by weights and rated by calibrations that have not seen
    /// its article.
    asked: Vec<LabelledQuestion>,
    /// The weights, fold by fold.
    weightings: Vec<Weighting>,
    /// The calibrations, fold by fold.
    calibrations: Vec<Calibrations>,
}

impl CrossFitted {
    /// Looks at where the answer to one of an article's questions is looked for by what
    /// has not seen the article, and at the confidence.
    fn sought<T>(
        &self,
        lesson: &Lesson,
        posed: &Posed,
        look: impl FnOnce(&Sought<'_>, f64) -> T,
    ) -> Option<T> {
        let fold = lesson.fold(FOLDS) as usize;
        let weights = self.weightings[fold].of(lesson.language());
        lesson.sought(posed, weights, &self.calibrations[fold], look)
    }
}

fn cross_fitted(lessons: &[Lesson]) -> CrossFitted {
    let others = |fold: usize| {
        let others = lessons.iter();
        others.filter(move |lesson| lesson.fold(FOLDS) != fold as u64)
    };
    let weightings = in_parallel(
        FOLDS as usize,
        0,
        &|fold| weighting(others(fold), &[]),
        &mut |_| (),
    );
    let mut asked = Vec::new();
    for (fold, weighting) in (0..FOLDS).zip(&weightings) {
        let is_in = |lesson: &&Lesson| lesson.fold(FOLDS) == fold;
        for lesson in lessons.iter().filter(is_in) {
            let weights = weighting.of(lesson.language());
            let share = lesson.own.len() as f64 / lesson.foreign.len().max(1) as f64;
            let own = lesson.own.iter().map(|posed| (true, 1.0, posed));
            let foreign = lesson.foreign.iter().map(|posed| (false, share, posed));
            for (own, weight, posed) in own.chain(foreign) {
                for (length, (signals, right)) in (1..).zip(lesson.signals(posed, weights)) {
                    asked.push(LabelledQuestion {
                        set: lesson.set,
                        fold,
                        own,
                        weight,
                        sentences: length,
                        right,
                        signals,
                        confidence: None,
                    });
                }
            }
        }
    }
    let without = |fold| calibrations(asked.iter().filter(|one| one.fold != fold));
    let calibrations: Vec<Calibrations> = (0..FOLDS).map(without).collect();
    for one in &mut asked {
        let confidence = calibrations[one.fold as usize].confidence(&one.signals);
        one.confidence = Some(confidence);
    }
    CrossFitted {
        asked,
        weightings,
        calibrations,
    }
}

/// The calibrations that `asked` teach. Whether the article answers is told by the
/// signals and the first sentence's features, whether a passage is right by the
/// signals alone.
fn calibrations<'a>(asked: impl Iterator<Item = &'a LabelledQuestion>) -> Calibrations {
    let signals = |one: &LabelledQuestion| -> Vec<f64> {
        let signals = Signal::ALL.iter();
        signals.map(|&signal| one.signals.get(signal)).collect()
    };
    let (mut answerable, mut correct) = (Vec::new(), Vec::new());
    for one in asked {
        // A question counts as much whatever number of passages is looked at.
        let weight = one.weight / LENGTHS as f64;
        let first = learned().map(|feature| one.signals.of_first(feature));
        answerable.push(Fact {
            values: signals(one).into_iter().chain(first).collect(),
            holds: one.own,
            weight,
        });
        if one.own {
            correct.push(Fact {
                values: signals(one),
                holds: one.right,
                weight,
            });
        }
    }
    let fit = |facts: &[Fact], l2: f64| {
        let (bias, coefficients) = logistic::fit(facts, l2);
        let mut coefficients = coefficients.into_iter();
        let signals: Vec<(Signal, f64)> = Signal::ALL
            .iter()
            .copied()
            .zip(coefficients.by_ref())
            .collect();
        let features: Vec<(Feature, f64)> = learned().zip(coefficients).collect();
        Logistic::of(bias, &signals, &features)
    };
    Calibrations {
        answerable: fit(&answerable, ANSWERABLE_L2),
        correct: fit(&correct, CORRECT_L2),
    }
}

#[cfg(test)]
mod tests;
