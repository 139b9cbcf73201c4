//! What holds for any article and any question.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::checks::{BOT, SOURCE, is_sound};
use super::reader::read;
use crate::answer::{Options, Verdict};
use crate::article::{Article, Paragraph, Section, Wording};
use crate::bot::{self, Request};
use crate::index::Index;
use crate::quotes;
use crate::surface::discord::custom_id::PassageKey;
use crate::surface::discord::draw::{self, ReplyContext};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::markdown;

/// What is markup, hides, reorders or is hard to count.
const ODD: [&str; 51] = [
    "**b**", "*i*", "__u__", "_i_", "||s||", "~~d~~", "`c`", "```\ncode\n```",
    "[x](https://evil.example)", "[", "](", "https://evil.example/a_b", "http://evil.example",
    "<https://evil.example>", "discord.gg/evil", "https://discord.com/invite/evil", "<@1>",
    "<@!1>", "<@&2>", "<#3>", "<:a:4>", "<a:b:5>", "<t:1:R>", "</x:6>", "<id:home>", "@everyone",
    "@here", "@\u{200b}everyone", ":smile:", ":\u{200b}x:", "\n# h", "\n### h", "\n-# s", "\n- l",
    "\n* l", "\n1. n", "\n> q", "\n>>> q", "\\", "\\\\*", "¯\\_(ツ)_/¯", "\u{202e}", "\u{2067}",
    "\u{2028}- x", "שלום עולם", "مرحبا", "👩‍🚒🇩🇪", "e\u{301}\u{302}", "\u{3164}", "\u{2800}x",
    "\u{ad}\u{61c}\u{34f}",
];

