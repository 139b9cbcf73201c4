//! The commands, in the one table that lists them.

use clap::{CommandFactory, Parser, Subcommand};

use super::ask::AskArgs;
use super::chat::ChatArgs;
use super::check::CheckArgs;
use super::exit::{Exit, Failure};
#[cfg(feature = "import")]
use super::import::{ImportArgs, WORKER, WorkerArgs};
use super::{screen, style};
use crate::config::Config;

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
    #[cfg(feature = "import")]
    Import(ImportArgs),
    #[cfg(feature = "import")]
    #[command(name = WORKER, hide = true)]
    ImportWorker(WorkerArgs),
}

impl Args {
    /// Does what the command line says; without a command, prints the help.
    ///
    /// # Errors
    /// See [`Failure`], which knows its exit code.
    pub fn run(&self, config: &Config) -> Result<Exit, Failure> {
        match &self.command {
            None => {
                let help = Self::command().render_help();
                screen::show(&help.ansi().to_string())?;
                Ok(Exit::Done)
            }
            Some(Command::Ask(args)) => args.run(config),
            Some(Command::Chat(args)) => args.run(config),
            Some(Command::Check(args)) => args.run(config),
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
