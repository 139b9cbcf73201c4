//! Where people meet the bot. A surface parses what they do and draws what
//! [`crate::bot`] replies; no surface knows another.

#[cfg(feature = "discord")]
pub mod discord;
#[cfg(feature = "terminal")]
pub mod terminal;
