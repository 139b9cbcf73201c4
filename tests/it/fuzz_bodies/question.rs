//! Any bytes as a question.

use footnote::answer::{Options, answer};
use footnote::index::Index;

use super::answers::well_formed;

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
