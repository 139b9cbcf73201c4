use super::passages::MOST;
use super::{Contribution, Explained, Explanation, Model, Wanted};
use crate::index::Index;
use crate::ranking::{Confidence, Query, Ranked, Ranking, Weights};

/// How an answer came about: the sentences that scored best, feature by feature.
pub(super) fn explain(
    model: &Model,
    index: &Index,
    query: &Query,
    ranking: &Ranking,
    confidence: Confidence,
) -> Explanation {
    Explanation {
        terms: query
            .terms
            .iter()
            .map(|term| (term.typed.clone(), term.weight()))
            .collect(),
        wanted: query.expected.wanted.into_iter().collect::<Vec<Wanted>>(),
        passages: ranking
            .ranked
            .iter()
            .take(MOST)
            .map(|ranked| explained(index, ranked, model.weights(query.language)))
            .collect(),
        answerable: confidence.answerable,
        correct: confidence.correct,
        answered_at: model.thresholds.answered,
        closest_at: model.thresholds.closest,
    }
}

fn explained(index: &Index, ranked: &Ranked, weights: &Weights) -> Explained {
    let sentence = index.sentence(ranked.sentence);
    let paragraph = index.paragraph(sentence.paragraph);
    let total: f64 = ranked
        .features()
        .map(|(feature, value)| (value * weights.get(feature)).abs())
        .sum();
    Explained {
        section: index.section_ref(index.section(paragraph.section)),
        paragraph: paragraph.number as usize + 1,
        text: sentence.span().of(index.text(paragraph)).to_owned(),
        score: ranked.score,
        contributions: ranked
            .features()
            .map(|(feature, value)| Contribution {
                feature: feature.name(),
                value,
                weight: weights.get(feature),
                share: if total > 0.0 {
                    value * weights.get(feature) / total
                } else {
                    0.0
                },
            })
            .collect(),
    }
}
