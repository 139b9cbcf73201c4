//! Weighs the candidates of a passage.

use super::Sought;
use super::candidates::{Candidate, Counts, Features, may_begin};
use super::class::Class;
use super::group::{Group, Table};
use super::row::{Family, Row};
use super::sentence::Read;
use crate::text::Span;

/// So many of the best candidates are compared with each other.
const COMPARED: usize = 16;
/// Few passages have more candidates.
const USUAL: usize = 512;
/// A candidate whose sum is so much below the highest is as good as impossible.
const UNLIKELY: f32 = 14.0;
/// By more than this no sentence is ranked below another.
const LEAST: f32 = 10.0;

/// What may be the answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    /// Where it stands in the paragraph.
    pub(crate) span: Span,
    /// The F1 that it is expected to have.
    pub(crate) expected: f64,
}

/// A candidate with its sum.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Weighed {
    sentence: u32,
    candidate: Candidate,
    /// The sum of its weights; then its probability.
    value: f32,
}

impl Weighed {
    /// The F1 of the words of two candidates.
    fn overlap(&self, other: &Self) -> f32 {
        if self.sentence != other.sentence {
            return 0.0;
        }
        let (a, b) = (self.candidate, other.candidate);
        let common = (a.last.min(b.last) + 1).saturating_sub(a.first.max(b.first));
        2.0 * common as f32 / (a.len() + b.len()) as f32
    }
}

impl Sought<'_> {
    /// The candidate of the highest expected F1 by these weights, if it suits the question.
    pub(crate) fn best(&self, table: Table<'_>) -> Option<Found> {
        let group = self.group();
        let mut reads = Vec::with_capacity(self.sentences.len());
        let mut all = Vec::with_capacity(USUAL);
        for sentence in self.sentences.clone() {
            let read = Read::new(self.index, self.query, self.index.sentence(sentence));
            let mut sum = 0.0;
            self.side(sentence, |row, value| {
                sum += value * table.weight(row, group)
            });
            self.weigh(&read, table, |candidate, value| {
                all.push(Weighed {
                    sentence,
                    candidate,
                    value: value + sum,
                });
            });
            reads.push(read);
        }
        let mut none = 0.0;
        self.none(|row, value| none += value * table.weight(row, group));
        let (expected, found) = expected(&mut all, none)?;
        let read = &reads[(found.sentence - self.sentences.start) as usize];
        let span = bytes(read, found.candidate);
        self.suits(found.sentence, span).then_some(Found {
            span,
            expected: expected.into(),
        })
    }

    /// How the question asks.
    pub(super) fn group(&self) -> Group {
        Group::of(self.query.expected.form.unwrap_or_default())
    }

    /// The features that all candidates of a sentence have.
    pub(super) fn side(&self, sentence: u32, mut tell: impl FnMut(Row, f32)) {
        match sentence.cmp(&self.ranked) {
            std::cmp::Ordering::Less => tell(Family::SentenceBefore.row(), 1.0),
            std::cmp::Ordering::Equal => {}
            std::cmp::Ordering::Greater => tell(Family::SentenceAfter.row(), 1.0),
        }
        let less = self.less[(sentence - self.sentences.start) as usize];
        tell(Family::Less.row(), less.min(LEAST));
    }

    /// Tells every candidate of a sentence with the sum of its weights.
    fn weigh(&self, read: &Read<'_>, table: Table<'_>, mut each: impl FnMut(Candidate, f32)) {
        let group = self.group();
        let features = Features::new(self.query, read);
        // Each border is weighed once, for all candidates that have it.
        let words = read.words.iter().enumerate();
        let beginnings = words.clone().map(|(at, &word)| {
            let mut sum = 0.0;
            if may_begin(word) {
                features.beginning(at, |row, value| sum += value * table.weight(row, group));
            }
            sum
        });
        let beginnings: Vec<f32> = beginnings.collect();
        let ends = words.map(|(at, word)| {
            let mut sum = 0.0;
            if !word.stop {
                features.end(at, |row, value| sum += value * table.weight(row, group));
            }
            sum
        });
        let ends: Vec<f32> = ends.collect();
        features.candidates(|candidate, counts: Counts| {
            let mut value = beginnings[candidate.first] + ends[candidate.last];
            features.whole(candidate, counts, |row, feature| {
                value += feature * table.weight(row, group);
            });
            each(candidate, value);
        });
    }
}

