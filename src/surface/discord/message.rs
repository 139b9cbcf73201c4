//! A message in a channel: whether it asks the bot, and what.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serenity::model::application::{ActionRow, ActionRowComponent, ButtonKind};
use serenity::model::channel::{Message, MessageType};
use serenity::model::event::MessageUpdateEvent;
use serenity::model::id::{ChannelId, GuildId, MessageId, UserId, WebhookId};

use super::custom_id::Action;
use super::draw;
use super::fingerprint::Fingerprint;
use super::surface::Surface;

/// A message, as far as the bot looks at it. It is read from JSON too, where
/// serenity can't read the whole of a message.
#[derive(Clone, Debug, Deserialize)]
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
    referenced_message: Option<Box<Referenced>>,
}

/// Who wrote a message.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Author {
    pub(super) id: UserId,
    #[serde(default)]
    bot: bool,
    #[serde(default)]
    username: String,
    global_name: Option<String>,
}

/// The message that was replied to.
#[derive(Clone, Debug, Deserialize)]
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
#[derive(Clone, Debug, Deserialize)]
struct Titled {
    title: Option<String>,
}

/// A row of components.
#[derive(Clone, Debug, Deserialize)]
struct Row {
    #[serde(default)]
    components: Vec<Pressable>,
}

/// A button or a menu; a link has no id.
#[derive(Clone, Debug, Deserialize)]
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

