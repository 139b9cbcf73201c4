use super::{Matched, Values, Weighed};
use crate::ranking::weights::Feature;
use crate::text::{Company, Likeness};

/// Words no more alike than this, by the cosine of their vectors, have nothing to do with
/// each other.
const UNLIKE: f32 = 0.28;

/// How the words of a paragraph's sentences are to the question's by their vectors.
pub(in super::super) struct Likened<'a, 'q> {
    question: &'a Weighed<'q>,
    /// Of each sentence, the weights of the question's words that it doesn't have, each by
    /// how alike the word here is used that is used most alike.
    alike: Vec<f64>,
    /// The sum of the words' likeness to what the question is about, of each sentence.
    to_subject: Vec<f32>,
    /// The question's words that a sentence doesn't have, with their weights and how alike
    /// the word is used that is used most alike.
    missing: Vec<(f64, &'a Likeness, f32)>,
}

impl<'a, 'q> Likened<'a, 'q> {
    /// Of no sentence yet.
    pub(in super::super) fn new(question: &'a Weighed<'q>) -> Self {
        Self {
            question,
            alike: Vec::new(),
            to_subject: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// Takes in the next sentence, its words with what each counts.
    pub(in super::super) fn push(
        &mut self,
        here: Matched,
        words: impl Iterator<Item = (Company, f32)>,
    ) {
        let (question, has) = (self.question, here.any());
        let missing = question.likenesses.iter();
        let missing = missing.filter(|(term, _)| !has.has(*term));
        self.missing.clear();
        self.missing
            .extend(missing.map(|(term, likeness)| (question.weights[*term], likeness, UNLIKE)));
        let mut to_subject = 0.0;
        for (word, weight) in words {
            for (_, likeness, most) in &mut self.missing {
                *most = most.max(likeness.to(word));
            }
            if let Some(subject) = &question.subject {
                to_subject += weight * subject.to(word);
            }
        }
        let gains = self.missing.iter();
        let gains = gains.map(|(weight, _, most)| weight * f64::from(most - UNLIKE));
        self.alike.push(gains.sum());
        self.to_subject.push(to_subject);
    }

    /// How alike the question's words are used to those of the sentence `at` that it doesn't
    /// have in another way.
    pub(in super::super) fn alike(&self, values: &mut Values, at: usize) {
        values.set(Feature::Alike, self.alike[at]);
    }

    /// How near what the question is about is to the sentence `at` and to all, whose words'
    /// sums are so long.
    pub(in super::super) fn subject(
        &self,
        values: &mut Values,
        at: usize,
        [length, paragraph_length]: [f32; 2],
    ) {
        let cosine = |sum: f32, length: f32| if length > 0.0 { sum / length } else { 0.0 };
        let here = cosine(self.to_subject[at], length);
        values.set(Feature::Subject, f64::from(here));
        let all = cosine(self.to_subject.iter().sum(), paragraph_length);
        values.set(Feature::ParagraphSubject, f64::from(all));
    }
}
