//! The ranking's features and their weights. Most weights are learned (see
//! `learned`), for every family of languages; those of the last features are set by hand, since no public
//! question set has headings. A feature that is neither weighs nothing.

use std::fmt;

use crate::learned;
use crate::text::Language;

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $label:literal $(, by hand $weight:literal)?;)*) => {
        /// A feature of a sentence for a question.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Feature { $($(#[$doc])* $name,)* }

        impl Feature {
            /// All features, in the order of the sum.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its short name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $label),* }
            }
        }

        /// The weights that are set by hand.
        const BY_HAND: &[(Feature, f64)] = &[$($((Feature::$name, $weight),)?)*];
    };
}

features! {
    /// BM25 of the paragraph (k1 1.2, b 0.75).
    ParagraphBm25 = "paragraph bm25";
    /// BM25 of the paragraph's best sentence (k1 0.4, b 0.4).
    BestSentenceBm25 = "best sentence bm25";
    /// The weights of names matched elsewhere in the paragraph.
    ParagraphNames = "names in paragraph";
    /// The share of the question's names, by weight, that the paragraph has.
    ParagraphNameShare = "share of names";
    /// The weights of terms that the paragraph has by their root or meaning alone.
    ParagraphRelated = "related in paragraph";
    /// The weights of numbers that the paragraph doesn't have.
    NumbersMissing = "numbers missing";
    /// `ln` of the number of sentences in the paragraph.
    ParagraphLength = "paragraph length";
    /// How far down the article the paragraph stands, from 0 to 1.
    ParagraphPosition = "paragraph position";
    /// The weights of the matched terms, summed.
    MatchedWeight = "matched weight";
    /// How many terms are matched.
    MatchedCount = "matched terms";
    /// The idf of the matched terms over the idf of all.
    IdfCoverage = "idf coverage";
    /// That coverage over the highest one that a sentence has.
    RelativeCoverage = "coverage over the best";
    /// The weights of the terms matched by themselves, their root or their meaning,
    /// over the weights of all.
    AnyCoverage = "coverage";
    /// Likewise by their number.
    CountCoverage = "share of terms";
    /// The weights of the matched numbers.
    Numbers = "numbers";
    /// Whether it has the question's first term.
    FirstTerm = "first term";
    /// Whether it has the question's last term.
    LastTerm = "last term";
    /// The weights of unmatched terms with a word of the same root here.
    Derived = "same root";
    /// The weights of unmatched terms with a synonym here.
    Synonym = "synonym";
    /// The weights of unmatched terms with a kind of them here, or what they are a
    /// kind of.
    Kind = "kind";
    /// The weights of terms that it has neither itself nor by their root or meaning,
    /// each by how alike the word here is used that is used most alike.
    Alike = "used alike";
    /// How near what the question's words are about is to what the sentence's are: the
    /// cosine of the sums of their vectors, rare words counting more.
    Subject = "same subject";
    /// Likewise to what its paragraph's are.
    ParagraphSubject = "same subject in paragraph";
    /// How many terms are unmatched here but matched in the sentence before.
    PreviousCount = "sentence before";
    /// The weights of such terms where the sentence begins with a pronoun.
    Pronoun = "pronoun";
    /// The weights of terms that neither it nor the sentence before has, but one of
    /// the four before that, each over how many sentences ago that was.
    Earlier = "said before";
    /// The weights of terms unmatched here and before, but matched in the sentence
    /// behind.
    Next = "sentence behind";
    /// The longest run of words in common, less one, at most five.
    Run = "run of words";
    /// The number of matched terms over the length of the shortest stretch that has
    /// them all.
    Density = "density";
    /// How many of its first six words are matched.
    Beginning = "beginning";
    /// `ln(1 + words that the question doesn't have)`.
    New = "other words";
    /// `ln(1 + words)`.
    Length = "length";
    /// Whether it is the first sentence of its paragraph.
    First = "first sentence";
    /// A date that the question wants and doesn't say itself.
    Date = "has a date";
    /// A number, likewise.
    Number = "has a number";
    /// A name, for "who".
    WhoName = "has a name (who)";
    /// A person's name, for "who".
    WhoPerson = "has a person (who)";
    /// A name, for "where".
    WhereName = "has a name (where)";
    /// A name, for "what city" and the like.
    WhatName = "has a name (what)";
    /// A reason, for "why".
    Why = "has a reason";
    /// A date that nobody asked for.
    OtherDate = "other date";
    /// A name that nobody asked for.
    OtherName = "other name";
    /// `1 / (1 + d / 4)`, d being the words between what is wanted and the
    /// nearest matched term.
    Near = "wanted is near";
    /// Whether a word that the question doesn't say is a kind of the thing asked for.
    FocusKind = "kind of what is asked";
    /// Whether the thing asked for stands beside a name or a number that the question
    /// doesn't say.
    FocusBeside = "asked beside a name";
    /// Whether its form tells what is asked: "X is a …" who X is, "X (1862–1934)" when X
    /// lived; "X, a …" half.
    Telling = "tells by its form";

    /// The weights of terms unmatched in the paragraph but in its heading.
    Heading = "heading", by hand 0.7;
    /// Likewise in the section's summary or keywords.
    Field = "summary, keywords", by hand 0.6;
    /// Likewise in the article's title.
    Title = "title", by hand 0.2;
}

