//! What the log tells, and what it keeps to itself.

use serde_json::Value;

use super::bot::Bot;
use super::scene::{ASKER, CALLBACK, CREATE, QUESTION, Scene};
use crate::fake_discord::{FakeDiscord, Fault, Setup};

/// Asserts that `told` holds no text, name or secret of anybody.
#[track_caller]
pub(super) fn assert_discreet(discord: &FakeDiscord, told: &str) {
    let token = discord.token();
    // Every word of the question that isn't a common one.
    let words = QUESTION.trim_end_matches('?').split(' ').skip(2);
    // Tokens of interactions begin alike.
    let secrets = token.split('.').chain(["aW50ZXJhY3Rpb24", ASKER]);
    for secret in words.chain(secrets) {
        assert!(!told.contains(secret), "{secret:?} stands in:\n{told}");
    }
}

#[tokio::test]
async fn at_the_default_level_a_question_leaves_ids_and_figures() {
    let scene = Scene::new().await;
    let asked = scene.asks_in(scene.general());
    scene.answered(&asked).await;
    scene.bot.logs("answered");
    let log = scene.bot.log();
    let line = log
        .lines()
        .find(|line| line.contains("answered"))
        .expect("a line");
    for told in [
        format!("id={}", asked.id()),
        format!("channel={}", scene.general()),
        format!("guild={}", scene.discord.guild()),
        "surface=\"mention\"".to_owned(),
        "verdict=Answered".to_owned(),
        "latency_us=".to_owned(),
    ] {
        assert!(line.contains(&told), "no {told} in {line}");
    }
    // Nor who asked.
    let user = asked.author().to_string();
    assert!(!log.contains(&user), "{user} stands in:\n{log}");
}

#[tokio::test]
async fn as_json_every_line_is_an_object() {
    let variables = [("FOOTNOTE_LOG_FORMAT", "json")];
    let scene = Scene::with(Setup::default(), &variables).await;
    let command = scene
        .asker()
        .slash(scene.general(), "ask", &[("question", QUESTION)]);
    scene.discord.response_to(&command).await;
    scene.bot.logs("latency_us");
    let log = scene.bot.log();
    let lines = log
        .lines()
        .map(|line| serde_json::from_str(line).expect(line));
    let lines: Vec<Value> = lines.collect();
    assert!(
        lines
            .iter()
            .all(|line| line["level"].is_string() && line["timestamp"].is_string())
    );
    let answered = lines
        .iter()
        .find(|line| line["fields"]["message"] == "answered");
    let answered = answered.expect("a line");
    assert_eq!(answered["fields"]["verdict"], "Answered");
    assert!(answered["fields"]["latency_us"].is_u64(), "{answered}");
    let span = &answered["span"];
    assert_eq!(span["id"], command.id.to_string());
    assert_eq!(span["surface"], "slash");
    assert!(!log.contains(&scene.asker().id().to_string()), "{log}");
    assert_eq!(span["channel"], scene.general().to_string());
    assert_eq!(span["guild"], scene.discord.guild().to_string());
}

/// What serenity logs holds payloads and addresses with tokens in them.
#[tokio::test]
async fn what_can_not_be_read_or_sent_is_not_written_out() {
    let scene = Scene::new().await;
    let (discord, general) = (&scene.discord, scene.general());
    discord.fails(CALLBACK, 1, Fault::Status(400));
    scene
        .asker()
        .slash(general, "ask", &[("question", QUESTION)]);
    scene.bot.logs("an interaction got no response");
    discord.fails(CREATE, 1, Fault::Status(400));
    scene.asks_in(general);
    scene.bot.logs("an answer could not be sent");
    let unread = serde_json::json!({ "content": QUESTION, "author": { "username": ASKER } });
    for kind in [
        "MESSAGE_CREATE", "MESSAGE_UPDATE", "INTERACTION_CREATE", "NEW_KIND",
    ] {
        discord.dispatches(kind, Some(discord.guild()), &unread);
        scene.bot.logs(kind);
    }
    discord.sends_text(&format!("{{\"op\":0,\"t\":\"{QUESTION}\",\"d\":\"{ASKER}"));
    scene.answers().await;
}

#[tokio::test]
async fn the_token_is_not_told_by_what_ends_the_bot() {
    let discord = FakeDiscord::start(Setup::default());
    for code in [4004, 4013] {
        discord.refuses_identify(Some(code));
        let (_, log) = Bot::spawn(&discord, &[]).end();
        assert_discreet(&discord, &log);
    }
}
