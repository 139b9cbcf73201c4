//! The messages that were answered lately: so that nothing is answered twice,
//! an edited question gets its answer edited, and a deleted one takes its answer
//! along, also while the answer is on its way. A message comes before its edits and
//! its deletion: [`super::lanes`] keeps them in order.

use std::num::NonZeroUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use lru::LruCache;
use serenity::model::id::MessageId;

use super::conversations::LASTS;
use super::fingerprint::Fingerprint;
use super::message::Heard;
use crate::bot::Turn;

/// How many messages are remembered: the oldest make room.
const MOST: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// Recent questions that were messages.
#[derive(Debug)]
pub(super) struct Recent {
    known: Mutex<Known>,
}

#[derive(Debug)]
struct Known {
    questions: LruCache<MessageId, Question>,
    /// What was talked about before them, and when they were asked: an edited
    /// follow-up leans on the same. They are used in no other order than they came
    /// in, so that the last one is the oldest.
    previous: LruCache<MessageId, (Instant, Turn)>,
}

/// A message that asked.
#[derive(Debug)]
struct Question {
    /// Its text, to tell an edit from a link's preview.
    text: Fingerprint,
    /// When it was asked.
    asked: Instant,
    state: State,
}

#[derive(Debug, Default)]
enum State {
    /// Its answer is on the way. If it was edited meanwhile, this is how it reads
    /// now.
    Answering {
        edited: Option<Box<Heard>>,
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
        /// What was talked about before the question, if it isn't too long ago.
        previous: Option<Turn>,
        /// When the question was asked.
        asked: Instant,
    },
}

/// What to do when an answer has been sent.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Next {
    /// Nothing.
    Rest,
    /// The question was edited meanwhile, and reads so now.
    AnswerAgain(Box<Heard>),
    /// The question was deleted meanwhile: delete the answer.
    Delete,
}

impl Recent {
    pub(super) fn new() -> Self {
        let known = Known {
            questions: LruCache::new(MOST),
            previous: LruCache::new(MOST),
        };
        Self {
            known: Mutex::new(known),
        }
    }

    /// Whether to answer this message: not if it was seen before.
    pub(super) fn begin(&self, heard: &Heard, previous: Option<&Turn>, now: Instant) -> bool {
        let question = heard.id;
        let asked = Question {
            text: Fingerprint::of(heard.content()),
            asked: now,
            state: ANSWERING,
        };
        let mut known = self.known();
        known.forget(now);
        if known.questions.contains(&question) {
            return false;
        }
        known.questions.put(question, asked);
        if let Some(previous) = previous {
            known.previous.put(question, (now, previous.clone()));
        }
        true
    }

    /// Its answer was sent, or it gets none.
    pub(super) fn end(&self, question: MessageId, answer: Option<MessageId>) -> Next {
        let mut known = self.known();
        let Some(asked) = known.questions.get_mut(&question) else {
            return Next::Rest;
        };
        match std::mem::take(&mut asked.state) {
            State::Answering { deleted: true, .. } => {
                known.remove(question);
                Next::Delete
            }
            State::Answering {
                edited: Some(edited),
                ..
            } if answer.is_some() => {
                asked.state = ANSWERING;
                Next::AnswerAgain(edited)
            }
            _ => {
                asked.state = answer.map_or(State::Unanswered, State::Answered);
                Next::Rest
            }
        }
    }

    /// It was edited; `heard` is how it reads now.
    pub(super) fn edit(&self, heard: &Heard, now: Instant) -> Edit {
        let question = heard.id;
        let mut known = self.known();
        known.forget(now);
        let Some(asked) = known.questions.get_mut(&question) else {
            return Edit::Ignore;
        };
        let fingerprint = Fingerprint::of(heard.content());
        if asked.text == fingerprint {
            return Edit::Ignore;
        }
        asked.text = fingerprint;
        match &mut asked.state {
            State::Answering { edited, .. } => {
                *edited = Some(Box::new(heard.clone()));
                Edit::Ignore
            }
            State::Answered(answer) => {
                let (answer, asked_at) = (*answer, asked.asked);
                asked.state = ANSWERING;
                let previous = known.previous.peek(&question);
                Edit::Answer {
                    answer,
                    previous: previous.map(|(_, turn)| turn.clone()),
                    asked: asked_at,
                }
            }
            State::Unanswered => Edit::Ignore,
        }
    }

