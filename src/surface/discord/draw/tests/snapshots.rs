//! What a member sees for the default article, and what is sent for it.

use super::checks::{BOT, SOURCE, is_sound};
use super::text::text;
use crate::answer::{Options, Verdict};
use crate::article::{Article, Paragraph, Section};
use crate::bot::{self, Reply, Request};
use crate::index::Index;
use crate::library::{Library, Origin};
use crate::quotes;
use crate::surface::discord::custom_id::PassageKey;
use crate::surface::discord::draft::Draft;
use crate::surface::discord::draw::{self, ReplyContext};
use crate::surface::discord::fingerprint::Fingerprint;

const PUBLIC: ReplyContext = ReplyContext {
    asker: 7,
    article: None,
    private: false,
};
const PRIVATE: ReplyContext = ReplyContext {
    private: true,
    ..PUBLIC
};

fn default_article() -> Article {
    let library = Library::load(&Origin::BuiltIn, &mut |_, _| {}).expect("the built-in article");
    library.index.articles()[0].clone()
}

fn index() -> Index {
    Index::build(vec![default_article()])
}

/// The default article as if it had been published, beside another one.
fn published() -> Index {
    let sourced = Article {
        source: Some(format!("{SOURCE}mayor")),
        publisher: Some("The Daily Example".to_owned()),
        published: Some("2026-01-09".to_owned()),
        ..default_article()
    };
    Index::build(vec![sourced, many_sections(60)])
}

fn many_sections(count: usize) -> Article {
    let section = |number: usize| Section {
        heading: Some(format!("Chapter {number}")),
        summary: number
            .is_multiple_of(2)
            .then(|| format!("What happens in chapter {number}.")),
        paragraphs: vec![Paragraph {
            text: format!("The harbour opened gate {number}."),
            line: 0,
        }],
        ..Section::default()
    };
    Article {
        id: "harbour".to_owned(),
        title: "The *harbour*".to_owned(),
        sections: std::iter::once(Section::default())
            .chain((1..=count).map(section))
            .collect(),
        ..Article::default()
    }
}

fn ask(index: &Index, text: &str) -> Reply {
    ask_after(index, None, text)
}

fn ask_after(index: &Index, previous: Option<&bot::Turn>, text: &str) -> Reply {
    let options = Options {
        explain: true,
        ..Options::default()
    };
    bot::reply(
        index,
        &Request {
            text,
            previous,
            options,
        },
    )
}

#[track_caller]
fn replies(index: &Index, question: &str, verdict: Verdict) -> Draft {
    let reply = ask(index, question);
    assert_eq!(reply.answer.verdict, verdict);
    draw::reply(index, &reply, &PUBLIC)
}

/// What is seen and what is sent, having checked it.
#[track_caller]
fn drawn(draft: &Draft) -> String {
    is_sound(draft);
    let json = serde_json::to_string_pretty(&draft.response()).expect("JSON");
    format!("{}\n{json}", text(draft))
}

#[test]
fn a_row_stands_below_its_column_heads() {
    let table = "Day | Opens | Closes\nSaturday | 9:00 | 19:00\nSunday | 10:00 | 18:00";
    let mut pool = many_sections(1);
    pool.sections[1].paragraphs = vec![Paragraph {
        text: table.to_owned(),
        line: 0,
    }];
    let index = Index::build(vec![pool]);
    let question = "When does the harbour close on Sunday?";
    let reply = ask(&index, question);
    let quoted = "> Day | Opens | Closes\n> Sunday | 10:00 | **18:00**\n";
    for draft in [
        draw::reply(&index, &reply, &PUBLIC),
        draw::more(&index, &reply, None),
    ] {
        is_sound(&draft);
        let seen = text(&draft).replace('\\', "");
        assert!(seen.contains(quoted), "{seen}");
    }
}

#[test]
fn an_answer() {
    let draft = replies(
        &index(),
        "How many people did Operation Salvo arrest?",
        Verdict::Answered,
    );
    insta::assert_snapshot!(drawn(&draft));
}

#[test]
fn an_answer_links_to_its_source_and_names_its_article() {
    let draft = replies(&published(), "What is Operation Salvo?", Verdict::Answered);
    insta::assert_snapshot!(text(&draft));
}

#[test]
fn the_closest_passage() {
    let draft = replies(
        &index(),
        "Is Mamdani popular with police officers?",
        Verdict::Closest,
    );
    insta::assert_snapshot!(drawn(&draft));
}

#[test]
fn a_refusal_with_suggestions() {
    let draft = replies(
        &index(),
        "When was Kristi Noem born?",
        Verdict::NotInArticle,
    );
    insta::assert_snapshot!(drawn(&draft));
}

