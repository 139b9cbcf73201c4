//! What people say and do in channels.

use serde_json::json;

use super::FakeDiscord;
use super::gateway::Place;
use super::ids::Id;
use super::messages::{Message, SUPPRESS_EMBEDS};
use super::posting::{Author, Draft, Edit};
use super::world::World;

/// A person or another bot, who can act. Nobody needs to be made a member of a
/// guild first.
#[derive(Clone, Copy)]
pub(crate) struct Member<'a> {
    pub(super) discord: &'a FakeDiscord,
    pub(super) id: Id,
}

impl FakeDiscord {
    /// The person of that name, who comes to be where there is none.
    pub(crate) fn member(&self, name: &str) -> Member<'_> {
        let id = self.change(|world| world.user_named(name));
        Member { discord: self, id }
    }

    /// Likewise a bot that isn't ours.
    pub(crate) fn other_bot(&self, name: &str) -> Member<'_> {
        let id = self.change(|world| world.bot_named(name));
        Member { discord: self, id }
    }

    /// Posts a message through a webhook of that name.
    pub(crate) fn webhook_says(&self, name: &str, channel: Id, content: &str) -> Message {
        self.change(|world| {
            let content = filled_in(world, content);
            let id = world.post(Draft::new(
                Author::Webhook(name.to_owned()),
                channel,
                &content,
            ));
            posted(world, id)
        })
    }
}

impl Member<'_> {
    pub(crate) fn id(self) -> Id {
        self.id
    }

    /// Installs the application for themselves.
    pub(crate) fn installs(self) -> Self {
        self.discord
            .change(|world| self.user(world).has_installed = true);
        self
    }

    /// Sets the language of their client.
    pub(crate) fn speaks(self, locale: &str) -> Self {
        self.discord
            .change(|world| locale.clone_into(&mut self.user(world).locale));
        self
    }

    fn user(self, world: &mut World) -> &mut super::world::User {
        world.users.get_mut(&self.id).expect("a member is a user")
    }

    /// Posts a message. `<@BOT>` in it mentions the bot.
    pub(crate) fn says(self, channel: Id, content: &str) -> Message {
        self.posts(channel, content, |_| {})
    }

    /// Replies to a message, and pings its author.
    pub(crate) fn replies_to(self, message: &Message, content: &str) -> Message {
        self.posts(message.channel(), content, |draft| {
            draft.kind = 19;
            draft.replies_to = Some(message.id());
        })
    }

    /// Replies to a message with the ping turned off.
    pub(crate) fn replies_without_ping_to(self, message: &Message, content: &str) -> Message {
        self.posts(message.channel(), content, |draft| {
            draft.kind = 19;
            draft.replies_to = Some(message.id());
            draft.allowed_mentions =
                Some(json!({ "parse": ["users", "roles", "everyone"], "replied_user": false }));
        })
    }

    /// Has Discord announce in their name that they started a thread: a message of
    /// the system, whose text is the thread's name.
    pub(crate) fn announces_thread(self, channel: Id, name: &str) -> Message {
        self.posts(channel, name, |draft| draft.kind = 18)
    }

    fn posts(self, channel: Id, content: &str, complete: impl FnOnce(&mut Draft)) -> Message {
        self.discord.change(|world| {
            let content = filled_in(world, content);
            let mut draft = Draft::new(Author::User(self.id), channel, &content);
            complete(&mut draft);
            let id = world.post(draft);
            posted(world, id)
        })
    }

    /// Edits a message.
    pub(crate) fn edits(self, message: &Message, content: &str) -> Message {
        self.discord.change(|world| {
            let content = filled_in(world, content);
            let edit = Edit {
                content: Some(content),
                ..Edit::default()
            };
            world.edit(message.id(), edit);
            posted(world, message.id())
        })
    }

    /// Removes the link previews of a message, which is an edit of its flags.
    pub(crate) fn removes_previews_of(self, message: &Message) {
        let edit = Edit {
            flags: Some(message.flags() | SUPPRESS_EMBEDS),
            ..Edit::default()
        };
        self.discord.change(|world| world.edit(message.id(), edit));
    }

    pub(crate) fn deletes(self, message: &Message) {
        self.discord.change(|world| world.delete(message.id()));
    }

    /// Reacts to a message with an emoji.
    pub(crate) fn reacts_to(self, message: &Message, emoji: &str) {
        self.discord.change(|world| {
            let guild = world.channel(message.channel()).guild;
            let place = guild.map_or(Place::Direct, Place::Guild);
            let mut data = json!({
                "user_id": self.id.to_string(), "channel_id": message.channel().to_string(),
                "message_id": message.id().to_string(), "message_author_id": message.author().to_string(),
                "emoji": { "id": null, "name": emoji, "animated": false }, "burst": false, "type": 0,
            });
            if let Some(guild) = guild {
                data["guild_id"] = json!(guild.to_string());
                data["member"] = super::payloads::member_with_user(world, guild, self.id);
            }
            world.dispatch("MESSAGE_REACTION_ADD", place, &data);
        });
    }
}

fn filled_in(world: &World, content: &str) -> String {
    content.replace("<@BOT>", &format!("<@{}>", world.bot))
}

fn posted(world: &World, id: Id) -> Message {
    world
        .messages
        .get(id)
        .expect("a message that was posted")
        .clone()
}