    /// It was deleted: the answer that has to go too, if there is one already.
    pub(super) fn delete(&self, question: MessageId) -> Option<MessageId> {
        let mut known = self.known();
        match &mut known.questions.get_mut(&question)?.state {
            State::Answering { deleted, .. } => {
                *deleted = true;
                None
            }
            State::Answered(answer) => {
                let answer = *answer;
                known.remove(question);
                Some(answer)
            }
            State::Unanswered => {
                known.remove(question);
                None
            }
        }
    }

    /// Forgets what questions were asked after, once that is too long ago.
    pub(super) fn forget(&self, now: Instant) {
        self.known().forget(now);
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// Forgets what questions were asked after, once that is too long ago.
    fn forget(&mut self, now: Instant) {
        let is_over = |(asked, _): &(Instant, Turn)| now.saturating_duration_since(*asked) > LASTS;
        while let Some((_, oldest)) = self.previous.peek_lru()
            && is_over(oldest)
        {
            self.previous.pop_lru();
        }
    }

    fn remove(&mut self, question: MessageId) {
        self.questions.pop(&question);
        self.previous.pop(&question);
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use serde_json::json;

    use super::{Edit, Heard, LASTS, MessageId, Next, Recent, Turn};

    const QUESTION: MessageId = MessageId::new(1);
    const ANSWER: MessageId = MessageId::new(2);

    fn heard(id: MessageId, content: &str) -> Heard {
        let message = json!({
            "id": id.to_string(), "channel_id": "20", "author": {"id": "2"}, "content": content,
        });
        serde_json::from_value(message).expect("a message")
    }

    fn asked(content: &str) -> Heard {
        heard(QUESTION, content)
    }

    fn begun() -> Recent {
        let recent = Recent::new();
        assert!(recent.begin(&asked("a"), None, Instant::now()));
        recent
    }

    #[test]
    fn a_message_is_answered_once() {
        let recent = begun();
        assert!(!recent.begin(&asked("a"), None, Instant::now()));
        assert_eq!(recent.end(QUESTION, Some(ANSWER)), Next::Rest);
        assert!(!recent.begin(&asked("b"), None, Instant::now()));
    }

    #[test]
    fn an_edit_edits_the_answer_and_a_preview_does_not() {
        let (recent, start) = (Recent::new(), Instant::now());
        assert!(recent.begin(&asked("a"), None, start));
        recent.end(QUESTION, Some(ANSWER));
        let later = start + Duration::from_secs(1);
        assert_eq!(recent.edit(&asked("a"), later), Edit::Ignore);
        assert_eq!(
            recent.edit(&asked("b"), later),
            Edit::Answer {
                answer: ANSWER,
                previous: None,
                asked: start
            }
        );
        assert_eq!(
            recent.edit(&heard(MessageId::new(9), "b"), Instant::now()),
            Edit::Ignore
        );
    }

    #[test]
    fn what_a_question_leant_on_is_kept_as_long_as_a_conversation() {
        let (recent, start) = (Recent::new(), Instant::now());
        let previous = Turn::of("Who is she?");
        assert!(recent.begin(&asked("a"), Some(&previous), start));
        recent.end(QUESTION, Some(ANSWER));
        let leans_on = |previous| Edit::Answer {
            answer: ANSWER,
            previous,
            asked: start,
        };
        let (in_time, too_late) = (start + LASTS, start + LASTS + Duration::from_secs(1));
        assert_eq!(recent.edit(&asked("b"), in_time), leans_on(Some(previous)));
        recent.end(QUESTION, Some(ANSWER));
        // Whoever asks next has it forgotten, edited or not.
        assert!(recent.begin(&heard(MessageId::new(3), "c"), None, too_late));
        assert!(recent.known().previous.is_empty());
        assert_eq!(recent.edit(&asked("d"), too_late), leans_on(None));
    }

    #[test]
    fn an_edit_while_the_answer_is_on_its_way_is_seen_to_afterwards() {
        let recent = begun();
        assert_eq!(recent.edit(&asked("b"), Instant::now()), Edit::Ignore);
        assert_eq!(
            recent.end(QUESTION, Some(ANSWER)),
            Next::AnswerAgain(Box::new(asked("b")))
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
        assert_eq!(recent.edit(&asked("b"), Instant::now()), Edit::Ignore);
        assert_eq!(recent.delete(QUESTION), None);
    }
}
