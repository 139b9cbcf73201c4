//! Questions put to [`crate::bot`], from wherever in Discord they come.

use super::draw::{self, ReplyContext};
use super::fingerprint::Fingerprint;
use super::response::{Response, Said};
use crate::answer::Options;
use crate::article::Article;
use crate::bot::{self, Reply, Request, Turn};
use crate::index::Index;
use crate::quotes;
use crate::reply::ARTICLE_GONE;

/// The question to which an overview is the answer.
pub(super) const OVERVIEW: &str = "What is the article about?";

/// The one article that is asked is there no more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gone;

impl From<Gone> for Response {
    fn from(_: Gone) -> Self {
        Self::note(ARTICLE_GONE)
    }
}

/// Answers `question`.
pub(super) fn ask(
    index: &Index,
    question: &str,
    previous: Option<&Turn>,
    asked: &ReplyContext,
) -> Response {
    match reply(index, question, previous, asked.article, false) {
        Ok(reply) => Response::Say(Box::new(said(index, reply, asked))),
        Err(gone) => gone.into(),
    }
}

/// What to say with `reply`, which is from the same `index`.
pub(super) fn said(index: &Index, reply: Reply, asked: &ReplyContext) -> Said {
    let asked = &ReplyContext {
        // A follow-up keeps to the article of the question before.
        article: reply.article.as_deref().map(Fingerprint::of),
        ..*asked
    };
    Said {
        draft: draw::reply(index, &reply, asked),
        verdict: Some(reply.answer.verdict),
        turn: Some(reply.turn),
    }
}

/// The reply to `question`, put to one article or to all.
pub(super) fn reply(
    index: &Index,
    question: &str,
    previous: Option<&Turn>,
    article: Option<Fingerprint>,
    explain: bool,
) -> Result<Reply, Gone> {
    let options = Options {
        article: id(index, article)?,
        explain,
        ..Options::default()
    };
    let request = Request {
        text: question,
        previous,
        options,
    };
    Ok(bot::reply(index, &request))
}

/// Says of each quotation in `text` whether it is in the article.
pub(super) fn check_quotes(index: &Index, text: &str, asked: &ReplyContext) -> Response {
    match id(index, asked.article) {
        Ok(article) => {
            let checked = quotes::check(index, text, &quotes::Options { article });
            Response::say(draw::quotations(index, &checked, asked))
        }
        Err(gone) => gone.into(),
    }
}

/// The id of the one article to look in, if it is only one.
fn id(index: &Index, article: Option<Fingerprint>) -> Result<Option<String>, Gone> {
    let Some(fingerprint) = article else {
        return Ok(None);
    };
    let number = find(index, fingerprint).ok_or(Gone)?;
    Ok(Some(index.articles()[number].id.clone()))
}

/// The number of the article whose id has this fingerprint.
pub(super) fn find(index: &Index, id: Fingerprint) -> Option<usize> {
    let named = |article: &Article| Fingerprint::of(&article.id) == id;
    index.articles().iter().position(named)
}

/// What an earlier answer's question leaves for the next one: nothing where its
/// article is gone.
pub(super) fn turn(index: &Index, question: &str, article: Option<Fingerprint>) -> Option<Turn> {
    let reply = reply(index, question, None, article, false).ok()?;
    Some(reply.turn)
}
