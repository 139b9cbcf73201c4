//! The words of each language other than English, one file a language: function
//! words, numbers, and the closed lists by which dates, people, places and
//! reasons are recognised. All are sorted and folded; nouns stand as their stems
//! where the language has a stemmer.

mod chinese;
mod danish;
mod dutch;
mod finnish;
mod french;
mod german;
mod hungarian;
mod italian;
mod japanese;
mod norwegian;
mod polish;
mod portuguese;
mod romanian;
mod russian;
mod spanish;
mod swedish;
mod turkish;

use super::Language;

/// What is known of a language's words.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// Function words: they carry a question's grammar, not its subject.
    pub(super) stop: &'static [&'static str],
    /// Number words and their figures; "one" is an article or a pronoun more often.
    pub(super) numbers: &'static [(&'static str, &'static str)],
    /// Months and days of the week.
    pub(super) calendar: &'static [&'static str],
    /// Lengths of time.
    pub(super) periods: &'static [&'static str],
    /// Make the number before them a date or a time.
    pub(super) clock: &'static [&'static str],
    /// Amounts without figures, and what counts things.
    pub(super) amounts: &'static [&'static str],
    /// A person's name follows.
    pub(super) titles: &'static [&'static str],
    /// People without a name.
    pub(super) people: &'static [&'static str],
    /// Places without a name.
    pub(super) places: &'static [&'static str],
    /// A place's name may follow.
    pub(super) place_before: &'static [&'static str],
    /// Words that give a reason.
    pub(super) reasons: &'static [&'static str],
    /// Words that tell a time without a date.
    pub(super) times: &'static [&'static str],
    /// Nouns, verbs and adjectives that any text may have, as stems; of languages without
    /// a table of frequencies.
    pub(super) common: &'static [&'static str],
    /// May stand inside a date, between day, month and year.
    pub(super) date_links: &'static [&'static str],
    /// Whether months are written without a capital.
    pub(super) lower_months: bool,
    /// Whether every noun has a capital, so that one alone tells no name.
    pub(super) nouns_have_capitals: bool,
}

impl Words {
    /// Nothing is known.
    const NONE: Self = Self {
        stop: &[],
        numbers: &[],
        calendar: &[],
        periods: &[],
        clock: &[],
        amounts: &[],
        titles: &[],
        people: &[],
        places: &[],
        place_before: &[],
        reasons: &[],
        times: &[],
        common: &[],
        date_links: &[],
        lower_months: false,
        nouns_have_capitals: false,
    };

    /// The words of `language`; of English, which has its own modules, none.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::CHINESE => &chinese::WORDS,
            Language::Danish => &danish::WORDS,
            Language::Dutch => &dutch::WORDS,
            Language::Finnish => &finnish::WORDS,
            Language::French => &french::WORDS,
            Language::German => &german::WORDS,
            Language::Hungarian => &hungarian::WORDS,
            Language::Italian => &italian::WORDS,
            Language::JAPANESE => &japanese::WORDS,
            Language::Norwegian => &norwegian::WORDS,
            Language::POLISH => &polish::WORDS,
            Language::Portuguese => &portuguese::WORDS,
            Language::Romanian => &romanian::WORDS,
            Language::Russian => &russian::WORDS,
            Language::Spanish => &spanish::WORDS,
            Language::Swedish => &swedish::WORDS,
            Language::Turkish => &turkish::WORDS,
            _ => &Self::NONE,
        }
    }

    /// The figures of a folded number word.
    pub(super) fn number(&self, folded: &str) -> Option<&'static str> {
        let at = self
            .numbers
            .binary_search_by_key(&folded, |(word, _)| word)
            .ok()?;
        Some(self.numbers[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, fold};
    use super::Words;

    #[test]
    fn lists_are_sorted_folded_and_without_doubles() {
        let codes = "da de es fi fr hu it ja nl no pl pt ro ru sv tr zh";
        for code in codes.split(' ') {
            let language: Language = code.parse().expect("a code");
            let words = Words::of(language);
            assert!(!words.stop.is_empty(), "{language}");
            let numbers: Vec<&str> = words.numbers.iter().map(|(word, _)| *word).collect();
            for list in [
                words.stop, &numbers, words.calendar, words.periods, words.clock, words.amounts,
                words.titles, words.people, words.places, words.place_before, words.reasons,
                words.times, words.common, words.date_links,
            ] {
                for pair in list.windows(2) {
                    assert!(pair[0] < pair[1], "{language}: {pair:?}");
                }
                for word in list {
                    assert_eq!(&fold(word), word, "{language}");
                }
            }
        }
    }
}
