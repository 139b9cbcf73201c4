//! What serenity's shards tell only their log.

use std::fmt::{self, Debug};
use std::future::pending;

use tokio::sync::watch;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata, Subscriber, dispatcher};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

const SHARDS: &str = "serenity::gateway::shard";

/// What a shard logs when Discord closes it with 4011 (sharding required).
const SHARDING_REQUIRED: &str = "too many guilds";

/// Hears whether Discord wants more shards. serenity takes that close for one of
/// those after which to connect again, and would do so for ever.
#[derive(Debug)]
struct ShardLog {
    sharding_required: watch::Sender<bool>,
}

/// What must listen to the log where [`run`](super::run) runs.
#[must_use]
pub fn shard_log<S>() -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let is_an_error =
        |event: &Metadata<'_>| event.target() == SHARDS && *event.level() == Level::ERROR;
    let log = ShardLog {
        sharding_required: watch::Sender::new(false),
    };
    log.with_filter(filter_fn(is_an_error)).boxed()
}

/// Done once Discord has asked for more shards; never, where nothing listens.
pub(super) async fn sharding_required() {
    let heard = dispatcher::get_default(|dispatch| {
        let log = dispatch.downcast_ref::<ShardLog>()?;
        Some(log.sharding_required.subscribe())
    });
    if let Some(mut heard) = heard
        && heard.wait_for(|&is_required| is_required).await.is_ok()
    {
        return;
    }
    pending().await
}

impl<S: Subscriber> Layer<S> for ShardLog {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut message = Message::default();
        event.record(&mut message);
        if message.0.contains(SHARDING_REQUIRED) {
            self.sharding_required.send_replace(true);
        }
    }
}

#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            // Writing to a string can't fail.
            let _ = fmt::write(&mut self.0, format_args!("{value:?}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use tracing::subscriber::{DefaultGuard, set_default};
    use tracing_subscriber::layer::SubscriberExt as _;
    use tracing_subscriber::registry;

    use super::{SHARDS, shard_log, sharding_required};

    fn listening() -> DefaultGuard {
        set_default(registry().with(shard_log()))
    }

    #[track_caller]
    fn hears(speak: fn(), expected: bool) {
        let _listening = listening();
        let mut heard = pin!(sharding_required());
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(heard.as_mut().poll(&mut context), Poll::Pending);
        speak();
        assert_eq!(heard.poll(&mut context).is_ready(), expected);
    }

    #[test]
    fn a_shard_with_too_many_servers_is_heard() {
        // As serenity 0.12.5 writes it.
        hears(
            || tracing::error!(target: SHARDS, "[{:?}] Shard has too many guilds.", (0, 1)),
            true,
        );
        hears(
            || tracing::error!(target: SHARDS, "[{:?}] Invalid gateway intents have been provided.", (0, 1)),
            false,
        );
        hears(|| tracing::info!(target: SHARDS, "too many guilds"), false);
        hears(
            || tracing::error!(target: "footnote", "too many guilds"),
            false,
        );
    }

    #[test]
    fn what_was_said_before_counts() {
        let _listening = listening();
        tracing::error!(target: SHARDS, "Shard has too many guilds.");
        let mut context = Context::from_waker(Waker::noop());
        assert!(pin!(sharding_required()).poll(&mut context).is_ready());
    }
}
