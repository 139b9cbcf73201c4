//! What was learned from questions about articles. Written by a command, which
//! gives the same file again; don't edit it:
//!
//! ```text
//! footnote train \
//!   xquad-en.json \
//!   squad2-dev.json \
//!   new-wiki.json \
//!   xquad-zh.json \
//!   -o src/ranking/learned.rs
//! ```
//!
//! From the train side of the split:
//!
//! | file | articles | questions | of other articles |
//! |---|---|---|---|
//! | xquad-en.json | 15 | 366 | 1830 |
//! | squad2-dev.json | 6 | 509 | 2416 |
//! | new-wiki.json | 15 | 900 | 4500 |
//! | xquad-zh.json | 15 | 366 | 1830 |
//!
//! The calibrations and thresholds: by cross-fitting over 10 folds of titles.

use super::{Feature, Logistic, Signal};

/// The weights of the features: a softmax over the sentences of an article.
pub(super) const WEIGHTS: &[(Feature, f64)] = &[
    // paragraph bm25
    (Feature::ParagraphBm25, 0.146),
    // best sentence bm25
    (Feature::BestSentenceBm25, 0.125),
    // names in paragraph
    (Feature::ParagraphNames, 0.204),
    // share of names
    (Feature::ParagraphNameShare, 0.957),
    // related in paragraph
    (Feature::ParagraphRelated, 0.169),
    // numbers missing
    (Feature::NumbersMissing, -0.075),
    // paragraph length
    (Feature::ParagraphLength, -0.850),
    // paragraph position
    (Feature::ParagraphPosition, -0.486),
    // matched weight
    (Feature::MatchedWeight, 0.212),
    // matched terms
    (Feature::MatchedCount, 0.349),
    // idf coverage
    (Feature::IdfCoverage, 0.420),
    // coverage over the best
    (Feature::RelativeCoverage, 1.707),
    // coverage
    (Feature::AnyCoverage, 2.573),
    // share of terms
    (Feature::CountCoverage, -0.636),
    // numbers
    (Feature::Numbers, -0.079),
    // first term
    (Feature::FirstTerm, 0.241),
    // last term
    (Feature::LastTerm, 0.131),
    // same root
    (Feature::Derived, 0.274),
    // synonym
    (Feature::Synonym, 0.075),
    // kind
    (Feature::Kind, 0.192),
    // begins alike
    (Feature::Alike, 0.212),
    // sentence before
    (Feature::PreviousCount, 0.845),
    // pronoun
    (Feature::Pronoun, 0.068),
    // sentence behind
    (Feature::Next, 0.204),
    // run of words
    (Feature::Run, 0.346),
    // density
    (Feature::Density, 0.336),
    // beginning
    (Feature::Beginning, 0.224),
    // other words
    (Feature::New, -0.724),
    // length
    (Feature::Length, 0.434),
    // first sentence
    (Feature::First, 0.026),
    // has a date
    (Feature::Date, 2.840),
    // has a number
    (Feature::Number, 2.741),
    // has a name (who)
    (Feature::WhoName, 0.586),
    // has a person (who)
    (Feature::WhoPerson, 0.787),
    // has a name (where)
    (Feature::WhereName, -0.025),
    // has a name (what)
    (Feature::WhatName, -0.069),
    // has a reason
    (Feature::Why, 1.519),
    // other date
    (Feature::OtherDate, -0.354),
    // other name
    (Feature::OtherName, -0.205),
    // wanted is near
    (Feature::Near, 0.932),
    // kind of what is asked
    (Feature::FocusKind, 0.305),
    // asked beside a name
    (Feature::FocusBeside, 0.621),
];

