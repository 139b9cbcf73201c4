//! From a file's bytes to its text, and from places in the text to lines.

use crate::article::Problem;

const BOM: char = '\u{FEFF}';

/// The text in `bytes`, without a byte order mark and with `\n` at every line's
/// end.
///
/// # Errors
/// A [`Problem`] if the bytes are no text in UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Problem> {
    if bytes.starts_with(b"%PDF-") {
        return Err(foreign("a PDF"));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::error("is encoded as UTF-16", "save the file as UTF-8").at_line(1));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let (line, column) = place(&bytes[..at]);
        return Err(Problem::error(
            format!("has a NUL byte at column {column}, so it is no text file"),
            "name a Markdown file, saved as UTF-8",
        )
        .at_line(line));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = place(&bytes[..error.valid_up_to()]);
        Problem::error(
            format!("is not valid UTF-8 at byte {column} of the line"),
            "save the file as UTF-8",
        )
        .at_line(line)
    })?;
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    let start = text.trim_start().as_bytes();
    if starts_with(start, b"<!doctype html") || starts_with(start, b"<html") {
        return Err(foreign("an HTML page"));
    }
    Ok(text)
}

fn foreign(what: &str) -> Problem {
    Problem::error(
        format!("is {what}, not Markdown"),
        "turn it into Markdown with `footnote import`",
    )
    .at_line(1)
}

fn starts_with(bytes: &[u8], start: &[u8]) -> bool {
    bytes
        .get(..start.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(start))
}

/// The line and the byte of that line, both from 1, that follow `before`.
fn place(before: &[u8]) -> (usize, usize) {
    let mut line = 1;
    let mut line_start = 0;
    for (at, &byte) in before.iter().enumerate() {
        let ends_line = match byte {
            b'\n' => true,
            b'\r' => before.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        if ends_line {
            line += 1;
            line_start = at + 1;
        }
    }
    (line, before.len() - line_start + 1)
}

/// Where the lines of a text begin.
pub(super) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        Self {
            starts: std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// The line, from 1, in which byte `at` stands.
    pub(super) fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, decode};

    #[track_caller]
    fn refuses(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes).expect_err("no text").to_string(), expected);
    }

    #[test]
    fn marks_and_line_ends_are_made_plain() {
        assert_eq!(
            decode("\u{FEFF}a\r\nb\rc\n".as_bytes()),
            Ok("a\nb\nc\n".to_owned())
        );
        assert_eq!(decode(b""), Ok(String::new()));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        refuses(
            b"a\r\nb\rcd\xFFe",
            "line 3: error: is not valid UTF-8 at byte 3 of the line; save the file as UTF-8",
        );
        refuses(
            b"a\n\0",
            "line 2: error: has a NUL byte at column 1, so it is no text file; name a Markdown file, saved as UTF-8",
        );
        refuses(
            b"\xFF\xFEa\0",
            "line 1: error: is encoded as UTF-16; save the file as UTF-8",
        );
        refuses(
            b"%PDF-1.7\n\0\xFF",
            "line 1: error: is a PDF, not Markdown; turn it into Markdown with `footnote import`",
        );
        refuses(
            b"\n<!DOCTYPE HTML>\n<p>Hello",
            "line 1: error: is an HTML page, not Markdown; turn it into Markdown with `footnote import`",
        );
    }

    #[test]
    fn lines_count_from_one() {
        let lines = Lines::of("a\nbc\n\nd");
        let found: Vec<usize> = [0, 1, 2, 3, 4, 5, 6, 99]
            .iter()
            .map(|&at| lines.number(at))
            .collect();
        assert_eq!(found, [1, 1, 2, 2, 2, 3, 4, 4]);
    }
}
