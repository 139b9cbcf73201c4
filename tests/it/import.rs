//! Articles from text, HTML and PDF: what comes out, and (in `command`) how the
//! command ends.

mod command;
mod pdf_file;

use std::path::Path;

use footnote::answer::{Options, Verdict, answer};
use footnote::article::import::{ImportError, Kind, read};
use footnote::article::{Article, markdown};
use footnote::index::Index;

use pdf_file::{Line, pdf, pdf_of, wrap};
use proptest::prelude::*;

const NEWS: &[u8] = include_bytes!("../fixtures/import/news.html");
const ONE_A_LINE: &[u8] = include_bytes!("../fixtures/import/one-a-line.txt");
const WRAPPED: &[u8] = include_bytes!("../fixtures/import/wrapped.txt");

/// The paragraphs of the report in PDF; headings begin with `#`, and words may
/// be parted at `|`.
const REPORT: &[&str] = &[
    "The harbor office has counted the passen|gers of the night ferry for the first time. In 2025 the ferry carried 48,210 passen|gers between eight in the evening and two in the morning, which is more than anybody had expec|ted.",
    "This report explains how the passen|gers were counted, what the night boats cost, and what the harbor office recom|mends to the council for the next two years.",
    "#How We Counted",
    "Deck|hands pressed a button for every passen|ger who came aboard. On twelve evenings two students counted as well, and the numbers dif|fered by less than two per|cent. The well-known trouble with ticket machines, which miss children and crews, did not matter here.",
    "The counts were checked each month by the harbor master, who is respon|sible for the data. They are pub|lished together with this report, so that every|body can calcu|late for them|selves.",
    "#What the Boats Cost",
    "Running the boats at night costs about 410,000 dollars a year. Fuel makes up a third of that sum, wages make up one half, and repairs take the rest. The state-of-the-art engine of the second boat has saved about a tenth of the fuel since May.",
    "Fares bring back 214,000 dollars. The town pays the rest from parking fees, as the council decided in 2019. No other ferry on this coast re|ceives so little public money for each passen|ger that it carries, and none sails so late.",
    "#What We Recommend",
    "The office recom|mends to keep the time|table as it is. The second boat should be repaired before June, because the first one can|not run every night without a pause. A third boat is not needed at pres|ent.",
    "If fewer than 120 passen|gers a night take the ferry in two con|secutive winters, the last boat should sail at mid|night. Islan|ders would then depend on the water taxi, which costs six times as much.",
];

/// The report on three pages, with a running head and the pages' numbers.
fn report() -> Vec<u8> {
    let mut texts: Vec<(f64, f64, String)> =
        vec![(18.0, 30.0, "The Night Ferry in Numbers".to_owned())];
    for part in REPORT {
        match part.strip_prefix('#') {
            Some(heading) => texts.push((13.0, 26.0, heading.to_owned())),
            None => {
                for (at, line) in wrap(part, 62).into_iter().enumerate() {
                    texts.push((10.0, if at == 0 { 20.0 } else { 13.0 }, line));
                }
            }
        }
    }
    let per_page = texts.len().div_ceil(3);
    let pages: Vec<Vec<Line<'_>>> = texts
        .chunks(per_page)
        .zip(["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"])
        .map(|(texts, number)| {
            let mut foot = 780.0;
            let mut lines = vec![
                Line(72.0, 810.0, 8.0, "Harbor Office of Harbor City"),
                Line(270.0, 30.0, 8.0, number),
            ];
            for (size, step, text) in texts {
                foot -= step;
                lines.push(Line(72.0, foot, *size, text));
            }
            lines
        })
        .collect();
    pdf(&pages, "/Title (Microsoft Word - report.docx)", "")
}

#[track_caller]
fn imported(kind: Kind, bytes: &[u8]) -> Article {
    imported_again(&read(kind, "test", bytes).expect("an article").article)
}

