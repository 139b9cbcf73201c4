//! Questions that lean on the one before: "and why?", "what did she claim?".

#[cfg(test)]
mod tests;

use super::continuation::continued;
use super::foreign;
use super::mentions::{Kind, Mention, mentions, named};
use super::persons::{person, titled};
use super::speaker::{asks_for_speaker, speaker};
use super::tagged::{TaggedQuestion, TaggedWord, is_anaphor};
use super::written::write;
use crate::answer::{self, Answer, Form};
use crate::index::Index;
use crate::reply::Assumed;
use crate::text::english::{ThirdPerson, is_demonstrative};
use crate::text::{LexemeKind, fold, words};

/// A question that was asked and what it was about: enough for a follow-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// The question as it was understood, a follow-up completed.
    pub question: String,
    /// What it mentions, in order, then the names that answer it.
    pub mentions: Vec<Mention>,
    /// Who else was spoken of, the latest last: what the questions mentioned that this one
    /// leans on, and the person of the first passage.
    pub around: Vec<Mention>,
    /// Its words that carry meaning.
    pub topic: String,
    /// What a pronoun in it stood for.
    pub subject: Option<String>,
    /// Who says what its first passage says.
    pub speaker: Option<String>,
    /// The person that the one article asked is about.
    pub titled: Option<Box<Mention>>,
    /// The id of the article that it was put to, if to one.
    pub article: Option<String>,
}

/// A follow-up that has become a question of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completed {
    pub(super) question: String,
    pub(super) assumed: Option<Assumed>,
    /// When something else is asked instead.
    pub(super) other: Other,
}

/// What may be asked instead of a completed question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Other {
    None,
    /// What was typed, where that has an answer by itself.
    AsTyped,
    /// This, where the completed question has no answer.
    Topic(String),
    /// Nothing, but this name is what is asked for in the passage.
    Speaker(String),
}

impl Completed {
    fn sure(question: String, typed: Option<&str>, read_as: &str) -> Self {
        Self {
            question,
            assumed: Some(Assumed {
                typed: typed.map(str::to_owned),
                read_as: read_as.to_owned(),
            }),
            other: Other::None,
        }
    }
}

impl Turn {
    /// What `question` and its answer leave for the next one.
    pub(super) fn new(
        index: &Index,
        question: &str,
        article: Option<String>,
        answer: &Answer,
    ) -> Self {
        let asked = TaggedQuestion::read(index, question);
        let mut mentions = mentions(index, &asked, question);
        if asked.names(question).is_empty()
            && let Some(first) = answer.passages.first()
        {
            // "Who challenged it?" - "she" is whoever the answer named.
            for span in &first.highlights {
                let name = span.of(&first.text);
                if name.starts_with(char::is_uppercase) {
                    mentions.extend(named(index, name, asked.asks_who()));
                }
            }
        }
        let only = match index.articles() {
            [only] => Some(only.id.as_str()),
            _ => article.as_deref(),
        };
        let write = |mention| write(index, question, mention);
        let mentions: Vec<Mention> = mentions.into_iter().map(write).collect();
        let topic = match asked.words.as_slice() {
            [] => foreign::topic(index, question),
            _ => asked.topic(question),
        };
        let first = answer.passages.first().map(|first| first.text.as_str());
        let person = first.and_then(|first| person(index, first));
        Self {
            question: question.to_owned(),
            topic: mentions.iter().fold(topic, |topic, mention| {
                topic.replacen(&mention.text, mention.name(), 1)
            }),
            mentions,
            around: person.map(write).into_iter().collect(),
            subject: None,
            speaker: first.and_then(|first| speaker(index, first)),
            titled: only
                .and_then(|id| titled(index, id))
                .map(write)
                .map(Box::new),
            article,
        }
    }
}

impl Turn {
    /// That it came after `previous`: what it was `assumed` to be about, and, if it `leans`
    /// on that, whom else to think of.
    pub(super) fn follow(&mut self, previous: &Self, leans: bool, assumed: Option<&Assumed>) {
        /// Whoever was spoken of longer ago is meant no more.
        const MOST_AROUND: usize = 6;
        if let Some(assumed) = assumed {
            if let Some(typed) = &assumed.typed {
                let known = previous.mentions.iter().chain(&previous.around);
                let known = known.chain(previous.titled.as_deref());
                let short = known
                    .filter(|known| known.name() == assumed.read_as)
                    .find_map(|known| known.short.as_deref());
                self.remember_person(short.unwrap_or(&assumed.read_as), typed);
            }
            self.subject = match assumed.typed {
                Some(_) if assumed.read_as == self.question => None,
                Some(_) => Some(assumed.read_as.clone()),
                // Nothing stood for it: it goes on with what stood for it before.
                None => previous.subject.clone(),
            };
        }
        if leans && self.mentions.is_empty() && self.subject.is_none() {
            // "Who fired" is asked of what went before.
            self.subject = previous.context().map(str::to_owned);
        }
        for known in previous.mentions.iter().chain(&previous.around) {
            self.call_in_full(known);
        }
        if leans {
            let mut around = previous.around.clone();
            around.extend(previous.mentions.iter().cloned());
            around.append(&mut self.around);
            self.around = around.split_off(around.len().saturating_sub(MOST_AROUND));
        }
    }

    /// Has a surname in it that is that of `known` read by their full name.
    fn call_in_full(&mut self, known: &Mention) {
        for mention in &mut self.mentions {
            if known.short.as_deref() == Some(mention.name()) {
                mention.written = Some(known.name().to_owned());
                mention.short.clone_from(&known.short);
            }
        }
    }

