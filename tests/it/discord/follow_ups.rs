//! Questions that lean on the one before.

use super::bot::{folder_of, in_general, knowing};
use super::checks::{answer_to, ends_well, reads, shown};

const QUESTION: &str = "Who is Kristi Noem?";
const FOLLOW_UP: &str = "and what did she say?";
const ASSUMED: &str = "I took ‘she’ to mean Kristi Noem.";

#[tokio::test]
async fn a_reply_to_an_answer_follows_it_up_whoever_writes_it() {
    let (discord, bot, general) = in_general().await;
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
    let (discord, bot, general) = in_general().await;
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
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, &format!("<@BOT> {QUESTION}"));
    answer_to(&discord, &asked).await;
    let next = ada.says(general, &format!("<@BOT> {FOLLOW_UP}"));
    reads(&answer_to(&discord, &next).await, &[ASSUMED]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn nobody_follows_up_what_another_asked_or_what_was_asked_elsewhere() {
    let (discord, bot, general) = in_general().await;
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
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.slash(general, "ask", &[("question", QUESTION)]);
    shown(&discord, &asked).await;
    let next = ada.slash(general, "ask", &[("question", FOLLOW_UP)]);
    reads(&shown(&discord, &next).await, &[ASSUMED]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_reply_to_a_commands_answer_that_mentions_the_bot_follows_it_up() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.slash(general, "ask", &[("question", QUESTION)]);
    let answer = shown(&discord, &asked).await;
    let next = discord
        .member("bob")
        .replies_to(&answer, &format!("<@BOT> {FOLLOW_UP}"));
    reads(&answer_to(&discord, &next).await, &[ASSUMED]);
    ends_well(&discord, bot);
}

/// Discord doesn't say whether such a reply pings: to tell it once helps, to tell
/// it again would be uninvited.
#[tokio::test]
async fn a_reply_whose_text_is_kept_back_is_told_once_what_to_do() {
    let (discord, bot, general) = in_general().await;
    let (ada, bob) = (discord.member("ada"), discord.member("bob"));
    let asked = ada.slash(general, "ask", &[("question", QUESTION)]);
    let answer = shown(&discord, &asked).await;
    for member in [ada, bob] {
        let next = member.replies_to(&answer, FOLLOW_UP);
        let told = answer_to(&discord, &next).await;
        reads(
            &told,
            &["I can't see what you wrote", "Mention me in it", "/ask"],
        );
        member.replies_to(&answer, "Never mind.");
    }
    let last = ada.says(general, "<@BOT> thanks");
    answer_to(&discord, &last).await;
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 4);
}

#[tokio::test]
async fn a_reply_follows_up_an_older_answer_and_a_follow_up() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, &format!("<@BOT> {QUESTION}"));
    let older = answer_to(&discord, &asked).await;
    let asked = ada.says(general, "<@BOT> What is Operation Salvo?");
    let newer = answer_to(&discord, &asked).await;
    let asked = ada.replies_to(&older, FOLLOW_UP);
    let second = answer_to(&discord, &asked).await;
    reads(&second, &[ASSUMED]);
    for (replied, question, assumed) in [
        // Only what the buttons tell of that question is known: it was asked by the surname.
        (
            &second, "what did she argue about criminals?", "I took ‘she’ to mean Noem.",
        ),
        (
            &newer,
            "Who ran it?",
            "I took ‘it’ to mean Operation Salvo.",
        ),
    ] {
        let asked = ada.replies_to(replied, question);
        reads(&answer_to(&discord, &asked).await, &[assumed]);
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_suggestion_that_was_pressed_is_followed_up() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, "<@BOT> When was Kristi Noem born?");
    let refusal = answer_to(&discord, &asked).await;
    shown(&discord, &ada.presses(&refusal, "What is Operation Salvo?")).await;
    let next = ada.says(general, "<@BOT> How many people did it arrest?");
    reads(
        &answer_to(&discord, &next).await,
        &["I took ‘it’ to mean Operation Salvo.", "54"],
    );
    ends_well(&discord, bot);
}

#[tokio::test]
async fn commands_and_mentions_are_one_conversation() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.slash(general, "ask", &[("question", QUESTION)]);
    shown(&discord, &asked).await;
    let next = ada.says(general, &format!("<@BOT> {FOLLOW_UP}"));
    reads(&answer_to(&discord, &next).await, &[ASSUMED]);
    ends_well(&discord, bot);
}

