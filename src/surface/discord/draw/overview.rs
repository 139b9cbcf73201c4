//! What an article or a section says, section by section.

use super::answer::{View, notes};
use super::cite::{cited, heading, numbered};
use super::fit::Column;
use super::quotation::quotation;
use super::{buttons, outline};
use crate::answer::{Answer, SectionSummary};
use crate::article::Article;
use crate::reply::{self, HEADINGS, LABELS};
use crate::surface::discord::draft::{Draft, Embed, Field};
use crate::surface::discord::limits::{self, length};
use crate::surface::discord::markdown::{escape, isolated};
use crate::text::truncate;

/// The most of a summary among others.
const SHORT: usize = 260;
/// The most of a summary that stands alone.
const LONG: usize = 3000;
/// Kept free for the line that tells what was left out.
const LAST_LINE: usize = 80;

pub(super) fn overview(view: &View<'_>) -> Draft {
    let answer = view.answer;
    let lead_in = reply::lead_in(answer, view.scope);
    let article = only_article(view);
    let has_proof = answer.summaries.len() > 1 && !answer.passages.is_empty();
    let pressed = [
        buttons::context(answer.passages.first()).filter(|_| answer.summaries.len() == 1),
        has_proof.then(|| buttons::more(answer, view.asked, LABELS.proof)),
        buttons::delete(view.asked),
    ];
    Draft {
        content: super::content(&glimpse(answer, &lead_in)),
        embeds: vec![Embed {
            description: summaries(view, article, &lead_in),
            fields: proof(view).into_iter().collect(),
            ..view.embed(None)
        }],
        rows: [
            article.and_then(|article| outline::menu(article, 0)),
            buttons::row(pressed.into_iter().flatten()),
        ]
        .into_iter()
        .flatten()
        .collect(),
        private: view.asked.private,
    }
}

/// The article that all of several summaries are of.
fn only_article<'a>(view: &View<'a>) -> Option<&'a Article> {
    let [first, rest @ ..] = view.answer.summaries.as_slice() else {
        return None;
    };
    let is_of_one = !rest.is_empty() && rest.iter().all(|other| other.article == first.article);
    let number = view.index.article_number(&first.article.id)?;
    is_of_one.then(|| &view.index.articles()[number as usize])
}

/// The first summary, for a notification.
fn glimpse(answer: &Answer, lead_in: &str) -> String {
    match answer.summaries.first() {
        Some(first) => format!("{lead_in} {}", isolated(&truncate(&first.text, SHORT))),
        None => lead_in.to_owned(),
    }
}

fn summaries(view: &View<'_>, article: Option<&Article>, lead_in: &str) -> String {
    let summaries = &view.answer.summaries;
    let most = if summaries.len() == 1 { LONG } else { SHORT };
    let mut column = Column::new(limits::EMBED_DESCRIPTION - LAST_LINE);
    column.push(&escape(lead_in));
    for note in notes(view.reply, view.scope) {
        column.push(&note);
    }
    let mut last = None;
    let mut shown = 0;
    for summary in summaries {
        let of_another = last != Some(&summary.article);
        last = Some(&summary.article);
        let names_article = of_another && view.index.articles().len() > 1;
        if !column.push(&summarised(summary, names_article, most)) {
            break;
        }
        shown += 1;
    }
    let rest = match article.map(outline::count) {
        Some(all) if all > shown => Some(reply::all_sections(all)),
        None if summaries.len() > shown => Some(reply::hidden(summaries.len() - shown)),
        _ => None,
    };
    let lines: Vec<String> = std::iter::once(column.finish()).chain(rest).collect();
    lines.join("\n")
}

fn summarised(summary: &SectionSummary, names_article: bool, most: usize) -> String {
    let section = numbered(&summary.section);
    let heading = if names_article {
        format!("{} › {section}", heading(&summary.article.title))
    } else {
        section
    };
    let heading = format!("**{}**", escape(&heading));
    match summary.text.trim() {
        "" => heading,
        text => format!("{heading}\n{}", quotation(text, &[], most)),
    }
}

/// The sentence that a single summary rests on; where that is the summary
/// itself, only its place.
fn proof(view: &View<'_>) -> Option<Field> {
    let ([summary], [first, ..]) = (
        view.answer.summaries.as_slice(),
        view.answer.passages.as_slice(),
    ) else {
        return None;
    };
    let mut column = Column::new(limits::FIELD_VALUE);
    let cited = cited(view.index, first, view.scope);
    if first.text != summary.text {
        let room = limits::FIELD_VALUE.saturating_sub(length(&cited) + "\n".len());
        column.push(&quotation(&first.text, &[], room));
    }
    column.push(&cited);
    Some(Field {
        name: HEADINGS.proof.to_owned(),
        value: column.finish(),
    })
}
