//! What holds for every answer.

use footnote::answer::{Answer, Verdict};

pub(crate) fn well_formed(found: &Answer) {
    assert!(
        (0.0..=1.0).contains(&found.confidence),
        "{}",
        found.confidence
    );
    assert!(found.passages.len() <= 5);
    assert_eq!(
        found.reason.is_some(),
        matches!(found.verdict, Verdict::NotInArticle | Verdict::NotAQuestion)
    );
    for passage in &found.passages {
        let span = passage.citation.span;
        assert_eq!(
            passage.context.get(span.start..span.end),
            Some(passage.text.as_str())
        );
        for marked in passage.highlights.iter().chain(&passage.matched) {
            assert!(
                passage
                    .text
                    .get(marked.start..marked.end)
                    .is_some_and(|text| !text.is_empty())
            );
        }
    }
}
