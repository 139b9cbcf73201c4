use super::{Matched, Values, Weighed};
use crate::ranking::weights::Feature;
use crate::text::Company;

/// Words no more alike than this, by the cosine of their vectors, have nothing to do with
/// each other.
const UNLIKE: f32 = 0.28;
/// More alike than any other word: the question's word itself, or one related to it.
const ITSELF: f32 = f32::INFINITY;

/// How the words of a paragraph's sentences are to the question's by their vectors.
pub(in super::super) struct Likened<'a, 'q> {
    question: &'a Weighed<'q>,
    /// How alike a sentence's word is used that is used most alike, sentence by sentence
    /// in the order of the question's `likenesses`.
    most: Vec<f32>,
    /// The sum of the words' likeness to what the question is about, of each sentence.
    to_subject: Vec<f32>,
}

impl<'a, 'q> Likened<'a, 'q> {
    /// Of no sentence yet.
    pub(in super::super) fn new(question: &'a Weighed<'q>) -> Self {
        Self {
            question,
            most: Vec::new(),
            to_subject: Vec::new(),
        }
    }

    /// Takes in the next sentence, its words with what each counts.
    pub(in super::super) fn push(
        &mut self,
        here: Matched,
        words: impl Iterator<Item = (Company, f32)>,
    ) {
        let (likenesses, has) = (&self.question.likenesses, here.any());
        let first = self.most.len();
        self.most.extend(
            likenesses
                .iter()
                .map(|(term, _)| if has.has(*term) { ITSELF } else { UNLIKE }),
        );
        let most = &mut self.most[first..];
        let mut to_subject = 0.0;
        for (word, weight) in words {
            for (most, (_, likeness)) in most.iter_mut().zip(likenesses) {
                if *most < ITSELF {
                    *most = most.max(likeness.to(word));
                }
            }
            if let Some(subject) = &self.question.subject {
                to_subject += weight * subject.to(word);
            }
        }
        self.to_subject.push(to_subject);
    }

    /// How alike the question's words are used to those of the sentence `at`, and of the
    /// others, that these don't have in another way.
    pub(in super::super) fn alike(&self, values: &mut Values, at: usize) {
        let likenesses = &self.question.likenesses;
        let width = likenesses.len();
        let (mut alike, mut in_paragraph) = (0.0, 0.0);
        for (number, (term, _)) in likenesses.iter().enumerate() {
            let of_sentences = self.most.iter().skip(number).step_by(width);
            let here = self.most[at * width + number];
            if here == ITSELF {
                continue;
            }
            let weight = self.question.weights[*term];
            alike += weight * f64::from(here - UNLIKE);
            let most = of_sentences.fold(UNLIKE, |most, here| most.max(*here));
            if most < ITSELF {
                in_paragraph += weight * f64::from(most - here);
            }
        }
        values.set(Feature::Alike, alike);
        values.set(Feature::ParagraphAlike, in_paragraph);
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
