//! What a question mentions that a pronoun in the next one may stand for.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use super::tagged::{TaggedQuestion, TaggedWord, is_auxiliary};
use crate::index::{Index, Sentence, Token};
use crate::text::english::{
    ThirdPerson, is_copula, is_determiner, is_irregular_plural, is_preposition,
};
use crate::text::{Language, LexemeKind, SpanKind, WordClass, fold, without_possessive};

/// A name or a noun with the words that go with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// As the question, or the answer, has it.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether the question is about it by its grammar: "the pool" in "does the pool rent
    /// towels".
    pub(super) is_subject: bool,
    /// A name as the articles write it.
    pub(super) written: Option<String>,
    /// The surname, where the articles call somebody by that alone.
    pub(super) short: Option<String>,
}

impl Mention {
    /// What a person reads.
    pub(super) fn name(&self) -> &str {
        self.written.as_ref().unwrap_or(&self.text)
    }

    /// What is put into a question: where the articles say more of somebody, they mostly use
    /// the surname.
    pub(super) fn asked_by(&self) -> &str {
        self.short.as_deref().unwrap_or(self.name())
    }
}

/// What a pronoun for something must fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One person, whatever the sex.
    Person,
    /// A man, by the word.
    Man,
    /// A woman, by the word.
    Woman,
    /// Several people or things.
    Several,
    /// Several as one, as "the company" and whatever has a name that is no person's.
    Group,
    /// A thing.
    Thing,
    /// What has a name that nothing more is known of.
    Named,
}

impl Kind {
    /// Whether `pronoun` may stand for it.
    pub(super) fn fits(self, pronoun: &str) -> bool {
        use ThirdPerson::{Feminine, Masculine, Neuter, Plural};
        match ThirdPerson::of(pronoun) {
            _ if self == Self::Named => true,
            Some(Masculine) => matches!(self, Self::Person | Self::Man),
            Some(Feminine) => matches!(self, Self::Person | Self::Woman),
            Some(Neuter) => matches!(self, Self::Thing | Self::Group),
            Some(Plural) => matches!(self, Self::Several | Self::Group),
            None => true,
        }
    }
}

/// Nouns of [`WordClass::PEOPLE`] that are more than one person each.
const GROUPS: &[&str] = &[
    "administration", "agency", "army", "authority", "band", "board", "committee", "community",
    "company", "congress", "council", "court", "crew", "crowd", "department", "family", "gang",
    "government", "group", "majority", "military", "minority", "mob", "movement", "organisation",
    "organization", "parliament", "party", "police", "publisher", "staff", "team", "tribe",
    "troop", "union",
];
const MEN: &[&str] = &[
    "baron", "boy", "boyfriend", "brother", "congressman", "duke", "emperor", "father",
    "fisherman", "gentleman", "grandfather", "grandson", "husband", "king", "lord", "man", "mr",
    "nephew", "pope", "prince", "sir", "son", "sultan", "uncle", "widower",
];
const WOMEN: &[&str] = &[
    "aunt", "chairwoman", "congresswoman", "countess", "daughter", "empress", "girl", "girlfriend",
    "granddaughter", "grandmother", "lady", "miss", "mother", "mrs", "ms", "niece", "princess",
    "queen", "sister", "widow", "wife", "woman",
];

/// What `question` mentions, in order.
pub(super) fn mentions(index: &Index, asked: &TaggedQuestion, question: &str) -> Vec<Mention> {
    let words = &asked.words;
    let asks_who = asked.asks_who() && words.iter().any(|word| is(word, is_copula));
    let auxiliary = words.iter().position(|word| is(word, is_auxiliary));
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = run_end(words, question, at);
        for (start, last) in phrases(index, words, at, end) {
            let before = start.checked_sub(1);
            let is_determined = before.is_some_and(|at| is(&words[at], is_determiner));
            let opens = before.map(|at| at - usize::from(is_determined && at > 0));
            let is_subject = auxiliary.is_some() && auxiliary == opens;
            // An owner is part of what is owned, and mentioned by itself.
            let owners = (start..last).filter(|&at| is_owner(&words[at], question));
            for head in owners.chain([last]) {
                let text = &question[words[start].span.start..words[head].span.end];
                let kind = match kind(index, &words[head]) {
                    // Whoever is asked for by "who is" is somebody.
                    Kind::Named | Kind::Thing if asks_who && is_subject => Kind::Person,
                    Kind::Group if asks_who && is_subject && words[head].is_name() => Kind::Named,
                    kind => kind,
                };
                found.push(Mention {
                    text: without_possessive(text).to_owned(),
                    kind,
                    is_subject: is_subject && head == last,
                    written: None,
                    short: None,
                });
            }
        }
        at = end.max(at + 1);
    }
    found
}

