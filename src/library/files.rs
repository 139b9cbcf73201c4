//! Finds the files of articles, and reads them.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::LoadError;
use crate::article::Problem;

/// The largest file that is read, in bytes: a mistake, not an article.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The endings of Markdown files, in lower case.
const ENDINGS: [&str; 2] = ["md", "markdown"];

/// The files found, and what stood in the way.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: Vec<PathBuf>,
    pub(super) problems: Vec<Problem>,
}

/// Whether a folder's file `path` is taken for an article, by its name.
pub(super) fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    !is_hidden(path)
        && ending.is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|other| other.eq_ignore_ascii_case(ending))
        })
}

/// Whether the name of `path` begins with a dot.
pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// The articles' files at `paths`, in their order; those of a folder, however
/// deep, in the order of their paths. A file named by itself is taken whatever
/// its ending. A file reached twice, perhaps by a link, is there once. A path
/// that leads nowhere is a problem if another one leads somewhere.
pub(super) fn find(paths: &[PathBuf]) -> Result<Found, LoadError> {
    let mut walk = Walk::default();
    let mut errors = Vec::new();
    for path in paths {
        errors.extend(walk.root(path).err());
    }
    if walk.found.files.is_empty() && !errors.is_empty() {
        return Err(errors.swap_remove(0));
    }
    let problems = errors.into_iter().flat_map(LoadError::into_problems);
    walk.found.problems.extend(problems);
    Ok(walk.found)
}

#[derive(Default)]
struct Walk {
    found: Found,
    /// The real paths of what has been found, so that links can't lead in circles.
    seen: HashSet<PathBuf>,
}

impl Walk {
    fn root(&mut self, path: &Path) -> Result<(), LoadError> {
        let unreadable = |error: io::Error| {
            let path = path.to_owned();
            match error.kind() {
                io::ErrorKind::NotFound => LoadError::Missing { path },
                _ => LoadError::Unreadable { path, error },
            }
        };
        let metadata = fs::metadata(path).map_err(unreadable)?;
        if metadata.is_file() {
            File::open(path).map_err(unreadable)?;
            self.file(path.to_owned());
            return Ok(());
        }
        if !metadata.is_dir() {
            return Err(LoadError::NotAFile {
                path: path.to_owned(),
            });
        }
        fs::read_dir(path).map_err(unreadable)?;
        if self.folder(path) == 0 {
            return Err(LoadError::NoArticle {
                path: path.to_owned(),
            });
        }
        Ok(())
    }

    fn file(&mut self, path: PathBuf) {
        if self.seen.insert(real(&path)) {
            self.found.files.push(path);
        }
    }

    /// Adds the articles below `folder`, and says how many there are, those
    /// known already and those out of reach among them.
    fn folder(&mut self, folder: &Path) -> usize {
        let real = real(folder);
        if !self.seen.insert(real.clone()) {
            return self
                .seen
                .iter()
                .filter(|seen| seen.starts_with(&real) && is_article(seen))
                .count();
        }
        let entries = match entries(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.report(folder, &error);
                return 1;
            }
        };
        let mut articles = 0;
        for path in entries {
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => articles += self.folder(&path),
                Ok(metadata) if metadata.is_file() && is_article(&path) => {
                    articles += 1;
                    self.file(path);
                }
                Err(error) if is_article(&path) => {
                    articles += 1;
                    self.report(&path, &error);
                }
                _ => {}
            }
        }
        articles
    }

    fn report(&mut self, path: &Path, error: &io::Error) {
        self.found.problems.push(unreadable(error).in_file(path));
    }
}

/// Where `path` really leads; what leads nowhere is told when it is read.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// What is in `folder` and not hidden, in order.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths: io::Result<Vec<PathBuf>> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect();
    let mut paths = paths?;
    paths.retain(|path| !is_hidden(path));
    paths.sort();
    Ok(paths)
}

/// The bytes of the file `path`.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Problem::error(
            format!("is larger than {} MiB", MOST_BYTES / 1024 / 1024),
            "split it into several articles",
        ));
    }
    Ok(bytes)
}

fn unreadable(error: &io::Error) -> Problem {
    Problem::error(
        format!("cannot be read: {error}"),
        "give read access to it, or remove it",
    )
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::find;
    use crate::library::LoadError;

    fn folder_with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, "text").expect("a file");
        }
        folder
    }

    #[track_caller]
    fn finds(folder: &Path, paths: &[&str], expected: &[&str]) {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.join(path)).collect();
        let found = find(&paths).expect("articles");
        assert_eq!(found.problems, []);
        let files: Vec<&Path> = found
            .files
            .iter()
            .map(|file| file.strip_prefix(folder).expect("below"))
            .collect();
        assert_eq!(files, expected.iter().map(Path::new).collect::<Vec<_>>());
    }

    #[test]
    fn folders_are_searched_in_order_and_in_depth() {
        let folder = folder_with(&[
            "b.md", "a/z.MD", "a/b/c.Markdown", "c.txt", "README.md", ".d.md", ".e/f.md", "md",
            "g.md/h.md",
        ]);
        finds(
            folder.path(),
            &[""],
            &["README.md", "a/b/c.Markdown", "a/z.MD", "b.md", "g.md/h.md"],
        );
        finds(
            folder.path(),
            &["b.md", "", "a", "c.txt"],
            &[
                "b.md", "README.md", "a/b/c.Markdown", "a/z.MD", "g.md/h.md", "c.txt",
            ],
        );
        finds(folder.path(), &[".e", ".d.md"], &[".e/f.md", ".d.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_in_no_circles() {
        use std::os::unix::fs::symlink;
        let folder = folder_with(&["a/b.md"]);
        let path = folder.path();
        symlink(path, path.join("a/round")).expect("a link");
        symlink("b.md", path.join("a/c.md")).expect("a link");
        symlink("a", path.join("d")).expect("a link");
        finds(path, &["", "a", "d"], &["a/b.md"]);
        finds(path, &["a", ""], &["a/b.md"]);
        symlink("nowhere", path.join("e.md")).expect("a link");
        let found = find(&[path.to_owned()]).expect("articles");
        assert_eq!(found.problems.len(), 1);
        assert_eq!(found.problems[0].file, Some(path.join("e.md")));
    }

    #[track_caller]
    fn refuses(path: &Path, expected: &str) {
        let error: LoadError = find(&[path.to_owned()]).expect_err("nothing to load");
        assert_eq!(error.path(), Some(path));
        assert_eq!(error.to_string(), format!("{}{expected}", path.display()));
        assert!(error.into_problems()[0].is_error());
    }

    #[test]
    fn what_cannot_be_loaded_is_told_with_the_remedy() {
        let folder = folder_with(&["a.txt", "b/.c.md"]);
        refuses(
            &folder.path().join("none"),
            " does not exist; correct the path in --knowledge or FOOTNOTE_KNOWLEDGE",
        );
        refuses(
            folder.path(),
            " holds no article; put a Markdown file (.md) into it, or correct the path in --knowledge or FOOTNOTE_KNOWLEDGE",
        );
        #[cfg(unix)]
        refuses(
            Path::new("/dev/null"),
            " is neither a file nor a folder; correct the path in --knowledge or FOOTNOTE_KNOWLEDGE",
        );
    }
}
