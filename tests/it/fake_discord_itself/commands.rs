//! Commands are registered, listed, changed and removed.

use serde_json::{Value, json};

use super::bare_client::Rest;
use crate::fake_discord::{FakeDiscord, Setup};

fn command(name: &str) -> Value {
    json!({ "name": name, "description": "Ask." })
}

fn named(kind: u64, count: usize) -> Value {
    let command = |number: usize| match kind {
        1 => command(&format!("ask-{number}")),
        _ => json!({ "type": kind, "name": format!("Ask {number}") }),
    };
    (0..count).map(command).collect()
}

/// The paths of global commands and of the first guild's.
fn paths(discord: &FakeDiscord) -> [String; 2] {
    let application = format!("/applications/{}", discord.bot());
    let guild = discord.guild();
    [
        format!("{application}/commands"),
        format!("{application}/guilds/{guild}/commands"),
    ]
}

#[tokio::test]
async fn a_command_lives_in_its_scope() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let [global, guild] = paths(&discord);
    for (path, other) in [(&global, &guild), (&guild, &global)] {
        let created = rest.post(path, command("ask")).await.with(201);
        let own = format!("{path}/{}", created["id"].as_str().expect("an id"));
        assert_eq!(rest.get(&own).await.with(200), created);
        assert_eq!(
            rest.get(path).await.with(200).as_array().map(Vec::len),
            Some(1)
        );
        assert_eq!(rest.get(other).await.with(200), json!([]));
        let edited = rest
            .send("PATCH", &own, json!({ "description": "Ask the article." }))
            .await
            .with(200);
        assert_eq!(
            (&edited["id"], &edited["description"]),
            (&created["id"], &json!("Ask the article."))
        );
        assert_ne!(edited["version"], created["version"]);
        rest.send("DELETE", &own, Value::Null).await.with(204);
        for method in ["GET", "PATCH", "DELETE"] {
            rest.send(method, &own, Value::Null)
                .await
                .refused(404, 10063);
        }
    }
}

#[tokio::test]
async fn what_is_left_out_is_filled_in() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let [global, guild] = paths(&discord);
    let option =
        json!({ "type": 3, "name": "question", "description": "What?", "required": false });
    let given = json!({ "name": "ask", "description": "Ask.", "options": [option] });
    let stored = rest.post(&global, given.clone()).await.with(201);
    let expected = json!({
        "id": stored["id"], "application_id": discord.bot().to_string(), "version": stored["version"],
        "type": 1, "name": "ask", "name_localizations": null, "description": "Ask.",
        "description_localizations": null, "default_member_permissions": null, "dm_permission": true,
        "nsfw": false, "integration_types": [0], "contexts": null,
        "options": [{
            "type": 3, "name": "question", "name_localizations": null, "description": "What?",
            "description_localizations": null,
        }],
    });
    assert_eq!(stored, expected);
    let again = rest.post(&global, given.clone()).await.with(200);
    assert_eq!(again, stored, "nothing has changed, so the version hasn't");
    let stored = rest.post(&guild, given).await.with(201);
    assert_eq!(stored["guild_id"], discord.guild().to_string());
}

#[tokio::test]
async fn translations_are_listed_on_request() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let [global, _] = paths(&discord);
    let mut translated = command("ask");
    translated["name_localizations"] = json!({ "de": "frage" });
    rest.post(&global, translated).await.with(201);
    assert!(
        rest.get(&global).await.with(200)[0]
            .get("name_localizations")
            .is_none()
    );
    let listed = rest
        .get(&format!("{global}?with_localizations=true"))
        .await
        .with(200);
    assert_eq!(listed[0]["name_localizations"]["de"], "frage");
}

#[tokio::test]
async fn all_are_replaced_at_once() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let [global, _] = paths(&discord);
    let first = rest
        .send("PUT", &global, json!([command("ask"), command("about")]))
        .await
        .with(200);
    let menu = json!({ "type": 3, "name": "ask" });
    let second = rest
        .send("PUT", &global, json!([command("ask"), menu]))
        .await
        .with(200);
    assert_eq!(second[0], first[0]);
    assert_eq!(second.as_array().map(Vec::len), Some(2));
    assert_eq!(rest.get(&global).await.with(200)[1]["type"], 3);
    rest.send("PUT", &global, json!([command("ask"), command("ask")]))
        .await
        .refused_for("1", "APPLICATION_COMMANDS_DUPLICATE_NAME");
    rest.send("PUT", &global, command("ask")).await.with(400);
}

#[tokio::test]
async fn names_stay_unique() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let [global, _] = paths(&discord);
    rest.post(&global, command("ask")).await.with(201);
    let other = rest.post(&global, command("about")).await.with(201);
    let path = format!("{global}/{}", other["id"].as_str().expect("an id"));
    rest.send("PATCH", &path, json!({ "name": "ask" }))
        .await
        .refused_for("name", "APPLICATION_COMMANDS_DUPLICATE_NAME");
}

#[tokio::test]
async fn there_are_only_so_many() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let [_, guild] = paths(&discord);
    for (kind, most) in [(1, 100), (2, 15), (3, 15)] {
        rest.send("PUT", &guild, named(kind, most)).await.with(200);
        rest.send("PUT", &guild, named(kind, most + 1))
            .await
            .refused(400, 30032);
        let one_more = named(kind, most + 1)[most].clone();
        rest.post(&guild, one_more).await.refused(400, 30032);
    }
}

#[tokio::test]
async fn only_so_many_are_created_a_day() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let [global, _] = paths(&discord);
    let half = 200 / 2;
    for round in ["a", "b"] {
        let commands: Value = (0..half)
            .map(|number| command(&format!("{round}{number}")))
            .collect();
        rest.send("PUT", &global, commands).await.with(200);
    }
    rest.send("PUT", &global, json!([command("one-more")]))
        .await
        .refused(400, 30034);
}

#[tokio::test]
async fn other_applications_and_guilds_are_refused() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    rest.get("/applications/17/commands")
        .await
        .refused(404, 10002);
    let foreign = discord.founds_guild("Elsewhere", false);
    let path = format!("/applications/{}/guilds/{foreign}/commands", discord.bot());
    rest.post(&path, command("ask")).await.refused(403, 50001);
}
