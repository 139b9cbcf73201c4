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
    let bytes = ENGLISH.as_bytes();
    // The range always starts and ends at a line's start.
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(low, |newline| low + newline + 1);
        let end = bytes[start..high]
            .iter()
            .position(|&byte| byte == b'\n')
            .map_or(high, |newline| start + newline);
        let (entry, value) = ENGLISH[start..end].split_once(' ')?;
        match entry.cmp(word) {
            std::cmp::Ordering::Less => low = (end + 1).min(high),
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => return value.parse::<f32>().ok().map(|v| v / 10.0),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, zipf};

    #[test]
    fn every_line_is_found_again() {
        for line in ENGLISH.lines().step_by(97) {
            let (word, value) = line.split_once(' ').expect("a word and a value");
            let value: f32 = value.parse().expect("a number");
            assert_eq!(zipf(word), Some(value / 10.0), "{word}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_without_doubles() {
        let words: Vec<&str> = ENGLISH
            .lines()
            .filter_map(|line| line.split(' ').next())
            .collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn words_outside_the_table_have_no_value() {
        for word in ["", "aaaaaa", "zzzzzzz", "slavo", "naïve", "0", "~"] {
            assert_eq!(zipf(word), None, "{word:?}");
        }
    }
}
