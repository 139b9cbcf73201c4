//! The command line's contract: what goes where, and the exit codes.

#[cfg(feature = "discord")]
mod discord;
mod quote;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "\
+++
title = \"The lighthouse\"
+++

The lighthouse of Skagen was built in 1858.

## The keeper

Anna Holm kept the lighthouse for forty years, and wrote down every storm.
";

const KEYS: [&str; 11] = [
    "question", "verdict", "reason", "confidence", "passages", "corrections", "unmatched",
    "suggestions", "nearest_sections", "summaries", "elapsed_us",
];

/// A working folder of its own, without settings and without articles.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with_article() -> Self {
        let folder = Self::new();
        folder.write("knowledge/lighthouse.md", ARTICLE);
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        let file = self.path().join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, content).unwrap();
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_footnote"));
        command.args(args).current_dir(self.path());
        for (name, _) in std::env::vars_os() {
            let prefixes = ["FOOTNOTE_", "DISCORD_"];
            if prefixes
                .iter()
                .any(|prefix| name.to_string_lossy().starts_with(prefix))
            {
                command.env_remove(name);
            }
        }
        command.env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
        command
    }

    fn run(&self, args: &[&str]) -> Ended {
        Ended::of(self.command(args).output().unwrap())
    }

    fn feed(&self, args: &[&str], input: &[u8]) -> Ended {
        let mut command = self.command(args);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let feeder = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().unwrap();
        // The command may have ended before it read everything.
        let _ = feeder.join().unwrap();
        Ended::of(output)
    }
}

struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Ended {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("no signal ended it"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    fn with(self, code: i32) -> Self {
        assert_eq!(
            self.code, code,
            "stdout: {}\nstderr: {}",
            self.out, self.err
        );
        self
    }

    #[track_caller]
    fn says(self, part: &str) -> Self {
        assert!(
            self.out.contains(part),
            "no {part:?} in stdout: {}\nstderr: {}",
            self.out,
            self.err
        );
        self
    }

    #[track_caller]
    fn warns(self, part: &str) -> Self {
        assert!(
            self.err.contains(part),
            "no {part:?} in stderr: {}\nstdout: {}",
            self.err,
            self.out
        );
        self
    }

    fn objects(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).expect("every line is an object"))
            .collect()
    }
}

#[test]
fn footnote_alone_prints_help() {
    let ended = Folder::new()
        .run(&[])
        .with(0)
        .says("Usage: footnote")
        .says("Examples:");
    assert_eq!(ended.err, "");
}

