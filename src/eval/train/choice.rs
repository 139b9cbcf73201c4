//! The conditional logit: a softmax over the sentences of a question's article, of
//! which those that hold an answer should have the most.

use super::lbfgs::{add, dot, minimise};
use super::scale::Scale;

/// A question's sentences, as they are learned from.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    /// The features of each, one after the other.
    pub(super) values: Vec<f64>,
    /// What each one's score has that isn't learned.
    pub(super) given: Vec<f64>,
    /// Whether each holds an answer.
    pub(super) hits: Vec<bool>,
}

impl Choice {
    /// Minus the logarithm of the probability that falls on the hits. Its gradient
    /// is added to `gradient`.
    fn loss(&self, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let rows = || self.values.chunks_exact(weights.len());
        let scores: Vec<f64> = rows()
            .zip(&self.given)
            .map(|(row, given)| given + dot(row, weights))
            .collect();
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let parts: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
        let (mut all, mut hit) = (0.0, 0.0);
        for (part, &is_hit) in parts.iter().zip(&self.hits) {
            all += part;
            hit += if is_hit { *part } else { 0.0 };
        }
        for ((row, part), &is_hit) in rows().zip(parts).zip(&self.hits) {
            let wanted = if is_hit { part / hit } else { 0.0 };
            add(gradient, part / all - wanted, row);
        }
        all.ln() - hit.ln()
    }

    /// Whether there is something to learn: some sentences hold an answer, and
    /// others don't.
    pub(super) fn tells(&self) -> bool {
        self.hits.contains(&true) && self.hits.contains(&false)
    }
}

/// The mean loss of `choices` by `weights`.
pub(super) fn mean_loss(choices: &[&Choice], weights: &[f64]) -> f64 {
    let mut unused = vec![0.0; weights.len()];
    let told = || choices.iter().filter(|choice| choice.tells());
    let sum: f64 = told().map(|choice| choice.loss(weights, &mut unused)).sum();
    sum / told().count().max(1) as f64
}

/// The weights that make `choices` likeliest, with `l2` / 2 times the sum of the
/// squares of what is added to `prior` as its price, once every feature varies alike.
/// Those that `used` doesn't list are 0.
pub(super) fn fit(choices: &[&Choice], used: &[bool], prior: &[f64], l2: f64) -> Vec<f64> {
    let width = used.len();
    let choices: Vec<&Choice> = choices
        .iter()
        .copied()
        .filter(|choice| choice.tells())
        .collect();
    let rows = || {
        choices
            .iter()
            .flat_map(|choice| choice.values.chunks_exact(width))
    };
    let scale = Scale::of(width, rows);
    let raw = |scaled: &[f64]| -> Vec<f64> {
        let added = scaled
            .iter()
            .zip(&scale.deviations)
            .map(|(part, by)| part / by);
        let weights = added.zip(prior).map(|(added, prior)| prior + added);
        weights
            .zip(used)
            .map(|(weight, used)| if *used { weight } else { 0.0 })
            .collect()
    };
    let fitted = minimise(&vec![0.0; width], &mut |scaled, gradient| {
        let weights = raw(scaled);
        gradient.fill(0.0);
        let loss: f64 = choices
            .iter()
            .map(|choice| choice.loss(&weights, gradient))
            .sum();
        for (at, part) in gradient.iter_mut().enumerate() {
            *part = if used[at] {
                *part / scale.deviations[at] + l2 * scaled[at]
            } else {
                0.0
            };
        }
        loss + l2 / 2.0 * dot(scaled, scaled)
    });
    raw(&fitted)
}

#[cfg(test)]
mod tests {
    use super::{Choice, fit, mean_loss};

    /// Twenty questions of three sentences and three features: the first tells the
    /// hit in most of them, the second says nothing, the third never varies.
    fn choices() -> Vec<Choice> {
        let mut choices = Vec::new();
        for number in 0..20_u32 {
            let hit = number as usize % 3;
            let shown = if number % 5 == 0 { (hit + 1) % 3 } else { hit };
            let mut choice = Choice::default();
            for at in 0..3 {
                let is_shown = f64::from(u8::from(at == shown));
                let noise = f64::from(number * 7 % 11 + at as u32 % 2) / 10.0;
                choice.values.extend([is_shown, noise, 2.0]);
                choice.given.push(0.1 * noise);
                choice.hits.push(at == hit);
            }
            choices.push(choice);
        }
        choices
    }

    #[test]
    fn the_gradient_is_that_of_finite_differences() {
        const STEP: f64 = 1e-6;
        let mut choice = choices().swap_remove(4);
        choice.hits = vec![true, false, true];
        let at = [0.7, -0.4, 0.2];
        let mut gradient = vec![0.0; 3];
        choice.loss(&at, &mut gradient);
        for feature in 0..3 {
            let beside = |step: f64| {
                let mut point = at;
                point[feature] += step;
                choice.loss(&point, &mut [0.0; 3])
            };
            let slope = (beside(STEP) - beside(-STEP)) / (2.0 * STEP);
            assert!(
                (slope - gradient[feature]).abs() < 1e-6,
                "feature {feature}"
            );
        }
    }

    #[test]
    fn a_feature_that_tells_hits_gets_the_weight() {
        let choices = choices();
        let all: Vec<&Choice> = choices.iter().collect();
        let weights = fit(&all, &[true; 3], &[0.0; 3], 1.0);
        assert!(
            weights[0] > 1.0 && weights[0] > 4.0 * weights[1].abs(),
            "{weights:?}"
        );
        assert!(weights[2].abs() < 1e-6, "{weights:?}");
        assert!(mean_loss(&all, &weights) < mean_loss(&all, &[0.0; 3]));
        // The more its size costs, the smaller it is.
        assert!(fit(&all, &[true; 3], &[0.0; 3], 100.0)[0] < weights[0]);
        let near = fit(&all, &[true; 3], &[3.0, 0.0, 0.0], 1e6)[0];
        assert!((near - 3.0).abs() < 0.01, "{near}");
        assert_eq!(fit(&all, &[false, true, true], &[0.0; 3], 1.0)[0], 0.0);
    }

    #[test]
    fn the_better_it_separates_the_more_it_weighs() {
        let mut choices = choices();
        let before = fit(
            &choices.iter().collect::<Vec<_>>(),
            &[true; 3],
            &[0.0; 3],
            1.0,
        )[0];
        for choice in &mut choices {
            for (row, hit) in choice.values.chunks_exact_mut(3).zip(&choice.hits) {
                row[0] = f64::from(u8::from(*hit));
            }
        }
        let after = fit(
            &choices.iter().collect::<Vec<_>>(),
            &[true; 3],
            &[0.0; 3],
            1.0,
        )[0];
        assert!(after > before, "{before} {after}");
    }
}
