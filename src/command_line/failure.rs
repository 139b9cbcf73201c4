//! Why a command could not be done, wherever it belongs.

use crate::config::ConfigError;
#[cfg(feature = "discord")]
use crate::library::LoadError;
#[cfg(feature = "discord")]
use crate::surface::discord;
use crate::surface::terminal::{self, Exit};

/// Why a command could not be done, with the remedy where there is one.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A command of the terminal.
    #[error(transparent)]
    Terminal(#[from] terminal::Failure),
    /// The Discord bot can't start, or had to stop.
    #[cfg(feature = "discord")]
    #[error(transparent)]
    Discord(#[from] discord::Failure),
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Terminal(error.into())
    }
}

#[cfg(feature = "discord")]
impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::Terminal(error.into())
    }
}

impl Failure {
    /// The exit code that says so.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Terminal(failure) => failure.exit(),
            #[cfg(feature = "discord")]
            Self::Discord(failure) if failure.is_the_operators() => Exit::Invalid,
            #[cfg(feature = "discord")]
            Self::Discord(_) => Exit::Fault,
        }
    }

    /// Whether it says itself what went wrong and what to do.
    #[must_use]
    pub fn has_remedy(&self) -> bool {
        match self {
            Self::Terminal(failure) => failure.has_remedy(),
            #[cfg(feature = "discord")]
            Self::Discord(failure) => failure.is_the_operators(),
        }
    }
}
