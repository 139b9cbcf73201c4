//! `footnote`: arguments, then configuration, then a surface.

use std::panic::catch_unwind;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use footnote::command_line::{Args, Failure};
use footnote::config::{Config, Faults};
use footnote::surface::terminal::{EnvFile, Exit, say_error};

fn main() -> ExitCode {
    // A panic has printed its message; what is left is to say whose fault it was.
    catch_unwind(|| end(Args::try_parse()))
        .unwrap_or(Exit::Fault)
        .into()
}

/// How it all ends, with the last words on standard error.
fn end(args: Result<Args, clap::Error>) -> Exit {
    match args {
        Ok(args) => run(&args).unwrap_or_else(|error| report(&error)),
        Err(told) => {
            // Help and version come this way too. Nobody is left to tell if
            // they can't be printed.
            let _ = told.print();
            if told.use_stderr() {
                Exit::Usage
            } else {
                Exit::Done
            }
        }
    }
}

fn run(args: &Args) -> anyhow::Result<Exit> {
    let env = EnvFile::read(Path::new(".env")).map_err(Failure::from)?;
    let (config, Faults(faults)) = Config::read(&|name| env.look_up(name));
    if !args.checks_settings() {
        if let Some(fault) = faults.into_iter().next() {
            return Err(Failure::from(fault).into());
        }
        args.start_logging(&config.log)?;
    }
    Ok(args.run(&config, &env)?)
}

/// Tells a person what to do, or that it was our fault.
fn report(error: &anyhow::Error) -> Exit {
    let failure = error.downcast_ref::<Failure>();
    let exit = failure.map_or(Exit::Fault, Failure::exit);
    if exit == Exit::Done {
        return exit;
    }
    if failure.is_some_and(Failure::has_remedy) {
        say_error(&error.to_string());
    } else {
        say_error(&format!(
            "{error:#}\nThis is a fault of footnote or of the machine, not of yours."
        ));
    }
    exit
}
