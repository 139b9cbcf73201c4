//! Which paragraphs of a large scope are worth scoring: those with the highest
//! sum over the question's terms, each counted once a paragraph by the best that
//! it has:
//!
//! - the term itself: its part of the paragraph's BM25;
//! - else a word of its root, or in its section's heading, summary or keywords,
//!   or in its article's title, the term: half of its idf;
//! - else a word of its meaning: a quarter of it.
//!
//! A share of the idf is that share of one own occurrence in a paragraph of mean
//! length. So a paragraph that says "deportation" and "Salvo" comes before one
//! that says "deported" alone, but never before one that says both as asked. A
//! title makes no candidate, it only lifts those that something else made.
//!
//! The lists are walked term by term into one slot a paragraph. That is exact, and
//! memory is read in order: see ARCHITECTURE.md for what was measured against it.

use super::bm25::PARAGRAPH;
use super::{Query, QueryTerm, Scope};
use crate::index::{Index, TermId, field};

/// The most paragraphs of one section that are candidates because its heading,
/// summary or keywords match, though none of their own words do.
pub(super) const MOST_BY_FIELD: u32 = 24;

/// What a word of the term's root is worth, as a share of its idf.
const DERIVED: f64 = 0.5;
/// What a word of its meaning is worth.
const SYNONYM: f64 = 0.25;
/// What the term is worth in a heading, summary, keywords or title.
const FIELD: f64 = 0.5;

/// What is known of a paragraph while the lists are walked.
#[derive(Clone, Copy, Default)]
struct Slot {
    score: f32,
    /// The term that was counted last, from 1; 0 if none was.
    counted: u8,
    /// Whether something else than a title has to do with the question.
    is_candidate: bool,
}

/// The `most` paragraphs in scope with the highest sums that have anything to do
/// with the question, in the order of the index; of two as high, the earlier one
/// goes first.
pub(super) fn choose(index: &Index, scope: &Scope, query: &Query, most: usize) -> Vec<u32> {
    let mut slots = Slots {
        first: scope.paragraphs.start,
        slots: vec![Slot::default(); scope.paragraphs.len()],
    };
    for (number, term) in (1..).zip(&query.terms) {
        slots.add(index, scope, number, term);
    }
    slots.best(most)
}

struct Slots {
    /// The number of the paragraph that the first slot is for.
    first: u32,
    slots: Vec<Slot>,
}

impl Slots {
    /// Adds the term of this number, from 1.
    fn add(&mut self, index: &Index, scope: &Scope, number: u8, term: &QueryTerm) {
        if let Some(id) = term.id {
            self.add_own(index, scope, number, term.idf, id);
        }
        let share = |share: f64| (share * term.idf) as f32;
        for &id in &term.derived {
            self.add_related(index, scope, number, share(DERIVED), id);
        }
        if let Some(id) = term.id {
            self.add_fields(index, scope, number, share(FIELD), id);
        }
        for &id in &term.synonyms {
            self.add_related(index, scope, number, share(SYNONYM), id);
        }
    }

    fn add_own(&mut self, index: &Index, scope: &Scope, number: u8, idf: f64, id: TermId) {
        let mut postings = scope.sentence_postings(index, id).iter().peekable();
        while let Some(posting) = postings.next() {
            let paragraph = index.paragraph_of(posting.place);
            let mut frequency = posting.count;
            while let Some(next) =
                postings.next_if(|next| index.paragraph_of(next.place) == paragraph)
            {
                frequency += next.count;
            }
            let length = index.paragraph(paragraph).content;
            let part = PARAGRAPH.part(idf, frequency, length, scope.mean_paragraph);
            let slot = &mut self.slots[(paragraph - self.first) as usize];
            slot.score += part as f32;
            slot.counted = number;
            slot.is_candidate = true;
        }
    }

    fn add_related(&mut self, index: &Index, scope: &Scope, number: u8, worth: f32, id: TermId) {
        for posting in scope.sentence_postings(index, id) {
            let paragraph = index.paragraph_of(posting.place);
            let slot = &mut self.slots[(paragraph - self.first) as usize];
            if slot.counted != number {
                slot.score += worth;
                slot.counted = number;
            }
            slot.is_candidate = true;
        }
    }

    fn add_fields(&mut self, index: &Index, scope: &Scope, number: u8, worth: f32, id: TermId) {
        for posting in scope.section_postings(index, id) {
            // The title alone says nothing about a section.
            let makes = if posting.count == field::TITLE {
                0
            } else {
                MOST_BY_FIELD
            };
            for (at, paragraph) in (0..).zip(index.section(posting.place).paragraphs()) {
                let slot = &mut self.slots[(paragraph - self.first) as usize];
                slot.is_candidate |= at < makes;
                if slot.counted != number {
                    slot.score += worth;
                    slot.counted = number;
                }
            }
        }
    }

    fn best(&self, most: usize) -> Vec<u32> {
        // Twice as many as are wanted, before the worse half goes.
        let mut best: Vec<(f32, u32)> = Vec::new();
        let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        // What comes later than the last of the best must have a higher sum.
        let mut floor = f32::NEG_INFINITY;
        for (paragraph, slot) in (self.first..).zip(&self.slots) {
            if !slot.is_candidate || slot.score <= floor {
                continue;
            }
            if best.len() == 2 * most {
                best.select_nth_unstable_by(most - 1, order);
                best.truncate(most);
                floor = best[most - 1].0;
                if slot.score <= floor {
                    continue;
                }
            }
            best.push((slot.score, paragraph));
        }
        best.sort_unstable_by(order);
        best.truncate(most);
        let mut paragraphs: Vec<u32> = best.into_iter().map(|(_, paragraph)| paragraph).collect();
        paragraphs.sort_unstable();
        paragraphs
    }
}
