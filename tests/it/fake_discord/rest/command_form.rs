//! The form of a command.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::commands::options;
use super::form::Errors;
use crate::fake_discord::ids::Id;
use crate::fake_discord::limits::{self, length};
use crate::fake_discord::messages::items;

const CHAT_INPUT: u64 = 1;
const SUBCOMMAND: u64 = 1;
const GROUP: u64 = 2;
const STRING: u64 = 3;
const INTEGER: u64 = 4;
const NUMBER: u64 = 10;

/// The languages that Discord has.
const LOCALES: [&str; 34] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko", "ar", "he",
];

pub(super) fn check(errors: &mut Errors, path: &str, command: &Value) {
    let field = |key: &str| format!("{path}.{key}");
    let kind = match &command["type"] {
        Value::Null => Some(CHAT_INPUT),
        kind => errors.one_of(&field("type"), kind, &[1, 2, 3]),
    };
    check_name(errors, path, command, kind == Some(CHAT_INPUT));
    if kind == Some(CHAT_INPUT) {
        check_description(errors, path, command);
        check_options(errors, path, command, 0);
    } else if kind.is_some() {
        errors.text(&field("description"), &command["description"], 0..=0);
        errors.list(&field("options"), &command["options"], 0..=0);
    }
    for (key, choices) in [
        ("integration_types", &[0, 1][..]),
        ("contexts", &[0, 1, 2][..]),
    ] {
        let mut seen = HashSet::new();
        for (number, chosen) in errors
            .list(&field(key), &command[key], 1..=choices.len())
            .iter()
            .enumerate()
        {
            let path = format!("{}.{number}", field(key));
            errors.one_of(&path, chosen, choices);
            if !seen.insert(chosen.to_string()) {
                errors.add(
                    &path, "LIST_ITEM_VALUE_DUPLICATED", "Values have to be unique.",
                );
            }
        }
    }
    let permissions = &command["default_member_permissions"];
    if !permissions.is_null()
        && permissions
            .as_str()
            .is_none_or(|digits| digits.parse::<u64>().is_err())
    {
        let message = format!("Value {permissions} is no set of permissions.");
        errors.add(
            &field("default_member_permissions"),
            "PERMISSIONS_TYPE_CONVERT",
            &message,
        );
    }
    if size(command) > limits::COMMAND_TOTAL {
        let message = format!("Command exceeds maximum size ({})", limits::COMMAND_TOTAL);
        errors.add(path, "APPLICATION_COMMAND_TOO_LARGE", &message);
    }
}

fn check_name(errors: &mut Errors, path: &str, item: &Value, is_typed: bool) {
    let check = |errors: &mut Errors, path: &str, name: Option<&str>| {
        // What is typed behind a slash has no capitals, spaces and signs.
        let fits = |name: &str| {
            let is_sign =
                |letter: char| !letter.is_alphanumeric() && !matches!(letter, '-' | '_' | '\'');
            name.to_lowercase() == name && !name.chars().any(is_sign)
        };
        if is_typed && name.is_some_and(|name| !name.is_empty() && !fits(name)) {
            errors.add(
                path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid",
            );
        }
    };
    let lengths = 1..=limits::COMMAND_NAME;
    let field = format!("{path}.name");
    let name = errors.required_text(&field, &item["name"], lengths.clone());
    check(errors, &field, name);
    each_localization(errors, path, item, "name", |errors, path, text| {
        let name = errors.text(path, text, lengths.clone());
        check(errors, path, name);
    });
}

fn check_description(errors: &mut Errors, path: &str, item: &Value) {
    let lengths = 1..=limits::COMMAND_DESCRIPTION;
    errors.required_text(
        &format!("{path}.description"),
        &item["description"],
        lengths.clone(),
    );
    each_localization(errors, path, item, "description", |errors, path, text| {
        errors.text(path, text, lengths.clone());
    });
}

