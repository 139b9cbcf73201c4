use crate::ranking;

/// How much confidence each verdict takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// The first passage is an answer from this confidence on.
    pub answered: f64,
    /// The first passage is the closest one if the article answers the question
    /// with at least this probability; below, the article doesn't say.
    pub closest: f64,
    /// What is left of that probability when the question's subject is there, without
    /// what it can't do without, such as a date for "when": too little for `closest`.
    pub lacking: f64,
    /// Likewise when that may lack, or its subject does; no more than `closest` then.
    pub doubtful: f64,
    /// Likewise when only names of the question are there, and what is asked of them
    /// elsewhere.
    pub elsewhere: f64,
    /// The share of `answered` that is never exceeded when the articles have one word of
    /// the question alone, and no synonyms are known: no more than `closest` then.
    pub one_word: f64,
    /// What is left when the question is in another language than the articles.
    pub foreign: f64,
}

/// The thresholds in force.
pub const THRESHOLDS: Thresholds = Thresholds {
    answered: ranking::ANSWERED,
    closest: ranking::CLOSEST,
    lacking: 0.95 * ranking::CLOSEST,
    doubtful: 0.5,
    elsewhere: 0.8,
    one_word: 0.95,
    foreign: 0.1,
};
