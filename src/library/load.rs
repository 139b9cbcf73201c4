//! From files to an indexed library.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::files::{self, Found};
use super::{BUILT_IN, Library, LoadError, Origin, Source};
use crate::article::{Article, Problem, markdown};

/// The article embedded in the binary, and its id.
const EMBEDDED: (&str, &[u8]) = (
    "nyc-sanctuary",
    include_bytes!("../../knowledge/nyc-sanctuary.md"),
);

/// Reads and indexes the articles of `origin`.
pub(super) fn load(
    origin: &Origin,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Library, LoadError> {
    Ok(read(origin, None, progress)?.library(origin))
}

/// Reads the articles of `origin`. Of a file that can't be used the article stays
/// that `old`, which came from there too, has of it.
pub(super) fn read(
    origin: &Origin,
    old: Option<&Library>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Loader, LoadError> {
    let mut loader = Loader::default();
    match origin {
        Origin::BuiltIn => loader.add(EMBEDDED.0, None, Ok(EMBEDDED.1)),
        Origin::Paths(paths) => {
            let Found { files, problems } = files::find(paths)?;
            loader.problems = problems;
            loader.files(&files, &InForce::new(old), progress);
        }
    }
    if loader.articles.is_empty() {
        return Err(LoadError::NothingUsable {
            problems: loader.problems,
        });
    }
    Ok(loader)
}

/// Articles that have been read, but not indexed.
#[derive(Default)]
pub(super) struct Loader {
    pub(super) articles: Vec<Article>,
    sources: Vec<Source>,
    pub(super) problems: Vec<Problem>,
}

impl Loader {
    /// The library of these articles, which came from `origin`.
    pub(super) fn library(self, origin: &Origin) -> Library {
        Library {
            index: super::index(self.articles),
            origin: origin.clone(),
            problems: self.problems,
            sources: self.sources,
        }
    }

    fn files(
        &mut self,
        files: &[PathBuf],
        in_force: &InForce<'_>,
        progress: &mut dyn FnMut(usize, usize),
    ) {
        // What can't be reached stays too, and so do the ids of what is in force.
        let lost: Vec<(&Article, &Source)> = in_force.lost(files, &self.problems);
        let mut ids: HashMap<String, &Path> = lost
            .iter()
            .map(|(_, source)| *source)
            .chain(files.iter().filter_map(|file| Some(in_force.get(file)?.1)))
            .map(|source| (source.id.clone(), source.name()))
            .collect();
        // An id belongs to its first file even if that can't be used: mending
        // one file must not break another.
        for (done, file) in files.iter().enumerate() {
            progress(done, files.len());
            let id = id(file);
            if let Some(first) = ids.get(&id).filter(|first| *first != file) {
                let message = format!("its id `{id}` is taken by {}", first.display());
                self.problems
                    .push(Problem::error(message, "rename one of the two files").in_file(file));
                continue;
            }
            let had = self.articles.len();
            self.add(&id, Some(file), files::read(file));
            if self.articles.len() == had {
                self.keep(in_force.get(file));
            }
            ids.insert(id, file);
        }
        for kept in lost {
            self.keep(Some(kept));
        }
        progress(files.len(), files.len());
    }

    fn keep(&mut self, old: Option<(&Article, &Source)>) {
        if let Some((article, source)) = old {
            self.articles.push(article.clone());
            self.sources.push(source.clone());
        }
    }

    fn add(&mut self, id: &str, file: Option<&Path>, bytes: Result<impl AsRef<[u8]>, Problem>) {
        let name = file.unwrap_or(Path::new(BUILT_IN));
        match bytes.and_then(|bytes| markdown::read(id, bytes.as_ref())) {
            Ok(read) => {
                self.problems.extend(
                    read.warnings
                        .into_iter()
                        .map(|warning| warning.in_file(name)),
                );
                self.articles.push(read.article);
                self.sources.push(Source {
                    id: id.to_owned(),
                    path: file.map(Path::to_owned),
                    suggested_lines: read.suggested_lines,
                    is_language_declared: read.is_language_declared,
                });
            }
            Err(problem) => self.problems.push(problem.in_file(name)),
        }
    }
}

/// The articles in force, by their files.
struct InForce<'a>(HashMap<&'a Path, (&'a Article, &'a Source)>);

impl<'a> InForce<'a> {
    fn new(library: Option<&'a Library>) -> Self {
        let articles = library.into_iter().flat_map(|library| {
            let articles = library.index.articles().iter();
            articles.zip(&library.sources)
        });
        Self(
            articles
                .filter_map(|(article, source)| Some((source.path.as_deref()?, (article, source))))
                .collect(),
        )
    }

    fn get(&self, file: &Path) -> Option<(&'a Article, &'a Source)> {
        self.0.get(file).copied()
    }

    /// Those whose file isn't among `files` because of one of `problems`, in the order
    /// of their paths.
    fn lost(&self, files: &[PathBuf], problems: &[Problem]) -> Vec<(&'a Article, &'a Source)> {
        let files: HashSet<&Path> = files.iter().map(PathBuf::as_path).collect();
        let is_lost = |path: &Path| {
            let within = |problem: &Problem| {
                let outer = problem.file.as_deref();
                outer.is_some_and(|outer| path.starts_with(outer))
            };
            !files.contains(path) && problems.iter().any(within)
        };
        let mut lost: Vec<_> = self.0.iter().filter(|(path, _)| is_lost(path)).collect();
        lost.sort_unstable_by_key(|(path, _)| **path);
        lost.into_iter().map(|(_, kept)| *kept).collect()
    }
}

/// The id of the article in `file`: its name without the ending, in lower case,
/// with one hyphen for whatever is neither letter nor digit.
fn id(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let mut id = String::with_capacity(stem.len());
    // Some systems hand out names with their accents taken apart.
    for c in stem.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || (is_combining_mark(c) && !id.is_empty()) {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    if id.is_empty() {
        "article".to_owned()
    } else {
        id
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::id;
    use crate::library::{Library, LoadError, Origin};

    #[track_caller]
    fn is_named(file: &str, expected: &str) {
        assert_eq!(id(Path::new(file)), expected, "{file:?}");
    }

    #[test]
    fn ids_are_readable() {
        is_named("a/NYC Sanctuary_(draft 2).md", "nyc-sanctuary-draft-2");
        is_named("Cafe\u{301} Ünï.md", "café-ünï");
        is_named("हिन्दी.md", "हिन्दी");
        is_named("v1.2.md", "v1-2");
        is_named("--x--.md", "x");
        is_named("….md", "article");
    }

    fn load(files: &[(&str, &str)]) -> (tempfile::TempDir, Result<Library, LoadError>) {
        let folder = tempfile::tempdir().expect("a folder");
        for (file, text) in files {
            fs::write(folder.path().join(file), text).expect("a file");
        }
        let origin = Origin::Paths(vec![folder.path().to_owned()]);
        let library = Library::load(&origin, &mut |_, _| {});
        (folder, library)
    }

    fn problems(library: &Library, folder: &Path) -> Vec<String> {
        let prefix = format!("{}/", folder.display());
        library
            .problems
            .iter()
            .map(|problem| problem.to_string().replace(&prefix, ""))
            .collect()
    }

    #[test]
    fn a_bad_file_takes_no_other_down() {
        let (folder, library) = load(&[
            ("a.md", "+++\n+"),
            ("b.md", "# B\n\ntext"),
            ("c.md", ""),
            ("d.md", "text\n\n## E\n\n## E\n\nf"),
        ]);
        let library = library.expect("a library");
        let ids: Vec<&str> = library
            .index
            .articles()
            .iter()
            .map(|article| article.id.as_str())
            .collect();
        assert_eq!(ids, ["b", "d"]);
        assert_eq!(library.file("d"), Some(&*folder.path().join("d.md")));
        assert_eq!(library.file("a"), None);
        assert_eq!(
            problems(&library, folder.path()),
            [
                "a.md:1: error: the front matter that begins here is not closed; end it with a line +++",
                "c.md:1: error: is empty; write an article into it, or remove the file",
                "d.md:3: warning: section \"E\" is empty; write its text, or remove its heading",
                "d.md:5: warning: the heading \"E\" is also on line 3; give each section a heading of its own",
            ]
        );
    }

    #[test]
    fn an_id_belongs_to_its_first_file() {
        let (folder, library) = load(&[
            ("A b.md", "text"),
            ("a-b.markdown", "text"),
            ("c.md", ""),
            ("c.markdown", "text"),
        ]);
        let library = library.expect("a library");
        assert_eq!(library.index.articles().len(), 2);
        assert_eq!(
            problems(&library, folder.path()),
            [
                "a-b.markdown: error: its id `a-b` is taken by A b.md; rename one of the two files",
                "c.md: error: its id `c` is taken by c.markdown; rename one of the two files",
            ]
        );
    }

    #[test]
    fn no_usable_file_is_no_library() {
        let (_folder, library) = load(&[("a.md", ""), ("b.md", "\0")]);
        let error = library.expect_err("no library");
        assert_eq!(
            error.to_string(),
            "none of the files can be used as an article; mend what is reported for each of them"
        );
        assert_eq!(error.into_problems().len(), 2);
    }

    #[test]
    fn progress_ends_at_the_total() {
        let (_folder, library) = load(&[("a.md", "text"), ("b.md", "text")]);
        let mut told = Vec::new();
        let origin = library.expect("a library").origin;
        Library::load(&origin, &mut |done, total| told.push((done, total))).expect("a library");
        assert_eq!(told, [(0, 2), (1, 2), (2, 2)]);
    }

    #[test]
    fn the_built_in_article_is_whole() {
        let library =
            Library::load(&Origin::BuiltIn, &mut |_, _| {}).expect("the built-in article");
        assert_eq!(library.problems, []);
        assert_eq!(library.file("nyc-sanctuary"), None);
    }
}
