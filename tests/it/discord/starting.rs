//! The start, and what it takes.

use std::time::Duration;

use serde_json::{Value, json};

use super::bot::Bot;
use super::logging::assert_discreet;
use super::scene::{ASKER, Page, QUESTION};
use crate::fake_discord::{FakeDiscord, Fault, FromClient, Intents, Setup};

/// Asserts that the bot ends with 3, and names the remedy on one line.
#[track_caller]
fn ends_with_the_remedy(discord: &FakeDiscord, variables: &[(&str, &str)], remedy: &str) {
    let (code, log) = Bot::spawn(discord, variables).end();
    assert_eq!(code, Some(3), "{log}");
    let last = log.lines().last().unwrap_or_default();
    assert!(
        last.contains(remedy),
        "no {remedy:?} in the last line of:\n{log}"
    );
    let complaints = log.lines().filter(|line| !line.contains("INFO"));
    assert_eq!(complaints.count(), 1, "{log}");
    assert_discreet(discord, &log);
}

fn writes(discord: &FakeDiscord) -> Vec<String> {
    let requests = discord.requests().into_iter();
    let writes = requests.filter(|request| request.method != "GET");
    writes
        .map(|request| format!("{} {}", request.method, request.path))
        .collect()
}

#[tokio::test]
async fn a_wrong_token_is_told() {
    let discord = FakeDiscord::start(Setup::default());
    let wrong = (
        "DISCORD_TOKEN",
        "MTIzNDU2Nzg5MDEyMzQ1Njc4.GhIjKl.not-a_real-one",
    );
    ends_with_the_remedy(&discord, &[wrong], "Reset Token");
    assert_eq!(discord.invalid_requests(), 1);
}

#[tokio::test]
async fn a_token_that_the_gateway_refuses_is_told() {
    let discord = FakeDiscord::start(Setup::default());
    discord.refuses_identify(Some(4004));
    ends_with_the_remedy(&discord, &[], "Reset Token");
}

#[tokio::test]
async fn an_intent_that_is_not_turned_on_is_told() {
    let discord = FakeDiscord::start(Setup::default());
    let channel = discord.channel("general").to_string();
    let variables = [("FOOTNOTE_ASK_CHANNELS", channel.as_str())];
    ends_with_the_remedy(
        &discord, &variables, "Message Content Intent; turn it on at",
    );
}

#[tokio::test]
async fn too_few_shards_are_told() {
    let discord = FakeDiscord::start(Setup {
        guilds: 5,
        guilds_a_shard: 4,
        ..Setup::default()
    });
    ends_with_the_remedy(&discord, &[], "start the bot again");
}

#[tokio::test]
async fn discord_may_come_later() {
    let discord = FakeDiscord::start(Setup::default());
    discord.fails("GET /users/@me", 5, Fault::Disconnect);
    let bot = Bot::start(&discord, &[]).await;
    let log = bot.log();
    let complaints = log
        .lines()
        .filter(|line| line.contains("can't reach Discord"));
    assert_eq!(complaints.count(), 1, "{log}");
    assert!(
        log.contains("check the network and DISCORD_API_URL"),
        "{log}"
    );
}

#[tokio::test]
async fn discord_is_not_asked_again_before_its_time() {
    let discord = FakeDiscord::start(Setup::default());
    let retry_after = Duration::from_secs(4);
    let global = false;
    discord.fails(
        "GET /users/@me",
        1,
        Fault::TooManyRequests {
            retry_after,
            global,
        },
    );
    let _bot = Bot::start(&discord, &[]).await;
    let requests = discord.requests();
    let mut asked = requests
        .iter()
        .filter(|request| request.path == "/users/@me");
    let (first, second) = (asked.next().expect("a try"), asked.next().expect("another"));
    assert!(
        second.at - first.at >= retry_after,
        "{:?}",
        second.at - first.at
    );
}

/// serenity would go to Discord's own gateway.
#[tokio::test]
async fn without_an_address_from_serenitys_request_the_right_gateway_is_found() {
    let discord = FakeDiscord::start(Setup::default());
    discord.fails("GET /gateway", usize::MAX, Fault::Status(500));
    let _bot = Bot::start(&discord, &[]).await;
    assert_eq!(discord.connections(), 1);
}

