//! The conversation: a [`Request`] in, a [`Reply`] out. Every surface shares it.

use crate::answer::{self, Answer, Options};
use crate::index::Index;

/// What a member asked, and after what.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The question as typed.
    pub text: &'a str,
    /// The question before it in the same conversation, if any.
    pub previous: Option<&'a Turn>,
    /// How to answer.
    pub options: Options,
}

/// A question that was asked and what it was about: enough for a follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The question as it was understood, a follow-up completed.
    pub question: String,
    /// Its subject, as typed or as the article names it.
    pub subject: Option<String>,
}

/// What a follow-up was taken to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// What was typed ("she"), or `None` where nothing stood for the subject.
    pub typed: Option<String>,
    /// The subject of the last question ("Kristi Noem").
    pub read_as: String,
}

/// What to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The answer.
    pub answer: Answer,
    /// What was taken from the question before.
    pub assumed: Option<Assumed>,
    /// What to pass along with the next question.
    pub turn: Turn,
}

/// Replies to `request` from `index`.
#[must_use]
pub fn reply(index: &Index, request: &Request<'_>) -> Reply {
    let answer = answer::answer(index, request.text, &request.options);
    Reply {
        turn: Turn {
            question: request.text.to_owned(),
            subject: None,
        },
        assumed: None,
        answer,
    }
}
