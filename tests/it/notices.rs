//! What members ask of a club's notice: what it costs, when, how often, how far.

use footnote::answer::{Answer, Options, Reason, Verdict, answer};
use footnote::article::markdown;
use footnote::index::Index;

const CHOIR: &str = "# The Riverside Choir\n\n\
The choir meets every Tuesday in the old mill. \
Doors open at 19:30 and rehearsal ends at half past nine. \
Members pay £60 a year, and students pay half of that. \
The hall holds 120 singers, and its Wi-Fi is slow.\n\n\
The mill was built in 1893 and has been a school, a barn and a dance hall. \
New singers must be 16 or older. \
The conductor, Ada Brook, 41, joined in 2015. \
The bridge beside the mill is 85 metres long. \
The car park is ten minutes' walk away.\n\n\
## Payments\n\n\
Whoever wants to sing brings the money on the first evening. \
A single ticket for the spring concert costs 12 euros. \
Around 40% of the income goes to the roof fund. \
The summer trip goes to Bergen for five days.\n";

fn answered(text: &str, question: &str, options: &Options) -> Answer {
    let read = markdown::read("notice", text.as_bytes()).expect("an article");
    let index = Index::build(vec![read.article]);
    answer(&index, question, options)
}

fn ask(question: &str) -> Answer {
    answered(CHOIR, question, &Options::default())
}

#[test]
fn an_answer_comes_with_the_question_above_it() {
    let text = "# Help\n\n\
        **Is there crossplay?**\nYes, between PC and Xbox. Others can only play with \
        each other, because the contract hasn't been settled.\n\n\
        **My save is gone. What can I do?**\nClose the game and rename the newest slot. \
        The game keeps a backup.\n";
    for (question, expected) in [
        (
            "can xbox play with pc",
            "Is there crossplay?\nYes, between PC and Xbox.",
        ),
        (
            "is there crossplay",
            "Is there crossplay?\nYes, between PC and Xbox.",
        ),
    ] {
        let answer = answered(text, question, &Options::default());
        let expected = expected.replace('\n', " ");
        assert_eq!(
            answer.passages[0].text.replace('\n', " "),
            expected,
            "{question}"
        );
    }
}

/// What is in bold in the first passage.
fn marked(answer: &Answer) -> &str {
    let passage = &answer.passages[0];
    let marked = passage.highlights.first();
    marked.map_or("", |span| span.of(&passage.text))
}

#[test]
fn amounts_and_times_are_found_by_their_units() {
    for (question, expected) in [
        ("what time do doors open", "19:30"),
        ("when does rehearsal end", "half past nine"),
        ("how often does the choir meet", "Tuesday"),
        ("how old is the conductor", "41"),
        ("how long is the bridge", "85 metres"),
        ("how far away is the car park", "ten minutes"),
        ("how much is a ticket", "12 euros"),
        ("whats the ticket price", "12 euros"),
        ("what percentage of the income goes to the roof", "40%"),
        ("how long is the trip", "five days"),
    ] {
        let answer = ask(question);
        assert_eq!(answer.verdict, Verdict::Answered, "{question}: {answer:?}");
        let text = &answer.passages[0].text;
        assert!(text.contains(expected), "{question}: {text}");
        assert!(
            marked(&answer).contains(expected),
            "{question}: {}",
            marked(&answer)
        );
    }
}

#[test]
fn another_measure_is_no_answer() {
    let answer = ask("how old is Bergen");
    assert_eq!(answer.verdict, Verdict::NotInArticle, "{answer:?}");
    assert!(
        matches!(answer.reason, Some(Reason::Lacks { .. })),
        "{answer:?}"
    );
    // There are singers and pounds, but nobody counts the members.
    let answer = ask("how many members does the choir have");
    assert_eq!(answer.verdict, Verdict::Closest, "{answer:?}");
    // A year tells an age as well, but not in so many words.
    let answer = ask("how old is the mill");
    assert_eq!(answer.verdict, Verdict::Closest, "{answer:?}");
    assert!(answer.passages[0].text.contains("1893"), "{answer:?}");
}

