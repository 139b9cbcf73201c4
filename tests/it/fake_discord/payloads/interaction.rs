use serde_json::{Value, json};

use crate::fake_discord::ids::Id;
use crate::fake_discord::interactions::Interaction;
use crate::fake_discord::permissions;
use crate::fake_discord::world::{Kind, World};

/// The attachment limit of a guild without boosts.
const ATTACHMENT_SIZE_LIMIT: u64 = 10 << 20;

/// What INTERACTION_CREATE says.
pub(crate) fn interaction(world: &World, interaction: &Interaction) -> Value {
    let channel = world.channel(interaction.channel);
    let bot_is_here =
        world.guild_with_bot(channel.id).is_some() || channel.recipients.contains(&world.bot);
    let app_permissions = if bot_is_here {
        world.permissions(world.bot, channel.id)
    } else {
        // What an app may that only its user has brought along isn't documented
        // in full; reading isn't part of it.
        permissions::EMBED_LINKS | permissions::ATTACH_FILES | permissions::USE_EXTERNAL_EMOJIS
    };
    let user = world.user(interaction.user);
    let mut json = json!({
        "id": interaction.id.to_string(),
        "application_id": world.bot.to_string(),
        "type": interaction.kind,
        "version": 1,
        "token": interaction.token,
        "channel_id": channel.id.to_string(),
        "channel": partial_channel(world, channel.id, interaction.user),
        "data": interaction.data,
        "locale": user.locale,
        "app_permissions": app_permissions.to_string(),
        "authorizing_integration_owners": interaction.owners,
        "context": interaction.context,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": ATTACHMENT_SIZE_LIMIT,
    });
    match channel.guild {
        Some(guild) => {
            let mut member = super::member_with_user(world, guild, interaction.user);
            let may = world.permissions(interaction.user, channel.id);
            member["permissions"] = json!(may.to_string());
            json["member"] = member;
            json["guild_id"] = json!(guild.to_string());
            json["guild_locale"] = json!("en-US");
            json["guild"] =
                json!({ "id": guild.to_string(), "locale": "en-US", "features": ["COMMUNITY"] });
        }
        None => json["user"] = super::user(user),
    }
    if let Some(source) = interaction.source.and_then(|id| world.messages.get(id)) {
        json["message"] = source.json.clone();
    }
    json
}

/// A channel as interactions have it, with what `user` may there.
pub(crate) fn partial_channel(world: &World, id: Id, user: Id) -> Value {
    let channel = world.channel(id);
    let mut json = super::channel(world, channel);
    json["permissions"] = json!(world.permissions(user, id).to_string());
    if channel.kind == Kind::Direct {
        json["name"] = Value::Null;
    }
    if let Some(fields) = json.as_object_mut() {
        fields.remove("permission_overwrites");
    }
    json
}
