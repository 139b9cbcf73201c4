//! The numbers that the items of lists begin with.

/// The most figures of an item's number, as CommonMark has it.
const MOST_FIGURES: usize = 9;

/// The number that an item of a list begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemNumber {
    /// The number.
    pub value: usize,
    /// The bytes of its figures and the mark behind them.
    pub len: usize,
}

/// The number that `line` begins with, as an item of an ordered list does: figures, a
/// stop or a bracket, a space, and text.
///
/// ```
/// use footnote::text::item_number;
///
/// let number = item_number("12. Be kind.").expect("a number");
/// assert_eq!((number.value, number.len), (12, 3));
/// assert_eq!(item_number("1.5 litres"), None);
/// ```
#[must_use]
pub fn item_number(line: &str) -> Option<ItemNumber> {
    let figures = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[figures..].strip_prefix(['.', ')'])?;
    let has_text = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
    let is_number = (1..=MOST_FIGURES).contains(&figures) && has_text;
    is_number.then_some(ItemNumber {
        value: line[..figures].parse().ok()?,
        len: figures + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::item_number;

    #[test]
    fn items_begin_with_a_number_a_mark_and_a_space() {
        for (line, expected) in [
            ("1. Be kind", Some((1, 2))),
            ("12) Be kind", Some((12, 3))),
            ("007. Bond", Some((7, 4))),
            ("1984. Ein Buch", Some((1984, 5))),
            ("1.5 litres", None),
            ("1.", None),
            ("1. ", None),
            ("(1) a", None),
            ("a. b", None),
            (". b", None),
            ("1234567890. b", None),
            ("٣. b", None),
        ] {
            let found = item_number(line).map(|number| (number.value, number.len));
            assert_eq!(found, expected, "{line}");
        }
    }
}