/// The article, which has been written and read once more, and whose summaries
/// are its own sentences.
#[track_caller]
fn imported_again(article: &Article) -> Article {
    let markdown = markdown::write(article);
    let mut again = markdown::read("test", markdown.as_bytes())
        .expect("an article")
        .article;
    for paragraph in again
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.paragraphs)
    {
        paragraph.line = 0;
    }
    assert_eq!(
        again, *article,
        "the Markdown says something else:\n{markdown}"
    );
    for section in &article.sections {
        let is_said = |summary: &String| {
            section
                .paragraphs
                .iter()
                .any(|paragraph| paragraph.text.contains(summary))
        };
        assert!(
            section.summary.as_ref().is_none_or(is_said),
            "a summary is invented: {:?}",
            section.summary
        );
    }
    again
}

/// The article's parts in order, headings with `#` before them.
fn parts(article: &Article) -> Vec<String> {
    let part = |section: &footnote::article::Section| {
        let heading = section.heading.iter().map(|heading| format!("#{heading}"));
        let paragraphs = section
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.clone());
        heading.chain(paragraphs).collect::<Vec<_>>()
    };
    article.sections.iter().flat_map(part).collect()
}

/// Whether every line of a text of one paragraph a line is in its place: the
/// title, the lead, then headings and paragraphs in turn.
#[track_caller]
fn has_nine_sections(text: &[u8]) {
    let article = imported(Kind::Text, text);
    let text = std::str::from_utf8(text).expect("UTF-8");
    let mut lines = text.lines();
    assert_eq!(Some(article.title.as_str()), lines.next());
    let expected: Vec<String> = lines
        .enumerate()
        .map(|(at, line)| {
            if at % 2 == 1 {
                format!("#{line}")
            } else {
                line.to_owned()
            }
        })
        .collect();
    assert_eq!(parts(&article), expected);
    assert_eq!(article.sections.len(), 10);
    assert!(
        article
            .sections
            .iter()
            .all(|section| section.summary.is_some())
    );
    assert!(article.suggested.is_empty());
}

#[test]
fn a_text_of_one_paragraph_a_line_has_its_sections() {
    has_nine_sections(ONE_A_LINE);
}

#[test]
fn the_shared_article_has_its_sections() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/article.txt");
    if !file.exists() {
        println!("skipped: no ../shared");
        return;
    }
    has_nine_sections(&std::fs::read(file).expect("the article"));
}

#[test]
fn a_hard_wrapped_text_is_joined() {
    let article = imported(Kind::Text, WRAPPED);
    assert_eq!(article.title, "A Short History of the Gull Island Ferry");
    assert_eq!(
        parts(&article),
        [
            "The first ferry between Harbor City and Gull Island was a rowing boat, and its owner, a widow named Marta Quist, kept the accounts in a notebook. She carried letters, sheep and brides, in that order of preference, for thirty-one years.",
            "Nobody knows what became of the boat. A well-known story has it that the boat was burned on the night when the first steamer arrived, but the harbor office has never confirmed it.",
            "#1. The Steamers",
            "The steamers came in 1891. They were faster, and they were late less often:",
            "the Petrel, which ran until 1924 and is remembered for its whistle and its cook\nthe Tern\nthe Gannet, sunk in a storm",
            "\"You could set your clock by them,\" an islander said. \"If it was a slow clock.\"",
            "#2. After the War",
            "The town bought both boats in 1947. It has run them ever since, with a break of six weeks in 1973, when there was no oil to be had - not for any money.",
        ]
    );
}

