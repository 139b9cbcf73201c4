//! Which events a session has asked for.

use std::ops::BitOr;

/// A set of gateway intents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Intents(pub(crate) u64);

impl Intents {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const GUILDS: Self = Self(1);
    pub(crate) const GUILD_MEMBERS: Self = Self(1 << 1);
    pub(crate) const GUILD_PRESENCES: Self = Self(1 << 8);
    pub(crate) const GUILD_MESSAGES: Self = Self(1 << 9);
    pub(crate) const GUILD_MESSAGE_REACTIONS: Self = Self(1 << 10);
    pub(crate) const DIRECT_MESSAGES: Self = Self(1 << 12);
    pub(crate) const DIRECT_MESSAGE_REACTIONS: Self = Self(1 << 13);
    pub(crate) const MESSAGE_CONTENT: Self = Self(1 << 15);
    const PRIVILEGED: Self = Self((1 << 1) | (1 << 8) | (1 << 15));
    /// All that are documented: 0 to 16, 20, 21, 24 and 25.
    const KNOWN: Self = Self(0x1_ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25));

    pub(crate) fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Those of `self` that aren't in `other`.
    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn are_known(self) -> bool {
        self.without(Self::KNOWN) == Self::NONE
    }

    pub(super) fn privileged(self) -> Self {
        Self(self.0 & Self::PRIVILEGED.0)
    }
}

impl BitOr for Intents {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a session needs so as to get an event; nothing for interactions and for
/// events that a test makes up.
pub(super) fn needed(event: &str, in_guild: bool) -> Intents {
    match (event, in_guild) {
        ("MESSAGE_CREATE" | "MESSAGE_UPDATE" | "MESSAGE_DELETE", true) => Intents::GUILD_MESSAGES,
        ("MESSAGE_CREATE" | "MESSAGE_UPDATE" | "MESSAGE_DELETE", false) => Intents::DIRECT_MESSAGES,
        ("MESSAGE_REACTION_ADD", true) => Intents::GUILD_MESSAGE_REACTIONS,
        ("MESSAGE_REACTION_ADD", false) => Intents::DIRECT_MESSAGE_REACTIONS,
        (
            "GUILD_CREATE" | "GUILD_DELETE" | "GUILD_ROLE_CREATE" | "CHANNEL_CREATE"
            | "CHANNEL_UPDATE" | "THREAD_CREATE",
            _,
        ) => Intents::GUILDS,
        _ => Intents::NONE,
    }
}
