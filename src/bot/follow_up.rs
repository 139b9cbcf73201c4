//! Questions that lean on the one before: "and why?", "what did she claim?".

#[cfg(test)]
mod tests;

use super::continuation::continued;
use super::foreign;
use super::mentions::{Kind, mentions};
use super::speaker::asks_for_speaker;
use super::tagged::{TaggedQuestion, TaggedWord, is_anaphor};
use super::turn::{Context, Previous};
use crate::answer::{self, Form};
use crate::index::Index;
use crate::reply::Assumed;
use crate::text::english::is_demonstrative;
use crate::text::{LexemeKind, fold, words};

/// A follow-up that has become a question of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completed {
    pub(super) question: String,
    pub(super) assumed: Option<Assumed>,
    /// When something else is asked instead.
    pub(super) other: Other,
}

/// What may be asked instead of a completed question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Other {
    None,
    /// What was typed, where that has an answer by itself.
    AsTyped,
    /// This, where the completed question has no answer.
    Topic(String),
    /// Nothing, but this name is what is asked for in the passage.
    Speaker(String),
}

impl Completed {
    fn sure(question: String, typed: Option<&str>, read_as: &str) -> Self {
        Self {
            question,
            assumed: Some(Assumed {
                typed: typed.map(str::to_owned),
                read_as: read_as.to_owned(),
            }),
            other: Other::None,
        }
    }
}

/// `text` with what it leaves out taken from `previous`, if it leaves anything out.
pub(super) fn complete(index: &Index, previous: &Previous<'_>, text: &str) -> Option<Completed> {
    match answer::form(text) {
        Form::Question => {
            if let Some(completed) = again(index, previous, text, None) {
                return Some(completed);
            }
        }
        // "Tell me more", "what does it say about her".
        Form::More => {
            let turn = previous.context();
            return about(turn.subject.as_deref().or(turn.all())?, None);
        }
        Form::Topic(topic) => {
            if says_what_about(text)
                && let Some(completed) = again(index, previous, text, Some(&topic))
            {
                return Some(completed);
            }
            let typed = topic.trim_end_matches(['?', '!', '.', ' ']);
            if !is_anaphor(typed) {
                return None;
            }
            let (subject, _) = subject(previous.context(), &fold(typed))?;
            return about(subject, Some(typed));
        }
        Form::Other => return None,
    }
    let asked = TaggedQuestion::read(index, text);
    let bare = without_ending(text);
    if foreign::is_fragment(index, text)
        && let turn = previous.context()
        && !turn.topic.is_empty()
    {
        let question = format!("{bare} {}?", turn.topic);
        return Some(Completed::sure(question, None, &turn.topic));
    }
    if asked.words.is_empty() || asked.has_own_subject() {
        return None;
    }
    if asks_for_speaker(&asked) {
        let turn = previous.context();
        return Some(Completed {
            question: turn.question.clone(),
            assumed: None,
            other: Other::Speaker(turn.speaker.clone()?),
        });
    }
    if let Some(pronoun) = asked.pronoun() {
        let word = &asked.words[pronoun];
        let (name, subject) = subject(previous.context(), &word.lexeme.folded)?;
        let typed = word.span.of(text);
        let possessive = is_possessive(&asked.words, pronoun);
        let (before, behind) = (&text[..word.span.start], &text[word.span.end..]);
        let ending = if possessive { "’s" } else { "" };
        let question = format!("{before}{subject}{ending}{behind}");
        return Some(Completed::sure(question, Some(typed), name));
    }
    if asked.is_fragment()
        && let Some(completed) = with_topic(index, previous.context(), &asked, text)
    {
        return Some(completed);
    }
    if !asked.is_bare(|| mentions(index, &asked, text).is_empty()) {
        return None;
    }
    let mentioned = previous.context().last_mentioned()?;
    Some(Completed {
        other: Other::AsTyped,
        ..Completed::sure(format!("{bare} {mentioned}?"), None, mentioned)
    })
}

/// A fragment such as "why?" with what the last question was about behind it.
fn with_topic(
    index: &Index,
    turn: &Context,
    asked: &TaggedQuestion,
    text: &str,
) -> Option<Completed> {
    let bare = without_ending(text);
    let topic = asked.without_its_words(index, &turn.topic);
    if topic.is_empty() {
        return None;
    }
    if !turn.mentions.is_empty() {
        let question = format!("{bare} {topic}?");
        return Some(Completed::sure(question, None, &topic));
    }
    // No more than a verb is no subject to speak of.
    let about = match &turn.subject {
        Some(subject) if !topic.contains(subject) => format!("{subject} {topic}"),
        _ => topic,
    };
    let question = format!("{bare} {about}?");
    Some(Completed::sure(
        question.clone(),
        Some(text.trim()),
        &question,
    ))
}

/// A question without what ends it.
fn without_ending(question: &str) -> &str {
    question.trim().trim_end_matches(['?', '!', '.', '…', ' '])
}

/// The last question with the phrase that `text` is put in, or the `topic` that it has.
fn again(
    index: &Index,
    previous: &Previous<'_>,
    text: &str,
    topic: Option<&str>,
) -> Option<Completed> {
    let put = continued(index, previous, topic.unwrap_or(text), topic.is_some())?;
    Some(Completed {
        other: match put.name {
            Some(name) => Other::Topic(name),
            None => Other::None,
        },
        ..Completed::sure(put.question.clone(), Some(text.trim()), &put.question)
    })
}

/// "What about on Sundays?" goes on, "tell me about Sunday" does not.
fn says_what_about(text: &str) -> bool {
    let folded: Vec<_> = words(text).map(|word| fold(word.text)).collect();
    folded
        .windows(2)
        .any(|pair| matches!(&*pair[0], "what" | "how") && pair[1] == "about")
}

/// A question for what the article says about `subject`.
fn about(subject: &str, typed: Option<&str>) -> Option<Completed> {
    let question = format!("What does it say about {subject}?");
    (!subject.is_empty()).then(|| Completed::sure(question, typed, subject))
}

/// What a pronoun stands for: what the last question was about by its grammar or named
/// last, of what it can stand for. "That" is all that it was about. Once as a person reads it,
/// once as it is put into the question.
fn subject<'a>(turn: &'a Context, pronoun: &str) -> Option<(&'a str, &'a str)> {
    if is_demonstrative(pronoun) {
        return turn.all().map(|all| (all, all));
    }
    let is_personal = Kind::Person.fits(pronoun);
    let fitting = || {
        turn.mentions
            .iter()
            .filter(|mention| mention.kind.fits(pronoun))
    };
    let titled = turn
        .titled
        .as_ref()
        .filter(|titled| is_personal && titled.kind.fits(pronoun));
    let found = fitting()
        .find(|mention| mention.is_subject && !is_personal)
        .or_else(|| fitting().next_back())
        .or(titled)
        .or_else(|| {
            turn.around
                .iter()
                .rfind(|mention| mention.kind.fits(pronoun))
        })?;
    Some((found.name(), found.asked_by()))
}

/// "his", "their", and "her" before a noun.
fn is_possessive(words: &[TaggedWord], at: usize) -> bool {
    match words[at].lexeme.folded.as_str() {
        "his" | "its" | "their" => true,
        "her" => words
            .get(at + 1)
            .is_some_and(|next| next.lexeme.kind == LexemeKind::Content),
        _ => false,
    }
}
