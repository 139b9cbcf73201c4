//! What holds at the end of every scenario, and what members look at.

use super::bot::Bot;
use crate::fake_discord::{FakeDiscord, Interaction, Message};

/// Waits for the reply to `asked`, which stands under it, pings nobody, and can be
/// deleted.
pub(super) async fn answer_to(discord: &FakeDiscord, asked: &Message) -> Message {
    let reply = discord.wait_for_reply(asked).await;
    assert_eq!(reply.channel(), asked.channel());
    reply.assert_pinged_nobody();
    can_be_deleted(&reply, true);
    reply
}

/// Waits for the message that a command or a button brings, which pings nobody and
/// can be deleted where everybody sees it.
pub(super) async fn shown(discord: &FakeDiscord, asked: &Interaction) -> Message {
    let shown = discord.response_to(asked).await.message().clone();
    shown.assert_pinged_nobody();
    can_be_deleted(&shown, !shown.is_ephemeral());
    shown
}

#[track_caller]
fn can_be_deleted(message: &Message, expected: bool) {
    let labels = message.button_labels();
    assert_eq!(labels.contains(&"Delete"), expected, "{message:#?}");
}

/// Asserts that all of this can be read in the message.
#[track_caller]
pub(super) fn reads(message: &Message, texts: &[&str]) {
    let read = message.text();
    for text in texts {
        assert!(read.contains(text), "no {text:?} in:\n{read}");
    }
}

/// Asserts that Discord refused nothing; a connection that it cut is no refusal.
#[track_caller]
pub(super) fn refused_nothing(discord: &FakeDiscord) {
    for request in discord.requests() {
        let accepted = matches!(request.status, None | Some(200..300));
        assert!(accepted, "refused: {request:#?}");
    }
}

/// Lets the bot finish what is in hand and end, and asserts that Discord refused
/// nothing. From here on there is nothing that it could still say.
#[track_caller]
pub(super) fn ends_well(discord: &FakeDiscord, bot: Bot) {
    bot.terminate();
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
    refused_nothing(discord);
}
