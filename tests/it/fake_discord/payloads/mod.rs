//! What Discord sends, in full: with nulls, with fields that no client knows,
//! and with numbers that were added after the client was written.

mod guild;
mod interaction;
mod large_guild;
mod message;
mod ready;

pub(super) use guild::{channel, guild, role};
pub(super) use interaction::{interaction, partial_channel};
pub(super) use message::{mentions, message, message_event};
pub(super) use ready::{application, current_user, ready};

use serde_json::{Value, json};

use super::clock::timestamp;
use super::ids::{Id, time_of};
use super::world::{User, World};

pub(super) fn user(user: &User) -> Value {
    json!({
        "id": user.id.to_string(),
        "username": user.name,
        "global_name": (!user.is_bot).then(|| capitalised(&user.name)),
        "discriminator": "0",
        "avatar": "a_0123456789abcdef0123456789abcdef",
        "avatar_decoration_data": null,
        "collectibles": null,
        "display_name_styles": null,
        "primary_guild": null,
        "clan": null,
        "public_flags": 1 << 22,
        "bot": user.is_bot,
    })
}

/// A member, without the user that it belongs to.
pub(super) fn member(world: &World, guild: Id, user: Id) -> Value {
    let roles = world.guilds[&guild].roles_of(user);
    let roles: Vec<String> = roles
        .iter()
        .filter(|role| role.id != guild)
        .map(|role| role.id.to_string())
        .collect();
    json!({
        "roles": roles,
        "nick": null,
        "avatar": null,
        "banner": null,
        "joined_at": timestamp(time_of(guild)),
        "premium_since": null,
        "communication_disabled_until": null,
        "unusual_dm_activity_until": null,
        "pending": false,
        "deaf": false,
        "mute": false,
        // GUEST and a flag from the future.
        "flags": (1 << 4) | (1 << 20),
    })
}

pub(super) fn member_with_user(world: &World, guild: Id, id: Id) -> Value {
    let mut member = member(world, guild, id);
    member["user"] = user(world.user(id));
    member
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
