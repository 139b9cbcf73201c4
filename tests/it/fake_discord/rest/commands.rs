//! The application's commands, global and of guilds.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::errors::ApiError;
use super::form::Errors;
use super::{Answered, Call, NO_CONTENT, command_form};
use crate::fake_discord::ids::Id;
use crate::fake_discord::limits;
use crate::fake_discord::messages::{id, items};
use crate::fake_discord::world::World;

/// Discord's number for a command of a message's menu.
pub(in crate::fake_discord) const MESSAGE_MENU: u64 = 3;

/// Where commands are registered: in a guild, or globally.
type Scope = Option<Id>;

#[derive(Default)]
pub(in crate::fake_discord) struct Commands {
    scopes: HashMap<Scope, Vec<Value>>,
    /// How many were created today.
    created: HashMap<Scope, u32>,
}

impl Commands {
    /// The command that a client offers: a guild's own goes before a global one.
    pub(in crate::fake_discord) fn find(
        &self,
        guild: Option<Id>,
        kind: u64,
        name: &str,
    ) -> Option<&Value> {
        let in_scope = |scope| {
            let commands = self.scopes.get(&scope).into_iter().flatten();
            let mut fitting = commands.filter(|command| command["type"] == kind);
            fitting.find(|command| command["name"] == name)
        };
        guild
            .and_then(|guild| in_scope(Some(guild)))
            .or_else(|| in_scope(None))
    }

    pub(in crate::fake_discord) fn names(&self) -> Vec<String> {
        let all = self.scopes.values().flatten();
        all.map(|command| command["name"].to_string()).collect()
    }

    fn position(&self, scope: Scope, fits: impl Fn(&Value) -> bool) -> Option<usize> {
        self.scopes.get(&scope)?.iter().position(fits)
    }

    fn of(&mut self, scope: Scope) -> &mut Vec<Value> {
        self.scopes.entry(scope).or_default()
    }

    fn count_creation(&mut self, scope: Scope) -> Result<(), ApiError> {
        let created = self.created.entry(scope).or_default();
        *created += 1;
        if *created > limits::COMMANDS_A_DAY {
            Err(ApiError::TOO_MANY_COMMANDS_TODAY)
        } else {
            Ok(())
        }
    }
}

pub(super) fn handle(
    world: &mut World,
    call: &Call<'_>,
    application: Id,
    scope: Scope,
    rest: &[&str],
) -> Answered {
    if application != world.bot {
        return Err(ApiError::UNKNOWN_APPLICATION);
    }
    let has_access =
        scope.is_none_or(|guild| world.guilds.get(&guild).is_some_and(|guild| guild.has_bot));
    if !has_access {
        return Err(ApiError::MISSING_ACCESS);
    }
    match (call.method, rest) {
        ("GET", []) => Ok((200, list(world, call, scope))),
        ("POST", []) => create(world, call, scope),
        ("PUT", []) => replace_all(world, call, scope),
        (method, [command]) => {
            let at = world
                .commands
                .position(scope, |known| known["id"] == *command);
            let at = at.ok_or(ApiError::UNKNOWN_COMMAND)?;
            match method {
                "GET" => Ok((200, world.commands.of(scope)[at].clone())),
                "PATCH" => edit(world, call, scope, at),
                "DELETE" => {
                    world.commands.of(scope).remove(at);
                    Ok(NO_CONTENT)
                }
                _ => Err(ApiError::METHOD_NOT_ALLOWED),
            }
        }
        _ => Err(ApiError::METHOD_NOT_ALLOWED),
    }
}

/// All commands; their translations only on request.
fn list(world: &mut World, call: &Call<'_>, scope: Scope) -> Value {
    let mut commands = world.commands.of(scope).clone();
    if !call.asks("with_localizations") {
        commands.iter_mut().for_each(without_localizations);
    }
    Value::Array(commands)
}

fn without_localizations(item: &mut Value) {
    if let Some(fields) = item.as_object_mut() {
        fields.remove("name_localizations");
        fields.remove("description_localizations");
    }
    for key in ["options", "choices"] {
        if let Some(nested) = item.get_mut(key).and_then(Value::as_array_mut) {
            nested.iter_mut().for_each(without_localizations);
        }
    }
}

