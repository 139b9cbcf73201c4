//! A question's words, as far as a follow-up can be told by them.

use crate::index::Index;
use crate::text::english::{
    self, Interrogative, ThirdPerson, is_demonstrative, is_gradable, is_preposition,
};
use crate::text::{
    Analyser, Language, Lexeme, LexemeKind, Span, fold, spoken, without_possessive, words, zipf,
};

/// Words with a higher Zipf value are no names unless they are typed as such.
const COMMON: f32 = 3.5;

/// Whether this is a pronoun that stands for what was named before, and nothing else.
pub(super) fn is_anaphor(text: &str) -> bool {
    let folded = fold(text);
    ThirdPerson::of(&folded).is_some() || is_demonstrative(&folded)
}

/// Whether a folded word is an auxiliary, whatever stands beside it: "may" may be a month
/// ("and in May?"), "am" a clock's ("and at 10 am?").
pub(super) fn is_auxiliary(folded: &str) -> bool {
    english::is_auxiliary(folded) && !matches!(folded, "am" | "may")
}

/// Words that open a question that goes on from the one before.
pub(super) const LEADS: &[&str] = &[
    "also", "and", "but", "however", "ok", "okay", "or", "so", "then", "well",
];
/// Words that tell nothing of a subject, as stems: what is left of a question
/// without one.
const LIGHT: &[&str] = &[
    "again", "announc", "answer", "argu", "ask", "believ", "call", "claim", "come", "continu",
    "cost", "do", "elabor", "els", "end", "exact", "explain", "find", "get", "give", "go",
    "happen", "know", "last", "look", "make", "matter", "mean", "mention", "more", "need", "next",
    "plan", "promis", "put", "react", "repli", "respond", "say", "stand", "start", "state", "take",
    "talk", "tell", "thank", "think", "time", "use", "work",
];

/// A question's words, each with what is known of it.
pub(super) struct TaggedQuestion {
    pub(super) words: Vec<TaggedWord>,
}

pub(super) struct TaggedWord {
    pub(super) span: Span,
    pub(super) lexeme: Lexeme,
    capital: bool,
    /// Whether some article has it.
    pub(super) known: bool,
    /// Whether it is a name by the articles' writing.
    name: bool,
}

impl TaggedQuestion {
    pub(super) fn read(index: &Index, text: &str) -> Self {
        let language = spoken(text, index.languages());
        let analyser = Analyser::new(language);
        // Pronouns and fragments are told by English words only.
        let english = language == Language::English;
        let words = words(text).filter(|_| english).map(|word| {
            let lexeme = analyser.lexeme(word.text);
            let term = index.vocabulary().id(&lexeme.term);
            let capital = word.text.starts_with(char::is_uppercase);
            // The "city" of "New York City" is no name by itself.
            let is_common = zipf(language, &lexeme.folded).is_some_and(|value| value > COMMON);
            TaggedWord {
                span: word.span,
                capital,
                known: term.is_some(),
                name: term.is_some_and(|term| index.vocabulary().is_name(term))
                    && (capital || !is_common),
                lexeme,
            }
        });
        Self {
            words: words.collect(),
        }
    }

