//! Messages, as tests look at them.

use serde_json::Value;

use super::ids::Id;

/// A message as it stands, with what Discord knows about it beyond its JSON.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// What REST shows of it.
    pub(crate) json: Value,
    /// Users, other than its author, that it pinged.
    pub(crate) pinged: Vec<Id>,
    /// Roles that it pinged.
    pub(crate) pinged_roles: Vec<Id>,
    /// Whether it pinged everybody.
    pub(crate) pinged_everyone: bool,
    /// The `allowed_mentions` that it was sent with.
    pub(crate) allowed_mentions: Option<Value>,
    /// The interaction that it answers.
    pub(crate) interaction: Option<Id>,
    /// How often it was edited.
    pub(crate) edits: u32,
    pub(crate) is_deleted: bool,
}

pub(super) const SUPPRESS_EMBEDS: u64 = 1 << 2;
pub(super) const EPHEMERAL: u64 = 1 << 6;
pub(super) const LOADING: u64 = 1 << 7;
pub(super) const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;

impl Message {
    pub(crate) fn id(&self) -> Id {
        id(&self.json["id"])
    }

    pub(crate) fn channel(&self) -> Id {
        id(&self.json["channel_id"])
    }

    pub(crate) fn author(&self) -> Id {
        id(&self.json["author"]["id"])
    }

    pub(crate) fn content(&self) -> &str {
        self.json["content"]
            .as_str()
            .expect("every message has a content")
    }

    pub(crate) fn embeds(&self) -> &[Value] {
        items(&self.json["embeds"])
    }

    /// All that a person reads in it: content, then the embeds' texts, a line each.
    pub(crate) fn text(&self) -> String {
        let mut lines = vec![self.content()];
        for embed in self.embeds() {
            let own = [
                &embed["author"]["name"], &embed["title"], &embed["description"],
            ];
            let fields = items(&embed["fields"]).iter();
            let fields = fields.flat_map(|field| [&field["name"], &field["value"]]);
            let texts = own
                .into_iter()
                .chain(fields)
                .chain([&embed["footer"]["text"]]);
            lines.extend(texts.filter_map(Value::as_str));
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// Its buttons and selects, in order.
    pub(crate) fn components(&self) -> impl Iterator<Item = &Value> {
        let rows = items(&self.json["components"]).iter();
        rows.flat_map(|row| items(&row["components"]))
    }

    /// Its buttons' labels, in order.
    pub(crate) fn button_labels(&self) -> Vec<&str> {
        let labels = self
            .components()
            .map(|component| component["label"].as_str());
        labels.flatten().collect()
    }

    /// The button or select of that label or `custom_id`.
    #[track_caller]
    pub(crate) fn component(&self, label_or_custom_id: &str) -> &Value {
        let fits = |component: &&Value| {
            [&component["label"], &component["custom_id"]]
                .iter()
                .any(|name| name.as_str() == Some(label_or_custom_id))
        };
        self.components().find(fits).unwrap_or_else(|| {
            panic!(
                "no component {label_or_custom_id:?} in the message: {:#}",
                self.json["components"]
            )
        })
    }

    /// The message that it replies to.
    pub(crate) fn replies_to(&self) -> Option<Id> {
        let reference = &self.json["message_reference"]["message_id"];
        (!reference.is_null()).then(|| id(reference))
    }

    /// Whether a reply mentions whom it replies to.
    pub(crate) fn pings_replied(&self) -> bool {
        let replied = &self.json["referenced_message"]["author"]["id"];
        items(&self.json["mentions"])
            .iter()
            .any(|user| user["id"] == *replied)
    }

    pub(crate) fn flags(&self) -> u64 {
        self.json["flags"]
            .as_u64()
            .expect("every message has flags")
    }

    pub(crate) fn is_ephemeral(&self) -> bool {
        self.flags() & EPHEMERAL != 0
    }

    /// Whether it still says "… is thinking".
    pub(crate) fn is_loading(&self) -> bool {
        self.flags() & LOADING != 0
    }

    /// Asserts that nobody's client rang.
    #[track_caller]
    pub(crate) fn assert_pinged_nobody(&self) {
        let nobody =
            self.pinged.is_empty() && self.pinged_roles.is_empty() && !self.pinged_everyone;
        assert!(nobody, "it pinged somebody: {self:#?}");
    }
}

/// The id that a JSON value holds.
#[track_caller]
pub(super) fn id(value: &Value) -> Id {
    let digits = value.as_str().and_then(|digits| digits.parse().ok());
    digits.unwrap_or_else(|| panic!("{value} is no id"))
}

/// The items of a JSON array; none where it is something else.
pub(super) fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