/// A name that an answer has, to a question for somebody if `is_who`.
pub(super) fn named(index: &Index, name: &str, is_who: bool) -> Option<Mention> {
    let asked = TaggedQuestion::read(index, name);
    let last = asked.words.iter().rfind(|word| word.is_name())?;
    Some(Mention {
        text: name.to_owned(),
        kind: match kind(index, last) {
            Kind::Named if is_who => Kind::Person,
            kind => kind,
        },
        is_subject: false,
        written: None,
        short: None,
    })
}

/// Where the run of words that carry meaning ends that begins at `from`.
fn run_end(words: &[TaggedWord], question: &str, from: usize) -> usize {
    let is_content = |at: usize| {
        let word = &words[at];
        // "The plan" is a noun, whatever "plan" is elsewhere.
        let is_determined = at > 0 && is(&words[at - 1], is_determiner);
        word.is_content() || (is_determined && word.lexeme.kind == LexemeKind::Content)
    };
    let follows = |at: usize| {
        at == from
            || matches!(
                &question[words[at - 1].span.end..words[at].span.start],
                " " | "-"
            )
    };
    (from..words.len())
        .find(|&at| !is_content(at) || !follows(at))
        .unwrap_or(words.len())
}

/// The phrases between `from` and `end`, each by its first and its last word, in order.
fn phrases(index: &Index, words: &[TaggedWord], from: usize, end: usize) -> Vec<(usize, usize)> {
    let before = from.checked_sub(1).map(|at| &words[at]);
    let is_supported =
        before.is_some_and(|word| is(word, is_determiner) || is(word, is_preposition));
    let mut found = Vec::new();
    let mut rest = end;
    while let Some(last) = (from..rest).rev().find(|&at| {
        // Only the first noun of a run can be told by what stands before that.
        is_noun(index, &words[at], is_supported && found.is_empty())
    }) {
        let start = phrase_start(index, words, from, last);
        found.push((start, last));
        rest = start;
    }
    if found.is_empty() && is_supported {
        // Nothing tells: what follows "the" or "of" is a noun unless it has a verb's ending.
        let known = |at: &usize| words[*at].known && !is_verb_form(&words[*at].lexeme.folded);
        found.extend(
            (from..end)
                .take_while(known)
                .last()
                .map(|last| (from, last)),
        );
    }
    found.reverse();
    found
}

/// Where the phrase begins whose head is at `last`: names and nouns before it are part of
/// it, and whatever else stands between it and an article, but for verbs.
fn phrase_start(index: &Index, words: &[TaggedWord], from: usize, last: usize) -> usize {
    let is_determined = from > 0 && is(&words[from - 1], is_determiner);
    let joins = |at: &usize| {
        let word = &words[*at];
        let folded = &word.lexeme.folded;
        word.known
            && (word.is_name()
                || is_noun(index, word, false)
                || stand_together(index, word, &words[*at + 1])
                || (is_determined && !is_verb_form(folded)))
    };
    // A name and a noun before it are two things: "the mayor Ada Stone" is rare.
    (from..last).rev().take_while(joins).last().unwrap_or(last)
}

/// Whether the articles have two words side by side, and the first of them is mostly no verb.
fn stand_together(index: &Index, first: &TaggedWord, second: &TaggedWord) -> bool {
    let mut found = false;
    each(index, second, |sentence, at, text| {
        let tokens = index.tokens(sentence);
        found |= at > 0
            && index.vocabulary().text(tokens[at - 1].term) == first.lexeme.term
            && &text[tokens[at - 1].span().end..tokens[at].span().start] == " ";
    });
    let use_of = Use::of(index, first);
    found && !is_verb_form(&first.lexeme.folded) && use_of.verb <= use_of.noun + use_of.perhaps
}

