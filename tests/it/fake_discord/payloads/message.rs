use serde_json::{Value, json};

use crate::fake_discord::clock::timestamp;
use crate::fake_discord::ids::{Id, time_of};
use crate::fake_discord::interactions::Interaction;
use crate::fake_discord::mentions::Pinged;
use crate::fake_discord::messages::Message;
use crate::fake_discord::posting::{Author, Draft};
use crate::fake_discord::world::World;

/// The users whom a message mentions.
pub(crate) fn mentions(world: &World, pinged: &Pinged) -> Value {
    let users = pinged.users.iter();
    users.map(|user| super::user(world.user(*user))).collect()
}

/// A message as REST shows it.
pub(crate) fn message(world: &World, id: Id, author: Id, draft: &Draft, pinged: &Pinged) -> Value {
    let roles: Vec<String> = pinged.roles.iter().map(Id::to_string).collect();
    let mut json = json!({
        "id": id.to_string(),
        "type": draft.kind,
        "channel_id": draft.channel.to_string(),
        "author": of_author(world, author, &draft.author),
        "content": draft.content,
        "timestamp": timestamp(time_of(id)),
        "edited_timestamp": null,
        "tts": false,
        "mention_everyone": pinged.everyone,
        "mentions": mentions(world, pinged),
        "mention_roles": roles,
        "attachments": draft.attachments,
        "embeds": draft.embeds,
        "components": draft.components,
        "pinned": false,
        "flags": draft.flags,
        "position": 0,
        "channel_type_of_the_future": null,
    });
    if let Author::Webhook(_) = draft.author {
        json["webhook_id"] = json!(author.to_string());
    }
    if let Some(replied) = draft.replies_to {
        let guild = world.channel(draft.channel).guild;
        json["message_reference"] = json!({
            "type": 0,
            "channel_id": draft.channel.to_string(),
            "message_id": replied.to_string(),
        });
        if let Some(guild) = guild {
            json["message_reference"]["guild_id"] = json!(guild.to_string());
        }
        json["referenced_message"] =
            json!(world.standing(replied).map(|message| bare(&message.json)));
    }
    if let Some(interaction) = draft.interaction.and_then(|id| world.interactions.get(id)) {
        json["application_id"] = json!(world.bot.to_string());
        json["webhook_id"] = json!(world.bot.to_string());
        json["interaction_metadata"] = metadata(world, interaction);
    }
    json
}

fn of_author(world: &World, id: Id, author: &Author) -> Value {
    match author {
        Author::User(user) => super::user(world.user(*user)),
        Author::Webhook(name) => json!({
            "id": id.to_string(), "username": name, "global_name": null, "discriminator": "0000",
            "avatar": null, "bot": true, "public_flags": 0, "flags": 0, "primary_guild": null,
        }),
    }
}

fn metadata(world: &World, interaction: &Interaction) -> Value {
    let user = super::user(world.user(interaction.user));
    let mut json = json!({
        "id": interaction.id.to_string(),
        "type": interaction.kind,
        "user": user,
        "authorizing_integration_owners": interaction.owners,
    });
    if let Some(name) = interaction.data["name"].as_str() {
        json["name"] = json!(name);
        json["command_type"] = interaction.data["type"].clone();
    }
    if let Some(source) = interaction.source {
        json["interacted_message_id"] = json!(source.to_string());
    }
    json
}

/// A message without the one that it replies to: Discord nests one level.
fn bare(message: &Value) -> Value {
    let mut bare = message.clone();
    if let Some(fields) = bare.as_object_mut() {
        fields.remove("referenced_message");
    }
    bare
}

/// A message as the gateway tells of it: with its guild and its author's roles.
pub(crate) fn message_event(world: &World, message: &Message) -> Value {
    let mut json = message.json.clone();
    let channel = world.channel(message.channel());
    json["channel_type"] = json!(channel.kind as u8);
    if let Some(guild) = channel.guild {
        json["guild_id"] = json!(guild.to_string());
        if json["webhook_id"].is_null() {
            json["member"] = super::member(world, guild, message.author());
        }
    }
    json
}
