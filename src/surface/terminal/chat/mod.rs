//! `footnote chat`: a conversation.

mod commands;
mod completion;
mod editor;
mod session;
#[cfg(test)]
mod tests;

use std::io::BufRead;

pub use session::{Session, Step};

use self::editor::{Editor, Typed};
use super::exit::{Exit, Failure};
use super::knowledge::{self, AnswerArgs, InForce};
use super::lines::Lines;
use super::screen;
use crate::config::Config;

/// Ask one question after another
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote chat
  footnote chat --knowledge article.md
  footnote chat < questions.txt

A question may follow up the last one (‘and why?’). :help lists the commands, Tab completes,
Ctrl-D leaves. On a pipe, questions are read one a line and answered as plain text.")]
pub(crate) struct ChatArgs {
    #[command(flatten)]
    answer: AnswerArgs,
}

impl ChatArgs {
    /// Talks until the end of the input.
    pub(super) fn run(&self, config: &Config) -> Result<Exit, Failure> {
        let in_force = InForce::load(&self.answer.knowledge, config)?;
        let library = in_force.current();
        let options = self.answer.options(&library, false)?;
        screen::note(&format!("In force: {}", knowledge::in_force(&library)));
        let session = Session::new(library, options, screen::width());
        if screen::is_interactive() {
            converse(session, in_force, config)?;
        } else {
            answer_lines(session, in_force, std::io::stdin().lock())?;
        }
        Ok(Exit::Done)
    }
}

/// At a terminal: a prompt, an editor, a history.
fn converse(mut session: Session, mut in_force: InForce, config: &Config) -> Result<(), Failure> {
    let mut editor = Editor::open(config.history.clone()).map_err(Failure::Terminal)?;
    screen::note("Ask a question; :help lists the commands, Tab completes, Ctrl-D leaves.\n");
    loop {
        renew(&mut session, &mut in_force);
        session.set_width(screen::width());
        match editor.read(&session)? {
            Typed::Line(line) => {
                // What changed while it was typed counts already.
                renew(&mut session, &mut in_force);
                match session.step(&line) {
                    Step::Say(text) => screen::show(&spaced(&text))?,
                    Step::Quit => return Ok(()),
                }
            }
            Typed::Nothing => {}
            Typed::End => return Ok(()),
        }
    }
}

/// On a pipe: a question a line.
fn answer_lines(
    mut session: Session,
    mut in_force: InForce,
    input: impl BufRead,
) -> Result<(), Failure> {
    let mut lines = Lines::new(input);
    while let Some(line) = lines.next().map_err(Failure::Input)? {
        renew(&mut session, &mut in_force);
        match session.step(&line) {
            Step::Say(text) => screen::show(&spaced(&text))?,
            Step::Quit => break,
        }
    }
    Ok(())
}

/// Goes on with the snapshot that is in force now.
fn renew(session: &mut Session, in_force: &mut InForce) {
    for line in in_force.news() {
        screen::note(&line);
    }
    if let Some(notice) = session.renew(in_force.current()) {
        screen::note(&notice);
    }
}

/// A reply with a blank line after it, so that the next stands apart.
fn spaced(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{text}\n")
    }
}
