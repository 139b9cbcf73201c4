//! The last question of each member in each channel, for follow-ups. What was
//! answered to the member alone is kept apart: nothing that others see leans on it.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use lru::LruCache;
use serenity::model::id::{ChannelId, UserId};

use crate::bot::Turn;

/// A follow-up comes within this time.
pub(super) const LASTS: Duration = Duration::from_secs(10 * 60);

/// How many conversations are remembered: the oldest make room.
const MOST: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// A longer question is not kept, so that memory stays bounded.
const LONGEST_QUESTION: usize = 1000;

/// Who talks where, and before whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Speaker {
    pub(super) channel: ChannelId,
    pub(super) user: UserId,
    /// Whether only the member sees what is answered.
    pub(super) private: bool,
}

/// What was talked about lately.
#[derive(Debug)]
pub(super) struct Conversations {
    /// When each speaker asked last, and what, unless it was too long to keep.
    last: Mutex<LruCache<Speaker, (Instant, Option<Turn>)>>,
}

impl Conversations {
    pub(super) fn new() -> Self {
        Self {
            last: Mutex::new(LruCache::new(MOST)),
        }
    }

    /// The speaker's last turn, if it isn't too long ago. In private that may be
    /// one that others have seen.
    pub(super) fn last(&self, speaker: Speaker, now: Instant) -> Option<Turn> {
        let public = Speaker {
            private: false,
            ..speaker
        };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let mut recent = |speaker| {
            let (when, turn) = last.get(&speaker)?;
            let lasts = now.saturating_duration_since(*when) <= LASTS;
            lasts.then(|| Some((*when, turn.clone()?))).flatten()
        };
        let (public, private) = (recent(public), recent(speaker).filter(|_| speaker.private));
        let later = match (public, private) {
            (Some(public), Some(private)) if public.0 > private.0 => Some(public),
            (public, private) => private.or(public),
        };
        later.map(|(_, turn)| turn)
    }

    /// Remembers `turn`, asked at `asked`, as the speaker's last one, unless there
    /// is a later one: a question that is edited stands where it stood.
    pub(super) fn remember(&self, speaker: Speaker, turn: Turn, asked: Instant) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.peek(&speaker).is_some_and(|(later, _)| *later > asked) {
            return;
        }
        let turn = (turn.question.len() <= LONGEST_QUESTION).then_some(turn);
        last.put(speaker, (asked, turn));
    }

    /// Forgets what nobody can follow up any more.
    pub(super) fn forget(&self, now: Instant) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.retain(|_, (asked, _)| now.saturating_duration_since(*asked) <= LASTS);
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use serenity::model::id::{ChannelId, UserId};

    use super::{Conversations, LASTS, LONGEST_QUESTION, MOST, Speaker, Turn};

    fn speaker(user: u64) -> Speaker {
        Speaker {
            channel: ChannelId::new(1),
            user: UserId::new(user),
            private: false,
        }
    }

    #[test]
    fn a_conversation_lasts_ten_minutes_and_is_ones_own() {
        let (conversations, start) = (Conversations::new(), Instant::now());
        conversations.remember(speaker(1), Turn::of("a"), start);
        let after = |seconds| start + Duration::from_secs(seconds);
        assert_eq!(
            conversations.last(speaker(1), after(600)),
            Some(Turn::of("a"))
        );
        assert_eq!(conversations.last(speaker(2), after(1)), None);
        assert_eq!(conversations.last(speaker(1), after(601)), None);
    }

    #[test]
    fn what_was_asked_earlier_replaces_nothing_later() {
        let (conversations, start) = (Conversations::new(), Instant::now());
        let later = start + Duration::from_secs(1);
        conversations.remember(speaker(1), Turn::of("a"), start);
        conversations.remember(speaker(1), Turn::of("a, edited"), start);
        let last = |now| conversations.last(speaker(1), now);
        assert_eq!(last(start), Some(Turn::of("a, edited")));
        conversations.remember(speaker(1), Turn::of("b"), later);
        conversations.remember(speaker(1), Turn::of("a, edited again"), start);
        assert_eq!(last(later), Some(Turn::of("b")));
        // Nor where the later one was not kept.
        let long = "a".repeat(LONGEST_QUESTION + 1);
        conversations.remember(speaker(1), Turn::of(&long), later);
        conversations.remember(speaker(1), Turn::of("a, edited again"), start);
        assert_eq!(last(later), None);
    }

    #[test]
    fn what_was_private_stays_so() {
        let (conversations, start) = (Conversations::new(), Instant::now());
        let (open, private) = (
            speaker(1),
            Speaker {
                private: true,
                ..speaker(1)
            },
        );
        let after = |seconds| start + Duration::from_secs(seconds);
        conversations.remember(private, Turn::of("secret"), start);
        assert_eq!(conversations.last(open, start), None);
        assert_eq!(conversations.last(private, start), Some(Turn::of("secret")));
        conversations.remember(open, Turn::of("known"), after(1));
        assert_eq!(conversations.last(open, after(2)), Some(Turn::of("known")));
        assert_eq!(
            conversations.last(private, after(2)),
            Some(Turn::of("known"))
        );
        conversations.remember(private, Turn::of("secret"), after(3));
        assert_eq!(conversations.last(open, after(4)), Some(Turn::of("known")));
        assert_eq!(
            conversations.last(private, after(4)),
            Some(Turn::of("secret"))
        );
    }

    #[test]
    fn a_conversation_that_is_over_is_not_kept() {
        let (conversations, start) = (Conversations::new(), Instant::now());
        conversations.remember(speaker(1), Turn::of("a"), start);
        conversations.remember(speaker(2), Turn::of("b"), start + LASTS);
        conversations.forget(start + LASTS + Duration::from_secs(1));
        let kept = conversations.last.lock().expect("what is kept");
        assert_eq!(
            kept.iter()
                .map(|(speaker, _)| speaker.user.get())
                .collect::<Vec<_>>(),
            [2]
        );
    }

    #[test]
    fn memory_is_bounded() {
        let (conversations, now) = (Conversations::new(), Instant::now());
        for user in 1..=MOST.get() as u64 + 1 {
            conversations.remember(speaker(user), Turn::of("a"), now);
        }
        assert_eq!(conversations.last(speaker(1), now), None);
        assert!(conversations.last(speaker(2), now).is_some());
        let long = "a".repeat(LONGEST_QUESTION + 1);
        conversations.remember(speaker(2), Turn::of(&long), now);
        assert_eq!(conversations.last(speaker(2), now), None);
    }
}
