//! From the first request to the last goodbye.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serenity::all::{ConnectionStage, GatewayIntents, ShardId, ShardManager};
use serenity::http::{LightMethod, Route};
use serenity::model::gateway::BotGateway;
use serenity::model::user::CurrentUser;
use tokio::time::{Instant, sleep, timeout};

use super::error::Failure;
use super::gateway::Gateway;
use super::metrics::Metrics;
use super::rest::{Refusal, Rest};
use super::service::Service;
use super::shard_log::sharding_required;
use crate::config::{self, Token};
use crate::library::Shelf;

/// How long what is in hand may take at the end. With the goodbye, the page's last
/// requests and the last tasks it stays under 10 s.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// How long the goodbye to the gateway may take.
const GOODBYE: Duration = Duration::from_secs(2);

/// How long one attempt to reach Discord tries.
const ATTEMPT: Duration = Duration::from_secs(3);

/// The longest pause between two attempts to reach Discord.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// How often the shards are looked at.
const LOOK: Duration = Duration::from_secs(1);

/// After so long without a sign the gateway's thread is held up.
const HELD_UP: Duration = Duration::from_secs(4);

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
    let http = rest.for_gateway().map_err(|_| Failure::Request)?;
    let service = Arc::new(Service::new(
        settings,
        Arc::clone(&shelf),
        rest,
        me.id,
        metrics,
    ));
    say_where_it_listens(settings, &shelf, &gateway, &me);
    // Nothing waits for these, and they end with the runtime.
    let checking = Arc::clone(&service);
    tokio::spawn(async move { checking.check_channels().await });
    let forgetting = Arc::clone(&service);
    tokio::spawn(async move { forgetting.forget_regularly().await });
    let listening = Gateway::listen(
        http,
        gateway.url,
        gateway.shards,
        intents,
        Arc::clone(&service),
    );
    let connected = tokio::select! {
        connected = listening => connected?,
        () = &mut shutdown => return Ok(()),
    };
    let shards = Arc::clone(&connected.shards);
    let ticks = Arc::clone(&connected.ticks);
    let ended = tokio::select! {
        ended = connected.ended() => ended,
        () = sharding_required() => Err(Failure::ShardingRequired),
        never = watch_shards(&shards, &ticks, &service, gateway.shards) => match never {},
        () = &mut shutdown => Ok(()),
    };
    // What ends in failure has no connection left to say goodbye on.
    ended?;
    if !service.close(LAST_ANSWERS).await {
        tracing::warn!("some questions were still in hand at the end");
    }
    if timeout(GOODBYE, shards.shutdown_all()).await.is_err() {
        tracing::warn!("the gateway didn't say goodbye in time");
    }
    Ok(())
}

/// Sees which shards are connected: serenity tells of every shard that connects,
/// but not of every one that loses its connection. None is while their thread is
/// held up.
async fn watch_shards(
    shards: &ShardManager,
    ticks: &AtomicU64,
    service: &Service,
    total: u32,
) -> Infallible {
    let mut last = (0, Instant::now());
    loop {
        sleep(LOOK).await;
        let (ticked, now) = (ticks.load(Ordering::Relaxed), Instant::now());
        if ticked != last.0 {
            last = (ticked, now);
        }
        let goes_on = now - last.1 < HELD_UP;
        let runners = shards.runners.lock().await;
        for shard in 0..total {
            let runner = runners.get(&ShardId(shard));
            let is_connected =
                runner.is_some_and(|runner| runner.stage == ConnectionStage::Connected);
            service.shard(shard, is_connected && goes_on);
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
                    remedy = refusal.remedy(),
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
