//! What a client says, and what comes of it.

use std::collections::VecDeque;

use serde_json::{Value, json};

use super::{Out, Place, Session, control};
use crate::fake_discord::intents::Intents;
use crate::fake_discord::limits;
use crate::fake_discord::payloads;
use crate::fake_discord::record::FromClient;
use crate::fake_discord::world::World;

/// A code to close the connection with.
type Refusal = u16;

impl World {
    /// Takes what a client sent.
    pub(super) fn hear(&mut self, connection: u64, text: &str) {
        if let Err(code) = self.obey(connection, text) {
            self.gateway.send(connection, Out::Close(Some(code)));
            // After these there is nothing to resume.
            if matches!(code, 4004 | 4007 | 4009..=4014) {
                self.end_session_of(connection);
            }
        }
    }

    fn obey(&mut self, connection: u64, text: &str) -> Result<(), Refusal> {
        self.count_event(connection)?;
        if text.len() > limits::GATEWAY_PAYLOAD {
            return Err(4002);
        }
        let payload: Value = serde_json::from_str(text).map_err(|_| 4002_u16)?;
        let data = &payload["d"];
        let op = payload["op"].as_u64().ok_or(4002_u16)?;
        if !matches!(op, 1 | 2 | 6) && self.session_of(connection).is_none() {
            return Err(4003);
        }
        match op {
            1 => {
                self.record.heard(FromClient::Heartbeat(data.as_u64()));
                if self.gateway.acknowledges {
                    self.gateway
                        .send(connection, Out::Text(control(11, &Value::Null)));
                }
                Ok(())
            }
            2 => self.identify(connection, data),
            3 => {
                self.record.heard(FromClient::Presence(data.clone()));
                Ok(())
            }
            6 => self.resume(connection, data),
            // Voice states, requests for members and for sounds.
            4 | 8 | 31 => {
                self.record.heard(FromClient::Other(payload.clone()));
                Ok(())
            }
            _ => Err(4001),
        }
    }

    fn count_event(&mut self, connection: u64) -> Result<(), Refusal> {
        let now = self.clock.now();
        let open = self
            .gateway
            .connections
            .iter_mut()
            .find(|open| open.number == connection);
        let Some(open) = open else { return Ok(()) };
        open.events.push_back(now);
        open.events
            .retain(|event| now - *event < limits::GATEWAY_WINDOW);
        if open.events.len() > limits::GATEWAY_EVENTS {
            Err(4008)
        } else {
            Ok(())
        }
    }

    fn identify(&mut self, connection: u64, data: &Value) -> Result<(), Refusal> {
        let intents = Intents(data["intents"].as_u64().ok_or(4013_u16)?);
        let shard = shard(&data["shard"])?;
        let mut recorded = data.clone();
        // The record is printed by tests that fail.
        recorded["token"] = json!("…");
        self.record.heard(FromClient::Identify {
            intents,
            shard,
            data: recorded,
        });
        if let Some(code) = self.gateway.refuses_identify {
            return Err(code);
        }
        if self.session_of(connection).is_some() {
            return Err(4005);
        }
        if !self.is_token(&data["token"]) {
            return Err(4004);
        }
        if !data["properties"].is_object() {
            return Err(4002);
        }
        if shard.0 >= shard.1 {
            return Err(4010);
        }
        if self.gateway.guilds_of(self, shard).count() > self.setup.guilds_a_shard {
            return Err(4011);
        }
        if !intents.are_known() {
            return Err(4013);
        }
        if !self.setup.declared.contains(intents.privileged()) {
            return Err(4014);
        }
        // What Discord does beyond the limit, besides resetting the token, isn't
        // documented.
        self.gateway.identifies_left = self
            .gateway
            .identifies_left
            .checked_sub(1)
            .ok_or(4004_u16)?;
        self.open_session(connection, shard, intents);
        Ok(())
    }

