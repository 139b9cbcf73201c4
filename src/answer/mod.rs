//! From a question to an [`Answer`]: a verdict with cited passages, as data.
//!
//! Nothing here is worded for a person: [`crate::reply`] does that.

mod data;
mod explain;
mod highlight;
mod intent;
mod items;
mod lacking;
mod model;
mod overview;
mod passages;
mod suggest;
mod thresholds;

use crate::index::Index;
use crate::ranking::{self, Confidence, Query, Ranking, Scope, Signal, Signals};
use crate::text::{Language, is_foreign, spoken};

pub use crate::ranking::{Correction, Wanted};
pub use data::{
    Answer, Contribution, Explained, Explanation, NotAQuestion, Passage, Reason, SectionSummary,
    Verdict,
};
#[cfg(all(test, feature = "eval"))]
pub(crate) use highlight::MarkCandidate;
pub use model::Model;
pub use thresholds::{THRESHOLDS, Thresholds};
#[cfg(feature = "eval")]
pub(crate) use {
    highlight::{Group, Row, Sought, Table, Told},
    passages::{Quoted, quoted, sought},
};

use intent::{Intent, Wording};
use suggest::Fill;

/// How to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The id of the one article to look in; all of them if `None`.
    pub article: Option<String>,
    /// The most sentences that a passage may have, from 1 to 3.
    pub sentences: usize,
    /// Whether to say how the answer came about.
    pub explain: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            article: None,
            sentences: 2,
            explain: false,
        }
    }
}

/// Answers `question` from the articles in `index`. Pure: the same question to
/// the same index gives the same answer. An article that the index doesn't have
/// is like none.
///
/// ```
/// use footnote::answer::{Options, Verdict, answer};
/// use footnote::article::markdown;
/// use footnote::index::Index;
///
/// let read = markdown::read("salvo", b"# Salvo\n\nNoem spoke. Operation Salvo arrested 54 people.\n")?;
/// let index = Index::build(vec![read.article]);
/// let answer = answer(&index, "How many people did Operation Salvo arrest?", &Options::default());
/// assert_eq!(answer.verdict, Verdict::Answered);
/// assert_eq!(answer.passages[0].highlights[0].of(&answer.passages[0].text), "54");
/// # Ok::<(), footnote::article::Problem>(())
/// ```
#[must_use]
pub fn answer(index: &Index, question: &str, options: &Options) -> Answer {
    answer_by(Model::IN_FORCE, index, question, options)
}

/// Likewise by what `model` has learned.
pub(crate) fn answer_by(model: &Model, index: &Index, question: &str, options: &Options) -> Answer {
    let chosen = options
        .article
        .as_deref()
        .and_then(|id| index.article_number(id));
    let scope = Scope::of(index, chosen);
    let language = chosen.map_or_else(
        || match index.languages() {
            [only] => *only,
            several => spoken(question, several),
        },
        |article| index.articles()[article as usize].language,
    );
    let asking = Asking {
        model,
        index,
        scope,
        language,
        question,
        options,
    };
    let wording = Wording::new(question);
    if let Some(answer) = wording.item().and_then(|item| asking.item(&item)) {
        return answer;
    }
    match wording.intent() {
        Intent::NotAQuestion(kind) => asking.not_a_question(kind),
        Intent::Overview => asking.overview(&overview::sections(index, &asking.scope)),
        Intent::Section(number) => asking.section(number),
        Intent::Topic(topic) => asking.search(&Wording::new(&topic), true),
        Intent::Definition(subject) => {
            asking.search(&Wording::new(&format!("What is {subject}?")), false)
        }
        Intent::Question => asking.search(&wording, false),
    }
}

/// What somebody's words are in a conversation, by their form alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A question of its own, or one that leans on the last.
    Question,
    /// What the article says about this.
    Topic(String),
    /// More of the same.
    More,
    /// Something else that needs nothing from before: a greeting, an overview.
    Other,
}

/// The form of `text`.
#[must_use]
pub fn form(text: &str) -> Form {
    let wording = Wording::new(text);
    if wording.item().is_some_and(|item| item.is_told) {
        return Form::Other;
    }
    match wording.intent() {
        Intent::Question | Intent::Definition(_) => Form::Question,
        Intent::Topic(topic) => Form::Topic(topic),
        Intent::NotAQuestion(NotAQuestion::More) => Form::More,
        _ => Form::Other,
    }
}

/// The most sections that an overview summarises.
const MOST_SUMMARIES: usize = 50;
/// The most sections that are named to whoever asks in another language.
const MOST_OUTLINED: usize = 5;
/// The most sections that are named as the nearest ones.
const MOST_SECTIONS: usize = 3;

/// A question, and where it is asked.
struct Asking<'a> {
    model: &'a Model,
    index: &'a Index,
    scope: Scope,
    language: Language,
    question: &'a str,
    options: &'a Options,
}

