//! Serenity's client, as it is, against the fake.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use serenity::all::{
    ClientBuilder, Command, CommandOptionType, Context, CreateCommand, CreateCommandOption,
    CreateInteractionResponse, CreateInteractionResponseMessage, EventHandler, GatewayIntents,
    Guild, Http, HttpBuilder, Interaction, Message, Ready, ShardManager,
};
use serenity::async_trait;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::fake_discord::{FakeDiscord, FromClient, Intents, Setup};

/// What the client understood.
#[derive(Debug, PartialEq)]
enum Seen {
    Ready { guilds: usize },
    Guild { channels: usize, threads: usize },
}

struct Echo(UnboundedSender<Seen>);

#[async_trait]
impl EventHandler for Echo {
    async fn ready(&self, context: Context, ready: Ready) {
        let question =
            CreateCommandOption::new(CommandOptionType::String, "question", "What?").required(true);
        let command = CreateCommand::new("ask")
            .description("Ask.")
            .add_option(question);
        let set = Command::set_global_commands(&context.http, vec![command]).await;
        assert_eq!(set.expect("commands").len(), 1);
        let _ = self.0.send(Seen::Ready {
            guilds: ready.guilds.len(),
        });
    }

    async fn guild_create(&self, _: Context, guild: Guild, _: Option<bool>) {
        let _ = self.0.send(Seen::Guild {
            channels: guild.channels.len(),
            threads: guild.threads.len(),
        });
    }

    async fn message(&self, context: Context, message: Message) {
        if !message.author.bot {
            let reply = format!("You said: {}", message.content);
            message.reply(&context.http, reply).await.expect("a reply");
        }
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Command(command) = interaction else {
            return;
        };
        let message = CreateInteractionResponseMessage::new()
            .content("An answer.")
            .ephemeral(true);
        let response = CreateInteractionResponse::Message(message);
        command
            .create_response(&context.http, response)
            .await
            .expect("a response");
        let original = command
            .get_response(&context.http)
            .await
            .expect("the original");
        assert_eq!(original.content, "An answer.");
    }
}

struct Running {
    seen: UnboundedReceiver<Seen>,
    shards: Arc<ShardManager>,
    task: JoinHandle<serenity::Result<()>>,
}

impl Running {
    async fn start(discord: &FakeDiscord, intents: GatewayIntents) -> Self {
        let http: Http = HttpBuilder::new(discord.token())
            .proxy(discord.api_url())
            .ratelimiter_disabled(true)
            .build();
        let (sender, seen) = unbounded_channel();
        let client = ClientBuilder::new_with_http(http, intents).event_handler(Echo(sender));
        let mut client = client.await.expect("a client");
        let shards = Arc::clone(&client.shard_manager);
        let task = tokio::spawn(async move { client.start_autosharded().await });
        Self { seen, shards, task }
    }

    async fn next(&mut self) -> Seen {
        let seen = timeout(Duration::from_secs(30), self.seen.recv()).await;
        seen.expect("an event in time").expect("a client that runs")
    }

    async fn stop(self) {
        self.shards.shutdown_all().await;
        self.task
            .await
            .expect("no panic")
            .expect("a client that ended well");
    }
}

fn intents() -> GatewayIntents {
    GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES
}

#[tokio::test]
async fn it_understands_large_guilds() {
    let discord = FakeDiscord::start(Setup {
        large_guilds: true,
        ..Setup::default()
    });
    assert!(discord.size_of_guild(discord.guild()) > 40_000);
    let mut client = Running::start(&discord, intents()).await;
    let seen = [client.next().await, client.next().await];
    let guild = Seen::Guild {
        channels: 45,
        threads: 0,
    };
    assert!(seen.contains(&guild), "{seen:?}");
    client.stop().await;
}

