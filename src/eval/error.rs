use std::io;
use std::path::PathBuf;

/// Why a question set can't be measured. Each text ends with the remedy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EvalError {
    /// A file can't be read.
    #[error("{} can't be read: {source}; check the path and its permissions", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file is not in SQuAD format.
    #[error("{} is not in SQuAD format: {problem}; it needs data[], in each a title and paragraphs[], in each a context and qas[], in each a question and answers[] with text and answer_start", path.display())]
    NotSquad {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        problem: String,
    },
    /// A file has no question.
    #[error("{} asks nothing; give a file whose paragraphs have questions", path.display())]
    AsksNothing {
        /// The file.
        path: PathBuf,
    },
    /// No article is on the side of the split that was asked for.
    #[error("{} has no question on the side '{side}'; measure it with --split all", path.display())]
    NothingOnSide {
        /// The file.
        path: PathBuf,
        /// The side.
        side: super::Split,
    },
    /// There is nothing to learn from but what is measured.
    #[error(
        "--cross-validate needs articles in two folds of titles at least; give more articles, or measure without it"
    )]
    OneFold,
    /// A file is no earlier measurement.
    #[error("{} is not what `footnote eval --json` writes: {problem}; write the baseline with `footnote eval --json FILE > {}`", path.display(), path.display())]
    NoBaseline {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        problem: String,
    },
    /// An earlier measurement is of something else.
    #[error("{} can't be compared with: it {problem}; {remedy}", path.display())]
    OtherBaseline {
        /// The file.
        path: PathBuf,
        /// What it is of.
        problem: String,
        /// What to do.
        remedy: &'static str,
    },
}
