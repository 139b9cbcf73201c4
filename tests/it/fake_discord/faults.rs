//! What goes wrong because a test wants it.

use std::time::Duration;

use super::{FakeDiscord, Shared};

/// How requests fail.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// A 429 that asks to come back later.
    TooManyRequests { retry_after: Duration, global: bool },
    /// This status; nothing is done.
    Status(u16),
    /// This status although all is done.
    StatusAfterwards(u16),
    /// All goes well, but late.
    Delay(Duration),
    /// Nothing comes of it until the test lets all [recover](FakeDiscord::recovers).
    Hold,
    /// The connection is cut without a response; nothing is done.
    Disconnect,
    /// The connection is cut without a response although all is done.
    DisconnectAfterwards,
    /// All is done, but the response's body is cut short.
    Garbled,
}

#[derive(Default)]
pub(super) struct Faults {
    planned: Vec<Planned>,
    /// Whether requests are being held, and how many have been.
    is_holding: bool,
    pub(super) held: usize,
}

struct Planned {
    method: String,
    path: Vec<String>,
    left: usize,
    fault: Fault,
}

impl FakeDiscord {
    /// Lets the next `times` requests fail that match: `"POST /channels/*/messages"`,
    /// where `*` stands for one part of the path, or for any method.
    pub(crate) fn fails(&self, pattern: &str, times: usize, fault: Fault) {
        let (method, path) = pattern.split_once(" /").expect("a method and a path");
        let planned = Planned {
            method: method.to_owned(),
            path: path.split('/').map(str::to_owned).collect(),
            left: times,
            fault,
        };
        self.change(|world| {
            world.faults.is_holding |= matches!(planned.fault, Fault::Hold);
            world.faults.planned.push(planned);
        });
    }

    /// Lets nothing fail any more, and what was held go on.
    pub(crate) fn recovers(&self) {
        self.change(|world| world.faults = Faults::default());
    }
}

impl Faults {
    /// The fault of a request, which is used up by it.
    pub(super) fn of(&mut self, method: &str, path: &[&str]) -> Option<Fault> {
        let planned = self
            .planned
            .iter_mut()
            .find(|planned| planned.fits(method, path))?;
        planned.left -= 1;
        let fault = planned.fault.clone();
        self.planned.retain(|planned| planned.left > 0);
        Some(fault)
    }
}

impl Shared {
    /// Waits as long as requests are held.
    pub(super) async fn held(&self) {
        self.change(|world| world.faults.held += 1);
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // Before the look, so that no change falls between.
            changed.as_mut().enable();
            if !self.lock().faults.is_holding {
                return;
            }
            changed.await;
        }
    }
}

impl Planned {
    fn fits(&self, method: &str, path: &[&str]) -> bool {
        let same = |pattern: &str, text: &str| pattern == "*" || pattern == text;
        same(&self.method, method)
            && self.path.len() == path.len()
            && self
                .path
                .iter()
                .zip(path)
                .all(|(pattern, part)| same(pattern, part))
    }
}
