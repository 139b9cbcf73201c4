//! Messages that ask, their edits and their end.

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use serenity::http::{LightMethod, Route};
use serenity::model::id::{ChannelId, MessageId};
use tokio::time::Instant;
use tracing::Instrument;

use super::{Service, unless_it_panics};
use crate::answer::Verdict;
use crate::bot::{Reply, Turn, reads_like_a_question};
use crate::library::Library;
use crate::reply;
use crate::surface::discord::asking;
use crate::surface::discord::conversations::Speaker;
use crate::surface::discord::draft::Draft;
use crate::surface::discord::draw;
use crate::surface::discord::gate::{Admission, Who};
use crate::surface::discord::lanes::Place;
use crate::surface::discord::message::{Ears, Heard, IncomingQuestion, Unheard};
use crate::surface::discord::metrics::Shed;
use crate::surface::discord::recent::{Edit, Next};
use crate::surface::discord::remedy::codes;
use crate::surface::discord::response::Said;
use crate::surface::discord::rest::Refusal;
use crate::surface::discord::surface::Surface;

/// How long a message may wait for Discord to take its answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// When something was asked, and after what.
struct Moment {
    /// What was talked about before, unless it replies to an answer.
    previous: Option<Turn>,
    /// When it was asked. Edited later, it still comes before what was asked
    /// meanwhile.
    asked: std::time::Instant,
    /// When it came in as it is now.
    arrived: Instant,
}

/// An answer that is sure, and the library that it is from.
struct Sure {
    library: Arc<Library>,
    reply: Reply,
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sent {
    /// It is this message.
    As(MessageId),
    /// It was not sent; an earlier one stands.
    Not,
    /// The earlier one, which it was to replace, is no more.
    Gone,
}

/// What Discord tells of a message that it has taken.
#[derive(Debug, Deserialize)]
struct Taken {
    id: MessageId,
    #[serde(default)]
    embeds: Vec<Value>,
}

impl Service {
    /// A message came in.
    pub(super) async fn message(&self, heard: Heard, place: Option<Place>, arrived: Instant) {
        let Some(asked) = self.asked(&heard) else {
            return;
        };
        // Whether such a reply was meant for the bot, Discord doesn't tell either:
        // to say it once helps, to say it again would be uninvited.
        if let Err(why) = asked.question
            && !self
                .unheard
                .is_new((heard.channel_id, heard.author.id, why), arrived.into_std())
        {
            return;
        }
        // A reply says itself what it follows up.
        let previous = match asked.after {
            Some(_) => None,
            None => self.conversations.last(speaker(&heard), arrived.into_std()),
        };
        if !self
            .recent
            .begin(&heard, previous.as_ref(), arrived.into_std())
        {
            return;
        }
        let span = span(&heard, Some(&asked));
        let moment = Moment {
            previous,
            asked: arrived.into_std(),
            arrived,
        };
        self.answer(heard, Some(asked), moment, None, place)
            .instrument(span)
            .await;
    }

    /// A message was edited; `heard` is how it reads now.
    pub(super) async fn edited(&self, heard: Heard, place: Option<Place>, arrived: Instant) {
        let edit = self.recent.edit(&heard, arrived.into_std());
        let Edit::Answer {
            answer,
            previous,
            asked: asked_at,
        } = edit
        else {
            return;
        };
        let asked = self.asked(&heard);
        let span = span(&heard, asked.as_ref());
        let moment = Moment {
            previous,
            asked: asked_at,
            arrived,
        };
        self.answer(heard, asked, moment, Some(answer), place)
            .instrument(span)
            .await;
    }

    /// Messages were deleted: so are their answers.
    pub(super) async fn deleted(
        &self,
        channel: ChannelId,
        messages: &[MessageId],
        place: Option<Place>,
    ) {
        let answers: Vec<MessageId> = messages
            .iter()
            .filter_map(|&message| self.recent.delete(message))
            .collect();
        drop(place);
        for answer in answers {
            self.delete(channel, answer).await;
        }
    }

    /// What a message asks the bot, if anything.
    fn asked(&self, heard: &Heard) -> Option<IncomingQuestion> {
        let asked = heard.asked(&Ears {
            me: self.me,
            own_role: heard.guild_id.and_then(|guild| self.guilds.own_role(guild)),
            open: self.open_channels.contains(heard.channel_id),
            reads_all: self.open_channels.are_any(),
        })?;
        let uninvited = asked.surface == Surface::Channel;
        let question = asked.question.as_deref().unwrap_or_default();
        (!uninvited || reads_like_a_question(question)).then_some(asked)
    }

