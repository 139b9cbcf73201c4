//! Quotations made from articles' sentences, each with the outcome that the way
//! it was made asks for.

use footnote::article::Article;
use footnote::text::{fold, sentences};

/// What a case should turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Expected {
    Exact,
    Altered,
    Absent,
    /// Altered or absent, but never exact.
    NotExact,
}

/// A quotation that was made.
pub(super) struct Case {
    pub(super) expected: Expected,
    /// How it was made.
    pub(super) kind: &'static str,
    pub(super) said: String,
}

/// Pseudo-random numbers, the same in every run (Knuth's MMIX generator).
pub(super) struct Numbers(pub(super) u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// A sentence's words, and what else is needed to change them.
struct Source<'a> {
    words: Vec<String>,
    /// The next sentence of the paragraph.
    next: Option<&'a str>,
    /// Words to put in others' places.
    others: &'a [String],
}

type Make = fn(&Source<'_>, &mut Numbers) -> Option<String>;

const MADE: &[(Expected, &str, Make)] = &[
    (Expected::Exact, "whole", |source, _| {
        Some(source.words.join(" "))
    }),
    (Expected::Exact, "part", part),
    (Expected::Exact, "and the next", |source, _| {
        Some(format!("{} {}", source.words.join(" "), source.next?))
    }),
    (Expected::Exact, "other marks", other_marks),
    (Expected::Exact, "other spaces", other_spaces),
    (Expected::Exact, "ellipsis", ellipsis),
    (Expected::Exact, "brackets", brackets),
    (Expected::Altered, "word dropped", dropped),
    (Expected::Altered, "word replaced", replaced),
    (
        Expected::Altered,
        "word of a few replaced",
        replaced_in_a_few,
    ),
    (Expected::Altered, "clause dropped", clause_dropped),
    (Expected::Altered, "word added", added),
    (Expected::Altered, "words swapped", swapped),
    (Expected::Altered, "letters swapped", misspelt),
    (Expected::Altered, "number changed", number_changed),
    (Expected::Altered, "not added", |source, numbers| {
        insert(source, numbers, "not")
    }),
    (Expected::Altered, "not dropped", negation_dropped),
    (Expected::Altered, "three changes", three_changes),
    (Expected::NotExact, "joined", joined),
    (Expected::Absent, "every other word", half_changed),
    (Expected::Absent, "shuffled", shuffled),
    (Expected::Absent, "drawn", drawn),
];

/// The fewest words of a sentence that cases are made from.
const FEWEST: usize = 8;

/// Every case that the sentences of `held` give, and the sentences of `rival`,
/// which is about the same and isn't held, as they are.
pub(super) fn cases(held: &[Article], rival: &Article, numbers: &mut Numbers) -> Vec<Case> {
    let mut found = Vec::new();
    for article in held {
        let texts = paragraphs(article);
        let others = words(&texts.join(" "));
        for text in texts {
            let spans = sentences(text);
            for (number, span) in spans.iter().enumerate() {
                let source = Source {
                    words: words(span.of(text)),
                    next: spans.get(number + 1).map(|next| next.of(text)),
                    others: &others,
                };
                if source.words.len() < FEWEST {
                    continue;
                }
                found.extend(MADE.iter().filter_map(|&(expected, kind, make)| {
                    let said = make(&source, numbers)?;
                    Some(Case {
                        expected,
                        kind,
                        said,
                    })
                }));
            }
        }
    }
    for text in paragraphs(rival) {
        for span in sentences(text) {
            let source = Source {
                words: words(span.of(text)),
                next: None,
                others: &[],
            };
            let absent = |kind, said| Case {
                expected: Expected::Absent,
                kind,
                said,
            };
            found.push(absent("of another article", source.words.join(" ")));
            found
                .extend(part(&source, numbers).map(|said| absent("part of another article", said)));
        }
    }
    found
}

fn paragraphs(article: &Article) -> Vec<&str> {
    let sections = article.sections.iter();
    sections
        .flat_map(|section| &section.paragraphs)
        .map(|paragraph| paragraph.text.as_str())
        .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// A word's letters without what stands around them.
fn bare(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric())).into_owned()
}

/// The place of a word that is neither the first nor the last.
fn inside(source: &Source<'_>, numbers: &mut Numbers) -> usize {
    1 + numbers.below(source.words.len() - 2)
}

fn part(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    const LEAST: usize = 5;
    let most = source.words.len().checked_sub(LEAST)?;
    let start = numbers.below(most + 1);
    let length = LEAST + numbers.below(most - start + 1);
    Some(source.words[start..start + length].join(" "))
}

fn other_marks(source: &Source<'_>, _: &mut Numbers) -> Option<String> {
    let text = source.words.join(" ");
    let text = text
        .replace(['“', '”'], "\"")
        .replace('’', "'")
        .replace(['–', '—'], "-");
    let mut letters = text.trim_end_matches(['.', '!', '?']).chars();
    let first = letters.next()?;
    Some(first.to_lowercase().chain(letters).collect::<String>() + "…")
}

fn other_spaces(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let spaced = source.words.iter().map(|word| {
        let space = ["  ", " ", "\n", "\u{a0}"][numbers.below(4)];
        format!("{word}{space}")
    });
    Some(spaced.collect::<String>().trim_end().to_owned())
}

fn ellipsis(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    const KEPT: usize = 3;
    let most = source.words.len().checked_sub(2 * KEPT + 1)?;
    let start = KEPT + numbers.below(most);
    let length = 1 + numbers.below(source.words.len() - KEPT - start);
    let mark = ["…", "...", "[…]", "[...]"][numbers.below(4)];
    let (before, after) = (&source.words[..start], &source.words[start + length..]);
    Some(format!("{} {mark} {}", before.join(" "), after.join(" ")))
}

