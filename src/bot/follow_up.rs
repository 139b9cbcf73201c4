//! Questions that lean on the one before: "and why?", "what did she claim?".

use super::asked::{Asked, Read, is_pronoun};
use super::continuation::continued;
use crate::answer::{self, Answer, Form};
use crate::index::Index;
use crate::reply::Assumed;
use crate::text::{LexemeKind, fold, words};

/// A question that was asked and what it was about: enough for a follow-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// The question as it was understood, a follow-up completed.
    pub question: String,
    /// The names in it, or in the answer where it asked for one, in order.
    pub names: Vec<String>,
    /// Its words that carry meaning.
    pub topic: String,
    /// What a pronoun in it stood for.
    pub subject: Option<String>,
    /// The id of the article that it was put to, if to one.
    pub article: Option<String>,
}

/// A follow-up that has become a question of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completed {
    pub(super) question: String,
    pub(super) assumed: Assumed,
}

impl Turn {
    /// What `question` and its answer leave for the next one.
    pub(super) fn new(
        index: &Index,
        question: &str,
        article: Option<String>,
        answer: &Answer,
    ) -> Self {
        let asked = Asked::read(index, question);
        let names = asked.names(question).into_iter();
        let mut names: Vec<String> = names.map(|name| name.of(question).to_owned()).collect();
        if names.is_empty()
            && let Some(first) = answer.passages.first()
        {
            // "Who challenged it?" - "she" is whoever the answer named.
            let found = first.highlights.iter().map(|span| span.of(&first.text));
            names.extend(
                found
                    .filter(|name| name.starts_with(char::is_uppercase))
                    .map(str::to_owned),
            );
        }
        Self {
            question: question.to_owned(),
            names,
            topic: asked.topic(question),
            subject: None,
            article,
        }
    }
}

/// `text` with what it leaves out taken from `turn`, if it leaves anything out.
pub(super) fn complete(index: &Index, turn: &Turn, text: &str) -> Option<Completed> {
    match answer::form(text) {
        Form::Question => {
            if let Some(completed) = again(index, turn, text, None) {
                return Some(completed);
            }
        }
        // "Tell me more", "what does it say about her".
        Form::More => return about(turn.subject.as_ref().unwrap_or(&turn.topic), None),
        Form::Topic(topic) => {
            if says_what_about(text)
                && let Some(completed) = again(index, turn, text, Some(&topic))
            {
                return Some(completed);
            }
            let typed = topic.trim_end_matches(['?', '!', '.', ' ']);
            let subject = subject(turn, &fold(typed)).filter(|_| is_pronoun(typed))?;
            return about(subject, Some(typed));
        }
        Form::Other => return None,
    }
    let asked = Asked::read(index, text);
    if asked.words.is_empty() || asked.has_own_subject() {
        return None;
    }
    if let Some(pronoun) = asked.pronoun() {
        let word = &asked.words[pronoun];
        let subject = subject(turn, &word.lexeme.folded)?;
        let typed = word.span.of(text);
        let possessive = is_possessive(&asked.words, pronoun);
        let (before, behind) = (&text[..word.span.start], &text[word.span.end..]);
        let ending = if possessive { "’s" } else { "" };
        return Some(Completed {
            question: format!("{before}{subject}{ending}{behind}"),
            assumed: Assumed {
                typed: Some(typed.to_owned()),
                read_as: subject.to_owned(),
            },
        });
    }
    if !asked.is_fragment() || turn.topic.is_empty() {
        return None;
    }
    let bare = text.trim().trim_end_matches(['?', '!', '.', '…', ' ']);
    Some(Completed {
        question: format!("{bare} {}?", turn.topic),
        assumed: Assumed {
            typed: None,
            read_as: turn.topic.clone(),
        },
    })
}

/// The last question with the phrase that `text` is put in, or the `topic` that it has.
fn again(index: &Index, turn: &Turn, text: &str, topic: Option<&str>) -> Option<Completed> {
    let question = continued(index, turn, topic.unwrap_or(text), topic.is_some())?;
    Some(Completed {
        assumed: Assumed {
            typed: Some(text.trim().to_owned()),
            read_as: question.clone(),
        },
        question,
    })
}

/// "What about on Sundays?" goes on, "tell me about Sunday" does not.
fn says_what_about(text: &str) -> bool {
    let folded: Vec<_> = words(text).map(|word| fold(word.text)).collect();
    folded
        .windows(2)
        .any(|pair| matches!(&*pair[0], "what" | "how") && pair[1] == "about")
}

/// A question for what the article says about `subject`.
fn about(subject: &str, typed: Option<&str>) -> Option<Completed> {
    (!subject.is_empty()).then(|| Completed {
        question: format!("What does it say about {subject}?"),
        assumed: Assumed {
            typed: typed.map(str::to_owned),
            read_as: subject.to_owned(),
        },
    })
}

