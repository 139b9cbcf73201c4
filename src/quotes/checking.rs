use std::collections::HashSet;

use super::candidates::Candidates;
use super::data::{Doubt, Finding, Outcome, Segment, SegmentKind};
use super::headings::heading;
use super::judgement::{Judgement, Sides};
use super::segments::passages;
use super::units::{Unit, join_hyphenated, units, weigh};
use super::window::Window;
use crate::answer::Passage;
use crate::article::Wording;
use crate::index::Index;
use crate::ranking::Scope;
use crate::text::{Language, Span};

/// How many words more than the quotation has are looked at to each side.
const SLACK: usize = 40;

/// How many more if an ellipsis leaves some out.
const UNDER_ELLIPSIS: usize = 400;

/// No more is compared once a quotation has cost so many cells of alignment.
const MOST_CELLS: usize = 4_000_000;

/// A window that has a smaller share of a quotation's words, in percent, isn't
/// worth an alignment.
const WORTH_ALIGNING: i32 = 30;

/// A text whose quotations are looked for.
pub(super) struct Checking<'a> {
    index: &'a Index,
    text: &'a str,
    candidates: Candidates<'a>,
    has_summaries: bool,
}

/// A place where a quotation may stand.
struct Match {
    sentence: u32,
    judgement: Judgement,
    passages: Vec<Passage>,
    segments: Vec<Segment>,
}

/// The best places for a quotation.
#[derive(Default)]
struct Best {
    /// Among the article's words.
    article: Option<Match>,
    /// Among a summary's own words.
    summary: Option<Match>,
    /// The cells of alignment that were computed.
    cells: usize,
}

impl<'a> Checking<'a> {
    pub(super) fn new(
        index: &'a Index,
        text: &'a str,
        scope: &'a Scope,
        languages: &[Language],
        has_summaries: bool,
    ) -> Self {
        Self {
            index,
            text,
            candidates: Candidates::new(index, scope, languages),
            has_summaries,
        }
    }

    /// What becomes of the quotation at `span`.
    pub(super) fn finding(&mut self, span: Span) -> Finding {
        let quoted = units(self.text, span);
        let mut best = Best::default();
        for sentence in self.candidates.with_phrase(self.text, span) {
            self.compare(span, &quoted, sentence, &mut best);
        }
        if !holds(best.article.as_ref(), |found| found.is_exact) {
            for sentence in self.candidates.likely(self.text, span) {
                if best.cells > MOST_CELLS {
                    break;
                }
                self.compare(span, &quoted, sentence, &mut best);
            }
        }
        self.conclude(span, best)
    }

    /// Compares the quotation with what stands around a sentence.
    fn compare(&self, span: Span, quoted: &[Unit], sentence: u32, best: &mut Best) {
        let paragraph = self
            .index
            .paragraph(self.index.sentence(sentence).paragraph);
        let article = self.index.article_of(self.index.section(paragraph.section));
        let mut quoted = quoted.to_vec();
        weigh(
            &mut quoted,
            self.text,
            self.candidates.analyser(article.language),
        );
        let has_ellipsis = quoted.iter().any(|unit| unit.after_ellipsis);
        let reach = quoted.len() + SLACK + if has_ellipsis { UNDER_ELLIPSIS } else { 0 };
        let window = Window::around(self.index, sentence, reach);
        let mut cited = units(&window.text, Span::new(0, window.text.len()));
        join_hyphenated([(self.text, &mut quoted), (&window.text, &mut cited)]);
        if !is_worth_aligning(&quoted, &cited) {
            return;
        }
        best.cells += quoted.len() * cited.len();
        let sides = Sides {
            index: self.index,
            text: self.text,
            quoted: &quoted,
            window: &window,
            cited: &cited,
        };
        let whole = sides.judge();
        if article.wording == Wording::Verbatim {
            keep_better(&mut best.article, sides, whole, span, sentence);
            return;
        }
        for marked in window.quoted() {
            let within: Vec<Unit> = cited
                .iter()
                .filter(|unit| marked.contains(unit.span))
                .cloned()
                .collect();
            let sides = Sides {
                cited: &within,
                ..sides
            };
            let found = sides.judge();
            // What the summary around them has too isn't altered from these words.
            if found.is_exact || found.share >= whole.share {
                keep_better(&mut best.article, sides, found, span, sentence);
            }
        }
        keep_better(&mut best.summary, sides, whole, span, sentence);
    }

