//! Snowflakes.

use std::time::Duration;

/// A snowflake: a time, then a number.
pub(crate) type Id = u64;

/// The first millisecond of 2015, from which Discord counts.
const EPOCH: u64 = 1_420_070_400_000;
/// Bits below the time.
const BELOW_TIME: u32 = 22;

/// Gives out ids, each greater than the one before.
#[derive(Default)]
pub(super) struct Ids {
    last: Id,
}

impl Ids {
    /// An id of the time `unix`.
    pub(super) fn next(&mut self, unix: Duration) -> Id {
        let of_now = (as_millis(unix) - EPOCH) << BELOW_TIME;
        self.last = of_now.max(self.last + 1);
        self.last
    }

    /// An id with a millisecond of its own: guilds are spread over the shards by
    /// their time.
    pub(super) fn next_guild(&mut self) -> Id {
        self.last = ((self.last >> BELOW_TIME) + 1) << BELOW_TIME;
        self.last
    }
}

/// The time of an id, since 1970.
pub(super) fn time_of(id: Id) -> Duration {
    Duration::from_millis((id >> BELOW_TIME) + EPOCH)
}

/// The shard, of `total`, that serves a guild.
pub(super) fn shard_of(guild: Id, total: u32) -> u32 {
    u32::try_from((guild >> BELOW_TIME) % u64::from(total)).expect("less than the total")
}

fn as_millis(unix: Duration) -> u64 {
    u64::try_from(unix.as_millis()).expect("a time within reach")
}
