//! `footnote quote`: whether quoted words stand in the articles.

use std::io::{self, BufRead, Read as _};
use std::time::Instant;

use serde::Serialize;

use super::exit::{Exit, Failure};
use super::json::JsonPassage;
use super::knowledge::{self, KnowledgeArgs};
use super::page::{BAR, Page};
use super::style::{DIFFERENT, PLAIN, QUIET, STRONG};
use super::{draw, screen};
use crate::answer::Passage;
use crate::config::Config;
use crate::quotes::{
    Allowance, Checked, Doubt, Finding, Heading, Options, Outcome, Segment, SegmentKind, check,
};
use crate::reply::quotes as reply;
use crate::text::Span;

/// The most bytes that are read from standard input: whatever comes down the
/// pipe must not fill the memory.
const LONGEST_INPUT: u64 = 1024 * 1024;

/// Check whether quoted words stand in the articles
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote quote 'He said \"the news coming out of Minneapolis is horrific\".'
  footnote quote --json --knowledge article.md < draft.txt

What stands in quotation marks or on lines that begin with \"> \" is checked, a single word too; where there is none, every sentence. At most 25 quotations in the first MiB are checked, and it says what is left out.

Exit codes: 0 every quotation is word for word in an article and none is left out, 1 our fault, 2 usage, 3 invalid configuration or knowledge, 4 one is not.")]
pub(crate) struct QuoteArgs {
    #[command(flatten)]
    knowledge: KnowledgeArgs,

    /// Look only in the article with this id; `footnote check` lists them
    #[arg(long, value_name = "ID")]
    article: Option<String>,

    /// Print the findings as a JSON object
    #[arg(long)]
    json: bool,

    /// The text; without it, standard input is read
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
}

impl QuoteArgs {
    /// Checks the quotations of the text.
    pub(super) fn run(&self, config: &Config) -> Result<Exit, Failure> {
        let library = self.knowledge.load(config)?;
        let options = Options {
            article: knowledge::known_article(&library, self.article.as_deref())?,
        };
        let (text, has_more) = if self.text.is_empty() {
            input()?
        } else {
            (self.text.join(" "), false)
        };
        let begun = Instant::now();
        let mut checked = check(&library.index, &text, &options);
        checked.left_out += usize::from(has_more);
        let elapsed_us = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        if self.json {
            let findings = JsonFindings::new(&checked, elapsed_us);
            let line = serde_json::to_string(&findings).map_err(Failure::Json)?;
            screen::show(&format!("{line}\n"))?;
        } else {
            screen::show(&findings(&checked, screen::width()))?;
        }
        Ok(if checked.is_exact() {
            Exit::Done
        } else {
            Exit::NotInArticle
        })
    }
}

/// The text on standard input, with `U+FFFD` for what is not UTF-8, and whether
/// there is more than is read.
fn input() -> Result<(String, bool), Failure> {
    let mut stdin = std::io::stdin().lock();
    let mut bytes = Vec::new();
    let has_more = stdin
        .by_ref()
        .take(LONGEST_INPUT)
        .read_to_end(&mut bytes)
        .and_then(|_| is_left(stdin))
        .map_err(Failure::Input)?;
    if has_more {
        screen::note("The text is longer than 1 MiB; what follows that is not checked.");
    }
    Ok((String::from_utf8_lossy(&bytes).into_owned(), has_more))
}

/// Whether anything but white space is left in `rest`.
fn is_left(mut rest: impl BufRead) -> io::Result<bool> {
    loop {
        let bytes = rest.fill_buf()?;
        if bytes.iter().any(|byte| !byte.is_ascii_whitespace()) {
            return Ok(true);
        }
        match bytes.len() {
            0 => return Ok(false),
            read => rest.consume(read),
        }
    }
}