/// The candidate of the highest expected F1, with that; `none` is the sum of there
/// being no answer.
fn expected(all: &mut [Weighed], none: f32) -> Option<(f32, Weighed)> {
    let highest = all.iter().map(|one| one.value).fold(none, f32::max);
    let mut total = (none - highest).exp();
    for one in &mut *all {
        // Mostly they are far below: next to nothing is nothing.
        one.value = match one.value - highest {
            below if below > -UNLIKELY => below.exp(),
            _ => 0.0,
        };
        total += one.value;
    }
    let compared = all.len().min(COMPARED);
    if all.len() > COMPARED {
        all.select_nth_unstable_by(COMPARED, order);
    }
    let compared = &mut all[..compared];
    compared.sort_unstable_by(order);
    let mut best: Option<(f32, Weighed)> = None;
    for one in &*compared {
        let overlaps = compared
            .iter()
            .map(|other| one.overlap(other) * other.value);
        let expected = overlaps.sum::<f32>() / total;
        if best.is_none_or(|(most, _)| expected > most) {
            best = Some((expected, *one));
        }
    }
    best
}

/// The likelier first; of two as likely, the earlier and the shorter.
fn order(a: &Weighed, b: &Weighed) -> std::cmp::Ordering {
    let place = |one: &Weighed| (one.sentence, one.candidate.first, one.candidate.last);
    b.value
        .total_cmp(&a.value)
        .then_with(|| place(a).cmp(&place(b)))
}

/// Words before a number without which it says something else, the longest first.
const LIMITS: &[&str] = &[
    "no fewer than ", "no less than ", "no more than ", "not more than ", "fewer than ",
    "less than ", "more than ", "at least ", "at most ", "all but ", "up to ", "under ",
];

/// Where a candidate stands in the paragraph: with the sign of its money or its
/// percentage and with what limits a number ("up to 30"), without a possessive's "s".
pub(super) fn bytes(read: &Read<'_>, candidate: Candidate) -> Span {
    let start = read.tokens[candidate.first].span().start;
    let end = read.tokens[candidate.last].span().end;
    let before = read.text[..start].chars().next_back();
    let start = start
        - before
            .filter(|c| matches!(c, '$' | '£' | '€' | '¥'))
            .map_or(0, char::len_utf8);
    let behind = &read.text[end..];
    let percent = ["%", " per cent", " percent"];
    let percent = percent.iter().find(|sign| behind.starts_with(**sign));
    let is_figure = read.text[..end].ends_with(|c: char| c.is_ascii_digit());
    let end = if let Some(sign) = percent.filter(|_| is_figure) {
        end + sign.len()
    } else {
        let text = &read.text[start..end];
        let bare = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s"));
        start + bare.unwrap_or(text).len()
    };
    Span::new(limited(read, candidate, start), end)
}

