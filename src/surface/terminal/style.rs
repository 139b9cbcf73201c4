//! How things look. Whether colour is shown at all is the stream's business:
//! what is drawn here always holds the codes, and [`anstream`] takes them out
//! for a pipe or where `NO_COLOR` is set.

use anstyle::{AnsiColor, Style};

/// As text is.
pub(super) const PLAIN: Style = Style::new();
/// The answer within a passage, and headings.
pub(super) const STRONG: Style = Style::new().bold();
/// What surrounds the answer: citations, bars, notes.
pub(super) const QUIET: Style = Style::new().dimmed();
/// An address.
pub(super) const LINK: Style = Style::new().dimmed().underline();
/// The words of a quotation that the article hasn't.
pub(super) const DIFFERENT: Style = AnsiColor::Yellow.on_default().bold();
/// Whatever is wrong with a file.
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default();
/// Whatever makes a file unusable.
pub(super) const ERROR: Style = AnsiColor::Red.on_default().bold();

/// The colours of `--help`: those that cargo uses.
pub(crate) const HELP: clap::builder::Styles = clap::builder::Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());
