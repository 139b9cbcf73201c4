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
    (Feature::BestSentenceBm25, 0.126),
    // names in paragraph
    (Feature::ParagraphNames, 0.203),
    // share of names
    (Feature::ParagraphNameShare, 0.961),
    // related in paragraph
    (Feature::ParagraphRelated, 0.169),
    // numbers missing
    (Feature::NumbersMissing, -0.075),
    // paragraph length
    (Feature::ParagraphLength, -0.851),
    // paragraph position
    (Feature::ParagraphPosition, -0.493),
    // matched weight
    (Feature::MatchedWeight, 0.210),
    // matched terms
    (Feature::MatchedCount, 0.345),
    // idf coverage
    (Feature::IdfCoverage, 0.414),
    // coverage over the best
    (Feature::RelativeCoverage, 1.711),
    // coverage
    (Feature::AnyCoverage, 2.576),
    // share of terms
    (Feature::CountCoverage, -0.628),
    // numbers
    (Feature::Numbers, -0.073),
    // first term
    (Feature::FirstTerm, 0.236),
    // last term
    (Feature::LastTerm, 0.128),
    // same root
    (Feature::Derived, 0.272),
    // synonym
    (Feature::Synonym, 0.073),
    // kind
    (Feature::Kind, 0.192),
    // sentence before
    (Feature::PreviousCount, 0.840),
    // pronoun
    (Feature::Pronoun, 0.067),
    // sentence behind
    (Feature::Next, 0.201),
    // run of words
    (Feature::Run, 0.347),
    // density
    (Feature::Density, 0.338),
    // beginning
    (Feature::Beginning, 0.222),
    // other words
    (Feature::New, -0.719),
    // length
    (Feature::Length, 0.435),
    // first sentence
    (Feature::First, 0.023),
    // has a date
    (Feature::Date, 2.837),
    // has a number
    (Feature::Number, 2.736),
    // has a name (who)
    (Feature::WhoName, 0.582),
    // has a person (who)
    (Feature::WhoPerson, 0.790),
    // has a name (where)
    (Feature::WhereName, -0.027),
    // has a name (what)
    (Feature::WhatName, -0.070),
    // has a reason
    (Feature::Why, 1.515),
    // other date
    (Feature::OtherDate, -0.356),
    // other name
    (Feature::OtherName, -0.202),
    // wanted is near
    (Feature::Near, 0.933),
    // kind of what is asked
    (Feature::FocusKind, 0.305),
    // asked beside a name
    (Feature::FocusBeside, 0.615),
];

/// Likewise for languages without spaces between words.
pub(super) const UNSPACED_WEIGHTS: &[(Feature, f64)] = &[
    // paragraph bm25
    (Feature::ParagraphBm25, 0.144),
    // best sentence bm25
    (Feature::BestSentenceBm25, 0.124),
    // names in paragraph
    (Feature::ParagraphNames, 0.023),
    // share of names
    (Feature::ParagraphNameShare, 0.982),
    // related in paragraph
    (Feature::ParagraphRelated, 0.169),
    // numbers missing
    (Feature::NumbersMissing, -0.096),
    // paragraph length
    (Feature::ParagraphLength, -0.784),
    // paragraph position
    (Feature::ParagraphPosition, -0.543),
    // matched weight
    (Feature::MatchedWeight, 0.174),
    // matched terms
    (Feature::MatchedCount, 0.355),
    // idf coverage
    (Feature::IdfCoverage, -0.200),
    // coverage over the best
    (Feature::RelativeCoverage, 1.872),
    // coverage
    (Feature::AnyCoverage, 2.175),
    // share of terms
    (Feature::CountCoverage, -0.755),
    // numbers
    (Feature::Numbers, 0.191),
    // first term
    (Feature::FirstTerm, 0.109),
    // last term
    (Feature::LastTerm, 0.750),
    // same root
    (Feature::Derived, 0.272),
    // synonym
    (Feature::Synonym, 0.073),
    // kind
    (Feature::Kind, 0.192),
    // sentence before
    (Feature::PreviousCount, 0.633),
    // pronoun
    (Feature::Pronoun, 0.021),
    // sentence behind
    (Feature::Next, 0.277),
    // run of words
    (Feature::Run, 0.203),
    // density
    (Feature::Density, 0.150),
    // beginning
    (Feature::Beginning, 0.194),
    // other words
    (Feature::New, -0.892),
    // length
    (Feature::Length, 0.343),
    // first sentence
    (Feature::First, 0.265),
    // has a date
    (Feature::Date, 3.101),
    // has a number
    (Feature::Number, 2.493),
    // has a name (who)
    (Feature::WhoName, 0.337),
    // has a person (who)
    (Feature::WhoPerson, 0.776),
    // has a name (where)
    (Feature::WhereName, 0.103),
    // has a name (what)
    (Feature::WhatName, -0.070),
    // has a reason
    (Feature::Why, 1.534),
    // other date
    (Feature::OtherDate, -0.063),
    // other name
    (Feature::OtherName, -0.088),
    // wanted is near
    (Feature::Near, 1.009),
    // kind of what is asked
    (Feature::FocusKind, 0.305),
    // asked beside a name
    (Feature::FocusBeside, 2.017),
];

