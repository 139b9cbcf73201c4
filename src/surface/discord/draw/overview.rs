//! What an article or a section says, section by section.

use super::answer::{View, notes};
use super::cite::{cited, heading, numbered};
use super::fit::Column;
use super::quotation::{self, quotation};
use super::{buttons, outline};
use crate::answer::{Answer, SectionSummary};
use crate::article::Article;
use crate::reply::{self, HEADINGS, LABELS};
use crate::surface::discord::custom_id::Action;
use crate::surface::discord::draft::{Draft, Embed, Field};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::limits::{self, length};
use crate::surface::discord::markdown::{escape, isolated};
use crate::text::truncate;

/// The most of a summary among others.
const SHORT: usize = 260;
/// The most of a summary that stands alone.
const LONG: usize = 3000;
/// Kept free for the line that tells what was left out.
const LAST_LINE: usize = 80;

/// Draws a page of an overview: the first shows what the answer summarises, each
/// further one the sections of its menu. A page that isn't there is the last one.
pub(super) fn overview(view: &View<'_>, page: u32) -> Draft {
    let answer = view.answer;
    let lead_in = reply::lead_in(answer, view.scope);
    let article = only_article(view);
    let pages = article.map_or(1, outline::pages);
    let page = page.min(pages.saturating_sub(1));
    let has_proof = answer.summaries.len() > 1 && !answer.passages.is_empty();
    let turn = |page: u32, label: &str| {
        let article = Fingerprint::of(&article?.id);
        Some(buttons::quiet(Action::Summary { article, page }, label))
    };
    let pressed = [
        buttons::context(answer.passages.first()).filter(|_| answer.summaries.len() == 1),
        has_proof.then(|| buttons::more(answer, view.asked, LABELS.proof)),
        page.checked_sub(1).and_then(|page| turn(page, LABELS.back)),
        (page + 1 < pages)
            .then(|| turn(page + 1, LABELS.next))
            .flatten(),
        buttons::delete(view.asked),
    ];
    Draft {
        content: super::content(&glimpse(answer, &lead_in)),
        embeds: vec![Embed {
            description: summaries(view, article, page, &lead_in),
            fields: proof(view).into_iter().collect(),
            footer: (pages > 1).then(|| reply::page(page, pages)),
            ..view.embed(None)
        }],
        rows: [
            article.and_then(|article| outline::menu(article, page)),
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

fn summaries(view: &View<'_>, article: Option<&Article>, page: u32, lead_in: &str) -> String {
    let listed;
    let summaries = match article {
        Some(article) if page > 0 => {
            listed = of_page(view, article, page);
            &listed
        }
        _ => &view.answer.summaries,
    };
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
        // What no page has room for.
        Some(all) if shown < summaries.len() || all > summaries.len() && page == 0 => {
            Some(reply::all_sections(all))
        }
        None if summaries.len() > shown => Some(reply::hidden(summaries.len() - shown)),
        _ => None,
    };
    let lines: Vec<String> = std::iter::once(column.finish()).chain(rest).collect();
    lines.join("\n")
}

/// The sections of a page, with their summaries as far as there are some.
fn of_page(view: &View<'_>, article: &Article, page: u32) -> Vec<SectionSummary> {
    let summaries = &view.answer.summaries;
    outline::listed(article, page)
        .filter_map(|(number, section)| {
            let section_ref = outline::named(number, section);
            let found = summaries
                .iter()
                .find(|summary| summary.section == section_ref);
            Some(SectionSummary {
                left_out: found.map_or(0, |found| found.left_out),
                text: match found {
                    Some(found) => found.text.clone(),
                    None => section.summary.clone().unwrap_or_default(),
                },
                section: section_ref,
                article: summaries.first()?.article.clone(),
            })
        })
        .collect()
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
        text => format!("{heading}\n{}", quoted(text, summary.left_out, most)),
    }
}

/// A summary as a quotation in so much room. A list that is longer ends with a whole line,
/// and with how many are left out, by then or before.
fn quoted(text: &str, left_out: usize, most: usize) -> String {
    let is_whole = |text: &str| length(&quotation(text, &[], usize::MAX)) <= most;
    let mut shown = text;
    let mut left_out = left_out;
    while !is_whole(shown)
        && let Some((lines, _)) = shown.rsplit_once('\n')
    {
        shown = lines;
        left_out += 1;
    }
    let quotation = quotation(shown, &[], most);
    match left_out {
        0 => quotation,
        _ => format!("{quotation}\n{}", escape(&reply::hidden(left_out))),
    }
}

/// The sentence that a single summary rests on; where the summary itself begins
/// with it, only its place.
fn proof(view: &View<'_>) -> Option<Field> {
    let ([summary], [first, ..]) = (
        view.answer.summaries.as_slice(),
        view.answer.passages.as_slice(),
    ) else {
        return None;
    };
    let mut column = Column::new(limits::FIELD_VALUE);
    let most = limits::FIELD_VALUE - quotation::LEAST - "\n".len();
    let cited = cited(view.index, first, view.scope, most);
    if !summary.text.starts_with(&first.text) {
        let room = limits::FIELD_VALUE.saturating_sub(length(&cited) + "\n".len());
        column.push(&quotation(&first.text, &[], room));
    }
    column.push(&cited);
    Some(Field {
        name: HEADINGS.proof.to_owned(),
        value: column.finish(),
    })
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_list_ends_with_a_whole_line_and_with_how_many_are_left_out() {
        let rules = "1. Be kind\n2. Be brief\n3. Be here";
        assert_eq!(
            quoted(rules, 0, 90),
            "> 1\\. Be kind\n> 2\\. Be brief\n> 3\\. Be here"
        );
        assert_eq!(
            quoted(rules, 6, 35),
            "> 1\\. Be kind\n> 2\\. Be brief\n… and 7 more"
        );
        // One line is cut.
        assert_eq!(quoted("Be kind to all", 0, 10), "> Be kind…");
    }
}
