//! First responses to interactions.

use serde_json::{Value, json};

use super::errors::ApiError;
use super::form::Errors;
use super::message_form::MessageForm;
use super::{Answered, Call, NO_CONTENT, components};
use crate::fake_discord::ids::Id;
use crate::fake_discord::interactions::{AUTOCOMPLETE, COMMAND, COMPONENT, Interaction, MODAL};
use crate::fake_discord::limits;
use crate::fake_discord::messages::{EPHEMERAL, LOADING, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS};
use crate::fake_discord::permissions::USE_EXTERNAL_APPS;
use crate::fake_discord::posting::{Author, Draft};
use crate::fake_discord::world::World;

const MESSAGE: u64 = 4;
const DEFERRED_MESSAGE: u64 = 5;
const DEFERRED_UPDATE: u64 = 6;
const UPDATE: u64 = 7;
const CHOICES: u64 = 8;
const OPEN_MODAL: u64 = 9;

pub(super) fn respond(world: &mut World, call: &Call<'_>, id: Id, token: &str) -> Answered {
    let interaction = world
        .interactions
        .get(id)
        .filter(|interaction| interaction.token == token);
    let interaction = interaction.ok_or(ApiError::UNKNOWN_INTERACTION)?.clone();
    if interaction.acknowledged.is_some() {
        return Err(ApiError::ALREADY_ACKNOWLEDGED);
    }
    if !world.is_in_time(&interaction) {
        return Err(ApiError::UNKNOWN_INTERACTION);
    }
    let mut errors = Errors::default();
    let kind = errors.one_of("type", &call.body["type"], allowed_kinds(&interaction));
    errors.finish()?;
    let kind = kind.ok_or(ApiError::INVALID_JSON)?;
    let data = &call.body["data"];
    let original = match kind {
        MESSAGE => Some(post(world, &interaction, data)?),
        DEFERRED_MESSAGE => Some(defer(world, &interaction, data)),
        DEFERRED_UPDATE => interaction.source,
        UPDATE => Some(update(world, &interaction, data)?),
        CHOICES => {
            check_choices(data)?;
            None
        }
        _ => {
            check_modal(data)?;
            None
        }
    };
    let answered = world
        .interactions
        .get_mut(id)
        .ok_or(ApiError::UNKNOWN_INTERACTION)?;
    let number = u8::try_from(kind).expect("a small number");
    answered.acknowledged = Some((number, data.clone()));
    answered.original = original;
    answered.is_pending = matches!(kind, DEFERRED_MESSAGE | DEFERRED_UPDATE);
    if !call.asks("with_response") {
        return Ok(NO_CONTENT);
    }
    let message = original.and_then(|id| world.messages.get(id));
    let mut callback = json!({
        "interaction": {
            "id": id.to_string(), "type": interaction.kind,
            "response_message_id": original.map(|id| id.to_string()),
            "response_message_loading": kind == DEFERRED_MESSAGE,
            "response_message_ephemeral": message.is_some_and(|message| message.is_ephemeral()),
        },
    });
    if let Some(message) = message.filter(|_| kind != DEFERRED_UPDATE) {
        callback["resource"] = json!({ "type": kind, "message": message.json });
    }
    Ok((200, callback))
}

fn allowed_kinds(interaction: &Interaction) -> &'static [u64] {
    match (interaction.kind, interaction.source) {
        (COMMAND, _) => &[MESSAGE, DEFERRED_MESSAGE, OPEN_MODAL],
        (COMPONENT, _) => &[
            MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, OPEN_MODAL,
        ],
        (MODAL, Some(_)) => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE],
        (MODAL, None) => &[MESSAGE, DEFERRED_MESSAGE],
        (AUTOCOMPLETE, _) => &[CHOICES],
        _ => &[],
    }
}

fn post(world: &mut World, interaction: &Interaction, data: &Value) -> Result<Id, ApiError> {
    let mut errors = Errors::default();
    let form = MessageForm::read(&mut errors, "data.", data);
    errors.finish()?;
    let mut draft = draft(world, interaction);
    form.complete(
        &mut draft,
        EPHEMERAL | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS,
    )?;
    Ok(world.post(draft))
}

fn defer(world: &mut World, interaction: &Interaction, data: &Value) -> Id {
    let mut draft = draft(world, interaction);
    draft.flags |= LOADING | (data["flags"].as_u64().unwrap_or(0) & EPHEMERAL);
    world.post(draft)
}

/// A message that answers an interaction, still empty.
pub(super) fn draft(world: &World, interaction: &Interaction) -> Draft {
    let mut draft = Draft::new(Author::User(world.bot), interaction.channel, "");
    draft.interaction = Some(interaction.id);
    draft.kind = match (interaction.kind, interaction.data["type"].as_u64()) {
        (COMMAND, Some(1)) => 20,
        (COMMAND, _) => 23,
        _ => 19,
    };
    draft.replies_to = interaction.source;
    // What a user's own app says is for them alone where they may not use such.
    let is_guest = interaction.context == 0 && interaction.owners["0"].is_null();
    let may = world.permissions(interaction.user, interaction.channel);
    if is_guest && may & USE_EXTERNAL_APPS == 0 {
        draft.flags |= EPHEMERAL;
    }
    draft
}

fn update(world: &mut World, interaction: &Interaction, data: &Value) -> Result<Id, ApiError> {
    let mut errors = Errors::default();
    let form = MessageForm::read(&mut errors, "data.", data);
    errors.finish()?;
    let message = interaction.source.and_then(|id| world.standing(id));
    let message = message.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let (id, edit) = (message.id(), form.into_edit(&message.json)?);
    world.edit(id, edit);
    Ok(id)
}

fn check_choices(data: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    if data["choices"].is_null() {
        errors.required("data.choices");
    }
    let choices = errors.list("data.choices", &data["choices"], 0..=limits::CHOICES);
    for (number, choice) in choices.iter().enumerate() {
        let path = format!("data.choices.{number}");
        errors.required_text(
            &format!("{path}.name"),
            &choice["name"],
            1..=limits::CHOICE_TEXT,
        );
        let value = &choice["value"];
        if !value.is_number() {
            errors.required_text(&format!("{path}.value"), value, 1..=limits::CHOICE_TEXT);
        }
    }
    errors.finish()
}

fn check_modal(data: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    errors.required_text("data.custom_id", &data["custom_id"], 1..=limits::CUSTOM_ID);
    errors.required_text("data.title", &data["title"], 1..=limits::MODAL_TITLE);
    components::read_modal(&mut errors, "data.components", &data["components"]);
    errors.finish()
}
