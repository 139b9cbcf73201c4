use super::table::{Table, table};

/// English words with their Zipf values in tenths, sorted, one `word value` a
/// line. Where the counts come from stands in NOTICE.
static ENGLISH: Table = table!("frequency.en");

/// The Zipf value of a folded English word: log10 of its occurrences in a
/// billion words, from about 7.4 ("the") down to 2.0. `None` for words rarer
/// than that, which most names and misspellings are.
///
/// The scale is that of van Heuven et al., "SUBTLEX-UK" (2014).
///
/// ```
/// use footnote::text::zipf;
///
/// assert_eq!(zipf("the"), Some(7.4));
/// assert!(zipf("salary") > zipf("salvo"));
/// assert_eq!(zipf("mamdani"), None);
/// ```
#[must_use]
pub fn zipf(word: &str) -> Option<f32> {
    let tenths: u8 = ENGLISH.look_up(word)?.parse().ok()?;
    Some(f32::from(tenths) / 10.0)
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, zipf};

    #[test]
    fn the_table_is_whole() {
        ENGLISH.assert_is_whole();
    }

    #[test]
    fn words_outside_the_table_have_no_value() {
        for word in ["", "aaaaaa", "zzzzzzz", "slavo", "naïve", "0", "~"] {
            assert_eq!(zipf(word), None, "{word:?}");
        }
    }
}
