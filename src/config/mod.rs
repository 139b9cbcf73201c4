//! Settings from the environment, typed and checked before anything is done.
//!
//! Nothing here reads the environment itself: a look-up is passed in, so that
//! tests and embedders need none.

mod discord;
mod log;
mod token;
mod value;

use std::path::{Path, PathBuf};

pub use discord::Discord;
pub use log::{Log, LogFormat};
pub use token::Token;

const KNOWLEDGE: &str = "FOOTNOTE_KNOWLEDGE";
const HISTORY: &str = "FOOTNOTE_HISTORY";

/// Reads one variable: its value, or `None` where it isn't set.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Settings of every command; [`Discord`] has those of the bot, so that what is
/// wrong with them hinders nothing else.
///
/// ```
/// use footnote::config::{Config, LogFormat};
///
/// let lookup = |name: &str| (name == "FOOTNOTE_LOG_FORMAT").then(|| "json".to_owned());
/// let (config, faults) = Config::read(&lookup);
/// assert_eq!(config.log.format, LogFormat::Json);
/// assert_eq!(config.log.filter, None);
/// assert!(faults.0.is_empty());
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

/// All that is wrong with the settings, in the order in which they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<ConfigError>);

impl Faults {
    /// The value that was read; or else `default`, and one fault more.
    fn or<T>(&mut self, default: T, read: Result<T, ConfigError>) -> T {
        read.unwrap_or_else(|error| {
            self.0.push(error);
            default
        })
    }

    fn or_default<T: Default>(&mut self, read: Result<T, ConfigError>) -> T {
        self.or(T::default(), read)
    }

    /// The first fault, or `settings` if there is none.
    fn first<T>(self, settings: T) -> Result<T, ConfigError> {
        match self.0.into_iter().next() {
            Some(error) => Err(error),
            None => Ok(settings),
        }
    }
}

/// A setting as it is in force, for people to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The variable that sets it.
    pub variable: &'static str,
    /// Its value, or what its absence means.
    pub value: String,
}

impl Setting {
    fn new(variable: &'static str, value: &str) -> Self {
        Self {
            variable,
            value: value.to_owned(),
        }
    }

    fn or(variable: &'static str, value: Option<impl ToString>, absence: &str) -> Self {
        let value = value.map(|value| value.to_string());
        Self::new(variable, value.as_deref().unwrap_or(absence))
    }
}

impl Config {
    /// Reads all settings through `lookup`, with the default of each that can't be
    /// used, and tells which these are.
    #[must_use]
    pub fn read(lookup: Lookup<'_>) -> (Self, Faults) {
        let mut faults = Faults::default();
        let config = Self {
            knowledge: faults.or_default(knowledge(lookup)),
            log: Log::read(lookup, &mut faults),
            history: history(lookup),
        };
        (config, faults)
    }

    /// Each setting as it is in force, in the order of `.env.example`.
    #[must_use]
    pub fn in_force(&self) -> Vec<Setting> {
        let knowledge = "the folder knowledge, else the built-in article";
        let history = self.history.as_ref().map(|file| file.display());
        let [filter, format] = self.log.in_force();
        vec![
            Setting::or(KNOWLEDGE, self.knowledge.as_ref(), knowledge),
            filter,
            format,
            Setting::or(HISTORY, history, "none"),
        ]
    }
}

fn knowledge(lookup: Lookup<'_>) -> Result<Option<String>, ConfigError> {
    // An `.env` with an empty value means the same as one without the line.
    let Some(list) = lookup(KNOWLEDGE).filter(|list| !list.is_empty()) else {
        return Ok(None);
    };
    if std::env::split_paths(&list).all(|path| path.as_os_str().is_empty()) {
        return Err(ConfigError {
            variable: KNOWLEDGE,
            fault: format!("is {list:?}, which names no path"),
            remedy: "set it to a file or folder of articles, or remove it",
        });
    }
    Ok(Some(list))
}

fn history(lookup: Lookup<'_>) -> Option<PathBuf> {
    if let Some(path) = lookup(HISTORY) {
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

    use super::{Config, ConfigError, Discord, LogFormat};

    fn read(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let (config, faults) = Config::read(&lookup_in(variables));
        faults.first(config)
    }

    fn lookup_in(variables: &[(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        |name| {
            let variable = variables.iter().find(|(other, _)| *other == name);
            variable.map(|(_, value)| (*value).to_owned())
        }
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
        assert_eq!(config.log.filter, None);
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
        assert_eq!(config.log.filter.as_deref(), Some("info,footnote=debug"));
        assert_eq!(config.log.format, LogFormat::Json);
    }

    #[test]
    fn an_empty_value_is_the_same_as_none() {
        let none = read(&[]);
        for (variable, value) in [
            ("FOOTNOTE_KNOWLEDGE", ""),
            ("FOOTNOTE_LOG", ""),
            ("FOOTNOTE_LOG", " "),
            ("FOOTNOTE_LOG_FORMAT", ""),
            ("FOOTNOTE_LOG_FORMAT", " "),
        ] {
            assert_eq!(read(&[(variable, value)]), none, "{variable}={value:?}");
        }
    }

    #[test]
    fn errors_name_the_variable_and_the_remedy() {
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
        let example = include_str!("../../.env.example");
        let lines = example
            .lines()
            .filter(|line| line.starts_with('#') && !line.starts_with("# "))
            .map(|line| &line[1..]);
        let variables: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once('=')).collect();
        let names: Vec<&str> = variables.iter().map(|(name, _)| *name).collect();
        let config = read(&variables).expect("settings");
        let discord = Discord::from_lookup(&lookup_in(&variables)).expect("settings");
        let mut settings = config.in_force();
        settings.extend(discord.in_force());
        let listed: Vec<&str> = settings.iter().map(|setting| setting.variable).collect();
        assert_eq!(names, listed);
    }

    /// "Default: 20." stands above `#FOOTNOTE_MEMBER_LIMIT=20`.
    #[test]
    fn the_example_tells_the_defaults() {
        let example = include_str!("../../.env.example");
        let default = Discord::from_lookup(&|_| None).expect("settings");
        for (variable, value) in [
            (
                "FOOTNOTE_MEMBER_LIMIT",
                default.member_limit.expect("a limit").to_string(),
            ),
            (
                "FOOTNOTE_CHANNEL_LIMIT",
                default.channel_limit.expect("a limit").to_string(),
            ),
            ("FOOTNOTE_QUEUE", default.queue.to_string()),
        ] {
            let end = format!("Default: {value}.\n#{variable}={value}\n");
            assert!(example.contains(&end), "{end}");
        }
    }
}
