use serde::Serialize;

use crate::answer::Passage;
use crate::article::{ArticleRef, SectionRef};
use crate::text::Span;

/// What became of the quotations of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// A finding for each quotation that was checked, in the text's order.
    pub findings: Vec<Finding>,
    /// How many quotations were left out because there were too many; a rest of the
    /// text that wasn't read counts as one.
    pub left_out: usize,
    /// How many articles were looked in.
    pub articles: usize,
    /// How many of those are held as summaries.
    pub summaries: usize,
}

impl Checked {
    /// Whether no quotation is anything but [`Outcome::Exact`], or left out.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let is_exact = |finding: &Finding| finding.outcome == Outcome::Exact;
        self.left_out == 0 && self.findings.iter().all(is_exact)
    }
}

/// What became of one quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where it stands in the text that was checked, without its marks.
    pub span: Span,
    /// Its words, byte for byte as in that text.
    pub quotation: String,
    /// Whether an article has it.
    pub outcome: Outcome,
    /// What differs although no word was changed, where the outcome is
    /// [`Outcome::Exact`]; each at most once, in the order of [`Allowance`].
    pub apart_from: Vec<Allowance>,
    /// Where it stands: whole sentences, one passage a paragraph, the words of an
    /// exact quotation highlighted. Of one that is absent the nearest passage, if
    /// it is near.
    pub passages: Vec<Passage>,
    /// The title or heading that it is, if no passage has its words.
    pub heading: Option<Heading>,
    /// The quotation beside the passages, word by word, if it is exact or altered.
    pub segments: Vec<Segment>,
}

impl Finding {
    /// The segments in which the quotation and the article differ.
    pub fn differences(&self) -> impl Iterator<Item = &Segment> {
        self.segments
            .iter()
            .filter(|segment| segment.kind != SegmentKind::Kept)
    }

    /// The words of the quotation in a segment; none if they are missing.
    #[must_use]
    pub fn said(&self, segment: &Segment) -> &str {
        segment.quoted.of(&self.quotation)
    }

    /// The words of the article in a segment; none if they were added.
    #[must_use]
    pub fn cited(&self, segment: &Segment) -> &str {
        segment.cited.of(&self.passages[segment.passage].text)
    }
}

/// A title or a heading that was quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// The article.
    pub article: ArticleRef,
    /// The section that it heads; `None` for the article's title.
    pub section: Option<SectionRef>,
}

/// Whether an article has a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The same words in the same order, in passages or as a heading.
    Exact,
    /// Most of the words in the same order; the segments say which differ.
    Altered,
    /// No passage comes near.
    Absent,
    /// What is held doesn't tell.
    CantTell(Doubt),
}

/// Why it can't be told whether an article has a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// It isn't among the words that a summary quotes from its article.
    NotQuoted,
    /// These are the summary's own words.
    SummarysWords,
}

/// A difference that changes no word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowance {
    /// An ellipsis leaves words of the paragraph out.
    Ellipsis,
    /// Square brackets hold words that are not the article's.
    Brackets,
    /// Commas, stops and the like within the quotation.
    Punctuation,
    /// Capital letters other than the first.
    Capitals,
    /// Accents.
    Accents,
}

/// A run of words of a quotation, and what stands for it in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// How the two differ.
    pub kind: SegmentKind,
    /// The bytes of the quotation; empty, at their place, for words that it lacks.
    pub quoted: Span,
    /// The number of the passage.
    pub passage: usize,
    /// The bytes of that passage's text; empty, at their place, for added words.
    pub cited: Span,
}

/// How the words of a segment differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentKind {
    /// The same words.
    Kept,
    /// The article has words that the quotation lacks.
    Missing,
    /// The quotation has words that the article lacks.
    Added,
    /// Other words.
    Replaced,
    /// The words that an ellipsis leaves out.
    Omitted,
    /// The words in square brackets, and what they stand for.
    Bracketed,
}
