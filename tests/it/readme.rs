//! What the README shows works as it stands there.

use std::fs;
use std::process::Command;
#[cfg(all(feature = "discord", feature = "import"))]
use std::process::Stdio;

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

/// The words of a line of a shell, up to a comment or where its output goes.
#[cfg(all(feature = "discord", feature = "import"))]
fn shell_words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut mark = None;
    for c in line.chars() {
        match (mark, c) {
            (Some(open), _) if c == open => mark = None,
            (None, '"' | '\'') => {
                mark = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (None, '#' | '<' | '>') if word.is_none() => return words,
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// What follows `footnote` on every line of a shell that runs it, also by way of Cargo.
#[cfg(all(feature = "discord", feature = "import"))]
fn commands() -> Vec<Vec<String>> {
    let blocks = README.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines());
    let arguments = |line: &str| {
        let words = shell_words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let arguments = match words.as_slice() {
            ["footnote", arguments @ ..] => arguments,
            ["cargo", "run", rest @ ..] => &rest[rest.iter().position(|word| *word == "--")? + 1..],
            _ => return None,
        };
        Some(arguments.iter().map(|&word| word.to_owned()).collect())
    };
    lines.filter_map(arguments).collect()
}

#[cfg(all(feature = "discord", feature = "import"))]
#[test]
fn every_command_is_one_that_the_program_takes() {
    use clap::Parser as _;

    let commands = commands();
    for name in [
        "ask", "chat", "check", "quote", "import", "eval", "train", "invite", "discord",
    ] {
        assert!(commands.iter().any(|command| command[0] == name), "{name}");
    }
    for command in commands {
        let words = std::iter::once("footnote").chain(command.iter().map(String::as_str));
        if let Err(error) = footnote::command_line::Args::try_parse_from(words) {
            panic!("{command:?}: {error}");
        }
    }
}

/// Those that need no file but the example.
#[cfg(all(feature = "discord", feature = "import"))]
#[test]
fn the_commands_that_answer_do() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("harbour.md"), example()).expect("a file");
    let answering = ["ask", "check", "quote"];
    for command in commands() {
        if !answering.contains(&command[0].as_str()) {
            continue;
        }
        let output = Command::new(env!("CARGO_BIN_EXE_footnote"))
            .args(&command)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("it runs");
        let is_altered = command[0] == "quote" && output.status.code() == Some(4);
        assert!(
            output.status.success() || is_altered,
            "{command:?}: {output:?}"
        );
    }
}
