//! The end, when it is asked for.

use std::time::Duration;

use super::bot::{Bot, connected};
use super::scene::{CREATE, Page, QUESTION};
use crate::fake_discord::{FakeDiscord, Fault, FromClient, Intents, Setup};

/// Longer than anything waits for the bot's end.
const FOR_EVER: Duration = Duration::from_secs(600);

fn said_goodbye(discord: &FakeDiscord) -> bool {
    let goodbye = |event: &FromClient| matches!(event, FromClient::Closed(Some(Some(1000))));
    discord.client_events().iter().any(goodbye)
}

#[tokio::test]
async fn a_signal_ends_it_with_a_goodbye() {
    for signal in ["TERM", "INT"] {
        let (discord, bot) = connected(Setup::default()).await;
        bot.signal(signal);
        let (code, log) = bot.end();
        assert_eq!(code, Some(0), "{log}");
        assert!(log.contains("stopped") && !log.contains("WARN"), "{log}");
        assert!(said_goodbye(&discord), "{:?}", discord.client_events());
    }
}

#[tokio::test]
async fn what_is_in_hand_is_finished_and_nothing_new_taken_in() {
    let (discord, bot) = connected(Setup::default()).await;
    let general = discord.channel("general");
    // The first try tells that the question is in hand, the second is slow.
    discord.fails(CREATE, 1, Fault::Status(503));
    discord.fails(CREATE, 1, Fault::Delay(Duration::from_secs(2)));
    let asked = discord
        .member("ada")
        .says(general, &format!("<@BOT> {QUESTION}"));
    discord
        .wait_for_request(|request| request.status == Some(503))
        .await;
    bot.terminate();
    bot.logs("finishing what is in hand");
    let late = discord
        .member("ben")
        .says(general, &format!("<@BOT> {QUESTION}"));
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(said_goodbye(&discord), "{:?}", discord.client_events());
    let answers = discord.messages_of_bot(general);
    let answered: Vec<_> = answers
        .iter()
        .filter_map(|answer| answer.replies_to())
        .collect();
    assert_eq!(answered, [asked.id()], "and not {}", late.id());
}

#[tokio::test]
async fn what_takes_too_long_is_left() {
    let (discord, bot) = connected(Setup::default()).await;
    discord.fails(CREATE, 1, Fault::Status(503));
    discord.fails(CREATE, 1, Fault::Delay(FOR_EVER));
    discord
        .member("ada")
        .says(discord.channel("general"), &format!("<@BOT> {QUESTION}"));
    discord
        .wait_for_request(|request| request.status == Some(503))
        .await;
    bot.terminate();
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("some questions were still in hand"), "{log}");
    assert!(said_goodbye(&discord), "{:?}", discord.client_events());
}

/// Commands are registered at the next start just as well.
#[tokio::test]
async fn commands_that_are_being_registered_are_not_waited_for() {
    let commands = "GET /applications/*/commands";
    let discord = FakeDiscord::start(Setup::default());
    discord.fails(commands, 1, Fault::Status(503));
    discord.fails(commands, usize::MAX, Fault::Delay(FOR_EVER));
    let bot = Bot::spawn(&discord, &[]);
    discord
        .wait_for_request(|request| request.status == Some(503))
        .await;
    bot.terminate();
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains("WARN"), "{log}");
    assert!(said_goodbye(&discord), "{:?}", discord.client_events());
}

#[tokio::test]
async fn it_ends_while_discord_can_not_be_reached() {
    let discord = FakeDiscord::start(Setup::default());
    discord.fails("GET /users/@me", usize::MAX, Fault::Disconnect);
    let bot = Bot::spawn(&discord, &[]);
    bot.logs("can't reach Discord");
    bot.terminate();
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
}

/// Whatever hangs at the start, a signal ends it.
#[tokio::test]
async fn it_ends_while_it_starts() {
    for route in ["GET /users/@me", "GET /gateway/bot", "GET /channels/*"] {
        let discord = FakeDiscord::start(Setup {
            declared: Intents::MESSAGE_CONTENT,
            ..Setup::default()
        });
        let channel = discord.channel("general").to_string();
        discord.fails(route, 1, Fault::Status(503));
        discord.fails(route, usize::MAX, Fault::Delay(FOR_EVER));
        let bot = Bot::spawn(&discord, &[("FOOTNOTE_ASK_CHANNELS", &channel)]);
        discord
            .wait_for_request(|request| request.status == Some(503))
            .await;
        bot.terminate();
        let (code, log) = bot.end();
        assert_eq!(code, Some(0), "{route}: {log}");
    }
}

#[tokio::test]
async fn it_ends_while_the_gateway_is_gone() {
    let discord = FakeDiscord::start(Setup::default());
    let page = Page::somewhere();
    let bot = Bot::start(&discord, &[("FOOTNOTE_HEALTH_ADDR", &page.address())]).await;
    discord.takes_gateway_down(true);
    discord.drops_connections();
    page.becomes("/readyz", 503);
    bot.terminate();
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
}
