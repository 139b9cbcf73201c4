//! The command line: one file a command, and [`Args`] lists them all.

mod args;
mod ask;
mod batch;
mod chat;
mod check;
pub mod draw;
mod env_file;
mod exit;
mod explain;
#[cfg(feature = "import")]
mod import;
mod json;
mod knowledge;
mod lines;
pub mod logging;
mod page;
mod progress;
mod screen;
mod style;
mod table;
mod wrap;

pub use args::Args;
pub use chat::{Session, Step};
pub use env_file::EnvFile;
pub use exit::{Exit, Failure};
pub use explain::explanation;
pub use json::JsonAnswer;
pub use progress::Progress;
pub use screen::say_error;
