use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;

use super::Library;
use crate::article::Problem;

/// Holds the library in force, and replaces it while others read.
///
/// ```
/// use footnote::library::{Event, Library, Origin, Shelf};
///
/// let shelf = Shelf::new(Library::load(&Origin::BuiltIn, &mut |_, _| {})?);
/// let held = shelf.current();
/// assert_eq!(shelf.reload(), Event::Reloaded { articles: 1 });
/// assert_eq!(held.index.articles(), shelf.current().index.articles());
/// # Ok::<(), footnote::library::LoadError>(())
/// ```
#[derive(Debug)]
pub struct Shelf {
    library: ArcSwap<Library>,
    /// One reload at a time, or an older one could win.
    reloading: Mutex<()>,
    generation: AtomicU64,
}

/// What came of a reload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A new library is in force; its own problems are in it.
    Reloaded {
        /// How many articles it has.
        articles: usize,
    },
    /// The library stays as it was, because of errors that it hadn't.
    Kept {
        /// These errors.
        problems: Vec<Problem>,
    },
}

impl Shelf {
    /// A shelf with `library` in force.
    #[must_use]
    pub fn new(library: Library) -> Self {
        Self {
            library: ArcSwap::from_pointee(library),
            reloading: Mutex::new(()),
            generation: AtomicU64::new(1),
        }
    }

    /// The library in force. Hold it for one answer, not longer: it stays as it
    /// is when another comes into force.
    #[must_use]
    pub fn current(&self) -> Arc<Library> {
        self.library.load_full()
    }

    /// How many libraries have been in force so far, this one included.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Relaxed)
    }

    /// Loads the library anew from where it came from, and puts it in force
    /// whole, unless that brings an error in a file that was without one: then
    /// the one in force stays. It takes as long as loading does.
    pub fn reload(&self) -> Event {
        let _one_at_a_time = self
            .reloading
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let old = self.current();
        let new = match Library::load(&old.origin, &mut |_, _| {}) {
            Ok(new) => new,
            Err(error) => {
                let problems = error.into_problems();
                let mut new_ones = new_errors(&old, &problems);
                if new_ones.is_empty() {
                    // The good files are gone, and the bad ones are as bad as before.
                    new_ones = problems;
                }
                return Event::Kept { problems: new_ones };
            }
        };
        let problems = new_errors(&old, &new.problems);
        if !problems.is_empty() {
            return Event::Kept { problems };
        }
        let articles = new.index.articles().len();
        self.library.store(Arc::new(new));
        self.generation.fetch_add(1, Ordering::Relaxed);
        Event::Reloaded { articles }
    }
}

/// The errors among `problems` in files that had none in `old`.
fn new_errors(old: &Library, problems: &[Problem]) -> Vec<Problem> {
    let errors = |problems| <[Problem]>::iter(problems).filter(|problem| problem.is_error());
    let bad: HashSet<Option<&Path>> = errors(&old.problems)
        .map(|problem| problem.file.as_deref())
        .collect();
    errors(problems)
        .filter(|problem| !bad.contains(&problem.file.as_deref()))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Event, Shelf};
    use crate::library::{Library, Origin};

    fn shelf(folder: &Path) -> Shelf {
        let origin = Origin::Paths(vec![folder.to_owned()]);
        Shelf::new(Library::load(&origin, &mut |_, _| {}).expect("a library"))
    }

    fn title(shelf: &Shelf) -> String {
        shelf.current().index.articles()[0].title.clone()
    }

    #[track_caller]
    fn keeps(shelf: &Shelf, file: &Path) {
        match shelf.reload() {
            Event::Kept { problems } => {
                let files: Vec<_> = problems
                    .iter()
                    .map(|problem| problem.file.as_deref())
                    .collect();
                assert_eq!(files, [Some(file)]);
            }
            event @ Event::Reloaded { .. } => panic!("{event:?}"),
        }
    }

    #[test]
    fn a_broken_edit_leaves_the_library_in_force() {
        let folder = tempfile::tempdir().expect("a folder");
        let (a, b, c) = (
            folder.path().join("a.md"),
            folder.path().join("b.md"),
            folder.path().join("c.md"),
        );
        fs::write(&a, "# One\n\ntext").expect("a file");
        fs::write(&b, "").expect("a file that is broken from the start");
        let shelf = shelf(folder.path());
        let held = shelf.current();

        fs::write(&a, "# Two\n\ntext").expect("a file");
        fs::write(&b, "# Broken otherwise").expect("a file");
        assert_eq!(shelf.reload(), Event::Reloaded { articles: 1 });
        assert_eq!(
            (
                title(&shelf).as_str(),
                held.index.articles()[0].title.as_str()
            ),
            ("Two", "One")
        );

        fs::write(&a, "# Three").expect("a file");
        keeps(&shelf, &a);
        assert_eq!(shelf.generation(), 2);
        fs::write(&a, "# Three\n\ntext").expect("a file");
        fs::write(&c, "\0").expect("a file");
        keeps(&shelf, &c);
        assert_eq!(title(&shelf), "Two");

        fs::remove_file(&c).expect("removed");
        fs::write(&b, "text").expect("a file");
        assert_eq!(shelf.reload(), Event::Reloaded { articles: 2 });
        assert_eq!(title(&shelf), "Three");

        fs::remove_file(&a).expect("removed");
        fs::write(&b, "").expect("a file");
        keeps(&shelf, &b);

        fs::remove_dir_all(folder.path()).expect("removed");
        keeps(&shelf, folder.path());
        assert_eq!(title(&shelf), "Three");
    }
}
