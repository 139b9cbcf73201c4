use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::{Table, table};
use super::{Analyser, Language};

/// English terms with what people in a chat say for them or mean by them, where no
/// synset of WordNet joins the two: sorted, one `term term…` a line, each pair on the
/// lines of both. Written by hand for this program. Left out are verbs of many objects
/// ("make" for "build"), which cost sentences, and pairs with a noun that many articles
/// have ("place" and "site"; Zipf values above 4.7), for which questions of other
/// articles find something, too.
static ENGLISH: Table = table!("everyday.en");

/// The terms of a language that have others which people may mean by them.
type Joined = HashMap<String, Vec<String>>;

/// Words of other languages, one group a line: each may be what people say for another
/// one of its line, or a form of it that the stemmer keeps apart. Written by hand for this
/// program. No other synonyms are known there, so they are more than the English ones; the
/// words stand as they are written, and become terms at the first question.
static GERMAN: LazyLock<Joined> =
    LazyLock::new(|| joined(Language::German, include_str!("data/everyday.de.txt")));
static SPANISH: LazyLock<Joined> =
    LazyLock::new(|| joined(Language::Spanish, include_str!("data/everyday.es.txt")));

/// The terms of words of `language` that people may mean by the word whose term is `term`.
///
/// ```
/// use footnote::text::{Language, everyday};
///
/// assert!(everyday(Language::English, "mum").contains(&"mother"));
/// assert!(everyday(Language::Spanish, "coch").contains(&"automovil"));
/// assert!(everyday(Language::English, "xyzzy").is_empty());
/// ```
#[must_use]
pub fn everyday(language: Language, term: &str) -> Vec<&'static str> {
    let groups = match language {
        Language::English => {
            let terms = ENGLISH.look_up(term).unwrap_or_default();
            return terms.split_ascii_whitespace().collect();
        }
        Language::German => &GERMAN,
        Language::Spanish => &SPANISH,
        _ => return Vec::new(),
    };
    let others = groups.get(term).into_iter().flatten();
    others.map(String::as_str).collect()
}

/// The terms of each line's words, joined with those of its other words.
fn joined(language: Language, groups: &str) -> Joined {
    let analyser = Analyser::new(language);
    let mut joined = Joined::new();
    for group in groups.lines() {
        let mut terms: Vec<String> = Vec::new();
        for word in group.split(' ') {
            let lexeme = analyser.lexeme(word);
            terms.extend([lexeme.term].into_iter().chain(lexeme.unaccented));
        }
        terms.sort_unstable();
        terms.dedup();
        for term in &terms {
            let others = terms.iter().filter(|&other| other != term);
            joined
                .entry(term.clone())
                .or_default()
                .extend(others.cloned());
        }
    }
    for others in joined.values_mut() {
        others.sort_unstable();
        others.dedup();
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{ENGLISH, everyday};
    use crate::text::{Analyser, Language};

    fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = ENGLISH.text.lines();
        lines.filter_map(|line| line.split_once(' '))
    }

    #[test]
    fn the_table_is_whole() {
        ENGLISH.assert_is_whole();
    }

    #[test]
    fn terms_of_a_line_are_sorted_and_joined_both_ways() {
        for (term, joined) in lines() {
            let joined: Vec<&str> = joined.split(' ').collect();
            assert!(joined.windows(2).all(|pair| pair[0] < pair[1]), "{term}");
            for other in joined {
                assert_ne!(other, term);
                assert!(
                    everyday(Language::English, other).contains(&term),
                    "{term} {other}"
                );
            }
        }
    }

    #[test]
    fn terms_are_those_of_words() {
        let analyser = Analyser::new(Language::English);
        let term = |word: &str| analyser.lexeme(word).term;
        let frequent = include_str!("data/frequency.en.txt").lines();
        let terms: HashSet<String> = frequent
            .filter_map(|line| line.split(' ').next())
            .map(term)
            .collect();
        for (word, _) in lines() {
            assert!(terms.contains(word) || term(word) == word, "{word}");
        }
    }

    /// Whether the terms of two words are joined.
    fn are_joined(language: Language, one: &str, other: &str) -> bool {
        let analyser = Analyser::new(language);
        let [one, other] = [one, other].map(|word| analyser.lexeme(word).term);
        everyday(language, &one).contains(&other.as_str())
    }

    #[test]
    fn words_are_joined_by_their_terms() {
        for (one, other) in [
            ("dad", "father"),
            ("kids", "daughters"),
            ("boss", "supervisor"),
            ("tall", "height"),
            ("boats", "vessels"),
            ("bury", "cemetery"),
            ("uni", "university"),
            ("hired", "recruited"),
        ] {
            assert!(are_joined(Language::English, one, other), "{one}");
        }
        for (one, other) in [("make", "build"), ("place", "site"), ("mother", "father")] {
            assert!(!are_joined(Language::English, one, other), "{one}");
        }
    }

    #[test]
    fn words_of_other_languages_are_joined_in_groups() {
        use Language::{French, German, Spanish};
        for (language, one, other) in [
            (Spanish, "coches", "automóvil"),
            (Spanish, "automovil", "coche"),
            (Spanish, "murió", "fallecer"),
            (German, "Handy", "Mobiltelefon"),
            (German, "starb", "Tod"),
        ] {
            assert!(are_joined(language, one, other), "{one} {other}");
        }
        assert!(!are_joined(Spanish, "madre", "padre"));
        assert!(!are_joined(French, "voiture", "auto"));
    }

    #[test]
    fn groups_are_sorted_words_of_one_language() {
        for groups in [
            include_str!("data/everyday.de.txt"),
            include_str!("data/everyday.es.txt"),
        ] {
            let lines: Vec<&str> = groups.lines().collect();
            assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
            for line in lines {
                let words: HashSet<&str> = line.split(' ').collect();
                assert!(words.len() > 1, "{line}");
                assert_eq!(words.len(), line.split(' ').count(), "{line}");
                let is_word =
                    |word: &&str| word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit());
                assert!(words.iter().all(is_word), "{line}");
            }
        }
    }
}
