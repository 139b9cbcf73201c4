//! Settings from the environment, typed and checked before anything is done.
//!
//! Nothing here reads the environment itself: a look-up is passed in, so that
//! tests and embedders need none.

use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Reads one variable: its value, or `None` where it isn't set.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// All settings.
///
/// ```
/// use footnote::config::{Config, LogFormat};
///
/// let config = Config::from_lookup(&|name| (name == "FOOTNOTE_LOG_FORMAT").then(|| "json".to_owned()))?;
/// assert_eq!(config.log.format, LogFormat::Json);
/// assert_eq!(config.log.filter, "warn");
/// # Ok::<(), footnote::config::ConfigError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `FOOTNOTE_KNOWLEDGE`: files and folders of articles, separated as in
    /// `PATH` (`:`, on Windows `;`). Default: none, see
    /// [`Origin::resolve`](crate::library::Origin::resolve), which takes this.
    pub knowledge: Option<String>,
    /// What is logged, and how.
    pub log: Log,
    /// `FOOTNOTE_HISTORY`: the file in which `footnote chat` remembers questions
    /// from one run to the next; empty for none. Default:
    /// `$XDG_STATE_HOME/footnote/history`, else
    /// `$HOME/.local/state/footnote/history`, else none.
    pub history: Option<PathBuf>,
}

/// What is logged to standard error, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// `FOOTNOTE_LOG`: the least level (`error`, `warn`, `info`, `debug`,
    /// `trace`, `off`), or directives after `tracing`'s `EnvFilter`
    /// (`info,footnote=debug`). Default: `warn`.
    pub filter: String,
    /// `FOOTNOTE_LOG_FORMAT`: `text` or `json`. Default: `text`.
    pub format: LogFormat,
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// A variable whose value can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{variable} {fault}; {remedy}")]
pub struct ConfigError {
    /// The variable.
    pub variable: &'static str,
    /// What is wrong with its value.
    pub fault: String,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Config {
    /// Reads all settings through `lookup`.
    ///
    /// # Errors
    /// A [`ConfigError`] that names the first variable whose value can't be used.
    pub fn from_lookup(lookup: Lookup<'_>) -> Result<Self, ConfigError> {
        Ok(Self {
            knowledge: knowledge(lookup)?,
            log: Log::from_lookup(lookup)?,
            history: history(lookup),
        })
    }
}

impl Log {
    fn from_lookup(lookup: Lookup<'_>) -> Result<Self, ConfigError> {
        let filter = lookup("FOOTNOTE_LOG").unwrap_or_else(|| "warn".to_owned());
        if filter.trim().is_empty() {
            return Err(ConfigError {
                variable: "FOOTNOTE_LOG",
                fault: "is empty".to_owned(),
                remedy: "set it to error, warn, info, debug, trace or off, or remove it",
            });
        }
        let format = match lookup("FOOTNOTE_LOG_FORMAT") {
            Some(format) => format.parse()?,
            None => LogFormat::default(),
        };
        Ok(Self {
            filter: filter.trim().to_owned(),
            format,
        })
    }
}

impl FromStr for LogFormat {
    type Err = ConfigError;

