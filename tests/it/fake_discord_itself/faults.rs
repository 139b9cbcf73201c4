//! What fails because a test wants it, and rates.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::bare_client::Rest;
use crate::fake_discord::{FakeDiscord, Fault, Setup};

const CREATE: &str = "POST /channels/*/messages";

fn header(answer: &super::bare_client::Answer, name: &str) -> String {
    answer.headers[name].to_str().expect("a text").to_owned()
}

#[tokio::test]
async fn a_route_can_be_limited() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let path = format!("/channels/{}/messages", discord.channel("general"));
    let retry_after = Duration::from_millis(1500);
    for global in [false, true] {
        discord.fails(
            CREATE,
            1,
            Fault::TooManyRequests {
                retry_after,
                global,
            },
        );
        let refused = rest.post(&path, json!({ "content": "a" })).await;
        assert_eq!(header(&refused, "retry-after"), "2");
        assert_eq!(
            header(&refused, "x-ratelimit-scope"),
            if global { "global" } else { "user" }
        );
        assert_eq!(refused.headers.contains_key("x-ratelimit-global"), global);
        let body = refused.with(429);
        assert_eq!(
            (&body["retry_after"], &body["global"]),
            (&json!(1.5), &json!(global))
        );
    }
    rest.post(&path, json!({ "content": "a" })).await.with(200);
    assert_eq!(discord.messages_of_bot(discord.channel("general")).len(), 1);
    assert_eq!(discord.invalid_requests(), 2);
}

#[tokio::test]
async fn a_failure_leaves_the_work_undone_or_done() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    let path = format!("/channels/{general}/messages");
    let cases = [
        (Fault::Status(500), Some(500), 0),
        (Fault::StatusAfterwards(503), Some(503), 1),
        (Fault::Disconnect, None, 1),
        (Fault::DisconnectAfterwards, None, 2),
        (Fault::Garbled, Some(200), 3),
    ];
    for (fault, status, posted) in cases {
        discord.fails(CREATE, 1, fault.clone());
        let answer = rest
            .try_to_send("POST", &path, json!({ "content": "a" }))
            .await;
        assert_eq!(
            answer.as_ref().ok().map(|answer| answer.status),
            status,
            "{fault:?}"
        );
        assert_eq!(discord.messages_of_bot(general).len(), posted, "{fault:?}");
        if matches!(fault, Fault::Garbled) {
            let cut = answer.expect("an answer").body;
            assert!(
                cut.as_str().is_some_and(|text| text.starts_with('{')),
                "{cut}"
            );
        }
    }
    let statuses: Vec<_> = discord
        .requests()
        .iter()
        .map(|request| request.status)
        .collect();
    assert_eq!(statuses, [Some(500), Some(503), None, None, Some(200)]);
}

#[tokio::test]
async fn a_route_can_be_slow() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    discord.fails("* /users/@me", 1, Fault::Delay(Duration::from_millis(200)));
    let started = Instant::now();
    rest.get("/users/@me").await.with(200);
    assert!(started.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn a_fault_meets_only_what_it_names_and_ends() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    discord.fails("GET /users/@me", 2, Fault::Status(502));
    rest.get("/users/@me/guilds").await.with(200);
    rest.get("/users/@me").await.with(502);
    rest.get("/users/@me").await.with(502);
    rest.get("/users/@me").await.with(200);
    discord.fails("GET /users/@me", 9, Fault::Status(502));
    discord.recovers();
    rest.get("/users/@me").await.with(200);
}

#[tokio::test]
async fn every_route_tells_of_its_bucket() {
    let setup = Setup {
        route_limit: Some((2, Duration::from_secs(5))),
        ..Setup::default()
    };
    let discord = FakeDiscord::start(setup);
    discord.stops_the_clock();
    let rest = Rest::of(&discord);
    let (general, other) = (discord.channel("general"), discord.channel("other"));
    let path = |channel| format!("/channels/{channel}/messages");
    let says = || json!({ "content": "a" });
    let first = rest.post(&path(general), says()).await;
    assert_eq!(
        (
            header(&first, "x-ratelimit-limit"),
            header(&first, "x-ratelimit-remaining")
        ),
        ("2".into(), "1".into())
    );
    rest.post(&path(general), says()).await.with(200);
    let refused = rest.post(&path(general), says()).await;
    assert_eq!(header(&refused, "x-ratelimit-remaining"), "0");
    assert_eq!(
        header(&refused, "x-ratelimit-bucket"),
        header(&first, "x-ratelimit-bucket")
    );
    refused.with(429);
    rest.post(&path(other), says()).await.with(200);
    discord.time_passes(Duration::from_secs(5));
    rest.post(&path(general), says()).await.with(200);
}

#[tokio::test]
async fn all_routes_can_be_limited_together() {
    let setup = Setup {
        global_limit: Some(3),
        ..Setup::default()
    };
    let discord = FakeDiscord::start(setup);
    discord.stops_the_clock();
    let rest = Rest::of(&discord);
    for path in ["/users/@me", "/gateway/bot", "/users/@me/guilds"] {
        rest.get(path).await.with(200);
    }
    assert_eq!(rest.get("/users/@me").await.with(429)["global"], true);
    rest.post("/interactions/1/a/callback", json!({ "type": 4 }))
        .await
        .refused(404, 10062);
    discord.time_passes(Duration::from_secs(1));
    rest.get("/users/@me").await.with(200);
}

#[tokio::test]
async fn what_is_held_goes_on_when_the_test_says_so() {
    let discord = FakeDiscord::start(Setup::default());
    discord.fails("GET /users/@me", 1, Fault::Hold);
    let rest = Rest::of(&discord);
    let let_go = async {
        discord.wait_for_held(1).await;
        assert!(discord.requests().is_empty());
        discord.recovers();
    };
    let (answer, ()) = tokio::join!(rest.get("/users/@me"), let_go);
    answer.with(200);
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused() {
    let discord = FakeDiscord::start(Setup::default());
    let url = format!(
        "{}/api/v10/channels/{}/messages",
        discord.api_url(),
        discord.channel("general")
    );
    let request = reqwest::Client::new().post(url).body("{\"content\":");
    let request = request.header("authorization", format!("Bot {}", discord.token()));
    let response = request.send().await.expect("a response");
    assert_eq!(response.status(), 400);
    let body: Value = response.json().await.expect("JSON");
    assert_eq!(body["code"], 50109);
}

#[tokio::test]
async fn requests_are_recorded_without_the_token() {
    let discord = FakeDiscord::start(Setup::default());
    let general = discord.channel("general");
    let before = Instant::now();
    Rest::of(&discord).says(general, "hello").await;
    let request = discord
        .wait_for_request(|request| request.method == "POST")
        .await;
    assert_eq!(request.path, format!("/channels/{general}/messages"));
    assert_eq!(
        (&request.body["content"], request.status),
        (&json!("hello"), Some(200))
    );
    assert!(request.has_authorization && request.at >= before);
    assert_eq!(
        (request.query.as_str(), request.user_agent.as_str()),
        ("", "bare client")
    );
    assert!(!format!("{request:?}").contains(&discord.token()));
}
