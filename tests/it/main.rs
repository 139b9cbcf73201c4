//! The integration tests, in one target.

#[cfg(feature = "terminal")]
mod cli;
mod default_article;
mod fuzz_bodies;
#[cfg(all(feature = "import", feature = "terminal"))]
mod import;
mod properties;
mod readme;
#[cfg(feature = "terminal")]
mod session_picture;
#[cfg(feature = "terminal")]
mod terminal_snapshots;
