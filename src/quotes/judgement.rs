//! What an alignment says about a quotation.

use std::cmp::Reverse;

use super::alignment::{Step, align};
use super::allowances::allowances;
use super::data::{Allowance, SegmentKind};
use super::share::{ALTERED, WHOLE, share};
use super::units::Unit;
use super::window::Window;
use crate::index::Index;
use crate::text::Span;

/// How many more words a bracket may stand for than it has itself.
const MOST_UNDER_BRACKET: usize = 4;

/// An ellipsis counts as one only between runs of so many words on the average:
/// "the … of … city" could be put together from anything.
const WORDS_BETWEEN_ELLIPSES: usize = 2;

/// A step with what it means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub(super) kind: SegmentKind,
    pub(super) quoted: Option<usize>,
    pub(super) cited: Option<usize>,
    /// Whether the words are the same but for their spelling.
    pub(super) similar: bool,
}

impl From<Step> for Judged {
    fn from(step: Step) -> Self {
        Self {
            kind: match step {
                Step::Kept { .. } => SegmentKind::Kept,
                Step::Replaced { .. } => SegmentKind::Replaced,
                Step::Added { .. } => SegmentKind::Added,
                Step::Missing { .. } => SegmentKind::Missing,
            },
            quoted: step.quoted(),
            cited: step.cited(),
            similar: matches!(step, Step::Replaced { similar: true, .. }),
        }
    }
}

/// An alignment, judged.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub(super) steps: Vec<Judged>,
    pub(super) is_exact: bool,
    pub(super) apart_from: Vec<Allowance>,
    /// How much of the quotation the article has, in percent.
    pub(super) share: u32,
    /// Whether the passage is worth showing, whatever became of the quotation.
    pub(super) is_near: bool,
}

impl Judgement {
    /// Whether the quotation is exact, or the same words altered.
    pub(super) fn is_close(&self) -> bool {
        self.is_exact || self.share >= ALTERED
    }

    /// The better of two judgements of a quotation is the greater.
    pub(super) fn rank(&self) -> (bool, u32, Reverse<usize>) {
        (self.is_exact, self.share, Reverse(self.apart_from.len()))
    }
}

/// A quotation beside a window of an article.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) index: &'a Index,
    /// The text in which the quotation stands.
    pub(super) text: &'a str,
    pub(super) quoted: &'a [Unit],
    pub(super) window: &'a Window,
    /// The words of the window that it is compared with.
    pub(super) cited: &'a [Unit],
}

