//! What has come in already: a gateway may send an event again, and what was said
//! once needn't be said again soon.

use std::hash::Hash;
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use lru::LruCache;

/// The last of many things that were seen.
#[derive(Debug)]
pub(super) struct Seen<T: Hash + Eq> {
    last: Mutex<LruCache<T, ()>>,
}

impl<T: Hash + Eq> Seen<T> {
    /// Remembers the last `most`.
    pub(super) fn new(most: NonZeroUsize) -> Self {
        Self {
            last: Mutex::new(LruCache::new(most)),
        }
    }

    /// Whether `thing` was seen.
    pub(super) fn contains(&self, thing: &T) -> bool {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.contains(thing)
    }

    /// Whether `thing` is new. From now on it isn't.
    pub(super) fn is_new(&self, thing: T) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.put(thing, ()).is_none()
    }
}

/// What has come in lately: after a while it is new again.
#[derive(Debug)]
pub(super) struct Lately<T: Hash + Eq> {
    /// When each thing was new: the longest ago is the last one.
    since: Mutex<LruCache<T, Instant>>,
    lasts: Duration,
}

impl<T: Hash + Eq> Lately<T> {
    /// Remembers the last `most`, each for as long as it `lasts`.
    pub(super) fn new(most: NonZeroUsize, lasts: Duration) -> Self {
        Self {
            since: Mutex::new(LruCache::new(most)),
            lasts,
        }
    }

    /// Whether `thing` is new. From `now` on it isn't, for a while.
    pub(super) fn is_new(&self, thing: T, now: Instant) -> bool {
        self.forget(now);
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = !since.contains(&thing);
        if is_new {
            since.put(thing, now);
        }
        is_new
    }

    /// Forgets what was new too long ago.
    pub(super) fn forget(&self, now: Instant) {
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        since.retain(|_, since| now.saturating_duration_since(*since) <= self.lasts);
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;
    use std::time::{Duration, Instant};

    use super::{Lately, Seen};

    #[test]
    fn only_the_last_ones_are_known() {
        let seen = Seen::new(NonZeroUsize::new(2).expect("two"));
        assert!(seen.is_new(1));
        assert!(!seen.is_new(1));
        assert!(seen.contains(&1) && !seen.contains(&2));
        assert!(seen.is_new(2));
        assert!(seen.is_new(3));
        assert!(seen.is_new(1));
    }

    #[test]
    fn what_is_too_long_ago_is_forgotten_though_nothing_else_comes() {
        let (day, start) = (Duration::from_secs(24 * 60 * 60), Instant::now());
        let lately = Lately::new(NonZeroUsize::new(2).expect("two"), day);
        let held = || lately.since.lock().expect("what is held").len();
        assert!(lately.is_new(1, start));
        // However often it comes, it was new only once.
        assert!(!lately.is_new(1, start + day));
        lately.forget(start + day);
        assert_eq!(held(), 1);
        lately.forget(start + day + Duration::from_secs(1));
        assert_eq!(held(), 0);
        assert!(lately.is_new(1, start + 2 * day));
        assert!(lately.is_new(2, start + 2 * day) && lately.is_new(3, start + 2 * day));
        assert_eq!(held(), 2);
    }
}
