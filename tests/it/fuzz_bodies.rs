//! What the fuzz targets run, shared with the property tests: each takes any
//! bytes and asserts what must hold for them.

use footnote::answer::{Answer, Options, Verdict, answer};
use footnote::article::{Article, Wording, markdown};
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
    let texts = |article: &Article| -> Vec<Vec<String>> {
        let sections = article.sections.iter();
        sections
            .map(|section| section.paragraphs.iter().map(|p| p.text.clone()).collect())
            .collect()
    };
    assert_eq!(texts(&again.article), texts(&read.article));
}

/// Any question gets the same well-formed answer twice, from all articles and
/// from each.
pub(crate) fn ask(index: &Index, bytes: &[u8]) {
    let question = String::from_utf8_lossy(bytes);
    let articles = index
        .articles()
        .iter()
        .map(|article| Some(article.id.clone()));
    for article in articles.chain([None]) {
        let options = Options {
            article: article.clone(),
            explain: true,
            ..Options::default()
        };
        let found = answer(index, &question, &options);
        assert_eq!(found, answer(index, &question, &options));
        well_formed(&found);
        let mut ids = found
            .passages
            .iter()
            .map(|passage| &passage.citation.article.id);
        assert!(ids.all(|id| article.as_ref().is_none_or(|article| article == id)));
    }
}

fn well_formed(found: &Answer) {
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

/// The default article.
#[must_use]
pub(crate) fn index() -> Index {
    Index::build(vec![default_article()])
}

/// The default article and one in another language.
#[must_use]
pub(crate) fn two_languages() -> Index {
    let german = "+++\nlanguage = \"de\"\n+++\n# Der Hafen\n\nDer Hafen schloss 1999. \
        Die Stadt verkaufte 54 Schiffe an Kristi Noem.\n\n## Die Schiffe\n\nDie Schiffe fuhren nach Minneapolis.\n";
    let german = markdown::read("hafen", german.as_bytes()).expect("an article");
    Index::build(vec![default_article(), german.article])
}

fn default_article() -> Article {
    let text = include_bytes!("../../knowledge/nyc-sanctuary.md");
    let read = markdown::read("default", text).expect("the default article");
    assert_eq!(read.article.wording, Wording::Summary);
    read.article
}
