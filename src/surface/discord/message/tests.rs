use serde_json::{Value, json};

use super::super::custom_id::AnswerKey;
use super::{Action, Answered, Ears, Fingerprint, Heard, RoleId, Surface, Unheard, UserId, plain};

const ME: UserId = UserId::new(1);

/// The bot in a channel where it listens to everything.
const OPEN: Ears = Ears {
    me: ME,
    own_role: Some(RoleId::new(8)),
    open: true,
    reads_all: false,
};

/// The bot elsewhere.
const SHUT: Ears = Ears {
    open: false,
    ..OPEN
};

/// A message with these fields in place of the usual ones.
fn heard(fields: Value) -> Heard {
    let mut message = json!({
        "id": "10", "channel_id": "20", "guild_id": "30", "type": 0, "content": "",
        "author": {"id": "2", "username": "ada"}, "mentions": [], "unheard_of": null,
    });
    let fields = fields.as_object().expect("fields").clone();
    message.as_object_mut().expect("a message").extend(fields);
    serde_json::from_value(message).expect("a message")
}

fn bot() -> Value {
    json!({"id": "1", "username": "footnote", "bot": true})
}

#[track_caller]
fn asks(fields: Value, surface: Surface, question: &str) {
    let asked = heard(fields).asked(&OPEN).expect("a question");
    assert_eq!(
        (asked.surface, asked.question.as_deref()),
        (surface, Ok(question))
    );
}

#[track_caller]
fn is_not_heard(fields: Value) {
    assert_eq!(heard(fields).asked(&OPEN), None);
}

#[test]
fn a_question_reaches_the_bot_on_four_ways() {
    asks(
        json!({"content": "<@1> what is it?", "mentions": [bot()]}),
        Surface::Mention,
        "what is it?",
    );
    asks(
        json!({"content": "what is it?", "guild_id": null}),
        Surface::DirectMessage,
        "what is it?",
    );
    asks(
        json!({"content": "what is it?"}),
        Surface::Channel,
        "what is it?",
    );
    asks(
        json!({"content": "and why?", "type": 19, "mentions": [bot()],
            "referenced_message": {"author": bot()}}),
        Surface::Reply,
        "and why?",
    );
}

#[test]
fn nobody_is_answered_who_did_not_ask() {
    let called = "<@1> what is it?";
    is_not_heard(json!({"content": called, "author": {"id": "3", "bot": true}}));
    is_not_heard(json!({"content": called, "webhook_id": "3"}));
    is_not_heard(json!({"content": called, "author": {"id": "1"}}));
    is_not_heard(json!({"content": called, "type": 7}));
    // To somebody else, in a channel where the bot listens.
    is_not_heard(json!({"content": "<@3> what is it?", "mentions": [{"id": "3"}]}));
    is_not_heard(json!({"content": "what is it?", "type": 19,
        "referenced_message": {"author": {"id": "3"}}}));
    // A reply that doesn't ping.
    is_not_heard(json!({"content": "ok", "type": 19, "referenced_message": {"author": bot()}}));
    assert_eq!(heard(json!({"content": "what is it?"})).asked(&SHUT), None);
}

#[test]
fn a_reply_knows_the_question_that_was_answered() {
    let (article, id) = (Fingerprint::of("a"), Fingerprint::of("b"));
    let why = |article| {
        Action::Why(AnswerKey {
            article,
            first: Some(id),
        })
        .to_string()
    };
    for article in [None, Some(article)] {
        let referenced = json!({"author": bot(), "embeds": [{"title": "What is \\*it\\*?"}],
            "components": [{"type": 1, "components": [{"type": 2, "url": "https://a"},
                {"type": 2, "custom_id": "?"}, {"type": 2, "custom_id": why(article)}]}]});
        let reply = json!({"content": "why?", "type": 19, "mentions": [bot()],
            "referenced_message": referenced});
        let asked = heard(reply).asked(&SHUT).expect("a question");
        let question = "What is *it*?".to_owned();
        assert_eq!(asked.after, Some(Answered { question, article }));
    }
}

/// Discord sends no text with a reply to the response to a command.
#[test]
fn a_text_that_is_kept_back_is_told_apart_from_an_empty_one() {
    let response = json!({"author": bot(), "interaction_metadata": {"id": "5"}});
    let reply =
        |content: &str| json!({"type": 19, "content": content, "referenced_message": response});
    let asked = heard(reply("")).asked(&SHUT).expect("a question");
    assert_eq!(
        (asked.surface, asked.question),
        (Surface::Reply, Err(Unheard::Reply))
    );
    asks(reply("<@1> why?"), Surface::Reply, "why?");
    // Nothing is kept back in direct messages: that one is a picture alone.
    let mut direct = reply("");
    direct["guild_id"] = Value::Null;
    asks(direct, Surface::DirectMessage, "");
    asks(
        json!({"type": 19, "mentions": [bot()], "referenced_message": {"author": bot()}}),
        Surface::Reply,
        "",
    );
    asks(
        json!({"content": "<@!1>", "mentions": [bot()]}),
        Surface::Mention,
        "",
    );
    // A reply without a ping to an ordinary message comes without text too.
    is_not_heard(json!({"type": 19, "referenced_message": {"author": bot()}}));
}

/// Where all text is read, there was none to read.
#[test]
fn a_reply_of_a_picture_alone_is_not_kept_back() {
    let response = json!({"author": bot(), "interaction_metadata": {"id": "5"}});
    let reply = json!({"type": 19, "referenced_message": response});
    let ears = Ears {
        reads_all: true,
        ..SHUT
    };
    let asked = heard(reply).asked(&ears).expect("a question");
    assert_eq!(asked.question, Err(Unheard::NoText));
}

/// Discord says which roles a message mentions even where it keeps the text back.
#[test]
fn the_bots_role_is_no_less_meant_for_it_than_the_bot() {
    let by_role = |content: &str| json!({"content": content, "mention_roles": ["7", "8"]});
    let asked = heard(by_role("")).asked(&SHUT).expect("a question");
    assert_eq!(
        (asked.surface, asked.question),
        (Surface::Mention, Err(Unheard::Role))
    );
    asks(by_role("<@&8> why?"), Surface::Mention, "why?");
    let other = json!({"content": "", "mention_roles": ["7"]});
    assert_eq!(heard(other).asked(&SHUT), None);
    is_not_heard(json!({"mention_roles": ["8"], "author": {"id": "3", "bot": true}}));
}

#[test]
fn signs_of_discord_are_no_words() {
    let name = |user: UserId| (user.get() == 7).then_some("Ada");
    for (content, expected) in [
        ("who is <@7>?", "who is Ada?"),
        (
            "<@&8> <#9> <:wave:10> <a:wave:10> <t:11:R> </ask:12> hi",
            "hi",
        ),
        ("is 1 < 2 > 0?", "is 1 < 2 > 0?"),
        ("<b>bold</b> <@x> <", "<b>bold</b> <@x> <"),
        ("<@0>", ""),
        ("👋<@8>", "👋"),
    ] {
        assert_eq!(plain(content, name), expected);
    }
}
