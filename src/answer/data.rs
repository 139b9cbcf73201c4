use std::borrow::Cow;

use serde::Serialize;

use super::thresholds::THRESHOLDS;
use crate::article::{ArticleRef, Citation, SectionRef, Wording};
use crate::index::{Index, ParagraphEntry};
use crate::ranking::{Correction, Wanted};
use crate::text::{Language, Span, column_heads};

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The first passage answers it.
    Answered,
    /// The first passage is near, and may answer it.
    Closest,
    /// It asked what an article or a section says: see the summaries.
    Overview,
    /// The article does not answer it: see the reason.
    NotInArticle,
    /// It was no question about an article.
    NotAQuestion,
}

/// Why a question was not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The article has nothing about these words, as they were typed.
    NothingAbout(Vec<String>),
    /// The subject is there, what was asked for isn't.
    Lacks {
        /// What was asked for.
        wanted: Wanted,
        /// What the article does mention: names as it writes them, else as typed.
        mentions: String,
        /// Where it does.
        section: SectionRef,
    },
    /// It is in another language than the articles, which are in these.
    OtherLanguage(Vec<Language>),
    /// No passage brings its words together.
    NothingTogether,
    /// It was no question about an article.
    NotAQuestion(NotAQuestion),
    /// It asked for a section that the article doesn't have.
    NoSuchSection {
        /// The number that was asked for.
        asked: usize,
        /// The number of the last section.
        last: usize,
    },
    /// It asked for an item of a numbered list that the list doesn't have.
    NoSuchItem {
        /// The number that was asked for.
        asked: usize,
        /// The highest number in the list.
        last: usize,
        /// Where the list is.
        section: SectionRef,
    },
}

/// What somebody said who asked nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotAQuestion {
    /// Nothing at all.
    Empty,
    /// A greeting.
    Greeting,
    /// Thanks.
    Thanks,
    /// A farewell.
    Farewell,
    /// "Who are you?"
    Identity,
    /// "Help!"
    Help,
    /// Signs and emoji without a word.
    NoWords,
    /// Words, but only function words ("what is it").
    NoSubject,
    /// "Tell me more", with nothing before it.
    More,
    /// More text than a question has.
    TooLong,
}

/// A passage that is quoted, with its citation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Passage {
    /// Where it stands.
    #[serde(flatten)]
    pub citation: Citation,
    /// Its text, byte for byte as in the article.
    pub text: String,
    /// The answer within the text, in bytes, where it is sure; often empty.
    pub highlights: Vec<Span>,
    /// How well it matches: hundredths of the ranking's units; of a quotation, how
    /// many percent of it the passage has.
    pub score: i64,
    /// The whole paragraph.
    pub context: String,
    /// The words of the question that were matched, within the text.
    #[serde(skip)]
    pub matched: Vec<Span>,
    /// Where the article was published, as a URL.
    #[serde(skip)]
    pub source: Option<String>,
    /// Whose words these are.
    #[serde(skip)]
    pub wording: Wording,
}

impl Passage {
    /// What a person is shown: its text with the answer in it, of a table's row below the
    /// column heads.
    #[must_use]
    pub fn shown(&self) -> (Cow<'_, str>, Cow<'_, [Span]>) {
        let heads =
            column_heads(&self.context).filter(|heads| heads.end < self.citation.span.start);
        let Some(heads) = heads else {
            return (Cow::from(&self.text), Cow::from(&self.highlights));
        };
        let text = format!("{}\n{}", heads.of(&self.context), self.text);
        let by = text.len() - self.text.len();
        let highlights = self.highlights.iter().map(|span| span.shifted(by));
        (Cow::from(text), highlights.collect())
    }

    /// The bytes of a paragraph, cited: nothing highlighted, without a score.
    pub(crate) fn cited(index: &Index, paragraph: &ParagraphEntry, span: Span) -> Self {
        let article = index.article_of(index.section(paragraph.section));
        let context = index.text(paragraph);
        Self {
            citation: index.citation(paragraph, span),
            text: span.of(context).to_owned(),
            highlights: Vec::new(),
            score: 0,
            context: context.to_owned(),
            matched: Vec::new(),
            source: article.source.clone(),
            wording: article.wording,
        }
    }
}

/// What a section says, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SectionSummary {
    /// The article.
    pub article: ArticleRef,
    /// The section.
    pub section: SectionRef,
    /// Its summary: its author's, or the first lines of its list, or its most central
    /// sentence.
    pub text: String,
    /// How many lines of that list there was no room for.
    pub left_out: usize,
}

/// A question's answer, complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The question as it was asked.
    pub question: String,
    /// What became of it.
    pub verdict: Verdict,
    /// Why it was not answered, if it wasn't.
    pub reason: Option<Reason>,
    /// The probability that the article answers it and the first passage does
    /// so, from 0 to 1.
    pub confidence: f64,
    /// At most five, best first. The nearest ones stand here also when the
    /// verdict is [`Verdict::NotInArticle`].
    pub passages: Vec<Passage>,
    /// Misspelt words and what they were read as.
    pub corrections: Vec<Correction>,
    /// Words that the article doesn't know, as typed.
    pub unmatched: Vec<String>,
    /// Questions to ask instead or next.
    pub suggestions: Vec<String>,
    /// Where the article comes nearest.
    pub nearest_sections: Vec<SectionRef>,
    /// What the sections asked for say, for an overview.
    pub summaries: Vec<SectionSummary>,
    /// How it came about, if that was asked for.
    pub explanation: Option<Explanation>,
}

impl Answer {
    /// It, but sure of nothing: the question leaves out what it is about, so that the first
    /// passage is the closest one at best. Its confidence is what is left to a doubtful one.
    pub(crate) fn doubted(mut self) -> Self {
        if self.verdict != Verdict::Answered {
            return self;
        }
        let by = THRESHOLDS.doubtful;
        self.verdict = Verdict::Closest;
        self.confidence = (self.confidence * by).min(by * THRESHOLDS.answered);
        for passage in &mut self.passages {
            passage.highlights.clear();
        }
        if let Some(explanation) = &mut self.explanation {
            explanation.answerable *= by;
        }
        self
    }
}

/// How an answer came about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The terms of the question and their weights.
    pub terms: Vec<(String, f64)>,
    /// What it asks for.
    pub wanted: Vec<Wanted>,
    /// The passages considered, best first, as many as are quoted.
    pub passages: Vec<Explained>,
    /// The probability that the article answers the question.
    pub answerable: f64,
    /// The probability that the first passage is right if it does.
    pub correct: f64,
    /// The least confidence (`answerable * correct`) of an answer.
    pub answered_at: f64,
    /// The least `answerable` of a closest passage.
    pub closest_at: f64,
}

/// The score of one passage, in its parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explained {
    /// The section.
    pub section: SectionRef,
    /// The paragraph's number.
    pub paragraph: usize,
    /// The sentence that was scored.
    pub text: String,
    /// The sum of the contributions.
    pub score: f64,
    /// Every feature that isn't zero, in the ranking's order.
    pub contributions: Vec<Contribution>,
}

/// What one feature adds to a passage's score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contribution {
    /// The feature's name.
    pub feature: &'static str,
    /// Its value for the passage.
    pub value: f64,
    /// Its weight in the ranking.
    pub weight: f64,
    /// `value * weight`, over the sum of all absolute contributions.
    pub share: f64,
}