#[test]
fn an_overview() {
    let draft = replies(&index(), "What is this about?", Verdict::Overview);
    insta::assert_snapshot!(drawn(&draft));
}

#[test]
fn an_overview_of_several_articles() {
    let draft = replies(&published(), "tl;dr", Verdict::Overview);
    insta::assert_snapshot!(text(&draft));
}

#[test]
fn an_overview_of_60_sections_tells_where_all_are() {
    let index = Index::build(vec![many_sections(60)]);
    let draft = replies(&index, "tl;dr", Verdict::Overview);
    assert!(
        draft.embeds[0]
            .description
            .ends_with(&crate::reply::all_sections(60))
    );
}

#[test]
fn small_talk() {
    let draft = replies(&index(), "hello", Verdict::NotAQuestion);
    insta::assert_snapshot!(drawn(&draft));
    let thanks = replies(&index(), "thanks!", Verdict::NotAQuestion);
    assert_eq!(text(&thanks), "You're welcome.\n[Delete]\n");
}

#[test]
fn a_correction_and_an_assumption() {
    let index = index();
    let first = ask(&index, "Who is Kristi Noem?");
    let second = ask_after(&index, Some(&first.turn), "What did she chalenge?");
    let draft = draw::reply(&index, &second, &PRIVATE);
    insta::assert_snapshot!(drawn(&draft));
}

#[test]
fn a_passage_in_context() {
    let index = published();
    let reply = ask(&index, "What is Operation Salvo?");
    let key = draw::passage_key(&reply.answer.passages[0]).unwrap();
    insta::assert_snapshot!(drawn(&draw::in_context(&index, &key)));
}

#[test]
fn a_passage_of_an_article_that_has_changed() {
    let reply = ask(&index(), "What is Operation Salvo?");
    let key = draw::passage_key(&reply.answer.passages[0]).unwrap();
    let mut article = default_article();
    article.sections[4]
        .paragraphs
        .insert(0, Paragraph::default());
    let changed = Index::build(vec![article]);
    let moved = draw::in_context(&changed, &key);
    assert_eq!(moved.content, crate::reply::PASSAGE_MOVED);
    assert!(moved.embeds[0].description.contains("**Operation Salvo"));

    let rewritten = PassageKey {
        text: Fingerprint::of("Operation Salvo was called off."),
        ..key
    };
    let gone = draw::in_context(&index(), &rewritten);
    assert_eq!(
        (gone.content.as_str(), gone.embeds.len()),
        (crate::reply::PASSAGE_GONE, 0)
    );
    let other = Index::build(vec![many_sections(1)]);
    let nowhere = draw::in_context(&other, &key);
    assert_eq!(
        (nowhere.content.as_str(), nowhere.embeds.len()),
        (crate::reply::ARTICLE_GONE, 0)
    );
}

#[test]
fn more_passages() {
    let index = index();
    let reply = ask(&index, "What is Operation Salvo?");
    let first = Fingerprint::of(&reply.answer.passages[0].text);
    insta::assert_snapshot!(drawn(&draw::more(&index, &reply, Some(first))));
    let changed = draw::more(&index, &reply, Some(Fingerprint::of("as it was")));
    assert!(changed.content.starts_with(crate::reply::ANSWER_CHANGED));
    let of_a_part = Reply {
        asked: "What is Operation…".to_owned(),
        ..reply
    };
    let of_a_part = draw::more(&index, &of_a_part, None);
    assert!(
        of_a_part
            .content
            .starts_with(crate::reply::ANSWER_OF_A_PART)
    );
}

#[test]
fn why_an_answer() {
    let index = index();
    let reply = ask(&index, "How many people did Operation Slavo arrest?");
    let first = Fingerprint::of(&reply.answer.passages[0].text);
    insta::assert_snapshot!(drawn(&draw::why(&index, &reply, Some(first))));
}

#[test]
fn why_no_answer() {
    let index = index();
    let reply = ask(&index, "When was Kristi Noem born?");
    let first = Fingerprint::of(&reply.answer.passages[0].text);
    insta::assert_snapshot!(text(&draw::why(&index, &reply, Some(first))));
    let overview = draw::why(&index, &ask(&index, "tl;dr"), None);
    assert!(overview.content.ends_with(crate::reply::NOTHING_TO_EXPLAIN));
}