#[test]
fn a_page_becomes_its_article() {
    let article = imported(Kind::Html, NEWS);
    assert_eq!(article.title, "Harbor City Keeps Its Night Ferry");
    assert_eq!(
        article.source.as_deref(),
        Some("https://courier.example/2026/01/night-ferry")
    );
    assert_eq!(article.publisher.as_deref(), Some("The Harbor Courier"));
    assert_eq!(article.author.as_deref(), Some("Ada Lindqvist"));
    assert_eq!(article.published.as_deref(), Some("2026-01-08"));
    assert_eq!(
        article.updated.as_deref(),
        Some("2026-01-09T08:30:00+01:00")
    );
    assert_eq!(
        parts(&article),
        [
            "The council voted nine to four on Thursday to keep the night ferry running between the old port and Gull Island, ending a dispute that had divided the town for most of a year.",
            "The decision came after three hours of debate in a crowded hall. Residents of Gull Island, who have no bridge, had warned that without the ferry they would be cut off after eight in the evening.",
            "“A town that stops at the water is half a town,” said Mayor Ines Okafor.",
            "#What the Council Decided",
            "The ferry stays, and so do its fares.",
            "Under the plan the ferry sails every forty minutes between eight in the evening and two in the morning. A single ticket costs 3.50 dollars, as it has since 2019. Children under twelve travel free of charge.",
            "The council set three conditions:",
            "the ferry must carry at least 120 passengers a night,\nthe second boat is repaired before June, and\nthe harbor office reports each month:\nto the council\nto the island committee",
            "#The Money",
            "Running the boats at night costs the town about 410,000 dollars a year, according to the harbor office. Fares bring back a little more than half of that sum.",
            "Costs and fares of the night ferry",
            "Year | Costs | Fares\n2024 | 395,000 | 201,000\n2025 | 410,000 | 214,000",
            "The night ferry Petrel leaves the old port. Photo: Courier",
            "#Where the Rest Comes From",
            "The town pays the rest from parking fees, which rose by a fifth in 2025. Critics such as councillor Bram Teller call that unfair to drivers, who, he says, “pay for a boat they never board”.",
            "20:00 Old Port\n20:25 Gull Island",
        ]
    );
    let summary = article.sections[1].summary.as_deref();
    assert_ne!(
        summary,
        Some("The ferry stays, and so do its fares."),
        "a block quote became a summary"
    );
}

#[test]
fn an_item_of_a_pages_list_is_found_by_its_number() {
    let page = "<!DOCTYPE html><title>The Lantern server</title><p>Welcome to all.</p><h2>Rules</h2>\
        <ol><li>Be decent.<li>No spoilers.<li>English only.<li>No advertising.<li>No trading for money.</ol>";
    let article = imported(Kind::Html, page.as_bytes());
    let index = Index::build(vec![article]);
    let answer = answer(&index, "what is rule 5?", &Options::default());
    assert_eq!(answer.verdict, Verdict::Answered);
    assert_eq!(answer.passages[0].text, "5. No trading for money.");
}

#[test]
fn a_report_in_pdf_is_put_together_again() {
    let article = imported(Kind::Pdf, &report());
    assert_eq!(article.title, "The Night Ferry in Numbers");
    let expected: Vec<String> = REPORT.iter().map(|part| part.replace('|', "")).collect();
    assert_eq!(parts(&article), expected);
}

#[test]
fn the_title_may_stand_in_the_information_of_a_pdf() {
    let page = || {
        vec![Line(
            72.0,
            700.0,
            10.0,
            "The first sentence is no title. It ends with a stop.",
        )]
    };
    let titled = pdf(&[page()], "/Title (A Sensible Title)", "");
    assert_eq!(imported(Kind::Pdf, &titled).title, "A Sensible Title");
    let untitled = pdf(&[page()], "/Title (untitled)", "");
    assert_eq!(imported(Kind::Pdf, &untitled).title, "test");
}

#[test]
fn text_on_a_next_line_operator_is_not_lost() {
    let content =
        "BT /F1 10 Tf 14 TL 72 700 Td (One sentence stands here) Tj (and goes on here.) ' ET";
    let article = imported(Kind::Pdf, &pdf_of(&[content], "", ""));
    assert_eq!(
        parts(&article),
        ["One sentence stands here and goes on here."]
    );
}

