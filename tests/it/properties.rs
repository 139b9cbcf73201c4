//! What holds for any article and any question.

use std::sync::LazyLock;

use footnote::answer::{Options, answer};
use footnote::article::markdown;
use footnote::index::Index;
use footnote::quotes::{self, Outcome};
use footnote::text::{same_words, sentences, words};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::fuzz_bodies;

static INDEX: LazyLock<Index> = LazyLock::new(fuzz_bodies::two_languages);

/// A word that Markdown leaves alone, in several scripts.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => "[a-zA-Z]{1,9}",
        1 => "[0-9]{1,4}",
        1 => Just("Müller’s".to_owned()),
        1 => Just("Санкт".to_owned()),
        1 => Just("国民警卫队".to_owned()),
        1 => Just("e\u{301}te\u{301}".to_owned()),
        1 => Just("👩‍🚒".to_owned()),
        1 => Just("U.S. Army,".to_owned()),
        1 => Just("“Salvo”".to_owned()),
    ]
}

fn sentence() -> impl Strategy<Value = String> {
    (
        vec(word(), 1..12),
        prop_oneof![Just("."), Just("!"), Just("?"), Just("…"), Just("")],
    )
        // A letter in front, so that no paragraph looks like a list or a heading.
        .prop_map(|(words, end)| format!("The {}{end}", words.join(" ")))
}

fn paragraph() -> impl Strategy<Value = String> {
    vec(sentence(), 1..6).prop_map(|sentences| sentences.join(" "))
}

/// Sections of paragraphs; the first is the lead.
fn article() -> impl Strategy<Value = Vec<Vec<String>>> {
    vec(vec(paragraph(), 1..4), 1..5)
}

/// The Markdown of sections, made here, not by the library.
fn to_markdown(sections: &[Vec<String>]) -> String {
    let mut text = "# Title\n\n".to_owned();
    for (number, paragraphs) in sections.iter().enumerate() {
        if number > 0 {
            text += &format!("## Section {number}\n\n");
        }
        for paragraph in paragraphs {
            text += &format!("{paragraph}\n\n");
        }
    }
    text
}

