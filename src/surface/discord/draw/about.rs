//! What the bot knows, stores and does, and how to ask it.

use super::fit::{Column, fit};
use super::{ReplyContext, buttons, cite, colour, content};
use crate::article::Article;
use crate::index::Index;
use crate::reply::{self, HEADINGS, HELP, LABELS};
use crate::surface::discord::draft::{Draft, Embed, Field};
use crate::surface::discord::fingerprint::Fingerprint;
use crate::surface::discord::limits::{self, length};
use crate::surface::discord::markdown::{escape, link, one_line};
use crate::text::truncate;

/// The most questions that are suggested.
const MOST_SUGGESTIONS: usize = 3;
/// The most of a name that is shown.
const LONGEST_NAME: usize = 100;

/// What the bot knows (the articles that `asked` is about), how it answers and
/// what it stores.
pub(in crate::surface::discord) fn about(index: &Index, asked: &ReplyContext) -> Draft {
    let privacy = escape(reply::PRIVACY);
    let articles: Vec<&Article> = articles(index, asked).collect();
    let fields = fields(&articles, limits::EMBEDS_TOTAL / 2);
    let hidden = articles.len() - fields.len();
    Draft {
        content: content(reply::about(asked.scope(index))),
        embeds: vec![Embed {
            description: privacy,
            fields,
            footer: (hidden > 0).then(|| reply::hidden(hidden)),
            colour: colour::OVERVIEW,
            ..Embed::default()
        }],
        rows: buttons::row(buttons::delete(asked)).into_iter().collect(),
        private: asked.private,
    }
}

/// How to ask, with questions to begin with. `bot` is the bot's user id.
pub(in crate::surface::discord) fn help(index: &Index, asked: &ReplyContext, bot: u64) -> Draft {
    let suggested = articles(index, asked)
        .flat_map(|article| &article.suggested)
        .take(MOST_SUGGESTIONS);
    let suggestions = buttons::suggestions(suggested, asked);
    let mut lines = vec![
        escape(HELP),
        // The mention is markup, and pings nobody.
        reply::ways_to_ask(&format!("<@{bot}>")),
        escape(reply::BUTTONS),
    ];
    lines.extend(
        suggestions
            .as_ref()
            .map(|_| HEADINGS.suggestions.to_owned()),
    );
    Draft {
        content: lines.join("\n\n"),
        embeds: Vec::new(),
        rows: [suggestions, buttons::row(buttons::delete(asked))]
            .into_iter()
            .flatten()
            .collect(),
        private: asked.private,
    }
}

/// The articles that somebody asks about: the one they chose, or all.
fn articles<'a>(index: &'a Index, asked: &ReplyContext) -> impl Iterator<Item = &'a Article> {
    let chosen = asked.article;
    index
        .articles()
        .iter()
        .filter(move |article| chosen.is_none_or(|chosen| chosen == Fingerprint::of(&article.id)))
}

/// A field for each article, as many as there is room for.
fn fields(articles: &[&Article], mut room: usize) -> Vec<Field> {
    let mut fields = Vec::new();
    for article in articles.iter().take(limits::EMBED_FIELDS) {
        let field = field(article);
        let taken = length(&field.name) + length(&field.value);
        if taken > room {
            break;
        }
        room -= taken;
        fields.push(field);
    }
    fields
}

fn field(article: &Article) -> Field {
    let name = [&article.title, &article.id]
        .map(|name| one_line(name))
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "–".to_owned());
    let named = |name: &String| escape(&cite::heading(&truncate(name, LONGEST_NAME)));
    let origin: Vec<String> = [
        article.author.as_ref().map(named),
        article.publisher.as_ref().map(named),
        cite::published(article),
        article
            .source
            .as_deref()
            .and_then(|source| link(LABELS.source, source)),
    ]
    .into_iter()
    .flatten()
    .filter(|part| !part.is_empty())
    .collect();
    let mut column = Column::new(limits::FIELD_VALUE);
    column.push(&origin.join(" · "));
    column.push(&reply::extent(article));
    column.push(reply::wording(article.wording).unwrap_or_default());
    Field {
        name: fit(&name, limits::FIELD_NAME, escape),
        value: column.finish(),
    }
}