    /// Answers a message, and again as long as it is edited meanwhile. If it asks
    /// nothing any more, what was answered stays.
    async fn answer(
        &self,
        mut heard: Heard,
        mut asked: Option<IncomingQuestion>,
        moment: Moment,
        mut answer: Option<MessageId>,
        mut place: Option<Place>,
    ) {
        loop {
            let place = place.take();
            if let Some(asked) = &asked {
                let sent = self
                    .answer_once(&heard, asked, &moment, answer, place)
                    .await;
                match sent {
                    Sent::As(sent) => answer = Some(sent),
                    Sent::Not => {}
                    Sent::Gone => answer = None,
                }
            }
            match self.recent.end(heard.id, answer) {
                Next::Rest => return,
                Next::Delete => {
                    if let Some(answer) = answer {
                        self.delete(heard.channel_id, answer).await;
                    }
                    return;
                }
                Next::AnswerAgain(edited) => {
                    heard = *edited;
                    asked = self.asked(&heard);
                }
            }
        }
    }

    /// Answers a message, in place of an earlier answer if there is one.
    async fn answer_once(
        &self,
        heard: &Heard,
        asked: &IncomingQuestion,
        moment: &Moment,
        answer: Option<MessageId>,
        place: Option<Place>,
    ) -> Sent {
        let mut sure = None;
        // An answer that stands beneath a question has to be to that question.
        if asked.surface == Surface::Channel && answer.is_none() {
            // Talk costs nobody's allowance, so this stands before the gate.
            sure = self.sure(asked, moment).await;
            if sure.is_none() {
                return Sent::Not;
            }
        }
        // An answer that stands is not joined by a notice, and nobody is told
        // why a question gets none that was not put to the bot.
        let tells = answer.is_none() && asked.surface != Surface::Channel;
        let _permit = match self.gate.admit(heard.author.id, heard.channel_id) {
            Admission::Admitted(permit) => permit,
            Admission::Limited {
                who,
                retry_after,
                notice,
            } => {
                drop(place);
                self.metrics.shed(Shed::from(who));
                if !(notice && tells) {
                    return Sent::Not;
                }
                let text = match who {
                    Who::Member => reply::slow_down(retry_after),
                    Who::Channel => reply::slow_channel(retry_after),
                };
                return self.post(heard, &draw::notice(text, &by(heard))).await;
            }
            Admission::Busy(notice) => {
                drop(place);
                self.metrics.shed(Shed::Busy);
                let Some(_permit) = notice.filter(|_| tells) else {
                    return Sent::Not;
                };
                return self
                    .post(heard, &draw::notice(reply::BUSY, &by(heard)))
                    .await;
            }
        };
        let said = self.reply_to(heard, asked, moment, sure);
        // What comes next needn't wait for Discord.
        drop(place);
        let sent = match answer {
            None => self.post(heard, &said.draft).await,
            Some(answer) => self.replace(heard, answer, &said.draft).await,
        };
        if let Sent::As(_) = sent
            && let Some(verdict) = said.verdict
        {
            let elapsed = moment.arrived.elapsed();
            self.metrics.question(asked.surface, verdict, elapsed);
            let latency_us = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
            tracing::info!(?verdict, latency_us, "answered");
        }
        sent
    }

    /// The answer to a question that nobody put to the bot, if it is sure.
    async fn sure(&self, asked: &IncomingQuestion, moment: &Moment) -> Option<Sure> {
        let question = asked.question.as_deref().unwrap_or_default();
        let library = self.shelf.current();
        let previous = moment.previous.as_ref();
        let look = || asking::reply(&library.index, question, previous, None, false);
        let Some(reply) = self
            .asides
            .take(|| unless_it_panics("whether talk is a question", look))
            .await
        else {
            self.metrics.shed(Shed::Busy);
            return None;
        };
        let reply = reply?.ok()?;
        let is_sure = reply.answer.verdict == Verdict::Answered
            && reply.answer.confidence >= reply::CLOSE_TO_SURE;
        is_sure.then_some(Sure { library, reply })
    }

