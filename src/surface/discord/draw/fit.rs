//! Texts that must fit: what they become in markup is longer than they are.

use crate::surface::discord::limits::length;
use crate::text::truncate;

/// What `render` makes of the longest beginning of `text` that takes no more
/// than `room`.
pub(super) fn fit(text: &str, room: usize, render: impl Fn(&str) -> String) -> String {
    let mut limit = length(text).min(room);
    loop {
        let rendered = render(&truncate(text, limit));
        let taken = length(&rendered);
        if taken <= room || limit == 0 {
            return rendered;
        }
        // Markup is spread evenly as a rule, so the share that fitted will fit.
        limit = (limit * room / taken).min(limit - 1);
    }
}

/// Parts of a text, one below the other, as long as there is room.
pub(super) struct Column {
    text: String,
    room: usize,
}

impl Column {
    pub(super) fn new(room: usize) -> Self {
        Self {
            text: String::new(),
            room,
        }
    }

    /// Adds `part` below what is there, unless it is empty or doesn't fit.
    /// Says whether it fitted.
    pub(super) fn push(&mut self, part: &str) -> bool {
        if part.is_empty() {
            return true;
        }
        let gap = usize::from(!self.text.is_empty());
        if length(part) + gap > self.room {
            return false;
        }
        if gap > 0 {
            self.text.push('\n');
        }
        self.text.push_str(part);
        self.room -= length(part) + gap;
        true
    }

    /// How much fits into the next part.
    pub(super) fn room(&self) -> usize {
        self.room.saturating_sub(usize::from(!self.text.is_empty()))
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, fit};

    #[track_caller]
    fn fits(text: &str, room: usize, expected: &str) {
        assert_eq!(fit(text, room, |text| text.replace('*', r"\*")), expected);
    }

    #[test]
    fn what_is_rendered_fits() {
        fits("a * b", 6, r"a \* b");
        fits("a * b", 5, r"a \*…");
        fits("****", 5, r"\*…");
        fits("", 5, "");
        fits("ab", 0, "");
    }

    #[test]
    fn a_column_takes_what_fits() {
        let mut column = Column::new(5);
        assert!(column.push("ab") && column.push("") && !column.push("cde"));
        assert_eq!(column.room(), 2);
        assert!(column.push("cd"));
        assert_eq!(column.finish(), "ab\ncd");
    }
}