fn brackets(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let mut words = source.words.clone();
    let at = inside(source, numbers);
    if numbers.below(2) == 0 {
        words.insert(at, "[sic]".to_owned());
    } else {
        words[at] = "[as they say]".to_owned();
    }
    Some(words.join(" "))
}

fn dropped(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let mut words = source.words.clone();
    let at = inside(source, numbers);
    // A dash that goes takes no word with it.
    (!bare(&words.remove(at)).is_empty()).then(|| words.join(" "))
}

fn replaced(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let mut words = source.words.clone();
    replace(&mut words, source, numbers)?;
    Some(words.join(" "))
}

fn replace(words: &mut [String], source: &Source<'_>, numbers: &mut Numbers) -> Option<()> {
    let at = 1 + numbers.below(words.len() - 2);
    let other = &source.others[numbers.below(source.others.len())];
    if bare(&words[at]).is_empty() || bare(other).is_empty() || bare(&words[at]) == bare(other) {
        return None;
    }
    words[at] = bare(other);
    Some(())
}

fn replaced_in_a_few(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    const FEW: usize = 6;
    let start = numbers.below(source.words.len() - FEW + 1);
    let mut words = source.words[start..start + FEW].to_vec();
    replace(&mut words, source, numbers)?;
    Some(words.join(" "))
}

/// Some words fewer, and no ellipsis in their place.
fn clause_dropped(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    const KEPT: usize = 3;
    const DROPPED: usize = 4;
    let most = source.words.len().checked_sub(2 * KEPT + DROPPED)?;
    let at = KEPT + numbers.below(most + 1);
    let mut words = source.words.clone();
    words.drain(at..at + DROPPED);
    Some(words.join(" "))
}

fn added(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let word = bare(&source.others[numbers.below(source.others.len())]);
    (!word.is_empty()).then(|| insert(source, numbers, &word))?
}

fn insert(source: &Source<'_>, numbers: &mut Numbers, word: &str) -> Option<String> {
    let mut words = source.words.clone();
    words.insert(inside(source, numbers), word.to_owned());
    Some(words.join(" "))
}

fn swapped(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let mut words = source.words.clone();
    let at = numbers.below(words.len() - 1);
    let (first, second) = (bare(&words[at]), bare(&words[at + 1]));
    words.swap(at, at + 1);
    (!first.is_empty() && !second.is_empty() && first != second).then(|| words.join(" "))
}

fn misspelt(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    const LONG: usize = 5;
    let mut words = source.words.clone();
    let at = inside(source, numbers);
    let mut letters: Vec<char> = words[at].chars().collect();
    let is_word = letters.len() >= LONG && letters.iter().all(|c| c.is_alphabetic());
    let first = 1 + numbers.below(letters.len().max(4) - 3);
    if !is_word || letters[first] == letters[first + 1] {
        return None;
    }
    letters.swap(first, first + 1);
    words[at] = letters.into_iter().collect();
    Some(words.join(" "))
}

fn number_changed(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let text = source.words.join(" ");
    let digits: Vec<(usize, u8)> = text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| byte.is_ascii_digit())
        .collect();
    let &(at, digit) = digits.get(numbers.below(digits.len().max(1)))?;
    let other = b'1' + (digit - b'0' + u8::try_from(numbers.below(8)).ok()?) % 9;
    let mut bytes = text.into_bytes();
    (bytes[at] != other).then_some(())?;
    bytes[at] = other;
    String::from_utf8(bytes).ok()
}

fn negation_dropped(source: &Source<'_>, _: &mut Numbers) -> Option<String> {
    let mut words = source.words.clone();
    let at = words
        .iter()
        .position(|word| matches!(bare(word).as_str(), "not" | "never" | "no"))?;
    // Without its first word a sentence is still quoted exactly.
    (at > 0).then(|| words.remove(at))?;
    Some(words.join(" "))
}

fn three_changes(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    const LONG: usize = 14;
    let mut words = source.words.clone();
    if words.len() < LONG {
        return None;
    }
    for _ in 0..3 {
        replace(&mut words, source, numbers)?;
    }
    Some(words.join(" "))
}

/// The first half of a sentence and a sentence from somewhere else.
fn joined(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let half = source.words.len() / 2;
    let elsewhere = numbers.below(source.others.len() - half);
    let other = &source.others[elsewhere..elsewhere + half];
    let follows = bare(&other[0]) == bare(&source.words[half]);
    let both = format!("{} {}", source.words[..half].join(" "), other.join(" "));
    (!follows).then_some(both)
}

fn half_changed(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let changed = source.words.iter().enumerate().map(|(at, word)| {
        if at % 2 == 0 {
            word.clone()
        } else {
            bare(&source.others[numbers.below(source.others.len())])
        }
    });
    Some(changed.collect::<Vec<_>>().join(" "))
}

fn shuffled(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let mut words = source.words.clone();
    for at in (1..words.len()).rev() {
        words.swap(at, numbers.below(at + 1));
    }
    Some(words.join(" "))
}

/// As many words, drawn from the whole article.
fn drawn(source: &Source<'_>, numbers: &mut Numbers) -> Option<String> {
    let words = source
        .words
        .iter()
        .map(|_| source.others[numbers.below(source.others.len())].as_str());
    Some(words.collect::<Vec<_>>().join(" "))
}
