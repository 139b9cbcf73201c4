use super::super::{Reply, Request, Turn, reply};
use crate::answer::Options;
use crate::article::markdown;
use crate::index::Index;

fn index() -> Index {
    let text = include_bytes!("../../../knowledge/nyc-sanctuary.md");
    Index::build(vec![
        markdown::read("a", text)
            .expect("the default article")
            .article,
    ])
}

fn ask(index: &Index, article: Option<&str>, text: &str, previous: Option<&Turn>) -> Reply {
    let options = Options {
        article: article.map(str::to_owned),
        ..Options::default()
    };
    reply(
        index,
        &Request {
            text,
            previous,
            options,
        },
    )
}

/// First question, follow-up, and what it must take from the first: `None`
/// if nothing.
const PAIRS: &[(&str, &str, Option<&str>)] = &[
    (
        "Who is Kristi Noem?",
        "What did she claim?",
        Some("Kristi Noem"),
    ),
    (
        "Who is Kristi Noem?",
        "and what did she argue about criminals?",
        Some("Kristi Noem"),
    ),
    (
        "Who is Kristi Noem?",
        "What is her job?",
        Some("Kristi Noem"),
    ),
    (
        "What is Operation Salvo?",
        "How many people did it arrest?",
        Some("Operation Salvo"),
    ),
    (
        "What is Operation Salvo?",
        "Who ran it?",
        Some("Operation Salvo"),
    ),
    (
        "What is Operation Salvo?",
        "and when?",
        Some("Operation Salvo"),
    ),
    (
        "What is Operation Salvo?",
        "when was that?",
        Some("Operation Salvo"),
    ),
    (
        "What did Mamdani tell the NYPD?",
        "why?",
        Some("Mamdani NYPD"),
    ),
    (
        "What did Mamdani tell the NYPD?",
        "And why did he do that?",
        Some("Mamdani"),
    ),
    (
        "Why does Mamdani refuse to help ICE?",
        "What does he risk?",
        Some("Mamdani"),
    ),
    (
        "Why does Mamdani refuse to help ICE?",
        "his motives?",
        Some("Mamdani"),
    ),
    (
        "what does mamdani want",
        "what is he afraid of",
        Some("Mamdani"),
    ),
    (
        "What about the National Guard?",
        "Who wants to send them?",
        Some("National Guard"),
    ),
    (
        "What about the National Guard?",
        "where would it go?",
        Some("National Guard"),
    ),
    (
        "Has Trump announced deployments?",
        "What did he say?",
        Some("Trump"),
    ),
    (
        "Why do immigrants avoid the police?",
        "what do they fear?",
        Some("immigrants"),
    ),
    (
        "When did sanctuary policies emerge?",
        "who championed them?",
        Some("sanctuary policies"),
    ),
    (
        "When did sanctuary policies emerge?",
        "and where?",
        Some("sanctuary policies emerge"),
    ),
    (
        "Who was shot in Minneapolis?",
        "by whom?",
        Some("shot Minneapolis"),
    ),
    (
        "Who was shot in Minneapolis?",
        "How did that happen?",
        Some("shot Minneapolis"),
    ),
    (
        "Who is Kristi Noem?",
        "tell me more about her",
        Some("Kristi Noem"),
    ),
    (
        "What is Operation Salvo?",
        "tell me more",
        Some("Operation Salvo"),
    ),
    (
        "What is Operation Salvo?",
        "What did it do for the city?",
        Some("Operation Salvo"),
    ),
    (
        "What did Mamdani tell the NYPD in Minneapolis?",
        "and in New York?",
        Some("What did Mamdani tell the NYPD in New York?"),
    ),
    (
        "What did Noem claim?",
        "and Mamdani?",
        Some("What did Mamdani claim?"),
    ),
    (
        "How many were arrested?",
        "what about in New York?",
        Some("How many were arrested in New York?"),
    ),
    // These stand on their own.
    ("Who is Kristi Noem?", "What is Operation Salvo?", None),
    (
        "Who is Kristi Noem?", "Did Mamdani say that he would refuse?", None,
    ),
    (
        "What is Operation Salvo?",
        "Why do immigrants avoid police when they fear deportation?",
        None,
    ),
    (
        "What is Operation Salvo?", "What does Trump say about his plans?", None,
    ),
    (
        "What is Operation Salvo?",
        "How long have sanctuary policies existed?",
        None,
    ),
    ("What did Mamdani tell the NYPD?", "thanks", None),
    (
        "What did Mamdani tell the NYPD?", "what is this about?", None,
    ),
    (
        "What did Mamdani tell the NYPD?",
        "Is it true that immigrants avoid the police?",
        None,
    ),
    (
        "Has Trump announced deployments?", "what does it say about due process", None,
    ),
    ("Has Trump announced deployments?", "tl;dr", None),
    (
        "What did Noem claim?", "what does it say about Trump?", None,
    ),
    (
        "Has Trump announced deployments?", "which values does the movement name?", None,
    ),
];

