//! `footnote discord`: runs the bot.

use std::future::Future;
use std::io;
use std::panic;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime;

use super::Failure;
use crate::config::{self, Config};
use crate::library::{Library, Shelf};
use crate::surface::discord;
use crate::surface::terminal::{self, EnvFile, Exit, KnowledgeArgs};

/// How long tasks that are left over at the end may take.
const LAST_TASKS: Duration = Duration::from_secs(1);

/// Run the Discord bot
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote discord
  footnote discord --knowledge article.md
  FOOTNOTE_HEALTH_ADDR=127.0.0.1:9464 footnote discord

It wants DISCORD_TOKEN; `footnote check --config` says which settings are in force. Ctrl-C or
SIGTERM ends it, after the answers in hand.")]
pub(super) struct DiscordArgs {
    #[command(flatten)]
    knowledge: KnowledgeArgs,
}

impl DiscordArgs {
    /// Runs the bot until it is told to stop.
    pub(super) fn run(&self, config: &Config, env: &EnvFile) -> Result<Exit, Failure> {
        log_panics();
        let settings = config::Discord::from_lookup(&|name| env.look_up(name))?;
        let token = settings.token.as_ref();
        // What can't be a token isn't tried: each refusal counts against the address.
        token
            .ok_or(discord::Failure::MissingToken)?
            .application_id()?;
        let origin = self.knowledge.origin(config);
        // Before it is read, or what changes meanwhile is lost.
        #[cfg(feature = "watch")]
        let watch = crate::library::watch(&origin);
        let library = terminal::load(&origin)?;
        log_in_force(&library);
        let shelf = Arc::new(Shelf::new(library));
        #[cfg(feature = "watch")]
        let _watcher = watch
            .and_then(|watch| watch.reload(Arc::clone(&shelf), log_event))
            .map_err(|error| tracing::warn!(%error, "the knowledge is not followed"));
        let runtime = runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(discord::Failure::System)?;
        let ended = runtime.block_on(async {
            let shutdown = told_to_stop().map_err(discord::Failure::System)?;
            discord::run(&settings, shelf, shutdown).await
        });
        runtime.shutdown_timeout(LAST_TASKS);
        ended?;
        tracing::info!("stopped");
        Ok(Exit::Done)
    }
}

/// What a panic says may hold what was asked: the log tells only where it was.
fn log_panics() {
    panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(tracing::field::display);
        tracing::error!(at, "a panic");
    }));
}

/// The log tells which articles are in force, and which files can't be used.
fn log_in_force(library: &Library) {
    for problem in library.problems.iter().filter(|problem| problem.is_error()) {
        tracing::warn!(%problem, "a file can't be used");
    }
    tracing::info!(knowledge = %library.origin, articles = library.index.articles().len(), "in force");
}

/// The log tells what comes of changes to the articles.
#[cfg(feature = "watch")]
fn log_event(event: crate::library::Event) {
    use crate::library::Event;

    match event {
        Event::Reloaded { articles, problems } => {
            tracing::info!(articles, "the knowledge has changed and is in force");
            for problem in problems {
                tracing::warn!(%problem, "a file can't be used; if it was in force, its article stays as it was");
            }
        }
        Event::Kept { problems } => {
            for problem in problems {
                tracing::warn!(%problem, "the knowledge has changed, but can't be used; what was in force stays");
            }
        }
    }
}

/// Done at the first Ctrl-C or SIGTERM.
#[cfg(unix)]
fn told_to_stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
    })
}

/// Done at the first Ctrl-C.
#[cfg(not(unix))]
fn told_to_stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
        tracing::info!("stopping");
    })
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::panic::catch_unwind;
    use std::process::Command;

    use super::log_panics;

    /// Set where the test is to panic: the hook is the whole process's.
    const PANICS: &str = "FOOTNOTE_TEST_PANICS";

    #[test]
    fn a_panic_tells_where_it_was_and_nothing_that_was_asked() {
        let question = "¿Where is Noem?";
        if env::var_os(PANICS).is_some() {
            tracing_subscriber::fmt()
                .with_writer(std::io::stderr)
                .init();
            log_panics();
            assert!(catch_unwind(|| question[1..].len()).is_err());
            return;
        }
        let name =
            "command_line::discord::tests::a_panic_tells_where_it_was_and_nothing_that_was_asked";
        let output = Command::new(env::current_exe().expect("this test"))
            .args(["--exact", name, "--nocapture"])
            .env(PANICS, "")
            .output()
            .expect("this test once more");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
        assert!(told.contains("src/command_line/discord.rs:"), "{told}");
        assert!(!told.contains("Noem"), "{told}");
    }
}