#[test]
fn every_help_has_an_example() {
    for command in ["ask", "chat", "check", "eval", "quote"] {
        Folder::new()
            .run(&[command, "--help"])
            .with(0)
            .says("Examples:")
            .says(&format!("  footnote {command}"));
    }
    Folder::new()
        .run(&["--version"])
        .with(0)
        .says(concat!("footnote ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_senseless_command_line_ends_with_2() {
    let folder = Folder::with_article();
    for args in [
        &["ask"][..],
        &["ask", "--sentences", "0", "What?"],
        &["ask", "--sentences", "4", "What?"],
        &["ask", "--batch", "What?"],
        &["ask", "--article", "nothing", "What?"],
        &["ask", "--nothing", "What?"],
        &["quote", "--article", "nothing", "What?"],
        &["nothing"],
    ] {
        let ended = folder.run(args).with(2).warns("error:");
        assert_eq!(ended.out, "", "{args:?}");
    }
    folder
        .run(&["ask", "--article", "lighthous", "What?"])
        .warns("I hold no article ‘lighthous’. I hold lighthouse.");
}

#[test]
fn invalid_settings_end_with_3() {
    let folder = Folder::with_article();
    for (name, value) in [
        ("FOOTNOTE_LOG", "footnote=loud"),
        ("FOOTNOTE_LOG_FORMAT", "xml"),
    ] {
        let output = folder
            .command(&["ask", "What?"])
            .env(name, value)
            .output()
            .unwrap();
        Ended::of(output).with(3).warns(name);
    }
    folder.write(".env", "FOOTNOTE_LOG=warn\nDISCORD_TOKEN=\"secret\n");
    let ended = folder.run(&["check"]).with(3).warns(".env:2: ");
    assert!(!ended.err.contains("secret"), "{}", ended.err);
}

#[test]
fn a_setting_in_the_env_file_counts_unless_it_is_exported() {
    let folder = Folder::with_article();
    folder.write("other/tower.md", "# The tower\n\nA tower stands here.\n");
    folder.write(".env", "FOOTNOTE_KNOWLEDGE=other\n");
    folder
        .run(&["check"])
        .with(0)
        .says("In force: other (1 article)")
        .says("The tower");
    let output = folder
        .command(&["check"])
        .env("FOOTNOTE_KNOWLEDGE", "knowledge")
        .output()
        .unwrap();
    Ended::of(output).with(0).says("The lighthouse");
}

#[test]
fn check_says_which_knowledge_is_in_force() {
    let folder = Folder::with_article();
    folder.write("other/tower.md", "# The tower\n\nA tower stands here.\n");
    folder
        .run(&["check"])
        .with(0)
        .says("In force: knowledge (1 article)")
        .says("The lighthouse")
        .says("No problems.");
    folder
        .run(&["check", "--knowledge", "other"])
        .with(0)
        .says("In force: other (1 article)")
        .says("The tower");
    Folder::new()
        .run(&["check"])
        .with(0)
        .says("In force: the built-in article (1 article)");
}

#[test]
fn check_ends_with_3_where_there_are_problems() {
    let folder = Folder::with_article();
    folder.write("knowledge/bad.md", b"# Bad\n\nText \xff\n");
    folder
        .run(&["check"])
        .with(3)
        .says("bad.md:3: error: ")
        .says("lighthouse")
        .says("problem");
    // The good article is in force all the same, and the bad file is reported.
    folder
        .run(&["ask", "--json", "Who kept the lighthouse?"])
        .with(0)
        .warns("bad.md:3: error: ");
}

#[test]
fn knowledge_without_an_article_ends_with_3() {
    let folder = Folder::new();
    folder.write("empty/notes.txt", "Not Markdown.");
    for path in ["empty", "missing", "missing.md"] {
        let ended = folder
            .run(&["ask", "--knowledge", path, "What?"])
            .with(3)
            .warns(path);
        assert_eq!(ended.out, "");
        folder.run(&["check", "--knowledge", path]).with(3);
    }
}

#[test]
fn an_answer_ends_with_0_and_its_absence_with_4() {
    let folder = Folder::new();
    let answered = folder
        .run(&["ask", "What", "is", "Operation", "Salvo?"])
        .with(0);
    let answered = answered
        .says("the article reports:")
        .says("│ ")
        .says(" ¶\u{a0}2\n");
    assert_eq!(answered.err, "");
    assert!(
        !answered.out.contains('\u{1b}'),
        "colour on a pipe: {:?}",
        answered.out
    );
    folder
        .run(&["ask", "What is the mayor's salary?"])
        .with(4)
        .says("salary");
    folder.run(&["ask", "hello"]).with(0);
    folder.run(&["ask", ""]).with(0);
}

#[test]
fn json_is_one_object_with_every_key() {
    let ended = Folder::new()
        .run(&["ask", "--json", "What is Operation Salvo?"])
        .with(0);
    let objects = ended.objects();
    let [object] = objects.as_slice() else {
        panic!("{}", ended.out)
    };
    for key in KEYS {
        assert!(object.get(key).is_some(), "no {key} in {object}");
    }
    assert!(object["confidence"].is_number());
    let passage = &object["passages"][0];
    let (text, context) = (
        passage["text"].as_str().unwrap(),
        passage["context"].as_str().unwrap(),
    );
    let span = |index: usize| usize::try_from(passage["span"][index].as_u64().unwrap()).unwrap();
    assert_eq!(text, &context[span(0)..span(1)]);
    assert_eq!(object.get("explain"), None);
    let explained = Folder::new()
        .run(&["ask", "--json", "--explain", "What is Operation Salvo?"])
        .with(0);
    assert!(explained.objects()[0]["explain"]["passages"].is_array());
}

#[test]
fn an_explanation_follows_the_answer() {
    Folder::new()
        .run(&["ask", "--explain", "What is Operation Salvo?"])
        .with(0)
        .says("FEATURE")
        .says("answered at");
}

#[test]
fn a_batch_gives_an_object_a_line_in_order() {
    let input = b"Who kept the lighthouse?\n\nWhat is caf\xff?\r\nhello\n   \nlast, without an end";
    let ended = Folder::with_article()
        .feed(&["ask", "--batch", "--json"], input)
        .with(0);
    let objects = ended.objects();
    let questions: Vec<&str> = objects
        .iter()
        .map(|object| object["question"].as_str().unwrap())
        .collect();
    assert_eq!(
        questions,
        [
            "Who kept the lighthouse?", "", "What is caf\u{fffd}?", "hello", "   ",
            "last, without an end"
        ]
    );
    for blank in [1, 4] {
        assert_eq!(objects[blank]["verdict"], "not_a_question");
    }
    for object in &objects {
        assert!(object["confidence"].is_number(), "{object}");
    }
    assert_eq!(
        Folder::with_article()
            .feed(&["ask", "--batch"], b"")
            .with(0)
            .out,
        ""
    );
}

#[test]
fn a_closed_pipe_ends_a_batch_quietly() {
    let folder = Folder::with_article();
    let mut command = folder.command(&["ask", "--batch"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // It ends at the first answer that nobody reads; what it does not take is
    // no concern of this test.
    let _ = stdin.write_all("Who kept the lighthouse?\n".repeat(1000).as_bytes());
    drop(stdin);
    let ended = Ended::of(child.wait_with_output().unwrap()).with(0);
    assert_eq!(ended.err, "");
}

#[test]
fn chat_on_a_pipe_reads_a_question_a_line() {
    let input = b"Who kept the lighthouse?\n\n:outline\n:nothing\nhello\n:quit\nnever read\n";
    let ended = Folder::with_article().feed(&["chat"], input).with(0);
    let ended = ended
        .says("Anna Holm")
        .says("The keeper")
        .says("There is no command :nothing")
        .warns("In force: knowledge");
    assert!(
        !ended.out.contains('\u{203a}') || !ended.out.starts_with('\u{203a}'),
        "a prompt: {}",
        ended.out
    );
    assert!(
        !ended.out.contains('\u{1b}'),
        "colour on a pipe: {:?}",
        ended.out
    );
}

#[cfg(feature = "watch")]
#[test]
fn chat_follows_its_files() {
    use std::io::{BufRead as _, BufReader};
    use std::time::Duration;

    let folder = Folder::with_article();
    let mut command = folder.command(&["chat"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let notes = BufReader::new(child.stderr.take().unwrap());
    let (sender, notes_read) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        notes
            .lines()
            .map_while(Result::ok)
            .try_for_each(|line| sender.send(line))
    });
    // Said once it follows the files.
    let first = notes_read.recv_timeout(Duration::from_secs(10)).unwrap();
    assert_eq!(first, "In force: knowledge (1 article)");
    folder.write(
        "knowledge/tower.md", "# The tower\n\nA tower stands here.\n",
    );
    let mut stdin = child.stdin.take().unwrap();
    // What happened is said before the next line is answered.
    let told = (0..100).find_map(|_| {
        stdin.write_all(b"hello\n").unwrap();
        notes_read.recv_timeout(Duration::from_millis(100)).ok()
    });
    assert_eq!(
        told.as_deref(),
        Some("The knowledge has changed; now in force: 2 articles.")
    );
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
