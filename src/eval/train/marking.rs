//! What is learned of highlights: which words of a passage are the answer, and from
//! what expected F1 on they are shown.

use super::lbfgs::{dot, minimise_to};
use super::lessons::{Lesson, Posed};
use super::{CrossFitted, FOLDS, Goals};
use crate::answer::{Group, Row, Sought, Table, Told};
use crate::eval::f1::token_f1;
use crate::eval::run::in_parallel;
use crate::text::{Language, Span};

/// What size costs the weights that all ways to ask share, and what it costs to
/// differ from them: chosen by cross-validation on the training side.
const SHARED_L2: f64 = 8.0;
const OWN_L2: f64 = 16.0;
/// Likewise of there being no answer.
const NONE_L2: f64 = 0.01;
/// A step that gains less of the loss changes no weight's hundredths.
const LEAST: f64 = 1e-8;
/// Where no candidate has so much of an answer, there is none.
const SOME: f64 = 0.5;
/// A candidate that has so much of what the best one has is nearly as right, and
/// counts for this share.
const NEARLY: f64 = 0.8;
const NEARLY_RIGHT: f64 = 0.3;
/// Thresholds are whole hundredths.
const STEPS: u32 = 100;

/// What was learned of highlights.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// The weights in hundredths: row by row, those of every way to ask.
    pub weights: Vec<i16>,
    /// Highlighted from this expected F1 on.
    pub threshold: f64,
    /// How highlights do in all, then set by set, on articles that nothing was
    /// learned from.
    pub tallies: Vec<MarkTally>,
}

/// How highlights do on some questions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MarkTally {
    /// Of the articles' own questions, how many have one.
    pub shown: f64,
    /// Its mean token F1.
    pub f1: f64,
}

/// A question whose first passage may have a highlight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) set: usize,
    pub(super) fold: u64,
    /// The F1 that is expected of it; nothing where it isn't answered.
    pub(super) expected: Option<f64>,
    pub(super) f1: f64,
}

/// Learns from the articles' own questions, ranked by what their folds have not seen;
/// passages count as answered from the confidence `answered` on. Behind what all teach
/// stands what they do without each of the folds.
pub(super) fn learn(
    lessons: &[Lesson],
    crossed: &CrossFitted,
    sets: usize,
    answered: f64,
    goals: Goals,
) -> (Marked, Vec<Marked>) {
    let tasks = in_parallel(
        lessons.len(),
        0,
        &|number| Task::all(&lessons[number], crossed),
        &mut |_| (),
    );
    let without = |fold: u64| -> Vec<&Task> {
        let others = lessons.iter().zip(&tasks);
        let others = others.filter(|(lesson, _)| lesson.fold(FOLDS) != fold);
        others.flat_map(|(_, tasks)| tasks).collect()
    };
    // The last one leaves no fold out.
    let mut fitted = in_parallel(
        FOLDS as usize + 1,
        0,
        &|fold| fit(&without(fold as u64)),
        &mut |_| (),
    );
    let weights = fitted.pop().unwrap_or_default();
    let shown = in_parallel(
        lessons.len(),
        0,
        &|number| {
            let lesson = &lessons[number];
            let table = Table(&fitted[lesson.fold(FOLDS) as usize]);
            shown(lesson, crossed, table, answered)
        },
        &mut |_| (),
    );
    let shown = shown.concat();
    let of_folds = (0..).zip(fitted).map(|(fold, weights)| {
        let others: Vec<Shown> = shown
            .iter()
            .copied()
            .filter(|one| one.fold != fold)
            .collect();
        judge(weights, &others, sets, goals.highlight)
    });
    let of_folds = of_folds.collect();
    (judge(weights, &shown, sets, goals.highlight), of_folds)
}

