//! The commands, in the one table that lists them.

use clap::{CommandFactory, Parser, Subcommand};

use super::ask::AskArgs;
use super::chat::ChatArgs;
use super::check::CheckArgs;
#[cfg(feature = "discord")]
use super::discord::DiscordArgs;
use super::env_file::EnvFile;
use super::exit::{Exit, Failure};
#[cfg(feature = "import")]
use super::import::{ImportArgs, WORKER, WorkerArgs};
#[cfg(feature = "discord")]
use super::invite::InviteArgs;
use super::quote::QuoteArgs;
use super::{logging, screen, style};
use crate::config::{Config, Log};
#[cfg(feature = "discord")]
use crate::surface::discord;

/// Answers questions about articles and proves each answer with the passage it rests on
#[derive(Debug, Parser)]
#[command(name = "footnote", version, styles = style::HELP, disable_help_subcommand = true, after_help = "\
Examples:
  footnote ask What is Operation Salvo?
  footnote chat

Settings are read from the environment and from a file .env in the working folder.")]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Ask(AskArgs),
    Chat(ChatArgs),
    Check(CheckArgs),
    #[cfg(feature = "discord")]
    Discord(DiscordArgs),
    #[cfg(feature = "discord")]
    Invite(InviteArgs),
    Quote(QuoteArgs),
    #[cfg(feature = "import")]
    Import(ImportArgs),
    #[cfg(feature = "import")]
    #[command(name = WORKER, hide = true)]
    ImportWorker(WorkerArgs),
}

impl Args {
    /// Begins to write diagnostics: what `log` leaves open is the command's.
    ///
    /// # Errors
    /// If the filter makes no sense.
    pub fn start_logging(&self, log: &Log) -> Result<(), Failure> {
        match &self.command {
            #[cfg(feature = "discord")]
            Some(Command::Discord(_)) => logging::start(log, "info", Some(discord::shard_log())),
            _ => logging::start(log, "warn", None),
        }
    }

    /// Does what the command line says; without a command, prints the help.
    ///
    /// # Errors
    /// See [`Failure`], which knows its exit code.
    pub fn run(&self, config: &Config, env: &EnvFile) -> Result<Exit, Failure> {
        match &self.command {
            None => {
                let help = Self::command().render_help();
                screen::show(&help.ansi().to_string())?;
                Ok(Exit::Done)
            }
            Some(Command::Ask(args)) => args.run(config),
            Some(Command::Chat(args)) => args.run(config),
            Some(Command::Check(args)) => args.run(config, env),
            #[cfg(feature = "discord")]
            Some(Command::Discord(args)) => args.run(config, env),
            #[cfg(feature = "discord")]
            Some(Command::Invite(args)) => args.run(env),
            Some(Command::Quote(args)) => args.run(config),
            #[cfg(feature = "import")]
            Some(Command::Import(args)) => Ok(args.run()),
            #[cfg(feature = "import")]
            Some(Command::ImportWorker(args)) => Ok(args.run()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Args, CommandFactory};

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_command_shows_an_example() {
        let mut args = Args::command();
        for command in args
            .get_subcommands_mut()
            .filter(|command| !command.is_hide_set())
        {
            let help = command.render_long_help().to_string();
            assert!(help.contains("Example"), "{help}");
        }
    }
}
