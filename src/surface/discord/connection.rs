//! From the first request to the last goodbye.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serenity::all::{
    ConnectionStage, Context, Event, EventHandler, GatewayIntents, RawEventHandler, ShardId,
    ShardManager, ShardStageUpdateEvent,
};
use serenity::async_trait;
use serenity::client::ClientBuilder;
use serenity::http::{LightMethod, Route};
use serenity::model::gateway::BotGateway;
use serenity::model::user::CurrentUser;
use tokio::time::{Instant, sleep, timeout};

use super::error::Failure;
use super::metrics::Metrics;
use super::rest::{Refusal, Rest};
use super::service::Service;
use super::shard_log::sharding_required;
use crate::config::{self, Token};
use crate::library::Shelf;

/// How long what is in hand may take at the end. With the goodbye it stays
/// under 10 s.
const LAST_ANSWERS: Duration = Duration::from_secs(6);

/// How long the goodbye to the gateway may take.
const GOODBYE: Duration = Duration::from_secs(3);

/// How long one attempt to reach Discord tries.
const ATTEMPT: Duration = Duration::from_secs(3);

/// The longest pause between two attempts to reach Discord.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// How often the shards are looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Connects, and stays until `shutdown` is done.
pub(super) async fn run(
    settings: &config::Discord,
    token: &Token,
    shelf: Arc<Shelf>,
    metrics: Arc<Metrics>,
    mut shutdown: Pin<&mut impl Future<Output = ()>>,
) -> Result<(), Failure> {
    let rest =
        Rest::new(token.expose(), settings.api_url.as_deref()).map_err(|_| Failure::Request)?;
    let (gateway, me) = tokio::select! {
        found = sign_in(&rest) => found?,
        () = &mut shutdown => return Ok(()),
    };
    let intents = intents(settings);
    metrics.expect_shards(gateway.shards);
    let http = rest.for_gateway();
    let service = Arc::new(Service::new(
        settings,
        Arc::clone(&shelf),
        rest,
        me.id,
        metrics,
    ));
    let client = ClientBuilder::new_with_http(http, intents)
        .raw_event_handler(Ears(Arc::clone(&service)))
        .event_handler(Ears(Arc::clone(&service)));
    let mut client = tokio::select! {
        built = client => built?,
        () = &mut shutdown => return Ok(()),
    };
    // serenity asks for the address once more, and if it gets none it connects
    // to Discord itself, whatever the base of the API.
    gateway.url.clone_into(&mut *client.ws_url.lock().await);
    say_where_it_listens(settings, &shelf, &gateway, &me);
    tokio::select! {
        () = service.check_channels() => {}
        () = &mut shutdown => return Ok(()),
    }

    let shards = Arc::clone(&client.shard_manager);
    let ended = tokio::select! {
        ended = client.start_shards(gateway.shards) => ended.map_err(Failure::from),
        () = sharding_required() => Err(Failure::ShardingRequired),
        never = watch_shards(&shards, &service, gateway.shards) => match never {},
        () = &mut shutdown => Ok(()),
    };
    // What ends in failure has no connection left to say goodbye on.
    ended?;
    tracing::info!("finishing what is in hand");
    if !service.close(LAST_ANSWERS).await {
        tracing::warn!("some questions were still in hand at the end");
    }
    if timeout(GOODBYE, shards.shutdown_all()).await.is_err() {
        tracing::warn!("the gateway didn't say goodbye in time");
    }
    Ok(())
}

/// Sees which shards are no longer connected: serenity tells of every shard that
/// connects, but not of every one that loses its connection.
async fn watch_shards(shards: &ShardManager, service: &Service, total: u32) -> Infallible {
    loop {
        sleep(LOOK).await;
        let runners = shards.runners.lock().await;
        for shard in 0..total {
            let runner = runners.get(&ShardId(shard));
            if runner.is_none_or(|runner| runner.stage != ConnectionStage::Connected) {
                service.shard(shard, false);
            }
        }
    }
}

