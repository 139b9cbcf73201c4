//! What is learned from: questions with their ranked sentences.

use super::choice::Choice;
use crate::answer::{Options, Quoted, Sought, quoted, sought};
use crate::eval::foreign::foreign;
use crate::eval::random::hash;
use crate::eval::run::in_parallel;
use crate::eval::squad::{Case, Gold, Question};
use crate::index::Index;
use crate::ranking::{
    self, Calibrations, Feature, Query, Ranking, Scope, Signal, Signals, Weights,
};
use crate::text::Language;

/// Passages are of one sentence to so many.
pub(super) const LENGTHS: usize = 3;
/// For every question of an article so many of others are asked.
const FOREIGN: usize = 5;
/// Parts the articles for cross-fitting.
const SEED: u64 = 7;

/// An article with the questions that it is asked.
pub(super) struct Lesson {
    /// The number of its question set.
    pub(super) set: usize,
    /// Tells articles apart by title: those of one title have the same.
    hash: u64,
    index: Index,
    /// What it answers.
    pub(super) own: Vec<Posed>,
    /// Questions of other articles.
    pub(super) foreign: Vec<Posed>,
}

/// A question, asked.
pub(super) struct Posed {
    query: Query,
    ranking: Ranking,
    /// Where the article answers it.
    answers: Vec<Gold>,
    /// The sentences that overlap an answer.
    gold: Vec<u32>,
    /// What the weights are learned from.
    pub(super) choice: Choice,
}

/// Tells articles apart by title, for folds.
pub(super) fn hash_of(title: &str) -> u64 {
    hash(SEED, title.as_bytes())
}

/// The features whose weights are learned.
pub(super) fn learned() -> impl Iterator<Item = Feature> {
    let all = Feature::ALL.iter().copied();
    all.filter(|feature| feature.by_hand().is_none())
}

impl Lesson {
    /// Asks the articles of every set their questions and those of the set's
    /// other articles.
    pub(super) fn all(sets: &[Vec<&Case>], progress: &mut dyn FnMut(usize, usize)) -> Vec<Self> {
        let mut jobs = Vec::new();
        for (set, cases) in sets.iter().enumerate() {
            let others = foreign(cases, FOREIGN);
            jobs.extend(
                cases
                    .iter()
                    .zip(others)
                    .map(|(case, other)| (set, *case, other)),
            );
        }
        let mut done = 0;
        let total = jobs.len();
        in_parallel(
            total,
            0,
            &|number| {
                let (set, case, foreign) = &jobs[number];
                Self::new(*set, case, foreign)
            },
            &mut |_| {
                done += 1;
                progress(done, total);
            },
        )
    }

    fn new(set: usize, case: &Case, foreign: &[&str]) -> Self {
        let index = Index::build(vec![case.article.clone()]);
        let own = case.questions.iter().filter(|own| own.is_answerable());
        Self {
            set,
            hash: hash_of(&case.article.title),
            own: own
                .map(|own| Posed::new(&index, &own.text, Some(own)))
                .collect(),
            foreign: foreign
                .iter()
                .map(|other| Posed::new(&index, other, None))
                .collect(),
            index,
        }
    }

    pub(super) fn language(&self) -> Language {
        self.index.language()
    }

    /// Which of so many folds it is in.
    pub(super) fn fold(&self, folds: u64) -> u64 {
        self.hash % folds
    }

    /// The texts that answer one of its questions.
    pub(super) fn answers<'a>(&'a self, posed: &'a Posed) -> impl Iterator<Item = &'a str> {
        posed.answers.iter().filter_map(|gold| {
            let paragraph = u32::try_from(gold.paragraph).ok()?;
            Some(
                gold.span
                    .of(self.index.text(self.index.paragraph(paragraph))),
            )
        })
    }

    /// Looks at where the answer to one of its questions is looked for, and at the
    /// confidence, when the sentences are ranked by `weights` and rated by
    /// `calibrations`; if highlights for it are learned.
    pub(super) fn sought<T>(
        &self,
        posed: &Posed,
        weights: &Weights,
        calibrations: &Calibrations,
        look: impl FnOnce(&Sought<'_>, f64) -> T,
    ) -> Option<T> {
        let sentences = Options::default().sentences;
        let (signals, _) = self.signals(posed, weights)[sentences - 1];
        let confidence = calibrations.confidence(&signals);
        let mut ranking = posed.ranking.clone();
        ranking.reweigh(weights);
        let query = &posed.query;
        let sought = sought(&self.index, query, &ranking, sentences, confidence.correct)?;
        sought
            .is_wanted()
            .then(|| look(&sought, confidence.overall()))
    }

    /// What is known of one of its questions when the sentences are ranked by
    /// `weights`, and whether the first passage is right; for passages of every
    /// length.
    pub(super) fn signals(&self, posed: &Posed, weights: &Weights) -> [(Signals, bool); LENGTHS] {
        let mut ranking = posed.ranking.clone();
        ranking.reweigh(weights);
        let scope = Scope::all(&self.index);
        let signals = Signals::of(&self.index, &scope, &posed.query, &ranking, 0.0);
        std::array::from_fn(|length| {
            let mut signals = signals;
            let quoted = quoted(&self.index, &ranking, length + 1);
            let is_right = quoted.as_ref().is_some_and(|quoted| posed.is_in(quoted));
            signals.set(Signal::Quoted, quoted.map_or(0.0, |quoted| quoted.share));
            (signals, is_right)
        })
    }
}

impl Posed {
    /// `question`, with its answers if the article has them.
    fn new(index: &Index, question: &str, answered: Option<&Question>) -> Self {
        let scope = Scope::all(index);
        let query = Query::new(index, &scope, index.language(), question);
        let mut ranking = ranking::rank_all(index, &scope, &query);
        // So that what is learned doesn't hang on the order by what was learned before.
        ranking
            .ranked
            .sort_unstable_by_key(|ranked| ranked.sentence);
        let answers = answered.map_or_else(Vec::new, |own| own.answers.clone());
        let gold = overlapping(index, &answers);
        let mut choice = Choice::default();
        if !gold.is_empty() {
            for ranked in &ranking.ranked {
                choice
                    .values
                    .extend(learned().map(|feature| ranked.value(feature)));
                let given = Feature::ALL
                    .iter()
                    .filter_map(|&feature| Some(ranked.value(feature) * feature.by_hand()?));
                choice.given.push(given.sum());
                choice.hits.push(gold.contains(&ranked.sentence));
            }
        }
        Self {
            query,
            ranking,
            answers,
            gold,
            choice,
        }
    }

    /// Whether a passage contains an answer.
    fn is_in(&self, quoted: &Quoted) -> bool {
        let mut answers = self.answers.iter();
        answers.any(|gold| gold.is_within(quoted.paragraph as usize, quoted.span))
    }

    /// Whether the first sentence overlaps an answer when ranked by `weights`.
    pub(super) fn is_right_by(&self, weights: &Weights) -> bool {
        let mut ranking = self.ranking.clone();
        ranking.reweigh(weights);
        let first = ranking.ranked.first();
        first.is_some_and(|first| self.gold.contains(&first.sentence))
    }
}

/// The sentences that overlap an answer.
fn overlapping(index: &Index, answers: &[Gold]) -> Vec<u32> {
    let overlaps = |sentence: &u32| {
        let sentence = index.sentence(*sentence);
        let mut answers = answers.iter();
        answers.any(|gold| gold.overlaps(sentence.paragraph as usize, sentence.span()))
    };
    Scope::all(index).sentences.filter(overlaps).collect()
}
