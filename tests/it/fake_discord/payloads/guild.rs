use serde_json::{Value, json};

use crate::fake_discord::clock::timestamp;
use crate::fake_discord::ids::{Id, time_of};
use crate::fake_discord::world::{Channel, Guild, Kind, Role, World};

/// Ids from here on, behind a guild's own, are for what is in every guild.
const OWN_IDS: u64 = 1 << 20;

/// What GUILD_CREATE says.
pub(crate) fn guild(world: &World, id: Id) -> Value {
    let guild = &world.guilds[&id];
    let of_guild = || {
        world
            .channels
            .values()
            .filter(|channel| channel.guild == Some(id))
    };
    let mut channels: Vec<Value> = of_guild()
        .filter(|channel| !channel.is_thread())
        .map(|open| channel(world, open))
        .collect();
    channels.extend(other_channels(id));
    let threads: Vec<Value> = of_guild()
        .filter(|channel| channel.is_thread())
        .map(|open| channel(world, open))
        .collect();
    let members: Vec<Value> = [guild.owner, world.bot]
        .into_iter()
        .map(|user| super::member_with_user(world, id, user))
        .collect();
    let roles: Vec<Value> = guild.roles.iter().enumerate().map(role).collect();
    let mut json = settings();
    let own = json!({
        "id": id.to_string(),
        "name": guild.name,
        "owner_id": guild.owner.to_string(),
        "joined_at": timestamp(time_of(id)),
        "member_count": members.len(),
        "roles": roles,
        "emojis": [emoji(guild)],
        "stickers": [sticker(guild)],
        "members": members,
        "channels": channels,
        "threads": threads,
        "voice_states": [{
            "user_id": guild.owner.to_string(), "channel_id": (id + OWN_IDS + 3).to_string(), "session_id": "v",
            "deaf": false, "mute": false, "self_deaf": false, "self_mute": true, "self_video": false,
            "suppress": false, "request_to_speak_timestamp": null,
        }],
        "stage_instances": [{
            "id": (id + OWN_IDS + 6).to_string(), "guild_id": id.to_string(), "channel_id": (id + OWN_IDS + 4).to_string(),
            "topic": "The harbour", "privacy_level": 2, "discoverable_disabled": true,
            "invite_code": null, "guild_scheduled_event_id": null,
        }],
    });
    merge(&mut json, own);
    if world.setup.large_guilds {
        super::large_guild::enlarge(&mut json, id, id + OWN_IDS + 100);
    }
    json
}

/// What all guilds have alike.
fn settings() -> Value {
    let mut settings = json!({
        "icon": null,
        "icon_hash": null,
        "splash": null,
        "discovery_splash": null,
        "banner": null,
        "description": null,
        "region": "deprecated",
        "afk_channel_id": null,
        "afk_timeout": 300,
        "widget_enabled": false,
        "widget_channel_id": null,
        "verification_level": 1,
        "default_message_notifications": 1,
        "explicit_content_filter": 2,
        "mfa_level": 0,
        "nsfw": false,
        "nsfw_level": 0,
        "system_channel_id": null,
        "system_channel_flags": 1 << 10,
        "rules_channel_id": null,
        "public_updates_channel_id": null,
        "safety_alerts_channel_id": null,
        "max_presences": null,
        "max_members": 25_000_000,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
    });
    let more = json!({
        "vanity_url_code": null,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": false,
        "premium_features": null,
        "preferred_locale": "en-US",
        "hub_type": null,
        "latest_onboarding_question_id": null,
        "incidents_data": null,
        "owner_configured_content_level": 1,
        "application_id": null,
        "application_command_counts": { "1": 3, "2": 0, "3": 1 },
        "home_header": null,
        "large": false,
        "lazy": true,
        "unavailable": false,
        "version": 1_700_000_000_000_u64,
        "features": ["COMMUNITY", "NEWS", "A_FEATURE_FROM_THE_FUTURE"],
        "soundboard_sounds": [],
        "presences": [],
        "guild_scheduled_events": [],
        "embedded_activities": [],
        "moderator_reporting": null,
    });
    merge(&mut settings, more);
    settings
}

/// Adds fields; `json!` takes only so many at once.
fn merge(json: &mut Value, more: Value) {
    if let (Some(fields), Value::Object(more)) = (json.as_object_mut(), more) {
        fields.extend(more);
    }
}

