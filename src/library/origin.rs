use std::fmt;
use std::path::{Path, PathBuf};

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

impl Origin {
    /// The knowledge in force: the paths in `flags`, else those in `env_value`,
    /// which are separated as in `PATH`, else `default_dir` if there is such a
    /// folder, else the built-in article.
    ///
    /// ```
    /// use std::path::Path;
    /// use footnote::library::Origin;
    ///
    /// let origin = Origin::resolve(&[], Some("/srv/articles"), Path::new("knowledge"));
    /// assert_eq!(origin.to_string(), "/srv/articles");
    /// ```
    #[must_use]
    pub fn resolve(flags: &[PathBuf], env_value: Option<&str>, default_dir: &Path) -> Self {
        if !flags.is_empty() {
            return Self::Paths(flags.to_vec());
        }
        let paths = split(env_value.unwrap_or_default());
        if !paths.is_empty() {
            return Self::Paths(paths);
        }
        if default_dir.exists() {
            return Self::Paths(vec![default_dir.to_owned()]);
        }
        Self::BuiltIn
    }
}

/// The paths in `list`, which are separated as in `PATH`.
fn split(list: &str) -> Vec<PathBuf> {
    std::env::split_paths(list)
        .filter(|path| !path.as_os_str().is_empty())
        .collect()
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Paths(paths) = self else {
            return f.write_str(BUILT_IN);
        };
        for (n, path) in paths.iter().enumerate() {
            let comma = if n > 0 { ", " } else { "" };
            write!(f, "{comma}{}", path.display())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::Origin;

    #[track_caller]
    fn resolves(flags: &[&str], env_value: Option<&str>, default_dir: &Path, expected: &str) {
        let flags: Vec<PathBuf> = flags.iter().map(PathBuf::from).collect();
        assert_eq!(
            Origin::resolve(&flags, env_value, default_dir).to_string(),
            expected
        );
    }

    #[test]
    fn flags_come_before_the_variable_before_the_folder_before_the_built_in() {
        let there = tempfile::tempdir().expect("a folder");
        let there = there.path();
        let absent = there.join("absent");
        let list = std::env::join_paths(["c", "", "d"])
            .expect("a list")
            .into_string()
            .expect("UTF-8");
        let separators = list.replace(['c', 'd'], "");
        resolves(&["a", "b"], Some(&list), there, "a, b");
        resolves(&[], Some(&list), there, "c, d");
        resolves(&[], Some(""), there, &there.display().to_string());
        resolves(&[], Some(&separators), there, &there.display().to_string());
        resolves(&[], None, there, &there.display().to_string());
        resolves(&[], None, &absent, "the built-in article");
    }
}
