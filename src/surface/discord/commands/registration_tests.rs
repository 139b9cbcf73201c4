use std::collections::HashSet;

use serde_json::Value;

use super::{COMMANDS, Command, CommandType};

/// The registration as it is sent.
fn registered(command: &Command) -> Value {
    serde_json::to_value(command.registration()).expect("JSON")
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text `key` of `value` and all its translations.
fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    let translated = value[format!("{key}_localizations")].as_object();
    let translated = translated.into_iter().flat_map(|texts| texts.values());
    std::iter::once(&value[key])
        .chain(translated)
        .filter_map(Value::as_str)
        .collect()
}

#[track_caller]
fn is_a_slash_name(name: &str) {
    let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_' || c == '\'';
    assert!((1..=32).contains(&utf16(name)), "{name}");
    assert!(name.chars().all(fits), "{name}");
    assert_eq!(name, name.to_lowercase());
}

#[track_caller]
fn is_a_description(text: &str) {
    assert!((1..=100).contains(&utf16(text)), "{text}");
}

#[test]
fn names_are_unique_and_discord_takes_them() {
    let mut seen = HashSet::new();
    for command in COMMANDS {
        let value = registered(command);
        assert!(
            seen.insert((command.name, command.kind)),
            "{}",
            command.name
        );
        for name in texts(&value, "name") {
            match command.kind {
                CommandType::ChatInput => is_a_slash_name(name),
                _ => assert!((1..=32).contains(&utf16(name)), "{name}"),
            }
        }
    }
}

#[test]
fn descriptions_fit_and_menus_have_none() {
    for command in COMMANDS {
        let value = registered(command);
        if command.kind == CommandType::ChatInput {
            texts(&value, "description")
                .into_iter()
                .for_each(is_a_description);
        } else {
            assert_eq!(value["description"], Value::Null, "{}", command.name);
            assert_eq!(value["options"], Value::Array(Vec::new()));
        }
    }
}

#[test]
fn parameters_fit_and_the_required_ones_come_first() {
    for command in COMMANDS {
        let value = registered(command);
        let options = value["options"].as_array().expect("options");
        assert!(options.len() <= 25);
        let mut names = HashSet::new();
        for option in options {
            assert!(names.insert(option["name"].as_str()));
            texts(option, "name").into_iter().for_each(is_a_slash_name);
            texts(option, "description")
                .into_iter()
                .for_each(is_a_description);
            assert!(option["max_length"].as_u64().unwrap_or(1) <= 6000);
        }
        let required: Vec<bool> = options
            .iter()
            .map(|option| option["required"].as_bool().unwrap_or_default())
            .collect();
        assert!(required.is_sorted_by(|a, b| a >= b), "{}", command.name);
    }
}

#[test]
fn discord_takes_this_many_commands_of_this_size() {
    let of_kind = |kind| {
        COMMANDS
            .iter()
            .filter(|command| command.kind == kind)
            .count()
    };
    assert!(of_kind(CommandType::ChatInput) <= 100);
    assert!(of_kind(CommandType::Message) <= 15);
    for command in COMMANDS {
        let value = registered(command);
        let size = |value: &Value| -> usize {
            ["name", "description"]
                .iter()
                .map(|key| texts(value, key).into_iter().map(utf16).max().unwrap_or(0))
                .sum()
        };
        let options = value["options"].as_array().expect("options");
        assert!(size(&value) + options.iter().map(size).sum::<usize>() <= 8000);
    }
}

#[test]
fn every_command_goes_everywhere() {
    for command in COMMANDS {
        let value = registered(command);
        assert_eq!(value["contexts"], serde_json::json!([0, 1, 2]));
        assert_eq!(value["integration_types"], serde_json::json!([0, 1]));
    }
}

#[test]
fn the_registrations_are_these() {
    let all: Vec<Value> = COMMANDS.into_iter().map(registered).collect();
    insta::assert_snapshot!(serde_json::to_string_pretty(&all).expect("JSON"));
}
