use std::collections::HashMap;

use crate::article::{Article, Section};
use crate::text::{
    Analyser, Language, LexemeKind, Span, TaggedToken, WordClass, sentences, typed_spans, words,
    zipf,
};

use super::{
    Index, ParagraphEntry, Posting, Postings, SectionEntry, Sentence, TermId, Token, Vocabulary,
    field, folded_words,
};

/// A word with a Zipf value above this says nothing by its capital at the
/// beginning of a sentence.
const COMMON: f32 = 3.5;
/// How many of a sentence's first tokens may be the pronoun that it begins with.
const BEGINNING: usize = 4;

/// What is known of a word as it is written.
#[derive(Clone, Copy)]
struct Form {
    term: TermId,
    /// Its number in the list of words; function words have none.
    word: Option<u32>,
    tag: TaggedToken,
}

pub(super) fn build(articles: Vec<Article>) -> Index {
    let mut builder = Builder::default();
    for article in &articles {
        builder.article(article);
    }
    builder.finish(articles)
}

#[derive(Default)]
struct Builder {
    index: Index,
    sentence_postings: Vec<(TermId, Posting)>,
    section_postings: Vec<(TermId, Posting)>,
    tags: Vec<TaggedToken>,
    /// The terms of what words are made of, by their own.
    parts: HashMap<TermId, Box<[TermId]>>,
    /// The forms of each language, which its articles share.
    forms: HashMap<Language, HashMap<Box<str>, Form>>,
}

/// The forms of one article's language, and its aliases.
struct Context {
    analyser: Analyser,
    forms: HashMap<Box<str>, Form>,
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
        let mut last_end = span.start;
        // "F." of "John F. Kennedy".
        let mut after_initial = false;
        self.tags.clear();
        for word in words(span.of(text)) {
            let place = word.span.shifted(span.start);
            let form = self.form(context, word.text);
            let inside = !self.tags.is_empty();
            let between = &text[last_end..place.start];
            let adjacent = inside
                && (between.is_empty()
                    || between == " "
                    || between == ":"
                    || (between == ". " && after_initial));
            after_initial = word.text.len() == 1 && form.tag.capital;
            if inside && !form.tag.stop {
                self.index.vocabulary.note_case(form.term, form.tag.capital);
            }
            self.tags.push(TaggedToken {
                adjacent,
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
        self.postings(context, sentence, first_token);
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
        });
        content
    }

    /// The postings of a sentence: its own terms with their counts, then what
    /// its words are called by an alias.
    fn postings(&mut self, context: &Context, sentence: u32, first_token: usize) {
        let tokens = &self.index.tokens[first_token..];
        let mut terms: Vec<TermId> = tokens.iter().map(|token| token.term).collect();
        for token in tokens {
            terms.extend(self.parts.get(&token.term).into_iter().flatten());
        }
        terms.sort_unstable();
        for run in terms.chunk_by(|a, b| a == b) {
            let count = number(run.len());
            self.sentence_postings.push((
                run[0],
                Posting {
                    place: sentence,
                    count,
                },
            ));
        }
        for alias in &context.aliases {
            let Some(at) = find(tokens, &alias.means) else {
                continue;
            };
            let last = tokens[at + alias.means.len() - 1];
            let span = Span::new(tokens[at].span().start, last.span().end);
            for &term in &alias.said {
                if terms.binary_search(&term).is_ok() {
                    continue;
                }
                let already = self
                    .index
                    .by_alias
                    .iter()
                    .rev()
                    .take_while(|entry| entry.0 == sentence);
                if !already.into_iter().any(|entry| entry.1 == term) {
                    self.sentence_postings.push((
                        term,
                        Posting {
                            place: sentence,
                            count: 1,
                        },
                    ));
                }
                self.index.by_alias.push((sentence, term, span));
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
            .map(|word| self.form(context, word.text))
            .filter(|form| !form.tag.stop)
            .map(|form| form.term)
            .collect()
    }

    fn form(&mut self, context: &mut Context, written: &str) -> Form {
        let vocabulary = &mut self.index.vocabulary;
        let form = match context.forms.get(written) {
            Some(form) => *form,
            None => {
                let form = new_form(vocabulary, &mut self.parts, &context.analyser, written);
                context.forms.insert(written.into(), form);
                form
            }
        };
        if let Some(word) = form.word {
            vocabulary.words_mut().count(word);
        }
        form
    }

    fn finish(mut self, articles: Vec<Article>) -> Index {
        let terms = self.index.vocabulary.len();
        self.index.vocabulary.finish();
        self.index.sentence_postings = Postings::build(terms, &self.sentence_postings);
        self.index.section_postings = Postings::build(terms, &self.section_postings);
        self.index.by_alias.sort_unstable();
        self.index.paragraph_of = self
            .index
            .sentences
            .iter()
            .map(|sentence| sentence.paragraph)
            .collect();
        self.index.languages = languages(&articles);
        self.index.by_id = (0..number(articles.len())).collect();
        // Stable: of the same ids, the first article goes first.
        let id = |number: &u32| &articles[*number as usize].id;
        self.index.by_id.sort_by(|a, b| id(a).cmp(id(b)));
        self.index.articles = articles;
        self.index
    }
}

/// The articles' languages, the one with the most text first; of two with as
/// much, the one that came first.
fn languages(articles: &[Article]) -> Vec<Language> {
    let mut sizes: Vec<(Language, usize)> = Vec::new();
    for article in articles {
        let paragraphs = article
            .sections
            .iter()
            .flat_map(|section| &section.paragraphs);
        let size: usize = paragraphs.map(|paragraph| paragraph.text.len()).sum();
        match sizes
            .iter_mut()
            .find(|(language, _)| *language == article.language)
        {
            Some((_, total)) => *total += size,
            None => sizes.push((article.language, size)),
        }
    }
    sizes.sort_by_key(|&(_, size)| std::cmp::Reverse(size));
    sizes.into_iter().map(|(language, _)| language).collect()
}

fn new_form(
    vocabulary: &mut Vocabulary,
    parts: &mut HashMap<TermId, Box<[TermId]>>,
    analyser: &Analyser,
    written: &str,
) -> Form {
    let language = analyser.language();
    let lexeme = analyser.lexeme(written);
    let term = vocabulary.intern(&lexeme.term);
    if !lexeme.parts.is_empty() {
        let of = lexeme.parts.iter().map(|part| vocabulary.intern(part));
        parts.insert(term, of.collect());
    }
    let stop = lexeme.kind == LexemeKind::Stop;
    let common = match language {
        Language::English => zipf(&lexeme.folded).is_some_and(|value| value > COMMON),
        // Without a frequency table a capital at the beginning says nothing.
        _ => true,
    };
    Form {
        term,
        word: (!stop).then(|| vocabulary.words_mut().intern(&lexeme.folded, term)),
        tag: TaggedToken {
            class: WordClass::of(language, &lexeme.folded, &lexeme.term, lexeme.kind),
            capital: written.chars().next().is_some_and(char::is_uppercase),
            stop,
            common,
            adjacent: false,
        },
    }
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
            &["They saw Salvo. A raid is a raid. Raid on."],
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
    }

    #[test]
    fn an_empty_library_is_an_index_too() {
        let index = Index::build(Vec::new());
        assert_eq!(index.sentence_count(), 0);
        assert!(index.vocabulary().is_empty());
    }
}
