use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;

use super::{Library, load};
use crate::article::Problem;

/// Holds the library in force, and replaces it while others read.
///
/// ```
/// use footnote::library::{Event, Library, Origin, Shelf};
///
/// let shelf = Shelf::new(Library::load(&Origin::BuiltIn, &mut |_, _| {})?);
/// let held = shelf.current();
/// assert_eq!(shelf.reload(), Event::Reloaded { articles: 1, problems: vec![] });
/// assert_eq!(held.index.articles(), shelf.current().index.articles());
/// # Ok::<(), footnote::library::LoadError>(())
/// ```
#[derive(Debug)]
pub struct Shelf {
    library: ArcSwap<Library>,
    /// The files that can't be used, and could not from the start. Held during a
    /// reload: of two at a time an older one could win.
    bad_before: Mutex<HashSet<Option<PathBuf>>>,
    generation: AtomicU64,
}

/// What came of a reload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A new library is in force; all of its problems are in it.
    Reloaded {
        /// How many articles it has.
        articles: usize,
        /// The errors in files that could be used before, or were not there. Of
        /// those that were in force, the article stays as it was.
        problems: Vec<Problem>,
    },
    /// The library stays as it was: nothing has changed but for these errors.
    Kept {
        /// The errors in files that could be used before, or were not there.
        problems: Vec<Problem>,
    },
}

