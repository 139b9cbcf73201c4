//! What a question leaves for the next one. What it was about is read only when that leans
//! on it: most don't, and reading takes longer than answering.

use std::cell::OnceCell;

use super::foreign;
use super::mentions::{Kind, Mention, mentions, named};
use super::persons::{person, titled};
use super::speaker::speaker;
use super::tagged::TaggedQuestion;
use super::written::write;
use crate::answer::Answer;
use crate::index::Index;
use crate::reply::Assumed;
use crate::text::english::ThirdPerson;
use crate::text::{Span, fold};

/// A question that was asked and what was shown for it: enough for a follow-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// The question as it was understood, a follow-up completed.
    pub question: String,
    /// The id of the article that it was put to, if to one.
    pub article: Option<String>,
    /// The first passage shown, and what was pointed out there.
    passage: Option<(String, Vec<Span>)>,
    /// What it came after.
    after: Option<After>,
}

/// The question before, and what was taken from it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct After {
    before: Before,
    leans: bool,
    assumed: Option<Assumed>,
}

/// The question before.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Before {
    Asked(Box<Turn>),
    /// What it was about has been read.
    Read(Box<Context>),
}

impl Turn {
    /// What `question` and its answer leave for the next one.
    pub(super) fn new(question: &str, article: Option<String>, answer: &Answer) -> Self {
        /// More bytes are no prose, and a conversation is held in memory.
        const LONGEST_PASSAGE: usize = 4096;
        let first = answer.passages.first();
        let first = first.filter(|first| first.text.len() <= LONGEST_PASSAGE);
        Self {
            question: question.to_owned(),
            article,
            passage: first.map(|first| (first.text.clone(), first.highlights.clone())),
            after: None,
        }
    }

    /// What `question` leaves if nothing was shown for it.
    #[cfg(test)]
    pub(crate) fn of(question: &str) -> Self {
        Self {
            question: question.to_owned(),
            ..Self::default()
        }
    }

    /// That it came after `previous`: what it was `assumed` to be about, and whether it
    /// `leans` on that.
    pub(super) fn follow(
        &mut self,
        previous: Previous<'_>,
        leans: bool,
        assumed: Option<&Assumed>,
    ) {
        /// What was asked before so many others has no say any more.
        const MOST_UNREAD: usize = 3;
        let Previous { turn, context, .. } = previous;
        let before = match context.into_inner() {
            Some(context) => Before::Read(Box::new(context)),
            None => Before::Asked(Box::new(turn.clone().with_no_more(MOST_UNREAD))),
        };
        self.after = Some(After {
            before,
            leans,
            assumed: assumed.cloned(),
        });
    }

    /// Without what came before the last `count` questions.
    fn with_no_more(mut self, count: usize) -> Self {
        self.after = self.after.filter(|_| count > 1).map(|after| After {
            before: match after.before {
                Before::Asked(turn) => Before::Asked(Box::new(turn.with_no_more(count - 1))),
                read @ Before::Read(_) => read,
            },
            ..after
        });
        self
    }

    /// What it was about, by what the articles say.
    fn read(&self, index: &Index) -> Context {
        let mut context = Context::new(index, self);
        if let Some(After {
            before,
            leans,
            assumed,
        }) = &self.after
        {
            match before {
                Before::Asked(turn) => {
                    context.follow(&turn.read(index), *leans, assumed.as_ref());
                }
                Before::Read(before) => context.follow(before, *leans, assumed.as_ref()),
            }
        }
        context
    }
}

/// The question before the one that is asked.
pub(super) struct Previous<'a> {
    index: &'a Index,
    turn: &'a Turn,
    context: OnceCell<Context>,
}

impl<'a> Previous<'a> {
    pub(super) fn new(index: &'a Index, turn: &'a Turn) -> Self {
        Self {
            index,
            turn,
            context: OnceCell::new(),
        }
    }

    /// What it was about.
    pub(super) fn context(&self) -> &Context {
        self.context.get_or_init(|| self.turn.read(self.index))
    }
}

/// What a question was about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Context {
    pub(super) question: String,
    /// What it mentions, in order, then the names that answer it.
    pub(super) mentions: Vec<Mention>,
    /// Who else was spoken of, the latest last: what the questions mentioned that this one
    /// leans on, and the person of the first passage.
    pub(super) around: Vec<Mention>,
    /// Its words that carry meaning.
    pub(super) topic: String,
    /// What a pronoun in it stood for.
    pub(super) subject: Option<String>,
    /// Who says what its first passage says.
    pub(super) speaker: Option<String>,
    /// The person that the one article asked is about.
    pub(super) titled: Option<Mention>,
}

