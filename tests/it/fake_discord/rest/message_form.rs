//! The form of a message, wherever it is sent.

use serde_json::Value;

use super::errors::ApiError;
use super::form::Errors;
use super::{components, embeds};
use crate::fake_discord::limits::{self, length};
use crate::fake_discord::messages::items;
use crate::fake_discord::posting::{Draft, Edit};

const COMPONENTS_V2: u64 = 1 << 15;

/// What a form sets of a message.
pub(super) struct MessageForm {
    content: Option<String>,
    embeds: Option<Vec<Value>>,
    components: Option<Vec<Value>>,
    attachments: Option<Vec<Value>>,
    pub(super) flags: u64,
    allowed_mentions: Option<Value>,
}

impl MessageForm {
    /// Checks the message that `body` holds; `path` is where it stands in the
    /// whole body, with a dot behind it.
    pub(super) fn read(errors: &mut Errors, path: &str, body: &Value) -> Self {
        let field = |key: &str| format!("{path}{key}");
        let content = errors.text(&field("content"), &body["content"], 0..=limits::CONTENT);
        let embeds =
            present(body, "embeds").map(|given| embeds::read(errors, &field("embeds"), given));
        let components = present(body, "components")
            .map(|given| components::read(errors, &field("components"), given));
        let flags = errors
            .number(&field("flags"), &body["flags"], 0..=u64::MAX)
            .unwrap_or(0);
        if flags & COMPONENTS_V2 != 0 {
            let message = "The 'components' of version 2 aren't known here";
            errors.add(&field("flags"), "MESSAGE_CANNOT_USE_COMPONENTS_V2", message);
        }
        check_mentions(
            errors,
            &field("allowed_mentions"),
            &body["allowed_mentions"],
        );
        Self {
            // Discord trims what it stores. An edit to null empties it.
            content: content
                .map(|content| content.trim().to_owned())
                .or_else(|| body.get("content").map(|_| String::new())),
            embeds,
            components,
            attachments: present(body, "attachments").map(|given| items(given).to_vec()),
            flags,
            allowed_mentions: present(body, "allowed_mentions").cloned(),
        }
    }

    fn is_empty(&self) -> bool {
        let is_empty = |list: &Option<Vec<Value>>| list.as_ref().is_none_or(Vec::is_empty);
        self.content.as_ref().is_none_or(String::is_empty)
            && is_empty(&self.embeds)
            && is_empty(&self.components)
            && is_empty(&self.attachments)
    }

    /// Leaves the embeds out, as Discord does for an author who may not embed
    /// links; a message that has nothing else is refused.
    pub(super) fn drop_embeds(&mut self) -> Result<(), ApiError> {
        let dropped = self.embeds.take().is_some_and(|embeds| !embeds.is_empty());
        if dropped && self.is_empty() {
            Err(ApiError::MISSING_PERMISSIONS)
        } else {
            Ok(())
        }
    }

    /// Completes a new message. Flags that a client can't set stay out.
    pub(super) fn complete(self, draft: &mut Draft, settable: u64) -> Result<(), ApiError> {
        if self.is_empty() {
            return Err(ApiError::EMPTY_MESSAGE);
        }
        draft.content = self.content.unwrap_or_default();
        draft.embeds = self.embeds.unwrap_or_default();
        draft.components = self.components.unwrap_or_default();
        draft.attachments = self.attachments.unwrap_or_default();
        draft.flags |= self.flags & settable;
        draft.allowed_mentions = self.allowed_mentions;
        Ok(())
    }

    /// The edit of a message, which must not become empty by it.
    pub(super) fn into_edit(self, message: &Value) -> Result<Edit, ApiError> {
        let stays = |new: &Option<Vec<Value>>, key: &str| match new {
            Some(new) => !new.is_empty(),
            None => !items(&message[key]).is_empty(),
        };
        let has_content = match &self.content {
            Some(content) => !content.is_empty(),
            None => message["content"]
                .as_str()
                .is_some_and(|content| !content.is_empty()),
        };
        let says_something = has_content
            || stays(&self.embeds, "embeds")
            || stays(&self.components, "components")
            || stays(&self.attachments, "attachments");
        if !says_something {
            return Err(ApiError::EMPTY_MESSAGE);
        }
        Ok(Edit {
            content: self.content,
            embeds: self.embeds,
            components: self.components,
            attachments: self.attachments,
            flags: None,
            allowed_mentions: self.allowed_mentions,
        })
    }
}

fn present<'a>(body: &'a Value, key: &str) -> Option<&'a Value> {
    body.get(key).filter(|value| !value.is_null())
}

fn check_mentions(errors: &mut Errors, path: &str, allowed: &Value) {
    let parse = errors.list(&format!("{path}.parse"), &allowed["parse"], 0..=3);
    for (number, kind) in parse.iter().enumerate() {
        if !matches!(kind.as_str(), Some("users" | "roles" | "everyone")) {
            let message = "Value must be one of ('users', 'roles', 'everyone').";
            errors.add(
                &format!("{path}.parse.{number}"),
                "BASE_TYPE_CHOICES",
                message,
            );
        }
    }
    for kind in ["users", "roles"] {
        let named = errors.list(
            &format!("{path}.{kind}"),
            &allowed[kind],
            0..=limits::ALLOWED_MENTIONS,
        );
        if !named.is_empty() && parse.iter().any(|parsed| parsed == kind) {
            let message =
                format!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            errors.add(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", &message);
        }
    }
}

/// The nonce of a message: a text or a number.
pub(super) fn nonce(errors: &mut Errors, body: &Value) -> Option<String> {
    let nonce = match &body["nonce"] {
        Value::Null => return None,
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        other => {
            errors.add(
                "nonce",
                "NONCE_TYPE_CONVERT",
                &format!("{other} is no nonce."),
            );
            return None;
        }
    };
    if length(&nonce) > limits::NONCE {
        let message = format!("Must be {} or fewer in length.", limits::NONCE);
        errors.add("nonce", "BASE_TYPE_MAX_LENGTH", &message);
    }
    Some(nonce)
}
