//! The gateway: sessions, which events each gets, and their connections.

mod content;
mod control;
mod protocol;
mod socket;

pub(super) use socket::serve;

use std::collections::VecDeque;
use std::time::Instant;

use axum::extract::ws::Utf8Bytes;
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::ids::{Id, shard_of};
use super::intents::{self, Intents};
use super::limits;
use super::world::World;

/// Where something happened, which decides the shard that learns of it.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Guild(Id),
    /// A direct message: shard 0 learns of it.
    Direct,
}

pub(super) struct Gateway {
    sessions: Vec<Session>,
    connections: Vec<Connection>,
    last_connection: u64,
    pub(super) identifies_left: u32,
    acknowledges: bool,
    refuses_identify: Option<u16>,
    is_down: bool,
}

/// What outlives its connection until a client resumes or ends it.
struct Session {
    id: String,
    shard: (u32, u32),
    intents: Intents,
    sequence: u64,
    /// The events that a client may still ask for, by their sequence numbers.
    kept: VecDeque<(u64, Utf8Bytes)>,
    connection: Option<u64>,
}

/// An open websocket.
struct Connection {
    number: u64,
    out: UnboundedSender<Out>,
    /// When the client sent its latest events.
    events: VecDeque<Instant>,
}

/// What a connection is told to do.
enum Out {
    Text(Utf8Bytes),
    /// A close frame with that code, or without one.
    Close(Option<u16>),
    /// The end without a close frame.
    Drop,
}

impl Gateway {
    pub(super) fn new(identifies_left: u32) -> Self {
        Self {
            sessions: Vec::new(),
            connections: Vec::new(),
            last_connection: 0,
            identifies_left,
            acknowledges: true,
            refuses_identify: None,
            is_down: false,
        }
    }

    /// The guilds of a shard with the bot.
    pub(super) fn guilds_of(
        &self,
        world: &World,
        (shard, total): (u32, u32),
    ) -> impl Iterator<Item = Id> {
        let with_bot = world.guilds.values().filter(|guild| guild.has_bot);
        with_bot
            .map(|guild| guild.id)
            .filter(move |guild| shard_of(*guild, total) == shard)
    }

    fn send(&self, connection: u64, out: Out) {
        let open = self
            .connections
            .iter()
            .find(|open| open.number == connection);
        if let Some(open) = open {
            // A connection that has just ended needs nothing any more.
            let _ = open.out.send(out);
        }
    }
}

impl Session {
    fn serves(&self, place: Place) -> bool {
        let (shard, total) = self.shard;
        match place {
            Place::Guild(guild) => shard_of(guild, total) == shard,
            Place::Direct => shard == 0,
        }
    }

    /// Numbers an event and keeps it.
    fn number(&mut self, event: &str, data: &str) -> Utf8Bytes {
        self.sequence += 1;
        let sequence = self.sequence;
        let text = Utf8Bytes::from(format!(
            r#"{{"t":"{event}","s":{sequence},"op":0,"d":{data}}}"#
        ));
        self.kept.push_back((sequence, text.clone()));
        if self.kept.len() > limits::REPLAYED_EVENTS {
            self.kept.pop_front();
        }
        text
    }
}

impl World {
    pub(super) fn gateway_url(&self) -> String {
        format!("ws://{}/gateway", self.address)
    }

    /// Sends an event to every session that serves `place` and has asked for it.
    pub(super) fn dispatch(&mut self, event: &str, place: Place, data: &Value) {
        let in_guild = matches!(place, Place::Guild(_));
        let needed = intents::needed(event, in_guild);
        let has_content = matches!(event, "MESSAGE_CREATE" | "MESSAGE_UPDATE") && in_guild;
        let bot = self.bot;
        let mut whole = None;
        let mut blank = None;
        let gateway = &mut self.gateway;
        for session in &mut gateway.sessions {
            if !session.serves(place) || !session.intents.contains(needed) {
                continue;
            }
            let text = if has_content && !session.intents.contains(Intents::MESSAGE_CONTENT) {
                blank.get_or_insert_with(|| content::without_intent(data, bot).to_string())
            } else {
                whole.get_or_insert_with(|| data.to_string())
            };
            let text = session.number(event, text);
            let connection = session.connection;
            let open = gateway
                .connections
                .iter()
                .find(|open| Some(open.number) == connection);
            if let Some(open) = open {
                // A connection that has just ended is resumed, or not.
                let _ = open.out.send(Out::Text(text));
            }
        }
    }
}

/// An event that isn't numbered.
fn control(op: u8, data: &Value) -> Utf8Bytes {
    json!({ "t": null, "s": null, "op": op, "d": data })
        .to_string()
        .into()
}
