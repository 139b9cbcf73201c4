//! Draws how an answer came about, as aligned tables.

use super::draw::View;
use super::page::Page;
use super::style::{PLAIN, QUIET, STRONG};
use super::table::{Align, Table};
use crate::answer::{Answer, Explained, Explanation, Verdict};
use crate::reply;
use crate::text::truncate;

/// How `answer` came about: what the question was read as, every passage's
/// features with their shares, and the confidence beside its thresholds.
#[must_use]
pub fn explanation(answer: &Answer, view: View) -> String {
    let mut page = Page::new(view.width);
    let Some(explanation) = &answer.explanation else {
        page.text(PLAIN, reply::NOTHING_TO_EXPLAIN);
        return page.finish();
    };
    question(&mut page, answer, explanation);
    confidence(&mut page, answer, explanation);
    for (number, passage) in explanation.passages.iter().enumerate() {
        scored(&mut page, number + 1, passage);
    }
    page.finish()
}

fn question(page: &mut Page, answer: &Answer, explanation: &Explanation) {
    page.text(STRONG, "The question");
    let mut table = Table::new([Align::Left, Align::Left]);
    let mut row = |name: &str, value: String| {
        table.row([
            name.to_owned(),
            if value.is_empty() {
                "–".to_owned()
            } else {
                value
            },
        ]);
    };
    row("verdict", verdict(answer.verdict).to_owned());
    row(
        "asks for",
        explanation
            .wanted
            .iter()
            .map(|&it| reply::wanted(it))
            .collect::<Vec<_>>()
            .join(", "),
    );
    let corrections = answer
        .corrections
        .iter()
        .map(|it| format!("{} → {}", it.typed, it.read_as));
    row("corrections", corrections.collect::<Vec<_>>().join(", "));
    row("not matched", answer.unmatched.join(", "));
    table.draw(page);
    page.gap();
    if !explanation.terms.is_empty() {
        let mut terms = Table::headed([Align::Left, Align::Right], ["TERM", "WEIGHT"]);
        for (term, weight) in &explanation.terms {
            terms.row([term.clone(), format!("{weight:.3}")]);
        }
        terms.draw(page);
    }
}

fn confidence(page: &mut Page, answer: &Answer, explanation: &Explanation) {
    page.gap();
    page.text(STRONG, "The confidence");
    let mut table = Table::new([Align::Left, Align::Right, Align::Left]);
    for (name, value, note) in [
        (
            "answerable", explanation.answerable, "the article answers it",
        ),
        (
            "correct", explanation.correct, "the first passage is right, if it does",
        ),
        (
            "confidence",
            answer.confidence,
            reply::confidence(answer.confidence),
        ),
        (
            "answered at", explanation.answered_at, "the threshold of an answer",
        ),
        (
            "closest at", explanation.closest_at, "the threshold of a closest passage",
        ),
    ] {
        table.row([name.to_owned(), format!("{value:.3}"), note.to_owned()]);
    }
    table.draw(page);
}

fn scored(page: &mut Page, number: usize, passage: &Explained) {
    page.gap();
    let place = format!(
        "{} ¶ {}",
        reply::section(&passage.section),
        passage.paragraph
    );
    page.line(&[(STRONG, &format!("{number}. {place}"))]);
    let room = page.width().saturating_sub(3).clamp(40, 200);
    page.line(&[(QUIET, &format!("   {}", truncate(&passage.text, room)))]);
    let mut table = Table::headed(
        [Align::Left, Align::Right, Align::Right, Align::Right],
        ["FEATURE", "VALUE", "WEIGHT", "SHARE"],
    );
    for it in &passage.contributions {
        let share = format!("{:.1} %", 100.0 * it.share);
        table.row([
            it.feature.to_owned(),
            format!("{:.3}", it.value),
            format!("{:.3}", it.weight),
            share,
        ]);
    }
    table.row([
        "score".to_owned(),
        format!("{:.3}", passage.score),
        String::new(),
        String::new(),
    ]);
    table.draw(page);
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Answered => "answered",
        Verdict::Closest => "closest",
        Verdict::Overview => "overview",
        Verdict::NotInArticle => "not in the article",
        Verdict::NotAQuestion => "not a question",
    }
}
