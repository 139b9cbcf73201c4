use std::ops::Range;

use super::highlight::Sought;
use super::{Model, Passage};
use crate::index::{Index, TermId};
use crate::ranking::{Query, QueryTerm, Ranked, Ranking};
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
/// Past so many passages that say the same as one before, nothing new is looked for: a
/// text may say one thing thousands of times.
const MOST_REPEATED: usize = 32;

/// The stretches of text to quote, best first, of at most so many `sentences`: those
/// most likely to hold the answer, each given that none before it does.
///
/// The ranking's weights were learned as a softmax over the sentences, so the
/// exponential of a score is in proportion to the probability that the sentence
/// answers; a passage has the sum of its sentences'.
pub(super) fn chosen<'a>(
    index: &Index,
    ranking: &'a Ranking,
    sentences: usize,
    most: usize,
) -> Vec<Taken<'a>> {
    let scores = Scores::new(ranking);
    let mut taken: Vec<Taken> = Vec::new();
    // Those that say the same as one that is quoted.
    let mut repeated: Vec<u32> = Vec::new();
    // Those that aren't quoted yet.
    let mut free: Vec<Scored> = scores.scored.clone();
    while taken.len() < most && repeated.len() < MOST_REPEATED {
        let is_free = |sentence: u32| !taken.iter().any(|other| other.has(sentence));
        let total: f64 = free.iter().map(|scored| scored.odds).sum();
        let candidates = free.iter().copied();
        let candidates = candidates.filter(|scored| !repeated.contains(&scored.sentence));
        let window = |scored| {
            let least = LEAST_GAIN * total;
            window(index, &scores, scored, is_free, least, sentences)
        };
        let best = best_window(candidates.take(LOOKED_AT), sentences, window);
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
        free.retain(|scored| !sentences.contains(&scored.sentence));
        taken.push(Taken {
            ranked,
            sentences,
            words,
            score: scores.score(odds),
            share: odds / total,
        });
    }
    taken
}

/// The first passage that is quoted from a ranking, before it is judged.
#[cfg(feature = "eval")]
pub(crate) struct Quoted {
    /// The number of its paragraph.
    pub(crate) paragraph: u32,
    /// Its place there.
    pub(crate) span: Span,
    /// The probability that it holds the answer, by the ranking alone.
    pub(crate) share: f64,
}

/// The first passage of at most so many `sentences`.
#[cfg(feature = "eval")]
pub(crate) fn quoted(index: &Index, ranking: &Ranking, sentences: usize) -> Option<Quoted> {
    let chosen = chosen(index, ranking, sentences, 1);
    let first = chosen.first()?;
    let (paragraph, span) = first.place(index);
    Some(Quoted {
        paragraph,
        span,
        share: first.share,
    })
}

/// Where the answer is looked for in the first passage of at most so many `sentences`.
#[cfg(feature = "eval")]
pub(crate) fn sought<'a>(
    index: &'a Index,
    query: &'a Query,
    ranking: &Ranking,
    sentences: usize,
    correct: f64,
) -> Option<Sought<'a>> {
    let chosen = chosen(index, ranking, sentences, 1);
    Some(chosen.first()?.sought(index, query, ranking, correct))
}

/// The passages of those stretches.
pub(super) fn cited(index: &Index, query: &Query, chosen: &[Taken<'_>]) -> Vec<Passage> {
    let meant = Meant::new(query);
    chosen
        .iter()
        .map(|taken| passage(index, query, &meant, taken))
        .collect()
}

/// A ranked sentence and its odds over the best.
#[derive(Clone, Copy)]
struct Scored<'a> {
    ranked: &'a Ranked,
    /// Its number, beside its odds for the sake of the processor's cache.
    sentence: u32,
    odds: f64,
}

/// The ranked sentences, best first.
struct Scores<'a> {
    scored: Vec<Scored<'a>>,
    best: f64,
}

impl<'a> Scores<'a> {
    fn new(ranking: &'a Ranking) -> Self {
        let best = ranking.ranked.first().map_or(0.0, |ranked| ranked.score);
        let scored = ranking.ranked.iter().map(|ranked| Scored {
            ranked,
            sentence: ranked.sentence,
            odds: (ranked.score - best).exp(),
        });
        Self {
            scored: scored.collect(),
            best,
        }
    }

