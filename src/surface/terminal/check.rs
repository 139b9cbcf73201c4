//! `footnote check`: which knowledge or which settings are in force, and what is
//! wrong with them.

use anstyle::Style;

use super::env_file::EnvFile;
use super::exit::{Exit, Failure};
use super::knowledge::{self, KnowledgeArgs};
use super::page::Page;
use super::style::{ERROR, PLAIN, WARNING};
use super::table::{Align, Table};
use super::{screen, settings};
use crate::article::{Article, Problem};
use crate::config::Config;
use crate::library;
use crate::reply;
use crate::text::words;

/// Say which knowledge or settings are in force and what is wrong with them
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote check
  footnote check --knowledge article.md
  footnote check --config

Exit codes: 0 all is well, 3 there are problems.")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    knowledge: KnowledgeArgs,

    /// Check the settings instead, and list them with where each comes from
    #[arg(long, conflicts_with = "paths")]
    config: bool,
}

impl CheckArgs {
    /// Whether it is about the settings, so that wrong ones must not end it.
    pub(crate) fn is_about_settings(&self) -> bool {
        self.config
    }

    /// Lists the articles, or the settings, and the problems.
    pub(super) fn run(&self, config: &Config, env: &EnvFile) -> Result<Exit, Failure> {
        if self.config {
            return settings::run(env);
        }
        let width = screen::width();
        let origin = self.knowledge.origin(config);
        let (problems, text) = match knowledge::load(&origin) {
            Ok(library) => {
                let problems = library::check(&library);
                let articles: Vec<(&Article, bool)> = library
                    .index
                    .articles()
                    .iter()
                    .map(|article| (article, library.is_language_declared(&article.id)))
                    .collect();
                let text = report(&knowledge::in_force(&library), &articles, &problems, width);
                (problems, text)
            }
            Err(error) => {
                let problems = error.into_problems();
                let text = report(
                    &format!("nothing; {origin} has no article that can be used"),
                    &[],
                    &problems,
                    width,
                );
                (problems, text)
            }
        };
        screen::show(&text)?;
        Ok(if problems.is_empty() {
            Exit::Done
        } else {
            Exit::Invalid
        })
    }
}

/// The report on articles, each with whether its language is declared.
fn report(
    in_force: &str,
    articles: &[(&Article, bool)],
    problems: &[Problem],
    width: usize,
) -> String {
    let mut page = Page::new(width);
    page.text(PLAIN, &format!("In force: {in_force}"));
    page.gap();
    if !articles.is_empty() {
        table(articles).draw(&mut page);
        page.gap();
    }
    for problem in problems {
        let style = if problem.is_error() { ERROR } else { WARNING };
        listed(&mut page, style, problem);
    }
    page.gap();
    page.text(PLAIN, &counted(problems.len()));
    page.finish()
}

/// The last line of a check.
pub(super) fn counted(problems: usize) -> String {
    match problems {
        0 => "No problems.".to_owned(),
        some => format!("{}.", reply::counted(some, "problem")),
    }
}

/// A problem stands on one line, as compilers print them, so that editors find
/// the place.
fn listed(page: &mut Page, style: Style, problem: &Problem) {
    page.line(&[(style, &problem.to_string())]);
}

fn table(articles: &[(&Article, bool)]) -> Table<6> {
    let right = Align::Right;
    let mut table = Table::headed(
        [Align::Left, right, right, right, Align::Left, Align::Left],
        ["ID", "SECTIONS", "PARAGRAPHS", "WORDS", "LANGUAGE", "TITLE"],
    );
    for &(article, is_declared) in articles {
        let paragraphs = article
            .sections
            .iter()
            .flat_map(|section| &section.paragraphs);
        let word_count: usize = paragraphs
            .map(|paragraph| words(&paragraph.text).count())
            .sum();
        table.row([
            article.id.clone(),
            article
                .sections
                .iter()
                .filter(|section| section.heading.is_some())
                .count()
                .to_string(),
            article.paragraph_count().to_string(),
            word_count.to_string(),
            if is_declared {
                format!("{} (declared)", article.language)
            } else {
                format!("{} (detected)", article.language)
            },
            article.title.clone(),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Article, Problem, report};
    use crate::article::{Paragraph, Section};

    #[test]
    fn articles_and_problems_are_listed() {
        let paragraph = |text: &str| Paragraph {
            text: text.into(),
            line: 1,
        };
        let lead = Section {
            paragraphs: vec![paragraph("One two three.")],
            ..Section::default()
        };
        let headed = Section {
            heading: Some("More".into()),
            paragraphs: vec![paragraph("Four."), paragraph("Five.")],
            ..Section::default()
        };
        let article = Article {
            id: "a".into(),
            title: "A title".into(),
            sections: vec![lead, headed],
            ..Article::default()
        };
        let problem = Problem::warning("has two sections ‘More’", "give one another name")
            .at_line(9)
            .in_file("knowledge/a.md");
        let report = report(
            "knowledge (1 article)",
            &[(&article, false)],
            &[problem],
            80,
        );
        let report = anstream::adapter::strip_str(&report).to_string();
        assert_eq!(
            report,
            "In force: knowledge (1 article)\n\n  \
               ID  SECTIONS  PARAGRAPHS  WORDS  LANGUAGE       TITLE\n  \
               a          1           3      5  en (detected)  A title\n\n\
             knowledge/a.md:9: warning: has two sections ‘More’; give one another name\n\n\
             1 problem.\n"
        );
    }
}
