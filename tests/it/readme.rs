//! What the README shows works as it stands there.

use std::fs;
use std::process::Command;

use footnote::answer::{Options, Verdict, answer};
use footnote::library::{self, Library, Origin};

const README: &str = include_str!("../../README.md");

/// The README's example of an article.
fn example() -> &'static str {
    let (_, rest) = README
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

/// `json` on one line, without what differs from one run or training to the next.
fn steady(json: &str) -> String {
    let mut steady: String = json.lines().map(str::trim_start).collect();
    for key in ["\"confidence\":", "\"score\":", "\"elapsed_us\":"] {
        let mut parts = steady.split(key);
        let first = parts.next().unwrap_or_default().to_owned();
        steady = parts.fold(first, |all, part| {
            let value = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            assert_ne!(value, part, "no number behind {key}");
            all + key + value
        });
    }
    steady
}

/// The command that the README shows, and the object that it shows below.
#[track_caller]
fn prints(command: &str, code: i32) {
    let (_, below) = README.split_once(command).expect("the command");
    let (_, rest) = below.split_once("```json\n").expect("an object");
    let shown = steady(rest.split_once("```").expect("its end").0);

    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("harbour.md"), example()).expect("a file");
    let (options, text) = command
        .trim_start_matches("footnote ")
        .split_once(['"', '\''])
        .expect("a text");
    let output = Command::new(env!("CARGO_BIN_EXE_footnote"))
        .args(options.split_whitespace())
        .arg(&text[..text.len() - 1])
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(code));
    let printed = steady(&String::from_utf8(output.stdout).expect("UTF-8"));

    let mut parts = shown.split('…');
    let mut rest = printed
        .strip_prefix(parts.next().unwrap_or_default())
        .unwrap_or_else(|| panic!("it prints {printed}"));
    for part in parts {
        let (_, behind) = rest
            .split_once(part)
            .unwrap_or_else(|| panic!("no {part} in {printed}"));
        rest = behind;
    }
    assert_eq!(rest, "", "it prints {printed}");
}

#[test]
fn what_the_commands_print_is_what_is_shown() {
    prints(
        "footnote ask --json --knowledge harbour.md \"When do the docks close?\"",
        0,
    );
    prints(
        "footnote quote --json --knowledge harbour.md 'They say \"closes on 1 July 2026\".'",
        4,
    );
}
