//! Whom a message pings.

use serde_json::Value;

use super::ids::Id;
use super::messages::items;
use super::permissions::MENTION_EVERYONE;
use super::world::World;

#[derive(Default)]
pub(super) struct Pinged {
    pub(super) users: Vec<Id>,
    pub(super) roles: Vec<Id>,
    pub(super) everyone: bool,
}

/// Whom `content` pings, in `channel` and by `author`, and a reply the author of
/// what it replies to. Embeds ping nobody.
///
/// Mentions in code and behind a backslash count: what Discord does with them
/// isn't documented.
pub(super) fn pinged(
    world: &World,
    author: Id,
    channel: Id,
    content: &str,
    replied: Option<Id>,
    allowed: Option<&Value>,
) -> Pinged {
    let allows = |kind: &str, id: Option<Id>| {
        let Some(allowed) = allowed else { return true };
        let parsed = items(&allowed["parse"]).iter().any(|parsed| parsed == kind);
        let named = id.is_some_and(|id| {
            items(&allowed[kind])
                .iter()
                .any(|named| named.as_str() == Some(&id.to_string()))
        });
        parsed || named
    };
    let mut pinged = Pinged::default();
    for user in named(content, "<@").chain(named(content, "<@!")) {
        if world.users.contains_key(&user) && allows("users", Some(user)) {
            pinged.users.push(user);
        }
    }
    // A reply pings unless it says otherwise; `allowed_mentions` without
    // `replied_user` says otherwise.
    let replied_allowed = allowed.is_none_or(|allowed| allowed["replied_user"] == true);
    pinged.users.extend(replied.filter(|_| replied_allowed));
    pinged.users.retain(|user| *user != author);
    pinged.users.sort_unstable();
    pinged.users.dedup();
    let may_mention_all = world.permissions(author, channel) & MENTION_EVERYONE != 0;
    if let Some(guild) = world.channel(channel).guild {
        let roles = &world.guilds[&guild].roles;
        let exists = |id: &Id| roles.iter().any(|role| role.id == *id && role.id != guild);
        // Roles made here are mentionable by everybody.
        pinged.roles = named(content, "<@&")
            .filter(|role| exists(role) && allows("roles", Some(*role)))
            .collect();
    }
    let says_all = content.contains("@everyone") || content.contains("@here");
    pinged.everyone = says_all && may_mention_all && allows("everyone", None);
    pinged
}

/// The ids that stand between `open` and `>`.
pub(super) fn named<'a>(content: &'a str, open: &'a str) -> impl Iterator<Item = Id> + 'a {
    content
        .split(open)
        .skip(1)
        .filter_map(|rest| rest.split_once('>')?.0.parse().ok())
}
