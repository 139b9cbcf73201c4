use super::table::{Table, table};

/// English terms with what people in a chat say for them or mean by them, where no
/// synset of WordNet joins the two: sorted, one `term term…` a line, each pair on the
/// lines of both. Written by hand for this program. Left out are verbs of many objects
/// ("make" for "build"), which cost sentences, and pairs with a noun that many articles
/// have ("place" and "site"; Zipf values above 4.7), for which questions of other
/// articles find something, too.
static ENGLISH: Table = table!("everyday.en");

/// The terms of English words that people may mean by the word whose term is `term`.
///
/// ```
/// use footnote::text::everyday;
///
/// assert!(everyday("mum").any(|term| term == "mother"));
/// assert!(everyday("co2").any(|term| term == "dioxid"));
/// assert_eq!(everyday("xyzzy").count(), 0);
/// ```
pub fn everyday(term: &str) -> impl Iterator<Item = &'static str> + use<> {
    let terms = ENGLISH.look_up(term).unwrap_or_default();
    terms.split_ascii_whitespace()
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
                assert!(everyday(other).any(|back| back == term), "{term} {other}");
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

    #[test]
    fn words_are_joined_by_their_terms() {
        let analyser = Analyser::new(Language::English);
        let term = |word| analyser.lexeme(word).term;
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
            let to = term(other);
            assert!(everyday(&term(one)).any(|found| found == to), "{one}");
        }
        for (one, other) in [("make", "build"), ("place", "site"), ("mother", "father")] {
            let to = term(other);
            assert!(everyday(&term(one)).all(|found| found != to), "{one}");
        }
    }
}
