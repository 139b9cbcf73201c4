//! Which questions are taken in: so many a minute from one member and in one
//! channel, and so many in hand at once.

mod limiter;

use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use serenity::all::{ChannelId, UserId};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use self::limiter::Limiter;
use crate::config;

/// How many members are told at once that the bot is busy. Their notices take
/// memory and Discord's time as answers do, so that beyond this the rest goes
/// without.
pub(super) const BUSY_NOTICES: usize = 2000;

/// What stands before every question. `C` is the clock.
#[derive(Debug)]
pub(super) struct Gate<C: Clock = DefaultClock> {
    members: Option<Limiter<C>>,
    channels: Option<Limiter<C>>,
    questions: Arc<Semaphore>,
    notices: Arc<Semaphore>,
}

/// What becomes of a question.
#[must_use = "a permit that is dropped frees its place"]
#[derive(Debug)]
pub(super) enum Admission {
    /// It is answered. Hold the permit until it has been.
    Admitted(Permit),
    /// Too many came before it.
    Limited {
        /// From whom.
        who: Who,
        /// How long until the next would be admitted.
        retry_after: Duration,
        /// Whether to say so: once a minute, not to every question too many.
        notice: bool,
    },
    /// The bot has its hands full. With a permit, say so and hold it until that
    /// is said; without one, say nothing.
    Busy(Option<NoticePermit>),
}

/// Whose allowance is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// The member's.
    Member,
    /// The channel's, which its members share.
    Channel,
}

/// A place among the questions in hand, free again once this is dropped.
#[derive(Debug)]
pub(super) struct Permit {
    _place: OwnedSemaphorePermit,
}

/// A place among the notices in hand, free again once this is dropped.
#[derive(Debug)]
pub(super) struct NoticePermit {
    _place: OwnedSemaphorePermit,
}

impl Gate {
    /// A gate with the limits of `settings`.
    pub(super) fn new(settings: &config::Discord) -> Self {
        Self::with_clock(settings, &DefaultClock::default())
    }
}

impl<C: Clock + Clone> Gate<C> {
    fn with_clock(settings: &config::Discord, clock: &C) -> Self {
        let limiter = |per_minute| Limiter::new(per_minute, clock.clone());
        Self {
            members: settings.member_limit.map(limiter),
            channels: settings.channel_limit.map(limiter),
            questions: Arc::new(Semaphore::new(settings.queue)),
            notices: Arc::new(Semaphore::new(BUSY_NOTICES)),
        }
    }

    /// Forgets the members and channels whose allowance is whole.
    pub(super) fn forget(&self) {
        for limiter in [&self.members, &self.channels].into_iter().flatten() {
            limiter.forget();
        }
    }

    /// Decides about a question of `member` in `channel`.
    ///
    /// What is turned away because the bot is busy counts against nobody's
    /// allowance, and what a member asks too much counts not against the
    /// channel's.
    pub(super) fn admit(&self, member: UserId, channel: ChannelId) -> Admission {
        let Some(place) = free_place(&self.questions) else {
            let notice = free_place(&self.notices).map(|place| NoticePermit { _place: place });
            return Admission::Busy(notice);
        };
        for (limiter, key, who) in [
            (&self.members, member.get(), Who::Member),
            (&self.channels, channel.get(), Who::Channel),
        ] {
            if let Some(Err(excess)) = limiter.as_ref().map(|limiter| limiter.check(key)) {
                return Admission::Limited {
                    who,
                    retry_after: excess.retry_after,
                    notice: excess.notice,
                };
            }
        }
        Admission::Admitted(Permit { _place: place })
    }
}

