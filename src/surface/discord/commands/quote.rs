//! `/quote`.

use serenity::model::application::CommandType;

use super::choose::{self, chosen};
use super::{Call, Command, Kind, LONGEST_TEXT, Parameter};
use crate::surface::discord::asking;
use crate::surface::discord::response::Response;

pub(super) const COMMAND: Command = Command {
    name: "quote",
    kind: CommandType::ChatInput,
    description: "Is this wording in the article? Word for word, altered or absent",
    options: &[
        Parameter {
            name: "text",
            description: "The words that are said to be quoted",
            required: true,
            kind: Kind::Text(LONGEST_TEXT),
        },
        choose::ARTICLE,
        choose::PRIVATE,
    ],
    asks: true,
    run,
};

fn run(call: &Call<'_>) -> Response {
    let text = call.text("text").unwrap_or_default();
    match chosen(call) {
        Ok(article) => asking::check_quotes(&call.library.index, &text, &call.asked(article)),
        Err(told) => Response::plain_note(&told),
    }
}
