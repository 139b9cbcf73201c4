//! A message in a channel: whether it asks the bot, and what.

#[cfg(test)]
mod tests;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serenity::model::application::{ActionRow, ActionRowComponent, ButtonKind};
use serenity::model::channel::{Message, MessageType};
use serenity::model::event::MessageUpdateEvent;
use serenity::model::id::{ChannelId, GuildId, MessageId, RoleId, UserId, WebhookId};

use super::custom_id::{self, Action};
use super::draw;
use super::fingerprint::Fingerprint;
use super::surface::Surface;

/// A message, as far as the bot looks at it. It is read from JSON too, where
/// serenity can't read the whole of a message.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Heard {
    pub(super) id: MessageId,
    pub(super) channel_id: ChannelId,
    pub(super) guild_id: Option<GuildId>,
    pub(super) author: Author,
    content: String,
    webhook_id: Option<WebhookId>,
    #[serde(rename = "type", default)]
    kind: u8,
    #[serde(default)]
    mentions: Vec<Author>,
    #[serde(default)]
    mention_roles: Vec<RoleId>,
    referenced_message: Option<Box<Referenced>>,
}

/// Who hears a message, and how much of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ears {
    /// The bot.
    pub(super) me: UserId,
    /// Its own role in the message's server, where it is known.
    pub(super) own_role: Option<RoleId>,
    /// Whether it listens to everything in the message's channel.
    pub(super) open: bool,
    /// Whether Discord keeps no text from it.
    pub(super) reads_all: bool,
}

/// Who wrote a message.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Author {
    pub(super) id: UserId,
    #[serde(default)]
    bot: bool,
    #[serde(default)]
    username: String,
    global_name: Option<String>,
}

/// The message that was replied to.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Referenced {
    author: Author,
    #[serde(default)]
    embeds: Vec<Titled>,
    #[serde(default)]
    components: Vec<Row>,
    /// There if it is the response to a command or a button.
    interaction_metadata: Option<IgnoredAny>,
}

/// An embed, of which the title counts.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Titled {
    title: Option<String>,
}

/// A row of components.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Row {
    #[serde(default)]
    components: Vec<Pressable>,
}

/// A button or a menu; a link has no id.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Pressable {
    custom_id: Option<String>,
}

/// An answer that was replied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answered {
    /// The question that it answers.
    pub(super) question: String,
    /// The article that this was put to (its id), if to one.
    pub(super) article: Option<Fingerprint>,
}

/// Why a message that was meant for the bot has no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Unheard {
    /// Discord keeps the text of this reply from the bot.
    Reply,
    /// Its role was mentioned, not the bot: Discord keeps that text back too.
    Role,
    /// There is none, but a picture, say.
    NoText,
}

/// What somebody asked in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IncomingQuestion {
    pub(super) surface: Surface,
    /// The question, without what mentions anybody.
    pub(super) question: Result<String, Unheard>,
    /// The answer that it replies to.
    pub(super) after: Option<Answered>,
}

impl Heard {
    /// A message that was edited, as it is now.
    pub(super) fn edited(update: &MessageUpdateEvent) -> Option<Self> {
        let mut message = Self {
            id: update.id,
            channel_id: update.channel_id,
            guild_id: update.guild_id,
            author: Author::from(update.author.as_ref()?),
            content: update.content.clone()?,
            webhook_id: update.webhook_id.flatten(),
            kind: u8::from(update.kind.unwrap_or(MessageType::Regular)),
            mentions: Vec::new(),
            mention_roles: update.mention_roles.clone().unwrap_or_default(),
            referenced_message: None,
        };
        if let Some(mentions) = &update.mentions {
            message.mentions = mentions.iter().map(Author::from).collect();
        }
        if let Some(Some(referenced)) = &update.referenced_message {
            message.referenced_message = Some(Box::new(Referenced::from(referenced.as_ref())));
        }
        Some(message)
    }

    /// Its text, as it was written.
    pub(super) fn content(&self) -> &str {
        &self.content
    }

    /// What it asks the bot, if it asks it. Bots and webhooks are not heard, so
    /// that no two bots can talk each other to death.
    pub(super) fn asked(&self, ears: &Ears) -> Option<IncomingQuestion> {
        let me = ears.me;
        let spoken = [MessageType::Regular, MessageType::InlineReply]
            .map(u8::from)
            .contains(&self.kind);
        if self.author.bot || self.webhook_id.is_some() || self.author.id == me || !spoken {
            return None;
        }
        let mine = |referenced: &&Referenced| referenced.author.id == me;
        let answer = self.referenced_message.as_deref().filter(mine);
        let called = self.content.contains(&format!("<@{me}>"))
            || self.content.contains(&format!("<@!{me}>"));
        let pinged = self.mentions.iter().any(|user| user.id == me);
        // A reply to the response to a command comes without its text, and
        // without saying whether it pings.
        let kept_back = self.guild_id.is_some()
            && self.content.is_empty()
            && answer.is_some_and(|answer| answer.interaction_metadata.is_some());
        // Clients offer a bot's role beside the bot, under the same name.
        let by_role = ears
            .own_role
            .is_some_and(|role| self.mention_roles.contains(&role));
        let surface = if self.guild_id.is_none() {
            Surface::DirectMessage
        } else if answer.is_some() && (called || pinged || kept_back) {
            Surface::Reply
        } else if called || by_role {
            Surface::Mention
        } else if ears.open && self.is_to_everybody() {
            Surface::Channel
        } else {
            return None;
        };
        let question = if kept_back && ears.reads_all {
            Err(Unheard::NoText)
        } else if kept_back {
            Err(Unheard::Reply)
        } else if by_role && self.content.is_empty() {
            Err(Unheard::Role)
        } else {
            Ok(self.question(me))
        };
        Some(IncomingQuestion {
            surface,
            question,
            after: answer.and_then(Referenced::answered),
        })
    }

