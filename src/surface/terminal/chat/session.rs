use std::sync::Arc;

use super::commands;
use crate::answer::Options;
use crate::article::Article;
use crate::bot::{self, Reply, Request};
use crate::library::Library;
use crate::reply;
use crate::surface::terminal::draw::{self, View};
use crate::surface::terminal::knowledge;

/// A conversation, without its terminal: a line in, a text out.
#[derive(Debug)]
pub struct Session {
    library: Arc<Library>,
    options: Options,
    width: usize,
    last: Option<Reply>,
}

/// What to do after a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Show this, which may be nothing.
    Say(String),
    /// Leave.
    Quit,
}

impl Session {
    /// A conversation about `library`, drawn `width` columns wide.
    #[must_use]
    pub fn new(library: Arc<Library>, options: Options, width: usize) -> Self {
        // `:why` explains the last answer, whichever it was.
        let options = Options {
            explain: true,
            ..options
        };
        Self {
            library,
            options,
            width,
            last: None,
        }
    }

    /// Takes one line: a question, or a command after a colon.
    pub fn step(&mut self, line: &str) -> Step {
        let line = line.trim();
        if line.is_empty() {
            return Step::Say(String::new());
        }
        match commands::parse(line) {
            Some((name, argument)) => match commands::find(name) {
                Ok(command) => (command.run)(self, argument),
                Err(nearest) => commands::say(&reply::unknown_command(name, nearest)),
            },
            None => {
                let reply = self.ask(line);
                let text = draw::reply(&reply, self.view());
                self.last = Some(reply);
                Step::Say(text)
            }
        }
    }

    /// Draws for a terminal of another width from now on.
    pub fn set_width(&mut self, width: usize) {
        self.width = width;
    }

    /// Goes on with another snapshot. Says so if the article that was chosen
    /// is no longer there.
    pub fn renew(&mut self, library: Arc<Library>) -> Option<String> {
        if Arc::ptr_eq(&self.library, &library) {
            return None;
        }
        self.library = library;
        let chosen = self.options.article.take()?;
        if knowledge::find_article(&self.library, &chosen).is_some() {
            self.options.article = Some(chosen);
            return None;
        }
        Some(reply::article_gone(&chosen))
    }

    /// Replies to `text` as the next thing said.
    pub(super) fn ask(&self, text: &str) -> Reply {
        let previous = self.last.as_ref().map(|reply| &reply.turn);
        bot::reply(
            &self.library.index,
            &Request {
                text,
                previous,
                options: self.options.clone(),
            },
        )
    }

    /// Replies to `text` about `article`, as if nothing had been said before.
    pub(super) fn ask_about(&self, article: &Article, text: &str) -> Reply {
        let options = Options {
            article: Some(article.id.clone()),
            ..self.options.clone()
        };
        bot::reply(
            &self.library.index,
            &Request {
                text,
                previous: None,
                options,
            },
        )
    }

    /// Looks only in the article with this id from now on, or in all.
    pub(super) fn choose(&mut self, article: Option<String>) {
        self.options.article = article;
        // Its subject may stand in another article.
        self.last = None;
    }

    /// The article that is looked in, if only one is.
    pub(super) fn chosen(&self) -> Option<&Article> {
        match (&self.options.article, self.articles()) {
            (Some(id), articles) => articles.iter().find(|article| article.id == *id),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// The article that is talked about: the chosen one, or the last quoted.
    pub(super) fn at_hand(&self) -> Option<&Article> {
        self.chosen().or_else(|| {
            let quoted = self.last.as_ref()?.answer.passages.first()?;
            self.articles()
                .iter()
                .find(|article| article.id == quoted.citation.article.id)
        })
    }

    pub(super) fn articles(&self) -> &[Article] {
        self.library.index.articles()
    }

    pub(super) fn library(&self) -> &Arc<Library> {
        &self.library
    }

    pub(super) fn last(&self) -> Option<&Reply> {
        self.last.as_ref()
    }

    pub(super) fn view(&self) -> View {
        View {
            width: self.width,
            scope: knowledge::scope(&self.library, &self.options),
        }
    }
}
