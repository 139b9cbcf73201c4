mod framed;
mod item;
#[cfg(test)]
mod tests;

use super::NotAQuestion;
use crate::text::english::{
    Interrogative, ThirdPerson, is_article, is_demonstrative, is_possessive,
};
use crate::text::{Analyser, Language, Span, Word, fold, words};
use std::ops::Range;

pub(super) use item::{Item, is_kind};

/// More characters than a question has.
const LONGEST: usize = 2_000;

/// What somebody wants who typed something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Intent {
    /// Nothing that an article could answer.
    NotAQuestion(NotAQuestion),
    /// What the article is about.
    Overview,
    /// What the section of this number says.
    Section(usize),
    /// What the article says about something: the words behind the lead-in.
    Topic(String),
    /// What this is, as "what is …" asks for.
    Definition(String),
    /// An answer.
    Question,
}

/// What somebody typed, as it is told by: in words.
pub(super) struct Wording<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    /// Without accents, capitals or apostrophes.
    folded: Vec<String>,
}

impl<'a> Wording<'a> {
    /// Of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let words: Vec<_> = words(text).collect();
        let folded = words.iter().map(|word| {
            let mut folded = fold(word.text).into_owned();
            folded.retain(|c| c != '\'');
            folded
        });
        Self {
            text,
            folded: folded.collect(),
            words,
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    fn folded(&self) -> Vec<&str> {
        self.folded.iter().map(String::as_str).collect()
    }

    /// The text from the first of some words to the last.
    fn between(&self, first: usize, last: usize) -> &'a str {
        let span = Span::new(self.words[first].span.start, self.words[last].span.end);
        span.of(self.text)
    }

    /// What it asks for, by its form alone.
    pub(super) fn intent(&self) -> Intent {
        if self.text.trim().is_empty() {
            return Intent::NotAQuestion(NotAQuestion::Empty);
        }
        if self.text.chars().nth(LONGEST).is_some() {
            return Intent::NotAQuestion(NotAQuestion::TooLong);
        }
        let folded = self.folded();
        if folded.is_empty() {
            return Intent::NotAQuestion(NotAQuestion::NoWords);
        }
        if let Some(kind) = small_talk(&folded) {
            return Intent::NotAQuestion(kind);
        }
        if let Some(number) = section_sign(self.text).or_else(|| section_number(&folded)) {
            return Intent::Section(number);
        }
        if is_overview(&folded) || is_outline(strip_ends(&folded)) {
            return Intent::Overview;
        }
        if let Some(defined) = defined(&folded) {
            return Intent::Definition(self.between(defined.start, defined.end - 1).to_owned());
        }
        match lead_in(&folded) {
            Some(length) if length < folded.len() => {
                let topic = &self.text[self.words[length].span.start..];
                Intent::Topic(topic.trim().to_owned())
            }
            _ => Intent::Question,
        }
    }
}

const GREETINGS: &[&str] = &[
    "hello", "hey", "hi", "hiya", "howdy", "hola", "greetings", "yo", "sup", "heya", "hallo",
    "salut", "moin", "ciao",
];
const THANKS: &[&str] = &[
    "thanks", "thank", "thx", "ty", "cheers", "tysm", "gracias", "merci", "danke", "appreciated",
];
const FAREWELLS: &[&str] = &["bye", "goodbye", "cya", "farewell", "goodnight"];
/// Words that may stand beside those without asking for anything.
const COMPANY: &[&str] = &[
    "a", "again", "all", "awesome", "bot", "cool", "day", "dear", "everybody", "everyone", "folks",
    "footnote", "for", "friend", "friends", "good", "great", "guys", "have", "help", "helpful",
    "how", "are", "is", "it", "later", "lot", "lots", "lovely", "many", "much", "nice", "now",
    "ok", "okay", "please", "so", "sir", "that", "the", "there", "this", "to", "up", "very", "was",
    "wow", "you", "your", "answer", "morning", "afternoon", "evening",
];