    /// That `subject` is somebody, since "she" stood for it.
    fn remember_person(&mut self, subject: &str, pronoun: &str) {
        let kind = match ThirdPerson::of(&fold(pronoun)) {
            Some(ThirdPerson::Masculine) => Kind::Man,
            Some(ThirdPerson::Feminine) => Kind::Woman,
            _ => return,
        };
        for mention in &mut self.mentions {
            if mention.name() == subject || mention.asked_by() == subject {
                mention.kind = kind;
            }
        }
    }

    /// All that it was about; if that is no more than what somebody did, who did it, where
    /// that is known.
    fn all(&self) -> Option<&str> {
        let said = (!self.mentions.is_empty()).then_some(&self.topic);
        let topic = said.or(self.subject.as_ref()).unwrap_or(&self.topic);
        (!topic.is_empty()).then_some(topic)
    }

    /// What it was about, for a question that says what was done.
    fn context(&self) -> Option<&str> {
        let subject = self.mentions.iter().find(|mention| mention.is_subject);
        let mention = subject.or(self.mentions.last());
        let mention = mention.map(Mention::name);
        mention.or(self.subject.as_deref())
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
        Form::More => return about(turn.subject.as_deref().or(turn.all())?, None),
        Form::Topic(topic) => {
            if says_what_about(text)
                && let Some(completed) = again(index, turn, text, Some(&topic))
            {
                return Some(completed);
            }
            let typed = topic.trim_end_matches(['?', '!', '.', ' ']);
            let (subject, _) = subject(turn, &fold(typed)).filter(|_| is_anaphor(typed))?;
            return about(subject, Some(typed));
        }
        Form::Other => return None,
    }
    let asked = TaggedQuestion::read(index, text);
    let bare = text.trim().trim_end_matches(['?', '!', '.', '…', ' ']);
    if foreign::is_fragment(index, text) && !turn.topic.is_empty() {
        let question = format!("{bare} {}?", turn.topic);
        return Some(Completed::sure(question, None, &turn.topic));
    }
    if asked.words.is_empty() || asked.has_own_subject() {
        return None;
    }
    if asks_for_speaker(&asked) {
        return Some(Completed {
            question: turn.question.clone(),
            assumed: None,
            other: Other::Speaker(turn.speaker.clone()?),
        });
    }
    if let Some(pronoun) = asked.pronoun() {
        let word = &asked.words[pronoun];
        let (name, subject) = subject(turn, &word.lexeme.folded)?;
        let typed = word.span.of(text);
        let possessive = is_possessive(&asked.words, pronoun);
        let (before, behind) = (&text[..word.span.start], &text[word.span.end..]);
        let ending = if possessive { "’s" } else { "" };
        let question = format!("{before}{subject}{ending}{behind}");
        return Some(Completed::sure(question, Some(typed), name));
    }
    let topic = asked.without_its_words(index, &turn.topic);
    if asked.is_fragment() && !topic.is_empty() {
        if !turn.mentions.is_empty() {
            let question = format!("{bare} {topic}?");
            return Some(Completed::sure(question, None, &topic));
        }
        // No more than a verb is no subject to speak of.
        let about = match &turn.subject {
            Some(subject) if !topic.contains(subject) => format!("{subject} {topic}"),
            _ => topic,
        };
        let question = format!("{bare} {about}?");
        return Some(Completed::sure(
            question.clone(),
            Some(text.trim()),
            &question,
        ));
    }
    let context = turn.context()?;
    let is_bare = asked.is_bare(mentions(index, &asked, text).is_empty());
    is_bare.then(|| Completed {
        other: Other::AsTyped,
        ..Completed::sure(format!("{bare} {context}?"), None, context)
    })
}

/// The last question with the phrase that `text` is put in, or the `topic` that it has.
fn again(index: &Index, turn: &Turn, text: &str, topic: Option<&str>) -> Option<Completed> {
    let put = continued(index, turn, topic.unwrap_or(text), topic.is_some())?;
    Some(Completed {
        other: match put.name {
            Some(name) => Other::Topic(name),
            None => Other::None,
        },
        ..Completed::sure(put.question.clone(), Some(text.trim()), &put.question)
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
    let question = format!("What does it say about {subject}?");
    (!subject.is_empty()).then(|| Completed::sure(question, typed, subject))
}

/// What a pronoun stands for: what the last question was about by its grammar or named
/// last, of what it can stand for. "That" is all that it was about. Once as a person reads it,
/// once as it is put into the question.
fn subject<'a>(turn: &'a Turn, pronoun: &str) -> Option<(&'a str, &'a str)> {
    if is_demonstrative(pronoun) {
        return turn.all().map(|all| (all, all));
    }
    let is_personal = Kind::Person.fits(pronoun);
    let fitting = || {
        turn.mentions
            .iter()
            .filter(|mention| mention.kind.fits(pronoun))
    };
    let titled = turn
        .titled
        .as_deref()
        .filter(|titled| is_personal && titled.kind.fits(pronoun));
    let found = fitting()
        .find(|mention| mention.is_subject && !is_personal)
        .or_else(|| fitting().next_back())
        .or(titled)
        .or_else(|| {
            turn.around
                .iter()
                .rfind(|mention| mention.kind.fits(pronoun))
        })?;
    Some((found.name(), found.asked_by()))
}

/// "his", "their", and "her" before a noun.
fn is_possessive(words: &[TaggedWord], at: usize) -> bool {
    match words[at].lexeme.folded.as_str() {
        "his" | "its" | "their" => true,
        "her" => words
            .get(at + 1)
            .is_some_and(|next| next.lexeme.kind == LexemeKind::Content),
        _ => false,
    }
}
