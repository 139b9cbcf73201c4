//! How much of an answer a highlight shares.

use std::collections::HashMap;

use crate::text::{Language, Span};

/// The best token F1 of `shown` against the `golds`: the harmonic mean of the
/// shares of tokens in common, tokens normalised as SQuAD's evaluation does
/// (lower case, without punctuation and the articles a, an, the; Rajpurkar et
/// al., 2016). The articles are dropped from English only; signs of scripts
/// without spaces are a token each, as in MLQA's evaluation (Lewis et al., 2020).
pub(super) fn token_f1<'a>(
    shown: &str,
    golds: impl Iterator<Item = &'a str>,
    language: Language,
) -> f64 {
    let shown = tokens(shown, language);
    golds
        .map(|gold| {
            let gold = tokens(gold, language);
            f1(in_common(&shown, &gold), shown.len(), gold.len())
        })
        .fold(0.0, f64::max)
}

/// The best character F1 of the place `shown` against those of the `golds` in
/// the same text: the harmonic mean of the shares of characters in common.
pub(super) fn character_f1(text: &str, shown: Span, golds: &[Span]) -> f64 {
    let length = |span: Span| span.of(text).chars().count();
    golds
        .iter()
        .map(|gold| {
            let start = shown.start.max(gold.start);
            let end = shown.end.min(gold.end);
            let common = if start < end {
                length(Span::new(start, end))
            } else {
                0
            };
            f1(common, length(shown), length(*gold))
        })
        .fold(0.0, f64::max)
}

fn f1(common: usize, shown: usize, gold: usize) -> f64 {
    if shown + gold == 0 {
        return 1.0;
    }
    2.0 * common as f64 / (shown + gold) as f64
}

fn tokens(text: &str, language: Language) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    for c in text.to_lowercase().chars() {
        if stands_alone(c) {
            plain.extend([' ', c, ' ']);
        } else if c.is_alphanumeric() || c.is_whitespace() {
            plain.push(c);
        }
    }
    plain
        .split_whitespace()
        .filter(|token| language != Language::English || !["a", "an", "the"].contains(token))
        .map(str::to_owned)
        .collect()
}

/// Whether `c` belongs to a script that puts no spaces between words: Thai and
/// its neighbours, kana, Han.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How many tokens two texts have in common, doubles counted.
fn in_common(one: &[String], other: &[String]) -> usize {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for token in other {
        *left.entry(token).or_default() += 1;
    }
    one.iter()
        .filter(|token| match left.get_mut(token.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::{character_f1, token_f1};
    use crate::text::{Language, Span};

    #[track_caller]
    fn scores(shown: &str, golds: &[&str], language: Language, expected: f64) {
        let score = token_f1(shown, golds.iter().copied(), language);
        assert!((score - expected).abs() < 1e-12, "{shown}: {score}");
    }

    #[test]
    fn tokens_are_compared_as_squad_does() {
        let english = Language::English;
        scores("The Lighthouse!", &["lighthouse"], english, 1.0);
        scores("in 1858", &["1858"], english, 2.0 / 3.0);
        scores("1858", &["1859", "1858"], english, 1.0);
        scores("54 54", &["54"], english, 2.0 / 3.0);
        scores("1858", &["Skagen"], english, 0.0);
        scores("la une a", &["la une"], Language::French, 0.8);
        scores("灯塔", &["灯塔是"], Language::Other(*b"zh "), 0.8);
    }

    #[test]
    fn characters_are_compared_by_their_place() {
        let text = "Århus, Århus";
        let first = Span::new(0, 6);
        assert_eq!(character_f1(text, first, &[first]), 1.0);
        assert_eq!(character_f1(text, first, &[Span::new(8, 14)]), 0.0);
        // Three of five characters: "Årh".
        let score = character_f1(text, Span::new(0, 4), &[first]);
        assert!((score - 0.75).abs() < 1e-12);
    }
}
