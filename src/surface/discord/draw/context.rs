//! A passage in its paragraph, between the neighbouring ones.

use super::cite::{cited, numbered};
use super::fit::Column;
use super::quotation::{quotation, short_quotation};
use super::{colour, content};
use crate::answer::Passage;
use crate::article::Article;
use crate::index::{Index, ParagraphEntry};
use crate::reply::{self, Scope};
use crate::surface::discord::custom_id::PassageKey;
use crate::surface::discord::draft::{Draft, Embed};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::limits::{self, length};
use crate::text::{Span, sentences};

/// The passage that `key` names in its paragraph, wherever it stands by now.
pub(in crate::surface::discord) fn in_context(index: &Index, key: &PassageKey) -> Draft {
    let named = |article: &Article| Fingerprint::of(&article.id) == key.article;
    let Some(article) = index.articles().iter().position(named) else {
        return Draft::note(content(reply::ARTICLE_GONE));
    };
    let places = || places(index, article);
    let there = places().find(|place| place.is_named(key));
    let unmoved = there.and_then(|place| place.passage(index, key, key.start as usize));
    let is_unmoved = unmoved.is_some();
    let Some(passage) = unmoved.or_else(|| places().find_map(|place| place.found(index, key)))
    else {
        return Draft::note(content(reply::PASSAGE_GONE));
    };
    let notice = if is_unmoved {
        reply::IN_CONTEXT
    } else {
        reply::PASSAGE_MOVED
    };
    Draft {
        content: content(notice),
        embeds: vec![Embed {
            title: super::title(&numbered(&passage.citation.section)),
            description: drawn(index, article, &passage),
            colour: colour::OVERVIEW,
            ..Embed::default()
        }],
        private: true,
        ..Draft::default()
    }
}

/// A paragraph of an article.
struct Place<'a> {
    section: usize,
    entry: &'a ParagraphEntry,
}

/// Every paragraph of the article with this number.
fn places(index: &Index, article: usize) -> impl Iterator<Item = Place<'_>> {
    let sections = index.sections().iter();
    sections
        .filter(move |section| section.article as usize == article)
        .flat_map(move |section| {
            section.paragraphs().map(|number| Place {
                section: section.number as usize,
                entry: index.paragraph(number),
            })
        })
}

impl Place<'_> {
    fn is_named(&self, key: &PassageKey) -> bool {
        (self.section, self.entry.number + 1) == (key.section as usize, key.paragraph)
    }

    /// The passage, where it begins with a sentence of this paragraph.
    fn found(&self, index: &Index, key: &PassageKey) -> Option<Passage> {
        let sentences = self.entry.sentences();
        sentences
            .map(|number| index.sentence(number).span().start)
            .find_map(|start| self.passage(index, key, start))
    }

    /// The passage, if it is what stands here from `start` on.
    fn passage(&self, index: &Index, key: &PassageKey, start: usize) -> Option<Passage> {
        let end = start.checked_add(key.end.checked_sub(key.start)? as usize)?;
        index
            .text(self.entry)
            .get(start..end)
            .filter(|text| Fingerprint::of(text) == key.text)?;
        Some(Passage::cited(index, self.entry, Span::new(start, end)))
    }
}

/// The paragraph before, the passage's, the one behind, and where they stand.
fn drawn(index: &Index, article: usize, passage: &Passage) -> String {
    let citation = &passage.citation;
    let paragraphs = &index.articles()[article].sections[citation.section.index].paragraphs;
    let neighbour = |number: Option<usize>| {
        let paragraph = paragraphs.get(number?)?;
        Some(short_quotation(&paragraph.text, &[]))
    };
    let before = neighbour(citation.paragraph.checked_sub(2)).map(|it| format!("{it}\n> "));
    let behind = neighbour(Some(citation.paragraph)).map(|it| format!("> \n{it}"));
    let scope = Scope::of(index.articles().len());
    let cited = cited(index, passage, scope, limits::EMBED_DESCRIPTION / 2);
    let around = [&before, &behind].into_iter().flatten();
    let taken: usize = around.map(|part| length(part) + "\n".len()).sum();
    let room = limits::EMBED_DESCRIPTION - taken - length(&cited) - "\n".len();
    let mut column = Column::new(limits::EMBED_DESCRIPTION);
    for part in [before, Some(paragraph(passage, room)), behind, Some(cited)] {
        column.push(&part.unwrap_or_default());
    }
    column.finish()
}

/// The paragraph with its passage in bold. If it is too long, the sentences
/// farthest before the passage go first, then what is behind it.
fn paragraph(passage: &Passage, room: usize) -> String {
    let text = &passage.context;
    let span = passage.citation.span;
    let before = sentences(&text[..span.start]);
    let earlier = before.iter().rev().map(|sentence| sentence.start);
    let (shown, bold) = earlier
        .map(|start| from(text, span, start))
        .take_while(|(shown, bold)| {
            length(&quotation(&shown[..bold.end], &[*bold], usize::MAX)) <= room
        })
        .last()
        .unwrap_or_else(|| from(text, span, span.start));
    quotation(&shown, &[bold], room)
}

/// `text` from `start` on, and where `span` stands in that.
fn from(text: &str, span: Span, start: usize) -> (String, Span) {
    if text[..start].trim().is_empty() {
        return (text.to_owned(), span);
    }
    let mark = "… ";
    let shown = format!("{mark}{}", &text[start..]);
    (shown, span.relative_to(start).shifted(mark.len()))
}
