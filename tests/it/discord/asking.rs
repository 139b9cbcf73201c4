//! Questions, wherever members ask them.

use super::bot::{Bot, in_general};
use super::checks::{answer_to, ends_well, reads, shown};
use crate::fake_discord::permissions::MENTION_EVERYONE;
use crate::fake_discord::{FakeDiscord, Setup};

const QUESTION: &str = "What is Operation Salvo?";
const ANSWER: &str = "an enforcement initiative of Immigration and Customs Enforcement";

#[tokio::test]
async fn a_mention_is_answered_in_place() {
    let (discord, bot, general) = in_general().await;
    let asked = discord
        .member("ada")
        .says(general, &format!("<@BOT> {QUESTION}"));
    let reply = answer_to(&discord, &asked).await;
    reads(&reply, &[ANSWER, "Homeland Security Pushback"]);
    assert_eq!(
        reply.button_labels(),
        ["In context", "More passages", "Why?", "Delete"]
    );
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_mention_at_the_end_is_one_too() {
    let (discord, bot, general) = in_general().await;
    let asked = discord
        .member("ada")
        .says(general, "What is Operation Salvo, <@BOT>?");
    reads(&answer_to(&discord, &asked).await, &["Operation Salvo"]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn in_a_thread_the_answer_is_in_that_thread() {
    let (discord, bot, general) = in_general().await;
    let thread = discord.thread(general, "about the article");
    let asked = discord
        .member("ada")
        .says(thread, &format!("<@BOT> {QUESTION}"));
    assert_eq!(answer_to(&discord, &asked).await.channel(), thread);
    ends_well(&discord, bot);
    assert!(discord.messages_of_bot(general).is_empty());
}

#[tokio::test]
async fn a_direct_message_needs_no_mention() {
    let (discord, bot, _) = in_general().await;
    let direct = discord.direct("ada");
    let asked = discord.member("ada").says(direct, QUESTION);
    reads(&answer_to(&discord, &asked).await, &["Operation Salvo"]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_mention_alone_is_told_what_to_do() {
    let (discord, bot, general) = in_general().await;
    let asked = discord.member("ada").says(general, "<@BOT>");
    let reply = answer_to(&discord, &asked).await;
    reads(&reply, &["Ask me something about the article."]);
    assert!(
        reply.button_labels().contains(&QUESTION),
        "{:?}",
        reply.button_labels()
    );
    ends_well(&discord, bot);
}

#[tokio::test]
async fn an_emoji_is_no_question() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, "<@BOT> 🙂");
    reads(
        &answer_to(&discord, &asked).await,
        &["I only understand words."],
    );
    let asked = ada.says(general, "<@BOT> <:wave:1234567890>");
    reads(
        &answer_to(&discord, &asked).await,
        &["Ask me something about the article."],
    );
    ends_well(&discord, bot);
}

#[tokio::test]
async fn what_the_article_does_not_say_is_said() {
    let (discord, bot, general) = in_general().await;
    let asked = discord
        .member("ada")
        .says(general, "<@BOT> What does pizza cost?");
    let reply = answer_to(&discord, &asked).await;
    reads(&reply, &["The article says nothing about ‘pizza’"]);
    let labels = reply.button_labels();
    assert!(
        labels.contains(&QUESTION) && labels.contains(&"Why?"),
        "{labels:?}"
    );
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_question_in_spanish_is_not_answered_by_guessing() {
    let (discord, bot, general) = in_general().await;
    let asked = discord
        .member("ada")
        .speaks("es-ES")
        .says(general, "<@BOT> ¿Cuánto cuesta una pizza napolitana?");
    reads(&answer_to(&discord, &asked).await, &["English"]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn two_thousand_characters_get_a_reply() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let wordy = format!("<@BOT> {QUESTION} {}", "please ".repeat(270));
    for (long, expected) in [
        (wordy, ANSWER),
        (
            format!("<@BOT> {}", "𝕏*_`".repeat(480)),
            "The article says nothing about ‘𝕏’.",
        ),
    ] {
        let asked = ada.says(general, &long);
        let answer = answer_to(&discord, &asked).await;
        reads(&answer, &[expected]);
        // The title holds only a part of such a question.
        let why = shown(&discord, &ada.presses(&answer, "Why?")).await;
        reads(&why, &["How sure I am:"]);
    }
    ends_well(&discord, bot);
}

/// What a member writes is repeated in the embed's title.
#[tokio::test]
async fn nothing_in_a_question_breaks_out_or_pings() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let (bob, guild) = (discord.member("bob").id(), discord.guild());
    let role = discord.grants(guild, bob, 0);
    // The bot would ring everybody if it said so.
    discord.grants(guild, discord.bot(), MENTION_EVERYONE);
    for question in [
        format!("<@BOT> does <@{bob}> know what Operation Salvo is?"),
        format!("<@BOT> <@&{role}> what is Operation Salvo?"),
        "<@BOT> @everyone @here what is Operation Salvo?".to_owned(),
        "<@BOT> what is `@everyone` [Operation Salvo](https://example.com)?".to_owned(),
        "<@BOT> **what** ||is|| ```Operation\nSalvo```?".to_owned(),
    ] {
        let asked = ada.says(general, &question);
        let reply = answer_to(&discord, &asked).await;
        reads(&reply, &["Operation Salvo"]);
        let text = reply.text();
        for markup in ["](https://example.com)", "```", "**what**", "||is||", "<@&"] {
            assert!(
                !text.contains(markup),
                "{markup} in the reply to {question}:\n{text}"
            );
        }
        assert_eq!(
            reply.allowed_mentions.as_ref().expect("a limit")["parse"],
            serde_json::json!([])
        );
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn other_members_are_called_by_their_names() {
    let (discord, bot, general) = in_general().await;
    let bob = discord.member("bob").id();
    let asked = discord.member("ada").says(
        general,
        &format!("<@BOT> does <@{bob}> know what Operation Salvo is?"),
    );
    let reply = answer_to(&discord, &asked).await;
    assert_eq!(
        reply.embeds()[0]["title"],
        "does Bob know what Operation Salvo is?"
    );
    ends_well(&discord, bot);
}

#[tokio::test]
async fn who_did_not_ask_gets_no_answer() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    ada.says(general, QUESTION);
    discord
        .other_bot("parrot")
        .says(general, &format!("<@BOT> {QUESTION}"));
    discord.webhook_says("news", general, &format!("<@BOT> {QUESTION}"));
    ada.says(general, "@everyone What is Operation Salvo?");
    let other = ada.says(general, "I like it here.");
    discord.member("bob").replies_to(&other, QUESTION);
    let asked = ada.says(general, &format!("<@BOT> {QUESTION}"));
    let reply = answer_to(&discord, &asked).await;
    ada.reacts_to(&reply, "👍");
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 1);
}

#[tokio::test]
async fn what_it_says_of_itself_is_no_question_to_it() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let help = shown(&discord, &ada.slash(general, "help", &[])).await;
    reads(&help, &[&format!("<@{}>", discord.bot())]);
    let asked = ada.says(general, &format!("<@BOT> {QUESTION}"));
    answer_to(&discord, &asked).await;
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 2);
}

#[tokio::test]
async fn a_bot_is_not_answered_in_direct_messages_either() {
    let (discord, bot, _) = in_general().await;
    let direct = discord.direct("ada");
    let asked = discord.member("ada").says(direct, QUESTION);
    // Its own answer comes back to it as a message.
    answer_to(&discord, &asked).await;
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(direct).len(), 1);
}

#[tokio::test]
async fn a_repeated_event_is_answered_once() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, &format!("<@BOT> {QUESTION}"));
    discord.repeats_last_event();
    answer_to(&discord, &asked).await;
    let asked = ada.slash(general, "ask", &[("question", QUESTION)]);
    discord.repeats_last_event();
    discord.response_to(&asked).await;
    let last = ada.says(general, "<@BOT> Who is Kristi Noem?");
    answer_to(&discord, &last).await;
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 3);
}

