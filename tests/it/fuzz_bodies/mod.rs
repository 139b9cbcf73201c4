//! What the fuzz targets run, shared with the property tests: each takes any
//! bytes and asserts what must hold for them.

mod answers;
mod articles;
mod conversation;
mod markdown;
mod question;
mod quotes;

use footnote::index::Index;

pub(crate) use articles::{default_article, two_languages};
pub(crate) use conversation::converse;
pub(crate) use markdown::read_markdown;
pub(crate) use question::ask;
pub(crate) use quotes::check_quotes;

/// The default article.
#[must_use]
pub(crate) fn index() -> Index {
    Index::build(vec![default_article()])
}
