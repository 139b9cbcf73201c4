use super::Scope;
use crate::answer::NotAQuestion;

/// How to ask.
pub const HELP: &str = "Ask in plain words. I look for the passage that answers, quote it and say where it stands, \
     or tell you that the article doesn't say. ‘What is this about?’ gives an overview; ‘summarise section 2’, or \
     a section's heading, what that section reports. Misspelt words are no trouble: I say how I read them.";

/// What to say to somebody who asked nothing.
///
/// ```
/// use footnote::answer::NotAQuestion;
/// use footnote::reply::{Scope, small_talk};
///
/// assert_eq!(small_talk(NotAQuestion::Farewell, Scope::One), "Goodbye.");
/// ```
#[must_use]
pub fn small_talk(kind: NotAQuestion, scope: Scope) -> &'static str {
    match kind {
        NotAQuestion::Empty => scope.pick(
            "Ask me something about the article.",
            "Ask me something about one of the articles.",
        ),
        NotAQuestion::Greeting => scope.pick(
            "Hello. Ask me something about the article, and I'll look for the passage that answers it.",
            "Hello. Ask me something about the articles, and I'll look for the passage that answers it.",
        ),
        NotAQuestion::Thanks => "You're welcome.",
        NotAQuestion::Farewell => "Goodbye.",
        NotAQuestion::Identity => scope.pick(
            "I'm Footnote, a bot that answers questions about an article by quoting it, with the place of every \
             quotation. Where the article doesn't say, I tell you so.",
            "I'm Footnote, a bot that answers questions about articles by quoting them, with the place of every \
             quotation. Where they don't say, I tell you so.",
        ),
        NotAQuestion::Help => HELP,
        NotAQuestion::NoWords => scope.pick(
            "I only understand words. Ask me something about the article.",
            "I only understand words. Ask me something about one of the articles.",
        ),
        NotAQuestion::NoSubject => {
            "What would you like to know about? Name a person, a place or a thing, and I'll look for it."
        }
        NotAQuestion::More => "About what? Ask me something first, or name a person, a place or a thing.",
        NotAQuestion::TooLong => "That is too long for one question. Put it in a sentence or two, please.",
    }
}

#[cfg(test)]
mod tests {
    use super::{NotAQuestion, Scope, small_talk};

    #[test]
    fn everything_has_a_fitting_word() {
        for kind in [
            NotAQuestion::Empty,
            NotAQuestion::Greeting,
            NotAQuestion::Thanks,
            NotAQuestion::Farewell,
            NotAQuestion::Identity,
            NotAQuestion::Help,
            NotAQuestion::NoWords,
            NotAQuestion::NoSubject,
            NotAQuestion::More,
            NotAQuestion::TooLong,
        ] {
            for scope in [Scope::One, Scope::Several] {
                let said = small_talk(kind, scope);
                assert!(
                    said.ends_with('.') && !said.contains('!') && !said.contains("  "),
                    "{kind:?}: {said}"
                );
            }
        }
    }
}
