//! Guilds and channels, as tests set them up.

use serde_json::json;

use super::FakeDiscord;
use super::gateway::Place;
use super::ids::Id;
use super::payloads;
use super::permissions::Overwrite;
use super::world::{Kind, Role};

impl FakeDiscord {
    /// The guilds with the bot, in their order.
    pub(crate) fn guilds(&self) -> Vec<Id> {
        let world = self.lock();
        let with_bot = world.guilds.values().filter(|guild| guild.has_bot);
        with_bot.map(|guild| guild.id).collect()
    }

    /// The first guild with the bot.
    pub(crate) fn guild(&self) -> Id {
        *self.guilds().first().expect("a guild; see Setup::guilds")
    }

    /// The first guild's channel of that name, which is opened where there is none.
    pub(crate) fn channel(&self, name: &str) -> Id {
        self.channel_of(self.guild(), name)
    }

    /// A guild's channel of that name, which is opened where there is none.
    pub(crate) fn channel_of(&self, guild: Id, name: &str) -> Id {
        self.change(|world| {
            let mut channels = world.channels.values();
            let found =
                channels.find(|channel| channel.guild == Some(guild) && channel.name == name);
            match found.map(|channel| channel.id) {
                Some(id) => id,
                None => world.open_channel(Kind::Text, name, Some(guild), None),
            }
        })
    }

    /// Opens a thread in a channel; the sessions are told.
    pub(crate) fn thread(&self, channel: Id, name: &str) -> Id {
        self.change(|world| {
            let guild = world.channel(channel).guild;
            let id = world.open_channel(Kind::Thread, name, guild, Some(channel));
            let mut data = payloads::channel(world, world.channel(id));
            data["newly_created"] = json!(true);
            world.dispatch(
                "THREAD_CREATE",
                Place::Guild(guild.expect("a guild")),
                &data,
            );
            id
        })
    }

    /// Archives a thread; only a locked one stays so when somebody writes in it.
    pub(crate) fn archives(&self, thread: Id, locked: bool) {
        self.change(|world| {
            let thread = world.channel_mut(thread);
            thread.is_archived = true;
            thread.is_locked = locked;
        });
    }

    /// The direct channel of the bot and a person.
    pub(crate) fn direct(&self, name: &str) -> Id {
        self.change(|world| {
            let user = world.user_named(name);
            world.direct_channel(world.bot, user)
        })
    }

    /// A private channel of people, two or more, without the bot.
    pub(crate) fn private(&self, names: &[&str]) -> Id {
        self.change(|world| {
            let users: Vec<Id> = names.iter().map(|name| world.user_named(name)).collect();
            if let [one, other] = users[..] {
                return world.direct_channel(one, other);
            }
            let id = world.open_channel(Kind::Group, "a group", None, None);
            world.channel_mut(id).recipients = users;
            id
        })
    }

    /// How many bytes the GUILD_CREATE of a guild has.
    pub(crate) fn size_of_guild(&self, guild: Id) -> usize {
        payloads::guild(&self.lock(), guild).to_string().len()
    }

    /// Founds a guild; where it has the bot, the sessions are told.
    pub(crate) fn founds_guild(&self, name: &str, has_bot: bool) -> Id {
        self.change(|world| {
            let guild = world.found_guild(name, has_bot);
            if has_bot {
                world.announce_guild("GUILD_CREATE", guild);
            }
            guild
        })
    }

    /// Removes the bot from a guild.
    pub(crate) fn expels_bot(&self, guild: Id) {
        self.change(|world| {
            world.announce_guild("GUILD_DELETE", guild);
            world.guilds.get_mut(&guild).expect("a guild").has_bot = false;
        });
    }

    /// Deletes a channel.
    pub(crate) fn deletes_channel(&self, channel: Id) {
        self.change(|world| world.channels.remove(&channel));
    }

    /// Takes permissions from a user in a channel.
    pub(crate) fn denies(&self, channel: Id, user: Id, permissions: u64) {
        self.overwrites(channel, user, 0, permissions);
    }

    /// Gives permissions to a user in a channel.
    pub(crate) fn allows(&self, channel: Id, user: Id, permissions: u64) {
        self.overwrites(channel, user, permissions, 0);
    }

    fn overwrites(&self, channel: Id, whose: Id, allow: u64, deny: u64) {
        self.change(|world| {
            let overwrite = Overwrite { whose, allow, deny };
            world.channel_mut(channel).overwrites.push(overwrite);
        });
    }

    /// The bot's own role in a guild, which has its name.
    #[track_caller]
    pub(crate) fn role_of_bot(&self, guild: Id) -> Id {
        let world = self.lock();
        let mut roles = world.guilds[&guild].roles.iter();
        let own = roles.find(|role| role.of_bot == Some(world.bot));
        own.expect("a guild with the bot").id
    }

    /// Gives the bot another role of its own, as when it is invited anew with
    /// permissions; the sessions are told.
    pub(crate) fn renews_role_of_bot(&self, guild: Id) -> Id {
        self.change(|world| {
            let (id, bot) = (world.next_id(), world.bot);
            let roles = &mut world.guilds.get_mut(&guild).expect("a guild").roles;
            let position = roles.iter().position(|role| role.of_bot == Some(bot));
            let position = position.expect("a guild with the bot");
            roles[position].id = id;
            let role = payloads::role((position, &roles[position]));
            let granted = &mut world.guilds.get_mut(&guild).expect("a guild").granted;
            granted.insert(bot, vec![id]);
            let data = json!({ "guild_id": guild.to_string(), "role": role });
            world.dispatch("GUILD_ROLE_CREATE", Place::Guild(guild), &data);
            id
        })
    }

    /// Gives a user a role with these permissions in a guild; the role's id.
    pub(crate) fn grants(&self, guild: Id, user: Id, permissions: u64) -> Id {
        self.change(|world| {
            let id = world.next_id();
            let guild = world.guilds.get_mut(&guild).expect("a guild");
            guild.roles.push(Role {
                id,
                name: format!("role {id}"),
                permissions,
                of_bot: None,
            });
            guild.granted.entry(user).or_default().push(id);
            id
        })
    }
}
