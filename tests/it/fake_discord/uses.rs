//! How people use the application: its commands, and the components of its
//! messages. What Discord wouldn't offer them fails the test.

use serde_json::{Value, json};

use super::ids::Id;
use super::interactions::{AUTOCOMPLETE, COMMAND, COMPONENT, Interaction, MODAL, Response};
use super::members::Member;
use super::messages::{Message, items};
use super::payloads;
use super::permissions::ADMINISTRATOR;
use super::rest::MESSAGE_MENU;
use super::world::World;

const CHAT_INPUT: u64 = 1;
/// Discord's number for an option of text.
const STRING: u64 = 3;
const USER: u64 = 6;
const CHANNEL: u64 = 7;

impl Member<'_> {
    /// Runs a slash command, a subcommand behind a space; the options' values
    /// are typed as the command has them.
    #[track_caller]
    pub(crate) fn slash(self, channel: Id, name: &str, options: &[(&str, &str)]) -> Interaction {
        self.discord.change(|world| {
            let (command, path) = self.offered_by_path(world, channel, name);
            let leaf = leaf(&command, &path);
            let given: Vec<Value> = options
                .iter()
                .map(|(name, value)| option(leaf, name, value))
                .collect();
            let missing = items(&leaf["options"]).iter().find(|declared| {
                declared["required"] == true
                    && !given.iter().any(|given| given["name"] == declared["name"])
            });
            assert!(missing.is_none(), "/{name} needs the option {missing:?}");
            let mut data = invocation(&command, nested(&command, &path, given.clone()));
            data["resolved"] = resolved(world, channel, self.id, &given);
            world.interact(COMMAND, self.id, channel, data, None)
        })
    }

    /// Types into an option that completes.
    #[track_caller]
    pub(crate) fn types(self, channel: Id, name: &str, focused: &str, typed: &str) -> Interaction {
        self.discord.change(|world| {
            let (command, path) = self.offered_by_path(world, channel, name);
            let declared = declared(leaf(&command, &path), focused);
            assert!(declared["autocomplete"] == true, "/{name} {focused} doesn't complete");
            let option = json!({ "type": declared["type"], "name": focused, "value": typed, "focused": true });
            let data = invocation(&command, nested(&command, &path, vec![option]));
            world.interact(AUTOCOMPLETE, self.id, channel, data, None)
        })
    }

    #[track_caller]
    fn offered_by_path<'p>(
        self,
        world: &World,
        channel: Id,
        name: &'p str,
    ) -> (Value, Vec<&'p str>) {
        let mut path = name.split(' ');
        let first = path.next().expect("a name");
        (
            self.offered(world, channel, CHAT_INPUT, first),
            path.collect(),
        )
    }

    /// Uses a command of a message's menu.
    #[track_caller]
    pub(crate) fn uses_menu(self, name: &str, message: &Message) -> Interaction {
        self.discord.change(|world| {
            let channel = message.channel();
            let command = self.offered(world, channel, MESSAGE_MENU, name);
            let mut data = invocation(&command, Vec::new());
            let id = message.id().to_string();
            data["target_id"] = json!(id);
            data["resolved"] = json!({ "messages": { id: message.json } });
            world.interact(COMMAND, self.id, channel, data, None)
        })
    }

    /// Presses the button of that label or `custom_id`.
    #[track_caller]
    pub(crate) fn presses(self, message: &Message, label_or_custom_id: &str) -> Interaction {
        let button = message.component(label_or_custom_id);
        assert_eq!(button["type"], 2, "not a button: {button}");
        assert_ne!(
            button["style"], 5,
            "a link, which no application hears of: {button}"
        );
        self.uses(message, button, Vec::new())
    }

    /// Chooses values in the select of that `custom_id`.
    #[track_caller]
    pub(crate) fn selects(
        self,
        message: &Message,
        custom_id: &str,
        values: &[&str],
    ) -> Interaction {
        let select = message.component(custom_id);
        assert_eq!(select["type"], 3, "not a select of texts: {select}");
        for value in values {
            let offered = items(&select["options"])
                .iter()
                .any(|option| option["value"] == *value);
            assert!(offered, "the select doesn't offer {value:?}: {select}");
        }
        self.uses(message, select, values.to_vec())
    }

    #[track_caller]
    fn uses(self, message: &Message, component: &Value, values: Vec<&str>) -> Interaction {
        assert_ne!(component["disabled"], true, "disabled: {component}");
        let mut data = json!({
            "component_type": component["type"], "custom_id": component["custom_id"], "id": component["id"],
        });
        if !values.is_empty() {
            data["values"] = json!(values);
        }
        self.discord.change(|world| {
            let standing = world.standing(message.id()).is_some();
            assert!(standing, "the message was deleted: {message:?}");
            world.interact(
                COMPONENT,
                self.id,
                message.channel(),
                data,
                Some(message.id()),
            )
        })
    }

    /// Fills in and sends the modal that an interaction was answered with.
    #[track_caller]
    pub(crate) fn submits(
        self,
        asked: &Interaction,
        modal: &Response,
        texts: &[(&str, &str)],
    ) -> Interaction {
        assert_eq!(modal.kind, 9, "not a modal: {modal:?}");
        let rows: Vec<Value> = items(&modal.data["components"])
            .iter()
            .flat_map(|row| items(&row["components"]))
            .map(|input| {
                let text = texts.iter().find(|(id, _)| input["custom_id"] == *id);
                let text = text.map_or_else(|| input["value"].clone(), |(_, text)| json!(text));
                json!({ "type": 1, "id": 1, "components": [
                    { "type": 4, "id": 2, "custom_id": input["custom_id"], "value": text },
                ]})
            })
            .collect();
        let data =
            json!({ "custom_id": modal.data["custom_id"], "components": rows, "resolved": {} });
        self.discord
            .change(|world| world.interact(MODAL, self.id, asked.channel, data, asked.source))
    }

    /// The command as it is registered, if Discord offers it to this member here.
    #[track_caller]
    fn offered(self, world: &World, channel: Id, kind: u64, name: &str) -> Value {
        let guild = world.guild_with_bot(channel);
        let command = world.commands.find(guild, kind, name).unwrap_or_else(|| {
            panic!(
                "no command {name:?} of type {kind} is registered, but {:?}",
                world.commands.names()
            )
        });
        let context = world.context_of(channel);
        let fits = |key: &str, number: &Value| {
            command[key].is_null() || items(&command[key]).contains(number)
        };
        assert!(
            fits("contexts", &json!(context)),
            "{name:?} isn't offered in context {context}: {command}"
        );
        let owners = world.owners(self.id, channel);
        let installed = ["0", "1"].iter().enumerate().any(|(number, owner)| {
            !owners[*owner].is_null() && fits("integration_types", &json!(number))
        });
        assert!(
            installed,
            "{name:?} is installed for nobody here: {owners}, {command}"
        );
        if let Some(needed) = command["default_member_permissions"]
            .as_str()
            .filter(|_| context == 0)
        {
            let needed: u64 = needed.parse().expect("permissions are digits");
            // None at all means that only administrators have it.
            let needed = if needed == 0 { ADMINISTRATOR } else { needed };
            let may = world.permissions(self.id, channel);
            assert_eq!(
                needed & may,
                needed,
                "{name:?} isn't offered to this member: {command}"
            );
        }
        command.clone()
    }
}