#[tokio::test]
async fn it_begins_no_session_beyond_those_of_the_day() {
    let discord = FakeDiscord::start(Setup {
        identifies_left: 0,
        ..Setup::default()
    });
    let page = Page::somewhere();
    let bot = Bot::spawn(&discord, &[("FOOTNOTE_HEALTH_ADDR", &page.address())]);
    bot.logs("Discord allows no more sessions today");
    assert_eq!(page.get("/readyz").0, 503);
    bot.terminate();
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(
        discord.client_events().is_empty(),
        "{:?}",
        discord.client_events()
    );
}

#[tokio::test]
async fn as_many_shards_start_as_discord_advises() {
    let discord = FakeDiscord::start(Setup {
        guilds: 4,
        guilds_a_shard: 2,
        shards: 2,
        ..Setup::default()
    });
    let page = Page::somewhere();
    let _bot = Bot::start(&discord, &[("FOOTNOTE_HEALTH_ADDR", &page.address())]).await;
    page.becomes("/readyz", 200);
    page.counts("footnote_gateway_connected{shard=\"1\"} 1");
    page.counts("footnote_guilds 4");
    let events = discord.client_events();
    let mut shards: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            FromClient::Identify { shard, .. } => Some(*shard),
            _ => None,
        })
        .collect();
    shards.sort_unstable();
    assert_eq!(shards, [(0, 2), (1, 2)]);
    for guild in discord.guilds() {
        let channel = discord.channel_of(guild, "general");
        let asked = discord
            .member(ASKER)
            .says(channel, &format!("<@BOT> {QUESTION}"));
        assert_eq!(discord.wait_for_reply(&asked).await.channel(), channel);
    }
    let registrations = writes(&discord);
    let registrations = registrations
        .iter()
        .filter(|write| write.starts_with("PUT"));
    assert_eq!(registrations.count(), 1);
}

#[tokio::test]
async fn commands_are_written_once_and_when_they_have_changed() {
    let discord = FakeDiscord::start(Setup::default());
    let commands = format!("/applications/{}/commands", discord.bot());
    let starts = async |says: &str| {
        let bot = Bot::start(&discord, &[]).await;
        assert!(bot.log().contains(says), "{}", bot.log());
        bot.terminate();
        assert_eq!(bot.end().0, Some(0));
    };
    starts("registered the commands").await;
    starts("the commands are registered as they are").await;
    assert_eq!(writes(&discord), [format!("PUT {commands}")]);

    let url = format!("{}/api/v10{commands}", discord.api_url());
    let client = reqwest::Client::new();
    let authorization = format!("Bot {}", discord.token());
    let listed = client
        .get(&url)
        .header("authorization", &authorization)
        .send()
        .await;
    let listed: Value = listed.expect("a response").json().await.expect("JSON");
    let id = listed[0]["id"].as_str().expect("an id");
    let change = client
        .patch(format!("{url}/{id}"))
        .header("authorization", &authorization);
    let changed = change
        .json(&json!({ "description": "of an earlier version" }))
        .send()
        .await;
    assert!(changed.expect("a response").status().is_success());
    starts("registered the commands").await;
    assert_eq!(writes(&discord).last(), Some(&format!("PUT {commands}")));
    starts("the commands are registered as they are").await;
}

#[tokio::test]
async fn a_server_to_develop_in_gets_the_commands_alone() {
    let discord = FakeDiscord::start(Setup::default());
    let guild = discord.guild().to_string();
    let _bot = Bot::start(&discord, &[("FOOTNOTE_DEV_GUILD", &guild)]).await;
    let path = format!(
        "PUT /applications/{}/guilds/{guild}/commands",
        discord.bot()
    );
    assert_eq!(writes(&discord), [path]);
    let general = discord.channel("general");
    let asked = discord
        .member(ASKER)
        .slash(general, "ask", &[("question", QUESTION)]);
    discord.response_to(&asked).await;
}

