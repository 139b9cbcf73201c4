//! Requests to Discord's REST API, tried again where that helps.
//!
//! Straight to Discord, serenity's limiter keeps to its rates. Through another
//! base (a proxy that keeps the rates for several bots, or a test's server) that
//! limiter would still go to Discord itself, so that it is off then, and what
//! is refused for its rate is tried again here, when the refusal says so.

mod pace;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::header::RETRY_AFTER;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serenity::http::{Http, HttpBuilder, HttpError, LightMethod, Request, Route};
use tokio::time::{Instant, sleep, sleep_until};

use self::pace::Pace;

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(15);

/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How many connections are kept for later: a burst opens one for each question
/// in hand.
const IDLE_CONNECTIONS: usize = 64;

/// How long to wait before the first new try; each further one waits twice as
/// long.
const FIRST_PAUSE: Duration = Duration::from_millis(250);

/// The header of a refusal that is meant for all requests.
const GLOBAL: &str = "x-ratelimit-global";

/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// Sends requests.
#[derive(Debug)]
pub(super) struct Rest {
    http: Http,
    client: reqwest::Client,
    /// Of all requests but the responses to interactions.
    pace: Mutex<Pace>,
}

/// Discord did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refusal {
    /// It said why.
    #[error("status {status}, code {code}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Discord's own code of the error; 0 if it gave none.
        code: i64,
        /// When to try again, if it said so.
        retry_after: Option<Duration>,
    },
    /// It could not be reached, or broke off. The address may have the token of
    /// an interaction in it, so that the cause isn't kept whole.
    #[error("{0}")]
    Unreachable(&'static str),
    /// It answered something that can't be read: the request was done.
    #[error("its answer can't be read")]
    Unreadable,
    /// We asked for something that can't be sent.
    #[error("the request can't be made")]
    Unsendable,
}

impl Refusal {
    /// Discord's code of the error, if it gave one.
    pub(super) fn code(&self) -> Option<i64> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            _ => None,
        }
    }

    /// The HTTP status, if there was one.
    pub(super) fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// How long Discord wants us to wait, if it said so.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Its name in metrics: what an operator would act on.
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Refused { status: 429, .. } => "rate_limited",
            Self::Refused {
                status: 500..=599, ..
            } => "fault",
            Self::Refused { .. } => "refused",
            Self::Unreachable(_) => "unreachable",
            Self::Unreadable => "unreadable",
            Self::Unsendable => "unsendable",
        }
    }

    /// How long to wait before another try; `None` where none helps.
    fn pause(&self, tries: u32) -> Option<Duration> {
        let growing = (FIRST_PAUSE * 2_u32.saturating_pow(tries)).min(LONGEST_PAUSE);
        match self {
            Self::Refused {
                status: 429,
                retry_after,
                ..
            } => Some(retry_after.unwrap_or(growing)),
            Self::Refused {
                status: 500..=599, ..
            }
            | Self::Unreachable(_) => Some(growing),
            _ => None,
        }
    }
}

impl Rest {
    /// Requests with `token`, to `base` or else to Discord itself.
    pub(super) fn new(token: &str, base: Option<&str>) -> Result<Self, Refusal> {
        let client = client()?;
        Ok(Self {
            http: http(token, base, &client),
            client,
            pace: Mutex::new(Pace::new(Instant::now())),
        })
    }

    /// A client for the gateway, which wants one of its own. So are its
    /// connections, which end with the thread that opened them.
    pub(super) fn for_gateway(&self) -> Result<Http, Refusal> {
        let (token, base) = (self.http.token(), self.http.proxy.as_deref());
        Ok(http(token, base, &client()?))
    }

    /// Sends `body`, and again until `deadline` where that helps. The request
    /// must bear being done twice.
    pub(super) async fn send<T: DeserializeOwned>(
        &self,
        method: LightMethod,
        route: Route<'_>,
        body: Option<&impl Serialize>,
        deadline: Instant,
    ) -> Result<T, Refusal> {
        let response = self.done(method, route, body, deadline).await?;
        if let Ok(read) = response.json().await {
            return Ok(read);
        }
        // It may have broken off. Once is enough: Discord may always write so.
        sleep(FIRST_PAUSE).await;
        let response = self.done(method, route, body, deadline).await?;
        response.json().await.map_err(|_| Refusal::Unreadable)
    }

    /// Like [`send`](Self::send), where the answer says nothing of interest.
    pub(super) async fn tell(
        &self,
        method: LightMethod,
        route: Route<'_>,
        body: Option<&impl Serialize>,
        deadline: Instant,
    ) -> Result<(), Refusal> {
        self.done(method, route, body, deadline).await.map(drop)
    }

