//! Buttons, selects and the inputs of modals. Only the rows of old are taken:
//! with components of version 2 a message can hold neither content nor embeds.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::form::Errors;
use crate::fake_discord::limits;
use crate::fake_discord::messages::items;

const ROW: u64 = 1;
const BUTTON: u64 = 2;
/// A select of texts.
const TEXTS: u64 = 3;
const SELECTS: [u64; 5] = [TEXTS, 5, 6, 7, 8];
const INPUT: u64 = 4;
const LINK: u64 = 5;
const PREMIUM: u64 = 6;

/// Checks the rows of a message, and gives them as Discord stores them.
pub(super) fn read(errors: &mut Errors, path: &str, rows: &Value) -> Vec<Value> {
    let rows = errors.list(path, rows, 0..=limits::ROWS);
    let mut ids = HashSet::new();
    for (number, row) in rows.iter().enumerate() {
        let path = format!("{path}.{number}");
        let Some(components) = in_row(errors, &path, row) else {
            continue;
        };
        let selects = components
            .iter()
            .filter(|component| is_select(component))
            .count();
        if selects > 0 && components.len() > 1 {
            let message = "The specified component exceeds the maximum width";
            errors.add(
                &format!("{path}.components"),
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                message,
            );
        }
        for (number, component) in components.iter().enumerate() {
            let path = format!("{path}.components.{number}");
            match component["type"].as_u64() {
                Some(BUTTON) => check_button(errors, &path, component, &mut ids),
                Some(kind) if SELECTS.contains(&kind) => {
                    check_select(errors, &path, component, &mut ids)
                }
                _ => unknown_type(errors, &path, "2, 3, 5, 6, 7, 8"),
            }
        }
    }
    stored(rows)
}

/// Checks the rows of a modal.
pub(super) fn read_modal(errors: &mut Errors, path: &str, rows: &Value) {
    if rows.is_null() {
        errors.required(path);
    }
    let rows = errors.list(path, rows, 1..=limits::ROWS);
    let mut ids = HashSet::new();
    for (number, row) in rows.iter().enumerate() {
        let path = format!("{path}.{number}");
        let Some(components) = in_row(errors, &path, row) else {
            continue;
        };
        if components.len() > 1 {
            let message = "The specified component exceeds the maximum width";
            errors.add(
                &format!("{path}.components"),
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                message,
            );
        }
        for (number, component) in components.iter().enumerate() {
            let path = format!("{path}.components.{number}");
            if component["type"].as_u64() == Some(INPUT) {
                check_input(errors, &path, component, &mut ids);
            } else {
                unknown_type(errors, &path, "4");
            }
        }
    }
}

fn in_row<'a>(errors: &mut Errors, path: &str, row: &'a Value) -> Option<&'a [Value]> {
    if row["type"].as_u64() != Some(ROW) {
        unknown_type(errors, path, "1");
        return None;
    }
    let path = format!("{path}.components");
    if row["components"].is_null() {
        errors.required(&path);
    }
    Some(errors.list(&path, &row["components"], 1..=limits::BUTTONS))
}

fn unknown_type(errors: &mut Errors, path: &str, known: &str) {
    let message = format!("Value of field \"type\" must be one of ({known}).");
    errors.add(&format!("{path}.type"), "UNION_TYPE_CHOICES", &message);
}

fn is_select(component: &Value) -> bool {
    component["type"]
        .as_u64()
        .is_some_and(|kind| SELECTS.contains(&kind))
}

