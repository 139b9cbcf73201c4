use std::collections::HashMap;

use super::{Analyser, Language, LexemeKind, Span, rarest, sentences, words, zipf};

/// Only so many sentences are compared: a section that is longer is judged by
/// its beginning.
const MOST_SENTENCES: usize = 2_000;

/// A longer sentence, in bytes, is no summary.
const LONGEST: usize = 500;

/// A sentence with fewer content words says too little to stand for others.
const FEWEST_TERMS: usize = 4;

/// Fixed-point one, so that scores are integers.
const ONE: u64 = 1 << 16;

/// Words that lean on the sentence before: what begins with one is hard to
/// understand alone, so it counts for half.
const LEANING: &[&str] = &[
    "also", "although", "and", "another", "because", "besides", "both", "but", "consequently",
    "finally", "first", "furthermore", "he", "hence", "her", "here", "his", "however", "indeed",
    "instead", "it", "its", "likewise", "meanwhile", "moreover", "nevertheless", "nonetheless",
    "or", "other", "otherwise", "second", "she", "similarly", "so", "still", "such", "that",
    "their", "then", "there", "therefore", "these", "they", "third", "this", "those", "thus",
    "yet",
];

/// The sentence of a section that shares most with its others: the number of
/// its paragraph in `paragraphs` and where it stands there. `None` if fewer
/// than two sentences are found or none can stand for the others: the items of
/// lists, questions, what ends without a stop and very long sentences can't.
///
/// Each sentence is a set of stems, rarer ones weighing more; the winner has the
/// largest sum of cosine-like similarities to all others, as in LexRank's degree
/// centrality (Erkan and Radev, 2004). The sum is taken stem by stem, so the
/// time grows with the words, not with the square of the sentences.
///
/// ```
/// use footnote::text::{Language, central_sentence};
///
/// let paragraph = "Lunch was served. The mayor defends the sanctuary policy. \
///                  Critics of the mayor call the sanctuary policy unsafe. It rained.";
/// let (index, span) = central_sentence(Language::English, &[paragraph]).expect("four sentences");
/// assert_eq!(index, 0);
/// assert_eq!(span.of(paragraph), "The mayor defends the sanctuary policy.");
/// assert_eq!(central_sentence(Language::English, &["Only one."]), None);
/// ```
#[must_use]
pub fn central_sentence(language: Language, paragraphs: &[&str]) -> Option<(usize, Span)> {
    let mut vocabulary = Vocabulary::new(language);
    let found: Vec<Sentence> = paragraphs
        .iter()
        .enumerate()
        .flat_map(|(index, text)| {
            sentences(text)
                .into_iter()
                .map(move |span| (index, *text, span))
        })
        .take(MOST_SENTENCES)
        .map(|(paragraph, text, span)| vocabulary.sentence(paragraph, text, span))
        .collect();
    if found.len() < 2 {
        return None;
    }
    // What every sentence that has a term adds to the others that have it.
    let mut shares = vec![0; vocabulary.weights.len()];
    for sentence in &found {
        for &term in &sentence.terms {
            shares[term] += sentence.norm();
        }
    }
    let score = |sentence: &Sentence| {
        let norm = sentence.norm();
        let shared: u64 = sentence
            .terms
            .iter()
            .map(|&term| vocabulary.weights[term] * (shares[term] - norm))
            .sum();
        let score = shared * norm / ONE;
        if sentence.leans { score / 2 } else { score }
    };
    let mut best: Option<(u64, &Sentence)> = None;
    for sentence in found.iter().filter(|sentence| sentence.can_stand) {
        let score = score(sentence);
        // The earlier of two equal ones stays.
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, sentence));
        }
    }
    best.map(|(_, sentence)| (sentence.paragraph, sentence.span))
}

struct Sentence {
    paragraph: usize,
    span: Span,
    /// Its distinct content words, as indices into the vocabulary.
    terms: Vec<usize>,
    /// Whether it may be chosen.
    can_stand: bool,
    /// Whether it begins with a word that leans on the sentence before.
    leans: bool,
}

impl Sentence {
    /// One over the root of its number of terms, in fixed point.
    fn norm(&self) -> u64 {
        ONE * ONE / ((self.terms.len().max(1) as u64) * ONE * ONE).isqrt()
    }
}

struct Vocabulary<'a> {
    analyser: Analyser,
    /// The terms of the words as they are written; function words have none.
    forms: HashMap<&'a str, Option<usize>>,
    known: HashMap<String, usize>,
    weights: Vec<u64>,
}

impl<'a> Vocabulary<'a> {
    fn new(language: Language) -> Self {
        Self {
            analyser: Analyser::new(language),
            forms: HashMap::new(),
            known: HashMap::new(),
            weights: Vec::new(),
        }
    }

