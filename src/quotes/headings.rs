//! Quotations of what no passage holds: titles and headings.

use super::candidates::Candidates;
use super::data::Heading;
use super::units::{Unit, units};
use crate::index::Index;
use crate::text::Span;

/// The title or heading that has the quotation's words; titles go first.
pub(super) fn heading(
    index: &Index,
    candidates: &Candidates<'_>,
    text: &str,
    quotation: Span,
) -> Option<Heading> {
    let quoted = units(text, quotation);
    let sections = candidates.headed(text, quotation);
    let title = sections.iter().find_map(|&number| {
        let article = index.article_of(index.section(number));
        has_words(&article.title, &quoted).then(|| Heading {
            article: article.reference(),
            section: None,
        })
    });
    title.or_else(|| {
        sections.iter().find_map(|&number| {
            let entry = index.section(number);
            let section = index.section_ref(entry);
            let is_headed = entry.number > 0 && has_words(&section.title, &quoted);
            is_headed.then(|| Heading {
                article: index.article_of(entry).reference(),
                section: Some(section),
            })
        })
    })
}

/// Whether `text` has the words of `quoted` side by side.
fn has_words(text: &str, quoted: &[Unit]) -> bool {
    let keys =
        |units: &[Unit]| -> Vec<String> { units.iter().map(|unit| unit.key.clone()).collect() };
    let wanted = keys(quoted);
    let own = keys(&units(text, Span::new(0, text.len())));
    !wanted.is_empty() && own.windows(wanted.len()).any(|window| window == wanted)
}
