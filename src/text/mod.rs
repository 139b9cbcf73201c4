//! Text as the index sees it: words with byte spans, folded, normalised and
//! stemmed; sentences; and the spans that hold a date, a number or a name.
//!
//! Every step changes what a token is *called*, never where it stands: the
//! spans always point into the text that was passed in, so whatever is found
//! can be quoted byte for byte.

mod alike;
mod cells;
mod central;
mod compounds;
mod detect;
pub(crate) mod english;
mod everyday;
mod fold;
mod foreign;
mod frequency;
mod irregular;
mod item_number;
mod language;
mod languages;
mod lexeme;
mod measure;
pub(crate) mod months;
mod nearest;
mod nouns;
mod numbers;
mod overstemmed;
mod prefixes;
mod related;
mod sentences;
mod span;
mod spelling;
mod stop_words;
mod table;
mod truncate;
mod typed_spans;
mod units;
mod unspaced;
mod verb_forms;
mod word_class;
mod words;

pub use alike::{Company, Likeness, Subject, company};
pub use cells::{cells, column_heads, line_around};
pub use central::central_sentence;
pub use compounds::{compound_firsts, is_compound_of};
pub use detect::detect;
pub use everyday::everyday;
pub use fold::fold;
pub use foreign::is_foreign;
pub use frequency::{rarest, zipf};
pub(crate) use irregular::is_irregular;
pub use item_number::{ItemNumber, item_number};
pub use language::Language;
pub use lexeme::{Analyser, Lexeme, LexemeKind};
pub(crate) use measure::CURRENCIES;
pub use measure::{Fit, Measure};
pub use nearest::{likeness, nearest};
pub use prefixes::without_prefix;
pub use related::{Related, related};
pub use sentences::sentences;
pub use span::Span;
pub use spelling::one_edit_away;
pub(crate) use stop_words::is_stop_word;
pub use stop_words::spoken;
pub use truncate::truncate;
pub use typed_spans::{SpanKind, TypedSpan};
pub(crate) use typed_spans::{TaggedToken, typed_spans};
pub use verb_forms::verb_forms;
pub(crate) use word_class::WordClass;
pub(crate) use words::without_possessive;
pub use words::{Word, same_words, words};
