//! Breaks text into lines by the columns that it takes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::Span;

/// How many columns `text` takes on a terminal.
pub(super) fn columns(text: &str) -> usize {
    text.graphemes(true).map(grapheme_columns).sum()
}

/// Control characters, which are drawn as one sign, take a column.
fn grapheme_columns(grapheme: &str) -> usize {
    if grapheme.chars().any(char::is_control) {
        1
    } else {
        grapheme.width()
    }
}

/// The lines of `text`, none wider than `width` columns unless one grapheme
/// is: broken at spaces, between ideographs, or where nothing else helps
/// between graphemes. Spaces at a break belong to no line.
pub(super) fn wrap(text: &str, width: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, width, &mut lines);
        start += line.len() + 1;
    }
    lines
}

/// Where a line may end, and where the next one would begin.
type Break = (usize, usize);

fn wrap_line(line: &str, origin: usize, width: usize, lines: &mut Vec<Span>) {
    let mut emit = |start: usize, end: usize| {
        let end = start + line[start..end].trim_end().len();
        lines.push(Span::new(start + origin, end + origin));
    };
    let mut start = 0;
    let mut used = 0;
    let mut last_break: Option<Break> = None;
    let mut after_ideograph = false;
    for (at, grapheme) in line.grapheme_indices(true) {
        let takes = grapheme_columns(grapheme);
        let next = at + grapheme.len();
        if is_space(grapheme) {
            if !line[start..at].trim().is_empty() {
                let end = last_break
                    .filter(|&(_, next)| next == at)
                    .map_or(at, |(end, _)| end);
                last_break = Some((end, next));
            }
            used += takes;
            after_ideograph = false;
            continue;
        }
        let ideograph = takes == 2 && grapheme.chars().next().is_some_and(char::is_alphanumeric);
        if ideograph && after_ideograph {
            last_break = Some((at, at));
        }
        while used + takes > width && at > start {
            let (end, next) = last_break.take().unwrap_or((at, at));
            emit(start, end);
            start = next;
            used = columns(&line[start..at]);
        }
        used += takes;
        after_ideograph = takes == 2;
    }
    emit(start, line.len());
}

/// Whether a line may break here; a no-break space is no such place.
fn is_space(grapheme: &str) -> bool {
    grapheme
        .chars()
        .all(|c| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{columns, wrap};

    #[track_caller]
    fn wraps(text: &str, width: usize, expected: &[&str]) {
        let lines: Vec<&str> = wrap(text, width).iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn lines_break_at_spaces() {
        wraps("one two three", 7, &["one two", "three"]);
        wraps("one two three", 8, &["one two", "three"]);
        wraps("one   two", 4, &["one", "two"]);
        wraps("one\u{a0}two three", 8, &["one\u{a0}two", "three"]);
        wraps("  indented code", 80, &["  indented code"]);
        wraps("", 10, &[""]);
        wraps("a\n\nb", 10, &["a", "", "b"]);
    }

    #[test]
    fn a_word_too_long_is_broken() {
        wraps(
            "see abcdefghij now",
            4,
            &["see", "abcd", "efgh", "ij", "now"],
        );
    }

    #[test]
    fn width_is_counted_in_columns() {
        assert_eq!(columns("国民"), 4);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(columns("👩‍🚒"), 2);
        assert_eq!(columns("\u{1b}[1m"), 4);
        wraps("国民警卫队。好", 6, &["国民警", "卫队。", "好"]);
        wraps("👩‍🚒👩‍🚒👩‍🚒", 4, &["👩‍🚒👩‍🚒", "👩‍🚒"]);
        wraps("国", 1, &["国"]);
    }

    proptest! {
        #[test]
        fn every_letter_stands_on_one_line(text in "(\\PC|[ \n\t国\u{301}]){0,60}", width in 1usize..20) {
            let lines = wrap(&text, width);
            let kept: String = lines.iter().map(|line| line.of(&text)).collect();
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&kept), bare(&text));
            for line in lines {
                let line = line.of(&text);
                prop_assert!(columns(line) <= width || unicode_segmentation::UnicodeSegmentation::graphemes(line, true).count() == 1, "{:?}", line);
            }
        }
    }
}
