//! What a lively guild has besides: channels with permissions of their own, roles
//! and emojis, as many as a community of some thousand members.

use serde_json::{Value, json};

use crate::fake_discord::ids::Id;
use crate::fake_discord::permissions::{
    ADD_REACTIONS, ATTACH_FILES, EMBED_LINKS, READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL,
};

const CHANNELS: u64 = 40;
/// Channels of one category, which comes before them.
const OF_CATEGORY: u64 = 8;
const OVERWRITES: u64 = 4;
const ROLES: u64 = 25;
const EMOJIS: u64 = 50;

/// Adds all that to what GUILD_CREATE says of a guild. From `first` on, ids are free.
pub(super) fn enlarge(guild: &mut Value, id: Id, first: Id) {
    let (roles, channels, emojis) = (first, first + 1000, first + 2000);
    let owner = guild["owner_id"].clone();
    extend(guild, "roles", (0..ROLES).map(|n| role(roles + n, n)));
    let channels = (0..CHANNELS).map(|n| channel(id, channels, roles, n));
    extend(guild, "channels", channels);
    let emojis = (0..EMOJIS).map(|n| emoji(emojis + n, n, &owner));
    extend(guild, "emojis", emojis);
    guild["member_count"] = json!(4_321);
    guild["large"] = json!(true);
    guild["icon"] = json!("a_0123456789abcdef0123456789abcdef");
    guild["description"] = json!("Boats, tides, and whoever waits for them at the harbour.");
}

fn extend(guild: &mut Value, key: &str, more: impl Iterator<Item = Value>) {
    let list = guild[key].as_array_mut().expect("a list");
    list.extend(more);
}

fn role(id: Id, number: u64) -> Value {
    json!({
        "id": id.to_string(), "name": format!("Keepers of lamp {number}"), "description": null,
        "permissions": (VIEW_CHANNEL | SEND_MESSAGES | ADD_REACTIONS | (number << 20)).to_string(),
        "position": number + 2, "color": 0x2e_8b_57,
        "colors": { "primary_color": 0x2e_8b_57, "secondary_color": null, "tertiary_color": null },
        "hoist": number.is_multiple_of(3), "managed": false, "mentionable": true,
        "icon": null, "unicode_emoji": null, "flags": 0, "version": 1_700_000_000_000_u64,
    })
}

fn channel(guild: Id, first: Id, roles: Id, number: u64) -> Value {
    let category = number - number % OF_CATEGORY;
    let is_category = number == category;
    let overwrites: Vec<Value> = (0..OVERWRITES)
        .map(|place| overwrite(guild, roles, number, place))
        .collect();
    json!({
        "id": (first + number).to_string(), "guild_id": guild.to_string(),
        "type": if is_category { 4 } else { 0 },
        "name": if is_category { format!("Pier {number}") } else { format!("boats-of-pier-{number}") },
        "topic": (!is_category).then(|| format!(
            "Arrivals and departures at pier {number}, what they carry, and who is on watch. Rules: be kind, use threads for long talk."
        )),
        "parent_id": (!is_category).then(|| (first + category).to_string()),
        "last_message_id": (first + 500 + number).to_string(), "last_pin_timestamp": null,
        "position": number, "nsfw": false, "rate_limit_per_user": 0, "flags": 0, "version": 1_700_000_000_000_u64,
        "permission_overwrites": overwrites, "icon_emoji": { "id": null, "name": "⛵" }, "theme_color": null,
        "default_thread_rate_limit_per_user": 0, "default_auto_archive_duration": 4320,
    })
}

/// For @everyone first, then for some of the roles.
fn overwrite(guild: Id, roles: Id, number: u64, place: u64) -> Value {
    let whose = match place {
        0 => guild,
        _ => roles + (number + place) % ROLES,
    };
    json!({
        "id": whose.to_string(), "type": 0,
        "allow": (VIEW_CHANNEL | READ_MESSAGE_HISTORY | EMBED_LINKS | ATTACH_FILES).to_string(),
        "deny": (SEND_MESSAGES * (place % 2)).to_string(),
    })
}

fn emoji(id: Id, number: u64, owner: &Value) -> Value {
    json!({
        "id": id.to_string(), "name": format!("lighthouse_{number}"), "roles": [], "require_colons": true,
        "managed": false, "animated": number.is_multiple_of(5), "available": true, "version": 0,
        "user": { "id": owner, "username": "owner", "global_name": "Owner", "discriminator": "0", "avatar": null },
    })
}
