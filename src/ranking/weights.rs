//! The ranking's features with their weights. The weights of the first group
//! were learned from questions about encyclopaedia articles (a softmax over the
//! sentences of the question's own article); those of the second are set by
//! hand, since no public question set has headings. No command of the repository
//! fits them yet: they were fitted once, L2-regularised, on the three English sets
//! that ARCHITECTURE.md names.

use std::fmt;

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $label:literal, $weight:literal;)*) => {
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

            /// Its weight in the score.
            #[must_use]
            pub fn weight(self) -> f64 {
                match self { $(Self::$name => $weight),* }
            }
        }
    };
}

features! {
    /// BM25 of the paragraph (k1 1.2, b 0.75).
    ParagraphBm25 = "paragraph bm25", 0.126;
    /// BM25 of the paragraph's best sentence (k1 0.4, b 0.4).
    BestSentenceBm25 = "best sentence bm25", 0.158;
    /// The weights of names matched elsewhere in the paragraph.
    ParagraphNames = "names in paragraph", 0.226;
    /// The share of the question's names, by weight, that the paragraph has.
    ParagraphNameShare = "share of names", 0.946;
    /// The weights of terms that the paragraph has by their root or meaning alone.
    ParagraphRelated = "related in paragraph", 0.143;
    /// The weights of numbers that the paragraph doesn't have.
    NumbersMissing = "numbers missing", -0.199;
    /// `ln` of the number of sentences in the paragraph.
    ParagraphLength = "paragraph length", -0.739;
    /// How far down the article the paragraph stands, from 0 to 1.
    ParagraphPosition = "paragraph position", -0.634;
    /// The weights of the matched terms, summed.
    MatchedWeight = "matched weight", 0.242;
    /// How many terms are matched.
    MatchedCount = "matched terms", 0.195;
    /// The idf of the matched terms over the idf of all.
    IdfCoverage = "idf coverage", 0.634;
    /// That coverage over the highest one that a sentence has.
    RelativeCoverage = "coverage over the best", 1.611;
    /// The weights of the terms matched by themselves, their root or their meaning,
    /// over the weights of all.
    AnyCoverage = "coverage", 1.954;
    /// Likewise by their number.
    CountCoverage = "share of terms", -0.623;
    /// The weights of the matched numbers.
    Numbers = "numbers", -0.128;
    /// Whether it has the question's first term.
    FirstTerm = "first term", 0.236;
    /// Whether it has the question's last term.
    LastTerm = "last term", 0.200;
    /// The weights of unmatched terms with a word of the same root here.
    Derived = "same root", 0.32;
    /// The weights of unmatched terms with a synonym here.
    Synonym = "synonym", 0.132;
    /// The weights of unmatched terms with a kind of them here, or what they are a
    /// kind of.
    Kind = "kind", 0.152;
    /// The weights of unmatched terms with a word here that begins alike.
    Alike = "begins alike", 0.244;
    /// How many terms are unmatched here but matched in the sentence before.
    PreviousCount = "sentence before", 0.687;
    /// The weights of such terms where the sentence begins with a pronoun.
    Pronoun = "pronoun", 0.113;
    /// The weights of terms unmatched here and before, but matched in the sentence
    /// behind.
    Next = "sentence behind", 0.150;
    /// The longest run of words in common, less one, at most five.
    Run = "run of words", 0.386;
    /// The number of matched terms over the length of the shortest stretch that has
    /// them all.
    Density = "density", 0.190;
    /// How many of its first six words are matched.
    Beginning = "beginning", 0.245;
    /// `ln(1 + words that the question doesn't have)`.
    New = "other words", -0.438;
    /// `ln(1 + words)`.
    Length = "length", 0.228;
    /// Whether it is the first sentence of its paragraph.
    First = "first sentence", 0.199;
    /// A date that the question wants and doesn't say itself.
    Date = "has a date", 2.330;
    /// A number, likewise.
    Number = "has a number", 2.231;
    /// A name, for "who".
    WhoName = "has a name (who)", 1.214;
    /// A person's name, for "who".
    WhoPerson = "has a person (who)", 0.442;
    /// A name, for "where".
    WhereName = "has a name (where)", 0.514;
    /// A name, for "what city" and the like.
    WhatName = "has a name (what)", -0.024;
    /// A reason, for "why".
    Why = "has a reason", 1.676;
    /// A date that nobody asked for.
    OtherDate = "other date", -0.364;
    /// A name that nobody asked for.
    OtherName = "other name", -0.376;
    /// `1 / (1 + d / 4)`, d being the words between what is wanted and the
    /// nearest matched term.
    Near = "wanted is near", 0.755;
    /// Whether a word that the question doesn't say is a kind of the thing asked for.
    FocusKind = "kind of what is asked", 0.436;
    /// Whether the thing asked for stands beside a name or a number that the question
    /// doesn't say.
    FocusBeside = "asked beside a name", 0.509;

    /// The weights of terms unmatched in the paragraph but in its heading.
    Heading = "heading", 0.7;
    /// Likewise in the section's summary or keywords.
    Field = "summary, keywords", 0.6;
    /// Likewise in the article's title.
    Title = "title", 0.2;
}

/// How many features there are.
pub const FEATURE_COUNT: usize = Feature::ALL.len();

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
