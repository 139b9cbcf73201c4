use std::io;
use std::path::{Path, PathBuf};

use crate::article::Problem;

/// What to do about a path that is wrong.
const CORRECT: &str = "correct the path in --knowledge or FOOTNOTE_KNOWLEDGE";

/// Why there is no library. Each text ends with the remedy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// There is nothing at a path.
    #[error("{} does not exist; {CORRECT}", path.display())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// What is at a path can't be read.
    #[error("{} cannot be read: {error}; give read access to it, or {CORRECT}", path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A path leads to a device or a pipe.
    #[error("{} is neither a file nor a folder; {CORRECT}", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// A folder has no article.
    #[error("{} holds no article; put a Markdown file (.md) into it, or {CORRECT}", path.display())]
    NoArticle {
        /// The folder.
        path: PathBuf,
    },
    /// Every file has an error.
    #[error("none of the files can be used as an article; mend what is reported for each of them")]
    NothingUsable {
        /// What is wrong with them.
        problems: Vec<Problem>,
    },
}

impl LoadError {
    /// The path that it is about, if it is about one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Missing { path }
            | Self::Unreadable { path, .. }
            | Self::NotAFile { path }
            | Self::NoArticle { path } => Some(path),
            Self::NothingUsable { .. } => None,
        }
    }

    /// The same as problems of single files.
    #[must_use]
    pub fn into_problems(self) -> Vec<Problem> {
        let (path, message, remedy) = match self {
            Self::Missing { path } => (path, "does not exist".to_owned(), CORRECT),
            Self::Unreadable { path, error } => (
                path,
                format!("cannot be read: {error}"),
                "give read access to it",
            ),
            Self::NotAFile { path } => (path, "is neither a file nor a folder".to_owned(), CORRECT),
            Self::NoArticle { path } => (
                path,
                "holds no article".to_owned(),
                "put a Markdown file (.md) into it",
            ),
            Self::NothingUsable { problems } => return problems,
        };
        vec![Problem::error(message, remedy).in_file(path)]
    }
}
