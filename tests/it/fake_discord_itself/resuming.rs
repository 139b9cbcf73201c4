//! Connections end, sessions go on.

use serde_json::{Value, json};

use super::bare_client::{Frame, Socket, identify, resume};
use crate::fake_discord::{FakeDiscord, FromClient, Intents, Setup};

const MESSAGES: Intents = Intents::GUILD_MESSAGES;

/// A socket with its session's id.
async fn session(discord: &FakeDiscord) -> (Socket, Value) {
    let mut socket = Socket::greeted(discord).await;
    socket
        .send(identify(&discord.token(), MESSAGES, [0, 1]))
        .await;
    let id = socket.event("READY").await["session_id"].clone();
    (socket, id)
}

async fn resumed(discord: &FakeDiscord, session: &Value, sequence: u64) -> Socket {
    let mut socket = Socket::greeted(discord).await;
    socket
        .send(resume(&discord.token(), session, sequence))
        .await;
    socket
}

#[tokio::test]
async fn a_session_replays_what_its_client_missed() {
    let discord = FakeDiscord::start(Setup::default());
    let general = discord.channel("general");
    let ada = discord.member("ada");
    let (mut socket, id) = session(&discord).await;
    ada.says(general, "<@BOT> one");
    assert_eq!(socket.json().await["s"], 2);
    discord.drops_connections();
    assert_eq!(socket.next().await, Frame::End);
    ada.says(general, "<@BOT> two");
    ada.says(general, "<@BOT> three");
    let mut socket = resumed(&discord, &id, 2).await;
    for sequence in [3, 4] {
        let event = socket.json().await;
        assert_eq!(
            (&event["t"], &event["s"]),
            (&json!("MESSAGE_CREATE"), &json!(sequence))
        );
    }
    let event = socket.json().await;
    assert_eq!((&event["t"], &event["s"]), (&json!("RESUMED"), &json!(5)));
    ada.says(general, "<@BOT> four");
    assert_eq!(socket.json().await["s"], 6);
    discord
        .wait_for_client(|event| matches!(event, FromClient::Resume { sequence: 2 }))
        .await;
}

#[tokio::test]
async fn any_close_but_a_clients_farewell_can_be_resumed() {
    let discord = FakeDiscord::start(Setup::default());
    for code in [Some(4000), Some(1001), None] {
        let (mut socket, id) = session(&discord).await;
        discord.closes_connections(code);
        assert_eq!(socket.next().await, Frame::Close(code));
        let mut socket = resumed(&discord, &id, 1).await;
        socket.event("RESUMED").await;
        discord.forgets_sessions();
    }
    let (socket, id) = session(&discord).await;
    socket.close(4000).await;
    discord
        .wait_for_client(|event| matches!(event, FromClient::Closed(Some(Some(4000)))))
        .await;
    resumed(&discord, &id, 1).await.event("RESUMED").await;
    let (socket, id) = session(&discord).await;
    socket.close(1000).await;
    discord
        .wait_for_client(|event| matches!(event, FromClient::Closed(Some(Some(1000)))))
        .await;
    assert_eq!(resumed(&discord, &id, 1).await.json().await["op"], 9);
}

#[tokio::test]
async fn what_cannot_be_resumed_is_refused() {
    let discord = FakeDiscord::start(Setup::default());
    let (_socket, id) = session(&discord).await;
    let unknown = json!("no such session");
    let refusal = resumed(&discord, &unknown, 1).await.json().await;
    assert_eq!((&refusal["op"], &refusal["d"]), (&json!(9), &json!(false)));
    let mut socket = Socket::greeted(&discord).await;
    socket.send(resume("wrong", &id, 1)).await;
    assert_eq!(socket.next().await, Frame::Close(Some(4004)));
    let mut socket = resumed(&discord, &id, 99).await;
    assert_eq!(socket.next().await, Frame::Close(Some(4007)));
}

#[tokio::test]
async fn a_session_moves_to_the_newest_connection() {
    let discord = FakeDiscord::start(Setup::default());
    let (mut old, id) = session(&discord).await;
    resumed(&discord, &id, 1).await.event("RESUMED").await;
    assert_eq!(old.next().await, Frame::Close(Some(4000)));
}

#[tokio::test]
async fn a_test_can_ask_to_reconnect_and_invalidate() {
    let discord = FakeDiscord::start(Setup::default());
    let (mut socket, id) = session(&discord).await;
    discord.asks_to_reconnect();
    assert_eq!(socket.json().await["op"], 7);
    discord.invalidates_sessions(true);
    let event = socket.json().await;
    assert_eq!((&event["op"], &event["d"]), (&json!(9), &json!(true)));
    discord.invalidates_sessions(false);
    assert_eq!(socket.json().await["d"], false);
    assert_eq!(resumed(&discord, &id, 1).await.json().await["op"], 9);
}

#[tokio::test]
async fn a_test_can_send_anything() {
    let discord = FakeDiscord::start(Setup::default());
    let (mut socket, _) = session(&discord).await;
    discord.sends_text("{\"op\":");
    assert_eq!(socket.next().await, Frame::Text("{\"op\":".to_owned()));
    discord.dispatches("HARBOUR_CLOSED", None, &json!({ "since": 1 }));
    let event = socket.json().await;
    assert_eq!(
        (&event["t"], &event["s"]),
        (&json!("HARBOUR_CLOSED"), &json!(2))
    );
    discord.repeats_last_event();
    assert_eq!(socket.json().await, event);
}

#[tokio::test]
async fn a_gateway_that_is_down_refuses_connections() {
    let discord = FakeDiscord::start(Setup::default());
    discord.takes_gateway_down(true);
    let url = discord.gateway_url().replace("ws://", "http://");
    let upgrade = reqwest::Client::new().get(url).headers(
        [
            ("connection", "upgrade"),
            ("upgrade", "websocket"),
            ("sec-websocket-version", "13"),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ]
        .into_iter()
        .map(|(name, value)| {
            (
                name.parse().expect("a name"),
                value.parse().expect("a value"),
            )
        })
        .collect(),
    );
    assert_eq!(upgrade.send().await.expect("a response").status(), 503);
    discord.takes_gateway_down(false);
    Socket::greeted(&discord).await;
}
