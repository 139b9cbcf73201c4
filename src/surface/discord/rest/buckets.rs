//! How often each route may be asked: what Discord's `X-RateLimit` headers told.

use std::collections::HashMap;
use std::time::Duration;

use reqwest::header::HeaderMap;
use serenity::http::{LightMethod, RatelimitingBucket, Route};
use tokio::time::Instant;

use super::wait;

/// Buckets beyond which those that have run out are forgotten: some hundred bytes each.
const MOST: usize = 1024;

/// What requests share a limit: those of one method to one route of, say, one channel.
pub(super) type Key = (LightMethod, RatelimitingBucket);

/// The limits of routes.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    known: HashMap<Key, Bucket>,
}

/// So many requests in a window of time.
#[derive(Debug)]
struct Bucket {
    limit: u32,
    remaining: u32,
    /// When the window ends.
    reset: Instant,
    /// How long one is: the longest time to its end that was told.
    window: Duration,
}

/// What a response tells of its bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    limit: u32,
    remaining: u32,
    reset_after: Duration,
}

impl Told {
    /// What these headers tell, if anything.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let text = |name: &str| headers.get(name)?.to_str().ok();
        let seconds = text("x-ratelimit-reset-after")?.parse().ok()?;
        Some(Self {
            limit: text("x-ratelimit-limit")?.parse().ok()?,
            remaining: text("x-ratelimit-remaining")?.parse().ok()?,
            reset_after: wait(seconds)?,
        })
    }
}

/// Whether a request is about an interaction: it has no part in the limit on all
/// requests, and a limit of its own, since each interaction has its own address.
pub(super) fn is_of_interaction(route: Route<'_>) -> bool {
    matches!(
        route,
        Route::InteractionResponse { .. }
            | Route::WebhookOriginalInteractionResponse { .. }
            | Route::WebhookFollowupMessages { .. }
    )
}

/// The bucket of a request; `None` where no other request could share it.
pub(super) fn key(method: LightMethod, route: Route<'_>) -> Option<Key> {
    let bucket = route.ratelimiting_bucket();
    (!bucket.is_none() && !is_of_interaction(route)).then_some((method, bucket))
}

impl Buckets {
    /// Takes a place for a request that would go `now`; when to ask again where there
    /// is none.
    pub(super) fn take(&mut self, key: &Key, now: Instant) -> Option<Instant> {
        // What isn't known yet has room: Discord tells with the first response.
        let bucket = self.known.get_mut(key)?;
        if bucket.reset <= now {
            bucket.remaining = bucket.limit;
            bucket.reset = now + bucket.window;
        }
        if bucket.remaining == 0 {
            return Some(bucket.reset);
        }
        bucket.remaining -= 1;
        None
    }

    /// Learns from a response.
    pub(super) fn learn(&mut self, key: Key, told: Told, now: Instant) {
        self.forget(now);
        let reset = now + told.reset_after;
        let bucket = self.known.entry(key).or_insert(Bucket {
            limit: told.limit,
            remaining: told.remaining,
            reset,
            window: told.reset_after,
        });
        bucket.remaining = if bucket.reset <= now {
            told.remaining
        } else {
            // Others are on their way that it doesn't count yet.
            bucket.remaining.min(told.remaining)
        };
        bucket.limit = told.limit.max(1);
        bucket.window = bucket.window.max(told.reset_after);
        // A late response may tell of the window before.
        bucket.reset = bucket.reset.max(reset);
    }

    /// Learns that there is no room before `until`.
    pub(super) fn close(&mut self, key: Key, until: Instant, now: Instant) {
        self.forget(now);
        let bucket = self.known.entry(key).or_insert(Bucket {
            limit: 1,
            remaining: 0,
            reset: until,
            window: Duration::ZERO,
        });
        bucket.remaining = 0;
        bucket.reset = bucket.reset.max(until);
    }

    /// Forgets what has run out, if there is much.
    fn forget(&mut self, now: Instant) {
        if self.known.len() >= MOST {
            self.known.retain(|_, bucket| bucket.reset > now);
        }
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderValue};
    use serenity::all::{ChannelId, InteractionId};
    use serenity::http::{LightMethod, Route};