/// What somebody asked in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) surface: Surface,
    /// The question, without what mentions anybody. `None` if Discord keeps
    /// the text from the bot.
    pub(super) question: Option<String>,
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

    /// The same message with another text.
    pub(super) fn with_content(mut self, content: String) -> Self {
        self.content = content;
        self
    }

    /// What it asks `me`, if it asks me. Bots and webhooks are not heard, so
    /// that no two bots can talk each other to death. In an `open` channel the
    /// bot listens to everything.
    pub(super) fn asked(&self, me: UserId, open: bool) -> Option<Asked> {
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
        let surface = if self.guild_id.is_none() {
            Surface::DirectMessage
        } else if answer.is_some() && (called || pinged || kept_back) {
            Surface::Reply
        } else if called {
            Surface::Mention
        } else if open && self.is_to_everybody() {
            Surface::Channel
        } else {
            return None;
        };
        Some(Asked {
            surface,
            question: (!kept_back).then(|| self.question(me)),
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
        let mut actions = ids.filter_map(|pressable| pressable.custom_id.as_ref()?.parse().ok());
        Some(Answered {
            question: draw::shown_question(title),
            article: actions.find_map(|action: Action| action.asked_article()),
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::custom_id::AnswerKey;
    use super::{Action, Answered, Fingerprint, Heard, Surface, UserId, plain};

    const ME: UserId = UserId::new(1);

    /// A message with these fields in place of the usual ones.
    fn heard(fields: Value) -> Heard {
        let mut message = json!({
            "id": "10", "channel_id": "20", "guild_id": "30", "type": 0, "content": "",
            "author": {"id": "2", "username": "ada"}, "mentions": [], "unheard_of": null,
        });
        let fields = fields.as_object().expect("fields").clone();
        message.as_object_mut().expect("a message").extend(fields);
        serde_json::from_value(message).expect("a message")
    }

    fn bot() -> Value {
        json!({"id": "1", "username": "footnote", "bot": true})
    }

    #[track_caller]
    fn asks(fields: Value, surface: Surface, question: &str) {
        let asked = heard(fields).asked(ME, true).expect("a question");
        assert_eq!(
            (asked.surface, asked.question.as_deref()),
            (surface, Some(question))
        );
    }

    #[track_caller]
    fn is_not_heard(fields: Value) {
        assert_eq!(heard(fields).asked(ME, true), None);
    }

    #[test]
    fn a_question_reaches_the_bot_on_four_ways() {
        asks(
            json!({"content": "<@1> what is it?", "mentions": [bot()]}),
            Surface::Mention,
            "what is it?",
        );
        asks(
            json!({"content": "what is it?", "guild_id": null}),
            Surface::DirectMessage,
            "what is it?",
        );
        asks(
            json!({"content": "what is it?"}),
            Surface::Channel,
            "what is it?",
        );
        asks(
            json!({"content": "and why?", "type": 19, "mentions": [bot()],
                "referenced_message": {"author": bot()}}),
            Surface::Reply,
            "and why?",
        );
    }

    #[test]
    fn nobody_is_answered_who_did_not_ask() {
        let called = "<@1> what is it?";
        is_not_heard(json!({"content": called, "author": {"id": "3", "bot": true}}));
        is_not_heard(json!({"content": called, "webhook_id": "3"}));
        is_not_heard(json!({"content": called, "author": {"id": "1"}}));
        is_not_heard(json!({"content": called, "type": 7}));
        // To somebody else, in a channel where the bot listens.
        is_not_heard(json!({"content": "<@3> what is it?", "mentions": [{"id": "3"}]}));
        is_not_heard(json!({"content": "what is it?", "type": 19,
            "referenced_message": {"author": {"id": "3"}}}));
        // A reply that doesn't ping.
        is_not_heard(json!({"content": "ok", "type": 19, "referenced_message": {"author": bot()}}));
        assert_eq!(
            heard(json!({"content": "what is it?"})).asked(ME, false),
            None
        );
    }

    #[test]
    fn a_reply_knows_the_question_that_was_answered() {
        let (article, id) = (Fingerprint::of("a"), Fingerprint::of("b"));
        let why = |article| {
            Action::Why(AnswerKey {
                article,
                first: Some(id),
            })
            .to_string()
        };
        for article in [None, Some(article)] {
            let referenced = json!({"author": bot(), "embeds": [{"title": "What is \\*it\\*?"}],
                "components": [{"type": 1, "components": [{"type": 2, "url": "https://a"},
                    {"type": 2, "custom_id": "?"}, {"type": 2, "custom_id": why(article)}]}]});
            let reply = json!({"content": "why?", "type": 19, "mentions": [bot()],
                "referenced_message": referenced});
            let asked = heard(reply).asked(ME, false).expect("a question");
            let question = "What is *it*?".to_owned();
            assert_eq!(asked.after, Some(Answered { question, article }));
        }
    }

    /// Discord sends no text with a reply to the response to a command.
    #[test]
    fn a_text_that_is_kept_back_is_told_apart_from_an_empty_one() {
        let response = json!({"author": bot(), "interaction_metadata": {"id": "5"}});
        let reply =
            |content: &str| json!({"type": 19, "content": content, "referenced_message": response});
        let asked = heard(reply("")).asked(ME, false).expect("a question");
        assert_eq!((asked.surface, asked.question), (Surface::Reply, None));
        asks(reply("<@1> why?"), Surface::Reply, "why?");
        // Nothing is kept back in direct messages: that one is a picture alone.
        let mut direct = reply("");
        direct["guild_id"] = Value::Null;
        asks(direct, Surface::DirectMessage, "");
        asks(
            json!({"type": 19, "mentions": [bot()], "referenced_message": {"author": bot()}}),
            Surface::Reply,
            "",
        );
        asks(
            json!({"content": "<@!1>", "mentions": [bot()]}),
            Surface::Mention,
            "",
        );
        // A reply without a ping to an ordinary message comes without text too.
        is_not_heard(json!({"type": 19, "referenced_message": {"author": bot()}}));
    }

    #[test]
    fn signs_of_discord_are_no_words() {
        let name = |user: UserId| (user.get() == 7).then_some("Ada");
        for (content, expected) in [
            ("who is <@7>?", "who is Ada?"),
            (
                "<@&8> <#9> <:wave:10> <a:wave:10> <t:11:R> </ask:12> hi",
                "hi",
            ),
            ("is 1 < 2 > 0?", "is 1 < 2 > 0?"),
            ("<b>bold</b> <@x> <", "<b>bold</b> <@x> <"),
            ("<@0>", ""),
            ("👋<@8>", "👋"),
        ] {
            assert_eq!(plain(content, name), expected);
        }
    }
}