fn small_talk(folded: &[&str]) -> Option<NotAQuestion> {
    const MOST_WORDS: usize = 8;
    if folded.len() > MOST_WORDS {
        return None;
    }
    let bare = strip_ends(folded);
    if is_any(bare, IDENTITY) {
        return Some(NotAQuestion::Identity);
    }
    if is_any(bare, HELP) {
        return Some(NotAQuestion::Help);
    }
    if is_any(bare, MORE) {
        return Some(NotAQuestion::More);
    }
    for (core, kind) in [
        (THANKS, NotAQuestion::Thanks),
        (FAREWELLS, NotAQuestion::Farewell),
        (GREETINGS, NotAQuestion::Greeting),
    ] {
        let polite = |word: &&str| core.contains(word) || COMPANY.contains(word);
        let is_it = folded.iter().any(|word| core.contains(word)) && folded.iter().all(polite);
        if is_it && !asks_behind(folded, core) {
            return Some(kind);
        }
    }
    if is_any(bare, PLEASANTRIES) {
        return Some(NotAQuestion::Greeting);
    }
    if is_any(bare, PRAISE) {
        return Some(NotAQuestion::Thanks);
    }
    let is_reaction = |word: &&str| REACTIONS.contains(word);
    if folded.iter().all(is_reaction) || is_any(bare, DISPLEASURE) {
        return Some(NotAQuestion::NoSubject);
    }
    if is_any(
        folded,
        &["see you", "see you later", "good night", "see ya"],
    ) {
        return Some(NotAQuestion::Farewell);
    }
    if matches!(folded, ["good", "morning" | "afternoon" | "evening", ..])
        && folded.iter().all(|word| COMPANY.contains(word))
    {
        return Some(NotAQuestion::Greeting);
    }
    None
}

/// Questions that nobody wants an answer to.
const PLEASANTRIES: &[&str] = &[
    "how are you", "how are you all", "how are you doing", "how are you today", "how are things",
    "how is everybody", "how is everyone", "how is it", "how is it going", "how are u", "hows it",
    "hows it going", "whats up", "what is up",
];
const PRAISE: &[&str] = &[
    "good bot", "nice bot", "best bot", "great bot", "good job", "nice work", "well done",
    "love it", "you are great", "you are awesome", "you rock",
];
const DISPLEASURE: &[&str] = &[
    "bad bot", "stupid bot", "dumb bot", "useless bot", "you suck", "u suck", "this sucks",
    "shut up", "you are useless", "you are dumb", "you are stupid", "you are wrong", "thats wrong",
    "that is wrong", "wrong", "nope",
];
/// What is said of an answer by itself.
const REACTIONS: &[&str] = &[
    "ah", "aha", "bruh", "cool", "damn", "haha", "hahaha", "hm", "hmm", "huh", "i", "interesting",
    "kk", "lmao", "lol", "meh", "neat", "nice", "oh", "ok", "okay", "omg", "oof", "rofl", "see",
    "welp", "wow", "wtf", "yeah", "yep", "yes", "yikes",
];

/// Whether a question begins right behind one of the `core` words: "hey, how many are
/// there".
fn asks_behind(folded: &[&str], core: &[&str]) -> bool {
    let opens = |word: &str| matches!(word, "are" | "how" | "is" | "was");
    let mut places = (1..folded.len()).filter(|&at| opens(folded[at]));
    places.any(|at| core.contains(&folded[at - 1]) && !is_any(&folded[at..], PLEASANTRIES))
}

const IDENTITY: &[&str] = &[
    "who are you", "who r u", "what are you", "are you a bot", "are you human", "are you real",
    "are you an ai", "are you ai", "are you a human", "are you a robot", "are you chatgpt",
    "who made you", "who built you", "whats your name", "what is your name", "who is this",
    "introduce yourself", "tell me about yourself", "what is footnote", "who is footnote",
];
const HELP: &[&str] = &[
    "help", "help me", "commands", "usage", "what can you do", "what can i ask",
    "what can i ask you", "how do you work", "how does this work", "how does this bot work",
    "how do i use this", "how do i use you", "how can you help", "how can you help me",
    "what do you do", "what do you know", "can you help me", "i need help", "what should i ask",
];
/// What asks for more of what was said before.
const MORE: &[&str] = &[
    "more", "tell me more", "go on", "elaborate", "details", "more details", "more please",
    "tell us more", "continue", "say more", "anything else", "what else",
];
const OVERVIEWS: &[&str] = &[
    "tldr", "tl dr", "summary", "summarise", "summarize", "overview", "outline", "gist",
    "the gist", "main points", "key points", "the main points", "the key points",
    "whats this about", "what is this about", "what is it about", "whats it about",
    "what is that about", "what is this all about", "what is it all about", "in short",
    "in a nutshell", "what happened here", "what are the main points", "what are the key points",
    "whats the gist", "what is the gist", "whats the tldr", "what is the tldr",
    "whats the summary", "what is the summary", "what does it say", "what does this say",
    "whats the main point", "what is the main point", "what is the main idea",
    "whats the main idea", "recap", "sum it up", "sum this up", "sum up", "catch me up",
    "fill me in", "long story short", "whats the story", "whats the story here", "short version",
    "the short version", "whats the short version", "bullet points", "what did i miss", "eli5",
    "what articles do you have", "which articles do you have", "what articles are there",
    "which articles are there", "what articles do you know", "list articles", "list all articles",
    "list the articles", "show articles", "show all articles",
];
/// What an overview may be of, behind one of those.
const OF_THE_ARTICLE: &[&str] = &[
    "a", "about", "all", "an", "article", "give", "in", "it", "me", "of", "piece", "please",
    "post", "quick", "short", "story", "text", "that", "the", "this", "us", "whole", "you", "can",
    "could", "brief", "for", "gimme", "i", "just", "need", "want",
];

