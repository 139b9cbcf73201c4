//! Parameters that several commands share: the article, the section, and
//! whether the answer is for the asker alone. Whatever is typed is accepted;
//! the choices offered are only quicker.

use super::{Call, Kind, Offer, Parameter};
use crate::article::{Article, Section};
use crate::library::Library;
use crate::reply;
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::limits;
use crate::text::{fold, nearest};

/// The article to look in.
pub(super) const ARTICLE: Parameter = Parameter {
    name: "article",
    description: "Look only in this article",
    required: false,
    kind: Kind::Offered(limits::CHOICE_TEXT as u16, articles),
};

/// Whether only the asker sees the answer.
pub(super) const PRIVATE: Parameter = Parameter {
    name: "private",
    description: "Show the answer to you alone",
    required: false,
    kind: Kind::Flag,
};

/// The section to look at.
pub(super) const SECTION: Parameter = Parameter {
    name: "section",
    description: "Its number or heading; the whole article without it",
    required: false,
    kind: Kind::Offered(limits::CHOICE_TEXT as u16, sections),
};

/// The number of the article that was chosen, if one was; else what to say to
/// whoever chose one that isn't there.
pub(super) fn chosen(call: &Call<'_>) -> Result<Option<usize>, String> {
    let Some(typed) = call.text("article") else {
        return Ok(None);
    };
    let articles = call.library.index.articles();
    let named = |article: &Article| {
        article.id == typed
            || Fingerprint::of(&article.id).to_string() == typed
            || fold(&article.title) == fold(&typed)
    };
    articles
        .iter()
        .position(named)
        .or_else(|| {
            nearest(
                &typed,
                articles.iter().map(|article| article.title.as_str()),
            )
        })
        .map(Some)
        .ok_or_else(|| reply::unknown_article(&typed, articles))
}

/// The one article that is asked: the chosen one, or the only one.
pub(super) fn one(call: &Call<'_>) -> Result<usize, String> {
    let articles = call.library.index.articles();
    match chosen(call)? {
        Some(article) => Ok(article),
        None if articles.len() == 1 => Ok(0),
        None => Err(reply::which_article(articles)),
    }
}

/// The section of `article` that was chosen, if one was.
pub(super) fn section(call: &Call<'_>, article: usize) -> Result<Option<usize>, String> {
    let Some(typed) = call.text("section") else {
        return Ok(None);
    };
    let sections = &call.library.index.articles()[article].sections;
    meant(sections, &typed)
        .map(Some)
        .ok_or_else(|| reply::unknown_section(&typed, sections.len()))
}

/// The one of `sections` that is meant by a heading, a number or both.
fn meant(sections: &[Section], typed: &str) -> Option<usize> {
    let number = typed.trim_start_matches('§').split_whitespace().next();
    let by_number = number
        .and_then(|number| number.parse().ok())
        .filter(|&number: &usize| number < sections.len());
    let named = |section: &Section| fold(section.title()) == fold(typed);
    let exact = sections.iter().position(named);
    if typed.bytes().all(|byte| byte.is_ascii_digit()) {
        // A year may be a heading.
        return by_number.or(exact);
    }
    let by_name = || nearest(typed, sections.iter().map(|section| section.title()));
    if typed.starts_with('§') {
        return exact.or(by_number).or_else(by_name);
    }
    // A heading may begin with a number that isn't its section's.
    exact.or_else(by_name).or(by_number)
}

/// The articles whose title or id has what was typed; all of them at first.
fn articles(call: &Call<'_>, typed: &str) -> Vec<Offer> {
    matching_articles(call.library, typed)
}

fn matching_articles(library: &Library, typed: &str) -> Vec<Offer> {
    let typed = fold(typed.trim());
    library
        .index
        .articles()
        .iter()
        .filter(|article| {
            fold(&article.title).contains(&*typed) || fold(&article.id).contains(&*typed)
        })
        .take(limits::CHOICES)
        .map(|article| Offer {
            name: article.title.clone(),
            value: short_id(&article.id),
        })
        .collect()
}

/// An id as a choice's value: a long one is named by its fingerprint.
fn short_id(id: &str) -> String {
    if id.encode_utf16().count() <= limits::CHOICE_TEXT {
        id.to_owned()
    } else {
        Fingerprint::of(id).to_string()
    }
}

/// The sections whose number or heading has what was typed.
fn sections(call: &Call<'_>, typed: &str) -> Vec<Offer> {
    let Ok(article) = one(call) else {
        return Vec::new();
    };
    let typed = fold(typed.trim_start_matches('§').trim());
    let sections = &call.library.index.articles()[article].sections;
    sections
        .iter()
        .enumerate()
        .filter(|(_, section)| !section.is_empty())
        .map(|(number, section)| (number, format!("§{number} {}", section.title())))
        .filter(|(_, line)| fold(line).contains(&*typed))
        .take(limits::CHOICES)
        .map(|(number, name)| Offer {
            name,
            value: number.to_string(),
        })
        .collect()
}
