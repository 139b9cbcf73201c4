//! The thresholds of the verdicts, for what they must reach.

use super::Goals;
use crate::ranking::{Confidence, Signals};

/// A question, as it is judged.
#[derive(Clone, Debug)]
pub(super) struct LabelledQuestion {
    pub(super) set: usize,
    pub(super) fold: u64,
    /// Whether its article answers it.
    pub(super) own: bool,
    /// How much it counts: foreign questions as much in all as own ones.
    pub(super) weight: f64,
    /// The most sentences of a passage.
    pub(super) sentences: usize,
    /// Whether the first passage answers it.
    pub(super) right: bool,
    pub(super) signals: Signals,
    pub(super) confidence: Option<Confidence>,
}

/// Thresholds, and how they do.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Answered from this confidence on.
    pub answered: f64,
    /// Closest from this probability of an answer on.
    pub closest: f64,
    /// How they do in all, then set by set.
    pub tallies: Vec<Tally>,
}

/// How thresholds do on some questions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Of the answered questions, how many are right.
    pub precision: f64,
    /// Of the articles' own questions, how many are answered.
    pub coverage: f64,
    /// Of these, how many are answered or get the closest passage.
    pub offered: f64,
    /// Of the foreign ones, how many are refused.
    pub refused: f64,
}

/// Thresholds are whole hundredths: a reader can tell them apart.
const STEPS: u32 = 100;

fn steps() -> impl DoubleEndedIterator<Item = f64> {
    (1..STEPS).map(|step| f64::from(step) / f64::from(STEPS))
}

/// The lowest threshold of `answered` that reaches the precision, and the highest of
/// `closest` that reaches the recall; where none does, the one that comes nearest.
pub(super) fn judge(asked: &[&LabelledQuestion], sets: usize, goals: Goals) -> Judged {
    let everything = |_: &LabelledQuestion| true;
    let precision = |answered: f64| tally(asked, everything, answered, 1.0).precision;
    let offered = |closest: f64| tally(asked, everything, 1.0, closest).offered;
    let answered = steps()
        .find(|&step| precision(step) >= goals.precision)
        .or_else(|| steps().max_by(|a, b| precision(*a).total_cmp(&precision(*b))))
        .unwrap_or(1.0);
    let closest = steps()
        .rev()
        .find(|&step| offered(step) >= goals.recall)
        .or_else(|| steps().next())
        .unwrap_or(0.0);
    let mut tallies = vec![tally(asked, everything, answered, closest)];
    tallies.extend((0..sets).map(|set| tally(asked, |one| one.set == set, answered, closest)));
    Judged {
        answered,
        closest,
        tallies,
    }
}

fn tally(
    asked: &[&LabelledQuestion],
    counts: impl Fn(&LabelledQuestion) -> bool,
    answered: f64,
    closest: f64,
) -> Tally {
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let count = |is: &dyn Fn(&LabelledQuestion, bool, bool) -> bool| -> f64 {
        let those = asked
            .iter()
            .copied()
            .filter(|&one| counts(one))
            .filter(|one| {
                let Some(confidence) = one.confidence else {
                    return false;
                };
                let is_answered = confidence.overall() >= answered;
                is(
                    one,
                    is_answered,
                    is_answered || confidence.answerable >= closest,
                )
            });
        those.map(|one| one.weight).sum()
    };
    let own = count(&|one, _, _| one.own);
    Tally {
        precision: share(
            count(&|one, is_answered, _| is_answered && one.right),
            count(&|_, is_answered, _| is_answered),
        ),
        coverage: share(count(&|one, is_answered, _| is_answered && one.own), own),
        offered: share(count(&|one, _, is_offered| is_offered && one.own), own),
        refused: share(
            count(&|one, _, is_offered| !is_offered && !one.own),
            count(&|one, _, _| !one.own),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{LabelledQuestion, judge};
    use crate::eval::train::Goals;
    use crate::ranking::{Confidence, Signals};

    fn asked(answerable: f64, own: bool, right: bool) -> LabelledQuestion {
        LabelledQuestion {
            set: 0,
            fold: 0,
            weight: 1.0,
            sentences: 2,
            own,
            right,
            signals: Signals::default(),
            confidence: Some(Confidence {
                answerable,
                correct: 0.5,
            }),
        }
    }

    #[test]
    fn the_thresholds_reach_the_goals_and_no_more() {
        let all = [
            asked(0.98, true, true),
            asked(0.9, true, true),
            asked(0.8, true, false),
            asked(0.5, true, true),
            asked(0.3, false, false),
            asked(0.1, false, false),
        ];
        let goals = Goals {
            precision: 0.7,
            recall: 0.75,
            ..Goals::default()
        };
        let judged = judge(&all.each_ref(), 1, goals);
        // Three of the four own ones are right; the foreign one would make it 3 of 5.
        assert_eq!((judged.answered, judged.closest), (0.16, 0.8));
        let tally = judged.tallies[1];
        assert_eq!((tally.precision, tally.coverage), (0.75, 1.0));
        assert_eq!((tally.offered, tally.refused), (1.0, 1.0));
    }
}
