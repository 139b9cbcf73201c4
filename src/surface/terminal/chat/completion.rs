//! What Tab completes: commands, the suggested questions, the headings, the
//! articles' ids.

use super::commands::{ALL, COMMANDS};
use super::session::Session;
use crate::text::fold;

/// What a line may be completed to.
#[derive(Clone, Debug, Default)]
pub(super) struct Completions {
    lines: Vec<String>,
}

impl Completions {
    /// What may be typed in `session`.
    pub(super) fn of(session: &Session) -> Self {
        let articles = match session.chosen() {
            Some(article) => std::slice::from_ref(article),
            None => session.articles(),
        };
        let questions = articles
            .iter()
            .flat_map(|article| article.suggested.clone());
        let headings = articles
            .iter()
            .flat_map(|article| &article.sections)
            .filter_map(|section| section.heading.clone());
        let commands = COMMANDS.iter().map(|command| match command.argument {
            "" => format!(":{}", command.name),
            _ => format!(":{} ", command.name),
        });
        let ids = session.articles().iter().map(|article| article.id.as_str());
        let ids = ids
            .chain(std::iter::once(ALL))
            .map(|id| format!(":article {id}"));
        Self {
            lines: questions
                .chain(headings)
                .chain(commands)
                .chain(ids)
                .collect(),
        }
    }

    /// The lines that begin like `typed`, or else those that hold it, without
    /// regard to case and accents.
    pub(super) fn complete(&self, typed: &str) -> Vec<String> {
        let typed = fold(typed.trim_start()).into_owned();
        let command = typed.starts_with(':');
        // Every id once an article is being chosen, but not all of them before.
        let fitting = |line: &&String| {
            line.starts_with(':') == command
                && (!command || line.trim_end().contains(' ') == typed.contains(' '))
        };
        let matching = |matches: &dyn Fn(&str) -> bool| -> Vec<String> {
            self.lines
                .iter()
                .filter(fitting)
                .filter(|line| matches(&fold(line)))
                .cloned()
                .collect()
        };
        let begun = matching(&|line| line.starts_with(&typed));
        if begun.is_empty() && !command {
            matching(&|line| line.contains(&typed))
        } else {
            begun
        }
    }
}
