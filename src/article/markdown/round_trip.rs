//! What [`write`] writes, [`read`] reads as the same.

use proptest::prelude::*;

use super::plain::{is_visible, line};
use super::{read, write};
use crate::article::{Alias, Article, Paragraph, Section, Wording};
use crate::text::{Language, same_words, words};

/// What is written is compared without what it doesn't hold.
fn without_lines(mut article: Article) -> Article {
    for paragraph in article
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.paragraphs)
    {
        paragraph.line = 0;
    }
    article
}

#[track_caller]
fn round_trips(article: &Article) {
    let markdown = write(article);
    match read(&article.id, markdown.as_bytes()) {
        Ok(read) => assert_eq!(without_lines(read.article), *article, "{markdown}"),
        Err(problem) => panic!("{problem}\n{markdown}"),
    }
}

#[track_caller]
fn text_round_trips(text: &str) {
    let section = Section {
        heading: Some(text.replace('\n', " ")),
        depth: 1,
        summary: Some(text.replace('\n', " ")),
        keywords: vec![text.replace(['\n', ','], " ")],
        paragraphs: vec![
            Paragraph {
                text: text.to_owned(),
                line: 0
            };
            2
        ],
    };
    let lead = Section {
        heading: None,
        depth: 0,
        ..section.clone()
    };
    round_trips(&Article {
        title: text.replace('\n', " "),
        sections: vec![lead, section],
        ..Article::default()
    });
}

#[test]
fn markup_in_text_stays_text() {
    for text in [
        "# a #", "a #", "a {#b}", "1. a", "1) a", "- a", "+ a", "-", "---", "===", "+++", "> a",
        "* * *", "```", "~~~a", "    ", "| a | b |", "|-|-|", "[a]: b", "[^1]: c", "[!NOTE]",
        "[ ] a", "<b>", "<!--", "&amp;", "& a", "&#35;", "a\\", "\\*", "`a`", "a_b_c", "~a~",
        "a\n# b\n1. c\n- d\n> e", "a | b\n-|-\nc | d", "Keywords: a", "Keywords: a\nKeywords: b",
        "$a$", "^a^", "a  b", "https://a_b.c/?d=*e&f=g#h", "“a” – ‘b’ \"c\" 'd'... --",
        "\u{FEFF}a", "1986\\. a", ": a", "=", "a=",
    ] {
        if line(text) == text.replace('\n', " ") && !text.is_empty() {
            text_round_trips(text);
        }
    }
}

#[test]
fn lists_keep_their_numbers() {
    let markdown = "+++\ntitle = \"Club\"\nlanguage = \"en\"\n+++\n\n1. Be kind.\n2. \\- a\n7. b\n\n\
        - 1\\. a\n- 2\\. b\n\n1) c\n2) d\n\n1984\\. A novel.\n\n1) e\n2) f\n";
    let article = read("club", markdown.as_bytes())
        .expect("an article")
        .article;
    assert_eq!(
        article.sections[0].paragraphs[0].text,
        "1. Be kind.\n2. - a\n7. b"
    );
    assert_eq!(write(&article), markdown);
}

#[test]
fn the_default_article_round_trips() {
    let bytes = include_bytes!("../../../knowledge/nyc-sanctuary.md");
    round_trips(&without_lines(
        read("nyc-sanctuary", bytes)
            .expect("the default article")
            .article,
    ));
}

#[test]
fn untidy_articles_are_tidied() {
    let article = Article {
        title: " a\nb ".to_owned(),
        aliases: vec![
            Alias {
                said: "a".to_owned(),
                means: "b".to_owned()
            };
            2
        ],
        sections: vec![Section {
            paragraphs: vec![
                Paragraph {
                    text: " \n\tc\u{0}\n\n d".to_owned(),
                    line: 9,
                },
                Paragraph::default(),
            ],
            ..Section::default()
        }],
        ..Article::default()
    };
    let read = read("", write(&article).as_bytes())
        .expect("an article")
        .article;
    assert_eq!(read.title, "a b");
    assert_eq!(read.aliases.len(), 1);
    assert_eq!(read.sections[0].paragraphs.len(), 1);
    assert_eq!(read.sections[0].paragraphs[0].text, "c\nd");
}

