//! What the bot may do in channels.

use serde_json::{Value, json};

use super::bare_client::{Rest, Socket};
use crate::fake_discord::permissions::{
    ADD_REACTIONS, EMBED_LINKS, MANAGE_MESSAGES, MENTION_EVERYONE, READ_MESSAGE_HISTORY,
    SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL,
};
use crate::fake_discord::{FakeDiscord, Id, Intents, Setup};

fn id(message: &Value) -> &str {
    message["id"].as_str().expect("an id")
}

fn messages(channel: Id) -> String {
    format!("/channels/{channel}/messages")
}

#[tokio::test]
async fn the_token_is_asked_for() {
    let discord = FakeDiscord::start(Setup::default());
    let stranger = Rest::with_token(&discord, "wrong");
    for path in [
        "/users/@me", "/gateway/bot", "/applications/@me", "/oauth2/applications/@me",
    ] {
        let body = stranger.get(path).await.with(401);
        assert_eq!(body, json!({ "message": "401: Unauthorized", "code": 0 }));
        Rest::of(&discord).get(path).await.with(200);
    }
    stranger.get("/gateway").await.with(200);
    assert_eq!(discord.invalid_requests(), 4);
    Rest::of(&discord).get("/no/such/route").await.with(404);
    Rest::of(&discord)
        .send("DELETE", "/gateway/bot", Value::Null)
        .await
        .with(405);
}

#[tokio::test]
async fn channels_are_known_and_seen_or_not() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    assert_eq!(
        rest.get(&format!("/channels/{general}")).await.with(200)["name"],
        "general"
    );
    rest.get("/channels/17").await.refused(404, 10003);
    rest.get("/channels/general")
        .await
        .refused_for("id", "NUMBER_TYPE_COERCE");
    discord.denies(general, discord.bot(), VIEW_CHANNEL);
    rest.get(&format!("/channels/{general}"))
        .await
        .refused(403, 50001);
    rest.post(&messages(general), json!({ "content": "a" }))
        .await
        .refused(403, 50001);
    let private = discord.private(&["ada", "ben"]);
    rest.post(&messages(private), json!({ "content": "a" }))
        .await
        .refused(403, 50001);
    let foreign = discord.channel_of(discord.founds_guild("Elsewhere", false), "general");
    rest.get(&format!("/channels/{foreign}"))
        .await
        .refused(403, 50001);
    let gone = discord.channel("gone");
    discord.deletes_channel(gone);
    rest.post(&messages(gone), json!({ "content": "a" }))
        .await
        .refused(404, 10003);
}

#[tokio::test]
async fn to_write_takes_permission() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    let thread = discord.thread(general, "boats");
    discord.denies(general, discord.bot(), SEND_MESSAGES);
    let says = || json!({ "content": "a" });
    rest.post(&messages(general), says())
        .await
        .refused(403, 50013);
    rest.post(&format!("/channels/{general}/typing"), Value::Null)
        .await
        .refused(403, 50013);
    rest.post(&messages(thread), says()).await.with(200);
    discord.denies(general, discord.bot(), SEND_MESSAGES_IN_THREADS);
    rest.post(&messages(thread), says())
        .await
        .refused(403, 50013);
    let open = discord.channel("open");
    rest.post(&format!("/channels/{open}/typing"), Value::Null)
        .await
        .with(204);
    let thread = discord.thread(open, "old boats");
    discord.archives(thread, false);
    rest.post(&messages(thread), says()).await.with(200);
    discord.archives(thread, true);
    rest.post(&messages(thread), says())
        .await
        .refused(400, 50083);
}

#[tokio::test]
async fn embeds_without_permission_are_left_out() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    discord.denies(general, discord.bot(), EMBED_LINKS);
    let both = json!({ "content": "a", "embeds": [{ "title": "b" }] });
    assert_eq!(
        rest.post(&messages(general), both).await.with(200)["embeds"],
        json!([])
    );
    let embed = json!({ "embeds": [{ "title": "b" }] });
    rest.post(&messages(general), embed)
        .await
        .refused(403, 50013);
}