    /// Its runs of names, without the endings of possession.
    pub(super) fn names(&self, text: &str) -> Vec<Span> {
        let mut names: Vec<Span> = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            let is_name =
                word.lexeme.kind == LexemeKind::Content && (word.name || (word.capital && at > 0));
            if !is_name {
                continue;
            }
            match names.last_mut() {
                Some(last) if matches!(&text[last.end..word.span.start], " " | "-") => {
                    last.end = word.span.end;
                }
                _ => names.push(word.span),
            }
        }
        for name in &mut names {
            name.end = name.start + without_possessive(name.of(text)).len();
        }
        names
    }

    /// Its words that carry meaning; those that some article has, if there are any.
    pub(super) fn topic(&self, text: &str) -> String {
        let content = || {
            let words = self.words.iter().enumerate();
            words.filter(|(at, word)| is_content(word) && !self.is_measure(*at))
        };
        let any_known = content().any(|(_, word)| word.known);
        let mut topic = String::new();
        let mut last_end = None;
        for (_, word) in content().filter(|(_, word)| word.known || !any_known) {
            let is_joined = last_end.is_some_and(|end| &text[end..word.span.start] == "-");
            if !topic.is_empty() {
                topic.push(if is_joined { '-' } else { ' ' });
            }
            topic += without_possessive(word.span.of(text));
            last_end = Some(word.span.end);
        }
        topic
    }

    /// `topic` without the words that are this question's own: "how long does that take" is
    /// not about taking.
    pub(super) fn without_its_words(&self, index: &Index, topic: &str) -> String {
        let is_own = |word: &str| {
            let read = Self::read(index, word);
            let terms = || self.words.iter().map(|word| &word.lexeme.term);
            !read.words.is_empty()
                && read
                    .words
                    .iter()
                    .all(|word| terms().any(|term| *term == word.lexeme.term))
        };
        let kept: Vec<&str> = topic.split(' ').filter(|word| !is_own(word)).collect();
        kept.join(" ")
    }

    /// Whether it names what it is about: a name, or three other words that the
    /// articles know.
    pub(super) fn has_own_subject(&self) -> bool {
        let content = || self.words.iter().filter(|word| is_content(word));
        self.has_name() || content().filter(|word| word.known).count() >= 3
    }

    /// Whether a name is in it.
    pub(super) fn has_name(&self) -> bool {
        self.words.iter().enumerate().any(|(at, word)| {
            word.lexeme.kind == LexemeKind::Content && (word.name || (word.capital && at > 0))
        })
    }

    /// The pronoun that stands for something outside of the question.
    pub(super) fn pronoun(&self) -> Option<usize> {
        (0..self.words.len()).find(|&at| match self.folded(at) {
            "it" => self.leans_outwards(at) && !self.is_dummy(at),
            // "This policy", "those arrests": the noun is there.
            folded if is_demonstrative(folded) => {
                self.leans_outwards(at)
                    && (self.is_stop(at + 1) || self.is_subject_of_light_verb(at))
                    && self.words[at + 1..]
                        .iter()
                        .all(|word| !word.known || !is_content(word))
            }
            folded => ThirdPerson::of(folded).is_some() && self.leans_outwards(at),
        })
    }

    /// Whether nothing or a function word is at `at`.
    fn is_stop(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_none_or(|word| word.lexeme.kind == LexemeKind::Stop)
    }

    /// Whether a verb that says little comes behind the word at `at`: "how long does that
    /// take", but not "did that plan work".
    fn is_subject_of_light_verb(&self, at: usize) -> bool {
        at > 0
            && is_auxiliary(self.folded(at - 1))
            && self.words.get(at + 1).is_some_and(is_light)
            && self.is_stop(at + 2)
    }

    /// Whether it asks for somebody.
    pub(super) fn asks_who(&self) -> bool {
        let who = |word: &TaggedWord| {
            matches!(
                word.interrogative(),
                Some(Interrogative::Who | Interrogative::Whom)
            )
        };
        self.words.iter().any(who)
    }

    /// Whether it asks what somebody or something did and names nothing: "who fired", "how
    /// many died".
    pub(super) fn is_bare(&self, mentions_nothing: impl FnOnce() -> bool) -> bool {
        const SHORT: usize = 4;
        let content = self.words.iter().filter(|word| is_content(word));
        self.words.len() <= SHORT
            && content.count() == 1
            && self.has_interrogative()
            && mentions_nothing()
    }

    /// Whether some question word is in it.
    fn has_interrogative(&self) -> bool {
        self.words.iter().any(|word| word.interrogative().is_some())
    }

    /// Whether the word at `at` only measures: "how often", "how long".
    fn is_measure(&self, at: usize) -> bool {
        at > 0 && self.folded(at - 1) == "how" && is_gradable(self.folded(at))
    }

    fn folded(&self, at: usize) -> &str {
        &self.words[at].lexeme.folded
    }

    /// Whether what the pronoun at `at` stands for can't be in the question:
    /// nothing with a meaning comes before it, it follows the question's first
    /// auxiliary ("how many people did it arrest"), or it is the object of a
    /// question whose subject is the question word ("who ran it").
    fn leans_outwards(&self, at: usize) -> bool {
        const MOST_VERBS: usize = 2;
        let before = self.words[..at]
            .iter()
            .filter(|word| is_content(word))
            .count();
        if before == 0 {
            return true;
        }
        let auxiliary = (0..at).find(|&index| is_auxiliary(self.folded(index)));
        let inverted = auxiliary == Some(at - 1) && at >= 2;
        let asks_for_subject = auxiliary.is_none()
            && matches!(
                self.words[0].interrogative(),
                Some(Interrogative::Who | Interrogative::What)
            );
        inverted || (asks_for_subject && before <= MOST_VERBS)
    }

    /// Whether the "it" at `at` only opens a clause: "is it true that", "was it
    /// possible to"; "what did it do for the city" leans on the question before.
    fn is_dummy(&self, at: usize) -> bool {
        let is_opened = at
            .checked_sub(1)
            .is_some_and(|before| matches!(self.folded(before), "is" | "was"));
        let link = |word: &TaggedWord| matches!(word.lexeme.folded.as_str(), "that" | "to" | "for");
        let linked = self.words[at + 1..].iter().position(link);
        is_opened
            && linked.is_some_and(|link| {
                self.words[at + 1 + link..]
                    .iter()
                    .any(|word| word.lexeme.kind != LexemeKind::Stop && word.known)
            })
    }

    /// Whether it has no subject at all: "why?", "and when?", "how many?",
    /// "what about the police?" keeps its own.
    pub(super) fn is_fragment(&self) -> bool {
        const SHORT: usize = 4;
        let content = (0..self.words.len()).filter(|&at| is_content(&self.words[at]));
        let content = content.filter(|&at| !self.is_measure(at)).count();
        let leads = self
            .words
            .first()
            .is_some_and(|word| LEADS.contains(&word.lexeme.folded.as_str()));
        content == 0 && self.has_interrogative() && (leads || self.words.len() <= SHORT)
    }
}

/// Whether a word carries meaning enough to be a subject.
fn is_content(word: &TaggedWord) -> bool {
    word.is_content()
}

impl TaggedWord {
    /// Whether it carries meaning enough to be a subject. "Since" is looked for, as it tells
    /// reasons, but isn't asked about.
    pub(super) fn is_content(&self) -> bool {
        let folded = self.lexeme.folded.as_str();
        self.lexeme.kind != LexemeKind::Stop && !is_preposition(folded) && !is_light(self)
    }

    /// How it asks, if it does.
    pub(super) fn interrogative(&self) -> Option<Interrogative> {
        Interrogative::of(&self.lexeme.folded)
    }

    /// Whether it is a name by its capital, or by the articles' writing.
    pub(super) fn is_name(&self) -> bool {
        self.lexeme.kind == LexemeKind::Content && (self.name || self.capital)
    }
}

fn is_light(word: &TaggedWord) -> bool {
    LIGHT.binary_search(&word.lexeme.term.as_str()).is_ok()
}
