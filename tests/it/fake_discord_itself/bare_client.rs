//! A client that knows nothing but HTTP, websocket and JSON.

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::fake_discord::{FakeDiscord, Id, Intents};

/// Sends requests as the bot.
pub(super) struct Rest {
    http: reqwest::Client,
    base: String,
    token: String,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: reqwest::header::HeaderMap,
    pub(super) body: Value,
}

impl Rest {
    pub(super) fn of(discord: &FakeDiscord) -> Self {
        Self::with_token(discord, &discord.token())
    }

    pub(super) fn with_token(discord: &FakeDiscord, token: &str) -> Self {
        Self {
            http: reqwest::Client::new(),
            base: format!("{}/api/v10", discord.api_url()),
            token: format!("Bot {token}"),
        }
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, Value::Null).await
    }

    pub(super) async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, body).await
    }

    pub(super) async fn send(&self, method: &str, path: &str, body: Value) -> Answer {
        let answer = self.try_to_send(method, path, body).await;
        answer.expect("an answer")
    }

    pub(super) async fn try_to_send(
        &self,
        method: &str,
        path: &str,
        body: Value,
    ) -> reqwest::Result<Answer> {
        let method = method.parse().expect("a method");
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        request = request
            .header("authorization", &self.token)
            .header("user-agent", "bare client");
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await?;
        // What can't be parsed is for the test to see.
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Ok(Answer {
            status,
            headers,
            body,
        })
    }

    /// Says something as the bot.
    pub(super) async fn says(&self, channel: Id, content: &str) -> Value {
        let path = format!("/channels/{channel}/messages");
        self.post(&path, json!({ "content": content }))
            .await
            .with(200)
    }
}

impl Answer {
    #[track_caller]
    pub(super) fn with(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        self.body
    }

    /// Asserts a refusal with one of Discord's codes.
    #[track_caller]
    pub(super) fn refused(self, status: u16, code: u32) -> Value {
        assert_eq!(
            (self.status, &self.body["code"]),
            (status, &json!(code)),
            "{self:?}"
        );
        assert!(self.body["message"].is_string(), "{self:?}");
        self.body
    }

    /// Asserts that a form was refused for one field alone.
    #[track_caller]
    pub(super) fn refused_for(self, field: &str, code: &str) {
        let body = self.refused(400, 50035);
        let mut found = Vec::new();
        gather("", &body["errors"], &mut found);
        assert_eq!(found, [(field.to_owned(), code.to_owned())], "{body:#}");
    }
}

/// Every error of a form with the path of its field.
fn gather(path: &str, errors: &Value, found: &mut Vec<(String, String)>) {
    for (key, value) in errors.as_object().expect("nested errors") {
        if key == "_errors" {
            for error in value.as_array().expect("a list of errors") {
                let code = error["code"].as_str().expect("a code").to_owned();
                found.push((path.trim_start_matches('.').to_owned(), code));
            }
        } else {
            gather(&format!("{path}.{key}"), value, found);
        }
    }
}

/// A websocket to the gateway, by hand.
pub(super) struct Socket {
    stream: BufReader<TcpStream>,
}

/// What came in.
#[derive(Debug, PartialEq)]
pub(super) enum Frame {
    Json(Value),
    /// A text that isn't JSON.
    Text(String),
    /// A close frame, with its code where it has one.
    Close(Option<u16>),
    /// The end of the connection without one.
    End,
}

impl Socket {
    pub(super) async fn open(discord: &FakeDiscord) -> Self {
        Self::open_version(discord, 10).await
    }

    /// Opens a socket and reads HELLO.
    pub(super) async fn greeted(discord: &FakeDiscord) -> Self {
        let mut socket = Self::open(discord).await;
        assert_eq!(socket.json().await["op"], 10);
        socket
    }

