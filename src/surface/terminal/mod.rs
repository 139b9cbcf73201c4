//! The command line: one file a command, and [`Args`] lists them all.

mod args;
mod ask;
mod batch;
mod chat;
mod check;
#[cfg(feature = "discord")]
mod discord;
pub mod draw;
mod env_file;
mod exit;
mod explain;
#[cfg(feature = "import")]
mod import;
#[cfg(feature = "discord")]
mod invite;
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
mod wrap;

pub use args::Args;
pub use chat::{Session, Step};
pub use env_file::EnvFile;
pub use exit::{Exit, Failure};
pub use explain::explanation;
pub use json::JsonAnswer;
pub use progress::Progress;
pub use screen::say_error;
