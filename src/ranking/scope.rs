use std::ops::Range;

use crate::index::{Index, Posting, TermId};

/// The part of an index in which a question is asked: everything, or one
/// article. What is counted for a question is counted in its scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// The numbers of its sections.
    pub sections: Range<u32>,
    /// The numbers of its sentences.
    pub sentences: Range<u32>,
    /// The mean number of content tokens in its sentences.
    pub mean_sentence: f64,
    /// The mean number of content tokens in its paragraphs.
    pub mean_paragraph: f64,
}

impl Scope {
    /// The article of this number, or the whole index.
    #[must_use]
    pub fn of(index: &Index, article: Option<u32>) -> Self {
        match article {
            Some(article) => Self::article(index, article),
            None => Self::all(index),
        }
    }

    /// The whole index.
    #[must_use]
    pub fn all(index: &Index) -> Self {
        Self {
            sections: 0..count(index.sections().len()),
            sentences: 0..count(index.sentence_count()),
            mean_sentence: index.mean_sentence(),
            mean_paragraph: index.mean_paragraph(),
        }
    }

    /// The article of this number.
    #[must_use]
    pub fn article(index: &Index, article: u32) -> Self {
        let first = index
            .sections()
            .partition_point(|section| section.article < article);
        let end = index
            .sections()
            .partition_point(|section| section.article <= article);
        let sections = count(first)..count(end);
        let paragraphs: Vec<u32> = sections
            .clone()
            .flat_map(|section| index.section(section).paragraphs())
            .collect();
        let sentences = match (paragraphs.first(), paragraphs.last()) {
            (Some(&first), Some(&last)) => {
                index.paragraph(first).sentences().start..index.paragraph(last).sentences().end
            }
            _ => 0..0,
        };
        let content: u32 = paragraphs
            .iter()
            .map(|&paragraph| index.paragraph(paragraph).content)
            .sum();
        let mean = |count: usize| f64::from(content) / count.max(1) as f64;
        Self {
            sections,
            mean_sentence: mean(sentences.len()),
            mean_paragraph: mean(paragraphs.len()),
            sentences,
        }
    }

    /// The sentences in scope that have `term`.
    #[must_use]
    pub fn sentence_postings<'a>(&self, index: &'a Index, term: TermId) -> &'a [Posting] {
        within(index.sentence_postings(term), &self.sentences)
    }

    /// The sections in scope whose heading, summary or keywords have `term`.
    #[must_use]
    pub fn section_postings<'a>(&self, index: &'a Index, term: TermId) -> &'a [Posting] {
        within(index.section_postings(term), &self.sections)
    }

    /// Whether anything in scope has `term`.
    #[must_use]
    pub fn knows(&self, index: &Index, term: TermId) -> bool {
        !self.sentence_postings(index, term).is_empty()
            || !self.section_postings(index, term).is_empty()
    }
}

fn within<'a>(postings: &'a [Posting], places: &Range<u32>) -> &'a [Posting] {
    let start = postings.partition_point(|posting| posting.place < places.start);
    let end = postings.partition_point(|posting| posting.place < places.end);
    &postings[start..end]
}

fn count(length: usize) -> u32 {
    u32::try_from(length).expect("an index holds fewer than 2^32 of anything")
}
