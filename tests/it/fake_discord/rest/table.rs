//! Every route that the fake knows.

use super::errors::ApiError;
use super::{Answered, Call, commands, follow_ups, interactions, messages, places};
use crate::fake_discord::ids::Id;
use crate::fake_discord::world::World;

/// Whether a route asks for the bot's token; an interaction's token is proof
/// enough.
pub(super) fn needs_token(path: &[&str]) -> bool {
    !matches!(
        path,
        ["interactions", _, _, "callback"] | ["webhooks", ..] | ["gateway"]
    )
}

pub(super) fn route(world: &mut World, call: &Call<'_>) -> Answered {
    match (call.method, call.path) {
        ("GET", ["gateway"]) => places::gateway(world),
        ("GET", ["gateway", "bot"]) => places::gateway_of_bot(world),
        ("GET", ["users", "@me"]) => places::current_user(world),
        ("GET", ["users", "@me", "guilds"]) => places::guilds(world),
        ("POST", ["users", "@me", "channels"]) => places::direct_channel(world, call),
        ("GET", ["users", user]) => places::user(world, id(user)?),
        ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => {
            places::application(world)
        }
        ("GET", ["channels", channel]) => places::channel(world, id(channel)?),

        ("GET", ["channels", channel, "messages"]) => messages::list(world, call, id(channel)?),
        ("POST", ["channels", channel, "messages"]) => messages::create(world, call, id(channel)?),
        ("GET", ["channels", channel, "messages", message]) => {
            messages::get(world, id(channel)?, id(message)?)
        }
        ("PATCH", ["channels", channel, "messages", message]) => {
            messages::edit(world, call, id(channel)?, id(message)?)
        }
        ("DELETE", ["channels", channel, "messages", message]) => {
            messages::delete(world, id(channel)?, id(message)?)
        }
        ("POST", ["channels", channel, "typing"]) => messages::type_in(world, id(channel)?),
        (
            "PUT",
            [
                "channels",
                channel,
                "messages",
                message,
                "reactions",
                emoji,
                "@me",
            ],
        ) => messages::react(world, id(channel)?, id(message)?, emoji),

        (_, ["applications", application, "commands", rest @ ..]) => {
            commands::handle(world, call, id(application)?, None, rest)
        }
        (
            _,
            [
                "applications",
                application,
                "guilds",
                guild,
                "commands",
                rest @ ..,
            ],
        ) => commands::handle(world, call, id(application)?, Some(id(guild)?), rest),

        ("POST", ["interactions", interaction, token, "callback"]) => {
            interactions::respond(world, call, id(interaction)?, token)
        }
        ("POST", ["webhooks", application, token]) => {
            follow_ups::create(world, call, id(application)?, token)
        }
        ("GET", ["webhooks", application, token, "messages", message]) => {
            follow_ups::get(world, id(application)?, token, message)
        }
        ("PATCH", ["webhooks", application, token, "messages", message]) => {
            follow_ups::edit(world, call, id(application)?, token, message)
        }
        ("DELETE", ["webhooks", application, token, "messages", message]) => {
            follow_ups::delete(world, id(application)?, token, message)
        }
        _ if is_known(call.path) => Err(ApiError::METHOD_NOT_ALLOWED),
        _ => Err(ApiError::NOT_FOUND),
    }
}

/// Whether some method is known for a path.
fn is_known(path: &[&str]) -> bool {
    matches!(
        path,
        ["gateway"]
            | ["gateway", "bot"]
            | ["users", "@me", ..]
            | ["applications", "@me"]
            | ["channels", _]
            | ["channels", _, "messages" | "typing"]
            | ["channels", _, "messages", _]
            | ["interactions", _, _, "callback"]
            | ["webhooks", _, _]
            | ["webhooks", _, _, "messages", _]
    )
}

/// The id that a part of a path holds.
fn id(part: &str) -> Result<Id, ApiError> {
    part.parse().map_err(|_| {
        let message = format!("Value \"{part}\" is not snowflake.");
        let mut errors = super::form::Errors::default();
        errors.add("id", "NUMBER_TYPE_COERCE", &message);
        errors.finish().expect_err("an error was added")
    })
}
