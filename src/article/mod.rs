//! An article: what is known of it, and its sections and paragraphs as plain
//! text that can be cited.
//!
//! [`markdown::read`] makes one from a Markdown file, [`markdown::write`] makes
//! the Markdown again, and `import` makes one from text, HTML or PDF.

mod citation;
#[cfg(feature = "import")]
pub mod import;
pub mod markdown;
mod problem;

use serde::{Serialize, Serializer};

use crate::text::{Language, detect};

pub use citation::{ArticleRef, Citation, SectionRef};
pub use problem::{Problem, Severity};

/// What the lead, which has no heading of its own, is called.
pub const LEAD: &str = "Lead";

/// Whose words the paragraphs are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wording {
    /// The article's own.
    #[default]
    Verbatim,
    /// Somebody's summary of the article.
    Summary,
}

/// What members say for something that the article says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// What is typed ("DHS").
    pub said: String,
    /// What stands in the article ("Homeland Security").
    pub means: String,
}

/// One article, complete and immutable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What names it in a library: its file's name without the ending.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it was published, as a URL.
    pub source: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published: `YYYY-MM-DD`, or a longer RFC 3339 date and time.
    pub published: Option<String>,
    /// When it was last changed, likewise.
    pub updated: Option<String>,
    /// The language that it is written in.
    pub language: Language,
    /// Whose words the paragraphs are.
    pub wording: Wording,
    /// What members call things.
    pub aliases: Vec<Alias>,
    /// Questions to offer; each can be answered from the article.
    pub suggested: Vec<String>,
    /// The lead (index 0, perhaps empty), then the sections in order.
    pub sections: Vec<Section>,
}

impl Article {
    /// Its number of paragraphs.
    #[must_use]
    pub fn paragraph_count(&self) -> usize {
        self.sections
            .iter()
            .map(|section| section.paragraphs.len())
            .sum()
    }

    /// How many bytes its paragraphs have.
    #[must_use]
    pub fn text_len(&self) -> usize {
        let paragraphs = self.sections.iter().flat_map(|section| &section.paragraphs);
        paragraphs.map(|paragraph| paragraph.text.len()).sum()
    }

    /// The reference by which answers name it.
    #[must_use]
    pub fn reference(&self) -> ArticleRef {
        ArticleRef {
            id: self.id.clone(),
            title: self.title.clone(),
        }
    }
}

/// The language that the paragraphs of an article tell, or English, if they are
/// too few.
fn language_of(sections: &[Section]) -> Language {
    /// More than is looked at.
    const ENOUGH: usize = 10_000;
    let mut text = String::new();
    for paragraph in sections.iter().flat_map(|section| &section.paragraphs) {
        text.push_str(&paragraph.text);
        text.push('\n');
        if text.len() > ENOUGH {
            break;
        }
    }
    detect(&text).unwrap_or_default()
}

/// A section: a heading and what stands under it up to the next heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading, or `None` for the lead.
    pub heading: Option<String>,
    /// How far below `##` its heading is: 1 for `###`, and 0 where no file tells.
    pub depth: u8,
    /// What the section says in a sentence or two, if its author wrote that.
    pub summary: Option<String>,
    /// What else members may call its subject: indexed, never quoted.
    pub keywords: Vec<String>,
    /// Its paragraphs as plain text, in order.
    pub paragraphs: Vec<Paragraph>,
}

impl Section {
    /// Its heading, or what the lead is called.
    #[must_use]
    pub fn title(&self) -> &str {
        self.heading.as_deref().unwrap_or(LEAD)
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty() && self.summary.is_none()
    }
}

/// A paragraph: plain text without markup. Line breaks in it part the items of
/// a list, the rows of a table or the lines of code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The text that is cited.
    pub text: String,
    /// The line of the file where it begins, from 1; 0 if it has no file.
    pub line: usize,
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
