//! A sentence, read for what may be an answer in it.

use std::ops::RangeInclusive;

use super::class::Class;
use crate::index::{Index, Sentence, Token};
use crate::ranking::{Query, fit};
use crate::text::{Fit, SpanKind, TypedSpan};

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// What it is.
    pub(super) class: Class,
    /// What stands before it, if that isn't only space.
    pub(super) gap: Option<Class>,
    /// The number of the question's term that it says.
    pub(super) term: Option<usize>,
    /// Whether it says the thing asked for.
    pub(super) focus: bool,
    /// Whether it is a kind of the thing asked for.
    pub(super) focus_kind: bool,
    /// Whether the question has it, function words too.
    pub(super) asked: bool,
    /// Whether it is a function word.
    pub(super) stop: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// In how many sentences it stands.
    pub(super) sentences: usize,
    /// Whether a typed span begins with it.
    pub(super) begins_span: bool,
    /// Whether one that has it began before.
    pub(super) goes_on: bool,
    /// Whether one that has it goes on behind.
    pub(super) breaks_off: bool,
}

/// The words of a sentence.
pub(super) struct Read<'a> {
    /// In order.
    pub(super) words: Vec<Word>,
    pub(super) tokens: &'a [Token],
    pub(super) text: &'a str,
    pub(super) spans: &'a [TypedSpan],
    /// Those that the question wants by a measure, and how they fit.
    fits: Vec<(TypedSpan, Fit)>,
}

impl<'a> Read<'a> {
    /// Reads `sentence` for `query`.
    pub(super) fn new(index: &'a Index, query: &Query, sentence: &Sentence) -> Self {
        let tokens = index.tokens(sentence);
        let text = index.text(index.paragraph(sentence.paragraph));
        let spans = index.spans(sentence);
        let mut last_end = sentence.span().start;
        let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
        for &token in tokens {
            let span = token.span();
            let gap = Class::of_gap(text.get(last_end..span.start).unwrap_or(" "));
            last_end = span.end;
            words.push(word(index, query, token, gap, span.of(text)));
        }
        for span in spans {
            let (first, last) = (usize::from(span.first), usize::from(span.last));
            words[first].begins_span = true;
            if first < last {
                words[first + 1..=last]
                    .iter_mut()
                    .for_each(|word| word.goes_on = true);
                words[first..last]
                    .iter_mut()
                    .for_each(|word| word.breaks_off = true);
            }
            let class = match span.kind {
                SpanKind::Date => Class::Date,
                SpanKind::Number => Class::Number,
                SpanKind::Period => Class::Period,
                SpanKind::People => Class::People,
                SpanKind::Area => Class::Area,
                _ => continue,
            };
            let range = match span.kind {
                // "16 hours": the number stays one.
                SpanKind::Period => last..=last,
                _ => span.tokens(),
            };
            for word in &mut words[range] {
                if !word.stop {
                    word.class = class;
                }
            }
        }
        Self {
            words,
            tokens,
            text,
            spans,
            fits: spans
                .iter()
                .filter_map(|&span| Some((span, fit(index, query, sentence, span)?)))
                .collect(),
        }
    }

    /// How the best of some words fits the measure that the question wants; `None` where
    /// nothing of them has any.
    pub(super) fn fit(&self, words: RangeInclusive<usize>) -> Option<Fit> {
        let inside = |span: &TypedSpan| {
            words.contains(span.tokens().start()) && words.contains(span.tokens().end())
        };
        let fits = self.fits.iter().filter(|(span, _)| inside(span));
        fits.map(|(_, fit)| *fit).max()
    }

    /// Whether anything has a measure that the question wants.
    pub(super) fn has_fits(&self) -> bool {
        !self.fits.is_empty()
    }

    /// The class of what ends before the word `at`: a mark, else a word.
    pub(super) fn before(&self, at: usize) -> Class {
        match (at.checked_sub(1), self.words[at].gap) {
            (None, _) => Class::Edge,
            (_, Some(gap)) => gap,
            (Some(before), None) => self.words[before].class,
        }
    }

    /// The class of what begins behind the word `at`.
    pub(super) fn after(&self, at: usize) -> Class {
        self.words
            .get(at + 1)
            .map_or(Class::Edge, |word| word.gap.unwrap_or(word.class))
    }
}

fn word(index: &Index, query: &Query, token: Token, gap: Option<Class>, written: &str) -> Word {
    let term = if token.stop {
        None
    } else {
        query.terms.iter().position(|term| term.means(token.term))
    };
    let focus = query.focus.map(|focus| &query.terms[focus]);
    let class = if token.stop {
        if written.is_ascii() && written.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Class::of_stop(&written.to_ascii_lowercase())
        } else {
            Class::of_stop(written)
        }
    } else {
        Class::of_word(written)
    };
    Word {
        class,
        gap,
        term,
        focus: term.is_some() && term == query.focus,
        focus_kind: focus.is_some_and(|focus| focus.kinds.contains(&token.term)),
        asked: query.has(token),
        stop: token.stop,
        capital: written.starts_with(char::is_uppercase),
        sentences: index.sentence_postings(token.term).len(),
        begins_span: false,
        goes_on: false,
        breaks_off: false,
    }
}
