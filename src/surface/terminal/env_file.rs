//! Settings from a `.env` file.

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::path::Path;

use super::exit::Failure;

/// The settings of a `.env` file. They are looked up here, not put into the
/// process's environment: what is exported wins, and no other thread is
/// surprised.
#[derive(Default)]
pub struct EnvFile {
    settings: HashMap<String, String>,
}

/// Where a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The process's environment.
    Environment,
    /// The file.
    File,
    /// It is not set.
    Nowhere,
}

impl EnvFile {
    /// Reads `file`, which need not exist.
    ///
    /// # Errors
    /// If it exists and can't be read, or at the first line that is malformed.
    pub fn read(file: &Path) -> Result<Self, Failure> {
        // A folder of that name is somebody's virtual environment.
        if !file.is_file() {
            return Ok(Self::default());
        }
        let unreadable = |source: io::Error| Failure::SettingsFile {
            file: file.to_owned(),
            source,
        };
        let text = std::fs::read_to_string(file).map_err(unreadable)?;
        let text = text.trim_start_matches('\u{feff}');
        let mut settings = HashMap::new();
        for setting in dotenvy::from_read_iter(text.as_bytes()) {
            match setting {
                Ok((name, value)) => {
                    // The first of two wins, as where dotenvy sets variables.
                    settings.entry(name).or_insert(value);
                }
                Err(dotenvy::Error::LineParse(malformed, _)) => {
                    return Err(Failure::SettingsLine {
                        file: file.to_owned(),
                        line: line_of(text, &malformed),
                    });
                }
                Err(dotenvy::Error::Io(source)) => return Err(unreadable(source)),
                Err(_) => return Err(unreadable(io::ErrorKind::InvalidData.into())),
            }
        }
        Ok(Self { settings })
    }

    /// The value of the variable `name`: the process's own if it is set there,
    /// else the file's.
    #[must_use]
    pub fn look_up(&self, name: &str) -> Option<String> {
        match std::env::var_os(name) {
            Some(value) => Some(value.to_string_lossy().into_owned()),
            None => self.settings.get(name).cloned(),
        }
    }

    /// Where [`look_up`](Self::look_up) finds the variable `name`.
    pub(super) fn source(&self, name: &str) -> Source {
        if std::env::var_os(name).is_some() {
            Source::Environment
        } else if self.is_in_file(name) {
            Source::File
        } else {
            Source::Nowhere
        }
    }

    /// Whether the file sets the variable `name`.
    pub(super) fn is_in_file(&self, name: &str) -> bool {
        self.settings.contains_key(name)
    }

    /// The names of all variables, of either, that begin with `prefix`.
    pub(super) fn names_with(&self, prefix: &str) -> Vec<String> {
        let exported = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
        let names: BTreeSet<String> = exported
            .chain(self.settings.keys().cloned())
            .filter(|name| name.starts_with(prefix))
            .collect();
        names.into_iter().collect()
    }
}

/// The number of the line where `part`, a line or the end of one, begins, from 1.
fn line_of(text: &str, part: &str) -> usize {
    let first = part.lines().next().unwrap_or_default();
    text.lines()
        .position(|line| line.trim_end().ends_with(first.trim_end()))
        .map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::{EnvFile, Source};

    fn read(content: &[u8]) -> Result<EnvFile, String> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(content).unwrap();
        let shown = file.path().display().to_string();
        EnvFile::read(file.path()).map_err(|failure| failure.to_string().replace(&shown, ".env"))
    }

    #[track_caller]
    fn fails(content: &[u8], expected: &str) {
        let failure = read(content).err().expect("it is malformed");
        assert!(failure.contains(expected), "{failure}");
        assert!(!failure.contains("secret"), "{failure}");
    }

    #[test]
    fn settings_are_read() {
        let file = read(
            "\u{feff}# settings\nFOOTNOTE_TEST_A=1\nFOOTNOTE_TEST_B=\"two words\"\n".as_bytes(),
        )
        .unwrap();
        assert_eq!(file.look_up("FOOTNOTE_TEST_A").as_deref(), Some("1"));
        assert_eq!(
            file.look_up("FOOTNOTE_TEST_B").as_deref(),
            Some("two words")
        );
        assert_eq!(file.look_up("FOOTNOTE_TEST_C"), None);
        assert_eq!(file.source("FOOTNOTE_TEST_A"), Source::File);
        assert_eq!(file.source("FOOTNOTE_TEST_C"), Source::Nowhere);
        assert_eq!(file.source("PATH"), Source::Environment);
        assert_eq!(
            file.names_with("FOOTNOTE_TEST_"),
            ["FOOTNOTE_TEST_A", "FOOTNOTE_TEST_B"]
        );
    }

    #[test]
    fn a_malformed_line_is_named_but_never_shown() {
        fails(b"A=1\nB = \"secret\nC=2\n", ".env:2: not a setting");
        fails(b"A=1\n\nthe secret word\n", ".env:3: not a setting");
        fails(b"A=\xffsecret\n", "can't be read");
    }

    #[test]
    fn none_is_needed() {
        let folder = tempfile::tempdir().unwrap();
        assert!(EnvFile::read(&folder.path().join(".env")).is_ok());
        assert!(EnvFile::read(folder.path()).is_ok());
    }
}
