//! What follows a first response: `@original` and follow-ups, for as long as the
//! interaction's token is good.

use super::errors::ApiError;
use super::form::Errors;
use super::interactions;
use super::message_form::MessageForm;
use super::{Answered, Call, NO_CONTENT};
use crate::fake_discord::ids::Id;
use crate::fake_discord::interactions::{Interaction, id_of_token};
use crate::fake_discord::limits;
use crate::fake_discord::messages::{
    EPHEMERAL, LOADING, Message, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS,
};
use crate::fake_discord::world::World;

pub(super) fn create(world: &mut World, call: &Call<'_>, application: Id, token: &str) -> Answered {
    let interaction = answered(world, application, token)?;
    let mut errors = Errors::default();
    let form = MessageForm::read(&mut errors, "", &call.body);
    errors.finish()?;
    let original = interaction.original.and_then(|id| world.standing(id));
    if let Some(loading) = original.filter(|message| message.is_loading()) {
        // The first one after a deferral is what was deferred.
        let (id, mut edit) = (loading.id(), form.into_edit(&loading.json)?);
        edit.flags = Some(loading.flags() & !LOADING);
        world.edit(id, edit);
        settle(world, interaction.id);
        return shown(world, id);
    }
    let is_user_install_alone = interaction.owners["0"].is_null();
    if is_user_install_alone && interaction.follow_ups.len() >= limits::USER_INSTALL_FOLLOW_UPS {
        return Err(ApiError::TOO_MANY_FOLLOW_UPS);
    }
    let mut draft = interactions::draft(world, &interaction);
    draft.kind = if interaction.original.is_some() {
        19
    } else {
        0
    };
    draft.replies_to = interaction.original;
    form.complete(
        &mut draft,
        EPHEMERAL | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS,
    )?;
    let id = world.post(draft);
    if let Some(interaction) = world.interactions.get_mut(interaction.id) {
        interaction.follow_ups.push(id);
    }
    shown(world, id)
}

pub(super) fn get(world: &World, application: Id, token: &str, message: &str) -> Answered {
    let interaction = answered(world, application, token)?;
    let id = found(world, &interaction, message)?.id();
    shown(world, id)
}

pub(super) fn edit(
    world: &mut World,
    call: &Call<'_>,
    application: Id,
    token: &str,
    message: &str,
) -> Answered {
    let interaction = answered(world, application, token)?;
    let mut errors = Errors::default();
    let form = MessageForm::read(&mut errors, "", &call.body);
    errors.finish()?;
    let message = found(world, &interaction, message)?;
    let (id, flags) = (message.id(), message.flags());
    let mut edit = form.into_edit(&message.json)?;
    edit.flags = Some(flags & !LOADING);
    world.edit(id, edit);
    settle(world, interaction.id);
    shown(world, id)
}

pub(super) fn delete(world: &mut World, application: Id, token: &str, message: &str) -> Answered {
    let interaction = answered(world, application, token)?;
    let id = found(world, &interaction, message)?.id();
    world.delete(id);
    settle(world, interaction.id);
    Ok(NO_CONTENT)
}

/// The interaction of a token, once it has been answered.
fn answered(world: &World, application: Id, token: &str) -> Result<Interaction, ApiError> {
    let interaction = id_of_token(token).and_then(|id| world.interactions.get(id));
    let interaction = interaction.filter(|interaction| interaction.token == token);
    let interaction = interaction.filter(|_| application == world.bot);
    let interaction = interaction.ok_or(ApiError::UNKNOWN_WEBHOOK)?;
    if !world.is_token_good(interaction) {
        return Err(ApiError::INVALID_WEBHOOK_TOKEN);
    }
    if interaction.acknowledged.is_none() {
        return Err(ApiError::UNKNOWN_WEBHOOK);
    }
    Ok(interaction.clone())
}

fn found<'a>(
    world: &'a World,
    interaction: &Interaction,
    message: &str,
) -> Result<&'a Message, ApiError> {
    let id = match message {
        "@original" => interaction.original,
        id => id.parse().ok(),
    };
    let is_its = |id: &Id| interaction.original == Some(*id) || interaction.follow_ups.contains(id);
    let message = id.filter(is_its).and_then(|id| world.standing(id));
    message.ok_or(ApiError::UNKNOWN_MESSAGE)
}

/// What was deferred has come.
fn settle(world: &mut World, interaction: Id) {
    if let Some(interaction) = world.interactions.get_mut(interaction) {
        interaction.is_pending = false;
    }
}

fn shown(world: &World, id: Id) -> Answered {
    let message = world.messages.get(id).ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok((200, message.json.clone()))
}
