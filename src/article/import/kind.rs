use std::borrow::Cow;
use std::fmt;

use encoding_rs::{Encoding, UTF_8};

use super::ImportError;
use crate::article::Problem;

/// The signature of a file stands within so many bytes of its start.
const HEAD: usize = 1_024;

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text without markup.
    Text,
    /// Markdown, the format that articles are kept in.
    Markdown,
    /// A web page.
    Html,
    /// A PDF.
    Pdf,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// Its kind.
    pub kind: Kind,
    /// That its name says something else, if it does.
    pub warning: Option<Problem>,
}

impl Kind {
    /// Whether its parser is other people's code, which had better run in a
    /// process of its own.
    #[must_use]
    pub fn is_foreign(self) -> bool {
        matches!(self, Self::Html | Self::Pdf)
    }

    /// What a file with these `bytes` is, whose name has that `ending` (without
    /// the dot). What the bytes say goes before what the name says.
    ///
    /// ```
    /// use footnote::article::import::Kind;
    ///
    /// let page = b"<!DOCTYPE html><title>T</title>";
    /// assert_eq!(Kind::detect(Some("html"), page).map(|found| found.kind), Ok(Kind::Html));
    /// assert!(Kind::detect(Some("txt"), page).is_ok_and(|found| found.warning.is_some()));
    /// ```
    ///
    /// # Errors
    /// [`ImportError::Empty`], [`ImportError::OtherFormat`] or
    /// [`ImportError::NotPdf`] if it is none of them.
    pub fn detect(ending: Option<&str>, bytes: &[u8]) -> Result<Detected, ImportError> {
        let named = ending.and_then(Self::of_ending);
        let head = &bytes[..bytes.len().min(HEAD)];
        if head.trim_ascii().is_empty() && bytes.trim_ascii().is_empty() {
            return Err(ImportError::Empty);
        }
        if let Some(format) = other_format(head) {
            return Err(ImportError::OtherFormat(format));
        }
        let is_pdf = head.trim_ascii_start().starts_with(b"%PDF-")
            || named == Some(Self::Pdf) && head.windows(5).any(|window| window == b"%PDF-");
        let kind = if is_pdf {
            Self::Pdf
        } else if named != Some(Self::Markdown) && begins_as_html(head) {
            Self::Html
        } else if named == Some(Self::Pdf) {
            return Err(ImportError::NotPdf);
        } else if is_binary(head) {
            return Err(ImportError::OtherFormat("a binary file"));
        } else {
            named.unwrap_or(Self::Text)
        };
        let warning = named.filter(|named| *named != kind).map(|named| {
            Problem::warning(
                format!("holds {kind}, though its name says {named}"),
                "check that it is the file you meant",
            )
        });
        Ok(Detected { kind, warning })
    }

    fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" | "mkd" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" | "xht" | "shtml" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Pdf => "PDF",
        })
    }
}

/// Formats that people may try, by their first bytes.
fn other_format(head: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "a Word, OpenDocument, EPUB or ZIP file"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office file"),
        (b"{\\rtf", "an RTF file"),
        (b"%!PS", "a PostScript file"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1F\x8B", "a compressed file"),
        (b"\x7FELF", "a program"),
    ];
    SIGNATURES
        .iter()
        .find(|(signature, _)| head.starts_with(signature))
        .map(|&(_, format)| format)
}

/// Whether a web page begins so, in whichever encoding: zero bytes are skipped.
fn begins_as_html(head: &[u8]) -> bool {
    let ascii: String = head
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|&byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let mut rest = ascii.trim_start();
    // An XML declaration and comments may stand before the first tag.
    loop {
        let end = if rest.starts_with("<?xml") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else {
            break;
        };
        let Some(end) = end else {
            break;
        };
        rest = rest[end..].trim_start();
    }
    [
        "<!doctype html", "<html", "<head>", "<head ", "<body>", "<body ",
    ]
    .iter()
    .any(|tag| rest.starts_with(tag))
}

