use std::fmt;
use std::path::{Path, PathBuf};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The article is in force, but somebody should look at this.
    Warning,
    /// The file can't be used.
    Error,
}

/// Something wrong with a file of knowledge, with the place and the remedy.
///
/// ```
/// use footnote::article::Problem;
///
/// let problem = Problem::error("has no text", "write something into it, or remove it").at_line(3).in_file("knowledge/a.md");
/// assert_eq!(problem.to_string(), "knowledge/a.md:3: error: has no text; write something into it, or remove it");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The file, if it has been told.
    pub file: Option<PathBuf>,
    /// The line in it, from 1, if it is about one.
    pub line: Option<usize>,
    /// What is wrong, in lower case without a stop.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    /// A problem that makes the file unusable.
    #[must_use]
    pub fn error(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Severity::Error, message.into(), remedy.into())
    }

    /// A problem that leaves the article in force.
    #[must_use]
    pub fn warning(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Severity::Warning, message.into(), remedy.into())
    }

    fn new(severity: Severity, message: String, remedy: String) -> Self {
        Self {
            severity,
            file: None,
            line: None,
            message,
            remedy,
        }
    }

    /// The same problem, at a line of its file, from 1.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// The same problem, in `file`.
    #[must_use]
    pub fn in_file(mut self, file: impl AsRef<Path>) -> Self {
        self.file = Some(file.as_ref().to_owned());
        self
    }

    /// Whether it makes the file unusable.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}:", file.display())?;
            if let Some(line) = self.line {
                write!(f, "{line}:")?;
            }
            f.write_str(" ")?;
        } else if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}: {}; {}", self.message, self.remedy)
    }
}

impl std::error::Error for Problem {}
