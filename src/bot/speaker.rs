//! Who says what a passage says: what "who said that?" asks of the last answer.

use super::persons::person;
use super::tagged::{LEADS, TaggedQuestion, TaggedWord, is_anaphor};
use crate::index::Index;
use crate::text::english::Interrogative;
use crate::text::{Span, WordClass};

/// Verbs of saying and of holding an opinion that [`WordClass::SPEECH`] doesn't have, since
/// names beside these are not always people's.
const ALSO: &[&str] = &[
    "believes", "blamed", "blames", "claim", "considered", "considers", "estimated", "estimates",
    "say", "suspects", "think", "thought",
];

/// Whether `asked` asks no more than who said what was just read: "who said that?", "and who
/// says so".
pub(super) fn asks_for_speaker(asked: &TaggedQuestion) -> bool {
    let is_lead = |word: &TaggedWord| LEADS.contains(&word.lexeme.folded.as_str());
    let begins = asked.words.iter().position(|word| !is_lead(word));
    let Some([who, verb, what]) = begins.map(|begins| &asked.words[begins..]) else {
        return false;
    };
    let folded = what.lexeme.folded.as_str();
    who.interrogative() == Some(Interrogative::Who)
        && is_speech(verb)
        && (matches!(folded, "it" | "so") || (is_anaphor(folded) && folded.starts_with("th")))
}

/// The name that stands beside a verb of saying in a passage; else the person whom a passage
/// with such a verb speaks of.
pub(super) fn speaker(index: &Index, passage: &str) -> Option<String> {
    let asked = TaggedQuestion::read(index, passage);
    let verbs: Vec<Span> = asked
        .words
        .iter()
        .filter(|word| is_speech(word))
        .map(|word| word.span)
        .collect();
    let between = |from: usize, to: usize| passage.get(from..to) == Some(" ");
    let is_beside = |name: &Span| {
        verbs
            .iter()
            .any(|verb| between(name.end, verb.start) || between(verb.end, name.start))
    };
    let beside = asked.names(passage).into_iter().find(is_beside);
    match beside {
        Some(name) => Some(name.of(passage).to_owned()),
        None if verbs.is_empty() => None,
        None => person(index, passage).map(|person| person.text),
    }
}

fn is_speech(word: &TaggedWord) -> bool {
    let folded = word.lexeme.folded.as_str();
    WordClass::SPEECH.lists(folded) || ALSO.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::{asks_for_speaker, speaker};
    use crate::article::markdown;
    use crate::bot::tagged::TaggedQuestion;
    use crate::index::Index;

    fn index() -> Index {
        let text =
            b"# A\n\nHaruto Sato, who heads the programme, blames the wells of Oslo. He said \
            so. The union left. Mayor Rosa Delgado said that she would leave.\n";
        let read = markdown::read("a", text).expect("an article");
        Index::build(vec![read.article])
    }

    #[test]
    fn who_said_that_asks_for_a_speaker() {
        let index = index();
        let asks = |text| asks_for_speaker(&TaggedQuestion::read(&index, text));
        for text in ["who said that?", "and who says so", "who thinks this?"] {
            assert!(asks(text), "{text}");
        }
        for text in [
            "who said that Oslo left", "who left it", "why", "what said that",
        ] {
            assert!(!asks(text), "{text}");
        }
    }

    #[test]
    fn a_speaker_stands_beside_a_verb_of_saying() {
        let index = index();
        for (passage, expected) in [
            ("The union said no; Delgado said yes.", Some("Delgado")),
            (
                "Haruto Sato, who heads the programme, blames the wells of Oslo.",
                Some("Haruto Sato"),
            ),
            ("Rosa Delgado left.", None),
            ("The union said so.", None),
        ] {
            assert_eq!(speaker(&index, passage).as_deref(), expected, "{passage}");
        }
    }
}
