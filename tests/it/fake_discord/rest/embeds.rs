use serde_json::{Value, json};

use super::form::Errors;
use crate::fake_discord::limits::{self, length};
use crate::fake_discord::messages::items;

/// Checks the embeds of a message, and gives them as Discord stores them.
pub(super) fn read(errors: &mut Errors, path: &str, embeds: &Value) -> Vec<Value> {
    let given = errors.list(path, embeds, 0..=limits::EMBEDS);
    let mut total = 0;
    for (number, embed) in given.iter().enumerate() {
        total += check(errors, &format!("{path}.{number}"), embed);
    }
    if total > limits::EMBEDS_TOTAL {
        let message = format!(
            "Embed size exceeds maximum size of {}",
            limits::EMBEDS_TOTAL
        );
        errors.add(path, "MAX_EMBED_SIZE_EXCEEDED", &message);
    }
    given
        .iter()
        .filter(|embed| says_something(embed))
        .map(stored)
        .collect()
}

/// Checks one embed; the length that counts towards the total.
fn check(errors: &mut Errors, path: &str, embed: &Value) -> usize {
    if !embed.is_object() {
        errors.add(
            path,
            "MODEL_TYPE_CONVERT",
            "Only dictionaries may be used in a ModelType",
        );
        return 0;
    }
    let mut total = 0;
    let mut text = |errors: &mut Errors, key: &str, value: &Value, most: usize| {
        let text = errors.text(&format!("{path}.{key}"), value, 0..=most);
        total += text.map_or(0, length);
    };
    text(errors, "title", &embed["title"], limits::EMBED_TITLE);
    text(
        errors,
        "description",
        &embed["description"],
        limits::EMBED_DESCRIPTION,
    );
    text(
        errors,
        "footer.text",
        &embed["footer"]["text"],
        limits::EMBED_FOOTER,
    );
    text(
        errors,
        "author.name",
        &embed["author"]["name"],
        limits::EMBED_AUTHOR,
    );
    total += check_fields(errors, path, &embed["fields"]);
    for (key, part) in [("footer", "text"), ("author", "name")] {
        if embed[key].is_object() && embed[key][part].is_null() {
            errors.required(&format!("{path}.{key}.{part}"));
        }
    }
    let urls = [
        ("url", &embed["url"]),
        ("image.url", &embed["image"]["url"]),
        ("thumbnail.url", &embed["thumbnail"]["url"]),
        ("footer.icon_url", &embed["footer"]["icon_url"]),
        ("author.url", &embed["author"]["url"]),
        ("author.icon_url", &embed["author"]["icon_url"]),
    ];
    for (key, url) in urls {
        errors.url(&format!("{path}.{key}"), url, limits::EMBED_URL);
    }
    errors.number(&format!("{path}.color"), &embed["color"], 0..=0xff_ffff);
    let timestamp = embed["timestamp"].as_str();
    if timestamp.is_some_and(|timestamp| !timestamp.contains('T')) {
        errors.add(
            &format!("{path}.timestamp"),
            "DATE_TIME_TYPE_PARSE",
            "Could not parse timestamp.",
        );
    }
    total
}

/// Checks an embed's fields; the length that counts towards the total.
fn check_fields(errors: &mut Errors, path: &str, fields: &Value) -> usize {
    let mut total = 0;
    let fields = errors.list(&format!("{path}.fields"), fields, 0..=limits::EMBED_FIELDS);
    for (number, field) in fields.iter().enumerate() {
        for (key, most) in [("name", limits::FIELD_NAME), ("value", limits::FIELD_VALUE)] {
            let path = format!("{path}.fields.{number}.{key}");
            let text = errors
                .required_text(&path, &field[key], 1..=most)
                .unwrap_or_default();
            if text.chars().all(char::is_whitespace) && !text.is_empty() {
                errors.required(&path);
            }
            total += length(text);
        }
    }
    total
}

fn says_something(embed: &Value) -> bool {
    let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
    is_text(&embed["title"])
        || is_text(&embed["description"])
        || is_text(&embed["footer"]["text"])
        || is_text(&embed["author"]["name"])
        || !items(&embed["fields"]).is_empty()
        || embed["image"].is_object()
        || embed["thumbnail"].is_object()
}

fn stored(embed: &Value) -> Value {
    let mut embed = embed.clone();
    if let Some(fields) = embed.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    embed["type"] = json!("rich");
    embed["content_scan_version"] = json!(4);
    if let Some(fields) = embed.get_mut("fields").and_then(Value::as_array_mut) {
        for field in fields {
            field["inline"] = json!(field["inline"] == true);
        }
    }
    embed
}
