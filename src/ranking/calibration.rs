use super::signals::SIGNAL_COUNT;
use super::weights::FEATURE_COUNT;
use super::{Feature, Signal, Signals};
use crate::learned;

/// How likely an answer is right, in two parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confidence {
    /// The probability that the article answers the question at all.
    pub answerable: f64,
    /// The probability that the first passage, as it is quoted, holds the answer if
    /// the article does.
    pub correct: f64,
}

impl Confidence {
    /// The probability that the first passage answers the question.
    #[must_use]
    pub fn overall(self) -> f64 {
        self.answerable * self.correct
    }
}

/// A logistic regression on the signals and on the features of the first sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Logistic {
    bias: f64,
    signals: [f64; SIGNAL_COUNT],
    features: [f64; FEATURE_COUNT],
}

impl Logistic {
    /// With these coefficients, and 0 for others.
    #[must_use]
    pub const fn of(bias: f64, signals: &[(Signal, f64)], features: &[(Feature, f64)]) -> Self {
        let mut all = Self {
            bias,
            signals: [0.0; SIGNAL_COUNT],
            features: [0.0; FEATURE_COUNT],
        };
        let mut at = 0;
        while at < signals.len() {
            all.signals[signals[at].0 as usize] = signals[at].1;
            at += 1;
        }
        at = 0;
        while at < features.len() {
            all.features[features[at].0 as usize] = features[at].1;
            at += 1;
        }
        all
    }

    /// The constant of the sum.
    #[must_use]
    pub fn bias(&self) -> f64 {
        self.bias
    }

    /// The coefficient of `signal`.
    #[must_use]
    pub fn coefficient(&self, signal: Signal) -> f64 {
        self.signals[signal as usize]
    }

    /// The coefficient of a feature of the first sentence.
    #[must_use]
    pub fn coefficient_of_first(&self, feature: Feature) -> f64 {
        self.features[feature as usize]
    }

    /// The probability.
    #[must_use]
    pub fn probability(&self, signals: &Signals) -> f64 {
        let logit = Signal::ALL.iter().fold(self.bias, |sum, &signal| {
            sum + self.coefficient(signal) * signals.get(signal)
        });
        let logit = Feature::ALL.iter().fold(logit, |sum, &feature| {
            sum + self.coefficient_of_first(feature) * signals.of_first(feature)
        });
        1.0 / (1.0 + (-logit).exp())
    }
}

/// What makes probabilities of signals: questions of an article against questions
/// of others, and hits against misses of the first passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibrations {
    /// Whether the article answers the question.
    pub answerable: Logistic,
    /// Whether the first passage does, if the article does.
    pub correct: Logistic,
}

impl Calibrations {
    /// Those in force.
    pub const IN_FORCE: Self = Self {
        answerable: learned::ANSWERABLE,
        correct: learned::CORRECT,
    };

    /// How likely an answer is right.
    #[must_use]
    pub fn confidence(&self, signals: &Signals) -> Confidence {
        Confidence {
            answerable: self.answerable.probability(signals),
            correct: self.correct.probability(signals),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Calibrations, Confidence, Signal, Signals};

    fn confidence(values: &[(Signal, f64)]) -> Confidence {
        let mut signals = Signals::default();
        // An article of 100 sentences, five terms.
        signals.set(Signal::Sentences, 4.6);
        signals.set(Signal::Terms, 1.8);
        for &(signal, value) in values {
            signals.set(signal, value);
        }
        Calibrations::IN_FORCE.confidence(&signals)
    }

    #[test]
    fn more_coverage_means_more_confidence() {
        let with = |coverage: f64, around: f64, top: f64| {
            confidence(&[
                (Signal::Coverage, coverage),
                (Signal::CoverageAround, around),
                (Signal::CountAround, around),
                (Signal::Top, top),
            ])
        };
        let (some, more) = (with(0.4, 0.5, 5.0), with(0.9, 1.0, 9.0));
        assert!(more.answerable > some.answerable);
    }

    #[test]
    fn unknown_words_mean_less() {
        let known = [
            (Signal::Coverage, 0.6),
            (Signal::CoverageAround, 0.6),
            (Signal::Top, 5.0),
        ];
        let unknown = [
            (Signal::Unknown, 0.4),
            (Signal::UnknownNames, 1.0),
            (Signal::Unheard, 1.0),
            (Signal::RarestUnknown, 1.0),
        ];
        let less = confidence(&[&known[..], &unknown].concat());
        assert!(less.answerable < confidence(&known).answerable);
        assert!((0.0..=1.0).contains(&less.overall()));
    }
}
