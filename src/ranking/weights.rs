//! The ranking's features with their weights. The weights of the first group
//! were learned from questions about encyclopaedia articles (a softmax over the
//! sentences of the question's own article); those of the second are set by
//! hand, since no public question set has headings.

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
    ParagraphBm25 = "paragraph bm25", 0.283;
    /// BM25 of the paragraph's best sentence (k1 0.4, b 0.4).
    BestSentenceBm25 = "best sentence bm25", 0.080;
    /// The weights of the matched terms, summed.
    MatchedWeight = "matched weight", 0.435;
    /// How many terms are matched.
    MatchedCount = "matched terms", 0.227;
    /// The weights of the matched terms over the weights of all.
    Coverage = "coverage", 3.866;
    /// The weights of terms unmatched here but matched in the sentence before.
    Previous = "sentence before", 0.348;
    /// Likewise in the sentence behind, if not before.
    Next = "sentence behind", 0.201;
    /// The weights of matched names.
    Names = "names", 0.210;
    /// The weights of names matched elsewhere in the paragraph.
    ParagraphNames = "names in paragraph", 0.494;
    /// The longest run of words in common, less one, at most five.
    Run = "run of words", 0.404;
    /// A date that the question wants and doesn't say itself.
    Date = "has a date", 2.127;
    /// A number, likewise.
    Number = "has a number", 1.808;
    /// A name, for "who".
    WhoName = "has a name (who)", 1.414;
    /// A person's name, for "who".
    WhoPerson = "has a person (who)", 0.445;
    /// A name, for "where".
    WhereName = "has a name (where)", 0.767;
    /// A name, for "what city" and the like.
    WhatName = "has a name (what)", 1.441;
    /// A reason, for "why".
    Why = "has a reason", 0.581;
    /// `1 / (1 + d / 4)`, d being the words between what is wanted and the
    /// nearest matched term.
    Near = "wanted is near", 1.340;
    /// The weights of unmatched terms with a word of the same root here.
    Derived = "same root", 0.501;
    /// The weights of unmatched terms with a synonym here.
    Synonym = "synonym", 0.246;
    /// Whether the thing asked for is named here, itself or by its root.
    Focus = "thing asked for", 0.442;
    /// The weights of unmatched terms with a word of the same root in the
    /// sentence before.
    PreviousDerived = "same root before", 0.117;
    /// `ln(1 + words that the question doesn't have)`.
    New = "other words", -0.32;
    /// Whether it is the first sentence of its paragraph.
    First = "first sentence", 0.353;

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
