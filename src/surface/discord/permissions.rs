//! What the bot may do in a server.

use serenity::all::Permissions;

/// The permissions that the bot asks for when it is invited: those that an
/// answer takes, in a channel or a thread, and no other.
pub const PERMISSIONS: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::SEND_MESSAGES_IN_THREADS)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::READ_MESSAGE_HISTORY);
