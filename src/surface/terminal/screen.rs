//! The two streams: results go to standard output, diagnostics to standard
//! error.

use std::io::{IsTerminal, Write};

use super::exit::Failure;
use super::style::ERROR;

/// Text is hard to read in longer lines.
const WIDEST: usize = 100;

/// The columns to lay text out for: the terminal's, at most [`WIDEST`]; on a
/// pipe those that `COLUMNS` asks for, and without it no line is broken.
pub(super) fn width() -> usize {
    let asked = || {
        std::env::var("COLUMNS")
            .ok()?
            .trim()
            .parse()
            .ok()
            .filter(|&columns| columns > 0)
    };
    if !std::io::stdout().is_terminal() {
        return asked().unwrap_or(usize::MAX);
    }
    let columns =
        terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    columns.or_else(asked).unwrap_or(80).min(WIDEST)
}

/// Whether somebody sits at both ends.
pub(super) fn is_interactive() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Writes a result, with its colours if the stream shows them.
///
/// # Errors
/// If standard output is closed or full.
pub(crate) fn show(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(Failure::Output)
}

/// Writes a diagnostic. Where standard error is closed, nobody wants it.
pub(super) fn note(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Writes why a command failed, as clap writes a usage error.
pub fn say_error(text: &str) {
    note(&format!("{ERROR}error:{ERROR:#} {text}"));
}
