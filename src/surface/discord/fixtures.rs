//! Interactions as Discord sends them, for tests without a network.

use serde_json::{Value, json};
use serenity::model::application::{CommandInteraction, ComponentInteraction};

use super::draft::Draft;
use crate::library::{Library, Origin};

/// Who asks in the fixtures.
pub(super) const ADA: u64 = 70;

/// The library with the article that is built in.
pub(super) fn library() -> Library {
    Library::load(&Origin::BuiltIn, &mut |_, _| {}).expect("a library")
}

/// A slash command with these options.
pub(super) fn slash(name: &str, options: &[(&str, Value)]) -> CommandInteraction {
    let options: Vec<Value> = options
        .iter()
        .map(|(name, value)| option(name, value))
        .collect();
    command(
        2,
        json!({"id": "11", "name": name, "type": 1, "options": options}),
    )
}

/// A slash command that is being typed; the last option is typed just now.
pub(super) fn typing(name: &str, options: &[(&str, Value)]) -> CommandInteraction {
    let mut options: Vec<Value> = options
        .iter()
        .map(|(name, value)| option(name, value))
        .collect();
    options.last_mut().expect("an option")["focused"] = json!(true);
    command(
        4,
        json!({"id": "11", "name": name, "type": 1, "options": options}),
    )
}

/// A command of a message's menu.
pub(super) fn menu(name: &str, content: &str) -> CommandInteraction {
    let target = message("500", content, &json!([]), 0);
    let resolved = json!({"messages": {"500": target}});
    command(
        2,
        json!({"id": "12", "name": name, "type": 3, "target_id": "500", "resolved": resolved}),
    )
}

/// A button of the message that `draft` became, pressed by `user`.
pub(super) fn press(
    custom_id: &str,
    draft: &Draft,
    user: u64,
    permissions: u64,
) -> ComponentInteraction {
    component(
        json!({"custom_id": custom_id, "component_type": 2}),
        draft,
        user,
        permissions,
    )
}

/// An option of a menu of the message that `draft` became, chosen.
pub(super) fn select(custom_id: &str, value: &str, draft: &Draft) -> ComponentInteraction {
    let data = json!({"custom_id": custom_id, "component_type": 3, "values": [value]});
    component(data, draft, ADA, 0)
}

fn component(data: Value, draft: &Draft, user: u64, permissions: u64) -> ComponentInteraction {
    let sent = serde_json::to_value(draft.response()).expect("JSON");
    let flags = sent["flags"].as_u64().unwrap_or_default();
    let content = sent["content"].as_str().unwrap_or_default();
    let message = message("600", content, &embeds(&sent["embeds"]), flags);
    let mut interaction = interaction(3, data, user, permissions);
    interaction["message"] = message;
    serde_json::from_value(interaction).expect("an interaction")
}

fn command(kind: u8, data: Value) -> CommandInteraction {
    serde_json::from_value(interaction(kind, data, ADA, 0)).expect("an interaction")
}

fn option(name: &str, value: &Value) -> Value {
    let kind = if value.is_boolean() { 5 } else { 3 };
    json!({"name": name, "type": kind, "value": value})
}

fn interaction(kind: u8, data: Value, user: u64, permissions: u64) -> Value {
    json!({
        "id": "9000", "application_id": "1", "type": kind, "data": data, "token": "a-token",
        "version": 1, "guild_id": "30", "channel_id": "20", "locale": "en-US",
        "guild_locale": "en-US", "entitlements": [], "attachment_size_limit": 10_485_760,
        "app_permissions": "274878024704", "context": 0,
        "authorizing_integration_owners": {"0": "30"},
        "channel": {"id": "20", "type": 0, "name": "general", "unheard_of": [1]},
        "member": {
            "user": member(user), "roles": [], "deaf": false, "mute": false, "flags": 0,
            "permissions": permissions.to_string(), "joined_at": "2024-05-01T10:00:00.000000+00:00",
            "nick": null, "avatar": null, "pending": false, "unheard_of": {"a": null},
        },
    })
}

fn message(id: &str, content: &str, embeds: &Value, flags: u64) -> Value {
    json!({
        "id": id, "channel_id": "20", "author": member(1), "content": content,
        "timestamp": "2026-01-02T03:04:05.000000+00:00", "edited_timestamp": null, "tts": false,
        "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [],
        "embeds": embeds, "components": [], "pinned": false, "type": 0, "flags": flags,
    })
}

fn member(id: u64) -> Value {
    json!({
        "id": id.to_string(), "username": "ada", "global_name": "Ada", "discriminator": "0",
        "avatar": null, "public_flags": 0, "clan": null,
    })
}

/// Embeds as Discord gives them back.
fn embeds(sent: &Value) -> Value {
    let mut embeds = sent.clone();
    for embed in embeds.as_array_mut().into_iter().flatten() {
        embed["type"] = json!("rich");
    }
    embeds
}
