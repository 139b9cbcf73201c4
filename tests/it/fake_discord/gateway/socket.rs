use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::json;
use tokio::sync::mpsc::unbounded_channel;
use tokio::time::timeout;

use super::{Connection, Out, control};
use crate::fake_discord::Shared;
use crate::fake_discord::record::FromClient;

/// How long a client may take to answer a close frame.
const GOODBYE: Duration = Duration::from_secs(5);

/// Serves one client from HELLO to its close.
pub(in crate::fake_discord) async fn serve(
    mut socket: WebSocket,
    shared: Arc<Shared>,
    version: Option<String>,
) {
    let (out, mut outgoing) = unbounded_channel();
    let number = shared.change(|world| {
        let interval = world.setup.heartbeat.as_millis();
        let gateway = &mut world.gateway;
        gateway.last_connection += 1;
        let hello = json!({ "heartbeat_interval": interval, "_trace": ["[\"gateway-prd\",{}]"] });
        // The receiver is right here.
        let _ = out.send(Out::Text(control(10, &hello)));
        if version.as_deref() != Some("10") {
            let _ = out.send(Out::Close(Some(4012)));
        }
        gateway.connections.push(Connection {
            number: gateway.last_connection,
            out,
            events: std::collections::VecDeque::new(),
        });
        gateway.last_connection
    });
    let mut code = None;
    loop {
        tokio::select! {
            // What is to be sent comes first, so that a close isn't overtaken by
            // what the client sends.
            biased;
            out = outgoing.recv() => match out {
                Some(Out::Text(text)) => {
                    if socket.send(Message::Text(text)).await.is_err() {
                        break;
                    }
                }
                Some(Out::Close(code)) => {
                    say_goodbye(&mut socket, code).await;
                    break;
                }
                Some(Out::Drop) | None => break,
            },
            incoming = socket.recv() => match incoming {
                Some(Ok(Message::Text(text))) => {
                    shared.change(|world| world.hear(number, &text));
                }
                Some(Ok(Message::Close(frame))) => {
                    code = Some(frame.map(|frame| frame.code));
                    break;
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break,
            },
        }
    }
    shared.change(|world| {
        world.hang_up(number, code.flatten());
        world.record.heard(FromClient::Closed(code));
    });
}

async fn say_goodbye(socket: &mut WebSocket, code: Option<u16>) {
    let frame = code.map(|code| CloseFrame {
        code,
        reason: reason(code).into(),
    });
    if socket.send(Message::Close(frame)).await.is_ok() {
        // Whether it answers or not, this is the end.
        let answered = async { while let Some(Ok(_)) = socket.recv().await {} };
        let _ = timeout(GOODBYE, answered).await;
    }
}

fn reason(code: u16) -> &'static str {
    match code {
        4000 => "Unknown error.",
        4001 => "Unknown opcode.",
        4002 => "Error while decoding payload.",
        4003 => "Not authenticated.",
        4004 => "Authentication failed.",
        4005 => "Already authenticated.",
        4007 => "Invalid `seq`.",
        4008 => "Rate limited.",
        4009 => "Session timed out.",
        4010 => "Invalid shard.",
        4011 => "Sharding required.",
        4012 => "Invalid API version.",
        4013 => "Invalid intent(s).",
        4014 => "Disallowed intent(s).",
        _ => "",
    }
}
