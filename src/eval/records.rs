//! What became of every question: all that the figures are made of.

use serde::{Deserialize, Serialize};

use crate::answer::Verdict;

/// An article's questions and what became of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The article's title.
    pub title: String,
    /// Its questions that it answers.
    pub own: Vec<OwnRecord>,
    /// Its questions that it doesn't answer (`is_impossible`).
    pub impossible: Vec<OtherRecord>,
    /// Questions of other articles that it was asked.
    pub foreign: Vec<OtherRecord>,
}

/// A question that its article answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnRecord {
    /// What the file calls it.
    pub id: String,
    /// The rank, from 1, of the first sentence that overlaps an answer; 0 if none
    /// is ranked.
    pub sentence: u32,
    /// The rank, from 1, of its paragraph among the paragraphs in order of their
    /// best sentence; 0 if it is not ranked.
    pub paragraph: u32,
    /// Whether the first passage as shown contains an answer, whole.
    pub passage: bool,
    /// How many bytes that passage has.
    pub bytes: u32,
    /// How good the highlight is, if one is shown.
    pub highlight: Option<HighlightRecord>,
    /// The answer's confidence; of a ranker without one, its highest score.
    pub confidence: f64,
    /// The verdict; none of a ranker that gives none.
    #[serde(with = "verdict")]
    pub verdict: Option<Verdict>,
    /// `sentence` for the same question with typos, if that was asked.
    pub typos: Option<u32>,
}

/// How much of an answer a highlight has, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HighlightRecord {
    /// F1 over normalised tokens.
    pub tokens: f64,
    /// F1 over the characters' places.
    pub characters: f64,
}

/// A question that the article doesn't answer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherRecord {
    /// As in [`OwnRecord`].
    pub confidence: f64,
    /// Likewise.
    #[serde(with = "verdict")]
    pub verdict: Option<Verdict>,
}

/// Reads and writes what [`Verdict`] itself only writes.
mod verdict {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::answer::Verdict;

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Known {
        Answered,
        Closest,
        Overview,
        NotInArticle,
        NotAQuestion,
    }

    pub(super) fn serialize<S: Serializer>(
        verdict: &Option<Verdict>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        verdict.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Verdict>, D::Error> {
        let known = Option::<Known>::deserialize(deserializer)?;
        Ok(known.map(|known| match known {
            Known::Answered => Verdict::Answered,
            Known::Closest => Verdict::Closest,
            Known::Overview => Verdict::Overview,
            Known::NotInArticle => Verdict::NotInArticle,
            Known::NotAQuestion => Verdict::NotAQuestion,
        }))
    }
}
