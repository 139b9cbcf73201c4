//! Any bytes as a text with quotations.

use footnote::index::Index;
use footnote::quotes::{Finding, Options, Outcome, check};

/// Any text gets the same well-formed findings twice, from all articles and from
/// each.
pub(crate) fn check_quotes(index: &Index, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let articles = index
        .articles()
        .iter()
        .map(|article| Some(article.id.clone()));
    for article in articles.chain([None]) {
        let options = Options { article };
        let checked = check(index, &text, &options);
        assert_eq!(checked, check(index, &text, &options));
        let mut end = 0;
        for finding in &checked.findings {
            assert!(finding.span.start >= end);
            end = finding.span.end;
            assert_eq!(
                text.get(finding.span.start..end),
                Some(finding.quotation.as_str())
            );
            well_formed(finding);
        }
    }
}

fn well_formed(finding: &Finding) {
    for passage in &finding.passages {
        let span = passage.citation.span;
        assert_eq!(
            passage.context.get(span.start..span.end),
            Some(passage.text.as_str())
        );
    }
    let is_told = matches!(finding.outcome, Outcome::Exact | Outcome::Altered);
    assert_eq!(
        finding.segments.is_empty(),
        !is_told || finding.heading.is_some()
    );
    // Segments follow each other in both texts.
    let (mut quoted, mut cited) = (0, (0, 0));
    for segment in &finding.segments {
        assert!(segment.quoted.start >= quoted, "{finding:#?}");
        assert!(
            (segment.passage, segment.cited.start) >= cited,
            "{finding:#?}"
        );
        quoted = segment.quoted.end;
        cited = (segment.passage, segment.cited.end);
        assert!(!finding.said(segment).is_empty() || !finding.cited(segment).is_empty());
    }
}
