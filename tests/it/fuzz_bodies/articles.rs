//! The articles that any bytes are asked of.

use footnote::article::{Article, Wording, markdown};
use footnote::index::Index;

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
