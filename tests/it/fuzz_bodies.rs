//! What the fuzz targets run, shared with the property tests: each takes any
//! bytes and asserts what must hold for them.

use footnote::answer::{Options, Verdict, answer};
use footnote::article::{Wording, markdown};
use footnote::index::Index;

/// Any bytes are an article or a problem with a remedy; an article's Markdown
/// reads back as the same article.
pub(crate) fn read_markdown(bytes: &[u8]) {
    let read = match markdown::read("fuzz", bytes) {
        Ok(read) => read,
        Err(problem) => {
            assert!(!problem.message.is_empty() && !problem.remedy.is_empty());
            return;
        }
    };
    for section in &read.article.sections {
        for paragraph in &section.paragraphs {
            assert_eq!(paragraph.text.trim(), paragraph.text);
            assert!(!paragraph.text.is_empty());
        }
    }
    let written = markdown::write(&read.article);
    let again = markdown::read("fuzz", written.as_bytes()).expect("what was written can be read");
    let texts = |article: &footnote::article::Article| -> Vec<Vec<String>> {
        let sections = article.sections.iter();
        sections
            .map(|section| section.paragraphs.iter().map(|p| p.text.clone()).collect())
            .collect()
    };
    assert_eq!(texts(&again.article), texts(&read.article));
}

/// Any question gets the same well-formed answer twice.
pub(crate) fn ask(index: &Index, bytes: &[u8]) {
    let question = String::from_utf8_lossy(bytes);
    let options = Options {
        explain: true,
        ..Options::default()
    };
    let found = answer(index, &question, &options);
    assert_eq!(found, answer(index, &question, &options));
    assert!(
        (0.0..=1.0).contains(&found.confidence),
        "{}",
        found.confidence
    );
    assert!(found.passages.len() <= 5);
    assert_eq!(
        found.reason.is_some(),
        matches!(found.verdict, Verdict::NotInArticle | Verdict::NotAQuestion)
    );
    for passage in &found.passages {
        let span = passage.citation.span;
        assert_eq!(
            passage.context.get(span.start..span.end),
            Some(passage.text.as_str())
        );
        for marked in passage.highlights.iter().chain(&passage.matched) {
            assert!(
                passage
                    .text
                    .get(marked.start..marked.end)
                    .is_some_and(|text| !text.is_empty())
            );
        }
    }
}

/// The index that questions are asked of.
#[must_use]
pub(crate) fn index() -> Index {
    let text = include_bytes!("../../knowledge/nyc-sanctuary.md");
    let read = markdown::read("default", text).expect("the default article");
    assert_eq!(read.article.wording, Wording::Summary);
    Index::build(vec![read.article])
}