#[tokio::test]
async fn a_reply_names_what_it_replies_to() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    let asked = discord.member("ada").says(general, "<@BOT> what?");
    let reply = |fails: bool| {
        let reference =
            json!({ "message_id": asked.id().to_string(), "fail_if_not_exists": fails });
        json!({ "content": "this", "message_reference": reference })
    };
    let sent = rest.post(&messages(general), reply(true)).await.with(200);
    assert_eq!(sent["type"], 19);
    assert_eq!(sent["referenced_message"]["id"], asked.id().to_string());
    assert_eq!(
        discord.wait_for_reply(&asked).await.replies_to(),
        Some(asked.id())
    );
    let announced = discord.member("ada").announces_thread(general, "a thread");
    let reference = json!({ "message_id": announced.id().to_string() });
    rest.post(
        &messages(general),
        json!({ "content": "this", "message_reference": reference }),
    )
    .await
    .refused_for(
        "message_reference", "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE",
    );
    let elsewhere = discord.channel("elsewhere");
    rest.post(&messages(elsewhere), reply(true))
        .await
        .refused_for("message_reference", "REPLIES_UNKNOWN_MESSAGE");
    discord.member("ada").deletes(&asked);
    rest.post(&messages(general), reply(true))
        .await
        .refused_for("message_reference", "REPLIES_UNKNOWN_MESSAGE");
    let sent = rest.post(&messages(general), reply(false)).await.with(200);
    assert!(sent["message_reference"].is_null());
    discord.denies(general, discord.bot(), READ_MESSAGE_HISTORY);
    rest.post(&messages(general), reply(false))
        .await
        .refused(400, 160_002);
}

#[tokio::test]
async fn messages_are_read_edited_and_deleted() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    let mut socket = Socket::ready(&discord, Intents::GUILD_MESSAGES).await;
    let said = rest.says(general, "one").await;
    assert_eq!(
        socket.event("MESSAGE_CREATE").await["author"]["id"],
        discord.bot().to_string()
    );
    let path = format!("{}/{}", messages(general), id(&said));
    rest.send("PATCH", &path, json!({ "content": "two" }))
        .await
        .with(200);
    assert!(socket.event("MESSAGE_UPDATE").await["edited_timestamp"].is_string());
    assert_eq!(rest.get(&path).await.with(200)["content"], "two");
    assert_eq!(
        rest.get(&format!("{}?limit=1", messages(general)))
            .await
            .with(200)[0]["id"],
        said["id"]
    );
    rest.send("DELETE", &path, Value::Null).await.with(204);
    assert_eq!(socket.event("MESSAGE_DELETE").await["id"], said["id"]);
    for method in ["GET", "DELETE"] {
        rest.send(method, &path, Value::Null)
            .await
            .refused(404, 10008);
    }
    rest.send("PATCH", &path, json!({ "content": "three" }))
        .await
        .refused(404, 10008);
}

#[tokio::test]
async fn the_messages_of_others_are_theirs() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    let theirs = discord.member("ada").says(general, "hello");
    let path = format!("{}/{}", messages(general), theirs.id());
    rest.send("PATCH", &path, json!({ "content": "b" }))
        .await
        .refused(403, 50005);
    rest.send("DELETE", &path, Value::Null)
        .await
        .refused(403, 50013);
    discord.allows(general, discord.bot(), MANAGE_MESSAGES);
    rest.send("DELETE", &path, Value::Null).await.with(204);
    assert!(discord.message(theirs.id()).expect("a message").is_deleted);
}

#[tokio::test]
async fn reactions_take_permission_and_an_emoji() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    let said = discord.member("ada").says(general, "hello");
    let path =
        |message: Id, emoji: &str| format!("{}/{message}/reactions/{emoji}/@me", messages(general));
    rest.send("PUT", &path(said.id(), "%F0%9F%91%8D"), Value::Null)
        .await
        .with(204);
    let reactions = discord.message(said.id()).expect("a message").json["reactions"].clone();
    assert_eq!(reactions[0]["emoji"]["name"], "👍");
    rest.send("PUT", &path(said.id(), "thumbs"), Value::Null)
        .await
        .refused(400, 10014);
    rest.send("PUT", &path(17, "%F0%9F%91%8D"), Value::Null)
        .await
        .refused(404, 10008);
    discord.denies(general, discord.bot(), ADD_REACTIONS);
    rest.send("PUT", &path(said.id(), "%F0%9F%91%8E"), Value::Null)
        .await
        .refused(403, 50013);
    discord.denies(general, discord.bot(), READ_MESSAGE_HISTORY);
    rest.send("PUT", &path(said.id(), "%F0%9F%91%8D"), Value::Null)
        .await
        .refused(403, 50013);
}

