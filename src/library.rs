//! The articles in force: loaded from files, watched, and swapped whole.

use std::path::PathBuf;

use crate::article::Problem;
use crate::index::Index;

/// The name under which the built-in article is reported.
pub const BUILT_IN: &str = "the built-in article";

/// Where knowledge comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// The article embedded in the binary.
    BuiltIn,
}

/// The articles in force, indexed: an immutable snapshot.
#[derive(Debug)]
pub struct Library {
    /// The index over all of its articles.
    pub index: Index,
    /// Where they came from.
    pub origin: Origin,
    /// What was wrong with some of the files, errors and warnings.
    pub problems: Vec<Problem>,
}
