//! The servers that the bot is in, and its own role in each.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serenity::model::guild::Role;
use serenity::model::id::{GuildId, RoleId, UserId};

/// The servers of one shard. A server gives a bot a role of its own, of the same
/// name, when it is invited with permissions.
type OfShard = HashMap<GuildId, Option<RoleId>>;

/// The servers of each shard.
#[derive(Debug, Default)]
pub(super) struct Guilds {
    shards: Mutex<HashMap<u32, OfShard>>,
}

impl Guilds {
    /// A shard is in these servers, and in no others.
    pub(super) fn begin(&self, shard: u32, guilds: impl IntoIterator<Item = GuildId>) {
        let guilds = guilds.into_iter().map(|guild| (guild, None)).collect();
        self.shards().insert(shard, guilds);
    }

    /// A shard is in this server too, with these roles, of which one may be `me`'s.
    pub(super) fn enter<'a>(
        &self,
        shard: u32,
        guild: GuildId,
        roles: impl IntoIterator<Item = &'a Role>,
        me: UserId,
    ) {
        let own = roles.into_iter().find(|role| role.tags.bot_id == Some(me));
        let own = own.map(|role| role.id);
        self.shards().entry(shard).or_default().insert(guild, own);
    }

    /// A server has a new role, which may be `me`'s.
    pub(super) fn role(&self, shard: u32, role: &Role, me: UserId) {
        if role.tags.bot_id == Some(me)
            && let Some(guilds) = self.shards().get_mut(&shard)
            && let Some(own) = guilds.get_mut(&role.guild_id)
        {
            *own = Some(role.id);
        }
    }

    /// A shard has left a server.
    pub(super) fn leave(&self, shard: u32, guild: GuildId) {
        if let Some(guilds) = self.shards().get_mut(&shard) {
            guilds.remove(&guild);
        }
    }

    /// In how many servers the bot is.
    pub(super) fn count(&self) -> usize {
        self.shards().values().map(HashMap::len).sum()
    }

    /// The bot's own role in a server, where it has one.
    pub(super) fn own_role(&self, guild: GuildId) -> Option<RoleId> {
        let shards = self.shards();
        shards.values().find_map(|guilds| *guilds.get(&guild)?)
    }

    fn shards(&self) -> MutexGuard<'_, HashMap<u32, OfShard>> {
        self.shards.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{GuildId, Guilds, Role, RoleId, UserId};

    const ME: UserId = UserId::new(1);
    const GUILD: GuildId = GuildId::new(20);

    fn role(id: u64, tags: &Value) -> Role {
        let role = json!({
            "id": id.to_string(), "guild_id": "20", "name": "footnote", "permissions": "0",
            "position": 1, "color": 0, "colors": {"primary_color": 0}, "hoist": false,
            "managed": true, "mentionable": false, "tags": tags,
        });
        serde_json::from_value(role).expect("a role")
    }

    fn mine(id: u64) -> Role {
        role(id, &json!({"bot_id": "1"}))
    }

    #[test]
    fn the_bots_own_role_is_known_as_long_as_it_is_in_the_server() {
        let guilds = Guilds::default();
        guilds.begin(0, [GUILD]);
        assert_eq!((guilds.count(), guilds.own_role(GUILD)), (1, None));
        let roles = [
            role(30, &json!({})),
            role(31, &json!({"bot_id": "2"})),
            mine(32),
        ];
        guilds.enter(0, GUILD, &roles, ME);
        assert_eq!(guilds.own_role(GUILD), Some(RoleId::new(32)));
        assert_eq!(guilds.own_role(GuildId::new(21)), None);
        guilds.leave(0, GUILD);
        assert_eq!((guilds.count(), guilds.own_role(GUILD)), (0, None));
        // A role of a server that it has left.
        guilds.role(0, &mine(33), ME);
        assert_eq!(guilds.count(), 0);
    }

    #[test]
    fn a_role_that_comes_later_is_known_too() {
        let guilds = Guilds::default();
        guilds.enter(1, GUILD, [], ME);
        guilds.role(1, &role(30, &json!({"bot_id": "2"})), ME);
        assert_eq!(guilds.own_role(GUILD), None);
        guilds.role(1, &mine(31), ME);
        assert_eq!(guilds.own_role(GUILD), Some(RoleId::new(31)));
    }

    #[test]
    fn a_new_session_forgets_what_was_left_meanwhile() {
        let guilds = Guilds::default();
        guilds.enter(0, GUILD, [&mine(30)], ME);
        guilds.enter(1, GuildId::new(21), [], ME);
        guilds.begin(0, [GuildId::new(22), GuildId::new(23)]);
        assert_eq!((guilds.count(), guilds.own_role(GUILD)), (3, None));
    }
}