/// What is shown of each question's answer, in the language whose highlights are learned.
fn shown(lesson: &Lesson, crossed: &CrossFitted, table: Table<'_>, answered: f64) -> Vec<Shown> {
    if lesson.language() != Language::English {
        return Vec::new();
    }
    let all = lesson.own.iter().map(|posed| {
        let shown = crossed.sought(lesson, posed, |sought, confidence| {
            let found = sought.best(table).filter(|_| confidence >= answered);
            Shown {
                set: lesson.set,
                fold: lesson.fold(FOLDS),
                expected: found.map(|found| found.expected),
                f1: found.map_or(0.0, |found| f1(lesson, posed, sought, found.span)),
            }
        });
        shown.unwrap_or(Shown {
            set: lesson.set,
            fold: lesson.fold(FOLDS),
            expected: None,
            f1: 0.0,
        })
    });
    all.collect()
}

fn f1(lesson: &Lesson, posed: &Posed, sought: &Sought<'_>, span: Span) -> f64 {
    let sentence = sought.index.sentence(sought.ranked);
    let text = sought
        .index
        .text(sought.index.paragraph(sentence.paragraph));
    token_f1(span.of(text), lesson.answers(posed), lesson.language())
}

/// The lowest threshold whose highlights have a mean F1 of `least`; where none does,
/// the one that comes nearest.
fn judge(weights: Vec<i16>, all: &[Shown], sets: usize, least: f64) -> Marked {
    let everything = |_: &&Shown| true;
    let steps = || (1..STEPS).map(|step| f64::from(step) / f64::from(STEPS));
    let reached = |threshold: f64| tally(all, everything, threshold).f1;
    let threshold = steps()
        .find(|&threshold| reached(threshold) >= least)
        .or_else(|| steps().max_by(|a, b| reached(*a).total_cmp(&reached(*b))))
        .unwrap_or(1.0);
    let mut tallies = vec![tally(all, everything, threshold)];
    tallies.extend((0..sets).map(|set| tally(all, |one| one.set == set, threshold)));
    Marked {
        weights,
        threshold,
        tallies,
    }
}

fn tally(all: &[Shown], counts: impl Fn(&&Shown) -> bool, threshold: f64) -> MarkTally {
    let (mut count, mut shown, mut f1) = (0.0, 0.0, 0.0);
    for one in all.iter().filter(counts) {
        count += 1.0;
        if one.expected.is_some_and(|expected| expected >= threshold) {
            shown += 1.0;
            f1 += one.f1;
        }
    }
    MarkTally {
        shown: shown / f64::max(count, 1.0),
        f1: f1 / f64::max(shown, 1.0),
    }
}

/// A passage, and how right its candidates are.
struct Task {
    told: Told,
    /// How much each candidate is wanted, then that there is none: 1 in all.
    wanted: Vec<f64>,
}

impl Task {
    /// What an article's own questions teach.
    fn all(lesson: &Lesson, crossed: &CrossFitted) -> Vec<Self> {
        let all = lesson.own.iter().filter_map(|posed| {
            crossed.sought(lesson, posed, |sought, _| {
                let told = sought.told();
                let candidates = told.candidates.iter();
                let f1: Vec<f64> = candidates
                    .map(|candidate| f1(lesson, posed, sought, candidate.span))
                    .collect();
                Self {
                    told,
                    wanted: wanted(&f1),
                }
            })
        });
        all.collect()
    }

