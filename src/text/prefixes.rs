use super::{Language, zipf};

/// Prefixes of English, and how much more frequent what they stand before has to be than the
/// whole, as a difference of Zipf values: a report is no port again.
const PREFIXES: &[(&str, f32)] = &[
    ("un", 0.5),
    ("non", 0.5),
    ("mis", 2.0),
    ("pre", 2.0),
    ("re", 2.0),
];
/// What stands behind them is no shorter.
const SHORTEST: usize = 3;
/// The Zipf value of words that are too rare to have one.
const RARE: f32 = 1.5;

/// A folded English word without its prefix: "banned" of "unbanned", "join" of "rejoin".
/// `None` for words without one, and in other languages.
///
/// ```
/// use footnote::text::{Language, without_prefix};
///
/// assert_eq!(without_prefix(Language::English, "unbanned"), Some("banned"));
/// assert_eq!(without_prefix(Language::English, "uncle"), None);
/// ```
#[must_use]
pub fn without_prefix(language: Language, folded: &str) -> Option<&str> {
    if language != Language::English {
        return None;
    }
    let whole = || zipf(language, folded).unwrap_or(RARE);
    PREFIXES.iter().find_map(|&(prefix, margin)| {
        let rest = folded.strip_prefix(prefix)?;
        let is_word = rest.len() >= SHORTEST && zipf(language, rest)? > whole() + margin;
        is_word.then_some(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::without_prefix;
    use crate::text::Language;

    #[test]
    fn a_prefix_stands_before_a_more_frequent_word() {
        let rest = |word| without_prefix(Language::English, word);
        for (word, expected) in [
            ("unban", "ban"),
            ("unpaid", "paid"),
            ("resubmit", "submit"),
            ("nonsmoker", "smoker"),
            ("misread", "read"),
        ] {
            assert_eq!(rest(word), Some(expected), "{word}");
        }
        for word in [
            "under", "unit", "union", "until", "report", "resign", "remark", "reason", "press",
            "present", "mist", "none", "un", "ban",
        ] {
            assert_eq!(rest(word), None, "{word}");
        }
        assert_eq!(without_prefix(Language::German, "unbanned"), None);
    }
}
