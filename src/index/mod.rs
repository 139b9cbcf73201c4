//! The immutable inverted index over every sentence of a library.
//!
//! Sentences are grouped by paragraph and section, in the order of the
//! articles, so that neighbours are found by counting. Posting lists say in
//! which sentences a term stands and in which sections' headings, summaries and
//! keywords. Typed spans are found here, once, rather than at every question.

mod build;
mod columns;
mod forms;
mod fuzzy;
mod hash;
mod items;
mod lifespan;
mod merge;
mod postings;
mod subjects;
mod vocabulary;

use std::collections::HashMap;
use std::ops::Range;

use crate::article::{Article, Citation, SectionRef};
use crate::text::{Language, Span, TypedSpan, fold, words};

pub use build::Part;
pub use fuzzy::{WordEntry, WordList};
pub use postings::{Posting, Postings, gallop};
pub use vocabulary::{TermId, Vocabulary};

use hash::Mixed;
use subjects::Subjects;

/// A token of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its term.
    pub term: TermId,
    start: u32,
    length: u16,
    /// Whether it is a function word.
    pub stop: bool,
}

impl Token {
    /// Where it stands in its paragraph's text.
    #[must_use]
    pub fn span(self) -> Span {
        let start = self.start as usize;
        Span::new(start, start + usize::from(self.length))
    }
}

/// A sentence and what it is made of.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// The number of its paragraph in the index.
    pub paragraph: u32,
    start: u32,
    end: u32,
    first_token: u32,
    end_token: u32,
    first_span: u32,
    end_span: u32,
    /// How many of its tokens are no function words.
    pub content: u32,
    /// Whether it begins with a pronoun, so that its subject was named before.
    pub refers_back: bool,
    /// Whether it is the column heads of a table, which say nothing by themselves.
    pub heads_columns: bool,
}

impl Sentence {
    /// Where it stands in its paragraph's text.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// A paragraph's place in its article and its sentences.
#[derive(Clone, Copy, Debug)]
pub struct ParagraphEntry {
    /// The number of its section in the index.
    pub section: u32,
    /// Its number within the section, from 0.
    pub number: u32,
    first_sentence: u32,
    end_sentence: u32,
    /// How many of its tokens are no function words.
    pub content: u32,
}

impl ParagraphEntry {
    /// The numbers of its sentences in the index.
    #[must_use]
    pub fn sentences(&self) -> Range<u32> {
        self.first_sentence..self.end_sentence
    }
}

/// A section's place in its article and its paragraphs.
#[derive(Clone, Copy, Debug)]
pub struct SectionEntry {
    /// The number of its article in the index.
    pub article: u32,
    /// Its number within the article, the lead being 0.
    pub number: u32,
    first_paragraph: u32,
    end_paragraph: u32,
}

impl SectionEntry {
    /// The numbers of its paragraphs in the index.
    #[must_use]
    pub fn paragraphs(&self) -> Range<u32> {
        self.first_paragraph..self.end_paragraph
    }
}

/// The parts of a section other than its paragraphs, as bits of a
/// [`Posting::count`] in [`Index::section_postings`].
pub mod field {
    /// The section's heading.
    pub const HEADING: u32 = 1;
    /// Its summary.
    pub const SUMMARY: u32 = 1 << 1;
    /// Its keywords.
    pub const KEYWORDS: u32 = 1 << 2;
    /// The article's title.
    pub const TITLE: u32 = 1 << 3;
}

/// The terms of what words are made of, by their own.
type Parts = HashMap<TermId, Box<[TermId]>, Mixed>;

/// Articles, indexed.
#[derive(Debug, Default)]
pub struct Index {
    articles: Vec<Article>,
    sections: Vec<SectionEntry>,
    paragraphs: Vec<ParagraphEntry>,
    sentences: Vec<Sentence>,
    /// Every sentence's paragraph once more: what posting lists are read with.
    paragraph_of: Vec<u32>,
    tokens: Vec<Token>,
    spans: Vec<TypedSpan>,
    vocabulary: Vocabulary,
    sentence_postings: Postings,
    section_postings: Postings,
    subjects: Subjects,
    parts: Parts,
    /// Sentences and terms that stand there only by an alias or a column head.
    by_alias: Vec<(u32, TermId, Span)>,
    /// The distinct content terms of every section's heading.
    headings: Vec<Vec<TermId>>,
    /// Likewise of every article's suggested questions.
    suggested: Vec<Vec<Vec<TermId>>>,
    /// Sections by the words of their heading, folded.
    by_heading: HashMap<Box<str>, Vec<u32>>,
    /// The articles' numbers in the order of their ids.
    by_id: Vec<u32>,
    languages: Vec<Language>,
    content: u64,
}

impl Index {
    /// Indexes `articles`, in this order.
    ///
    /// ```
    /// use footnote::article::markdown;
    /// use footnote::index::Index;
    ///
    /// let read = markdown::read("salvo", b"# Salvo\n\nNoem spoke. ICE arrested 54 people.\n")?;
    /// let index = Index::build(vec![read.article]);
    /// assert_eq!(index.sentence_count(), 2);
    /// # Ok::<(), footnote::article::Problem>(())
    /// ```
    #[must_use]
    pub fn build(articles: Vec<Article>) -> Self {
        let part = Part::new(&articles);
        merge::merge(vec![part], articles)
    }