fn free_place(places: &Arc<Semaphore>) -> Option<OwnedSemaphorePermit> {
    Arc::clone(places).try_acquire_owned().ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use governor::clock::FakeRelativeClock;
    use serenity::all::{ChannelId, UserId};

    use super::{Admission, BUSY_NOTICES, Gate, Who};
    use crate::config::Discord;

    const A: UserId = UserId::new(1);
    const B: UserId = UserId::new(2);
    const HERE: ChannelId = ChannelId::new(10);
    const THERE: ChannelId = ChannelId::new(11);

    struct Scene {
        gate: Gate<FakeRelativeClock>,
        clock: FakeRelativeClock,
    }

    impl Scene {
        /// A gate that takes `member` and `channel` questions a minute, `queue` at once.
        fn new(member: u32, channel: u32, queue: usize) -> Self {
            let clock = FakeRelativeClock::default();
            let settings = Discord::from_lookup(&|name| match name {
                "FOOTNOTE_MEMBER_LIMIT" => Some(member.to_string()),
                "FOOTNOTE_CHANNEL_LIMIT" => Some(channel.to_string()),
                "FOOTNOTE_QUEUE" => Some(queue.to_string()),
                _ => None,
            });
            Self {
                gate: Gate::with_clock(&settings.expect("settings"), &clock),
                clock,
            }
        }

        fn seconds_pass(&self, seconds: u64) {
            self.clock.advance(Duration::from_secs(seconds));
        }

        #[track_caller]
        fn admits(&self, member: UserId, channel: ChannelId) {
            let admission = self.gate.admit(member, channel);
            assert!(matches!(admission, Admission::Admitted(_)), "{admission:?}");
        }

        #[track_caller]
        fn limits(&self, member: UserId, channel: ChannelId, expected: (Who, u64, bool)) {
            match self.gate.admit(member, channel) {
                Admission::Limited {
                    who,
                    retry_after,
                    notice,
                } => assert_eq!((who, retry_after.as_secs(), notice), expected),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn a_member_who_asks_too_much_waits() {
        let scene = Scene::new(2, 0, 10);
        scene.admits(A, HERE);
        scene.admits(A, THERE);
        scene.limits(A, HERE, (Who::Member, 30, true));
        scene.admits(B, HERE);
        scene.seconds_pass(10);
        scene.limits(A, HERE, (Who::Member, 20, false));
        scene.seconds_pass(20);
        scene.admits(A, HERE);
    }

    #[test]
    fn members_share_what_a_channel_may_ask() {
        let scene = Scene::new(0, 1, 10);
        scene.admits(A, HERE);
        scene.limits(B, HERE, (Who::Channel, 60, true));
        scene.admits(B, THERE);
    }

    #[test]
    fn what_a_member_asks_too_much_does_not_count_against_the_channel() {
        let scene = Scene::new(1, 2, 10);
        scene.admits(A, HERE);
        scene.limits(A, HERE, (Who::Member, 60, true));
        scene.limits(A, HERE, (Who::Member, 60, false));
        scene.admits(B, HERE);
    }

    #[test]
    fn a_notice_is_due_again_once_the_allowance_is_whole() {
        let scene = Scene::new(1, 0, 10);
        scene.admits(A, HERE);
        scene.limits(A, HERE, (Who::Member, 60, true));
        scene.limits(A, HERE, (Who::Member, 60, false));
        scene.seconds_pass(60);
        scene.admits(A, HERE);
        scene.limits(A, HERE, (Who::Member, 60, true));
    }

    #[test]
    fn zero_is_no_limit() {
        let scene = Scene::new(0, 0, 1);
        for _ in 0..1000 {
            scene.admits(A, HERE);
        }
    }

    #[test]
    fn a_place_is_free_again_once_its_answer_is_done() {
        let scene = Scene::new(0, 0, 2);
        let first = scene.gate.admit(A, HERE);
        let _second = scene.gate.admit(B, HERE);
        assert!(matches!(
            scene.gate.admit(A, HERE),
            Admission::Busy(Some(_))
        ));
        drop(first);
        scene.admits(A, HERE);
    }

    #[test]
    fn what_is_turned_away_costs_no_allowance() {
        let scene = Scene::new(2, 0, 1);
        let held = scene.gate.admit(A, HERE);
        for _ in 0..10 {
            assert!(matches!(scene.gate.admit(A, HERE), Admission::Busy(_)));
        }
        drop(held);
        scene.admits(A, HERE);
    }

    #[test]
    fn notices_are_bounded_too() {
        let scene = Scene::new(0, 0, 1);
        let _held = scene.gate.admit(A, HERE);
        let mut notices = Vec::new();
        while let Admission::Busy(Some(notice)) = scene.gate.admit(A, HERE) {
            notices.push(notice);
        }
        assert_eq!(notices.len(), BUSY_NOTICES);
        notices.pop();
        assert!(matches!(
            scene.gate.admit(A, HERE),
            Admission::Busy(Some(_))
        ));
    }
}
