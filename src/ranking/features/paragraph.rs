use super::{Matched, Terms, Values, Weighed};
use crate::ranking::weights::Feature;

/// What a paragraph has of the question, for its sentences to share.
pub(in super::super) struct Paragraph {
    /// Its BM25.
    pub(in super::super) bm25: f64,
    /// That of its best sentence.
    pub(in super::super) best_bm25: f64,
    /// The terms that it has.
    pub(in super::super) whole: Matched,
    /// The terms of its section's heading; of that's summary or keywords; of the
    /// article's title.
    pub(in super::super) fields: [Terms; 3],
    /// How many sentences it has.
    pub(in super::super) sentences: usize,
    /// How far down its article it stands, from 0 to 1.
    pub(in super::super) position: f64,
}

/// The features of a paragraph.
pub(in super::super) fn paragraph(question: &Weighed<'_>, of: &Paragraph) -> Values {
    let mut values = Values::default();
    let [heading, field, title] = of.fields;
    let exact = of.whole.exact;
    values.set(Feature::ParagraphBm25, of.bm25);
    values.set(Feature::BestSentenceBm25, of.best_bm25);
    values.set(Feature::Heading, question.weight(heading.without(exact)));
    let field = field.without(heading);
    values.set(Feature::Field, question.weight(field.without(exact)));
    let elsewhere = exact.or(heading).or(field);
    values.set(Feature::Title, question.weight(title.without(elsewhere)));
    let related = of.whole.derived.or(of.whole.synonyms).without(exact);
    values.set(Feature::ParagraphRelated, question.weight(related));
    values.set(Feature::ParagraphNameShare, name_share(question, exact));
    let missing = question.numbers.without(exact);
    values.set(Feature::NumbersMissing, question.weight(missing));
    values.set(Feature::ParagraphLength, (of.sentences as f64).ln());
    values.set(Feature::ParagraphPosition, of.position);
    values
}

/// The share of the question's names, by weight, that a paragraph has; 0 where it
/// has none.
fn name_share(question: &Weighed<'_>, exact: Terms) -> f64 {
    let names = question.names;
    super::share(question.weight(exact.and(names)), question.weight(names))
}
