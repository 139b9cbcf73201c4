//! The commands, wherever Discord offers them.

use tempfile::TempDir;

use super::bot::{folder_of, in_general, knowing};
use super::checks::{ends_well, reads, shown};
use crate::fake_discord::{FakeDiscord, Id, Message};

const QUESTION: &str = "What is Operation Salvo?";
const ANSWER: &str = "an enforcement initiative of Immigration and Customs Enforcement";
const ARTICLE: &str = "Mayor commits to protecting immigrants";

/// What Ada sees of a command.
async fn runs(discord: &FakeDiscord, place: Id, name: &str, options: &[(&str, &str)]) -> Message {
    let called = discord.member("ada").slash(place, name, options);
    shown(discord, &called).await
}

/// Runs every command, and looks at what is special about each answer.
async fn every_command_works(discord: &FakeDiscord, place: Id) {
    let words = "Operation Salvo is an enforcement initiative";
    for (name, options, expected) in [
        ("ask", &[("question", QUESTION)][..], ANSWER),
        (
            "quote",
            &[("text", words)],
            "the summary's words, not the article's",
        ),
        ("outline", &[], "§4 Homeland Security Pushback"),
        ("summary", &[], "§9 Ongoing Tensions"),
        ("summary", &[("section", "4")], "ICE enforcement effort"),
        ("about", &[], ARTICLE),
        ("help", &[], "plain words"),
    ] {
        let answer = runs(discord, place, name, options).await;
        reads(&answer, &[expected]);
        assert!(!answer.is_ephemeral(), "/{name}");
    }
}

