//! `/about`.

use serenity::model::application::CommandType;

use super::{Call, Command, choose};
use crate::surface::discord::draw;
use crate::surface::discord::response::Response;

pub(super) const COMMAND: Command = Command {
    name: "about",
    kind: CommandType::ChatInput,
    description: "What the bot knows, from where, how it answers, and what it stores",
    options: &[choose::PRIVATE],
    asks: false,
    run: |call: &Call<'_>| Response::say(draw::about(&call.library.index, &call.asked(None))),
};
