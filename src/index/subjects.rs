//! What sentences and paragraphs are about, by the vectors of their words.

use super::{Index, TermId};
use crate::text::{Company, Subject};

/// A word counts this much at least, however many sentences have it.
const LEAST_WEIGHT: f32 = 0.1;

/// What is needed to tell how near a question is to a sentence or a paragraph: the cosine
/// of two sums of vectors is the sum of their words' products, over the sums' lengths.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    /// What a term counts: `ln(sentences / those that have it)`.
    weights: Vec<f32>,
    /// The length of the sum of every sentence's words.
    sentences: Vec<f32>,
    /// Likewise of every paragraph's.
    paragraphs: Vec<f32>,
}

impl Subjects {
    /// Of an index whose posting lists are there.
    pub(super) fn new(index: &Index) -> Self {
        let all = index.sentence_count() as f32;
        let weight = |term| {
            let having = index.sentence_postings(TermId(term)).len().max(1);
            (all / having as f32).ln().max(LEAST_WEIGHT)
        };
        let terms = 0..index.vocabulary.len() as u32;
        let mut subjects = Self {
            weights: terms.map(weight).collect(),
            sentences: Vec::with_capacity(index.sentences.len()),
            paragraphs: Vec::with_capacity(index.paragraphs.len()),
        };
        for paragraph in &index.paragraphs {
            let mut whole = Subject::default();
            for sentence in paragraph.sentences() {
                let mut subject = Subject::default();
                for (company, weight) in subjects.words(index, sentence) {
                    subject.add(company, weight);
                }
                subjects.sentences.push(subject.length());
                whole.join(&subject);
            }
            subjects.paragraphs.push(whole.length());
        }
        subjects
    }

    fn words<'a>(
        &'a self,
        index: &'a Index,
        sentence: u32,
    ) -> impl Iterator<Item = (Company, f32)> + 'a {
        let tokens = index.tokens(index.sentence(sentence)).iter();
        tokens.filter(|token| !token.stop).filter_map(|token| {
            let company = index.vocabulary.company(token.term)?;
            Some((company, self.weights[token.term.index()]))
        })
    }
}

impl Index {
    /// The frequent English words of a sentence, each with what it counts in what the
    /// sentence is about.
    pub fn company(&self, sentence: u32) -> impl Iterator<Item = (Company, f32)> + '_ {
        self.subjects.words(self, sentence)
    }

    /// The length of the sum of these words' vectors; 0 if there are none.
    #[must_use]
    pub fn subject_length(&self, sentence: u32) -> f32 {
        self.subjects.sentences[sentence as usize]
    }

    /// Likewise of a paragraph's words.
    #[must_use]
    pub fn paragraph_subject_length(&self, paragraph: u32) -> f32 {
        self.subjects.paragraphs[paragraph as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::LEAST_WEIGHT;
    use crate::article::markdown;
    use crate::index::Index;

    #[test]
    fn rare_words_count_more_and_words_that_differ_less_than_their_number() {
        let text = b"# A\n\nDoctors came. Doctors and nurses came.\n\nXyzzy.\n";
        let read = markdown::read("a", text).expect("an article");
        let index = Index::build(vec![read.article]);
        let weights = |sentence| index.company(sentence).map(|(_, weight)| weight);
        let of_two = (3.0_f32 / 2.0).ln();
        assert_eq!(weights(0).collect::<Vec<_>>(), [of_two; 2]);
        assert_eq!(weights(1).nth(1), Some(3.0_f32.ln()));
        assert_eq!(weights(2).count(), 0);
        assert!(LEAST_WEIGHT < of_two);
        let length = |sentence| index.subject_length(sentence);
        assert!(length(0) > of_two && length(0) < 2.0 * of_two);
        let both = index.paragraph_subject_length(0);
        assert!(both > length(1) && both < length(0) + length(1));
        assert_eq!(index.paragraph_subject_length(1), 0.0);
    }
}
