use super::{Reply, Request, Turn, reply};
use crate::answer::{Options, Verdict};
use crate::article::markdown;
use crate::index::Index;

fn index(text: &str) -> Index {
    let read = markdown::read("a", text.as_bytes()).expect("an article");
    Index::build(vec![read.article])
}

/// The reply to the last of some questions in a row.
fn last(index: &Index, questions: &[&str]) -> Reply {
    let mut turn: Option<Turn> = None;
    let mut found = None;
    for text in questions {
        let request = Request {
            text,
            previous: turn.as_ref(),
            options: Options::default(),
        };
        let reply = reply(index, &request);
        turn = Some(reply.turn.clone());
        found = Some(reply);
    }
    found.expect("a question")
}

#[track_caller]
fn reads(index: &Index, questions: &[&str], expected: &str) {
    assert_eq!(last(index, questions).asked, expected, "{questions:?}");
}

const BRIDGE: &str = "# A bridge\n\nThe county built no bridge. The ambulance took 38 minutes to the \
    creek. Loretta Sims lives there now.\n\n## Rules\n\nAn appeal takes two weeks. Tickets cost three \
    crowns.\n";

#[test]
fn a_pronoun_that_nobody_is_known_for_is_said_and_makes_nothing_sure() {
    let index = index(BRIDGE);
    let bridge = "what did the county build?";
    for (questions, pronoun) in [
        (&[bridge, "where does he live now?"][..], Some("he")),
        (&["where does he live now?"], Some("he")),
        (&[bridge, "where does Loretta Sims live now?"], None),
        (&["how long does it take?"], None),
    ] {
        let reply = last(&index, questions);
        assert_eq!(reply.unknown.as_deref(), pronoun, "{questions:?}");
        let is_sure = reply.answer.verdict == Verdict::Answered;
        assert!(pronoun.is_none() || !is_sure, "{questions:?}");
    }
}

#[test]
fn what_names_nothing_in_another_language_leans_on_the_last_question() {
    let german = index(
        "+++\nlanguage = \"de\"\n+++\n# Verein\n\nBirgit Hansen ist seit 2016 Vorsitzende. Die Hauptwege \
        sind seit 1990 offen.\n",
    );
    let asked = ["wer ist birgit hansen", "seit wann?"];
    reads(&german, &asked, "seit wann birgit hansen?");
    assert_ne!(last(&german, &asked[1..]).answer.verdict, Verdict::Answered);
    let spanish = index(
        "+++\nlanguage = \"es\"\n+++\n# Piscina\n\nEl concejal Julián Robledo dijo que las tuberías son \
        viejas. \"El informe durmió cuatro años\", dijo Quiles.\n",
    );
    let asked = ["quien es julian robledo", "que dijo?", "y por qué?"];
    reads(&spanish, &asked[..2], "que dijo julian robledo?");
    reads(&spanish, &asked, "y por qué julian robledo?");
    assert_ne!(
        last(&spanish, &asked[1..2]).answer.verdict,
        Verdict::Answered
    );
}

#[test]
fn a_light_verb_is_no_topic() {
    let index = index(BRIDGE);
    let appeal = ["can i appeal", "how long does that take?", "who do i ask"];
    reads(&index, &appeal[..2], "how long does appeal take?");
    reads(&index, &appeal, "who do i ask appeal?");
    let after = ["what do tickets cost?", appeal[0], appeal[1]];
    reads(&index, &after, "how long does appeal take?");
    reads(
        &index,
        &["how long do they take", "how long does that take?"],
        "how long does that take?",
    );
}

#[test]
fn whom_the_passage_names_is_remembered() {
    let index = index(
        "# Harbour\n\nThe invoices were for steel. Dale Pruitt, who was the engineer, said that he \
        signed 212 invoices. He lives in Oslo now.\n\n## Boats\n\nThe boats are made of oak.\n",
    );
    let signed = ["how many invoices were signed?", "where does he live now?"];
    reads(&index, &signed, "where does Dale Pruitt live now?");
    let first = ["why were invoices signed early?", "how many?", signed[1]];
    reads(&index, &first, "where does Dale Pruitt live now?");
    let reply = last(&index, &["what are the boats made of?", signed[1]]);
    assert_eq!(reply.unknown.as_deref(), Some("he"));
}

#[test]
fn who_said_that_is_asked_of_the_last_passage() {
    let index = index(
        "# Spring\n\nThe flow of the spring has dropped since 1990. Haruto Sato said that the wells \
        dried the spring up.\n\n## Stone\n\nThe stone is white.\n",
    );
    let asked = "what dried the spring up?";
    let reply = last(&index, &[asked, "who said that?"]);
    assert_eq!((reply.asked.as_str(), reply.assumed), (asked, None));
    let first = &reply.answer.passages[0];
    assert!(first.text.contains("Haruto Sato"));
    if reply.answer.verdict == Verdict::Answered {
        assert_eq!(first.highlights[0].of(&first.text), "Haruto Sato");
    }
    let reply = last(&index, &["what colour is the stone?", "who said that?"]);
    assert_eq!(reply.asked, "who said that?");
    assert_ne!(reply.answer.verdict, Verdict::Answered);
}

#[test]
fn somebody_is_drawn_in_full_and_asked_for_by_the_surname() {
    let index = index(
        "# War\n\nTheir leader was Johann Sievert, a schoolmaster. The lawyer Theodor Hahn was chosen. \
        After the defeat in which Sievert was killed, Hahn escaped to Geneva. He taught.\n",
    );
    let asked = ["who was johann sievert", "how did he die", "and hahn?"];
    let reply = last(&index, &asked[..2]);
    assert_eq!(reply.asked, "how did Sievert die");
    assert_eq!(reply.assumed.expect("somebody").read_as, "Johann Sievert");
    reads(&index, &asked, "how did Hahn die");
    let again = [asked[0], asked[1], "where did he live"];
    reads(&index, &again, "where did Sievert live");
    let reply = last(&index, &again);
    assert_eq!(reply.assumed.expect("somebody").read_as, "Johann Sievert");
}
