//! What members ask of a server's rules and a club's calendar: numbered lists.

use footnote::answer::{Answer, Options, Reason, Verdict, answer};
use footnote::article::{Article, markdown};
use footnote::index::Index;
use footnote::quotes::{self, Outcome};

const SERVER: &str = "# The Lantern server\n\nWelcome to the server of the Lantern club.\n\n\
## Rules\n\n\
1. **Be decent.** No harassment and no slurs. This includes direct messages.\n\
2. English in public channels.\n\
3. **No spoilers** until 14 days after a chapter is released.\n\
4. No advertising. Streamers may post once a day.\n\
5. No trading for real money.\n\n\
## Strikes\n\nMost offences cost one strike. Strikes expire after 90 days.\n";

const GARDEN: &str = "+++\ntitle = \"Gartenverein\"\nlanguage = \"de\"\n+++\n\n\
Der Verein liegt am Stadtrand und hat viele Mitglieder.\n\n\
## Geschichte\n\n3. Juni 1958 wurde das Vereinsheim eröffnet.\n\n\
1984. Ein Sturm zerstörte das Dach.\n\n\
## Gartenordnung\n\n\
1. Mindestens ein Drittel der Fläche muss mit Gemüse bepflanzt sein.\n\
2. Lauben dürfen nicht groß sein.\n\
3. Hecken sind jedes Jahr zu schneiden.\n\
4. Ruhezeiten sind einzuhalten.\n\n\
## Termine\n\n\
- 29. März: Wasser wird angestellt\n\
- 5. April: Pflanzenbörse\n\
- 21. Juni: Sommerfest mit Musik\n";

fn article(id: &str, text: &str) -> Article {
    let read = markdown::read(id, text.as_bytes());
    read.expect("an article").article
}

fn ask(text: &str, question: &str) -> Answer {
    let index = Index::build(vec![article("a", text)]);
    answer(&index, question, &Options::default())
}

#[track_caller]
fn quotes(text: &str, question: &str, expected: &str) {
    let answer = ask(text, question);
    assert_eq!(answer.verdict, Verdict::Answered, "{question}: {answer:?}");
    assert_eq!(answer.passages[0].text, expected, "{question}");
}

#[test]
fn an_item_is_found_by_its_number() {
    for question in [
        "rule 5", "rule #5", "what is rule 5", "the fifth rule", "no. 5", "point 5",
    ] {
        quotes(SERVER, question, "5. No trading for real money.");
    }
    quotes(
        SERVER,
        "what does rule 1 say?",
        "1. Be decent. No harassment and no slurs. This includes direct messages.",
    );
    for question in [
        "punkt 4", "gartenordnung punkt 4", "Gartenordnung 4", "Nr. 4",
    ] {
        quotes(GARDEN, question, "4. Ruhezeiten sind einzuhalten.");
    }
}

#[test]
fn a_number_that_a_list_does_not_have_is_said_to_be_missing() {
    let answer = ask(SERVER, "rule 12");
    assert_eq!(answer.verdict, Verdict::NotInArticle);
    let Some(Reason::NoSuchItem {
        asked,
        last,
        section,
    }) = answer.reason
    else {
        panic!("{answer:?}");
    };
    assert_eq!((asked, last, section.title.as_str()), (12, 5, "Rules"));
}

#[test]
fn of_several_lists_the_heading_tells_which() {
    let two = format!("{SERVER}\n## How to apply\n\n1. Write to us.\n2. Wait for an answer.\n");
    quotes(&two, "rule 2", "2. English in public channels.");
    assert_ne!(ask(&two, "point 2").verdict, Verdict::Answered);
    // Two articles have rules.
    let other = SERVER.replace("Lantern", "Harbour");
    let index = Index::build(vec![article("a", SERVER), article("b", &other)]);
    let both = answer(&index, "rule 2", &Options::default());
    assert_eq!((both.verdict, both.passages.len()), (Verdict::Closest, 2));
    let one = answer(&index, "harbour rule 2", &Options::default());
    assert_eq!(one.verdict, Verdict::Answered);
    assert_eq!(&*one.passages[0].citation.article.id, "b");
}

#[test]
fn an_items_number_is_no_amount() {
    for question in ["how many spoilers are there", "how many people trade"] {
        let answer = ask(SERVER, question);
        assert_ne!(answer.verdict, Verdict::Answered, "{question}: {answer:?}");
    }
}

