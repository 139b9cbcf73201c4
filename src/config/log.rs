//! What is logged, and how.

use std::str::FromStr;

use super::{ConfigError, Faults, Lookup, Setting, value};

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
    pub(super) fn read(lookup: Lookup<'_>, faults: &mut Faults) -> Self {
        let format =
            value::text(lookup, FORMAT).map_or(Ok(LogFormat::default()), |format| format.parse());
        Self {
            filter: value::text(lookup, FILTER),
            format: faults.or_default(format),
        }
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
