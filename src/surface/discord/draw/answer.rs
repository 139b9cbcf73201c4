//! A reply to a question, whatever its verdict.

use super::cite::{cited, heading, numbered, place};
use super::fit::{Column, fit};
use super::quotation::{quotation, short_quotation};
use super::{ReplyContext, buttons, colour, content, overview, title};
use crate::answer::{Answer, NotAQuestion, Passage, Reason, Verdict};
use crate::bot;
use crate::index::Index;
use crate::reply::{self, HEADINGS, LABELS, Scope};
use crate::surface::discord::draft::{Draft, Embed, Field};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::limits::{self, length};
use crate::surface::discord::markdown::{escape, isolated};
use crate::text::truncate;

/// The most of a passage in the message's text, which a notification shows.
const GLIMPSE: usize = 200;

/// The most of a footer.
const FOOTER: usize = 300;
// Title, description, one field and the footer always fit together.
const _: () = assert!(
    limits::EMBED_TITLE
        + limits::EMBED_DESCRIPTION
        + limits::FIELD_NAME
        + limits::FIELD_VALUE
        + FOOTER
        <= limits::EMBEDS_TOTAL
        && FOOTER <= limits::EMBED_FOOTER
);

/// Draws `reply`.
pub(in crate::surface::discord) fn reply(
    index: &Index,
    reply: &bot::Reply,
    asked: &ReplyContext,
) -> Draft {
    page(index, reply, 0, asked)
}

/// Draws a page of `reply`; all but overviews have one only.
pub(in crate::surface::discord) fn page(
    index: &Index,
    reply: &bot::Reply,
    page: u32,
    asked: &ReplyContext,
) -> Draft {
    let view = View {
        index,
        reply,
        answer: &reply.answer,
        asked,
        scope: asked.scope(index),
    };
    match reply.answer.verdict {
        Verdict::Answered | Verdict::Closest => view.quoted(),
        Verdict::Overview => overview::overview(&view, page),
        Verdict::NotInArticle => view.refusal(),
        Verdict::NotAQuestion => view.small_talk(),
    }
}

/// What to say first to somebody who looks into an older reply, if the question
/// finds something else now.
pub(super) fn changed(reply: &bot::Reply, first: Option<Fingerprint>) -> Option<&'static str> {
    if buttons::first(&reply.answer) == first {
        return None;
    }
    // A title that was cut ends so, and then another question was asked.
    Some(if reply.asked.ends_with('…') {
        reply::ANSWER_OF_A_PART
    } else {
        reply::ANSWER_CHANGED
    })
}

/// A reply on its way to a message.
pub(super) struct View<'a> {
    pub(super) index: &'a Index,
    pub(super) reply: &'a bot::Reply,
    pub(super) answer: &'a Answer,
    pub(super) asked: &'a ReplyContext,
    pub(super) scope: Scope,
}