/// Whether bytes are in it that no text has.
fn is_binary(head: &[u8]) -> bool {
    let is_utf16 = Encoding::for_bom(head).is_some_and(|(encoding, _)| encoding != UTF_8);
    let controls = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    !is_utf16 && (head.contains(&0) || controls * 50 > head.len())
}

/// The text in `bytes`: UTF-8, or UTF-16 if a byte-order mark says so.
pub(super) fn decode_text(bytes: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    if let Some((encoding, length)) =
        Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8)
    {
        return Ok(encoding.decode_without_bom_handling(&bytes[length..]).0);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes)
        .map(Cow::Borrowed)
        .map_err(|error| ImportError::NotUtf8(error.valid_up_to() + 1))
}

#[cfg(test)]
mod tests {
    use super::{ImportError, Kind, decode_text};

    #[track_caller]
    fn is(ending: Option<&str>, bytes: &[u8], kind: Kind, is_warned: bool) {
        let found = Kind::detect(ending, bytes).expect("a kind");
        assert_eq!(
            (found.kind, found.warning.is_some()),
            (kind, is_warned),
            "{ending:?}"
        );
    }

    #[track_caller]
    fn fails(ending: Option<&str>, bytes: &[u8], expected: &ImportError) {
        assert_eq!(
            Kind::detect(ending, bytes).as_ref(),
            Err(expected),
            "{ending:?}"
        );
    }

    #[test]
    fn the_bytes_go_before_the_name() {
        is(Some("txt"), b"hello", Kind::Text, false);
        is(None, b"hello", Kind::Text, false);
        is(Some("log"), b"hello", Kind::Text, false);
        is(Some("MD"), b"# hello", Kind::Markdown, false);
        is(Some("html"), b"<p>hello", Kind::Html, false);
        is(Some("htm"), b"<!DOCTYPE html>", Kind::Html, false);
        is(None, b"\n <!-- saved --><HTML lang=en>", Kind::Html, false);
        is(
            None,
            b"\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!DOCTYPE html>",
            Kind::Html,
            false,
        );
        is(None, b"\xFF\xFE<\0h\0t\0m\0l\0>\0", Kind::Html, false);
        is(Some("pdf"), b"junk\n%PDF-1.4", Kind::Pdf, false);
        is(Some("txt"), b"%PDF-1.4", Kind::Pdf, true);
        is(Some("pdf"), b"<!doctype html>", Kind::Html, true);
        is(Some("txt"), b"<!doctype html>", Kind::Html, true);
        is(None, b"About %PDF-1.4 files", Kind::Text, false);
        is(None, b"\xFF\xFEh\0i\0", Kind::Text, false);
    }

    #[test]
    fn what_is_no_article_is_named() {
        fails(Some("txt"), b"", &ImportError::Empty);
        fails(Some("pdf"), b" \n ", &ImportError::Empty);
        fails(Some("pdf"), b"hello", &ImportError::NotPdf);
        fails(
            Some("txt"),
            b"a\0b",
            &ImportError::OtherFormat("a binary file"),
        );
        fails(
            Some("html"),
            b"\x01\x02\0",
            &ImportError::OtherFormat("a binary file"),
        );
        fails(
            Some("docx"),
            b"PK\x03\x04rest",
            &ImportError::OtherFormat("a Word, OpenDocument, EPUB or ZIP file"),
        );
    }

    #[test]
    fn text_is_utf_8_unless_a_mark_says_otherwise() {
        assert_eq!(
            decode_text(b"\xEF\xBB\xBFcaf\xC3\xA9").as_deref(),
            Ok("café")
        );
        assert_eq!(decode_text(b"\xFF\xFEh\0\xE9\0").as_deref(), Ok("hé"));
        assert_eq!(decode_text(b"\xFE\xFF\0h\0\xE9").as_deref(), Ok("hé"));
        assert_eq!(decode_text(b"caf\xE9"), Err(ImportError::NotUtf8(4)));
    }
}
