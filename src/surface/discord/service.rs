//! The bot at work: from an event of the gateway to what is sent.

mod forgetting;
mod interactions;
mod messages;
mod registration;
mod troubles;

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serenity::model::application::Interaction;
use serenity::model::event::Event;
use serenity::model::id::{ChannelId, GuildId, InteractionId, UserId};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use self::troubles::Troubles;
use super::asides::Asides;
use super::conversations::Conversations;
use super::gate::{BUSY_NOTICES, Gate};
use super::guilds::Guilds;
use super::lanes::{Lanes, Place};
use super::message::{Heard, Unheard};
use super::metrics::{Metrics, Shed};
use super::open_channels::OpenChannels;
use super::recent::Recent;
use super::rest::Rest;
use super::seen::{Lately, Seen};
use crate::config;
use crate::library::Shelf;

/// How many interactions are remembered, so as to answer none twice.
const INTERACTIONS: NonZeroUsize = NonZeroUsize::new(8192).unwrap();

/// How many members are remembered, and where, as told why their text can't be
/// read.
const UNHEARD: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

/// How long a member is remembered as told something that needn't be said again.
const TOLD: Duration = Duration::from_secs(24 * 60 * 60);

/// How many servers are remembered as reported for commands of their own.
const DOUBLED: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

/// How many events may wait to be looked at, besides what the gate holds: further
/// ones are dropped. To look at one takes less than a millisecond: what takes longer
/// is done behind the gate, or as an aside, of which only so many wait.
const MOST_WAITING: usize = 10_000;