#[tokio::test]
async fn every_command_works_in_a_server() {
    let (discord, bot, general) = in_general().await;
    every_command_works(&discord, general).await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn every_command_works_in_direct_messages() {
    let (discord, bot, _) = in_general().await;
    every_command_works(&discord, discord.direct("ada")).await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn every_command_works_among_members_who_installed_the_bot() {
    let (discord, bot, _) = in_general().await;
    discord.member("ada").installs();
    every_command_works(&discord, discord.private(&["ada", "bob"])).await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn every_command_works_in_a_thread() {
    let (discord, bot, general) = in_general().await;
    every_command_works(&discord, discord.thread(general, "about the article")).await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn every_command_works_in_a_group_of_members() {
    let (discord, bot, _) = in_general().await;
    discord.member("ada").installs();
    every_command_works(&discord, discord.private(&["ada", "bob", "cem"])).await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn every_command_works_in_a_server_without_the_bot() {
    let (discord, bot, _) = in_general().await;
    discord.member("ada").installs();
    let elsewhere = discord.founds_guild("elsewhere", false);
    every_command_works(&discord, discord.channel_of(elsewhere, "general")).await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_private_answer_is_seen_by_its_member_alone() {
    let (discord, bot, general) = in_general().await;
    for (name, options) in [
        ("ask", &[("question", QUESTION)][..]),
        ("quote", &[("text", "Operation Salvo is an initiative")]),
        ("outline", &[]),
        ("summary", &[]),
        ("summary", &[("section", "4")]),
        ("about", &[]),
        ("help", &[]),
    ] {
        let options = [options, &[("private", "true")]].concat();
        let answer = runs(&discord, general, name, &options).await;
        assert!(answer.is_ephemeral(), "/{name}");
        // Discord lets members dismiss what only they see.
        assert!(!answer.button_labels().contains(&"Delete"), "/{name}");
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_misspelt_heading_is_no_number() {
    let knowledge = folder_of(&[(
        "trip.md",
        "# A trip\n\n## 3 reasons to leave\n\nIt rains here.\n\n## Food\n\nBring bread.\n\n\
         ## The way home\n\nBy boat.\n",
    )]);
    let (discord, bot, general) = knowing(knowledge.path()).await;
    for (named, expected) in [
        ("3 reasons to leve", "It rains here."),
        ("3 the way hom", "By boat."),
        ("3", "By boat."),
        ("§3 reasons to leve", "By boat."),
    ] {
        let options = [("section", named)];
        let answer = runs(&discord, general, "summary", &options).await;
        reads(&answer, &[expected]);
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_section_is_named_by_number_or_heading() {
    let (discord, bot, general) = in_general().await;
    for named in [
        "4",
        "§4",
        "§4 Homeland",
        "Homeland Security Pushback: The Trump Administration Responds",
        "homeland security pushback: the trump administration respond",
    ] {
        let answer = runs(&discord, general, "summary", &[("section", named)]).await;
        reads(&answer, &["ICE enforcement effort"]);
    }
    let answer = runs(&discord, general, "summary", &[("section", "99")]).await;
    reads(&answer, &["The article has no section ‘99’."]);
    assert!(answer.is_ephemeral());
    ends_well(&discord, bot);
}

#[tokio::test]
async fn an_altered_quotation_is_told_from_a_true_one() {
    let knowledge = two_articles();
    let (discord, bot, general) = knowing(knowledge.path()).await;
    for (text, expected) in [
        ("The harbour was built by Max Reed in 1988", "Word for word"),
        ("The harbour was built by Max Reed in 1998", "Nearly:"),
        (
            "Cheese is made of milk and rennet in the Alps",
            "I can't find this",
        ),
    ] {
        let answer = runs(&discord, general, "quote", &[("text", text)]).await;
        reads(&answer, &[expected]);
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn the_menu_asks_what_a_message_says() {
    let (discord, bot, general) = in_general().await;
    let said = discord.member("bob").says(general, QUESTION);
    let called = discord.member("ada").uses_menu("Ask the article", &said);
    reads(&shown(&discord, &called).await, &[ANSWER]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn the_menu_checks_what_a_message_quotes() {
    let knowledge = two_articles();
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let said = discord.member("bob").says(
        general,
        "They say “The bridge was built by Ada Stone in 1912”.",
    );
    let called = discord.member("ada").uses_menu("Check quotes", &said);
    reads(
        &shown(&discord, &called).await,
        &["Word for word", "The old bridge"],
    );
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_message_without_text_has_nothing_to_ask() {
    let (discord, bot, general) = in_general().await;
    let said = discord.member("bob").says(general, "<:wave:1234567890>");
    for menu in ["Ask the article", "Check quotes"] {
        let called = discord.member("ada").uses_menu(menu, &said);
        let answer = shown(&discord, &called).await;
        reads(&answer, &["no text that I could read"]);
        assert!(answer.is_ephemeral());
    }
    ends_well(&discord, bot);
}

/// What is offered while Ada types.
async fn offered(discord: &FakeDiscord, name: &str, option: &str, typed: &str) -> Vec<String> {
    let general = discord.channel("general");
    let typing = discord.member("ada").types(general, name, option, typed);
    let response = discord.response_to(&typing).await;
    assert_eq!(response.kind, 8, "{response:?}");
    let choices = response.choices().into_iter();
    choices.map(|(name, _)| name.to_owned()).collect()
}

#[tokio::test]
async fn what_is_being_typed_is_completed() {
    let (discord, bot, _) = in_general().await;
    let questions = offered(&discord, "ask", "question", "").await;
    assert!(
        questions.iter().any(|name| name == QUESTION),
        "{questions:?}"
    );
    let questions = offered(&discord, "ask", "question", "operation sal").await;
    assert!(
        questions.iter().any(|name| name == QUESTION),
        "{questions:?}"
    );
    for (name, option) in [
        ("ask", "article"),
        ("quote", "article"),
        ("outline", "article"),
        ("summary", "article"),
    ] {
        let articles = offered(&discord, name, option, "MAYOR").await;
        assert!(
            matches!(&articles[..], [only] if only.starts_with(ARTICLE)),
            "{articles:?}"
        );
    }
    let sections = offered(&discord, "summary", "section", "").await;
    assert_eq!(sections.len(), 10, "{sections:?}");
    let sections = offered(&discord, "summary", "section", "guard").await;
    assert_eq!(sections, ["§6 The National Guard Threat"]);
    for typed in ["zzzz", "\u{1f642}", "*_`[]("] {
        assert!(
            offered(&discord, "summary", "section", typed)
                .await
                .is_empty()
        );
    }
    ends_well(&discord, bot);
}

fn two_articles() -> TempDir {
    folder_of(&[
        (
            "bridge.md",
            "# The old bridge\n\nThe bridge was built by Ada Stone in 1912. It has seven arches.\n",
        ),
        (
            "harbour.md",
            "# The new harbour\n\nThe harbour was built by Max Reed in 1988. It has nine cranes.\n",
        ),
    ])
}

#[tokio::test]
async fn one_of_several_articles_can_be_chosen() {
    let knowledge = two_articles();
    let (discord, bot, general) = knowing(knowledge.path()).await;
    for (article, builder, other) in [
        ("bridge", "Ada Stone", "Max Reed"),
        ("The new harbour", "Max Reed", "Ada Stone"),
        ("the new harbor", "Max Reed", "Ada Stone"),
    ] {
        let options = [("question", "Who built it?"), ("article", article)];
        let answer = runs(&discord, general, "ask", &options).await;
        reads(&answer, &[builder]);
        assert!(!answer.text().contains(other), "{}", answer.text());
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn an_article_that_is_not_there_is_told_with_those_that_are() {
    let knowledge = two_articles();
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let titles = ["“The old bridge”", "“The new harbour”"];
    for (name, option) in [
        ("ask", ("question", QUESTION)),
        ("quote", ("text", QUESTION)),
    ] {
        let options = [option, ("article", "cheese")];
        let answer = runs(&discord, general, name, &options).await;
        reads(&answer, &["I hold no article ‘cheese’."]);
        reads(&answer, &titles);
        assert!(answer.is_ephemeral());
    }
    for name in ["outline", "summary"] {
        let answer = runs(&discord, general, name, &[]).await;
        reads(&answer, &["Which article?"]);
        reads(&answer, &titles);
        assert!(answer.is_ephemeral());
    }
    let articles = offered(&discord, "outline", "article", "").await;
    assert_eq!(articles, ["The old bridge", "The new harbour"]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_heading_that_begins_with_a_number_is_a_heading() {
    let article = "# The log\n\n## 2 boats\n\nTwo boats sank.\n\n## The end\n\nAll ends well.\n";
    let knowledge = folder_of(&[("log.md", article)]);
    let (discord, bot, general) = knowing(knowledge.path()).await;
    for (named, expected) in [("2 boats", "§1 2 boats"), ("2", "§2 The end")] {
        let answer = runs(&discord, general, "summary", &[("section", named)]).await;
        reads(&answer, &[expected]);
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn an_article_that_is_offered_can_be_asked() {
    let knowledge = two_articles();
    let (discord, bot, general) = knowing(knowledge.path()).await;
    let typing = discord
        .member("ada")
        .types(general, "ask", "article", "harb");
    let response = discord.response_to(&typing).await;
    let (_, chosen) = response.choices()[0];
    let chosen = chosen.as_str().expect("a text").to_owned();
    let options = [("question", "Who built it?"), ("article", chosen.as_str())];
    let answer = runs(&discord, general, "ask", &options).await;
    reads(&answer, &["Max Reed"]);
    // Its buttons keep to that article.
    let why = discord.member("bob").presses(&answer, "Why?");
    let why = shown(&discord, &why).await;
    assert!(!why.text().contains("Ada Stone"), "{}", why.text());
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_command_of_another_version_says_so() {
    let (discord, bot, general) = in_general().await;
    let path = format!("/api/v10/applications/{}/commands", discord.bot());
    let registered = reqwest::Client::new()
        .put(discord.api_url() + &path)
        .header("authorization", format!("Bot {}", discord.token()))
        .json(&serde_json::json!([{ "name": "oracle", "description": "Knows all." }]))
        .send()
        .await
        .expect("a response");
    assert_eq!(registered.status(), 200);
    let told = runs(&discord, general, "oracle", &[]).await;
    reads(&told, &["That command is from another version of me."]);
    assert!(told.is_ephemeral());
    ends_well(&discord, bot);
}
