//! The runs of words in a sentence that may be an answer, with their features.

use super::class::Class;
use super::kind::Kind;
use super::row::{Family, LONGEST, Row, STEPS};
use super::sentence::{Read, Word};
use crate::index::TermId;
use crate::ranking::Query;

/// A candidate may have this many commas, dashes and quotation marks in it.
const MOST_MARKS: usize = 3;

/// A word that has no more than one other between is right beside.
const BESIDE: usize = 2;

/// A run of words, from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Candidate {
    /// How many words it has.
    pub(super) fn len(self) -> usize {
        self.last + 1 - self.first
    }
}

/// What is counted in a candidate, word by word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// Words of the question.
    asked: usize,
    /// Function words.
    pub(super) stops: usize,
    /// Other words with capitals.
    pub(super) capitals: usize,
    /// Words such as verbs are.
    verbs: usize,
    /// Marks between the words.
    marks: usize,
    /// Whether one is a comma.
    pub(super) comma: bool,
    /// Whether it has an "and".
    pub(super) and: bool,
    /// Whether it has an "of".
    pub(super) of: bool,
    /// Whether it has the thing asked for.
    focus: bool,
    /// Whether it has a kind of it.
    focus_kind: bool,
    /// In how many sentences its rarest word stands.
    rarest: usize,
    /// In how many its commonest.
    commonest: usize,
}

impl Counts {
    pub(super) fn add(&mut self, word: &Word) {
        self.asked += usize::from(word.term.is_some());
        self.stops += usize::from(word.stop);
        self.capitals += usize::from(word.capital && !word.stop);
        self.verbs += usize::from(matches!(word.class, Class::Ed | Class::Ing | Class::Is));
        self.and |= word.class == Class::And;
        self.of |= word.class == Class::Of;
        self.focus |= word.focus;
        self.focus_kind |= word.focus_kind;
        if !word.stop {
            self.commonest = self.commonest.max(word.sentences);
            self.rarest = match self.rarest {
                0 => word.sentences,
                rarest => rarest.min(word.sentences),
            };
        }
    }
}

/// Tells the features of candidates.
pub(super) struct Features<'a> {
    pub(super) read: &'a Read<'a>,
    weights: Vec<f32>,
    /// The places of the question's words that carry meaning, by their term.
    matched: Vec<(usize, usize)>,
    first_term: Option<usize>,
    last_term: Option<usize>,
    /// How many typed spans there are of each kind.
    of_kind: [usize; Kind::COUNT],
    /// The preposition that the question begins or ends with.
    preposition: Option<TermId>,
    /// Whether it asks for several things.
    several: bool,
    /// How much of the question stands between the same marks as each word, in steps.
    clauses: Vec<usize>,
}

impl<'a> Features<'a> {
    pub(super) fn new(query: &Query, read: &'a Read<'a>) -> Self {
        let matched: Vec<(usize, usize)> = read
            .words
            .iter()
            .enumerate()
            .filter_map(|(at, word)| Some((at, word.term?)))
            .collect();
        let total: f64 = query
            .terms
            .iter()
            .map(crate::ranking::QueryTerm::weight)
            .sum();
        let share = |term: &crate::ranking::QueryTerm| (term.weight() / total.max(0.001)) as f32;
        let mut of_kind = [0; Kind::COUNT];
        for kind in read
            .spans
            .iter()
            .filter_map(|span| Kind::of_span(span.kind))
        {
            of_kind[kind as usize] += 1;
        }
        let weights: Vec<f32> = query.terms.iter().map(share).collect();
        Self {
            read,
            of_kind,
            preposition: query.preposition,
            several: query.expected.several,
            clauses: clauses(read, &weights),
            weights,
            first_term: Some(0).filter(|_| !query.terms.is_empty()),
            last_term: query.terms.len().checked_sub(1),
            matched,
        }
    }

    /// Every candidate, in order, with what is counted in it.
    pub(super) fn candidates(&self, mut each: impl FnMut(Candidate, Counts)) {
        let words = &self.read.words;
        for first in 0..words.len() {
            if !may_begin(words[first]) {
                continue;
            }
            let mut counts = Counts::default();
            let mut says_more = false;
            for (last, word) in words.iter().enumerate().skip(first).take(LONGEST) {
                if last > first
                    && let Some(gap) = word.gap
                {
                    if matches!(gap, Class::Mark | Class::Bracket) || counts.marks == MOST_MARKS {
                        break;
                    }
                    counts.marks += 1;
                    counts.comma |= gap == Class::Comma;
                }
                counts.add(word);
                says_more |= !word.stop && !word.asked;
                if says_more && !word.stop {
                    each(Candidate { first, last }, counts);
                }
            }
        }
    }

