//! The line editor, with its history.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustyline::completion::Completer;
use rustyline::config::{CompletionType, Config};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{Context, Helper};

use super::completion::Completions;
use super::session::Session;
use crate::library::Library;
use crate::surface::terminal::exit::Failure;
use crate::surface::terminal::style::QUIET;

/// The most lines that the history keeps.
const LONGEST_HISTORY: usize = 1000;

/// What somebody typed.
pub(super) enum Typed {
    /// A line.
    Line(String),
    /// A line that was given up (Ctrl-C).
    Nothing,
    /// That was all (Ctrl-D).
    End,
}

/// The line editor.
pub(super) struct Editor {
    lines: rustyline::Editor<Completing, FileHistory>,
    history: Option<PathBuf>,
    /// For which library the completions were gathered.
    completing: Option<(Arc<Library>, Option<String>)>,
}

impl Editor {
    /// An editor that keeps what is typed in `history`. A history that can't be
    /// read or written is worth a warning and no more.
    pub(super) fn open(history: Option<PathBuf>) -> Result<Self, ReadlineError> {
        let config = Config::builder()
            .max_history_size(LONGEST_HISTORY)?
            .history_ignore_dups(true)?
            .history_ignore_space(true)
            .completion_type(CompletionType::List)
            .build();
        let mut lines = rustyline::Editor::with_config(config)?;
        lines.set_helper(Some(Completing::default()));
        if let Some(file) = &history {
            load(&mut lines, file);
        }
        Ok(Self {
            lines,
            history,
            completing: None,
        })
    }

    /// Reads a line.
    pub(super) fn read(&mut self, session: &Session) -> Result<Typed, Failure> {
        self.gather_completions(session);
        let name = match session.chosen() {
            Some(article) if session.articles().len() > 1 => article.id.as_str(),
            _ => "",
        };
        let prompt = (format!("{name}› "), format!("{QUIET}{name}›{QUIET:#} "));
        match self.lines.readline(&prompt) {
            Ok(line) => {
                self.remember(&line);
                Ok(Typed::Line(line))
            }
            Err(ReadlineError::Interrupted) => Ok(Typed::Nothing),
            Err(ReadlineError::Eof) => Ok(Typed::End),
            Err(error) => Err(Failure::Terminal(error)),
        }
    }

    fn gather_completions(&mut self, session: &Session) {
        let chosen = session.chosen().map(|article| article.id.clone());
        let known = self.completing.as_ref().is_some_and(|(library, article)| {
            Arc::ptr_eq(library, session.library()) && *article == chosen
        });
        if known {
            return;
        }
        self.completing = Some((Arc::clone(session.library()), chosen));
        if let Some(helper) = self.lines.helper_mut() {
            helper.0 = Completions::of(session);
        }
    }

    /// Keeps `line`, on disk at once, so that a crash loses nothing.
    fn remember(&mut self, line: &str) {
        let added = self.lines.add_history_entry(line);
        let Some(file) = &self.history else {
            return;
        };
        if let Err(error) = added.and_then(|_| self.lines.append_history(file)) {
            warn(file, &error);
            // Once is enough.
            self.history = None;
        }
    }
}

fn load(lines: &mut rustyline::Editor<Completing, FileHistory>, file: &Path) {
    if let Some(folder) = file.parent()
        && let Err(error) = std::fs::create_dir_all(folder)
    {
        return warn(file, &error.into());
    }
    match lines.load_history(file) {
        Err(ReadlineError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => warn(file, &error),
        Ok(()) => {}
    }
}

fn warn(file: &Path, error: &ReadlineError) {
    tracing::warn!(file = %file.display(), %error, "the history can't be kept");
}

/// Completes lines, and leaves all else as it is.
#[derive(Default)]
struct Completing(Completions);

impl Completer for Completing {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        Ok((0, self.0.complete(line.get(..at).unwrap_or(line))))
    }
}

impl Hinter for Completing {
    type Hint = String;
}

impl Highlighter for Completing {}
impl Validator for Completing {}
impl Helper for Completing {}
