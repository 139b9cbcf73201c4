//! What becomes of quotations, as tables.

mod lists;
mod summaries;

use super::{Allowance, Finding, Options, Outcome, SegmentKind, check};
use crate::article::{Article, Paragraph, Section, Wording};
use crate::index::Index;
use crate::text::Language;

const FERRY: &[&[&str]] = &[
    &[
        "The council voted nine to four on Thursday to keep the night ferry running between the old \
         port and Gull Island. The vote ended a dispute that had divided the town for most of a year.",
        "Mayor Ines Okafor did not promise lower fares. “A town that stops at the water is half a \
         town,” she said, and the hall – full to its doors – applauded.",
    ],
    &[
        "Running the boats at night costs the town about $410,000 a year, according to the harbour \
         office. Fares bring back 52% of that sum. The rest comes from parking fees, which rose by a \
         fifth in 2025.[3] Drivers call that unfair. Islanders answer that they pay for roads which \
         they never use [in winter]. A co-operative of 38 drivers has gone to court.",
        "The U.S. maker of the engines closed in 1998, so spare parts are made in Ålesund.",
    ],
];

fn article(id: &str, language: Language, wording: Wording, sections: &[&[&str]]) -> Article {
    let sections = sections
        .iter()
        .enumerate()
        .map(|(number, paragraphs)| Section {
            heading: (number > 0).then(|| format!("Part {number}")),
            paragraphs: paragraphs
                .iter()
                .map(|text| Paragraph {
                    text: (*text).to_owned(),
                    line: 0,
                })
                .collect(),
            ..Section::default()
        });
    Article {
        id: id.to_owned(),
        title: format!("On {id}"),
        language,
        wording,
        sections: sections.collect(),
        ..Article::default()
    }
}

fn ferry() -> Index {
    Index::build(vec![article(
        "ferry",
        Language::English,
        Wording::Verbatim,
        FERRY,
    )])
}

#[track_caller]
fn only(index: &Index, said: &str) -> Finding {
    let mut checked = check(index, &format!("“{said}”"), &Options::default());
    assert_eq!(checked.findings.len(), 1, "{said}");
    let finding = checked.findings.remove(0);
    for passage in &finding.passages {
        let span = passage.citation.span;
        assert_eq!(
            passage.context.get(span.start..span.end),
            Some(passage.text.as_str())
        );
    }
    finding
}

#[track_caller]
fn exact(said: &str, apart_from: &[Allowance]) {
    let finding = only(&ferry(), said);
    assert_eq!(finding.outcome, Outcome::Exact, "{said}: {finding:#?}");
    assert_eq!(finding.apart_from, apart_from, "{said}");
}

/// What differs: "-missing", "+added", "this/that".
fn differences(finding: &Finding) -> Vec<String> {
    finding
        .differences()
        .map(|segment| match segment.kind {
            SegmentKind::Missing => format!("-{}", finding.cited(segment)),
            SegmentKind::Added => format!("+{}", finding.said(segment)),
            _ => format!("{}/{}", finding.said(segment), finding.cited(segment)),
        })
        .collect()
}

#[track_caller]
fn altered(said: &str, expected: &[&str]) {
    let finding = only(&ferry(), said);
    assert_eq!(finding.outcome, Outcome::Altered, "{said}: {finding:#?}");
    assert_eq!(differences(&finding), expected, "{said}");
}

#[track_caller]
fn absent(said: &str) {
    let finding = only(&ferry(), said);
    assert_eq!(finding.outcome, Outcome::Absent, "{said}: {finding:#?}");
    assert!(finding.segments.is_empty() && finding.apart_from.is_empty());
}

#[test]
fn the_same_words_are_exact() {
    exact("The council voted nine to four on Thursday", &[]);
    exact("keep the night ferry running", &[]);
    exact("divided the town for most of a year.", &[]);
}

