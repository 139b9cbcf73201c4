//! Messages in channels.

use serde_json::Value;

use super::errors::ApiError;
use super::form::Errors;
use super::message_form::{self, MessageForm};
use super::places::accessible;
use super::{Answered, Call, NO_CONTENT};
use crate::fake_discord::ids::Id;
use crate::fake_discord::messages::{
    EPHEMERAL, Message, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS, items,
};
use crate::fake_discord::permissions::{
    ADD_REACTIONS, EMBED_LINKS, MANAGE_MESSAGES, MANAGE_THREADS, READ_MESSAGE_HISTORY,
    SEND_MESSAGES, SEND_MESSAGES_IN_THREADS,
};
use crate::fake_discord::posting::{Author, Draft};
use crate::fake_discord::world::{Kind, World};

const ORDINARY: u8 = 0;
const REPLY: u8 = 19;
const SLASH_RESPONSE: u8 = 20;
const MENU_RESPONSE: u8 = 23;

pub(super) fn list(world: &World, call: &Call<'_>, channel: Id) -> Answered {
    let may = accessible(world, channel)?;
    let limit = call
        .query
        .split('&')
        .find_map(|pair| pair.strip_prefix("limit="));
    let limit = limit.and_then(|limit| limit.parse().ok()).unwrap_or(50);
    // Without the permission for history there is none.
    let newest_first = world
        .messages
        .iter()
        .rev()
        .filter(|_| may & READ_MESSAGE_HISTORY != 0);
    let in_channel =
        newest_first.filter(|message| is_visible(message) && message.channel() == channel);
    let found: Vec<Value> = in_channel
        .take(limit)
        .map(|message| message.json.clone())
        .collect();
    Ok((200, Value::Array(found)))
}

pub(super) fn get(world: &World, channel: Id, id: Id) -> Answered {
    require(accessible(world, channel)?, READ_MESSAGE_HISTORY)?;
    Ok((200, found(world, channel, id)?.json.clone()))
}

pub(super) fn create(world: &mut World, call: &Call<'_>, channel: Id) -> Answered {
    let may = writable(world, channel)?;
    let mut errors = Errors::default();
    let mut form = MessageForm::read(&mut errors, "", &call.body);
    let nonce = message_form::nonce(&mut errors, &call.body);
    errors.finish()?;
    if may & EMBED_LINKS == 0 {
        form.drop_embeds()?;
    }
    let enforced = nonce.filter(|_| call.body["enforce_nonce"] == true);
    let earlier = enforced
        .as_ref()
        .and_then(|nonce| world.nonces.get(&(channel, nonce.clone())));
    if let Some(earlier) = earlier.and_then(|id| world.standing(*id)) {
        return Ok((200, earlier.json.clone()));
    }
    let mut draft = Draft::new(Author::User(world.bot), channel, "");
    form.complete(&mut draft, SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS)?;
    draft.nonce = call.body.get("nonce").cloned();
    if let Some(replied) = replied(world, may, channel, &call.body["message_reference"])? {
        draft.kind = REPLY;
        draft.replies_to = Some(replied);
    }
    let id = world.post(draft);
    if let Some(nonce) = enforced {
        world.nonces.insert((channel, nonce), id);
    }
    Ok((200, found(world, channel, id)?.json.clone()))
}

/// The message that a new one replies to, where it does.
fn replied(
    world: &World,
    may: u64,
    channel: Id,
    reference: &Value,
) -> Result<Option<Id>, ApiError> {
    if reference.is_null() {
        return Ok(None);
    }
    let mut errors = Errors::default();
    let id = errors.required_text(
        "message_reference.message_id",
        &reference["message_id"],
        1..=20,
    );
    let id = id.and_then(|id| id.parse().ok());
    errors.finish()?;
    if may & READ_MESSAGE_HISTORY == 0 {
        return Err(ApiError::NO_HISTORY);
    }
    let message = id.and_then(|id| found(world, channel, id).ok());
    let kind = message.map(|message| message.json["type"].as_u64());
    let mut errors = Errors::default();
    match (
        message,
        kind.flatten().and_then(|kind| u8::try_from(kind).ok()),
    ) {
        (Some(message), Some(ORDINARY | REPLY | SLASH_RESPONSE | MENU_RESPONSE)) => {
            return Ok(Some(message.id()));
        }
        (Some(_), _) => {
            let text = "Cannot reply to a system message";
            errors.add(
                "message_reference", "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE", text,
            );
        }
        (None, _) if reference["fail_if_not_exists"] == false => {}
        (None, _) => errors.add(
            "message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message",
        ),
    }
    errors.finish()?;
    Ok(None)
}

