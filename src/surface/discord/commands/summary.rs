//! `/summary`.

use serenity::model::application::CommandType;

use super::choose::{self, one, section};
use super::{Call, Command};
use crate::surface::discord::asking;
use crate::surface::discord::draw;
use crate::surface::discord::response::Response;

pub(super) const COMMAND: Command = Command {
    name: "summary",
    kind: CommandType::ChatInput,
    description: "What the article says in short, or one of its sections",
    options: &[choose::SECTION, choose::ARTICLE, choose::PRIVATE],
    asks: true,
    run,
};

fn run(call: &Call<'_>) -> Response {
    let article = match one(call) {
        Ok(article) => article,
        Err(told) => return Response::plain_note(&told),
    };
    let asked = call.asked(Some(article));
    match section(call, article) {
        Ok(Some(section)) => {
            Response::say(draw::section(&call.library.index, article, section, &asked))
        }
        Ok(None) => asking::ask(&call.library.index, asking::OVERVIEW, None, &asked),
        Err(told) => Response::plain_note(&told),
    }
}
