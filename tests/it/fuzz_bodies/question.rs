//! Any bytes as a question.

use footnote::answer::{Answer, Options, Verdict, answer};
use footnote::article::{Article, Wording, markdown};
use footnote::index::Index;

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

/// The default article and one in another language.
#[must_use]
pub(crate) fn two_languages() -> Index {
    let german = "+++\nlanguage = \"de\"\n+++\n# Der Hafen\n\nDer Hafen schloss 1999. \
        Die Stadt verkaufte 54 Schiffe an Kristi Noem.\n\n## Die Schiffe\n\nDie Schiffe fuhren nach Minneapolis.\n";
    let german = markdown::read("hafen", german.as_bytes()).expect("an article");
    Index::build(vec![default_article(), german.article])
}

pub(crate) fn default_article() -> Article {
    let text = include_bytes!("../../../knowledge/nyc-sanctuary.md");
    let read = markdown::read("default", text).expect("the default article");
    assert_eq!(read.article.wording, Wording::Summary);
    read.article
}
