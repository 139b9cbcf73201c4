//! A rate limit of its own for each of many keys.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

type Limits<C> = RateLimiter<u64, HashMapStateStore<u64>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// So many a minute for each key, all of them at once if need be (the generic
/// cell rate algorithm). It remembers the keys that asked since it last
/// [forgot](Self::forget), and some more.
#[derive(Debug)]
pub(super) struct Limiter<C: Clock> {
    allowed: Limits<C>,
    notices: Limits<C>,
    clock: C,
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
            clock,
        }
    }

    /// Takes one from the allowance of `key`.
    pub(super) fn check(&self, key: u64) -> Result<(), Excess> {
        self.allowed.check_key(&key).map_err(|until| Excess {
            retry_after: until.wait_time_from(self.clock.now()),
            notice: self.notices.check_key(&key).is_ok(),
        })
    }

    /// Forgets the keys whose allowance is whole.
    pub(super) fn forget(&self) {
        for limits in [&self.allowed, &self.notices] {
            limits.retain_recent();
            limits.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;
    use std::time::Duration;

    use governor::clock::FakeRelativeClock;

    use super::Limiter;

    /// The time over which is counted. A used-up allowance is whole again after it.
    const PERIOD: Duration = Duration::from_secs(60);

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
        limiter.forget();
        assert_eq!((limiter.allowed.len(), limiter.notices.len()), (0, 0));
    }

    #[test]
    fn only_the_keys_of_the_last_minutes_are_held() {
        let clock = FakeRelativeClock::default();
        let limiter = one_a_minute(&clock);
        for key in 0..100_000 {
            assert!(limiter.check(key).is_ok(), "{key}");
            clock.advance(PERIOD / 1000);
            if key % 1000 == 0 {
                limiter.forget();
            }
            assert!(limiter.allowed.len() <= 3_001, "{}", limiter.allowed.len());
        }
    }

    #[test]
    fn an_allowance_that_is_not_whole_is_not_forgotten() {
        let clock = FakeRelativeClock::default();
        let limiter = one_a_minute(&clock);
        clock.advance(PERIOD / 2);
        assert!(limiter.check(1).is_ok());
        clock.advance(PERIOD / 2);
        limiter.forget();
        let excess = limiter.check(1).expect_err("half a minute is left");
        assert_eq!(excess.retry_after, PERIOD / 2);
    }
}
