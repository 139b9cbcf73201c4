//! What each feature gives: the loss without it, on articles that it was not
//! learned from.

use super::choice::{Choice, mean_loss};
use super::lessons::{Lesson, learned};
use super::weighting;
use crate::eval::run::in_parallel;
use crate::eval::squad::Case;
use crate::ranking::Feature;

/// So many parts are each ranked by what the others teach.
const FOLDS: u64 = 4;

/// How well the sentences of articles are ranked by what others teach.
#[derive(Clone, Debug, PartialEq)]
pub struct Ablation {
    /// Which feature was left out; none at first.
    pub without: Option<Feature>,
    /// Minus the logarithm of the probability of a right sentence, the mean over
    /// the questions.
    pub loss: f64,
    /// The share of questions whose first sentence is right, set by set.
    pub hits: Vec<f64>,
}

/// Leaves out nothing, then every learned feature on its own.
#[must_use]
pub fn ablate(sets: &[Vec<&Case>], progress: &mut dyn FnMut(usize, usize)) -> Vec<Ablation> {
    let lessons = Lesson::all(sets, &mut |_, _| ());
    let without: Vec<Option<Feature>> = std::iter::once(None).chain(learned().map(Some)).collect();
    let mut done = 0;
    in_parallel(
        without.len(),
        0,
        &|number| cross_validated(&lessons, sets.len(), without[number]),
        &mut |_| {
            done += 1;
            progress(done, without.len());
        },
    )
}

fn cross_validated(lessons: &[Lesson], sets: usize, without: Option<Feature>) -> Ablation {
    let without_it: Vec<Feature> = without.into_iter().collect();
    let (mut loss, mut count) = (0.0, 0.0);
    let mut hits = vec![(0_usize, 0_usize); sets];
    for fold in 0..FOLDS {
        let (held_out, others): (Vec<&Lesson>, Vec<&Lesson>) = lessons
            .iter()
            .partition(|lesson| lesson.fold(FOLDS) == fold);
        let weighting = weighting(others.into_iter(), &without_it);
        for lesson in held_out {
            let weights = weighting.of(lesson.language());
            let raw: Vec<f64> = learned().map(|feature| weights.get(feature)).collect();
            let posed = || lesson.own.iter();
            let choices = posed().map(|posed| &posed.choice);
            let choices: Vec<&Choice> = choices.filter(|choice| choice.tells()).collect();
            loss += mean_loss(&choices, &raw) * choices.len() as f64;
            count += choices.len() as f64;
            let (right, all) = &mut hits[lesson.set];
            *all += lesson.own.len();
            *right += posed().filter(|posed| posed.is_right_by(weights)).count();
        }
    }
    Ablation {
        without,
        loss: loss / f64::max(count, 1.0),
        hits: hits
            .into_iter()
            .map(|(right, all)| right as f64 / all.max(1) as f64)
            .collect(),
    }
}

impl Ablation {
    /// The results as a table in Markdown: of all features, then what changes
    /// without each.
    #[must_use]
    pub fn table(all: &[Self], names: &[String]) -> String {
        let [whole, parts @ ..] = all else {
            return String::new();
        };
        let mut text = format!("| without | loss | {} |\n", names.join(" | "));
        text += &format!("|---|{}\n", "---:|".repeat(names.len() + 1));
        let hits: Vec<String> = whole
            .hits
            .iter()
            .map(|hit| format!("{:.1}", 100.0 * hit))
            .collect();
        text += &format!("| nothing | {:.4} | {} |\n", whole.loss, hits.join(" | "));
        for part in parts {
            let Some(feature) = part.without else {
                continue;
            };
            let changes: Vec<String> = part
                .hits
                .iter()
                .zip(&whole.hits)
                .map(|(hit, before)| format!("{:+.1}", 100.0 * (hit - before)))
                .collect();
            text += &format!(
                "| {feature:?} ({feature}) | {:+.4} | {} |\n",
                part.loss - whole.loss,
                changes.join(" | ")
            );
        }
        text
    }
}
