use std::ops::Range;

use super::highlight::highlight;
use super::{Options, Passage};
use crate::index::{Index, TermId};
use crate::ranking::{Query, Ranked, Ranking};
use crate::text::Span;

/// The most passages in an answer.
pub(super) const MOST: usize = 5;
/// How many of the best sentences are looked at for each.
const LOOKED_AT: usize = 20;
/// A neighbour joins a passage if it holds the answer with at least this
/// probability: less isn't worth reading.
const LEAST_GAIN: f64 = 0.003;
/// A passage that would be longer than this many bytes stays one sentence.
const LONGEST: usize = 700;
/// Two passages that share this much of their words say the same.
const SAME: f64 = 0.8;

/// The passages to quote, best first: those most likely to hold the answer, each
/// given that none before it does.
///
/// The ranking's weights were learned as a softmax over the sentences, so the
/// exponential of a score is in proportion to the probability that the sentence
/// answers; a passage has the sum of its sentences'.
pub(super) fn passages(
    index: &Index,
    query: &Query,
    ranking: &Ranking,
    options: &Options,
) -> Vec<Passage> {
    let scores = Scores::new(ranking);
    let mut taken: Vec<Taken> = Vec::new();
    // Those that say the same as one that is quoted.
    let mut repeated: Vec<u32> = Vec::new();
    while taken.len() < MOST {
        let is_free = |sentence: u32| {
            !taken
                .iter()
                .any(|other| other.sentences.contains(&sentence))
        };
        let free = || {
            scores
                .ranked()
                .filter(|(ranked, _)| is_free(ranked.sentence))
        };
        let total: f64 = free().map(|(_, odds)| odds).sum();
        let candidates = free()
            .filter(|(ranked, _)| !repeated.contains(&ranked.sentence))
            .take(LOOKED_AT);
        let window = |ranked| {
            let least = LEAST_GAIN * total;
            window(index, &scores, ranked, is_free, least, options.sentences)
        };
        let best = best_window(candidates, options.sentences, window);
        let Some(Window {
            ranked,
            sentences,
            odds,
        }) = best
        else {
            break;
        };
        let words = content(index, sentences.clone());
        if taken
            .iter()
            .any(|other| similarity(&other.words, &words) >= SAME)
        {
            repeated.push(ranked.sentence);
            continue;
        }
        taken.push(Taken {
            ranked,
            sentences,
            words,
            score: scores.score(odds),
        });
    }
    taken
        .iter()
        .map(|taken| passage(index, query, taken))
        .collect()
}

/// The sentences with their odds over the best.
struct Scores<'a> {
    ranking: &'a Ranking,
    /// In the order of the ranking.
    odds: Vec<f64>,
    /// By the sentences' numbers.
    by_sentence: Vec<(u32, f64)>,
    best: f64,
}

impl<'a> Scores<'a> {
    fn new(ranking: &'a Ranking) -> Self {
        let best = ranking.ranked.first().map_or(0.0, |ranked| ranked.score);
        let sentences = ranking.ranked.iter();
        let mut by_sentence: Vec<(u32, f64)> = sentences
            .map(|ranked| (ranked.sentence, (ranked.score - best).exp()))
            .collect();
        let odds = by_sentence.iter().map(|&(_, odds)| odds).collect();
        by_sentence.sort_unstable_by_key(|&(sentence, _)| sentence);
        Self {
            ranking,
            odds,
            by_sentence,
            best,
        }
    }

    /// The sentences, best first, each with its odds.
    fn ranked(&self) -> impl Iterator<Item = (&'a Ranked, f64)> + '_ {
        self.ranking.ranked.iter().zip(self.odds.iter().copied())
    }

    /// The odds of a sentence, if it is ranked.
    fn of(&self, sentence: u32) -> Option<f64> {
        let at = self
            .by_sentence
            .binary_search_by_key(&sentence, |&(number, _)| number);
        at.ok().map(|at| self.by_sentence[at].1)
    }

    fn score(&self, odds: f64) -> f64 {
        odds.ln() + self.best
    }
}

/// A passage that could be quoted.
struct Window<'a> {
    /// Its best sentence.
    ranked: &'a Ranked,
    sentences: Range<u32>,
    /// The sum of its sentences' odds.
    odds: f64,
}

/// A passage on its way.
struct Taken<'a> {
    ranked: &'a Ranked,
    sentences: Range<u32>,
    words: Vec<TermId>,
    score: f64,
}