#[test]
fn the_sentence_behind_may_hold_what_is_wanted() {
    let question = "how long is the plum cake baked in the oven";
    let told = "# Cake\n\nThe plum cake is baked in the hot oven. It takes 35 minutes there.\n";
    let untold = "# Cake\n\nThe plum cake is baked in the hot oven. It is good with cream.\n";
    let verdict = |text| answered(text, question, &Options::default()).verdict;
    assert_ne!(verdict(told), Verdict::NotInArticle);
    assert_eq!(verdict(untold), Verdict::NotInArticle);
}

#[test]
fn what_names_nothing_but_the_kind_is_about_the_article() {
    let answer = ask("how much is it?");
    assert_eq!(answer.verdict, Verdict::Closest, "{answer:?}");
    assert!(answer.passages[0].text.contains("£60"), "{answer:?}");
    let several: Vec<&str> = answer.passages.iter().map(|it| it.text.as_str()).collect();
    assert!(several.iter().any(|text| text.contains("12 euros")));
    let options = Options {
        explain: true,
        ..Options::default()
    };
    let explained = answered(CHOIR, "how much is it?", &options);
    assert!(explained.explanation.is_some(), "{explained:?}");
    assert_eq!(ask("whats the fee").verdict, Verdict::Closest);
    assert_eq!(ask("where?").verdict, Verdict::NotAQuestion);
}

#[test]
fn a_question_wants_more_than_the_gist_of_a_heading() {
    assert_eq!(ask("payments").verdict, Verdict::Overview);
    assert_eq!(ask("what are the payments?").verdict, Verdict::Overview);
    assert_ne!(ask("how do I make payments?").verdict, Verdict::Overview);
}

#[test]
fn what_is_told_in_other_words_is_found_in_a_short_article() {
    let text =
        "# Ida Brandt\n\nShe studied crabs for decades.\n\nHer daughter Edda sold the boat.\n";
    let answer = answered(text, "did she have any children", &Options::default());
    let mut passages = answer.passages.iter();
    assert!(
        passages.any(|passage| passage.text.contains("daughter")),
        "{answer:?}"
    );
    // Nothing there has a word of the question.
    assert!(answer.nearest_sections.is_empty(), "{answer:?}");
}

#[test]
fn hyphens_are_no_obstacle() {
    let answer = ask("is the wifi slow?");
    assert_eq!(answer.verdict, Verdict::Answered, "{answer:?}");
    assert_eq!(answer.corrections[0].read_as, "wi fi");
}

#[test]
fn whoever_does_a_thing_is_called_by_it() {
    let text = "# A town\n\nThe band is led by Anna Beck. The play was written by Tom Marsh \
        in 1999. The server is owned by Marrow. Ida Crane has coached the team. The \
        nurses were trained by Kay Lund.\n";
    for (question, name) in [
        ("who is the leader of the band", "Anna Beck"),
        ("who's the writer of the play?", "Tom Marsh"),
        ("who is the owner of the server", "Marrow"),
        ("name of the team's coach", "Ida Crane"),
    ] {
        let answer = answered(text, question, &Options::default());
        assert_eq!(answer.verdict, Verdict::Answered, "{question}");
        assert!(answer.passages[0].text.contains(name), "{question}");
    }
    // Whom something is done to is another.
    let answer = answered(text, "who is the trainee", &Options::default());
    assert_ne!(answer.verdict, Verdict::Answered);
}

#[test]
fn words_with_a_prefix_are_found_without_it() {
    let text = "# Rules\n\nWhoever spams is muted. A ban can be appealed with the form.\n";
    for question in ["how do i get unbanned", "can you unban me"] {
        let answer = answered(text, question, &Options::default());
        assert!(answer.passages[0].text.contains("A ban"), "{question}");
        assert_ne!(answer.verdict, Verdict::NotInArticle, "{question}");
        assert!(answer.unmatched.is_empty(), "{question}");
    }
}