/// Who asks alone doesn't want others to read what about.
#[tokio::test]
async fn what_was_asked_in_private_is_not_named_in_public() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let private = |question| [("question", question), ("private", "true")];
    let asked = ada.slash(general, "ask", &private(QUESTION));
    shown(&discord, &asked).await;
    let next = ada.slash(general, "ask", &private(FOLLOW_UP));
    reads(&shown(&discord, &next).await, &[ASSUMED]);
    let next = ada.says(general, &format!("<@BOT> {FOLLOW_UP}"));
    let public = answer_to(&discord, &next).await;
    assert!(!public.text().contains(ASSUMED), "{}", public.text());
    ends_well(&discord, bot);
}

/// Not even where it comes before the answer.
#[tokio::test]
async fn a_follow_up_that_is_asked_at_once_follows_up() {
    let (discord, bot, _) = in_general().await;
    let mut next = Vec::new();
    for number in 0..20 {
        let room = discord.channel(&format!("room {number}"));
        let member = discord.member(&format!("member {number}"));
        member.says(room, &format!("<@BOT> {QUESTION}"));
        next.push(member.says(room, &format!("<@BOT> {FOLLOW_UP}")));
    }
    for next in &next {
        reads(&answer_to(&discord, next).await, &[ASSUMED]);
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_follow_up_keeps_to_the_article_that_was_asked() {
    let knowledge = folder_of(&[
        (
            "bridge.md",
            "# The old bridge\n\nAda Stone built the bridge. Ada Stone said that the bridge has seven arches.\n",
        ),
        (
            "harbour.md",
            "# The new harbour\n\nAda Stone built the harbour. Ada Stone said that the harbour has nine cranes.\n",
        ),
    ]);
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let ada = discord.member("ada");
    for (article, says, other) in [
        ("bridge", "seven arches", "nine cranes"),
        ("harbour", "nine cranes", "seven arches"),
    ] {
        let question = [("question", "Who is Ada Stone?"), ("article", article)];
        let asked = ada.slash(general, "ask", &question);
        let answer = shown(&discord, &asked).await;
        let mention = ada.says(general, "<@BOT> What did she say?");
        let mentioned = answer_to(&discord, &mention).await;
        let reply = discord
            .member("bob")
            .replies_to(&answer, "<@BOT> What did she say?");
        // What it leans on is in the message alone.
        let replied = answer_to(&discord, &reply).await;
        let reply = discord
            .member("cyd")
            .replies_to(&replied, "and what did she say?");
        for next in [mentioned, replied, answer_to(&discord, &reply).await] {
            reads(&next, &[says]);
            assert!(!next.text().contains(other), "{}", next.text());
        }
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_reply_to_a_summary_or_an_outline_keeps_to_its_article() {
    let article = |name: &str, what: &str| {
        format!(
            "# The {name}\n\n## Words\n\nAda Stone said that the {name} has {what}.\n\n\
             ## Deeds\n\nAda Stone built the {name}.\n"
        )
    };
    let (bridge, harbour) = (
        article("bridge", "seven arches"),
        article("harbour", "nine cranes"),
    );
    let knowledge = folder_of(&[("bridge.md", &bridge), ("harbour.md", &harbour)]);
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let (ada, bob) = (discord.member("ada"), discord.member("bob"));
    for (command, options) in [
        ("summary", &[("section", "1")][..]),
        ("summary", &[]),
        ("outline", &[]),
    ] {
        for (article, says, other) in [
            ("bridge", "seven arches", "nine cranes"),
            ("harbour", "nine cranes", "seven arches"),
        ] {
            let options = [options, &[("article", article)]].concat();
            let shown = shown(&discord, &ada.slash(general, command, &options)).await;
            let asked = bob.replies_to(&shown, "<@BOT> and what did she say?");
            let next = answer_to(&discord, &asked).await;
            reads(&next, &[says]);
            assert!(!next.text().contains(other), "/{command}: {}", next.text());
        }
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_reply_to_a_member_follows_nothing_up() {
    let (discord, bot, general) = in_general().await;
    let said = discord.member("bob").says(general, QUESTION);
    let asked = discord
        .member("ada")
        .replies_to(&said, &format!("<@BOT> {FOLLOW_UP}"));
    let answer = answer_to(&discord, &asked).await;
    assert!(!answer.text().contains("I took"), "{}", answer.text());
    ends_well(&discord, bot);
}

#[tokio::test]
async fn in_direct_messages_one_just_goes_on() {
    let (discord, bot, _) = in_general().await;
    let (ada, direct) = (discord.member("ada"), discord.direct("ada"));
    let asked = ada.says(direct, QUESTION);
    answer_to(&discord, &asked).await;
    let next = ada.says(direct, FOLLOW_UP);
    reads(&answer_to(&discord, &next).await, &[ASSUMED]);
    ends_well(&discord, bot);
}