    fn open_session(&mut self, connection: u64, shard: (u32, u32), intents: Intents) {
        let id = format!("{:032x}", self.next_id());
        let ready = payloads::ready(self, &id, shard);
        self.gateway.sessions.push(Session {
            id,
            shard,
            intents,
            sequence: 0,
            kept: VecDeque::new(),
            connection: Some(connection),
        });
        self.send_numbered(connection, "READY", &ready);
        if !intents.contains(Intents::GUILDS) {
            return;
        }
        let guilds: Vec<_> = self.gateway.guilds_of(self, shard).collect();
        for guild in guilds {
            let guild = payloads::guild(self, guild);
            self.send_numbered(connection, "GUILD_CREATE", &guild);
        }
    }

    /// Sends an event to one connection's session.
    fn send_numbered(&mut self, connection: u64, event: &str, data: &Value) {
        if let Some(session) = self.session_of(connection) {
            let text = session.number(event, &data.to_string());
            self.gateway.send(connection, Out::Text(text));
        }
    }

    fn resume(&mut self, connection: u64, data: &Value) -> Result<(), Refusal> {
        let sequence = data["seq"].as_u64().ok_or(4002_u16)?;
        self.record.heard(FromClient::Resume { sequence });
        if self.session_of(connection).is_some() {
            return Err(4005);
        }
        if !self.is_token(&data["token"]) {
            return Err(4004);
        }
        let asked = data["session_id"].as_str().unwrap_or_default();
        let known = self
            .gateway
            .sessions
            .iter_mut()
            .find(|session| session.id == asked);
        let Some(session) = known else {
            self.gateway
                .send(connection, Out::Text(control(9, &json!(false))));
            return Ok(());
        };
        if sequence > session.sequence {
            return Err(4007);
        }
        let kept = session
            .kept
            .front()
            .map_or(session.sequence + 1, |(first, _)| *first);
        if sequence + 1 < kept {
            self.gateway
                .send(connection, Out::Text(control(9, &json!(false))));
            return Ok(());
        }
        let before = session.connection.replace(connection);
        let missed: Vec<_> = session
            .kept
            .iter()
            .filter(|(number, _)| *number > sequence)
            .cloned()
            .collect();
        if let Some(before) = before {
            self.gateway.send(before, Out::Close(Some(4000)));
        }
        for (_, text) in missed {
            self.gateway.send(connection, Out::Text(text));
        }
        let resumed = json!({ "_trace": ["[\"gateway-prd\",{}]"] });
        self.send_numbered(connection, "RESUMED", &resumed);
        Ok(())
    }

    fn is_token(&self, token: &Value) -> bool {
        let token = token.as_str().unwrap_or_default();
        token.strip_prefix("Bot ").unwrap_or(token) == self.setup.token
    }

    fn session_of(&mut self, connection: u64) -> Option<&mut Session> {
        let sessions = &mut self.gateway.sessions;
        sessions
            .iter_mut()
            .find(|session| session.connection == Some(connection))
    }

    fn end_session_of(&mut self, connection: u64) {
        self.gateway
            .sessions
            .retain(|session| session.connection != Some(connection));
    }

    /// A connection has ended: a client that closes with 1000 or 1001 ends its
    /// session, any other may resume it.
    pub(super) fn hang_up(&mut self, connection: u64, code: Option<u16>) {
        if matches!(code, Some(1000 | 1001)) {
            self.end_session_of(connection);
        }
        self.gateway
            .connections
            .retain(|open| open.number != connection);
        if let Some(session) = self.session_of(connection) {
            session.connection = None;
        }
    }

    /// Tells everyone who may know of a guild that it is there, or no more.
    pub(in crate::fake_discord) fn announce_guild(&mut self, event: &str, guild: u64) {
        let data = match event {
            "GUILD_CREATE" => payloads::guild(self, guild),
            _ => json!({ "id": guild.to_string() }),
        };
        self.dispatch(event, Place::Guild(guild), &data);
    }
}

/// The shard that an IDENTIFY names; the only one where it names none.
fn shard(shard: &Value) -> Result<(u32, u32), Refusal> {
    if shard.is_null() {
        return Ok((0, 1));
    }
    let number = |index: usize| {
        let number = shard[index]
            .as_u64()
            .and_then(|number| u32::try_from(number).ok());
        number.ok_or(4010_u16)
    };
    let (id, total) = (number(0)?, number(1)?);
    if total == 0 {
        Err(4010)
    } else {
        Ok((id, total))
    }
}