fn check_id(errors: &mut Errors, path: &str, component: &Value, ids: &mut HashSet<String>) {
    let path = format!("{path}.custom_id");
    let id = errors.required_text(&path, &component["custom_id"], 1..=limits::CUSTOM_ID);
    if id.is_some_and(|id| !ids.insert(id.to_owned())) {
        let message = "Component custom id cannot be duplicated";
        errors.add(&path, "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
}

fn check_button(errors: &mut Errors, path: &str, button: &Value, ids: &mut HashSet<String>) {
    let style = errors.one_of(
        &format!("{path}.style"),
        &button["style"],
        &[1, 2, 3, 4, 5, 6],
    );
    errors.text(
        &format!("{path}.label"),
        &button["label"],
        1..=limits::BUTTON_LABEL,
    );
    if button["label"].is_null() && button["emoji"].is_null() && style != Some(PREMIUM) {
        let message = "A button needs a label or an emoji";
        errors.add(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", message);
    }
    if style == Some(LINK) {
        let path = format!("{path}.url");
        if button["url"].is_null() {
            errors.required(&path);
        }
        errors.url(&path, &button["url"], limits::BUTTON_URL);
    } else if style != Some(PREMIUM) {
        check_id(errors, path, button, ids);
    }
    let has_both = !button["url"].is_null() && !button["custom_id"].is_null();
    if has_both {
        let message = "A custom id and url cannot both be specified";
        errors.add(
            path,
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            message,
        );
    }
}

fn check_select(errors: &mut Errors, path: &str, select: &Value, ids: &mut HashSet<String>) {
    check_id(errors, path, select, ids);
    errors.text(
        &format!("{path}.placeholder"),
        &select["placeholder"],
        0..=limits::PLACEHOLDER,
    );
    let least = errors
        .number(&format!("{path}.min_values"), &select["min_values"], 0..=25)
        .unwrap_or(1);
    let most = errors
        .number(&format!("{path}.max_values"), &select["max_values"], 1..=25)
        .unwrap_or(1);
    if least > most {
        let message = "min_values cannot be greater than max_values";
        errors.add(
            &format!("{path}.min_values"),
            "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE",
            message,
        );
    }
    if select["type"].as_u64() == Some(TEXTS) {
        check_options(errors, path, select, most);
    }
}

/// Checks what a select of texts offers, of which `most` may be chosen.
fn check_options(errors: &mut Errors, path: &str, select: &Value, most: u64) {
    let options_path = format!("{path}.options");
    if select["options"].is_null() {
        errors.required(&options_path);
    }
    let options = errors.list(
        &options_path,
        &select["options"],
        1..=limits::SELECT_OPTIONS,
    );
    if most > options.len() as u64 {
        let message = format!("Must be {} or fewer.", options.len());
        errors.add(
            &format!("{path}.max_values"),
            "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE",
            &message,
        );
    }
    let chosen = options
        .iter()
        .filter(|option| option["default"] == true)
        .count();
    if chosen as u64 > most {
        let message = "More options are chosen than may be";
        errors.add(
            &options_path,
            "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
            message,
        );
    }
    let mut values = HashSet::new();
    for (number, option) in options.iter().enumerate() {
        let path = format!("{options_path}.{number}");
        errors.required_text(
            &format!("{path}.label"),
            &option["label"],
            1..=limits::OPTION_TEXT,
        );
        errors.text(
            &format!("{path}.description"),
            &option["description"],
            0..=limits::OPTION_TEXT,
        );
        let value = errors.required_text(
            &format!("{path}.value"),
            &option["value"],
            1..=limits::OPTION_TEXT,
        );
        if value.is_some_and(|value| !values.insert(value.to_owned())) {
            let message = "The specified option value is already used";
            errors.add(
                &format!("{path}.value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                message,
            );
        }
    }
}

fn check_input(errors: &mut Errors, path: &str, input: &Value, ids: &mut HashSet<String>) {
    check_id(errors, path, input, ids);
    errors.required_text(
        &format!("{path}.label"),
        &input["label"],
        1..=limits::INPUT_LABEL,
    );
    errors.one_of(&format!("{path}.style"), &input["style"], &[1, 2]);
    errors.text(
        &format!("{path}.placeholder"),
        &input["placeholder"],
        0..=limits::INPUT_PLACEHOLDER,
    );
    errors.text(
        &format!("{path}.value"),
        &input["value"],
        0..=limits::INPUT_VALUE,
    );
    let most = limits::INPUT_VALUE as u64;
    errors.number(
        &format!("{path}.min_length"),
        &input["min_length"],
        0..=most,
    );
    errors.number(
        &format!("{path}.max_length"),
        &input["max_length"],
        1..=most,
    );
}

/// Rows with the numbers that Discord gives to components without one.
fn stored(rows: &[Value]) -> Vec<Value> {
    let mut number = 0;
    let mut numbered = |component: &Value| {
        number += 1;
        let mut component = component.clone();
        component["id"] = json!(number);
        component
    };
    rows.iter()
        .map(|row| {
            let mut stored = numbered(row);
            stored["components"] = items(&row["components"])
                .iter()
                .map(&mut numbered)
                .collect();
            stored
        })
        .collect()
}
