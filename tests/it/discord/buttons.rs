//! What members press and choose below answers.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::bot::{Bot, connected, knowing};
use super::checks::{answer_to, ends_well, reads, shown};
use crate::fake_discord::permissions::MANAGE_MESSAGES;
use crate::fake_discord::{FakeDiscord, Id, Message, Setup};

const QUESTION: &str = "What is Operation Salvo?";
const ANSWER: &str = "an enforcement initiative of Immigration and Customs Enforcement";

/// A Discord with the bot, and its answer to Ada.
async fn scene() -> (FakeDiscord, Bot, Message) {
    let (discord, bot) = connected(Setup::default()).await;
    let answer = answered(&discord, discord.channel("general"), QUESTION).await;
    (discord, bot, answer)
}

async fn answered(discord: &FakeDiscord, channel: Id, question: &str) -> Message {
    let asked = discord
        .member("ada")
        .says(channel, &format!("<@BOT> {question}"));
    answer_to(discord, &asked).await
}

/// What Bob, who didn't ask, sees when he presses a button.
async fn pressed(discord: &FakeDiscord, message: &Message, label: &str) -> Message {
    let pressed = discord.member("bob").presses(message, label);
    shown(discord, &pressed).await
}

#[tokio::test]
async fn whoever_looks_closer_does_so_alone() {
    let (discord, bot, answer) = scene().await;
    for (label, expected) in [
        ("In context", &["The passage in its paragraph:", ANSWER][..]),
        ("More passages", &["All passages, the best first:", ANSWER]),
        ("Why?", &["How sure I am:"]),
    ] {
        let look = pressed(&discord, &answer, label).await;
        assert!(look.is_ephemeral(), "{label}");
        reads(&look, expected);
    }
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(answer.channel())[0].edits, 0);
}

#[tokio::test]
async fn a_suggestion_is_asked() {
    let (discord, bot, _) = scene().await;
    let refusal = answered(
        &discord,
        discord.channel("general"),
        "What does pizza cost?",
    )
    .await;
    let answer = pressed(&discord, &refusal, QUESTION).await;
    reads(&answer, &[QUESTION, ANSWER]);
    assert!(!answer.is_ephemeral());
    ends_well(&discord, bot);
}

#[tokio::test]
async fn what_follows_from_a_private_answer_is_private() {
    let (discord, bot, asked) = scene().await;
    let ada = discord.member("ada");
    let options = [("question", "What does pizza cost?"), ("private", "true")];
    let refusal = shown(&discord, &ada.slash(asked.channel(), "ask", &options)).await;
    let answer = shown(&discord, &ada.presses(&refusal, QUESTION)).await;
    assert!(answer.is_ephemeral());
    ends_well(&discord, bot);
}