/// The logit of the article answering the question at all.
pub(super) const ANSWERABLE: Logistic = Logistic::of(
    4.714,
    &[
        // coverage
        (Signal::Coverage, 4.810),
        // coverage around
        (Signal::CoverageAround, 2.529),
        // share of terms around
        (Signal::CountAround, 3.241),
        // score
        (Signal::Top, 0.487),
        // lead
        (Signal::Margin, -0.032),
        // share of the first
        (Signal::Share, -3.423),
        // share of the passage
        (Signal::Quoted, 0.774),
        // unknown words
        (Signal::Unknown, -3.589),
        // rarest unknown word
        (Signal::RarestUnknown, 0.750),
        // unknown names
        (Signal::UnknownNames, -0.514),
        // unknown name or number
        (Signal::Unheard, -1.567),
        // names elsewhere
        (Signal::NamesElsewhere, -1.048),
        // heaviest missing word
        (Signal::HeaviestMissing, 0.333),
        // asked thing missing
        (Signal::FocusMissing, 0.195),
        // wanted kind missing
        (Signal::Lacking, -0.919),
        // wanted kind doubtful
        (Signal::Doubtful, -0.752),
        // terms
        (Signal::Terms, -1.526),
        // sentences
        (Signal::Sentences, -1.241),
    ],
    &[
        // paragraph bm25
        (Feature::ParagraphBm25, 0.011),
        // best sentence bm25
        (Feature::BestSentenceBm25, -0.307),
        // names in paragraph
        (Feature::ParagraphNames, 0.081),
        // share of names
        (Feature::ParagraphNameShare, 0.435),
        // related in paragraph
        (Feature::ParagraphRelated, -0.353),
        // numbers missing
        (Feature::NumbersMissing, -0.045),
        // paragraph length
        (Feature::ParagraphLength, -0.631),
        // paragraph position
        (Feature::ParagraphPosition, 0.557),
        // matched weight
        (Feature::MatchedWeight, 0.187),
        // matched terms
        (Feature::MatchedCount, 0.376),
        // idf coverage
        (Feature::IdfCoverage, -2.480),
        // coverage over the best
        (Feature::RelativeCoverage, -0.738),
        // coverage
        (Feature::AnyCoverage, -0.213),
        // share of terms
        (Feature::CountCoverage, 1.605),
        // numbers
        (Feature::Numbers, 0.029),
        // first term
        (Feature::FirstTerm, -0.179),
        // last term
        (Feature::LastTerm, 0.061),
        // same root
        (Feature::Derived, 0.427),
        // synonym
        (Feature::Synonym, 0.051),
        // kind
        (Feature::Kind, 0.015),
        // sentence before
        (Feature::PreviousCount, 0.197),
        // pronoun
        (Feature::Pronoun, 0.250),
        // sentence behind
        (Feature::Next, -0.039),
        // run of words
        (Feature::Run, 0.700),
        // density
        (Feature::Density, 0.410),
        // beginning
        (Feature::Beginning, 0.373),
        // other words
        (Feature::New, -2.426),
        // length
        (Feature::Length, 1.713),
        // first sentence
        (Feature::First, 0.367),
        // has a date
        (Feature::Date, -0.287),
        // has a number
        (Feature::Number, -0.599),
        // has a name (who)
        (Feature::WhoName, -1.315),
        // has a person (who)
        (Feature::WhoPerson, 0.813),
        // has a name (where)
        (Feature::WhereName, -0.362),
        // has a name (what)
        (Feature::WhatName, 0.046),
        // has a reason
        (Feature::Why, -0.647),
        // other date
        (Feature::OtherDate, 0.134),
        // other name
        (Feature::OtherName, -0.436),
        // wanted is near
        (Feature::Near, 0.031),
        // kind of what is asked
        (Feature::FocusKind, 0.291),
        // asked beside a name
        (Feature::FocusBeside, 1.122),
    ],
);

/// The logit of the first passage holding the answer, if the article does.
pub(super) const CORRECT: Logistic = Logistic::of(
    -1.307,
    &[
        // coverage
        (Signal::Coverage, 0.383),
        // coverage around
        (Signal::CoverageAround, 0.028),
        // share of terms around
        (Signal::CountAround, -0.224),
        // score
        (Signal::Top, 0.029),
        // lead
        (Signal::Margin, 0.162),
        // share of the first
        (Signal::Share, 1.213),
        // share of the passage
        (Signal::Quoted, 2.469),
        // unknown words
        (Signal::Unknown, -0.077),
        // rarest unknown word
        (Signal::RarestUnknown, -0.097),
        // unknown names
        (Signal::UnknownNames, 0.602),
        // unknown name or number
        (Signal::Unheard, -0.691),
        // names elsewhere
        (Signal::NamesElsewhere, -0.228),
        // heaviest missing word
        (Signal::HeaviestMissing, -0.013),
        // asked thing missing
        (Signal::FocusMissing, 0.103),
        // wanted kind missing
        (Signal::Lacking, -0.181),
        // wanted kind doubtful
        (Signal::Doubtful, 0.057),
        // terms
        (Signal::Terms, -0.001),
        // sentences
        (Signal::Sentences, -0.096),
    ],
    &[],
);

/// Answered from this confidence on: 95.1 % are right where own questions and those
/// of other articles come in equal numbers, and 75.7 % of the own ones are answered.
pub const ANSWERED: f64 = 0.79;

/// Closest from this probability of an answer on: 96.2 % of the own questions are
/// answered or get the closest passage, 98.4 % of the others are refused.
pub const CLOSEST: f64 = 0.63;
