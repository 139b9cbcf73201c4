//! Whether words that claim to be quoted stand in an article: word for word,
//! altered, or not at all.
//!
//! Nothing here is worded for a person: [`crate::reply`] does that.

mod alignment;
mod allowances;
mod candidates;
mod checking;
mod data;
mod headings;
mod judgement;
mod marks;
mod quotations;
mod segments;
mod share;
#[cfg(test)]
mod tests;
mod units;
mod window;

use crate::article::Wording;
use crate::index::Index;
use crate::ranking::Scope;

pub use data::{Allowance, Checked, Doubt, Finding, Heading, Outcome, Segment, SegmentKind};
pub use quotations::{Quotations, quotations};

use checking::Checking;

/// How to check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The id of the one article to look in; all of them if `None`.
    pub article: Option<String>,
}

/// Looks for every quotation of `text` in the articles of `index`. Pure: the same
/// text and index give the same findings. An article that the index doesn't have
/// is like none.
///
/// Two texts have the same words if nothing but white space, dashes, quotation
/// marks, the case of the first letter and what follows the last word differs;
/// other marks, capitals and accents are [`Allowance`]s. Whatever else differs
/// is an alteration, and numbers are never taken for one another.
///
/// ```
/// use footnote::article::markdown;
/// use footnote::index::Index;
/// use footnote::quotes::{Options, Outcome, check};
///
/// let read = markdown::read("salvo", b"# Salvo\n\nNoem spoke. Operation Salvo arrested 54 people.\n")?;
/// let index = Index::build(vec![read.article]);
/// let said = "Is it “operation Salvo arrested” or “Operation Salvo arrested 45 people”?";
/// let checked = check(&index, said, &Options::default());
/// let [exact, altered] = checked.findings.as_slice() else { panic!("two quotations") };
/// assert_eq!(exact.outcome, Outcome::Exact);
/// assert_eq!(altered.outcome, Outcome::Altered);
/// let changed = altered.differences().next().expect("a difference");
/// assert_eq!((altered.said(changed), altered.cited(changed)), ("45", "54"));
/// # Ok::<(), footnote::article::Problem>(())
/// ```
#[must_use]
pub fn check(index: &Index, text: &str, options: &Options) -> Checked {
    let chosen = options
        .article
        .as_deref()
        .and_then(|id| index.article_number(id));
    let scope = Scope::of(index, chosen);
    let articles = match chosen {
        Some(article) => &index.articles()[article as usize..=article as usize],
        None => index.articles(),
    };
    let languages = match chosen {
        Some(_) => articles.iter().map(|article| article.language).collect(),
        None => index.languages().to_vec(),
    };
    let summaries = articles
        .iter()
        .filter(|article| article.wording == Wording::Summary)
        .count();
    let quotations = quotations(text);
    let mut checking = Checking::new(index, text, &scope, &languages, summaries > 0);
    Checked {
        findings: quotations
            .spans
            .iter()
            .map(|&span| checking.finding(span))
            .collect(),
        left_out: quotations.left_out,
        articles: articles.len(),
        summaries,
    }
}
