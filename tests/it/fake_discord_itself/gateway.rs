//! Who is let in, and what they get.

use std::time::Duration;

use serde_json::json;

use super::bare_client::{Frame, Rest, Socket, identify};
use crate::fake_discord::{FakeDiscord, FromClient, Intents, Setup};

const MESSAGES: Intents = Intents::GUILD_MESSAGES;

/// Asserts what comes of an IDENTIFY.
async fn is_closed(setup: Setup, payload: impl Fn(&FakeDiscord) -> serde_json::Value, code: u16) {
    let discord = FakeDiscord::start(setup);
    let mut socket = Socket::greeted(&discord).await;
    socket.send(payload(&discord)).await;
    assert_eq!(socket.next().await, Frame::Close(Some(code)));
}

fn identified(intents: u64, shard: [u32; 2]) -> impl Fn(&FakeDiscord) -> serde_json::Value {
    move |discord| identify(&discord.token(), Intents(intents), shard)
}

#[tokio::test]
async fn who_identifies_wrongly_is_closed() {
    is_closed(
        Setup::default(),
        |_| identify("wrong", MESSAGES, [0, 1]),
        4004,
    )
    .await;
    is_closed(Setup::default(), identified(1 << 30, [0, 1]), 4013).await;
    is_closed(Setup::default(), identified(0, [2, 2]), 4010).await;
    is_closed(Setup::default(), identified(0, [0, 0]), 4010).await;
    for privileged in [1 << 1, 1 << 8, 1 << 15] {
        is_closed(Setup::default(), identified(privileged, [0, 1]), 4014).await;
    }
    let nameless =
        |discord: &FakeDiscord| json!({ "op": 2, "d": { "token": discord.token(), "intents": 0 } });
    is_closed(Setup::default(), nameless, 4002).await;
    let exhausted = Setup {
        identifies_left: 0,
        ..Setup::default()
    };
    is_closed(exhausted, identified(0, [0, 1]), 4004).await;
}

#[tokio::test]
async fn too_many_guilds_want_more_shards() {
    let setup = || Setup {
        guilds: 5,
        guilds_a_shard: 4,
        shards: 2,
        ..Setup::default()
    };
    is_closed(setup(), identified(1, [0, 1]), 4011).await;
    let discord = FakeDiscord::start(setup());
    let mut seen = Vec::new();
    for shard in [0, 1] {
        let mut socket = Socket::greeted(&discord).await;
        socket
            .send(identify(&discord.token(), Intents::GUILDS, [shard, 2]))
            .await;
        let ready = socket.event("READY").await;
        for _ in ready["guilds"].as_array().expect("guilds") {
            let id = socket.event("GUILD_CREATE").await["id"].clone();
            let id: u64 = id.as_str().expect("an id").parse().expect("digits");
            assert_eq!((id >> 22) % 2, u64::from(shard));
            seen.push(id);
        }
        socket.has_nothing_more().await;
    }
    seen.sort_unstable();
    assert_eq!(seen, discord.guilds());
}

#[tokio::test]
async fn a_test_decides_who_is_refused() {
    let discord = FakeDiscord::start(Setup::default());
    discord.refuses_identify(Some(4011));
    let mut socket = Socket::greeted(&discord).await;
    socket
        .send(identify(&discord.token(), MESSAGES, [0, 1]))
        .await;
    assert_eq!(socket.next().await, Frame::Close(Some(4011)));
    discord.refuses_identify(None);
    Socket::ready(&discord, MESSAGES).await;
}

#[tokio::test]
async fn a_client_that_speaks_out_of_turn_is_closed() {
    let presence = json!({ "op": 3, "d": { "status": "online", "activities": [], "since": null, "afk": false } });
    let discord = FakeDiscord::start(Setup::default());
    let cases = [
        (presence, 4003),
        (json!({ "op": "?" }), 4002),
        (json!({ "op": 1, "d": "x".repeat(5000) }), 4002),
    ];
    for (payload, code) in cases {
        let mut socket = Socket::greeted(&discord).await;
        socket.send(payload).await;
        assert_eq!(socket.next().await, Frame::Close(Some(code)));
    }
    let again = identify(&discord.token(), MESSAGES, [0, 1]);
    for (payload, code) in [(again, 4005), (json!({ "op": 77, "d": null }), 4001)] {
        let mut socket = Socket::ready(&discord, MESSAGES).await;
        socket.send(payload).await;
        assert_eq!(socket.next().await, Frame::Close(Some(code)));
    }
    let mut old = Socket::open_version(&discord, 8).await;
    assert_eq!(old.json().await["op"], 10);
    assert_eq!(old.next().await, Frame::Close(Some(4012)));
}

