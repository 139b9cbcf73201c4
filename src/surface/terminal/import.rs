//! `footnote import`: articles from text, HTML and PDF.

mod output;
mod worker;

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::exit::Exit;
use super::screen::{note, say_error};
use super::style::{ERROR, WARNING};
use crate::article::import::{Imported, Kind, decode, read};
use crate::article::{Problem, markdown};
use crate::isolation::{self, IsolationError, Limits};
use crate::reply;

pub(super) use worker::{WORKER, WorkerArgs};

use output::{Job, Target};

/// A larger file, in bytes, is refused: no article is that long.
const LARGEST_FILE: u64 = 200_000_000;
/// A parser may hand back so many bytes: far more than the text of the largest
/// file, and too little to fill the memory.
const LARGEST_RESULT: usize = 512 << 20;
/// Work on a larger file, in bytes, is worth a sign of life.
const SLOW_FILE: u64 = 2_000_000;
/// How long a parser may take by default, in seconds.
const TIMEOUT: u64 = 120;

/// Make articles from plain text, HTML or PDF
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote import article.txt > knowledge/article.md
  footnote import page.html -o knowledge/page.md
  footnote import report.pdf notes.txt -o knowledge/

The result is Markdown to look over. Nothing in it is invented: a section's
summary is one of its own sentences. A file that is there already may have been
edited since, so it is only replaced with --force.

Exit codes: 0 all is imported, 1 something could not be written or started, 2
the arguments make no sense, 3 a file could not be read or used.")]
pub(crate) struct ImportArgs {
    /// The files to import; what they hold is told by their content
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Where to write the Markdown [default: standard output]; a folder if there are several files
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Replace files that are there already
    #[arg(long, requires = "output")]
    force: bool,

    /// How many seconds the parser of an HTML or PDF file may take
    #[arg(long, value_name = "SECONDS", default_value_t = TIMEOUT, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
}

impl ImportArgs {
    /// Imports the files. Results go to standard output or where the arguments
    /// say, problems to standard error; one bad file doesn't keep the others.
    ///
    /// HTML and PDF are parsed by this same program, started again with the
    /// command [`WORKER`].
    pub(super) fn run(&self) -> Exit {
        let jobs = match output::plan(&self.files, self.output.as_deref(), self.force) {
            Ok(jobs) => jobs,
            Err(message) => {
                say_error(&message);
                return Exit::Usage;
            }
        };
        let progress = progress(&jobs);
        let mut exit = Exit::Done;
        for job in &jobs {
            progress.set_message(job.input.display().to_string());
            let outcome = import(job, self.timeout);
            progress.suspend(|| exit = worse(exit, report(job, outcome)));
            progress.inc(1);
        }
        progress.finish_and_clear();
        exit
    }
}

/// The exit that tells of both: our own fault goes first.
fn worse(one: Exit, other: Exit) -> Exit {
    match (one, other) {
        (Exit::Fault, _) | (_, Exit::Fault) => Exit::Fault,
        (Exit::Done, other) => other,
        (one, _) => one,
    }
}

/// Why a file came to nothing.
struct Failure {
    exit: Exit,
    problem: Problem,
}

impl Failure {
    fn unusable(problem: impl Into<Problem>) -> Self {
        Self {
            exit: Exit::Invalid,
            problem: problem.into(),
        }
    }

    fn ours(problem: Problem) -> Self {
        Self {
            exit: Exit::Fault,
            problem,
        }
    }
}

/// Says what became of a file, and how that ends.
fn report(job: &Job, outcome: Result<Imported, Failure>) -> Exit {
    let tell = |problem: Problem| {
        let style = if problem.is_error() { ERROR } else { WARNING };
        note(&format!("{style}{}{style:#}", problem.in_file(&job.input)));
    };
    let written = outcome.and_then(|imported| {
        write(&job.target, &imported)?;
        Ok(imported.warnings)
    });
    match written {
        Ok(warnings) => {
            warnings.into_iter().for_each(tell);
            Exit::Done
        }
        Err(failure) => {
            tell(failure.problem);
            failure.exit
        }
    }
}

fn write(target: &Target, imported: &Imported) -> Result<(), Failure> {
    let article = &imported.article;
    output::write(target, markdown::write(article).as_bytes()).map_err(|error| {
        let what = match target {
            Target::Stdout => "standard output can't be written to".to_owned(),
            Target::File(path) => format!("{} can't be written", path.display()),
        };
        Failure::ours(Problem::error(
            format!("{what}: {error}"),
            "check the path, its permissions and the free space",
        ))
    })?;
    if let Target::File(path) = target {
        note(&format!(
            "wrote {}: “{}”, {}",
            path.display(),
            article.title,
            reply::extent(article)
        ));
    }
    Ok(())
}

