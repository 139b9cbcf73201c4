//! Reads question sets in the format of SQuAD 1.1 and 2.0 (Rajpurkar et al.,
//! 2016 and 2018): `data[]` has a `title` and `paragraphs[]`, each of these a
//! `context` and `qas[]`, each of these a `question` and `answers[]` with `text`
//! and `answer_start`, in characters of the context, or `is_impossible`. Beyond that
//! format a paragraph may have a `heading`: that of the section that begins with it; and an
//! answer the number of its `paragraph`, from 0, if that is another one than its question's.

use std::path::Path;

use serde::Deserialize;

use super::EvalError;
use super::split::readable;
use crate::article::{Article, Paragraph, Section};
use crate::text::{Language, Span, detect};

/// A question set: articles, and what is asked about each.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionSet {
    /// The articles in the file's order.
    pub cases: Vec<Case>,
    /// What was wrong with it, and could be borne.
    pub flaws: Flaws,
}

/// An article and the questions about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its paragraphs are the contexts, byte for byte; they stand in one section without
    /// a heading, unless the file has some.
    pub article: Article,
    /// Its questions in the file's order.
    pub questions: Vec<Question>,
}

/// A question about an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What the file calls it; empty if it has no name.
    pub id: String,
    /// As it is asked.
    pub text: String,
    /// Where the article answers it; nowhere if the question is impossible.
    pub answers: Vec<Gold>,
}

/// Where an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gold {
    /// The number of the paragraph in its article, from 0.
    pub paragraph: usize,
    /// The place there, in bytes.
    pub span: Span,
}

impl Gold {
    /// Whether it shares a byte with a place in a paragraph.
    #[must_use]
    pub fn overlaps(&self, paragraph: usize, span: Span) -> bool {
        self.paragraph == paragraph && self.span.start < span.end && span.start < self.span.end
    }

    /// Whether all of it stands in a place in a paragraph.
    #[must_use]
    pub fn is_within(&self, paragraph: usize, span: Span) -> bool {
        self.paragraph == paragraph && span.contains(self.span)
    }
}

impl Case {
    /// The text of a paragraph by its number in the article, from 0.
    pub(super) fn paragraph(&self, number: usize) -> &str {
        let sections = self.article.sections.iter();
        let mut paragraphs = sections.flat_map(|section| &section.paragraphs);
        paragraphs
            .nth(number)
            .map_or("", |paragraph| &paragraph.text)
    }
}

impl Question {
    /// Whether the article answers it.
    #[must_use]
    pub fn is_answerable(&self) -> bool {
        !self.answers.is_empty()
    }
}

/// What is wrong with a question set, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flaws {
    /// Answers that don't stand where `answer_start` says, but elsewhere in the
    /// paragraph: the nearest place is taken.
    pub moved: usize,
    /// Answers that stand nowhere in the paragraph: left out.
    pub missing: usize,
    /// Questions that have lost all of their answers so: left out.
    pub questions: usize,
}

impl QuestionSet {
    /// Reads the file at `path`. Without a `language` it is detected.
    ///
    /// # Errors
    /// If the file can't be read, is not in the format, or asks nothing.
    pub fn read(path: &Path, language: Option<Language>) -> Result<Self, EvalError> {
        let bytes = std::fs::read(path).map_err(|source| EvalError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(path, &bytes, language)
    }

    /// Likewise from `bytes`; `path` names them in errors.
    ///
    /// # Errors
    /// If they are not in the format, or ask nothing.
    ///
    /// ```
    /// use footnote::eval::QuestionSet;
    ///
    /// let file = r#"{"version": "1.1", "data": [{"title": "Skagen", "paragraphs": [{
    ///   "context": "The lighthouse was built in 1858.",
    ///   "qas": [{"id": "1", "question": "When was it built?",
    ///            "answers": [{"text": "1858", "answer_start": 28}]}]}]}]}"#;
    /// let set = QuestionSet::parse("skagen.json".as_ref(), file.as_bytes(), None)?;
    /// let case = &set.cases[0];
    /// let answer = case.questions[0].answers[0];
    /// let paragraph = &case.article.sections[0].paragraphs[answer.paragraph];
    /// assert_eq!(answer.span.of(&paragraph.text), "1858");
    /// # Ok::<(), footnote::eval::EvalError>(())
    /// ```
    pub fn parse(path: &Path, bytes: &[u8], language: Option<Language>) -> Result<Self, EvalError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let file: File = serde_json::from_slice(bytes).map_err(|error| EvalError::NotSquad {
            path: path.to_owned(),
            problem: error.to_string(),
        })?;
        let language = language.unwrap_or_else(|| detected(&file));
        let mut flaws = Flaws::default();
        let cases: Vec<Case> = file
            .data
            .into_iter()
            .enumerate()
            .map(|(number, entry)| case(number, entry, language, &mut flaws))
            .collect();
        if cases.iter().all(|case| case.questions.is_empty()) {
            return Err(EvalError::AsksNothing {
                path: path.to_owned(),
            });
        }
        Ok(Self { cases, flaws })
    }
}