    async fn done(
        &self,
        method: LightMethod,
        route: Route<'_>,
        body: Option<&impl Serialize>,
        deadline: Instant,
    ) -> Result<reqwest::Response, Refusal> {
        let body = body
            .map(serde_json::to_vec)
            .transpose()
            .map_err(|_| Refusal::Unsendable)?;
        let mut tries = 0;
        loop {
            self.wait_while_held(route, deadline).await?;
            let request = Request::new(route, method).body(body.clone());
            let refusal = match self.once(request).await {
                Ok(response) => return Ok(response),
                Err(refusal) => refusal,
            };
            let pause = refusal.pause(tries);
            let Some(pause) = pause.filter(|&pause| Instant::now() + pause < deadline) else {
                return Err(refusal);
            };
            sleep(pause).await;
            tries += 1;
        }
    }

    /// Waits while Discord takes nothing from us: to ask all the same would be
    /// an invalid request, and too many of these ban the address.
    async fn wait_while_held(&self, route: Route<'_>, deadline: Instant) -> Result<(), Refusal> {
        // Interactions have no part in that limit.
        if matches!(
            route,
            Route::InteractionResponse { .. } | Route::WebhookOriginalInteractionResponse { .. }
        ) {
            return Ok(());
        }
        loop {
            let now = Instant::now();
            let Some(turn) = self.pace().turn(now) else {
                return Ok(());
            };
            if turn >= deadline {
                return Err(Refusal::Refused {
                    status: 429,
                    code: 0,
                    retry_after: Some(turn - now),
                });
            }
            sleep_until(turn).await;
            if !self.pace().is_held(Instant::now()) {
                return Ok(());
            }
        }
    }

    fn pace(&self) -> MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One try.
    async fn once(&self, request: Request<'_>) -> Result<reqwest::Response, Refusal> {
        if self.http.ratelimiter.is_some() {
            return self
                .http
                .request(request)
                .await
                .map_err(|error| refusal(&error));
        }
        let token = self.http.token();
        let request = request
            .build(&self.client, token, self.http.proxy.as_deref())
            .map_err(|error| refusal(&error))?;
        let response = request.send().await.map_err(|error| unreachable(&error))?;
        if response.status().is_success() {
            return Ok(response);
        }
        let status = response.status().as_u16();
        let said = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|seconds| seconds.to_str().ok()?.parse().ok());
        let is_global = response.headers().contains_key(GLOBAL);
        let body: serde_json::Value = response.json().await.unwrap_or_default();
        let retry_after = said
            .or_else(|| body["retry_after"].as_f64())
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        if let Some(wait) = retry_after.filter(|_| is_global) {
            self.pace().hold(Instant::now() + wait);
        }
        Err(Refusal::Refused {
            status,
            code: body["code"].as_i64().unwrap_or_default(),
            retry_after,
        })
    }
}

fn client() -> Result<reqwest::Client, Refusal> {
    let client = reqwest::Client::builder()
        .use_rustls_tls()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(TIMEOUT)
        .pool_max_idle_per_host(IDLE_CONNECTIONS)
        .build();
    client.map_err(|_| Refusal::Unsendable)
}

fn http(token: &str, base: Option<&str>, client: &reqwest::Client) -> Http {
    let builder = HttpBuilder::new(token).client(client.clone());
    match base {
        Some(base) => builder.proxy(base).ratelimiter_disabled(true).build(),
        None => builder.build(),
    }
}

fn refusal(error: &serenity::Error) -> Refusal {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => Refusal::Refused {
            status: response.status_code.as_u16(),
            code: i64::try_from(response.error.code).unwrap_or_default(),
            retry_after: None,
        },
        serenity::Error::Http(HttpError::Request(error)) => unreachable(error),
        serenity::Error::Json(_) => Refusal::Unreadable,
        _ => Refusal::Unsendable,
    }
}

fn unreachable(error: &reqwest::Error) -> Refusal {
    Refusal::Unreachable(if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the connection broke off"
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Refusal;

    fn refused(status: u16, retry_after: Option<Duration>) -> Refusal {
        Refusal::Refused {
            status,
            code: 0,
            retry_after,
        }
    }

    #[test]
    fn what_may_pass_is_tried_again_and_what_stays_is_not() {
        let second = Duration::from_secs(1);
        assert_eq!(refused(429, Some(second)).pause(0), Some(second));
        assert_eq!(refused(503, None).pause(0), Some(second / 4));
        assert_eq!(refused(503, None).pause(2), Some(second));
        assert_eq!(refused(503, None).pause(99), Some(second * 10));
        assert!(Refusal::Unreachable("").pause(0).is_some());
        for status in [400, 401, 403, 404] {
            assert_eq!(refused(status, None).pause(0), None);
        }
        assert_eq!(Refusal::Unreadable.pause(0), None);
    }
}
