use std::io::{self, Read, Write};
use std::thread;
use std::time::Duration;

use clap::ValueEnum;

use super::super::exit::Exit;
use super::super::screen::note;
use crate::article::Problem;
use crate::article::import::{Kind, encode, read};
use crate::isolation;

/// The name of the command that a parser's process carries out.
pub(in super::super) const WORKER: &str = "import-worker";

/// So much memory, in MiB, a parser may use.
const MEMORY: u64 = 2 * 1024;
/// The stack of a parser, in bytes: trees of markup are walked recursively.
const STACK: usize = 256 << 20;
/// The parent ends a parser in time; if the parent is gone, the system does so
/// this much later.
const GRACE: Duration = Duration::from_secs(10);

/// Parse a foreign format from standard input (used by import itself)
#[derive(Debug, clap::Args)]
#[command(hide = true)]
pub(crate) struct WorkerArgs {
    /// What is parsed
    #[arg(value_enum)]
    kind: Foreign,

    /// What names the article
    #[arg(long)]
    id: String,

    /// How many seconds it may take
    #[arg(long)]
    timeout: u64,

    /// How much memory it may use, in MiB
    #[arg(long, default_value_t = MEMORY)]
    memory: u64,
}

/// The formats whose parsers run apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Foreign {
    /// A web page.
    Html,
    /// A PDF.
    Pdf,
}

/// The arguments that make this program parse that `kind`.
pub(super) fn arguments(kind: Kind, id: &str, timeout: u64) -> [String; 4] {
    let kind = match kind {
        Kind::Pdf => "pdf",
        _ => "html",
    };
    [
        WORKER.to_owned(),
        kind.to_owned(),
        // In one piece, so that an id may begin with a dash.
        format!("--id={id}"),
        format!("--timeout={timeout}"),
    ]
}

impl WorkerArgs {
    /// Parses what comes on standard input, and writes the result to standard
    /// output for the process that started this one. What is wrong with the
    /// article is a result too: only a crash is a failure.
    pub(in super::super) fn run(&self) -> Exit {
        match parse(self) {
            Ok(()) => Exit::Done,
            Err(message) => {
                note(&message);
                Exit::Fault
            }
        }
    }
}

fn parse(args: &WorkerArgs) -> Result<(), String> {
    let refused = |error: io::Error| format!("its limits can't be set: {error}");
    isolation::limit_memory(args.memory << 20).map_err(refused)?;
    isolation::limit_time(Duration::from_secs(args.timeout) + GRACE).map_err(refused)?;
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| format!("its input can't be read: {error}"))?;
    let (kind, id) = (args.kind.kind(), args.id.clone());
    let parser = thread::Builder::new()
        .name(format!("{kind} parser"))
        .stack_size(STACK)
        .spawn(move || encode(&read(kind, &id, &bytes).map_err(Problem::from)))
        .map_err(|error| format!("its thread can't be started: {error}"))?;
    let Ok(result) = parser.join() else {
        // The panic has said why.
        return Err(String::new());
    };
    io::stdout()
        .lock()
        .write_all(&result)
        .map_err(|error| format!("its result can't be written: {error}"))
}

impl Foreign {
    fn kind(self) -> Kind {
        match self {
            Self::Html => Kind::Html,
            Self::Pdf => Kind::Pdf,
        }
    }
}
