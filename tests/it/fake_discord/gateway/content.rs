//! What a session reads of messages without the privileged intent for content.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::fake_discord::ids::Id;
use crate::fake_discord::mentions;
use crate::fake_discord::messages::items;

/// A message of a guild, and the one that it replies to, each blanked unless it
/// is the bot's own or mentions it. A reply that pings mentions whom it replies
/// to; to an answer to an interaction it pings nobody.
pub(super) fn without_intent(message: &Value, bot: Id) -> Cow<'_, Value> {
    let hides_replied =
        message["referenced_message"].is_object() && !is_for(&message["referenced_message"], bot);
    let hides = !is_for(message, bot);
    // A test may dispatch what no message looks like.
    if !message.is_object() || (!hides && !hides_replied) {
        return Cow::Borrowed(message);
    }
    let mut message = message.clone();
    if hides_replied {
        blank(&mut message["referenced_message"]);
    }
    if hides {
        blank(&mut message);
    }
    Cow::Owned(message)
}

fn is_for(message: &Value, bot: Id) -> bool {
    let content = message["content"].as_str().unwrap_or_default();
    let bot_id = bot.to_string();
    let is_bot = |user: &Value| user["id"] == bot_id.as_str();
    is_bot(&message["author"])
        || items(&message["mentions"]).iter().any(is_bot)
        || mentions::named(content, "<@").any(|user| user == bot)
}

fn blank(message: &mut Value) {
    message["content"] = json!("");
    for key in ["embeds", "attachments", "components"] {
        message[key] = json!([]);
    }
}
