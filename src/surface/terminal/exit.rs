//! How a command ends: the exit codes, and what goes wrong.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use rustyline::error::ReadlineError;

use crate::config::ConfigError;
use crate::eval::EvalError;
use crate::library::LoadError;

/// The exit codes. Scripts rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Answered, or done.
    Done = 0,
    /// It was our fault.
    Fault = 1,
    /// The command line makes no sense.
    Usage = 2,
    /// The configuration or the knowledge is invalid.
    Invalid = 3,
    /// The article does not say, or not in these words.
    NotInArticle = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not be done, with the remedy where there is one.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// `--article` names an article that is not in force.
    #[error("{0}")]
    UnknownArticle(String),
    /// There is nothing to answer from.
    #[error("{}{}", .0, each_problem(.0))]
    Knowledge(#[from] LoadError),
    /// A question set can't be measured.
    #[error(transparent)]
    Eval(#[from] EvalError),
    /// A setting is invalid.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The file of settings can't be read.
    #[error("{}: can't be read ({source}); make it readable, or remove it", file.display())]
    SettingsFile {
        /// The file.
        file: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// A line of the file of settings is malformed. Its text may be a secret,
    /// so that it is not repeated.
    #[error("{}:{line}: not a setting; write NAME=value, with quotes around a value that has spaces", file.display())]
    SettingsLine {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A file that was asked for can't be written.
    #[error("{} can't be written: {source}; check the path, its permissions and the free space", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// Standard input can't be read.
    #[error("can't read standard input")]
    Input(#[source] io::Error),
    /// Standard output can't be written.
    #[error("can't write to standard output")]
    Output(#[source] io::Error),
    /// The line editor gave up.
    #[error("can't read from the terminal")]
    Terminal(#[source] ReadlineError),
    /// An answer did not become JSON.
    #[error("can't write an answer as JSON")]
    Json(#[source] serde_json::Error),
}

impl Failure {
    /// The exit code that says so.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::UnknownArticle(_) => Exit::Usage,
            Self::Knowledge(_)
            | Self::Config(_)
            | Self::Eval(_)
            | Self::SettingsFile { .. }
            | Self::SettingsLine { .. } => Exit::Invalid,
            // Whoever read our output has seen enough.
            Self::Output(source) if source.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Self::File { .. }
            | Self::Input(_)
            | Self::Output(_)
            | Self::Terminal(_)
            | Self::Json(_) => Exit::Fault,
        }
    }

    /// Whether it says itself what went wrong and what to do, so that nothing is to be
    /// added. The others leave the cause to their source.
    #[must_use]
    pub fn has_remedy(&self) -> bool {
        match self {
            Self::Input(_) | Self::Output(_) | Self::Terminal(_) | Self::Json(_) => false,
            Self::UnknownArticle(_)
            | Self::Knowledge(_)
            | Self::Config(_)
            | Self::Eval(_)
            | Self::SettingsFile { .. }
            | Self::SettingsLine { .. }
            | Self::File { .. } => true,
        }
    }
}

/// The problems that `error` sums up, a line each.
fn each_problem(error: &LoadError) -> String {
    match error {
        LoadError::NothingUsable { problems } => problems
            .iter()
            .map(|problem| format!("\n  {problem}"))
            .collect(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{Exit, Failure};

    #[test]
    fn a_closed_pipe_is_no_failure() {
        assert_eq!(
            Failure::Output(io::ErrorKind::BrokenPipe.into()).exit(),
            Exit::Done
        );
        assert_eq!(
            Failure::Output(io::ErrorKind::StorageFull.into()).exit(),
            Exit::Fault
        );
    }
}
