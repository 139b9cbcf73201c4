//! Makes articles from plain text, HTML and PDF: bytes in, an [`Article`] out,
//! in the words of the input.
//!
//! Everything here is pure, but the parsers of HTML and PDF are other people's
//! code for other people's files: they may panic, overflow the stack or take
//! for ever. Whoever reads files from outside runs [`read`] for a
//! [foreign](Kind::is_foreign) kind in a process of its own, and gets the
//! result through [`encode`] and [`decode`].
//!
//! ```
//! use footnote::article::import::{Kind, read};
//!
//! let text = "City Keeps Its Promise\nThe mayor spoke.\nThe Reaction\nNobody was surprised.";
//! let article = read(Kind::Text, "promise", text.as_bytes()).expect("an article").article;
//! assert_eq!(article.title, "City Keeps Its Promise");
//! assert_eq!(article.sections[1].heading.as_deref(), Some("The Reaction"));
//! assert_eq!(article.sections[1].paragraphs[0].text, "Nobody was surprised.");
//! ```

mod clean;
mod draft;
mod heading;
mod html;
mod joining;
mod kind;
mod list;
mod outline;
mod pdf;
mod plain_text;
mod summary;
mod transport;

use crate::article::{Article, Problem, markdown};

pub use kind::{Detected, Kind};
pub use transport::{TransportError, decode, encode};

/// An article as imported, with whatever is worth a look in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The article.
    pub article: Article,
    /// What was left out or guessed.
    pub warnings: Vec<Problem>,
}

/// Why bytes can't be made an article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Nothing in it, or nothing but headings.
    #[error("holds no text")]
    Empty,
    /// A format that isn't read.
    #[error("is {0}, which can't be imported")]
    OtherFormat(&'static str),
    /// Bytes that are no text in any encoding that is told.
    #[error("is not UTF-8 text: byte {0} is not valid")]
    NotUtf8(usize),
    /// A name that says PDF, and bytes that don't.
    #[error("is no PDF, though its name says so")]
    NotPdf,
    /// A PDF that its parser gave up on.
    #[error("is a broken PDF ({0})")]
    BrokenPdf(String),
    /// A PDF that wants a password.
    #[error("is an encrypted PDF")]
    EncryptedPdf,
    /// A PDF of pictures.
    #[error("holds no text, only pictures of it")]
    ScannedPdf,
    /// A PDF whose fonts don't say which letters they draw.
    #[error("holds text whose letters can't be told, only drawn")]
    UnreadablePdf,
    /// Markdown that isn't an article.
    #[error("{}", .0.message)]
    Markdown(Problem),
}

impl ImportError {
    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &str {
        match self {
            Self::Empty => {
                "give a file with paragraphs in it; save a page that scripts draw from the browser first"
            }
            Self::OtherFormat(_) => "export it as text, HTML or PDF, and import that",
            Self::NotUtf8(_) => {
                "convert it first, for example with: iconv -f WINDOWS-1252 -t UTF-8"
            }
            Self::NotPdf => "download it again, or give it the ending of what it is",
            Self::BrokenPdf(_) => {
                "download it again, or open it in a viewer and print it to a new PDF"
            }
            Self::EncryptedPdf => {
                "save a copy without a password first, for example with: qpdf --decrypt"
            }
            Self::ScannedPdf => "run OCR on it first, for example with: ocrmypdf",
            Self::UnreadablePdf => "run OCR on it first, for example with: ocrmypdf --force-ocr",
            Self::Markdown(problem) => &problem.remedy,
        }
    }
}

impl From<ImportError> for Problem {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Markdown(problem) => problem,
            other => Self::error(other.to_string(), other.remedy()),
        }
    }
}

/// The article in `bytes`, which are of that `kind`, named `id`.
///
/// # Errors
/// An [`ImportError`] if they hold none.
pub fn read(kind: Kind, id: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    match kind {
        Kind::Text => plain_text::read(&kind::decode_text(bytes)?).finish(id),
        Kind::Html => html::read(bytes).finish(id),
        Kind::Pdf => pdf::read(bytes)?.finish(id),
        Kind::Markdown => {
            let mut read = markdown::read(id, bytes).map_err(ImportError::Markdown)?;
            summary::add(read.article.language, &mut read.article.sections);
            Ok(Imported {
                article: read.article,
                warnings: read.warnings,
            })
        }
    }
}
