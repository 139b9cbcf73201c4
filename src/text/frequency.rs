use super::Language;
use super::table::{Table, table};

/// The words of a language with their Zipf values in tenths, sorted, one `word value` a
/// line. Where the counts come from stands in NOTICE.
struct Frequencies {
    table: Table,
    /// Rarer words aren't in the table.
    rarest: f32,
}

static ENGLISH: Frequencies = Frequencies {
    table: table!("frequency.en"),
    rarest: 2.0,
};
static GERMAN: Frequencies = Frequencies {
    table: table!("frequency.de"),
    rarest: 3.0,
};
static SPANISH: Frequencies = Frequencies {
    table: table!("frequency.es"),
    rarest: 3.0,
};

impl Frequencies {
    fn of(language: Language) -> Option<&'static Self> {
        match language {
            Language::English => Some(&ENGLISH),
            Language::German => Some(&GERMAN),
            Language::Spanish => Some(&SPANISH),
            _ => None,
        }
    }
}

/// The Zipf value of a folded word of `language`: log10 of its occurrences in a
/// billion words, from about 7.4 ("the") down to that of [`rarest`]. `None` for rarer
/// words, which most names and misspellings are, and for all words of a language
/// without a table.
///
/// The scale is that of van Heuven et al., "SUBTLEX-UK" (2014).
///
/// ```
/// use footnote::text::{Language, zipf};
///
/// let english = |word| zipf(Language::English, word);
/// assert_eq!(english("the"), Some(7.4));
/// assert!(english("salary") > english("salvo"));
/// assert_eq!(english("mamdani"), None);
/// assert!(zipf(Language::German, "stadt") > zipf(Language::German, "vertrag"));
/// ```
#[must_use]
pub fn zipf(language: Language, word: &str) -> Option<f32> {
    let value = Frequencies::of(language)?.table.look_up(word)?;
    let tenths: u8 = value.parse().ok()?;
    Some(f32::from(tenths) / 10.0)
}

/// The Zipf value of the rarest words that `language`'s table has; `None` if there is
/// no table.
#[must_use]
pub fn rarest(language: Language) -> Option<f32> {
    Frequencies::of(language).map(|frequencies| frequencies.rarest)
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::{Frequencies, Language, zipf};

    #[test]
    fn the_tables_are_whole() {
        for language in [Language::English, Language::German, Language::Spanish] {
            let Frequencies { table, rarest } = Frequencies::of(language).expect("a table");
            table.assert_is_whole();
            for (word, _) in table.text.lines().filter_map(|line| line.split_once(' ')) {
                assert_eq!(fold(word), word);
                assert!(zipf(language, word) >= Some(*rarest), "{word}");
            }
        }
    }

    #[test]
    fn words_outside_the_table_have_no_value() {
        for word in ["", "aaaaaa", "zzzzzzz", "slavo", "naïve", "0", "~"] {
            assert_eq!(zipf(Language::English, word), None, "{word:?}");
        }
        assert_eq!(zipf(Language::Russian, "город"), None);
    }
}