/// Discord shows the commands of one server beside those of every server.
#[tokio::test]
async fn commands_that_a_server_has_twice_are_told() {
    let discord = FakeDiscord::start(Setup::default());
    let (guild, general) = (discord.guild().to_string(), discord.channel("general"));
    let starts = async |variables: &[(&str, &str)]| {
        let bot = Bot::start(&discord, variables).await;
        let asked = discord.member(ASKER).slash(general, "about", &[]);
        discord.response_to(&asked).await;
        discord
            .member(ASKER)
            .says(general, &format!("<@BOT> {QUESTION}"));
        bot.logs("answered");
        bot.terminate();
        let (code, log) = bot.end();
        assert_eq!(code, Some(0));
        discord.wait_for_sessions(0).await;
        let warnings = log.lines().filter(|line| line.contains("WARN"));
        warnings.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(starts(&[]).await, [""; 0]);
    let told = starts(&[("FOOTNOTE_DEV_GUILD", &guild)]).await;
    assert!(
        told.len() == 1 && told[0].contains("remove FOOTNOTE_DEV_GUILD, or"),
        "{told:?}"
    );
    let told = starts(&[]).await;
    assert!(
        told.len() == 1 && told[0].contains("remove its own commands"),
        "{told:?}"
    );
    // As README.md says.
    let url = format!(
        "{}/api/v10/applications/{}/guilds/{guild}/commands",
        discord.api_url(),
        discord.bot()
    );
    let emptied = reqwest::Client::new()
        .put(url)
        .header("authorization", format!("Bot {}", discord.token()))
        .json(&json!([]))
        .send()
        .await;
    assert!(emptied.expect("a response").status().is_success());
    assert_eq!(starts(&[]).await, [""; 0]);
}

#[tokio::test]
async fn a_server_to_develop_in_that_the_bot_is_not_in_is_told() {
    let discord = FakeDiscord::start(Setup::default());
    let bot = Bot::start(&discord, &[("FOOTNOTE_DEV_GUILD", "7")]).await;
    bot.logs("FOOTNOTE_DEV_GUILD must be a server that the bot was invited to");
    let asked = discord
        .member(ASKER)
        .says(discord.channel("general"), &format!("<@BOT> {QUESTION}"));
    discord.wait_for_reply(&asked).await;
}

#[tokio::test]
async fn a_channel_that_is_not_there_is_told() {
    let discord = FakeDiscord::start(Setup {
        declared: Intents::MESSAGE_CONTENT,
        ..Setup::default()
    });
    let general = discord.channel("general");
    let channels = format!("7,{general}");
    let bot = Bot::start(&discord, &[("FOOTNOTE_ASK_CHANNELS", &channels)]).await;
    bot.logs("check FOOTNOTE_ASK_CHANNELS");
    let log = bot.log();
    let complaints: Vec<_> = log.lines().filter(|line| line.contains("WARN")).collect();
    assert!(
        complaints.len() == 1 && complaints[0].contains("channel=7"),
        "{log}"
    );
}

/// They are looked at beside it, however long that takes.
#[tokio::test]
async fn the_connection_waits_for_no_look_at_channels() {
    let discord = FakeDiscord::start(Setup {
        declared: Intents::MESSAGE_CONTENT,
        ..Setup::default()
    });
    let hour = Duration::from_secs(3600);
    discord.fails("GET /channels/*", usize::MAX, Fault::Delay(hour));
    let channels = discord.channel("general").to_string();
    let bot = Bot::start(&discord, &[("FOOTNOTE_ASK_CHANNELS", &channels)]).await;
    assert!(!bot.log().contains("can't see"), "{}", bot.log());
    // Nor does the end.
    bot.terminate();
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
}

/// What starts the bot again after that must not give up at once.
#[tokio::test]
async fn after_too_few_shards_the_next_start_asks_for_their_number_anew() {
    let discord = FakeDiscord::start(Setup {
        guilds: 2,
        guilds_a_shard: 1,
        ..Setup::default()
    });
    let (code, log) = Bot::spawn(&discord, &[]).end();
    assert_eq!(code, Some(3), "{log}");
    discord.advises_shards(2);
    let _bot = Bot::start(&discord, &[]).await;
    let asked = discord
        .member(ASKER)
        .says(discord.channel("general"), &format!("<@BOT> {QUESTION}"));
    discord.wait_for_reply(&asked).await;
}

#[test]
fn the_unit_starts_the_bot_again_a_few_times_after_a_3() {
    let unit = include_str!("../../../contrib/footnote.service");
    let value = |key: &str| {
        let mut lines = unit.lines().filter_map(|line| line.strip_prefix(key));
        lines.next().and_then(|rest| rest.strip_prefix('='))
    };
    assert_eq!(value("Restart"), Some("on-failure"));
    assert_eq!(value("RestartPreventExitStatus"), Some("2"));
    let starts = value("StartLimitBurst").and_then(|starts| starts.parse().ok());
    assert!(starts.is_some_and(|starts: u32| (2..10).contains(&starts)));
    assert_eq!(value("StartLimitIntervalSec"), Some("15min"));
}
