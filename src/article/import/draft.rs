use super::clean::collapse;
use super::{ImportError, Imported, summary};
use crate::article::{Article, Paragraph, Problem, Section, Wording, language_of};
use crate::text::{Language, fold};

/// An article as a format tells it, before it is parted into sections.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) blocks: Vec<Block>,
    pub(super) warnings: Vec<Problem>,
}

/// A piece of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// What begins a section.
    Heading(String),
    /// What stands in one; line breaks in it are meant.
    Paragraph(String),
}

impl Draft {
    /// The article, named `id`.
    pub(super) fn finish(self, id: &str) -> Result<Imported, ImportError> {
        let mut warnings = self.warnings;
        let title = self
            .title
            .as_deref()
            .map(collapse)
            .filter(|title| !title.is_empty());
        let mut sections = sections(self.blocks, title.as_deref());
        if sections.iter().all(|section| section.paragraphs.is_empty()) {
            return Err(ImportError::Empty);
        }
        let language = self.language.unwrap_or_else(|| language_of(&sections));
        summary::add(language, &mut sections);
        let title = title.unwrap_or_else(|| {
            warnings.push(Problem::warning(
                "has no title of its own, so it is called after its file",
                "set the title in the front matter of the result",
            ));
            title_of(id)
        });
        let article = Article {
            id: id.to_owned(),
            title,
            source: self.source,
            publisher: self.publisher,
            author: self.author,
            published: self.published,
            updated: self.updated,
            language,
            wording: Wording::Verbatim,
            aliases: Vec::new(),
            suggested: Vec::new(),
            sections,
        };
        Ok(Imported { article, warnings })
    }
}

/// The lead and the sections that `blocks` make up. A heading before all text
/// that repeats the title is none.
fn sections(blocks: Vec<Block>, title: Option<&str>) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut is_start = true;
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                let repeats = is_start && title.is_some_and(|title| fold(title) == fold(&heading));
                if !repeats {
                    sections.push(Section {
                        heading: Some(heading),
                        ..Section::default()
                    });
                }
            }
            Block::Paragraph(text) if text.is_empty() => continue,
            Block::Paragraph(text) => {
                if let Some(section) = sections.last_mut() {
                    section.paragraphs.push(Paragraph { text, line: 0 });
                }
            }
        }
        is_start = false;
    }
    sections
}

/// A title made of a file's name.
fn title_of(id: &str) -> String {
    let title = collapse(&id.replace(['-', '_'], " "));
    if title.is_empty() {
        "Untitled".to_owned()
    } else {
        title
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, Draft};
    use crate::article::import::ImportError;

    fn draft(title: Option<&str>, blocks: &[&str]) -> Draft {
        Draft {
            title: title.map(str::to_owned),
            blocks: blocks
                .iter()
                .map(|block| match block.strip_prefix("# ") {
                    Some(heading) => Block::Heading(heading.to_owned()),
                    None => Block::Paragraph((*block).to_owned()),
                })
                .collect(),
            ..Draft::default()
        }
    }

    #[test]
    fn the_lead_is_always_there() {
        let imported = draft(Some("T"), &["# One", "Text."])
            .finish("id")
            .expect("an article");
        let sections = &imported.article.sections;
        assert_eq!(sections.len(), 2);
        assert!(sections[0].is_empty() && sections[0].heading.is_none());
        assert_eq!(sections[1].title(), "One");
        assert!(imported.warnings.is_empty());
    }

    #[test]
    fn a_heading_that_repeats_the_title_goes() {
        let imported = draft(
            Some("The Title"),
            &["# THE TITLE", "Text.", "# The Title", "More."],
        )
        .finish("id")
        .expect("an article");
        let titles: Vec<&str> = imported
            .article
            .sections
            .iter()
            .map(|section| section.title())
            .collect();
        assert_eq!(titles, ["Lead", "The Title"]);
    }

    #[test]
    fn an_article_without_a_title_is_called_after_its_file() {
        let imported = draft(Some(" \u{200B}"), &["Text."])
            .finish("city-news_2026")
            .expect("an article");
        assert_eq!(imported.article.title, "city news 2026");
        assert_eq!(imported.warnings.len(), 1);
        assert_eq!(
            draft(None, &["Text."])
                .finish("-")
                .expect("an article")
                .article
                .title,
            "Untitled"
        );
    }

    #[test]
    fn an_article_without_text_is_none() {
        let result = draft(Some("T"), &["# One", ""]).finish("id");
        assert!(matches!(result, Err(ImportError::Empty)));
    }
}
