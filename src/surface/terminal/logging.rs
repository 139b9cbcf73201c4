//! Diagnostics: to standard error, filtered, as lines of text or of JSON.

use anstream::{AutoStream, ColorChoice};
use tracing_subscriber::EnvFilter;

use super::exit::Failure;
use crate::config::{ConfigError, Log, LogFormat};

/// Begins to write diagnostics.
///
/// # Errors
/// If the filter makes no sense.
pub fn start(log: &Log) -> Result<(), Failure> {
    let filter = EnvFilter::builder().parse(&log.filter).map_err(|error| ConfigError {
        variable: "FOOTNOTE_LOG",
        fault: format!("is {:?}: {error}", log.filter),
        remedy: "set it to error, warn, info, debug, trace or off, or to target=level pairs with commas",
    })?;
    let colour = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(colour);
    // Somebody who set up another subscriber wants that one.
    let _ = match log.format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
    Ok(())
}