    /// The term of a word, found out once for each way in which it is written.
    fn term(&mut self, written: &'a str) -> Option<usize> {
        if let Some(&term) = self.forms.get(written) {
            return term;
        }
        let lexeme = self.analyser.lexeme(written);
        let term = (lexeme.kind != LexemeKind::Stop).then(|| {
            let next = self.weights.len();
            let term = *self.known.entry(lexeme.term).or_insert(next);
            if term == next {
                let language = self.analyser.language();
                self.weights.push(weight(language, &lexeme.folded));
            }
            term
        });
        self.forms.insert(written, term);
        term
    }

    fn sentence(&mut self, paragraph: usize, text: &'a str, span: Span) -> Sentence {
        let sentence = span.of(text);
        let language = self.analyser.language();
        let mut terms = Vec::new();
        let mut leans = None;
        for word in words(sentence) {
            leans.get_or_insert_with(|| {
                let folded = self.analyser.lexeme(word.text).folded;
                language == Language::English && LEANING.binary_search(&folded.as_str()).is_ok()
            });
            terms.extend(self.term(word.text));
        }
        terms.sort_unstable();
        terms.dedup();
        let is_statement = sentence
            .trim_end_matches(['"', '”', '’', '»', ')', ']'])
            .ends_with(['.', '!', '…', '。', '！', '।']);
        // Line breaks part the items of lists and the rows of tables.
        let can_stand = terms.len() >= FEWEST_TERMS
            && is_statement
            && sentence.len() <= LONGEST
            && !text.contains('\n');
        Sentence {
            paragraph,
            span,
            terms,
            can_stand,
            leans: leans.unwrap_or(false),
        }
    }
}

/// What a shared word counts, from 10 to 60: tenths of the Zipf scale below 8.
fn weight(language: Language, folded: &str) -> u64 {
    const UNKNOWN: u64 = 60;
    const MIDDLE: u64 = 40;
    if rarest(language).is_none() {
        return MIDDLE;
    }
    zipf(language, folded).map_or(UNKNOWN, |value| {
        (80.0 - f64::from(value) * 10.0).round().clamp(10.0, 60.0) as u64
    })
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::{LEANING, MOST_SENTENCES, central_sentence};

    #[track_caller]
    fn chooses(paragraphs: &[&str], expected: Option<&str>) {
        let found = central_sentence(Language::English, paragraphs)
            .map(|(index, span)| span.of(paragraphs[index]));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(LEANING.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn too_little_has_no_centre() {
        chooses(&[], None);
        chooses(&["", " "], None);
        chooses(
            &["The mayor defends the sanctuary policy of the city."],
            None,
        );
        chooses(&["It rained.", "He left."], None);
    }

    #[test]
    fn the_sentence_that_shares_most_wins_whichever_its_paragraph() {
        chooses(
            &[
                "Reporters waited outside in the cold rain.",
                "Reefs take centuries to grow. Warm water bleaches coral reefs and drives the fish away. Fish need coral, and warm water kills coral.",
            ],
            Some("Warm water bleaches coral reefs and drives the fish away."),
        );
    }

    #[test]
    fn what_can_not_stand_alone_is_passed_over() {
        let question = "Do coral reefs shelter sea fish from warm water? Coral reefs shelter many sea fish. Nobody counted.";
        chooses(&[question], Some("Coral reefs shelter many sea fish."));
        let leaning = "This coral reef shelters the sea fish. Coral reefs in the sea shelter fish.";
        chooses(&[leaning], Some("Coral reefs in the sea shelter fish."));
        let label =
            "Coral reefs and the sea fish: Coral reefs in the sea shelter fish from warm water.";
        chooses(
            &[&label[..29], &label[30..], "Reefs shelter fish."],
            Some(&label[30..]),
        );
        chooses(&["coral reef sea fish.\ncoral reef sea fish."], None);
    }

    #[test]
    fn equals_are_decided_by_order() {
        let twice = "Coral reefs shelter sea fish. Coral reefs shelter sea fish.";
        let (index, span) = central_sentence(Language::English, &[twice]).expect("two sentences");
        assert_eq!((index, span.start), (0, 0));
    }

    #[test]
    fn other_languages_have_a_centre_too() {
        let text = "Die Stadt schützt ihre Einwohner mit neuen Regeln. Es regnete. Neue Regeln der Stadt gelten für alle Einwohner sofort.";
        let (_, span) = central_sentence(Language::German, &[text]).expect("three sentences");
        assert!(span.of(text).contains("Regeln"));
    }

    #[test]
    fn a_huge_section_is_judged_by_its_beginning() {
        let many = "Warm water bleaches coral reefs. ".repeat(MOST_SENTENCES * 10);
        let (_, span) = central_sentence(Language::English, &[&many]).expect("many sentences");
        assert_eq!(span.start, 0);
    }
}