#[tokio::test]
async fn too_many_events_close_the_connection() {
    let discord = FakeDiscord::start(Setup::default());
    discord.stops_the_clock();
    let mut socket = Socket::greeted(&discord).await;
    for _ in 0..120 {
        socket.has_nothing_more().await;
    }
    discord.time_passes(Duration::from_secs(60));
    for _ in 0..120 {
        socket.has_nothing_more().await;
    }
    socket.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(socket.next().await, Frame::Close(Some(4008)));
}

#[tokio::test]
async fn heartbeats_are_acknowledged_unless_a_test_says_otherwise() {
    let setup = Setup {
        heartbeat: Duration::from_millis(1234),
        ..Setup::default()
    };
    let discord = FakeDiscord::start(setup);
    let mut socket = Socket::open(&discord).await;
    assert_eq!(socket.json().await["d"]["heartbeat_interval"], 1234);
    socket.has_nothing_more().await;
    discord.acknowledges_heartbeats(false);
    socket.send(json!({ "op": 1, "d": 7 })).await;
    let heard = |event: &FromClient| matches!(event, FromClient::Heartbeat(Some(7)));
    discord.wait_for_client(heard).await;
    discord.acknowledges_heartbeats(true);
    socket.has_nothing_more().await;
    discord.asks_for_heartbeat();
    assert_eq!(socket.json().await["op"], 1);
}

#[tokio::test]
async fn ready_and_guilds_are_told_in_full() {
    let setup = Setup {
        guilds: 2,
        declared: Intents::MESSAGE_CONTENT,
        ..Setup::default()
    };
    let discord = FakeDiscord::start(setup);
    let thread = discord.thread(discord.channel("general"), "boats");
    let mut socket = Socket::greeted(&discord).await;
    socket
        .send(identify(&discord.token(), Intents::GUILDS, [0, 1]))
        .await;
    let ready = socket.event("READY").await;
    assert_eq!(ready["user"]["id"], discord.bot().to_string());
    assert_eq!(ready["application"]["flags"], (1 << 23) | (1 << 19));
    assert_eq!(ready["guilds"][1]["unavailable"], true);
    let guild = socket.event("GUILD_CREATE").await;
    assert_eq!(guild["id"], ready["guilds"][0]["id"]);
    assert_eq!(guild["threads"][0]["id"], thread.to_string());
    assert_eq!(guild["channels"][0]["name"], "general");
    assert!(
        guild["stage_instances"][0]["topic"].is_string() && guild["roles"][1]["tags"].is_object()
    );
    let gateway = Rest::of(&discord).get("/gateway/bot").await.with(200);
    assert_eq!(gateway["url"], discord.gateway_url());
    assert_eq!(gateway["session_start_limit"]["remaining"], 999);
}

#[tokio::test]
async fn a_session_gets_what_its_intents_ask_for() {
    let discord = FakeDiscord::start(Setup::default());
    let mut nothing = Socket::ready(&discord, Intents::NONE).await;
    let mut guilds = Socket::ready(&discord, MESSAGES).await;
    let mut direct = Socket::ready(&discord, Intents::DIRECT_MESSAGES).await;
    let ada = discord.member("ada");
    ada.says(discord.channel("general"), "in the guild");
    ada.says(discord.direct("ada"), "between us");
    assert!(guilds.event("MESSAGE_CREATE").await["guild_id"].is_string());
    assert_eq!(
        direct.event("MESSAGE_CREATE").await["content"],
        "between us"
    );
    for socket in [&mut nothing, &mut guilds, &mut direct] {
        socket.has_nothing_more().await;
    }
}

#[tokio::test]
async fn content_is_blank_without_the_intent_unless_it_is_for_the_bot() {
    let setup = Setup {
        declared: Intents::MESSAGE_CONTENT,
        ..Setup::default()
    };
    let discord = FakeDiscord::start(setup);
    let general = discord.channel("general");
    let rest = Rest::of(&discord);
    let mut blind = Socket::ready(&discord, MESSAGES | Intents::DIRECT_MESSAGES).await;
    let mut reader = Socket::ready(&discord, MESSAGES | Intents::MESSAGE_CONTENT).await;
    let ada = discord.member("ada");
    let aside = ada.says(general, "an aside");
    assert_eq!(blind.event("MESSAGE_CREATE").await["content"], "");
    assert_eq!(reader.event("MESSAGE_CREATE").await["content"], "an aside");
    ada.edits(&aside, "another aside");
    assert_eq!(blind.event("MESSAGE_UPDATE").await["content"], "");
    let mention = format!("<@{}> hello", discord.bot());
    ada.says(general, "<@BOT> hello");
    assert_eq!(blind.event("MESSAGE_CREATE").await["content"], mention);
    discord
        .member("ben")
        .replies_to(&aside, "<@BOT> what of this?");
    let reply = blind.event("MESSAGE_CREATE").await;
    assert_ne!(reply["content"], "");
    assert_eq!(reply["referenced_message"]["content"], "");
    ada.says(discord.direct("ada"), "hello");
    assert_eq!(blind.event("MESSAGE_CREATE").await["content"], "hello");
    let own = rest.says(general, "my own").await;
    assert_eq!(blind.event("MESSAGE_CREATE").await["content"], "my own");
    let own = discord
        .message(own["id"].as_str().expect("an id").parse().expect("digits"))
        .expect("a message");
    ada.replies_to(&own, "and then?");
    assert_eq!(blind.event("MESSAGE_CREATE").await["content"], "and then?");
    ada.replies_without_ping_to(&own, "and then?");
    let silent = blind.event("MESSAGE_CREATE").await;
    assert_eq!(silent["content"], "");
    assert_eq!(silent["referenced_message"]["content"], "my own");
}

