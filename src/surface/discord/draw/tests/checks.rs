//! What Discord asks of every message, checked on the JSON that is sent.

use serde_json::Value;
use serenity::model::id::{ChannelId, MessageId};

use super::reader::read;
use crate::surface::discord::custom_id::{Action, SectionKey};
use crate::surface::discord::draft::Draft;

/// The user id of the bot, the only one that anything mentions.
pub(super) const BOT: u64 = 42;
/// Where every link of a drawing leads.
pub(super) const SOURCE: &str = "https://source.example/";

/// Checks everything about `draft` that holds for any message.
#[track_caller]
pub(super) fn is_sound(draft: &Draft) {
    let message = draft.reply(ChannelId::new(1), MessageId::new(2));
    let sent = [
        serde_json::to_value(message),
        serde_json::to_value(draft.response()),
        serde_json::to_value(draft.edit()),
    ];
    for json in sent {
        let json = json.expect("JSON");
        is_within_limits(&json);
        assert_eq!(json["allowed_mentions"]["parse"], Value::Array(Vec::new()));
        // What only one member sees, Discord lets them dismiss.
        assert_eq!(deletions(&json), usize::from(!draft.private), "{json}");
    }
}

/// How many buttons delete the message.
fn deletions(json: &Value) -> usize {
    let rows = list(&json["components"]).iter();
    let ids = rows
        .flat_map(|row| list(&row["components"]))
        .filter_map(|component| component["custom_id"].as_str()?.parse().ok());
    ids.filter(|action| matches!(action, Action::Delete { .. }))
        .count()
}

#[track_caller]
fn is_within_limits(json: &Value) {
    let content = markup(&json["content"], 0..=2000);
    let embeds = list(&json["embeds"]);
    assert!(embeds.len() <= 10);
    assert!(content > 0 || !embeds.is_empty(), "an empty message");
    let total: usize = embeds.iter().map(embed).sum();
    assert!(total <= 6000, "{total}");
    let rows = list(&json["components"]);
    assert!(rows.len() <= 5);
    let mut ids: Vec<&str> = Vec::new();
    for row in rows {
        let components = list(&row["components"]);
        assert!((1..=5).contains(&components.len()));
        for component in components {
            ids.push(pressed(component, components.len()));
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "a custom_id twice: {ids:?}");
}

/// The length of an embed's texts.
#[track_caller]
fn embed(embed: &Value) -> usize {
    let fields = list(&embed["fields"]);
    assert!(fields.len() <= 25);
    let fields: usize = fields
        .iter()
        .map(|field| markup(&field["name"], 1..=256) + markup(&field["value"], 1..=1024))
        .sum();
    let described = markup(&embed["description"], 0..=4096);
    assert!(described > 0 || fields > 0, "an empty embed");
    let least = |value: &Value| usize::from(!value.is_null());
    let title = markup(&embed["title"], least(&embed["title"])..=256);
    let footer = &embed["footer"]["text"];
    described + fields + title + plain(footer, least(footer)..=2048)
}

/// The id of a button or a menu.
#[track_caller]
fn pressed(component: &Value, beside: usize) -> &str {
    let id = component["custom_id"].as_str().expect("a custom_id");
    plain(&component["custom_id"], 1..=100);
    assert!(id.parse::<Action>().is_ok(), "{id}");
    if component["type"] == 2 {
        plain(&component["label"], 1..=80);
        return id;
    }
    assert_eq!(beside, 1, "a menu fills its row");
    plain(&component["placeholder"], 1..=150);
    let options = list(&component["options"]);
    assert!((1..=25).contains(&options.len()));
    let mut values: Vec<&str> = Vec::new();
    for option in options {
        plain(&option["label"], 1..=100);
        plain(&option["value"], 1..=100);
        let described = !option["description"].is_null();
        plain(&option["description"], usize::from(described)..=100);
        let value = option["value"].as_str().expect("a value");
        assert!(value.parse::<SectionKey>().is_ok(), "{value}");
        assert!(!values.contains(&value), "{value} twice");
        values.push(value);
    }
    id
}

/// A text in which Discord reads markup. Its length.
#[track_caller]
fn markup(value: &Value, length: std::ops::RangeInclusive<usize>) -> usize {
    let text = value.as_str().unwrap_or_default();
    let seen = read(text);
    assert_eq!(seen.live, [""; 0], "{text:?}");
    for link in &seen.links {
        assert!(
            link.starts_with(SOURCE) && link.len() <= 512,
            "{link:?} in {text:?}"
        );
    }
    for tag in &seen.tags {
        let ours = *tag == format!("<@{BOT}>") || (tag.starts_with("<t:") && tag.ends_with(":D>"));
        assert!(ours, "{tag:?} in {text:?}");
    }
    plain(value, length)
}

/// A text that Discord shows as it is. Its length.
#[track_caller]
fn plain(value: &Value, length: std::ops::RangeInclusive<usize>) -> usize {
    let text = value.as_str().unwrap_or_default();
    let taken = text.encode_utf16().count();
    assert!(
        length.contains(&taken),
        "{taken} not in {length:?}: {text:?}"
    );
    assert!(
        taken == 0 || !text.trim().is_empty(),
        "nothing to see: {text:?}"
    );
    let hides = |c: char| {
        matches!(
            c,
            '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2067}' | '\u{feff}'
        ) || (c.is_control() && !matches!(c, '\n' | '\t'))
    };
    assert!(!text.contains(hides), "{text:?}");
    taken
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