fn create(world: &mut World, call: &Call<'_>, scope: Scope) -> Answered {
    let mut errors = Errors::default();
    command_form::check(&mut errors, "", &call.body);
    errors.finish()?;
    let new = stored(world, scope, &call.body, None);
    let same = world.commands.position(scope, |known| is_same(known, &new));
    if let Some(at) = same {
        // A command of that name is overwritten.
        let new = stored(world, scope, &call.body, Some(at));
        world.commands.of(scope)[at] = new.clone();
        return Ok((200, new));
    }
    world.commands.count_creation(scope)?;
    let mut all = world.commands.of(scope).clone();
    all.push(new.clone());
    check_counts(&all)?;
    *world.commands.of(scope) = all;
    Ok((201, new))
}

fn replace_all(world: &mut World, call: &Call<'_>, scope: Scope) -> Answered {
    let given = call.body.as_array().ok_or(ApiError::INVALID_JSON)?;
    let mut errors = Errors::default();
    for (number, command) in given.iter().enumerate() {
        let path = number.to_string();
        command_form::check(&mut errors, &path, command);
        if given[..number]
            .iter()
            .any(|earlier| is_same(earlier, command))
        {
            let message = "Application command names must be unique";
            errors.add(&path, "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
        }
    }
    errors.finish()?;
    check_counts(given)?;
    let mut all = Vec::new();
    for command in given {
        let same = world
            .commands
            .position(scope, |known| is_same(known, command));
        if same.is_none() {
            world.commands.count_creation(scope)?;
        }
        all.push(stored(world, scope, command, same));
    }
    world.commands.of(scope).clone_from(&all);
    Ok((200, Value::Array(all)))
}

fn edit(world: &mut World, call: &Call<'_>, scope: Scope, at: usize) -> Answered {
    let mut merged = world.commands.of(scope)[at].clone();
    if let Some(changes) = call.body.as_object() {
        for (key, value) in changes.iter().filter(|(key, _)| *key != "type") {
            merged[key] = value.clone();
        }
    }
    let mut errors = Errors::default();
    command_form::check(&mut errors, "", &merged);
    let others = world.commands.of(scope).iter().enumerate();
    if others
        .filter(|(other, _)| *other != at)
        .any(|(_, other)| is_same(other, &merged))
    {
        let message = "Application command names must be unique";
        errors.add("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
    }
    errors.finish()?;
    let edited = stored(world, scope, &merged, Some(at));
    world.commands.of(scope)[at] = edited.clone();
    Ok((200, edited))
}

/// A command as Discord stores it, with a new version unless nothing has changed.
fn stored(world: &mut World, scope: Scope, given: &Value, known: Option<usize>) -> Value {
    let mut command = command_form::completed(given, scope);
    let known = known.map(|at| world.commands.of(scope)[at].clone());
    let next = world.next_id();
    command["id"] = json!(
        known
            .as_ref()
            .map_or(next, |known| id(&known["id"]))
            .to_string()
    );
    command["application_id"] = json!(world.bot.to_string());
    if let Some(known) = known {
        command["version"] = known["version"].clone();
        if command == known {
            return known;
        }
    }
    command["version"] = json!(next.to_string());
    command
}

/// Commands are told apart by type and name.
fn is_same(one: &Value, other: &Value) -> bool {
    let kind = |command: &Value| command["type"].as_u64().unwrap_or(1);
    kind(one) == kind(other) && one["name"] == other["name"]
}

fn check_counts(commands: &[Value]) -> Result<(), ApiError> {
    for (kind, most) in (1..).zip(limits::COMMANDS) {
        let of_kind = commands
            .iter()
            .filter(|command| command["type"].as_u64().unwrap_or(1) == kind);
        if of_kind.count() > most {
            return Err(ApiError::TOO_MANY_COMMANDS);
        }
    }
    Ok(())
}

/// Commands or options within `item`.
pub(super) fn options(item: &Value) -> &[Value] {
    items(&item["options"])
}
