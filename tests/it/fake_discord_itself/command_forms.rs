//! What a command may be.

use serde_json::{Value, json};

use super::bare_client::Rest;
use crate::fake_discord::{FakeDiscord, Setup};

fn text(length: usize) -> String {
    "x".repeat(length)
}

fn option(changes: Value) -> Value {
    with(
        json!({ "type": 3, "name": "question", "description": "What?" }),
        changes,
    )
}

fn command(changes: Value) -> Value {
    with(json!({ "name": "ask", "description": "Ask." }), changes)
}

fn with_option(changes: Value) -> Value {
    command(json!({ "options": [option(changes)] }))
}

fn with(mut json: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().expect("changes") {
        json[key] = value.clone();
    }
    json
}

fn options(count: usize) -> Value {
    let options = (0..count).map(|number| option(json!({ "name": format!("o{number}") })));
    command(json!({ "options": options.collect::<Vec<_>>() }))
}

fn choices(count: usize, value: &Value) -> Value {
    let choice = json!({ "name": "a", "value": value });
    with_option(json!({ "choices": vec![choice; count] }))
}

fn nested(depth: usize) -> Value {
    let wrap = |inner: Value, kind: u64| json!([{ "type": kind, "name": "a", "description": "b", "options": inner }]);
    let options = match depth {
        1 => wrap(json!([option(json!({}))]), 1),
        2 => wrap(wrap(json!([option(json!({}))]), 1), 2),
        _ => wrap(wrap(wrap(json!([]), 1), 1), 2),
    };
    command(json!({ "options": options }))
}

/// A command that Discord counts at `size`: twenty choices of 200, and the rest.
fn sized(size: usize, translated: bool) -> Value {
    let choice = |number: usize| json!({ "name": text(100), "value": format!("{number:0>100}") });
    let choices: Vec<Value> = (0..19).map(choice).collect();
    let long = |name: &str| option(json!({ "name": name, "description": "d", "choices": choices }));
    // "ask" and "Ask." are 7; each option 3801 and its name.
    let rest = size - 7 - 2 * 3802;
    let more: Vec<Value> = (0..4)
        .map(|number| {
            let length = (rest / 4 - 2) + if number == 0 { rest % 4 } else { 0 };
            let mut option =
                option(json!({ "name": format!("o{number}"), "description": text(length) }));
            if translated {
                option["description"] = json!("d");
                option["description_localizations"] = json!({ "de": text(length) });
            }
            option
        })
        .collect();
    let all: Vec<Value> = [long("a"), long("b")].into_iter().chain(more).collect();
    command(json!({ "options": all }))
}

#[tokio::test]
async fn a_command_may_be_as_large_as_the_limits() {
    let allowed = [
        command(json!({ "name": text(32), "description": text(100) })),
        command(json!({ "name": "frage_1-ä" })),
        command(json!({ "name": "質問" })),
        command(
            json!({ "integration_types": [0, 1], "contexts": [0, 1, 2], "default_member_permissions": "32" }),
        ),
        command(json!({ "default_member_permissions": "0" })),
        json!({ "type": 3, "name": "Ask the article" }),
        json!({ "type": 2, "name": "Who asks?", "description": "" }),
        options(25),
        choices(25, &json!(text(100))),
        with_option(
            json!({ "min_length": 0, "max_length": 6000, "autocomplete": true, "required": true }),
        ),
        with_option(json!({ "type": 4, "min_value": 1, "max_value": 3 })),
        nested(1),
        nested(2),
        sized(8000, false),
        sized(8000, true),
    ];
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    for body in allowed {
        let answer = rest
            .post(&format!("/applications/{}/commands", discord.bot()), body)
            .await;
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
    }
}

