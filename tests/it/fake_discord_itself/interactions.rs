//! Interactions are answered once, and in time.

use std::time::Duration;

use serde_json::{Value, json};

use super::bare_client::Socket;
use super::scene::Scene;
use crate::fake_discord::Intents;

const EPHEMERAL: u64 = 1 << 6;

#[tokio::test]
async fn the_first_response_is_due_in_three_seconds() {
    let scene = Scene::new().await;
    scene.discord.stops_the_clock();
    let in_time = scene.asked();
    scene.discord.time_passes(Duration::from_secs(3));
    scene.says(&in_time, "in time").await;
    let late = scene.asked();
    scene.discord.time_passes(Duration::from_millis(3001));
    let message = json!({ "content": "late" });
    scene
        .responds(&late, 4, message.clone())
        .await
        .refused(404, 10062);
    let mut forged = scene.asked();
    forged.token.push('x');
    scene
        .responds(&forged, 4, message)
        .await
        .refused(404, 10062);
}

#[tokio::test]
async fn an_interaction_is_answered_once() {
    let scene = Scene::new().await;
    let asked = scene.asked();
    scene.says(&asked, "once").await;
    for kind in [4, 5] {
        scene
            .responds(&asked, kind, json!({ "content": "twice" }))
            .await
            .refused(400, 40060);
    }
    assert_eq!(scene.discord.responses(), 1);
    assert_eq!(
        scene.discord.response_to(&asked).await.message().content(),
        "once"
    );
    assert_eq!(scene.discord.messages_of_bot(scene.general).len(), 1);
}

#[tokio::test]
async fn an_ephemeral_response_is_not_in_the_channel() {
    let scene = Scene::new().await;
    let mut socket = Socket::ready(&scene.discord, Intents::GUILD_MESSAGES).await;
    let asked = scene.asked();
    socket.event("INTERACTION_CREATE").await;
    scene
        .responds(
            &asked,
            4,
            json!({ "content": "for you", "flags": EPHEMERAL }),
        )
        .await
        .with(204);
    let message = scene.discord.response_to(&asked).await.message().clone();
    assert!(message.is_ephemeral());
    let path = format!("/channels/{}/messages/{}", scene.general, message.id());
    for method in ["GET", "DELETE"] {
        scene
            .rest
            .send(method, &path, Value::Null)
            .await
            .refused(404, 10008);
    }
    socket.has_nothing_more().await;
}

#[tokio::test]
async fn a_callback_can_tell_what_it_made() {
    let scene = Scene::new().await;
    let asked = scene.asked();
    let path = format!(
        "/interactions/{}/{}/callback?with_response=true",
        asked.id, asked.token
    );
    let made = scene
        .rest
        .post(&path, json!({ "type": 4, "data": { "content": "here" } }))
        .await
        .with(200);
    assert_eq!(made["resource"]["message"]["content"], "here");
    assert_eq!(
        made["resource"]["message"]["id"],
        made["interaction"]["response_message_id"]
    );
    assert_eq!(
        made["resource"]["message"]["interaction_metadata"]["id"],
        asked.id.to_string()
    );
}

#[tokio::test]
async fn a_component_updates_its_message() {
    let scene = Scene::new().await;
    let ada = scene.discord.member("ada");
    let more = json!({ "type": 2, "style": 1, "label": "More", "custom_id": "more:1" });
    let body = json!({ "content": "one", "components": [{ "type": 1, "components": [more] }] });
    scene
        .rest
        .post(&format!("/channels/{}/messages", scene.general), body)
        .await
        .with(200);
    let message = scene.discord.messages_of_bot(scene.general)[0].clone();
    let mut socket = Socket::ready(&scene.discord, Intents::NONE).await;
    let pressed = ada.presses(&message, "More");
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!(
        (&event["type"], &event["data"]["custom_id"]),
        (&json!(3), &json!("more:1"))
    );
    assert_eq!(event["message"]["id"], message.id().to_string());
    scene
        .responds(&pressed, 7, json!({ "content": "two" }))
        .await
        .with(204);
    assert_eq!(
        scene
            .discord
            .response_to(&pressed)
            .await
            .message()
            .content(),
        "two"
    );
    let pressed = ada.presses(&message, "more:1");
    scene.responds(&pressed, 6, Value::Null).await.with(204);
    let edit = json!({ "content": "three", "components": [] });
    scene
        .rest
        .send("PATCH", &scene.original(&pressed), edit)
        .await
        .with(200);
    let response = scene.discord.response_to(&pressed).await;
    assert_eq!(
        (response.message().id(), response.message().content()),
        (message.id(), "three")
    );
}

#[tokio::test]
async fn a_reply_to_a_response_is_blank_without_the_intent_for_content() {
    let scene = Scene::new().await;
    let asked = scene.asked();
    scene.says(&asked, "an answer").await;
    let answer = scene.discord.response_to(&asked).await.message().clone();
    let mut socket = Socket::ready(&scene.discord, Intents::GUILD_MESSAGES).await;
    let ada = scene.discord.member("ada");
    ada.replies_to(&answer, "and then?");
    assert_eq!(socket.event("MESSAGE_CREATE").await["content"], "");
    ada.replies_to(&answer, "<@BOT> and then?");
    assert_ne!(socket.event("MESSAGE_CREATE").await["content"], "");
}