    /// The features that depend on where a candidate begins.
    pub(super) fn beginning(&self, first: usize, mut tell: impl FnMut(Row, f32)) {
        let (read, words) = (self.read, &self.read.words);
        let (before, begin) = (read.before(first), words[first]);
        tell(Family::Before.at(before as usize), 1.0);
        tell(Family::First.at(begin.class as usize), 1.0);
        let rough = before.rough() * Class::ROUGH + begin.class.rough();
        tell(Family::Beginning.at(rough), 1.0);
        if let Some(preposition) = self.preposition {
            let follows = first > 0 && read.tokens[first - 1].term == preposition;
            tell(Family::Preposition.at(usize::from(!follows)), 1.0);
        }
        let that = match first.checked_sub(1) {
            None => Class::Edge,
            Some(before) if words[first].gap.is_some() => words[before].class,
            Some(before) => read.before(before),
        };
        tell(Family::BeforeThat.at(that as usize), 1.0);
        let goes_on = first > 0
            && words[first].gap.is_none()
            && words[first].capital
            && words[first - 1].capital
            && !words[first - 1].stop;
        if goes_on {
            tell(Family::CutBefore.row(), 1.0);
        }
        let matched = self.matched.iter().rev();
        let near = self.nearest(matched.filter(|(at, _)| *at < first), |at| first - at);
        tell(Family::MatchedBefore.at(step(near.any)), 1.0);
        tell(
            Family::MatchedAndBefore.at(step(near.any) * Class::ROUGH + before.rough()),
            1.0,
        );
        tell(Family::VerbBefore.at(step(near.verb)), 1.0);
        tell(Family::Position.at(step(Some(first))), 1.0);
        tell(Family::FirstTermBefore.at(step(near.first_term)), 1.0);
        tell(Family::LastTermBefore.at(step(near.last_term)), 1.0);
        tell(Family::Near.row(), near.sum);
        tell(Family::Beside.row(), near.beside);
        let focus = words[..first].iter().rposition(|word| word.focus);
        tell(
            Family::FocusBefore.at(step(focus.map(|at| first - at))),
            1.0,
        );
    }

    /// The features that depend on where it ends.
    pub(super) fn end(&self, last: usize, mut tell: impl FnMut(Row, f32)) {
        let (read, words) = (self.read, &self.read.words);
        let (end, after) = (words[last], read.after(last));
        tell(Family::After.at(after as usize), 1.0);
        tell(Family::Last.at(end.class as usize), 1.0);
        let rough = end.class.rough() * Class::ROUGH + after.rough();
        tell(Family::End.at(rough), 1.0);
        let that = match words.get(last + 1) {
            None => Class::Edge,
            Some(next) if next.gap.is_some() => next.class,
            Some(_) => read.after(last + 1),
        };
        tell(Family::AfterThat.at(that as usize), 1.0);
        let goes_on = words.get(last + 1).is_some_and(|next| {
            next.gap.is_none() && next.capital && words[last].capital && !next.stop
        });
        if goes_on {
            tell(Family::CutAfter.row(), 1.0);
        }
        let matched = self.matched.iter();
        let near = self.nearest(matched.filter(|(at, _)| *at > last), |at| at - last);
        tell(Family::MatchedAfter.at(step(near.any)), 1.0);
        tell(
            Family::MatchedAndAfter.at(step(near.any) * Class::ROUGH + after.rough()),
            1.0,
        );
        tell(Family::VerbAfter.at(step(near.verb)), 1.0);
        tell(Family::Rest.at(step(Some(words.len() - 1 - last))), 1.0);
        tell(Family::FirstTermAfter.at(step(near.first_term)), 1.0);
        tell(Family::LastTermAfter.at(step(near.last_term)), 1.0);
        tell(Family::Near.row(), near.sum);
        tell(Family::Beside.row(), near.beside);
        let focus = words[last + 1..].iter().position(|word| word.focus);
        tell(Family::FocusAfter.at(step(focus.map(|at| at + 1))), 1.0);
    }

    /// The features of the whole, of which `counts` was counted.
    pub(super) fn whole(&self, of: Candidate, counts: Counts, mut tell: impl FnMut(Row, f32)) {
        let Candidate { first, last } = of;
        let kind = Kind::of(self.read, of, counts);
        tell(Family::Kind.at(kind as usize), 1.0);
        tell(Family::Length.at(of.len() - 1), 1.0);
        tell(
            Family::KindLength.at(kind as usize * LONGEST + of.len() - 1),
            1.0,
        );
        if self.read.has_fits() {
            let fit = self
                .read
                .fit(first..=last)
                .map_or(0, |fit| 1 + fit as usize);
            tell(Family::Fit.at(fit), 1.0);
        }
        if self.several {
            tell(Family::Several.at(kind as usize), 1.0);
        }
        let before = self.read.before(first).rough();
        tell(
            Family::KindBefore.at(kind as usize * Class::ROUGH + before),
            1.0,
        );
        let after = self.read.after(last).rough();
        tell(
            Family::KindAfter.at(kind as usize * Class::ROUGH + after),
            1.0,
        );
        tell(Family::Rarest.at(often(counts.rarest)), 1.0);
        tell(Family::Commonest.at(often(counts.commonest)), 1.0);
        tell(Family::Clause.at(self.clauses[first]), 1.0);
        tell(Family::Asked.at(least(counts.asked)), 1.0);
        tell(Family::Stops.at(least(counts.stops)), 1.0);
        tell(Family::Marks.at(least(counts.marks)), 1.0);
        tell(Family::Verbs.at(least(counts.verbs)), 1.0);
        if counts.capitals + counts.stops == of.len() {
            tell(Family::Capitals.row(), 1.0);
        } else if counts.capitals > 0 {
            tell(Family::SomeCapitals.row(), 1.0);
        }
        if self.read.words[last].focus {
            tell(Family::FocusLast.row(), 1.0);
        } else if counts.focus {
            tell(Family::FocusInside.row(), 1.0);
        }
        if counts.focus_kind {
            tell(Family::FocusKind.row(), 1.0);
        }
        if kind.is_typed() {
            tell(
                Family::Others.at(least(self.of_kind[kind as usize] - 1)),
                1.0,
            );
        }
        if self.read.words[first].goes_on || self.read.words[last].breaks_off {
            tell(Family::Torn.row(), 1.0);
        }
        if self.is_apposition(of) {
            tell(Family::Apposition.row(), 1.0);
        }
    }

