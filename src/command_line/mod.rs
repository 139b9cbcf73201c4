//! The command line: the commands of the terminal, and those that run the bot.
//! It knows every surface, and no surface knows it.

#[cfg(feature = "discord")]
mod discord;
mod failure;
#[cfg(feature = "discord")]
mod invite;

use clap::{CommandFactory, Parser, Subcommand};

#[cfg(feature = "discord")]
use self::discord::DiscordArgs;
pub use self::failure::Failure;
#[cfg(feature = "discord")]
use self::invite::InviteArgs;
use crate::config::{Config, Log};
#[cfg(feature = "discord")]
use crate::surface::discord::shard_log;
use crate::surface::terminal::{self, EnvFile, Exit};

/// Answers questions about articles and proves each answer with the passage it rests on
#[derive(Debug, Parser)]
#[command(name = "footnote", version, styles = terminal::HELP, disable_help_subcommand = true, after_help = "\
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
    #[command(flatten)]
    Terminal(terminal::Command),
    #[cfg(feature = "discord")]
    Discord(DiscordArgs),
    #[cfg(feature = "discord")]
    Invite(InviteArgs),
}

impl Args {
    /// Whether the command itself tells what is wrong with the settings.
    #[must_use]
    pub fn checks_settings(&self) -> bool {
        matches!(&self.command, Some(Command::Terminal(command)) if command.checks_settings())
    }

    /// Begins to write diagnostics: what `log` leaves open is the command's.
    ///
    /// # Errors
    /// If the filter makes no sense.
    pub fn start_logging(&self, log: &Log) -> Result<(), Failure> {
        match &self.command {
            #[cfg(feature = "discord")]
            Some(Command::Discord(_)) => terminal::start_logging(log, "info", Some(shard_log()))?,
            _ => terminal::start_logging(log, "warn", None)?,
        }
        Ok(())
    }

    /// Does what the command line says; without a command, prints the help.
    ///
    /// # Errors
    /// See [`Failure`], which knows its exit code.
    pub fn run(&self, config: &Config, env: &EnvFile) -> Result<Exit, Failure> {
        match &self.command {
            None => {
                let help = Self::command().render_help();
                terminal::show(&help.ansi().to_string())?;
                Ok(Exit::Done)
            }
            Some(Command::Terminal(command)) => Ok(command.run(config, env)?),
            #[cfg(feature = "discord")]
            Some(Command::Discord(args)) => args.run(config, env),
            #[cfg(feature = "discord")]
            Some(Command::Invite(args)) => args.run(env),
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
