//! `footnote import`: what goes where, and the exit codes.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{NEWS, ONE_A_LINE, WRAPPED, report};

/// A working folder of its own.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_footnote"));
        command
            .args(args)
            .current_dir(self.0.path())
            .stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("FOOTNOTE_") {
                command.env_remove(name);
            }
        }
        command
    }

    /// Runs `footnote` with `args` in the folder: its exit code, standard
    /// output and standard error.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(args).output().expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (status.code().unwrap_or(-1), text(stdout), text(stderr))
    }

    #[track_caller]
    fn fails(&self, args: &[&str], code: i32, parts: &[&str]) {
        let (found, stdout, stderr) = self.run(args);
        assert_eq!((found, stdout.as_str()), (code, ""), "{args:?}: {stderr}");
        for part in parts {
            assert!(stderr.contains(part), "{part:?} is missing: {stderr}");
        }
    }
}

#[test]
fn one_file_goes_to_standard_output() {
    let folder = Folder::new();
    folder.write("news.html", NEWS);
    let (code, stdout, stderr) = folder.run(&["import", "news.html"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(
        stdout.starts_with("+++\ntitle = \"Harbor City Keeps Its Night Ferry\"\n"),
        "{stdout}"
    );
}

#[test]
fn a_file_that_is_there_is_only_replaced_by_force() {
    let folder = Folder::new();
    folder.write("news.html", NEWS);
    folder.write("report.txt", WRAPPED);
    folder.write("out/news.md", b"edited by hand");
    let args = ["import", "report.txt", "news.html", "-o", "out/"];
    folder.fails(&args, 2, &["out/news.md' is there already", "--force"]);
    let held = || std::fs::read_to_string(folder.path("out/news.md")).expect("a file");
    assert_eq!(held(), "edited by hand");
    assert!(!folder.path("out/report.md").exists());
    let (code, _, stderr) = folder.run(&["import", "news.html", "-o", "out/", "--force"]);
    assert_eq!(code, 0, "{stderr}");
    assert!(held().starts_with("+++\n"));
    // What an empty file holds can't be lost.
    folder.write("new.md", b"");
    let (code, _, stderr) = folder.run(&["import", "news.html", "-o", "new.md"]);
    assert_eq!(code, 0, "{stderr}");
}

#[test]
fn the_language_is_written_as_it_is_declared_or_told() {
    let page = |lang: &str, text: &str| {
        format!(
            "<html lang=\"{lang}\"><title>Ferry</title><article><h1>Ferry</h1><p>{text}</p></article></html>"
        )
    };
    const SPANISH: &str = "El transbordador cruza el río dos veces por hora. Fue construido en Turku y \
        lleva noventa coches.";
    let folder = Folder::new();
    for (name, text, expected) in [
        ("declared.html", page("de-AT", "Die Fähre fährt."), "de"),
        (
            "declared.md",
            "+++\ntitle = \"Ferry\"\nlanguage = \"ja\"\n+++\n\nIt sails.\n".to_owned(),
            "ja",
        ),
        ("told.txt", format!("Ferry\n\n{SPANISH}\n"), "es"),
        ("told.html", page("", SPANISH), "es"),
        ("told.md", format!("# Ferry\n\n{SPANISH}\n"), "es"),
        ("untold.txt", "Ferry\n\nIt sails.\n".to_owned(), "en"),
    ] {
        folder.write(name, text.as_bytes());
        let (code, stdout, stderr) = folder.run(&["import", name]);
        assert_eq!(code, 0, "{name}: {stderr}");
        let line = format!("\nlanguage = \"{expected}\"\n");
        assert!(stdout.contains(&line), "{name}: {stdout}");
    }
}

#[test]
fn the_result_is_knowledge_that_answers() {
    let folder = Folder::new();
    folder.write("news.html", NEWS);
    folder.write("numbers.pdf", &report());
    let (code, stdout, _) = folder.run(&["import", "news.html", "numbers.pdf", "-o", "knowledge/"]);
    assert_eq!((code, stdout.as_str()), (0, ""));
    let (code, stdout, stderr) = folder.run(&["check"]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    let (code, stdout, _) =
        folder.run(&["ask", "How many passengers did the ferry carry in 2025?"]);
    assert_eq!(code, 0);
    assert!(stdout.contains("48,210"), "{stdout}");
}

#[test]
fn a_bad_file_does_not_keep_the_others() {
    let folder = Folder::new();
    folder.write("one.txt", ONE_A_LINE);
    folder.write("empty.html", b"<html><body></body></html>");
    folder.write("two.txt", WRAPPED);
    folder.fails(
        &[
            "import", "one.txt", "empty.html", "missing.pdf", "two.txt", "-o", "out/",
        ],
        3,
        &[
            "empty.html: error: holds no text", "missing.pdf: error: can't be read", "wrote out",
        ],
    );
    assert!(folder.path("out/one.md").exists() && folder.path("out/two.md").exists());
    assert!(!folder.path("out/empty.md").exists());
}

#[test]
fn unusable_files_are_named_with_a_remedy() {
    let folder = Folder::new();
    folder.write("empty.txt", b" \n");
    folder.write("latin.txt", b"Caf\xE9 noir, et encore du caf\xE9.");
    folder.write("page.pdf", b"hello");
    folder.write("half.pdf", &report()[..2_000]);
    folder.write("noise", &[7, 0, 1, 255, 3, 200].repeat(1_000));
    folder.write("folder/inner.txt", b"x");
    folder.fails(
        &["import", "empty.txt"],
        3,
        &["empty.txt: error: holds no text; give"],
    );
    folder.fails(&["import", "latin.txt"], 3, &["byte 4", "iconv"]);
    folder.fails(
        &["import", "page.pdf"],
        3,
        &["is no PDF", "download it again"],
    );
    folder.fails(
        &["import", "half.pdf"],
        3,
        &["is a broken PDF", "download it again"],
    );
    folder.fails(&["import", "noise"], 3, &["a binary file", "export it"]);
    folder.fails(
        &["import", "folder"],
        3,
        &["is a folder", "the files in it"],
    );
}

#[test]
fn a_wrong_ending_is_noticed() {
    let folder = Folder::new();
    folder.write("news.txt", NEWS);
    let (code, stdout, stderr) = folder.run(&["import", "news.txt"]);
    assert_eq!(code, 0);
    assert!(stdout.contains("Night Ferry"), "{stdout}");
    assert!(
        stderr.contains("news.txt: warning: holds HTML, though its name says plain text"),
        "{stderr}"
    );
}

#[test]
fn what_makes_no_sense_is_refused_before_anything_is_written() {
    let folder = Folder::new();
    folder.write("a/one.txt", ONE_A_LINE);
    folder.write("b/one.txt", WRAPPED);
    folder.fails(
        &["import", "a/one.txt", "b/one.txt", "-o", "out/"],
        2,
        &["both"],
    );
    assert!(!folder.path("out").exists());
    folder.fails(&["import", "a/one.txt", "b/one.txt"], 2, &["-o"]);
    folder.fails(&["import"], 2, &["FILE"]);
}

#[test]
fn a_result_that_can_not_be_written_is_our_fault() {
    let folder = Folder::new();
    folder.write("one.txt", ONE_A_LINE);
    folder.write("file", b"x");
    folder.fails(
        &["import", "one.txt", "-o", "file/one.md"],
        1,
        &["can't be written", "check the path"],
    );
}

#[test]
fn a_parser_without_end_is_ended() {
    let folder = Folder::new();
    // Each of these is looked up through all that are open.
    folder.write(
        "deep.html",
        &b"<html><body>"
            .iter()
            .chain(b"<div>".repeat(200_000).iter())
            .copied()
            .collect::<Vec<u8>>(),
    );
    let start = Instant::now();
    folder.fails(
        &["import", "deep.html", "--timeout", "1"],
        3,
        &["deep.html: error: the HTML parser took longer than 1 s; give it longer with --timeout"],
    );
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[cfg(target_os = "linux")]
#[test]
fn a_parser_may_not_eat_all_memory() {
    let folder = Folder::new();
    folder.write(
        "page.html",
        &b"<html><body>"
            .iter()
            .chain(b"<p>a<b>b</b>".repeat(2_000_000).iter())
            .copied()
            .collect::<Vec<u8>>(),
    );
    let page = std::fs::File::open(folder.path("page.html")).expect("a file");
    let mut command = folder.command(&[
        "import-worker", "html", "--id=x", "--timeout=60", "--memory=400",
    ]);
    let output = command.stdin(page).output().expect("it runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && stderr.contains("memory allocation of "),
        "{stderr}"
    );
}

#[test]
fn the_help_shows_examples_but_not_the_workers_command() {
    let folder = Folder::new();
    let (code, stdout, _) = folder.run(&["import", "--help"]);
    assert_eq!(code, 0);
    assert!(stdout.contains("footnote import page.html -o"), "{stdout}");
    let (_, stdout, _) = folder.run(&["--help"]);
    assert!(
        stdout.contains("import") && !stdout.contains("import-worker"),
        "{stdout}"
    );
}
