use serde::Serialize;

use crate::text::Span;

/// An article as answers name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ArticleRef {
    /// What names it in its library.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A section as answers name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SectionRef {
    /// Its number in the article, the lead being 0.
    pub index: usize,
    /// Its heading, or "Lead".
    pub title: String,
}

/// Where a quoted text stands, so that anybody can check it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Citation {
    /// The article.
    pub article: ArticleRef,
    /// The section.
    pub section: SectionRef,
    /// The paragraph's number within its section, from 1.
    pub paragraph: usize,
    /// The bytes of the paragraph's text that are quoted.
    pub span: Span,
}
