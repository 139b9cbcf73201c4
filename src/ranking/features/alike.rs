use super::{Matched, Values, Weighed};
use crate::ranking::weights::Feature;
use crate::text::{Company, Likeness};

/// Words no more alike than this, by the cosine of their vectors, have nothing to do with
/// each other.
const UNLIKE: f32 = 0.28;

/// How alike the question's words are used to those of a sentence, `words`, that it
/// doesn't have in another way.
pub(in super::super) fn alike(
    values: &mut Values,
    question: &Weighed<'_>,
    here: Matched,
    words: impl Iterator<Item = Company>,
) {
    let has = here.any();
    let lacks = |(term, _): &&(usize, Likeness)| !has.has(*term);
    let lacking: Vec<&(usize, Likeness)> = question.likenesses.iter().filter(lacks).collect();
    if lacking.is_empty() {
        return;
    }
    let mut most = vec![UNLIKE; lacking.len()];
    for word in words {
        for (most, (_, likeness)) in most.iter_mut().zip(&lacking) {
            *most = most.max(likeness.to(word));
        }
    }
    let of_each = lacking.iter().zip(most);
    let sum = of_each.map(|((term, _), most)| question.weights[*term] * f64::from(most - UNLIKE));
    values.set(Feature::Alike, sum.sum());
}