#[tokio::test]
async fn a_command_beyond_a_limit_is_refused_for_its_field() {
    let late = json!([
        option(json!({})),
        option(json!({ "name": "o", "required": true }))
    ]);
    let beside = json!([{ "type": 1, "name": "a", "description": "b" }, option(json!({}))]);
    let bad_localization = |key: &str, value: &str| command(json!({ key: { "de": value } }));
    let refused = [
        (command(json!({ "name": "" })), "name", "BASE_TYPE_REQUIRED"),
        (
            command(json!({ "name": null })),
            "name",
            "BASE_TYPE_REQUIRED",
        ),
        (
            command(json!({ "name": text(33) })),
            "name",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            command(json!({ "name": "Ask" })),
            "name",
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            command(json!({ "name": "ask me" })),
            "name",
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            command(json!({ "name": "ask?" })),
            "name",
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            command(json!({ "description": "" })),
            "description",
            "BASE_TYPE_REQUIRED",
        ),
        (
            command(json!({ "description": text(101) })),
            "description",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "type": 3, "name": text(33) }),
            "name",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "type": 3, "name": "a", "description": "b" }),
            "description",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            json!({ "type": 3, "name": "a", "options": [option(json!({}))] }),
            "options",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (command(json!({ "type": 7 })), "type", "BASE_TYPE_CHOICES"),
        (
            bad_localization("name_localizations", "Frage"),
            "name_localizations.de",
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            bad_localization("description_localizations", &text(101)),
            "description_localizations.de",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            command(json!({ "name_localizations": { "tlh": "a" } })),
            "name_localizations.tlh",
            "BASE_TYPE_CHOICES",
        ),
        (
            command(json!({ "contexts": [3] })),
            "contexts.0",
            "BASE_TYPE_CHOICES",
        ),
        (
            command(json!({ "contexts": [] })),
            "contexts",
            "BASE_TYPE_REQUIRED",
        ),
        (
            command(json!({ "contexts": [1, 1] })),
            "contexts.1",
            "LIST_ITEM_VALUE_DUPLICATED",
        ),
        (
            command(json!({ "integration_types": [2] })),
            "integration_types.0",
            "BASE_TYPE_CHOICES",
        ),
        (
            command(json!({ "default_member_permissions": "manage" })),
            "default_member_permissions",
            "PERMISSIONS_TYPE_CONVERT",
        ),
        (options(26), "options", "BASE_TYPE_MAX_LENGTH"),
        (
            command(json!({ "options": vec![option(json!({})); 2] })),
            "options.1.name",
            "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED",
        ),
        (
            command(json!({ "options": late })),
            "options.1",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            command(json!({ "options": beside })),
            "options.1.type",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            nested(3),
            "options.0.options.0.options.0.type",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            with_option(json!({ "type": 12 })),
            "options.0.type",
            "BASE_TYPE_CHOICES",
        ),
        (
            with_option(json!({ "name": "A" })),
            "options.0.name",
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            with_option(json!({ "description": "" })),
            "options.0.description",
            "BASE_TYPE_REQUIRED",
        ),
        (
            choices(26, &json!("a")),
            "options.0.choices",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            choices(1, &json!("")),
            "options.0.choices.0.value",
            "BASE_TYPE_REQUIRED",
        ),
        (
            choices(1, &json!(text(101))),
            "options.0.choices.0.value",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            choices(1, &json!(1)),
            "options.0.choices.0.value",
            "STRING_TYPE_CONVERT",
        ),
        (
            with_option(
                json!({ "choices": [{ "name": "a", "value": "a" }], "autocomplete": true }),
            ),
            "options.0",
            "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_EXCLUSIVE",
        ),
        (
            with_option(json!({ "type": 7, "autocomplete": true })),
            "options.0",
            "APPLICATION_COMMAND_OPTION_CHOICES_INVALID",
        ),
        (
            with_option(json!({ "max_length": 6001 })),
            "options.0.max_length",
            "NUMBER_TYPE_MAX",
        ),
        (
            with_option(json!({ "max_length": 0 })),
            "options.0.max_length",
            "NUMBER_TYPE_MIN",
        ),
        (
            with_option(json!({ "min_length": 9, "max_length": 8 })),
            "options.0.min_length",
            "APPLICATION_COMMAND_OPTION_MIN_LENGTH_TOO_LARGE",
        ),
        (
            with_option(json!({ "type": 4, "max_length": 8 })),
            "options.0",
            "APPLICATION_COMMAND_OPTION_LENGTH_INVALID",
        ),
        (
            with_option(json!({ "max_value": 8 })),
            "options.0",
            "APPLICATION_COMMAND_OPTION_VALUE_INVALID",
        ),
        (sized(8001, false), "", "APPLICATION_COMMAND_TOO_LARGE"),
        (sized(8001, true), "", "APPLICATION_COMMAND_TOO_LARGE"),
    ];
    let discord = FakeDiscord::start(Setup::default());
    let rest = Rest::of(&discord);
    let path = format!("/applications/{}/commands", discord.bot());
    for (body, field, code) in refused {
        rest.post(&path, body).await.refused_for(field, code);
    }
    assert_eq!(rest.get(&path).await.with(200), json!([]));
}