fn is_overview(folded: &[&str]) -> bool {
    let bare = strip_ends(folded);
    if is_any(bare, OVERVIEWS) {
        return true;
    }
    // "Summarise the whole article please", "give me a quick tldr of this".
    let core: Vec<&str> = bare
        .iter()
        .copied()
        .filter(|word| !OF_THE_ARTICLE.contains(word))
        .collect();
    let says_article = || {
        bare.iter()
            .any(|word| matches!(*word, "article" | "story" | "text" | "piece" | "post"))
    };
    match core.as_slice() {
        [
            "tldr" | "summary" | "summarise" | "summarize" | "overview" | "outline" | "gist"
            | "recap" | "eli5",
        ]
        | ["sum", "up"]
        | ["tl", "dr"]
        | ["main" | "key", "points" | "point" | "idea" | "message"] => true,
        ["version"] => bare.contains(&"short"),
        // "What is the article about", "what does this text say".
        ["what", "is" | "was"] | ["whats"] => says_article() && bare.contains(&"about"),
        [
            "what",
            "does" | "do" | "did",
            "say" | "cover" | "discuss" | "argue",
        ] => says_article(),
        _ => false,
    }
}

/// Whether nothing but the article's sections or topics are asked for: "what sections are
/// there", "table of contents". "What sections of the wall fell" asks for more.
fn is_outline(folded: &[&str]) -> bool {
    const PARTS: &[&str] = &[
        "contents", "headings", "sections", "subheadings", "toc", "topics",
    ];
    const AROUND: &[&str] = &[
        "a", "all", "are", "article", "can", "cover", "covered", "covers", "discussed", "do",
        "does", "give", "has", "have", "here", "i", "in", "is", "it", "its", "list", "me", "name",
        "of", "see", "show", "table", "text", "that", "the", "there", "these", "this", "us",
        "what", "whats", "which", "you",
    ];
    folded.iter().filter(|word| PARTS.contains(word)).count() == 1
        && folded
            .iter()
            .all(|word| PARTS.contains(word) || AROUND.contains(word))
}

/// Which words are to be explained: "define permafrost", "what does permafrost mean",
/// "the meaning of permafrost".
fn defined(folded: &[&str]) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    const IN_FRONT: &[&str] = &[
        "define", "explain", "definition of", "the definition of", "meaning of", "the meaning of",
        "what is the meaning of", "whats the meaning of", "what is the definition of",
        "whats the definition of", "what is meant by", "whats meant by",
    ];
    let bare = strip_ends(folded);
    let before = folded.len() - strip_front(folded).len();
    let range = match bare {
        ["what", "does" | "do", subject @ .., "mean"] => 2..2 + subject.len(),
        _ => {
            let lengths = (1..bare.len().min(6)).rev();
            let mut fitting = lengths.filter(|&length| is_any(&bare[..length], IN_FRONT));
            fitting.next()?..bare.len()
        }
    };
    let framed = bare[range.clone()]
        .iter()
        .take_while(|word| is_article(word));
    let range = range.start + framed.count()..range.end;
    let subject = &bare[range.clone()];
    let is_one = (1..=LONGEST).contains(&subject.len())
        && !subject
            .iter()
            .any(|word| is_no_subject(word) || ARTICLE.contains(word));
    is_one.then_some(before + range.start..before + range.end)
}

