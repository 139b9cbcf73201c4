//! What the README shows works as it stands there.

use std::fs;

use footnote::answer::{Options, Verdict, answer};
use footnote::library::{self, Library, Origin};

/// The README's example of an article.
fn example() -> &'static str {
    let readme = include_str!("../../README.md");
    let (_, rest) = readme
        .split_once("```markdown\n")
        .expect("an example of an article");
    rest.split_once("```").expect("its end").0
}

#[test]
fn the_example_of_an_article_has_no_problem_and_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("harbour.md");
    fs::write(&file, example()).expect("a file");
    let library = Library::load(&Origin::Paths(vec![file]), &mut |_, _| {}).expect("a library");
    assert_eq!(library::check(&library), []);
    let found = answer(
        &library.index,
        "When do the docks close?",
        &Options::default(),
    );
    assert_eq!(found.verdict, Verdict::Answered);
    assert_eq!(
        found.passages[0].highlights[0].of(&found.passages[0].text),
        "1 June 2026"
    );
}
