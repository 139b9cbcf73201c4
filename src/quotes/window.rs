//! The part of an article that a quotation is compared with.

use std::ops::Range;

use super::marks::marked;
use crate::answer::Passage;
use crate::index::Index;
use crate::text::Span;

/// Some adjacent sentences of a section, as one text.
pub(super) struct Window {
    /// The text of the sentences, paragraphs parted by a line break.
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// The part of a window that one paragraph gives.
struct Piece {
    /// The paragraph's number in the index.
    paragraph: u32,
    /// Where it stands in the window.
    span: Span,
    /// Where it begins in the paragraph.
    from: usize,
}

impl Window {
    /// The sentences around `sentence` in its section, up to about `reach` words
    /// to each side.
    pub(super) fn around(index: &Index, sentence: u32, reach: usize) -> Self {
        let sentences = extent(index, sentence, reach);
        let mut text = String::new();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut next = sentences.start;
        while next < sentences.end {
            let paragraph = index.sentence(next).paragraph;
            let entry = index.paragraph(paragraph);
            let end = entry.sentences().end.min(sentences.end);
            let from = index.sentence(next).span().start;
            let to = index.sentence(end - 1).span().end;
            if !text.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(&index.text(entry)[from..to]);
            pieces.push(Piece {
                paragraph,
                span: Span::new(start, text.len()),
                from,
            });
            next = end;
        }
        Self { text, pieces }
    }

    /// The insides of its quotation marks.
    pub(super) fn quoted(&self) -> Vec<Span> {
        self.pieces
            .iter()
            .flat_map(|piece| marked(&self.text, piece.span))
            .collect()
    }

    /// Whether two bytes of its text stand in the same paragraph.
    pub(super) fn in_one_paragraph(&self, first: usize, second: usize) -> bool {
        self.piece_at(first) == self.piece_at(second)
    }

    /// Whether two bytes of its text stand in the same sentence.
    pub(super) fn in_one_sentence(&self, index: &Index, first: usize, second: usize) -> bool {
        self.sentence_at(index, first) == self.sentence_at(index, second)
    }

    /// Whether the unit at `span` is the number of a list's item.
    pub(super) fn is_item_number(&self, index: &Index, span: Span) -> bool {
        let piece = &self.pieces[self.piece_at(span.start)];
        let sentence = index.sentence(self.sentence_at(index, span.start));
        let start = sentence.span().start + piece.span.start;
        span.start + piece.from == start && index.item_number(sentence).is_some()
    }

    /// The number of the sentence that holds a byte of its text.
    fn sentence_at(&self, index: &Index, at: usize) -> u32 {
        let piece = &self.pieces[self.piece_at(at)];
        let at = at - piece.span.start + piece.from;
        let sentences = index.paragraph(piece.paragraph).sentences();
        first_sentence_past(index, &sentences, at)
    }

    /// The number of the piece that holds a byte of its text.
    pub(super) fn piece_at(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.span.end <= at)
    }

    /// The whole sentences that hold `span`, as passages, one a piece; with each
    /// the number of its piece and where its text would begin in the window.
    pub(super) fn passages(&self, index: &Index, span: Span) -> Vec<Cited> {
        let first = self.piece_at(span.start);
        let last = self.piece_at(span.end - 1);
        (first..=last)
            .map(|number| {
                let piece = &self.pieces[number];
                let start = span.start.max(piece.span.start);
                let end = span.end.min(piece.span.end);
                let into = |at: usize| at - piece.span.start + piece.from;
                let entry = index.paragraph(piece.paragraph);
                let sentences = entry.sentences();
                let from = first_sentence_past(index, &sentences, into(start));
                let to = first_sentence_past(index, &sentences, into(end - 1));
                let whole = Span::new(
                    index.sentence(from).span().start,
                    index.sentence(to).span().end,
                );
                Cited {
                    passage: Passage::cited(index, entry, whole),
                    piece: number,
                    window_start: piece.span.start,
                    text_start: whole.start,
                    from: piece.from,
                }
            })
            .collect()
    }
}

/// A passage, and how to find a window's bytes in it.
pub(super) struct Cited {
    pub(super) passage: Passage,
    pub(super) piece: usize,
    window_start: usize,
    text_start: usize,
    from: usize,
}

impl Cited {
    /// A span of the window as one of the passage's text.
    pub(super) fn within(&self, span: Span) -> Span {
        // A word whose mark hangs on the space before a sentence begins there.
        let into = |at: usize| (at + self.from - self.window_start).saturating_sub(self.text_start);
        Span::new(into(span.start), into(span.end))
    }
}

/// The first of `sentences` that ends after the byte `at` of their paragraph.
fn first_sentence_past(index: &Index, sentences: &Range<u32>, at: usize) -> u32 {
    let (mut low, mut high) = (sentences.start, sentences.end - 1);
    while low < high {
        let middle = low + (high - low) / 2;
        if index.sentence(middle).span().end <= at {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The sentences of a window.
fn extent(index: &Index, sentence: u32, reach: usize) -> Range<u32> {
    let paragraph = index.paragraph(index.sentence(sentence).paragraph);
    let paragraphs = index.section(paragraph.section).paragraphs();
    let first = index.paragraph(paragraphs.start).sentences().start;
    let last = index.paragraph(paragraphs.end - 1).sentences().end;
    // A sentence without a word still takes its time.
    let size = |number: u32| index.tokens(index.sentence(number)).len() + 1;
    let mut extent = sentence..sentence + 1;
    let mut reached = 0;
    while extent.start > first && reached < reach {
        extent.start -= 1;
        reached += size(extent.start);
    }
    reached = 0;
    while extent.end < last && reached < reach {
        reached += size(extent.end);
        extent.end += 1;
    }
    extent
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Paragraph, Section};
    use crate::index::Index;
    use crate::quotes::{Options, Outcome, check};

    #[test]
    fn a_word_may_begin_before_its_sentence() {
        let paragraph = |text: &str| Paragraph {
            text: text.to_owned(),
            line: 0,
        };
        let section = Section {
            paragraphs: vec![
                paragraph("a The mayor spoke. \u{c55}ᴀ a a aa The mayor spoke. \u{c55}ᴀ a a aa"),
                paragraph("54 arrests in May 2026.\n# h54 arrests in May 2026."),
            ],
            ..Section::default()
        };
        let index = Index::build(vec![Article {
            sections: vec![section],
            ..Article::default()
        }]);
        for (quotation, expected) in [
            ("“54 \u{c55}ᴀ”", Outcome::Absent),
            ("“\u{c55}ᴀ a a aa”", Outcome::Altered),
            ("“x \u{c55}ᴀ a a aa”", Outcome::Altered),
            ("“spoke. \u{c55}ᴀ a a aa”", Outcome::Exact),
        ] {
            let checked = check(&index, quotation, &Options::default());
            let finding = &checked.findings[0];
            assert_eq!(finding.outcome, expected, "{quotation}");
            assert_eq!(finding.segments.is_empty(), expected == Outcome::Absent);
            for segment in &finding.segments {
                let text = &finding.passages[segment.passage].text;
                let cited = text.get(segment.cited.start..segment.cited.end);
                assert!(cited.is_some(), "{quotation}: {segment:?} of {text:?}");
            }
        }
    }
}
