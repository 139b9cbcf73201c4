//! Users, the application, guilds, channels, and where the gateway is.

use serde_json::{Value, json};

use super::errors::ApiError;
use super::form::Errors;
use super::{Answered, Call};
use crate::fake_discord::ids::Id;
use crate::fake_discord::limits;
use crate::fake_discord::payloads;
use crate::fake_discord::permissions::VIEW_CHANNEL;
use crate::fake_discord::world::World;

/// Milliseconds of a day, after which the sessions are counted anew.
const DAY: u64 = 86_400_000;

pub(super) fn gateway(world: &World) -> Answered {
    Ok((200, json!({ "url": world.gateway_url() })))
}

pub(super) fn gateway_of_bot(world: &World) -> Answered {
    Ok((
        200,
        json!({
            "url": world.gateway_url(),
            "shards": world.setup.shards,
            "session_start_limit": {
                "total": limits::IDENTIFIES_A_DAY,
                "remaining": world.gateway.identifies_left,
                "reset_after": DAY,
                "max_concurrency": 1,
            },
        }),
    ))
}

pub(super) fn current_user(world: &World) -> Answered {
    Ok((200, payloads::current_user(world)))
}

pub(super) fn application(world: &World) -> Answered {
    Ok((200, payloads::application(world)))
}

pub(super) fn user(world: &World, id: Id) -> Answered {
    let user = world.users.get(&id).ok_or(ApiError::UNKNOWN_USER)?;
    Ok((200, payloads::user(user)))
}

pub(super) fn guilds(world: &World) -> Answered {
    let with_bot = world.guilds.values().filter(|guild| guild.has_bot);
    let guilds: Vec<Value> = with_bot
        .map(|guild| json!({
            "id": guild.id.to_string(), "name": guild.name, "icon": null, "banner": null, "owner": false,
            "permissions": "0", "features": ["COMMUNITY"],
        }))
        .collect();
    Ok((200, Value::Array(guilds)))
}

pub(super) fn direct_channel(world: &mut World, call: &Call<'_>) -> Answered {
    let mut errors = Errors::default();
    let recipient = errors.required_text("recipient_id", &call.body["recipient_id"], 1..=20);
    let recipient = recipient.and_then(|id| id.parse().ok());
    errors.finish()?;
    let recipient = recipient
        .filter(|id| world.users.contains_key(id))
        .ok_or(ApiError::UNKNOWN_USER)?;
    let id = world.direct_channel(world.bot, recipient);
    channel(world, id)
}

pub(super) fn channel(world: &World, id: Id) -> Answered {
    accessible(world, id)?;
    Ok((200, payloads::channel(world, world.channel(id))))
}

/// What the bot may in a channel, if it may see it.
pub(super) fn accessible(world: &World, channel: Id) -> Result<u64, ApiError> {
    if !world.channels.contains_key(&channel) {
        return Err(ApiError::UNKNOWN_CHANNEL);
    }
    let may = world.permissions(world.bot, channel);
    if may & VIEW_CHANNEL == 0 {
        Err(ApiError::MISSING_ACCESS)
    } else {
        Ok(may)
    }
}