    /// Opens a socket, identifies, and reads READY and the first shard's guilds.
    pub(super) async fn ready(discord: &FakeDiscord, intents: Intents) -> Self {
        let mut socket = Self::greeted(discord).await;
        socket
            .send(identify(&discord.token(), intents, [0, 1]))
            .await;
        assert_eq!(socket.json().await["t"], "READY");
        if intents.contains(Intents::GUILDS) {
            for _ in discord.guilds() {
                assert_eq!(socket.json().await["t"], "GUILD_CREATE");
            }
        }
        socket
    }

    pub(super) async fn open_version(discord: &FakeDiscord, version: u8) -> Self {
        let url = discord.gateway_url();
        let host = url.trim_start_matches("ws://").trim_end_matches("/gateway");
        let mut stream = BufReader::new(TcpStream::connect(host).await.expect("a connection"));
        let request = format!(
            "GET /gateway?v={version}&encoding=json HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n\
             Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream
            .write_all(request.as_bytes())
            .await
            .expect("to write");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.expect("a response"));
        }
        assert!(
            head.starts_with(b"HTTP/1.1 101"),
            "{}",
            String::from_utf8_lossy(&head)
        );
        Self { stream }
    }

    pub(super) async fn send(&mut self, payload: Value) {
        self.send_frame(1, payload.to_string().as_bytes()).await;
    }

    pub(super) async fn close(mut self, code: u16) {
        self.send_frame(8, &code.to_be_bytes()).await;
    }

    /// Sends a frame; a mask of zeros leaves it as it is.
    async fn send_frame(&mut self, opcode: u8, payload: &[u8]) {
        let mut frame = vec![0x80 | opcode];
        match u16::try_from(payload.len()).expect("a small payload") {
            small @ 0..126 => frame.push(0x80 | u8::try_from(small).expect("a byte")),
            large => {
                frame.push(0x80 | 126);
                frame.extend(large.to_be_bytes());
            }
        }
        frame.extend([0; 4]);
        frame.extend(payload);
        // The other end may have gone, which the next read shows.
        let _ = self.stream.write_all(&frame).await;
    }

    pub(super) async fn next(&mut self) -> Frame {
        let Ok(first) = self.stream.read_u8().await else {
            return Frame::End;
        };
        let length = match self.stream.read_u8().await.expect("a length") {
            126 => u64::from(self.stream.read_u16().await.expect("a length")),
            127 => self.stream.read_u64().await.expect("a length"),
            small => u64::from(small),
        };
        let mut payload = vec![0; usize::try_from(length).expect("a length")];
        self.stream
            .read_exact(&mut payload)
            .await
            .expect("a payload");
        match first & 0xf {
            1 => {
                let text = String::from_utf8(payload).expect("a text");
                serde_json::from_str(&text).map_or(Frame::Text(text), Frame::Json)
            }
            8 => Frame::Close(
                payload
                    .get(..2)
                    .map(|code| u16::from_be_bytes([code[0], code[1]])),
            ),
            other => panic!("a frame of type {other}"),
        }
    }

    /// The next frame, which has to be JSON.
    pub(super) async fn json(&mut self) -> Value {
        match self.next().await {
            Frame::Json(value) => value,
            other => panic!("no JSON: {other:?}"),
        }
    }

    /// The next event's data, which has to be of that kind.
    pub(super) async fn event(&mut self, kind: &str) -> Value {
        let event = self.json().await;
        assert_eq!(event["t"], kind, "{event:#}");
        event["d"].clone()
    }

    /// Asserts that nothing has come before the acknowledgement of a heartbeat.
    pub(super) async fn has_nothing_more(&mut self) {
        self.send(json!({ "op": 1, "d": null })).await;
        let next = self.json().await;
        assert_eq!(next["op"], 11, "{next:#}");
    }
}

pub(super) fn identify(token: &str, intents: Intents, shard: [u32; 2]) -> Value {
    json!({ "op": 2, "d": {
        "token": token, "intents": intents.0, "shard": shard,
        "properties": { "os": "linux", "browser": "bare", "device": "bare" },
    }})
}

pub(super) fn resume(token: &str, session: &Value, sequence: u64) -> Value {
    json!({ "op": 6, "d": { "token": token, "session_id": session, "seq": sequence } })
}
