use std::collections::HashMap;

use super::forms::{Form, Forms};
use super::{
    Index, ParagraphEntry, Posting, SectionEntry, Sentence, TermId, Token, field, folded_words,
};
use super::{items, lifespan};
use crate::article::{Article, Section};
use crate::text::{
    Analyser, CURRENCIES, Language, Span, TaggedToken, WordClass, column_heads, sentences,
    typed_spans, words,
};

/// How many of a sentence's first tokens may be the pronoun that it begins with.
const BEGINNING: usize = 4;

/// Some articles on their way into an index, numbered from 0. Parts can be made
/// side by side: joined with [`Index::merge`], they give the same index as one
/// part of all articles would.
pub struct Part {
    /// What of the index is told article by article: no posting lists of sentences.
    pub(super) index: Index,
    pub(super) section_postings: Vec<(TermId, Posting)>,
}

impl Part {
    /// Reads `articles`, in this order.
    #[must_use]
    pub fn new(articles: &[Article]) -> Self {
        let mut builder = Builder::default();
        // About as many bytes of text as there are to a token, so that the largest of
        // the lists seldom grows: that leaves holes behind.
        const BYTES_A_TOKEN: usize = 6;
        let text: usize = articles.iter().map(Article::text_len).sum();
        builder.index.tokens.reserve_exact(text / BYTES_A_TOKEN);
        for article in articles {
            builder.article(article);
        }
        builder.finish()
    }
}

#[derive(Default)]
struct Builder {
    index: Index,
    section_postings: Vec<(TermId, Posting)>,
    tags: Vec<TaggedToken>,
    /// The forms of each language, which its articles share.
    forms: HashMap<Language, Forms>,
}

/// The forms of one article's language, and its aliases.
struct Context {
    analyser: Analyser,
    forms: Forms,
    aliases: Vec<AliasTerms>,
}

/// An alias as terms.
struct AliasTerms {
    said: Vec<TermId>,
    means: Vec<TermId>,
}

impl Builder {
    fn article(&mut self, article: &Article) {
        let mut context = Context {
            analyser: Analyser::new(article.language),
            forms: self.forms.remove(&article.language).unwrap_or_default(),
            aliases: Vec::new(),
        };
        for alias in &article.aliases {
            let said = self.content_terms(&mut context, &alias.said);
            let means = self.all_terms(&mut context, &alias.means);
            if !said.is_empty() && !means.is_empty() {
                context.aliases.push(AliasTerms { said, means });
            }
        }
        let article_number = number(self.index.suggested.len());
        let title = self.distinct_terms(&mut context, &article.title);
        for (section_number, section) in article.sections.iter().enumerate() {
            let first_paragraph = number(self.index.paragraphs.len());
            let section_id = number(self.index.sections.len());
            for (paragraph_number, paragraph) in section.paragraphs.iter().enumerate() {
                self.paragraph(
                    &mut context,
                    &paragraph.text,
                    section_id,
                    number(paragraph_number),
                );
            }
            self.index.sections.push(SectionEntry {
                article: article_number,
                number: number(section_number),
                first_paragraph,
                end_paragraph: number(self.index.paragraphs.len()),
            });
            self.fields(&mut context, &title, section, section_id);
            let heading = section.heading.as_deref().unwrap_or_default();
            if section.heading.is_some() {
                let same = self.index.by_heading.entry(folded_words(heading));
                same.or_default().push(section_id);
            }
            let heading = self.distinct_terms(&mut context, heading);
            self.index.headings.push(heading);
        }
        let suggested = article
            .suggested
            .iter()
            .map(|question| self.distinct_terms(&mut context, question));
        let suggested = suggested.collect();
        self.index.suggested.push(suggested);
        self.forms.insert(article.language, context.forms);
    }

