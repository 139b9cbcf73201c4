//! Draws what the bot says as messages: pure functions from the core's data to
//! a [`Draft`](super::draft::Draft), without a network.

mod about;
mod answer;
mod buttons;
mod cite;
mod context;
mod fit;
mod outline;
mod overview;
mod passages;
mod quotation;
mod quotes;
mod why;

use super::custom_id::PassageKey;
use super::draft::Draft;
use super::fingerprint::Fingerprint;
use super::{limits, markdown};
use crate::answer::Passage;
use crate::index::Index;
use crate::reply::Scope;

pub(super) use about::{about, help};
pub(super) use answer::{page, reply};
pub(super) use context::in_context;
pub(super) use outline::{outline, section};
pub(super) use passages::more;
pub(super) use quotes::quotations;
pub(super) use why::why;

/// Who asked and where, as far as drawing needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReplyContext {
    /// The member.
    pub(super) asker: u64,
    /// The article that the question was put to (its id), if to one.
    pub(super) article: Option<Fingerprint>,
    /// Whether only the member sees the reply, and dismisses it themselves.
    pub(super) private: bool,
}

impl ReplyContext {
    fn scope(&self, index: &Index) -> Scope {
        Scope::of(self.article.map_or(index.articles().len(), |_| 1))
    }
}

/// The stripe at the side of an embed, as `0xRRGGBB`. It only repeats what the
/// words say.
mod colour {
    use crate::answer::Verdict;
    use crate::quotes::Outcome;

    const ANSWERED: u32 = 0x2e_8b_57;
    const CLOSEST: u32 = 0xd0_87_00;
    pub(super) const OVERVIEW: u32 = 0x3b_6e_a8;
    const NOT_IN_ARTICLE: u32 = 0x80_84_8e;

    pub(super) fn of(verdict: Verdict) -> u32 {
        match verdict {
            Verdict::Answered => ANSWERED,
            Verdict::Closest => CLOSEST,
            Verdict::Overview => OVERVIEW,
            Verdict::NotInArticle | Verdict::NotAQuestion => NOT_IN_ARTICLE,
        }
    }

    pub(super) fn of_quotation(outcome: Outcome) -> u32 {
        match outcome {
            Outcome::Exact => ANSWERED,
            Outcome::Altered => CLOSEST,
            Outcome::Absent | Outcome::CantTell(_) => NOT_IN_ARTICLE,
        }
    }
}

/// Where a passage stands, for a button; `None` where a number doesn't fit.
pub(super) fn passage_key(passage: &Passage) -> Option<PassageKey> {
    let citation = &passage.citation;
    Some(PassageKey {
        article: Fingerprint::of(&citation.article.id),
        section: u32::try_from(citation.section.index).ok()?,
        paragraph: u32::try_from(citation.paragraph).ok()?,
        start: u32::try_from(citation.span.start).ok()?,
        end: u32::try_from(citation.span.end).ok()?,
        text: Fingerprint::of(&passage.text),
    })
}

/// A notice in place of an answer. Where others see it too, it can be deleted
/// like one.
pub(super) fn notice(text: impl Into<String>, asked: &ReplyContext) -> Draft {
    Draft {
        content: text.into(),
        rows: buttons::row(buttons::delete(asked)).into_iter().collect(),
        private: asked.private,
        ..Draft::default()
    }
}

/// A plain text as what a message says.
pub(super) fn content(text: &str) -> String {
    fit::fit(text, limits::CONTENT, markdown::escape)
}

/// A question as an embed's title shows it.
fn title(question: &str) -> Option<String> {
    let title = fit::fit(
        &markdown::one_line(question),
        limits::EMBED_TITLE,
        markdown::escape,
    );
    (!title.is_empty()).then_some(title)
}

/// The question that an embed's title shows: a button of that message asks it
/// again.
pub(super) fn shown_question(title: &str) -> String {
    markdown::unescape(title)
}

#[cfg(test)]
mod tests;
