//! Questions that lean on the one before.

use super::bot::{Bot, connected};
use super::checks::{answer_to, ends_well, reads, shown};
use crate::fake_discord::{FakeDiscord, Id, Setup};

const QUESTION: &str = "Who is Kristi Noem?";
const FOLLOW_UP: &str = "and what did she say?";
const ASSUMED: &str = "I took ‘she’ to mean Kristi Noem.";

async fn scene() -> (FakeDiscord, Bot, Id) {
    let (discord, bot) = connected(Setup::default()).await;
    let general = discord.channel("general");
    (discord, bot, general)
}

#[tokio::test]
async fn a_reply_to_an_answer_follows_it_up_whoever_writes_it() {
    let (discord, bot, general) = scene().await;
    let asked = discord
        .member("ada")
        .says(general, &format!("<@BOT> {QUESTION}"));
    let answer = answer_to(&discord, &asked).await;
    for name in ["ada", "bob"] {
        let next = discord.member(name).replies_to(&answer, FOLLOW_UP);
        reads(&answer_to(&discord, &next).await, &[ASSUMED]);
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_reply_without_a_ping_is_talk_among_members() {
    let (discord, bot, general) = scene().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, &format!("<@BOT> {QUESTION}"));
    let answer = answer_to(&discord, &asked).await;
    ada.replies_without_ping_to(&answer, FOLLOW_UP);
    let last = ada.says(general, "<@BOT> thanks");
    reads(&answer_to(&discord, &last).await, &["You're welcome."]);
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 2);
}

#[tokio::test]
async fn a_mention_follows_up_what_its_member_asked_before() {
    let (discord, bot, general) = scene().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, &format!("<@BOT> {QUESTION}"));
    answer_to(&discord, &asked).await;
    let next = ada.says(general, &format!("<@BOT> {FOLLOW_UP}"));
    reads(&answer_to(&discord, &next).await, &[ASSUMED]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn nobody_follows_up_what_another_asked_or_what_was_asked_elsewhere() {
    let (discord, bot, general) = scene().await;
    let (ada, bob) = (discord.member("ada"), discord.member("bob"));
    let asked = ada.says(general, &format!("<@BOT> {QUESTION}"));
    answer_to(&discord, &asked).await;
    let elsewhere = discord.channel("elsewhere");
    for next in [
        bob.says(general, &format!("<@BOT> {FOLLOW_UP}")),
        ada.says(elsewhere, &format!("<@BOT> {FOLLOW_UP}")),
    ] {
        let answer = answer_to(&discord, &next).await;
        assert!(!answer.text().contains("Kristi Noem."), "{}", answer.text());
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn commands_follow_up_too() {
    let (discord, bot, general) = scene().await;
    let ada = discord.member("ada");
    let asked = ada.slash(general, "ask", &[("question", QUESTION)]);
    shown(&discord, &asked).await;
    let next = ada.slash(general, "ask", &[("question", FOLLOW_UP)]);
    reads(&shown(&discord, &next).await, &[ASSUMED]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_reply_to_a_commands_answer_that_mentions_the_bot_follows_it_up() {
    let (discord, bot, general) = scene().await;
    let ada = discord.member("ada");
    let asked = ada.slash(general, "ask", &[("question", QUESTION)]);
    let answer = shown(&discord, &asked).await;
    let next = discord
        .member("bob")
        .replies_to(&answer, &format!("<@BOT> {FOLLOW_UP}"));
    reads(&answer_to(&discord, &next).await, &[ASSUMED]);
    ends_well(&discord, bot);
}

/// The fake pings nobody with a reply to a command's answer, which isn't known
/// of Discord; here it does, and keeps back the text. As that message isn't in
/// the fake, it refuses the first answer, which refers to it.
#[tokio::test]
async fn a_reply_whose_text_is_kept_back_is_told_what_to_do() {
    let (discord, _bot, general) = scene().await;
    let asked = discord
        .member("ada")
        .slash(general, "ask", &[("question", QUESTION)]);
    let answer = shown(&discord, &asked).await;
    let mut reply = discord.member("bob").replies_to(&answer, FOLLOW_UP).json;
    reply["id"] = serde_json::json!("4000000000000000000");
    reply["content"] = serde_json::json!("");
    reply["guild_id"] = serde_json::json!(discord.guild().to_string());
    reply["referenced_message"] = answer.json.clone();
    reply["mentions"] = serde_json::json!([answer.json["author"]]);
    discord.dispatches("MESSAGE_CREATE", Some(discord.guild()), &reply);
    let told = discord
        .wait_for_message(general, |message| {
            message.text().contains("Mention me in it")
        })
        .await;
    reads(&told, &["I can't see what you wrote", "/ask"]);
    told.assert_pinged_nobody();
}
