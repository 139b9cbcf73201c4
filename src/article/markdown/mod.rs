//! Reads and writes articles as Markdown with TOML front matter.

use super::{Article, Problem};

/// An article as read, with whatever is worth a look in its file.
#[derive(Clone, Debug)]
pub struct Read {
    /// The article.
    pub article: Article,
    /// Warnings, in the order of their lines.
    pub warnings: Vec<Problem>,
}

/// Reads the Markdown in `bytes` as the article named `id`.
///
/// # Errors
/// A [`Problem`] with line and remedy if the bytes hold no readable article.
pub fn read(id: &str, bytes: &[u8]) -> Result<Read, Problem> {
    let _ = (id, bytes);
    Err(Problem::error("unfinished", "wait"))
}

/// The Markdown of `article`, which [`read`] reads back as the same article.
#[must_use]
pub fn write(article: &Article) -> String {
    article.title.clone()
}
