//! What a message may hold.

use serde_json::{Value, json};

use super::bare_client::Rest;
use crate::fake_discord::{FakeDiscord, Setup};

fn text(length: usize) -> String {
    "x".repeat(length)
}

fn repeated(value: &Value, times: usize) -> Value {
    vec![value.clone(); times].into()
}

fn embed(embed: Value) -> Value {
    json!({ "embeds": [embed] })
}

fn row(components: Value) -> Value {
    json!({ "components": [{ "type": 1, "components": components }] })
}

fn button(id: usize) -> Value {
    json!({ "type": 2, "style": 1, "label": "More", "custom_id": id.to_string() })
}

fn buttons(count: usize) -> Value {
    (0..count).map(button).collect()
}

fn rows(count: usize) -> Value {
    let rows = (0..count).map(|number| json!({ "type": 1, "components": [button(number)] }));
    json!({ "components": rows.collect::<Vec<_>>() })
}

fn select(changes: Value) -> Value {
    let mut select = json!({
        "type": 3, "custom_id": "s", "options": [{ "label": "a", "value": "a" }, { "label": "b", "value": "b" }],
    });
    merge(&mut select, changes);
    row(json!([select]))
}

fn options(count: usize) -> Value {
    let options = (0..count).map(|number| json!({ "label": "a", "value": number.to_string() }));
    json!({ "options": options.collect::<Vec<_>>() })
}

fn merge(json: &mut Value, changes: Value) {
    for (key, value) in changes.as_object().expect("changes") {
        json[key] = value.clone();
    }
}

fn labelled(changes: Value) -> Value {
    let mut button = button(0);
    merge(&mut button, changes);
    row(json!([button]))
}

/// At each limit a message goes through.
#[tokio::test]
async fn a_message_may_be_as_large_as_the_limits() {
    let field = json!({ "name": text(256), "value": text(100) });
    let allowed = [
        json!({ "content": text(2000) }),
        embed(
            json!({ "title": text(256), "description": text(4096), "footer": { "text": text(1648) } }),
        ),
        embed(json!({ "fields": repeated(&json!({ "name": "a", "value": text(10) }), 25) })),
        embed(json!({ "author": { "name": text(256) }, "fields": [field] })),
        json!({ "embeds": repeated(&json!({ "title": "a" }), 10) }),
        row(buttons(5)),
        rows(5),
        select(options(25)),
        select(json!({ "placeholder": text(150), "max_values": 2, "min_values": 0 })),
        labelled(json!({ "label": text(80), "custom_id": text(100) })),
        labelled(json!({ "style": 5, "custom_id": null, "url": "https://example.org/#:~:text=a" })),
        labelled(json!({ "label": null, "emoji": { "name": "🗑️" } })),
        json!({ "content": "a", "allowed_mentions": { "parse": [], "users": ["1"], "replied_user": false } }),
    ];
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let path = format!("/channels/{}/messages", discord.channel("general"));
    for body in allowed {
        rest.post(&path, body).await.with(200);
    }
}

