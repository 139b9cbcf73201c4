use super::{Language, zipf};

/// Prefixes of English that leave a word's subject as it is. Not "re-": nothing tells that
/// to resubmit is to submit, but to resign not to sign.
const PREFIXES: &[&str] = &["non", "un"];
/// How much more frequent what stands behind them has to be than the whole, as a difference
/// of Zipf values: nobody is less for an "unless".
const MORE_FREQUENT: f32 = 0.5;
/// What stands behind them is no shorter.
const SHORTEST: usize = 3;
/// The Zipf value of words that are too rare to have one.
const RARE: f32 = 1.5;

/// A folded English word without its prefix: "banned" of "unbanned", "smoker" of
/// "nonsmoker".
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
    PREFIXES.iter().find_map(|prefix| {
        let rest = folded.strip_prefix(prefix)?;
        let is_word = rest.len() >= SHORTEST && zipf(language, rest)? > whole() + MORE_FREQUENT;
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
            ("nonsmoker", "smoker"),
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
