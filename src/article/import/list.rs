/// What stands before an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A dot or dash, which is no part of the text.
    Bullet,
    /// A number or letter, which is.
    Ordinal,
}

/// The marker of the item that `line` begins, and the item's text: without the
/// bullet, but with the number, since the article may refer to it.
pub(super) fn item(line: &str) -> Option<(Marker, &str)> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    if matches!(
        first,
        '•' | '◦'
            | '▪'
            | '▫'
            | '‣'
            | '⁃'
            | '●'
            | '○'
            | '■'
            | '□'
            | '➢'
            | '✓'
            | '·'
            | '\u{F0B7}'
    ) {
        let text = line[first.len_utf8()..].trim_start();
        return (!text.is_empty()).then_some((Marker::Bullet, text));
    }
    if matches!(first, '-' | '*' | '+' | '–') {
        let text = line[first.len_utf8()..]
            .strip_prefix([' ', '\t'])?
            .trim_start();
        return (!text.is_empty()).then_some((Marker::Bullet, text));
    }
    let (number, rest) = line.split_once([' ', '\t'])?;
    (is_ordinal(number) && !rest.trim().is_empty()).then_some((Marker::Ordinal, line))
}

/// "1.", "12)", "(3)", "a)", "(b)", "iv.": a number with its mark.
fn is_ordinal(word: &str) -> bool {
    let Some(bare) = word.strip_suffix(['.', ')']) else {
        return false;
    };
    let bracketed = bare.strip_prefix('(');
    let bare = bracketed.unwrap_or(bare);
    let is_number =
        !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman =
        !bare.is_empty() && bare.len() <= 5 && bare.bytes().all(|byte| b"ivx".contains(&byte));
    let is_letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    is_number || is_roman || is_letter && word.ends_with(')')
}

#[cfg(test)]
mod tests {
    use super::{Marker, item};

    #[track_caller]
    fn is(line: &str, expected: Option<(Marker, &str)>) {
        assert_eq!(item(line), expected, "{line:?}");
    }

    #[test]
    fn bullets_go_and_numbers_stay() {
        is("- milk", Some((Marker::Bullet, "milk")));
        is("  *  eggs", Some((Marker::Bullet, "eggs")));
        is("•Bread", Some((Marker::Bullet, "Bread")));
        is("– long dash", Some((Marker::Bullet, "long dash")));
        is("1. First", Some((Marker::Ordinal, "1. First")));
        is("(2) Second", Some((Marker::Ordinal, "(2) Second")));
        is("b) third", Some((Marker::Ordinal, "b) third")));
        is("iv. fourth", Some((Marker::Ordinal, "iv. fourth")));
    }

    #[test]
    fn other_lines_are_no_items() {
        for line in [
            "", "-", "--flag", "-5 degrees", "*bold*", "— John Smith", "1.5 million", "2026 was",
            "I. Introduction", "A. Setup", "a. m. hours", "1984. A year", "3.",
        ] {
            is(line, None);
        }
    }
}
