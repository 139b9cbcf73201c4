use serde_json::{Value, json};
use serenity::model::application::CommandInteraction;
use serenity::model::id::UserId;

use super::{Call, find};
use crate::answer::Verdict;
use crate::library::Library;
use crate::reply;
use crate::surface::discord::asking;
use crate::surface::discord::draft::Draft;
use crate::surface::discord::fixtures::{library, menu, slash, typing};
use crate::surface::discord::response::{Response, Said};

fn call<'a>(library: &'a Library, interaction: &'a CommandInteraction) -> Call<'a> {
    Call {
        library,
        interaction,
        previous: None,
        me: UserId::new(1),
    }
}

#[track_caller]
fn said(interaction: &CommandInteraction) -> Said {
    let library = library();
    let command = find(interaction).expect("a command");
    match command.run(&call(&library, interaction)) {
        Response::Say(said) => *said,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn notes(interaction: &CommandInteraction, expected: &str) {
    let draft = said(interaction).draft;
    assert!(draft.private);
    assert!(draft.content.contains(expected), "{}", draft.content);
}

#[track_caller]
fn offers(interaction: &CommandInteraction) -> Vec<(String, String)> {
    let library = library();
    let command = find(interaction).expect("a command");
    let offers = command.offers(&call(&library, interaction));
    offers
        .into_iter()
        .map(|offer| (offer.name, offer.value))
        .collect()
}

/// Everything that a member reads in a draft.
fn text(draft: &Draft) -> String {
    let mut text = draft.content.clone();
    for embed in &draft.embeds {
        text.extend(embed.title.iter().map(String::as_str));
        text.push_str(&embed.description);
        for field in &embed.fields {
            text.push_str(&field.name);
            text.push_str(&field.value);
        }
    }
    text
}

#[test]
fn ask_answers_for_all_or_for_one() {
    let question = ("question", json!("What is Operation Salvo?"));
    let public = said(&slash("ask", std::slice::from_ref(&question)));
    assert_eq!(public.verdict, Some(Verdict::Answered));
    assert!(!public.draft.private);
    assert!(text(&public.draft).contains("Operation Salvo"));
    assert!(public.turn.is_some());
    let private = said(&slash("ask", &[question, ("private", json!(true))]));
    assert!(private.draft.private);
}

#[test]
fn ask_leans_on_what_was_asked_before() {
    let library = library();
    let interaction = slash("ask", &[("question", json!("What did she say?"))]);
    let mut call = call(&library, &interaction);
    call.previous = asking::turn(&library.index, "Who is Kristi Noem?", None);
    let Response::Say(said) = find(&interaction).expect("a command").run(&call) else {
        panic!("nothing said");
    };
    assert!(text(&said.draft).contains("Kristi Noem"));
}

#[test]
fn an_article_is_found_by_id_title_and_nearly() {
    let question = ("question", json!("What is Operation Salvo?"));
    let title = library().index.articles()[0].title.clone();
    for article in [
        "nyc-sanctuary",
        &title,
        &title.to_lowercase().replace('e', ""),
    ] {
        let interaction = slash("ask", &[question.clone(), ("article", json!(article))]);
        assert_eq!(
            said(&interaction).verdict,
            Some(Verdict::Answered),
            "{article}"
        );
    }
    let unknown = slash("ask", &[question, ("article", json!("gardening"))]);
    notes(&unknown, "no article ‘gardening’");
}

#[test]
fn what_was_typed_is_repeated_as_it_stands() {
    let typed = "*x* <@1> [y](https://evil.example)";
    let shown = r"‘\*x\* \<\@1\> \[y\](https\://evil.example)’";
    let article = ("article", json!(typed));
    let question = ("question", json!("What is Operation Salvo?"));
    let quoted = ("text", json!("Operation Salvo"));
    for unknown in [
        slash("ask", &[question, article.clone()]),
        slash("quote", &[quoted, article.clone()]),
        slash("outline", std::slice::from_ref(&article)),
        slash("summary", std::slice::from_ref(&article)),
        slash("summary", &[("section", json!(typed))]),
    ] {
        notes(&unknown, shown);
    }
}

#[test]
fn a_section_is_found_by_number_and_heading() {
    let library = library();
    let heading = library.index.articles()[0].sections[1].title().to_owned();
    for section in ["1", "§1", "§1 whatever", &heading] {
        let draft = said(&slash("summary", &[("section", json!(section))])).draft;
        assert!(!draft.private, "{section}: {}", draft.content);
    }
    notes(
        &slash("summary", &[("section", json!("999"))]),
        "no section ‘999’",
    );
    let whole = said(&slash("summary", &[]));
    assert_eq!(whole.verdict, Some(Verdict::Overview));
}

#[test]
fn the_article_presents_itself() {
    for (name, expected) in [
        ("outline", "Lead"),
        ("about", "article"),
        ("help", "**/ask**: Ask"),
    ] {
        let draft = said(&slash(name, &[])).draft;
        let menu = format!("{:?}", draft.rows);
        assert!(
            format!("{}{menu}", text(&draft)).contains(expected),
            "{name}: {draft:?}"
        );
        let private = said(&slash(name, &[("private", json!(true))])).draft;
        assert!(private.private, "{name}");
    }
}

#[test]
fn a_menu_takes_the_text_of_its_message() {
    let asked = said(&menu("Ask the article", "<@1> what is Operation Salvo?"));
    assert_eq!(asked.verdict, Some(Verdict::Answered));
    notes(&menu("Ask the article", " "), reply::NO_TEXT);
    notes(&menu("Check quotes", ""), reply::NO_TEXT);
}

#[test]
fn what_is_typed_is_completed() {
    let questions = offers(&typing("ask", &[("question", json!("salv"))]));
    assert!(
        questions
            .iter()
            .any(|(_, value)| value == "What is Operation Salvo?"),
        "{questions:?}"
    );
    assert!(!offers(&typing("ask", &[("question", json!(""))])).is_empty());
    let articles = offers(&typing(
        "ask",
        &[("question", json!("q")), ("article", json!("sanct"))],
    ));
    assert_eq!(articles[0].1, "nyc-sanctuary");
    let sections = offers(&typing("summary", &[("section", json!("push"))]));
    assert!(sections[0].0.contains("Pushback"), "{sections:?}");
    assert!(sections[0].1.parse::<usize>().is_ok());
    let none: Vec<(String, String)> = Vec::new();
    assert_eq!(offers(&typing("quote", &[("text", json!("a"))])), none);
}

/// A command that another version has registered is none of ours.
#[test]
fn an_unknown_command_is_not_found() {
    let nothing: &[(&str, Value)] = &[];
    assert!(find(&slash("dance", nothing)).is_none());
    assert!(find(&slash("Ask the article", nothing)).is_none());
}
