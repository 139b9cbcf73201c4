//! The terminal: one file a command, and one table that lists them.

mod ask;
mod batch;
mod chat;
mod check;
mod command;
pub mod draw;
mod env_file;
mod eval;
mod exit;
mod explain;
mod file;
#[cfg(feature = "import")]
mod import;
mod json;
mod knowledge;
mod lines;
mod logging;
mod page;
mod progress;
mod quote;
mod screen;
mod settings;
mod style;
mod table;
mod train;
mod wrap;

pub use chat::{Session, Step};
pub(crate) use command::Command;
pub use env_file::EnvFile;
pub use exit::{Exit, Failure};
pub use explain::explanation;
pub use json::JsonAnswer;
#[cfg(feature = "discord")]
pub(crate) use knowledge::{KnowledgeArgs, load};
pub(crate) use logging::start as start_logging;
pub use screen::say_error;
pub(crate) use screen::show;
pub(crate) use style::HELP;
