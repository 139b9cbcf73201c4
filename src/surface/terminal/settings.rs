//! What the terminal needs of the configuration.

use std::path::PathBuf;

use super::exit::Failure;

/// The variable that filters diagnostics.
pub(super) const LOG: &str = "FOOTNOTE_LOG";

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// What the terminal needs of the configuration.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `FOOTNOTE_KNOWLEDGE`: a file or a folder of articles.
    pub knowledge: Option<String>,
    /// `FOOTNOTE_LOG`: which diagnostics are written; `warn` by default.
    pub log: String,
    /// `FOOTNOTE_LOG_FORMAT`: `text` by default, or `json`.
    pub log_format: LogFormat,
    /// `FOOTNOTE_HISTORY`: the file that keeps what was typed in `chat`.
    pub history: Option<PathBuf>,
}

impl Settings {
    /// Reads the settings through `look_up`.
    ///
    /// # Errors
    /// If a value makes no sense.
    pub fn from_lookup(look_up: impl Fn(&str) -> Option<String>) -> Result<Self, Failure> {
        let set = |name: &str| look_up(name).filter(|value| !value.trim().is_empty());
        Ok(Self {
            knowledge: set("FOOTNOTE_KNOWLEDGE"),
            log: set(LOG).unwrap_or_else(|| "warn".to_owned()),
            log_format: match set("FOOTNOTE_LOG_FORMAT").as_deref() {
                None | Some("text") => LogFormat::Text,
                Some("json") => LogFormat::Json,
                Some(other) => {
                    return Err(Failure::Setting {
                        variable: "FOOTNOTE_LOG_FORMAT",
                        message: format!("‘{other}’ is no format"),
                        remedy: "write text or json",
                    });
                }
            },
            history: set("FOOTNOTE_HISTORY").map(PathBuf::from),
        })
    }
}
