//! What became of quotations.

use super::{Scope, listed};
use crate::answer::Passage;
use crate::article::{SectionRef, Wording};
use crate::quotes::{Allowance, Checked, Doubt, Finding, Heading, Outcome, Segment, SegmentKind};
use crate::text::truncate;

/// What stands above the passage that comes nearest to a quotation.
pub const NEAREST: &str = "The nearest passage:";

/// What stands above the differences of a quotation.
pub const DIFFERENCES: &str = "What differs:";

/// What to say where no word can be checked.
pub const NOTHING_TO_CHECK: &str =
    "There is nothing here to check: give me the wording, best in quotation marks.";

/// The most differences that are named.
const MOST_DIFFERENCES: usize = 8;

/// The most characters of a difference that are repeated.
const LONGEST: usize = 80;

/// What became of a quotation, in a sentence.
#[must_use]
pub fn finding(finding: &Finding, checked: &Checked) -> String {
    let scope = Scope::of(checked.articles);
    match finding.outcome {
        Outcome::Exact => match &finding.heading {
            Some(heading) => headed(heading, scope),
            None => format!(
                "Word for word {}{} ({}).",
                source(finding, scope),
                apart_from(&finding.apart_from),
                place(&finding.passages)
            ),
        },
        Outcome::Altered => {
            let who = match finding.passages.first() {
                Some(passage) if passage.wording == Wording::Summary => {
                    "the summary quotes the article".to_owned()
                }
                Some(passage) if scope == Scope::Several => {
                    format!("‘{}’ says it", passage.citation.article.title)
                }
                _ => "the article says it".to_owned(),
            };
            format!("Nearly: {who} differently ({}).", place(&finding.passages))
        }
        Outcome::Absent => format!(
            "I can't find this {}.",
            scope.pick("in the article", "in these articles")
        ),
        Outcome::CantTell(Doubt::SummarysWords) => format!(
            "I can't tell: these are the summary's words, not the article's ({}).",
            place(&finding.passages)
        ),
        Outcome::CantTell(Doubt::NotQuoted) if checked.summaries < checked.articles => {
            "I can't tell: I don't find this, but of some of these articles I hold only summaries."
                .to_owned()
        }
        Outcome::CantTell(Doubt::NotQuoted) => format!(
            "I can't tell: I hold only summaries of {}, and this isn't among the words they quote.",
            scope.pick("this article", "these articles")
        ),
    }
}

/// How many of several quotations are word for word, and how many are not.
#[must_use]
pub fn tally(checked: &Checked) -> Option<String> {
    if checked.findings.len() < 2 {
        return None;
    }
    let count = |which: fn(Outcome) -> bool| {
        let findings = checked.findings.iter();
        findings.filter(|finding| which(finding.outcome)).count()
    };
    let parts: Vec<String> = [
        (count(|outcome| outcome == Outcome::Exact), "word for word"),
        (count(|outcome| outcome == Outcome::Altered), "altered"),
        (count(|outcome| outcome == Outcome::Absent), "not found"),
        (
            count(|outcome| matches!(outcome, Outcome::CantTell(_))),
            "that I can't tell",
        ),
    ]
    .into_iter()
    .filter(|&(count, _)| count > 0)
    .map(|(count, what)| format!("{count} {what}"))
    .collect();
    Some(format!(
        "{} quotations: {}.",
        checked.findings.len(),
        parts.join(", ")
    ))
}

/// That there were more quotations than are checked at once.
#[must_use]
pub fn left_out(checked: &Checked) -> Option<String> {
    let first = checked.findings.len();
    match checked.left_out {
        0 => None,
        _ if first == 0 => {
            Some("I checked nothing of it; all that there is was left out.".to_owned())
        }
        1 => Some(format!(
            "I checked the first {first}; one more is left out."
        )),
        more => Some(format!(
            "I checked the first {first}; {more} more are left out."
        )),
    }
}

/// That there are more findings than the `shown` ones, which are in order.
#[must_use]
pub fn not_shown(checked: &Checked, shown: usize) -> Option<String> {
    let what = format!("I show {shown}, first what is not word for word;");
    match checked.findings.len().saturating_sub(shown) {
        0 => None,
        1 => Some(format!("{what} one more is not shown.")),
        more => Some(format!("{what} {more} more are not shown.")),
    }
}

/// What differs between a quotation and the article, a line each.
///
/// What an ellipsis or a bracket hides is named too: the quotation is exact, but
/// whoever reads it may want to know.
#[must_use]
pub fn differences(finding: &Finding) -> Vec<String> {
    let mut lines: Vec<String> = finding
        .differences()
        .map(|segment| difference(finding, segment))
        .collect();
    let more = lines.len().saturating_sub(MOST_DIFFERENCES);
    if more > 1 {
        lines.truncate(MOST_DIFFERENCES);
        lines.push(format!("and {more} more"));
    }
    lines
}

