//! The immutable inverted index over every sentence of a library.

use crate::article::Article;

/// Articles, indexed.
#[derive(Debug, Default)]
pub struct Index {
    articles: Vec<Article>,
}

impl Index {
    /// Indexes `articles`, in this order.
    #[must_use]
    pub fn build(articles: Vec<Article>) -> Self {
        Self { articles }
    }

    /// The articles, in the order they were given.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }
}