#[tokio::test]
async fn who_asked_deletes_the_answer_and_another_cannot() {
    let (discord, bot, answer) = scene().await;
    let told = pressed(&discord, &answer, "Delete").await;
    reads(&told, &["Only the member who asked can delete this"]);
    assert!(told.is_ephemeral());
    discord.member("ada").presses(&answer, "Delete");
    discord
        .wait_for_change(&answer, |answer| answer.is_deleted)
        .await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn who_manages_messages_deletes_an_answer() {
    let (discord, bot, answer) = scene().await;
    let moderator = discord.member("mod");
    discord.grants(discord.guild(), moderator.id(), MANAGE_MESSAGES);
    moderator.presses(&answer, "Delete");
    discord
        .wait_for_change(&answer, |answer| answer.is_deleted)
        .await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn small_talk_and_notices_are_deleted_the_same_way() {
    let discord = FakeDiscord::start(Setup::default());
    let bot = Bot::start(&discord, &[("FOOTNOTE_MEMBER_LIMIT", "2")]).await;
    let general = discord.channel("general");
    let ada = discord.member("ada");
    let hello = shown(
        &discord,
        &ada.slash(general, "ask", &[("question", "hello")]),
    )
    .await;
    let welcome = answered(&discord, general, "Thanks!").await;
    let notice = answered(&discord, general, QUESTION).await;
    reads(&notice, &["You ask faster than I may answer."]);
    for message in [hello, welcome, notice] {
        let told = pressed(&discord, &message, "Delete").await;
        reads(&told, &["Only the member who asked can delete this"]);
        ada.presses(&message, "Delete");
        discord
            .wait_for_change(&message, |message| message.is_deleted)
            .await;
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn the_answer_to_a_command_is_deleted_the_same_way() {
    let (discord, bot, asked) = scene().await;
    let elsewhere = discord.founds_guild("elsewhere", false);
    let ada = discord.member("ada").installs();
    for channel in [
        asked.channel(),
        discord.direct("ada"),
        discord.private(&["ada", "bob"]),
        discord.channel_of(elsewhere, "general"),
    ] {
        let asked = ada.slash(channel, "ask", &[("question", QUESTION)]);
        let answer = shown(&discord, &asked).await;
        ada.presses(&answer, "Delete");
        discord
            .wait_for_change(&answer, |answer| answer.is_deleted)
            .await;
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_chosen_section_is_shown_to_who_chose_it() {
    let (discord, bot, answer) = scene().await;
    let asked = discord
        .member("ada")
        .slash(answer.channel(), "outline", &[]);
    let outline = shown(&discord, &asked).await;
    let section = shown(
        &discord,
        &chooses(&discord, &outline, "§6 The National Guard Threat"),
    )
    .await;
    assert!(section.is_ephemeral());
    reads(
        &section,
        &["sending the National Guard to Democratic cities"],
    );
    ends_well(&discord, bot);
}

/// Bob chooses the section of that label.
#[track_caller]
fn chooses(
    discord: &FakeDiscord,
    outline: &Message,
    label: &str,
) -> crate::fake_discord::Interaction {
    let menu = outline
        .components()
        .find(|component| component["type"] == 3)
        .expect("a menu");
    let options = menu["options"].as_array().expect("options");
    let option = options.iter().find(|option| option["label"] == label);
    let value = option.unwrap_or_else(|| panic!("no {label}: {options:#?}"))["value"].as_str();
    let id = menu["custom_id"].as_str().expect("an id");
    discord
        .member("bob")
        .selects(outline, id, &[value.expect("a value")])
}

/// An article of that many sections, each about its own number.
fn writes_article(folder: &Path, sections: std::ops::RangeInclusive<usize>) {
    let sections = sections.map(|number| {
        format!("## Room {number}\n\nThe lamp of room {number} was lit by keeper {number}.\n")
    });
    let sections: Vec<String> = sections.collect();
    let article = format!(
        "# The long house\n\nThe house is long.\n\n{}",
        sections.join("\n")
    );
    fs::write(folder.join("house.md"), article).expect("an article");
}

#[tokio::test]
async fn sixty_sections_are_turned_by_pages() {
    let knowledge = tempfile::tempdir().expect("a folder");
    writes_article(knowledge.path(), 1..=60);
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let ada = discord.member("ada");
    let asked = ada.slash(general, "outline", &[]);
    let mut outline = shown(&discord, &asked).await;
    reads(&outline, &["§1 Room 1\n", "Page 1 of 3"]);
    assert_eq!(outline.button_labels(), ["Next", "Delete"]);
    for (label, page, labels, section) in [
        (
            "Next",
            "Page 2 of 3",
            &["Back", "Next", "Delete"][..],
            "§30 Room 30",
        ),
        ("Next", "Page 3 of 3", &["Back", "Delete"], "§60 Room 60"),
        (
            "Back",
            "Page 2 of 3",
            &["Back", "Next", "Delete"],
            "§30 Room 30",
        ),
    ] {
        // In place of the page before.
        outline = shown(&discord, &ada.presses(&outline, label)).await;
        reads(&outline, &[page, section]);
        assert_eq!(outline.button_labels(), labels);
    }
    assert_eq!(discord.messages_of_bot(outline.channel()).len(), 1);
    let chosen = shown(&discord, &chooses(&discord, &outline, "§30 Room 30")).await;
    reads(&chosen, &["The lamp of room 30 was lit by keeper 30."]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_summary_of_sixty_sections_is_turned_by_pages() {
    let knowledge = tempfile::tempdir().expect("a folder");
    writes_article(knowledge.path(), 1..=60);
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let ada = discord.member("ada");
    let asked = ada.slash(general, "summary", &[]);
    let mut summary = shown(&discord, &asked).await;
    reads(&summary, &["The lamp of room 1 was lit", "Page 1 of 3"]);
    assert_eq!(summary.button_labels(), ["From the text", "Next", "Delete"]);
    for (label, page, labels, texts) in [
        (
            "Next",
            "Page 2 of 3",
            &["From the text", "Back", "Next", "Delete"][..],
            &["§25 Room 25", "The lamp of room 25 was lit"][..],
        ),
        (
            "Next",
            "Page 3 of 3",
            &["From the text", "Back", "Delete"],
            &["§60 Room 60"],
        ),
        (
            "Back",
            "Page 2 of 3",
            &["From the text", "Back", "Next", "Delete"],
            &["§25 Room 25", "The lamp of room 25 was lit"],
        ),
    ] {
        summary = shown(&discord, &discord.member("bob").presses(&summary, label)).await;
        reads(&summary, &[page]);
        reads(&summary, texts);
        assert_eq!(summary.button_labels(), labels);
    }
    let chosen = shown(&discord, &chooses(&discord, &summary, "§30 Room 30")).await;
    reads(&chosen, &["The lamp of room 30 was lit by keeper 30."]);
    // Whoever turned the pages, it is still the asker's.
    ada.presses(&summary, "Delete");
    discord
        .wait_for_change(&summary, |summary| summary.is_deleted)
        .await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn buttons_outlive_the_bot_that_sent_them() {
    let (discord, bot, answer) = scene().await;
    ends_well(&discord, bot);
    discord.wait_for_sessions(0).await;
    let bot = Bot::start(&discord, &[]).await;
    for (label, expected) in [
        ("In context", ANSWER),
        ("More passages", ANSWER),
        ("Why?", "How sure"),
    ] {
        reads(&pressed(&discord, &answer, label).await, &[expected]);
    }
    discord.member("ada").presses(&answer, "Delete");
    discord
        .wait_for_change(&answer, |answer| answer.is_deleted)
        .await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn buttons_know_that_the_article_has_changed() {
    let knowledge = tempfile::tempdir().expect("a folder");
    writes_article(knowledge.path(), 1..=9);
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let gone = answered(&discord, general, "Who lit the lamp of room 2?").await;
    let moved = answered(&discord, general, "Who lit the lamp of room 9?").await;
    let outline = shown(
        &discord,
        &discord.member("ada").slash(general, "outline", &[]),
    )
    .await;
    writes_article(knowledge.path(), 5..=12);
    bot.logs("changed");
    for (answer, expected) in [
        (&gone, "this passage no longer stands in it"),
        (&moved, "the passage stands here now"),
    ] {
        let look = pressed(&discord, answer, "In context").await;
        reads(&look, &["The article has changed since", expected]);
    }
    let look = pressed(&discord, &gone, "Why?").await;
    reads(&look, &["The article has changed since that reply"]);
    let section = shown(&discord, &chooses(&discord, &outline, "§9 Room 9")).await;
    reads(&section, &["The lamp of room 9 was lit by keeper 9."]);
    let section = shown(&discord, &chooses(&discord, &outline, "§2 Room 2")).await;
    reads(&section, &["that isn't in it any more"]);
    assert!(section.is_ephemeral());
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_button_of_another_version_says_so() {
    let (discord, bot, mut answer) = scene().await;
    for row in answer.json["components"].as_array_mut().expect("rows") {
        row["components"][0]["custom_id"] = json!("99:why:-:-");
    }
    let told = pressed(&discord, &answer, "99:why:-:-").await;
    reads(&told, &["That button is from another version of me."]);
    assert!(told.is_ephemeral());
    ends_well(&discord, bot);
}

#[tokio::test]
async fn an_outline_stays_its_askers_whoever_turns_the_page() {
    let knowledge = tempfile::tempdir().expect("a folder");
    writes_article(knowledge.path(), 1..=60);
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let ada = discord.member("ada");
    let asked = ada.slash(general, "outline", &[]);
    let outline = shown(&discord, &asked).await;
    let turned = pressed(&discord, &outline, "Next").await;
    reads(&turned, &["Page 2 of 3"]);
    let told = pressed(&discord, &turned, "Delete").await;
    reads(&told, &["Only the member who asked can delete this"]);
    ada.presses(&turned, "Delete");
    discord
        .wait_for_change(&outline, |outline| outline.is_deleted)
        .await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn the_answer_to_a_suggestion_is_theirs_who_pressed_it() {
    let (discord, bot, answer) = scene().await;
    let refusal = answered(&discord, answer.channel(), "What does pizza cost?").await;
    let answer = pressed(&discord, &refusal, QUESTION).await;
    let (ada, bob) = (discord.member("ada"), discord.member("bob"));
    let told = shown(&discord, &ada.presses(&answer, "Delete")).await;
    reads(&told, &["Only the member who asked can delete this"]);
    bob.presses(&answer, "Delete");
    discord
        .wait_for_change(&answer, |answer| answer.is_deleted)
        .await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn buttons_know_that_their_article_is_gone() {
    let knowledge = tempfile::tempdir().expect("a folder");
    writes_article(knowledge.path(), 1..=9);
    let other = "# The lamp\n\nOil was scarce.\n";
    fs::write(knowledge.path().join("lamp.md"), other).expect("an article");
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let answer = answered(&discord, general, "Who lit the lamp of room 2?").await;
    let options = [("article", "The long house")];
    let asked = discord.member("ada").slash(general, "outline", &options);
    let outline = shown(&discord, &asked).await;
    fs::remove_file(knowledge.path().join("house.md")).expect("an article");
    bot.logs("changed");
    let look = pressed(&discord, &answer, "In context").await;
    reads(
        &look,
        &["The article that this passage stood in isn't here any more."],
    );
    let section = shown(&discord, &chooses(&discord, &outline, "§2 Room 2")).await;
    reads(&section, &["that isn't in it any more"]);
    ends_well(&discord, bot);
}
