use super::{Query, Ranking};

/// What is known of a question once its sentences are ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Signals {
    /// The share of the question's weight that the first sentence has.
    pub coverage: f64,
    /// The share that its paragraph, heading, summary or keywords have.
    pub coverage_around: f64,
    /// The first sentence's score.
    pub top: f64,
    /// By how much it leads the second.
    pub margin: f64,
    /// The share of the question's rarity in words that nothing knows.
    pub unknown: f64,
    /// How many of these words have a capital.
    pub unknown_names: usize,
}

impl Signals {
    /// The signals of a question and its ranking.
    #[must_use]
    pub fn of(query: &Query, ranking: &Ranking) -> Self {
        let score = |rank: usize| ranking.ranked.get(rank).map_or(0.0, |ranked| ranked.score);
        let rarity: f64 = query.terms.iter().map(|term| term.rarity).sum();
        let unknown = query.terms.iter().filter(|term| term.is_unknown());
        let unknown_rarity: f64 = unknown.clone().map(|term| term.rarity).sum();
        Self {
            coverage: ranking.coverage(query, 0),
            coverage_around: ranking.coverage_around(query, 0),
            top: score(0),
            margin: score(0) - score(1),
            unknown: if rarity > 0.0 {
                unknown_rarity / rarity
            } else {
                0.0
            },
            unknown_names: unknown.filter(|term| term.name).count(),
        }
    }
}

/// How likely an answer is right, in two parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confidence {
    /// The probability that the article answers the question at all.
    pub answerable: f64,
    /// The probability that the first sentence does, if the article does.
    pub correct: f64,
}

impl Confidence {
    /// The probability that the first sentence answers the question.
    #[must_use]
    pub fn overall(self) -> f64 {
        self.answerable * self.correct
    }
}

/// Two logistic regressions, fitted on three public question sets: questions of
/// an article against questions of another, and hits against misses of the
/// first sentence.
#[must_use]
pub fn confidence(signals: &Signals) -> Confidence {
    /// Beyond this lead, or this many unknown names, more says nothing more.
    const MOST_MARGIN: f64 = 5.0;
    const MOST_NAMES: usize = 3;
    let margin = signals.margin.min(MOST_MARGIN);
    let names = signals.unknown_names.min(MOST_NAMES) as f64;
    Confidence {
        answerable: logistic(
            5.95 * signals.coverage + 4.07 * signals.coverage_around + 0.397 * signals.top
                - 0.148 * margin
                - 0.68 * signals.unknown
                - 2.70 * names
                - 6.51,
        ),
        correct: logistic(
            1.20 * signals.coverage
                + 0.33 * signals.coverage_around
                + 0.030 * signals.top
                + 0.720 * margin
                + 1.06 * signals.unknown
                + 1.48 * names
                - 1.91,
        ),
    }
}

fn logistic(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

#[cfg(test)]
mod tests {
    use super::{Signals, confidence};

    #[test]
    fn more_coverage_means_more_confidence() {
        let some = Signals {
            coverage: 0.4,
            coverage_around: 0.5,
            top: 5.0,
            ..Signals::default()
        };
        let more = Signals {
            coverage: 0.9,
            coverage_around: 1.0,
            top: 9.0,
            ..some
        };
        assert!(confidence(&more).answerable > confidence(&some).answerable);
    }

    #[test]
    fn unknown_words_mean_less() {
        let known = Signals {
            coverage: 0.6,
            coverage_around: 0.6,
            top: 5.0,
            ..Signals::default()
        };
        let unknown = Signals {
            unknown: 0.4,
            unknown_names: 1,
            ..known
        };
        assert!(confidence(&unknown).answerable < confidence(&known).answerable);
        assert!((0.0..=1.0).contains(&confidence(&unknown).overall()));
    }
}