fn has_ending(folded: &str) -> bool {
    folded.ends_with("'s") || folded.ends_with("’s")
}

fn is_owner(word: &TaggedWord, question: &str) -> bool {
    let typed = word.span.of(question);
    without_possessive(typed) != typed
}

fn is(word: &TaggedWord, is_of_class: impl Fn(&str) -> bool) -> bool {
    is_of_class(&word.lexeme.folded)
}

/// Whether a word has the ending of a verb's form.
fn is_verb_form(folded: &str) -> bool {
    folded.len() > 4 && (folded.ends_with("ed") || folded.ends_with("ing"))
}

fn class(word: &TaggedWord) -> WordClass {
    let lexeme = &word.lexeme;
    WordClass::of(Language::English, &lexeme.folded, &lexeme.term, lexeme.kind)
}

/// Whether the articles use a word as a noun. If `is_supported`, one that stands behind an
/// article or a preposition, it may be what could be an adjective there.
fn is_noun(index: &Index, word: &TaggedWord, is_supported: bool) -> bool {
    if !word.known || word.lexeme.kind != LexemeKind::Content {
        return false;
    }
    let class = class(word);
    if word.is_name() || class.has(WordClass::PEOPLE) || class.has(WordClass::PLACE) {
        return true;
    }
    let folded = &word.lexeme.folded;
    if folded.ends_with("ed") {
        return false;
    }
    let use_of = Use::of(index, word);
    use_of.noun > 0 && use_of.noun >= use_of.verb
        || (is_supported && use_of.perhaps > 0 && !is_verb_form(folded))
}

/// How often the articles use a word as what.
#[derive(Default)]
struct Use {
    noun: usize,
    /// A noun or an adjective.
    perhaps: usize,
    verb: usize,
}

impl Use {
    fn of(index: &Index, word: &TaggedWord) -> Self {
        const IN_FRONT_OF_VERBS: &[&str] =
            &["he", "i", "it", "she", "they", "to", "we", "who", "you"];
        // No prepositions that stand before clauses and verbs as well ("after", "to").
        const IN_FRONT_OF_NOUNS: &[&str] =
            &["about", "by", "for", "from", "in", "of", "on", "with"];
        let mut found = Self::default();
        each(index, word, |sentence, at, text| {
            let tokens = index.tokens(sentence);
            let between = |at: usize| &text[tokens[at - 1].span().end..tokens[at].span().start];
            let typed = |at: usize| fold(tokens[at].span().of(text));
            if !is_form_of(&typed(at), &word.lexeme.folded) {
                return;
            }
            let ends = tokens
                .get(at + 1)
                .is_none_or(|next| next.stop || !matches!(between(at + 1), " " | "-"));
            let is = |at: usize, list: &[&str]| list.contains(&&*typed(at));
            let opens = |at: usize| {
                at > 0 && between(at) == " " && is_determiner(&typed(at - 1))
                    || at > 0 && has_ending(&typed(at - 1))
            };
            let is_verb = at > 0 && (is(at - 1, IN_FRONT_OF_VERBS) || is_auxiliary(&typed(at - 1)));
            let is_object = at > 0 && is(at - 1, IN_FRONT_OF_NOUNS);
            let is_modified = at > 1 && !tokens[at - 1].stop && between(at) == " " && opens(at - 1);
            if is_verb {
                found.verb += 1;
            } else if ends && (opens(at) || is_object || is_modified) {
                found.noun += 1;
            } else if opens(at) {
                found.perhaps += 1;
            }
        });
        found
    }
}

/// Whether two words differ in no more than the ending of the plural.
fn is_form_of(a: &str, b: &str) -> bool {
    let singular = |word: &str| {
        let word = without_possessive(word);
        match word.strip_suffix("ies") {
            Some(head) => format!("{head}y"),
            None => word.strip_suffix('s').unwrap_or(word).to_owned(),
        }
    };
    singular(a) == singular(b)
}

/// Calls `look` for the first places where the articles have the term of `word`: with the
/// sentence, the token's number and the paragraph's text.
fn each(index: &Index, word: &TaggedWord, mut look: impl FnMut(&Sentence, usize, &str)) {
    const ENOUGH: usize = 100;
    let Some(term) = index.vocabulary().id(&word.lexeme.term) else {
        return;
    };
    for posting in index.sentence_postings(term).iter().take(ENOUGH) {
        let sentence = index.sentence(posting.place);
        let text = index.text(index.paragraph(sentence.paragraph));
        for (at, token) in index.tokens(sentence).iter().enumerate() {
            if token.term == term {
                look(sentence, at, text);
            }
        }
    }
}