/// The bot at work. One of it serves all shards.
#[derive(Debug)]
pub(super) struct Service {
    shelf: Arc<Shelf>,
    rest: Rest,
    metrics: Arc<Metrics>,
    gate: Gate,
    asides: Asides,
    conversations: Conversations,
    recent: Recent,
    interactions: Seen<InteractionId>,
    unknown: Seen<String>,
    unheard: Lately<(ChannelId, UserId, Unheard)>,
    troubles: Troubles,
    open_channels: OpenChannels,
    lanes: Lanes,
    dev_guild: Option<GuildId>,
    /// Servers with commands of their own that should have none.
    doubled: Seen<GuildId>,
    /// The bot.
    me: UserId,
    registering: AtomicBool,
    guilds: Guilds,
    in_hand: Arc<Semaphore>,
    most_in_hand: usize,
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
        let most_in_hand = settings.queue + BUSY_NOTICES + MOST_WAITING;
        Self {
            shelf,
            rest,
            metrics,
            gate: Gate::new(settings),
            asides: Asides::new(settings.queue),
            conversations: Conversations::new(),
            recent: Recent::new(),
            interactions: Seen::new(INTERACTIONS),
            unknown: Seen::new(NonZeroUsize::new(64).unwrap_or(NonZeroUsize::MIN)),
            unheard: Lately::new(UNHEARD, TOLD),
            troubles: Troubles::new(),
            open_channels: OpenChannels::new(settings),
            lanes: Lanes::default(),
            dev_guild: settings.dev_guild.map(|id| GuildId::new(id.get())),
            doubled: Seen::new(DOUBLED),
            me,
            registering: AtomicBool::new(false),
            guilds: Guilds::default(),
            in_hand: Arc::new(Semaphore::new(most_in_hand)),
            most_in_hand,
            closing: AtomicBool::new(false),
        }
    }

    /// Hears an event of a shard, and has what it asks for done by `work`. Events
    /// must be heard in their order.
    pub(super) fn hear(self: &Arc<Self>, shard: u32, event: Event, work: &Handle) {
        let arrived = Instant::now();
        self.learn(shard, &event);
        if self.closing.load(Ordering::Relaxed) {
            return;
        }
        if let Event::Ready(event) = &event {
            // The end doesn't wait for it: the next start registers just as well.
            let (service, application) = (Arc::clone(self), event.ready.application.id);
            work.spawn(async move { service.register(application).await });
            return;
        }
        let Ok(in_hand) = Arc::clone(&self.in_hand).try_acquire_owned() else {
            self.metrics.shed(Shed::Busy);
            return;
        };
        let place = channel_of(&event).map(|channel| self.lanes.enter(channel));
        let service = Arc::clone(self);
        work.spawn(async move {
            service.see_to(event, place, arrived).await;
            drop(in_hand);
        });
    }

    /// Learns from an event which servers, roles and threads there are.
    fn learn(&self, shard: u32, event: &Event) {
        match event {
            // Servers that were left meanwhile are no longer among them.
            Event::Ready(event) => {
                let guilds = event.ready.guilds.iter().map(|guild| guild.id);
                self.guilds.begin(shard, guilds);
            }
            Event::GuildCreate(event) => {
                let guild = &event.guild;
                self.open_channels.learn(&guild.threads);
                self.guilds
                    .enter(shard, guild.id, guild.roles.values(), self.me);
            }
            Event::GuildDelete(event) if !event.guild.unavailable => {
                self.guilds.leave(shard, event.guild.id);
            }
            Event::GuildRoleCreate(event) => self.guilds.role(shard, &event.role, self.me),
            Event::ThreadCreate(event) => self.open_channels.learn([&event.thread]),
            Event::ThreadUpdate(event) => self.open_channels.learn([&event.thread]),
            Event::ThreadListSync(event) => self.open_channels.learn(&event.threads),
            _ => return,
        }
        self.metrics.guilds(self.guilds.count());
    }

    /// Does what `event` asks for.
    async fn see_to(&self, event: Event, mut place: Option<Place>, arrived: Instant) {
        if let Some(place) = &mut place {
            place.comes_first().await;
        }
        match event {
            Event::InteractionCreate(event) => {
                self.interaction(event.interaction, place, arrived).await;
            }
            Event::MessageCreate(event) => {
                self.message(Heard::from(&event.message), place, arrived)
                    .await;
            }
            Event::MessageUpdate(event) => {
                if let Some(heard) = Heard::edited(&event) {
                    self.edited(heard, place, arrived).await;
                }
            }
            Event::MessageDelete(event) => {
                self.deleted(event.channel_id, &[event.message_id], place)
                    .await;
            }
            Event::MessageDeleteBulk(event) => {
                self.deleted(event.channel_id, &event.ids, place).await;
            }
            Event::Unknown(event) => {
                self.not_understood(event.kind, event.value, place, arrived)
                    .await;
            }
            _ => {}
        }
    }

    /// Whether a shard is connected.
    pub(super) fn shard(&self, shard: u32, is_connected: bool) {
        if !self.metrics.shard(shard, is_connected) {
            return;
        }
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
        // Only now is it true that nothing new comes in.
        tracing::info!("finishing what is in hand");
        let all = u32::try_from(self.most_in_hand).unwrap_or(u32::MAX);
        timeout(patience, self.in_hand.acquire_many(all))
            .await
            .is_ok()
    }

    /// An event that serenity could not read. A message is read again, less of
    /// it, and an interaction gets an apology rather than silence.
    async fn not_understood(
        &self,
        kind: String,
        value: serde_json::Value,
        place: Option<Place>,
        arrived: Instant,
    ) {
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
                    self.message(heard, place, arrived).await;
                }
            }
            "INTERACTION_CREATE" => self.apologise(&value, arrived).await,
            _ => {}
        }
    }
}

/// The channel whose order an event has to keep to.
fn channel_of(event: &Event) -> Option<ChannelId> {
    match event {
        Event::InteractionCreate(event) => match &event.interaction {
            Interaction::Command(called) => Some(called.channel_id),
            Interaction::Component(pressed) => Some(pressed.channel_id),
            _ => None,
        },
        Event::MessageCreate(event) => Some(event.message.channel_id),
        Event::MessageUpdate(event) => Some(event.channel_id),
        Event::MessageDelete(event) => Some(event.channel_id),
        Event::MessageDeleteBulk(event) => Some(event.channel_id),
        Event::Unknown(event) if event.kind == "MESSAGE_CREATE" => {
            serde_json::from_value(event.value["channel_id"].clone()).ok()
        }
        _ => None,
    }
}

/// What `act` gives, or `None` after a panic: one question's fault must not be
/// the next one's. The log tells what that was `doing`.
fn unless_it_panics<T>(doing: &str, act: impl FnOnce() -> T) -> Option<T> {
    let result = catch_unwind(AssertUnwindSafe(act));
    if result.is_err() {
        tracing::error!(doing, "a fault in the program");
    }
    result.ok()
}
