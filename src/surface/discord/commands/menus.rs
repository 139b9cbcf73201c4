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
    run: |call| {
        // Whose question it was is not who was talked to before.
        with_text(call, |text| {
            asking::ask(&call.library.index, text, None, &call.asked(None))
        })
    },
};

pub(super) const CHECK_QUOTES: Command = Command {
    name: "Check quotes",
    kind: CommandType::Message,
    description: "",
    options: &[],
    asks: true,
    run: |call| {
        with_text(call, |text| {
            asking::check_quotes(&call.library.index, text, &call.asked(None))
        })
    },
};

/// What `act` makes of the text of the message whose menu was opened.
fn with_text(call: &Call<'_>, act: impl FnOnce(&str) -> Response) -> Response {
    match call.interaction.data.target() {
        Some(ResolvedTarget::Message(message)) => match readable(message).as_str() {
            "" => Response::note(reply::NO_TEXT),
            text => act(text),
        },
        _ => Response::note(reply::NO_TEXT),
    }
}

fn readable(message: &Message) -> String {
    plain(&message.content, |user| {
        let named = message.mentions.iter().find(|other| other.id == user)?;
        Some(named.display_name())
    })
}
