//! The candidates of a passage with all of their features, to learn from.

use super::Sought;
use super::candidates::{Features, may_begin};
use super::group::Group;
use super::model::bytes;
use super::row::Row;
use super::sentence::Read;
use crate::text::Span;

/// A passage as it is learned from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    /// How the question asks.
    pub(crate) group: Group,
    /// The features of borders, each of which several candidates have.
    pub(crate) borders: Vec<Vec<(Row, f32)>>,
    pub(crate) candidates: Vec<Candidate>,
    /// The features of there being no answer.
    pub(crate) none: Vec<(Row, f32)>,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// Where it stands in the paragraph.
    pub(crate) span: Span,
    /// Its sentence, beginning and end, among the borders.
    pub(crate) borders: [usize; 3],
    /// The features of the whole.
    pub(crate) whole: Vec<(Row, f32)>,
}

impl Sought<'_> {
    /// Its candidates.
    pub(crate) fn told(&self) -> Told {
        let mut told = Told {
            group: self.group(),
            borders: Vec::new(),
            candidates: Vec::new(),
            none: Vec::new(),
        };
        self.none(|row, value| told.none.push((row, value)));
        for sentence in self.sentences.clone() {
            let side = told.borders.len();
            let mut rows = Vec::new();
            self.side(sentence, |row, value| rows.push((row, value)));
            told.borders.push(rows);
            let read = Read::new(self.index, self.query, self.index.sentence(sentence));
            self.tell(&read, side, &mut told);
        }
        told
    }

    /// Adds what is in a sentence, whose own features are those of the border `side`.
    fn tell(&self, read: &Read<'_>, side: usize, told: &mut Told) {
        let features = Features::new(self.query, read);
        for (at, &word) in read.words.iter().enumerate() {
            let (mut beginning, mut end) = (Vec::new(), Vec::new());
            if may_begin(word) {
                features.beginning(at, |row, value| beginning.push((row, value)));
            }
            if !word.stop {
                features.end(at, |row, value| end.push((row, value)));
            }
            told.borders.extend([beginning, end]);
        }
        features.candidates(|candidate, counts| {
            let mut whole = Vec::new();
            features.whole(candidate, counts, |row, value| whole.push((row, value)));
            told.candidates.push(Candidate {
                span: bytes(read, candidate),
                borders: [
                    side,
                    side + 1 + 2 * candidate.first,
                    side + 2 + 2 * candidate.last,
                ],
                whole,
            });
        });
    }
}