/// What the phrase is whose head is `word`.
fn kind(index: &Index, word: &TaggedWord) -> Kind {
    let folded = without_possessive(&word.lexeme.folded);
    let singular = folded.strip_suffix('s').unwrap_or(folded);
    let is_in = |list: &[&str]| list.contains(&folded);
    if is_in(MEN) {
        Kind::Man
    } else if is_in(WOMEN) {
        Kind::Woman
    } else if is_in(GROUPS) {
        Kind::Group
    } else if word.is_name() {
        kind_of_name(index, word)
    } else if is_irregular_plural(folded) || (singular != folded && !folded.ends_with("ss")) {
        Kind::Several
    } else if class(word).has(WordClass::PEOPLE) || class(word).has(WordClass::TITLE) {
        Kind::Person
    } else {
        Kind::Thing
    }
}

/// Whether a name is a person's, by what stands around it in the articles.
pub(super) fn kind_of_name(index: &Index, word: &TaggedWord) -> Kind {
    /// So near before a name, or behind it, stands what its bearer is.
    const NEAR: usize = 3;
    let (mut person, mut thing) = (0, 0);
    each(index, word, |sentence, at, text| {
        let tokens = index.tokens(sentence);
        let typed = |at: usize| tokens[at].span().of(text);
        let folded = |at: usize| fold(typed(at));
        let spans = || {
            index
                .spans(sentence)
                .iter()
                .filter(|span| span.tokens().contains(&at))
        };
        let Some(name) = spans().find(|span| span.kind == SpanKind::Name) else {
            return;
        };
        let (first, last) = (usize::from(name.first), usize::from(name.last));
        // "In Noem's account" names no place.
        let is_place = !has_ending(typed(at)) && spans().any(|span| span.kind == SpanKind::Place);
        let is_acronym = typed(at).chars().count() > 1 && typed(at).chars().all(char::is_uppercase);
        // "The Eel Fair", but not "the Trump administration".
        let follows = |next: &Token| {
            !next.stop && text.get(tokens[last].span().end..next.span().start) == Some(" ")
        };
        let is_determined =
            first > 0 && folded(first - 1) == "the" && !tokens.get(last + 1).is_some_and(follows);
        let has = |at: usize, class: WordClass| !tokens[at].stop && class.lists(&folded(at));
        let has_role = (first.saturating_sub(NEAR)..first)
            .any(|at| has(at, WordClass::PEOPLE) && !GROUPS.contains(&&*folded(at)))
            || (first..at).any(|at| has(at, WordClass::TITLE))
            || (first > 0 && has(first - 1, WordClass::TITLE));
        let speaks = last + 1 < tokens.len() && has(last + 1, WordClass::SPEECH);
        let refers = (last + 1..tokens.len()).any(|at| tokens[at].stop && is_personal(&folded(at)))
            || next_begins(index, sentence).is_some_and(|word| is_personal(&word));
        if is_place || is_acronym || (is_determined && !has_role) {
            thing += 2;
        }
        person += usize::from(has_role) + usize::from(speaks) + usize::from(refers);
    });
    match person.cmp(&thing) {
        Ordering::Greater => Kind::Person,
        Ordering::Less => Kind::Group,
        Ordering::Equal => Kind::Named,
    }
}

/// Whether a folded word stands for somebody.
fn is_personal(folded: &str) -> bool {
    matches!(
        ThirdPerson::of(folded),
        Some(ThirdPerson::Masculine | ThirdPerson::Feminine)
    )
}

/// The word with which the next sentence of the paragraph begins.
fn next_begins(index: &Index, sentence: &Sentence) -> Option<String> {
    let paragraph = index.paragraph(sentence.paragraph);
    let mut sentences = paragraph.sentences().map(|number| index.sentence(number));
    let next = sentences.find(|next| next.span().start >= sentence.span().end)?;
    let text = index.text(paragraph);
    let word = index.tokens(next).first()?.span().of(text);
    Some(fold(word).into_owned())
}
