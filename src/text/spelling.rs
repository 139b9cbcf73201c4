use super::{Language, zipf};

/// Words shorter than this are one edit away from too many.
const SHORTEST: usize = 4;
/// Longer words are no words.
const LONGEST: usize = 32;

/// The frequent words of `language` that one edit makes of `folded` (a letter more, less or
/// another one, or two neighbours swapped), each with its Zipf value; none of a language
/// without a table of frequencies.
///
/// ```
/// use footnote::text::{Language, one_edit_away};
///
/// let away = one_edit_away(Language::English, "whihc");
/// assert!(away.iter().any(|(word, _)| word == "which"));
/// assert!(one_edit_away(Language::Russian, "котоырй").is_empty());
/// ```
#[must_use]
pub fn one_edit_away(language: Language, folded: &str) -> Vec<(String, f32)> {
    let length = folded.chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) || !folded.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let edited = edits(folded).into_iter();
    edited
        .filter_map(|word| zipf(language, &word).map(|zipf| (word, zipf)))
        .collect()
}

/// All that one edit with a plain letter makes of `word`.
fn edits(word: &str) -> Vec<String> {
    const LETTERS: std::ops::RangeInclusive<char> = 'a'..='z';
    let letters: Vec<char> = word.chars().collect();
    let mut all = Vec::with_capacity(54 * letters.len() + 25);
    for at in 0..=letters.len() {
        let (head, tail) = letters.split_at(at);
        let mut add = |middle: &[char], tail: &[char]| {
            all.push(head.iter().chain(middle).chain(tail).collect::<String>());
        };
        for letter in LETTERS {
            add(&[letter], tail);
        }
        let [first, rest @ ..] = tail else { continue };
        add(&[], rest);
        for letter in LETTERS.filter(|letter| letter != first) {
            add(&[letter], rest);
        }
        if let [second, rest @ ..] = rest {
            add(&[*second, *first], rest);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Language, edits, one_edit_away};

    #[test]
    fn one_edit_is_a_letter_more_less_or_another_or_two_swapped() {
        for (typed, word) in [
            ("vilence", "violence"),
            ("violennce", "violence"),
            ("viomence", "violence"),
            ("voilence", "violence"),
            ("iolence", "violence"),
            ("violenc", "violence"),
        ] {
            let away = one_edit_away(Language::English, typed);
            assert!(away.iter().any(|(found, _)| found == word), "{typed}");
            assert!(away.iter().all(|(found, _)| found != typed), "{typed}");
        }
        assert!(one_edit_away(Language::English, "volience").is_empty());
    }

    #[test]
    fn all_edits_are_one_edit() {
        let all = edits("abca");
        assert_eq!(all.len(), 5 * 26 + 4 + 4 * 25 + 3);
        assert!(
            all.iter()
                .all(|word| strsim::osa_distance("abca", word) == 1)
        );
    }

    #[test]
    fn short_words_and_numbers_are_near_nothing() {
        for typed in [
            "",
            "teh",
            "covid19",
            "сколко",
            "国家",
            "x".repeat(99).as_str(),
        ] {
            assert!(
                one_edit_away(Language::English, typed).is_empty(),
                "{typed}"
            );
        }
    }
}
