//! The terminal's commands, in the one table that lists them.

use clap::Subcommand;

use super::ask::AskArgs;
use super::chat::ChatArgs;
use super::check::CheckArgs;
use super::env_file::EnvFile;
use super::eval::EvalArgs;
use super::exit::{Exit, Failure};
#[cfg(feature = "import")]
use super::import::{ImportArgs, WORKER, WorkerArgs};
use super::quote::QuoteArgs;
use super::train::TrainArgs;
use crate::config::Config;

/// What can be done in a terminal.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Ask(AskArgs),
    Chat(ChatArgs),
    Check(CheckArgs),
    Eval(EvalArgs),
    Quote(QuoteArgs),
    Train(TrainArgs),
    #[cfg(feature = "import")]
    Import(ImportArgs),
    #[cfg(feature = "import")]
    #[command(name = WORKER, hide = true)]
    ImportWorker(WorkerArgs),
}

impl Command {
    /// Whether it tells what is wrong with the settings.
    pub(crate) fn checks_settings(&self) -> bool {
        matches!(self, Self::Check(args) if args.is_about_settings())
    }

    /// Does what it is for.
    ///
    /// # Errors
    /// See [`Failure`], which knows its exit code.
    pub(crate) fn run(&self, config: &Config, env: &EnvFile) -> Result<Exit, Failure> {
        match self {
            Self::Ask(args) => args.run(config),
            Self::Chat(args) => args.run(config),
            Self::Check(args) => args.run(config, env),
            Self::Eval(args) => args.run(),
            Self::Quote(args) => args.run(config),
            Self::Train(args) => args.run(),
            #[cfg(feature = "import")]
            Self::Import(args) => Ok(args.run()),
            #[cfg(feature = "import")]
            Self::ImportWorker(args) => Ok(args.run()),
        }
    }
}
