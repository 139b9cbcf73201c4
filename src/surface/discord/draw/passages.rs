//! All passages for the question of a reply that was shown.

use super::answer::changed;
use super::cite::cited;
use super::fit::Column;
use super::quotation::{self, quotation};
use super::{colour, content, title};
use crate::answer::{Passage, Verdict};
use crate::bot;
use crate::index::Index;
use crate::reply::{self, HEADINGS, Scope};
use crate::surface::discord::draft::{Draft, Embed};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::limits::{self, length};

/// All passages of `reply`, which was asked again. `first` is the first one of
/// the message whose button was pressed.
pub(in crate::surface::discord) fn more(
    index: &Index,
    reply: &bot::Reply,
    first: Option<Fingerprint>,
) -> Draft {
    let answer = &reply.answer;
    let heading = match answer.verdict {
        _ if answer.passages.is_empty() => reply::NO_PASSAGES,
        Verdict::Answered | Verdict::Closest => HEADINGS.all_passages,
        Verdict::Overview => HEADINGS.proof,
        Verdict::NotInArticle | Verdict::NotAQuestion => HEADINGS.near_passages,
    };
    let lines: Vec<&str> = changed(reply, first).into_iter().chain([heading]).collect();
    let content = content(&lines.join("\n"));
    if answer.passages.is_empty() {
        return Draft::note(content);
    }
    Draft {
        content,
        embeds: vec![Embed {
            title: title(&reply.asked),
            description: listed(index, &answer.passages),
            colour: colour::of(answer.verdict),
            ..Embed::default()
        }],
        private: true,
        ..Draft::default()
    }
}

/// Each passage with an equal share of the room.
fn listed(index: &Index, passages: &[Passage]) -> String {
    let scope = Scope::of(index.articles().len());
    let share = limits::EMBED_DESCRIPTION / passages.len();
    let mut column = Column::new(limits::EMBED_DESCRIPTION);
    for passage in passages {
        let share = share - "\n\n".len();
        let cited = cited(index, passage, scope, share - quotation::LEAST);
        let room = share - length(&cited);
        let (text, highlights) = passage.shown();
        let quoted = quotation(&text, &highlights, room);
        column.push(&format!("{quoted}\n{cited}\n"));
    }
    column.finish().trim_end().to_owned()
}
