//! Diagnostics: to standard error, filtered, as lines of text or of JSON.

use anstream::{AutoStream, ColorChoice};
use tracing::Subscriber;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry, fmt, registry};

use super::exit::Failure;
use crate::config::{ConfigError, Log, LogFormat};

/// What also sees the diagnostics, by a filter of its own: those that are not
/// written, too.
pub(crate) type Listener = Box<dyn Layer<Registry> + Send + Sync>;

/// Begins to write diagnostics: as `log` says, or else from the level `default`
/// on.
///
/// # Errors
/// If the filter makes no sense.
pub(crate) fn start(log: &Log, default: &str, listener: Option<Listener>) -> Result<(), Failure> {
    let colour = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
    // Somebody who set up another subscriber wants that one.
    let _ = subscriber(log, default, listener, std::io::stderr, colour)?.try_init();
    Ok(())
}

fn subscriber<W>(
    log: &Log,
    default: &str,
    listener: Option<Listener>,
    writer: W,
    colour: bool,
) -> Result<impl Subscriber + Send + Sync + 'static, Failure>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let filter = filter(log.filter.as_deref().unwrap_or(default))?;
    let lines = fmt::layer().with_writer(writer).with_ansi(colour);
    let lines = match log.format {
        LogFormat::Text => lines.with_filter(filter).boxed(),
        LogFormat::Json => lines.json().with_filter(filter).boxed(),
    };
    Ok(registry().with(listener).with(lines))
}

/// What is wrong with the directives of `log`, if anything is.
pub(super) fn check(log: &Log) -> Option<ConfigError> {
    filter(log.filter.as_deref()?).err()
}

fn filter(directives: &str) -> Result<EnvFilter, ConfigError> {
    let trimmed: Vec<&str> = directives.split(',').map(str::trim).collect();
    let filter = EnvFilter::builder().parse(discreet(&trimmed));
    filter.map_err(|error| ConfigError {
        variable: "FOOTNOTE_LOG",
        fault: format!("is {directives:?}: {error}"),
        remedy: "set it to error, warn, info, debug, trace or off, or to target=level pairs with commas",
    })
}

/// The directives without what serenity logs, unless they name it: at WARN it
/// writes out payloads with members' text that it can't parse, and its errors
/// have addresses with the tokens of interactions. The other crates below the
/// bot write nothing of either, or nothing through `tracing`.
fn discreet(directives: &[&str]) -> String {
    let named = directives
        .iter()
        .any(|directive| directive.starts_with("serenity"));
    let directives = directives.join(",");
    if named {
        directives
    } else {
        directives + ",serenity=off"
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex, PoisonError};

    use tracing::subscriber::with_default;
    use tracing_subscriber::filter::filter_fn;
    use tracing_subscriber::layer::Context;

    use super::{Layer, Listener, Log, LogFormat, Subscriber, subscriber};

    /// What serenity's gateway logs of a message that it can't parse.
    fn a_payload_is_logged() {
        tracing::warn!(target: "serenity::gateway::ws", "Err deserializing text; text: a secret");
    }

    fn log(filter: Option<&str>, format: LogFormat) -> Log {
        Log {
            filter: filter.map(str::to_owned),
            format,
        }
    }

    /// What is written by `log`, and by default from `info` on, while `speak` runs.
    fn written(log: &Log, listener: Option<Listener>, speak: fn()) -> String {
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber = subscriber(log, "info", listener, move || writer.clone(), false);
        with_default(subscriber.expect("a filter"), speak);
        let bytes = lines.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8(bytes.clone()).expect("UTF-8")
    }

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            lines.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// Counts what it sees.
    struct Counter(Arc<Mutex<usize>>);

    impl<S: Subscriber> Layer<S> for Counter {
        fn on_event(&self, _: &tracing::Event<'_>, _: Context<'_, S>) {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        }
    }

    #[track_caller]
    fn shows_the_payload(filter: Option<&str>, expected: bool) {
        let text = written(&log(filter, LogFormat::Text), None, a_payload_is_logged);
        assert_eq!(text.contains("a secret"), expected, "{text}");
    }

    #[test]
    fn members_text_is_written_only_where_the_operator_asks_for_it() {
        shows_the_payload(None, false);
        shows_the_payload(Some("debug"), false);
        shows_the_payload(Some("trace,footnote=debug"), false);
        shows_the_payload(Some("serenity=debug"), true);
        shows_the_payload(Some("info,serenity::gateway=warn"), true);
        shows_the_payload(Some("info, serenity=debug"), true);
        shows_the_payload(Some("trace , footnote=debug"), false);
        shows_the_payload(Some("serenity=error"), false);
    }

    #[test]
    fn the_default_level_is_the_commands() {
        fn speak() {
            tracing::info!(target: "footnote::surface", "ready");
            tracing::debug!(target: "footnote::surface", "a detail");
        }
        let text = written(&log(None, LogFormat::Text), None, speak);
        assert!(
            text.contains("ready") && !text.contains("a detail"),
            "{text}"
        );
        assert_eq!(
            written(&log(Some("warn"), LogFormat::Text), None, speak),
            ""
        );
        let json = written(&log(None, LogFormat::Json), None, speak);
        let line: serde_json::Value = serde_json::from_str(&json).expect("one object");
        assert_eq!(line["fields"]["message"], "ready");
    }

    #[test]
    fn a_listener_sees_what_is_not_written() {
        let seen = Arc::new(Mutex::new(0));
        let is_serenitys = filter_fn(|metadata| metadata.target().starts_with("serenity"));
        let counter = Counter(Arc::clone(&seen)).with_filter(is_serenitys).boxed();
        let text = written(&log(None, LogFormat::Text), Some(counter), || {
            a_payload_is_logged();
            tracing::warn!(target: "footnote::surface", "not for the listener");
        });
        assert_eq!(*seen.lock().unwrap_or_else(PoisonError::into_inner), 1);
        assert!(
            text.contains("not for") && !text.contains("a secret"),
            "{text}"
        );
    }

    #[test]
    fn a_filter_that_makes_no_sense_is_refused() {
        let log = log(Some("footnote=loud"), LogFormat::Text);
        let error = subscriber(&log, "info", None, io::sink, false).err();
        let error = error.expect("an error").to_string();
        assert!(
            error.starts_with("FOOTNOTE_LOG is \"footnote=loud\": "),
            "{error}"
        );
    }
}