impl Context {
    /// That of `turn` by itself.
    fn new(index: &Index, turn: &Turn) -> Self {
        let question = turn.question.as_str();
        let asked = TaggedQuestion::read(index, question);
        let mut mentions = mentions(index, &asked, question);
        if asked.names(question).is_empty()
            && let Some((passage, highlights)) = &turn.passage
        {
            // "Who challenged it?" - "she" is whoever the answer named.
            for span in highlights {
                let name = span.of(passage);
                if name.starts_with(char::is_uppercase) {
                    mentions.extend(named(index, name, asked.asks_who()));
                }
            }
        }
        let only = match index.articles() {
            [only] => Some(only.id.as_str()),
            _ => turn.article.as_deref(),
        };
        let write = |mention| write(index, question, mention);
        let mentions: Vec<Mention> = mentions.into_iter().map(write).collect();
        let topic = match asked.words.as_slice() {
            [] => foreign::topic(index, question),
            _ => asked.topic(question),
        };
        let first = turn.passage.as_ref().map(|(text, _)| text.as_str());
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
            titled: only.and_then(|id| titled(index, id)).map(write),
        }
    }

    /// That it came after `previous`: what it was `assumed` to be about, and, if it `leans`
    /// on that, whom else to think of.
    fn follow(&mut self, previous: &Self, leans: bool, assumed: Option<&Assumed>) {
        /// Whoever was spoken of longer ago is meant no more.
        const MOST_AROUND: usize = 6;
        if let Some(assumed) = assumed {
            if let Some(typed) = &assumed.typed {
                let known = previous.mentions.iter().chain(&previous.around);
                let known = known.chain(previous.titled.as_ref());
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
            self.subject = previous.last_mentioned().map(str::to_owned);
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
    pub(super) fn all(&self) -> Option<&str> {
        let said = (!self.mentions.is_empty()).then_some(&self.topic);
        let topic = said.or(self.subject.as_ref()).unwrap_or(&self.topic);
        (!topic.is_empty()).then_some(topic)
    }

    /// What it was about, for a question that says what was done.
    pub(super) fn last_mentioned(&self) -> Option<&str> {
        let subject = self.mentions.iter().find(|mention| mention.is_subject);
        let mention = subject.or(self.mentions.last());
        let mention = mention.map(Mention::name);
        mention.or(self.subject.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::{After, Before, Turn};
    use crate::answer::Options;
    use crate::article::markdown;
    use crate::bot::{Request, reply};
    use crate::index::Index;

    fn index() -> Index {
        let text = b"# Ferries\n\nMayor Rosa Delgado opened the port in 1990. Delgado said that \
            the ferries were full. Ferries cost two coins. The bridge is closed.\n";
        let read = markdown::read("a", text).expect("an article");
        Index::build(vec![read.article])
    }

    /// What the last of some questions in a row leaves.
    fn last(index: &Index, questions: &[&str]) -> Turn {
        questions.iter().fold(Turn::default(), |turn, text| {
            let request = Request {
                text,
                previous: Some(&turn),
                options: Options::default(),
            };
            reply(index, &request).turn
        })
    }

    fn before(turn: &Turn) -> Option<&Before> {
        turn.after.as_ref().map(|After { before, .. }| before)
    }

    #[test]
    fn what_a_question_was_about_is_read_when_another_leans_on_it() {
        let index = index();
        let own = last(
            &index,
            &["Who is Rosa Delgado?", "How much is a ferry to the bridge?"],
        );
        assert!(matches!(before(&own), Some(Before::Asked(_))), "{own:?}");
        let leans = last(&index, &["Who is Rosa Delgado?", "What did she say?"]);
        let Some(Before::Read(context)) = before(&leans) else {
            panic!("unread: {leans:?}");
        };
        assert_eq!(context.mentions[0].text, "Rosa Delgado");
    }

    #[test]
    fn no_more_than_the_last_questions_are_kept() {
        let index = index();
        let turn = last(&index, &["How much do ferries cost?"; 9]);
        let earlier = std::iter::successors(Some(&turn), |turn| match before(turn)? {
            Before::Asked(earlier) => Some(&**earlier),
            Before::Read(_) => None,
        });
        assert_eq!(earlier.count(), 4);
    }

    #[test]
    fn a_name_is_known_in_full_from_two_questions_before() {
        let index = index();
        let turn = last(
            &index,
            &[
                "Who is Rosa Delgado?",
                "What did Delgado open in 1990?",
                "When did Delgado say that the ferries were full?",
            ],
        );
        let context = turn.read(&index);
        let names: Vec<&str> = context.mentions.iter().map(|known| known.name()).collect();
        assert_eq!(names[0], "Rosa Delgado", "{context:?}");
    }
}
