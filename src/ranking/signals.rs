use super::features::Values;
use super::held::{Held, held};
use super::{Feature, Query, Ranking, Scope};
use crate::index::Index;

macro_rules! signals {
    ($($(#[$doc:meta])* $name:ident = $label:literal;)*) => {
        /// Something that is known of a question once its sentences are ranked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Signal { $($(#[$doc])* $name,)* }

        impl Signal {
            /// All signals, in the order of the sum.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its short name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $label),* }
            }
        }
    };
}

signals! {
    /// The share of the question's weight that the first sentence has itself.
    Coverage = "coverage";
    /// The share that its paragraph, heading, summary or keywords have.
    CoverageAround = "coverage around";
    /// The share of the question's terms, by number, that its paragraph, heading,
    /// summary or keywords have.
    CountAround = "share of terms around";
    /// The first sentence's score.
    Top = "score";
    /// By how much it leads the second, at most 5.
    Margin = "lead";
    /// The first sentence's share in the softmax over all of them.
    Share = "share of the first";
    /// Likewise that of the first passage, as it is quoted.
    Quoted = "share of the passage";
    /// The share of the question's rarity in words that nothing in scope has.
    Unknown = "unknown words";
    /// The rarity of the rarest such word.
    RarestUnknown = "rarest unknown word";
    /// How many of these words are names, at most 3.
    UnknownNames = "unknown names";
    /// Whether one of these words is a name or a number.
    Unheard = "unknown name or number";
    /// The share of the question's names, by weight, that are known, but not around
    /// the first sentence.
    NamesElsewhere = "names elsewhere";
    /// The rarity of the rarest known term that is not around the first sentence.
    HeaviestMissing = "heaviest missing word";
    /// Whether the thing asked for ("city" in "which city") isn't around the first
    /// sentence.
    FocusMissing = "asked thing missing";
    /// Whether the first sentences lack what the question can't do without, such as
    /// a date for "when".
    Lacking = "wanted kind missing";
    /// Whether they may lack it, or lack what the question mostly comes with.
    Doubtful = "wanted kind doubtful";
    /// `ln(1 + terms)`.
    Terms = "terms";
    /// `ln(sentences in scope)`, within the lengths of articles.
    Sentences = "sentences";
}

/// How many signals there are.
pub(super) const SIGNAL_COUNT: usize = Signal::ALL.len();

/// Beyond this lead, or this many unknown names, more says nothing more.
const MOST_MARGIN: f64 = 5.0;
const MOST_NAMES: usize = 3;
/// What is learned from articles of 10 to 500 sentences is not stretched to
/// libraries of a million.
const LENGTHS: (f64, f64) = (10.0, 500.0);

/// What is known of a question once its sentences are ranked: a value for every
/// signal, and the features of the first sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Signals {
    values: [f64; SIGNAL_COUNT],
    first: Values,
}

impl Signals {
    /// The signals of a question and its ranking, of which a passage is quoted that
    /// has this `share` in the softmax over the sentences.
    #[must_use]
    pub fn of(index: &Index, scope: &Scope, query: &Query, ranking: &Ranking, share: f64) -> Self {
        let mut signals = Self::default();
        signals.set(Signal::Quoted, share);
        signals.first(query, ranking);
        signals.unknown(query);
        signals.missing(query, ranking);
        let held = held(index, query, ranking);
        signals.flag(Signal::Lacking, held == Held::No);
        signals.flag(Signal::Doubtful, held == Held::Doubtful);
        signals.set(Signal::Terms, (1.0 + query.terms.len() as f64).ln());
        let (shortest, longest) = LENGTHS;
        let sentences = (scope.sentences.len() as f64).clamp(shortest, longest);
        signals.set(Signal::Sentences, sentences.ln());
        signals
    }

    /// The value of `signal`.
    #[must_use]
    pub fn get(&self, signal: Signal) -> f64 {
        self.values[signal as usize]
    }

    /// The value of a feature of the first sentence.
    #[must_use]
    pub fn of_first(&self, feature: Feature) -> f64 {
        self.first.get(feature)
    }

    /// Sets the value of `signal`.
    pub fn set(&mut self, signal: Signal, value: f64) {
        self.values[signal as usize] = value;
    }

    fn flag(&mut self, signal: Signal, condition: bool) {
        self.set(signal, f64::from(u8::from(condition)));
    }

    /// Of the first sentence and those behind it.
    fn first(&mut self, query: &Query, ranking: &Ranking) {
        let score = |rank: usize| ranking.ranked.get(rank).map_or(0.0, |ranked| ranked.score);
        let top = score(0);
        self.first = ranking
            .ranked
            .first()
            .map_or_else(Values::default, |first| first.values);
        self.set(Signal::Coverage, ranking.coverage(query, 0));
        self.set(Signal::CoverageAround, ranking.coverage_around(query, 0));
        self.set(Signal::Top, top);
        self.set(Signal::Margin, (top - score(1)).min(MOST_MARGIN));
        let rivals = ranking
            .ranked
            .iter()
            .map(|ranked| (ranked.score - top).exp());
        let rivals: f64 = rivals.sum();
        self.set(Signal::Share, if rivals > 0.0 { 1.0 / rivals } else { 0.0 });
    }

    /// Of the words that nothing in scope has.
    fn unknown(&mut self, query: &Query) {
        let unknown = || query.terms.iter().filter(|term| term.is_unknown());
        let rarity = |sum: f64| {
            let all: f64 = query.terms.iter().map(|term| term.rarity).sum();
            if all > 0.0 { sum / all } else { 0.0 }
        };
        let rarities = || unknown().map(|term| term.rarity);
        self.set(Signal::Unknown, rarity(rarities().sum()));
        self.set(Signal::RarestUnknown, rarities().fold(0.0, f64::max));
        let names = unknown().filter(|term| term.name).count();
        self.set(Signal::UnknownNames, names.min(MOST_NAMES) as f64);
        self.flag(Signal::Unheard, query.is_about_something_else());
    }

    /// Of the words that something in scope has, but not where the first sentence
    /// stands.
    fn missing(&mut self, query: &Query, ranking: &Ranking) {
        let first = ranking.ranked.first();
        let is_around = |number: usize| first.is_some_and(|first| first.is_around(number));
        let around = (0..query.terms.len()).filter(|&number| is_around(number));
        let count = query.terms.len().max(1) as f64;
        self.set(Signal::CountAround, around.count() as f64 / count);
        let missing = || {
            let terms = query.terms.iter().enumerate();
            terms
                .filter(|&(number, term)| !term.is_unknown() && !is_around(number))
                .map(|(_, term)| term)
        };
        let names: f64 = query
            .terms
            .iter()
            .filter(|term| term.name)
            .map(|term| term.weight())
            .sum();
        let elsewhere: f64 = missing()
            .filter(|term| term.name)
            .map(|term| term.weight())
            .sum();
        let share = if names > 0.0 { elsewhere / names } else { 0.0 };
        self.set(Signal::NamesElsewhere, share);
        let heaviest = missing().map(|term| term.rarity).fold(0.0, f64::max);
        self.set(Signal::HeaviestMissing, heaviest);
        let focus = query.focus.or(query.named);
        self.flag(
            Signal::FocusMissing,
            focus.is_some_and(|focus| !is_around(focus)),
        );
    }
}
