//! What the client did.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::time::Instant;

use serde_json::Value;

use super::intents::Intents;

/// A request and what it was answered with.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) at: Instant,
    pub(crate) method: String,
    /// Without `/api/v10`.
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) user_agent: String,
    /// Whether it carried an `Authorization`; the token itself isn't kept.
    pub(crate) has_authorization: bool,
    pub(crate) body: Value,
    /// None where the connection was cut instead.
    pub(crate) status: Option<u16>,
}

/// What a client sent to the gateway.
#[derive(Clone, Debug)]
pub(crate) enum FromClient {
    Identify {
        intents: Intents,
        shard: (u32, u32),
        data: Value,
    },
    Resume {
        sequence: u64,
    },
    /// With the sequence number that it has seen.
    Heartbeat(Option<u64>),
    Presence(Value),
    Other(Value),
    /// The connection's end; the code of the client's close frame, where it sent
    /// one with a code.
    Closed(Option<Option<u16>>),
}

pub(super) struct Record {
    pub(super) requests: VecDeque<Request>,
    pub(super) from_client: VecDeque<FromClient>,
    /// Requests that Discord counts as invalid: 401, 403 and 429.
    pub(super) invalid_requests: u32,
    /// Interactions that were responded to.
    pub(super) responses: usize,
    most: usize,
}

impl Record {
    pub(super) fn new(most: usize) -> Self {
        Self {
            requests: VecDeque::new(),
            from_client: VecDeque::new(),
            invalid_requests: 0,
            responses: 0,
            most,
        }
    }

    pub(super) fn requested(&mut self, request: Request) {
        if matches!(request.status, Some(401 | 403 | 429)) {
            self.invalid_requests += 1;
        }
        let is_callback = request.path.ends_with("/callback");
        if is_callback && request.status.is_some_and(|status| status < 300) {
            self.responses += 1;
        }
        self.requests.push_back(request);
        if self.requests.len() > self.most {
            self.requests.pop_front();
        }
    }

    pub(super) fn heard(&mut self, event: FromClient) {
        self.from_client.push_back(event);
        if self.from_client.len() > self.most {
            self.from_client.pop_front();
        }
    }

    /// The latest of everything, for a test that waited in vain.
    pub(super) fn summary(&self) -> String {
        let mut summary = String::new();
        let skipped = self.requests.len().saturating_sub(12);
        for request in self.requests.iter().skip(skipped) {
            let Request {
                method,
                path,
                status,
                body,
                ..
            } = request;
            let _ = writeln!(summary, "  {method} {path} -> {status:?} {body}");
        }
        let skipped = self.from_client.len().saturating_sub(8);
        for event in self.from_client.iter().skip(skipped) {
            let _ = writeln!(summary, "  {event:?}");
        }
        summary
    }
}
