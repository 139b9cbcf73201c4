//! Asks an article its questions, and looks how well that went.

use super::f1::{character_f1, token_f1};
use super::records::{ArticleRecord, HighlightRecord, OtherRecord, OwnRecord};
use super::squad::{Case, Question};
use crate::answer::{Answer, Model, Options, answer_by};
use crate::index::Index;
use crate::ranking::{self, Query, Scope};
use crate::text::Span;

/// What is asked about an article.
pub(super) struct ArticleQuestions<'a> {
    pub(super) case: &'a Case,
    pub(super) index: &'a Index,
    /// The answerable questions of `case` with typos, in their order; none if
    /// that is not asked.
    pub(super) misspelt: Vec<String>,
    /// Questions of other articles.
    pub(super) foreign: Vec<&'a str>,
}

/// A ranker as it is measured.
pub(super) trait Ranker {
    /// The numbers of the index's sentences, best first.
    fn rank(&self, index: &Index, question: &str) -> Vec<u32>;

    /// What is shown of it.
    fn show(&self, index: &Index, question: &str) -> Shown;
}

/// What a person is shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) confidence: f64,
    pub(super) verdict: Option<crate::answer::Verdict>,
    /// The first passage, by the number of its paragraph and its place there.
    pub(super) passage: Option<(usize, Span)>,
    /// The highlight in it, as a place in the paragraph.
    pub(super) highlight: Option<Span>,
}

/// The ranker of this program, by what it has learned.
pub(super) struct Ours<'a>(pub(super) &'a Model);

impl Ranker for Ours<'_> {
    fn rank(&self, index: &Index, question: &str) -> Vec<u32> {
        let scope = Scope::all(index);
        let query = Query::new(index, &scope, index.language(), question);
        let weights = self.0.weights(query.language);
        let ranking = ranking::rank_by(weights, index, &scope, &query);
        ranking
            .ranked
            .iter()
            .map(|ranked| ranked.sentence)
            .collect()
    }

    fn show(&self, index: &Index, question: &str) -> Shown {
        let answer = answer_by(self.0, index, question, &Options::default());
        shown(index, &answer)
    }
}

/// What a person is shown of an answer from the one article in `index`.
fn shown(index: &Index, answer: &Answer) -> Shown {
    let first = answer.passages.first();
    Shown {
        confidence: answer.confidence,
        verdict: Some(answer.verdict),
        passage: first.map(|first| {
            let citation = &first.citation;
            let section = &index.sections()[citation.section.index];
            let before = section.paragraphs().start as usize;
            (before + citation.paragraph - 1, citation.span)
        }),
        highlight: first.and_then(|first| {
            let highlight = first.highlights.first()?;
            Some(highlight.shifted(first.citation.span.start))
        }),
    }
}

/// Asks all of it.
pub(super) fn ask(ranker: &impl Ranker, asked: &ArticleQuestions<'_>) -> ArticleRecord {
    let (case, index) = (asked.case, asked.index);
    let other = |question: &str| {
        let shown = ranker.show(index, question);
        OtherRecord {
            confidence: shown.confidence,
            verdict: shown.verdict,
        }
    };
    let mut misspelt = asked.misspelt.iter();
    let (own, impossible): (Vec<&Question>, Vec<&Question>) = case
        .questions
        .iter()
        .partition(|question| question.is_answerable());
    ArticleRecord {
        title: case.article.title.clone(),
        own: own
            .into_iter()
            .map(|question| {
                let typos = misspelt
                    .next()
                    .map(|typed| sentence_rank(index, &ranker.rank(index, typed), question));
                OwnRecord {
                    typos,
                    ..own_record(ranker, asked, question)
                }
            })
            .collect(),
        impossible: impossible
            .into_iter()
            .map(|question| other(&question.text))
            .collect(),
        foreign: asked
            .foreign
            .iter()
            .map(|question| other(question))
            .collect(),
    }
}

fn own_record(
    ranker: &impl Ranker,
    asked: &ArticleQuestions<'_>,
    question: &Question,
) -> OwnRecord {
    let (case, index) = (asked.case, asked.index);
    let ranked = ranker.rank(index, &question.text);
    let shown = ranker.show(index, &question.text);
    OwnRecord {
        id: question.id.clone(),
        sentence: sentence_rank(index, &ranked, question),
        paragraph: paragraph_rank(index, &ranked, question),
        passage: shown.passage.is_some_and(|(paragraph, span)| {
            let mut answers = question.answers.iter();
            answers.any(|gold| gold.is_within(paragraph, span))
        }),
        bytes: shown
            .passage
            .map_or(0, |(_, span)| u32::try_from(span.len()).unwrap_or(u32::MAX)),
        highlight: shown
            .passage
            .zip(shown.highlight)
            .map(|((paragraph, _), place)| {
                let answers = question.answers.iter();
                let here = answers.clone().filter(|gold| gold.paragraph == paragraph);
                let here: Vec<Span> = here.map(|gold| gold.span).collect();
                let text = case.paragraph(paragraph);
                HighlightRecord {
                    tokens: token_f1(
                        place.of(text),
                        answers.map(|gold| gold.span.of(case.paragraph(gold.paragraph))),
                        case.article.language,
                    ),
                    characters: character_f1(text, place, &here),
                }
            }),
        confidence: shown.confidence,
        verdict: shown.verdict,
        typos: None,
    }
}

