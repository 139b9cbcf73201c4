//! `footnote ask`: one question, or a batch of them.

use std::time::Instant;

use super::exit::{Exit, Failure};
use super::json::JsonAnswer;
use super::knowledge::{self, AnswerArgs};
use super::{batch, draw, explain, screen};
use crate::answer::{Options, Verdict};
use crate::bot::{self, Reply, Request};
use crate::config::Config;
use crate::library::Library;

/// Answer a question
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote ask What is Operation Salvo?
  footnote ask --json --knowledge article.md 'Who is the mayor?'
  footnote ask --batch < questions.txt > answers.jsonl

Exit codes: 0 answered, 1 our fault, 2 usage, 3 invalid configuration or knowledge, 4 not in the
article.")]
pub(crate) struct AskArgs {
    #[command(flatten)]
    answer: AnswerArgs,

    /// Print the answer as a JSON object
    #[arg(long)]
    json: bool,

    /// Say how the answer came about: every passage's score in its parts
    #[arg(long)]
    explain: bool,

    /// Read questions from standard input, one a line, and print a JSON object a line
    #[arg(long, conflicts_with = "question")]
    batch: bool,

    /// The question; several words need no quotes
    #[arg(value_name = "QUESTION", required_unless_present = "batch")]
    question: Vec<String>,
}

impl AskArgs {
    /// Answers what was asked.
    pub(super) fn run(&self, config: &Config) -> Result<Exit, Failure> {
        let library = self.answer.knowledge.load(config)?;
        let options = self.answer.options(&library, self.explain)?;
        if self.batch {
            return batch::run(
                &library,
                &options,
                std::io::stdin().lock(),
                std::io::stdout().lock(),
            );
        }
        let (reply, elapsed_us) = timed(&library, &self.question.join(" "), &options);
        let scope = knowledge::scope(&library, &options);
        if self.json {
            let answer = JsonAnswer::new(&reply.answer, scope, elapsed_us);
            let line = serde_json::to_string(&answer).map_err(Failure::Json)?;
            screen::show(&format!("{line}\n"))?;
        } else {
            let view = draw::View {
                width: screen::width(),
                scope,
            };
            let mut text = draw::reply(&reply, view);
            if self.explain {
                text.push('\n');
                text.push_str(&explain::explanation(&reply.answer, view));
            }
            screen::show(&text)?;
        }
        Ok(exit(reply.answer.verdict))
    }
}

/// The reply to a question without a conversation, and the microseconds it took.
pub(super) fn timed(library: &Library, question: &str, options: &Options) -> (Reply, u64) {
    let request = Request {
        text: question,
        previous: None,
        options: options.clone(),
    };
    let begun = Instant::now();
    let reply = bot::reply(&library.index, &request);
    let elapsed = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    (reply, elapsed)
}

fn exit(verdict: Verdict) -> Exit {
    match verdict {
        Verdict::NotInArticle => Exit::NotInArticle,
        Verdict::Answered | Verdict::Closest | Verdict::Overview | Verdict::NotAQuestion => {
            Exit::Done
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Exit, Verdict, exit};

    #[test]
    fn only_what_the_article_does_not_say_has_a_code_of_its_own() {
        for (verdict, expected) in [
            (Verdict::Answered, Exit::Done),
            (Verdict::Closest, Exit::Done),
            (Verdict::Overview, Exit::Done),
            (Verdict::NotAQuestion, Exit::Done),
            (Verdict::NotInArticle, Exit::NotInArticle),
        ] {
            assert_eq!(exit(verdict), expected, "{verdict:?}");
        }
    }
}