#[tokio::test]
async fn it_understands_ready_and_guilds_and_answers() {
    let discord = FakeDiscord::start(Setup::default());
    let general = discord.channel("general");
    let thread = discord.thread(general, "boats");
    let mut client = Running::start(&discord, intents()).await;
    let mut seen = [client.next().await, client.next().await];
    // The two handlers may run in either order.
    seen.sort_by_key(|seen| matches!(seen, Seen::Guild { .. }));
    assert_eq!(
        seen,
        [
            Seen::Ready { guilds: 1 },
            Seen::Guild {
                channels: 5,
                threads: 1
            }
        ]
    );
    for channel in [general, thread, discord.direct("ada")] {
        let asked = discord.member("ada").says(channel, "<@BOT> hello");
        let reply = discord.wait_for_reply(&asked).await;
        assert_eq!(
            reply.content(),
            format!("You said: <@{}> hello", discord.bot())
        );
    }
    let asked = discord
        .member("ada")
        .slash(general, "ask", &[("question", "What?")]);
    let response = discord.response_to(&asked).await;
    assert!(response.message().is_ephemeral());
    let identified = discord
        .wait_for_client(|event| matches!(event, FromClient::Identify { .. }))
        .await;
    let FromClient::Identify { intents, .. } = identified else {
        unreachable!("what was waited for");
    };
    let needed = Intents::GUILDS | Intents::GUILD_MESSAGES | Intents::DIRECT_MESSAGES;
    assert_eq!(intents.without(needed), Intents::NONE);
    client.stop().await;
}

#[tokio::test]
async fn it_resumes_a_connection_that_dropped() {
    let discord = FakeDiscord::start(Setup::default());
    let general = discord.channel("general");
    let client = Running::start(&discord, intents()).await;
    discord.wait_for_sessions(1).await;
    discord.drops_connections();
    let asked = discord.member("ada").says(general, "<@BOT> meanwhile");
    discord.wait_for_reply(&asked).await;
    discord
        .wait_for_client(|event| matches!(event, FromClient::Resume { .. }))
        .await;
    client.stop().await;
}

#[tokio::test]
async fn it_goes_on_after_what_it_does_not_understand() {
    let discord = FakeDiscord::start(Setup::default());
    let client = Running::start(&discord, intents()).await;
    discord.wait_for_sessions(1).await;
    discord.sends_text("{\"op\":");
    discord.dispatches(
        "HARBOUR_CLOSED",
        Some(discord.guild()),
        &json!({ "since": 1 }),
    );
    discord.dispatches(
        "MESSAGE_CREATE",
        Some(discord.guild()),
        &json!({ "id": "?" }),
    );
    let asked = discord
        .member("ada")
        .says(discord.channel("general"), "<@BOT> still there?");
    discord.wait_for_reply(&asked).await;
    client.stop().await;
}

#[tokio::test]
async fn each_shard_gets_its_guilds() {
    let setup = Setup {
        guilds: 4,
        shards: 2,
        ..Setup::default()
    };
    let discord = FakeDiscord::start(setup);
    let client = Running::start(&discord, intents()).await;
    discord.wait_for_sessions(2).await;
    for guild in discord.guilds() {
        let asked = discord
            .member("ada")
            .says(discord.channel_of(guild, "general"), "<@BOT> hello");
        discord.wait_for_reply(&asked).await;
    }
    let shard = |number: u32| move |event: &FromClient| matches!(event, FromClient::Identify { shard, .. } if *shard == (number, 2));
    for number in [0, 1] {
        discord.wait_for_client(shard(number)).await;
    }
    client.stop().await;
}

#[tokio::test]
async fn it_is_told_of_an_intent_that_was_not_declared() {
    let discord = FakeDiscord::start(Setup::default());
    let client = Running::start(&discord, intents() | GatewayIntents::MESSAGE_CONTENT).await;
    let ended = timeout(Duration::from_secs(30), client.task)
        .await
        .expect("an end in time");
    let error = ended.expect("no panic").expect_err("a refusal");
    assert!(error.to_string().contains("Disallowed"), "{error}");
}