impl Shelf {
    /// A shelf with `library` in force.
    #[must_use]
    pub fn new(library: Library) -> Self {
        Self {
            bad_before: Mutex::new(bad_files(&library.problems)),
            library: ArcSwap::from_pointee(library),
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

    /// Loads the library anew from where it came from, and puts it in force whole.
    /// In it, files that have become unusable are as they were; if nothing else has
    /// changed, the library in force stays. It takes as long as loading does.
    pub fn reload(&self) -> Event {
        let mut bad_before = self
            .bad_before
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let old = self.current();
        let read = match load::read(&old.origin, Some(&old), &mut |_, _| {}) {
            Ok(read) => read,
            Err(error) => {
                let all = error.into_problems();
                let mut problems = new_errors(&bad_before, &all);
                if problems.is_empty() {
                    // The good files are gone, and the bad ones are as bad as before.
                    problems = all;
                }
                return Event::Kept { problems };
            }
        };
        let bad = bad_files(&read.problems);
        bad_before.retain(|file| bad.contains(file));
        let problems = new_errors(&bad_before, &read.problems);
        if !problems.is_empty() && read.articles == old.index.articles() {
            return Event::Kept { problems };
        }
        let articles = read.articles.len();
        self.library.store(Arc::new(read.library(&old.origin)));
        self.generation.fetch_add(1, Ordering::Relaxed);
        Event::Reloaded { articles, problems }
    }
}

/// The files that errors among `problems` are about.
fn bad_files(problems: &[Problem]) -> HashSet<Option<PathBuf>> {
    let errors = problems.iter().filter(|problem| problem.is_error());
    errors.map(|problem| problem.file.clone()).collect()
}

/// The errors among `problems` in files that are not in `bad_before`.
fn new_errors(bad_before: &HashSet<Option<PathBuf>>, problems: &[Problem]) -> Vec<Problem> {
    problems
        .iter()
        .filter(|problem| problem.is_error() && !bad_before.contains(&problem.file))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Event, Problem, Shelf};
    use crate::library::{Library, Origin};

    fn shelf(folder: &Path) -> Shelf {
        let origin = Origin::Paths(vec![folder.to_owned()]);
        Shelf::new(Library::load(&origin, &mut |_, _| {}).expect("a library"))
    }

    fn titles(shelf: &Shelf) -> Vec<String> {
        let library = shelf.current();
        let articles = library.index.articles().iter();
        articles.map(|article| article.title.clone()).collect()
    }

    fn files(problems: &[Problem]) -> Vec<Option<&Path>> {
        problems
            .iter()
            .map(|problem| problem.file.as_deref())
            .collect()
    }

    /// Reloads to these titles, telling of the file `bad` if there is one.
    #[track_caller]
    fn comes_to(shelf: &Shelf, bad: Option<&Path>, expected: &[&str]) {
        match shelf.reload() {
            Event::Reloaded { articles, problems } => {
                let bad: Vec<Option<&Path>> = bad.into_iter().map(Some).collect();
                assert_eq!((articles, files(&problems)), (expected.len(), bad));
            }
            event @ Event::Kept { .. } => panic!("{event:?}"),
        }
        assert_eq!(titles(shelf), expected);
    }

    #[track_caller]
    fn keeps(shelf: &Shelf, file: &Path) {
        match shelf.reload() {
            Event::Kept { problems } => assert_eq!(files(&problems), [Some(file)]),
            event @ Event::Reloaded { .. } => panic!("{event:?}"),
        }
    }

    fn write(file: &Path, text: &str) {
        fs::write(file, text).expect("a file");
    }

    #[test]
    fn a_broken_edit_leaves_the_library_in_force() {
        let folder = tempfile::tempdir().expect("a folder");
        let [a, b] = ["a.md", "b.md"].map(|name| folder.path().join(name));
        write(&a, "# One\n\ntext");
        // Broken from the start.
        write(&b, "");
        let shelf = shelf(folder.path());
        let held = shelf.current();

        write(&a, "# Two\n\ntext");
        write(&b, "# Broken otherwise");
        comes_to(&shelf, None, &["Two"]);
        assert_eq!(held.index.articles()[0].title, "One");

        write(&a, "# Three");
        keeps(&shelf, &a);
        // It is told until it is mended.
        keeps(&shelf, &a);
        assert_eq!(
            (shelf.generation(), titles(&shelf)),
            (2, vec!["Two".into()])
        );

        write(&a, "# Three\n\ntext");
        write(&b, "# B\n\ntext");
        comes_to(&shelf, None, &["Three", "B"]);

        fs::remove_file(&a).expect("removed");
        write(&b, "");
        comes_to(&shelf, Some(&b), &["B"]);

        fs::remove_dir_all(folder.path()).expect("removed");
        keeps(&shelf, folder.path());
        assert_eq!(titles(&shelf), ["B"]);
    }

    #[test]
    fn a_bad_file_holds_up_no_good_edit() {
        let folder = tempfile::tempdir().expect("a folder");
        let [a, b, c] = ["a.md", "b.md", "c.md"].map(|name| folder.path().join(name));
        write(&a, "# One\n\ntext");
        write(&b, "# B\n\ntext");
        let shelf = shelf(folder.path());

        write(&c, "+++\n");
        keeps(&shelf, &c);
        write(&a, "# Two\n\ntext");
        comes_to(&shelf, Some(&c), &["Two", "B"]);

        write(&c, "# C\n\ntext");
        write(&a, "");
        comes_to(&shelf, Some(&a), &["Two", "B", "C"]);
        // The old article is held from one library to the next.
        write(&b, "# B2\n\ntext");
        comes_to(&shelf, Some(&a), &["Two", "B2", "C"]);
        write(&a, "# Three\n\ntext");
        comes_to(&shelf, None, &["Three", "B2", "C"]);
    }

    #[test]
    fn an_id_in_force_is_taken_by_no_new_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let [first, a] = ["a.markdown", "a.md"].map(|name| folder.path().join(name));
        write(&a, "# One\n\ntext");
        let shelf = shelf(folder.path());
        write(&first, "# Other\n\ntext");
        keeps(&shelf, &first);
        write(&a, "# Two\n\ntext");
        comes_to(&shelf, Some(&first), &["Two"]);
        fs::remove_file(&a).expect("removed");
        comes_to(&shelf, None, &["Other"]);
    }

    #[test]
    fn what_is_out_of_reach_stays() {
        let parent = tempfile::tempdir().expect("a folder");
        let [one, two] = ["one", "two"].map(|name| parent.path().join(name));
        for folder in [&one, &two] {
            fs::create_dir(folder).expect("a folder");
        }
        write(&one.join("a.md"), "# A\n\ntext");
        write(&two.join("b.md"), "# B\n\ntext");
        let origin = Origin::Paths(vec![two.clone(), one.clone()]);
        let shelf = Shelf::new(Library::load(&origin, &mut |_, _| {}).expect("a library"));
        fs::remove_dir_all(&two).expect("removed");
        write(&one.join("a.md"), "# A2\n\ntext");
        comes_to(&shelf, Some(&two), &["A2", "B"]);
    }
}
