//! The connection to Discord's gateway, on a thread of its own.
//!
//! After some closes serenity's shard asks its socket again and again without
//! ever yielding, until its next heartbeat. On their own thread the shards keep
//! nothing else waiting meanwhile: neither answers nor timers, neither the page of
//! health nor the end. And a runtime of one thread begins what is spawned on it in
//! order, so that events arrive as they came.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use serenity::all::{
    ConnectionStage, Context, Event, EventHandler, GatewayIntents, RawEventHandler, ShardManager,
    ShardStageUpdateEvent,
};
use serenity::async_trait;
use serenity::client::ClientBuilder;
use serenity::http::Http;
use tokio::runtime::{self, Handle};
use tokio::sync::oneshot;
use tokio::time::sleep;

use super::error::Failure;
use super::service::Service;

/// How often the thread shows that it goes on.
const TICK: Duration = Duration::from_millis(500);

/// A gateway that is being listened to.
pub(super) struct Gateway {
    pub(super) shards: Arc<ShardManager>,
    /// Counts as long as the thread goes on, and stops while a shard holds it up.
    pub(super) ticks: Arc<AtomicU64>,
    ended: oneshot::Receiver<Result<(), Failure>>,
}

impl Gateway {
    /// Begins to listen at `url`, with so many shards, for `service`.
    pub(super) async fn listen(
        http: Http,
        url: String,
        shards: u32,
        intents: GatewayIntents,
        service: Arc<Service>,
    ) -> Result<Self, Failure> {
        let (ready, is_ready) = oneshot::channel();
        let (end, ended) = oneshot::channel();
        let ears = Ears {
            service,
            work: Handle::current(),
        };
        let ticks = Arc::<AtomicU64>::default();
        let ticking = Arc::clone(&ticks);
        let listening = async move {
            tokio::spawn(async move {
                loop {
                    ticking.fetch_add(1, Ordering::Relaxed);
                    sleep(TICK).await;
                }
            });
            let mut client = ClientBuilder::new_with_http(http, intents)
                .raw_event_handler(ears.clone())
                .event_handler(ears)
                .await?;
            // serenity has asked for the address once more, and if it got none it
            // would connect to Discord itself, whatever the base of the API.
            *client.ws_url.lock().await = url;
            // Nobody waits any more if the end has come meanwhile.
            let _ = ready.send(Arc::clone(&client.shard_manager));
            Ok(client.start_shards(shards).await?)
        };
        thread::Builder::new()
            .name("gateway".to_owned())
            .spawn(move || {
                // Likewise.
                let _ = end.send(on_this_thread(listening));
            })?;
        match is_ready.await {
            Ok(shards) => Ok(Self {
                shards,
                ticks,
                ended,
            }),
            Err(_) => Err(how_it_ended(ended).await.err().unwrap_or(Failure::Request)),
        }
    }

    /// Done when the connection is over for good.
    pub(super) async fn ended(self) -> Result<(), Failure> {
        how_it_ended(self.ended).await
    }
}

async fn how_it_ended(ended: oneshot::Receiver<Result<(), Failure>>) -> Result<(), Failure> {
    // Without a word it ends only by a panic, which has said why.
    ended.await.unwrap_or(Err(Failure::Request))
}

fn on_this_thread(listening: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime: io::Result<_> = runtime::Builder::new_current_thread().enable_all().build();
    runtime?.block_on(listening)
}

/// Takes what the gateway says, and has it seen to where the work is done.
#[derive(Clone)]
struct Ears {
    service: Arc<Service>,
    work: Handle,
}

#[async_trait]
impl RawEventHandler for Ears {
    async fn raw_event(&self, context: Context, event: Event) {
        // Nothing may be waited for here: the next event would overtake.
        self.service.hear(context.shard_id.0, event, &self.work);
    }
}

#[async_trait]
impl EventHandler for Ears {
    async fn shard_stage_update(&self, _: Context, event: ShardStageUpdateEvent) {
        let is_connected = event.new == ConnectionStage::Connected;
        self.service.shard(event.shard_id.0, is_connected);
    }
}