#[derive(Deserialize)]
struct File {
    data: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    title: String,
    paragraphs: Vec<Context>,
}

#[derive(Deserialize)]
struct Context {
    #[serde(default)]
    heading: Option<String>,
    context: String,
    qas: Vec<QuestionEntry>,
}

#[derive(Deserialize)]
struct QuestionEntry {
    #[serde(default)]
    id: serde_json::Value,
    question: String,
    #[serde(default)]
    answers: Vec<Given>,
    #[serde(default)]
    is_impossible: bool,
}

#[derive(Deserialize)]
struct Given {
    text: String,
    answer_start: usize,
    #[serde(default)]
    paragraph: Option<usize>,
}

/// The language of a file that doesn't name it, by its first articles.
fn detected(file: &File) -> Language {
    const LOOKED_AT: usize = 10;
    let contexts = file.data.iter().flat_map(|entry| &entry.paragraphs);
    let text: Vec<&str> = contexts
        .take(LOOKED_AT)
        .map(|paragraph| paragraph.context.as_str())
        .collect();
    detect(&text.join("\n")).unwrap_or_default()
}

fn case(number: usize, entry: Entry, language: Language, flaws: &mut Flaws) -> Case {
    let mut questions = Vec::new();
    let mut sections = vec![Section::default()];
    let contexts: Vec<String> = entry
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.context.clone())
        .collect();
    for (paragraph, context) in entry.paragraphs.into_iter().enumerate() {
        for asked in context.qas {
            questions.extend(question(paragraph, &contexts, asked, flaws));
        }
        sections.extend(context.heading.map(|heading| Section {
            heading: Some(heading),
            ..Section::default()
        }));
        let section = sections.last_mut().expect("the lead is there");
        section.paragraphs.push(Paragraph {
            text: context.context,
            line: 0,
        });
    }
    let title = readable(&entry.title);
    Case {
        article: Article {
            id: format!("{}", number + 1),
            title: if title.is_empty() {
                format!("Article {}", number + 1)
            } else {
                title
            },
            language,
            sections,
            ..Article::default()
        },
        questions,
    }
}

fn question(
    own: usize,
    contexts: &[String],
    asked: QuestionEntry,
    flaws: &mut Flaws,
) -> Option<Question> {
    let mut answers = Vec::new();
    if !asked.is_impossible {
        for given in &asked.answers {
            let paragraph = given.paragraph.unwrap_or(own);
            let context = contexts.get(paragraph).map_or("", String::as_str);
            let mut add = |span| answers.push(Gold { paragraph, span });
            match place(context, given) {
                Place::AsSaid(span) => add(span),
                Place::Elsewhere(span) => {
                    flaws.moved += 1;
                    add(span);
                }
                Place::Nowhere => flaws.missing += 1,
            }
        }
        if answers.is_empty() && !asked.answers.is_empty() {
            flaws.questions += 1;
            return None;
        }
    }
    Some(Question {
        id: match asked.id {
            serde_json::Value::String(id) => id,
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        },
        text: asked.question,
        answers,
    })
}

/// Where an answer stands.
enum Place {
    AsSaid(Span),
    Elsewhere(Span),
    Nowhere,
}

