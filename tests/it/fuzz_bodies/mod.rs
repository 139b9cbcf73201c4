//! What the fuzz targets run, shared with the property tests: each takes any
//! bytes and asserts what must hold for them.

mod markdown;
mod question;

use footnote::index::Index;

pub(crate) use markdown::read_markdown;
pub(crate) use question::{ask, two_languages};

/// The default article.
#[must_use]
pub(crate) fn index() -> Index {
    Index::build(vec![question::default_article()])
}