/// How many features there are.
pub const FEATURE_COUNT: usize = Feature::ALL.len();

/// A weight for every feature.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights([f64; FEATURE_COUNT]);

impl Weights {
    /// These, beside those set by hand; 0 for features that neither has.
    #[must_use]
    pub const fn of(learned: &[(Feature, f64)]) -> Self {
        let mut weights = [0.0; FEATURE_COUNT];
        let mut at = 0;
        while at < learned.len() {
            weights[learned[at].0 as usize] = learned[at].1;
            at += 1;
        }
        at = 0;
        while at < BY_HAND.len() {
            weights[BY_HAND[at].0 as usize] = BY_HAND[at].1;
            at += 1;
        }
        Self(weights)
    }

    /// The weight of `feature`.
    #[must_use]
    pub const fn get(&self, feature: Feature) -> f64 {
        self.0[feature as usize]
    }
}

/// Languages that share weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Those with spaces between words.
    Spaced,
    /// Those without.
    Unspaced,
}

impl Family {
    /// All families.
    pub const ALL: [Self; 2] = [Self::Spaced, Self::Unspaced];

    /// The one that `language` belongs to.
    #[must_use]
    pub fn of(language: Language) -> Self {
        if language.is_unspaced() {
            Self::Unspaced
        } else {
            Self::Spaced
        }
    }
}

/// Weights for every family of languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighting {
    spaced: Weights,
    unspaced: Weights,
}

impl Weighting {
    /// Those in force.
    pub const IN_FORCE: &'static Self = &Self {
        spaced: Weights::of(learned::WEIGHTS),
        unspaced: Weights::of(learned::UNSPACED_WEIGHTS),
    };

    /// Made of those of each family.
    #[must_use]
    pub fn new(of: impl Fn(Family) -> Weights) -> Self {
        Self {
            spaced: of(Family::Spaced),
            unspaced: of(Family::Unspaced),
        }
    }

    /// Those of a family.
    #[must_use]
    pub fn get(&self, family: Family) -> &Weights {
        match family {
            Family::Spaced => &self.spaced,
            Family::Unspaced => &self.unspaced,
        }
    }

    /// Those for questions in `language`.
    #[must_use]
    pub fn of(&self, language: Language) -> &Weights {
        self.get(Family::of(language))
    }
}

impl Feature {
    /// Its weight if that is set by hand, for want of questions to learn it from.
    #[must_use]
    pub fn by_hand(self) -> Option<f64> {
        let mut all = BY_HAND.iter();
        all.find(|&&(feature, _)| feature == self)
            .map(|&(_, weight)| weight)
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::{Family, Feature, Language, Weighting, Weights};

    #[test]
    fn every_family_has_weights_of_its_own() {
        let languages = [Language::English, Language::CHINESE];
        let weights = languages.map(|language| Weighting::IN_FORCE.of(language));
        assert!(weights[0] != weights[1]);
        let families = languages.map(Family::of);
        assert!(Family::ALL.iter().all(|family| families.contains(family)));
    }

    #[test]
    fn every_feature_has_a_weight_and_a_name_of_its_own() {
        let weights = Weighting::IN_FORCE.get(Family::Spaced);
        for (number, &feature) in Feature::ALL.iter().enumerate() {
            assert!(weights.get(feature) != 0.0, "{feature} isn't learned yet");
            let others = &Feature::ALL[..number];
            assert!(others.iter().all(|other| other.name() != feature.name()));
        }
    }

    #[test]
    fn what_is_set_by_hand_is_not_learned() {
        let weights = Weights::of(&[(Feature::Run, 0.5), (Feature::Heading, 9.0)]);
        assert_eq!(weights.get(Feature::Run), 0.5);
        assert_eq!(weights.get(Feature::Next), 0.0);
        assert_eq!(
            Some(weights.get(Feature::Heading)),
            Feature::Heading.by_hand()
        );
        assert_eq!(Feature::Run.by_hand(), None);
    }
}
