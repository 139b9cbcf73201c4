//! Messages come, change and go, and the sessions that may know are told.

use serde_json::{Value, json};

use super::gateway::Place;
use super::ids::Id;
use super::mentions::{self, Pinged};
use super::messages::{EPHEMERAL, Message};
use super::payloads;
use super::permissions::VIEW_CHANNEL;
use super::world::World;

/// A message to be posted.
pub(super) struct Draft {
    pub(super) author: Author,
    pub(super) channel: Id,
    /// Discord's number for its type: 0 is ordinary, 19 a reply, 20 answers a
    /// slash command.
    pub(super) kind: u8,
    pub(super) content: String,
    pub(super) embeds: Vec<Value>,
    pub(super) components: Vec<Value>,
    pub(super) attachments: Vec<Value>,
    pub(super) flags: u64,
    /// The message that it replies to.
    pub(super) replies_to: Option<Id>,
    pub(super) allowed_mentions: Option<Value>,
    pub(super) nonce: Option<Value>,
    /// The interaction that it answers.
    pub(super) interaction: Option<Id>,
}

#[derive(Clone)]
pub(super) enum Author {
    User(Id),
    Webhook(String),
}

impl Draft {
    pub(super) fn new(author: Author, channel: Id, content: &str) -> Self {
        Self {
            author,
            channel,
            kind: 0,
            content: content.to_owned(),
            embeds: Vec::new(),
            components: Vec::new(),
            attachments: Vec::new(),
            flags: 0,
            replies_to: None,
            allowed_mentions: None,
            nonce: None,
            interaction: None,
        }
    }
}

/// What an edit sets; the rest stays.
#[derive(Default)]
pub(super) struct Edit {
    pub(super) content: Option<String>,
    pub(super) embeds: Option<Vec<Value>>,
    pub(super) components: Option<Vec<Value>>,
    pub(super) attachments: Option<Vec<Value>>,
    pub(super) flags: Option<u64>,
    pub(super) allowed_mentions: Option<Value>,
}

impl World {
    pub(super) fn post(&mut self, draft: Draft) -> Id {
        let id = self.next_id();
        let author = match draft.author {
            Author::User(user) => user,
            Author::Webhook(_) => self.next_id(),
        };
        let allowed = draft.allowed_mentions.as_ref();
        let pinged = self.pinged_by(
            author, draft.channel, &draft.content, draft.replies_to, allowed,
        );
        let mut json = payloads::message(self, id, author, &draft, &pinged);
        if let Some(nonce) = &draft.nonce {
            json["nonce"] = nonce.clone();
        }
        let message = Message {
            json,
            pinged: pinged.users,
            pinged_roles: pinged.roles,
            pinged_everyone: pinged.everyone,
            allowed_mentions: draft.allowed_mentions,
            interaction: draft.interaction,
            edits: 0,
            is_deleted: false,
        };
        self.messages.insert(id, message);
        let channel = self.channel_mut(draft.channel);
        channel.last_message = Some(id);
        channel.is_archived = false;
        if let Some(asked) = draft.replies_to.filter(|_| author == self.bot)
            && self.replies.get(asked).is_none()
        {
            self.replies.insert(asked, id);
        }
        self.announce("MESSAGE_CREATE", id);
        id
    }

    fn pinged_by(
        &self,
        author: Id,
        channel: Id,
        content: &str,
        replies_to: Option<Id>,
        allowed: Option<&Value>,
    ) -> Pinged {
        let replied = replies_to.and_then(|id| self.messages.get(id));
        // To reply to an answer to an interaction pings nobody.
        let replied = replied.filter(|message| message.interaction.is_none());
        mentions::pinged(
            self,
            author,
            channel,
            content,
            replied.map(Message::author),
            allowed,
        )
    }

    /// Edits a message that exists. Whom its text mentions is read anew, but that pings
    /// nobody, except for the first edit of a deferred one: whether that pings isn't
    /// documented.
    pub(super) fn edit(&mut self, id: Id, edit: Edit) {
        let edited = self.clock.timestamp();
        let Some(message) = self.messages.get(id) else {
            return;
        };
        let (author, channel, allowed) = (
            message.author(),
            message.channel(),
            edit.allowed_mentions.as_ref(),
        );
        let content = edit.content.as_deref().filter(|_| message.is_loading());
        let pinged = content.map(|content| self.pinged_by(author, channel, content, None, allowed));
        let mentions = edit.content.as_deref().map(|content| {
            let replied = message.replies_to().filter(|_| message.pings_replied());
            let named = self.pinged_by(author, channel, content, replied, allowed);
            payloads::mentions(self, &named)
        });
        let Some(message) = self.messages.get_mut(id) else {
            return;
        };
        if let Some(pinged) = pinged {
            message.pinged = pinged.users;
            message.pinged_roles = pinged.roles;
            message.pinged_everyone = pinged.everyone;
            message.allowed_mentions = edit.allowed_mentions;
        }
        let json = &mut message.json;
        json["edited_timestamp"] = json!(edited);
        if let Some(content) = edit.content {
            json["content"] = json!(content);
        }
        if let Some(mentions) = mentions {
            json["mentions"] = mentions;
        }
        let lists = [
            ("embeds", edit.embeds),
            ("components", edit.components),
            ("attachments", edit.attachments),
        ];
        for (key, list) in lists {
            if let Some(list) = list {
                json[key] = Value::Array(list);
            }
        }
        if let Some(flags) = edit.flags {
            json["flags"] = json!(flags);
        }
        message.edits += 1;
        self.announce("MESSAGE_UPDATE", id);
    }

    /// Deletes a message that exists.
    pub(super) fn delete(&mut self, id: Id) {
        if let Some(message) = self.messages.get_mut(id) {
            message.is_deleted = true;
        }
        self.announce("MESSAGE_DELETE", id);
    }

    /// The message, unless it was deleted.
    pub(super) fn standing(&self, id: Id) -> Option<&Message> {
        self.messages.get(id).filter(|message| !message.is_deleted)
    }

    /// Tells the sessions what became of a message, where the bot may know.
    fn announce(&mut self, event: &str, id: Id) {
        let Some(message) = self.messages.get(id) else {
            return;
        };
        let channel = message.channel();
        let may_know = self.permissions(self.bot, channel) & VIEW_CHANNEL != 0;
        // Whether a bot is told of its own ephemeral messages isn't documented.
        if !may_know || message.flags() & EPHEMERAL != 0 {
            return;
        }
        let guild = self.channel(channel).guild;
        let place = guild.map_or(Place::Direct, Place::Guild);
        let data = if event == "MESSAGE_DELETE" {
            let mut data = json!({ "id": id.to_string(), "channel_id": channel.to_string() });
            if let Some(guild) = guild {
                data["guild_id"] = json!(guild.to_string());
            }
            data
        } else {
            payloads::message_event(self, message)
        };
        self.dispatch(event, place, &data);
    }
}