#[tokio::test]
async fn who_is_pinged_depends_on_allowed_mentions() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    discord.allows(general, discord.bot(), MENTION_EVERYONE);
    let (ada, ben) = (discord.member("ada").id(), discord.member("ben").id());
    let role = discord.grants(discord.guild(), ben, 0);
    let asked = discord.member("ada").says(general, "<@BOT> what?");
    let content = format!("<@{ben}> <@&{role}> @everyone");
    let cases = [
        (Value::Null, vec![ada, ben], vec![role], true),
        (json!({ "parse": [] }), vec![], vec![], false),
        (
            json!({ "parse": [], "replied_user": true }),
            vec![ada],
            vec![],
            false,
        ),
        (json!({ "parse": ["users"] }), vec![ben], vec![], false),
        (
            json!({ "users": [ben.to_string()], "roles": [role.to_string()] }),
            vec![ben],
            vec![role],
            false,
        ),
        (json!({ "parse": ["everyone"] }), vec![], vec![], true),
    ];
    for (allowed, users, roles, everyone) in cases {
        let body = json!({
            "content": content, "allowed_mentions": allowed,
            "message_reference": { "message_id": asked.id().to_string() },
        });
        let sent = rest.post(&messages(general), body).await.with(200);
        let sent = discord
            .message(id(&sent).parse().expect("digits"))
            .expect("a message");
        assert_eq!(
            (&sent.pinged, &sent.pinged_roles, sent.pinged_everyone),
            (&users, &roles, everyone),
            "{allowed}"
        );
    }
    let quiet = discord.channel("quiet");
    rest.says(quiet, "@everyone").await;
    discord.messages_of_bot(quiet)[0].assert_pinged_nobody();
}

#[tokio::test]
#[should_panic(expected = "it pinged somebody")]
async fn a_ping_fails_the_test_that_wants_none() {
    let discord = FakeDiscord::start(Setup::default());
    let general = discord.channel("general");
    let mention = format!("<@{}>", discord.member("ada").id());
    Rest::of(&discord).says(general, &mention).await;
    discord.messages_of_bot(general)[0].assert_pinged_nobody();
}

#[tokio::test]
async fn an_enforced_nonce_posts_once() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    let body = |enforced: bool| json!({ "content": "a", "nonce": "n1", "enforce_nonce": enforced });
    let first = rest.post(&messages(general), body(true)).await.with(200);
    assert_eq!(
        rest.post(&messages(general), body(true)).await.with(200)["id"],
        first["id"]
    );
    assert_ne!(
        rest.post(&messages(general), body(false)).await.with(200)["id"],
        first["id"]
    );
    assert_eq!(discord.messages_of_bot(general).len(), 2);
}

#[tokio::test]
async fn a_direct_channel_is_opened_on_request() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let ada = discord.member("ada").id();
    let opened = rest
        .post(
            "/users/@me/channels",
            json!({ "recipient_id": ada.to_string() }),
        )
        .await
        .with(200);
    assert_eq!(id(&opened), discord.direct("ada").to_string());
    rest.says(discord.direct("ada"), "hello").await;
    rest.post("/users/@me/channels", json!({ "recipient_id": "17" }))
        .await
        .refused(404, 10013);
}

#[tokio::test]
async fn flags_are_kept_as_far_as_they_can_be_set() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let body = json!({ "content": "a", "flags": (1 << 2) | (1 << 6) | (1 << 12) });
    let sent = rest
        .post(&messages(discord.channel("general")), body)
        .await
        .with(200);
    assert_eq!(sent["flags"], (1 << 2) | (1 << 12));
}
