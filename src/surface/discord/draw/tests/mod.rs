//! What is drawn: for the default article as snapshots, for any article as
//! properties.

mod checks;
mod properties;
mod reader;
mod snapshots;
mod text;

use super::{shown_question, title};

#[test]
fn a_title_tells_its_question_again() {
    for question in [
        "Who is *Noem*?", r"a\b \* c", "see https://a.b :x: <@1>", "# 1. [x]",
    ] {
        assert_eq!(shown_question(&title(question).unwrap()), question);
    }
    assert_eq!(title(" \u{200b}\n"), None);
}
