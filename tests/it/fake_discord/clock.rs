//! The time, which tests can move on.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The system's clock plus what a test has let pass.
#[derive(Default)]
pub(super) struct Clock {
    ahead: Duration,
    /// When it was stopped, by both of the system's clocks.
    stopped: Option<(Instant, SystemTime)>,
}

impl Clock {
    pub(super) fn advance(&mut self, time: Duration) {
        self.ahead += time;
    }

    pub(super) fn stop(&mut self) {
        self.stopped = Some((Instant::now(), SystemTime::now()));
    }

    pub(super) fn now(&self) -> Instant {
        self.stopped.map_or_else(Instant::now, |(now, _)| now) + self.ahead
    }

    /// Since 1970.
    pub(super) fn unix(&self) -> Duration {
        let now = self.stopped.map_or_else(SystemTime::now, |(_, now)| now);
        let since_1970 = now.duration_since(UNIX_EPOCH);
        since_1970.expect("a clock after 1970") + self.ahead
    }

    /// Now, as Discord writes it.
    pub(super) fn timestamp(&self) -> String {
        timestamp(self.unix())
    }
}

/// A time since 1970 as Discord writes it: `2026-03-01T12:00:00.123000+00:00`.
pub(super) fn timestamp(unix: Duration) -> String {
    let seconds = unix.as_secs();
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    let millis = unix.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}000+00:00")
}

/// Year, month and day of a day since 1970.
fn date(mut days: u64) -> (u64, u64, u64) {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}
