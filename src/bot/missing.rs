//! What a question leaves out that the conversation doesn't tell either.

use super::foreign;
use super::mentions::mentions;
use super::persons::titled;
use super::tagged::TaggedQuestion;
use crate::answer::{self, Form};
use crate::index::Index;
use crate::text::english::ThirdPerson;

/// What a question can't do without and nobody knows. The rest of it still finds something,
/// but that is about somebody else as likely as not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// Whom or what this pronoun stands for.
    Pronoun(String),
    /// What it is about.
    Subject,
}

/// What `text` leaves out, where nothing could be put in for it; `follows` tells whether
/// something was asked before.
pub(super) fn missing(index: &Index, follows: bool, text: &str) -> Option<Missing> {
    if answer::form(text) != Form::Question {
        return None;
    }
    if foreign::is_fragment(index, text) {
        return Some(Missing::Subject);
    }
    let asked = TaggedQuestion::read(index, text);
    if asked.has_own_subject() {
        return None;
    }
    let word = &asked.words[asked.pronoun()?];
    let folded = word.lexeme.folded.as_str();
    match ThirdPerson::of(folded) {
        Some(ThirdPerson::Masculine | ThirdPerson::Feminine) => {
            // The first question may be about whom the only article is about.
            let titled = match (follows, index.articles()) {
                (false, [only]) => titled(index, &only.id),
                _ => None,
            };
            let is_known = titled.is_some_and(|titled| titled.kind.fits(folded));
            (!is_known).then(|| Missing::Pronoun(word.span.of(text).to_owned()))
        }
        // "How much is it" may be asked first, of what the article is about; and "how long
        // does it take to build a boat" names what it asks about.
        Some(_) => (follows && mentions(index, &asked, text).is_empty())
            .then(|| Missing::Pronoun(word.span.of(text).to_owned())),
        None => follows.then_some(Missing::Subject),
    }
}
