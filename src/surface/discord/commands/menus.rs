//! The commands in a message's menu: the message's text is what they take.

use serenity::model::application::{CommandType, ResolvedTarget};
use serenity::model::channel::Message;

use super::{Call, Command};
use crate::reply;
use crate::surface::discord::asking;
use crate::surface::discord::message::plain;
use crate::surface::discord::response::Response;

pub(super) const ASK: Command = Command {
    name: "Ask the article",
    kind: CommandType::Message,
    description: "",
    options: &[],
    asks: true,
    run: |call: &Call<'_>| {
        let index = &call.library.index;
        match text(call) {
            // Whose question it was is not who was talked to before.
            Some(text) => asking::ask(index, &text, None, &call.asked(None)),
            None => Response::note(reply::NO_TEXT),
        }
    },
};

pub(super) const CHECK_QUOTES: Command = Command {
    name: "Check quotes",
    kind: CommandType::Message,
    description: "",
    options: &[],
    asks: true,
    run: |call: &Call<'_>| {
        let index = &call.library.index;
        match text(call) {
            Some(text) => asking::check_quotes(index, &text, &call.asked(None)),
            None => Response::note(reply::NO_TEXT),
        }
    },
};

/// The text of the message whose menu was opened, if it has any.
fn text(call: &Call<'_>) -> Option<String> {
    let Some(ResolvedTarget::Message(message)) = call.interaction.data.target() else {
        return None;
    };
    Some(readable(message)).filter(|text| !text.is_empty())
}

fn readable(message: &Message) -> String {
    plain(&message.content, |user| {
        let named = message.mentions.iter().find(|other| other.id == user)?;
        Some(named.display_name())
    })
}
