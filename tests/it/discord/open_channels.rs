//! Channels where the bot answers without being mentioned.

use super::bot::Bot;
use super::checks::{answer_to, ends_well, reads, shown};
use crate::fake_discord::{FakeDiscord, Id, Intents, Setup};

const QUESTION: &str = "What does Kristi Noem say about sanctuary policies?";

/// A Discord with the bot, and a channel that is open to it.
async fn scene() -> (FakeDiscord, Bot, Id) {
    let (discord, open) = with_open_channel();
    let bot = listens(&discord, open, &[]).await;
    (discord, bot, open)
}

fn with_open_channel() -> (FakeDiscord, Id) {
    let discord = FakeDiscord::start(Setup {
        declared: Intents::MESSAGE_CONTENT,
        ..Setup::default()
    });
    let open = discord.channel("ask-the-article");
    (discord, open)
}

/// The bot, listening in this channel.
async fn listens(discord: &FakeDiscord, open: Id, variables: &[(&str, &str)]) -> Bot {
    let open = open.to_string();
    let variables = [variables, &[("FOOTNOTE_ASK_CHANNELS", &open)]].concat();
    Bot::start(discord, &variables).await
}

#[tokio::test]
async fn a_question_that_the_article_answers_is_answered() {
    let (discord, bot, open) = scene().await;
    let asked = discord.member("ada").says(open, QUESTION);
    reads(
        &answer_to(&discord, &asked).await,
        &["publicly challenged sanctuary policies"],
    );
    ends_well(&discord, bot);
}

/// Those that were there before the bot, and those that come later.
#[tokio::test]
async fn the_threads_of_an_open_channel_are_open_too() {
    let (discord, open) = with_open_channel();
    let general = discord.channel("general");
    let (old, shut) = (discord.thread(open, "old"), discord.thread(general, "shut"));
    let bot = listens(&discord, open, &[]).await;
    let ada = discord.member("ada");
    let threads = [old, discord.thread(open, "new")];
    ada.says(shut, QUESTION);
    ada.says(discord.thread(general, "shut too"), QUESTION);
    for thread in threads {
        let asked = ada.says(thread, QUESTION);
        answer_to(&discord, &asked).await;
    }
    ends_well(&discord, bot);
    assert!(discord.messages_of_bot(shut).is_empty());
}

#[tokio::test]
async fn everything_else_is_left_to_the_members() {
    let (discord, bot, open) = scene().await;
    let (ada, bob) = (discord.member("ada"), discord.member("bob"));
    for talk in [
        "Good morning", "I wonder about sanctuary policies.", "thanks!", "🙂", "lol what?",
        "What does pizza cost?", "How was your weekend?", "Who is online?",
    ] {
        ada.says(open, talk);
    }
    ada.says(open, &format!("<@{}> {QUESTION}", bob.id()));
    let said = bob.says(open, "I read the article.");
    ada.replies_to(&said, QUESTION);
    ada.replies_without_ping_to(&said, QUESTION);
    ada.announces_thread(open, QUESTION);
    discord.other_bot("parrot").says(open, QUESTION);
    discord.webhook_says("news", open, QUESTION);
    ada.says(discord.channel("general"), QUESTION);
    let asked = ada.says(open, &format!("<@BOT> {QUESTION}"));
    answer_to(&discord, &asked).await;
    ends_well(&discord, bot);
    let said = discord.messages_of_bot(open);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        discord
            .messages_of_bot(discord.channel("general"))
            .is_empty()
    );
}

#[tokio::test]
async fn a_mention_gets_its_reply_there_even_where_the_article_is_silent() {
    let (discord, bot, open) = scene().await;
    let asked = discord
        .member("ada")
        .says(open, "<@BOT> What does pizza cost?");
    reads(
        &answer_to(&discord, &asked).await,
        &["The article says nothing about ‘pizza’"],
    );
    ends_well(&discord, bot);
}

#[tokio::test]
async fn nobody_is_told_to_slow_down_who_did_not_ask_the_bot() {
    let (discord, open) = with_open_channel();
    let bot = listens(&discord, open, &[("FOOTNOTE_MEMBER_LIMIT", "1")]).await;
    let ada = discord.member("ada");
    let asked = ada.says(open, QUESTION);
    answer_to(&discord, &asked).await;
    for _ in 0..3 {
        ada.says(open, QUESTION);
    }
    let last = discord.member("bob").says(open, QUESTION);
    answer_to(&discord, &last).await;
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(open).len(), 2);
}

/// A picture alone, in reply to the answer to a command: no text was kept back.
#[tokio::test]
async fn a_reply_without_text_is_told_so_where_all_text_is_read() {
    let (discord, bot, open) = scene().await;
    let ada = discord.member("ada");
    let asked = ada.slash(open, "ask", &[("question", QUESTION)]);
    let answer = shown(&discord, &asked).await;
    let picture = ada.replies_to(&answer, "");
    let told = answer_to(&discord, &picture).await;
    reads(&told, &["That message has no text that I could read."]);
    ends_well(&discord, bot);
}

/// Nobody put the question to the bot, but its answer stands beneath it.
#[tokio::test]
async fn an_edited_question_keeps_no_answer_to_another_one() {
    let (discord, bot, open) = scene().await;
    let ada = discord.member("ada");
    let asked = ada.says(open, QUESTION);
    let answer = answer_to(&discord, &asked).await;
    ada.edits(&asked, "What does pizza cost?");
    let edited = discord
        .wait_for_change(&answer, |answer| answer.edits == 1)
        .await;
    reads(&edited, &["The article says nothing about ‘pizza’"]);
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(open).len(), 1);
}

/// Talk must not use up what members may ask.
#[tokio::test]
async fn questions_that_are_left_alone_cost_no_allowance() {
    let (discord, open) = with_open_channel();
    let bot = listens(&discord, open, &[("FOOTNOTE_MEMBER_LIMIT", "1")]).await;
    let ada = discord.member("ada");
    for _ in 0..3 {
        ada.says(open, "What does pizza cost?");
    }
    let asked = ada.says(open, QUESTION);
    answer_to(&discord, &asked).await;
    ends_well(&discord, bot);
}