#[tokio::test]
async fn a_message_beyond_a_limit_is_refused_for_its_field() {
    let same = json!([button(1), button(1)]);
    let refused = [
        (
            json!({ "content": text(2001) }),
            "content",
            "BASE_TYPE_MAX_LENGTH",
        ),
        // A thousand and one of these are 2002 code units.
        (
            json!({ "content": "👮".repeat(1001) }),
            "content",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (json!({ "content": 7 }), "content", "STRING_TYPE_CONVERT"),
        (
            json!({ "embeds": repeated(&json!({ "title": "a" }), 11) }),
            "embeds",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (json!({ "embeds": ["a"] }), "embeds.0", "MODEL_TYPE_CONVERT"),
        (
            embed(json!({ "title": text(257) })),
            "embeds.0.title",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(json!({ "description": text(4097) })),
            "embeds.0.description",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(json!({ "footer": { "text": text(2049) } })),
            "embeds.0.footer.text",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(json!({ "author": { "name": text(257) } })),
            "embeds.0.author.name",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(json!({ "author": { "url": "https://a.org" } })),
            "embeds.0.author.name",
            "BASE_TYPE_REQUIRED",
        ),
        (
            embed(json!({ "fields": repeated(&json!({ "name": "a", "value": "b" }), 26) })),
            "embeds.0.fields",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(json!({ "fields": [{ "name": text(257), "value": "b" }] })),
            "embeds.0.fields.0.name",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            embed(json!({ "fields": [{ "name": "a", "value": text(1025) }] })),
            "embeds.0.fields.0.value",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            embed(json!({ "fields": [{ "name": "a", "value": "" }] })),
            "embeds.0.fields.0.value",
            "BASE_TYPE_REQUIRED",
        ),
        (
            embed(json!({ "fields": [{ "name": " ", "value": "b" }] })),
            "embeds.0.fields.0.name",
            "BASE_TYPE_REQUIRED",
        ),
        (
            embed(json!({ "fields": [{ "name": "a" }] })),
            "embeds.0.fields.0.value",
            "BASE_TYPE_REQUIRED",
        ),
        (
            embed(json!({ "title": "a", "url": "harbour" })),
            "embeds.0.url",
            "URL_TYPE_INVALID_URL",
        ),
        (
            embed(json!({ "title": "a", "url": "ftp://a.org" })),
            "embeds.0.url",
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            embed(json!({ "title": "a", "color": 0x100_0000 })),
            "embeds.0.color",
            "NUMBER_TYPE_MAX",
        ),
        (
            embed(json!({ "title": "a", "timestamp": "today" })),
            "embeds.0.timestamp",
            "DATE_TIME_TYPE_PARSE",
        ),
        (
            json!({ "embeds": [{ "description": text(3001) }, { "description": text(3000) }] }),
            "embeds",
            "MAX_EMBED_SIZE_EXCEEDED",
        ),
        (rows(6), "components", "BASE_TYPE_MAX_LENGTH"),
        (
            row(json!([])),
            "components.0.components",
            "BASE_TYPE_REQUIRED",
        ),
        (
            row(buttons(6)),
            "components.0.components",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "components": [button(1)] }),
            "components.0.type",
            "UNION_TYPE_CHOICES",
        ),
        (
            row(json!([{ "type": 4 }])),
            "components.0.components.0.type",
            "UNION_TYPE_CHOICES",
        ),
        (
            row(same),
            "components.0.components.1.custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        (
            labelled(json!({ "label": text(81) })),
            "components.0.components.0.label",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            labelled(json!({ "label": "" })),
            "components.0.components.0.label",
            "BASE_TYPE_REQUIRED",
        ),
        (
            labelled(json!({ "label": null })),
            "components.0.components.0",
            "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
        ),
        (
            labelled(json!({ "custom_id": text(101) })),
            "components.0.components.0.custom_id",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            labelled(json!({ "custom_id": null })),
            "components.0.components.0.custom_id",
            "BASE_TYPE_REQUIRED",
        ),
        (
            labelled(json!({ "style": 9 })),
            "components.0.components.0.style",
            "BASE_TYPE_CHOICES",
        ),
        (
            labelled(json!({ "style": 5, "custom_id": null })),
            "components.0.components.0.url",
            "BASE_TYPE_REQUIRED",
        ),
        (
            labelled(json!({ "url": "https://a.org" })),
            "components.0.components.0",
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        (
            labelled(
                json!({ "style": 5, "custom_id": null, "url": format!("https://a.org/{}", text(500)) }),
            ),
            "components.0.components.0.url",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            select(options(26)),
            "components.0.components.0.options",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            select(json!({ "options": [{ "label": text(101), "value": "a" }] })),
            "components.0.components.0.options.0.label",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            select(json!({ "options": [{ "label": "a", "value": "" }] })),
            "components.0.components.0.options.0.value",
            "BASE_TYPE_REQUIRED",
        ),
        (
            select(
                json!({ "options": [{ "label": "a", "value": "a", "description": text(101) }] }),
            ),
            "components.0.components.0.options.0.description",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            select(json!({ "options": repeated(&json!({ "label": "a", "value": "a" }), 2) })),
            "components.0.components.0.options.1.value",
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        (
            select(json!({ "placeholder": text(151) })),
            "components.0.components.0.placeholder",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            select(json!({ "max_values": 3 })),
            "components.0.components.0.max_values",
            "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE",
        ),
        (
            select(json!({ "min_values": 2 })),
            "components.0.components.0.min_values",
            "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE",
        ),
        (
            select(json!({ "options": [
                { "label": "a", "value": "a", "default": true },
                { "label": "b", "value": "b", "default": true },
            ] })),
            "components.0.components.0.options",
            "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
        ),
        (
            json!({ "content": "a", "embeds": "b" }),
            "embeds",
            "LIST_TYPE_CONVERT",
        ),
        (
            json!({ "content": "a", "nonce": ["b"] }),
            "nonce",
            "NONCE_TYPE_CONVERT",
        ),
        (
            row(json!([button(1), { "type": 5, "custom_id": "users" }])),
            "components.0.components",
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        ),
        (
            json!({ "content": "a", "flags": 1 << 15 }),
            "flags",
            "MESSAGE_CANNOT_USE_COMPONENTS_V2",
        ),
        (
            json!({ "content": "a", "allowed_mentions": { "parse": ["all"] } }),
            "allowed_mentions.parse.0",
            "BASE_TYPE_CHOICES",
        ),
        (
            json!({ "content": "a", "allowed_mentions": { "parse": ["users"], "users": ["1"] } }),
            "allowed_mentions",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
        (
            json!({ "content": "a", "nonce": text(26) }),
            "nonce",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            json!({ "content": "a", "message_reference": { "message_id": "1" } }),
            "message_reference",
            "REPLIES_UNKNOWN_MESSAGE",
        ),
    ];
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let general = discord.channel("general");
    for (body, field, code) in refused {
        rest.post(&format!("/channels/{general}/messages"), body)
            .await
            .refused_for(field, code);
    }
    assert_eq!(discord.messages_of_bot(general).len(), 0);
}

#[tokio::test]
async fn an_empty_message_is_refused() {
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let path = format!("/channels/{}/messages", discord.channel("general"));
    let empty = [
        json!({}),
        json!({ "content": "" }),
        json!({ "content": " \n " }),
        json!({ "embeds": [] }),
        json!({ "embeds": [{ "color": 1 }] }),
        json!({ "embeds": [{ "title": "" }] }),
    ];
    for body in empty {
        rest.post(&path, body).await.refused(400, 50006);
    }
    let said = rest.says(discord.channel("general"), "something").await;
    let path = format!("{path}/{}", said["id"].as_str().expect("an id"));
    rest.send("PATCH", &path, json!({ "content": "" }))
        .await
        .refused(400, 50006);
    let edited = rest
        .send(
            "PATCH",
            &path,
            json!({ "content": null, "embeds": [{ "title": "a" }] }),
        )
        .await
        .with(200);
    assert_eq!(edited["content"], "");
}

#[tokio::test]
async fn a_file_comes_with_its_content() {
    let discord = FakeDiscord::start(Setup::default());
    let general = discord.channel("general");
    let body = "--b\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n{\"content\":\"Here.\"}\r\n\
        --b\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"questions.csv\"\r\n\r\na,b\r\n--b--\r\n";
    let response = reqwest::Client::new()
        .post(format!(
            "{}/api/v10/channels/{general}/messages",
            discord.api_url()
        ))
        .header("authorization", format!("Bot {}", discord.token()))
        .header("content-type", "multipart/form-data; boundary=b")
        .body(body);
    assert_eq!(response.send().await.expect("a response").status(), 200);
    let message = &discord.messages_of_bot(general)[0];
    assert_eq!(message.content(), "Here.");
    assert_eq!(message.json["attachments"][0]["filename"], "questions.csv");
    assert_eq!(message.json["attachments"][0]["content"], "a,b");
}
