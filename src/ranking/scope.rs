use std::ops::Range;

use crate::index::{Index, Posting, TermId, gallop};

/// The part of an index in which a question is asked: everything, or one
/// article. What is counted for a question is counted in its scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// The numbers of its sections.
    pub sections: Range<u32>,
    /// The numbers of its paragraphs.
    pub paragraphs: Range<u32>,
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
            paragraphs: 0..count(index.paragraph_count()),
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
        let paragraphs = index.paragraphs_of(article);
        let sentences = match (paragraphs.clone().next(), paragraphs.clone().next_back()) {
            (Some(first), Some(last)) => {
                index.paragraph(first).sentences().start..index.paragraph(last).sentences().end
            }
            _ => 0..0,
        };
        let content: u32 = paragraphs
            .clone()
            .map(|paragraph| index.paragraph(paragraph).content)
            .sum();
        let mean = |count: usize| f64::from(content) / count.max(1) as f64;
        Self {
            sections,
            mean_sentence: mean(sentences.len()),
            mean_paragraph: mean(paragraphs.len()),
            paragraphs,
            sentences,
        }
    }

    /// Whether it is one article, or none.
    #[must_use]
    pub fn is_one_article(&self, index: &Index) -> bool {
        let article = |section: u32| index.section(section).article;
        let mut sections = self.sections.clone();
        match (sections.next(), sections.next_back()) {
            (Some(first), Some(last)) => article(first) == article(last),
            _ => true,
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

    /// Whether `first` stands right before `second` somewhere in scope.
    #[must_use]
    pub fn side_by_side(&self, index: &Index, first: TermId, second: TermId) -> bool {
        let mut lists = [first, second].map(|term| self.sentence_postings(index, term));
        lists.sort_by_key(|list| list.len());
        // The rarer one is walked, the other one looked up.
        let [rarer, mut other] = lists;
        rarer.iter().any(|posting| {
            other = gallop(other, posting.place);
            let is_in_both = other
                .first()
                .is_some_and(|next| next.place == posting.place);
            is_in_both && {
                let tokens = index.tokens(index.sentence(posting.place));
                let mut pairs = tokens.windows(2);
                pairs.any(|pair| pair[0].term == first && pair[1].term == second)
            }
        })
    }

    /// The number of a term's text, if anything in scope has it.
    #[must_use]
    pub fn known(&self, index: &Index, term: &str) -> Option<TermId> {
        let id = index.vocabulary().id(term)?;
        self.knows(index, id).then_some(id)
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
    let rest = &postings[start..];
    let end = rest.len() - gallop(rest, places.end).len();
    &rest[..end]
}

fn count(length: usize) -> u32 {
    u32::try_from(length).expect("an index holds fewer than 2^32 of anything")
}
