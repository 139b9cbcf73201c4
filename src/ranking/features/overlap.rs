use super::{Matched, Terms, Values, Weighed};
use crate::ranking::weights::Feature;

/// How many sentences before the one before are looked at.
const EARLIER: usize = 4;

/// What stands around a sentence in its paragraph.
#[derive(Clone, Copy)]
pub(in super::super) struct Around {
    /// The terms of the sentence before; none for the first one.
    pub(in super::super) before: Matched,
    /// The terms, by themselves, their root or their meaning, of those before that one,
    /// the nearest first.
    pub(in super::super) earlier: [Terms; EARLIER],
    /// The terms of the sentence behind; none for the last one.
    pub(in super::super) behind: Matched,
    /// The terms that the whole paragraph has itself.
    pub(in super::super) whole: Terms,
    /// Whether the sentence begins with a pronoun.
    pub(in super::super) refers_back: bool,
}

/// The features that compare a sentence's terms with the question's.
pub(in super::super) fn overlap(
    values: &mut Values,
    question: &Weighed<'_>,
    here: Matched,
    around: Around,
) {
    let exact = here.exact;
    values.set(Feature::MatchedWeight, question.weight(exact));
    values.set(Feature::MatchedCount, f64::from(exact.count()));
    values.set(Feature::IdfCoverage, question.idf_coverage(exact));
    values.set(Feature::AnyCoverage, question.coverage(here.any()));
    values.set(Feature::CountCoverage, question.count_coverage(here.any()));
    let numbers = exact.and(question.numbers);
    values.set(Feature::Numbers, question.weight(numbers));
    if let Some((first, last)) = question.ends {
        values.flag(Feature::FirstTerm, here.any().has(first));
        values.flag(Feature::LastTerm, here.any().has(last));
    }
    related(values, question, here);
    neighbours(values, question, here, around);
}

/// The weights of the terms that the sentence has only by a related word, each in
/// the closest of its relations.
fn related(values: &mut Values, question: &Weighed<'_>, here: Matched) {
    let mut closer = here.exact;
    for (feature, terms) in [
        (Feature::Derived, here.derived),
        (Feature::Synonym, here.synonyms),
        (Feature::Kind, here.kinds),
    ] {
        values.set(feature, question.weight(terms.without(closer)));
        closer = closer.or(terms);
    }
}

/// What the sentence lacks, and those around it have.
fn neighbours(values: &mut Values, question: &Weighed<'_>, here: Matched, around: Around) {
    let before = around.before.exact.without(here.any());
    values.set(Feature::PreviousCount, f64::from(before.count()));
    if around.refers_back {
        let named = around.before.exact.without(here.exact);
        values.set(Feature::Pronoun, question.weight(named));
    }
    values.set(Feature::Earlier, earlier(question, here, around));
    let behind = around.behind.exact.without(here.exact);
    let behind = behind.without(around.before.exact);
    values.set(Feature::Next, question.weight(behind));
    let names = around.whole.and(question.names).without(here.exact);
    values.set(Feature::ParagraphNames, question.weight(names));
}

/// The weights of the terms that were said before the sentence before, each over how
/// many sentences ago: what the paragraph spoke of, it speaks of yet.
fn earlier(question: &Weighed<'_>, here: Matched, around: Around) -> f64 {
    let mut nearer = here.any().or(around.before.any());
    let mut sum = 0.0;
    for (terms, ago) in around.earlier.into_iter().zip(2..) {
        sum += question.weight(terms.without(nearer)) / f64::from(ago);
        nearer = nearer.or(terms);
    }
    sum
}