#[tokio::test]
async fn a_misspelt_question_is_answered_and_the_reading_is_told() {
    let (discord, bot, general) = in_general().await;
    let asked = discord
        .member("ada")
        .says(general, "<@BOT> what is operation slavo");
    reads(
        &answer_to(&discord, &asked).await,
        &["Salvo", "I read ‘slavo’ as ‘salvo’."],
    );
    ends_well(&discord, bot);
}

/// Two a minute, so that no machine is slow enough to be allowed a third.
#[tokio::test]
async fn a_member_who_asks_too_fast_is_told_once() {
    let discord = FakeDiscord::start(Setup::default());
    let bot = Bot::start(&discord, &[("FOOTNOTE_MEMBER_LIMIT", "2")]).await;
    let general = discord.channel("general");
    let (ada, bob) = (discord.member("ada"), discord.member("bob"));
    let question = format!("<@BOT> {QUESTION}");
    for _ in 0..2 {
        let asked = ada.says(general, &question);
        reads(&answer_to(&discord, &asked).await, &[ANSWER]);
    }
    let asked = ada.says(general, &question);
    let notice = answer_to(&discord, &asked).await;
    reads(&notice, &["You ask faster than I may answer. Ask again in"]);
    for _ in 0..3 {
        ada.says(general, &question);
    }
    // Whoever else is there goes on asking.
    let asked = bob.says(general, &question);
    reads(&answer_to(&discord, &asked).await, &[ANSWER]);
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 4);
}