#[test]
fn marks_that_change_no_word_are_forgiven() {
    exact("the vote ended a dispute", &[]);
    exact("Keep the night ferry running!", &[]);
    exact(
        "‘A town that stops at the water is half a town,’ she said",
        &[],
    );
    exact("the hall — full to its doors — applauded", &[]);
    exact("the hall - full to its doors - applauded", &[]);
    exact("keep   the night\nferry  running 👍", &[]);
    exact("keep **the night** _ferry_ running", &[]);
    exact("a cooperative of 38 drivers", &[]);
    exact("a co operative of 38 drivers", &[]);
    exact("The US maker of the engines", &[]);
    exact("costs the town about $410000 a year", &[]);
    exact(
        "which rose by a fifth in 2025. Drivers call that unfair.",
        &[],
    );
    exact(
        "which rose by a fifth in 2025.[3] Drivers call that unfair.",
        &[],
    );
}

#[test]
fn other_differences_of_writing_are_declared() {
    use Allowance::{Accents, Capitals, Punctuation};
    exact("MAYOR Ines Okafor did not promise", &[Capitals]);
    exact("spare parts are made in Alesund", &[Accents]);
    exact("a year according to the harbour office", &[Punctuation]);
    exact(
        "of the engines closed in 1998 so spare parts are made in alesund",
        &[Punctuation, Accents],
    );
}

#[test]
fn an_ellipsis_leaves_words_of_a_paragraph_out() {
    use Allowance::Ellipsis;
    exact("The council voted … to keep the night ferry", &[Ellipsis]);
    exact("The council voted ... to keep the night ferry", &[Ellipsis]);
    exact(
        "The council voted [...] to keep the night ferry",
        &[Ellipsis],
    );
    exact(
        "The council voted […] The vote ended a dispute",
        &[Ellipsis],
    );
    exact("… keep the night ferry running …", &[]);
    exact(
        "Running the boats at night … has gone to court",
        &[Ellipsis],
    );
    let across = only(
        &ferry(),
        "the night ferry running … and the hall – full to its doors",
    );
    assert_ne!(across.outcome, Outcome::Exact);
    let picked = only(&ferry(), "The … ferry … the … town … year");
    assert_ne!(picked.outcome, Outcome::Exact);
    let backwards = only(
        &ferry(),
        "ended a dispute that had divided … The council voted nine to four",
    );
    assert_ne!(backwards.outcome, Outcome::Exact);
}

#[test]
fn brackets_hold_the_words_of_whoever_quotes() {
    use Allowance::Brackets;
    exact("[She] did not promise lower fares", &[Brackets]);
    exact("[t]he vote ended a dispute", &[]);
    exact("[T]he night ferry", &[]);
    exact("The vote ended [sic] a dispute", &[Brackets]);
    exact(
        "The vote end[s] a dispute that had divided the town",
        &[Brackets],
    );
    exact("[Some of them] call that unfair", &[Brackets]);
    altered("Fares bring back [25] % of that sum", &["25/52"]);
    altered("[She] did promise lower fares", &["She/Okafor", "-not"]);
}

#[test]
fn the_articles_own_brackets_hold_its_words() {
    exact("they pay for roads which they never use [in winter]", &[]);
    altered(
        "they pay for roads which they never use [in summer]",
        &["+summer"],
    );
}

#[test]
fn changed_words_are_told_one_by_one() {
    altered("The council voted nine to five on Thursday", &["five/four"]);
    altered(
        "The council voted to keep the night ferry running",
        &["-nine to four on Thursday"],
    );
    altered("Mayor Ines Okafor did promise lower fares", &["-not"]);
    altered(
        "The council never voted nine to four on Thursday",
        &["+never"],
    );
    altered(
        "the ferry night running between the old port",
        &["-night", "+night"],
    );
    altered("Fares bring back 25% of that sum", &["25/52"]);
    altered("Fares bring back 52 of that sum", &["-%"]);
    altered("costs the town about $41,000 a year", &["41,000/410,000"]);
    altered("costs the town about €410,000 a year", &["€/$"]);
    altered("which rose by a fith in 2025", &["fith/fifth"]);
    altered(
        "ended a dispute which had divided the town",
        &["which/that"],
    );
    altered(
        "ended a quarrel that had divided the city",
        &["quarrel/dispute", "city/town"],
    );
}

