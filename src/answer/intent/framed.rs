//! Requests for all that stands under a heading: "list all rules", "mender changes".

use super::{Wording, strip_ends};

/// What asks for all of a section.
const LISTING: &[&str] = &[
    "all", "alle", "every", "full", "give", "liste", "list", "lista", "muestra", "nenne", "show",
    "todas", "todos", "whole", "zeig", "zeige",
];
/// What asks for what is new in it.
const CHANGING: &[&str] = &["change", "changed", "changes", "different", "new", "notes"];
/// What may stand around these.
const FRAME: &[&str] = &[
    "a", "an", "and", "any", "are", "auf", "been", "can", "complete", "could", "cuales", "das",
    "der", "die", "el", "for", "has", "i", "in", "is", "la", "las", "los", "me", "mir", "of",
    "our", "patch", "please", "pls", "see", "sind", "son", "the", "there", "these", "to", "us",
    "was", "were", "what", "whats", "with", "you", "your",
];

/// A request for what stands under a heading, as far as its form tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::answer) struct Framed {
    /// What may be the heading.
    pub(in crate::answer) heading: String,
    /// Whether it asks for what changed.
    pub(in crate::answer) of_changes: bool,
}

impl Wording<'_> {
    /// The heading in it, if whatever stands around it does no more than ask for what it
    /// heads.
    pub(in crate::answer) fn framed(&self) -> Option<Framed> {
        let folded = self.folded();
        let bare = strip_ends(&folded);
        // "Is the mender new" asks for a yes.
        let is_yes_or_no =
            matches!(bare, ["is" | "are" | "was" | "were", next, ..] if *next != "there");
        let is_request = |word: &&str| LISTING.contains(word) || CHANGING.contains(word);
        let says = |word: &str| !FRAME.contains(&word) && !is_request(&word);
        if is_yes_or_no || !folded.iter().any(is_request) {
            return None;
        }
        let first = folded.iter().position(|word| says(word))?;
        let last = folded.iter().rposition(|word| says(word))?;
        let inside = folded[first..=last].iter().all(|word| !is_request(word));
        inside.then(|| Framed {
            heading: self.between(first, last).to_owned(),
            of_changes: folded.iter().any(|word| CHANGING.contains(word)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Wording;

    #[test]
    fn what_stands_around_a_heading_is_told_from_it() {
        for (text, heading) in [
            ("what are all the rules", "rules"),
            ("list all rules", "rules"),
            ("show me the rules please", "rules"),
            ("what changed for mender", "mender"),
            ("what was changed in 3.1", "3.1"),
            ("Duskblade changes?", "Duskblade"),
            ("list all rules of conduct", "rules of conduct"),
            ("zeig mir alle regeln", "regeln"),
        ] {
            let found = Wording::new(text).framed().map(|framed| framed.heading);
            assert_eq!(found.as_deref(), Some(heading), "{text}");
        }
        for text in [
            "rules", "what are the rules", "is the mender new", "list all", "changes",
        ] {
            assert_eq!(Wording::new(text).framed(), None, "{text}");
        }
    }
}
