use std::path::PathBuf;

use super::lessons::Lesson;
use super::{Ablation, FOLDS, Goals, ablate, cross_fitted, train, weighting};
use crate::eval::squad::{Case, QuestionSet};
use crate::ranking::Feature;

/// Some articles of two paragraphs; of each sentence one question.
fn set() -> QuestionSet {
    let places = [
        "Skagen", "Aarhus", "Odense", "Ribe", "Viborg", "Randers", "Horsens", "Vejle",
    ];
    let mut entries = Vec::new();
    for (number, place) in places.iter().enumerate() {
        let (year, height) = (1700 + 13 * number, 20 + 3 * number);
        let first =
            format!("The lighthouse of {place} was built in {year}. Storms are common there.");
        let second = format!(
            "Its tower measures {height} metres. Visitors climb the tower of {place} in summer."
        );
        let question = |text: &str, context: &str, answer: &str| {
            let at = context.find(answer).expect("an answer");
            format!(
                r#"{{"question": "{text}", "answers": [{{"text": "{answer}", "answer_start": {at}}}]}}"#
            )
        };
        let built = question(
            &format!("When was the lighthouse of {place} built?"),
            &first,
            &year.to_string(),
        );
        let high = question(
            "How many metres does the tower measure?",
            &second,
            &height.to_string(),
        );
        entries.push(format!(
            r#"{{"title": "{place}", "paragraphs": [{{"context": "{first}", "qas": [{built}]}}, {{"context": "{second}", "qas": [{high}]}}]}}"#
        ));
    }
    let text = format!(r#"{{"data": [{}]}}"#, entries.join(", "));
    QuestionSet::parse("set.json".as_ref(), text.as_bytes(), None).expect("a set")
}

fn cases(set: &QuestionSet) -> Vec<Vec<&Case>> {
    vec![set.cases.iter().collect()]
}

#[test]
fn the_same_files_give_the_same_source() {
    let set = set();
    let source = || {
        let trained = train(&cases(&set), Goals::default(), &mut |_, _| ());
        trained.source(
            &[PathBuf::from("/some/where/set.json")],
            None,
            " --split all",
        )
    };
    let text = source();
    assert_eq!(text, source());
    assert!(
        text.contains("//! footnote train --split all \\\n//!   set.json \\\n"),
        "{text}"
    );
    assert!(text.contains("//! | set.json | 8 | 16 | 80 |"), "{text}");
    assert!(!text.contains("/some"), "{text}");
    for feature in Feature::ALL {
        let line = format!("    (Feature::{feature:?}, ");
        assert_eq!(
            text.contains(&line),
            feature.by_hand().is_none(),
            "{feature:?}"
        );
    }
    assert!(text.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn weights_and_calibrations_have_not_seen_the_article() {
    let set = set();
    let lessons = Lesson::all(&cases(&set), &mut |_, _| ());
    let asked = cross_fitted(&lessons).asked;
    // Passages of one to three sentences; 16 questions of its own, and 5 of others for each.
    assert_eq!(asked.len(), 3 * 16 * 6);
    for lesson in &lessons {
        // What its own fold's weights say of it is what is recorded.
        let fold = lesson.fold(FOLDS);
        let others = lessons.iter().filter(|other| other.fold(FOLDS) != fold);
        let weighting = weighting(others, &[]);
        let [_, (signals, right), _] =
            lesson.signals(&lesson.own[0], weighting.of(lesson.language()));
        assert!(asked.iter().any(|one| {
            one.fold == fold && one.own && one.right == right && one.signals == signals
        }));
    }
    assert!(asked.iter().all(|one| one.confidence.is_some()));
}

#[test]
fn a_table_has_a_row_for_every_feature() {
    let set = set();
    let all = ablate(&cases(&set), &mut |_, _| ());
    let table = Ablation::table(&all, &["set".to_owned()]);
    let learned = Feature::ALL
        .iter()
        .filter(|feature| feature.by_hand().is_none());
    assert_eq!(table.lines().count(), 3 + learned.count());
    assert!(
        table.starts_with("| without | loss | set |\n|---|---:|---:|\n| nothing | "),
        "{table}"
    );
}