impl Sides<'_> {
    /// Aligns the two and judges what comes of it.
    pub(super) fn judge(&self) -> Judgement {
        let mut steps = self.without_foreign_ends(align(self.quoted, self.cited));
        steps.retain(|step| !self.is_left_out_number(step));
        self.excuse_omissions(&mut steps);
        self.excuse_brackets(&mut steps);
        let kept = steps.iter().any(|step| {
            step.kind == SegmentKind::Kept
                && step
                    .quoted
                    .is_some_and(|at| !self.quoted[at].is_bracketed())
        });
        let is_exact = kept
            && steps.iter().all(|step| {
                matches!(
                    step.kind,
                    SegmentKind::Kept | SegmentKind::Omitted | SegmentKind::Bracketed
                )
            });
        if is_exact {
            return Judgement {
                apart_from: allowances(self, &steps),
                is_exact,
                share: WHOLE,
                is_near: true,
                steps,
            };
        }
        let share = share(self.quoted, &steps);
        Judgement {
            apart_from: Vec::new(),
            is_exact,
            share: share.percent,
            is_near: share.is_near,
            steps,
        }
    }

    /// The steps, without the words before and behind the article's sentences in
    /// which the quotation begins and ends: what stands beside those was added.
    fn without_foreign_ends(&self, steps: Vec<Step>) -> Vec<Judged> {
        let mut steps: Vec<Judged> = steps.into_iter().map(Judged::from).collect();
        let is_kept = |step: &Judged| step.kind == SegmentKind::Kept;
        let place = |step: &Judged| step.cited.map(|at| self.cited[at].span.start);
        let (Some(first), Some(last)) = (
            steps.iter().position(is_kept),
            steps.iter().rposition(is_kept),
        ) else {
            return steps;
        };
        let (begin, end) = (place(&steps[first]), place(&steps[last]));
        for (number, step) in steps.iter_mut().enumerate() {
            let edge = if number < first { begin } else { end };
            let is_foreign = (number < first || number > last)
                && edge
                    .zip(place(step))
                    .is_some_and(|(edge, at)| !self.window.in_one_sentence(self.index, edge, at));
            if is_foreign {
                step.cited = None;
                step.similar = false;
                step.kind = SegmentKind::Added;
            }
        }
        let is_paired = |step: &Judged| step.quoted.is_some() && step.cited.is_some();
        let first = steps.iter().position(is_paired);
        let last = steps.iter().rposition(is_paired);
        let is_between = |number| first < Some(number) && Some(number) < last;
        steps
            .into_iter()
            .enumerate()
            .filter(|(number, step)| step.quoted.is_some() || is_between(*number))
            .map(|(_, step)| step)
            .collect()
    }

    /// Whether a step leaves out the number of a list's item, which many a page shows but
    /// doesn't let anybody copy: that is no more than punctuation.
    fn is_left_out_number(&self, step: &Judged) -> bool {
        let place = step.cited.map(|at| self.cited[at].span);
        step.kind == SegmentKind::Missing
            && place.is_some_and(|place| self.window.is_item_number(self.index, place))
    }

    /// The words that an ellipsis leaves out of a paragraph.
    fn excuse_omissions(&self, steps: &mut [Judged]) {
        let runs: Vec<_> = runs(steps, |step| step.kind == SegmentKind::Missing)
            .into_iter()
            .filter(|run| {
                let before = run.start.checked_sub(1).and_then(|at| steps[at].cited);
                let next = steps.get(run.end);
                let after = next.and_then(|step| step.cited);
                let is_declared = next
                    .and_then(|step| step.quoted)
                    .is_some_and(|at| self.quoted[at].after_ellipsis);
                let place = |at: usize| self.cited[at].span.start;
                is_declared
                    && before.zip(after).is_some_and(|(before, after)| {
                        self.window.in_one_paragraph(place(before), place(after))
                    })
            })
            .collect();
        let kept = steps
            .iter()
            .filter(|step| step.kind == SegmentKind::Kept)
            .count();
        if kept < (runs.len() + 1) * WORDS_BETWEEN_ELLIPSES {
            return;
        }
        for run in runs {
            for step in &mut steps[run] {
                step.kind = SegmentKind::Omitted;
            }
        }
    }

    /// The words in square brackets, and those that they stand for. In brackets
    /// that the article has itself every word counts, and a number stands for no
    /// other number.
    fn excuse_brackets(&self, steps: &mut [Judged]) {
        let bracket = |step: &Judged| step.quoted.and_then(|at| self.quoted[at].bracket);
        let in_run = |step: &Judged| {
            step.kind == SegmentKind::Missing
                || (step.kind != SegmentKind::Kept && bracket(step).is_some())
        };
        let in_both: Vec<Span> = steps
            .iter()
            .filter(|step| step.cited.is_some_and(|at| self.cited[at].is_bracketed()))
            .filter_map(bracket)
            .collect();
        for run in runs(steps, in_run) {
            let part = &mut steps[run];
            let own: Vec<&Unit> = part
                .iter()
                .filter_map(|step| Some(&self.quoted[step.quoted?]))
                .collect();
            let stands_for: Vec<&Unit> = part
                .iter()
                .filter_map(|step| Some(&self.cited[step.cited?]))
                .collect();
            let has_number = |units: &[&Unit]| units.iter().any(|unit| unit.has_digit());
            let hides_number = has_number(&own) && has_number(&stands_for);
            let is_articles = own
                .iter()
                .filter_map(|unit| unit.bracket)
                .any(|bracket| in_both.contains(&bracket));
            if !own.is_empty()
                && !is_articles
                && stands_for.len() <= own.len() + MOST_UNDER_BRACKET
                && !hides_number
            {
                for step in part {
                    step.kind = SegmentKind::Bracketed;
                }
            }
        }
    }
}

/// The longest runs of steps that `belongs` holds for.
fn runs(steps: &[Judged], belongs: impl Fn(&Judged) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (number, _) in steps.iter().enumerate().filter(|(_, step)| belongs(step)) {
        match found.last_mut() {
            Some(run) if run.end == number => run.end += 1,
            _ => found.push(number..number + 1),
        }
    }
    found
}
