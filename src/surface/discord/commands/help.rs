//! `/help`.

use serenity::model::application::CommandType;

use super::{COMMANDS, Call, Command, choose};
use crate::reply;
use crate::surface::discord::draft::Embed;
use crate::surface::discord::draw;
use crate::surface::discord::response::Response;

pub(super) const COMMAND: Command = Command {
    name: "help",
    kind: CommandType::ChatInput,
    description: "How to ask, with examples",
    options: &[choose::PRIVATE],
    asks: false,
    run,
};

fn run(call: &Call<'_>) -> Response {
    let index = &call.library.index;
    let mut draft = draw::help(index, &call.asked(None), call.me.get());
    draft.embeds.push(Embed {
        description: commands(),
        ..Embed::default()
    });
    Response::say(draft)
}

/// The table of commands, a line each, and what stands in a message's menu.
fn commands() -> String {
    let (slash, menu): (Vec<&Command>, Vec<&Command>) = COMMANDS
        .into_iter()
        .partition(|command| command.kind == CommandType::ChatInput);
    let mut lines: Vec<String> = slash
        .iter()
        .map(|command| format!("**/{}**: {}", command.name, command.description))
        .collect();
    let menu: Vec<&str> = menu.iter().map(|command| command.name).collect();
    lines.push(reply::in_the_menu(&menu));
    lines.join("\n")
}