    /// The odds of a sentence, if it is ranked. So few are asked for that looking
    /// through all takes less than sorting them.
    fn of(&self, sentence: u32) -> Option<f64> {
        let mut scored = self.scored.iter();
        scored
            .find(|scored| scored.sentence == sentence)
            .map(|scored| scored.odds)
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
pub(super) struct Taken<'a> {
    ranked: &'a Ranked,
    pub(super) sentences: Range<u32>,
    words: Vec<TermId>,
    score: f64,
    /// Its odds over those of all sentences that none before it has.
    pub(super) share: f64,
}

impl Taken<'_> {
    /// Where it may have the answer, which it has with the probability `correct`.
    fn sought<'a>(
        &self,
        index: &'a Index,
        query: &'a Query,
        ranking: &Ranking,
        correct: f64,
    ) -> Sought<'a> {
        let less = |sentence: u32| {
            let mut ranked = ranking.ranked.iter();
            let found = ranked.find(|ranked| ranked.sentence == sentence);
            found.map_or(0.0, |found| (self.ranked.score - found.score) as f32)
        };
        Sought {
            index,
            query,
            sentences: self.sentences.clone(),
            ranked: self.ranked.sentence,
            less: self.sentences.clone().map(less).collect(),
            correct,
        }
    }

    /// The answer in it where that is sure, as bytes of the passage.
    pub(super) fn highlight(
        &self,
        model: &Model,
        index: &Index,
        query: &Query,
        ranking: &Ranking,
        correct: f64,
    ) -> Option<Span> {
        let span = span_of(index, &self.sentences);
        let found = self
            .sought(index, query, ranking, correct)
            .highlight(model)?;
        span.contains(found).then(|| found.relative_to(span.start))
    }

    /// Whether it quotes the sentence of this number.
    fn has(&self, sentence: u32) -> bool {
        self.sentences.contains(&sentence)
    }

    /// The number of its paragraph, and its place there.
    #[cfg(feature = "eval")]
    fn place(&self, index: &Index) -> (u32, Span) {
        let paragraph = index.sentence(self.ranked.sentence).paragraph;
        (paragraph, span_of(index, &self.sentences))
    }
}

/// The window with the best odds of those around `candidates`, which are made with at
/// most `most` sentences each; of two as good, the first one.
fn best_window<'a>(
    candidates: impl Iterator<Item = Scored<'a>>,
    most: usize,
    window: impl Fn(Scored<'a>) -> Window<'a>,
) -> Option<Window<'a>> {
    let mut best: Option<Window<'a>> = None;
    for scored in candidates {
        let best_odds = best.as_ref().map_or(f64::NEG_INFINITY, |best| best.odds);
        // No neighbour that joins has better odds than the sentence itself.
        if scored.odds * most as f64 > best_odds {
            best = Some(window(scored))
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
    scored: Scored<'a>,
    is_free: impl Fn(u32) -> bool,
    least: f64,
    most: usize,
) -> Window<'a> {
    let Scored {
        ranked, odds: own, ..
    } = scored;
    let paragraph = index.paragraph(index.sentence(ranked.sentence).paragraph);
    let within = paragraph.sentences();
    let mut sentences = ranked.sentence..ranked.sentence + 1;
    let mut odds = own;
    let is_question = |at: u32| {
        let sentence = index.sentence(at).span();
        sentence.of(index.text(paragraph)).ends_with('?')
    };
    while sentences.len() < most {
        let before = sentences.start.checked_sub(1);
        let before = before.filter(|at| within.contains(at));
        // "Yes, between the two." says nothing without its question, nor that without it.
        let belongs = |at: u32| {
            (sentences.len() == 1 && is_question(ranked.sentence) && at == sentences.end)
                || (Some(at) == before && is_question(at))
        };
        let neighbour = before
            .into_iter()
            .chain([sentences.end])
            .filter(|&at| within.contains(&at) && is_free(at))
            .filter_map(|at| Some((at, scores.of(at)?)))
            .filter(|&(at, odds)| odds <= own && (odds >= least || belongs(at)))
            // Of two as good, the one behind, which goes on from here.
            .max_by(|a, b| {
                let odds = || a.1.total_cmp(&b.1).then(a.0.cmp(&b.0));
                belongs(a.0).cmp(&belongs(b.0)).then_with(odds)
            });
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

fn passage(index: &Index, query: &Query, meant: &Meant, taken: &Taken<'_>) -> Passage {
    let sentence = index.sentence(taken.ranked.sentence);
    let span = span_of(index, &taken.sentences);
    Passage {
        score: (taken.score * 100.0).round() as i64,
        matched: matched(index, query, meant, taken, span),
        ..Passage::cited(index, index.paragraph(sentence.paragraph), span)
    }
}

/// The terms that a question has, themselves, by their root or by their meaning.
struct Meant {
    /// In order, each once.
    terms: Vec<TermId>,
}

impl Meant {
    fn new(query: &Query) -> Self {
        let terms = query.terms.iter();
        let mut terms: Vec<TermId> = terms.flat_map(QueryTerm::meant).collect();
        terms.sort_unstable();
        terms.dedup();
        Self { terms }
    }

    /// Whether `term` is one of them.
    fn has(&self, term: TermId) -> bool {
        self.terms.binary_search(&term).is_ok()
    }
}

/// The words of the passage that the question has, themselves, by their root or
/// by an alias, within the passage.
fn matched(
    index: &Index,
    query: &Query,
    meant: &Meant,
    taken: &Taken<'_>,
    span: Span,
) -> Vec<Span> {
    let mut spans = Vec::new();
    for number in taken.sentences.clone() {
        let tokens = index.tokens(index.sentence(number)).iter();
        let words = tokens.filter(|token| !token.stop && meant.has(token.term));
        spans.extend(words.map(|token| token.span()));
        let terms = query.terms.iter().filter_map(|term| term.id);
        spans.extend(terms.flat_map(|id| index.alias_spans(number, id)));
    }
    spans.retain(|found| span.contains(*found));
    for found in &mut spans {
        *found = found.relative_to(span.start);
    }
    spans.sort_unstable();
    spans.dedup();
    spans
}
