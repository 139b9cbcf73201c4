//! How members use the application, and what a test that waits in vain is told.

use serde_json::{Value, json};

use super::bare_client::{Rest, Socket};
use crate::fake_discord::permissions::MANAGE_GUILD;
use crate::fake_discord::{FakeDiscord, Intents, Setup};

/// Registers commands and gives the Discord that has them.
async fn with_commands(commands: Value) -> FakeDiscord {
    let discord = FakeDiscord::start(Setup::default());
    let path = format!("/applications/{}/commands", discord.bot());
    Rest::of(&discord)
        .send("PUT", &path, commands)
        .await
        .with(200);
    discord
}

fn everywhere() -> Value {
    json!([{
        "name": "ask", "description": "Ask.", "contexts": [0, 1, 2], "integration_types": [0, 1],
        "options": [{ "type": 3, "name": "question", "description": "What?", "required": true }],
    }])
}

#[tokio::test]
async fn a_slash_command_is_told_in_full() {
    let discord = with_commands(everywhere()).await;
    let ada = discord.member("ada").speaks("de");
    let mut socket = Socket::ready(&discord, Intents::NONE).await;
    let (general, guild) = (discord.channel("general"), discord.guild().to_string());
    ada.slash(general, "ask", &[("question", "What?")]);
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!(
        event["data"]["options"],
        json!([{ "type": 3, "name": "question", "value": "What?" }])
    );
    assert_eq!(
        (&event["context"], &event["locale"], &event["guild_locale"]),
        (&json!(0), &json!("de"), &json!("en-US"))
    );
    assert_eq!(
        event["authorizing_integration_owners"],
        json!({ "0": guild })
    );
    assert_eq!(event["member"]["user"]["id"], ada.id().to_string());
    assert!(event["member"]["permissions"].is_string() && event["app_permissions"].is_string());
    assert!(event.get("user").is_none() && event["channel"]["name"] == "general");
}

#[tokio::test]
async fn contexts_and_installs_are_told_apart() {
    let discord = with_commands(everywhere()).await;
    let mut socket = Socket::ready(&discord, Intents::NONE).await;
    let ada = discord.member("ada");
    let question = [("question", "What?")];
    ada.slash(discord.direct("ada"), "ask", &question);
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!(
        (&event["context"], &event["authorizing_integration_owners"]),
        (&json!(1), &json!({ "0": "0" }))
    );
    assert_eq!(event["user"]["id"], ada.id().to_string());
    let ada = ada.installs();
    let own = json!({ "1": ada.id().to_string() });
    let elsewhere = discord.channel_of(discord.founds_guild("Elsewhere", false), "general");
    let places = [
        (discord.private(&["ada", "ben"]), 2),
        (discord.private(&["ada", "ben", "cem"]), 2),
        (elsewhere, 0),
    ];
    for (channel, context) in places {
        ada.slash(channel, "ask", &question);
        let event = socket.event("INTERACTION_CREATE").await;
        assert_eq!(
            (&event["context"], &event["authorizing_integration_owners"]),
            (&json!(context), &own)
        );
    }
}

#[tokio::test]
async fn subcommands_and_channels_are_told() {
    let option = json!({ "type": 7, "name": "channel", "description": "Where?" });
    let allow = json!({ "type": 1, "name": "allow", "description": "Allow.", "options": [option] });
    let discord =
        with_commands(json!([{ "name": "where", "description": "Where.", "options": [allow] }]))
            .await;
    let general = discord.channel("general");
    let mut socket = Socket::ready(&discord, Intents::NONE).await;
    let id = general.to_string();
    discord
        .member("ada")
        .slash(general, "where allow", &[("channel", &id)]);
    let data = &socket.event("INTERACTION_CREATE").await["data"];
    assert_eq!(
        (
            &data["options"][0]["type"],
            &data["options"][0]["options"][0]["value"]
        ),
        (&json!(1), &json!(id))
    );
    assert_eq!(data["resolved"]["channels"][&id]["name"], "general");
}

#[tokio::test]
async fn a_menu_brings_its_message() {
    let discord = with_commands(json!([{ "type": 3, "name": "Ask the article" }])).await;
    let mut socket = Socket::ready(&discord, Intents::NONE).await;
    let said = discord
        .member("ben")
        .says(discord.channel("general"), "What is this?");
    discord.member("ada").uses_menu("Ask the article", &said);
    let data = &socket.event("INTERACTION_CREATE").await["data"];
    assert_eq!(data["target_id"], said.id().to_string());
    assert_eq!(
        data["resolved"]["messages"][said.id().to_string()]["content"],
        "What is this?"
    );
}

#[tokio::test]
#[should_panic(expected = "no command \"ask\"")]
async fn a_command_that_is_not_registered_cannot_be_used() {
    let discord = with_commands(json!([])).await;
    discord
        .member("ada")
        .slash(discord.channel("general"), "ask", &[]);
}

