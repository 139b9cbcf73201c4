//! What the gateway does to the bot, and how it carries on.

use std::time::Duration;

use footnote::reply;
use serde_json::json;

use super::bot::Bot;
use super::scene::{ASKER, CREATE, Page, QUESTION, Scene, until};
use crate::fake_discord::{FakeDiscord, Fault, FromClient, Setup};

fn resumes(discord: &FakeDiscord) -> usize {
    let events = discord.client_events();
    events
        .iter()
        .filter(|event| matches!(event, FromClient::Resume { .. }))
        .count()
}

fn identifies(discord: &FakeDiscord) -> usize {
    let events = discord.client_events();
    events
        .iter()
        .filter(|event| matches!(event, FromClient::Identify { .. }))
        .count()
}

fn quick_heartbeat() -> Setup {
    Setup {
        heartbeat: Duration::from_millis(500),
        ..Setup::default()
    }
}

/// Asserts that after `trouble` the session goes on, and that what was asked
/// meanwhile is answered once.
async fn is_resumed(setup: Setup, trouble: impl Fn(&FakeDiscord)) {
    let scene = Scene::with(setup, &[]).await;
    scene.answers().await;
    trouble(&scene.discord);
    let missed = scene.asks_in(scene.general());
    scene.answered(&missed).await;
    scene.has_said_no_more_than(scene.general(), 2).await;
    assert_eq!(
        (identifies(&scene.discord), resumes(&scene.discord)),
        (1, 1)
    );
    scene.page.becomes("/readyz", 200);
}

/// Asserts that after `trouble` the bot begins a new session, and answers again.
async fn begins_anew(what: &str, setup: Setup, trouble: impl Fn(&FakeDiscord)) {
    let scene = Scene::with(setup, &[]).await;
    trouble(&scene.discord);
    until(&format!("another session after {what}"), || {
        identifies(&scene.discord) == 2
    })
    .await;
    scene.discord.wait_for_sessions(1).await;
    scene.answers().await;
    scene.page.becomes("/readyz", 200);
}

#[tokio::test]
async fn a_dropped_connection_is_resumed() {
    is_resumed(Setup::default(), FakeDiscord::drops_connections).await;
}

#[tokio::test]
async fn a_request_to_reconnect_is_followed() {
    is_resumed(Setup::default(), FakeDiscord::asks_to_reconnect).await;
}

#[tokio::test]
async fn a_session_that_can_be_resumed_is() {
    is_resumed(Setup::default(), |discord| {
        discord.invalidates_sessions(true)
    })
    .await;
}

#[tokio::test]
async fn a_close_that_allows_it_is_followed_by_a_resume() {
    for code in [1001, 4000, 4008] {
        is_resumed(Setup::default(), |discord| {
            discord.closes_connections(Some(code))
        })
        .await;
    }
}

/// Together, since serenity leaves five seconds between two sessions.
#[tokio::test]
async fn what_can_not_be_resumed_is_begun_anew() {
    tokio::join!(
        begins_anew("an invalid session", Setup::default(), |discord| {
            discord.invalidates_sessions(false);
        }),
        begins_anew("a session that timed out", Setup::default(), |discord| {
            discord.forgets_sessions();
            discord.closes_connections(Some(4009));
        }),
        // serenity takes no notice of this before its next heartbeat.
        begins_anew("a close without a code", quick_heartbeat(), |discord| {
            discord.closes_connections(None);
        }),
        begins_anew(
            "heartbeats without an answer",
            quick_heartbeat(),
            |discord| {
                discord.acknowledges_heartbeats(false);
            }
        ),
    );
}

/// serenity spins until its next heartbeat then: longer than anything waits here.
#[tokio::test]
async fn a_close_without_a_code_keeps_nothing_else_waiting() {
    let discord = FakeDiscord::start(Setup::default());
    let page = Page::somewhere();
    let bot = Bot::start(&discord, &[("FOOTNOTE_HEALTH_ADDR", &page.address())]).await;
    // The first try tells that the question is in hand; the next waits for a timer.
    discord.fails(CREATE, 2, Fault::Status(503));
    let general = discord.channel("general");
    let asked = discord
        .member(ASKER)
        .says(general, &format!("<@BOT> {QUESTION}"));
    discord
        .wait_for_request(|request| request.status == Some(503))
        .await;
    discord.closes_connections(None);
    discord.wait_for_reply(&asked).await;
    page.becomes("/healthz", 200);
    page.becomes("/readyz", 503);
    bot.terminate();
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
}

#[tokio::test]
async fn servers_that_were_left_meanwhile_are_not_counted() {
    let scene = Scene::with(quick_heartbeat(), &[]).await;
    let left = scene.discord.founds_guild("Lighthouse", true);
    scene.page.counts("footnote_guilds 2");
    scene.discord.takes_gateway_down(true);
    scene.discord.forgets_sessions();
    scene.discord.drops_connections();
    scene.discord.expels_bot(left);
    scene.discord.takes_gateway_down(false);
    scene.discord.wait_for_sessions(1).await;
    scene.page.counts("footnote_guilds 1");
}

