//! What a response to an interaction may hold.

use serde_json::{Value, json};

use super::bare_client::Socket;
use super::scene::Scene;
use crate::fake_discord::Intents;

#[tokio::test]
async fn choices_are_checked() {
    let scene = Scene::new().await;
    let typing = scene
        .discord
        .member("ada")
        .types(scene.general, "ask", "question", "wh");
    let choice =
        |name: &str, value: Value| json!({ "choices": [{ "name": name, "value": value }] });
    let long = "x".repeat(101);
    let refused = [
        (
            json!({ "choices": vec![json!({ "name": "a", "value": "a" }); 26] }),
            "choices",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            choice("", json!("a")),
            "choices.0.name",
            "BASE_TYPE_REQUIRED",
        ),
        (
            choice(&long, json!("a")),
            "choices.0.name",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            choice("a", json!("")),
            "choices.0.value",
            "BASE_TYPE_REQUIRED",
        ),
        (
            choice("a", json!(long)),
            "choices.0.value",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (json!({}), "choices", "BASE_TYPE_REQUIRED"),
    ];
    for (data, field, code) in refused {
        scene
            .responds(&typing, 8, data)
            .await
            .refused_for(&format!("data.{field}"), code);
    }
    scene
        .responds(&typing, 8, choice("What?", json!("what")))
        .await
        .with(204);
    assert_eq!(
        scene.discord.response_to(&typing).await.choices(),
        [("What?", &json!("what"))]
    );
}

#[tokio::test]
async fn a_message_in_a_response_is_checked() {
    let scene = Scene::new().await;
    let asked = scene.asked();
    let long = json!({ "content": "x".repeat(2001) });
    scene
        .responds(&asked, 4, long)
        .await
        .refused_for("data.content", "BASE_TYPE_MAX_LENGTH");
    scene
        .responds(&asked, 4, json!({}))
        .await
        .refused(400, 50006);
    scene
        .says(&asked, "a refused response leaves the interaction open")
        .await;
}

#[tokio::test]
async fn a_modal_is_checked_and_submitted() {
    let scene = Scene::new().await;
    let text = |length: usize| "x".repeat(length);
    let modal = |key: &str, value: Value| {
        let mut modal = json!({ "custom_id": "m", "title": "Ask", "components": [
            { "type": 1, "components": [{ "type": 4, "custom_id": "q", "label": "Question", "style": 1 }] },
        ]});
        match key {
            "title" | "custom_id" | "components" => modal[key] = value,
            _ => modal["components"][0]["components"][0][key] = value,
        }
        modal
    };
    let input = "components.0.components.0";
    let refused = [
        (
            modal("title", json!(text(46))),
            "title".to_owned(),
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            modal("custom_id", json!(text(101))),
            "custom_id".to_owned(),
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            modal("components", json!([])),
            "components".to_owned(),
            "BASE_TYPE_REQUIRED",
        ),
        (
            modal("type", json!(2)),
            format!("{input}.type"),
            "UNION_TYPE_CHOICES",
        ),
        (
            modal("label", json!(text(46))),
            format!("{input}.label"),
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            modal("style", json!(3)),
            format!("{input}.style"),
            "BASE_TYPE_CHOICES",
        ),
        (
            modal("value", json!(text(4001))),
            format!("{input}.value"),
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            modal("placeholder", json!(text(101))),
            format!("{input}.placeholder"),
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            modal("max_length", json!(4001)),
            format!("{input}.max_length"),
            "NUMBER_TYPE_MAX",
        ),
    ];
    let asked = scene.asked();
    for (data, field, code) in refused {
        scene
            .responds(&asked, 9, data)
            .await
            .refused_for(&format!("data.{field}"), code);
    }
    scene
        .responds(&asked, 9, modal("value", json!("Why?")))
        .await
        .with(204);
    let response = scene.discord.response_to(&asked).await;
    let mut socket = Socket::ready(&scene.discord, Intents::NONE).await;
    let submitted = scene
        .discord
        .member("ada")
        .submits(&asked, &response, &[("q", "Who?")]);
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!(
        event["data"]["components"][0]["components"][0]["value"],
        "Who?"
    );
    scene
        .responds(&submitted, 7, json!({ "content": "a" }))
        .await
        .refused_for("type", "BASE_TYPE_CHOICES");
    scene.says(&submitted, "Thank you.").await;
}

#[tokio::test]
async fn each_kind_of_interaction_takes_its_kinds_of_response() {
    let scene = Scene::new().await;
    let ada = scene.discord.member("ada");
    let source = ada.says(scene.general, "hello");
    let command = scene.asked();
    let menu = ada.uses_menu("Ask the article", &source);
    let typing = ada.types(scene.general, "ask", "question", "wh");
    let refused = [
        (&command, [6, 7, 8, 1]),
        (&menu, [6, 7, 8, 10]),
        (&typing, [4, 5, 7, 9]),
    ];
    for (asked, kinds) in refused {
        for kind in kinds {
            let answer = scene.responds(asked, kind, json!({ "content": "a" })).await;
            answer.refused_for("type", "BASE_TYPE_CHOICES");
        }
    }
}
