//! The articles in force: loaded from files, watched, and swapped whole.
//!
//! A [`Library`] never changes. A [`Shelf`] holds the one in force and replaces
//! it by a newly loaded one, in which a file that an edit has broken is as it was
//! before; whoever is answering keeps the library that they hold.

mod check;
mod error;
mod files;
mod load;
mod origin;
mod parallel;
mod shelf;
#[cfg(feature = "watch")]
mod watch;

use std::path::{Path, PathBuf};

use crate::article::Problem;
use crate::index::Index;

pub use check::check;
pub use error::LoadError;
pub use origin::{BUILT_IN, Origin};
pub use parallel::index;
pub use shelf::{Event, Shelf};
#[cfg(feature = "watch")]
pub use watch::{Watch, WatchError, Watcher, watch};

/// The articles in force, indexed: an immutable snapshot.
///
/// ```
/// use footnote::library::{Library, Origin};
///
/// let library = Library::load(&Origin::BuiltIn, &mut |_done, _total| {})?;
/// assert_eq!(library.index.articles()[0].id, "nyc-sanctuary");
/// assert!(library.problems.is_empty());
/// # Ok::<(), footnote::library::LoadError>(())
/// ```
#[derive(Debug)]
pub struct Library {
    /// The index over all of its articles.
    pub index: Index,
    /// Where they came from.
    pub origin: Origin,
    /// What was wrong with some of the files, errors and warnings, in the order
    /// of the files.
    pub problems: Vec<Problem>,
    /// Where each article came from, in the order of the index.
    sources: Vec<Source>,
}

impl Library {
    /// Loads and indexes the articles of `origin`. `progress` is told how many
    /// files have been read, of how many.
    ///
    /// A file that can't be used is reported in [`problems`](Self::problems) and
    /// takes no other down.
    ///
    /// # Errors
    /// A [`LoadError`] if a path of `origin` doesn't exist, can't be read or
    /// holds no article, or if no article at all can be used.
    pub fn load(
        origin: &Origin,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Self, LoadError> {
        load::load(origin, progress)
    }

    /// The file of the article `id`; `None` for the built-in one, too.
    #[must_use]
    pub fn file(&self, id: &str) -> Option<&Path> {
        self.sources
            .iter()
            .find(|source| source.id == id)?
            .path
            .as_deref()
    }

    /// Whether the front matter of the article `id` says its language; if not, it
    /// was told by its text.
    #[must_use]
    pub fn is_language_declared(&self, id: &str) -> bool {
        self.sources
            .iter()
            .any(|source| source.id == id && source.is_language_declared)
    }
}

/// Where an article came from.
#[derive(Clone, Debug)]
struct Source {
    id: String,
    /// Its file, unless it is built in.
    path: Option<PathBuf>,
    /// The lines of its suggested questions.
    suggested_lines: Vec<usize>,
    /// Whether its front matter says its language.
    is_language_declared: bool,
}

impl Source {
    /// The name under which problems report it.
    fn name(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(BUILT_IN))
    }
}
