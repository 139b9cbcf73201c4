use super::super::tagged::TaggedQuestion;
use super::{Kind, mentions};
use crate::article::markdown;
use crate::index::Index;

#[track_caller]
fn finds(question: &str, expected: &[(&str, Kind)]) {
    let text = "# Town\n\nMayor Rosa Delgado said that she would leave. Her brother stayed. The council met near \
        Norilsk. The Batagay slump in Siberia is deep. The pool sells tickets, and crowds come to \
        the eel fair. The National Guard left.\n";
    let read = markdown::read("a", text.as_bytes()).expect("an article");
    let index = Index::build(vec![read.article]);
    let asked = TaggedQuestion::read(&index, question);
    let found = mentions(&index, &asked, question);
    let found: Vec<_> = found
        .iter()
        .map(|mention| (mention.text.as_str(), mention.kind))
        .collect();
    assert_eq!(found, expected, "{question}");
}

#[test]
fn names_and_nouns_are_mentioned() {
    finds("who is rosa delgado", &[("rosa delgado", Kind::Person)]);
    finds(
        "how deep does the batagay slump go",
        &[("batagay slump", Kind::Thing)],
    );
    finds("when is the eel fair?", &[("eel fair", Kind::Thing)]);
    finds("what did the council say", &[("council", Kind::Group)]);
    finds("who went to Norilsk", &[("Norilsk", Kind::Group)]);
    finds(
        "what about the National Guard?",
        &[("National Guard", Kind::Named)],
    );
    finds(
        "when did Rosa Delgado’s brother leave?",
        &[
            ("Rosa Delgado", Kind::Person),
            ("Rosa Delgado’s brother", Kind::Man),
        ],
    );
}

#[test]
fn verbs_and_adjectives_are_not() {
    for question in [
        "who left", "how deep is it", "where was she born", "who sells it", "why?",
    ] {
        finds(question, &[]);
    }
}

#[test]
fn a_pronoun_fits_some() {
    for (pronoun, fitting, other) in [
        ("he", Kind::Man, Kind::Woman),
        ("her", Kind::Person, Kind::Thing),
        ("it", Kind::Group, Kind::Person),
        ("them", Kind::Several, Kind::Thing),
    ] {
        assert!(fitting.fits(pronoun) && !other.fits(pronoun), "{pronoun}");
        assert!(Kind::Named.fits(pronoun));
    }
}
