//! The conversation: a [`Request`] in, a [`Reply`] out. Every surface shares it.

mod completion;
mod continuation;
mod follow_up;
mod foreign;
mod mentions;
mod missing;
mod persons;
mod question;
mod speaker;
mod tagged;
#[cfg(test)]
mod tests;
mod turn;
mod written;

use crate::answer::{self, Answer, Options, Verdict};
use crate::index::Index;
use crate::text::Span;

pub use crate::reply::Assumed;
pub use completion::completions;
use follow_up::{Completed, Other};
use missing::{Missing, missing};
use turn::Previous;

pub use question::reads_like_a_question;
pub use turn::Turn;

/// What a member asked, and after what.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The question as typed.
    pub text: &'a str,
    /// The question before it in the same conversation, if any.
    pub previous: Option<&'a Turn>,
    /// How to answer.
    pub options: Options,
}

/// What to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// What was answered: the question as typed, or completed with what was
    /// taken from the one before. Asked again by itself it gets the same answer.
    pub asked: String,
    /// The answer.
    pub answer: Answer,
    /// The id of the article that was asked, if only one was: the one that the
    /// request names, or that of the question which a follow-up leans on.
    pub article: Option<String>,
    /// What was taken from the question before.
    pub assumed: Option<Assumed>,
    /// The pronoun in it that stands for nobody known, as typed. The answer is then no more
    /// than the closest passage.
    pub unknown: Option<String>,
    /// What to pass along with the next question.
    pub turn: Turn,
}

/// Replies to `request` from `index`: completes a follow-up with the subject of
/// the question before, where it needs one, and answers.
///
/// ```
/// use footnote::answer::Options;
/// use footnote::article::markdown;
/// use footnote::bot::{Request, reply};
/// use footnote::index::Index;
///
/// let text = b"# Salvo\n\nSecretary Kristi Noem claimed that Operation Salvo arrested 54 people.\n";
/// let index = Index::build(vec![markdown::read("salvo", text)?.article]);
/// let ask = |text, previous| reply(&index, &Request { text, previous, options: Options::default() });
/// let first = ask("Who is Kristi Noem?", None);
/// let second = ask("And what did she claim?", Some(&first.turn));
/// assert_eq!(second.assumed.expect("a follow-up").read_as, "Kristi Noem");
/// # Ok::<(), footnote::article::Problem>(())
/// ```
#[must_use]
pub fn reply(index: &Index, request: &Request<'_>) -> Reply {
    let previous = request.previous.map(|turn| Previous::new(index, turn));
    let completed = previous
        .as_ref()
        .and_then(|previous| follow_up::complete(index, previous, request.text));
    let mut options = request.options.clone();
    let mut unknown = None;
    let leans = completed.is_some();
    let (question, assumed, mut answer) = match completed {
        Some(completed) => {
            let article = request.previous.and_then(|turn| turn.article.clone());
            options.article = options
                .article
                .or(article.filter(|id| index.article_number(id).is_some()));
            asked(index, request.text, completed, &options)
        }
        None => {
            let mut answer = answer::answer(index, request.text, &options);
            if let Some(missing) = missing(index, request.previous.is_some(), request.text) {
                answer = answer.doubted();
                if let Missing::Pronoun(pronoun) = missing {
                    unknown = Some(pronoun);
                }
            }
            (request.text.to_owned(), None, answer)
        }
    };
    let turn = match answer.verdict {
        // Thanks and greetings end no conversation.
        Verdict::NotAQuestion => request.previous.cloned().unwrap_or_default(),
        _ => {
            let mut turn = Turn::new(&question, options.article.clone(), &answer);
            if let Some(previous) = previous {
                turn.follow(previous, leans || unknown.is_some(), assumed.as_ref());
            }
            turn
        }
    };
    request.text.clone_into(&mut answer.question);
    Reply {
        asked: question,
        answer,
        article: options.article,
        assumed,
        unknown,
        turn,
    }
}

/// Asks the completed question, or what may be asked instead of it.
fn asked(
    index: &Index,
    text: &str,
    completed: Completed,
    options: &Options,
) -> (String, Option<Assumed>, Answer) {
    let Completed {
        question,
        assumed,
        other,
    } = completed;
    let mut answer = answer::answer(index, &question, options);
    let is_told = |answer: &Answer| matches!(answer.verdict, Verdict::Answered | Verdict::Overview);
    match other {
        Other::AsTyped => {
            let plain = answer::answer(index, text, options);
            if is_told(&plain) || answer.verdict == Verdict::NotInArticle {
                return (text.to_owned(), None, plain);
            }
        }
        Other::Topic(topic) if !is_told(&answer) => {
            let question = format!("What does it say about {topic}?");
            let plain = answer::answer(index, &question, options);
            let is_refused = answer.verdict == Verdict::NotInArticle;
            if is_told(&plain) || (is_refused && plain.verdict != Verdict::NotInArticle) {
                let assumed = Assumed {
                    typed: Some(text.trim().to_owned()),
                    read_as: topic,
                };
                return (question, Some(assumed), plain);
            }
        }
        Other::Speaker(name) => point_out(&mut answer, &name),
        Other::None | Other::Topic(_) => {}
    }
    (question, assumed, answer)
}

/// Points `name` out in the first passage of a sure answer, and nothing else.
fn point_out(answer: &mut Answer, name: &str) {
    if answer.verdict != Verdict::Answered {
        return;
    }
    if let Some(first) = answer.passages.first_mut()
        && let Some(start) = first.text.find(name)
    {
        first.highlights = vec![Span::new(start, start + name.len())];
    }
}