    /// Whether it is addressed to nobody in particular.
    fn is_to_everybody(&self) -> bool {
        self.mentions.is_empty() && self.referenced_message.is_none()
    }

    /// The text without the bot's own mention, and with other members' names
    /// in place of theirs.
    fn question(&self, me: UserId) -> String {
        plain(&self.content, |user| {
            let named = self.mentions.iter().find(|other| other.id == user)?;
            (user != me).then(|| named.name())
        })
    }
}

impl Referenced {
    /// What it answers, if it is an answer.
    fn answered(&self) -> Option<Answered> {
        let title = self
            .embeds
            .iter()
            .find_map(|embed| embed.title.as_deref())?;
        let ids = self.components.iter().flat_map(|row| &row.components);
        let actions: Vec<Action> = ids
            .filter_map(|pressable| pressable.custom_id.as_ref()?.parse().ok())
            .collect();
        Some(Answered {
            question: draw::shown_question(title),
            article: custom_id::article_of(&actions),
        })
    }
}

impl Author {
    fn name(&self) -> &str {
        self.global_name.as_deref().unwrap_or(&self.username)
    }
}

/// `content` without Discord's own signs: `<@1>` becomes what `name` says, other
/// mentions, custom emoji and times go.
pub(super) fn plain<'a>(content: &str, name: impl Fn(UserId) -> Option<&'a str>) -> String {
    let mut plain = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start]);
        let sign = &rest[start..];
        match sign.find('>').filter(|&end| is_sign(&sign[1..end])) {
            Some(end) => {
                let user = sign[1..end].trim_start_matches(['@', '!']).parse().ok();
                let name = user
                    .filter(|&id: &u64| id != 0)
                    .map(UserId::new)
                    .and_then(&name);
                plain.push_str(name.unwrap_or(" "));
                rest = &sign[end + 1..];
            }
            None => {
                plain.push('<');
                rest = &sign[1..];
            }
        }
    }
    plain.push_str(rest);
    plain.trim().to_owned()
}

/// Whether Discord draws `<inside>` as something else than text.
fn is_sign(inside: &str) -> bool {
    let is_id = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let last = inside.rsplit(':').next().unwrap_or_default();
    match inside.as_bytes() {
        [b'@', ..] => is_id(inside.trim_start_matches(['@', '!', '&'])),
        [b'#', ..] => is_id(&inside[1..]),
        [b':' | b'/', ..] => is_id(last),
        [b'a', b':', ..] => is_id(last),
        [b't', b':', ..] => inside[2..].starts_with(|c: char| c == '-' || c.is_ascii_digit()),
        _ => false,
    }
}

impl From<&Message> for Heard {
    fn from(message: &Message) -> Self {
        Self {
            id: message.id,
            channel_id: message.channel_id,
            guild_id: message.guild_id,
            author: Author::from(&message.author),
            content: message.content.clone(),
            webhook_id: message.webhook_id,
            kind: u8::from(message.kind),
            mentions: message.mentions.iter().map(Author::from).collect(),
            mention_roles: message.mention_roles.clone(),
            referenced_message: message
                .referenced_message
                .as_deref()
                .map(|referenced| Box::new(Referenced::from(referenced))),
        }
    }
}

impl From<&serenity::model::user::User> for Author {
    fn from(user: &serenity::model::user::User) -> Self {
        Self {
            id: user.id,
            bot: user.bot,
            username: user.name.clone(),
            global_name: user.global_name.as_deref().map(str::to_owned),
        }
    }
}

impl From<&Message> for Referenced {
    fn from(message: &Message) -> Self {
        let titled = |embed: &serenity::model::channel::Embed| Titled {
            title: embed.title.clone(),
        };
        Self {
            author: Author::from(&message.author),
            embeds: message.embeds.iter().map(titled).collect(),
            components: message.components.iter().map(Row::from).collect(),
            interaction_metadata: message.interaction_metadata.as_ref().map(|_| IgnoredAny),
        }
    }
}

impl From<&ActionRow> for Row {
    fn from(row: &ActionRow) -> Self {
        let custom_id = |component: &ActionRowComponent| match component {
            ActionRowComponent::Button(button) => match &button.data {
                ButtonKind::NonLink { custom_id, .. } => Some(custom_id.clone()),
                _ => None,
            },
            ActionRowComponent::SelectMenu(menu) => menu.custom_id.clone(),
            _ => None,
        };
        let components = row.components.iter();
        Self {
            components: components
                .map(|component| Pressable {
                    custom_id: custom_id(component),
                })
                .collect(),
        }
    }
}
