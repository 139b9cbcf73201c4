//! Quotations of an ordered list.

use super::{Allowance, Outcome, only};
use crate::article::markdown;
use crate::index::Index;

fn rules() -> Index {
    let text = "# Club\n\n1. Be kind to everybody here.\n2. No spoilers outside their channel.\n\
        3. No trading for money.\n\n- 21. June: summer fair with music\n\n\
        3. June 1958 was the day on which the club began.\n";
    let read = markdown::read("club", text.as_bytes()).expect("an article");
    Index::build(vec![read.article])
}

#[track_caller]
fn is(said: &str, outcome: Outcome, apart_from: &[Allowance]) {
    let finding = only(&rules(), said);
    assert_eq!(finding.outcome, outcome, "{said}: {finding:#?}");
    assert_eq!(finding.apart_from, apart_from, "{said}");
}

#[test]
fn a_lines_number_is_the_articles() {
    for said in [
        "3. No trading for money.",
        "2. No spoilers outside their channel. 3. No trading for money.",
        "21. June: summer fair with music",
        "3. June 1958 was the day",
    ] {
        is(said, Outcome::Exact, &[]);
    }
    is("4. No trading for money.", Outcome::Altered, &[]);
    is("20. June: summer fair with music", Outcome::Altered, &[]);
}

#[test]
fn an_items_number_may_be_left_out() {
    is("No trading for money.", Outcome::Exact, &[]);
    is(
        "No spoilers outside their channel. No trading for money.",
        Outcome::Exact,
        &[Allowance::Punctuation],
    );
}
