//! The integration tests, in one target.

#[cfg(feature = "terminal")]
mod cli;
mod container;
mod default_article;
#[cfg(all(feature = "discord", unix))]
mod discord;
#[cfg(feature = "terminal")]
mod eval;
#[cfg(feature = "discord")]
mod fake_discord;
#[cfg(feature = "discord")]
mod fake_discord_itself;
mod fuzz_bodies;
#[cfg(all(feature = "import", feature = "terminal"))]
mod import;
mod languages;
mod lists;
mod notices;
mod properties;
mod quotes;
mod readme;
#[cfg(feature = "terminal")]
mod session_picture;
mod tables;
#[cfg(feature = "terminal")]
mod terminal_snapshots;