/// The rank, from 1, of the first sentence that overlaps an answer; 0 if none is
/// ranked.
fn sentence_rank(index: &Index, ranked: &[u32], question: &Question) -> u32 {
    rank_of(ranked, |&number| {
        let sentence = index.sentence(number);
        let mut answers = question.answers.iter();
        answers.any(|gold| gold.overlaps(sentence.paragraph as usize, sentence.span()))
    })
}

/// The rank, from 1, of the first paragraph that answers; 0 if none is ranked.
fn paragraph_rank(index: &Index, ranked: &[u32], question: &Question) -> u32 {
    let answers = |paragraph: u32| {
        let mut answers = question.answers.iter();
        answers.any(|gold| gold.paragraph == paragraph as usize)
    };
    let mut paragraphs: Vec<u32> = Vec::new();
    for &sentence in ranked {
        let paragraph = index.sentence(sentence).paragraph;
        if !paragraphs.contains(&paragraph) {
            paragraphs.push(paragraph);
        }
        if answers(paragraph) {
            break;
        }
    }
    rank_of(&paragraphs, |&paragraph| answers(paragraph))
}

fn rank_of<T>(ranked: &[T], is_it: impl Fn(&T) -> bool) -> u32 {
    ranked
        .iter()
        .position(is_it)
        .map_or(0, |place| u32::try_from(place + 1).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::records::{ArticleRecord, HighlightRecord};
    use super::super::squad::QuestionSet;
    use super::{ArticleQuestions, Index, Ranker, Shown, Span, ask};
    use crate::answer::Verdict;

    /// Ranks the sentences as they are told, and shows what it is told.
    struct Told(&'static [u32], Option<(usize, Span)>, Option<Span>);

    impl Ranker for Told {
        fn rank(&self, _: &Index, question: &str) -> Vec<u32> {
            if question == "typo" {
                return Vec::new();
            }
            self.0.to_vec()
        }

        fn show(&self, _: &Index, _: &str) -> Shown {
            Shown {
                confidence: 0.5,
                verdict: Some(Verdict::Closest),
                passage: self.1,
                highlight: self.2,
            }
        }
    }

    /// Asks about two paragraphs of two sentences; the answer is the last
    /// sentence's "1858" or "in 1858".
    fn asked(ranker: &Told) -> ArticleRecord {
        let file = r#"{"data": [{"paragraphs": [
            {"context": "It rained. It snowed.", "qas": [{"question": "Why?", "is_impossible": true}]},
            {"context": "Anna came. She left in 1858.", "qas": [{"question": "When?", "answers": [
                {"text": "1858", "answer_start": 23}, {"text": "in 1858", "answer_start": 20}]}]}]}]}"#;
        let set = QuestionSet::parse("a.json".as_ref(), file.as_bytes(), None).expect("a set");
        let case = &set.cases[0];
        let index = Index::build(vec![case.article.clone()]);
        let asked = ArticleQuestions {
            case,
            index: &index,
            misspelt: vec!["typo".to_owned()],
            foreign: vec!["Who?", "What?"],
        };
        ask(ranker, &asked)
    }

    #[test]
    fn ranks_are_of_the_sentence_and_of_its_paragraph() {
        let record = asked(&Told(&[0, 1, 2, 3], None, None));
        assert_eq!((record.own[0].sentence, record.own[0].paragraph), (4, 2));
        let record = asked(&Told(&[2, 0], None, None));
        assert_eq!((record.own[0].sentence, record.own[0].paragraph), (0, 1));
        let record = asked(&Told(&[], None, None));
        assert_eq!((record.own[0].sentence, record.own[0].paragraph), (0, 0));
        assert_eq!(record.own[0].typos, Some(0));
        assert_eq!((record.impossible.len(), record.foreign.len()), (1, 2));
        assert_eq!(record.foreign[0].verdict, Some(Verdict::Closest));
    }

    #[test]
    fn a_passage_contains_an_answer_whole_or_not_at_all() {
        for (paragraph, span, expected) in [
            (1, Span::new(11, 28), true),
            (1, Span::new(23, 27), true),
            (1, Span::new(11, 26), false),
            (0, Span::new(0, 21), false),
        ] {
            let record = asked(&Told(&[3], Some((paragraph, span)), None));
            assert_eq!(record.own[0].passage, expected, "{paragraph} {span:?}");
            assert_eq!(record.own[0].bytes as usize, span.len());
        }
    }

    #[test]
    fn a_highlight_is_compared_by_words_and_by_place() {
        let whole = Some((1, Span::new(0, 28)));
        let highlight = |record: ArticleRecord| record.own[0].highlight;
        let found = highlight(asked(&Told(&[3], whole, Some(Span::new(20, 27)))));
        let expected = HighlightRecord {
            tokens: 1.0,
            characters: 1.0,
        };
        assert_eq!(found, Some(expected));
        assert_eq!(highlight(asked(&Told(&[3], whole, None))), None);
        let elsewhere = Some((0, Span::new(0, 21)));
        let found = highlight(asked(&Told(&[3], elsewhere, Some(Span::new(0, 2)))));
        assert_eq!(found.map(|found| found.characters), Some(0.0));
    }
}