    /// Minus the logarithm of the probability that falls on what is wanted. Its
    /// gradient is added to `gradient`; both tables are row by row.
    fn loss(&self, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let told = &self.told;
        let at = |row: Row| row.number() * Group::COUNT + told.group as usize;
        let sum = |rows: &[(Row, f32)]| -> f64 {
            let parts = rows.iter();
            parts
                .map(|&(row, value)| f64::from(value) * weights[at(row)])
                .sum()
        };
        let borders: Vec<f64> = told.borders.iter().map(|rows| sum(rows)).collect();
        let mut scores: Vec<f64> = told
            .candidates
            .iter()
            .map(|one| sum(&one.whole) + one.borders.iter().map(|&at| borders[at]).sum::<f64>())
            .collect();
        scores.push(sum(&told.none));
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (mut all, mut hit) = (0.0, 0.0);
        for (score, wanted) in scores.iter_mut().zip(&self.wanted) {
            *score = (*score - top).exp();
            all += *score;
            hit += *score * wanted;
        }
        let hit = hit.max(f64::MIN_POSITIVE);
        let mut slopes = vec![0.0; borders.len()];
        let mut tell = |rows: &[(Row, f32)], slope: f64| {
            for &(row, value) in rows {
                gradient[at(row)] += slope * f64::from(value);
            }
        };
        let parts = scores.iter().zip(&self.wanted);
        let mut parts = parts.map(|(part, wanted)| part / all - part * wanted / hit);
        for (one, slope) in told.candidates.iter().zip(parts.by_ref()) {
            tell(&one.whole, slope);
            for &border in &one.borders {
                slopes[border] += slope;
            }
        }
        for (rows, slope) in told.borders.iter().zip(slopes) {
            tell(rows, slope);
        }
        if let Some(slope) = parts.next() {
            tell(&told.none, slope);
        }
        all.ln() - hit.ln()
    }
}

/// How much each candidate of these F1 is wanted, then that there is none.
fn wanted(f1: &[f64]) -> Vec<f64> {
    let best = f1.iter().copied().fold(0.0, f64::max);
    let none = if best < SOME { 1.0 } else { 0.0 };
    let of = |f1: f64| {
        if none > 0.0 || f1 < NEARLY * best {
            0.0
        } else if f1 < best {
            NEARLY_RIGHT
        } else {
            1.0
        }
    };
    let mut wanted: Vec<f64> = f1.iter().map(|&f1| of(f1)).chain([none]).collect();
    let all: f64 = wanted.iter().sum();
    wanted.iter_mut().for_each(|part| *part /= all);
    wanted
}

/// The weights that make what is wanted likeliest, in hundredths. Each is the sum of
/// one that all ways to ask share and of one of their own.
fn fit(tasks: &[&Task]) -> Vec<i16> {
    let penalties: Vec<[f64; 2]> = Row::all()
        .map(|row| {
            if row.is_of_none() {
                [NONE_L2; 2]
            } else {
                [SHARED_L2, OWN_L2]
            }
        })
        .collect();
    // Row by row: the shared one, then those of each group.
    let width = Group::COUNT + 1;
    let table = |point: &[f64]| -> Vec<f64> {
        let rows = point.chunks_exact(width);
        rows.flat_map(|row| row[1..].iter().map(|own| row[0] + own))
            .collect()
    };
    let mut slopes = vec![0.0; Table::LENGTH];
    let start = vec![0.0; Row::COUNT * width];
    let fitted = minimise_to(LEAST, &start, &mut |point, gradient| {
        let weights = table(point);
        slopes.fill(0.0);
        let mut loss: f64 = tasks
            .iter()
            .map(|task| task.loss(&weights, &mut slopes))
            .sum();
        let rows = gradient
            .chunks_exact_mut(width)
            .zip(point.chunks_exact(width));
        let slopes = slopes.chunks_exact(Group::COUNT);
        for (((gradient, point), slopes), &[shared, own]) in rows.zip(slopes).zip(&penalties) {
            gradient[0] = slopes.iter().sum::<f64>() + shared * point[0];
            for (at, slope) in slopes.iter().enumerate() {
                gradient[at + 1] = slope + own * point[at + 1];
            }
            let squares = dot(&point[1..], &point[1..]);
            loss += (shared * point[0] * point[0] + own * squares) / 2.0;
        }
        loss
    });
    let hundredths = |weight: f64| (weight * 100.0).round() as i16;
    table(&fitted).into_iter().map(hundredths).collect()
}

#[cfg(test)]
mod tests {
    use super::{Group, Row, Shown, Table, Task, Told, fit, judge, wanted};
    use crate::answer::MarkCandidate;
    use crate::text::Span;

