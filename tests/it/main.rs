//! The integration tests, in one target.

#[cfg(feature = "terminal")]
mod cli;
#[cfg(feature = "terminal")]
mod terminal_snapshots;
