/// How much confidence each verdict takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// From here on the first passage is an answer.
    pub answered: f64,
    /// From here on it is the closest passage; below, the article doesn't say.
    pub closest: f64,
    /// What is left of the confidence when the passage lacks what the question
    /// can't do without, such as a date for "when".
    pub lacking: f64,
    /// Likewise when it lacks what the question mostly comes with, such as
    /// anybody for "who".
    pub doubtful: f64,
}

/// The thresholds in force.
pub const THRESHOLDS: Thresholds = Thresholds {
    answered: 0.5,
    closest: 0.15,
    lacking: 0.1,
    doubtful: 0.6,
};
