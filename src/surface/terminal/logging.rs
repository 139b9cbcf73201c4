//! Diagnostics: to standard error, filtered, as lines of text or of JSON.

use anstream::{AutoStream, ColorChoice};
use tracing_subscriber::EnvFilter;

use super::exit::Failure;
use super::settings::{LOG, LogFormat};

/// Begins to write diagnostics. `filter` is in the notation of
/// [`EnvFilter`]: "warn", or "footnote=debug,warn".
///
/// # Errors
/// If the filter makes no sense.
pub fn start(filter: &str, format: LogFormat) -> Result<(), Failure> {
    let filter = EnvFilter::builder().parse(filter).map_err(|error| Failure::Setting {
        variable: LOG,
        message: error.to_string(),
        remedy: "write a level (error, warn, info, debug, trace), or target=level pairs with commas",
    })?;
    let colour = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(colour);
    // Somebody who set up another subscriber wants that one.
    let _ = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
    Ok(())
}