#[test]
fn a_page_that_breaks_the_parser_costs_only_itself() {
    let good = "BT /F1 10 Tf 72 700 Td (This page is fine. It says two things.) Tj ET";
    let bad = "BT /Missing 10 Tf 72 700 Td (This one names no font.) Tj ET";
    let imported = read(Kind::Pdf, "test", &pdf_of(&[good, bad], "", "")).expect("an article");
    assert_eq!(
        parts(&imported.article),
        ["This page is fine. It says two things."]
    );
    let warning = imported
        .warnings
        .iter()
        .find(|warning| warning.message.contains("page 2"));
    assert!(warning.is_some(), "{:?}", imported.warnings);
    let result = read(Kind::Pdf, "test", &pdf_of(&[bad], "", ""));
    assert!(
        matches!(result, Err(ImportError::BrokenPdf(_))),
        "{result:?}"
    );
}

#[test]
fn unusable_pdfs_are_told_apart() {
    let encrypted = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <00000000000000000000000000000000000000000000000000000000000000ff> /U <00000000000000000000000000000000000000000000000000000000000000ff> >> /ID [<00> <00>]";
    let encrypted = pdf(&[vec![Line(72.0, 700.0, 10.0, "Secret.")]], "", encrypted);
    assert_eq!(
        read(Kind::Pdf, "test", &encrypted),
        Err(ImportError::EncryptedPdf)
    );
    let scanned = pdf(&[vec![], vec![]], "", "");
    assert_eq!(
        read(Kind::Pdf, "test", &scanned),
        Err(ImportError::ScannedPdf)
    );
    let whole = report();
    let half = read(Kind::Pdf, "test", &whole[..whole.len() / 2]);
    assert!(matches!(half, Err(ImportError::BrokenPdf(_))), "{half:?}");
}

/// Lines with much that could be taken for marks.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        "[A-Z][a-z]{1,8}( [A-Za-z]{1,8}){0,6}[.:-]?",
        "([a-z]{1,9} ){3,12}[a-z]{1,9}-?",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("- item".to_owned()),
        Just("1. First".to_owned()),
        Just("===".to_owned()),
        Just("## x ##".to_owned()),
        Just("Keywords: a, b".to_owned()),
        Just(" \t\u{AD}\u{0}\r\u{2028}".to_owned()),
    ];
    proptest::collection::vec(
        (piece, prop_oneof![Just("\n"), Just("\n"), Just(" ")]),
        0..24,
    )
    .prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, end)| [piece, end.to_owned()])
            .collect()
    })
}

proptest! {
    #[test]
    fn any_text_makes_an_article_in_its_own_words(text in any_text()) {
        if let Ok(imported) = read(Kind::Text, "test", text.as_bytes()) {
            let article = imported_again(&imported.article);
            // All but marks, hyphens and what nobody sees comes from the input.
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let said: String = parts(&article).iter().map(|part| letters(part)).collect();
            let whole = letters(&text);
            prop_assert!(whole.ends_with(&said), "{said:?} is not the end of {whole:?}");
        }
    }

    #[test]
    fn any_page_makes_an_article_that_can_be_written(text in any_text(), tags in proptest::collection::vec(any_tag(), 0..24)) {
        let mut page = "<!DOCTYPE html><title>A page of tests</title>".to_owned();
        let mut words = text.split_inclusive(' ');
        for tag in tags {
            page += tag;
            page += words.next().unwrap_or_default();
        }
        page += &words.collect::<String>();
        if let Ok(imported) = read(Kind::Html, "test", page.as_bytes()) {
            imported_again(&imported.article);
        }
    }
}

fn any_tag() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "<p>", "</p>", "<div>", "</div>", "<h2>", "</h2>", "<h3>", "<ul>", "<ol>", "<li>", "</ul>",
        "<dl>", "<dt>", "<dd>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<br>", "<pre>",
        "</pre>", "<b>", "</i>", "<blockquote>", "<a href=x>", "</a>", "<!--", "-->", "<svg>",
        "<article>", "&amp;", "&#0;", "&nbsp;",
    ])
}
