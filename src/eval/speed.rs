//! How quick it is: wall-clock time, so never twice the same.

use std::time::{Duration, Instant};

use super::squad::Case;
use crate::answer::{Options, answer};
use crate::index::Index;

/// What was timed, on one thread.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speed {
    /// How long it took to index the articles, one after another.
    pub build: Duration,
    /// How many bytes of text they have.
    pub bytes: usize,
    /// How long each answerable question took, from its text to the answer as
    /// data, the best of three times, so that what else the machine does is left
    /// out; the quickest first.
    pub questions: Vec<Duration>,
}

impl Speed {
    /// Megabytes (10^6 bytes) of text indexed a second.
    #[must_use]
    pub fn megabytes_per_second(&self) -> f64 {
        self.bytes as f64 / 1e6 / self.build.as_secs_f64().max(1e-9)
    }

    /// Questions answered a second, one after another.
    #[must_use]
    pub fn questions_per_second(&self) -> f64 {
        let all: Duration = self.questions.iter().sum();
        self.questions.len() as f64 / all.as_secs_f64().max(1e-9)
    }

    /// The time within which `share` of the questions were answered (the nearest
    /// rank); `None` if there were none.
    #[must_use]
    pub fn latency(&self, share: f64) -> Option<Duration> {
        let rank = (share * self.questions.len() as f64).ceil() as usize;
        self.questions.get(rank.saturating_sub(1)).copied()
    }
}

/// How often a question is asked against the clock: the best time counts.
const TIMES: usize = 3;

/// Indexes every article by itself.
pub(super) fn build(cases: &[&Case], speed: &mut Speed) -> Vec<Index> {
    let mut indexes = Vec::new();
    for case in cases {
        let article = case.article.clone();
        let paragraphs = article
            .sections
            .iter()
            .flat_map(|section| &section.paragraphs);
        speed.bytes += paragraphs
            .map(|paragraph| paragraph.text.len())
            .sum::<usize>();
        let begun = Instant::now();
        indexes.push(Index::build(vec![article]));
        speed.build += begun.elapsed();
    }
    indexes
}

/// Asks one article its questions against the clock.
pub(super) fn ask(case: &Case, index: &Index, speed: &mut Speed) {
    let options = Options::default();
    for question in case
        .questions
        .iter()
        .filter(|question| question.is_answerable())
    {
        let times = (0..TIMES).map(|_| {
            let begun = Instant::now();
            // What isn't used might not be computed.
            std::hint::black_box(answer(index, &question.text, &options));
            begun.elapsed()
        });
        speed.questions.extend(times.min());
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Speed};

    #[test]
    fn figures_are_of_the_times() {
        let speed = Speed {
            build: Duration::from_millis(500),
            bytes: 10_000_000,
            questions: (1..=100).map(Duration::from_micros).collect(),
        };
        assert_eq!(speed.megabytes_per_second(), 20.0);
        assert_eq!(speed.latency(0.5), Some(Duration::from_micros(50)));
        assert_eq!(speed.latency(0.99), Some(Duration::from_micros(99)));
        assert_eq!(speed.latency(1.0), Some(Duration::from_micros(100)));
        assert!((speed.questions_per_second() - 100.0 / 5050e-6).abs() < 1e-6);
        assert_eq!(Speed::default().latency(0.5), None);
    }
}
