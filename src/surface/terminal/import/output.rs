use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::super::file;

/// What to make of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) input: PathBuf,
    pub(super) target: Target,
    /// What names the article: the result's file name without its ending.
    pub(super) id: String,
}

/// Where a result goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Stdout,
    File(PathBuf),
}

/// The jobs for `inputs`, in their order. Files that are there are only replaced if
/// that is `forced`.
///
/// # Errors
/// What makes no sense, for the person who typed it.
pub(super) fn plan(
    inputs: &[PathBuf],
    output: Option<&Path>,
    forced: bool,
) -> Result<Vec<Job>, String> {
    let folder = output.filter(|path| path.is_dir() || ends_with_separator(path));
    if inputs.len() > 1 && folder.is_none() {
        return Err(match output {
            Some(path) => format!(
                "'{}' is no folder, but there are several files: name one, with a / at its end",
                path.display()
            ),
            None => "several files need a folder to go to: name one with -o, with a / at its end"
                .to_owned(),
        });
    }
    let mut taken: HashMap<String, &Path> = HashMap::new();
    let mut jobs = Vec::with_capacity(inputs.len());
    for input in inputs {
        let stem = input.file_stem().unwrap_or(OsStr::new("article"));
        let target = match (folder, output) {
            (Some(folder), _) => {
                let mut name = stem.to_owned();
                name.push(".md");
                Target::File(folder.join(name))
            }
            (None, Some(path)) => Target::File(path.to_owned()),
            (None, None) => Target::Stdout,
        };
        let id = match &target {
            Target::File(path) => path.file_stem().unwrap_or(stem),
            Target::Stdout => stem,
        };
        if let Target::File(path) = &target {
            // Some file systems don't tell capitals from small letters.
            if let Some(other) = taken.insert(path.to_string_lossy().to_lowercase(), input) {
                return Err(format!(
                    "'{}' and '{}' would both be written to '{}': rename one of them, or import them one by one",
                    other.display(),
                    input.display(),
                    path.display()
                ));
            }
            if is_same_file(path, input) {
                return Err(format!(
                    "'{}' would be overwritten by its own result: choose another name with -o",
                    input.display()
                ));
            }
        }
        if let Target::File(path) = &target
            && !forced
            && holds_something(path)
        {
            return Err(format!(
                "'{}' is there already, perhaps with edits; nothing was imported: choose another name with -o, or replace it with --force",
                path.display()
            ));
        }
        jobs.push(Job {
            input: input.clone(),
            id: id.to_string_lossy().into_owned(),
            target,
        });
    }
    Ok(jobs)
}

fn ends_with_separator(path: &Path) -> bool {
    path.to_string_lossy().ends_with(std::path::is_separator)
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Whether there is a file that isn't empty. Devices are written to, not replaced.
fn holds_something(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0)
}

/// Writes `bytes` to `target`: a file appears whole or not at all, in a folder
/// that is made if need be.
///
/// # Errors
/// What the system says. A pipe that nobody reads any more is none.
pub(super) fn write(target: &Target, bytes: &[u8]) -> io::Result<()> {
    match target {
        Target::Stdout => match io::stdout()
            .lock()
            .write_all(bytes)
            .and_then(|()| io::stdout().flush())
        {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result,
        },
        Target::File(path) => file::write(path, bytes),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Target, plan, write};

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    #[track_caller]
    fn plans(inputs: &[&str], output: Option<&str>, expected: &[(Option<&str>, &str)]) {
        let jobs = plan(&paths(inputs), output.map(Path::new), false).expect("a plan");
        let found: Vec<(Option<String>, String)> = jobs
            .into_iter()
            .map(|job| match job.target {
                Target::Stdout => (None, job.id),
                Target::File(path) => (Some(path.display().to_string()), job.id),
            })
            .collect();
        let expected: Vec<(Option<String>, String)> = expected
            .iter()
            .map(|(path, id)| (path.map(str::to_owned), (*id).to_owned()))
            .collect();
        assert_eq!(found, expected);
    }

    #[track_caller]
    fn refuses(inputs: &[&str], output: Option<&str>, part: &str) {
        let message = plan(&paths(inputs), output.map(Path::new), false).expect_err("a refusal");
        assert!(message.contains(part), "{message}");
    }

    #[test]
    fn results_are_named_after_their_files() {
        plans(&["a/one.txt"], None, &[(None, "one")]);
        plans(&["a/one.txt"], Some("two.md"), &[(Some("two.md"), "two")]);
        plans(&["a/one.txt"], Some("out/"), &[(Some("out/one.md"), "one")]);
        plans(
            &["a/one.tar.txt", "b/two"],
            Some("out/"),
            &[
                (Some("out/one.tar.md"), "one.tar"),
                (Some("out/two.md"), "two"),
            ],
        );
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        refuses(&["one.txt", "two.txt"], None, "-o");
        refuses(&["one.txt", "two.txt"], Some("out.md"), "is no folder");
        refuses(&["a/one.txt", "b/ONE.html"], Some("out/"), "both");
        refuses(&["Cargo.toml"], Some("./Cargo.toml"), "overwritten");
    }

    #[test]
    fn files_are_replaced_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/folder/a.md");
        let target = Target::File(path.clone());
        write(&target, b"one").expect("written");
        write(&target, b"two").expect("written");
        assert_eq!(fs::read(&path).expect("a file"), b"two");
        let files = fs::read_dir(path.parent().expect("a parent"))
            .expect("a folder")
            .count();
        assert_eq!(files, 1, "a temporary file was left behind");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_devices_stay_what_they_are() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, b"old").expect("written");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        write(&Target::File(link.clone()), b"new").expect("written");
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(fs::read(&file).expect("a file"), b"new");
        write(&Target::File("/dev/null".into()), b"new").expect("written");
        assert!(!fs::metadata("/dev/null").expect("a device").is_file());
    }
}
