//! How requests go on after Discord has refused them all for a while.

use std::time::Duration;

use tokio::time::Instant;

/// The pause between two requests that have waited: Discord takes 50 a second.
const BETWEEN: Duration = Duration::from_millis(25);

/// When the next request may go. Those that wait go one after the other, as all at
/// once they would be refused again.
#[derive(Debug)]
pub(super) struct Pace {
    held_until: Instant,
    /// The first time that nobody waits for.
    free: Instant,
}

impl Pace {
    /// Nothing is held.
    pub(super) fn new(now: Instant) -> Self {
        Self {
            held_until: now,
            free: now,
        }
    }

    /// Discord takes nothing before `until`.
    pub(super) fn hold(&mut self, until: Instant) {
        self.held_until = self.held_until.max(until);
        self.free = self.free.max(until);
    }

    /// When a request may go that would go `now`: at once if that is `None`. Once
    /// it has waited, whether Discord holds it anew is for [`Self::is_held`].
    pub(super) fn turn(&mut self, now: Instant) -> Option<Instant> {
        if self.free <= now {
            return None;
        }
        let turn = self.free;
        self.free += BETWEEN;
        Some(turn)
    }

    /// Whether Discord takes nothing `now`.
    pub(super) fn is_held(&self, now: Instant) -> bool {
        now < self.held_until
    }
}

#[cfg(test)]
mod tests {
    use super::{BETWEEN, Duration, Instant, Pace};

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn what_was_held_goes_one_by_one() {
        let now = Instant::now();
        let mut pace = Pace::new(now);
        assert_eq!(pace.turn(now), None);
        pace.hold(now + SECOND);
        let turns: Vec<_> = (0..3).map(|_| pace.turn(now)).collect();
        let held = now + SECOND;
        assert_eq!(
            turns,
            [Some(held), Some(held + BETWEEN), Some(held + BETWEEN * 2)]
        );
        // Who comes while others still wait goes behind them.
        assert_eq!(pace.turn(held), Some(held + BETWEEN * 3));
        assert_eq!(pace.turn(held + SECOND), None);
    }

    #[test]
    fn what_is_held_again_waits_again() {
        let now = Instant::now();
        let mut pace = Pace::new(now);
        pace.hold(now + SECOND);
        pace.hold(now);
        assert!(pace.is_held(now) && !pace.is_held(now + SECOND));
        pace.turn(now);
        pace.hold(now + SECOND * 3);
        assert!(pace.is_held(now + SECOND * 2));
        assert_eq!(pace.turn(now + SECOND), Some(now + SECOND * 3));
    }
}