    use super::{Buckets, Duration, Instant, Key, MOST, Told, key};

    const SECOND: Duration = Duration::from_secs(1);

    fn in_channel(number: u64) -> Key {
        let channel_id = ChannelId::new(number);
        key(LightMethod::Post, Route::ChannelMessages { channel_id }).expect("a limit")
    }

    fn told(limit: u32, remaining: u32, seconds: u64) -> Told {
        Told {
            limit,
            remaining,
            reset_after: SECOND * seconds as u32,
        }
    }

    #[test]
    fn a_window_has_room_for_so_many() {
        let now = Instant::now();
        let mut buckets = Buckets::default();
        let here = in_channel(1);
        assert_eq!(buckets.take(&here, now), None);
        buckets.learn(here, told(3, 2, 5), now);
        assert_eq!(buckets.take(&here, now), None);
        assert_eq!(buckets.take(&here, now), None);
        assert_eq!(buckets.take(&here, now), Some(now + SECOND * 5));
        // Another channel has its own.
        assert_eq!(buckets.take(&in_channel(2), now), None);
        // The next window begins with the first request in it.
        let later = now + SECOND * 6;
        for _ in 0..3 {
            assert_eq!(buckets.take(&here, later), None);
        }
        assert_eq!(buckets.take(&here, later), Some(later + SECOND * 5));
    }

    #[test]
    fn a_response_does_not_free_the_places_of_others() {
        let now = Instant::now();
        let mut buckets = Buckets::default();
        let here = in_channel(1);
        buckets.learn(here, told(5, 4, 5), now);
        for _ in 0..4 {
            assert_eq!(buckets.take(&here, now), None);
        }
        buckets.learn(here, told(5, 3, 4), now + SECOND);
        let reset = now + SECOND * 5;
        assert_eq!(buckets.take(&here, now + SECOND), Some(reset));
        // Nor does one of the window before end the new one early.
        assert_eq!(buckets.take(&here, reset), None);
        buckets.learn(here, told(5, 0, 0), reset);
        assert_eq!(buckets.take(&here, reset), Some(reset + SECOND * 5));
    }

    #[test]
    fn what_was_refused_is_closed() {
        let now = Instant::now();
        let mut buckets = Buckets::default();
        let here = in_channel(1);
        buckets.close(here, now + SECOND * 2, now);
        assert_eq!(buckets.take(&here, now), Some(now + SECOND * 2));
        assert_eq!(buckets.take(&here, now + SECOND * 2), None);
    }

    #[test]
    fn what_has_run_out_is_forgotten() {
        let now = Instant::now();
        let mut buckets = Buckets::default();
        for number in 1..=10 * MOST as u64 {
            let at = now + SECOND * number as u32;
            buckets.learn(in_channel(number), told(5, 4, 5), at);
            assert!(buckets.known.len() <= MOST);
        }
    }

    #[test]
    fn headers_tell_of_the_bucket() {
        let mut headers = HeaderMap::new();
        assert_eq!(Told::of(&headers), None);
        for (name, value) in [
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset-after", "1.500"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let expected = Told {
            limit: 5,
            remaining: 0,
            reset_after: Duration::from_millis(1500),
        };
        assert_eq!(Told::of(&headers), Some(expected));
        headers.insert("x-ratelimit-reset-after", HeaderValue::from_static("-1"));
        assert_eq!(Told::of(&headers), None);
        // A time that no clock reaches.
        headers.insert("x-ratelimit-reset-after", HeaderValue::from_static("1e19"));
        let told = Told::of(&headers).expect("a window");
        Buckets::default().learn(in_channel(1), told, Instant::now());
    }

    #[test]
    fn an_interaction_shares_no_bucket() {
        let response = Route::InteractionResponse {
            interaction_id: InteractionId::new(1),
            token: "t",
        };
        assert_eq!(key(LightMethod::Post, response), None);
        assert!(key(LightMethod::Get, Route::UserMe).is_some());
    }
}
