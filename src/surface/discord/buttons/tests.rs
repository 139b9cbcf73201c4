use crate::answer::Verdict;
use crate::article::markdown;
use crate::index::Index;
use crate::reply;
use crate::surface::discord::asking;
use crate::surface::discord::custom_id::{Action, AnswerKey};
use crate::surface::discord::draft::{Draft, Row};
use crate::surface::discord::draw::{self, ReplyContext};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::fixtures::{ADA, library, press, select};
use crate::surface::discord::response::{Response, Said};

/// The right to manage messages, as Discord's bit.
const MANAGE_MESSAGES: u64 = 1 << 13;

fn answer(index: &Index, question: &str, private: bool) -> Draft {
    let asked = ReplyContext {
        asker: ADA,
        article: None,
        private,
    };
    match asking::ask(index, question, None, &asked) {
        Response::Say(said) => said.draft,
        other => panic!("{other:?}"),
    }
}

/// The id of the first button or menu of `draft` whose action `fits`.
#[track_caller]
fn id(draft: &Draft, fits: fn(&Action) -> bool) -> String {
    let actions = draft.rows.iter().flat_map(|row| match row {
        Row::Buttons(buttons) => buttons.iter().map(|button| button.action).collect(),
        Row::Menu { action, .. } => vec![*action],
    });
    let mut actions: Vec<Action> = actions.collect();
    actions.retain(fits);
    actions.first().expect("a button").to_string()
}

#[track_caller]
fn said(response: Response) -> Said {
    match response {
        Response::Say(said) => *said,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn notes(response: Response, expected: &str) {
    let draft = said(response).draft;
    assert!(draft.private);
    assert_eq!(draft.content, expected);
}

#[test]
fn buttons_of_an_answer_work_from_the_message_alone() {
    let library = library();
    let draft = answer(&library.index, "What is Operation Salvo?", false);
    for fits in [
        (|action: &Action| matches!(action, Action::Context(_))) as fn(&Action) -> bool,
        |action| matches!(action, Action::More(_)),
        |action| matches!(action, Action::Why(_)),
    ] {
        let pressed = press(&id(&draft, fits), &draft, ADA, 0);
        let shown = said(super::press(&library.index, &pressed)).draft;
        assert!(shown.private);
        assert!(format!("{shown:?}").contains("Salvo"), "{shown:?}");
        assert!(!format!("{shown:?}").contains("changed"), "{shown:?}");
    }
}

#[test]
fn a_suggestion_is_asked_where_it_was_made() {
    let library = library();
    for private in [false, true] {
        let draft = answer(
            &library.index, "Who won the football match in Lisbon?", private,
        );
        let suggestion = id(&draft, |action| matches!(action, Action::Suggestion { .. }));
        let pressed = press(&suggestion, &draft, ADA, 0);
        let shown = said(super::press(&library.index, &pressed));
        assert_ne!(shown.verdict, Some(Verdict::NotInArticle));
        assert_eq!(shown.draft.private, private);
    }
}

#[test]
fn an_outline_is_turned_and_chosen_from() {
    let library = library();
    let asked = ReplyContext {
        asker: ADA,
        article: None,
        private: false,
    };
    let draft = draw::outline(&library.index, 0, 0, &asked);
    let menu = id(&draft, |action| matches!(action, Action::Sections { .. }));
    let Some(Row::Menu { options, .. }) = draft.rows.first() else {
        panic!("{draft:?}");
    };
    let chosen = select(&menu, &options[1].value, &draft);
    let shown = said(super::press(&library.index, &chosen)).draft;
    assert!(shown.private);
    notes(
        super::press(&library.index, &select(&menu, "1:000000000000", &draft)),
        reply::CHANGED,
    );
    let turn = Action::Outline {
        article: Fingerprint::of(&library.index.articles()[0].id),
        page: 0,
    };
    let turned = super::press(&library.index, &press(&turn.to_string(), &draft, ADA, 0));
    assert!(matches!(turned, Response::Replace(_)), "{turned:?}");
}

#[test]
fn only_the_asker_and_moderators_delete() {
    let library = library();
    let draft = answer(&library.index, "What is Operation Salvo?", false);
    let delete = id(&draft, |action| matches!(action, Action::Delete { .. }));
    let by = |user, permissions| {
        super::press(&library.index, &press(&delete, &draft, user, permissions))
    };
    assert_eq!(by(ADA, 0), Response::Delete);
    assert_eq!(by(71, MANAGE_MESSAGES), Response::Delete);
    notes(by(71, 0), reply::NOT_YOURS);
}

#[test]
fn an_unreadable_button_gets_a_polite_answer() {
    let library = library();
    let draft = answer(&library.index, "What is Operation Salvo?", false);
    for id in ["0:why:-:-", "2:why:-:-", "another bot's"] {
        notes(
            super::press(&library.index, &press(id, &draft, ADA, 0)),
            reply::OTHER_VERSION,
        );
    }
    let why = id(&draft, |action| matches!(action, Action::Why(_)));
    let without_embed = press(&why, &Draft::note("suppressed"), ADA, 0);
    notes(
        super::press(&library.index, &without_embed),
        reply::NO_QUESTION,
    );
}

#[test]
fn a_passage_that_is_gone_is_said_to_be() {
    let library = library();
    let draft = answer(&library.index, "What is Operation Salvo?", false);
    let context = id(&draft, |action| matches!(action, Action::Context(_)));
    let pressed = press(&context, &draft, ADA, 0);
    let shown = said(super::press(&Index::default(), &pressed)).draft;
    assert_eq!(shown.content, reply::ARTICLE_GONE);
}

/// They answered from all the other articles.
#[test]
fn buttons_of_an_article_that_is_gone_say_so() {
    let library = library();
    let others = "# Salvo\n\nOperation Salvo is a ferry. Who won? Lisbon won the match.\n";
    let read = markdown::read("others", others.as_bytes()).expect("an article");
    let others = Index::build(vec![read.article]);
    let asked = ReplyContext {
        asker: ADA,
        article: Some(Fingerprint::of(&library.index.articles()[0].id)),
        private: false,
    };
    let question = "Who won the football match in Lisbon?";
    let Response::Say(draft) = asking::ask(&library.index, question, None, &asked) else {
        panic!("no answer");
    };
    let draft = draft.draft;
    let mut pressed: Vec<String> = draft
        .rows
        .iter()
        .flat_map(|row| match row {
            Row::Buttons(buttons) => buttons.clone(),
            Row::Menu { .. } => Vec::new(),
        })
        .filter(|button| button.action.asked_article().is_some())
        .map(|button| button.action.to_string())
        .collect();
    let answer = answer(&library.index, "What is Operation Salvo?", false);
    let key = AnswerKey {
        article: asked.article,
        first: None,
    };
    pressed.extend([Action::More(key), Action::Why(key)].map(|action| action.to_string()));
    assert!(pressed.len() > 2, "{draft:?}");
    for id in pressed {
        let pressed = press(&id, &answer, ADA, 0);
        notes(super::press(&others, &pressed), reply::ARTICLE_GONE);
    }
    let quotations = asking::check_quotes(&others, "Operation Salvo is a ferry.", &asked);
    notes(quotations, reply::ARTICLE_GONE);
    assert!(asking::turn(&others, question, asked.article).is_none());
}
