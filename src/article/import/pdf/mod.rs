//! PDF: pages of letters at places, made paragraphs again.

mod furniture;
mod lines;
mod paragraphs;
mod repairs;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, Object, decode_text_string};

use super::ImportError;
use super::clean::{collapse, ends_with_stop};
use super::draft::Draft;
use super::outline::{self, Role, Unit};
use crate::article::Problem;
use crate::text::fold;
use lines::Line;
use paragraphs::Sized;

/// A title has at most so many characters.
const LONGEST_TITLE: usize = 300;
/// The title stands among the first so many paragraphs of the first page.
const TITLE_WITHIN: usize = 8;
/// If more letters than one in so many can't be told, the text is useless.
const READABLE: usize = 4;

/// The article in a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ImportError> {
    let mut document = load(bytes)?;
    repairs::mend(&mut document);
    let (mut pages, warnings) = pages(&document)?;
    check_text(&pages)?;
    let body = paragraphs::body_size(&pages);
    furniture::remove_leaders(&mut pages);
    furniture::remove(&mut pages, body);
    let mut found = paragraphs::units(&pages, body);
    let title = take_title(info_title(&document), &mut found);
    paragraphs::demote_empty_headings(&mut found);
    let units: Vec<Unit> = found.into_iter().map(|sized| sized.unit).collect();
    Ok(Draft {
        title,
        blocks: outline::blocks(&units),
        warnings,
        ..Draft::default()
    })
}

fn load(bytes: &[u8]) -> Result<Document, ImportError> {
    use pdf_extract::Error;
    let document = Document::load_mem(bytes).map_err(|error| match error {
        Error::Decryption(_) | Error::InvalidPassword | Error::UnsupportedSecurityHandler(_) => {
            ImportError::EncryptedPdf
        }
        other => ImportError::BrokenPdf(collapse(&other.to_string())),
    })?;
    // A document that opens without a password has been decrypted by now.
    if document.trailer.get(b"Encrypt").is_ok() && document.encryption_state.is_none() {
        return Err(ImportError::EncryptedPdf);
    }
    Ok(document)
}

/// The lines of every page, and that some pages couldn't be read.
fn pages(document: &Document) -> Result<(Vec<Vec<Line>>, Vec<Problem>), ImportError> {
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    if numbers.is_empty() {
        return Err(ImportError::BrokenPdf("it has no pages".to_owned()));
    }
    let mut pages = Vec::with_capacity(numbers.len());
    let mut failed = Vec::new();
    for &number in &numbers {
        // The parser panics on fonts that it doesn't expect. One such page
        // mustn't cost the others.
        match catch_unwind(AssertUnwindSafe(|| lines::of_page(document, number))) {
            Ok(Ok(lines)) => pages.push(lines),
            Ok(Err(_)) | Err(_) => {
                failed.push(number.to_string());
                pages.push(Vec::new());
            }
        }
    }
    if failed.len() == numbers.len() {
        return Err(ImportError::BrokenPdf(
            "none of its pages can be read".to_owned(),
        ));
    }
    let mut warnings = Vec::new();
    if !failed.is_empty() {
        warnings.push(Problem::warning(
            format!(
                "{} left out, since the parser failed",
                listed(&failed, "is", "are")
            ),
            "print it to a new PDF and import that, or add what is missing by hand",
        ));
    }
    let silent: Vec<String> = numbers
        .iter()
        .zip(&pages)
        .filter(|(_, lines)| lines.is_empty())
        .map(|(number, _)| number.to_string())
        .filter(|number| !failed.contains(number))
        .collect();
    if !silent.is_empty() && silent.len() + failed.len() < pages.len() {
        warnings.push(Problem::warning(
            format!("{} no text", listed(&silent, "holds", "hold")),
            "if there are pictures of text, run OCR on it first, for example with: ocrmypdf --skip-text",
        ));
    }
    Ok((pages, warnings))
}

/// "page 3 is" or "pages 3, 5 and 7 are"; of very many only the first.
fn listed(pages: &[String], one: &str, many: &str) -> String {
    const NAMED: usize = 10;
    match pages {
        [page] => format!("page {page} {one}"),
        [first @ .., last] if pages.len() <= NAMED => {
            format!("pages {} and {last} {many}", first.join(", "))
        }
        _ => format!(
            "{} pages, the first of them {}, {many}",
            pages.len(),
            pages[..NAMED.min(pages.len())].join(", ")
        ),
    }
}

