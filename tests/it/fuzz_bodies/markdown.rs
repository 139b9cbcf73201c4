//! Any bytes as an article.

use footnote::article::{Article, markdown};

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
    let texts = |article: &Article| -> Vec<Vec<String>> {
        let sections = article.sections.iter();
        sections
            .map(|section| section.paragraphs.iter().map(|p| p.text.clone()).collect())
            .collect()
    };
    assert_eq!(texts(&again.article), texts(&read.article));
}
