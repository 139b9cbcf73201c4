//! A Discord on loopback, for tests and benches: the real client and the real
//! binary connect to it over HTTP and websocket. It holds a world (guilds,
//! channels, members, messages), lets its members act as people do, refuses what
//! Discord refuses with Discord's own errors, and fails where it is told to.
//!
//! It knows nothing of the bot and of the other tests. Its numbers (`limits`)
//! are its own, so that a wrong number in the bot is found here. Where Discord's
//! behaviour isn't documented, a comment says so, and the stricter is chosen.
//!
//! ```ignore
//! let discord = FakeDiscord::start(Setup::default());
//! // … start the bot with `discord.api_url()` and `discord.token()` …
//! let general = discord.channel("general");
//! let asked = discord.member("ada").says(general, "<@BOT> What is Operation Salvo?");
//! let reply = discord.wait_for_reply(&asked).await;
//! reply.assert_pinged_nobody();
//! ```

mod clock;
mod faults;
mod gateway;
mod ids;
mod intents;
mod interactions;
pub(crate) mod limits;
mod members;
mod mentions;
mod messages;
mod payloads;
pub(crate) mod permissions;
mod places;
mod posting;
mod record;
mod rest;
mod server;
mod uses;
mod waits;
mod world;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::sync::{Notify, oneshot};

pub(crate) use faults::Fault;
pub(crate) use ids::Id;
pub(crate) use intents::Intents;
pub(crate) use interactions::Interaction;
pub(crate) use members::Member;
pub(crate) use messages::Message;
pub(crate) use record::{FromClient, Request};
use world::World;

/// How a Discord is at its start.
pub(crate) struct Setup {
    /// The bot's token.
    pub(crate) token: String,
    /// Guilds that the bot is in.
    pub(crate) guilds: usize,
    /// Whether each has the channels, roles and emojis of a lively one.
    pub(crate) large_guilds: bool,
    /// Shards that GET /gateway/bot advises.
    pub(crate) shards: u32,
    /// Guilds on one shard from which on sharding is required.
    pub(crate) guilds_a_shard: usize,
    /// How often a client has to send a heartbeat.
    pub(crate) heartbeat: Duration,
    /// Privileged intents that the application has declared.
    pub(crate) declared: Intents,
    /// Sessions that may still be started today.
    pub(crate) identifies_left: u32,
    /// Requests to one route in this time, beyond which there is a 429; none
    /// are refused where it is absent.
    pub(crate) route_limit: Option<(u32, Duration)>,
    /// Requests a second to all routes, likewise.
    pub(crate) global_limit: Option<u32>,
    /// How many requests, messages and interactions are remembered.
    pub(crate) remembered: usize,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            // Shaped as a real one: the bot's id in base 64, a time, a signature.
            token: "MTAwMDAwMDAwMDAwMDAwMDAwMA.GfAkEt.0123456789abcdefghijklmnopqrstuvwxyzAB"
                .to_owned(),
            guilds: 1,
            large_guilds: false,
            shards: 1,
            guilds_a_shard: limits::GUILDS_A_SHARD,
            heartbeat: Duration::from_millis(41_250),
            declared: Intents::NONE,
            identifies_left: limits::IDENTIFIES_A_DAY,
            route_limit: None,
            global_limit: None,
            remembered: 10_000,
        }
    }
}

/// A Discord that runs, on a thread of its own, until it is dropped.
pub(crate) struct FakeDiscord {
    shared: Arc<Shared>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What the server and the tests hold together.
struct Shared {
    world: Mutex<World>,
    /// Notified whenever the world may have changed.
    changed: Notify,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, World> {
        // A test that panicked while it looked at the world didn't change it.
        self.world
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Changes the world, and wakes whoever waits for a change.
    fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let result = change(&mut self.lock());
        self.changed.notify_waiters();
        result
    }
}

impl FakeDiscord {
    /// Starts it on a free port of the loopback interface.
    pub(crate) fn start(setup: Setup) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener
            .set_nonblocking(true)
            .expect("a listener for tokio");
        let address = listener.local_addr().expect("its address");
        let shared = Arc::new(Shared {
            world: Mutex::new(World::new(setup, address)),
            changed: Notify::new(),
        });
        let (stop, stopped) = oneshot::channel();
        let served = Arc::clone(&shared);
        let thread = thread::Builder::new()
            .name("fake-discord".to_owned())
            .spawn(move || server::run(listener, served, stopped))
            .expect("a thread");
        Self {
            shared,
            address,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// What takes the place of `https://discord.com`.
    pub(crate) fn api_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where the gateway listens; clients learn it from GET /gateway.
    pub(crate) fn gateway_url(&self) -> String {
        format!("ws://{}/gateway", self.address)
    }

    /// The bot's token.
    pub(crate) fn token(&self) -> String {
        self.lock().setup.token.clone()
    }

    /// The id of the bot, which is its application's too.
    pub(crate) fn bot(&self) -> Id {
        self.lock().bot
    }

    /// How many shards it advises.
    pub(crate) fn shards(&self) -> usize {
        self.lock().setup.shards as usize
    }

    /// Advises another number of shards from now on.
    pub(crate) fn advises_shards(&self, shards: u32) {
        self.change(|world| world.setup.shards = shards);
    }

    /// Lets time pass for deadlines, tokens and rate limits, without waiting.
    pub(crate) fn time_passes(&self, time: Duration) {
        self.change(|world| world.clock.advance(time));
    }

    /// Stops the clock: from now on time passes only by [`Self::time_passes`].
    pub(crate) fn stops_the_clock(&self) {
        self.change(|world| world.clock.stop());
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        self.shared.lock()
    }

    fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        self.shared.change(change)
    }
}

impl Drop for FakeDiscord {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // If the thread has ended already, nobody listens.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
