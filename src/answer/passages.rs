use super::highlight::highlight;
use super::{Options, Passage};
use crate::index::{Index, TermId};
use crate::ranking::{Query, Ranked, Ranking};
use crate::text::Span;

/// The most passages in an answer.
pub(super) const MOST: usize = 5;
/// How many of the best sentences are looked at for them.
const LOOKED_AT: usize = 40;
/// A neighbour joins a passage if it has at least this share of its score.
const NEIGHBOUR_SHARE: f64 = 0.5;
/// A passage that would be longer than this many bytes stays one sentence.
const LONGEST: usize = 700;
/// Two passages that share this much of their words say the same.
const SAME: f64 = 0.8;

/// The passages to quote, best first.
pub(super) fn passages(
    index: &Index,
    query: &Query,
    ranking: &Ranking,
    options: &Options,
) -> Vec<Passage> {
    let mut taken: Vec<Taken> = Vec::new();
    for ranked in ranking.ranked.iter().take(LOOKED_AT) {
        if taken.len() == MOST {
            break;
        }
        if taken
            .iter()
            .any(|other| other.sentences.contains(&ranked.sentence))
        {
            continue;
        }
        let sentences = extent(index, ranking, ranked, &taken, options.sentences);
        let words = content(index, sentences.clone());
        if taken
            .iter()
            .all(|other| similarity(&other.words, &words) < SAME)
        {
            taken.push(Taken {
                ranked,
                sentences,
                words,
            });
        }
    }
    taken
        .iter()
        .map(|taken| passage(index, query, taken))
        .collect()
}

/// A passage on its way: the sentence that was scored and those around it.
struct Taken<'a> {
    ranked: &'a Ranked,
    sentences: std::ops::Range<u32>,
    words: Vec<TermId>,
}

/// The sentences of a passage: the scored one, and its better-scoring
/// neighbours as long as they come close and aren't quoted already.
fn extent(
    index: &Index,
    ranking: &Ranking,
    ranked: &Ranked,
    taken: &[Taken<'_>],
    most: usize,
) -> std::ops::Range<u32> {
    let paragraph = index
        .paragraph(index.sentence(ranked.sentence).paragraph)
        .sentences();
    // Asked a few times: a walk is shorter than a map is built.
    let score_of = |at: u32| {
        let mut all = ranking.ranked.iter();
        all.find(|ranked| ranked.sentence == at)
            .map(|ranked| ranked.score)
    };
    let mut extent = ranked.sentence..ranked.sentence + 1;
    while extent.len() < most {
        let before = extent.start.checked_sub(1);
        let neighbour = before
            .into_iter()
            .chain([extent.end])
            .filter(|at| paragraph.contains(at))
            .filter(|at| !taken.iter().any(|other| other.sentences.contains(at)))
            .filter_map(|at| score_of(at).map(|score| (at, score)))
            .filter(|&(_, score)| score >= NEIGHBOUR_SHARE * ranked.score)
            // Of two as good, the one behind, which goes on from here.
            .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        let Some((at, _)) = neighbour else {
            break;
        };
        let wider = extent.start.min(at)..extent.end.max(at + 1);
        let span = span_of(index, &wider);
        // The items of a list are no continuous text.
        let text = span.of(index.text(index.paragraph(index.sentence(at).paragraph)));
        if span.len() > LONGEST || text.contains('\n') {
            break;
        }
        extent = wider;
    }
    extent
}

fn span_of(index: &Index, sentences: &std::ops::Range<u32>) -> Span {
    let first = index.sentence(sentences.start).span();
    let last = index.sentence(sentences.end - 1).span();
    Span::new(first.start, last.end)
}

/// The distinct content words of some sentences, sorted.
fn content(index: &Index, sentences: std::ops::Range<u32>) -> Vec<TermId> {
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
        score: (taken.ranked.score * 100.0).round() as i64,
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