/// A question made of an article's own words, by their numbers.
fn question(sections: &[Vec<String>], picks: &[prop::sample::Index]) -> String {
    let text = sections.concat().join(" ");
    let all: Vec<&str> = text.split(' ').collect();
    let picked: Vec<&str> = picks.iter().map(|pick| *pick.get(&all)).collect();
    picked.join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_quoted_text_is_byte_for_byte_in_its_article(
        sections in article(),
        picks in vec(any::<prop::sample::Index>(), 1..8),
        most in 1usize..=3,
    ) {
        let read = markdown::read("a", to_markdown(&sections).as_bytes()).expect("an article");
        let index = Index::build(vec![read.article]);
        let options = Options { sentences: most, ..Options::default() };
        let found = answer(&index, &question(&sections, &picks), &options);
        for passage in &found.passages {
            let citation = &passage.citation;
            let paragraph = &sections[citation.section.index][citation.paragraph - 1];
            prop_assert_eq!(&passage.context, paragraph);
            prop_assert_eq!(paragraph.get(citation.span.start..citation.span.end), Some(passage.text.as_str()));
            prop_assert!(sentences(&passage.text).len() <= most);
        }
    }

    #[test]
    fn words_cut_from_a_paragraph_are_an_exact_quotation(
        sections in article(),
        pick in any::<prop::sample::Index>(),
        ends in [any::<prop::sample::Index>(), any::<prop::sample::Index>()],
    ) {
        let read = markdown::read("a", to_markdown(&sections).as_bytes()).expect("an article");
        let index = Index::build(vec![read.article]);
        let paragraphs = sections.concat();
        let paragraph = pick.get(&paragraphs);
        let all: Vec<_> = words(paragraph).map(|word| word.span).collect();
        let mut ends = ends.map(|end| end.index(all.len()));
        ends.sort_unstable();
        let cut = &paragraph[all[ends[0]].start..all[ends[1]].end];
        let checked = quotes::check(&index, &format!("> {cut}"), &quotes::Options::default());
        let finding = &checked.findings[0];
        prop_assert_eq!(finding.outcome, Outcome::Exact, "{:#?}", finding);
        let highlighted: Vec<&str> = finding
            .passages
            .iter()
            .flat_map(|passage| passage.highlights.iter().map(|span| span.of(&passage.text)))
            .collect();
        prop_assert!(same_words(&highlighted.join(" "), cut), "{:#?}", finding);
    }

    #[test]
    fn no_text_with_quotations_panics(text in any::<String>(), marks in "[“”\"'‘’„«»「」\\[\\]…>\n ]{0,9}") {
        fuzz_bodies::check_quotes(&INDEX, format!("{marks}{text}{marks}").as_bytes());
    }

    #[test]
    fn quotations_of_article_words_are_well_formed(parts in vec("(mamdani |noem |schiffe |“|”|\"|… |\\[|\\] |the news coming out of |Minneapolis is horrific|54 |> |\n|operation salvo |led to |arrests|not |die stadt |verkaufte |[a-z]{1,6} |[0-9]{1,3} |-|, |. )", 0..40)) {
        fuzz_bodies::check_quotes(&INDEX, parts.concat().as_bytes());
    }

    #[test]
    fn no_question_panics(text in any::<String>()) {
        fuzz_bodies::ask(&INDEX, text.as_bytes());
    }

    #[test]
    fn no_bytes_of_a_question_panic(bytes in vec(any::<u8>(), 0..300)) {
        fuzz_bodies::ask(&INDEX, &bytes);
    }

    #[test]
    fn questions_of_article_words_are_well_formed(words in vec("(mamdani|noem|schiffe|hafen|stadt|wann|section 1|salvo|ICE|trump|slavo|why|when|who|who is the|what is the name of the|which|agent|mayor|agent of the agent|how many|nationalguard|[0-9]{1,3}|👮|[a-z]{1,6})", 0..30)) {
        fuzz_bodies::ask(&INDEX, words.join(" ").as_bytes());
    }

    #[test]
    fn no_conversation_panics(text in "(\\PC{0,9}|[\n?])*") {
        fuzz_bodies::converse(&INDEX, text.as_bytes());
    }

    #[test]
    fn conversations_of_article_words_are_well_formed(words in vec("(mamdani|noem|kristi noem|schiffe|hafen|wann|salvo|ICE|trump|why|when|who said that|who is|what did|she|it|they|that|and|what about|for|one|say|claim|arrest|3|today|\n|\n|\\?\n|\\?\n)", 0..40)) {
        fuzz_bodies::converse(&INDEX, words.join(" ").as_bytes());
    }

    #[test]
    fn no_bytes_of_an_article_panic(bytes in vec(any::<u8>(), 0..400)) {
        fuzz_bodies::read_markdown(&bytes);
    }

    #[test]
    fn no_markdown_panics(parts in vec("(# |## |> |- |\\* |1\\. |\\||```|\\+\\+\\+|---|\n|\n\n|title = \"x\"|Keywords: a, b|<b>|&amp;|\\[a\\]\\(b\\)|[a-zé国 ]{1,12})", 0..40)) {
        fuzz_bodies::read_markdown(parts.concat().as_bytes());
    }

    #[test]
    fn sentences_cover_a_text_in_order(text in any::<String>()) {
        let found = sentences(&text);
        let mut end = 0;
        for span in &found {
            prop_assert!(span.start >= end && text.get(span.start..span.end).is_some());
            prop_assert!(text[end..span.start].chars().all(char::is_whitespace));
            end = span.end;
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
    }

    #[test]
    fn words_stand_where_they_say(text in any::<String>()) {
        for word in words(&text) {
            let written = text.get(word.span.start..word.span.end);
            let is_month = written.is_some_and(|written| written.len() == 2 && written.parse::<u8>().is_ok());
            prop_assert!(written == Some(word.text) || is_month, "{:?}", word);
        }
    }
}