#[tokio::test]
async fn what_the_bot_may_not_see_it_does_not_hear_of() {
    let discord = FakeDiscord::start(Setup::default());
    let general = discord.channel("general");
    let mut socket = Socket::ready(&discord, MESSAGES | Intents::DIRECT_MESSAGES).await;
    discord.denies(
        general,
        discord.bot(),
        crate::fake_discord::permissions::VIEW_CHANNEL,
    );
    let ada = discord.member("ada");
    ada.says(general, "<@BOT> hello");
    ada.says(discord.private(&["ada", "ben"]), "<@BOT> hello");
    ada.says(discord.private(&["ada", "ben", "cem"]), "<@BOT> hello");
    let foreign = discord.founds_guild("Elsewhere", false);
    ada.says(discord.channel_of(foreign, "general"), "<@BOT> hello");
    socket.has_nothing_more().await;
}

#[tokio::test]
async fn members_edit_delete_and_react() {
    let discord = FakeDiscord::start(Setup::default());
    let intents = MESSAGES | Intents::GUILD_MESSAGE_REACTIONS;
    let mut socket = Socket::ready(&discord, intents).await;
    let ada = discord.member("ada");
    let said = ada.says(discord.channel("general"), "<@BOT> hello");
    socket.event("MESSAGE_CREATE").await;
    ada.removes_previews_of(&said);
    assert_eq!(socket.event("MESSAGE_UPDATE").await["flags"], 1 << 2);
    let ben = discord.member("ben").id();
    ada.edits(&said, &format!("<@BOT> hello <@{ben}>"));
    let edited = socket.event("MESSAGE_UPDATE").await;
    let mentions = edited["mentions"].as_array().expect("whom it mentions");
    let id = ben.to_string();
    assert!(
        mentions.len() == 2 && mentions.iter().any(|user| user["id"] == id.as_str()),
        "{mentions:?}"
    );
    ada.reacts_to(&said, "🗑️");
    assert_eq!(
        socket.event("MESSAGE_REACTION_ADD").await["emoji"]["name"],
        "🗑️"
    );
    ada.deletes(&said);
    assert_eq!(
        socket.event("MESSAGE_DELETE").await["id"],
        said.id().to_string()
    );
    discord.webhook_says("news", discord.channel("general"), "<@BOT> hello");
    assert!(socket.event("MESSAGE_CREATE").await["webhook_id"].is_string());
    discord
        .other_bot("helper")
        .says(discord.channel("general"), "<@BOT> hello");
    assert_eq!(socket.event("MESSAGE_CREATE").await["author"]["bot"], true);
}

#[tokio::test]
async fn guilds_come_and_go() {
    let discord = FakeDiscord::start(Setup::default());
    let mut socket = Socket::ready(&discord, Intents::GUILDS).await;
    let guild = discord.founds_guild("A new harbour", true);
    assert_eq!(socket.event("GUILD_CREATE").await["name"], "A new harbour");
    discord.expels_bot(guild);
    assert_eq!(socket.event("GUILD_DELETE").await["id"], guild.to_string());
}

#[tokio::test]
async fn what_a_client_sends_is_recorded() {
    let discord = FakeDiscord::start(Setup::default());
    let mut socket = Socket::ready(&discord, MESSAGES).await;
    let presence = json!({ "status": "online", "activities": [], "since": null, "afk": false });
    let members = json!({ "op": 8, "d": { "guild_id": "1", "query": "", "limit": 0 } });
    socket.send(json!({ "op": 3, "d": presence })).await;
    socket.send(members.clone()).await;
    socket.has_nothing_more().await;
    let events = discord.client_events();
    let FromClient::Identify { shard, data, .. } = &events[0] else {
        panic!("no identify: {events:?}");
    };
    assert_eq!(
        (shard, &data["properties"]["os"]),
        (&(0, 1), &json!("linux"))
    );
    assert!(!data.to_string().contains(&discord.token()));
    assert!(matches!(&events[1], FromClient::Presence(sent) if *sent == presence));
    assert!(matches!(&events[2], FromClient::Other(sent) if *sent == members));
    assert!(matches!(&events[3], FromClient::Heartbeat(None)));
}
