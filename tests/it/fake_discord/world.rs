//! What there is: guilds, channels, users, messages, interactions.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::SocketAddr;

use super::Setup;
use super::clock::Clock;
use super::faults::Faults;
use super::gateway::Gateway;
use super::ids::{Id, Ids};
use super::interactions::Interaction;
use super::messages::Message;
use super::permissions::{self, Overwrite};
use super::record::Record;
use super::rest::{Commands, Rates};

pub(super) struct World {
    pub(super) setup: Setup,
    pub(super) address: SocketAddr,
    pub(super) clock: Clock,
    ids: Ids,
    /// The bot, whose id is its application's too.
    pub(super) bot: Id,
    pub(super) users: BTreeMap<Id, User>,
    pub(super) guilds: BTreeMap<Id, Guild>,
    pub(super) channels: BTreeMap<Id, Channel>,
    pub(super) messages: Remembered<Message>,
    pub(super) interactions: Remembered<Interaction>,
    /// The message that replied first to a message, and what has reached which
    /// nonce.
    pub(super) replies: Remembered<Id>,
    pub(super) nonces: HashMap<(Id, String), Id>,
    pub(super) commands: Commands,
    pub(super) gateway: Gateway,
    pub(super) rates: Rates,
    pub(super) faults: Faults,
    pub(super) record: Record,
}

/// A person or a bot.
#[derive(Clone)]
pub(super) struct User {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) is_bot: bool,
    pub(super) locale: String,
    /// Whether they have installed the application for themselves.
    pub(super) has_installed: bool,
}

pub(super) struct Guild {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) owner: Id,
    /// Whether the bot has been invited.
    pub(super) has_bot: bool,
    pub(super) bot: Id,
    /// @everyone first, whose id is the guild's.
    pub(super) roles: Vec<Role>,
    /// The roles of those who have one.
    pub(super) granted: HashMap<Id, Vec<Id>>,
}

#[derive(Clone)]
pub(super) struct Role {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) permissions: u64,
    /// The bot whose own role it is.
    pub(super) of_bot: Option<Id>,
}

impl Guild {
    /// Whether a user is a member. Every person is, so that a test needs to say
    /// nothing; the bot is where it was invited.
    pub(super) fn has(&self, user: Id) -> bool {
        user != self.bot || self.has_bot
    }

    pub(super) fn roles_of(&self, user: Id) -> Vec<&Role> {
        let granted = self.granted.get(&user);
        let has = |role: &Role| {
            role.id == self.id || granted.is_some_and(|roles| roles.contains(&role.id))
        };
        self.roles.iter().filter(|role| has(role)).collect()
    }
}

/// The numbers that Discord has for kinds of channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text = 0,
    Direct = 1,
    Group = 3,
    Thread = 11,
}

pub(super) struct Channel {
    pub(super) id: Id,
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) guild: Option<Id>,
    /// A thread's channel.
    pub(super) parent: Option<Id>,
    /// Whose direct or group channel it is.
    pub(super) recipients: Vec<Id>,
    pub(super) overwrites: Vec<Overwrite>,
    pub(super) is_archived: bool,
    pub(super) is_locked: bool,
    pub(super) last_message: Option<Id>,
}

impl Channel {
    pub(super) fn is_thread(&self) -> bool {
        self.kind == Kind::Thread
    }
}

impl World {
    pub(super) fn new(setup: Setup, address: SocketAddr) -> Self {
        let clock = Clock::default();
        let mut ids = Ids::default();
        let bot = ids.next(clock.unix());
        let remembered = setup.remembered;
        let guilds = setup.guilds;
        let mut world = Self {
            gateway: Gateway::new(setup.identifies_left),
            record: Record::new(remembered),
            setup,
            address,
            clock,
            ids,
            bot,
            users: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: Remembered::new(remembered),
            interactions: Remembered::new(remembered),
            replies: Remembered::new(remembered),
            nonces: HashMap::new(),
            commands: Commands::default(),
            rates: Rates::default(),
            faults: Faults::default(),
        };
        world.users.insert(bot, User::new(bot, "footnote", true));
        for number in 0..guilds {
            world.found_guild(&format!("Harbour {number}"), true);
        }
        world
    }

    pub(super) fn next_id(&mut self) -> Id {
        self.ids.next(self.clock.unix())
    }

    /// The person of that name, who comes to be where there is none.
    pub(super) fn user_named(&mut self, name: &str) -> Id {
        self.named(name, false)
    }

    /// Likewise a bot.
    pub(super) fn bot_named(&mut self, name: &str) -> Id {
        self.named(name, true)
    }

