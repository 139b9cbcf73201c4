//! What goes wrong with a channel: one line for the operator, and a word to the
//! member who waits.

use std::num::NonZeroUsize;
use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use serenity::http::{LightMethod, Route};
use serenity::model::id::{ChannelId, UserId};
use tokio::time::Instant;

use super::Service;
use crate::reply;
use crate::surface::discord::draft::Draft;
use crate::surface::discord::message::Heard;
use crate::surface::discord::rest::Refusal;
use crate::surface::discord::seen::Seen;

/// How many channels are remembered as reported.
const CHANNELS: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

/// How long it may take to tell a member.
const PATIENCE: Duration = Duration::from_secs(15);

/// Discord's codes.
const MISSING_ACCESS: i64 = 50_001;
const MISSING_PERMISSIONS: i64 = 50_013;

/// In place of a code, for a message without its embeds: that is no error to
/// Discord.
const NO_EMBEDS: i64 = -1;

/// What has been reported already.
#[derive(Debug)]
pub(super) struct Troubles {
    operator: Seen<(ChannelId, i64)>,
    members: Seen<(ChannelId, UserId)>,
}

/// A channel, of which its kind counts.
#[derive(Deserialize)]
struct Kind {
    #[serde(rename = "type")]
    kind: u8,
}

impl Troubles {
    pub(super) fn new() -> Self {
        Self {
            operator: Seen::new(CHANNELS),
            members: Seen::new(CHANNELS),
        }
    }

    /// Discord took a message without its embeds.
    pub(super) fn no_embeds(&self, heard: &Heard) {
        if self.operator.is_new((heard.channel_id, NO_EMBEDS)) {
            tracing::warn!(
                channel = %heard.channel_id,
                remedy = "give the bot “Embed Links” there",
                "answers are shown without their passage"
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
                tracing::warn!(
                    channel = %channel_id,
                    %refusal,
                    remedy = "check FOOTNOTE_ASK_CHANNELS, and give the bot “View Channel” there",
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
        if self
            .troubles
            .operator
            .is_new((channel, refusal.code().unwrap_or_default()))
        {
            match permission {
                Some(permission) => tracing::warn!(
                    %channel,
                    remedy = format!("give the bot “{permission}” there"),
                    "an answer could not be sent for want of a permission"
                ),
                None => tracing::warn!(%channel, %refusal, "an answer could not be sent"),
            }
        }
        if let Some(permission) = permission
            && heard.guild_id.is_some()
            && self.troubles.members.is_new((channel, heard.author.id))
        {
            self.tell_privately(heard, permission).await;
        }
    }

    /// The permission whose want is behind `refusal`, if one is.
    async fn missing_permission(
        &self,
        channel_id: ChannelId,
        refusal: &Refusal,
    ) -> Option<&'static str> {
        match refusal.code()? {
            MISSING_ACCESS => Some("View Channel"),
            MISSING_PERMISSIONS => {
                let route = Route::Channel { channel_id };
                let deadline = Instant::now() + PATIENCE;
                let nothing = None::<&()>;
                let found = self
                    .rest
                    .send(LightMethod::Get, route, nothing, deadline)
                    .await;
                Some(match found {
                    Ok(Kind { kind: 10..=12 }) => "Send Messages in Threads",
                    _ => "Send Messages",
                })
            }
            _ => None,
        }
    }

    /// Tells a member by direct message why there is no answer. If that can't
    /// be done either, nothing is left to do.
    async fn tell_privately(&self, heard: &Heard, permission: &str) {
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
        let note = Draft::note(reply::lacks_permission(permission, heard.channel_id.get()));
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