impl View<'_> {
    fn quoted(&self) -> Draft {
        let Some(first) = self.answer.passages.first() else {
            return self.refusal();
        };
        let context = buttons::context(Some(first));
        let more = self.answer.passages.len() > 1;
        let pressed = [
            context.clone(),
            more.then(|| buttons::more(self.answer, self.asked, LABELS.more)),
            Some(buttons::why(self.answer, self.asked)),
            buttons::delete(self.asked),
        ];
        // Who got an answer has asked what they wanted to.
        let suggestions = (self.answer.verdict == Verdict::Closest)
            .then(|| buttons::suggestions(&self.answer.suggestions, self.asked));
        Draft {
            content: self.glimpse(first),
            embeds: vec![Embed {
                description: self.proof(first, context.is_some()),
                fields: self.further(first).into_iter().collect(),
                ..self.embed(Some(first))
            }],
            rows: [
                suggestions.flatten(),
                buttons::row(pressed.into_iter().flatten()),
            ]
            .into_iter()
            .flatten()
            .collect(),
            private: self.asked.private,
        }
    }

    fn refusal(&self) -> Draft {
        let lead_in = reply::lead_in(self.answer, self.scope);
        let mut column = Column::new(limits::EMBED_DESCRIPTION);
        column.push(&escape(&lead_in));
        for note in reading(self.reply) {
            column.push(&note);
        }
        // There is nothing to explain about a section or an item that isn't there.
        let looked = !matches!(
            self.answer.reason,
            Some(Reason::NoSuchSection { .. } | Reason::NoSuchItem { .. })
        );
        let pressed = [
            looked.then(|| buttons::why(self.answer, self.asked)),
            buttons::delete(self.asked),
        ];
        Draft {
            content: content(&lead_in),
            embeds: vec![Embed {
                description: column.finish(),
                fields: self.nearest().into_iter().collect(),
                ..self.embed(None)
            }],
            rows: [
                buttons::suggestions(&self.answer.suggestions, self.asked),
                buttons::row(pressed.into_iter().flatten()),
            ]
            .into_iter()
            .flatten()
            .collect(),
            private: self.asked.private,
        }
    }

    /// The sections that come nearest to what was asked, each with its share of the room.
    fn nearest(&self) -> Option<Field> {
        let nearest = &self.answer.nearest_sections;
        let line = (limits::FIELD_VALUE + "\n".len()) / nearest.len().max(1) - "\n".len();
        let mut column = Column::new(limits::FIELD_VALUE);
        for section in nearest {
            column.push(&fit(&numbered(section), line, escape));
        }
        let value = column.finish();
        (!value.is_empty()).then(|| Field {
            name: HEADINGS.sections.to_owned(),
            value,
        })
    }

    fn small_talk(&self) -> Draft {
        let leaves = matches!(
            self.answer.reason,
            Some(Reason::NotAQuestion(
                NotAQuestion::Thanks | NotAQuestion::Farewell
            ))
        );
        let suggestions =
            (!leaves).then(|| buttons::suggestions(&self.answer.suggestions, self.asked));
        Draft {
            content: content(&reply::lead_in(self.answer, self.scope)),
            embeds: Vec::new(),
            rows: [
                suggestions.flatten(),
                buttons::row(buttons::delete(self.asked)),
            ]
            .into_iter()
            .flatten()
            .collect(),
            private: self.asked.private,
        }
    }

    /// An embed with its title and footer.
    pub(super) fn embed(&self, first: Option<&Passage>) -> Embed {
        Embed {
            title: title(&self.reply.asked),
            footer: self.footer(first),
            colour: colour::of(self.answer.verdict),
            ..Embed::default()
        }
    }

    /// How sure the answer is, and which article it comes from.
    fn footer(&self, first: Option<&Passage>) -> Option<String> {
        let first = first?;
        let certainty = reply::certainty(self.answer.confidence);
        let footer = if self.index.articles().len() > 1 {
            format!("{certainty} · {}", heading(&first.citation.article.title))
        } else {
            certainty
        };
        Some(truncate(&footer, FOOTER))
    }

    /// The answer in one line, for who can't or won't look at the embed.
    fn glimpse(&self, first: &Passage) -> String {
        let lead_in = reply::lead_in(self.answer, self.scope);
        let passage = isolated(&truncate(&first.text, GLIMPSE));
        let place = place(&first.citation, self.scope);
        content(&format!("{lead_in} {passage} — {place}"))
    }

    /// The passage with what belongs to it. The passage is what gives way.
    fn proof(&self, first: &Passage, has_context: bool) -> String {
        let lead_in = escape(&reply::lead_in(self.answer, self.scope));
        let cited = cited(self.index, first, self.scope, limits::EMBED_DESCRIPTION / 2);
        let notes = notes(self.reply, self.scope);
        let mut taken = length(&lead_in) + length(&cited) + "\n\n".len();
        taken += notes
            .iter()
            .map(|note| length(note) + "\n".len())
            .sum::<usize>();
        let room = limits::EMBED_DESCRIPTION.saturating_sub(taken);
        let (text, highlights) = first.shown();
        let mut quoted = quotation(&text, &highlights, room);
        let whole = quotation(&text, &highlights, usize::MAX);
        if quoted != whole && has_context {
            let hint = format!("\n{}", escape(reply::REST_IN_CONTEXT));
            let room = room.saturating_sub(length(&hint));
            quoted = quotation(&text, &highlights, room) + &hint;
        }
        let mut column = Column::new(limits::EMBED_DESCRIPTION);
        for part in [lead_in, quoted, cited].iter().chain(&notes) {
            column.push(part);
        }
        column.finish()
    }

    /// The passages that come next, as far as there is room.
    fn further(&self, first: &Passage) -> Option<Field> {
        let mut column = Column::new(limits::FIELD_VALUE);
        for passage in reply::further(self.answer) {
            let same_article = passage.citation.article == first.citation.article;
            let scope = if same_article { Scope::One } else { self.scope };
            let quoted = short_quotation(&passage.text, &passage.highlights);
            let place = escape(&place(&passage.citation, scope));
            column.push(&format!("{quoted}\n— {place}"));
        }
        let value = column.finish();
        (!value.is_empty()).then(|| Field {
            name: HEADINGS.passages.to_owned(),
            value,
        })
    }
}

/// How the question was read, a line each.
pub(super) fn reading(reply: &bot::Reply) -> Vec<String> {
    let corrections = reply::corrections(&reply.answer.corrections);
    let assumption = reply.assumed.as_ref().map(reply::assumption);
    let unknown = reply.unknown.as_deref().map(reply::unknown);
    let lines = corrections.into_iter().chain(assumption).chain(unknown);
    lines.map(|line| escape(&line)).collect()
}

/// Likewise, and what of it was found nowhere; a refusal says that itself.
pub(super) fn notes(reply: &bot::Reply, scope: Scope) -> Vec<String> {
    let mut notes = reading(reply);
    let unmatched = reply::unmatched(&reply.answer.unmatched, scope);
    notes.extend(unmatched.map(|line| escape(&line)));
    notes
}
