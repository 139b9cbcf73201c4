//! What a run of words is as a whole.

use super::candidates::{Candidate, Counts};
use super::class::Class;
use super::sentence::Read;
use crate::text::SpanKind;

/// What a candidate is as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// A date.
    Date,
    /// A number.
    Number,
    /// A number with words behind it ("54 members").
    Counted,
    /// A length of time.
    Period,
    /// A person's name.
    Person,
    /// A place's name.
    Place,
    /// Another name.
    Name,
    /// What stands between two quotation marks.
    Quoted,
    /// Words without a function word, none with a capital.
    Words,
    /// Likewise, some with a capital.
    Mixed,
    /// Words joined by "of".
    Of,
    /// Words joined by "and", "or" or commas.
    List,
    /// It begins with "because", "to", "by" and the like.
    Clause,
    /// Other words with function words between.
    Phrase,
}

impl Kind {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Phrase as usize + 1;

    /// What the words of a candidate are, in which `counts` was counted.
    pub(super) fn of(read: &Read<'_>, candidate: Candidate, counts: Counts) -> Self {
        let Candidate { first, last } = candidate;
        let begin = read.words[first];
        if begin.begins_span
            && let Some(typed) = Self::typed(read, candidate)
        {
            return typed;
        }
        let is_quoted = || begin.gap == Some(Class::Quote) && read.after(last) == Class::Quote;
        if is_quoted() {
            Self::Quoted
        } else if begin.stop {
            Self::Clause
        } else if counts.and || counts.comma {
            Self::List
        } else if begin.class == Class::Number && last > first {
            Self::Counted
        } else if counts.of {
            Self::Of
        } else if counts.stops > 0 {
            Self::Phrase
        } else if counts.capitals > 0 {
            Self::Mixed
        } else {
            Self::Words
        }
    }

    /// The kind of the typed span that a candidate is.
    fn typed(read: &Read<'_>, candidate: Candidate) -> Option<Self> {
        let mut typed = None;
        for span in read.spans {
            if span.tokens() != (candidate.first..=candidate.last) {
                continue;
            }
            typed = match (typed, span.kind) {
                (_, SpanKind::Date) => Some(Self::Date),
                (_, SpanKind::Number) => Some(Self::Number),
                (_, SpanKind::Period) => Some(Self::Period),
                (None | Some(Self::Name), SpanKind::Person) => Some(Self::Person),
                (_, SpanKind::Place) => Some(Self::Place),
                (None, SpanKind::Name) => Some(Self::Name),
                (typed, _) => typed,
            };
        }
        typed
    }

    /// Whether it is the kind of a typed span.
    pub(super) fn is_typed(self) -> bool {
        matches!(
            self,
            Self::Date | Self::Number | Self::Period | Self::Person | Self::Place | Self::Name
        )
    }

    /// The kind of a typed span.
    pub(super) fn of_span(kind: SpanKind) -> Option<Self> {
        Some(match kind {
            SpanKind::Date => Self::Date,
            SpanKind::Number => Self::Number,
            SpanKind::Period => Self::Period,
            SpanKind::Person => Self::Person,
            SpanKind::Place => Self::Place,
            SpanKind::Name => Self::Name,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::index_of;
    use super::{Candidate, Counts, Kind, Read};
    use crate::ranking::Query;

    /// What all of a sentence is.
    #[track_caller]
    fn is(kind: Kind, sentence: &str) {
        let index = index_of(sentence);
        let read = Read::new(&index, &Query::default(), index.sentence(0));
        let all = Candidate {
            first: 0,
            last: read.words.len() - 1,
        };
        let mut counts = Counts::default();
        counts.comma = sentence.contains(',');
        read.words.iter().for_each(|word| counts.add(word));
        assert_eq!(Kind::of(&read, all, counts), kind, "{sentence}");
    }

    #[test]
    fn runs_of_words_have_kinds() {
        is(Kind::Date, "1858");
        is(Kind::Number, "54");
        is(Kind::Counted, "54 members");
        is(Kind::Period, "16 hours");
        is(Kind::Person, "Kristi Noem");
        is(Kind::Place, "Hudson River");
        is(Kind::Words, "white limestone");
        is(Kind::Of, "pieces of limestone");
        is(Kind::List, "sand, lime and water");
        is(Kind::Clause, "to save ships");
        is(Kind::Phrase, "guarding at night");
    }
}