/// What became of every quotation: its words, those that differ marked, a
/// sentence that says it, the differences one by one, and the passage.
fn findings(checked: &Checked, width: usize) -> String {
    let mut page = Page::new(width);
    if checked.findings.is_empty() && checked.left_out == 0 {
        page.text(PLAIN, reply::NOTHING_TO_CHECK);
    }
    if let Some(tally) = reply::tally(checked) {
        page.text(PLAIN, &tally);
    }
    for finding in &checked.findings {
        page.gap();
        quotation(&mut page, finding);
        page.text(PLAIN, &reply::finding(finding, checked));
        let differences = reply::differences(finding);
        if !differences.is_empty() {
            page.text(QUIET, reply::DIFFERENCES);
        }
        for difference in differences {
            page.item(&difference);
        }
        passages(&mut page, finding);
    }
    if let Some(note) = reply::left_out(checked) {
        page.gap();
        page.text(QUIET, &note);
    }
    page.finish()
}

fn quotation(page: &mut Page, finding: &Finding) {
    const OPENING: &str = "“";
    let marked: Vec<Span> = finding
        .differences()
        .map(|segment| segment.quoted.shifted(OPENING.len()))
        .collect();
    // The marks of quoted lines go, without moving a byte.
    let words = finding.quotation.replace("\n>", "\n ");
    let text = format!("{OPENING}{words}”");
    page.quote("", &text, &marked, DIFFERENT);
}

fn passages(page: &mut Page, finding: &Finding) {
    let is_nearest = matches!(
        finding.outcome,
        Outcome::Absent | Outcome::CantTell(Doubt::NotQuoted)
    );
    if is_nearest && !finding.passages.is_empty() {
        page.text(QUIET, reply::NEAREST);
    }
    for (number, passage) in finding.passages.iter().enumerate() {
        page.quote(
            BAR,
            &passage.text,
            &marked(finding, number, passage),
            STRONG,
        );
        draw::cite(page, passage);
    }
}

/// What to mark in a passage: the words of an exact quotation, else those that
/// it has otherwise.
fn marked(finding: &Finding, number: usize, passage: &Passage) -> Vec<Span> {
    if finding.outcome == Outcome::Exact {
        return passage.highlights.clone();
    }
    finding
        .differences()
        .filter(|segment| segment.passage == number)
        .map(|segment| segment.cited)
        .collect()
}

/// A [`Checked`] with its keys in the contract's order.
#[derive(Debug, Serialize)]
struct JsonFindings<'a> {
    findings: Vec<JsonFinding<'a>>,
    left_out: usize,
    elapsed_us: u64,
}

#[derive(Debug, Serialize)]
struct JsonFinding<'a> {
    quotation: &'a str,
    span: Span,
    finding: &'static str,
    says: String,
    apart_from: &'a [Allowance],
    passages: Vec<JsonPassage<'a>>,
    heading: Option<&'a Heading>,
    differences: Vec<JsonDifference<'a>>,
}

/// A [`Segment`] with the words that it stands for.
#[derive(Debug, Serialize)]
struct JsonDifference<'a> {
    kind: SegmentKind,
    said: &'a str,
    said_span: Span,
    article: &'a str,
    passage: usize,
    passage_span: Span,
}

impl<'a> JsonFindings<'a> {
    /// `checked`, which took `elapsed_us` microseconds.
    fn new(checked: &'a Checked, elapsed_us: u64) -> Self {
        let finding = |finding: &'a Finding| JsonFinding {
            quotation: &finding.quotation,
            span: finding.span,
            finding: name(finding.outcome),
            says: reply::finding(finding, checked),
            apart_from: &finding.apart_from,
            passages: finding.passages.iter().map(JsonPassage::new).collect(),
            heading: finding.heading.as_ref(),
            differences: finding
                .differences()
                .map(|segment| JsonDifference::new(finding, segment))
                .collect(),
        };
        Self {
            findings: checked.findings.iter().map(finding).collect(),
            left_out: checked.left_out,
            elapsed_us,
        }
    }
}

impl<'a> JsonDifference<'a> {
    fn new(finding: &'a Finding, segment: &Segment) -> Self {
        Self {
            kind: segment.kind,
            said: finding.said(segment),
            said_span: segment.quoted,
            article: finding.cited(segment),
            passage: segment.passage,
            passage_span: segment.cited,
        }
    }
}

fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Exact => "exact",
        Outcome::Altered => "altered",
        Outcome::Absent => "absent",
        Outcome::CantTell(_) => "cant_tell",
    }
}

