//! Work that costs nobody's allowance: whether talk in an open channel is a
//! question that the article answers, and what to offer while somebody types.
//!
//! In a large library either takes as long as an answer, and nothing says how often
//! it comes. So as much of it waits as questions may be in hand, no more is done at
//! once than there are processors, and it is done where it keeps neither answers
//! nor timers waiting.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use tokio::sync::Semaphore;
use tokio::task::block_in_place;

/// Room for such work.
#[derive(Debug)]
pub(super) struct Asides {
    waiting: Semaphore,
    at_once: Semaphore,
}

impl Asides {
    /// Room for so many, under way and waiting for their turn.
    pub(super) fn new(most: usize) -> Self {
        let processors = available_parallelism().map_or(1, NonZeroUsize::get);
        Self {
            waiting: Semaphore::new(most),
            at_once: Semaphore::new(processors),
        }
    }

    /// What `work` gives when its turn comes, or `None` where there is no room. It
    /// needs a runtime of several threads.
    pub(super) async fn take<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        let _place = self.waiting.try_acquire().ok()?;
        let _turn = self.at_once.acquire().await.ok()?;
        Some(block_in_place(work))
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::Asides;

    #[tokio::test(flavor = "multi_thread")]
    async fn work_is_done_where_there_is_room() {
        let asides = Asides::new(1);
        assert_eq!(asides.take(|| 1).await, Some(1));
        assert_eq!(asides.take(|| 2).await, Some(2));
        assert_eq!(Asides::new(0).take(|| 1).await, None);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn no_more_waits_than_there_is_room_for() {
        let asides = Asides::new(1);
        let turns = asides.at_once.available_permits();
        let all_turns = asides.at_once.acquire_many(turns as u32).await;
        let mut first = pin!(asides.take(|| 1));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(first.as_mut().poll(&mut context), Poll::Pending);
        assert_eq!(asides.take(|| 2).await, None);
        drop(all_turns);
        assert_eq!(first.await, Some(1));
        assert_eq!(asides.take(|| 3).await, Some(3));
    }
}