#[test]
fn words_before_and_behind_are_added() {
    altered(
        "She says that the vote ended a dispute",
        &["+She says that"],
    );
    altered(
        "had divided the town for most of a year, poor thing",
        &["+poor thing"],
    );
}

#[test]
fn sentences_may_follow_each_other() {
    exact(
        "for most of a year. Mayor Ines Okafor did not promise lower fares.",
        &[],
    );
    exact(
        "bring back 52% of that sum. The rest comes from parking fees",
        &[],
    );
    altered(
        "Fares bring back 52% of that sum. Drivers call that unfair.",
        &["-The rest comes from parking fees, which rose by a fifth in 2025"],
    );
    let across = only(
        &ferry(),
        "full to its doors – applauded. Running the boats at night",
    );
    assert_ne!(across.outcome, Outcome::Exact);
}

#[test]
fn a_quotation_of_two_paragraphs_has_two_passages() {
    let finding = only(
        &ferry(),
        "for most of a year. Mayor Ines Okafor did not promise",
    );
    let cited: Vec<(usize, &str)> = finding
        .passages
        .iter()
        .map(|passage| {
            (
                passage.citation.paragraph,
                passage.highlights[0].of(&passage.text),
            )
        })
        .collect();
    assert_eq!(
        cited,
        [
            (1, "for most of a year"),
            (2, "Mayor Ines Okafor did not promise")
        ]
    );
}

#[test]
fn a_difference_between_two_paragraphs_stands_in_both() {
    altered(
        "divided the town for most of a long and Ines Okafor did not promise lower fares",
        &["long/year", "and/Mayor"],
    );
    exact(
        "divided the town for most of [them]: Okafor did not promise lower fares",
        &[Allowance::Brackets],
    );
}

#[test]
fn other_words_are_absent() {
    absent("The mayor will resign before the summer is over");
    absent("to be or not to be, that is the question");
    absent("The council of Harbour City has nothing to say about the bridge");
    absent("lorem ipsum dolor sit amet");
    absent("of the town and of the year");
}

#[test]
fn what_is_absent_has_its_nearest_passage() {
    let finding = only(
        &ferry(),
        "The council wants to close the night ferry because nobody pays for it",
    );
    assert_eq!(finding.outcome, Outcome::Absent);
    assert!(finding.passages[0].text.contains("night ferry"));
    let finding = only(&ferry(), "lorem ipsum dolor sit amet");
    assert_eq!(finding.passages, []);
}

#[test]
fn a_passage_is_whole_sentences_with_the_words_highlighted() {
    let finding = only(&ferry(), "ended a dispute");
    let passage = &finding.passages[0];
    assert_eq!(
        passage.text,
        "The vote ended a dispute that had divided the town for most of a year."
    );
    assert_eq!(passage.highlights[0].of(&passage.text), "ended a dispute");
}

#[test]
fn a_text_without_quotations_has_no_findings() {
    for text in ["", "  \n", "👍", "…"] {
        assert_eq!(check(&ferry(), text, &Options::default()).findings, []);
    }
    let nowhere = check(
        &Index::build(Vec::new()),
        "“one two three”",
        &Options::default(),
    );
    assert_eq!(nowhere.findings[0].outcome, Outcome::Absent);
}

#[test]
fn a_long_text_is_checked_whole() {
    let all = FERRY.concat().join(" ").replace(['“', '”'], "") + " ";
    let text = all.repeat(6_000 / all.len() + 1);
    let checked = check(&ferry(), &text, &Options::default());
    assert_eq!(checked.findings.len(), 25);
    assert!(checked.left_out > 0);
    assert!(
        checked
            .findings
            .iter()
            .all(|finding| finding.outcome == Outcome::Exact)
    );
    let words: Vec<&str> = text.split(' ').take(700).collect();
    assert_ne!(only(&ferry(), &words.join(" ")).outcome, Outcome::Exact);
}