/// Lines of text with much that Markdown could take for markup.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[-*_#>+.|`~=<&!\\[\\](){}:^$\"'/\\\\]{1,4}",
        "[a-z0-9 .]{0,6}",
        "\\PC{0,4}",
        Just(" ".to_owned()),
        Just("Keywords:".to_owned()),
        Just("&lt;".to_owned()),
        Just("1.".to_owned()),
    ];
    proptest::collection::vec(piece, 1..8)
        .prop_map(|pieces| line(&pieces.concat()))
        .prop_filter("nothing to see", |text| is_visible(text))
}

fn worded() -> impl Strategy<Value = String> {
    text()
        .prop_map(|text| format!("{text} w"))
        .prop_filter("no words", |text| words(text).next().is_some())
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let numbered = (1..20_u8, prop_oneof![Just('.'), Just(')')], text())
        .prop_map(|(number, mark, text)| format!("{number}{mark} {text}"));
    let lines = prop_oneof![
        proptest::collection::vec(text(), 1..4),
        proptest::collection::vec(numbered, 1..4),
    ];
    lines.prop_map(|lines| Paragraph {
        text: lines.join("\n"),
        line: 0,
    })
}

fn section() -> impl Strategy<Value = Section> {
    let keyword = text()
        .prop_map(|text| line(&text.replace(',', " ")))
        .prop_filter("empty", |text| !text.is_empty());
    (
        (text(), 0..=4_u8),
        proptest::option::of(text()),
        proptest::collection::vec(keyword, 0..3),
        proptest::collection::vec(paragraph(), 1..4),
    )
        .prop_map(
            |((heading, depth), summary, keywords, paragraphs)| Section {
                heading: Some(heading),
                depth,
                summary,
                keywords,
                paragraphs,
            },
        )
}

fn article() -> impl Strategy<Value = Article> {
    let about = (text(), proptest::option::of(text()), any::<bool>());
    let alias = (worded(), worded()).prop_map(|(said, means)| Alias { said, means });
    (
        about,
        proptest::collection::vec(alias, 0..3),
        proptest::collection::vec(worded(), 0..3),
        proptest::collection::vec(section(), 1..4),
    )
        .prop_map(
            |((title, author, is_summary), mut aliases, mut suggested, mut sections)| {
                let mut asked: Vec<String> = Vec::new();
                suggested.retain(|question: &String| {
                    let is_new = !asked.iter().any(|other| same_words(other, question));
                    asked.push(question.clone());
                    is_new
                });
                sections[0].heading = None;
                sections[0].depth = 0;
                aliases.dedup_by(|a, b| a.said == b.said);
                Article {
                    title,
                    author,
                    source: is_summary.then(|| "https://example.org/a?b#c".to_owned()),
                    published: is_summary.then(|| "2024-02-29".to_owned()),
                    updated: is_summary.then(|| "2024-02-29T01:02:03Z".to_owned()),
                    language: if is_summary {
                        Language::Other(*b"ja ")
                    } else {
                        Language::English
                    },
                    wording: if is_summary {
                        Wording::Summary
                    } else {
                        Wording::Verbatim
                    },
                    aliases,
                    suggested,
                    sections,
                    ..Article::default()
                }
            },
        )
}

proptest! {
    #[test]
    fn articles_round_trip(article in article()) {
        round_trips(&article);
    }

    #[test]
    fn whatever_was_read_round_trips(
        lines in proptest::collection::vec(
            prop_oneof![
                "[-*_#>+.|`~=<&! ab1\\[\\](){}:^\\\\]{0,10}",
                "(    |> |- |1\\. |## |\\| )?[a-c*_`| ]{0,8}",
                Just("|a|b|".to_owned()),
                Just("|-|-|".to_owned()),
                Just("<div>".to_owned()),
                Just("Keywords: a, b".to_owned()),
                Just("[^1]: note[^1]".to_owned()),
                Just(String::new()),
            ],
            1..16,
        )
    ) {
        let markdown = lines.join("\n");
        if let Ok(read) = read("a", markdown.as_bytes()) {
            for paragraph in read.article.sections.iter().flat_map(|section| &section.paragraphs) {
                let text = &paragraph.text;
                prop_assert!((1..=lines.len()).contains(&paragraph.line), "{}", paragraph.line);
                prop_assert!(text.split('\n').all(|part| !part.is_empty() && part == line(part)), "{text:?}");
            }
            let mut article = without_lines(read.article);
            article.id = "a".to_owned();
            round_trips(&article);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read("a", &bytes);
    }
}
