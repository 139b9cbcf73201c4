//! The features of no run of words being the answer.

use super::Sought;
use super::kind::Kind;
use super::row::{Family, Row, STEPS};

impl Sought<'_> {
    /// The features of there being no answer.
    pub(super) fn none(&self, mut tell: impl FnMut(Row, f32)) {
        tell(Family::None.row(), 1.0);
        let unsure = (1.0 - self.correct) / self.correct.max(0.001);
        tell(Family::Unsure.row(), unsure.max(0.001).ln() as f32);
        let (kinds, share) = self.contents();
        let without = kinds.into_iter().enumerate().filter(|(_, has)| !has);
        without.for_each(|(kind, _)| tell(Family::Without.at(kind), 1.0));
        let fifths = (share * (STEPS - 1) as f64).round() as usize;
        tell(Family::Has.at(fifths.min(STEPS - 1)), 1.0);
    }

    /// Of which kinds the passage has typed spans, and how much of the question, by
    /// weight, it has.
    fn contents(&self) -> ([bool; Kind::COUNT], f64) {
        let mut kinds = [false; Kind::COUNT];
        let terms = &self.query.terms;
        let mut seen = vec![false; terms.len()];
        for number in self.sentences.clone() {
            let sentence = self.index.sentence(number);
            let spans = self.index.spans(sentence).iter();
            for kind in spans.filter_map(|span| Kind::of_span(span.kind)) {
                kinds[kind as usize] = true;
            }
            let tokens = self.index.tokens(sentence).iter();
            for token in tokens.filter(|token| !token.stop) {
                if let Some(term) = terms.iter().position(|term| term.means(token.term)) {
                    seen[term] = true;
                }
            }
        }
        let (mut all, mut found) = (0.0, 0.0);
        for (term, seen) in terms.iter().zip(seen) {
            all += term.weight();
            found += if seen { term.weight() } else { 0.0 };
        }
        (kinds, found / f64::max(all, 0.001))
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::with;
    use super::{Family, Kind, Row, STEPS};

    fn rows(text: &str, question: &str) -> Vec<Row> {
        with(text, question, |sought| {
            let mut rows = Vec::new();
            sought.none(|row, _| rows.push(row));
            rows
        })
    }

    #[test]
    fn kinds_that_are_not_there_are_features() {
        let rows = rows("It was built in 1858.", "When was it built?");
        assert!(rows.contains(&Family::None.row()) && rows.contains(&Family::Unsure.row()));
        assert!(!rows.contains(&Family::Without.at(Kind::Date as usize)));
        assert!(rows.contains(&Family::Without.at(Kind::Person as usize)));
    }

    #[test]
    fn the_share_of_the_question_is_a_feature() {
        let has = |question: &str| {
            let rows = rows("It was built in 1858. Storms are common.", question);
            let mut steps = 0..STEPS;
            steps.find(|&step| rows.contains(&Family::Has.at(step)))
        };
        assert_eq!(has("When was it built?"), Some(STEPS - 1));
        assert_eq!(has("Who painted the ceiling?"), Some(0));
        // Both sentences count.
        assert_eq!(has("Storms built what?"), Some(STEPS - 1));
    }
}