#[test]
fn common_words_alone_are_found() {
    let filler = "It is one of the things that we do in it. ".repeat(300);
    let index = Index::build(vec![article(
        "common",
        Language::English,
        Wording::Verbatim,
        &[&[&filler, "So what is it that we are in it for?"]],
    )]);
    let finding = only(&index, "what is it that we are in it for");
    assert_eq!(finding.outcome, Outcome::Exact);
    assert_eq!(finding.passages[0].citation.paragraph, 2);
}

#[test]
fn a_word_is_found_among_many_of_its_root() {
    let filler = "They arrest people. ".repeat(300);
    let index = Index::build(vec![article(
        "root",
        Language::English,
        Wording::Verbatim,
        &[&[&filler, "He was arrested."]],
    )]);
    assert_eq!(only(&index, "arrested").outcome, Outcome::Exact);
    assert_eq!(only(&index, "was arrested").outcome, Outcome::Exact);
    assert_eq!(only(&index, "arresting").outcome, Outcome::Absent);
}

#[test]
fn an_endless_paragraph_is_looked_at_in_part() {
    let mut text = "The boats leave at noon and nobody minds. ".repeat(20_000);
    text += "Only the gulls complain about the noise. ";
    text += &"The boats leave at noon and nobody minds. ".repeat(20_000);
    let index = Index::build(vec![article(
        "noise",
        Language::English,
        Wording::Verbatim,
        &[&[&text]],
    )]);
    let finding = only(&index, "Only the gulls complain of the noise");
    assert_eq!(differences(&finding), ["of/about"]);
}

#[test]
fn other_languages_have_the_same_rules() {
    let spanish = "El año pasado el ayuntamiento no cerró el puerto. Según la alcaldesa, «la ciudad sigue viva».";
    let chinese = "国民警卫队没有进入纽约。市长说，这座城市将继续保护移民。";
    let index = Index::build(vec![
        article(
            "puerto",
            Language::Spanish,
            Wording::Verbatim,
            &[&[spanish]],
        ),
        article(
            "niu",
            Language::Other(*b"zh "),
            Wording::Verbatim,
            &[&[chinese]],
        ),
    ]);
    for (said, outcome, expected) in [
        (
            "el ayuntamiento no cerró el puerto",
            Outcome::Exact,
            &[][..],
        ),
        (
            "el ayuntamiento cerró el puerto",
            Outcome::Altered,
            &["-no"],
        ),
        ("la ciudad sigue muerta", Outcome::Altered, &["muerta/viva"]),
        ("国民警卫队没有进入纽约", Outcome::Exact, &[]),
        (
            "国民警卫队没有进入纽约。市长说这座城市",
            Outcome::Exact,
            &[],
        ),
        ("国民警卫队进入纽约", Outcome::Altered, &["-没有"]),
        ("这座城市将停止保护移民", Outcome::Altered, &["停止/继续"]),
        ("天气今天非常好", Outcome::Absent, &[]),
    ] {
        let finding = only(&index, said);
        assert_eq!(finding.outcome, outcome, "{said}: {finding:#?}");
        if outcome == Outcome::Altered {
            assert_eq!(differences(&finding), expected, "{said}");
        }
    }
}

#[test]
fn titles_and_headings_are_quoted_too() {
    let section = |said: &str| {
        let finding = only(&ferry(), said);
        assert_eq!(finding.outcome, Outcome::Exact, "{said}: {finding:#?}");
        assert_eq!(finding.passages, []);
        finding.heading.expect("a heading").section
    };
    assert_eq!(section("On Ferry!"), None);
    assert_eq!(section("Part 1").expect("a section").index, 1);
    assert_eq!(only(&ferry(), "Part 2").heading, None);
}