fn invocation(command: &Value, options: Vec<Value>) -> Value {
    let mut data = json!({ "id": command["id"], "name": command["name"], "type": command["type"] });
    if !options.is_empty() {
        data["options"] = Value::Array(options);
    }
    if !command["guild_id"].is_null() {
        data["guild_id"] = command["guild_id"].clone();
    }
    data
}

/// The command or subcommand that a path leads to.
#[track_caller]
fn leaf<'a>(command: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(command, |at, name| declared(at, name))
}

/// Options, wrapped in the subcommands that lead to them.
fn nested(command: &Value, path: &[&str], options: Vec<Value>) -> Vec<Value> {
    let Some((first, rest)) = path.split_first() else {
        return options;
    };
    let within = declared(command, first);
    vec![json!({ "name": first, "type": within["type"], "options": nested(within, rest, options) })]
}

/// What the ids among the options name.
fn resolved(world: &World, channel: Id, user: Id, options: &[Value]) -> Value {
    let mut resolved = json!({});
    for option in options {
        let id = option["value"].as_str().unwrap_or_default();
        let number: Option<Id> = id.parse().ok();
        match (option["type"].as_u64(), number) {
            (Some(USER), Some(number)) => {
                resolved["users"][id] = payloads::user(world.user(number));
                if let Some(guild) = world.channel(channel).guild {
                    resolved["members"][id] = payloads::member(world, guild, number);
                    resolved["members"][id]["permissions"] =
                        json!(world.permissions(number, channel).to_string());
                }
            }
            (Some(CHANNEL), Some(number)) => {
                resolved["channels"][id] = payloads::partial_channel(world, number, user);
            }
            _ => {}
        }
    }
    resolved
}

#[track_caller]
fn declared<'a>(command: &'a Value, name: &str) -> &'a Value {
    let found = items(&command["options"])
        .iter()
        .find(|option| option["name"] == name);
    found.unwrap_or_else(|| panic!("the command has no option {name:?}: {command}"))
}

/// An option's value, as the client sends it after it has checked it.
#[track_caller]
fn option(command: &Value, name: &str, value: &str) -> Value {
    let declared = declared(command, name);
    let choices = items(&declared["choices"]);
    let typed = match declared["type"].as_u64() {
        Some(STRING) => json!(value),
        Some(4 | 5 | 10) => value
            .parse::<Value>()
            .unwrap_or_else(|_| panic!("{name} doesn't take {value:?}")),
        // A channel, role or user by its id.
        _ => json!(value),
    };
    let is_offered = choices.is_empty() || choices.iter().any(|choice| choice["value"] == typed);
    assert!(is_offered, "{name} has no choice {value:?}: {declared}");
    json!({ "type": declared["type"], "name": name, "value": typed })
}
