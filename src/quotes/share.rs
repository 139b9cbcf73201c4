//! How much of a quotation an article has.

use super::data::SegmentKind;
use super::judgement::Judged;
use super::units::{CONTENT, Unit};

/// The share of a quotation that is exact, in percent.
pub(super) const WHOLE: u32 = 100;

/// The share from which on a quotation is one of the article, altered. Of 17,000
/// sentences with one to three changes nearly all had 60 or more; with every other
/// word changed the best had 50.
pub(super) const ALTERED: u32 = 55;

/// The share of a quotation's content words from which on a passage is near
/// enough to be shown.
const NEAR: u32 = 35;

/// From so many words on, a quotation with one changed word is told from another
/// phrase.
const FEWEST_FOR_ONE_EDIT: usize = 4;

/// What a word counts that both have; one that is misspelt counts half.
const FULL: i32 = 2;

/// How much of a quotation an article has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// The mean of the share of its words and the share of its pairs of
    /// neighbours, both by weight, in percent. A text that shares only single
    /// words has few of the pairs.
    pub(super) percent: u32,
    /// Whether enough words that carry meaning are the same to show the passage.
    pub(super) is_near: bool,
}

/// The share of a quotation that the steps of an inexact alignment leave.
pub(super) fn share(quoted: &[Unit], steps: &[Judged]) -> Share {
    let mut words = Ratio::default();
    let mut content = Ratio::default();
    let mut pairs = Ratio::default();
    let (mut count, mut edits) = (0, 0);
    // The word before, with what it counts unless words are missing behind it.
    let mut before: Option<(i32, i32)> = None;
    for step in steps {
        match step.kind {
            SegmentKind::Omitted | SegmentKind::Bracketed => continue,
            SegmentKind::Missing => {
                edits += 1;
                before = before.map(|(weight, _)| (weight, 0));
                continue;
            }
            SegmentKind::Kept | SegmentKind::Added | SegmentKind::Replaced => {}
        }
        let Some(unit) = step.quoted.map(|at| &quoted[at]) else {
            continue;
        };
        if unit.is_bracketed() {
            continue;
        }
        let counts = counts(step);
        count += 1;
        edits += usize::from(counts < FULL);
        words.add(counts, unit.weight);
        if unit.weight == CONTENT {
            content.add(counts, 1);
        }
        if let Some((weight, last)) = before {
            pairs.add(last.min(counts), weight + unit.weight);
        }
        before = Some((unit.weight, counts));
    }
    let share = match pairs.percent() {
        Some(pairs) => (words.percent().unwrap_or_default() + pairs) / 2,
        None => words.percent().unwrap_or_default(),
    };
    let content = content.percent().unwrap_or_default();
    let is_one_edit = edits == 1 && count >= FEWEST_FOR_ONE_EDIT;
    let least = if is_one_edit && content >= WHOLE / 2 {
        ALTERED
    } else {
        0
    };
    Share {
        percent: share.clamp(least, WHOLE - 1),
        is_near: content >= NEAR,
    }
}

/// What a word of the quotation counts, up to [`FULL`].
fn counts(step: &Judged) -> i32 {
    match step.kind {
        SegmentKind::Kept => FULL,
        SegmentKind::Replaced if step.similar => FULL / 2,
        _ => 0,
    }
}

/// What is counted, of what could be.
#[derive(Default)]
struct Ratio {
    part: i32,
    whole: i32,
}

impl Ratio {
    fn add(&mut self, counts: i32, weight: i32) {
        self.part += counts * weight;
        self.whole += FULL * weight;
    }

    fn percent(&self) -> Option<u32> {
        (self.part * 100)
            .checked_div(self.whole)
            .and_then(|percent| u32::try_from(percent).ok())
    }
}
