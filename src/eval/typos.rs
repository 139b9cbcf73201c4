//! Misspells questions, the same way each time.

use unicode_segmentation::UnicodeSegmentation;

use super::random::Random;

/// A word of so many letters or more may be misspelt.
const SHORTEST: usize = 5;
/// So many words of a question are misspelt, if it has them.
const WORDS: usize = 2;

/// `question` with two typos: two random words of five letters or more get one
/// random edit each, which substitutes, deletes, inserts or transposes letters.
/// A question with fewer such words gets fewer typos. Only words of letters
/// alone count: numbers stay as they are.
pub(super) fn misspell(question: &str, random: &mut Random) -> String {
    let mut words: Vec<(usize, &str)> = question
        .unicode_word_indices()
        .filter(|(_, word)| {
            word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic)
        })
        .collect();
    let mut chosen = Vec::new();
    while chosen.len() < WORDS && !words.is_empty() {
        chosen.push(words.swap_remove(random.below(words.len())));
    }
    // From behind, so that the places before stay right.
    chosen.sort_unstable_by_key(|&(start, _)| std::cmp::Reverse(start));
    let mut text = question.to_owned();
    for (start, word) in chosen {
        text.replace_range(start..start + word.len(), &edited(word, random));
    }
    text
}

/// `word` after one random edit that changes it.
fn edited(word: &str, random: &mut Random) -> String {
    let letters: Vec<char> = word.chars().collect();
    loop {
        let mut edited = letters.clone();
        match random.below(4) {
            0 => {
                let at = random.below(edited.len());
                edited[at] = letter(&letters, edited[at], random);
            }
            1 => {
                edited.remove(random.below(edited.len()));
            }
            2 => {
                let at = random.below(edited.len() + 1);
                let case = edited[at.saturating_sub(1)];
                edited.insert(at, letter(&letters, case, random));
            }
            _ => {
                let at = random.below(edited.len() - 1);
                edited.swap(at, at + 1);
            }
        }
        if edited != letters {
            return edited.into_iter().collect();
        }
    }
}

/// A random letter of the word's script, a capital where `like` is one.
fn letter(word: &[char], like: char, random: &mut Random) -> char {
    const LATIN: std::ops::RangeInclusive<char> = 'a'..='z';
    const CYRILLIC: std::ops::RangeInclusive<char> = 'а'..='я';
    let is_latin = word.iter().any(char::is_ascii_alphabetic);
    let is_cyrillic = word.iter().any(|c| ('Ѐ'..='ӿ').contains(c));
    let alphabet: Vec<char> = match (is_latin, is_cyrillic) {
        (true, _) => LATIN.collect(),
        (_, true) => CYRILLIC.collect(),
        _ => word.to_vec(),
    };
    let letter = alphabet[random.below(alphabet.len())];
    let mut capital = letter.to_uppercase();
    match (like.is_uppercase(), capital.next(), capital.next()) {
        (true, Some(capital), None) => capital,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use strsim::osa_distance;

    use super::misspell;
    use crate::eval::random::Random;

    /// Misspells in many ways; tells the most edits that there were.
    #[track_caller]
    fn edits(question: &str) -> usize {
        let mut most = 0;
        for seed in 0..200 {
            let typed = misspell(question, &mut Random::new(seed, ""));
            assert_eq!(typed, misspell(question, &mut Random::new(seed, "")));
            most = most.max(osa_distance(question, &typed));
        }
        most
    }

    #[test]
    fn two_long_words_get_one_edit_each() {
        assert_eq!(edits("When did Skagen build the lighthouse?"), 2);
        assert_eq!(edits("When was Skagen lit?"), 1);
        assert_eq!(edits("Wann wurde Ærøskøbing gegründet?"), 2);
        assert_eq!(edits("Когда построили маяк?"), 2);
    }

    #[test]
    fn short_words_and_numbers_stay() {
        assert_eq!(edits("Who did it in 18581 or 1858?"), 0);
        assert_eq!(edits("灯塔是什么时候建造的"), 0);
        assert_eq!(edits(""), 0);
    }

    #[test]
    fn a_word_is_always_changed() {
        for seed in 0..200 {
            let typed = misspell("aaaaa", &mut Random::new(seed, ""));
            assert_ne!(typed, "aaaaa");
        }
    }
}
