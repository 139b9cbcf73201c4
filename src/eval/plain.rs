//! Plain BM25, to compare with.

use super::asking::{Ranker, Shown};
use crate::index::{Index, TermId};
use crate::text::{Analyser, LexemeKind, words};

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// BM25 over sentences (Robertson and Zaragoza, 2009; k1 1.2, b 0.75) with the
/// index's own tokens and inverse document frequency: stems without function
/// words. No typos are read, no derivations, no other features; the first
/// sentence is what it shows, its score the confidence.
pub(super) struct Plain;

impl Plain {
    /// The sentences that have any of the question's terms, with their scores;
    /// best first, of two as good the earlier one.
    fn scored(index: &Index, question: &str) -> Vec<(u32, f64)> {
        let mut scores = vec![0.0; index.sentence_count()];
        for term in terms(index, question) {
            let postings = index.sentence_postings(term);
            let having = postings.len() as f64;
            let idf = (1.0 + (scores.len() as f64 - having + 0.5) / (having + 0.5)).ln();
            for posting in postings {
                let length = f64::from(index.sentence(posting.place).content);
                let norm = 1.0 - B + B * length / index.mean_sentence().max(1.0);
                let frequency = f64::from(posting.count);
                scores[posting.place as usize] +=
                    idf * frequency * (K1 + 1.0) / (frequency + K1 * norm);
            }
        }
        let mut scored: Vec<(u32, f64)> =
            (0..).zip(scores).filter(|scored| scored.1 > 0.0).collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scored
    }
}

/// The question's terms that the index has, each once, in their order.
fn terms(index: &Index, question: &str) -> Vec<TermId> {
    let analyser = Analyser::new(index.language());
    let mut terms = Vec::new();
    for word in words(question) {
        let lexeme = analyser.lexeme(word.text);
        let id = index.vocabulary().id(&lexeme.term);
        if let Some(id) = id.filter(|id| lexeme.kind != LexemeKind::Stop && !terms.contains(id)) {
            terms.push(id);
        }
    }
    terms
}

impl Ranker for Plain {
    fn rank(&self, index: &Index, question: &str) -> Vec<u32> {
        let scored = Self::scored(index, question);
        scored.into_iter().map(|(sentence, _)| sentence).collect()
    }

    fn show(&self, index: &Index, question: &str) -> Shown {
        let Some(&(first, score)) = Self::scored(index, question).first() else {
            return Shown::default();
        };
        let sentence = index.sentence(first);
        Shown {
            confidence: score,
            passage: Some((sentence.paragraph as usize, sentence.span())),
            ..Shown::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Plain, Ranker};
    use crate::article::markdown;
    use crate::index::Index;

    #[test]
    fn rare_stems_weigh_more_and_function_words_nothing() {
        let text = b"# A\n\nThe keeper wrote. The keepers of the lighthouse sang. It rained.\n";
        let read = markdown::read("a", text).expect("an article");
        let index = Index::build(vec![read.article]);
        assert_eq!(Plain.rank(&index, "Which keeper had a lighthouse?"), [1, 0]);
        assert!(Plain.rank(&index, "Was it the keeprs?").is_empty());
        assert_eq!(Plain.show(&index, "Is it?").confidence, 0.0);
        // One of three sentences has it, once among two content words.
        let idf = (1.0f64 + 2.5 / 1.5).ln();
        let mean = 6.0 / 3.0;
        let expected = idf * 2.2 / (1.0 + 1.2 * (0.25 + 0.75 * 1.0 / mean));
        assert!((Plain.show(&index, "rain").confidence - expected).abs() < 1e-12);
    }
}
