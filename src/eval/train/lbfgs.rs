//! L-BFGS: finds the lowest point of a smooth function. Forty lines of arithmetic
//! rather than a framework, since what comes out must be the same in every release.

use std::collections::VecDeque;

/// How many of the last steps the curvature is told from.
const MEMORY: usize = 10;
const MOST_STEPS: usize = 500;
/// A step must gain this share of what the slope promises (Armijo).
const GAIN: f64 = 1e-4;
const MOST_HALVINGS: usize = 40;
/// The slope at which the point is as low as it gets.
const FLAT: f64 = 1e-4;
/// Likewise the share of the value that a step must gain to be worth another one.
const LEAST: f64 = 1e-13;

/// The point near `start` at which a function is lowest (Nocedal and Wright,
/// "Numerical Optimization", 2006, algorithm 7.5). `function` returns its value and
/// writes its gradient.
pub(super) fn minimise(
    start: &[f64],
    function: &mut dyn FnMut(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    minimise_to(LEAST, start, function)
}

/// Likewise, until a step gains no more than the share `least` of the value.
pub(super) fn minimise_to(
    least: f64,
    start: &[f64],
    function: &mut dyn FnMut(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    let mut point = start.to_vec();
    let mut gradient = vec![0.0; point.len()];
    let mut value = function(&point, &mut gradient);
    let mut steps: VecDeque<Step> = VecDeque::new();
    for _ in 0..MOST_STEPS {
        if gradient
            .iter()
            .fold(0.0, |most: f64, part| most.max(part.abs()))
            <= FLAT
        {
            break;
        }
        let mut direction = direction(&gradient, &steps);
        let mut slope = dot(&direction, &gradient);
        if slope >= 0.0 {
            steps.clear();
            direction = gradient.iter().map(|part| -part).collect();
            slope = -dot(&gradient, &gradient);
        }
        // The first step knows nothing of the curvature: it is a short one.
        let mut length = if steps.is_empty() {
            1.0 / dot(&gradient, &gradient).sqrt().max(1.0)
        } else {
            1.0
        };
        let mut next_gradient = vec![0.0; point.len()];
        let mut found = None;
        for _ in 0..MOST_HALVINGS {
            let next: Vec<f64> = point
                .iter()
                .zip(&direction)
                .map(|(at, by)| at + length * by)
                .collect();
            let next_value = function(&next, &mut next_gradient);
            if next_value <= value + GAIN * length * slope {
                found = Some((next, next_value));
                break;
            }
            length /= 2.0;
        }
        // No step is lower: the numbers have no more digits.
        let Some((next, next_value)) = found else {
            break;
        };
        let moved = difference(&next, &point);
        let bent = difference(&next_gradient, &gradient);
        let curvature = dot(&moved, &bent);
        if curvature > 0.0 {
            if steps.len() == MEMORY {
                steps.pop_front();
            }
            steps.push_back(Step {
                moved,
                bent,
                curvature,
            });
        }
        let gained = value - next_value;
        (point, gradient, value) = (next, next_gradient, next_value);
        if gained <= least * value.abs() {
            break;
        }
    }
    point
}

/// A step that was made: by how much the point and the gradient changed.
struct Step {
    moved: Vec<f64>,
    bent: Vec<f64>,
    curvature: f64,
}

/// Where to go from a point of this gradient, by the two-loop recursion.
fn direction(gradient: &[f64], steps: &VecDeque<Step>) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|part| -part).collect();
    let mut shares = Vec::with_capacity(steps.len());
    for step in steps.iter().rev() {
        let share = dot(&step.moved, &direction) / step.curvature;
        add(&mut direction, -share, &step.bent);
        shares.push(share);
    }
    if let Some(last) = steps.back() {
        let scale = last.curvature / dot(&last.bent, &last.bent);
        direction.iter_mut().for_each(|part| *part *= scale);
    }
    for (step, share) in steps.iter().zip(shares.into_iter().rev()) {
        let back = dot(&step.bent, &direction) / step.curvature;
        add(&mut direction, share - back, &step.moved);
    }
    direction
}

/// The sum of products, from the first to the last.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Adds `factor` times `other`.
pub(super) fn add(to: &mut [f64], factor: f64, other: &[f64]) {
    for (to, other) in to.iter_mut().zip(other) {
        *to += factor * other;
    }
}

fn difference(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

#[cfg(test)]
mod tests {
    use super::minimise;

    #[test]
    fn the_lowest_point_of_rosenbrocks_valley_is_found() {
        let mut function = |x: &[f64], gradient: &mut [f64]| {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            gradient[0] = -2.0 * a - 400.0 * x[0] * b;
            gradient[1] = 200.0 * b;
            a * a + 100.0 * b * b
        };
        let found = minimise(&[-1.2, 1.0], &mut function);
        assert!(found.iter().all(|x| (x - 1.0).abs() < 1e-3), "{found:?}");
        assert_eq!(found, minimise(&[-1.2, 1.0], &mut function));
    }

    #[test]
    fn a_bowl_far_off_is_found() {
        let found = minimise(&[0.0; 3], &mut |x, gradient| {
            let mut value = 0.0;
            for (at, scale) in [1.0, 10.0, 1000.0].into_iter().enumerate() {
                let off = x[at] - 50.0;
                gradient[at] = 2.0 * scale * off;
                value += scale * off * off;
            }
            value
        });
        assert!(found.iter().all(|x| (x - 50.0).abs() < 1e-3), "{found:?}");
    }
}