    fn named(&mut self, name: &str, is_bot: bool) -> Id {
        let fits = |user: &&User| user.name == name && user.is_bot == is_bot;
        if let Some(user) = self.users.values().find(fits) {
            return user.id;
        }
        let id = self.next_id();
        self.users.insert(id, User::new(id, name, is_bot));
        id
    }

    /// A guild with a channel "general".
    pub(super) fn found_guild(&mut self, name: &str, has_bot: bool) -> Id {
        let id = self.ids.next_guild();
        let owner = self.user_named("owner");
        let bots_role = self.next_id();
        let everyone = Role {
            id,
            name: "@everyone".to_owned(),
            permissions: permissions::EVERYONE,
            of_bot: None,
        };
        let mut guild = Guild {
            id,
            name: name.to_owned(),
            owner,
            has_bot,
            bot: self.bot,
            roles: vec![everyone],
            granted: HashMap::new(),
        };
        if has_bot {
            guild.roles.push(Role {
                id: bots_role,
                name: "footnote".to_owned(),
                permissions: permissions::EVERYONE,
                of_bot: Some(self.bot),
            });
            guild.granted.insert(self.bot, vec![bots_role]);
        }
        self.guilds.insert(id, guild);
        self.open_channel(Kind::Text, "general", Some(id), None);
        id
    }

    pub(super) fn open_channel(
        &mut self,
        kind: Kind,
        name: &str,
        guild: Option<Id>,
        parent: Option<Id>,
    ) -> Id {
        let id = self.next_id();
        let channel = Channel {
            id,
            kind,
            name: name.to_owned(),
            guild,
            parent,
            recipients: Vec::new(),
            overwrites: Vec::new(),
            is_archived: false,
            is_locked: false,
            last_message: None,
        };
        self.channels.insert(id, channel);
        id
    }

    /// The direct channel of two users.
    pub(super) fn direct_channel(&mut self, one: Id, other: Id) -> Id {
        let fits = |channel: &&Channel| {
            channel.kind == Kind::Direct
                && [one, other]
                    .iter()
                    .all(|user| channel.recipients.contains(user))
        };
        if let Some(channel) = self.channels.values().find(fits) {
            return channel.id;
        }
        let id = self.open_channel(Kind::Direct, "", None, None);
        self.channel_mut(id).recipients = vec![one, other];
        id
    }

    #[track_caller]
    pub(super) fn user(&self, id: Id) -> &User {
        self.users
            .get(&id)
            .unwrap_or_else(|| panic!("no user {id}"))
    }

    #[track_caller]
    pub(super) fn channel(&self, id: Id) -> &Channel {
        self.channels
            .get(&id)
            .unwrap_or_else(|| panic!("no channel {id}"))
    }

    #[track_caller]
    pub(super) fn channel_mut(&mut self, id: Id) -> &mut Channel {
        self.channels
            .get_mut(&id)
            .unwrap_or_else(|| panic!("no channel {id}"))
    }

    /// What `user` may in `channel`.
    pub(super) fn permissions(&self, user: Id, channel: Id) -> u64 {
        permissions::of(self, user, self.channel(channel))
    }

    /// The guild of a channel, where the bot is in it.
    pub(super) fn guild_with_bot(&self, channel: Id) -> Option<Id> {
        let guild = self.channel(channel).guild?;
        self.guilds[&guild].has_bot.then_some(guild)
    }
}

impl User {
    fn new(id: Id, name: &str, is_bot: bool) -> Self {
        Self {
            id,
            name: name.to_owned(),
            is_bot,
            locale: "en-US".to_owned(),
            has_installed: false,
        }
    }
}

/// Things by their ids; the oldest are forgotten, so that a bench may run for
/// long.
pub(super) struct Remembered<T> {
    things: HashMap<Id, T>,
    order: VecDeque<Id>,
    most: usize,
}

impl<T> Remembered<T> {
    fn new(most: usize) -> Self {
        Self {
            things: HashMap::new(),
            order: VecDeque::new(),
            most,
        }
    }

    pub(super) fn insert(&mut self, id: Id, thing: T) {
        if self.things.insert(id, thing).is_none() {
            self.order.push_back(id);
        }
        if self.order.len() > self.most {
            let oldest = self.order.pop_front().expect("more than one");
            self.things.remove(&oldest);
        }
    }

    pub(super) fn get(&self, id: Id) -> Option<&T> {
        self.things.get(&id)
    }

    pub(super) fn get_mut(&mut self, id: Id) -> Option<&mut T> {
        self.things.get_mut(&id)
    }

    /// All, oldest first.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.order.iter().map(|id| &self.things[id])
    }
}
