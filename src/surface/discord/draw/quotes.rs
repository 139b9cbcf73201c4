//! What became of quotations.

use super::cite::cited;
use super::fit::{Column, fit};
use super::quotation::{self, quotation};
use super::{ReplyContext, buttons, colour, content};
use crate::answer::Passage;
use crate::index::Index;
use crate::quotes::{Checked, Finding, Outcome};
use crate::reply::{Scope, quotes};
use crate::surface::discord::draft::{Draft, Embed};
use crate::surface::discord::limits;
use crate::surface::discord::markdown::{escape, isolated, one_line};
use crate::text::truncate;

/// The most findings in one message: each in an embed of its own.
const MOST: usize = limits::EMBEDS;

/// The most of a quotation that is repeated.
const LONGEST_QUOTATION: usize = 300;

/// Draws what was found about the quotations of a text.
pub(in crate::surface::discord) fn quotations(
    index: &Index,
    checked: &Checked,
    asked: &ReplyContext,
) -> Draft {
    let Some(first) = checked.findings.first() else {
        return Draft::note(content(quotes::NOTHING_TO_CHECK));
    };
    let shown = shown(checked);
    let room = limits::EMBEDS_TOTAL / shown.len();
    let said = match quotes::tally(checked) {
        Some(tally) => [
            Some(tally),
            quotes::left_out(checked),
            quotes::not_shown(checked, shown.len()),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" "),
        None => quotes::finding(first, checked),
    };
    let only = (checked.findings.len() == 1).then(|| first.passages.first());
    let pressed = [only.and_then(buttons::context), buttons::delete(asked)];
    Draft {
        content: content(&said),
        embeds: shown
            .into_iter()
            .map(|finding| embed(index, finding, checked, asked, room))
            .collect(),
        rows: buttons::row(pressed.into_iter().flatten())
            .into_iter()
            .collect(),
        private: asked.private,
    }
}

/// As many findings as a message takes, those first that are not word for word.
fn shown(checked: &Checked) -> Vec<&Finding> {
    let (exact, other): (Vec<_>, Vec<_>) = checked
        .findings
        .iter()
        .partition(|finding| finding.outcome == Outcome::Exact);
    other.into_iter().chain(exact).take(MOST).collect()
}

/// The quotation, what became of it, what differs, and the passage.
fn embed(
    index: &Index,
    finding: &Finding,
    checked: &Checked,
    asked: &ReplyContext,
    room: usize,
) -> Embed {
    let mut column = Column::new(room.min(limits::EMBED_DESCRIPTION));
    let quoted = truncate(&one_line(&finding.quotation), LONGEST_QUOTATION);
    let in_marks = |text: &str| format!("“{}”", escape(&isolated(text)));
    column.push(&fit(&quoted, room / 3, in_marks));
    column.push(&fit(&quotes::finding(finding, checked), room / 3, escape));
    let differences = quotes::differences(finding);
    if !differences.is_empty() {
        column.push(quotes::DIFFERENCES);
    }
    for difference in differences {
        column.push(&escape(&format!("• {difference}")));
    }
    let scope = asked.scope(index);
    if finding.outcome == Outcome::Absent && !finding.passages.is_empty() {
        column.push(quotes::NEAREST);
    }
    for passage in &finding.passages {
        quote(&mut column, index, passage, scope);
    }
    Embed {
        description: column.finish(),
        colour: colour::of_quotation(finding.outcome),
        ..Embed::default()
    }
}

/// The passage with its place, as far as there is room.
fn quote(column: &mut Column, index: &Index, passage: &Passage, scope: Scope) {
    let room = column.room().saturating_sub("\n".len());
    let cited = cited(index, passage, scope, room);
    let room = room.saturating_sub(limits::length(&cited));
    if room >= quotation::LEAST {
        column.push(&quotation(&passage.text, &passage.highlights, room));
    }
    column.push(&cited);
}
