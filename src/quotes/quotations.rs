//! Which words of a text claim to be quoted.

use super::marks::marked;
use crate::text::{Span, sentences, words};

/// The most quotations of one text that are checked.
const MOST: usize = 25;

/// A quotation of more words is checked sentence by sentence.
const MOST_WORDS: usize = 800;

/// The quotations of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotations {
    /// Where they stand, without their marks, in the text's order.
    pub spans: Vec<Span>,
    /// How many there are beyond those.
    pub left_out: usize,
}

/// The quotations in `text`: what stands in quotation marks or on lines that
/// begin with `> `, however short; where nothing does, its sentences.
///
/// ```
/// use footnote::quotes::quotations;
///
/// let of = |text: &'static str| -> Vec<&str> {
///     quotations(text).spans.iter().map(|span| span.of(text)).collect()
/// };
/// assert_eq!(of("He says “the boats move in June”, doesn’t he?"), ["the boats move in June"]);
/// assert_eq!(of("The boats move in June. Nobody asked us."), ["The boats move in June.", "Nobody asked us."]);
/// ```
#[must_use]
pub fn quotations(text: &str) -> Quotations {
    let mut spans = worded(text, &quoted(text));
    if spans.is_empty() {
        spans = worded(text, &sentences(text));
    }
    let left_out = spans.len().saturating_sub(MOST);
    spans.truncate(MOST);
    Quotations { spans, left_out }
}

/// What stands in marks or in block quotes.
fn quoted(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut rest = 0;
    for (lines, inside) in blocks(text) {
        found.extend(marked(text, Span::new(rest, lines.start)));
        found.push(inside);
        rest = lines.end;
    }
    found.extend(marked(text, Span::new(rest, text.len())));
    found
}

/// The block quotes as Discord knows them: their lines, and their text from
/// behind the first line's mark.
fn blocks(text: &str) -> Vec<(Span, Span)> {
    let mut found: Vec<(Span, Span)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        if line.starts_with(">>> ") {
            // It goes on to the end of the message.
            found.push((
                Span::new(start, text.len()),
                Span::new(start + 4, text.len()),
            ));
            break;
        }
        if !(line.starts_with("> ") || line.trim_end() == ">") {
            continue;
        }
        match found.last_mut() {
            Some((lines, inside)) if lines.end == start => {
                lines.end = end;
                inside.end = end;
            }
            _ => found.push((Span::new(start, end), Span::new(start + 1, end))),
        }
    }
    found
}

/// Those of `spans` that have words, trimmed; a very long one as its sentences.
fn worded(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    for &span in spans {
        match words(span.of(text)).take(MOST_WORDS + 1).count() {
            0 => {}
            count if count > MOST_WORDS => {
                let parts = sentences(span.of(text)).into_iter();
                let parts: Vec<Span> = parts.map(|part| part.shifted(span.start)).collect();
                // A sentence that long stays whole.
                match parts.as_slice() {
                    [_] => found.push(trimmed(text, span)),
                    parts => found.extend(worded(text, parts)),
                }
            }
            _ => found.push(trimmed(text, span)),
        }
    }
    found
}

fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start().len());
    Span::new(start, start + inside.trim().len())
}

#[cfg(test)]
mod tests {
    use super::{MOST, MOST_WORDS, quotations};

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quotations(text)
            .spans
            .iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn marked_words_go_before_sentences() {
        finds(
            "He says “the boats move in June”. Is that so?",
            &["the boats move in June"],
        );
        finds(
            "Two sentences here. And one more.",
            &["Two sentences here.", "And one more."],
        );
        finds(
            "« les bateaux partent en juin »",
            &["les bateaux partent en juin"],
        );
    }

    #[test]
    fn what_is_marked_counts_however_short() {
        finds("The “sanctuary” is a nice thing.", &["sanctuary"]);
        finds("“one two three” and “four”", &["one two three", "four"]);
        finds("He said \"arrested 45\".", &["arrested 45"]);
        finds("“…” is no word, is it?", &["“…” is no word, is it?"]);
        finds("Hm. National Guard.", &["Hm.", "National Guard."]);
        finds("👍 … ?!", &[]);
        finds("", &[]);
    }

    #[test]
    fn lines_behind_a_mark_are_quoted() {
        finds(
            "Look:\n> The boats move\n> in June.\nSays who? “Nobody at all here”",
            &["The boats move\n> in June.", "Nobody at all here"],
        );
        finds(
            "> One two three.\nhm\n> Four five six.",
            &["One two three.", "Four five six."],
        );
        finds(
            "Look:\n>>> One two three.\n\nFour.",
            &["One two three.\n\nFour."],
        );
        finds(">no quotation at all", &[">no quotation at all"]);
        finds(
            "> He said “yes we do” then.",
            &["He said “yes we do” then."],
        );
    }

    #[test]
    fn too_many_are_counted() {
        let text = "“one two three” ".repeat(MOST + 7);
        let found = quotations(&text);
        assert_eq!((found.spans.len(), found.left_out), (MOST, 7));
    }

    #[test]
    fn a_very_long_one_is_taken_apart() {
        let text = format!("“{}”", "One two three. ".repeat(MOST_WORDS));
        let found = quotations(&text);
        assert_eq!(found.spans.len(), MOST);
        assert_eq!(found.spans[1].of(&text), "One two three.");
    }
}
