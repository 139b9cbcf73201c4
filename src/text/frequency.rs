use super::table;

/// English words with their Zipf values in tenths, sorted, one `word value` a
/// line. Where the counts come from stands in NOTICE.
const ENGLISH: &str = include_str!("data/frequency.en.txt");

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
    table::look_up(ENGLISH, word)?
        .parse::<f32>()
        .ok()
        .map(|tenths| tenths / 10.0)
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, table, zipf};

    #[test]
    fn the_table_is_sorted() {
        table::assert_is_sorted(ENGLISH);
    }

    #[test]
    fn words_outside_the_table_have_no_value() {
        for word in ["", "aaaaaa", "zzzzzzz", "slavo", "naïve", "0", "~"] {
            assert_eq!(zipf(word), None, "{word:?}");
        }
    }
}