fn difference(finding: &Finding, segment: &Segment) -> String {
    let said = truncate(finding.said(segment), LONGEST);
    let cited = truncate(finding.cited(segment), LONGEST);
    match segment.kind {
        SegmentKind::Kept => format!("‘{said}’"),
        SegmentKind::Missing => format!("left out: ‘{cited}’"),
        SegmentKind::Added => format!("added: ‘{said}’"),
        SegmentKind::Replaced => format!("‘{said}’ instead of ‘{cited}’"),
        SegmentKind::Omitted => format!("under the ellipsis: ‘{cited}’"),
        SegmentKind::Bracketed if cited.is_empty() => format!("in brackets: ‘{said}’"),
        SegmentKind::Bracketed => format!("in brackets: ‘{said}’ for ‘{cited}’"),
    }
}

/// Where exact words stand, after "word for word".
fn source(finding: &Finding, scope: Scope) -> String {
    match finding.passages.first() {
        Some(passage) if passage.wording == Wording::Summary => {
            "among the words that the summary quotes".to_owned()
        }
        Some(passage) if scope == Scope::Several => {
            format!("in ‘{}’", passage.citation.article.title)
        }
        _ => "in the article".to_owned(),
    }
}

fn apart_from(allowances: &[Allowance]) -> String {
    let named: Vec<String> = allowances
        .iter()
        .map(|allowance| {
            match allowance {
                Allowance::Ellipsis => "what the ellipsis leaves out",
                Allowance::Brackets => "what stands in brackets",
                Allowance::Punctuation => "punctuation",
                Allowance::Capitals => "capital letters",
                Allowance::Accents => "accents",
            }
            .to_owned()
        })
        .collect();
    if named.is_empty() {
        return String::new();
    }
    format!(", apart from {}", listed(&named, "and"))
}

fn headed(heading: &Heading, scope: Scope) -> String {
    match (&heading.section, scope) {
        (None, Scope::One) => "Word for word in the article's title.".to_owned(),
        (None, Scope::Several) => {
            format!("Word for word in the title ‘{}’.", heading.article.title)
        }
        (Some(section), Scope::One) => {
            format!("Word for word in a heading ({}).", numbered(section))
        }
        (Some(section), Scope::Several) => format!(
            "Word for word in a heading of ‘{}’ ({}).",
            heading.article.title,
            numbered(section)
        ),
    }
}

/// "§4 Heading, paragraph 1": where passages stand that follow each other.
fn place(passages: &[Passage]) -> String {
    let (Some(first), Some(last)) = (passages.first(), passages.last()) else {
        return String::new();
    };
    let (from, to) = (first.citation.paragraph, last.citation.paragraph);
    let paragraphs = match to - from {
        0 => format!("paragraph {from}"),
        1 => format!("paragraphs {from} and {to}"),
        _ => format!("paragraphs {from} to {to}"),
    };
    format!("{}, {paragraphs}", numbered(&first.citation.section))
}