/// A question in another language than the articles': what can be asked is named.
const FOREIGN: &str =
    "¿Quién es la persona que gobierna la ciudad y por qué no habla con la gente?";

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-z]{1,9}",
        2 => Just("The mayor spoke.".to_owned()),
        2 => Just("54 arrests in May 2026.".to_owned()),
        8 => proptest::sample::select(ODD.as_slice()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn words(most: usize) -> impl Strategy<Value = String> {
    (vec(word(), 0..most), prop_oneof![Just(" "), Just("")])
        .prop_map(|(words, gap)| words.join(gap))
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let text = prop_oneof![
        12 => words(20),
        1 => words(9).prop_map(|text| text.repeat(40)),
        1 => proptest::sample::select(["x", "*", "国", "👩‍🚒", "\n> "].as_slice()).prop_map(|text| text.repeat(3_000)),
        1 => Just("a ".repeat(6_000)),
    ];
    text.prop_map(|text| Paragraph { text, line: 0 })
}

fn section() -> impl Strategy<Value = Section> {
    let heading = prop_oneof![9 => words(6), 1 => Just("*".repeat(700))];
    (of(heading), of(words(12)), vec(paragraph(), 0..4)).prop_map(
        |(heading, summary, paragraphs)| Section {
            heading,
            depth: 0,
            summary,
            keywords: Vec::new(),
            paragraphs,
        },
    )
}

fn article() -> impl Strategy<Value = Article> {
    let sections = prop_oneof![
        9 => vec(section(), 1..5),
        // Headings that take twice their length in markup.
        1 => vec(section(), 5..7).prop_map(|mut sections| {
            for section in &mut sections {
                section.heading = Some("*".repeat(700));
            }
            sections
        }),
        1 => (section(), 26..70usize).prop_map(|(section, count)| vec![section; count]),
    ];
    let path = prop_oneof![
        Just("a"),
        Just("a (b) c"),
        Just("é_*<x>[y]"),
        Just("a#b"),
        Just("a|b`c\\")
    ];
    let source = prop_oneof![
        4 => path.prop_map(|path| format!("{SOURCE}{path}")),
        1 => Just(format!("{SOURCE}{}", "x".repeat(480))),
        1 => Just(format!("{SOURCE}{}", "x".repeat(600))),
        1 => Just("javascript:alert(1)".to_owned()),
    ];
    let published = prop_oneof![
        Just("2026-03-01"),
        Just("2026-03-01T10:00:00+02:00"),
        Just("soon")
    ];
    let title = prop_oneof![9 => words(8), 1 => Just("*".repeat(700))];
    (
        title,
        of(source),
        of(published),
        vec(words(6), 0..4),
        sections,
        any::<bool>(),
        of(words(3)),
    )
        .prop_map(
            |(title, source, published, suggested, sections, is_summary, publisher)| Article {
                title,
                source,
                publisher,
                published: published.map(str::to_owned),
                suggested,
                sections,
                wording: if is_summary {
                    Wording::Summary
                } else {
                    Wording::Verbatim
                },
                ..Article::default()
            },
        )
}

/// One or two articles.
fn index() -> impl Strategy<Value = Index> {
    vec(article(), 1..3).prop_map(|mut articles| {
        for (number, article) in articles.iter_mut().enumerate() {
            article.id = format!("a{number}");
        }
        Index::build(articles)
    })
}

/// Words of the articles.
fn own_words(index: &Index, picks: &[prop::sample::Index]) -> String {
    let text: Vec<&str> = index
        .articles()
        .iter()
        .flat_map(|article| &article.sections)
        .flat_map(|section| &section.paragraphs)
        .flat_map(|paragraph| paragraph.text.split_whitespace().take(500))
        .collect();
    let picked: Vec<&str> = picks
        .iter()
        .filter(|_| !text.is_empty())
        .map(|pick| *pick.get(&text))
        .collect();
    picked.join(" ")
}

/// A question of the articles' own words, of others, or for an overview.
fn question(index: &Index, own: &[prop::sample::Index], other: &str, kind: u8) -> String {
    match kind {
        0 => format!("{} {other}", own_words(index, own)),
        1 => "tl;dr".to_owned(),
        2 => "summarise section 1".to_owned(),
        _ => own_words(index, own),
    }
}

/// `text` without what is seen nowhere, and with one kind of line break.
fn visible(text: &str) -> String {
    text.chars()
        .filter(|c| {
            let format = matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
            !format && (!c.is_control() || matches!(c, '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}'))
        })
        .map(|c| if matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') { '\n' } else { c })
        .collect()
}

/// That the first block quotation of `markup` is `text`, or its beginning.
#[track_caller]
fn quotes(markup: &str, text: &str) {
    let block: Vec<&str> = markup
        .lines()
        .skip_while(|line| !line.starts_with("> "))
        .take_while(|line| line.starts_with("> "))
        .collect();
    let seen = visible(&read(&block.join("\n")).text);
    let expected = visible(text);
    if seen != expected {
        let kept = seen.strip_suffix('…').map(str::trim_end);
        assert!(
            kept.is_some_and(|kept| expected.starts_with(kept)),
            "{seen:?} is not of {expected:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_escaped_looks_as_it_was_written(text in words(12)) {
        let seen = read(&markdown::escape(&text));
        prop_assert_eq!(visible(&seen.text), visible(&text));
        prop_assert!(seen.live.is_empty() && seen.links.is_empty() && seen.tags.is_empty(), "{:?}", seen);
    }

    #[test]
    fn a_title_that_fits_tells_its_question_again(question in words(5)) {
        let Some(title) = draw::title(&question) else { return Ok(()) };
        let line = markdown::one_line(&question);
        if markdown::escape(&line).encode_utf16().count() <= 256 {
            prop_assert_eq!(draw::shown_question(&title), line.clone());
            // Nothing but what can't be seen and the space between words is lost.
            prop_assert_eq!(letters(&line), letters(&question));
        }
    }

    #[test]
    fn every_drawing_is_a_message_that_discord_takes(
        index in index(),
        own in vec(any::<prop::sample::Index>(), 1..6),
        other in words(6),
        kind in 0u8..8,
        private in any::<bool>(),
        chosen in any::<bool>(),
        page in 0u32..5,
    ) {
        let chosen = chosen.then(|| index.articles()[0].id.clone());
        let asked = ReplyContext { asker: u64::MAX, article: chosen.as_deref().map(Fingerprint::of), private };
        let text = question(&index, &own, &other, kind);
        let ask = |explain| {
            let options = Options { article: chosen.clone(), explain, ..Options::default() };
            bot::reply(&index, &Request { text: &text, previous: None, options })
        };
        let reply = ask(false);
        let drawn = draw::reply(&index, &reply, &asked);
        is_sound(&drawn);
        is_sound(&draw::page(&index, &reply, page, &asked));
        let first = reply.answer.passages.first();
        if let (Verdict::Answered | Verdict::Closest, Some(first)) = (reply.answer.verdict, first) {
            quotes(&drawn.embeds[0].description, &first.shown().0);
        }
        let print = first.map(|first| Fingerprint::of(&first.text));
        for print in [print, None] {
            is_sound(&draw::more(&index, &reply, print));
            is_sound(&draw::why(&index, &ask(true), print));
        }
        for passage in &reply.answer.passages {
            let key = draw::passage_key(passage).expect("a small article");
            for paragraph in [key.paragraph, key.paragraph + 1] {
                let shown = draw::in_context(&index, &PassageKey { paragraph, ..key });
                is_sound(&shown);
                let seen = visible(&read(&shown.embeds[0].description).text);
                prop_assert!(seen.contains(&visible(&passage.text)), "{:?} without {:?}", seen, passage.text);
            }
            is_sound(&draw::in_context(&index, &PassageKey { text: Fingerprint::of("gone"), ..key }));
        }
        let foreign = Request { text: FOREIGN, previous: None, options: Options { article: chosen.clone(), ..Options::default() } };
        is_sound(&draw::reply(&index, &bot::reply(&index, &foreign), &asked));
        let said = format!("Did it say “{}” or “{other}”? “{text}”", own_words(&index, &own));
        let options = quotes::Options { article: chosen.clone() };
        is_sound(&draw::quotations(&index, &quotes::check(&index, &said, &options), &asked));
        is_sound(&draw::quotations(&index, &quotes::check(&index, &text, &options), &asked));
        for article in 0..=index.articles().len() {
            is_sound(&draw::outline(&index, article, page, &asked));
            is_sound(&draw::section(&index, article, page as usize, &asked));
        }
        is_sound(&draw::about(&index, &asked));
        is_sound(&draw::help(&index, &asked, BOT));
    }
}

/// `text` without space, and without letters that look like it.
fn letters(text: &str) -> String {
    let is_blank = |c: &char| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
            )
    };
    visible(text).chars().filter(|c| !is_blank(c)).collect()
}