    /// Whether it stands between commas, behind a word of the question.
    fn is_apposition(&self, of: Candidate) -> bool {
        let words = &self.read.words;
        // "Noem, the secretary,": an article may come first.
        let begins = match of.first.checked_sub(1) {
            Some(before) if words[of.first].gap.is_none() && words[before].stop => before,
            _ => of.first,
        };
        let follows = begins
            .checked_sub(1)
            .is_some_and(|before| words[before].asked);
        follows
            && words[begins].gap == Some(Class::Comma)
            && self.read.after(of.last) == Class::Comma
    }

    /// How far those of the question's words are that `matched` tells, the nearest
    /// first.
    fn nearest<'m>(
        &self,
        matched: impl Iterator<Item = &'m (usize, usize)>,
        distance: impl Fn(usize) -> usize,
    ) -> Near {
        let mut near = Near::default();
        for &(at, term) in matched {
            let distance = distance(at);
            near.any = near.any.or(Some(distance));
            if Some(term) == self.first_term {
                near.first_term = near.first_term.or(Some(distance));
            }
            if Some(term) == self.last_term {
                near.last_term = near.last_term.or(Some(distance));
            }
            if matches!(self.read.words[at].class, Class::Ed | Class::Ing) {
                near.verb = near.verb.or(Some(distance));
            }
            near.sum += self.weights[term] / (1.0 + distance as f32 / 4.0);
            if distance <= BESIDE {
                near.beside += self.weights[term];
            }
        }
        near
    }
}

/// How near the question's words are on one side of a border.
#[derive(Default)]
struct Near {
    /// The distance to the nearest.
    any: Option<usize>,
    /// To the question's first term.
    first_term: Option<usize>,
    /// To its last.
    last_term: Option<usize>,
    /// To one that looks like a verb.
    verb: Option<usize>,
    /// Their shares of the question's weight over their distances, summed.
    sum: f32,
    /// The shares of those that are right beside it.
    beside: f32,
}

/// How much of the question, of which each term has its share, stands between the same
/// marks as each word: in fifths.
fn clauses(read: &Read<'_>, shares: &[f32]) -> Vec<usize> {
    let mut clauses = Vec::with_capacity(read.words.len());
    let mut at = 0;
    while at < read.words.len() {
        let rest = read.words[at + 1..].iter();
        let length = 1 + rest.take_while(|word| word.gap.is_none()).count();
        let mut sum = 0.0;
        let mut seen = 0_u64;
        for term in read.words[at..at + length]
            .iter()
            .filter_map(|word| word.term)
        {
            let bit = 1_u64 << (term % 64);
            if seen & bit == 0 {
                sum += shares[term];
            }
            seen |= bit;
        }
        let fifths = (sum * (STEPS - 1) as f32).round() as usize;
        clauses.extend(std::iter::repeat_n(least(fifths), length));
        at += length;
    }
    clauses
}

/// In how many sentences a word stands, as far as it makes a difference.
fn often(sentences: usize) -> usize {
    match sentences {
        ..=1 => 0,
        2 => 1,
        3..=4 => 2,
        5..=8 => 3,
        9..=16 => 4,
        _ => STEPS - 1,
    }
}

/// Whether an answer may begin with a word.
pub(super) fn may_begin(word: Word) -> bool {
    !word.stop
        || matches!(
            word.class,
            Class::To | Class::By | Class::Because | Class::Not | Class::Their
        )
}

/// A distance in steps: 1, 2, 3 or 4, 5 to 8, more, none.
fn step(distance: Option<usize>) -> usize {
    match distance {
        Some(..=1) => 0,
        Some(2) => 1,
        Some(..=4) => 2,
        Some(..=8) => 3,
        Some(_) => 4,
        None => STEPS - 1,
    }
}

/// A count, as far as it makes a difference.
fn least(count: usize) -> usize {
    count.min(STEPS - 1)
}

#[cfg(test)]
mod tests;