    fn distinct_terms(&mut self, context: &mut Context, text: &str) -> Vec<TermId> {
        let mut terms = self.content_terms(context, text);
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    fn paragraph(
        &mut self,
        context: &mut Context,
        text: &str,
        section: u32,
        number_in_section: u32,
    ) {
        let first_sentence = number(self.index.sentences.len());
        let paragraph = number(self.index.paragraphs.len());
        let mut content = 0;
        for span in sentences(text) {
            content += self.sentence(context, text, span, paragraph);
        }
        if let Some(heads) = column_heads(text) {
            self.index.columns(text, heads, first_sentence);
        }
        self.index.paragraphs.push(ParagraphEntry {
            section,
            number: number_in_section,
            first_sentence,
            end_sentence: number(self.index.sentences.len()),
            content,
        });
        self.index.content += u64::from(content);
    }

    /// Indexes a sentence; returns its number of content tokens.
    fn sentence(&mut self, context: &mut Context, text: &str, span: Span, paragraph: u32) -> u32 {
        let sentence = number(self.index.sentences.len());
        let first_token = self.index.tokens.len();
        let mut content = 0;
        let language = context.analyser.language();
        let number_end = items::number_end(text, span, |rest| {
            items::names_day(language, rest, |word| self.form_of(context, word).tag)
        });
        let start = number_end.unwrap_or(span.start);
        let mut last_end = start;
        // "F." of "John F. Kennedy".
        let mut after_initial = false;
        self.tags.clear();
        for word in words(&text[start..span.end]) {
            let place = word.span.shifted(start);
            let inside = !self.tags.is_empty();
            let form = self.form(context, word.text);
            form.inside += u32::from(inside);
            let form = *form;
            let between = &text[last_end..place.start];
            let adjacent = inside
                && (between.is_empty()
                    || between == " "
                    || between == ":"
                    || (between == ". " && after_initial));
            after_initial = word.text.len() == 1 && form.tag.capital;
            // "Renee Good was shot": the first word's capital is a name's as well.
            if let [first] = self.tags.as_slice()
                && adjacent
                && [*first, form.tag]
                    .iter()
                    .all(|tag| tag.capital && !tag.stop)
            {
                let first = self.index.tokens[first_token].span().of(text);
                self.form_of(context, first).inside += 1;
            }
            let is_pair = |figures: &str| figures.parse::<u8>().is_ok_and(|number| number < 60);
            let minutes = between == ":" && word.text.len() == 2 && is_pair(word.text);
            let mut class = form.tag.class;
            if class.has(WordClass::YEAR) && is_sum(text, place) {
                class = class.without(WordClass::YEAR);
            }
            self.tags.push(TaggedToken {
                class,
                adjacent,
                minutes,
                ..form.tag
            });
            content += u32::from(!form.tag.stop);
            self.index.tokens.push(Token {
                term: form.term,
                start: number(place.start),
                length: u16::try_from(place.len()).unwrap_or(u16::MAX),
                stop: form.tag.stop,
            });
            last_end = place.end;
        }
        let first_span = number(self.index.spans.len());
        self.index.spans.extend(typed_spans(&self.tags));
        self.aliased(context, sentence, first_token);
        self.lived(context, text, sentence, first_token);
        self.index.sentences.push(Sentence {
            paragraph,
            start: number(span.start),
            end: number(span.end),
            first_token: number(first_token),
            end_token: number(self.index.tokens.len()),
            first_span,
            end_span: number(self.index.spans.len()),
            content,
            refers_back: self
                .tags
                .iter()
                .take(BEGINNING)
                .any(|tag| tag.class.has(WordClass::PRONOUN)),
            heads_columns: false,
        });
        content
    }

    /// Notes what the words of a sentence are called by an alias.
    fn aliased(&mut self, context: &Context, sentence: u32, first_token: usize) {
        let tokens = &self.index.tokens[first_token..];
        for alias in &context.aliases {
            let Some(at) = find(tokens, &alias.means) else {
                continue;
            };
            let last = tokens[at + alias.means.len() - 1];
            let span = Span::new(tokens[at].span().start, last.span().end);
            for &term in &alias.said {
                if !tokens.iter().any(|token| token.term == term) {
                    self.index.by_alias.push((sentence, term, span));
                }
            }
        }
    }

    /// Notes that the dates of a life are those of a birth and a death.
    fn lived(&mut self, context: &mut Context, text: &str, sentence: u32, first_token: usize) {
        if context.analyser.language() != Language::English {
            return;
        }
        let Some(dates) = lifespan::lifespan(text, &self.index.tokens[first_token..]) else {
            return;
        };
        for (date, words) in dates.into_iter().zip(lifespan::WORDS) {
            for word in words {
                let term = self.form_of(context, word).term;
                self.index.by_alias.push((sentence, term, date));
            }
        }
    }

    /// The postings of a section's heading, summary, keywords and its article's
    /// title.
    fn fields(&mut self, context: &mut Context, title: &[TermId], section: &Section, id: u32) {
        let mut terms: Vec<(TermId, u32)> = Vec::new();
        let mut add = |builder: &mut Self, text: &str, field: u32| {
            let found = builder.all_terms(context, text);
            for alias in &context.aliases {
                if found
                    .windows(alias.means.len())
                    .any(|window| *window == alias.means)
                {
                    terms.extend(alias.said.iter().map(|&term| (term, field)));
                }
            }
            terms.extend(found.into_iter().map(|term| (term, field)));
        };
        if let Some(heading) = &section.heading {
            add(self, heading, field::HEADING);
        }
        if let Some(summary) = &section.summary {
            add(self, summary, field::SUMMARY);
        }
        for keyword in &section.keywords {
            add(self, keyword, field::KEYWORDS);
        }
        terms.extend(title.iter().map(|&term| (term, field::TITLE)));
        terms.sort_unstable();
        for run in terms.chunk_by(|a, b| a.0 == b.0) {
            let fields = run.iter().fold(0, |all, (_, field)| all | field);
            self.section_postings.push((
                run[0].0,
                Posting {
                    place: id,
                    count: fields,
                },
            ));
        }
    }

    /// The terms of a text, function words and all.
    fn all_terms(&mut self, context: &mut Context, text: &str) -> Vec<TermId> {
        words(text)
            .map(|word| self.form(context, word.text).term)
            .collect()
    }

    /// The terms of a text that carry meaning.
    fn content_terms(&mut self, context: &mut Context, text: &str) -> Vec<TermId> {
        words(text)
            .map(|word| *self.form(context, word.text))
            .filter(|form| !form.tag.stop)
            .map(|form| form.term)
            .collect()
    }

    /// What a word as written is; once more.
    fn form<'c>(&mut self, context: &'c mut Context, written: &str) -> &'c mut Form {
        let form = self.form_of(context, written);
        form.count += 1;
        form
    }

    /// Likewise of a word that was counted.
    fn form_of<'c>(&mut self, context: &'c mut Context, written: &str) -> &'c mut Form {
        let Context {
            analyser, forms, ..
        } = context;
        let Index {
            vocabulary, parts, ..
        } = &mut self.index;
        forms.get_or_insert(written, || Form::new(vocabulary, parts, analyser, written))
    }

    /// The forms go: what they counted belongs to their terms.
    fn finish(mut self) -> Part {
        let vocabulary = &mut self.index.vocabulary;
        for form in self.forms.into_values().flat_map(Forms::into_values) {
            if let Some(word) = form.word {
                vocabulary.words_mut().count(word, form.count);
            }
            if !form.tag.stop {
                let capitals = if form.tag.capital { form.inside } else { 0 };
                vocabulary.note_case(form.term, capitals, form.inside);
                vocabulary.note_meaning(form.term);
            }
        }
        Part {
            index: self.index,
            section_postings: self.section_postings,
        }
    }
}

