//! A rate limit of its own for each of many keys.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use governor::clock::{Clock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// The time over which is counted. A used-up allowance is whole again after it.
const PERIOD: Duration = Duration::from_secs(60);

type Limits<C> = RateLimiter<u64, HashMapStateStore<u64>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// So many a minute for each key, all of them at once if need be (the generic
/// cell rate algorithm). It remembers the keys of the last minutes, not more.
#[derive(Debug)]
pub(super) struct Limiter<C: Clock> {
    allowed: Limits<C>,
    notices: Limits<C>,
    clock: C,
    start: C::Instant,
    /// When keys were last forgotten, in nanoseconds from `start`.
    swept: AtomicU64,
}

/// That a key has used up its allowance.
#[derive(Debug)]
pub(super) struct Excess {
    /// How long until it has some again.
    pub(super) retry_after: Duration,
    /// Whether a minute has gone by since that was last said.
    pub(super) notice: bool,
}

impl<C: Clock + Clone> Limiter<C> {
    pub(super) fn new(per_minute: NonZeroU32, clock: C) -> Self {
        let limits = |quota| RateLimiter::hashmap_with_clock(quota, clock.clone());
        Self {
            allowed: limits(Quota::per_minute(per_minute)),
            notices: limits(Quota::per_minute(NonZeroU32::MIN)),
            start: clock.now(),
            swept: AtomicU64::new(0),
            clock,
        }
    }

    /// Takes one from the allowance of `key`.
    pub(super) fn check(&self, key: u64) -> Result<(), Excess> {
        self.sweep();
        self.allowed.check_key(&key).map_err(|until| Excess {
            retry_after: until.wait_time_from(self.clock.now()),
            notice: self.notices.check_key(&key).is_ok(),
        })
    }

    /// Once a minute, forgets the keys whose allowance is whole.
    fn sweep(&self) {
        let now = self.clock.now().duration_since(self.start).as_u64();
        let swept = self.swept.load(Ordering::Relaxed);
        let is_due = now.saturating_sub(swept) >= Nanos::from(PERIOD).as_u64();
        // Whoever comes at the same time leaves it to the first.
        let is_first = || {
            self.swept
                .compare_exchange(swept, now, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
        };
        if is_due && is_first() {
            for limits in [&self.allowed, &self.notices] {
                limits.retain_recent();
                limits.shrink_to_fit();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use governor::clock::FakeRelativeClock;

    use super::{Limiter, PERIOD};

    fn one_a_minute(clock: &FakeRelativeClock) -> Limiter<FakeRelativeClock> {
        Limiter::new(NonZeroU32::MIN, clock.clone())
    }

    #[test]
    fn each_of_100_000_keys_has_its_own_allowance_and_is_forgotten() {
        let clock = FakeRelativeClock::default();
        let limiter = one_a_minute(&clock);
        for key in 1..=100_000 {
            assert!(limiter.check(key).is_ok(), "{key}");
            assert!(limiter.check(key).is_err_and(|excess| excess.notice));
        }
        assert_eq!(
            (limiter.allowed.len(), limiter.notices.len()),
            (100_000, 100_000)
        );
        clock.advance(3 * PERIOD);
        assert!(limiter.check(1).is_ok());
        assert_eq!((limiter.allowed.len(), limiter.notices.len()), (1, 0));
    }

    #[test]
    fn only_the_keys_of_the_last_minutes_are_held() {
        let clock = FakeRelativeClock::default();
        let limiter = one_a_minute(&clock);
        for key in 0..100_000 {
            assert!(limiter.check(key).is_ok(), "{key}");
            clock.advance(PERIOD / 1000);
            assert!(limiter.allowed.len() <= 3_001, "{}", limiter.allowed.len());
        }
    }

    #[test]
    fn an_allowance_outlives_a_sweep() {
        let clock = FakeRelativeClock::default();
        let limiter = one_a_minute(&clock);
        clock.advance(PERIOD / 2);
        assert!(limiter.check(1).is_ok());
        clock.advance(PERIOD / 2);
        let excess = limiter.check(1).expect_err("half a minute is left");
        assert_eq!(excess.retry_after, PERIOD / 2);
    }
}
