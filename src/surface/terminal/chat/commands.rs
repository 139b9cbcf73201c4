//! The commands of a conversation. [`COMMANDS`] is what `:help` and the
//! completion walk, and what the tests walk too.

use super::session::{Session, Step};
use crate::answer::Passage;
use crate::article::Article;
use crate::reply::{self, HEADINGS, HELP, Scope};
use crate::surface::terminal::draw;
use crate::surface::terminal::explain::explanation;
use crate::surface::terminal::page::Page;
use crate::surface::terminal::style::{PLAIN, QUIET, STRONG};
use crate::surface::terminal::table::{Align, Table};
use crate::text::nearest;

/// A command of a conversation.
pub(super) struct Command {
    /// What is typed after the colon.
    pub(super) name: &'static str,
    /// What may follow it.
    pub(super) argument: &'static str,
    /// What it does.
    help: &'static str,
    /// Does it.
    pub(super) run: fn(&mut Session, &str) -> Step,
}

/// Every command, in the order of `:help`.
pub(super) const COMMANDS: [Command; 8] = [
    Command {
        name: "outline",
        argument: "",
        help: "list the article's sections",
        run: outline,
    },
    Command {
        name: "summary",
        argument: "[n]",
        help: "sum up the article, or its section n",
        run: summary,
    },
    Command {
        name: "more",
        argument: "",
        help: "show the other passages in full",
        run: more,
    },
    Command {
        name: "context",
        argument: "",
        help: "show the paragraph around the passage",
        run: context,
    },
    Command {
        name: "why",
        argument: "",
        help: "say how the last answer came about",
        run: why,
    },
    Command {
        name: "article",
        argument: "[id]",
        help: "list the articles, or choose one, or ‘all’",
        run: article,
    },
    Command {
        name: "help",
        argument: "",
        help: "show this",
        run: help,
    },
    Command {
        name: "quit",
        argument: "",
        help: "leave (so does Ctrl-D)",
        run: |_, _| Step::Quit,
    },
];

/// What `:article` is told to look in all articles again.
pub(super) const ALL: &str = "all";

/// The most articles that `:article` lists.
const MOST_ARTICLES: usize = 40;

/// The command's name and argument, if `line` is one: a colon and a letter, so
/// that ":)" is none.
pub(super) fn parse(line: &str) -> Option<(&str, &str)> {
    let command = line.strip_prefix(':')?;
    if !command.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let (name, argument) = command
        .split_once(char::is_whitespace)
        .unwrap_or((command, ""));
    Some((name, argument.trim()))
}

/// The command of that name, or the only one that begins so; else the name of
/// the nearest, if one is near.
pub(super) fn find(name: &str) -> Result<&'static Command, Option<&'static str>> {
    let name = name.to_lowercase();
    if let Some(command) = COMMANDS.iter().find(|command| command.name == name) {
        return Ok(command);
    }
    let mut begun = COMMANDS
        .iter()
        .filter(|command| command.name.starts_with(&name));
    if let (Some(command), None) = (begun.next(), begun.next()) {
        return Ok(command);
    }
    let names = COMMANDS.iter().map(|command| command.name);
    Err(nearest(&name, names).map(|place| COMMANDS[place].name))
}

pub(super) fn say(text: &str) -> Step {
    Step::Say(format!("{text}\n"))
}

fn outline(session: &mut Session, _: &str) -> Step {
    let Some(article) = session.at_hand() else {
        return choose_first();
    };
    let mut page = Page::new(session.view().width);
    page.text(STRONG, &article.title);
    let mut table = Table::headed(
        [Align::Right, Align::Right, Align::Left],
        ["§", "¶", "HEADING"],
    );
    for (number, section) in article.sections.iter().enumerate() {
        table.row([
            number.to_string(),
            section.paragraphs.len().to_string(),
            section.title().to_owned(),
        ]);
    }
    table.draw(&mut page);
    Step::Say(page.finish())
}

fn summary(session: &mut Session, argument: &str) -> Step {
    let Some(article) = session.at_hand() else {
        return choose_first();
    };
    let question = if argument.is_empty() {
        "what is this about?".to_owned()
    } else if let Ok(number) = argument.trim_start_matches('§').parse::<usize>() {
        format!("summarise section {number}")
    } else {
        return say(reply::WHICH_SECTION);
    };
    let reply = session.ask_about(article, &question);
    Step::Say(draw::reply(
        &reply,
        draw::View {
            scope: Scope::One,
            ..session.view()
        },
    ))
}

fn more(session: &mut Session, _: &str) -> Step {
    match session.last() {
        Some(reply) => Step::Say(draw::more(&reply.answer, session.view())),
        None => ask_first(),
    }
}

fn context(session: &mut Session, _: &str) -> Step {
    match session.last().map(|reply| reply.answer.passages.first()) {
        Some(Some(passage)) => Step::Say(shown_context(passage, session)),
        Some(None) => say(reply::QUOTES_NOTHING),
        None => ask_first(),
    }
}

fn shown_context(passage: &Passage, session: &Session) -> String {
    draw::context(passage, session.view())
}

fn why(session: &mut Session, _: &str) -> Step {
    match session.last() {
        Some(reply) => Step::Say(explanation(&reply.answer, session.view())),
        None => ask_first(),
    }
}

fn article(session: &mut Session, id: &str) -> Step {
    if id.is_empty() {
        return Step::Say(listed_articles(session));
    }
    let found = session
        .articles()
        .iter()
        .find(|article| article.id == id)
        .or_else(|| {
            let mut begun = session
                .articles()
                .iter()
                .filter(|article| article.id.starts_with(id));
            begun.next().filter(|_| begun.next().is_none() && id != ALL)
        });
    match found {
        Some(article) => {
            let text = reply::one_article(&article.title);
            let id = article.id.clone();
            session.choose(Some(id));
            say(&text)
        }
        None if id == ALL => {
            session.choose(None);
            say(reply::ALL_ARTICLES)
        }
        None => say(&reply::unknown_id(id, session.articles())),
    }
}

fn listed_articles(session: &Session) -> String {
    let mut page = Page::new(session.view().width);
    let chosen = session.chosen().map(|article| article.id.as_str());
    let mut table = Table::new([Align::Left, Align::Left, Align::Left]);
    for Article { id, title, .. } in session.articles().iter().take(MOST_ARTICLES) {
        let mark = if chosen == Some(id.as_str()) {
            "→"
        } else {
            ""
        };
        table.row([mark.to_owned(), id.clone(), title.clone()]);
    }
    table.draw(&mut page);
    if let Some(hidden @ 1..) = session.articles().len().checked_sub(MOST_ARTICLES) {
        page.text(QUIET, &reply::more_articles(hidden));
    }
    page.finish()
}

fn help(session: &mut Session, _: &str) -> Step {
    let mut page = Page::new(session.view().width);
    page.text(PLAIN, HELP);
    page.gap();
    let mut table = Table::new([Align::Left, Align::Left]);
    for Command {
        name,
        argument,
        help,
        ..
    } in &COMMANDS
    {
        table.row([format!(":{name} {argument}"), (*help).to_owned()]);
    }
    table.draw(&mut page);
    if let Some(article) = session
        .at_hand()
        .filter(|article| !article.suggested.is_empty())
    {
        page.gap();
        page.text(QUIET, HEADINGS.suggestions);
        for question in article.suggested.iter().take(3) {
            page.item(question);
        }
    }
    Step::Say(page.finish())
}

fn ask_first() -> Step {
    say(reply::ASK_FIRST)
}

fn choose_first() -> Step {
    say(reply::CHOOSE_FIRST)
}
