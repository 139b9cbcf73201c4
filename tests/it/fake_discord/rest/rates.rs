//! Rate limits: one bucket a method, route and its first id.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, Instant};

use super::errors::ApiError;
use crate::fake_discord::Setup;
use crate::fake_discord::clock::Clock;

/// What is told of routes whose rate isn't limited.
const GENEROUS: (u32, Duration) = (1_000_000, Duration::from_secs(1));
/// Buckets beyond which those that have run out are forgotten.
const BUCKETS: usize = 10_000;

#[derive(Default)]
pub(in crate::fake_discord) struct Rates {
    buckets: HashMap<u64, Bucket>,
    global: Option<Bucket>,
}

struct Bucket {
    opened: Instant,
    used: u32,
}

impl Bucket {
    /// Counts a request; how long to wait where there is no room.
    fn take(&mut self, now: Instant, (most, window): (u32, Duration)) -> Option<Duration> {
        if now - self.opened >= window {
            *self = Self {
                opened: now,
                used: 0,
            };
        }
        if self.used >= most {
            return Some(window.saturating_sub(now - self.opened));
        }
        self.used += 1;
        None
    }
}

impl Rates {
    pub(super) fn count(
        &mut self,
        clock: &Clock,
        setup: &Setup,
        method: &str,
        path: &[&str],
    ) -> Result<(), ApiError> {
        let now = clock.now();
        // Interactions have no part in the global limit.
        let is_exempt = matches!(path, ["interactions" | "webhooks", ..]);
        if let Some(most) = setup.global_limit.filter(|_| !is_exempt) {
            let global = self.global.get_or_insert(Bucket {
                opened: now,
                used: 0,
            });
            if let Some(wait) = global.take(now, (most, Duration::from_secs(1))) {
                return Err(ApiError::too_many(wait, true));
            }
        }
        let limit = setup.route_limit.unwrap_or(GENEROUS);
        if self.buckets.len() > BUCKETS {
            self.buckets
                .retain(|_, bucket| now - bucket.opened < limit.1);
        }
        let bucket = self.buckets.entry(key(method, path)).or_insert(Bucket {
            opened: now,
            used: 0,
        });
        bucket
            .take(now, limit)
            .map_or(Ok(()), |wait| Err(ApiError::too_many(wait, false)))
    }

    /// What every response says of its bucket.
    pub(super) fn headers(
        &self,
        clock: &Clock,
        setup: &Setup,
        method: &str,
        path: &[&str],
    ) -> Vec<(&'static str, String)> {
        let (most, window) = setup.route_limit.unwrap_or(GENEROUS);
        let key = key(method, path);
        let Some(bucket) = self.buckets.get(&key) else {
            return Vec::new();
        };
        let left = window.saturating_sub(clock.now() - bucket.opened);
        vec![
            ("x-ratelimit-limit", most.to_string()),
            (
                "x-ratelimit-remaining",
                most.saturating_sub(bucket.used).to_string(),
            ),
            (
                "x-ratelimit-reset",
                format!("{:.3}", (clock.unix() + left).as_secs_f64()),
            ),
            (
                "x-ratelimit-reset-after",
                format!("{:.3}", left.as_secs_f64()),
            ),
            ("x-ratelimit-bucket", format!("{key:016x}")),
        ]
    }
}

/// A bucket's name: ids count only right behind the first part of the path.
fn key(method: &str, path: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    method.hash(&mut hasher);
    for (index, part) in path.iter().enumerate() {
        let is_id = part.bytes().all(|byte| byte.is_ascii_digit());
        if index < 2 || !is_id {
            part.hash(&mut hasher);
        }
    }
    hasher.finish()
}
