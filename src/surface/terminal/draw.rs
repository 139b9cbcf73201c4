//! Draws a reply as text for a terminal.

use super::page::{BAR, HEAVY_BAR, Page};
use super::style::{LINK, PLAIN, QUIET, STRONG};
use crate::answer::{Answer, Passage, Verdict};
use crate::article::ArticleRef;
use crate::bot::Reply;
use crate::reply::{self, HEADINGS, Scope};
use crate::text::truncate;

/// The most characters of a passage that is not the first.
const SHORT: usize = 160;

/// The most questions that are suggested.
const MOST_SUGGESTIONS: usize = 3;

/// For whom a reply is drawn.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The columns of the terminal; [`usize::MAX`] breaks no line.
    pub width: usize,
    /// How many articles were asked.
    pub scope: Scope,
}

/// The whole reply: how the question was read, the passage quoted with its
/// answer in bold and its citation, the other passages shorter, and what to ask
/// instead or next.
#[must_use]
pub fn reply(reply: &Reply, view: View) -> String {
    let answer = &reply.answer;
    let mut page = Page::new(view.width);
    if let Some(assumed) = &reply.assumed {
        page.text(QUIET, &reply::assumption(assumed));
    }
    if let Some(pronoun) = &reply.unknown {
        page.text(QUIET, &reply::unknown(pronoun));
    }
    if let Some(note) = reply::corrections(&answer.corrections) {
        page.text(QUIET, &note);
    }
    page.gap();
    page.text(PLAIN, &reply::lead_in(answer, view.scope));
    match answer.verdict {
        Verdict::Answered | Verdict::Closest => quoted(&mut page, answer),
        Verdict::Overview if answer.summaries.is_empty() => quoted(&mut page, answer),
        Verdict::Overview => summaries(&mut page, answer),
        Verdict::NotInArticle | Verdict::NotAQuestion => {}
    }
    let is_found = !matches!(
        answer.verdict,
        Verdict::NotInArticle | Verdict::NotAQuestion
    );
    if is_found && let Some(note) = reply::unmatched(&answer.unmatched, view.scope) {
        page.gap();
        page.text(QUIET, &note);
    }
    // Elsewhere the passages show where to look.
    if answer.verdict == Verdict::NotInArticle {
        let nearest: Vec<String> = answer.nearest_sections.iter().map(reply::section).collect();
        list(&mut page, HEADINGS.sections, &nearest);
    }
    let suggested = answer.suggestions.len().min(MOST_SUGGESTIONS);
    list(
        &mut page,
        HEADINGS.suggestions,
        &answer.suggestions[..suggested],
    );
    page.finish()
}

/// The passages that [`fn@reply`] shows short or not at all, in full.
#[must_use]
pub fn more(answer: &Answer, view: View) -> String {
    let mut page = Page::new(view.width);
    let quoted = matches!(answer.verdict, Verdict::Answered | Verdict::Closest);
    let heading = match answer.verdict {
        Verdict::NotInArticle | Verdict::NotAQuestion => HEADINGS.near_passages,
        Verdict::Overview => HEADINGS.proof,
        Verdict::Answered | Verdict::Closest => HEADINGS.passages,
    };
    let rest = answer
        .passages
        .get(usize::from(quoted)..)
        .unwrap_or_default();
    if rest.is_empty() {
        page.text(PLAIN, reply::NO_MORE_PASSAGES);
    } else {
        page.text(PLAIN, heading);
    }
    for passage in rest {
        page.gap();
        shown(&mut page, passage);
        cite(&mut page, passage);
    }
    page.finish()
}

/// The paragraph in which `passage` stands, the passage itself marked by a
/// heavier bar, which needs no colour.
#[must_use]
pub fn context(passage: &Passage, view: View) -> String {
    let mut page = Page::new(view.width);
    let span = passage.citation.span;
    let parts = (
        passage.context.get(..span.start),
        passage.context.get(span.start..span.end),
        passage.context.get(span.end..),
    );
    if let (Some(before), Some(_), Some(after)) = parts {
        part(&mut page, before);
        page.quote(HEAVY_BAR, &passage.text, &passage.highlights, STRONG);
        part(&mut page, after);
    } else {
        page.quote(BAR, &passage.context, &[], PLAIN);
    }
    cite(&mut page, passage);
    page.finish()
}

/// The part of a paragraph before or after the passage, if there is one.
fn part(page: &mut Page, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        page.quote(BAR, text, &[], PLAIN);
    }
}

fn quoted(page: &mut Page, answer: &Answer) {
    let Some(first) = answer.passages.first() else {
        return;
    };
    page.gap();
    shown(page, first);
    cite(page, first);
    let mut others = reply::further(answer).peekable();
    if others.peek().is_none() {
        return;
    }
    page.gap();
    page.text(QUIET, HEADINGS.passages);
    for other in others {
        page.quote(
            BAR,
            &truncate(&other.text, SHORT),
            &other.highlights,
            STRONG,
        );
        let same_article = other.citation.article == first.citation.article;
        page.indented(
            QUIET,
            &if same_article {
                reply::place(&other.citation)
            } else {
                reply::citation(&other.citation)
            },
        );
    }
}

fn shown(page: &mut Page, passage: &Passage) {
    let (text, highlights) = passage.shown();
    page.quote(BAR, &text, &highlights, STRONG);
}

/// The citation, and the address that shows the spot.
pub(super) fn cite(page: &mut Page, passage: &Passage) {
    page.indented(QUIET, &reply::citation(&passage.citation));
    if let Some(link) = reply::link(passage) {
        page.unbroken(LINK, &link);
    }
}

fn summaries(page: &mut Page, answer: &Answer) {
    let mut article: Option<&ArticleRef> = None;
    for summary in &answer.summaries {
        page.gap();
        if article.is_none_or(|article| *article != summary.article) {
            page.text(STRONG, &summary.article.title);
            page.gap();
            article = Some(&summary.article);
        }
        page.text(PLAIN, &reply::section(&summary.section));
        page.quote(BAR, &summary.text, &[], PLAIN);
        if summary.left_out > 0 {
            page.indented(QUIET, &reply::hidden(summary.left_out));
        }
    }
}

fn list(page: &mut Page, heading: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    page.gap();
    page.text(QUIET, heading);
    for item in items {
        page.item(item);
    }
}
