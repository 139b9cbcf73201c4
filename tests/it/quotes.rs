//! How well quotations are told apart: thousands of them, made from articles by
//! rule, and a table of what became of them.

mod cases;

use std::collections::BTreeMap;

use footnote::article::{Article, Wording, markdown};
use footnote::index::Index;
use footnote::quotes::{Options, Outcome, check};

use crate::fuzz_bodies;
use cases::{Case, Expected, Numbers};

const SEED: u64 = 42;

/// The least share, in percent, that comes out as it was made.
const FLOORS: &[(Expected, f64)] = &[
    (Expected::Exact, 100.0),
    (Expected::Altered, 99.5),
    (Expected::Absent, 99.5),
    (Expected::NotExact, 100.0),
];

fn article(id: &str, text: &str) -> Article {
    markdown::read(id, text.as_bytes())
        .expect("an article")
        .article
}

/// The articles that are held, and one about the same as the first, which isn't.
fn articles() -> (Vec<Article>, Article) {
    let held = vec![
        article("ferry", include_str!("../fixtures/quotes/ferry.md")),
        article("library", include_str!("../fixtures/quotes/library.md")),
        article(
            "observatory",
            include_str!("../fixtures/quotes/observatory.md"),
        ),
        Article {
            wording: Wording::Verbatim,
            ..fuzz_bodies::default_article()
        },
    ];
    (
        held,
        article("rival", include_str!("../fixtures/quotes/ferry-rival.md")),
    )
}

/// How many came out as each of exact, altered and absent.
type Counts = [usize; 3];

fn column(index: &Index, said: &str) -> usize {
    let message = format!("> {}", said.replace('\n', "\n> "));
    let checked = check(index, &message, &Options::default());
    assert_eq!(checked.findings.len(), 1, "{said}");
    match checked.findings[0].outcome {
        Outcome::Exact => 0,
        Outcome::Altered => 1,
        Outcome::Absent => 2,
        Outcome::CantTell(_) => panic!("{said}: every article is held verbatim"),
    }
}

/// How many are right, in percent.
fn right(counts: &Counts, expected: Expected) -> f64 {
    let [exact, altered, absent] = counts;
    let right = match expected {
        Expected::Exact => *exact,
        Expected::Altered => *altered,
        Expected::Absent => *absent,
        Expected::NotExact => altered + absent,
    };
    right as f64 * 100.0 / (exact + altered + absent) as f64
}

#[test]
fn exact_altered_and_absent_are_told_apart() {
    let (held, rival) = articles();
    let cases: Vec<Case> = cases::cases(&held, &rival, &mut Numbers(SEED));
    assert!(cases.len() >= 3_000, "{} cases", cases.len());
    let index = Index::build(held);
    let mut table: BTreeMap<(Expected, &str), Counts> = BTreeMap::new();
    let mut totals: BTreeMap<Expected, Counts> = BTreeMap::new();
    for case in &cases {
        let column = column(&index, &case.said);
        table.entry((case.expected, case.kind)).or_default()[column] += 1;
        totals.entry(case.expected).or_default()[column] += 1;
    }
    println!("{:>44}{:>9}{:>8}", "exact", "altered", "absent");
    for ((expected, kind), [exact, altered, absent]) in &table {
        let expected = format!("{expected:?}");
        println!("{expected:<12}{kind:<26}{exact:>6}{altered:>9}{absent:>8}");
    }
    for (expected, floor) in FLOORS {
        let counts = &totals[expected];
        let right = right(counts, *expected);
        println!("{expected:?}: {right:.2} % right of {counts:?}");
        assert!(
            right >= *floor,
            "{expected:?}: {right:.2} % right of {counts:?}"
        );
    }
}