#[test]
fn a_date_at_the_beginning_of_a_line_is_one() {
    let answer = ask(GARDEN, "wann ist das sommerfest");
    let passage = &answer.passages[0];
    assert_eq!(passage.text, "21. Juni: Sommerfest mit Musik");
    let marked: Vec<&str> = passage
        .highlights
        .iter()
        .map(|span| span.of(&passage.text))
        .collect();
    assert!(
        marked.iter().all(|marked| *marked == "21. Juni"),
        "{marked:?}"
    );
    let answer = ask(GARDEN, "was ist am 21. juni");
    assert!(answer.unmatched.is_empty(), "{answer:?}");
    assert_eq!(answer.passages[0].text, "21. Juni: Sommerfest mit Musik");
    // No list of rules, though numbers stand before its lines.
    assert_ne!(ask(GARDEN, "punkt 21").verdict, Verdict::Answered);
}

#[test]
fn a_line_is_quoted_with_its_number() {
    let index = Index::build(vec![article("a", GARDEN)]);
    for said in [
        "3. Juni 1958 wurde das Vereinsheim eröffnet.",
        "1984. Ein Sturm zerstörte das Dach.",
        "21. Juni: Sommerfest mit Musik",
        "4. Ruhezeiten sind einzuhalten.",
    ] {
        let checked = quotes::check(&index, &format!("„{said}“"), &quotes::Options::default());
        assert_eq!(
            checked.findings[0].outcome,
            Outcome::Exact,
            "{said}: {checked:?}"
        );
    }
}

#[test]
fn all_of_a_section_may_be_asked_for() {
    for question in [
        "what are the rules", "what are all the rules", "list all rules", "show me the rules",
        "any new rules?", "what changed in the rules",
    ] {
        let answer = ask(SERVER, question);
        assert_eq!(answer.verdict, Verdict::Overview, "{question}");
        let summary = &answer.summaries[0];
        assert_eq!(summary.section.title, "Rules", "{question}");
        // A section that is asked for alone is shown as far as anybody reads.
        assert!(
            summary.text.ends_with("5. No trading for real money."),
            "{question}"
        );
        assert_eq!(summary.left_out, 0, "{question}");
    }
    let versions = "# Game\n\nA game.\n\n## Version 3.0 (May)\n\nA new map.\n\n\
        ## Version 3.1 (October)\n\nA new arena. It is cold.\n\n## Mender\n\n- Heals more\n- Costs less\n";
    for (question, section) in [
        ("what was changed in 3.1", "Version 3.1 (October)"),
        ("mender changes", "Mender"),
        ("what changed for mender", "Mender"),
    ] {
        let answer = ask(versions, question);
        let titles: Vec<&str> = answer
            .summaries
            .iter()
            .map(|summary| summary.section.title.as_str())
            .collect();
        assert_eq!(titles, [section], "{question}");
    }
}

#[test]
fn a_list_says_how_many_of_its_lines_are_left_out() {
    let rule =
        |number: usize| format!("{number}. Nobody may ever do thing number {number} here.\n");
    let rules: String = (1..=99).map(rule).collect();
    let text = format!("# Club\n\nA club.\n\n## Rules\n\n{rules}\n## Place\n\nIn town.\n");
    for question in ["what are the rules", "tl;dr"] {
        let answer = ask(&text, question);
        let summaries = &answer.summaries;
        let of_rules = summaries
            .iter()
            .find(|summary| summary.section.title == "Rules");
        let of_rules = of_rules.expect("the rules");
        let shown = of_rules.text.lines().count();
        assert!(
            shown < 99 && shown + of_rules.left_out == 99,
            "{question}: {of_rules:?}"
        );
        assert!(of_rules.text.ends_with("here."), "{question}");
    }
}

#[test]
fn a_name_in_small_letters_is_no_part_of_the_sentence_before() {
    let staff = "# Staff\n\nMarrow owns the server. Tansy leads the moderators and is one of them. \
        oldgreg runs the bots. Pixelbrot organises events.\n";
    let answer = ask(staff, "who runs the bots");
    let passage = &answer.passages[0];
    assert!(
        passage.text.contains("oldgreg runs the bots."),
        "{answer:?}"
    );
    assert!(
        passage
            .highlights
            .iter()
            .all(|span| span.of(&passage.text) != "Tansy"),
        "{answer:?}"
    );
}
