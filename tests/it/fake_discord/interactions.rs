//! Interactions: what a member asked of the application, and what came back.

use std::time::Instant;

use serde_json::{Value, json};

use super::gateway::Place;
use super::ids::Id;
use super::limits;
use super::messages::{Message, items};
use super::payloads;
use super::world::{Channel, Kind, World};

/// Discord's numbers for what an interaction is.
pub(super) const COMMAND: u8 = 2;
pub(super) const COMPONENT: u8 = 3;
pub(super) const AUTOCOMPLETE: u8 = 4;
pub(super) const MODAL: u8 = 5;

/// Something that a member did with the application's commands or components.
#[derive(Clone, Debug)]
pub(crate) struct Interaction {
    pub(crate) id: Id,
    /// With which it is answered.
    pub(crate) token: String,
    pub(super) kind: u8,
    pub(super) channel: Id,
    pub(super) user: Id,
    pub(super) data: Value,
    /// For whom the application is installed: `authorizing_integration_owners`.
    pub(super) owners: Value,
    pub(super) context: u8,
    /// The message whose component it was.
    pub(super) source: Option<Id>,
    pub(super) dispatched: Instant,
    /// The kind of the first response, and what it said.
    pub(super) acknowledged: Option<(u8, Value)>,
    /// The message that `@original` names.
    pub(super) original: Option<Id>,
    /// Whether it was deferred and nothing has followed.
    pub(super) is_pending: bool,
    pub(super) follow_ups: Vec<Id>,
}

/// What came back first for an interaction.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    /// Discord's number: 4 a message, 5 and 6 deferred, 7 an update, 8 choices,
    /// 9 a modal.
    pub(crate) kind: u8,
    /// The callback's data.
    pub(crate) data: Value,
    message: Option<Message>,
}

impl Response {
    /// The message that it posted or updated.
    #[track_caller]
    pub(crate) fn message(&self) -> &Message {
        let message = self.message.as_ref();
        message.unwrap_or_else(|| panic!("no message came with the response: {self:#?}"))
    }

    /// The names and values that an autocomplete offers.
    pub(crate) fn choices(&self) -> Vec<(&str, &Value)> {
        let choices = items(&self.data["choices"]).iter();
        choices
            .map(|choice| {
                (
                    choice["name"].as_str().unwrap_or_default(),
                    &choice["value"],
                )
            })
            .collect()
    }
}

/// As long as a real one, which holds its interaction's id too.
fn token(id: Id) -> String {
    format!("aW50ZXJhY3Rpb246.{id}.{}", "x0".repeat(60))
}

pub(super) fn id_of_token(token: &str) -> Option<Id> {
    token.split('.').nth(1)?.parse().ok()
}

impl World {
    /// Sends an interaction to the application.
    pub(super) fn interact(
        &mut self,
        kind: u8,
        user: Id,
        channel: Id,
        data: Value,
        source: Option<Id>,
    ) -> Interaction {
        let id = self.next_id();
        let (context, owners) = match source.and_then(|id| self.messages.get(id)) {
            Some(message) => (
                self.context_of(channel),
                self.owners_of_message(message, user, channel),
            ),
            None => (self.context_of(channel), self.owners(user, channel)),
        };
        let interaction = Interaction {
            id,
            token: token(id),
            kind,
            channel,
            user,
            data,
            owners,
            context,
            source,
            dispatched: self.clock.now(),
            acknowledged: None,
            original: None,
            is_pending: false,
            follow_ups: Vec::new(),
        };
        let payload = payloads::interaction(self, &interaction);
        self.interactions.insert(id, interaction.clone());
        // Which shard learns of an interaction in a guild without the bot isn't
        // documented: here, the one of direct messages.
        let place = self
            .guild_with_bot(channel)
            .map_or(Place::Direct, Place::Guild);
        self.dispatch("INTERACTION_CREATE", place, &payload);
        interaction
    }

    /// 0 a guild, 1 the direct channel with the bot, 2 another private channel.
    pub(super) fn context_of(&self, channel: Id) -> u8 {
        let channel = self.channel(channel);
        match channel.guild {
            Some(_) => 0,
            None if self.is_with_bot(channel) => 1,
            None => 2,
        }
    }

    fn is_with_bot(&self, channel: &Channel) -> bool {
        channel.kind == Kind::Direct && channel.recipients.contains(&self.bot)
    }

    /// For whom the application is installed, where `user` uses it in `channel`.
    pub(super) fn owners(&self, user: Id, channel: Id) -> Value {
        let mut owners = json!({});
        if let Some(guild) = self.guild_with_bot(channel) {
            owners["0"] = json!(guild.to_string());
        } else if self.is_with_bot(self.channel(channel)) {
            owners["0"] = json!("0");
        }
        if self.user(user).has_installed {
            owners["1"] = json!(user.to_string());
        }
        owners
    }

    /// A component's interaction has the owners of the interaction that posted
    /// its message.
    fn owners_of_message(&self, message: &Message, user: Id, channel: Id) -> Value {
        let posted_by = message.interaction.and_then(|id| self.interactions.get(id));
        posted_by.map_or_else(
            || self.owners(user, channel),
            |posted_by| posted_by.owners.clone(),
        )
    }

    pub(super) fn is_in_time(&self, interaction: &Interaction) -> bool {
        self.clock.now() - interaction.dispatched <= limits::FIRST_RESPONSE
    }

    pub(super) fn is_token_good(&self, interaction: &Interaction) -> bool {
        self.clock.now() - interaction.dispatched <= limits::TOKEN
    }

    /// What came back first, where something has; a deferred response counts
    /// only with `deferred`, else it is awaited what follows it.
    pub(super) fn response(&self, id: Id, deferred: bool) -> Option<Response> {
        let interaction = self.interactions.get(id)?;
        let (kind, data) = interaction.acknowledged.clone()?;
        if interaction.is_pending && !deferred {
            return None;
        }
        let message = interaction.original.and_then(|id| self.messages.get(id));
        Some(Response {
            kind,
            data,
            message: message.cloned(),
        })
    }
}