#[tokio::test]
async fn a_heartbeat_that_is_asked_for_is_sent() {
    let scene = Scene::new().await;
    scene.answers().await;
    let heartbeats = || {
        let events = scene.discord.client_events();
        events
            .iter()
            .filter(|event| matches!(event, FromClient::Heartbeat(_)))
            .count()
    };
    let before = heartbeats();
    scene.discord.asks_for_heartbeat();
    until("a heartbeat", || heartbeats() > before).await;
}

#[tokio::test]
async fn text_that_makes_no_sense_is_passed_over() {
    let scene = Scene::new().await;
    for text in [
        "", "{", "null", "[]", "{\"op\":0}", "{\"op\":99,\"d\":null}", "\u{1F980}",
    ] {
        scene.discord.sends_text(text);
    }
    scene.answers().await;
    assert_eq!(
        (identifies(&scene.discord), resumes(&scene.discord)),
        (1, 0)
    );
}

#[tokio::test]
async fn unknown_kinds_are_counted_and_told_once() {
    let scene = Scene::new().await;
    for kind in ["TIDE_TURN", "TIDE_TURN", "BEACON_LIT", "TIDE_TURN"] {
        scene
            .discord
            .dispatches(kind, None, &json!({ "level": QUESTION }));
    }
    for (kind, count) in [("TIDE_TURN", 3), ("BEACON_LIT", 1)] {
        scene.page.counts(&format!(
            "footnote_unknown_dispatches_total{{kind=\"{kind}\"}} {count}"
        ));
        scene.bot.logs(kind);
        assert_eq!(scene.lines_with(kind), 1, "{}", scene.bot.log());
    }
}

#[tokio::test]
async fn a_message_that_serenity_can_not_read_is_answered() {
    let scene = Scene::new().await;
    let channel = scene.discord.channel("odd");
    let mut message = scene.asks_in(scene.general()).json;
    message["id"] = json!("77");
    message["channel_id"] = json!(channel.to_string());
    message["guild_id"] = json!(scene.discord.guild().to_string());
    message["timestamp"] = json!({ "calendar": "lunar" });
    scene
        .discord
        .dispatches("MESSAGE_CREATE", Some(scene.discord.guild()), &message);
    let answer = scene.discord.wait_for_message(channel, |_| true).await;
    assert!(
        answer.text().contains("Operation Salvo"),
        "{}",
        answer.text()
    );
    scene.has_said_no_more_than(channel, 1).await;
    scene
        .page
        .counts("footnote_unknown_dispatches_total{kind=\"MESSAGE_CREATE\"} 1");
}

#[tokio::test]
async fn an_interaction_that_serenity_can_not_read_gets_an_apology() {
    let scene = Scene::new().await;
    let application = scene.discord.bot().to_string();
    let unread = |id: &str, kind: u8| {
        json!({
            "id": id, "application_id": application, "type": kind, "token": format!("token{id}"),
            "data": { "name": QUESTION }, "locale": ["en"],
        })
    };
    for (id, kind) in [("77", 2), ("78", 4)] {
        scene
            .discord
            .dispatches("INTERACTION_CREATE", None, &unread(id, kind));
    }
    let response_to = async |id: &str| {
        let path = format!("/interactions/{id}/token{id}/callback");
        let request = scene
            .discord
            .wait_for_request(|request| request.path == path)
            .await;
        request.body
    };
    let apology = response_to("77").await;
    assert_eq!(
        (&apology["type"], &apology["data"]["content"]),
        (&json!(4), &json!(reply::FAULT))
    );
    let choices = response_to("78").await;
    assert_eq!(
        (&choices["type"], &choices["data"]["choices"]),
        (&json!(8), &json!([]))
    );
}

#[tokio::test]
async fn what_is_dispatched_again_is_answered_once() {
    let scene = Scene::new().await;
    let general = scene.general();
    let asked = scene.asks_in(general);
    scene.discord.repeats_last_event();
    scene.answered(&asked).await;
    scene
        .discord
        .dispatches("MESSAGE_CREATE", Some(scene.discord.guild()), &asked.json);
    scene.has_said_no_more_than(general, 1).await;

    let command = scene
        .asker()
        .slash(general, "ask", &[("question", QUESTION)]);
    scene.discord.repeats_last_event();
    scene.discord.response_to(&command).await;
    scene.has_said_no_more_than(general, 2).await;
    let requests = scene.discord.requests();
    let callbacks = requests
        .iter()
        .filter(|request| request.path.ends_with("/callback"));
    assert_eq!(callbacks.count(), 1);
}

#[tokio::test]
async fn a_server_that_the_bot_has_left_is_not_answered() {
    let scene = Scene::new().await;
    let left = scene.discord.founds_guild("Lighthouse", true);
    scene.page.counts("footnote_guilds 2");
    scene.discord.expels_bot(left);
    scene.page.counts("footnote_guilds 1");
    scene.answers().await;
    assert_eq!(scene.discord.invalid_requests(), 0);
}
