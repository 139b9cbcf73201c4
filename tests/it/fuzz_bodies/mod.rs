//! What the fuzz targets run, shared with the property tests: each takes any
//! bytes and asserts what must hold for them.

mod markdown;
mod question;
mod quotes;

use footnote::index::Index;

pub(crate) use markdown::read_markdown;
pub(crate) use question::{ask, default_article, two_languages};
pub(crate) use quotes::check_quotes;

/// The default article.
#[must_use]
pub(crate) fn index() -> Index {
    Index::build(vec![question::default_article()])
}
