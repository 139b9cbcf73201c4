//! What is logged, and how.

use std::str::FromStr;

use super::{ConfigError, Lookup, Setting};

const FILTER: &str = "FOOTNOTE_LOG";
const FORMAT: &str = "FOOTNOTE_LOG_FORMAT";

/// What is logged to standard error, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// `FOOTNOTE_LOG`: the least level (`error`, `warn`, `info`, `debug`,
    /// `trace`, `off`), or directives after `tracing`'s `EnvFilter`
    /// (`info,footnote=debug`). Default: `info` for `footnote discord`, `warn`
    /// for the other commands.
    pub filter: Option<String>,
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

impl Log {
    pub(super) fn from_lookup(lookup: Lookup<'_>) -> Result<Self, ConfigError> {
        let filter = lookup(FILTER).map(|filter| filter.trim().to_owned());
        if filter.as_deref() == Some("") {
            return Err(ConfigError {
                variable: FILTER,
                fault: "is empty".to_owned(),
                remedy: "set it to error, warn, info, debug, trace or off, or remove it",
            });
        }
        let format = match lookup(FORMAT) {
            Some(format) => format.parse()?,
            None => LogFormat::default(),
        };
        Ok(Self { filter, format })
    }

    pub(super) fn in_force(&self) -> [Setting; 2] {
        let default = "warn, and info for `footnote discord`";
        let format = match self.format {
            LogFormat::Text => "text",
            LogFormat::Json => "json",
        };
        [
            Setting::or(FILTER, self.filter.as_ref(), default),
            Setting::new(FORMAT, format),
        ]
    }
}

impl FromStr for LogFormat {
    type Err = ConfigError;

    fn from_str(format: &str) -> Result<Self, Self::Err> {
        match format.trim().to_ascii_lowercase().as_str() {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err(ConfigError {
                variable: FORMAT,
                fault: format!("is {format:?}"),
                remedy: "set it to text or json, or remove it",
            }),
        }
    }
}