pub(super) fn edit(world: &mut World, call: &Call<'_>, channel: Id, id: Id) -> Answered {
    let may = accessible(world, channel)?;
    let message = found(world, channel, id)?;
    let mut errors = Errors::default();
    let mut form = MessageForm::read(&mut errors, "", &call.body);
    errors.finish()?;
    let sets_more_than_flags = [
        "content", "embeds", "components", "attachments", "allowed_mentions",
    ]
    .iter()
    .any(|key| call.body.get(key).is_some());
    if message.author() != world.bot {
        if sets_more_than_flags {
            return Err(ApiError::NOT_THE_AUTHOR);
        }
        require(may, MANAGE_MESSAGES)?;
    }
    if may & EMBED_LINKS == 0 {
        form.drop_embeds()?;
    }
    let settable = SUPPRESS_EMBEDS;
    let flags = (message.flags() & !settable) | (form.flags & settable);
    let mut edit = form.into_edit(&message.json)?;
    edit.flags = call.body.get("flags").map(|_| flags);
    world.edit(id, edit);
    Ok((200, found(world, channel, id)?.json.clone()))
}

pub(super) fn delete(world: &mut World, channel: Id, id: Id) -> Answered {
    let may = accessible(world, channel)?;
    if found(world, channel, id)?.author() != world.bot {
        require(may, MANAGE_MESSAGES)?;
    }
    world.delete(id);
    Ok(NO_CONTENT)
}

pub(super) fn type_in(world: &World, channel: Id) -> Answered {
    writable(world, channel)?;
    Ok(NO_CONTENT)
}

pub(super) fn react(world: &mut World, channel: Id, id: Id, emoji: &str) -> Answered {
    let may = accessible(world, channel)?;
    require(may, READ_MESSAGE_HISTORY)?;
    // One of a guild's own has a name and an id.
    let is_known = match emoji.split_once(':') {
        Some((_, id)) => id.parse::<Id>().is_ok(),
        None => !emoji.is_empty() && emoji.chars().all(|letter| !letter.is_ascii_alphabetic()),
    };
    if !is_known {
        return Err(ApiError::UNKNOWN_EMOJI);
    }
    found(world, channel, id)?;
    let message = world
        .messages
        .get_mut(id)
        .ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let reactions = items(&message.json["reactions"]);
    let has_it = reactions
        .iter()
        .any(|reaction| reaction["emoji"]["name"] == emoji);
    if has_it {
        return Ok(NO_CONTENT);
    }
    // To join a reaction that is there needs no permission; to be the first does.
    require(may, ADD_REACTIONS)?;
    let mut reactions = reactions.to_vec();
    reactions.push(serde_json::json!({
        "emoji": { "id": null, "name": emoji }, "count": 1, "me": true, "me_burst": false,
        "count_details": { "burst": 0, "normal": 1 }, "burst_colors": [],
    }));
    message.json["reactions"] = Value::Array(reactions);
    Ok(NO_CONTENT)
}

/// What the bot may in a channel, if it may write there.
fn writable(world: &World, id: Id) -> Result<u64, ApiError> {
    let may = accessible(world, id)?;
    let channel = world.channel(id);
    let needed = if channel.is_thread() {
        SEND_MESSAGES_IN_THREADS
    } else {
        SEND_MESSAGES
    };
    if channel.kind != Kind::Direct {
        require(may, needed)?;
    }
    if channel.is_archived && channel.is_locked && may & MANAGE_THREADS == 0 {
        return Err(ApiError::THREAD_ARCHIVED);
    }
    Ok(may)
}

fn require(may: u64, needed: u64) -> Result<(), ApiError> {
    if may & needed == needed {
        Ok(())
    } else {
        Err(ApiError::MISSING_PERMISSIONS)
    }
}

/// A message of a channel. Ephemeral ones aren't in it.
fn found(world: &World, channel: Id, id: Id) -> Result<&Message, ApiError> {
    let message = world
        .standing(id)
        .filter(|message| message.channel() == channel && is_visible(message));
    message.ok_or(ApiError::UNKNOWN_MESSAGE)
}

fn is_visible(message: &Message) -> bool {
    !message.is_deleted && message.flags() & EPHEMERAL == 0
}
