//! What is worth a look in an article that could be read.

use std::collections::HashMap;

use super::sections::{Draft, folded};
use crate::article::{Alias, Problem, Section};
use crate::text::{fold, words};

/// The most places at which all aliases together are looked for: no article
/// that somebody wrote comes near, and one made to be slow is not reviewed.
const MOST_PLACES: usize = 5_000_000;

/// Warns of headings that occur twice.
pub(super) fn headings(drafts: &[Draft], warnings: &mut Vec<Problem>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for draft in drafts {
        let Some(heading) = &draft.section.heading else {
            continue;
        };
        let first = *seen.entry(folded(heading)).or_insert(draft.line);
        if first != draft.line {
            warnings.push(
                Problem::warning(
                    format!("the heading \"{heading}\" is also on line {first}"),
                    "give each section a heading of its own",
                )
                .at_line(draft.line),
            );
        }
    }
}

/// Warns of aliases that stand twice, and of those that lead nowhere because
/// what they mean isn't said in the article.
pub(super) fn aliases(
    aliases: &[(Alias, usize)],
    title: &str,
    sections: &[Section],
    warnings: &mut Vec<Problem>,
) {
    if aliases.is_empty() {
        return;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let text = Text::of(title, sections);
    let mut places_left = MOST_PLACES;
    for (alias, line) in aliases {
        let first = *seen.entry(folded(&alias.said)).or_insert(*line);
        if first != *line {
            warnings.push(
                Problem::warning(
                    format!("the alias \"{}\" is also on line {first}", alias.said),
                    "remove one of them",
                )
                .at_line(*line),
            );
        }
        if !text.says(&alias.means, &mut places_left) {
            warnings.push(
                Problem::warning(
                    format!(
                        "\"{}\", which the alias \"{}\" stands for, is not in the article",
                        alias.means, alias.said
                    ),
                    "write after the equals sign what the article says",
                )
                .at_line(*line),
            );
        }
    }
}

/// The words of an article, as numbers: 0 is no word, and parts paragraphs.
struct Text {
    numbers: HashMap<String, usize>,
    words: Vec<usize>,
    /// By number, where the word stands.
    places: Vec<Vec<usize>>,
}

impl Text {
    fn of(title: &str, sections: &[Section]) -> Self {
        let mut text = Self {
            numbers: HashMap::new(),
            words: Vec::new(),
            places: vec![Vec::new()],
        };
        text.add(title);
        for section in sections {
            for line in section.heading.iter().chain(&section.summary) {
                text.add(line);
            }
            for paragraph in &section.paragraphs {
                text.add(&paragraph.text);
            }
        }
        text
    }

    fn add(&mut self, text: &str) {
        for word in words(text) {
            let next = self.places.len();
            let number = *self.numbers.entry(plain_word(word.text)).or_insert(next);
            if number == next {
                self.places.push(Vec::new());
            }
            self.places[number].push(self.words.len());
            self.words.push(number);
        }
        self.words.push(0);
    }

    /// Whether the words of `phrase` stand next to each other somewhere; true
    /// too once no place is left to look at.
    fn says(&self, phrase: &str, places_left: &mut usize) -> bool {
        let numbers: Option<Vec<usize>> = words(phrase)
            .map(|word| self.numbers.get(&plain_word(word.text)).copied())
            .collect();
        let Some(numbers) = numbers else { return false };
        let rarest = numbers
            .iter()
            .enumerate()
            .min_by_key(|(_, number)| self.places[**number].len());
        let Some((offset, rarest)) = rarest else {
            return false;
        };
        let places = &self.places[*rarest];
        let cost = places.len().saturating_mul(numbers.len());
        if cost > *places_left {
            return true;
        }
        *places_left -= cost;
        places.iter().any(|&place| {
            place
                .checked_sub(offset)
                .is_some_and(|start| self.words[start..].starts_with(&numbers))
        })
    }
}

/// `word`, folded and without the 's of the genitive.
fn plain_word(word: &str) -> String {
    let folded = fold(word);
    folded.strip_suffix("'s").unwrap_or(&folded).to_owned()
}
