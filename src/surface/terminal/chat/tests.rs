use std::sync::Arc;

use proptest::prelude::*;

use super::commands::{COMMANDS, find};
use super::completion::Completions;
use super::{Session, Step};
use crate::answer::Options;
use crate::library::{Library, Origin};
use crate::surface::terminal::knowledge;

const LIGHTHOUSE: &str = "\
+++
title = \"The lighthouse\"
[[suggested]]
question = \"Who kept the lighthouse?\"
+++

The lighthouse of Skagen was built in 1858.

## The keeper

> Anna Holm kept the light and a diary.

Anna Holm kept the lighthouse for forty years. She wrote down every storm.
";

const TOWER: &str = "# The tower\n\nA tower stands in the harbour.\n";

fn library(files: &[(&str, &str)]) -> Arc<Library> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let origin = Origin::Paths(vec![folder.path().to_owned()]);
    Arc::new(knowledge::load(&origin).unwrap())
}

fn one_article() -> Session {
    Session::new(
        library(&[("lighthouse.md", LIGHTHOUSE)]),
        Options::default(),
        80,
    )
}

fn two_articles() -> Session {
    Session::new(
        library(&[("lighthouse.md", LIGHTHOUSE), ("tower.md", TOWER)]),
        Options::default(),
        80,
    )
}

#[track_caller]
fn said(session: &mut Session, line: &str) -> String {
    match session.step(line) {
        Step::Say(text) => anstream::adapter::strip_str(&text).to_string(),
        Step::Quit => panic!("it left at {line:?}"),
    }
}

#[track_caller]
fn says(session: &mut Session, line: &str, expected: &str) {
    let said = said(session, line);
    assert!(
        said.contains(expected),
        "{line:?}: no {expected:?} in {said}"
    );
}

#[test]
fn every_command_is_found_by_its_name_and_its_beginning() {
    for command in &COMMANDS {
        assert_eq!(find(command.name).map(|found| found.name), Ok(command.name));
        assert_eq!(
            find(&command.name[..1]).map(|found| found.name),
            Ok(command.name)
        );
        assert_eq!(
            find(&command.name.to_uppercase()).map(|found| found.name),
            Ok(command.name)
        );
    }
}

#[test]
fn help_lists_every_command() {
    let help = said(&mut one_article(), ":help");
    for command in &COMMANDS {
        assert!(help.contains(&format!(":{}", command.name)), "{help}");
    }
}

#[test]
fn every_command_has_something_to_say_before_a_question() {
    for command in COMMANDS.iter().filter(|command| command.name != "quit") {
        for mut session in [one_article(), two_articles()] {
            assert!(
                said(&mut session, &format!(":{}", command.name)).ends_with('\n'),
                "{}",
                command.name
            );
        }
    }
}

#[test]
fn quit_leaves() {
    assert_eq!(one_article().step(":quit"), Step::Quit);
    assert_eq!(one_article().step("  :q "), Step::Quit);
}

#[test]
fn an_unknown_command_names_the_nearest() {
    says(
        &mut one_article(),
        ":outlin3",
        "There is no command :outlin3; did you mean :outline?",
    );
    for unlike in [":exit", ":zzz"] {
        says(&mut one_article(), unlike, "; :help lists those there are.");
    }
}

#[test]
fn a_blank_line_says_nothing_and_a_smile_is_no_command() {
    let mut session = one_article();
    assert_eq!(said(&mut session, "  "), "");
    assert!(!said(&mut session, ":)").contains("command"));
}

#[test]
fn the_outline_lists_sections_and_the_summary_sums_one_up() {
    let mut session = one_article();
    says(&mut session, ":outline", "  1  1  The keeper");
    says(
        &mut session,
        ":summary 1",
        "│ Anna Holm kept the light and a diary.",
    );
    says(
        &mut session,
        ":summary §1",
        "│ Anna Holm kept the light and a diary.",
    );
    says(&mut session, ":summary", "The keeper");
    says(&mut session, ":summary 0", "§0 Lead");
    says(&mut session, ":summary 7", "no section 7; its last is §1");
    says(&mut session, ":summary keeper", "Which section?");
}

#[test]
fn the_last_answer_can_be_looked_into() {
    let mut session = one_article();
    says(&mut session, ":more", "Ask a question first.");
    says(
        &mut session,
        "How long did Anna Holm keep the lighthouse?",
        "Anna Holm kept the lighthouse for forty years.",
    );
    says(
        &mut session,
        ":context",
        "┃ Anna Holm kept the lighthouse for forty years.",
    );
    says(&mut session, ":why", "FEATURE");
    assert!(!said(&mut session, ":more").is_empty());
    says(&mut session, "hello", "Hello.");
    says(&mut session, ":context", "quotes no passage");
}

#[test]
fn an_article_is_chosen_and_let_go() {
    let mut session = two_articles();
    says(&mut session, ":outline", "several articles");
    says(&mut session, ":article", "  lighthouse  The lighthouse");
    says(&mut session, ":article tow", "Questions go to: The tower");
    says(&mut session, ":article", "→  tower");
    says(&mut session, ":outline", "The tower");
    says(
        &mut session,
        ":article nothing",
        "I hold no article ‘nothing’. I hold lighthouse and tower.",
    );
    says(
        &mut session, ":article all", "Questions go to all articles.",
    );
    says(&mut session, ":outline", "several articles");
}

#[test]
fn a_new_snapshot_takes_over() {
    let mut session = two_articles();
    assert_eq!(
        said(&mut session, ":article tower"),
        "Questions go to: The tower\n"
    );
    assert_eq!(
        session.renew(library(&[("tower.md", TOWER), ("other.md", TOWER)])),
        None
    );
    let gone = session.renew(library(&[("lighthouse.md", LIGHTHOUSE)]));
    assert!(gone.is_some_and(|notice| notice.contains("tower is gone")));
    says(&mut session, ":outline", "The keeper");
}

#[test]
fn tab_completes_questions_headings_commands_and_ids() {
    let session = two_articles();
    let completions = Completions::of(&session);
    #[track_caller]
    fn completes(completions: &Completions, typed: &str, expected: &[&str]) {
        assert_eq!(completions.complete(typed), expected, "{typed:?}");
    }
    completes(&completions, "WHO k", &["Who kept the lighthouse?"]);
    completes(&completions, "the k", &["The keeper"]);
    completes(&completions, "keep", &["The keeper"]);
    completes(
        &completions,
        "",
        &["Who kept the lighthouse?", "The keeper"],
    );
    completes(&completions, ":ou", &[":outline"]);
    completes(&completions, ":art", &[":article "]);
    completes(&completions, ":article t", &[":article tower"]);
    completes(
        &completions,
        ":article ",
        &[":article lighthouse", ":article tower", ":article all"],
    );
    completes(&completions, "zzz", &[]);
}

proptest! {
    #[test]
    fn nothing_that_is_typed_brings_it_down(lines in prop::collection::vec("(:[a-z]{0,7} ?)?\\PC{0,40}", 1..6), width in 1usize..120) {
        let mut session = one_article();
        session.set_width(width);
        for line in lines {
            let _ = session.step(&line);
        }
    }
}