/// The window with the best odds of those around `candidates`, which are made with at
/// most `most` sentences each; of two as good, the first one.
fn best_window<'a>(
    candidates: impl Iterator<Item = (&'a Ranked, f64)>,
    most: usize,
    window: impl Fn((&'a Ranked, f64)) -> Window<'a>,
) -> Option<Window<'a>> {
    let mut best: Option<Window<'a>> = None;
    for (ranked, odds) in candidates {
        let best_odds = best.as_ref().map_or(f64::NEG_INFINITY, |best| best.odds);
        // No neighbour that joins has better odds than the sentence itself.
        if odds * most as f64 > best_odds {
            best = Some(window((ranked, odds)))
                .filter(|next| next.odds > best_odds)
                .or(best);
        }
    }
    best
}

/// A sentence with those of its neighbours that aren't quoted yet and have the
/// `least` odds, but no better ones than itself.
fn window<'a>(
    index: &Index,
    scores: &Scores<'_>,
    (ranked, own): (&'a Ranked, f64),
    is_free: impl Fn(u32) -> bool,
    least: f64,
    most: usize,
) -> Window<'a> {
    let paragraph = index.paragraph(index.sentence(ranked.sentence).paragraph);
    let within = paragraph.sentences();
    let mut sentences = ranked.sentence..ranked.sentence + 1;
    let mut odds = own;
    while sentences.len() < most {
        let before = sentences.start.checked_sub(1);
        let neighbour = before
            .into_iter()
            .chain([sentences.end])
            .filter(|&at| within.contains(&at) && is_free(at))
            .filter_map(|at| Some((at, scores.of(at)?)))
            .filter(|&(_, odds)| odds >= least && odds <= own)
            // Of two as good, the one behind, which goes on from here.
            .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        let Some((at, gain)) = neighbour else {
            break;
        };
        let wider = sentences.start.min(at)..sentences.end.max(at + 1);
        let span = span_of(index, &wider);
        // The items of a list are no continuous text.
        if span.len() > LONGEST || span.of(index.text(paragraph)).contains('\n') {
            break;
        }
        sentences = wider;
        odds += gain;
    }
    Window {
        ranked,
        sentences,
        odds,
    }
}

fn span_of(index: &Index, sentences: &Range<u32>) -> Span {
    let first = index.sentence(sentences.start).span();
    let last = index.sentence(sentences.end - 1).span();
    Span::new(first.start, last.end)
}

/// The distinct content words of some sentences, sorted.
fn content(index: &Index, sentences: Range<u32>) -> Vec<TermId> {
    let mut terms: Vec<TermId> = sentences
        .flat_map(|sentence| index.tokens(index.sentence(sentence)))
        .filter(|token| !token.stop)
        .map(|token| token.term)
        .collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The Jaccard index of two sorted sets.
fn similarity(a: &[TermId], b: &[TermId]) -> f64 {
    let common = a
        .iter()
        .filter(|term| b.binary_search(term).is_ok())
        .count();
    let all = a.len() + b.len() - common;
    if all == 0 {
        1.0
    } else {
        common as f64 / all as f64
    }
}

fn passage(index: &Index, query: &Query, taken: &Taken<'_>) -> Passage {
    let sentence = index.sentence(taken.ranked.sentence);
    let span = span_of(index, &taken.sentences);
    let highlights = highlight(index, query, sentence)
        .filter(|found| span.contains(*found))
        .map(|found| found.relative_to(span.start));
    Passage {
        highlights: highlights.into_iter().collect(),
        score: (taken.score * 100.0).round() as i64,
        matched: matched(index, query, taken, span),
        ..Passage::cited(index, index.paragraph(sentence.paragraph), span)
    }
}

/// The words of the passage that the question has, themselves, by their root or
/// by an alias, within the passage.
fn matched(index: &Index, query: &Query, taken: &Taken<'_>, span: Span) -> Vec<Span> {
    let asked = |id: TermId| query.terms.iter().any(|term| term.means(id));
    let mut spans: Vec<Span> = taken
        .sentences
        .clone()
        .flat_map(|number| {
            let words = index
                .tokens(index.sentence(number))
                .iter()
                .filter(|token| !token.stop && asked(token.term))
                .map(|token| token.span());
            let aliased = query
                .terms
                .iter()
                .filter_map(|term| term.id)
                .flat_map(move |id| index.alias_spans(number, id));
            words.chain(aliased)
        })
        .filter(|found| span.contains(*found))
        .map(|found| found.relative_to(span.start))
        .collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}
