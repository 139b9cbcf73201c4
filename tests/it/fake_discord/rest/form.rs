//! What is wrong with a form, gathered field by field.

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use super::errors::ApiError;
use crate::fake_discord::limits::length;

/// Errors by their fields. A path is dotted: `embeds.0.title`.
#[derive(Default)]
pub(super) struct Errors(Map<String, Value>);

impl Errors {
    pub(super) fn add(&mut self, path: &str, code: &str, message: &str) {
        let mut fields = &mut self.0;
        for part in path.split('.').filter(|part| !part.is_empty()) {
            let nested = fields.entry(part).or_insert_with(|| json!({}));
            fields = nested.as_object_mut().expect("fields are nested");
        }
        let list = fields.entry("_errors").or_insert_with(|| json!([]));
        let list = list.as_array_mut().expect("errors are a list");
        list.push(json!({ "code": code, "message": message }));
    }

    pub(super) fn required(&mut self, path: &str) {
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// The refusal, if anything is wrong.
    pub(super) fn finish(self) -> Result<(), ApiError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(ApiError::form(Value::Object(self.0)))
        }
    }

    /// The text of a field, which may be absent.
    pub(super) fn text<'a>(
        &mut self,
        path: &str,
        value: &'a Value,
        lengths: RangeInclusive<usize>,
    ) -> Option<&'a str> {
        if value.is_null() {
            return None;
        }
        let Some(text) = value.as_str() else {
            self.add(
                path,
                "STRING_TYPE_CONVERT",
                &format!("Could not interpret \"{value}\" as string."),
            );
            return None;
        };
        self.length(path, length(text), lengths);
        Some(text)
    }

    /// The text of a field that has to be there.
    pub(super) fn required_text<'a>(
        &mut self,
        path: &str,
        value: &'a Value,
        lengths: RangeInclusive<usize>,
    ) -> Option<&'a str> {
        if value.is_null() {
            self.required(path);
        }
        self.text(path, value, lengths)
    }

    /// The items of a list, which may be absent.
    pub(super) fn list<'a>(
        &mut self,
        path: &str,
        value: &'a Value,
        lengths: RangeInclusive<usize>,
    ) -> &'a [Value] {
        if value.is_null() {
            return &[];
        }
        let Some(items) = value.as_array() else {
            self.add(
                path,
                "LIST_TYPE_CONVERT",
                "Only iterables may be used in a ListType",
            );
            return &[];
        };
        self.length(path, items.len(), lengths);
        items
    }

    fn length(&mut self, path: &str, length: usize, lengths: RangeInclusive<usize>) {
        let (least, most) = (*lengths.start(), *lengths.end());
        if lengths.contains(&length) {
        } else if length == 0 {
            self.required(path);
        } else if least == 0 {
            self.add(
                path,
                "BASE_TYPE_MAX_LENGTH",
                &format!("Must be {most} or fewer in length."),
            );
        } else {
            let message = format!("Must be between {least} and {most} in length.");
            self.add(path, "BASE_TYPE_BAD_LENGTH", &message);
        }
    }

    /// A whole number within bounds, where there is one.
    pub(super) fn number(
        &mut self,
        path: &str,
        value: &Value,
        bounds: RangeInclusive<u64>,
    ) -> Option<u64> {
        if value.is_null() {
            return None;
        }
        let Some(number) = value.as_u64() else {
            self.add(
                path,
                "NUMBER_TYPE_COERCE",
                &format!("Value \"{value}\" is not int."),
            );
            return None;
        };
        let (least, most) = (*bounds.start(), *bounds.end());
        if number < least {
            let message = format!("int value should be greater than or equal to {least}.");
            self.add(path, "NUMBER_TYPE_MIN", &message);
        } else if number > most {
            let message = format!("int value should be less than or equal to {most}.");
            self.add(path, "NUMBER_TYPE_MAX", &message);
        }
        Some(number)
    }

    /// One of a few numbers.
    pub(super) fn one_of(&mut self, path: &str, value: &Value, choices: &[u64]) -> Option<u64> {
        let number = value.as_u64().filter(|number| choices.contains(number));
        if number.is_none() {
            let message = format!("Value must be one of {choices:?}.");
            self.add(path, "BASE_TYPE_CHOICES", &message);
        }
        number
    }

    /// An address that a client may open.
    pub(super) fn url(&mut self, path: &str, value: &Value, most: usize) {
        let Some(url) = self.text(path, value, 1..=most) else {
            return;
        };
        match url.split_once("://") {
            Some(("http" | "https" | "discord", rest)) => {
                let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
                if host.is_empty() || url.contains(char::is_whitespace) {
                    self.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
                }
            }
            Some((scheme, _)) => {
                let message = format!(
                    "Scheme \"{scheme}\" is not supported. Scheme must be one of ('http', 'https')."
                );
                self.add(path, "URL_TYPE_INVALID_SCHEME", &message);
            }
            None => self.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL."),
        }
    }
}
