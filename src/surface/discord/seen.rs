//! What has come in already: a gateway may send an event again.

use std::hash::Hash;
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

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

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::Seen;

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
}
