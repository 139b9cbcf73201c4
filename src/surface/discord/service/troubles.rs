//! What goes wrong with a channel: one line for the operator, and a word to the
//! member who waits.

use std::num::NonZeroUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lru::LruCache;
use serde::Deserialize;
use serde_json::json;
use serenity::http::{LightMethod, Route};
use serenity::model::id::{ChannelId, UserId};
use tokio::time::Instant;

use super::messages::by;
use super::{Service, TOLD};
use crate::reply;
use crate::surface::discord::draw;
use crate::surface::discord::message::Heard;
use crate::surface::discord::remedy::codes;
use crate::surface::discord::rest::Refusal;
use crate::surface::discord::seen::Lately;

/// How many channels are remembered as reported.
const CHANNELS: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

/// How long it may take to tell a member.
const PATIENCE: Duration = Duration::from_secs(15);

/// What is wrong with a channel, as far as it is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Trouble {
    /// An answer was not sent; with what the operator can do about it.
    NotSent(&'static str),
    /// Discord takes answers, but without their embeds.
    NoEmbeds,
    /// Discord takes answers, but not as replies.
    NoReplies,
}

/// What has been reported already.
#[derive(Debug)]
pub(super) struct Troubles {
    /// What the operator was told of, until an answer shows that it is over.
    operator: Mutex<LruCache<ChannelId, Vec<Trouble>>>,
    members: Lately<(ChannelId, UserId)>,
}

/// A permission that an answer lacked.
#[derive(Clone, Copy)]
enum Missing {
    ViewChannel,
    SendMessages,
    SendMessagesInThreads,
}

/// A channel, of which its kind counts.
#[derive(Deserialize)]
struct Kind {
    #[serde(rename = "type")]
    kind: u8,
}

impl Missing {
    /// As Discord's settings call it.
    fn name(self) -> &'static str {
        match self {
            Self::ViewChannel => "View Channel",
            Self::SendMessages => "Send Messages",
            Self::SendMessagesInThreads => "Send Messages in Threads",
        }
    }

    /// What the operator can do. A bot in a time-out may still see, but Discord
    /// refuses what it writes as if it had no permission.
    fn remedy(self) -> String {
        let give = format!("give the bot “{}” there", self.name());
        match self {
            Self::ViewChannel => give,
            Self::SendMessages | Self::SendMessagesInThreads => {
                format!("{give}, or wait for its time-out to end if it is in one")
            }
        }
    }

    /// What the member reads.
    fn told(self, channel: ChannelId) -> String {
        match self {
            Self::ViewChannel => reply::lacks_permission(self.name(), channel.get()),
            Self::SendMessages | Self::SendMessagesInThreads => {
                reply::may_not_write(self.name(), channel.get())
            }
        }
    }
}

impl Troubles {
    pub(super) fn new() -> Self {
        Self {
            operator: Mutex::new(LruCache::new(CHANNELS)),
            members: Lately::new(CHANNELS, TOLD),
        }
    }

    /// Forgets whom it told long ago.
    pub(super) fn forget(&self, now: std::time::Instant) {
        self.members.forget(now);
    }

    /// Whether the operator has not been told of it yet. From now on that is done.
    fn is_new(&self, channel: ChannelId, trouble: Trouble) -> bool {
        let mut operator = self.operator();
        let told = operator.get_or_insert_mut(channel, Vec::new);
        let is_new = !told.contains(&trouble);
        if is_new {
            told.push(trouble);
        }
        is_new
    }

    /// Discord took an answer, as a reply or not, with embeds or without: what is over
    /// by that is told of when it comes again.
    pub(super) fn sent(&self, channel: ChannelId, as_reply: bool, with_embeds: bool) {
        let mut operator = self.operator();
        let Some(told) = operator.peek_mut(&channel) else {
            return;
        };
        told.retain(|trouble| match trouble {
            Trouble::NotSent(_) => false,
            Trouble::NoEmbeds => !with_embeds,
            Trouble::NoReplies => !as_reply,
        });
        if told.is_empty() {
            operator.pop(&channel);
        }
    }

