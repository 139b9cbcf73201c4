//! `/ask`.

use serenity::model::application::CommandType;

use super::choose::chosen;
use super::{Call, Command, Kind, LONGEST_TEXT, Offer, Parameter};
use crate::bot;
use crate::surface::discord::asking;
use crate::surface::discord::limits;
use crate::surface::discord::response::Response;

pub(super) const COMMAND: Command = Command {
    name: "ask",
    kind: CommandType::ChatInput,
    description: "Ask the article a question, and get the passage that answers it",
    options: &[
        Parameter {
            name: "question",
            description: "Your question, in your own words",
            required: true,
            kind: Kind::Offered(LONGEST_TEXT, questions),
        },
        super::choose::ARTICLE,
        super::choose::PRIVATE,
    ],
    asks: true,
    run,
};

fn run(call: &Call<'_>) -> Response {
    let article = match chosen(call) {
        Ok(article) => article,
        Err(unknown) => return Response::plain_note(&unknown),
    };
    let question = call.text("question").unwrap_or_default();
    asking::ask(
        &call.library.index,
        &question,
        call.previous.as_ref(),
        &call.asked(article),
    )
}

fn questions(call: &Call<'_>, typed: &str) -> Vec<Offer> {
    let article = chosen(call).ok().flatten();
    let article = article.map(|number| call.library.index.articles()[number].id.as_str());
    bot::completions(&call.library.index, article, typed, limits::CHOICES)
        .into_iter()
        .map(|question| Offer {
            name: question.clone(),
            value: question,
        })
        .collect()
}
