//! What tests do to the gateway.

use serde_json::{Value, json};

use super::{Out, Place, control};
use crate::fake_discord::FakeDiscord;
use crate::fake_discord::ids::Id;
use crate::fake_discord::world::World;

impl FakeDiscord {
    /// How many connections are open.
    pub(crate) fn connections(&self) -> usize {
        self.lock().gateway.connections.len()
    }

    /// Closes every connection with a code, or with a close frame without one.
    /// The sessions can be resumed.
    pub(crate) fn closes_connections(&self, code: Option<u16>) {
        self.change(|world| world.tell_all(|| Out::Close(code)));
    }

    /// Cuts every connection without a close frame. The sessions can be resumed.
    pub(crate) fn drops_connections(&self) {
        self.change(|world| world.tell_all(|| Out::Drop));
    }

    /// Asks every client to reconnect and resume (op 7).
    pub(crate) fn asks_to_reconnect(&self) {
        self.sends_control(7, &Value::Null);
    }

    /// Says that the session is invalid (op 9); unless it is resumable, it ends.
    pub(crate) fn invalidates_sessions(&self, resumable: bool) {
        if !resumable {
            self.forgets_sessions();
        }
        self.sends_control(9, &json!(resumable));
    }

    /// Forgets all sessions, so that none can be resumed. The connections stay.
    pub(crate) fn forgets_sessions(&self) {
        self.change(|world| world.gateway.sessions.clear());
    }

    /// Asks every client for a heartbeat now (op 1).
    pub(crate) fn asks_for_heartbeat(&self) {
        self.sends_control(1, &Value::Null);
    }

    /// Whether heartbeats are acknowledged from now on.
    pub(crate) fn acknowledges_heartbeats(&self, whether: bool) {
        self.change(|world| world.gateway.acknowledges = whether);
    }

    /// Closes whoever identifies from now on with this code; with none, they are
    /// let in.
    pub(crate) fn refuses_identify(&self, code: Option<u16>) {
        self.change(|world| world.gateway.refuses_identify = code);
    }

    /// Sends a text as it is, well-formed or not.
    pub(crate) fn sends_text(&self, text: &str) {
        self.change(|world| world.tell_all(|| Out::Text(text.into())));
    }

    /// Dispatches an event of any kind, known or not, to all shards that serve
    /// the guild; to shard 0 where there is none.
    pub(crate) fn dispatches(&self, event: &str, guild: Option<Id>, data: &Value) {
        let place = guild.map_or(Place::Direct, Place::Guild);
        self.change(|world| world.dispatch(event, place, data));
    }

    /// Sends every session's latest event once more, with the same number.
    pub(crate) fn repeats_last_event(&self) {
        self.change(|world| {
            let gateway = &world.gateway;
            for session in &gateway.sessions {
                if let (Some(connection), Some((_, text))) =
                    (session.connection, session.kept.back())
                {
                    gateway.send(connection, Out::Text(text.clone()));
                }
            }
        });
    }

    /// Whether new connections to the gateway are refused with a 503.
    pub(crate) fn takes_gateway_down(&self, whether: bool) {
        self.change(|world| world.gateway.is_down = whether);
    }

    fn sends_control(&self, op: u8, data: &Value) {
        self.change(|world| world.tell_all(|| Out::Text(control(op, data))));
    }
}

impl World {
    fn tell_all(&self, out: impl Fn() -> Out) {
        for connection in &self.gateway.connections {
            self.gateway.send(connection.number, out());
        }
    }

    pub(in crate::fake_discord) fn gateway_is_down(&self) -> bool {
        self.gateway.is_down
    }

    /// How many sessions have a client.
    pub(in crate::fake_discord) fn connected_sessions(&self) -> usize {
        let sessions = self.gateway.sessions.iter();
        sessions
            .filter(|session| session.connection.is_some())
            .count()
    }
}
