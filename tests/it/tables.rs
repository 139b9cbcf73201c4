//! What members ask of a price list: the row and the column, below its heads.

use footnote::answer::{Answer, Options, Verdict, answer};
use footnote::article::markdown;
use footnote::index::Index;

const POOL: &str = "# Riverside Pool\n\n\
Riverside Pool is the town's open-air pool on Mill Lane.\n\n\
## Prices\n\n\
| Ticket | Adults | Children | Students |\n|---|---|---|---|\n\
| Single visit | €6.50 | €3.00 | €4.50 |\n\
| Season | €120 | €60 | €85 |\n\n\
## Opening hours\n\n\
| Day | Opens | Closes |\n|---|---|---|\n\
| Saturday | 9:00 | 19:00 |\n\
| Sunday | 10:00 | 18:00 |\n";

fn ask(question: &str) -> Answer {
    let read = markdown::read("pool", POOL.as_bytes()).expect("an article");
    let index = Index::build(vec![read.article]);
    answer(&index, question, &Options::default())
}

#[test]
fn a_cell_is_found_by_its_row_and_its_column() {
    for (question, row, cell) in [
        (
            "how much is a season ticket for students",
            "Season | €120 | €60 | €85",
            "€85",
        ),
        (
            "What does a single visit cost for children?",
            "Single visit | €6.50 | €3.00 | €4.50",
            "€3.00",
        ),
        (
            "when does it open on saturday", "Saturday | 9:00 | 19:00", "9:00",
        ),
        (
            "When does the pool close on Sundays?", "Sunday | 10:00 | 18:00", "18:00",
        ),
    ] {
        let answer = ask(question);
        let passage = &answer.passages[0];
        assert_eq!(answer.verdict, Verdict::Answered, "{question}");
        assert_eq!(passage.text, row, "{question}");
        assert_eq!(passage.highlights[0].of(&passage.text), cell, "{question}");
    }
}

#[test]
fn a_row_is_shown_below_the_heads() {
    let answer = ask("When does the pool close on Sundays?");
    let (text, bold) = answer.passages[0].shown();
    assert_eq!(text, "Day | Opens | Closes\nSunday | 10:00 | 18:00");
    assert_eq!(bold[0].of(&text), "18:00");
    let lead = ask("What is Riverside Pool?");
    assert_eq!(lead.passages[0].shown().0, lead.passages[0].text);
}

#[test]
fn the_heads_are_no_passage() {
    for question in [
        "which tickets are there", "what do children pay", "when is it open",
    ] {
        let passages = ask(question).passages;
        let texts = || passages.iter().map(|passage| &*passage.text);
        assert!(texts().all(|text| !text.starts_with("Ticket |") && !text.starts_with("Day |")));
    }
}

#[cfg(feature = "terminal")]
#[test]
fn the_terminal_draws_the_heads() {
    use footnote::bot::{Request, reply};
    use footnote::reply::Scope;
    use footnote::surface::terminal::draw::{self, View};

    let read = markdown::read("pool", POOL.as_bytes()).expect("an article");
    let index = Index::build(vec![read.article]);
    let request = Request {
        text: "When does the pool close on Sundays?",
        previous: None,
        options: Options::default(),
    };
    let view = View {
        width: 80,
        scope: Scope::One,
    };
    let drawn = draw::reply(&reply(&index, &request), view);
    let plain = anstream::adapter::strip_str(&drawn).to_string();
    let quoted = "│ Day | Opens | Closes\n│ Sunday | 10:00 | 18:00\n";
    assert!(plain.contains(quoted), "{plain}");
}
