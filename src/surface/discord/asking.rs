//! Questions put to [`crate::bot`], from wherever in Discord they come.

use super::draw::{self, Asked};
use super::fingerprint::Fingerprint;
use super::response::{Response, Said};
use crate::answer::Options;
use crate::article::Article;
use crate::bot::{self, Reply, Request, Turn};
use crate::index::Index;
use crate::quotes;

/// The question to which an overview is the answer.
pub(super) const OVERVIEW: &str = "What is the article about?";

/// Answers `question`.
pub(super) fn ask(
    index: &Index,
    question: &str,
    previous: Option<&Turn>,
    asked: &Asked,
) -> Response {
    let reply = reply(index, question, previous, asked.article, false);
    Response::Say(Box::new(said(index, reply, asked)))
}

/// What to say with `reply`, which is from the same `index`.
pub(super) fn said(index: &Index, reply: Reply, asked: &Asked) -> Said {
    let asked = &Asked {
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
) -> Reply {
    let article = article.and_then(|id| find(index, id));
    let options = Options {
        article: article.map(|number| index.articles()[number].id.clone()),
        explain,
        ..Options::default()
    };
    bot::reply(
        index,
        &Request {
            text: question,
            previous,
            options,
        },
    )
}

/// Says of each quotation in `text` whether it is in the article.
pub(super) fn check_quotes(index: &Index, text: &str, asked: &Asked) -> Response {
    let article = asked.article.and_then(|id| find(index, id));
    let options = quotes::Options {
        article: article.map(|number| index.articles()[number].id.clone()),
    };
    let checked = quotes::check(index, text, &options);
    Response::say(draw::quotations(index, &checked, asked))
}

/// The number of the article whose id has this fingerprint.
pub(super) fn find(index: &Index, id: Fingerprint) -> Option<usize> {
    let named = |article: &Article| Fingerprint::of(&article.id) == id;
    index.articles().iter().position(named)
}

/// What an earlier answer's question leaves for the next one.
pub(super) fn turn(index: &Index, question: &str, article: Option<Fingerprint>) -> Turn {
    reply(index, question, None, article, false).turn
}
