//! Numbers in words and figures, in one form: "fifty-four" and "54",
//! "1,000" and "1000", "1970's" and "1970", "5th" and "5".

use std::borrow::Cow;

const UNITS: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

fn unit(folded: &str) -> Option<usize> {
    UNITS.iter().position(|&word| word == folded)
}

fn tens(folded: &str) -> Option<usize> {
    TENS.iter()
        .position(|&word| word == folded)
        .map(|index| (index + 2) * 10)
}

/// Whether `first-second` is one number ("fifty-four").
pub(super) fn is_compound(first: &str, second: &str) -> bool {
    // Cheap refusals first: this runs for every hyphenated pair of words.
    if !(5..=7).contains(&first.len()) || !(3..=5).contains(&second.len()) {
        return false;
    }
    tens(&first.to_ascii_lowercase()).is_some()
        && unit(&second.to_ascii_lowercase()).is_some_and(|value| (1..10).contains(&value))
}

/// The figures of an English number word ("fifty-four" -> "54"). "One" is left
/// alone: it is a pronoun far more often than a count.
pub(super) fn from_words(folded: &str) -> Option<String> {
    if let Some((first, second)) = folded.split_once('-') {
        return Some((tens(first)? + unit(second)?).to_string());
    }
    match unit(folded) {
        Some(1) | None => tens(folded).map(|value| value.to_string()),
        Some(value) => Some(value.to_string()),
    }
}

/// The plain form of a word that starts with a digit: separators between
/// groups of three gone, leading zeros gone, "s" of decades and ordinal
/// endings gone. `None` if what remains isn't a number ("3d", "4x4").
pub(super) fn from_figures(folded: &str) -> Option<String> {
    if !folded.starts_with(|c: char| c.is_numeric()) {
        return None;
    }
    let body = folded
        .strip_suffix("'s")
        .or_else(|| {
            ["st", "nd", "rd", "th", "s"]
                .iter()
                .find_map(|end| folded.strip_suffix(end))
        })
        .unwrap_or(folded);
    if !body
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
    {
        // Figures of other scripts stand as they are; mixtures are words.
        return body.chars().all(char::is_numeric).then(|| body.to_owned());
    }
    let ungrouped = if is_grouped(body) {
        body.replace(',', "")
    } else {
        body.to_owned()
    };
    let trimmed = ungrouped.trim_start_matches('0');
    Some(if trimmed.is_empty() || trimmed.starts_with(['.', ',']) {
        format!("0{trimmed}")
    } else {
        trimmed.to_owned()
    })
}

/// Figures of a language that writes a comma before decimals, as English has them:
/// "1.000" and "1,000" are a thousand, "3,5" is three and a half.
pub(super) fn with_decimal_point(figures: &str) -> Cow<'_, str> {
    let is_figures = figures.starts_with(|c: char| c.is_ascii_digit())
        && figures.contains([',', '.'])
        && figures
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    if !is_figures {
        return Cow::Borrowed(figures);
    }
    let swapped: String = figures
        .chars()
        .map(|c| match c {
            ',' => '.',
            '.' => ',',
            digit => digit,
        })
        .collect();
    // Both ways of grouping are in use; "0,125" is no group.
    let whole = figures.split('.').next().unwrap_or(figures);
    let english = whole.contains(',') && is_grouped(figures) && !figures.starts_with('0');
    if english || (figures.contains('.') && !is_grouped(&swapped)) {
        return Cow::Borrowed(figures);
    }
    Cow::Owned(swapped)
}

/// Whether commas part the digits into groups of three ("12,500.5").
fn is_grouped(body: &str) -> bool {
    let whole = body.split('.').next().unwrap_or(body);
    let mut groups = whole.split(',');
    groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::{from_figures, from_words, is_compound, with_decimal_point};

    #[test]
    fn decimal_commas_become_points() {
        for (written, plain) in [
            ("3,5", "3.5"),
            ("1.000", "1000"),
            ("1.234.567,8", "1234567.8"),
            ("1,000", "1000"),
            ("0,125", "0.125"),
            ("12.05", "12.05"),
            ("2024", "2024"),
            ("1970er", "1970er"),
        ] {
            let english = with_decimal_point(written);
            let found = from_figures(&english).unwrap_or(english.into_owned());
            assert_eq!(found, plain, "{written}");
        }
    }

    #[test]
    fn figures_have_one_form() {
        for (written, plain) in [
            ("54", "54"),
            ("1,000", "1000"),
            ("1,000,000.50", "1000000.50"),
            ("1970s", "1970"),
            ("1970's", "1970"),
            ("5th", "5"),
            ("007", "7"),
            ("0.5", "0.5"),
            ("0", "0"),
            ("1,5", "1,5"),
            ("٣", "٣"),
        ] {
            assert_eq!(from_figures(written).as_deref(), Some(plain), "{written}");
        }
        for word in ["4x4", "3d", "b52", ""] {
            assert_eq!(from_figures(word), None, "{word}");
        }
    }

    #[test]
    fn words_become_figures() {
        assert_eq!(from_words("fifty-four").as_deref(), Some("54"));
        assert_eq!(from_words("nineteen").as_deref(), Some("19"));
        assert_eq!(from_words("ninety").as_deref(), Some("90"));
        assert_eq!(from_words("one"), None);
        assert_eq!(from_words("police"), None);
        assert!(is_compound("Fifty", "four"));
        assert!(!is_compound("four", "fifty"));
        assert!(!is_compound("fifty", "ten"));
    }
}
