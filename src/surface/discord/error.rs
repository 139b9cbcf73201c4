//! Why the bot stops.

use std::io;
use std::net::SocketAddr;

use serenity::gateway::GatewayError;

/// Why the bot could not start, or had to stop. Each text ends with the remedy,
/// where there is one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// There is no token.
    #[error(
        "Set DISCORD_TOKEN, in the environment or in .env; get it at https://discord.com/developers/applications → your application → Bot → Reset Token. `footnote chat` needs none"
    )]
    MissingToken,
    /// Discord knows no such token.
    #[error(
        "Discord doesn't accept DISCORD_TOKEN; copy it anew from https://discord.com/developers/applications → your application → Bot → Reset Token"
    )]
    InvalidToken,
    /// The application may not have an intent that was asked for.
    #[error(
        "FOOTNOTE_ASK_CHANNELS needs the Message Content Intent; turn it on at https://discord.com/developers/applications → your application → Bot, or remove FOOTNOTE_ASK_CHANNELS"
    )]
    DisallowedIntents,
    /// The bot is in too many servers for the number of its shards.
    #[error(
        "Discord wants more shards for so many servers; start the bot again, so that it asks for their number anew"
    )]
    ShardingRequired,
    /// The page of health and metrics has no place.
    #[error("FOOTNOTE_HEALTH_ADDR is {address}, {}", no_place(.error))]
    HealthAddress {
        /// Where it should have been.
        address: SocketAddr,
        /// What the system says.
        error: io::Error,
    },
    /// A request without which the bot can't start could not be made.
    #[error("Discord can't be asked for its gateway")]
    Request,
    /// The gateway closed for good, or never opened.
    #[error("the connection to Discord's gateway is lost: {0}")]
    Gateway(GatewayError),
    /// The system lacks what the bot runs on: threads, ports, signals.
    #[error("the system refuses what the bot needs")]
    System(#[from] io::Error),
}

impl Failure {
    /// Whether the operator can mend it; else it is our fault, or Discord's.
    #[must_use]
    pub fn is_the_operators(&self) -> bool {
        match self {
            Self::MissingToken
            | Self::InvalidToken
            | Self::DisallowedIntents
            | Self::ShardingRequired
            | Self::HealthAddress { .. } => true,
            Self::Request | Self::Gateway(_) | Self::System(_) => false,
        }
    }
}

impl From<serenity::Error> for Failure {
    /// Without the error itself, which can hold tokens.
    fn from(error: serenity::Error) -> Self {
        match error {
            serenity::Error::Gateway(error) => match error {
                GatewayError::InvalidAuthentication => Self::InvalidToken,
                GatewayError::DisallowedGatewayIntents => Self::DisallowedIntents,
                GatewayError::OverloadedShard => Self::ShardingRequired,
                error => Self::Gateway(error),
            },
            _ => Self::Request,
        }
    }
}

/// Why the page can't be at an address, and where else to put it.
fn no_place(error: &io::Error) -> String {
    let told = match error.kind() {
        io::ErrorKind::AddrInUse => {
            "where another program listens; stop that program, or choose another port"
        }
        io::ErrorKind::PermissionDenied => {
            "where this user may not listen; choose a port from 1024 on"
        }
        io::ErrorKind::AddrNotAvailable => {
            "which is no address of this machine; choose 127.0.0.1, or 0.0.0.0 for every network"
        }
        _ => return format!("which can't be used ({error}); choose another address"),
    };
    told.to_owned()
}

#[cfg(test)]
mod tests {
    use serenity::gateway::GatewayError;

    use super::Failure;

    #[track_caller]
    fn becomes(error: GatewayError, expected: &str, is_the_operators: bool) {
        let failure = Failure::from(serenity::Error::Gateway(error));
        assert!(failure.to_string().contains(expected), "{failure}");
        assert_eq!(failure.is_the_operators(), is_the_operators);
    }

    #[test]
    fn what_the_operator_can_mend_says_how() {
        becomes(GatewayError::InvalidAuthentication, "Reset Token", true);
        becomes(
            GatewayError::DisallowedGatewayIntents,
            "turn it on at",
            true,
        );
        becomes(GatewayError::OverloadedShard, "start the bot again", true);
        becomes(GatewayError::ReconnectFailure, "is lost", false);
    }
}
