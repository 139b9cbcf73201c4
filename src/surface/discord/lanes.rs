//! Order within a channel: what happens there is seen to as it came, so that no
//! edit overtakes its message, and no follow-up its question. Different channels
//! don't wait for each other.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serenity::model::id::ChannelId;
use tokio::sync::oneshot;

/// A lane a channel, as long as something is in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Lanes {
    lasts: Arc<Mutex<HashMap<ChannelId, Last>>>,
}

/// What came last into a lane.
#[derive(Debug)]
struct Last {
    number: u64,
    left: oneshot::Receiver<Infallible>,
}

/// A place in a lane. Whoever holds it keeps those behind waiting until it is
/// dropped, which may come before all is done: only the order must be settled.
#[derive(Debug)]
pub(super) struct Place {
    channel: ChannelId,
    number: u64,
    before: Option<oneshot::Receiver<Infallible>>,
    lanes: Lanes,
    _leaves: oneshot::Sender<Infallible>,
}

impl Lanes {
    /// The next place in the lane of `channel`.
    pub(super) fn enter(&self, channel: ChannelId) -> Place {
        let (leaves, left) = oneshot::channel();
        let mut lasts = self.lasts();
        let before = lasts.remove(&channel);
        let number = before.as_ref().map_or(0, |last| last.number + 1);
        lasts.insert(channel, Last { number, left });
        Place {
            channel,
            number,
            before: before.map(|last| last.left),
            lanes: self.clone(),
            _leaves: leaves,
        }
    }

    fn lasts(&self) -> MutexGuard<'_, HashMap<ChannelId, Last>> {
        self.lasts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Waits until all that came before has left.
    pub(super) async fn comes_first(&mut self) {
        if let Some(before) = &mut self.before {
            // Nothing is ever sent: the other end is dropped.
            let _ = before.await;
            self.before = None;
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut lasts = self.lanes.lasts();
        let is_last = |last: &Last| last.number == self.number;
        if lasts.get(&self.channel).is_some_and(is_last) {
            lasts.remove(&self.channel);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::{ChannelId, Lanes, Place};

    const HERE: ChannelId = ChannelId::new(1);
    const THERE: ChannelId = ChannelId::new(2);

    fn is_first(place: &mut Place) -> bool {
        let mut context = Context::from_waker(Waker::noop());
        pin!(place.comes_first()).poll(&mut context) == Poll::Ready(())
    }

    #[test]
    fn a_place_waits_for_those_before_it_in_its_channel_alone() {
        let lanes = Lanes::default();
        let mut first = lanes.enter(HERE);
        let mut second = lanes.enter(HERE);
        let mut third = lanes.enter(HERE);
        let mut elsewhere = lanes.enter(THERE);
        assert!(is_first(&mut first) && is_first(&mut elsewhere));
        assert!(!is_first(&mut second) && !is_first(&mut third));
        drop(first);
        assert!(is_first(&mut second) && !is_first(&mut third));
        drop(second);
        assert!(is_first(&mut third));
    }

    #[test]
    fn nothing_is_remembered_of_an_empty_lane() {
        let lanes = Lanes::default();
        let (first, second) = (lanes.enter(HERE), lanes.enter(HERE));
        drop(first);
        assert_eq!(lanes.lasts().len(), 1);
        drop(second);
        assert!(lanes.lasts().is_empty());
        assert!(is_first(&mut lanes.enter(HERE)));
    }
}
