//! What can be told where an article is held as a summary.

use super::{FERRY, article, differences, only};
use crate::article::Wording;
use crate::index::Index;
use crate::quotes::{Doubt, Finding, Options, Outcome, check};
use crate::text::Language;

const SUMMARY: &str = "Mamdani said that “the news coming out of Minneapolis is horrific”. He \
    presented the killing as one case in a broader pattern. He calls New York a “sanctuary city”.";

fn index() -> Index {
    Index::build(vec![article(
        "mayor",
        Language::English,
        Wording::Summary,
        &[&[SUMMARY]],
    )])
}

#[track_caller]
fn gives(said: &str, expected: Outcome) -> Finding {
    let finding = only(&index(), said);
    assert_eq!(finding.outcome, expected, "{said}: {finding:#?}");
    finding
}

#[test]
fn quoted_words_are_the_articles() {
    gives(
        "the news coming out of Minneapolis is horrific",
        Outcome::Exact,
    );
    gives("coming out of Minneapolis", Outcome::Exact);
    gives("The news … is horrific", Outcome::Exact);
    let finding = gives(
        "the news coming out of Minnesota is horrific",
        Outcome::Altered,
    );
    assert_eq!(differences(&finding), ["Minnesota/Minneapolis"]);
}

#[test]
fn the_summarys_own_words_are_no_quotation() {
    let own = Outcome::CantTell(Doubt::SummarysWords);
    let finding = gives("presented the killing as one case", own);
    assert!(finding.passages[0].text.starts_with("He presented"));
    gives("presented the killing as a case in a broader pattern", own);
    gives(
        "Mamdani said that the news coming out of Minneapolis is horrific",
        own,
    );
}

#[test]
fn anything_else_can_not_be_told() {
    let doubt = Outcome::CantTell(Doubt::NotQuoted);
    assert_eq!(
        gives("the police will strike in the spring", doubt).passages,
        []
    );
    assert_eq!(
        gives("the killing is one of many such cases", doubt).segments,
        []
    );
}

#[test]
fn beside_a_verbatim_article_only_what_is_found_is_sure() {
    let index = Index::build(vec![
        article("mayor", Language::English, Wording::Summary, &[&[SUMMARY]]),
        article("ferry", Language::English, Wording::Verbatim, FERRY),
    ]);
    assert_eq!(only(&index, "ended a dispute").outcome, Outcome::Exact);
    assert_eq!(
        only(&index, "ended a quarrel that had divided the town").outcome,
        Outcome::Altered
    );
    let nowhere = "the police will strike in the spring";
    assert_eq!(
        only(&index, nowhere).outcome,
        Outcome::CantTell(Doubt::NotQuoted)
    );
    let options = Options {
        article: Some("ferry".to_owned()),
    };
    let checked = check(&index, nowhere, &options);
    assert_eq!((checked.articles, checked.summaries), (1, 0));
    assert_eq!(checked.findings[0].outcome, Outcome::Absent);
}