/// Where the gateway is and who the bot is, asked for until Discord answers.
async fn sign_in(rest: &Rest) -> Result<(BotGateway, CurrentUser), Failure> {
    let nothing = None::<&()>;
    let mut pause = Duration::from_secs(1);
    loop {
        let deadline = Instant::now() + ATTEMPT;
        let asked = async {
            let me: CurrentUser = rest
                .send(LightMethod::Get, Route::UserMe, nothing, deadline)
                .await?;
            let gateway: BotGateway = rest
                .send(LightMethod::Get, Route::GatewayBot, nothing, deadline)
                .await?;
            Ok::<_, Refusal>((gateway, me))
        };
        match asked.await {
            Ok((gateway, me)) => {
                wait_for_sessions(&gateway).await;
                return Ok((gateway, me));
            }
            Err(refusal) if refusal.status() == Some(401) => return Err(Failure::InvalidToken),
            Err(refusal) => {
                let wait = refusal.retry_after().unwrap_or_default().max(pause);
                tracing::warn!(
                    %refusal,
                    again_in = ?wait,
                    remedy = "check the network and DISCORD_API_URL",
                    "can't reach Discord"
                );
                sleep(wait).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
    }
}

/// Discord lets a bot begin only so many sessions a day, and takes the token
/// away from one that begins more.
async fn wait_for_sessions(gateway: &BotGateway) {
    let limit = &gateway.session_start_limit;
    if limit.remaining < u64::from(gateway.shards) {
        let wait = Duration::from_millis(limit.reset_after);
        tracing::warn!(
            ?wait,
            "Discord allows no more sessions today; waiting until it does"
        );
        sleep(wait).await;
    }
}

/// What the bot has to hear: what mentions it and what is said to it in direct
/// messages comes with its text. All text is asked for only where the bot
/// listens to a whole channel.
fn intents(settings: &config::Discord) -> GatewayIntents {
    let needed =
        GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    if settings.ask_channels.is_empty() {
        needed
    } else {
        needed | GatewayIntents::MESSAGE_CONTENT
    }
}

fn say_where_it_listens(
    settings: &config::Discord,
    shelf: &Shelf,
    gateway: &BotGateway,
    me: &CurrentUser,
) {
    let library = shelf.current();
    tracing::info!(
        knowledge = %library.origin,
        articles = library.index.articles().len(),
        bot = %me.id,
        shards = gateway.shards,
        ask_channels = settings.ask_channels.len(),
        "listening to commands, mentions, replies and direct messages"
    );
}

/// Takes what the gateway says.
struct Ears(Arc<Service>);

#[async_trait]
impl RawEventHandler for Ears {
    async fn raw_event(&self, _: Context, event: Event) {
        self.0.event(event).await;
    }
}

#[async_trait]
impl EventHandler for Ears {
    async fn shard_stage_update(&self, _: Context, event: ShardStageUpdateEvent) {
        let is_connected = event.new == ConnectionStage::Connected;
        self.0.shard(event.shard_id.0, is_connected);
    }
}

#[cfg(test)]
mod tests {
    use serenity::all::GatewayIntents;

    use super::intents;
    use crate::config::Discord;

    #[test]
    fn all_text_is_asked_for_only_where_the_bot_listens_to_a_channel() {
        let with = |channels: &'static str| {
            let settings = Discord::from_lookup(&|name| {
                (name == "FOOTNOTE_ASK_CHANNELS").then(|| channels.to_owned())
            });
            intents(&settings.expect("settings"))
        };
        assert!(!with("").contains(GatewayIntents::MESSAGE_CONTENT));
        assert!(with("20").contains(GatewayIntents::MESSAGE_CONTENT));
        assert!((with("20") & GatewayIntents::privileged()) == GatewayIntents::MESSAGE_CONTENT);
    }
}