/// Channels that nobody talks in: a category, a voice channel, a stage, and a
/// kind from the future.
fn other_channels(guild: Id) -> Vec<Value> {
    [
        (4, 2, "Text channels"),
        (2, 3, "Voice"),
        (13, 4, "Stage"),
        (99, 5, "of-the-future"),
    ]
    .into_iter()
    .map(|(kind, offset, name)| {
        json!({
            "id": (guild + OWN_IDS + offset).to_string(), "type": kind, "name": name, "parent_id": null,
            "position": offset, "permission_overwrites": [], "flags": 0, "nsfw": false,
            "bitrate": 64_000, "user_limit": 0, "rtc_region": null, "version": 1,
        })
    })
    .collect()
}

fn emoji(guild: &Guild) -> Value {
    json!({
        "id": (guild.id + OWN_IDS + 7).to_string(), "name": "harbour", "roles": [], "require_colons": true,
        "managed": false, "animated": false, "available": true, "version": 0,
    })
}

fn sticker(guild: &Guild) -> Value {
    json!({
        "id": (guild.id + OWN_IDS + 8).to_string(), "name": "boat", "tags": "boat", "type": 2, "format_type": 1,
        "description": null, "asset": "", "available": true, "guild_id": guild.id.to_string(), "version": 0,
    })
}

/// A role, in its place among the others.
pub(crate) fn role((position, role): (usize, &Role)) -> Value {
    let mut json = json!({
        "id": role.id.to_string(),
        "name": role.name,
        "description": null,
        "permissions": role.permissions.to_string(),
        "position": position,
        "color": 0,
        "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "hoist": false,
        "managed": role.of_bot.is_some(),
        "mentionable": true,
        "icon": null,
        "unicode_emoji": null,
        "flags": 0,
        "version": 0,
    });
    if let Some(bot) = role.of_bot {
        json["tags"] = json!({ "bot_id": bot.to_string() });
    }
    json
}

pub(crate) fn channel(world: &World, channel: &Channel) -> Value {
    let mut json = json!({
        "id": channel.id.to_string(),
        "type": channel.kind as u8,
        "last_message_id": channel.last_message.map(|id| id.to_string()),
        "flags": 0,
    });
    if let Some(guild) = channel.guild {
        let overwrites: Vec<Value> = channel
            .overwrites
            .iter()
            .map(|overwrite| {
                let is_role = world.guilds[&guild]
                    .roles
                    .iter()
                    .any(|role| role.id == overwrite.whose);
                json!({
                    "id": overwrite.whose.to_string(), "type": u8::from(!is_role),
                    "allow": overwrite.allow.to_string(), "deny": overwrite.deny.to_string(),
                })
            })
            .collect();
        json["guild_id"] = json!(guild.to_string());
        json["name"] = json!(channel.name);
        json["topic"] = Value::Null;
        json["nsfw"] = json!(false);
        json["position"] = json!(0);
        json["rate_limit_per_user"] = json!(0);
        json["parent_id"] = json!(channel.parent.map(|id| id.to_string()));
        json["permission_overwrites"] = json!(overwrites);
        json["icon_emoji"] = Value::Null;
        json["theme_color"] = Value::Null;
        json["version"] = json!(0);
    } else {
        let others = channel.recipients.iter().filter(|user| **user != world.bot);
        let recipients: Vec<Value> = others.map(|user| super::user(world.user(*user))).collect();
        json["recipients"] = json!(recipients);
        json["last_pin_timestamp"] = Value::Null;
        if channel.kind == Kind::Group {
            json["name"] = json!(channel.name);
            json["owner_id"] = json!(channel.recipients.first().map(Id::to_string));
            json["icon"] = Value::Null;
        }
    }
    if channel.is_thread() {
        let opened = timestamp(time_of(channel.id));
        let owner = channel
            .guild
            .map(|guild| world.guilds[&guild].owner.to_string());
        json["owner_id"] = json!(owner);
        json["message_count"] = json!(0);
        json["member_count"] = json!(1);
        json["total_message_sent"] = json!(0);
        json["member_ids_preview"] = json!([]);
        json["thread_metadata"] = json!({
            "archived": channel.is_archived, "locked": channel.is_locked, "auto_archive_duration": 4320,
            "archive_timestamp": opened, "create_timestamp": opened,
        });
    }
    json
}
