//! The REST interface.

mod command_form;
mod commands;
mod components;
mod embeds;
mod errors;
mod follow_ups;
mod form;
mod interactions;
mod message_form;
mod messages;
mod multipart;
mod places;
mod rates;
mod table;

pub(super) use commands::{Commands, MESSAGE_MENU};
pub(super) use rates::Rates;

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::Value;

use super::Shared;
use super::faults::Fault;
use super::record;
use super::server::Line;
use super::world::World;
use errors::ApiError;

/// More than Discord takes without boosts.
const LARGEST_BODY: usize = 32 << 20;

/// A request, as the handlers see it.
struct Call<'a> {
    method: &'a str,
    /// The parts of the path after `/api/v10/`.
    path: &'a [&'a str],
    query: &'a str,
    /// Whether the body could be read; it is null where there is none.
    is_well_formed: bool,
    body: Value,
}

impl Call<'_> {
    fn asks(&self, key: &str) -> bool {
        let pairs = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        pairs
            .into_iter()
            .any(|(name, value)| name == key && matches!(value, "true" | "1"))
    }
}

/// What a handler answers: a status and a body, where there is one.
type Answered = Result<(u16, Value), ApiError>;

const NO_CONTENT: (u16, Value) = (204, Value::Null);

/// Answers a request: faults first, then rates, authorization and the handler.
pub(super) async fn answer(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, LARGEST_BODY).await.unwrap_or_default();
    let method = parts.method.as_str();
    let path = parts.uri.path();
    let path = path.strip_prefix("/api/v10/").unwrap_or(path);
    let segments: Vec<String> = path.split('/').map(percent_decoded).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let fault = shared.lock().faults.of(method, &segments);
    match fault {
        Some(Fault::Delay(delay)) => tokio::time::sleep(delay).await,
        Some(Fault::Hold) => shared.held().await,
        _ => {}
    }
    let authorization = header(&parts.headers, AUTHORIZATION.as_str());
    let parsed = parsed(&parts.headers, &body);
    let call = Call {
        method,
        path: &segments,
        query: parts.uri.query().unwrap_or_default(),
        is_well_formed: parsed.is_some(),
        body: parsed.unwrap_or_default(),
    };
    let is_cut = matches!(fault, Some(Fault::Disconnect | Fault::DisconnectAfterwards));
    let response = shared.change(|world| {
        let outcome = world.handle(&call, authorization, fault.as_ref());
        let status = match &outcome {
            Ok((status, _)) => *status,
            Err(error) => error.status,
        };
        world.record.requested(record::Request {
            at: world.clock.now(),
            method: method.to_owned(),
            path: format!("/{path}"),
            query: call.query.to_owned(),
            user_agent: header(&parts.headers, USER_AGENT.as_str()).to_owned(),
            has_authorization: !authorization.is_empty(),
            body: call.body,
            status: (!is_cut).then_some(status),
        });
        let rates = &world.rates;
        let headers = rates.headers(&world.clock, &world.setup, method, &segments);
        response(outcome, headers, matches!(fault, Some(Fault::Garbled)))
    });
    if is_cut {
        line.cut();
    }
    response
}

impl World {
    /// Fails as a test wants it, before or after the work.
    fn handle(&mut self, call: &Call<'_>, authorization: &str, fault: Option<&Fault>) -> Answered {
        match fault {
            Some(Fault::Status(status)) => return Err(ApiError::server(*status)),
            Some(Fault::Disconnect) => return Err(ApiError::server(502)),
            Some(Fault::TooManyRequests {
                retry_after,
                global,
            }) => {
                return Err(ApiError::too_many(*retry_after, *global));
            }
            _ => {}
        }
        let outcome = self.work(call, authorization);
        match fault {
            Some(Fault::StatusAfterwards(status)) => Err(ApiError::server(*status)),
            _ => outcome,
        }
    }

    fn work(&mut self, call: &Call<'_>, authorization: &str) -> Answered {
        self.rates
            .count(&self.clock, &self.setup, call.method, call.path)?;
        let token = authorization.strip_prefix("Bot ").unwrap_or_default();
        if table::needs_token(call.path) && token != self.setup.token {
            return Err(ApiError::UNAUTHORIZED);
        }
        if !call.is_well_formed {
            return Err(ApiError::INVALID_JSON);
        }
        table::route(self, call)
    }
}

/// The body as JSON, null where there is none; nothing where it can't be read.
fn parsed(headers: &HeaderMap, body: &Bytes) -> Option<Value> {
    let kind = header(headers, CONTENT_TYPE.as_str());
    if let Some(boundary) = multipart::boundary(kind) {
        return multipart::payload(body, boundary);
    }
    if body.is_empty() {
        return Some(Value::Null);
    }
    serde_json::from_slice(body).ok()
}

fn response(outcome: Answered, headers: Vec<(&'static str, String)>, garbled: bool) -> Response {
    let (status, mut headers, body) = match outcome {
        Ok((status, body)) => (status, headers, body),
        Err(error) => {
            let (status, more, body) = error.into_parts();
            (status, more.into_iter().chain(headers).collect(), body)
        }
    };
    headers.push(("content-type", "application/json".to_owned()));
    let mut text = match status {
        204 => Vec::new(),
        _ => body.to_string().into_bytes(),
    };
    if garbled {
        text.truncate(text.len() / 2);
    }
    let mut response = Response::builder().status(StatusCode::from_u16(status).expect("a status"));
    let mut seen = Vec::new();
    for (name, value) in headers {
        // What an error says goes before what every route says.
        if !seen.contains(&name) {
            response = response.header(name, value);
            seen.push(name);
        }
    }
    response.body(Body::from(text)).expect("a response")
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// A part of a path without `%…`, which emojis are written with.
fn percent_decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part.as_bytes();
    while let [first, others @ ..] = rest {
        let code = others.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            None => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