    fn operator(&self) -> MutexGuard<'_, LruCache<ChannelId, Vec<Trouble>>> {
        self.operator.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Discord took a message without its embeds.
    pub(super) fn no_embeds(&self, heard: &Heard) {
        if self.is_new(heard.channel_id, Trouble::NoEmbeds) {
            tracing::warn!(
                channel = %heard.channel_id,
                remedy = "give the bot “Embed Links” there",
                "answers are shown without their passage"
            );
        }
    }

    /// Discord took a message only where it was no reply.
    pub(super) fn no_replies(&self, heard: &Heard) {
        if self.is_new(heard.channel_id, Trouble::NoReplies) {
            tracing::warn!(
                channel = %heard.channel_id,
                remedy = "give the bot “Read Message History” there",
                "answers can't be replies to their question"
            );
        }
    }
}

impl Service {
    /// Says which of the channels to listen in can't be seen.
    pub(in crate::surface::discord) async fn check_channels(&self) {
        for channel_id in self.open_channels.channels() {
            let route = Route::Channel { channel_id };
            let deadline = Instant::now() + PATIENCE;
            let found = self
                .rest
                .tell(LightMethod::Get, route, None::<&()>, deadline)
                .await;
            if let Err(refusal) = found {
                let remedy = match refusal.code() {
                    Some(codes::UNKNOWN_CHANNEL | codes::MISSING_ACCESS) => {
                        "check FOOTNOTE_ASK_CHANNELS, and give the bot “View Channel” there"
                    }
                    _ => refusal.remedy(),
                };
                tracing::warn!(
                    channel = %channel_id,
                    %refusal,
                    remedy,
                    "can't see a channel to listen in"
                );
            }
        }
    }

    /// An answer did not arrive: says so to the operator, and where a
    /// permission is missing, to the member.
    pub(super) async fn not_sent(&self, heard: &Heard, refusal: &Refusal) {
        self.metrics.rest_failure(refusal);
        let channel = heard.channel_id;
        let permission = self.missing_permission(channel, refusal).await;
        let trouble = Trouble::NotSent(refusal.remedy());
        if self.troubles.is_new(channel, trouble) {
            match permission {
                Some(permission) => tracing::warn!(
                    %channel,
                    remedy = permission.remedy(),
                    "an answer could not be sent for want of a permission"
                ),
                None => tracing::warn!(
                    %channel,
                    %refusal,
                    remedy = refusal.remedy(),
                    "an answer could not be sent"
                ),
            }
        }
        if let Some(permission) = permission
            && heard.guild_id.is_some()
            && self
                .troubles
                .members
                .is_new((channel, heard.author.id), Instant::now().into_std())
        {
            self.tell_privately(heard, permission).await;
        }
    }

    /// The permission whose want is behind `refusal`, if one is.
    async fn missing_permission(
        &self,
        channel_id: ChannelId,
        refusal: &Refusal,
    ) -> Option<Missing> {
        match refusal.code()? {
            codes::MISSING_ACCESS => Some(Missing::ViewChannel),
            codes::MISSING_PERMISSIONS => {
                let route = Route::Channel { channel_id };
                let deadline = Instant::now() + PATIENCE;
                let nothing = None::<&()>;
                let found = self
                    .rest
                    .send(LightMethod::Get, route, nothing, deadline)
                    .await;
                Some(match found {
                    Ok(Kind { kind: 10..=12 }) => Missing::SendMessagesInThreads,
                    _ => Missing::SendMessages,
                })
            }
            _ => None,
        }
    }

    /// Tells a member by direct message why there is no answer. If that can't
    /// be done either, nothing is left to do.
    async fn tell_privately(&self, heard: &Heard, missing: Missing) {
        #[derive(Deserialize)]
        struct Opened {
            id: ChannelId,
        }
        let deadline = Instant::now() + PATIENCE;
        let recipient = json!({ "recipient_id": heard.author.id });
        let route = Route::UserMeDmChannels;
        let opened = self
            .rest
            .send(LightMethod::Post, route, Some(&recipient), deadline)
            .await;
        let Ok(Opened { id: channel_id }) = opened else {
            return;
        };
        let note = draw::notice(missing.told(heard.channel_id), &by(heard));
        let route = Route::ChannelMessages { channel_id };
        let told = self
            .rest
            .tell(
                LightMethod::Post,
                route,
                Some(&note.message(heard.id)),
                deadline,
            )
            .await;
        if let Err(refusal) = told {
            tracing::debug!(%refusal, "the member could not be told");
        }
    }
}
