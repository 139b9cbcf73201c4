/// BM25's two parameters: k1 bends the term frequency, b the length.
pub(super) struct Bm25 {
    k1: f64,
    b: f64,
}

/// Of a question's terms in a paragraph.
pub(super) const PARAGRAPH: Bm25 = Bm25 { k1: 1.2, b: 0.75 };
/// Of a question's terms in a sentence.
pub(super) const SENTENCE: Bm25 = Bm25 { k1: 0.4, b: 0.4 };

impl Bm25 {
    /// One term's part of the score (Robertson and Zaragoza, 2009), in a text of
    /// `length` tokens where the mean is `mean`. A single occurrence in a text of
    /// mean length is worth the term's `idf`.
    pub(super) fn part(&self, idf: f64, frequency: u32, length: u32, mean: f64) -> f64 {
        self.part_with(idf, frequency, self.norm(length, mean))
    }

    /// What a text's length makes of every frequency in it.
    pub(super) fn norm(&self, length: u32, mean: f64) -> f64 {
        1.0 - self.b + self.b * f64::from(length) / mean.max(1.0)
    }

    /// [`part`](Self::part) in a text with that [`norm`](Self::norm).
    pub(super) fn part_with(&self, idf: f64, frequency: u32, norm: f64) -> f64 {
        let frequency = f64::from(frequency);
        idf * frequency * (self.k1 + 1.0) / (frequency + self.k1 * norm)
    }
}
