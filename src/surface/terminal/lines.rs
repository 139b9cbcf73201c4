//! Questions from a pipe, one a line.

use std::borrow::Cow;
use std::io::{self, BufRead};

/// The bytes of a line that are kept; a question has far fewer, and whatever
/// comes down the pipe must not fill the memory.
const LONGEST_LINE: usize = 64 * 1024;

/// The lines of some input, whatever its bytes: without their ends (`\n` or
/// `\r\n`), and with `U+FFFD` for what is not UTF-8.
#[derive(Debug)]
pub(super) struct Lines<R> {
    input: R,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            line: Vec::new(),
        }
    }

    /// The next line, the last one also without an end; `None` after it. It
    /// lends its buffer, so that it can be no iterator.
    pub(super) fn next(&mut self) -> io::Result<Option<Cow<'_, str>>> {
        self.line.clear();
        let mut begun = false;
        loop {
            let available = match self.input.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                if begun {
                    break;
                }
                return Ok(None);
            }
            begun = true;
            let end = available.iter().position(|&byte| byte == b'\n');
            let part = &available[..end.unwrap_or(available.len())];
            let room = LONGEST_LINE - self.line.len();
            self.line.extend_from_slice(&part[..part.len().min(room)]);
            let taken = part.len() + usize::from(end.is_some());
            self.input.consume(taken);
            if end.is_some() {
                break;
            }
        }
        if self.line.last() == Some(&b'\r') {
            self.line.pop();
        }
        Ok(Some(String::from_utf8_lossy(&self.line)))
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::{LONGEST_LINE, Lines};

    #[track_caller]
    fn reads(input: &[u8], expected: &[&str]) {
        // A small buffer, so that lines span several reads.
        let mut lines = Lines::new(BufReader::with_capacity(3, input));
        let mut read = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            read.push(line.into_owned());
        }
        assert_eq!(read, expected);
    }

    #[test]
    fn every_line_counts() {
        reads(b"", &[]);
        reads(b"\n", &[""]);
        reads(b"one\ntwo", &["one", "two"]);
        reads(b"one\r\n\r\ntwo\r\n", &["one", "", "two"]);
        reads(b"a\rb\n", &["a\rb"]);
        reads(b"caf\xff\xc3\xa9\n", &["caf\u{fffd}é"]);
    }

    #[test]
    fn a_line_without_end_does_not_fill_the_memory() {
        let mut input = vec![b'a'; 3 * LONGEST_LINE];
        input.extend_from_slice(b"\nnext\n");
        reads(&input, &[&"a".repeat(LONGEST_LINE), "next"]);
    }
}