    /// Joins parts that together are of all `articles`, in the order of these. The
    /// index is the same however the articles are parted, so that the parts can be
    /// made side by side.
    ///
    /// ```
    /// use footnote::article::Article;
    /// use footnote::index::{Index, Part};
    ///
    /// let articles = vec![Article::default(), Article::default()];
    /// let (first, second) = articles.split_at(1);
    /// let parts = vec![Part::new(first), Part::new(second)];
    /// assert_eq!(Index::merge(parts, articles).sections().len(), 0);
    /// ```
    #[must_use]
    pub fn merge(parts: Vec<Part>, articles: Vec<Article>) -> Self {
        merge::merge(parts, articles)
    }

    /// The articles, in the order they were given.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The number of the article named `id`; of several, of the first.
    #[must_use]
    pub fn article_number(&self, id: &str) -> Option<u32> {
        let at = self
            .by_id
            .partition_point(|&number| *self.articles[number as usize].id < *id);
        let number = *self.by_id.get(at)?;
        (self.articles[number as usize].id == id).then_some(number)
    }

    /// The languages of its articles, the one with the most text first.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language that most of the text is in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// Every term, and the words by which it is written.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// How many sentences there are.
    #[must_use]
    pub fn sentence_count(&self) -> usize {
        self.sentences.len()
    }

    /// How many paragraphs there are.
    #[must_use]
    pub fn paragraph_count(&self) -> usize {
        self.paragraphs.len()
    }

    /// The mean number of content tokens in a sentence.
    #[must_use]
    pub fn mean_sentence(&self) -> f64 {
        mean(self.content, self.sentences.len())
    }

    /// The mean number of content tokens in a paragraph.
    #[must_use]
    pub fn mean_paragraph(&self) -> f64 {
        mean(self.content, self.paragraphs.len())
    }

    /// The sentence of this number.
    #[must_use]
    pub fn sentence(&self, number: u32) -> &Sentence {
        &self.sentences[number as usize]
    }

    /// The paragraph of this number.
    #[must_use]
    pub fn paragraph(&self, number: u32) -> &ParagraphEntry {
        &self.paragraphs[number as usize]
    }

    /// The terms of what a word is made of, such as a Chinese one of its characters;
    /// mostly none.
    #[must_use]
    pub fn parts(&self, term: TermId) -> &[TermId] {
        self.parts.get(&term).map_or(&[], |parts| parts)
    }

    /// Whether any word is made of others that are terms.
    #[must_use]
    pub fn has_parts(&self) -> bool {
        !self.parts.is_empty()
    }

    /// How far down its article a paragraph stands, from 0 to 1.
    #[must_use]
    pub fn position(&self, paragraph: u32) -> f64 {
        let article = self.section(self.paragraph(paragraph).section).article;
        let paragraphs = self.paragraphs_of(article);
        f64::from(paragraph - paragraphs.start) / paragraphs.len() as f64
    }

    /// The numbers of an article's paragraphs.
    #[must_use]
    pub fn paragraphs_of(&self, article: u32) -> Range<u32> {
        let first = |article: u32| {
            let at = self
                .sections
                .partition_point(|section| section.article < article);
            let of = |at: usize| self.sections.get(at);
            // Behind the last section, its end.
            of(at).map_or_else(
                || self.sections.last().map_or(0, |last| last.end_paragraph),
                |section| section.first_paragraph,
            )
        };
        first(article)..first(article + 1)
    }

    /// The section of this number.
    #[must_use]
    pub fn section(&self, number: u32) -> &SectionEntry {
        &self.sections[number as usize]
    }

