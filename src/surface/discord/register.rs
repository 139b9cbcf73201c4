//! Registers the commands with Discord, if they aren't already.

use std::time::Duration;

use serde::de::IgnoredAny;
use serde_json::{Map, Value};
use serenity::builder::CreateCommand;
use serenity::http::{LightMethod, Route};
use serenity::model::id::{ApplicationId, GuildId};
use tokio::time::Instant;

use super::commands::COMMANDS;
use super::rest::{Refusal, Rest};

/// How long registering may take, waits for Discord's limits included.
const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// What was done about the commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Registered {
    /// They were registered as they are.
    Already,
    /// They were written anew.
    Anew,
}

/// Makes Discord's list of commands the one of [`COMMANDS`]: in `guild` alone,
/// or everywhere.
pub(super) async fn register(
    rest: &Rest,
    application_id: ApplicationId,
    guild: Option<GuildId>,
) -> Result<Registered, Refusal> {
    let deadline = Instant::now() + PATIENCE;
    let route = match guild {
        Some(guild_id) => Route::GuildCommands {
            application_id,
            guild_id,
        },
        None => Route::Commands { application_id },
    };
    let ours: Vec<CreateCommand> = COMMANDS
        .iter()
        .map(|command| command.registration())
        .collect();
    let nothing = None::<&()>;
    // Without a body that names translations, Discord leaves them out of the
    // list; the commands have none.
    let theirs: Vec<Value> = rest
        .send(LightMethod::Get, route, nothing, deadline)
        .await?;
    let wanted: Vec<Value> = ours
        .iter()
        .filter_map(|command| serde_json::to_value(command).ok())
        .collect();
    if same(&wanted, &theirs) {
        return Ok(Registered::Already);
    }
    rest.tell(LightMethod::Put, route, Some(&wanted), deadline)
        .await?;
    Ok(Registered::Anew)
}

/// Whether there are commands that every server shows, besides those of one.
pub(super) async fn are_everywhere(
    rest: &Rest,
    application_id: ApplicationId,
) -> Result<bool, Refusal> {
    let deadline = Instant::now() + PATIENCE;
    let route = Route::Commands { application_id };
    let everywhere: Vec<IgnoredAny> = rest
        .send(LightMethod::Get, route, None::<&()>, deadline)
        .await?;
    Ok(!everywhere.is_empty())
}

/// Whether the commands that Discord lists are the wanted ones.
fn same(wanted: &[Value], listed: &[Value]) -> bool {
    wanted.len() == listed.len()
        && wanted.iter().all(|command| {
            let command = essence(command);
            listed.iter().any(|other| essence(other) == command)
        })
}

/// What a command is: the keys that we set, without those that say no more than
/// their absence does. Discord adds ids, versions and defaults.
fn essence(command: &Value) -> Value {
    const KEYS: [&str; 18] = [
        "name", "type", "description", "options", "required", "autocomplete", "min_length",
        "max_length", "choices", "value", "contexts", "integration_types", "nsfw",
        "default_member_permissions", "name_localizations", "description_localizations",
        "min_value", "max_value",
    ];
    match command {
        Value::Object(fields) => {
            let telling = fields
                .iter()
                .filter(|(key, _)| KEYS.contains(&key.as_str()))
                .map(|(key, value)| (key.clone(), essence(value)))
                .filter(|(key, value)| !says_nothing(key, value));
            Value::Object(telling.collect::<Map<_, _>>())
        }
        Value::Array(values) => {
            let mut values: Vec<Value> = values.iter().map(essence).collect();
            if values.iter().all(Value::is_u64) {
                // The contexts come in any order.
                values.sort_by_key(Value::as_u64);
            }
            Value::Array(values)
        }
        other => other.clone(),
    }
}

fn says_nothing(key: &str, value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(values) => values.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::String(text) => text.is_empty(),
        // A command without a type is a slash command.
        Value::Number(number) => key == "type" && number.as_u64() == Some(1),
        Value::Bool(true) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{COMMANDS, same};

    fn ours() -> Vec<Value> {
        let json = |command: &&super::super::commands::Command| {
            serde_json::to_value(command.registration()).expect("JSON")
        };
        COMMANDS.iter().map(json).collect()
    }

    /// The commands as Discord lists them: with its own keys, and in its order.
    fn listed() -> Vec<Value> {
        let mut listed = ours();
        for (id, command) in listed.iter_mut().enumerate() {
            let command = command.as_object_mut().expect("a command");
            if command.get("type") == Some(&json!(1)) {
                command.remove("type");
            }
            if command["options"] == json!([]) {
                command.remove("options");
            }
            command.entry("description").or_insert(json!(""));
            command.extend(
                json!({
                    "id": id.to_string(), "application_id": "1", "version": "2", "nsfw": false,
                    "default_member_permissions": null, "dm_permission": true,
                    "name_localizations": null, "description_localizations": null,
                    "contexts": [2, 0, 1],
                })
                .as_object()
                .expect("keys")
                .clone(),
            );
        }
        listed.reverse();
        listed
    }

    #[test]
    fn what_is_registered_is_not_written_again() {
        assert!(same(&ours(), &listed()));
    }

    #[test]
    fn every_difference_counts() {
        let changed = |change: fn(&mut Vec<Value>)| {
            let mut listed = listed();
            change(&mut listed);
            same(&ours(), &listed)
        };
        assert!(!changed(|listed| listed.truncate(1)));
        assert!(!changed(|listed| listed[7]["description"] = json!("other")));
        assert!(!changed(
            |listed| listed[7]["options"][0]["max_length"] = json!(7)
        ));
        assert!(!changed(
            |listed| listed[7]["options"][0]["required"] = json!(false)
        ));
        assert!(!changed(|listed| listed[0]["contexts"] = json!([0])));
        assert!(!changed(|listed| listed[0]["type"] = json!(2)));
    }
}
