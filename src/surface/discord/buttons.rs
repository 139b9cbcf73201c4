//! What buttons and menus do. All that they know stands in the message and in
//! their `custom_id`.

#[cfg(test)]
mod tests;

use serenity::model::Permissions;
use serenity::model::application::{
    ActionRowComponent, ButtonKind, ComponentInteraction, ComponentInteractionDataKind,
};
use serenity::model::channel::MessageFlags;

use super::asking::{self, Gone};
use super::custom_id::{Action, SectionKey};
use super::draw::{self, ReplyContext};
use super::fingerprint::Fingerprint;
use super::response::Response;
use crate::answer::Verdict;
use crate::bot::Reply;
use crate::index::Index;
use crate::reply;

/// Does what was pressed or chosen.
pub(super) fn press(index: &Index, pressed: &ComponentInteraction) -> Response {
    let Ok(action) = pressed.data.custom_id.parse::<Action>() else {
        return Response::note(reply::OTHER_VERSION);
    };
    match action {
        Action::Context(key) => Response::say(draw::in_context(index, &key)),
        Action::More(key) => match asked_again(index, pressed, key.article, false) {
            Some(Ok(reply)) => Response::say(draw::more(index, &reply, key.first)),
            Some(Err(gone)) => gone.into(),
            None => Response::note(reply::NO_QUESTION),
        },
        Action::Why(key) => match asked_again(index, pressed, key.article, true) {
            Some(Ok(reply)) => Response::say(draw::why(index, &reply, key.first)),
            Some(Err(gone)) => gone.into(),
            None => Response::note(reply::NO_QUESTION),
        },
        Action::Suggestion {
            question, article, ..
        } => match suggested(index, pressed, question, article) {
            Some(Ok(question)) => asking::ask(index, &question, None, &asked(pressed, article)),
            Some(Err(gone)) => gone.into(),
            None => Response::note(reply::CHANGED),
        },
        Action::Outline { article, page } => match asking::find(index, article) {
            Some(number) => {
                let asked = turning(pressed, article);
                Response::Replace(draw::outline(index, number, page, &asked))
            }
            None => Response::note(reply::CHANGED),
        },
        Action::Summary { article, page } => {
            summary(index, pressed, article, page).unwrap_or_else(|| Response::note(reply::CHANGED))
        }
        Action::Sections { article, .. } => chosen_section(index, pressed, article)
            .unwrap_or_else(|| Response::note(reply::CHANGED)),
        Action::Delete { asker } => delete(pressed, asker),
    }
}

/// Whether an action asks a question, which counts against the member's rate.
pub(super) fn asks(custom_id: &str) -> bool {
    !matches!(custom_id.parse(), Ok(Action::Delete { .. }))
}

/// The name of an action in logs and metrics.
pub(super) fn name(custom_id: &str) -> &'static str {
    custom_id
        .parse()
        .map_or("unknown", |action: Action| action.name())
}

/// The reply to the question that the message shows, asked now.
fn asked_again(
    index: &Index,
    pressed: &ComponentInteraction,
    article: Option<Fingerprint>,
    explain: bool,
) -> Option<Result<Reply, Gone>> {
    let question = shown_question(pressed)?;
    Some(asking::reply(index, &question, None, article, explain))
}

fn shown_question(pressed: &ComponentInteraction) -> Option<String> {
    let title = pressed
        .message
        .embeds
        .iter()
        .find_map(|embed| embed.title.as_deref())?;
    Some(draw::shown_question(title))
}

/// The suggestion that was pressed: one that the articles hold, or one that the
/// message's question still gets.
fn suggested(
    index: &Index,
    pressed: &ComponentInteraction,
    question: Fingerprint,
    article: Option<Fingerprint>,
) -> Option<Result<String, Gone>> {
    let meant = |text: &&String| Fingerprint::of(text) == question;
    let held = index
        .articles()
        .iter()
        .flat_map(|article| &article.suggested)
        .find(meant);
    if let Some(held) = held {
        return Some(Ok(held.clone()));
    }
    match asked_again(index, pressed, article, false)? {
        Ok(reply) => reply.answer.suggestions.iter().find(meant).cloned().map(Ok),
        Err(gone) => Some(Err(gone)),
    }
}

/// A page of the overview that the message shows.
fn summary(
    index: &Index,
    pressed: &ComponentInteraction,
    article: Fingerprint,
    page: u32,
) -> Option<Response> {
    let reply = asked_again(index, pressed, Some(article), false)?.ok()?;
    let asked = turning(pressed, article);
    (reply.answer.verdict == Verdict::Overview)
        .then(|| Response::Replace(draw::page(index, &reply, page, &asked)))
}

fn chosen_section(
    index: &Index,
    pressed: &ComponentInteraction,
    article: Fingerprint,
) -> Option<Response> {
    let ComponentInteractionDataKind::StringSelect { values } = &pressed.data.kind else {
        return None;
    };
    let key: SectionKey = values.first()?.parse().ok()?;
    let number = asking::find(index, article)?;
    let sections = &index.articles()[number].sections;
    let listed = |section: usize| {
        sections
            .get(section)
            .is_some_and(|section| Fingerprint::of(section.title()) == key.heading)
    };
    // It may have moved since.
    let section = Some(key.section as usize)
        .filter(|&section| listed(section))
        .or_else(|| (0..sections.len()).find(|&section| listed(section)))?;
    let mut asked = asked(pressed, Some(article));
    // A menu that everybody sees is turned by each for themselves.
    asked.private = true;
    Some(Response::say(draw::section(index, number, section, &asked)))
}

/// Deletes the message, for whoever asked and for moderators.
fn delete(pressed: &ComponentInteraction, asker: u64) -> Response {
    let moderates = pressed
        .member
        .as_ref()
        .and_then(|member| member.permissions)
        .is_some_and(|permissions| {
            permissions.intersects(Permissions::MANAGE_MESSAGES | Permissions::ADMINISTRATOR)
        });
    if pressed.user.id.get() == asker || moderates {
        Response::Delete
    } else {
        Response::note(reply::NOT_YOURS)
    }
}

/// The member who may delete the message: who asked for it.
fn asker(pressed: &ComponentInteraction) -> Option<u64> {
    let rows = pressed.message.components.iter();
    rows.flat_map(|row| &row.components).find_map(|component| {
        let ActionRowComponent::Button(button) = component else {
            return None;
        };
        let ButtonKind::NonLink { custom_id, .. } = &button.data else {
            return None;
        };
        match custom_id.parse() {
            Ok(Action::Delete { asker }) => Some(asker),
            _ => None,
        }
    })
}

/// Whoever turns a message's page, the message stays another's.
fn turning(pressed: &ComponentInteraction, article: Fingerprint) -> ReplyContext {
    ReplyContext {
        asker: asker(pressed).unwrap_or(pressed.user.id.get()),
        ..asked(pressed, Some(article))
    }
}

/// Who pressed. What follows from a message that only one sees, only they see.
fn asked(pressed: &ComponentInteraction, article: Option<Fingerprint>) -> ReplyContext {
    let flags = pressed.message.flags.unwrap_or_default();
    ReplyContext {
        asker: pressed.user.id.get(),
        article,
        private: flags.contains(MessageFlags::EPHEMERAL),
    }
}

/// What the metrics call an action that answers nothing.
pub(super) fn verdict(response: &Response) -> Option<Verdict> {
    match response {
        Response::Say(said) => said.verdict,
        Response::Replace(_) | Response::Delete | Response::Offer(_) => None,
    }
}