impl Asking<'_> {
    fn blank(&self, verdict: Verdict) -> Answer {
        Answer {
            question: self.question.to_owned(),
            verdict,
            reason: None,
            confidence: 0.0,
            passages: Vec::new(),
            corrections: Vec::new(),
            unmatched: Vec::new(),
            suggestions: Vec::new(),
            nearest_sections: Vec::new(),
            summaries: Vec::new(),
            explanation: None,
        }
    }

    fn suggestions(&self, query: &Query, nearest: &[u32], fill: Fill) -> Vec<String> {
        suggest::suggest(self.index, &self.scope, query, self.question, nearest, fill)
    }

    fn not_a_question(&self, kind: NotAQuestion) -> Answer {
        Answer {
            reason: Some(Reason::NotAQuestion(kind)),
            suggestions: self.suggestions(&Query::default(), &[], Fill::Always),
            ..self.blank(Verdict::NotAQuestion)
        }
    }

    /// What some sections say; no more of them than anybody reads.
    fn overview(&self, sections: &[u32]) -> Answer {
        let sections = &sections[..sections.len().min(MOST_SUMMARIES)];
        let room = overview::room(sections.len());
        // Of one section, what else is asked about its subject.
        let subject = match sections {
            [only] => {
                let section = self.index.section_ref(self.index.section(*only));
                Query::new(self.index, &self.scope, self.language, &section.title)
            }
            _ => Query::default(),
        };
        Answer {
            confidence: 1.0,
            passages: overview::passages(self.index, sections),
            suggestions: self.suggestions(&subject, sections, Fill::Besides),
            nearest_sections: sections
                .iter()
                .map(|&section| self.index.section_ref(self.index.section(section)))
                .collect(),
            summaries: sections
                .iter()
                .map(|&section| overview::summary(self.index, section, room))
                .collect(),
            ..self.blank(Verdict::Overview)
        }
    }

    fn section(&self, number: usize) -> Answer {
        let sections = overview::numbered(self.index, &self.scope, number);
        if !sections.is_empty() {
            return self.overview(&sections);
        }
        let last = overview::last_number(self.index, &self.scope);
        Answer {
            reason: Some(Reason::NoSuchSection {
                asked: number,
                last,
            }),
            suggestions: self.suggestions(&Query::default(), &[], Fill::Always),
            ..self.blank(Verdict::NotInArticle)
        }
    }

    /// Looks for what is worded so; for a topic, a section that is headed by it comes first.
    fn search(&self, wording: &Wording<'_>, is_topic: bool) -> Answer {
        let text = wording.text();
        let query = Query::new(self.index, &self.scope, self.language, text);
        if let Some(answer) = self.by_kind(&query) {
            return answer;
        }
        if query.terms.is_empty() {
            return self.not_a_question(NotAQuestion::NoSubject);
        }
        let sections = overview::headed(self.index, &self.scope, &query, text, is_topic);
        if !sections.is_empty() {
            return Answer {
                corrections: query.corrections,
                ..self.overview(&sections)
            };
        }
        self.framed(wording).unwrap_or_else(|| self.found(&query))
    }

    /// The section whose heading stands in a request for all of it, or for what changed.
    fn framed(&self, wording: &Wording<'_>) -> Option<Answer> {
        let framed = wording.framed()?;
        let heading = &framed.heading;
        let query = Query::new(self.index, &self.scope, self.language, heading);
        let mut sections = Vec::new();
        if !query.terms.is_empty() {
            sections = overview::headed(self.index, &self.scope, &query, heading, false);
        }
        if sections.is_empty() && framed.of_changes {
            sections = overview::of_version(self.index, &self.scope, &query);
        }
        (!sections.is_empty()).then(|| Answer {
            corrections: query.corrections,
            ..self.overview(&sections)
        })
    }

    /// Answers a question that names no more than the kind of thing it asks for ("how much
    /// is it", "what's the fee"). Asked of one article it is about that; what holds such a
    /// thing there is as good as it gets.
    fn by_kind(&self, query: &Query) -> Option<Answer> {
        /// As probable as it gets that one of the passages is meant.
        const SURE: f64 = 0.5;
        let asks = query.expected.wanted.is_some() && query.sequence.len() > 1;
        if !asks || !query.names_nothing() || !self.scope.is_one_article(self.index) {
            return None;
        }
        let ranking = ranking::holding(self.index, &self.scope, query);
        let chosen = passages::chosen(self.index, &ranking, 1, passages::MOST);
        if chosen.is_empty() {
            return None;
        }
        let confidence = Confidence {
            answerable: 1.0,
            correct: SURE / ranking.ranked.len() as f64,
        };
        let explain =
            |ranking| explain::explain(self.model, self.index, query, ranking, confidence);
        Some(Answer {
            confidence: confidence.overall(),
            passages: passages::cited(self.index, query, &chosen),
            suggestions: self.suggestions(query, &[], Fill::Always),
            explanation: self.options.explain.then(|| explain(&ranking)),
            ..self.blank(Verdict::Closest)
        })
    }

    /// The languages of the articles in scope.
    fn languages(&self) -> &[Language] {
        if self.options.article.is_some() {
            std::slice::from_ref(&self.language)
        } else {
            self.index.languages()
        }
    }

    /// Whether the question is clearly in none of them.
    fn is_foreign(&self) -> bool {
        is_foreign(self.question, self.languages(), |word| {
            self.scope.known(self.index, word).is_some()
        })
    }

    fn found(&self, query: &Query) -> Answer {
        let model = self.model;
        let weights = model.weights(query.language);
        let ranking = ranking::rank_by(weights, self.index, &self.scope, query);
        if let Some(section) = overview::meant(self.index, query, &ranking) {
            return Answer {
                corrections: query.corrections.clone(),
                ..self.overview(&[section])
            };
        }
        let most = passages::MOST;
        let chosen = passages::chosen(self.index, &ranking, self.options.sentences, most);
        let share = chosen.first().map_or(0.0, |first| first.share);
        let signals = Signals::of(self.index, &self.scope, query, &ranking, share);
        let is_lacking = signals.get(Signal::Lacking) > 0.0;
        let mut confidence = self.confidence(query, &ranking, &signals);
        let first = chosen.first().map(|first| first.sentences.clone());
        if first.is_some_and(|first| !ranking::is_plausible(self.index, query, first)) {
            confidence.answerable *= model.thresholds.doubtful;
        }
        let is_foreign = model.verdict(confidence) != Verdict::Answered && self.is_foreign();
        if is_foreign {
            confidence.answerable *= model.thresholds.foreign;
        }
        let verdict = model.verdict(confidence);
        let fill = match verdict {
            Verdict::Answered => Fill::Related,
            _ => Fill::Always,
        };
        let mut passages = passages::cited(self.index, query, &chosen);
        // What may be no answer has none to point out.
        if verdict == Verdict::Answered
            && let (Some(passage), Some(first)) = (passages.first_mut(), chosen.first())
        {
            let found = first.highlight(model, self.index, query, &ranking, confidence.correct);
            passage.highlights.extend(found);
        }
        let nearest = self.nearest(&ranking, is_foreign);
        // By a synonym in the first passage.
        let is_told = |term| ranking.ranked.first().is_some_and(|first| first.has(term));
        Answer {
            reason: (verdict == Verdict::NotInArticle).then(|| {
                if is_foreign {
                    Reason::OtherLanguage(self.languages().to_vec())
                } else {
                    lacking::reason(self.index, query, &ranking, is_lacking)
                }
            }),
            confidence: confidence.overall(),
            passages,
            // Another language's words are no misspelt ones.
            corrections: if is_foreign {
                Vec::new()
            } else {
                query.corrections.clone()
            },
            unmatched: query.untold(is_told).map(str::to_owned).collect(),
            suggestions: self.suggestions(query, &nearest, fill),
            nearest_sections: nearest
                .iter()
                .map(|&section| self.index.section_ref(self.index.section(section)))
                .collect(),
            explanation: self
                .options
                .explain
                .then(|| explain::explain(model, self.index, query, &ranking, confidence)),
            ..self.blank(verdict)
        }
    }

    /// How sure the first passage is, by what is learned and by what is weighed by hand: the
    /// questions that are learned from have an answer or another subject, so nothing in them
    /// tells how often a subject is there without the answer.
    fn confidence(&self, query: &Query, ranking: &Ranking, signals: &Signals) -> Confidence {
        /// Whatever is said of a name tells what it is, though perhaps not best.
        const IDENTITY: f64 = 0.95;
        let thresholds = &self.model.thresholds;
        let mut confidence = self.model.calibrations.confidence(signals);
        if query.asks_identity() && ranking.coverage(query, 0) >= 1.0 {
            confidence.correct = confidence.correct.max(IDENTITY);
        }
        let words_missing =
            query.unmatched().next().is_some() || signals.get(Signal::FocusMissing) > 0.0;
        let is_lacking = signals.get(Signal::Lacking) > 0.0;
        let is_doubtful = signals.get(Signal::Doubtful) > 0.0 && words_missing;
        if is_lacking && signals.get(Signal::CoverageAround) >= lacking::SUBJECT_COVERAGE {
            confidence.answerable *= thresholds.lacking;
        } else if is_lacking || is_doubtful {
            confidence.answerable *= thresholds.doubtful;
        } else if lacking::is_elsewhere(query, ranking)
            || ranking::counts_another(self.index, query, ranking)
        {
            confidence.answerable *= thresholds.elsewhere;
        }
        if query.hangs_on_one_word() {
            let most = thresholds.one_word * thresholds.answered;
            confidence.answerable = confidence.answerable.min(most);
        }
        confidence
    }

    /// The sections that come nearest; for a question in another language, the first ones.
    fn nearest(&self, ranking: &Ranking, is_foreign: bool) -> Vec<u32> {
        let mut nearest: Vec<u32> = Vec::new();
        if is_foreign {
            // Nothing is near: what there is to ask about.
            nearest.extend(overview::sections(self.index, &self.scope));
            nearest.truncate(MOST_OUTLINED);
        }
        for ranked in ranking.ranked.iter().filter(|ranked| ranked.is_related()) {
            if nearest.len() >= MOST_SECTIONS {
                break;
            }
            let paragraph = self.index.paragraph_of(ranked.sentence);
            let section = self.index.paragraph(paragraph).section;
            if !nearest.contains(&section) {
                nearest.push(section);
            }
        }
        nearest
    }
}
