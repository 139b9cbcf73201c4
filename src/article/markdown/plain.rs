//! Plain text in the making.

/// What stands between two pieces of text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Space,
    Line,
}

/// Text without markup that grows piece by piece: runs of white space become
/// one space or, where a line was asked for, one line break; control characters
/// go; there is no white space at the ends.
pub(super) struct Plain {
    text: String,
    gap: Gap,
}

impl Plain {
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            gap: Gap::Nothing,
        }
    }

    /// Adds `piece`, its line breaks as spaces.
    pub(super) fn push(&mut self, piece: &str) {
        for c in piece.chars() {
            if c.is_whitespace() {
                self.space();
            } else if !c.is_control() {
                if !self.text.is_empty() {
                    match self.gap {
                        Gap::Nothing => {}
                        Gap::Space => self.text.push(' '),
                        Gap::Line => self.text.push('\n'),
                    }
                }
                self.gap = Gap::Nothing;
                self.text.push(c);
            }
        }
    }

    /// Adds `piece`, its line breaks as such.
    pub(super) fn push_lines(&mut self, piece: &str) {
        let mut lines = piece.split('\n');
        self.push(lines.next().unwrap_or_default());
        for line in lines {
            self.line();
            self.push(line);
        }
    }

    /// Parts what comes next by a space.
    pub(super) fn space(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// Parts what comes next by a line break.
    pub(super) fn line(&mut self) {
        self.gap = Gap::Line;
    }

    /// How many bytes there are so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text from byte `start`, which must have been its length once.
    pub(super) fn since(&self, start: usize) -> &str {
        &self.text[start..]
    }

    /// Drops the text from byte `start`, which must have been its length once;
    /// a line break stands before what comes next.
    pub(super) fn cut(&mut self, start: usize) {
        self.text.truncate(start);
        self.gap = Gap::Line;
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// `text` as one plain line.
pub(super) fn line(text: &str) -> String {
    let mut plain = Plain::new();
    plain.push(text);
    plain.finish()
}

/// Whether anything of `text` can be seen.
pub(super) fn is_visible(text: &str) -> bool {
    !text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::{Plain, is_visible, line};

    #[test]
    fn white_space_collapses_and_controls_go() {
        assert_eq!(line("  a\u{A0}\t b\r\n\u{7}c\u{85}  "), "a b c");
        assert_eq!(line("a\u{7}b"), "ab");
        assert_eq!(line(" \u{1}\n"), "");
        assert_eq!(line("a\u{2028}b"), "a b");
    }

    #[test]
    fn lines_stay_where_they_are_asked_for() {
        let mut plain = Plain::new();
        plain.line();
        plain.push("a ");
        plain.line();
        plain.space();
        plain.push_lines(" b\n\n\n c  d\n");
        plain.push("e");
        assert_eq!(plain.finish(), "a\nb\nc d\ne");
    }

    #[test]
    fn what_cannot_be_seen_is_no_text() {
        assert!(!is_visible("\u{200B} \u{FEFF}"));
        assert!(is_visible("\u{200B}–"));
    }
}
