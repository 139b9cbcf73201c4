//! Answers to "rule 5": the item of this number of the list that is meant.

use std::ops::Range;

use super::intent::{self, Item};
use super::overview::section_of;
use super::suggest::Fill;
use super::{Answer, Asking, Passage, Reason, Verdict, passages};
use crate::article::SectionRef;
use crate::index::{TermId, field};
use crate::ranking::Query;
use crate::text::{Analyser, Span};

/// The most sentences of an item that are quoted.
const MOST_SENTENCES: usize = 3;

/// The sentences of an item of a list.
struct Found {
    number: usize,
    sentences: Range<u32>,
}

/// A section with a numbered list.
struct List {
    section: u32,
    items: Vec<Found>,
    /// How many of the words that say of which list stand in its heading, and how large a
    /// part of the heading these are.
    named: usize,
    share: f64,
}

/// A word that says of which list an item is.
struct ListWord {
    term: Option<TermId>,
    /// Whether it is a word for an item of any list.
    is_kind: bool,
}

impl Asking<'_> {
    /// The item that is asked for, or that there is none of that number; `None` where no
    /// list is meant.
    pub(super) fn item(&self, asked: &Item) -> Option<Answer> {
        let lists = self.lists(asked);
        let first = lists.first()?;
        let found: Vec<Passage> = lists
            .iter()
            .flat_map(|list| list.items.iter())
            .filter(|item| item.number == asked.number)
            .map(|item| self.quoted(item))
            .take(passages::MOST)
            .collect();
        match found.len() {
            0 if !asked.is_told => None,
            0 => Some(self.no_such_item(asked.number, first)),
            // Several lists may be meant.
            several => Some(Answer {
                confidence: 1.0 / several as f64,
                passages: found,
                suggestions: self.suggestions(&Query::default(), &[first.section], Fill::Related),
                nearest_sections: self.referred(&lists),
                ..self.blank(if several == 1 {
                    Verdict::Answered
                } else {
                    Verdict::Closest
                })
            }),
        }
    }

    fn no_such_item(&self, number: usize, list: &List) -> Answer {
        let last = list.items.iter().map(|item| item.number).max();
        Answer {
            reason: Some(Reason::NoSuchItem {
                asked: number,
                last: last.unwrap_or_default(),
                section: self.index.section_ref(self.index.section(list.section)),
            }),
            suggestions: self.suggestions(&Query::default(), &[list.section], Fill::Always),
            nearest_sections: self.referred(std::slice::from_ref(list)),
            ..self.blank(Verdict::NotInArticle)
        }
    }

    fn referred(&self, lists: &[List]) -> Vec<SectionRef> {
        let section = |list: &List| self.index.section_ref(self.index.section(list.section));
        lists
            .iter()
            .take(super::MOST_SECTIONS)
            .map(section)
            .collect()
    }

    /// The lists that are meant: those whose heading has most of the words that say of
    /// which, else the article's only one.
    fn lists(&self, asked: &Item) -> Vec<List> {
        let words = self.words(asked);
        let mut lists: Vec<List> = self
            .likely(&words)
            .into_iter()
            .filter_map(|section| self.list(section, &words))
            .collect();
        let best = |list: &List| (list.named, list.share);
        let most = lists.iter().map(best).fold(
            (0, 0.0),
            |most, list| {
                if list > most { list } else { most }
            },
        );
        if most.0 > 0 {
            lists.retain(|list| best(list) >= most);
        } else if !asked.is_told || lists.len() != 1 {
            lists.clear();
        }
        lists
    }

    fn words(&self, asked: &Item) -> Vec<ListWord> {
        let analyser = Analyser::new(self.language);
        let read = |word: &String| ListWord {
            term: self.index.vocabulary().id(&analyser.lexeme(word).term),
            is_kind: intent::is_kind(word),
        };
        asked.words.iter().map(read).collect()
    }

    /// The sections that may have the list: all of one article, else those whose heading
    /// has one of the words, since a library has too many.
    fn likely(&self, words: &[ListWord]) -> Vec<u32> {
        if self.scope.is_one_article(self.index) {
            return self.scope.sections.clone().collect();
        }
        let postings = words
            .iter()
            .filter_map(|word| word.term)
            .flat_map(|term| self.scope.section_postings(self.index, term));
        let mut sections: Vec<u32> = postings
            .filter(|posting| posting.count & field::HEADING != 0)
            .map(|posting| posting.place)
            .collect();
        sections.sort_unstable();
        sections.dedup();
        sections
    }

    /// The numbered list of a section, if it has one and whatever is no word for an item
    /// says that this list is meant.
    fn list(&self, section: u32, words: &[ListWord]) -> Option<List> {
        let heading = self.index.heading_terms(section);
        let in_heading = |word: &&ListWord| word.term.is_some_and(|term| heading.contains(&term));
        let in_title = |word: &ListWord| {
            let postings = self.scope.section_postings(self.index, word.term?);
            let place = postings.binary_search_by_key(&section, |posting| posting.place);
            Some(postings[place.ok()?].count & field::TITLE != 0)
        };
        let is_told =
            |word: &ListWord| word.is_kind || in_heading(&word) || in_title(word) == Some(true);
        if !words.iter().all(is_told) {
            return None;
        }
        let items = self.items(section);
        let named = words.iter().filter(in_heading).count();
        (items.len() > 1).then_some(List {
            section,
            items,
            named,
            share: named as f64 / heading.len().max(1) as f64,
        })
    }

    /// The numbered items of a section, each up to the next line that has a number.
    fn items(&self, section: u32) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        if section_of(self.index, section).is_empty() {
            return found;
        }
        for paragraph in self.index.section(section).paragraphs() {
            let sentences = self.index.paragraph(paragraph).sentences();
            let mut open: Option<Found> = None;
            for sentence in sentences {
                if let Some(number) = self.index.item_number(self.index.sentence(sentence)) {
                    found.extend(open.take());
                    open = Some(Found {
                        number,
                        sentences: sentence..sentence,
                    });
                }
                if let Some(item) = &mut open {
                    item.sentences.end = sentence + 1;
                }
            }
            found.extend(open);
        }
        found
    }

    /// An item, whole unless it is long.
    fn quoted(&self, item: &Found) -> Passage {
        let most = item.sentences.clone().take(MOST_SENTENCES);
        let last = most.max().unwrap_or(item.sentences.start);
        let first = self.index.sentence(item.sentences.start);
        let paragraph = self.index.paragraph(first.paragraph);
        let end = self.index.sentence(last).span().end;
        Passage::cited(self.index, paragraph, Span::new(first.span().start, end))
    }
}
