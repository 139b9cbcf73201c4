//! Who may do what where.

use super::ids::Id;
use super::world::{Channel, World};

pub(crate) const ADD_REACTIONS: u64 = 1 << 6;
pub(crate) const ADMINISTRATOR: u64 = 1 << 3;
pub(crate) const MANAGE_GUILD: u64 = 1 << 5;
pub(crate) const VIEW_CHANNEL: u64 = 1 << 10;
pub(crate) const SEND_MESSAGES: u64 = 1 << 11;
pub(crate) const MANAGE_MESSAGES: u64 = 1 << 13;
pub(crate) const EMBED_LINKS: u64 = 1 << 14;
pub(crate) const ATTACH_FILES: u64 = 1 << 15;
pub(crate) const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub(crate) const MENTION_EVERYONE: u64 = 1 << 17;
pub(crate) const USE_EXTERNAL_EMOJIS: u64 = 1 << 18;
pub(crate) const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
pub(crate) const MANAGE_THREADS: u64 = 1 << 34;
pub(crate) const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
pub(crate) const USE_EXTERNAL_APPS: u64 = 1 << 50;

/// What @everyone may in a new guild.
pub(super) const EVERYONE: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | SEND_MESSAGES_IN_THREADS
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | ADD_REACTIONS
    | USE_EXTERNAL_EMOJIS
    | USE_APPLICATION_COMMANDS
    | USE_EXTERNAL_APPS;
/// What anybody may in a direct message.
pub(super) const DIRECT: u64 = EVERYONE | MENTION_EVERYONE;

const ALL: u64 = u64::MAX >> 11;

/// What a channel grants and denies to one role or user.
#[derive(Clone, Copy)]
pub(super) struct Overwrite {
    /// A role or a user.
    pub(super) whose: Id,
    pub(super) allow: u64,
    pub(super) deny: u64,
}

/// What `user` may in `channel`.
pub(super) fn of(world: &World, user: Id, channel: &Channel) -> u64 {
    let Some(guild) = channel.guild.and_then(|id| world.guilds.get(&id)) else {
        return if channel.recipients.contains(&user) {
            DIRECT
        } else {
            0
        };
    };
    if !guild.has(user) {
        return 0;
    }
    if guild.owner == user {
        return ALL;
    }
    let roles = guild.roles_of(user);
    let base = roles
        .iter()
        .fold(0, |granted, role| granted | role.permissions);
    if base & ADMINISTRATOR != 0 {
        return ALL;
    }
    // A thread has no overwrites of its own.
    let overwrites = match channel.parent.filter(|_| channel.is_thread()) {
        Some(parent) => world
            .channels
            .get(&parent)
            .map_or(&[][..], |parent| &parent.overwrites),
        None => &channel.overwrites,
    };
    let mut permissions = base;
    let mut apply = |fits: &dyn Fn(Id) -> bool| {
        let fitting = || overwrites.iter().filter(|overwrite| fits(overwrite.whose));
        permissions &= !fitting().fold(0, |denied, overwrite| denied | overwrite.deny);
        permissions |= fitting().fold(0, |allowed, overwrite| allowed | overwrite.allow);
    };
    apply(&|whose| whose == guild.id);
    apply(&|whose| whose != guild.id && roles.iter().any(|role| role.id == whose));
    apply(&|whose| whose == user);
    if permissions & VIEW_CHANNEL == 0 {
        0
    } else {
        permissions
    }
}