/// Whether what is explained by such a word is no one thing, or was named before; "its rules"
/// are one.
fn is_no_subject(word: &str) -> bool {
    let is_pronoun = ThirdPerson::of(word).is_some() && !is_possessive(word);
    is_pronoun || is_demonstrative(word) || Interrogative::of(word).is_some() || word == "more"
}

/// The number in "§4", as replies write it.
fn section_sign(text: &str) -> Option<usize> {
    text.trim().strip_prefix('§')?.trim().parse().ok()
}

/// The number in "section 4", "summarise section four", "what does section 4 say".
fn section_number(folded: &[&str]) -> Option<usize> {
    const AROUND: &[&str] = &[
        "and", "about", "article", "can", "could", "describe", "does", "explain", "give", "in",
        "is", "me", "of", "outline", "overview", "please", "say", "says", "section", "show",
        "summarise", "summarize", "summary", "tell", "the", "tl", "dr", "tldr", "us", "what",
        "whats", "you", "a", "read", "number", "no",
    ];
    let at = folded.iter().position(|word| *word == "section")?;
    let mut rest = folded
        .iter()
        .enumerate()
        .filter(|(_, word)| !AROUND.contains(word));
    let (place, number) = rest.next()?;
    if rest.next().is_some() || place.abs_diff(at) > 2 {
        return None;
    }
    Analyser::new(Language::English)
        .lexeme(number)
        .term
        .parse()
        .ok()
}

/// How many words of a lead-in there are before the topic: "what does it say
/// about", "tell me about", "anything on", "summarise the part about".
fn lead_in(folded: &[&str]) -> Option<usize> {
    const LINKS: &[&str] = &["about", "on", "regarding", "concerning"];
    const REQUESTS: &[&str] = &[
        "tell me", "tell me more", "tell us", "tell us more", "anything", "info", "information",
        "more", "details", "summary", "what", "is there anything", "do you know anything",
        "what do you know", "give me info", "give me information", "find", "search",
    ];
    // "Summarise prices", "summarize the section about history".
    if matches!(folded.first(), Some(&("summarise" | "summarize"))) {
        const FRAME: &[&str] = &[
            "the", "section", "part", "chapter", "paragraph", "about", "on", "called", "of",
        ];
        let framed = folded[1..]
            .iter()
            .take_while(|word| FRAME.contains(word))
            .count();
        return Some(1 + framed);
    }
    let link = folded.iter().position(|word| LINKS.contains(word))?;
    let before = strip_ends(&folded[..link]);
    let asks_article = before.iter().any(|word| SAYING.contains(word))
        && before.iter().any(|word| ARTICLE.contains(word))
        && before
            .iter()
            .all(|word| SAYING.contains(word) || ARTICLE.contains(word) || FRAMING.contains(word));
    (asks_article || is_any(before, REQUESTS)).then_some(link + 1)
}

/// What an article does with its subject.
const SAYING: &[&str] = &[
    "say", "says", "said", "mention", "mentions", "write", "report", "reports", "tell", "explain",
];
/// What the article is called.
const ARTICLE: &[&str] = &[
    "it", "article", "this", "text", "story", "piece", "author", "post",
];
/// What may stand around these words.
const FRAMING: &[&str] = &[
    "anything", "did", "do", "does", "has", "have", "something", "that", "the", "to", "what",
];

/// Without "hey", "bot" and the like in front and "please" at the end.
fn strip_ends<'a>(folded: &'a [&'a str]) -> &'a [&'a str] {
    const AT_THE_END: &[&str] = &["please", "pls", "then"];
    let folded = strip_front(folded);
    let end = folded
        .iter()
        .rposition(|word| !AT_THE_END.contains(word))
        .map_or(0, |last| last + 1);
    &folded[..end]
}

/// Without "hey", "bot" and the like in front.
fn strip_front<'a>(folded: &'a [&'a str]) -> &'a [&'a str] {
    const IN_FRONT: &[&str] = &[
        "and", "bot", "footnote", "hello", "hey", "hi", "ok", "okay", "please", "pls", "so", "yo",
    ];
    let is_front = |word: &&&str| IN_FRONT.contains(word);
    &folded[folded.iter().take_while(is_front).count()..]
}

fn is_any(folded: &[&str], phrases: &[&str]) -> bool {
    let spaces = folded.len().saturating_sub(1);
    let length = folded.iter().map(|word| word.len()).sum::<usize>() + spaces;
    phrases
        .iter()
        .any(|phrase| phrase.len() == length && phrase.split(' ').eq(folded.iter().copied()))
}
