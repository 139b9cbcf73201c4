//! How an answer came about, for a member: no table of features.

use super::answer::{changed, notes};
use super::cite::place;
use super::fit::Column;
use super::quotation::short_quotation;
use super::{colour, content, title};
use crate::answer::{Answer, Passage, Verdict};
use crate::bot;
use crate::index::Index;
use crate::reply::{self, HEADINGS, Scope};
use crate::surface::discord::draft::{Draft, Embed, Field};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::limits;
use crate::surface::discord::markdown::escape;
use crate::text::fold;

/// How `reply` came about, which was asked again with
/// [`Options::explain`](crate::answer::Options::explain). `first` is the first
/// passage of the message whose button was pressed.
pub(in crate::surface::discord) fn why(
    index: &Index,
    reply: &bot::Reply,
    first: Option<Fingerprint>,
) -> Draft {
    let answer = &reply.answer;
    let scope = Scope::of(index.articles().len());
    let notice = changed(reply, first);
    let Some(explanation) = &answer.explanation else {
        let lines: Vec<&str> = notice
            .into_iter()
            .chain([reply::NOTHING_TO_EXPLAIN])
            .collect();
        return Draft::note(content(&lines.join("\n")));
    };
    let decision = reply::decision(answer.verdict, scope);
    let lines: Vec<&str> = notice.into_iter().chain([decision]).collect();
    let refused = answer.verdict == Verdict::NotInArticle;
    let mut reading: Vec<String> = reply::expected(&explanation.wanted).into_iter().collect();
    reading.extend(
        answer
            .passages
            .first()
            .map(|best| escape(&reply::matched(&matched_words(best)))),
    );
    reading.extend(notes(reply, scope));
    let odds = [
        reply::odds(explanation, answer.confidence, scope),
        reply::thresholds(explanation),
    ];
    let fields = [
        field(HEADINGS.reading, &reading),
        field(HEADINGS.certainty, &odds),
        runner_up(answer, scope),
    ];
    Draft {
        content: content(&lines.join("\n")),
        embeds: vec![Embed {
            title: title(&reply.asked),
            description: if refused {
                escape(&reply::lead_in(answer, scope))
            } else {
                String::new()
            },
            fields: fields.into_iter().flatten().collect(),
            colour: colour::of(answer.verdict),
            ..Embed::default()
        }],
        private: true,
        ..Draft::default()
    }
}

/// The passage's own words that were matched, each once.
fn matched_words(passage: &Passage) -> Vec<String> {
    let mut words: Vec<&str> = Vec::new();
    for span in &passage.matched {
        let word = span.of(&passage.text);
        if !words.iter().any(|other| fold(other) == fold(word)) {
            words.push(word);
        }
    }
    words.into_iter().map(str::to_owned).collect()
}

fn runner_up(answer: &Answer, scope: Scope) -> Option<Field> {
    let [first, second, ..] = answer.passages.as_slice() else {
        return None;
    };
    let quoted = short_quotation(&second.text, &[]);
    let place = format!("— {}", escape(&place(&second.citation, scope)));
    let share = reply::runner_up(first.score, second.score);
    let lines: Vec<String> = [quoted, place].into_iter().chain(share).collect();
    field(HEADINGS.runner_up, &lines)
}

/// A field with as many of its lines as fit.
fn field(name: &str, lines: &[String]) -> Option<Field> {
    let mut column = Column::new(limits::FIELD_VALUE);
    for line in lines {
        column.push(line);
    }
    let value = column.finish();
    (!value.is_empty()).then(|| Field {
        name: name.to_owned(),
        value,
    })
}
