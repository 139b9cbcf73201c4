//! Reads and writes articles as Markdown with TOML front matter.
//!
//! Any Markdown will do: the front matter may be absent, and then the first `#`
//! heading is the title. Every further heading opens a section; a quotation
//! right under a heading is the section's summary; a last line `Keywords: …`
//! holds what else members may call its subject. Everything else becomes plain
//! paragraphs that keep the author's characters: only markup goes, and white
//! space is evened out.

mod body;
mod front_matter;
mod html;
mod plain;
mod review;
#[cfg(test)]
mod round_trip;
mod sections;
mod source;
#[cfg(test)]
mod tests;
mod write;

use super::{Article, Problem, language_of};
use front_matter::FrontMatter;
use source::Lines;

pub use write::write;

/// An article as read, with whatever is worth a look in its file.
#[derive(Clone, Debug)]
pub struct Read {
    /// The article.
    pub article: Article,
    /// Warnings, in the order of their lines.
    pub warnings: Vec<Problem>,
    /// The lines, from 1, of the article's suggested questions, in their order.
    pub suggested_lines: Vec<usize>,
    /// Whether the front matter says the article's language; else it is the one
    /// that its text tells, or English.
    pub is_language_declared: bool,
}

/// Reads the Markdown in `bytes` as the article named `id`.
///
/// ```
/// use footnote::article::markdown;
///
/// let read = markdown::read("bees", b"# Bees\n\n> About *bees*.\n\nBees fly.\n\n## Honey\n\nIt is `sweet`.\n")?;
/// assert_eq!(read.article.title, "Bees");
/// assert_eq!(read.article.sections[0].summary.as_deref(), Some("About bees."));
/// assert_eq!(read.article.sections[1].heading.as_deref(), Some("Honey"));
/// assert_eq!(read.article.sections[1].paragraphs[0].text, "It is sweet.");
/// assert_eq!(read.article.sections[1].paragraphs[0].line, 9);
/// # Ok::<(), footnote::article::Problem>(())
/// ```
///
/// # Errors
/// A [`Problem`] with its line and the remedy if the bytes are no text in UTF-8
/// or no article: nothing but headings, or front matter that can't be read.
pub fn read(id: &str, bytes: &[u8]) -> Result<Read, Problem> {
    let text = source::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(
            Problem::error("is empty", "write an article into it, or remove the file").at_line(1),
        );
    }
    let lines = Lines::of(&text);
    let (front, body_start) = front_matter::read(&text, &lines)?;
    let FrontMatter {
        title,
        source,
        publisher,
        author,
        published,
        updated,
        language,
        wording,
        aliases,
        suggested,
        mut warnings,
    } = front;
    let mut body = body::read(&text, body_start, &lines, title.as_deref());
    warnings.extend(body.warnings);
    review::headings(&body.drafts, &mut warnings);
    if !sections::quotable(&mut body.drafts) {
        let line = lines.number(text.trim_end().len().saturating_sub(1));
        return Err(Problem::error(
            "has no text",
            "write a paragraph into it, or remove the file",
        )
        .at_line(line));
    }
    let sections: Vec<_> = body.drafts.into_iter().map(|draft| draft.section).collect();
    let title = title.or(body.title).unwrap_or_else(|| title_from(id));
    review::aliases(&aliases, &title, &sections, &mut warnings);
    // Stable: within a line, in the order of their finding.
    warnings.sort_by_key(|warning| warning.line);
    let is_language_declared = language.is_some();
    let language = language.unwrap_or_else(|| language_of(&sections));
    let (suggested, suggested_lines) = suggested.into_iter().unzip();
    Ok(Read {
        article: Article {
            id: id.to_owned(),
            title,
            source,
            publisher,
            author,
            published,
            updated,
            language,
            wording,
            aliases: aliases.into_iter().map(|(alias, _)| alias).collect(),
            suggested,
            sections,
        },
        warnings,
        suggested_lines,
        is_language_declared,
    })
}

/// A title from the article's id: its words.
fn title_from(id: &str) -> String {
    let spaced = plain::line(&id.replace(['-', '_'], " "));
    let mut letters = spaced.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Untitled".to_owned(),
    }
}