    /// All sections, article by article.
    #[must_use]
    pub fn sections(&self) -> &[SectionEntry] {
        &self.sections
    }

    /// The number of the paragraph that a sentence stands in.
    #[must_use]
    pub fn paragraph_of(&self, sentence: u32) -> u32 {
        self.paragraph_of[sentence as usize]
    }

    /// A sentence's tokens.
    #[must_use]
    pub fn tokens(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.first_token as usize..sentence.end_token as usize]
    }

    /// A sentence's typed spans, in order.
    #[must_use]
    pub fn spans(&self, sentence: &Sentence) -> &[TypedSpan] {
        &self.spans[sentence.first_span as usize..sentence.end_span as usize]
    }

    /// In which sentences a term stands, and how often.
    #[must_use]
    pub fn sentence_postings(&self, term: TermId) -> &[Posting] {
        self.sentence_postings.of(term)
    }

    /// In which sections' headings, summaries and keywords a term stands; the
    /// counts are the bits of [`field`].
    #[must_use]
    pub fn section_postings(&self, term: TermId) -> &[Posting] {
        self.section_postings.of(term)
    }

    /// The words that an alias made match `term` in a sentence, or the cell of a table
    /// under a head with it, as spans of the paragraph's text.
    pub fn alias_spans(&self, sentence: u32, term: TermId) -> impl Iterator<Item = Span> + '_ {
        let start = self
            .by_alias
            .partition_point(|entry| (entry.0, entry.1) < (sentence, term));
        self.by_alias[start..]
            .iter()
            .take_while(move |entry| (entry.0, entry.1) == (sentence, term))
            .map(|entry| entry.2)
    }

    /// The terms that stand in a sentence only by an alias or a column head, each once.
    pub fn alias_terms(&self, sentence: u32) -> impl Iterator<Item = TermId> + '_ {
        let start = self.by_alias.partition_point(|entry| entry.0 < sentence);
        let entries = &self.by_alias[start..];
        let end = entries.partition_point(|entry| entry.0 == sentence);
        entries[..end]
            .chunk_by(|a, b| a.1 == b.1)
            .map(|same| same[0].1)
    }

    /// The distinct content terms of a section's heading; none for the lead.
    #[must_use]
    pub fn heading_terms(&self, section: u32) -> &[TermId] {
        &self.headings[section as usize]
    }

    /// The sections whose heading is `text`, case, accents and marks aside (see
    /// [`crate::text::same_words`]), in order.
    #[must_use]
    pub fn headed_exactly(&self, text: &str) -> &[u32] {
        let sections = self.by_heading.get(&*folded_words(text));
        sections.map_or(&[], Vec::as_slice)
    }

    /// An article's suggested questions, with their distinct content terms.
    pub fn suggested(&self, article: u32) -> impl Iterator<Item = (&str, &[TermId])> {
        let questions = self.articles[article as usize].suggested.iter();
        questions
            .map(String::as_str)
            .zip(self.suggested[article as usize].iter().map(Vec::as_slice))
    }

    /// The article that a section belongs to.
    #[must_use]
    pub fn article_of(&self, section: &SectionEntry) -> &Article {
        &self.articles[section.article as usize]
    }

    /// A paragraph's text.
    #[must_use]
    pub fn text(&self, paragraph: &ParagraphEntry) -> &str {
        let section = self.section(paragraph.section);
        &self.article_of(section).sections[section.number as usize].paragraphs
            [paragraph.number as usize]
            .text
    }

    /// How answers name a section.
    #[must_use]
    pub fn section_ref(&self, section: &SectionEntry) -> SectionRef {
        SectionRef {
            index: section.number as usize,
            title: self.article_of(section).sections[section.number as usize]
                .title()
                .to_owned(),
        }
    }

    /// The citation of some bytes of a paragraph.
    #[must_use]
    pub fn citation(&self, paragraph: &ParagraphEntry, span: Span) -> Citation {
        let section = self.section(paragraph.section);
        Citation {
            article: self.article_of(section).reference(),
            section: self.section_ref(section),
            paragraph: paragraph.number as usize + 1,
            span,
        }
    }
}

/// The words of a text, folded, each behind a space.
fn folded_words(text: &str) -> Box<str> {
    let mut folded = String::with_capacity(text.len() + 1);
    for word in words(text) {
        folded.push(' ');
        folded.push_str(&fold(word.text));
    }
    folded.into()
}

fn mean(total: u64, count: usize) -> f64 {
    if count == 0 {
        0.0
    } else {
        total as f64 / count as f64
    }
}