/// Likewise for languages without spaces between words.
pub(super) const UNSPACED_WEIGHTS: &[(Feature, f64)] = &[
    // paragraph bm25
    (Feature::ParagraphBm25, 0.144),
    // best sentence bm25
    (Feature::BestSentenceBm25, 0.123),
    // names in paragraph
    (Feature::ParagraphNames, 0.023),
    // share of names
    (Feature::ParagraphNameShare, 0.978),
    // related in paragraph
    (Feature::ParagraphRelated, 0.169),
    // numbers missing
    (Feature::NumbersMissing, -0.096),
    // paragraph length
    (Feature::ParagraphLength, -0.782),
    // paragraph position
    (Feature::ParagraphPosition, -0.538),
    // matched weight
    (Feature::MatchedWeight, 0.176),
    // matched terms
    (Feature::MatchedCount, 0.359),
    // idf coverage
    (Feature::IdfCoverage, -0.199),
    // coverage over the best
    (Feature::RelativeCoverage, 1.865),
    // coverage
    (Feature::AnyCoverage, 2.167),
    // share of terms
    (Feature::CountCoverage, -0.764),
    // numbers
    (Feature::Numbers, 0.189),
    // first term
    (Feature::FirstTerm, 0.111),
    // last term
    (Feature::LastTerm, 0.752),
    // same root
    (Feature::Derived, 0.274),
    // synonym
    (Feature::Synonym, 0.075),
    // kind
    (Feature::Kind, 0.192),
    // begins alike
    (Feature::Alike, 0.212),
    // sentence before
    (Feature::PreviousCount, 0.638),
    // pronoun
    (Feature::Pronoun, 0.022),
    // sentence behind
    (Feature::Next, 0.279),
    // run of words
    (Feature::Run, 0.202),
    // density
    (Feature::Density, 0.149),
    // beginning
    (Feature::Beginning, 0.195),
    // other words
    (Feature::New, -0.895),
    // length
    (Feature::Length, 0.344),
    // first sentence
    (Feature::First, 0.268),
    // has a date
    (Feature::Date, 3.106),
    // has a number
    (Feature::Number, 2.500),
    // has a name (who)
    (Feature::WhoName, 0.337),
    // has a person (who)
    (Feature::WhoPerson, 0.773),
    // has a name (where)
    (Feature::WhereName, 0.103),
    // has a name (what)
    (Feature::WhatName, -0.069),
    // has a reason
    (Feature::Why, 1.537),
    // other date
    (Feature::OtherDate, -0.062),
    // other name
    (Feature::OtherName, -0.088),
    // wanted is near
    (Feature::Near, 1.008),
    // kind of what is asked
    (Feature::FocusKind, 0.305),
    // asked beside a name
    (Feature::FocusBeside, 2.017),
];

