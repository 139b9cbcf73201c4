//! Which articles are for training and which are kept for testing.

use std::fmt;

use super::random::hash;

/// Chosen once, by counting alone: it parts each of the development sets at
/// about three fifths of its questions (XQuAD 61, SQuAD 2 59, new_wiki 63 %).
const SEED: u64 = 38;

/// A side of the split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Split {
    /// To fit and to tune on: about three fifths of the articles.
    Train,
    /// To measure on.
    Test,
}

impl fmt::Display for Split {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Train => "train",
            Self::Test => "test",
        })
    }
}

/// The side that the article of this title is on. It is the same in every file
/// and every language that calls the article so, whether it is written as in
/// Wikipedia's addresses ("Super_Bowl_50") or as a person would.
///
/// ```
/// use footnote::eval::split;
///
/// assert_eq!(split("Super_Bowl_50"), split("Super Bowl 50"));
/// ```
#[must_use]
pub fn split(title: &str) -> Split {
    if hash(SEED, readable(title).as_bytes()) % 5 < 2 {
        Split::Test
    } else {
        Split::Train
    }
}

/// A title as a person writes it, from one that may be part of an address of
/// Wikipedia: "Marxism%E2%80%93Leninism" is "Marxism–Leninism".
pub(super) fn readable(title: &str) -> String {
    let decoded = decoded(title).unwrap_or_else(|| title.to_owned());
    decoded.replace('_', " ").trim().to_owned()
}

/// Percent-encoding undone (RFC 3986, 2.1), if that gives UTF-8.
fn decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = text
            .get(at + 1..at + 3)
            .filter(|digits| bytes[at] == b'%' && digits.bytes().all(|c| c.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::{Split, readable, split};

    #[test]
    fn titles_are_readable() {
        for (title, expected) in [
            ("Super_Bowl_50", "Super Bowl 50"),
            ("Marxism%E2%80%93Leninism", "Marxism–Leninism"),
            ("100%_of_it", "100% of it"),
            ("100%", "100%"),
            ("%FF", "%FF"),
            ("Zürich%20é", "Zürich é"),
        ] {
            assert_eq!(readable(title), expected, "{title}");
        }
    }

    #[test]
    fn two_fifths_are_kept_for_testing() {
        let test = (0..1000)
            .filter(|number| split(&format!("Article {number}")) == Split::Test)
            .count();
        assert!((350..450).contains(&test), "{test}");
    }

    #[test]
    fn the_sides_never_change() {
        // What is trained on one side must stay on it in every release.
        let side = |title| split(title).to_string();
        assert_eq!(side("The lighthouse"), SIDES[0]);
        assert_eq!(side("The harbour"), SIDES[1]);
        assert_eq!(side("Der Leuchtturm"), SIDES[2]);
    }

    const SIDES: [&str; 3] = ["test", "train", "train"];
}
