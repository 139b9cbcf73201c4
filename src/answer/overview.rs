use super::passages::MOST;
use super::{Passage, SectionSummary};
use crate::article::{Article, Section};
use crate::index::{Index, SectionEntry};
use crate::ranking::{Query, Scope};
use crate::text::{Span, central_sentence, sentences};

/// A heading is meant if the question's words are all in it and make up at
/// least this share of its own.
const HEADING_SHARE: f64 = 0.5;

/// The sections to summarise for an overview: those of the one article in
/// scope, else the first one of every article.
pub(super) fn sections(index: &Index, scope: &Scope) -> Vec<u32> {
    let filled = scope
        .sections
        .clone()
        .filter(|&number| !section_of(index, number).is_empty());
    let article = |number: u32| index.section(number).article;
    let several = scope
        .sections
        .clone()
        .any(|number| article(number) != article(scope.sections.start));
    if !several {
        return filled.collect();
    }
    let mut firsts: Vec<u32> = filled.collect();
    firsts.dedup_by_key(|number| article(*number));
    firsts
}

/// The section of this number of the one article in scope; with several
/// articles, of the first.
pub(super) fn numbered(index: &Index, scope: &Scope, number: usize) -> Option<u32> {
    let first = index.sections().get(scope.sections.start as usize)?;
    scope.sections.clone().find(|&section| {
        let entry = index.section(section);
        entry.article == first.article
            && entry.number as usize == number
            && !section_of(index, section).is_empty()
    })
}

/// The section whose heading the question names: all of its words are in the
/// heading, and they are most of it. The fullest match wins, then the first.
pub(super) fn headed(index: &Index, scope: &Scope, query: &Query, whole: bool) -> Option<u32> {
    if query.terms.is_empty() {
        return None;
    }
    let enough = if whole { 1.0 } else { HEADING_SHARE };
    scope
        .sections
        .clone()
        .filter(|&number| !section_of(index, number).is_empty())
        .filter_map(|number| {
            let heading = index.heading_terms(number);
            let inside = query
                .terms
                .iter()
                .all(|asked| asked.id.is_some_and(|id| heading.contains(&id)));
            let share = query.terms.len() as f64 / heading.len().max(1) as f64;
            (inside && share >= enough).then_some((number, share))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(number, _)| number)
}

/// What a section says in short: its author's summary, else its most central
/// sentence.
pub(super) fn summary(index: &Index, number: u32) -> SectionSummary {
    let section = section_of(index, number);
    let text = section.summary.clone().or_else(|| {
        central(index, number)
            .map(|(paragraph, span)| span.of(&section.paragraphs[paragraph].text).to_owned())
    });
    SectionSummary {
        article: article_of(index, number).reference(),
        section: index.section_ref(index.section(number)),
        text: text.unwrap_or_default(),
    }
}

/// The most central sentence of each of the sections, as proof of the
/// summaries; at most as many as an answer may quote.
pub(super) fn passages(index: &Index, numbers: &[u32]) -> Vec<Passage> {
    numbers
        .iter()
        .filter_map(|&number| {
            let entry: &SectionEntry = index.section(number);
            let (paragraph, span) = central(index, number)?;
            let article = article_of(index, number);
            let context = &section_of(index, number).paragraphs[paragraph].text;
            let first = entry.paragraphs().start;
            let paragraph = index.paragraph(first + u32::try_from(paragraph).ok()?);
            Some(Passage {
                citation: index.citation(paragraph, span),
                text: span.of(context).to_owned(),
                highlights: Vec::new(),
                score: 0,
                context: context.clone(),
                matched: Vec::new(),
                source: article.source.clone(),
                wording: article.wording,
            })
        })
        .take(MOST)
        .collect()
}

fn central(index: &Index, number: u32) -> Option<(usize, Span)> {
    let paragraphs: Vec<&str> = section_of(index, number)
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    central_sentence(article_of(index, number).language, &paragraphs).or_else(|| {
        // A section of one sentence has none that is more central.
        let first = paragraphs.first()?;
        Some((0, *sentences(first).first()?))
    })
}

fn section_of(index: &Index, number: u32) -> &Section {
    let entry = index.section(number);
    &index.article_of(entry).sections[entry.number as usize]
}

fn article_of(index: &Index, number: u32) -> &Article {
    index.article_of(index.section(number))
}
