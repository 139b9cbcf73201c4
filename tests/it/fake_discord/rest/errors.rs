//! Discord's errors, with its own codes and words.

use std::time::Duration;

use serde_json::{Value, json};

/// A refusal: a status, and the body that Discord sends with it.
pub(super) struct ApiError {
    pub(super) status: u16,
    code: u32,
    message: &'static str,
    /// What is wrong with a form, by its fields.
    errors: Option<Value>,
    too_many: Option<TooMany>,
}

struct TooMany {
    retry_after: Duration,
    global: bool,
}

impl ApiError {
    const fn new(status: u16, code: u32, message: &'static str) -> Self {
        Self {
            status,
            code,
            message,
            errors: None,
            too_many: None,
        }
    }

    pub(super) const UNAUTHORIZED: Self = Self::new(401, 0, "401: Unauthorized");
    pub(super) const NOT_FOUND: Self = Self::new(404, 0, "404: Not Found");
    pub(super) const METHOD_NOT_ALLOWED: Self = Self::new(405, 0, "405: Method Not Allowed");
    pub(super) const UNKNOWN_APPLICATION: Self = Self::new(404, 10002, "Unknown Application");
    pub(super) const UNKNOWN_CHANNEL: Self = Self::new(404, 10003, "Unknown Channel");
    pub(super) const UNKNOWN_MESSAGE: Self = Self::new(404, 10008, "Unknown Message");
    pub(super) const UNKNOWN_USER: Self = Self::new(404, 10013, "Unknown User");
    pub(super) const UNKNOWN_EMOJI: Self = Self::new(400, 10014, "Unknown Emoji");
    pub(super) const UNKNOWN_WEBHOOK: Self = Self::new(404, 10015, "Unknown Webhook");
    pub(super) const UNKNOWN_INTERACTION: Self = Self::new(404, 10062, "Unknown interaction");
    pub(super) const UNKNOWN_COMMAND: Self = Self::new(404, 10063, "Unknown application command");
    pub(super) const TOO_MANY_COMMANDS: Self =
        Self::new(400, 30032, "Maximum number of application commands reached");
    pub(super) const TOO_MANY_COMMANDS_TODAY: Self = Self::new(
        400,
        30034,
        "Maximum number of daily application command creates has been reached (200)",
    );
    pub(super) const ALREADY_ACKNOWLEDGED: Self =
        Self::new(400, 40060, "Interaction has already been acknowledged.");
    pub(super) const TOO_MANY_FOLLOW_UPS: Self = Self::new(
        400,
        40094,
        "This interaction has hit the maximum number of follow up messages",
    );
    pub(super) const MISSING_ACCESS: Self = Self::new(403, 50001, "Missing Access");
    pub(super) const NOT_THE_AUTHOR: Self =
        Self::new(403, 50005, "Cannot edit a message authored by another user");
    pub(super) const EMPTY_MESSAGE: Self = Self::new(400, 50006, "Cannot send an empty message");
    pub(super) const MISSING_PERMISSIONS: Self = Self::new(403, 50013, "Missing Permissions");
    pub(super) const INVALID_WEBHOOK_TOKEN: Self = Self::new(401, 50027, "Invalid Webhook Token");
    pub(super) const THREAD_ARCHIVED: Self = Self::new(400, 50083, "Thread is archived");
    pub(super) const INVALID_JSON: Self =
        Self::new(400, 50109, "The request body contains invalid JSON.");
    pub(super) const NO_HISTORY: Self = Self::new(
        400,
        160_002,
        "You cannot reply without permission to read message history",
    );

    /// A form whose fields are wrong: `errors` is nested as the form is.
    pub(super) fn form(errors: Value) -> Self {
        Self {
            errors: Some(errors),
            ..Self::new(400, 50035, "Invalid Form Body")
        }
    }

    /// A fault of Discord's own.
    pub(super) fn server(status: u16) -> Self {
        match status {
            500 => Self::new(500, 0, "500: Internal Server Error"),
            502 => Self::new(502, 0, "502: Bad Gateway"),
            503 => Self::new(503, 0, "503: Service Unavailable"),
            _ => Self::new(status, 0, "An error that a test asked for"),
        }
    }

    pub(super) fn too_many(retry_after: Duration, global: bool) -> Self {
        Self {
            too_many: Some(TooMany {
                retry_after,
                global,
            }),
            ..Self::new(429, 0, "You are being rate limited.")
        }
    }

    /// Status, headers and body.
    pub(super) fn into_parts(self) -> (u16, Vec<(&'static str, String)>, Value) {
        let Some(TooMany {
            retry_after,
            global,
        }) = self.too_many
        else {
            let mut body = json!({ "message": self.message, "code": self.code });
            if let Some(errors) = self.errors {
                body["errors"] = errors;
            }
            return (self.status, Vec::new(), body);
        };
        let seconds = retry_after.as_secs_f64();
        let scope = if global { "global" } else { "user" };
        let mut headers = vec![
            ("retry-after", seconds.ceil().to_string()),
            ("x-ratelimit-scope", scope.to_owned()),
        ];
        if global {
            headers.push(("x-ratelimit-global", "true".to_owned()));
        } else {
            headers.push(("x-ratelimit-remaining", "0".to_owned()));
            headers.push(("x-ratelimit-reset-after", format!("{seconds:.3}")));
        }
        let body = json!({ "message": self.message, "retry_after": seconds, "global": global });
        (429, headers, body)
    }
}
