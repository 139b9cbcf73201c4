//! The Discord bot: `footnote discord`.
//!
//! [`run`] connects and hands every event to the service, which decides whether
//! to answer and sends what the drawing made of [`crate::bot`]'s reply. Whatever
//! decides or draws is free of the network: commands, buttons, messages as data
//! in, drafts out.

mod asides;
mod asking;
mod buttons;
mod commands;
mod connection;
mod conversations;
mod custom_id;
mod draft;
mod draw;
mod error;
mod fingerprint;
#[cfg(test)]
mod fixtures;
mod gate;
mod gateway;
mod guilds;
mod health;
mod lanes;
mod limits;
mod markdown;
mod message;
mod metrics;
mod open_channels;
mod permissions;
mod recent;
mod register;
mod remedy;
mod response;
mod rest;
mod seen;
mod service;
mod shard_log;
mod surface;

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;

use tokio::sync::watch;

pub use self::error::Failure;
use self::metrics::Metrics;
pub use self::permissions::PERMISSIONS;
pub use self::shard_log::shard_log;
use crate::config;
use crate::library::Shelf;

/// Runs the bot until `shutdown` is done; then finishes what is in hand, and
/// leaves Discord properly.
///
/// # Errors
/// A [`Failure`] if it can't start, or has to stop before that.
pub async fn run(
    settings: &config::Discord,
    shelf: Arc<Shelf>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Failure> {
    let token = settings.token.as_ref().ok_or(Failure::MissingToken)?;
    let metrics = Arc::new(Metrics::new());
    let (stop, mut stopped) = watch::channel(());
    let page = match settings.health_addr {
        None => None,
        Some(address) => {
            let listener = health::bind(address).await?;
            let watched = health::Watched {
                metrics: Arc::clone(&metrics),
                shelf: Arc::clone(&shelf),
            };
            tracing::info!(%address, "health and metrics are served");
            Some(tokio::spawn(health::serve(listener, watched, async move {
                // An error means that there is nobody left to run for.
                let _ = stopped.changed().await;
            })))
        }
    };
    let ended = connection::run(settings, token, shelf, metrics, pin!(shutdown)).await;
    drop(stop);
    if let Some(page) = page {
        // It ends with what runs it.
        let _ = page.await;
    }
    ended
}
