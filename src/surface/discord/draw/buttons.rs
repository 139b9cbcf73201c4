//! What can be pressed below a message.

use super::{ReplyContext, passage_key};
use crate::answer::{Answer, Passage};
use crate::reply::LABELS;
use crate::surface::discord::custom_id::{Action, AnswerKey};
use crate::surface::discord::draft::{Button, Row};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::limits;
use crate::surface::discord::markdown::one_line;
use crate::text::truncate;

/// Buttons in one row; none without a button.
pub(super) fn row(buttons: impl IntoIterator<Item = Button>) -> Option<Row> {
    let buttons: Vec<Button> = buttons.into_iter().collect();
    (!buttons.is_empty()).then_some(Row::Buttons(buttons))
}

/// A button that only does what somebody already looks for.
pub(super) fn quiet(action: Action, label: &str) -> Button {
    Button {
        action,
        label: label.to_owned(),
        inviting: false,
    }
}

/// Shows `passage` in its paragraph, if a button can tell where that is.
pub(super) fn context(passage: Option<&Passage>) -> Option<Button> {
    let key = passage_key(passage?)?;
    Some(quiet(Action::Context(key), LABELS.context))
}

pub(super) fn more(answer: &Answer, asked: &ReplyContext, label: &str) -> Button {
    quiet(Action::More(answer_key(answer, asked)), label)
}

pub(super) fn why(answer: &Answer, asked: &ReplyContext) -> Button {
    quiet(Action::Why(answer_key(answer, asked)), LABELS.why)
}

/// Deletes the message; what only one member sees, Discord lets them dismiss.
pub(super) fn delete(asked: &ReplyContext) -> Option<Button> {
    let asker = asked.asker;
    (!asked.private).then(|| quiet(Action::Delete { asker }, LABELS.delete))
}

/// A button for each question that could be asked instead or next.
pub(super) fn suggestions<'a>(
    questions: impl IntoIterator<Item = &'a String>,
    asked: &ReplyContext,
) -> Option<Row> {
    let questions = questions.into_iter().take(limits::BUTTONS);
    row((0..).zip(questions).filter_map(|(number, question)| {
        let label = truncate(&one_line(question), limits::BUTTON_LABEL);
        let action = Action::Suggestion {
            number,
            question: Fingerprint::of(question),
            article: asked.article,
        };
        (!label.is_empty()).then_some(Button {
            action,
            label,
            inviting: true,
        })
    }))
}

/// What tells later whether the answer is still the same.
pub(super) fn first(answer: &Answer) -> Option<Fingerprint> {
    answer
        .passages
        .first()
        .map(|passage| Fingerprint::of(&passage.text))
}

fn answer_key(answer: &Answer, asked: &ReplyContext) -> AnswerKey {
    AnswerKey {
        article: asked.article,
        first: first(answer),
    }
}