#[cfg(test)]
mod tests {
    use super::{JsonFindings, Options, check, findings};
    use crate::article::markdown;
    use crate::index::Index;
    use crate::quotes::Checked;

    const FERRY: &str = "+++\nsource = \"https://a.b\"\n+++\n# The ferry\n\nThe ferry sails at noon. \
                         It does not wait for 54 passengers.\n";

    fn checked(text: &str) -> Checked {
        let read = markdown::read("ferry", FERRY.as_bytes()).expect("an article");
        check(&Index::build(vec![read.article]), text, &Options::default())
    }

    /// What is drawn, bold text in `**` and every other style taken out.
    fn drawn(text: &str) -> String {
        let drawn = findings(&checked(text), usize::MAX).replace("\u{1b}[33m", "");
        let mut marked = String::new();
        let mut rest = drawn.as_str();
        while let Some((before, after)) = rest.split_once("\u{1b}[1m") {
            let (bold, after) = after.split_once("\u{1b}[0m").expect("every style ends");
            marked += &format!("{before}**{bold}**");
            rest = after;
        }
        anstream::adapter::strip_str(&(marked + rest)).to_string()
    }

    #[test]
    fn an_exact_quotation_is_highlighted_in_its_passage() {
        assert_eq!(
            drawn("“sails at noon”"),
            "“sails at noon”\n\
             Word for word in the article (lead, paragraph 1).\n\
             │ The ferry **sails at noon**.\n  \
               The ferry › Lead ¶\u{a0}1\n  \
               https://a.b#:~:text=The%20ferry%20sails%20at%20noon\n"
        );
    }

    #[test]
    fn differences_are_marked_on_both_sides_and_named() {
        assert_eq!(
            drawn("> It does wait\n> for 45 passengers."),
            "“It does wait\n  for **45** passengers.”\n\
             Nearly: the article says it differently (lead, paragraph 1).\n\
             What differs:\n  • left out: ‘not’\n  • ‘45’ instead of ‘54’\n\
             │ It does **not** wait for **54** passengers.\n  \
               The ferry › Lead ¶\u{a0}1\n  \
               https://a.b#:~:text=It%20does%20not%20wait%20for%2054%20passengers\n"
        );
    }

    #[test]
    fn several_are_counted_and_what_is_absent_is_said() {
        assert_eq!(
            drawn("“The ferry sails at noon” and “a bridge is built”"),
            "2 quotations: 1 word for word, 1 not found.\n\n\
             “The ferry sails at noon”\n\
             Word for word in the article (lead, paragraph 1).\n\
             │ **The ferry sails at noon**.\n  \
               The ferry › Lead ¶\u{a0}1\n  \
               https://a.b#:~:text=The%20ferry%20sails%20at%20noon\n\n\
             “a bridge is built”\n\
             I can't find this in the article.\n"
        );
    }

    #[test]
    fn nothing_to_check_says_what_to_do() {
        assert_eq!(
            drawn(""),
            "There is nothing here to check: give me the wording, best in quotation marks.\n"
        );
    }

    #[test]
    fn json_has_the_contracts_keys_in_order() {
        let checked = checked("“It does wait for 54 passengers”");
        let json = serde_json::to_string(&JsonFindings::new(&checked, 7)).expect("JSON");
        assert_eq!(
            json,
            concat!(
                r#"{"findings":[{"quotation":"It does wait for 54 passengers","span":[3,33],"#,
                r#""finding":"altered","says":"Nearly: the article says it differently (lead, paragraph 1).","#,
                r#""apart_from":[],"passages":[{"article":{"id":"ferry","title":"The ferry"},"#,
                r#""section":{"index":0,"title":"Lead"},"paragraph":1,"#,
                r#""text":"It does not wait for 54 passengers.","span":[25,60],"highlights":[],"score":90,"#,
                r#""context":"The ferry sails at noon. It does not wait for 54 passengers."}],"heading":null,"#,
                r#""differences":[{"kind":"missing","said":"","said_span":[7,7],"article":"not","#,
                r#""passage":0,"passage_span":[8,11]}]}],"left_out":0,"elapsed_us":7}"#
            )
        );
    }
}
