//! An article's sections, to choose from.

use super::cite::{heading, numbered};
use super::fit::{Column, fit};
use super::{ReplyContext, answer, buttons, colour, content};
use crate::answer::Options;
use crate::article::{Article, Section, SectionRef};
use crate::bot::{self, Request};
use crate::index::Index;
use crate::reply::{self, LABELS};
use crate::surface::discord::custom_id::{Action, SectionKey};
use crate::surface::discord::draft::{Choice, Draft, Embed, Row};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::limits;
use crate::surface::discord::markdown::{escape, one_line};
use crate::text::truncate;

/// The most of a line, so that those of a page fit.
const LINE: usize = limits::EMBED_DESCRIPTION / limits::SELECT_OPTIONS - "\n".len();

/// The sections of the article with this number, a page of as many as a menu
/// takes. A page that isn't there is the last one.
pub(in crate::surface::discord) fn outline(
    index: &Index,
    article: usize,
    page: u32,
    asked: &ReplyContext,
) -> Draft {
    let Some(article) = index.articles().get(article) else {
        return Draft::note(reply::NO_SECTIONS);
    };
    let page = page.min(pages(article).saturating_sub(1));
    let mut column = Column::new(limits::EMBED_DESCRIPTION);
    for (number, section) in listed(article, page) {
        column.push(&fit(&numbered(&named(number, section)), LINE, escape));
    }
    let turn = |page: u32, label: &str| {
        let article = Fingerprint::of(&article.id);
        buttons::quiet(Action::Outline { article, page }, label)
    };
    let pressed = [
        page.checked_sub(1).map(|page| turn(page, LABELS.back)),
        (page + 1 < pages(article)).then(|| turn(page + 1, LABELS.next)),
        buttons::delete(asked),
    ];
    let Some(menu) = menu(article, page) else {
        return Draft::note(reply::NO_SECTIONS);
    };
    Draft {
        content: content(&reply::outline(&heading(&article.title))),
        embeds: vec![Embed {
            title: super::title(&article.title),
            description: column.finish(),
            footer: (pages(article) > 1).then(|| reply::page(page, pages(article))),
            colour: colour::OVERVIEW,
            ..Embed::default()
        }],
        rows: [Some(menu), buttons::row(pressed.into_iter().flatten())]
            .into_iter()
            .flatten()
            .collect(),
        private: asked.private,
    }
}

/// What a section says in short, as if it had been asked.
pub(in crate::surface::discord) fn section(
    index: &Index,
    article: usize,
    section: usize,
    asked: &ReplyContext,
) -> Draft {
    let Some(article) = index.articles().get(article) else {
        return Draft::note(reply::NO_SECTIONS);
    };
    let request = Request {
        text: &format!("Summarise section {section}"),
        previous: None,
        options: Options {
            article: Some(article.id.clone()),
            ..Options::default()
        },
    };
    let asked = ReplyContext {
        article: Some(Fingerprint::of(&article.id)),
        ..*asked
    };
    answer::reply(index, &bot::reply(index, &request), &asked)
}

/// A menu of the sections on a page, if there are any.
pub(super) fn menu(article: &Article, page: u32) -> Option<Row> {
    let options: Vec<Choice> = listed(article, page)
        .map(|(number, section)| choice(number, section))
        .collect();
    (!options.is_empty()).then(|| Row::Menu {
        action: Action::Sections {
            article: Fingerprint::of(&article.id),
            page,
        },
        placeholder: LABELS.sections.to_owned(),
        options,
    })
}

/// How many sections say something.
pub(super) fn count(article: &Article) -> usize {
    filled(article).count()
}

/// How many pages they fill.
pub(super) fn pages(article: &Article) -> u32 {
    u32::try_from(count(article).div_ceil(limits::SELECT_OPTIONS)).unwrap_or(u32::MAX)
}

pub(super) fn listed(article: &Article, page: u32) -> impl Iterator<Item = (u32, &Section)> {
    let before = (page as usize).saturating_mul(limits::SELECT_OPTIONS);
    filled(article).skip(before).take(limits::SELECT_OPTIONS)
}

/// The sections that say something, with their numbers.
fn filled(article: &Article) -> impl Iterator<Item = (u32, &Section)> {
    (0..)
        .zip(&article.sections)
        .filter(|(_, section)| !section.is_empty())
}

fn choice(number: u32, section: &Section) -> Choice {
    let summary = section.summary.as_deref().map(one_line).unwrap_or_default();
    let key = SectionKey {
        section: number,
        heading: Fingerprint::of(section.title()),
    };
    Choice {
        label: truncate(&numbered(&named(number, section)), limits::SELECT_TEXT),
        value: key.to_string(),
        description: (!summary.is_empty()).then(|| truncate(&summary, limits::SELECT_TEXT)),
    }
}

pub(super) fn named(number: u32, section: &Section) -> SectionRef {
    SectionRef {
        index: number as usize,
        title: section.title().to_owned(),
    }
}