#[tokio::test]
#[should_panic(expected = "needs the option")]
async fn a_required_option_cannot_be_left_out() {
    let discord = with_commands(everywhere()).await;
    discord
        .member("ada")
        .slash(discord.channel("general"), "ask", &[]);
}

#[tokio::test]
#[should_panic(expected = "isn't offered in context 1")]
async fn a_command_is_offered_only_in_its_contexts() {
    let discord =
        with_commands(json!([{ "name": "ask", "description": "Ask.", "contexts": [0] }])).await;
    discord
        .member("ada")
        .slash(discord.direct("ada"), "ask", &[]);
}

#[tokio::test]
#[should_panic(expected = "is installed for nobody here")]
async fn a_command_is_offered_only_where_it_is_installed() {
    let discord = with_commands(json!([{ "name": "ask", "description": "Ask." }])).await;
    discord
        .member("ada")
        .installs()
        .slash(discord.private(&["ada", "ben"]), "ask", &[]);
}

fn for_managers() -> Value {
    json!([{ "name": "where", "description": "Where.", "default_member_permissions": MANAGE_GUILD.to_string() }])
}

#[tokio::test]
#[should_panic(expected = "isn't offered to this member")]
async fn a_command_for_managers_is_not_offered_to_others() {
    let discord = with_commands(for_managers()).await;
    discord
        .member("ada")
        .slash(discord.channel("general"), "where", &[]);
}

#[tokio::test]
async fn a_command_for_managers_is_offered_to_them() {
    let discord = with_commands(for_managers()).await;
    let ada = discord.member("ada");
    discord.grants(discord.guild(), ada.id(), MANAGE_GUILD);
    let mut socket = Socket::ready(&discord, Intents::NONE).await;
    ada.slash(discord.channel("general"), "where", &[]);
    assert_eq!(
        socket.event("INTERACTION_CREATE").await["data"]["name"],
        "where"
    );
}

#[tokio::test]
async fn selects_offer_what_they_hold() {
    let discord = FakeDiscord::start(Setup::default());
    let general = discord.channel("general");
    let select =
        json!({ "type": 3, "custom_id": "s", "options": [{ "label": "One", "value": "1" }] });
    let body = json!({ "components": [{ "type": 1, "components": [select] }] });
    Rest::of(&discord)
        .post(&format!("/channels/{general}/messages"), body)
        .await
        .with(200);
    let mut socket = Socket::ready(&discord, Intents::NONE).await;
    discord
        .member("ada")
        .selects(&discord.messages_of_bot(general)[0], "s", &["1"]);
    let data = &socket.event("INTERACTION_CREATE").await["data"];
    assert_eq!(
        (&data["values"], &data["component_type"]),
        (&json!(["1"]), &json!(3))
    );
}

#[tokio::test]
#[should_panic(expected = "no component \"More\"")]
async fn a_button_that_is_not_there_cannot_be_pressed() {
    let discord = FakeDiscord::start(Setup::default());
    let said = discord
        .member("ada")
        .says(discord.channel("general"), "hello");
    discord.member("ada").presses(&said, "More");
}

#[tokio::test]
async fn a_message_can_be_awaited_before_it_comes() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    let wanted = discord.wait_for_message(general, |message| message.content() == "two");
    let say = async {
        rest.says(general, "one").await;
        rest.says(general, "two").await;
    };
    let (found, ()) = tokio::join!(wanted, say);
    assert_eq!(found.content(), "two");
    let edit = json!({ "content": "three" });
    let path = format!("/channels/{general}/messages/{}", found.id());
    let changed = discord.wait_for_change(&found, |message| message.edits == 1);
    let (changed, _) = tokio::join!(changed, rest.send("PATCH", &path, edit));
    assert_eq!(changed.content(), "three");
}

#[tokio::test]
async fn a_message_is_looked_at_as_a_person_does() {
    let discord = FakeDiscord::start(Setup::default());
    let general = discord.channel("general");
    let button = |label: &str| json!({ "type": 2, "style": 1, "label": label, "custom_id": label });
    let embed = json!({
        "title": "Title", "description": "Text", "author": { "name": "Author" }, "footer": { "text": "Foot" },
        "fields": [{ "name": "Name", "value": "Value" }],
    });
    let body = json!({
        "content": "Content", "embeds": [embed],
        "components": [{ "type": 1, "components": [button("More"), button("Why")] }],
    });
    let path = format!("/channels/{general}/messages");
    Rest::of(&discord).post(&path, body).await.with(200);
    let message = &discord.messages_of_bot(general)[0];
    assert_eq!(
        message.text(),
        "Content\nAuthor\nTitle\nText\nName\nValue\nFoot"
    );
    assert_eq!(message.button_labels(), ["More", "Why"]);
    assert_eq!(message.embeds()[0]["type"], "rich");
    assert_eq!(message.component("Why")["custom_id"], "Why");
}
