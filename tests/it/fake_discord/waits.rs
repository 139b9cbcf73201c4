//! Waits until something has happened. Who waits in vain fails with what was
//! seen instead.

use std::panic::Location;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::FakeDiscord;
use super::ids::Id;
use super::interactions::{Interaction, Response};
use super::messages::Message;
use super::record::{FromClient, Request};
use super::world::World;

/// Long enough for a busy machine; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(30);

impl FakeDiscord {
    /// Waits until `count` sessions are connected.
    #[track_caller]
    pub(crate) fn wait_for_sessions(&self, count: usize) -> impl Future<Output = ()> + use<'_> {
        self.wait("sessions", move |world| {
            (world.connected_sessions() == count).then_some(())
        })
    }

    /// Waits for a message of the bot in a channel.
    #[track_caller]
    pub(crate) fn wait_for_message<'a>(
        &'a self,
        channel: Id,
        fits: impl Fn(&Message) -> bool + 'a,
    ) -> impl Future<Output = Message> + 'a {
        self.wait("a message of the bot", move |world| {
            let mut newest_first = world.messages.iter().rev();
            let wanted = |message: &&Message| {
                message.author() == world.bot && message.channel() == channel && fits(message)
            };
            newest_first.find(wanted).cloned()
        })
    }

    /// Waits for the bot's reply to a message.
    #[track_caller]
    pub(crate) fn wait_for_reply<'a>(
        &'a self,
        asked: &Message,
    ) -> impl Future<Output = Message> + use<'a> {
        let asked = asked.id();
        self.wait("a reply of the bot", move |world| {
            world.messages.get(*world.replies.get(asked)?).cloned()
        })
    }

    /// Waits until a message is as it should be.
    #[track_caller]
    pub(crate) fn wait_for_change<'a>(
        &'a self,
        message: &Message,
        fits: impl Fn(&Message) -> bool + 'a,
    ) -> impl Future<Output = Message> + 'a {
        let id = message.id();
        self.wait("a change of a message", move |world| {
            world
                .messages
                .get(id)
                .filter(|message| fits(message))
                .cloned()
        })
    }

    /// Waits for what comes of an interaction: if it was deferred, for what
    /// follows.
    #[track_caller]
    pub(crate) fn response_to<'a>(
        &'a self,
        asked: &Interaction,
    ) -> impl Future<Output = Response> + use<'a> {
        let id = asked.id;
        self.wait("a response", move |world| world.response(id, false))
    }

    /// Waits for an interaction's first response, deferred or not.
    #[track_caller]
    pub(crate) fn acknowledgement_of<'a>(
        &'a self,
        asked: &Interaction,
    ) -> impl Future<Output = Response> + use<'a> {
        let id = asked.id;
        self.wait("an acknowledgement", move |world| world.response(id, true))
    }

    /// Waits until an interaction has that many follow-ups, and gives the last.
    #[track_caller]
    pub(crate) fn wait_for_follow_up<'a>(
        &'a self,
        asked: &Interaction,
        count: usize,
    ) -> impl Future<Output = Message> + use<'a> {
        let id = asked.id;
        self.wait("a follow-up", move |world| {
            let last = *world
                .interactions
                .get(id)?
                .follow_ups
                .get(count.checked_sub(1)?)?;
            world.messages.get(last).cloned()
        })
    }

    /// Waits for a request that was answered.
    #[track_caller]
    pub(crate) fn wait_for_request<'a>(
        &'a self,
        fits: impl Fn(&Request) -> bool + 'a,
    ) -> impl Future<Output = Request> + 'a {
        self.wait("a request", move |world| {
            world
                .record
                .requests
                .iter()
                .find(|request| fits(request))
                .cloned()
        })
    }

    /// Waits until so many requests are held.
    #[track_caller]
    pub(crate) fn wait_for_held(&self, count: usize) -> impl Future<Output = ()> + use<'_> {
        self.wait("requests that are held", move |world| {
            (world.faults.held >= count).then_some(())
        })
    }

    /// Waits for something that a client sent to the gateway.
    #[track_caller]
    pub(crate) fn wait_for_client<'a>(
        &'a self,
        fits: impl Fn(&FromClient) -> bool + 'a,
    ) -> impl Future<Output = FromClient> + 'a {
        self.wait("something from the client", move |world| {
            world
                .record
                .from_client
                .iter()
                .find(|event| fits(event))
                .cloned()
        })
    }

    /// All requests so far, oldest first.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.lock().record.requests.iter().cloned().collect()
    }

    /// How many interactions were responded to.
    pub(crate) fn responses(&self) -> usize {
        self.lock().record.responses
    }

    /// All that clients sent to the gateway so far, oldest first.
    pub(crate) fn client_events(&self) -> Vec<FromClient> {
        self.lock().record.from_client.iter().cloned().collect()
    }

    /// How many requests were answered with 401, 403 or 429.
    pub(crate) fn invalid_requests(&self) -> u32 {
        self.lock().record.invalid_requests
    }

    /// The bot's messages in a channel, oldest first, deleted ones left out.
    pub(crate) fn messages_of_bot(&self, channel: Id) -> Vec<Message> {
        let world = self.lock();
        let of_bot = world.messages.iter().filter(|message| {
            message.author() == world.bot && message.channel() == channel && !message.is_deleted
        });
        of_bot.cloned().collect()
    }

    /// A message as it is now.
    pub(crate) fn message(&self, id: Id) -> Option<Message> {
        self.lock().messages.get(id).cloned()
    }

    #[track_caller]
    fn wait<'a, T: 'a>(
        &'a self,
        what: &'static str,
        mut find: impl FnMut(&World) -> Option<T> + 'a,
    ) -> impl Future<Output = T> + 'a {
        let caller = Location::caller();
        async move {
            let deadline = Instant::now() + PATIENCE;
            loop {
                let changed = self.shared.changed.notified();
                tokio::pin!(changed);
                // Before the look, so that no change falls between.
                changed.as_mut().enable();
                if let Some(found) = find(&self.lock()) {
                    return found;
                }
                if timeout_at(deadline, changed).await.is_err() {
                    let seen = self.lock().record.summary();
                    panic!("{caller}: waited for {what} in vain; seen instead:\n{seen}");
                }
            }
        }
    }
}