    fn from_str(format: &str) -> Result<Self, Self::Err> {
        match format.trim().to_ascii_lowercase().as_str() {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err(ConfigError {
                variable: "FOOTNOTE_LOG_FORMAT",
                fault: format!("is {format:?}"),
                remedy: "set it to text or json, or remove it",
            }),
        }
    }
}

fn knowledge(lookup: Lookup<'_>) -> Result<Option<String>, ConfigError> {
    // An `.env` with an empty value means the same as one without the line.
    let Some(list) = lookup("FOOTNOTE_KNOWLEDGE").filter(|list| !list.is_empty()) else {
        return Ok(None);
    };
    if std::env::split_paths(&list).all(|path| path.as_os_str().is_empty()) {
        return Err(ConfigError {
            variable: "FOOTNOTE_KNOWLEDGE",
            fault: format!("is {list:?}, which names no path"),
            remedy: "set it to a file or folder of articles, or remove it",
        });
    }
    Ok(Some(list))
}

fn history(lookup: Lookup<'_>) -> Option<PathBuf> {
    if let Some(path) = lookup("FOOTNOTE_HISTORY") {
        return Some(PathBuf::from(path)).filter(|path| !path.as_os_str().is_empty());
    }
    // The XDG Base Directory Specification has relative paths ignored.
    let absolute = |name| {
        lookup(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let state =
        absolute("XDG_STATE_HOME").or_else(|| Some(absolute("HOME")?.join(".local/state")))?;
    Some(state.join(Path::new("footnote/history")))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Config, ConfigError, LogFormat};

    fn read(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_lookup(&|name| {
            let variable = variables.iter().find(|(other, _)| *other == name);
            variable.map(|(_, value)| (*value).to_owned())
        })
    }

    #[track_caller]
    fn refuses(variable: &str, value: &str, expected: &str) {
        let error = read(&[(variable, value)]).expect_err("an error");
        assert_eq!(error.variable, variable);
        assert_eq!(error.to_string(), expected);
    }

    #[cfg(unix)]
    #[track_caller]
    fn remembers_in(variables: &[(&str, &str)], expected: Option<&str>) {
        let config = read(variables).expect("settings");
        assert_eq!(config.history.as_deref(), expected.map(Path::new));
    }

    #[test]
    fn nothing_need_be_set() {
        let config = read(&[]).expect("settings");
        assert_eq!(config.knowledge, None);
        assert_eq!(config.log.filter, "warn");
        assert_eq!(config.log.format, LogFormat::Text);
        assert_eq!(config.history, None);
    }

    #[test]
    fn values_are_taken_as_set() {
        let config = read(&[
            ("FOOTNOTE_KNOWLEDGE", "a"),
            ("FOOTNOTE_LOG", " info,footnote=debug "),
            ("FOOTNOTE_LOG_FORMAT", "JSON"),
        ]);
        let config = config.expect("settings");
        assert_eq!(config.knowledge.as_deref(), Some("a"));
        assert_eq!(config.log.filter, "info,footnote=debug");
        assert_eq!(config.log.format, LogFormat::Json);
        assert_eq!(
            read(&[("FOOTNOTE_KNOWLEDGE", "")])
                .expect("settings")
                .knowledge,
            None
        );
    }

    #[test]
    fn errors_name_the_variable_and_the_remedy() {
        refuses(
            "FOOTNOTE_LOG",
            " ",
            "FOOTNOTE_LOG is empty; set it to error, warn, info, debug, trace or off, or remove it",
        );
        refuses(
            "FOOTNOTE_LOG_FORMAT",
            "xml",
            "FOOTNOTE_LOG_FORMAT is \"xml\"; set it to text or json, or remove it",
        );
        #[cfg(unix)]
        refuses(
            "FOOTNOTE_KNOWLEDGE",
            "::",
            "FOOTNOTE_KNOWLEDGE is \"::\", which names no path; set it to a file or folder of articles, or remove it",
        );
    }

    #[cfg(unix)]
    #[test]
    fn the_history_has_a_place_unless_it_is_unwanted() {
        remembers_in(&[("FOOTNOTE_HISTORY", "h"), ("HOME", "/home/a")], Some("h"));
        remembers_in(&[("FOOTNOTE_HISTORY", ""), ("HOME", "/home/a")], None);
        remembers_in(
            &[("XDG_STATE_HOME", "/s"), ("HOME", "/home/a")],
            Some("/s/footnote/history"),
        );
        remembers_in(
            &[("XDG_STATE_HOME", "s"), ("HOME", "/a")],
            Some("/a/.local/state/footnote/history"),
        );
        remembers_in(&[("HOME", "")], None);
    }

    /// `.env.example` is the list that operators read.
    #[test]
    fn the_example_names_each_variable_and_is_valid() {
        let example = include_str!("../.env.example");
        let lines = example
            .lines()
            .filter(|line| line.starts_with("#FOOTNOTE_"))
            .map(|line| &line[1..]);
        let variables: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once('=')).collect();
        let names: Vec<&str> = variables.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            [
                "FOOTNOTE_KNOWLEDGE", "FOOTNOTE_LOG", "FOOTNOTE_LOG_FORMAT", "FOOTNOTE_HISTORY"
            ]
        );
        read(&variables).expect("settings");
    }
}
