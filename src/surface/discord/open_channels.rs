//! The channels in which the bot listens to everything, their threads included.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use serenity::model::channel::GuildChannel;
use serenity::model::id::ChannelId;

use super::seen::Seen;
use crate::config;

/// How many threads are remembered. A message doesn't tell which channel its
/// thread belongs to; the events that announce threads do.
const THREADS: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// Where members needn't mention the bot.
#[derive(Debug)]
pub(super) struct OpenChannels {
    channels: BTreeSet<ChannelId>,
    threads: Seen<ChannelId>,
}

impl OpenChannels {
    /// Those that `settings` name.
    pub(super) fn new(settings: &config::Discord) -> Self {
        let channels = settings.ask_channels.iter();
        Self {
            channels: channels.map(|id| ChannelId::new(id.get())).collect(),
            threads: Seen::new(THREADS),
        }
    }

    /// The channels, without their threads.
    pub(super) fn channels(&self) -> impl Iterator<Item = ChannelId> {
        self.channels.iter().copied()
    }

    /// Whether there are any. Then Discord keeps no text from the bot, anywhere.
    pub(super) fn are_any(&self) -> bool {
        !self.channels.is_empty()
    }

    /// Whether the bot listens to everything in this channel or thread.
    pub(super) fn contains(&self, channel: ChannelId) -> bool {
        self.channels.contains(&channel) || self.threads.contains(&channel)
    }

    /// Remembers those of `threads` that belong to an open channel.
    pub(super) fn learn<'a>(&self, threads: impl IntoIterator<Item = &'a GuildChannel>) {
        for thread in threads {
            if thread
                .parent_id
                .is_some_and(|parent| self.channels.contains(&parent))
            {
                self.threads.is_new(thread.id);
            }
        }
    }
}