    fn row(number: usize) -> Row {
        Row::all().nth(number).expect("a row")
    }

    /// A passage of two words; the first row tells the answer, the second says nothing.
    fn task(answer: usize) -> Task {
        let candidate = |at: usize| MarkCandidate {
            span: Span::new(at, at + 1),
            borders: [0, 1 + at, 1 + at],
            whole: if at == answer {
                vec![(row(0), 1.0)]
            } else {
                Vec::new()
            },
        };
        let mut f1 = [0.0; 2];
        f1[answer] = 1.0;
        Task {
            told: Told {
                group: Group::Date,
                borders: vec![vec![(row(1), 1.0)], vec![(row(2), 0.5)], Vec::new()],
                candidates: vec![candidate(0), candidate(1)],
                none: vec![(row(Row::COUNT - 2), 1.0)],
            },
            wanted: wanted(&f1),
        }
    }

    #[test]
    fn the_gradient_is_that_of_finite_differences() {
        const STEP: f64 = 1e-6;
        let task = task(1);
        let at: Vec<f64> = (0..Table::LENGTH)
            .map(|number| (number % 7) as f64 / 10.0)
            .collect();
        let mut gradient = vec![0.0; at.len()];
        task.loss(&at, &mut gradient);
        let mut unused = vec![0.0; at.len()];
        for number in (0..3 * Group::COUNT).chain(at.len() - 2 * Group::COUNT..at.len()) {
            let mut beside = |step: f64| {
                let mut point = at.clone();
                point[number] += step;
                task.loss(&point, &mut unused)
            };
            let slope = (beside(STEP) - beside(-STEP)) / (2.0 * STEP);
            assert!((slope - gradient[number]).abs() < 1e-6, "{number}");
        }
    }

    #[test]
    fn what_tells_answers_gets_the_weight() {
        let tasks: Vec<Task> = (0..40).map(|number| task(number % 2)).collect();
        let weights = fit(&tasks.iter().collect::<Vec<_>>());
        assert_eq!(weights.len(), Table::LENGTH);
        let of = |number: usize, group: Group| weights[number * Group::COUNT + group as usize];
        assert!(of(0, Group::Date) > 100, "{}", of(0, Group::Date));
        assert!(of(2, Group::Date).abs() < 20, "{}", of(2, Group::Date));
        // Another way to ask has what all share.
        let other = of(0, Group::Person);
        assert!(other > 0 && other < of(0, Group::Date), "{other}");
    }

    #[test]
    fn the_best_is_wanted_most_and_none_where_nothing_is_right() {
        assert_eq!(wanted(&[0.0, 0.4]), [0.0, 0.0, 1.0]);
        assert_eq!(wanted(&[1.0, 0.5, 0.0]), [1.0, 0.0, 0.0, 0.0]);
        let shares = wanted(&[0.9, 1.0]);
        assert!((shares[1] - 1.0 / 1.3).abs() < 1e-12 && shares[0] < shares[1]);
    }

    #[test]
    fn the_threshold_is_the_lowest_that_is_good_enough() {
        let shown = |set, expected, f1| Shown {
            fold: 0,
            set,
            expected: Some(expected),
            f1,
        };
        let unanswered = Shown {
            fold: 0,
            set: 1,
            expected: None,
            f1: 1.0,
        };
        let all = [
            shown(0, 0.9, 1.0),
            shown(0, 0.7, 0.5),
            shown(1, 0.5, 0.0),
            unanswered,
        ];
        let marked = judge(Vec::new(), &all, 2, 0.75);
        assert_eq!(marked.threshold, 0.51);
        let [whole, first, second] = marked.tallies[..] else {
            panic!("{:?}", marked.tallies)
        };
        assert_eq!((whole.shown, whole.f1), (0.5, 0.75));
        assert_eq!((first.shown, second.shown), (1.0, 0.0));
        // What can't be reached is come near.
        assert_eq!(judge(Vec::new(), &all[1..], 2, 0.9).threshold, 0.7);
    }
}