/// Whether the sign of a currency stands beside a number.
fn is_sum(text: &str, number: Span) -> bool {
    text[..number.start].ends_with(CURRENCIES) || text[number.end..].starts_with(CURRENCIES)
}

/// Where the terms of an alias's meaning stand side by side.
fn find(tokens: &[Token], terms: &[TermId]) -> Option<usize> {
    tokens.windows(terms.len()).position(|window| {
        window
            .iter()
            .map(|token| token.term)
            .eq(terms.iter().copied())
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("an index holds fewer than 2^32 of anything")
}

#[cfg(test)]
mod tests {
    use super::super::{Index, field};
    use crate::article::{Alias, Article, Paragraph, Section};

    fn article(paragraphs: &[&str], aliases: &[(&str, &str)]) -> Article {
        Article {
            id: "a".to_owned(),
            title: "On sanctuary".to_owned(),
            aliases: aliases
                .iter()
                .map(|(said, means)| Alias {
                    said: (*said).to_owned(),
                    means: (*means).to_owned(),
                })
                .collect(),
            sections: vec![Section {
                heading: Some("Threats".to_owned()),
                depth: 0,
                summary: Some("Of soldiers.".to_owned()),
                keywords: vec!["army".to_owned()],
                paragraphs: paragraphs
                    .iter()
                    .map(|text| Paragraph {
                        text: (*text).to_owned(),
                        line: 0,
                    })
                    .collect(),
            }],
            ..Article::default()
        }
    }

    fn places(index: &Index, term: &str) -> Vec<(u32, u32)> {
        let postings = index
            .vocabulary()
            .id(term)
            .map_or(&[][..], |id| index.sentence_postings(id));
        postings
            .iter()
            .map(|posting| (posting.place, posting.count))
            .collect()
    }

    #[test]
    fn terms_stand_in_their_sentences() {
        let index = Index::build(vec![article(
            &[
                "Trump sends troops. Troops, troops and Trump!",
                "Noem spoke.",
            ],
            &[],
        )]);
        assert_eq!(index.sentence_count(), 3);
        assert_eq!(index.paragraph_count(), 2);
        assert_eq!(places(&index, "troop"), [(0, 1), (1, 2)]);
        assert_eq!(places(&index, "noem"), [(2, 1)]);
        let second = index.sentence(1);
        assert_eq!(
            second.span().of(index.text(index.paragraph(0))),
            "Troops, troops and Trump!"
        );
        assert_eq!(second.content, 3);
        assert_eq!(index.paragraph(0).content, 6);
    }

    #[test]
    fn aliases_stand_where_their_meaning_does() {
        let index = Index::build(vec![article(
            &["The Homeland Security Secretary spoke. Security is hard."],
            &[("DHS", "Homeland Security")],
        )]);
        assert_eq!(places(&index, "dhs"), [(0, 1)]);
        let term = index.vocabulary().id("dhs").expect("a term");
        let spans: Vec<&str> = index
            .alias_spans(0, term)
            .map(|span| span.of(index.text(index.paragraph(0))))
            .collect();
        assert_eq!(spans, ["Homeland Security"]);
        assert_eq!(index.alias_spans(1, term).count(), 0);
    }

    #[test]
    fn fields_of_a_section_are_told_apart() {
        let index = Index::build(vec![article(&["Nothing here."], &[])]);
        for (term, expected) in [
            ("threat", field::HEADING),
            ("soldier", field::SUMMARY),
            ("armi", field::KEYWORDS),
            ("sanctuari", field::TITLE),
        ] {
            let id = index.vocabulary().id(term).expect("a term");
            assert_eq!(index.section_postings(id)[0].count, expected, "{term}");
            assert!(index.sentence_postings(id).is_empty());
        }
    }

    #[test]
    fn names_are_known_by_their_capitals() {
        let index = Index::build(vec![article(
            &["They saw Salvo. A raid is a raid. Raid on. Renee Good came. The Raid was."],
            &[],
        )]);
        let is_name = |term| {
            index
                .vocabulary()
                .id(term)
                .is_some_and(|id| index.vocabulary().is_name(id))
        };
        assert!(is_name("salvo"));
        assert!(!is_name("raid"));
        // It only begins sentences, but a name goes on behind it.
        assert!(is_name("rene"));
    }

    #[test]
    fn an_empty_library_is_an_index_too() {
        let index = Index::build(Vec::new());
        assert_eq!(index.sentence_count(), 0);
        assert!(index.vocabulary().is_empty());
    }
}