    fn conclude(&self, span: Span, best: Best) -> Finding {
        let Best {
            article, summary, ..
        } = best;
        let mut finding = Finding {
            span,
            quotation: span.of(self.text).to_owned(),
            outcome: Outcome::Exact,
            apart_from: Vec::new(),
            passages: Vec::new(),
            heading: None,
            segments: Vec::new(),
        };
        if !holds(article.as_ref(), |found| found.is_exact) {
            finding.heading = heading(self.index, &self.candidates, self.text, span);
            if finding.heading.is_some() {
                return finding;
            }
        }
        let (outcome, found) = self.outcome(article, summary);
        finding.outcome = outcome;
        if let Some(found) = found {
            finding.passages = found.passages;
            if matches!(outcome, Outcome::Exact | Outcome::Altered) {
                finding.apart_from = found.judgement.apart_from;
                finding.segments = found.segments;
            }
        }
        if outcome == Outcome::Exact {
            let kept = finding.segments.iter();
            for segment in kept.filter(|segment| segment.kind == SegmentKind::Kept) {
                let passage = &mut finding.passages[segment.passage];
                passage.highlights.push(segment.cited);
            }
        }
        finding
    }

    /// What the best places among the article's words and among a summary's own
    /// come to, and the place that shows it.
    fn outcome(&self, article: Option<Match>, summary: Option<Match>) -> (Outcome, Option<Match>) {
        if holds(article.as_ref(), |found| found.is_exact) {
            return (Outcome::Exact, article);
        }
        if holds(article.as_ref(), Judgement::is_close) {
            return (Outcome::Altered, article);
        }
        if holds(summary.as_ref(), Judgement::is_close) {
            return (Outcome::CantTell(Doubt::SummarysWords), summary);
        }
        let near = [article, summary]
            .into_iter()
            .flatten()
            .filter(|found| found.judgement.is_near)
            .max_by_key(|found| found.judgement.share);
        if self.has_summaries {
            (Outcome::CantTell(Doubt::NotQuoted), near)
        } else {
            (Outcome::Absent, near)
        }
    }
}

fn holds(found: Option<&Match>, condition: fn(&Judgement) -> bool) -> bool {
    found.is_some_and(|found| condition(&found.judgement))
}

/// Puts a judgement into `slot` if it is better than the one there; of equal
/// ones the earlier place stays.
fn keep_better(
    slot: &mut Option<Match>,
    sides: Sides<'_>,
    judgement: Judgement,
    span: Span,
    sentence: u32,
) {
    let is_better = slot.as_ref().is_none_or(|other| {
        let order = judgement.rank().cmp(&other.judgement.rank());
        order.then(other.sentence.cmp(&sentence)).is_gt()
    });
    if is_better {
        let (mut passages, segments) = passages(&sides, &judgement.steps, span);
        for passage in &mut passages {
            passage.score = i64::from(judgement.share);
        }
        *slot = Some(Match {
            sentence,
            judgement,
            passages,
            segments,
        });
    }
}

/// Whether enough of the quotation's words stand in a window, in any order.
fn is_worth_aligning(quoted: &[Unit], cited: &[Unit]) -> bool {
    let keys: HashSet<&str> = cited.iter().map(|unit| unit.key.as_str()).collect();
    let all: i32 = quoted.iter().map(|unit| unit.weight).sum();
    let shared: i32 = quoted
        .iter()
        .filter(|unit| keys.contains(unit.key.as_str()))
        .map(|unit| unit.weight)
        .sum();
    all > 0 && shared * 100 >= all * WORTH_ALIGNING
}