#[test]
fn a_follow_up_takes_the_subject_only_where_it_needs_one() {
    let index = index();
    let mut wrong = Vec::new();
    for (first, second, expected) in PAIRS {
        let turn = ask(&index, None, first, None).turn;
        let found = ask(&index, None, second, Some(&turn))
            .assumed
            .map(|assumed| assumed.read_as);
        if found.as_deref() != *expected {
            wrong.push((first, second, expected, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn without_a_question_before_nothing_is_taken() {
    let index = index();
    for (_, second, _) in PAIRS {
        assert_eq!(ask(&index, None, second, None).assumed, None, "{second}");
    }
}

/// What the last of some questions in a row is read as.
fn last_asked(index: &Index, questions: &[&str]) -> String {
    let mut turn = None;
    let mut asked = String::new();
    for question in questions {
        let reply = ask(index, None, question, turn.as_ref());
        asked = reply.asked;
        turn = Some(reply.turn);
    }
    asked
}

/// Questions in a row, and what the last must be read as.
#[track_caller]
fn leads_to(questions: &[&str], expected: &str) {
    let text = b"# Edith\n\nEdith Marlowe was born in Leeds in 1862. She died in Bath. \
        The pool sells tickets and rents towels.\n";
    let read = markdown::read("a", text).expect("an article");
    let index = Index::build(vec![read.article]);
    let asked = last_asked(&index, questions);
    assert_eq!(asked, expected, "{questions:?}");
}

#[test]
fn a_chain_keeps_what_was_asked_and_of_whom() {
    let first = "Who is Edith Marlowe?";
    leads_to(
        &[first, "when was she born?", "where?"],
        "where Edith Marlowe born?",
    );
    leads_to(
        &[first, "when was she born?", "and where did she die?"],
        "and where did Edith Marlowe die?",
    );
    leads_to(
        &["does the pool rent towels?", "how often?"],
        "how often pool rent towels?",
    );
    // What no article has is not carried on.
    leads_to(
        &["discount on towels?", "how much are they?"],
        "how much are towels?",
    );
}

#[test]
fn a_follow_up_keeps_to_the_article_and_another_question_does_not() {
    let index = two_articles();
    let first = ask(&index, Some("b"), "Who is Ada Stone?", None);
    assert_eq!(first.article.as_deref(), Some("b"));
    let next = ask(&index, None, "And what did she say?", Some(&first.turn));
    assert_eq!(next.article.as_deref(), Some("b"));
    assert_eq!(next.turn.article.as_deref(), Some("b"));
    let elsewhere = ask(
        &index,
        Some("a"),
        "And what did she say?",
        Some(&first.turn),
    );
    assert_eq!(elsewhere.article.as_deref(), Some("a"));
    let other = ask(&index, None, "Who is Ben Hill?", Some(&first.turn));
    assert_eq!(other.article, None);
    let mut gone = first.turn.clone();
    gone.article = Some("c".to_owned());
    assert_eq!(ask(&index, None, "and why?", Some(&gone)).article, None);
}

fn two_articles() -> Index {
    let read = |id, text: &str| {
        let read = markdown::read(id, text.as_bytes());
        read.expect("an article").article
    };
    Index::build(vec![
        read(
            "a",
            "# Tides\n\nAda Stone said that the tide is late. Ben Hill left.\n",
        ),
        read(
            "b",
            "# Boats\n\nAda Stone said that the boats are old. They leak.\n",
        ),
    ])
}

#[test]
fn thanks_do_not_end_the_conversation() {
    let index = index();
    let first = ask(&index, None, "Who is Kristi Noem?", None).turn;
    let second = ask(&index, None, "thank you", Some(&first)).turn;
    let third = ask(&index, None, "What did she claim?", Some(&second));
    assert_eq!(
        third.assumed.map(|assumed| assumed.read_as).as_deref(),
        Some("Kristi Noem")
    );
}

/// What the last of some questions in a row takes from those before.
#[track_caller]
fn takes(index: &Index, questions: &[&str], expected: Option<&str>) {
    let mut turn = None;
    let mut assumed = None;
    for question in questions {
        let reply = ask(index, None, question, turn.as_ref());
        assumed = reply.assumed.map(|assumed| assumed.read_as);
        turn = Some(reply.turn);
    }
    assert_eq!(assumed.as_deref(), expected, "{questions:?}");
}

fn one_article(text: &str) -> Index {
    let read = markdown::read("a", text.as_bytes()).expect("an article");
    Index::build(vec![read.article])
}

#[test]
fn a_person_is_no_thing_and_a_verb_is_neither() {
    let index = one_article(
        "# Ansel\n\nThe monks owned the ferry. The last ferryman, Amos Tuttle, retired in 1912. \
        The church has a leaning spire 52 metres high. He said that the ferry was replaced by a bridge.\n",
    );
    takes(
        &index,
        &["who owned the ferry?", "when did it stop?"],
        Some("ferry"),
    );
    takes(
        &index,
        &["how high is the spire?", "and why does it lean?"],
        Some("spire"),
    );
    let retired = ["who was the last ferryman?", "when did he retire?"];
    takes(&index, &retired, Some("Amos Tuttle"));
    // As "who's" does, whose "is" has gone with its apostrophe.
    takes(
        &index,
        &["who owned the ferry?", "whos replacing it?"],
        Some("ferry"),
    );
    takes(&index, &[retired[0], retired[1], "what replaced it?"], None);
    takes(
        &index,
        &["who owned the ferry?", "where did she live?"],
        None,
    );
    takes(&index, &["when was she born?", "did they marry?"], None);
}

#[test]
fn whom_the_article_is_about_is_meant_where_nobody_was_named() {
    let index = one_article(
        "# Ilse Varga-Thornquist\n\nIlse Varga-Thornquist was born in Szeged in 1903. She died in \
        Uppsala. Her husband had died in 1972. He taught.\n\n## Work\n\nShe built a camera of brass. \
        She taught in Leeds, and her camera was sold.\n",
    );
    let born = ["where was she born?", "when?"];
    // Nothing was asked before.
    takes(&index, &born[..1], None);
    let who = "Ilse Varga-Thornquist";
    takes(&index, &["who was she?", born[0]], Some(who));
    let first = ["who was she?", born[0], born[1], "and her husband?"];
    takes(&index, &first[..3], Some("Ilse Varga-Thornquist born"));
    takes(&index, &first, Some(who));
    let husband = [first[0], first[3], "when did he die?"];
    takes(&index, &husband, Some("Ilse Varga-Thornquist’s husband"));
    takes(
        &index,
        &["why did she build the camera?", "what was it made of?"],
        Some("camera"),
    );
    takes(&index, &["what is the camera?", "where did he live?"], None);
}

#[test]
fn a_few_words_lean_on_what_was_named_before() {
    let index = one_article(
        "# Maren\n\nOn Bloody Friday the police shot at the strikers. Seven people were killed on \
        Bloody Friday. The eels have been made of rubber since 2018.\n",
    );
    takes(
        &index,
        &["why are the eels made of rubber?", "since when?"],
        Some("eels rubber"),
    );
    takes(
        &index,
        &["tell me about Bloody Friday", "how many were killed?"],
        None,
    );
}

#[test]
fn a_name_that_the_last_question_does_not_fit_is_looked_up() {
    let index = one_article(
        "# Thaw\n\nA tank near Norilsk gave way in May 2020, and oil ran into the rivers. The owner was \
        fined two billion dollars.\n\n## Newcomers\n\nIn the village of Newtok the river took the \
        bank.\n\nThe inhabitants moved.\n",
    );
    assert_eq!(
        last_asked(&index, &["how much did Norilsk pay?", "what about Newtok?"]),
        "What does it say about Newtok?"
    );
}
