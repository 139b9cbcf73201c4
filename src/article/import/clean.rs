/// `text` with every run of white space as one space, none at the ends, and
/// without characters that nobody sees: controls, soft hyphens, zero-width
/// spaces and byte-order marks.
pub(super) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
        } else if !is_invisible(c) {
            if space && !collapsed.is_empty() {
                collapsed.push(' ');
            }
            space = false;
            collapsed.push(c);
        }
    }
    collapsed
}

/// The same, line by line; empty lines go.
pub(super) fn collapse_lines(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(collapse)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether `c` belongs to a script that is written without spaces between
/// words, so that lines are joined without one.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{2FA1F}')
}

/// Whether `text` ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_with_stop(text: &str) -> bool {
    text.trim_end_matches(is_closer)
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '‽'])
}

/// Closing quotes and brackets.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）'
    ) || c.is_whitespace()
}

/// Opening quotes and brackets.
pub(super) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '„'
            | '('
            | '['
            | '{'
            | '「'
            | '『'
            | '（'
            | '¿'
            | '¡'
    )
}

#[cfg(test)]
mod tests {
    use super::{collapse, collapse_lines, ends_with_stop};

    #[test]
    fn white_space_is_one_space_and_the_unseen_goes() {
        for (text, expected) in [
            ("  a \t\r\n b\u{A0}c ", "a b c"),
            ("co\u{AD}operate \u{FEFF}now", "cooperate now"),
            ("bell\u{7} \u{0}rings", "bell rings"),
            ("a \u{200B} b", "a b"),
            ("👩‍🚒 e\u{301}", "👩‍🚒 e\u{301}"),
            (" \n ", ""),
        ] {
            assert_eq!(collapse(text), expected, "{text:?}");
            assert_eq!(
                collapse(expected),
                expected,
                "collapsing twice changes {text:?}"
            );
        }
        assert_eq!(collapse_lines(" a  b\n\n\t\n c "), "a b\nc");
    }

    #[test]
    fn stops_are_seen_behind_quotes() {
        for text in ["It is.", "“It is.”", "Is it?!", "(Yes.)", "它很大。"] {
            assert!(ends_with_stop(text), "{text:?}");
        }
        for text in ["", "It is", "A, b", "Title (2026)", "Why:"] {
            assert!(!ends_with_stop(text), "{text:?}");
        }
    }
}
