//! `/outline`.

use serenity::model::application::CommandType;

use super::choose::{self, one};
use super::{Call, Command};
use crate::surface::discord::draw;
use crate::surface::discord::response::Response;

pub(super) const COMMAND: Command = Command {
    name: "outline",
    kind: CommandType::ChatInput,
    description: "The article's sections, to choose from",
    options: &[choose::ARTICLE, choose::PRIVATE],
    asks: true,
    run,
};

fn run(call: &Call<'_>) -> Response {
    match one(call) {
        Ok(article) => Response::say(draw::outline(
            &call.library.index,
            article,
            0,
            &call.asked(Some(article)),
        )),
        Err(told) => Response::plain_note(&told),
    }
}
