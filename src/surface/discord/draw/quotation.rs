//! An article's text as a block quotation.

use super::fit::fit;
use crate::surface::discord::markdown::{escape, escape_before, is_line_break};
use crate::text::{Span, truncate};

/// The most of a passage that stands beside another one.
const SHORT: usize = 160;

/// The least room for a passage that is worth its quoting.
pub(super) const LEAST: usize = 80;

/// `text` as a block quotation of at most `room`, cut at its end if it must be,
/// with `bold` (in order, in bytes of `text`) in bold.
pub(super) fn quotation(text: &str, bold: &[Span], room: usize) -> String {
    fit(text, room, |beginning| begun(text, bold, beginning))
}

/// The beginning of `text` as a block quotation, likewise.
pub(super) fn short_quotation(text: &str, bold: &[Span]) -> String {
    begun(text, bold, &truncate(text, SHORT))
}

/// `beginning`, which is `text` or was cut from it, as a block quotation.
fn begun(text: &str, bold: &[Span], beginning: &str) -> String {
    let kept = if beginning == text {
        text.len()
    } else {
        beginning.trim_end_matches('…').trim_end().len()
    };
    let bold: Vec<Span> = bold
        .iter()
        .filter(|span| span.start < kept)
        .map(|span| Span::new(span.start, span.end.min(kept)))
        .collect();
    quoted(beginning, &bold)
}

/// Every line of `text` as one of a block quotation.
fn quoted(text: &str, bold: &[Span]) -> String {
    let mut quoted = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(is_line_break) {
        let end = start + line.len();
        let line = line.trim_end_matches(is_line_break);
        let within = Span::new(start, start + line.len());
        // Bold ends with its line, so that a quotation is one line by line.
        let bold = bold
            .iter()
            .filter(|span| span.start < within.end && span.end > within.start)
            .map(|span| {
                Span::new(span.start.max(within.start), span.end.min(within.end))
                    .relative_to(within.start)
            });
        quoted.push(format!("> {}", emphasised(line, bold)));
        start = end;
    }
    quoted.join("\n")
}

fn emphasised(line: &str, bold: impl Iterator<Item = Span>) -> String {
    let mut markup = String::new();
    let mut at = 0;
    for span in bold {
        let text = span.of(line);
        let start = span.start + text.len() - text.trim_start().len();
        let marked = escape_before(text.trim(), Some('*'));
        if marked.is_empty() || start < at {
            continue;
        }
        markup.push_str(&escape_before(&line[at..start], Some('*')));
        markup.push_str(&format!("**{marked}**"));
        at = start + text.trim().len();
    }
    markup.push_str(&escape(&line[at..]));
    markup
}

#[cfg(test)]
mod tests {
    use super::quotation;
    use crate::text::Span;

    #[track_caller]
    fn quotes(text: &str, bold: &[&str], room: usize, expected: &str) {
        let bold: Vec<Span> = bold
            .iter()
            .map(|bold| {
                let start = text.find(bold).expect("in the text");
                Span::new(start, start + bold.len())
            })
            .collect();
        assert_eq!(quotation(text, &bold, room), expected);
    }

    #[test]
    fn every_line_stays_in_the_quotation() {
        quotes("a\n> b\n\n# c", &[], 99, "> a\n> \\> b\n> \n> \\# c");
        quotes("a\u{2028}b", &[], 99, "> a\n> b");
    }

    #[test]
    fn the_answer_is_bold_line_by_line() {
        quotes("of *54* arrests", &["*54*"], 99, r"> of **\*54\*** arrests");
        quotes("a b\nc d", &["b\nc"], 99, "> a **b**\n> **c** d");
        quotes("<:a:4>", &["a:4"], 99, r"> \<\:**a\:4**\>");
        quotes("ab c", &["b "], 99, "> a**b** c");
    }

    #[test]
    fn a_cut_quotation_keeps_what_is_left_of_its_answer() {
        quotes("one two three", &["two three"], 14, "> one **two**…");
        quotes("one two three", &["three"], 10, "> one two…");
    }
}