/// An interaction without a response looks like a failure of the bot.
#[tokio::test]
async fn every_command_too_many_is_told_so_to_its_member_alone() {
    let discord = FakeDiscord::start(Setup::default());
    let bot = Bot::start(&discord, &[("FOOTNOTE_MEMBER_LIMIT", "1")]).await;
    let general = discord.channel("general");
    let ada = discord.member("ada");
    let asks = || ada.slash(general, "ask", &[("question", QUESTION)]);
    reads(&shown(&discord, &asks()).await, &[ANSWER]);
    for _ in 0..3 {
        let notice = shown(&discord, &asks()).await;
        reads(&notice, &["You ask faster than I may answer."]);
        assert!(notice.is_ephemeral());
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn who_only_looks_around_has_asked_nothing() {
    let discord = FakeDiscord::start(Setup::default());
    let bot = Bot::start(&discord, &[("FOOTNOTE_MEMBER_LIMIT", "1")]).await;
    let general = discord.channel("general");
    let ada = discord.member("ada");
    for name in ["help", "about", "help"] {
        shown(&discord, &ada.slash(general, name, &[])).await;
    }
    let asked = ada.slash(general, "ask", &[("question", QUESTION)]);
    reads(&shown(&discord, &asked).await, &[ANSWER]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn what_is_typed_and_what_is_taken_back_is_not_counted() {
    let discord = FakeDiscord::start(Setup::default());
    let bot = Bot::start(&discord, &[("FOOTNOTE_MEMBER_LIMIT", "1")]).await;
    let general = discord.channel("general");
    let ada = discord.member("ada");
    for typed in ["op", "oper", "operation"] {
        let typing = ada.types(general, "ask", "question", typed);
        assert!(!discord.response_to(&typing).await.choices().is_empty());
    }
    let asked = ada.slash(general, "ask", &[("question", QUESTION)]);
    let answer = shown(&discord, &asked).await;
    reads(&answer, &[ANSWER]);
    let notice = shown(&discord, &ada.presses(&answer, "Why?")).await;
    reads(&notice, &["You ask faster than I may answer."]);
    ada.presses(&answer, "Delete");
    discord
        .wait_for_change(&answer, |answer| answer.is_deleted)
        .await;
    ends_well(&discord, bot);
}

/// Clients offer the bot's role under the same name. Discord keeps its text back,
/// but says which role it was.
#[tokio::test]
async fn who_mentions_the_bots_role_is_told_once_to_mention_the_bot() {
    let (discord, bot, general) = in_general().await;
    let (ada, bob) = (discord.member("ada"), discord.member("bob"));
    let told = [
        "That was my role, not me",
        &format!("Mention me, <@{}>", discord.bot()),
    ];
    let role = discord.role_of_bot(discord.guild());
    let by_role = |role| format!("<@&{role}> {QUESTION}");
    for member in [ada, bob] {
        let asked = member.says(general, &by_role(role));
        reads(&answer_to(&discord, &asked).await, &told);
        member.says(general, &by_role(role));
    }
    let elsewhere = discord.channel("elsewhere");
    let role = discord.renews_role_of_bot(discord.guild());
    let asked = ada.says(elsewhere, &by_role(role));
    let notice = answer_to(&discord, &asked).await;
    reads(&notice, &told);
    // Another's role, and the bot beside its role.
    let moderators = discord.grants(discord.guild(), bob.id(), 0);
    ada.says(elsewhere, &by_role(moderators));
    let asked = bob.says(elsewhere, &format!("<@&{role}> <@BOT> {QUESTION}"));
    reads(&answer_to(&discord, &asked).await, &["Operation Salvo"]);
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 2);
    assert_eq!(discord.messages_of_bot(elsewhere).len(), 2);
}
