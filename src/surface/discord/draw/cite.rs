//! Where a passage stands, as a member reads and checks it.

use serenity::model::Timestamp;

use super::fit::fit;
use crate::answer::Passage;
use crate::article::{Article, ArticleRef, Citation, SectionRef};
use crate::index::Index;
use crate::reply::{self, LABELS, Scope};
use crate::surface::discord::limits::length;
use crate::surface::discord::markdown::{escape, isolated, link, one_line};
use crate::text::truncate;

/// The most of a title or a heading that is shown beside a passage.
const LONGEST_TITLE: usize = 160;

/// Where `passage` stands, linked to the spot where there is one, and when that
/// was published, in at most `room`. A link that takes more is left out.
pub(super) fn cited(index: &Index, passage: &Passage, scope: Scope, room: usize) -> String {
    let place = place(&passage.citation, scope);
    let article = index.article_number(&passage.citation.article.id);
    let date = article.and_then(|number| published(&index.articles()[number as usize]));
    let date = date.map_or_else(String::new, |date| format!(" · {date}"));
    // The page, should the address of the spot be too long.
    let addresses = [reply::link(passage), passage.source.clone()];
    addresses
        .into_iter()
        .flatten()
        .filter_map(|address| with_link(&place, &address))
        .map(|linked| format!("— {linked}{date}"))
        .find(|cited| length(cited) <= room)
        .unwrap_or_else(|| fit(&place, room, |place| format!("— {}{date}", escape(place))))
}

/// Where a passage stands, as plain text: with its article where there are
/// several.
pub(super) fn place(citation: &Citation, scope: Scope) -> String {
    let citation = Citation {
        article: ArticleRef {
            id: citation.article.id.clone(),
            title: heading(&citation.article.title),
        },
        section: section(&citation.section),
        ..citation.clone()
    };
    match scope {
        Scope::One => reply::place(&citation),
        Scope::Several => reply::citation(&citation),
    }
}

/// A section as lists name it, as plain text.
pub(super) fn numbered(section_ref: &SectionRef) -> String {
    reply::section(&section(section_ref))
}

fn section(section: &SectionRef) -> SectionRef {
    SectionRef {
        index: section.index,
        title: heading(&section.title),
    }
}

/// A title or a heading in the midst of other text.
pub(super) fn heading(title: &str) -> String {
    isolated(&truncate(&one_line(title), LONGEST_TITLE))
}

fn with_link(place: &str, address: &str) -> Option<String> {
    link(place, address).or_else(|| {
        let source = link(LABELS.source, address)?;
        Some(format!("{} ({source})", escape(place)))
    })
}

/// When an article was published, as a date that every member reads in their
/// own language.
pub(super) fn published(article: &Article) -> Option<String> {
    date(article.published.as_deref()?)
}

fn date(date: &str) -> Option<String> {
    const DAY: usize = "YYYY-MM-DD".len();
    let time = if date.len() == DAY {
        // Noon in UTC is on that day nearly everywhere.
        Timestamp::parse(&format!("{date}T12:00:00Z"))
    } else {
        Timestamp::parse(date)
    };
    Some(format!("<t:{}:D>", time.ok()?.unix_timestamp()))
}

#[cfg(test)]
mod tests {
    use super::{date, with_link};

    #[test]
    fn dates_are_for_discord_to_word() {
        assert_eq!(date("2026-03-01").unwrap(), "<t:1772366400:D>");
        assert_eq!(
            date("2026-03-01T01:00:00+02:00").unwrap(),
            "<t:1772319600:D>"
        );
        for none in ["", "March", "2026-13-01", "2026-03-01T01:00:00"] {
            assert_eq!(date(none), None, "{none}");
        }
    }

    #[test]
    fn a_heading_that_no_link_can_show_stands_beside_one() {
        assert_eq!(
            with_link("A [b] ¶ 2", "https://a.b").unwrap(),
            r"A \[b\] ¶ 2 ([source](https://a.b))"
        );
    }
}