/// What a pronoun stands for: a person's name for "she", where there is one, else what
/// one stood for in the last question, else all that that was about.
fn subject<'a>(turn: &'a Turn, pronoun: &str) -> Option<&'a str> {
    let person = match pronoun {
        "he" | "him" | "his" | "she" | "her" | "hers" => {
            turn.names.iter().rev().find(|name| !is_acronym(name))
        }
        _ => None,
    };
    let subject = person.or(turn.subject.as_ref()).unwrap_or(&turn.topic);
    (!subject.is_empty()).then_some(subject)
}

fn is_acronym(name: &str) -> bool {
    !name.contains(' ') && name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// "his", "their", and "her" before a noun.
fn is_possessive(words: &[Read], at: usize) -> bool {
    match words[at].lexeme.folded.as_str() {
        "his" | "its" | "their" => true,
        "her" => words
            .get(at + 1)
            .is_some_and(|next| next.lexeme.kind == LexemeKind::Content),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Reply, Request, Turn, reply};
    use crate::answer::Options;
    use crate::article::markdown;
    use crate::index::Index;

    fn index() -> Index {
        let text = include_bytes!("../../knowledge/nyc-sanctuary.md");
        Index::build(vec![
            markdown::read("a", text)
                .expect("the default article")
                .article,
        ])
    }

    fn ask(index: &Index, article: Option<&str>, text: &str, previous: Option<&Turn>) -> Reply {
        let options = Options {
            article: article.map(str::to_owned),
            ..Options::default()
        };
        reply(
            index,
            &Request {
                text,
                previous,
                options,
            },
        )
    }

    /// First question, follow-up, and what it must take from the first: `None`
    /// if nothing.
    const PAIRS: &[(&str, &str, Option<&str>)] = &[
        (
            "Who is Kristi Noem?",
            "What did she claim?",
            Some("Kristi Noem"),
        ),
        (
            "Who is Kristi Noem?",
            "and what did she argue about criminals?",
            Some("Kristi Noem"),
        ),
        (
            "Who is Kristi Noem?",
            "What is her job?",
            Some("Kristi Noem"),
        ),
        (
            "What is Operation Salvo?",
            "How many people did it arrest?",
            Some("Operation Salvo"),
        ),
        (
            "What is Operation Salvo?",
            "Who ran it?",
            Some("Operation Salvo"),
        ),
        (
            "What is Operation Salvo?",
            "and when?",
            Some("Operation Salvo"),
        ),
        (
            "What is Operation Salvo?",
            "when was that?",
            Some("Operation Salvo"),
        ),
        (
            "What did Mamdani tell the NYPD?",
            "why?",
            Some("Mamdani NYPD"),
        ),
        (
            "What did Mamdani tell the NYPD?",
            "And why did he do that?",
            Some("Mamdani"),
        ),
        (
            "Why does Mamdani refuse to help ICE?",
            "What does he risk?",
            Some("Mamdani"),
        ),
        (
            "Why does Mamdani refuse to help ICE?",
            "his motives?",
            Some("Mamdani"),
        ),
        (
            "what does mamdani want",
            "what is he afraid of",
            Some("mamdani"),
        ),
        (
            "What about the National Guard?",
            "Who wants to send them?",
            Some("National Guard"),
        ),
        (
            "What about the National Guard?",
            "where would it go?",
            Some("National Guard"),
        ),
        (
            "Has Trump announced deployments?",
            "What did he say?",
            Some("Trump"),
        ),
        (
            "Why do immigrants avoid the police?",
            "what do they fear?",
            Some("immigrants avoid police"),
        ),
        (
            "When did sanctuary policies emerge?",
            "who championed them?",
            Some("sanctuary policies emerge"),
        ),
        (
            "When did sanctuary policies emerge?",
            "and where?",
            Some("sanctuary policies emerge"),
        ),
        (
            "Who was shot in Minneapolis?",
            "by whom?",
            Some("shot Minneapolis"),
        ),
        (
            "Who was shot in Minneapolis?",
            "How did that happen?",
            Some("shot Minneapolis"),
        ),
        (
            "Who is Kristi Noem?",
            "tell me more about her",
            Some("Kristi Noem"),
        ),
        (
            "What is Operation Salvo?",
            "tell me more",
            Some("Operation Salvo"),
        ),
        (
            "What is Operation Salvo?",
            "What did it do for the city?",
            Some("Operation Salvo"),
        ),
        (
            "What did Mamdani tell the NYPD in Minneapolis?",
            "and in New York?",
            Some("What did Mamdani tell the NYPD in New York?"),
        ),
        (
            "What did Noem claim?",
            "and Mamdani?",
            Some("What did Mamdani claim?"),
        ),
        (
            "How many were arrested?",
            "what about in New York?",
            Some("How many were arrested in New York?"),
        ),
        // These stand on their own.
        ("Who is Kristi Noem?", "What is Operation Salvo?", None),
        (
            "Who is Kristi Noem?", "Did Mamdani say that he would refuse?", None,
        ),
        (
            "What is Operation Salvo?",
            "Why do immigrants avoid police when they fear deportation?",
            None,
        ),
        (
            "What is Operation Salvo?", "What does Trump say about his plans?", None,
        ),
        (
            "What is Operation Salvo?",
            "How long have sanctuary policies existed?",
            None,
        ),
        ("What did Mamdani tell the NYPD?", "thanks", None),
        (
            "What did Mamdani tell the NYPD?", "what is this about?", None,
        ),
        (
            "What did Mamdani tell the NYPD?",
            "Is it true that immigrants avoid the police?",
            None,
        ),
        (
            "Has Trump announced deployments?", "what does it say about due process", None,
        ),
        ("Has Trump announced deployments?", "tl;dr", None),
        (
            "What did Noem claim?", "what does it say about Trump?", None,
        ),
        (
            "Has Trump announced deployments?", "which values does the movement name?", None,
        ),
    ];

    #[test]
    fn a_follow_up_takes_the_subject_only_where_it_needs_one() {
        let index = index();
        let mut wrong = Vec::new();
        for (first, second, expected) in PAIRS {
            let turn = ask(&index, None, first, None).turn;
            let found = ask(&index, None, second, Some(&turn))
                .assumed
                .map(|assumed| assumed.read_as);
            if found.as_deref() != *expected {
                wrong.push((first, second, expected, found));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn without_a_question_before_nothing_is_taken() {
        let index = index();
        for (_, second, _) in PAIRS {
            assert_eq!(ask(&index, None, second, None).assumed, None, "{second}");
        }
    }

    /// Questions in a row, and what the last must be read as.
    #[track_caller]
    fn leads_to(questions: &[&str], expected: &str) {
        let text = b"# Edith\n\nEdith Marlowe was born in Leeds in 1862. She died in Bath. \
            The pool sells tickets and rents towels.\n";
        let read = markdown::read("a", text).expect("an article");
        let index = Index::build(vec![read.article]);
        let mut turn = None;
        let mut asked = String::new();
        for question in questions {
            let reply = ask(&index, None, question, turn.as_ref());
            asked = reply.asked;
            turn = Some(reply.turn);
        }
        assert_eq!(asked, expected, "{questions:?}");
    }

    #[test]
    fn a_chain_keeps_what_was_asked_and_of_whom() {
        let first = "Who is Edith Marlowe?";
        leads_to(
            &[first, "when was she born?", "where?"],
            "where Edith Marlowe born?",
        );
        leads_to(
            &[first, "when was she born?", "and where did she die?"],
            "and where did Edith Marlowe die?",
        );
        leads_to(
            &["does the pool rent towels?", "how often?"],
            "how often pool rent towels?",
        );
        // What no article has is not carried on.
        leads_to(
            &["discount on towels?", "how much are they?"],
            "how much are towels?",
        );
    }

    #[test]
    fn a_follow_up_keeps_to_the_article_and_another_question_does_not() {
        let index = two_articles();
        let first = ask(&index, Some("b"), "Who is Ada Stone?", None);
        assert_eq!(first.article.as_deref(), Some("b"));
        let next = ask(&index, None, "And what did she say?", Some(&first.turn));
        assert_eq!(next.article.as_deref(), Some("b"));
        assert_eq!(next.turn.article.as_deref(), Some("b"));
        let elsewhere = ask(
            &index,
            Some("a"),
            "And what did she say?",
            Some(&first.turn),
        );
        assert_eq!(elsewhere.article.as_deref(), Some("a"));
        let other = ask(&index, None, "Who is Ben Hill?", Some(&first.turn));
        assert_eq!(other.article, None);
        let gone = Turn {
            article: Some("c".to_owned()),
            ..first.turn.clone()
        };
        assert_eq!(ask(&index, None, "and why?", Some(&gone)).article, None);
    }

    fn two_articles() -> Index {
        let read = |id, text: &str| {
            let read = markdown::read(id, text.as_bytes());
            read.expect("an article").article
        };
        Index::build(vec![
            read(
                "a",
                "# Tides\n\nAda Stone said that the tide is late. Ben Hill left.\n",
            ),
            read(
                "b",
                "# Boats\n\nAda Stone said that the boats are old. They leak.\n",
            ),
        ])
    }

    #[test]
    fn thanks_do_not_end_the_conversation() {
        let index = index();
        let first = ask(&index, None, "Who is Kristi Noem?", None).turn;
        let second = ask(&index, None, "thank you", Some(&first)).turn;
        let third = ask(&index, None, "What did she claim?", Some(&second));
        assert_eq!(
            third.assumed.map(|assumed| assumed.read_as).as_deref(),
            Some("Kristi Noem")
        );
    }
}