/// Where what limits a number begins, which begins at `start` itself.
fn limited(read: &Read<'_>, candidate: Candidate, start: usize) -> usize {
    if !matches!(read.words[candidate.first].class, Class::Number) {
        return start;
    }
    let is_before = |limit: &&&str| {
        let before = read.text[..start].split_at_checked(start.saturating_sub(limit.len()));
        before.is_some_and(|(before, found)| {
            found.eq_ignore_ascii_case(limit) && !before.ends_with(char::is_alphanumeric)
        })
    };
    let limit = LIMITS.iter().find(is_before);
    start - limit.map_or(0, |limit| limit.len())
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Candidate, Class, Read, Sought, Weighed, expected};
    use crate::answer::Model;
    use crate::article::{Article, Paragraph, Section};
    use crate::index::Index;
    use crate::ranking::{Query, Scope};
    use crate::text::Language;

    fn weighed(first: usize, last: usize, value: f32) -> Weighed {
        Weighed {
            sentence: 0,
            candidate: Candidate { first, last },
            value,
        }
    }

    #[test]
    fn what_overlaps_supports_each_other() {
        // Two that share a word outweigh one alone, which is likelier than each.
        let mut all = [
            weighed(9, 9, 3.2),
            weighed(1, 2, 3.0),
            weighed(2, 2, 3.0),
            weighed(5, 5, -9.0),
        ];
        let found = expected(&mut all, -9.0).map(|(_, found)| found.candidate);
        assert_eq!(found, Some(Candidate { first: 1, last: 2 }));
    }

    #[test]
    fn what_has_rivals_is_unsure() {
        assert_eq!(expected(&mut [], 0.0), None);
        let sure = |all: &mut [Weighed], none| expected(all, none).map_or(0.0, |found| found.0);
        assert!(sure(&mut [weighed(1, 2, 0.0)], 9.0) < 0.01);
        let mut even = [weighed(1, 1, 0.0), weighed(3, 3, 0.0), weighed(5, 5, 0.0)];
        assert!((sure(&mut even, -20.0) - 0.333).abs() < 0.01);
    }

    /// The index of an article that is one paragraph.
    pub(in super::super) fn index_of(text: &str) -> Index {
        let paragraph = Paragraph {
            text: text.to_owned(),
            line: 0,
        };
        Index::build(vec![Article {
            sections: vec![Section {
                paragraphs: vec![paragraph],
                ..Section::default()
            }],
            ..Article::default()
        }])
    }

    /// What `look` sees of a text that is all one passage.
    pub(in super::super) fn with<T>(
        text: &str,
        question: &str,
        look: impl FnOnce(&Sought<'_>) -> T,
    ) -> T {
        let index = index_of(text);
        let query = Query::new(&index, &Scope::all(&index), Language::English, question);
        let sentences = index.paragraph(0).sentences();
        look(&Sought {
            index: &index,
            query: &query,
            ranked: 0,
            less: vec![0.0; sentences.len()],
            sentences,
            correct: 0.9,
        })
    }

    /// What is the likeliest answer in all of a text.
    fn found(text: &str, question: &str) -> Option<(String, f64)> {
        with(text, question, |sought| {
            let found = sought.best(Model::IN_FORCE.table())?;
            Some((found.span.of(text).to_owned(), found.expected))
        })
    }

    #[test]
    fn answers_are_found_where_they_are_plain() {
        let text = "The lighthouse of Skagen was built in 1858 by Niels Clemmensen. It cost $900.";
        for (question, answer) in [
            ("When was the lighthouse built?", "1858"),
            ("Who built the lighthouse?", "Niels Clemmensen"),
            ("How much did the lighthouse cost?", "$900"),
        ] {
            let (found, expected) = found(text, question).expect("a candidate");
            assert_eq!(found, answer, "{question}");
            assert!((0.5..=1.0).contains(&expected), "{question} {expected}");
        }
    }

    #[test]
    fn a_number_keeps_what_limits_it() {
        for (text, answer) in [
            ("The hall holds up to 300 guests.", "up to 300"),
            ("Reed approved all but six plans.", "all but six"),
            ("Reed approved No more than 6 plans.", "No more than 6"),
            ("Reed approved setup to 6 plans.", "6"),
            ("Nobody but Reed: £½ 24 plans.", "24"),
        ] {
            with(text, "How many plans did Reed approve?", |sought| {
                let sentence = sought.index.sentence(0);
                let read = Read::new(sought.index, sought.query, sentence);
                let at = read
                    .words
                    .iter()
                    .position(|word| word.class == Class::Number);
                let at = at.expect("a number");
                let number = Candidate {
                    first: at,
                    last: at,
                };
                let found = super::bytes(&read, number).of(text);
                assert_eq!(found, answer, "{text}");
            });
        }
    }

    #[test]
    fn what_has_no_candidate_has_no_answer() {
        assert_eq!(found("It was.", "Who was it?"), None);
        assert_eq!(found("Built, built, built.", "What was built?"), None);
    }
}