/// The logit of the article answering the question at all.
pub(super) const ANSWERABLE: Logistic = Logistic::of(
    4.758,
    &[
        // coverage
        (Signal::Coverage, 4.854),
        // coverage around
        (Signal::CoverageAround, 2.660),
        // share of terms around
        (Signal::CountAround, 3.316),
        // score
        (Signal::Top, 0.474),
        // lead
        (Signal::Margin, -0.051),
        // share of the first
        (Signal::Share, -3.317),
        // share of the passage
        (Signal::Quoted, 0.717),
        // unknown words
        (Signal::Unknown, -3.525),
        // rarest unknown word
        (Signal::RarestUnknown, 0.709),
        // unknown names
        (Signal::UnknownNames, -0.530),
        // unknown name or number
        (Signal::Unheard, -1.537),
        // names elsewhere
        (Signal::NamesElsewhere, -1.038),
        // heaviest missing word
        (Signal::HeaviestMissing, 0.325),
        // asked thing missing
        (Signal::FocusMissing, 0.221),
        // wanted kind missing
        (Signal::Lacking, -0.932),
        // wanted kind doubtful
        (Signal::Doubtful, -0.473),
        // terms
        (Signal::Terms, -1.567),
        // sentences
        (Signal::Sentences, -1.264),
    ],
    &[
        // paragraph bm25
        (Feature::ParagraphBm25, 0.012),
        // best sentence bm25
        (Feature::BestSentenceBm25, -0.301),
        // names in paragraph
        (Feature::ParagraphNames, 0.080),
        // share of names
        (Feature::ParagraphNameShare, 0.443),
        // related in paragraph
        (Feature::ParagraphRelated, -0.356),
        // numbers missing
        (Feature::NumbersMissing, -0.053),
        // paragraph length
        (Feature::ParagraphLength, -0.664),
        // paragraph position
        (Feature::ParagraphPosition, 0.550),
        // matched weight
        (Feature::MatchedWeight, 0.186),
        // matched terms
        (Feature::MatchedCount, 0.382),
        // idf coverage
        (Feature::IdfCoverage, -2.498),
        // coverage over the best
        (Feature::RelativeCoverage, -0.656),
        // coverage
        (Feature::AnyCoverage, -0.291),
        // share of terms
        (Feature::CountCoverage, 1.523),
        // numbers
        (Feature::Numbers, 0.022),
        // first term
        (Feature::FirstTerm, -0.191),
        // last term
        (Feature::LastTerm, 0.055),
        // same root
        (Feature::Derived, 0.438),
        // synonym
        (Feature::Synonym, 0.059),
        // kind
        (Feature::Kind, 0.017),
        // begins alike
        (Feature::Alike, 0.406),
        // sentence before
        (Feature::PreviousCount, 0.213),
        // pronoun
        (Feature::Pronoun, 0.245),
        // sentence behind
        (Feature::Next, -0.051),
        // run of words
        (Feature::Run, 0.732),
        // density
        (Feature::Density, 0.395),
        // beginning
        (Feature::Beginning, 0.401),
        // other words
        (Feature::New, -2.312),
        // length
        (Feature::Length, 1.653),
        // first sentence
        (Feature::First, 0.304),
        // has a date
        (Feature::Date, -0.270),
        // has a number
        (Feature::Number, -0.577),
        // has a name (who)
        (Feature::WhoName, -1.342),
        // has a person (who)
        (Feature::WhoPerson, 0.811),
        // has a name (where)
        (Feature::WhereName, -0.454),
        // has a name (what)
        (Feature::WhatName, 0.170),
        // has a reason
        (Feature::Why, -0.651),
        // other date
        (Feature::OtherDate, 0.093),
        // other name
        (Feature::OtherName, -0.450),
        // wanted is near
        (Feature::Near, 0.114),
        // kind of what is asked
        (Feature::FocusKind, 0.241),
        // asked beside a name
        (Feature::FocusBeside, 1.096),
    ],
);

/// The logit of the first passage holding the answer, if the article does.
pub(super) const CORRECT: Logistic = Logistic::of(
    -1.351,
    &[
        // coverage
        (Signal::Coverage, 0.383),
        // coverage around
        (Signal::CoverageAround, 0.037),
        // share of terms around
        (Signal::CountAround, -0.198),
        // score
        (Signal::Top, 0.028),
        // lead
        (Signal::Margin, 0.163),
        // share of the first
        (Signal::Share, 1.225),
        // share of the passage
        (Signal::Quoted, 2.495),
        // unknown words
        (Signal::Unknown, -0.060),
        // rarest unknown word
        (Signal::RarestUnknown, -0.092),
        // unknown names
        (Signal::UnknownNames, 0.670),
        // unknown name or number
        (Signal::Unheard, -0.802),
        // names elsewhere
        (Signal::NamesElsewhere, -0.209),
        // heaviest missing word
        (Signal::HeaviestMissing, -0.005),
        // asked thing missing
        (Signal::FocusMissing, 0.117),
        // wanted kind missing
        (Signal::Lacking, -0.135),
        // wanted kind doubtful
        (Signal::Doubtful, -0.002),
        // terms
        (Signal::Terms, -0.011),
        // sentences
        (Signal::Sentences, -0.096),
    ],
    &[],
);

/// Answered from this confidence on: 95.0 % are right where own questions and those
/// of other articles come in equal numbers, and 75.6 % of the own ones are answered.
pub const ANSWERED: f64 = 0.79;

/// Closest from this probability of an answer on: 96.0 % of the own questions are
/// answered or get the closest passage, 98.4 % of the others are refused.
pub const CLOSEST: f64 = 0.63;
