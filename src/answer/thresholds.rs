/// How much confidence each verdict takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// The first passage is an answer from this confidence on.
    pub answered: f64,
    /// The first passage is the closest one if the article answers the question
    /// with at least this probability; below, the article doesn't say.
    pub closest: f64,
    /// What is left of that probability when the passage lacks what the question
    /// can't do without, such as a date for "when".
    pub lacking: f64,
    /// Likewise when it lacks what the question mostly comes with, such as
    /// anybody for "who".
    pub doubtful: f64,
    /// Likewise when the question has a name or a number that the article hasn't.
    pub unheard: f64,
    /// Likewise when the question is in another language than the articles.
    pub foreign: f64,
}

/// The thresholds in force.
pub const THRESHOLDS: Thresholds = Thresholds {
    answered: 0.4,
    closest: 0.3,
    lacking: 0.1,
    doubtful: 0.6,
    unheard: 0.35,
    foreign: 0.1,
};