    /// What to say.
    fn reply_to(
        &self,
        heard: &Heard,
        asked: &IncomingQuestion,
        moment: &Moment,
        sure: Option<Sure>,
    ) -> Said {
        let who = by(heard);
        let question = match &asked.question {
            Ok(question) => question,
            Err(Unheard::NoText) => return Said::notice(reply::NO_TEXT, &who),
            Err(Unheard::Reply) => return Said::notice(reply::UNHEARD, &who),
            Err(Unheard::Role) => {
                let mention = format!("<@{}>", self.me);
                return Said::notice(reply::role_mentioned(&mention), &who);
            }
        };
        let said = match sure {
            Some(Sure { library, reply }) => {
                unless_it_panics("an answer", || asking::said(&library.index, reply, &who))
            }
            None => {
                let index = &self.shelf.current().index;
                let after = asked.after.as_ref().and_then(|after| {
                    unless_it_panics("what is followed up", || {
                        asking::turn(index, &after.question, after.article)
                    })?
                });
                let previous = after.as_ref().or(moment.previous.as_ref());
                unless_it_panics("an answer", || {
                    let reply = asking::reply(index, question, previous, None, false).ok()?;
                    Some(asking::said(index, reply, &who))
                })
                .flatten()
            }
        };
        let Some(said) = said else {
            return Said::notice(reply::FAULT, &who);
        };
        if let Some(turn) = &said.turn {
            self.conversations
                .remember(speaker(heard), turn.clone(), moment.asked);
        }
        said
    }

    /// Posts an answer under the question.
    async fn post(&self, heard: &Heard, draft: &Draft) -> Sent {
        let route = Route::ChannelMessages {
            channel_id: heard.channel_id,
        };
        let deadline = Instant::now() + PATIENCE;
        let reply = draft.reply(heard.channel_id, heard.id);
        let mut sent = self
            .rest
            .send(LightMethod::Post, route, Some(&reply), deadline)
            .await;
        // It may not refer to the message that it answers.
        let refused = sent.as_ref().err().and_then(Refusal::code);
        let as_reply = !matches!(refused, Some(codes::NO_HISTORY | codes::INVALID_FORM));
        if !as_reply {
            if refused == Some(codes::NO_HISTORY) {
                self.troubles.no_replies(heard);
            }
            let message = draft.message(heard.id);
            sent = self
                .rest
                .send(LightMethod::Post, route, Some(&message), deadline)
                .await;
        }
        match sent {
            Ok(Taken { id, embeds }) => {
                if embeds.is_empty() && !draft.embeds.is_empty() {
                    self.troubles.no_embeds(heard);
                }
                self.troubles
                    .sent(heard.channel_id, as_reply, !embeds.is_empty());
                Sent::As(id)
            }
            Err(refusal) => {
                self.not_sent(heard, &refusal).await;
                Sent::Not
            }
        }
    }

    /// Puts `draft` in place of an answer.
    async fn replace(&self, heard: &Heard, answer: MessageId, draft: &Draft) -> Sent {
        let route = Route::ChannelMessage {
            channel_id: heard.channel_id,
            message_id: answer,
        };
        let deadline = Instant::now() + PATIENCE;
        let edit = draft.edit();
        match self
            .rest
            .tell(LightMethod::Patch, route, Some(&edit), deadline)
            .await
        {
            Ok(()) => Sent::As(answer),
            // Somebody has deleted it.
            Err(refusal) if refusal.status() == Some(404) => Sent::Gone,
            Err(refusal) => {
                self.not_sent(heard, &refusal).await;
                Sent::Not
            }
        }
    }

    async fn delete(&self, channel_id: ChannelId, message_id: MessageId) {
        let route = Route::ChannelMessage {
            channel_id,
            message_id,
        };
        let nothing = None::<&()>;
        let deadline = Instant::now() + PATIENCE;
        let deleted = self
            .rest
            .tell(LightMethod::Delete, route, nothing, deadline)
            .await;
        if let Err(refusal) = deleted.as_ref()
            && refusal.status() != Some(404)
        {
            self.metrics.rest_failure(refusal);
            let remedy = refusal.remedy();
            tracing::warn!(channel = %channel_id, %refusal, remedy, "an answer could not be deleted");
        }
    }
}

/// Who wrote a message, whose answer everybody sees who sees the message.
fn speaker(heard: &Heard) -> Speaker {
    Speaker {
        channel: heard.channel_id,
        user: heard.author.id,
        private: false,
    }
}

/// Who asked with a message, for the drawing.
pub(super) fn by(heard: &Heard) -> draw::ReplyContext {
    draw::ReplyContext {
        asker: heard.author.id.get(),
        article: None,
        private: false,
    }
}

/// Ids, never text: what is asked is nobody's business but the asker's.
fn span(heard: &Heard, asked: Option<&IncomingQuestion>) -> tracing::Span {
    let span = tracing::info_span!(
        "message",
        id = %heard.id,
        surface = asked.map(|asked| asked.surface.name()),
        channel = %heard.channel_id,
        guild = heard.guild_id.map(tracing::field::display),
    );
    // Who it was is not for the default log.
    span.in_scope(|| tracing::debug!(user = %heard.author.id, "asked"));
    span
}