#[test]
fn quotations() {
    let index = index();
    let said = "“Noem claimed that Operation Salvo led to 54 arrests”, “the news coming out of Minneapolis is terrific”, \
                “the *harbour* will close”";
    let checked = quotes::check(&index, said, &quotes::Options::default());
    insta::assert_snapshot!(drawn(&draw::quotations(&index, &checked, &PUBLIC)));
    let one = quotes::check(
        &index,
        "“the news coming out of Minneapolis is horrific”",
        &quotes::Options::default(),
    );
    insta::assert_snapshot!(
        "a_quotation",
        text(&draw::quotations(&index, &one, &PUBLIC))
    );
    let none = quotes::check(&index, "", &quotes::Options::default());
    assert!(draw::quotations(&index, &none, &PUBLIC).private);
}

#[test]
fn an_outline_of_60_sections() {
    let index = Index::build(vec![many_sections(60)]);
    insta::assert_snapshot!(drawn(&draw::outline(&index, 0, 1, &PUBLIC)));
    let last = draw::outline(&index, 0, 2, &PUBLIC);
    assert!(text(&last).contains("§60 Chapter 60"));
    assert_eq!(draw::outline(&index, 0, 9, &PUBLIC), last);
}

#[test]
fn a_section() {
    insta::assert_snapshot!(text(&draw::section(&index(), 0, 4, &PUBLIC)));
}

/// Two articles whose titles and headings take twice their length in markup,
/// with a long address.
fn starred() -> Index {
    let article = |id: &str, subject: &str| Article {
        id: id.to_owned(),
        title: "*".repeat(160),
        source: Some(format!("{SOURCE}{}", "x".repeat(480))),
        sections: vec![
            Section::default(),
            Section {
                heading: Some(format!("{subject} {}", "*".repeat(150))),
                summary: Some("A gate was opened.".to_owned()),
                paragraphs: vec![Paragraph {
                    text: "The harbour opened gate 7. It was a fine day.".to_owned(),
                    line: 0,
                }],
                ..Section::default()
            },
        ],
        ..Article::default()
    };
    Index::build(vec![article("a", "Gates"), article("b", "Fares")])
}

#[test]
fn a_place_that_has_no_room_for_its_link_stands_without() {
    let draft = replies(&starred(), "tell me about gates", Verdict::Overview);
    is_sound(&draft);
    let value = &draft.embeds[0].fields[0].value;
    assert!(value.contains("> The harbour opened gate 7."), "{value}");
    assert!(value.ends_with("* ¶\u{a0}1"), "{value}");
}

#[test]
fn every_passage_of_many_is_shown_with_its_place() {
    let index = starred();
    let reply = ask(&index, "Which gate did the harbour open?");
    let passages = &reply.answer.passages;
    assert!(passages.len() > 1);
    let draft = draw::more(&index, &reply, None);
    is_sound(&draft);
    let shown = &draft.embeds[0].description;
    for passage in passages {
        let quoted = format!("> {}\n— ", passage.text);
        assert!(shown.contains(&quoted), "{shown} without {quoted}");
    }
}

#[test]
fn ten_quotations_are_each_repeated_and_cited() {
    let index = starred();
    let said = format!("“The harbour opened gate 7 {}.” ", "* _".repeat(90)).repeat(10);
    let checked = quotes::check(&index, &said, &quotes::Options::default());
    assert_eq!(checked.findings.len(), 10);
    let draft = draw::quotations(&index, &checked, &PUBLIC);
    is_sound(&draft);
    for embed in &draft.embeds {
        let shown = &embed.description;
        assert!(shown.starts_with("“The harbour opened gate 7"), "{shown}");
        assert!(shown.contains("\n— "), "{shown}");
    }
}

/// Ten embeds are all that a message takes: what must be seen comes first.
#[test]
fn of_twelve_quotations_the_altered_ones_are_shown_and_two_are_said_to_be_missing() {
    let exact = "“the news coming out of Minneapolis is horrific” ".repeat(10);
    let said = exact + &"“the news coming out of Minneapolis is terrific” ".repeat(2);
    let index = index();
    let checked = quotes::check(&index, &said, &quotes::Options::default());
    assert_eq!(checked.findings.len(), 12);
    let draft = draw::quotations(&index, &checked, &PUBLIC);
    is_sound(&draft);
    let altered = draft.embeds.iter().map(|embed| &embed.description);
    let altered: Vec<bool> = altered.map(|shown| shown.contains("terrific")).collect();
    assert_eq!(altered, [[true; 2].as_slice(), &[false; 8]].concat());
    let told = "I show 10, first what is not word for word; 2 more are not shown.";
    assert!(draft.content.ends_with(told), "{}", draft.content);
}

#[test]
fn about_what_it_knows() {
    insta::assert_snapshot!(drawn(&draw::about(&published(), &PUBLIC)));
}

#[test]
fn help() {
    insta::assert_snapshot!(drawn(&draw::help(&index(), &PRIVATE, BOT)));
}
