//! The bot at work: from an event of the gateway to what is sent.

mod interactions;
mod messages;
mod troubles;

use std::collections::{BTreeSet, HashSet};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serenity::model::event::Event;
use serenity::model::id::{ApplicationId, ChannelId, GuildId, InteractionId, UserId};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout};

use self::troubles::Troubles;
use super::conversations::Conversations;
use super::gate::Gate;
use super::message::Heard;
use super::metrics::Metrics;
use super::recent::Recent;
use super::register::{self, Registered};
use super::rest::Rest;
use super::seen::Seen;
use crate::config;
use crate::library::Shelf;

/// How many interactions are remembered, so as to answer none twice.
const INTERACTIONS: NonZeroUsize = NonZeroUsize::new(8192).unwrap();

/// How many members are remembered, and where, as told that their text can't be
/// read.
const UNHEARD: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

/// More than this is never in hand: the gate's queue and its notices are less.
const MOST_IN_HAND: u32 = 1_000_000;

/// The bot at work. One of it serves all shards.
#[derive(Debug)]
pub(super) struct Service {
    shelf: Arc<Shelf>,
    rest: Rest,
    metrics: Arc<Metrics>,
    gate: Gate,
    conversations: Conversations,
    recent: Recent,
    interactions: Seen<InteractionId>,
    unknown: Seen<String>,
    unheard: Seen<(ChannelId, UserId)>,
    troubles: Troubles,
    ask_channels: BTreeSet<ChannelId>,
    dev_guild: Option<GuildId>,
    /// The bot.
    me: UserId,
    registering: AtomicBool,
    guilds: Mutex<HashSet<GuildId>>,
    in_hand: Semaphore,
    closing: AtomicBool,
}

impl Service {
    pub(super) fn new(
        settings: &config::Discord,
        shelf: Arc<Shelf>,
        rest: Rest,
        me: UserId,
        metrics: Arc<Metrics>,
    ) -> Self {
        let ask_channels = settings
            .ask_channels
            .iter()
            .map(|id| ChannelId::new(id.get()));
        Self {
            shelf,
            rest,
            metrics,
            gate: Gate::new(settings),
            conversations: Conversations::new(),
            recent: Recent::new(),
            interactions: Seen::new(INTERACTIONS),
            unknown: Seen::new(NonZeroUsize::new(64).unwrap_or(NonZeroUsize::MIN)),
            unheard: Seen::new(UNHEARD),
            troubles: Troubles::new(),
            ask_channels: ask_channels.collect(),
            dev_guild: settings.dev_guild.map(|id| GuildId::new(id.get())),
            me,
            registering: AtomicBool::new(false),
            guilds: Mutex::default(),
            in_hand: Semaphore::new(MOST_IN_HAND as usize),
            closing: AtomicBool::new(false),
        }
    }

    /// Does what `event` asks for.
    pub(super) async fn event(&self, event: Event) {
        let arrived = Instant::now();
        let Some(_in_hand) = self.hold() else {
            return;
        };
        match event {
            Event::Ready(event) => {
                let ready = event.ready;
                self.guilds_changed(|guilds| {
                    guilds.extend(ready.guilds.iter().map(|guild| guild.id))
                });
                self.register(ready.application.id).await;
            }
            Event::GuildCreate(event) => self.guilds_changed(|guilds| {
                guilds.insert(event.guild.id);
            }),
            Event::GuildDelete(event) if !event.guild.unavailable => {
                self.guilds_changed(|guilds| {
                    guilds.remove(&event.guild.id);
                });
            }
            Event::InteractionCreate(event) => self.interaction(event.interaction, arrived).await,
            Event::MessageCreate(event) => self.message(Heard::from(&event.message), arrived).await,
            Event::MessageUpdate(event) => {
                if let Some(heard) = Heard::edited(&event) {
                    self.edited(heard, arrived).await;
                }
            }
            Event::MessageDelete(event) => {
                self.deleted(event.channel_id, &[event.message_id]).await;
            }
            Event::MessageDeleteBulk(event) => self.deleted(event.channel_id, &event.ids).await,
            Event::Unknown(event) => self.not_understood(event.kind, event.value, arrived).await,
            _ => {}
        }
    }

    /// A shard has connected or lost its connection.
    pub(super) fn shard(&self, shard: u32, is_connected: bool) {
        self.metrics.shard(shard, is_connected);
        if is_connected {
            tracing::info!(shard, "connected to Discord");
        } else if !self.closing.load(Ordering::Relaxed) {
            tracing::debug!(shard, "not connected to Discord");
        }
    }

    /// Takes nothing new in, and waits at most `patience` for what is in hand.
    /// Whether it was finished.
    pub(super) async fn close(&self, patience: Duration) -> bool {
        self.closing.store(true, Ordering::Relaxed);
        timeout(patience, self.in_hand.acquire_many(MOST_IN_HAND))
            .await
            .is_ok()
    }

    fn hold(&self) -> Option<SemaphorePermit<'_>> {
        if self.closing.load(Ordering::Relaxed) {
            return None;
        }
        self.in_hand.try_acquire().ok()
    }

    /// Registers the commands, once.
    async fn register(&self, application: ApplicationId) {
        if self.registering.swap(true, Ordering::Relaxed) {
            return;
        }
        match register::register(&self.rest, application, self.dev_guild).await {
            Ok(Registered::Already) => tracing::info!("the commands are registered as they are"),
            Ok(Registered::Anew) => tracing::info!("registered the commands"),
            Err(refusal) => {
                self.metrics.rest_failure(&refusal);
                self.registering.store(false, Ordering::Relaxed);
                let remedy = match (refusal.status(), self.dev_guild) {
                    (Some(403 | 404), Some(_)) => {
                        "FOOTNOTE_DEV_GUILD must be a server that the bot was invited to with the link of `footnote invite`"
                    }
                    (Some(401), _) => "the token is no longer valid",
                    _ => "they are tried again when the bot starts next",
                };
                tracing::error!(%refusal, remedy, "could not register the commands");
            }
        }
    }

    fn guilds_changed(&self, change: impl FnOnce(&mut HashSet<GuildId>)) {
        let mut guilds = self.guilds.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut guilds);
        self.metrics.guilds(guilds.len());
    }

    /// An event that serenity could not read. A message is read again, less of
    /// it, and an interaction gets an apology rather than silence.
    async fn not_understood(&self, kind: String, value: serde_json::Value, arrived: Instant) {
        self.metrics.unknown_dispatch(&kind);
        if self.unknown.is_new(kind.clone()) {
            tracing::warn!(
                kind,
                "an event of this kind was not understood; further ones are only counted"
            );
        }
        match kind.as_str() {
            "MESSAGE_CREATE" => {
                if let Ok(heard) = serde_json::from_value(value) {
                    self.message(heard, arrived).await;
                }
            }
            "INTERACTION_CREATE" => self.apologise(&value, arrived).await,
            _ => {}
        }
    }
}

/// What `act` gives, or `None` after a panic: one question's fault must not be
/// the next one's.
fn unless_it_panics<T>(act: impl FnOnce() -> T) -> Option<T> {
    let done = catch_unwind(AssertUnwindSafe(act));
    if done.is_err() {
        tracing::error!("a fault in the program; the question got an apology");
    }
    done.ok()
}