fn import(job: &Job, timeout: u64) -> Result<Imported, Failure> {
    let bytes = read_file(&job.input).map_err(Failure::unusable)?;
    let ending = job.input.extension().and_then(|ending| ending.to_str());
    let detected = Kind::detect(ending, &bytes).map_err(Failure::unusable)?;
    let mut imported = if detected.kind.is_foreign() {
        parse_apart(detected.kind, &job.id, &bytes, timeout)?
    } else {
        read(detected.kind, &job.id, &bytes).map_err(Failure::unusable)?
    };
    imported.warnings.splice(0..0, detected.warning);
    Ok(imported)
}

fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: io::Error| {
        Problem::error(
            format!("can't be read: {error}"),
            "check the path and its permissions",
        )
    };
    let file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(Problem::error(
            "is a folder", "give the files in it instead",
        ));
    }
    let mut bytes = Vec::new();
    // The length that the system tells may be wrong, and is 0 for a pipe.
    let too_large = metadata.len() > LARGEST_FILE
        || file
            .take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)? as u64
            > LARGEST_FILE;
    if too_large {
        let limit = LARGEST_FILE / 1_000_000;
        return Err(Problem::error(
            format!("is larger than {limit} MB"),
            "split it, or import only the article in it",
        ));
    }
    Ok(bytes)
}

/// Parses `bytes` in a process of its own, with limits.
fn parse_apart(kind: Kind, id: &str, bytes: &[u8], timeout: u64) -> Result<Imported, Failure> {
    let program =
        std::env::current_exe().map_err(|error| failed(kind, &IsolationError::Start(error)))?;
    let mut command = Command::new(program);
    command.args(worker::arguments(kind, id, timeout));
    // The parser needs nothing from the environment, least of all its secrets,
    // nor from the working folder, where more of them may lie.
    #[cfg(unix)]
    command.env_clear().current_dir("/");
    command.env("RUST_BACKTRACE", "0");
    let limits = Limits {
        time: Duration::from_secs(timeout),
        output: LARGEST_RESULT,
    };
    let result = isolation::run(command, bytes, &limits).map_err(|error| failed(kind, &error))?;
    let decoded = decode(&result).map_err(|error| {
        let message = format!("the {kind} parser gave no answer: {error}");
        Failure::ours(Problem::error(
            message,
            "report this, with the file if it is public",
        ))
    })?;
    decoded.map_err(Failure::unusable)
}

fn failed(kind: Kind, error: &IsolationError) -> Failure {
    let problem = |remedy: &str| Problem::error(format!("the {kind} parser {error}"), remedy);
    let simpler = match kind {
        Kind::Pdf => "print it to a new PDF, or save its text as .txt, and import that",
        _ => "save the text of the page as .txt, and import that",
    };
    match error {
        IsolationError::TimeOut(_) => {
            Failure::unusable(problem("give it longer with --timeout, or split the file"))
        }
        IsolationError::OutOfMemory | IsolationError::TooMuchOutput(_) => {
            Failure::unusable(problem("split the file"))
        }
        IsolationError::StackOverflow | IsolationError::Crash(_) => {
            Failure::unusable(problem(simpler))
        }
        IsolationError::Start(_) | IsolationError::Read(_) => Failure::ours(problem("try again")),
    }
}

/// A bar for several files, a spinner for a large one; nothing on a pipe.
fn progress(jobs: &[Job]) -> ProgressBar {
    let is_slow = jobs
        .iter()
        .any(|job| std::fs::metadata(&job.input).is_ok_and(|metadata| metadata.len() > SLOW_FILE));
    if !io::stderr().is_terminal() || jobs.len() == 1 && !is_slow {
        return ProgressBar::hidden();
    }
    let template = if jobs.len() > 1 {
        "{spinner} {pos}/{len} {wide_msg}"
    } else {
        "{spinner} {elapsed} {wide_msg}"
    };
    let style =
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(jobs.len() as u64).with_style(style);
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

#[cfg(test)]
mod tests {
    use super::{Exit, worse};

    #[test]
    fn our_fault_goes_before_theirs() {
        assert_eq!(worse(Exit::Done, Exit::Done), Exit::Done);
        assert_eq!(worse(Exit::Done, Exit::Invalid), Exit::Invalid);
        assert_eq!(worse(Exit::Invalid, Exit::Done), Exit::Invalid);
        assert_eq!(worse(Exit::Fault, Exit::Invalid), Exit::Fault);
        assert_eq!(worse(Exit::Invalid, Exit::Fault), Exit::Fault);
    }
}