/// Whether there is text, and whether it can be told which.
fn check_text(pages: &[Vec<Line>]) -> Result<(), ImportError> {
    let letters = || {
        pages
            .iter()
            .flatten()
            .flat_map(|line| line.text.chars())
            .filter(|c| !c.is_whitespace())
    };
    let all = letters().count();
    if !letters().any(char::is_alphanumeric) {
        return Err(ImportError::ScannedPdf);
    }
    let unknown = letters()
        .filter(|c| c.is_control() || matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}'))
        .count();
    if unknown * READABLE > all {
        return Err(ImportError::UnreadablePdf);
    }
    Ok(())
}

/// The title in the document's information, if a person wrote it there.
fn info_title(document: &Document) -> Option<String> {
    let info = match document.trailer.get(b"Info").ok()? {
        Object::Reference(id) => document.get_dictionary(*id).ok()?,
        Object::Dictionary(info) => info,
        _ => return None,
    };
    let title = info.get(b"Title").ok()?;
    let title = match title {
        Object::Reference(id) => document.get_object(*id).ok()?,
        title => title,
    };
    let title = collapse(&decode_text_string(title).ok()?);
    is_sensible(&title).then_some(title)
}

/// Programs fill in the name of a file, or of themselves.
fn is_sensible(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_file = [
        ".doc", ".docx", ".pdf", ".tex", ".dvi", ".indd", ".qxd", ".odt", ".rtf", ".ppt", ".pptx",
        ".xls", ".xlsx", ".html", ".htm", ".txt", ".md", ".pages",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending));
    let is_program = [
        "microsoft word", "microsoft powerpoint", "powerpoint", "untitled", "unknown", "document",
        "slide 1", "print", "about:blank", "http://", "https://", "file:",
    ]
    .iter()
    .any(|start| lower.starts_with(start));
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    !is_file
        && !is_program
        && letters >= 3
        && title.chars().count() <= LONGEST_TITLE
        && !title.contains('\u{FFFD}')
        && title.contains(' ')
}

/// The title, which is taken out of the text: what the information says, else
/// the largest heading at the top of the first page, else the first line if it
/// is no sentence.
fn take_title(informed: Option<String>, found: &mut Vec<Sized>) -> Option<String> {
    let first_page = found.first().map(|sized| sized.page);
    let top = found
        .iter()
        .take(TITLE_WITHIN)
        .take_while(|sized| Some(sized.page) == first_page)
        .count();
    if let Some(title) = informed {
        let key = key(&title);
        found[..top]
            .iter()
            .position(|sized| self::key(&sized.unit.text) == key)
            .map(|at| found.remove(at));
        return Some(title);
    }
    let largest = found[..top]
        .iter()
        .enumerate()
        .filter(|(_, sized)| sized.unit.role == Role::Heading)
        // The first of several that are equally large.
        .max_by(|(a_at, a), (b_at, b)| a.size.total_cmp(&b.size).then(b_at.cmp(a_at)))
        .map(|(at, _)| at);
    let is_title = |sized: &Sized| {
        let text = &sized.unit.text;
        sized.unit.role == Role::Text
            && text.chars().count() <= LONGEST_TITLE
            && !ends_with_stop(text)
    };
    let at = largest.or_else(|| found.first().filter(|sized| is_title(sized)).map(|_| 0))?;
    (found.len() > 1).then(|| found.remove(at).unit.text)
}

/// A title without what may differ between two places where it stands.
fn key(title: &str) -> String {
    fold(title)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{is_sensible, key, listed};

    #[test]
    fn titles_that_programs_fill_in_are_no_titles() {
        for title in [
            "The Night Ferry in Numbers", "Über die Grenze", "What is Ownership?",
        ] {
            assert!(is_sensible(title), "{title:?}");
        }
        for title in [
            "", "Untitled 1", "Microsoft Word - report", "final report v2.docx", "untitled",
            "12 34", "report", "https://example.org/a b", "PowerPoint Presentation",
        ] {
            assert!(!is_sensible(title), "{title:?}");
        }
        assert!(!is_sensible(&"word ".repeat(100)));
    }

    #[test]
    fn a_title_is_known_again_in_other_letters() {
        assert_eq!(key("The “Night” Ferry"), key("THE NIGHT\u{A0}FERRY"));
        assert_ne!(key("The Night Ferry"), key("The Night Bus"));
    }

    #[test]
    fn pages_are_listed_in_words() {
        let pages = |count: usize| (1..=count).map(|page| page.to_string()).collect::<Vec<_>>();
        assert_eq!(listed(&pages(1), "is", "are"), "page 1 is");
        assert_eq!(listed(&pages(3), "is", "are"), "pages 1, 2 and 3 are");
        assert_eq!(
            listed(&pages(12), "is", "are"),
            "12 pages, the first of them 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, are"
        );
    }
}
