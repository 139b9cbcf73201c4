//! The messages that were answered lately: so that nothing is answered twice,
//! an edited question gets its answer edited, and a deleted one takes its answer
//! along, also while the answer is on its way. A message comes before its edits and
//! its deletion: [`super::lanes`] keeps them in order.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use lru::LruCache;
use serenity::model::id::MessageId;

use super::fingerprint::Fingerprint;
use crate::bot::Turn;

/// How many messages are remembered: the oldest make room.
const MOST: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// Recent questions that were messages.
#[derive(Debug)]
pub(super) struct Recent {
    questions: Mutex<LruCache<MessageId, Question>>,
}

/// A message that asked.
#[derive(Debug)]
struct Question {
    /// Its text, to tell an edit from a link's preview.
    text: Fingerprint,
    /// What was talked about before it: an edited follow-up leans on the same.
    previous: Option<Turn>,
    state: State,
}

#[derive(Debug, Default)]
enum State {
    /// Its answer is on the way. If it was edited meanwhile, this is what it
    /// says now.
    Answering {
        edited: Option<String>,
        deleted: bool,
    },
    /// It has this answer.
    Answered(MessageId),
    /// It has none, on purpose or for a failure.
    #[default]
    Unanswered,
}

const ANSWERING: State = State::Answering {
    edited: None,
    deleted: false,
};

/// What to do about an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// Nothing: it is none of ours, it isn't new, or it will be seen to when
    /// the answer on the way has arrived.
    Ignore,
    /// Answer again.
    Answer {
        /// In place of this message.
        answer: MessageId,
        /// What was talked about before the question.
        previous: Option<Turn>,
    },
}

/// What to do when an answer has been sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing.
    Rest,
    /// The question was edited meanwhile, and says this now.
    AnswerAgain(String),
    /// The question was deleted meanwhile: delete the answer.
    Delete,
}

impl Recent {
    pub(super) fn new() -> Self {
        Self {
            questions: Mutex::new(LruCache::new(MOST)),
        }
    }

    /// Whether to answer this message: not if it was seen before.
    pub(super) fn begin(&self, question: MessageId, text: &str, previous: Option<&Turn>) -> bool {
        let text = Fingerprint::of(text);
        self.with(|questions| {
            if questions.contains(&question) {
                return false;
            }
            let known = Question {
                text,
                previous: previous.cloned(),
                state: ANSWERING,
            };
            questions.put(question, known);
            true
        })
    }

    /// Its answer was sent, or it gets none.
    pub(super) fn end(&self, question: MessageId, answer: Option<MessageId>) -> Next {
        self.with(|questions| {
            let Some(known) = questions.get_mut(&question) else {
                return Next::Rest;
            };
            match std::mem::take(&mut known.state) {
                State::Answering { deleted: true, .. } => {
                    questions.pop(&question);
                    Next::Delete
                }
                State::Answering {
                    edited: Some(text), ..
                } if answer.is_some() => {
                    known.state = ANSWERING;
                    Next::AnswerAgain(text)
                }
                _ => {
                    known.state = answer.map_or(State::Unanswered, State::Answered);
                    Next::Rest
                }
            }
        })
    }

    /// It was edited, and says this now.
    pub(super) fn edit(&self, question: MessageId, text: &str) -> Edit {
        self.with(|questions| {
            let Some(known) = questions.get_mut(&question) else {
                return Edit::Ignore;
            };
            let fingerprint = Fingerprint::of(text);
            if known.text == fingerprint {
                return Edit::Ignore;
            }
            known.text = fingerprint;
            match &mut known.state {
                State::Answering { edited, .. } => {
                    *edited = Some(text.to_owned());
                    Edit::Ignore
                }
                State::Answered(answer) => {
                    let answer = *answer;
                    known.state = ANSWERING;
                    Edit::Answer {
                        answer,
                        previous: known.previous.clone(),
                    }
                }
                State::Unanswered => Edit::Ignore,
            }
        })
    }

    /// It was deleted: the answer that has to go too, if there is one already.
    pub(super) fn delete(&self, question: MessageId) -> Option<MessageId> {
        self.with(|questions| {
            let known = questions.get_mut(&question)?;
            match &mut known.state {
                State::Answering { deleted, .. } => {
                    *deleted = true;
                    None
                }
                State::Answered(answer) => {
                    let answer = *answer;
                    questions.pop(&question);
                    Some(answer)
                }
                State::Unanswered => {
                    questions.pop(&question);
                    None
                }
            }
        })
    }

    fn with<T>(&self, act: impl FnOnce(&mut LruCache<MessageId, Question>) -> T) -> T {
        act(&mut self
            .questions
            .lock()
            .unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, MessageId, Next, Recent};

    const QUESTION: MessageId = MessageId::new(1);
    const ANSWER: MessageId = MessageId::new(2);

    fn begun() -> Recent {
        let recent = Recent::new();
        assert!(recent.begin(QUESTION, "a", None));
        recent
    }

    #[test]
    fn a_message_is_answered_once() {
        let recent = begun();
        assert!(!recent.begin(QUESTION, "a", None));
        assert_eq!(recent.end(QUESTION, Some(ANSWER)), Next::Rest);
        assert!(!recent.begin(QUESTION, "b", None));
    }

    #[test]
    fn an_edit_edits_the_answer_and_a_preview_does_not() {
        let recent = begun();
        recent.end(QUESTION, Some(ANSWER));
        assert_eq!(recent.edit(QUESTION, "a"), Edit::Ignore);
        assert_eq!(
            recent.edit(QUESTION, "b"),
            Edit::Answer {
                answer: ANSWER,
                previous: None
            }
        );
        assert_eq!(recent.edit(MessageId::new(9), "b"), Edit::Ignore);
    }

    #[test]
    fn an_edit_while_the_answer_is_on_its_way_is_seen_to_afterwards() {
        let recent = begun();
        assert_eq!(recent.edit(QUESTION, "b"), Edit::Ignore);
        assert_eq!(
            recent.end(QUESTION, Some(ANSWER)),
            Next::AnswerAgain("b".to_owned())
        );
    }

    #[test]
    fn a_deleted_question_takes_its_answer_along() {
        let recent = begun();
        recent.end(QUESTION, Some(ANSWER));
        assert_eq!(recent.delete(QUESTION), Some(ANSWER));
        assert_eq!(recent.delete(QUESTION), None);

        let early = begun();
        assert_eq!(early.delete(QUESTION), None);
        assert_eq!(early.end(QUESTION, Some(ANSWER)), Next::Delete);
    }

    #[test]
    fn a_question_without_an_answer_stays_so() {
        let recent = begun();
        assert_eq!(recent.end(QUESTION, None), Next::Rest);
        assert_eq!(recent.edit(QUESTION, "b"), Edit::Ignore);
        assert_eq!(recent.delete(QUESTION), None);
    }
}
