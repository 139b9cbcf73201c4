//! Measures a question set.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::asking::{ArticleQuestions, Ours, ask};
use super::foreign::foreign;
use super::plain::Plain;
use super::random::Random;
use super::records::ArticleRecord;
use super::speed::{self, Speed};
use super::squad::Case;
use super::typos::misspell;
use crate::answer::Model;
use crate::index::Index;

const TYPO_SEED: u64 = 2;

/// What to measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Ask every question with two typos, too.
    pub typos: bool,
    /// Ask plain BM25, too.
    pub compare: bool,
    /// How many threads ask; 0 for as many as the machine has cores. What comes
    /// out doesn't depend on it.
    pub threads: usize,
}

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What became of every question, article by article.
    pub records: Vec<ArticleRecord>,
    /// Likewise with plain BM25, if that was asked.
    pub plain: Option<Vec<ArticleRecord>>,
    /// How many sentences the articles have.
    pub sentences: usize,
    /// How quick it was.
    pub speed: Speed,
}

/// Asks every article its questions, and others, and answers by what the model that it
/// is given has learned. `progress` is told how many of
/// the articles' own questions have been asked, of how many: each is asked once
/// for its answer and once against the clock.
#[must_use]
pub fn measure<'a>(
    cases: &[&Case],
    model_of: &(dyn Fn(&Case) -> &'a Model + Sync),
    options: Options,
    progress: &mut dyn FnMut(usize, usize),
) -> Outcome {
    let mut speed = Speed::default();
    let indexes = speed::build(cases, &mut speed);
    let foreign = foreign(cases, 1);
    let asked: Vec<ArticleQuestions<'_>> = cases
        .iter()
        .zip(&indexes)
        .zip(foreign)
        .map(|((case, index), foreign)| ArticleQuestions {
            case,
            index,
            misspelt: if options.typos {
                misspelt(case)
            } else {
                Vec::new()
            },
            foreign,
        })
        .collect();

    let questions = |case: &Case| case.questions.len();
    let total = 2 * cases.iter().map(|case| questions(case)).sum::<usize>();
    let mut done = 0;
    let both = in_parallel(
        asked.len(),
        options.threads,
        &|number: usize| {
            let asked = &asked[number];
            let plain = options.compare.then(|| ask(&Plain, asked));
            (ask(&Ours(model_of(asked.case)), asked), plain)
        },
        &mut |number| {
            done += questions(cases[number]);
            progress(done, total);
        },
    );
    for (case, index) in cases.iter().zip(&indexes) {
        speed::ask(case, index, &mut speed);
        done += questions(case);
        progress(done, total);
    }
    speed.questions.sort_unstable();
    let (records, plain): (Vec<_>, Vec<_>) = both.into_iter().unzip();
    Outcome {
        records,
        plain: options
            .compare
            .then(|| plain.into_iter().flatten().collect()),
        sentences: indexes.iter().map(Index::sentence_count).sum(),
        speed,
    }
}

/// The answerable questions of an article, with typos.
fn misspelt(case: &Case) -> Vec<String> {
    case.questions
        .iter()
        .filter(|question| question.is_answerable())
        .map(|question| misspell(&question.text, &mut Random::new(TYPO_SEED, &question.text)))
        .collect()
}

/// Does the `work` of each number below `count` on several threads; the results
/// are in the order of the numbers. `done` is told each as it is done.
pub(super) fn in_parallel<T: Send>(
    count: usize,
    threads: usize,
    work: &(dyn Fn(usize) -> T + Sync),
    done: &mut dyn FnMut(usize),
) -> Vec<T> {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = if threads == 0 { cores() } else { threads };
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    let mut all: Vec<Option<T>> = (0..count).map(|_| None).collect();
    thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count || sender.send((number, work(number))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (number, result) in results {
            all[number] = Some(result);
            done(number);
        }
    });
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::in_parallel;

    #[test]
    fn results_are_in_order_whatever_the_threads() {
        for threads in [0, 1, 3, 100] {
            let mut done = Vec::new();
            let squares = in_parallel(20, threads, &|number| number * number, &mut |number| {
                done.push(number);
            });
            assert_eq!(
                squares,
                (0..20).map(|number| number * number).collect::<Vec<_>>()
            );
            done.sort_unstable();
            assert_eq!(done, (0..20).collect::<Vec<_>>());
        }
    }
}
