//! Logistic regression after Platt ("Probabilistic outputs for support vector
//! machines", 1999): his smoothed targets, and a price on the coefficients' size.

use super::lbfgs::{add, dot, minimise};
use super::scale::Scale;

/// A case: what is known of it, and whether it holds.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) values: Vec<f64>,
    pub(super) holds: bool,
    /// How much it counts.
    pub(super) weight: f64,
}

/// The constant and the coefficients that make `facts` likeliest, with `l2` / 2
/// times the sum of the coefficients' squares as the price of their size, once every
/// value varies alike.
pub(super) fn fit(facts: &[Fact], l2: f64) -> (f64, Vec<f64>) {
    let width = facts.first().map_or(0, |fact| fact.values.len());
    let scale = Scale::of(width, || facts.iter().map(|fact| fact.values.as_slice()));
    let sum = |holds: bool| -> f64 {
        let those = facts.iter().filter(|fact| fact.holds == holds);
        those.map(|fact| fact.weight).sum()
    };
    let high = (sum(true) + 1.0) / (sum(true) + 2.0);
    let low = 1.0 / (sum(false) + 2.0);
    let rows: Vec<Vec<f64>> = facts
        .iter()
        .map(|fact| {
            let parts = fact.values.iter().zip(&scale.means).zip(&scale.deviations);
            std::iter::once(1.0)
                .chain(parts.map(|((value, mean), deviation)| (value - mean) / deviation))
                .collect()
        })
        .collect();
    let fitted = minimise(&vec![0.0; width + 1], &mut |point, gradient| {
        gradient.fill(0.0);
        let mut loss = 0.0;
        for (row, fact) in rows.iter().zip(facts) {
            let logit = dot(row, point);
            let target = if fact.holds { high } else { low };
            // ln(1 + e^x) - target x, without an overflow.
            let all = logit.max(0.0) + (-logit.abs()).exp().ln_1p();
            loss += fact.weight * (all - target * logit);
            let chance = 1.0 / (1.0 + (-logit).exp());
            add(gradient, fact.weight * (chance - target), row);
        }
        add(&mut gradient[1..], l2, &point[1..]);
        loss + l2 / 2.0 * dot(&point[1..], &point[1..])
    });
    let coefficients: Vec<f64> = fitted[1..]
        .iter()
        .zip(&scale.deviations)
        .map(|(part, deviation)| part / deviation)
        .collect();
    (fitted[0] - dot(&coefficients, &scale.means), coefficients)
}

#[cfg(test)]
mod tests {
    use super::{Fact, fit};

    #[test]
    fn what_is_likely_is_told_as_often() {
        // Of ten cases at 3 metres eight hold, of ten at 1 metre two.
        let facts: Vec<Fact> = (0..20)
            .map(|number| Fact {
                values: vec![if number < 10 { 3.0 } else { 1.0 }, 7.0],
                holds: [8, 9, 0, 1, 2, 3, 4, 5, 10, 11].contains(&number),
                weight: 100.0,
            })
            .collect();
        let (bias, coefficients) = fit(&facts, 1e-3);
        let chance = |metres: f64| 1.0 / (1.0 + (-(bias + coefficients[0] * metres)).exp());
        assert!((chance(3.0) - 0.8).abs() < 0.01, "{}", chance(3.0));
        assert!((chance(1.0) - 0.2).abs() < 0.01, "{}", chance(1.0));
        assert!(coefficients[1].abs() < 1e-6);
    }
}
