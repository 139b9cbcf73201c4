//! What follows the first response to an interaction.

use std::time::Duration;

use serde_json::{Value, json};

use super::bare_client::Socket;
use super::scene::Scene;
use crate::fake_discord::Intents;
use crate::fake_discord::permissions::USE_EXTERNAL_APPS;

const EPHEMERAL: u64 = 1 << 6;

#[tokio::test]
async fn nothing_follows_before_the_first_response() {
    let scene = Scene::new().await;
    let asked = scene.asked();
    scene.follows_up(&asked, "early").await.refused(404, 10015);
    scene
        .rest
        .get(&scene.original(&asked))
        .await
        .refused(404, 10015);
    scene
        .rest
        .get("/webhooks/17/none/messages/@original")
        .await
        .refused(404, 10015);
}

#[tokio::test]
async fn a_token_is_good_for_fifteen_minutes() {
    let scene = Scene::new().await;
    scene.discord.stops_the_clock();
    let asked = scene.asked();
    scene.says(&asked, "an answer").await;
    scene.discord.time_passes(Duration::from_secs(15 * 60));
    scene.follows_up(&asked, "still good").await.with(200);
    scene.discord.time_passes(Duration::from_millis(1));
    scene
        .follows_up(&asked, "too late")
        .await
        .refused(401, 50027);
    let edit = json!({ "content": "too late" });
    scene
        .rest
        .send("PATCH", &scene.original(&asked), edit)
        .await
        .refused(401, 50027);
}

#[tokio::test]
async fn a_deferred_response_comes_later() {
    let scene = Scene::new().await;
    let mut socket = Socket::ready(&scene.discord, Intents::GUILD_MESSAGES).await;
    let asked = scene.asked();
    socket.event("INTERACTION_CREATE").await;
    scene
        .responds(&asked, 5, json!({ "flags": 0, "content": "ignored" }))
        .await
        .with(204);
    assert_eq!(scene.discord.acknowledgement_of(&asked).await.kind, 5);
    let loading = socket.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&loading["flags"], &loading["content"]),
        (&json!(1 << 7), &json!(""))
    );
    let edited = scene
        .rest
        .send(
            "PATCH",
            &scene.original(&asked),
            json!({ "content": "here" }),
        )
        .await
        .with(200);
    assert_eq!(
        (&edited["id"], &edited["flags"]),
        (&loading["id"], &json!(0))
    );
    assert_eq!(socket.event("MESSAGE_UPDATE").await["content"], "here");
    assert_eq!(
        scene.discord.response_to(&asked).await.message().content(),
        "here"
    );
}

#[tokio::test]
async fn what_was_deferred_stays_as_visible_as_it_was() {
    let scene = Scene::new().await;
    let asked = scene.asked();
    scene
        .responds(&asked, 5, json!({ "flags": EPHEMERAL }))
        .await
        .with(204);
    scene.follows_up(&asked, "for you").await.with(200);
    let response = scene.discord.response_to(&asked).await;
    assert!(response.message().is_ephemeral() && !response.message().is_loading());
    let public = scene.asked();
    scene.responds(&public, 5, json!({})).await.with(204);
    let edit = json!({ "content": "for all", "flags": EPHEMERAL });
    scene
        .rest
        .send("PATCH", &scene.original(&public), edit)
        .await
        .with(200);
    assert!(
        !scene
            .discord
            .response_to(&public)
            .await
            .message()
            .is_ephemeral()
    );
}

#[tokio::test]
async fn the_first_edit_of_a_deferred_response_may_ping() {
    let scene = Scene::new().await;
    let content = format!("<@{}>", scene.discord.member("ben").id());
    let asked = scene.asked();
    scene.responds(&asked, 5, json!({})).await.with(204);
    scene
        .rest
        .send(
            "PATCH",
            &scene.original(&asked),
            json!({ "content": content }),
        )
        .await
        .with(200);
    let pinged = scene
        .discord
        .response_to(&asked)
        .await
        .message()
        .pinged
        .clone();
    assert_eq!(pinged, [scene.discord.member("ben").id()]);
    let asked = scene.asked();
    scene.responds(&asked, 5, json!({})).await.with(204);
    let quiet = json!({ "content": content, "allowed_mentions": { "parse": [] } });
    scene
        .rest
        .send("PATCH", &scene.original(&asked), quiet)
        .await
        .with(200);
    scene
        .discord
        .response_to(&asked)
        .await
        .message()
        .assert_pinged_nobody();
}

#[tokio::test]
async fn follow_ups_are_read_edited_and_deleted() {
    let scene = Scene::new().await;
    let asked = scene.asked();
    scene.says(&asked, "first").await;
    let second = scene.follows_up(&asked, "second").await.with(200);
    let path = format!(
        "{}/messages/{}",
        scene.webhook(&asked),
        second["id"].as_str().expect("an id")
    );
    assert_eq!(scene.rest.get(&path).await.with(200)["content"], "second");
    scene
        .rest
        .send("PATCH", &path, json!({ "content": "changed" }))
        .await
        .with(200);
    assert_eq!(
        scene.discord.wait_for_follow_up(&asked, 1).await.content(),
        "changed"
    );
    assert_eq!(
        scene.rest.get(&scene.original(&asked)).await.with(200)["content"],
        "first"
    );
    for path in [path, scene.original(&asked)] {
        scene
            .rest
            .send("DELETE", &path, Value::Null)
            .await
            .with(204);
        scene.rest.get(&path).await.refused(404, 10008);
    }
    let other = scene.discord.member("ada").says(scene.general, "mine");
    let path = format!("{}/messages/{}", scene.webhook(&asked), other.id());
    scene.rest.get(&path).await.refused(404, 10008);
}

#[tokio::test]
async fn a_guest_application_speaks_softly_and_little() {
    let scene = Scene::new().await;
    let ada = scene.discord.member("ada").installs();
    let foreign = scene
        .discord
        .channel_of(scene.discord.founds_guild("Elsewhere", false), "general");
    let asked = ada.slash(foreign, "ask", &[]);
    scene.says(&asked, "here").await;
    assert!(
        !scene
            .discord
            .response_to(&asked)
            .await
            .message()
            .is_ephemeral()
    );
    for number in 0..5 {
        scene
            .follows_up(&asked, &number.to_string())
            .await
            .with(200);
    }
    scene
        .follows_up(&asked, "one more")
        .await
        .refused(400, 40094);
    scene.discord.denies(foreign, ada.id(), USE_EXTERNAL_APPS);
    let asked = ada.slash(foreign, "ask", &[]);
    scene.says(&asked, "here").await;
    assert!(
        scene
            .discord
            .response_to(&asked)
            .await
            .message()
            .is_ephemeral()
    );
}