/// "§4 Heading", or "lead", which has no number that anybody would count.
fn numbered(section: &SectionRef) -> String {
    match section.index {
        0 => "lead".to_owned(),
        _ => super::section(section),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Checked, Doubt, Finding, Heading, Outcome, Segment, SegmentKind, Wording, differences,
        finding, left_out, tally,
    };
    use crate::quotes::Allowance::{self, Accents, Brackets, Capitals, Ellipsis, Punctuation};
    use crate::reply::notes::tests::{article, passage, section};
    use crate::text::Span;

    const TEXT: &str = "He did not promise lower fares.";

    fn found(outcome: Outcome) -> Finding {
        Finding {
            span: Span::new(0, TEXT.len()),
            quotation: TEXT.to_owned(),
            outcome,
            apart_from: Vec::new(),
            passages: vec![passage(TEXT)],
            heading: None,
            segments: Vec::new(),
        }
    }

    fn checked(findings: Vec<Finding>, articles: usize, summaries: usize) -> Checked {
        Checked {
            findings,
            left_out: 0,
            articles,
            summaries,
        }
    }

    #[track_caller]
    fn says(finding_: &Finding, articles: usize, summaries: usize, expected: &str) {
        let checked = checked(Vec::new(), articles, summaries);
        assert_eq!(finding(finding_, &checked), expected);
    }

    #[track_caller]
    fn exact(apart_from: &[Allowance], expected: &str) {
        let found = Finding {
            apart_from: apart_from.to_vec(),
            ..found(Outcome::Exact)
        };
        says(&found, 1, 0, expected);
    }

    #[test]
    fn exact_words_are_located() {
        exact(
            &[],
            "Word for word in the article (§4 Pushback, paragraph 2).",
        );
        exact(
            &[Capitals],
            "Word for word in the article, apart from capital letters (§4 Pushback, paragraph 2).",
        );
        exact(
            &[Ellipsis, Brackets, Punctuation, Accents],
            "Word for word in the article, apart from what the ellipsis leaves out, what stands in \
             brackets, punctuation and accents (§4 Pushback, paragraph 2).",
        );
        let mut several = found(Outcome::Exact);
        says(
            &several,
            2,
            0,
            "Word for word in ‘The mayor’s promise’ (§4 Pushback, paragraph 2).",
        );
        several.passages.push(passage("More."));
        several.passages[1].citation.paragraph = 3;
        says(
            &several,
            1,
            0,
            "Word for word in the article (§4 Pushback, paragraphs 2 and 3).",
        );
        several.passages[1].citation.paragraph = 5;
        several.passages[0].citation.section = section(0);
        says(
            &several,
            1,
            0,
            "Word for word in the article (lead, paragraphs 2 to 5).",
        );
        several.passages[0].wording = Wording::Summary;
        several.passages.truncate(1);
        says(
            &several,
            1,
            1,
            "Word for word among the words that the summary quotes (lead, paragraph 2).",
        );
    }

    #[test]
    fn headings_are_located() {
        let mut found = found(Outcome::Exact);
        found.passages.clear();
        let mut headed = |section, articles, expected| {
            found.heading = Some(Heading {
                article: article(),
                section,
            });
            says(&found, articles, 0, expected);
        };
        headed(None, 1, "Word for word in the article's title.");
        headed(None, 2, "Word for word in the title ‘The mayor’s promise’.");
        headed(
            Some(section(4)),
            1,
            "Word for word in a heading (§4 Pushback).",
        );
        headed(
            Some(section(4)),
            2,
            "Word for word in a heading of ‘The mayor’s promise’ (§4 Pushback).",
        );
    }

    #[test]
    fn what_is_not_exact_is_said_as_just_that() {
        let mut altered = found(Outcome::Altered);
        says(
            &altered,
            1,
            0,
            "Nearly: the article says it differently (§4 Pushback, paragraph 2).",
        );
        says(
            &altered,
            2,
            0,
            "Nearly: ‘The mayor’s promise’ says it differently (§4 Pushback, paragraph 2).",
        );
        altered.passages[0].wording = Wording::Summary;
        says(
            &altered,
            1,
            1,
            "Nearly: the summary quotes the article differently (§4 Pushback, paragraph 2).",
        );
        let absent = found(Outcome::Absent);
        says(&absent, 1, 0, "I can't find this in the article.");
        says(&absent, 2, 0, "I can't find this in these articles.");
    }

    #[test]
    fn a_summary_leaves_a_doubt() {
        let unquoted = found(Outcome::CantTell(Doubt::NotQuoted));
        says(
            &unquoted,
            1,
            1,
            "I can't tell: I hold only summaries of this article, and this isn't among the words they quote.",
        );
        says(
            &unquoted,
            2,
            2,
            "I can't tell: I hold only summaries of these articles, and this isn't among the words they quote.",
        );
        says(
            &unquoted,
            2,
            1,
            "I can't tell: I don't find this, but of some of these articles I hold only summaries.",
        );
        says(
            &found(Outcome::CantTell(Doubt::SummarysWords)),
            1,
            1,
            "I can't tell: these are the summary's words, not the article's (§4 Pushback, paragraph 2).",
        );
    }

    #[test]
    fn differences_are_named_one_by_one() {
        let segment = |kind, quoted: (usize, usize), cited: (usize, usize)| Segment {
            kind,
            quoted: Span::new(quoted.0, quoted.1),
            passage: 0,
            cited: Span::new(cited.0, cited.1),
        };
        let mut found = found(Outcome::Altered);
        found.segments = vec![
            segment(SegmentKind::Kept, (0, 6), (0, 6)),
            segment(SegmentKind::Missing, (6, 6), (7, 10)),
            segment(SegmentKind::Added, (7, 10), (6, 6)),
            segment(SegmentKind::Replaced, (11, 18), (19, 24)),
            segment(SegmentKind::Omitted, (6, 6), (7, 10)),
            segment(SegmentKind::Bracketed, (0, 2), (3, 6)),
            segment(SegmentKind::Bracketed, (0, 2), (3, 3)),
        ];
        assert_eq!(
            differences(&found),
            [
                "left out: ‘not’", "added: ‘not’", "‘promise’ instead of ‘lower’",
                "under the ellipsis: ‘not’", "in brackets: ‘He’ for ‘did’", "in brackets: ‘He’"
            ]
        );
        found.segments = vec![segment(SegmentKind::Missing, (6, 6), (7, 10)); 20];
        let lines = differences(&found);
        assert_eq!((lines.len(), lines[8].as_str()), (9, "and 12 more"));
    }

    #[test]
    fn several_are_counted() {
        let one = checked(vec![found(Outcome::Exact)], 1, 0);
        assert_eq!((tally(&one), left_out(&one)), (None, None));
        let mut none = checked(Vec::new(), 1, 0);
        none.left_out = 1;
        assert_eq!(
            left_out(&none).as_deref(),
            Some("I checked nothing of it; all that there is was left out.")
        );
        let mut many = checked(
            vec![
                found(Outcome::Exact),
                found(Outcome::Altered),
                found(Outcome::Absent),
                found(Outcome::Absent),
                found(Outcome::CantTell(Doubt::NotQuoted)),
            ],
            2,
            1,
        );
        many.left_out = 2;
        assert_eq!(
            tally(&many).as_deref(),
            Some("5 quotations: 1 word for word, 1 altered, 2 not found, 1 that I can't tell.")
        );
        assert_eq!(
            left_out(&many).as_deref(),
            Some("I checked the first 5; 2 more are left out.")
        );
    }
}