fn each_localization(
    errors: &mut Errors,
    path: &str,
    item: &Value,
    key: &str,
    check: impl Fn(&mut Errors, &str, &Value),
) {
    let key = format!("{key}_localizations");
    for (locale, text) in item[&key].as_object().into_iter().flatten() {
        let path = format!("{path}.{key}.{locale}");
        if !LOCALES.contains(&locale.as_str()) {
            let message = format!("Value must be one of {LOCALES:?}.");
            errors.add(&path, "BASE_TYPE_CHOICES", &message);
        }
        check(errors, &path, text);
    }
}

/// `depth` counts the subcommands and groups above.
fn check_options(errors: &mut Errors, path: &str, item: &Value, depth: usize) {
    let path = format!("{path}.options");
    let list = errors.list(&path, &item["options"], 0..=limits::OPTIONS);
    let mut names = HashSet::new();
    let mut optional_before = false;
    let has_subcommands = list.iter().any(is_subcommand);
    for (number, option) in list.iter().enumerate() {
        let path = format!("{path}.{number}");
        let kinds: Vec<u64> = (1..=11).collect();
        let kind = errors.one_of(&format!("{path}.type"), &option["type"], &kinds);
        check_name(errors, &path, option, true);
        check_description(errors, &path, option);
        if !names.insert(option["name"].to_string()) {
            let message = "Option name must be unique";
            errors.add(
                &format!("{path}.name"),
                "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED",
                message,
            );
        }
        let fits = match kind {
            Some(GROUP) => depth == 0,
            Some(SUBCOMMAND) => depth < 2,
            _ => !has_subcommands,
        };
        if !fits {
            let message = "Sub-commands and sub-command groups cannot stand beside options, nor deeper than two";
            errors.add(
                &format!("{path}.type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                message,
            );
        }
        if is_subcommand(option) {
            check_options(errors, &path, option, depth + 1);
            continue;
        }
        if option["required"] == true && optional_before {
            let message = "Required options must be placed before non-required options";
            errors.add(
                &path,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                message,
            );
        }
        optional_before |= option["required"] != true;
        check_choices(errors, &path, option, kind);
        check_bounds(errors, &path, option, kind);
    }
}

fn is_subcommand(option: &Value) -> bool {
    matches!(option["type"].as_u64(), Some(SUBCOMMAND | GROUP))
}

/// Checks choices and completion.
fn check_choices(errors: &mut Errors, path: &str, option: &Value, kind: Option<u64>) {
    let has_choices = !items(&option["choices"]).is_empty();
    let completes = option["autocomplete"] == true;
    let is_chosen = matches!(kind, Some(STRING | INTEGER | NUMBER));
    if (has_choices || completes) && !is_chosen {
        let message = "Only texts and numbers can be chosen or completed";
        errors.add(path, "APPLICATION_COMMAND_OPTION_CHOICES_INVALID", message);
    }
    if has_choices && completes {
        let message = "Choices and autocomplete are mutually exclusive";
        errors.add(
            path,
            "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_EXCLUSIVE",
            message,
        );
    }
    let choices = errors.list(
        &format!("{path}.choices"),
        &option["choices"],
        0..=limits::CHOICES,
    );
    for (number, choice) in choices.iter().enumerate() {
        let path = format!("{path}.choices.{number}");
        let lengths = 1..=limits::CHOICE_TEXT;
        errors.required_text(&format!("{path}.name"), &choice["name"], lengths.clone());
        each_localization(errors, &path, choice, "name", |errors, path, text| {
            errors.text(path, text, lengths.clone());
        });
        if kind == Some(STRING) {
            errors.required_text(
                &format!("{path}.value"),
                &choice["value"],
                1..=limits::CHOICE_TEXT,
            );
        } else if !choice["value"].is_number() {
            errors.add(
                &format!("{path}.value"),
                "NUMBER_TYPE_COERCE",
                "The value is no number.",
            );
        }
    }
}

/// Checks the lengths of texts and the bounds of numbers.
fn check_bounds(errors: &mut Errors, path: &str, option: &Value, kind: Option<u64>) {
    let most = limits::OPTION_STRING as u64;
    let least = errors.number(
        &format!("{path}.min_length"),
        &option["min_length"],
        0..=most,
    );
    let largest = errors.number(
        &format!("{path}.max_length"),
        &option["max_length"],
        1..=most,
    );
    if least
        .zip(largest)
        .is_some_and(|(least, largest)| least > largest)
    {
        let message = "min_length cannot be greater than max_length";
        errors.add(
            &format!("{path}.min_length"),
            "APPLICATION_COMMAND_OPTION_MIN_LENGTH_TOO_LARGE",
            message,
        );
    }
    let has_lengths = least.or(largest).is_some();
    if has_lengths && kind != Some(STRING) {
        errors.add(
            path,
            "APPLICATION_COMMAND_OPTION_LENGTH_INVALID",
            "Only texts have lengths",
        );
    }
    let has_bounds = !option["min_value"].is_null() || !option["max_value"].is_null();
    if has_bounds && !matches!(kind, Some(INTEGER | NUMBER)) {
        errors.add(
            path,
            "APPLICATION_COMMAND_OPTION_VALUE_INVALID",
            "Only numbers have bounds",
        );
    }
}

/// What counts towards the size of a command: names, descriptions and values,
/// each in its longest translation.
fn size(item: &Value) -> usize {
    let text = |key: &str| {
        let localizations = item[format!("{key}_localizations")].as_object();
        let translated = localizations.into_iter().flatten().map(|(_, text)| text);
        let all = translated.chain([&item[key]]).filter_map(Value::as_str);
        all.map(length).max().unwrap_or(0)
    };
    let value = item["value"].as_str().map_or(0, length);
    let nested = options(item)
        .iter()
        .chain(items(&item["choices"]))
        .map(size);
    text("name") + text("description") + value + nested.sum::<usize>()
}

/// A command with what Discord fills in. Which of an option's defaults it leaves
/// out isn't documented in full: here, all.
pub(super) fn completed(given: &Value, guild: Option<Id>) -> Value {
    let or = |key: &str, default: Value| {
        let value = given.get(key).filter(|value| !value.is_null());
        value.cloned().unwrap_or(default)
    };
    let mut command = json!({
        "type": or("type", json!(CHAT_INPUT)),
        "name": given["name"],
        "name_localizations": or("name_localizations", Value::Null),
        "description": or("description", json!("")),
        "description_localizations": or("description_localizations", Value::Null),
        "default_member_permissions": or("default_member_permissions", Value::Null),
        "nsfw": or("nsfw", json!(false)),
        "integration_types": or("integration_types", json!([0])),
        "contexts": or("contexts", Value::Null),
    });
    match guild {
        Some(guild) => command["guild_id"] = json!(guild.to_string()),
        None => {
            let in_direct =
                items(&command["contexts"]).contains(&json!(1)) || command["contexts"].is_null();
            command["dm_permission"] = or("dm_permission", json!(in_direct));
        }
    }
    if !options(given).is_empty() {
        command["options"] = options(given).iter().map(completed_option).collect();
    }
    command
}

fn completed_option(given: &Value) -> Value {
    let mut option = json!({
        "type": given["type"],
        "name": given["name"],
        "name_localizations": given["name_localizations"],
        "description": given["description"],
        "description_localizations": given["description_localizations"],
    });
    for key in ["required", "autocomplete"] {
        if given[key] == true {
            option[key] = json!(true);
        }
    }
    for key in ["min_length", "max_length", "min_value", "max_value"] {
        if !given[key].is_null() {
            option[key] = given[key].clone();
        }
    }
    for key in ["channel_types", "choices"] {
        if !items(&given[key]).is_empty() {
            option[key] = given[key].clone();
        }
    }
    if !options(given).is_empty() {
        option["options"] = options(given).iter().map(completed_option).collect();
    }
    option
}