fn place(context: &str, given: &Given) -> Place {
    if given.text.is_empty() {
        return Place::Nowhere;
    }
    let span = |start: usize| Span::new(start, start + given.text.len());
    let said = context
        .char_indices()
        .nth(given.answer_start)
        .map_or(context.len(), |(byte, _)| byte);
    if context[said..].starts_with(&given.text) {
        return Place::AsSaid(span(said));
    }
    context
        .match_indices(&given.text)
        .map(|(byte, _)| byte)
        .min_by_key(|byte| byte.abs_diff(said))
        .map_or(Place::Nowhere, |byte| Place::Elsewhere(span(byte)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Flaws, QuestionSet};
    use crate::eval::EvalError;
    use crate::text::Language;

    fn parse(text: &str) -> Result<QuestionSet, EvalError> {
        QuestionSet::parse(Path::new("set.json"), text.as_bytes(), None)
    }

    fn with_qas(context: &str, qas: &str) -> QuestionSet {
        let context = serde_json::to_string(context).expect("JSON");
        parse(&format!(
            r#"{{"data": [{{"title": "A_b", "paragraphs": [{{"context": {context}, "qas": [{qas}]}}]}}]}}"#
        ))
        .expect("a set")
    }

    #[test]
    fn places_are_counted_in_characters() {
        let set = with_qas(
            "Ärger in Århus, 1858.\n",
            r#"{"question": "Where?", "answers": [{"text": "Århus", "answer_start": 9}]}"#,
        );
        let question = &set.cases[0].questions[0];
        let text = &set.cases[0].article.sections[0].paragraphs[0].text;
        assert_eq!(text, "Ärger in Århus, 1858.\n");
        assert_eq!(question.answers[0].span.of(text), "Århus");
        assert_eq!(set.flaws, Flaws::default());
        assert_eq!(set.cases[0].article.title, "A b");
    }

    #[test]
    fn a_misplaced_answer_is_found_or_left_out() {
        let set = with_qas(
            "One and two and one.",
            r#"{"question": "a", "answers": [{"text": "one", "answer_start": 3}, {"text": "three", "answer_start": 0}]},
               {"question": "b", "answers": [{"text": "four", "answer_start": 99}, {"text": "", "answer_start": 0}]},
               {"question": "c", "answers": [], "is_impossible": true}"#,
        );
        let questions = &set.cases[0].questions;
        assert_eq!(questions.len(), 2);
        assert_eq!(questions[0].answers[0].span.start, 16);
        assert!(!questions[1].is_answerable());
        let expected = Flaws {
            moved: 1,
            missing: 3,
            questions: 1,
        };
        assert_eq!(set.flaws, expected);
    }

    #[test]
    fn an_answer_may_stand_in_another_paragraph() {
        let set = parse(
            r#"{"data": [{"paragraphs": [{"context": "It fell in 1858.", "qas": [{"question": "When?", "answers": [
                {"text": "1858", "answer_start": 11}, {"text": "58", "answer_start": 3, "paragraph": 1},
                {"text": "1858", "answer_start": 0, "paragraph": 2}]}]}, {"context": "In 58", "qas": []}]}]}"#,
        );
        let set = set.expect("a set");
        let case = &set.cases[0];
        let answers = case.questions[0].answers.iter();
        let texts: Vec<&str> = answers
            .map(|gold| gold.span.of(case.paragraph(gold.paragraph)))
            .collect();
        assert_eq!(texts, ["1858", "58"]);
        assert_eq!(set.flaws.missing, 1);
    }

    #[test]
    fn a_heading_begins_a_section() {
        let set = parse(
            r#"{"data": [{"paragraphs": [
                {"context": "a", "qas": [{"question": "x"}]}, {"context": "b", "qas": [], "heading": "B"},
                {"context": "c", "qas": []}]}]}"#,
        );
        let case = &set.expect("a set").cases[0];
        let titles: Vec<&str> = case
            .article
            .sections
            .iter()
            .map(|section| section.heading.as_deref().unwrap_or_default())
            .collect();
        assert_eq!(titles, ["", "B"]);
        assert_eq!(
            [0, 1, 2].map(|number| case.paragraph(number)),
            ["a", "b", "c"]
        );
    }

    #[test]
    fn the_language_may_be_said() {
        let text = r#"{"data": [{"title": "A", "paragraphs": [{"context": "x", "qas": [{"question": "x"}]}]}]}"#;
        let set = QuestionSet::parse(Path::new("x"), text.as_bytes(), Some(Language::German))
            .expect("a set");
        assert_eq!(set.cases[0].article.language, Language::German);
    }

    #[track_caller]
    fn refuses(text: &str, expected: &str) {
        let error = parse(text).expect_err("no set").to_string();
        assert!(error.starts_with("set.json"), "{error}");
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn what_is_not_in_the_format_is_refused_with_the_place() {
        refuses("", "EOF while parsing a value at line 1");
        refuses("[]", "at line 1 column");
        refuses(r#"{"version": "1.1"}"#, "missing field `data`");
        refuses(
            "{\"data\": [\n{\"paragraphs\": [{\"qas\": []}]}]}",
            "missing field `context` at line 2",
        );
        refuses(r#"{"data": []}"#, "asks nothing");
    }
}
