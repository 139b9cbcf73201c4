//! Requests to Discord's REST API, at its rates, tried again where that helps.
//!
//! serenity makes the requests, but its limiter is off. It goes to Discord itself
//! whatever the base is, remembers a bucket for every interaction for good, lets
//! requests go on while a limit on all of them stands, and knows no deadline. What
//! Discord tells of its rates is kept to here instead: route by route ([`buckets`])
//! and of all requests ([`pace`]).

mod buckets;
mod pace;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::header::RETRY_AFTER;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serenity::http::{Http, HttpBuilder, LightMethod, Request, Route};
use tokio::time::{Instant, sleep, sleep_until};

use self::buckets::{Buckets, Key, Told, is_of_interaction};
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

/// The status of a refusal for the rate.
const TOO_MANY: u16 = 429;

/// The header of a refusal that is meant for all requests.
const GLOBAL: &str = "x-ratelimit-global";

/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// The longest wait that Discord is taken at its word for: no clock bears any number.
const LONGEST_WAIT: Duration = Duration::from_secs(60 * 60);

/// Sends requests.
#[derive(Debug)]
pub(super) struct Rest {
    http: Http,
    client: reqwest::Client,
    rates: Mutex<Rates>,
}

/// What Discord told of its rates.
#[derive(Debug)]
struct Rates {
    /// Of all requests but the responses to interactions.
    pace: Pace,
    buckets: Buckets,
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
            Self::Refused {
                status: TOO_MANY, ..
            } => "rate_limited",
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
                status: TOO_MANY,
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
            rates: Mutex::new(Rates {
                pace: Pace::new(Instant::now()),
                buckets: Buckets::default(),
            }),
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
        let key = buckets::key(method, route);
        let mut tries = 0;
        loop {
            if !is_of_interaction(route) {
                self.wait_while_held(deadline).await?;
            }
            if let Some(key) = &key {
                self.wait_for_place(key, deadline).await?;
            }
            let request = Request::new(route, method).body(body.clone());
            let refusal = match self.once(request, key).await {
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
    async fn wait_while_held(&self, deadline: Instant) -> Result<(), Refusal> {
        loop {
            let Some(turn) = self.rates().pace.turn(Instant::now()) else {
                return Ok(());
            };
            wait_until(turn, deadline).await?;
            if !self.rates().pace.is_held(Instant::now()) {
                return Ok(());
            }
        }
    }

    /// Waits until the route has room.
    async fn wait_for_place(&self, key: &Key, deadline: Instant) -> Result<(), Refusal> {
        loop {
            let Some(turn) = self.rates().buckets.take(key, Instant::now()) else {
                return Ok(());
            };
            wait_until(turn, deadline).await?;
        }
    }

    fn rates(&self) -> MutexGuard<'_, Rates> {
        self.rates.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One try.
    async fn once(
        &self,
        request: Request<'_>,
        key: Option<Key>,
    ) -> Result<reqwest::Response, Refusal> {
        let request = request
            .build(&self.client, self.http.token(), self.http.proxy.as_deref())
            .map_err(|_| Refusal::Unsendable)?;
        let response = request.send().await.map_err(|error| unreachable(&error))?;
        if let (Some(key), Some(told)) = (key, Told::of(response.headers())) {
            self.rates().buckets.learn(key, told, Instant::now());
        }
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
        let retry_after = said.or_else(|| body["retry_after"].as_f64()).and_then(wait);
        if let Some(wait) = retry_after.filter(|_| status == TOO_MANY) {
            let now = Instant::now();
            let mut rates = self.rates();
            match key {
                _ if is_global => rates.pace.hold(now + wait),
                Some(key) => rates.buckets.close(key, now + wait, now),
                None => {}
            }
        }
        Err(Refusal::Refused {
            status,
            code: body["code"].as_i64().unwrap_or_default(),
            retry_after,
        })
    }
}

/// How long a response wants us to wait that tells so many seconds, if that is a time.
fn wait(seconds: f64) -> Option<Duration> {
    let told = || Duration::try_from_secs_f64(seconds).unwrap_or(LONGEST_WAIT);
    (seconds >= 0.0).then(|| told().min(LONGEST_WAIT))
}

/// Waits, unless that would take too long.
async fn wait_until(turn: Instant, deadline: Instant) -> Result<(), Refusal> {
    if turn >= deadline {
        return Err(Refusal::Refused {
            status: TOO_MANY,
            code: 0,
            retry_after: Some(turn - Instant::now()),
        });
    }
    sleep_until(turn).await;
    Ok(())
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
    let builder = HttpBuilder::new(token)
        .client(client.clone())
        .ratelimiter_disabled(true);
    match base {
        Some(base) => builder.proxy(base).build(),
        None => builder.build(),
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

    use super::{LONGEST_WAIT, Refusal, wait};

    fn refused(status: u16, retry_after: Option<Duration>) -> Refusal {
        Refusal::Refused {
            status,
            code: 0,
            retry_after,
        }
    }

    #[test]
    fn no_wait_is_longer_than_an_hour() {
        assert_eq!(wait(1.5), Some(Duration::from_millis(1500)));
        for absurd in [3601.0, 1e19, 1e300, f64::INFINITY] {
            assert_eq!(wait(absurd), Some(LONGEST_WAIT), "{absurd}");
        }
        assert_eq!((wait(-1.0), wait(f64::NAN)), (None, None));
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
