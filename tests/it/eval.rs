//! `footnote eval`: the table, the JSON, comparisons, and what is refused.

use std::path::Path;
use std::process::{Command, Output};

use footnote::answer::Model;
use footnote::eval::{Case, Flaws, Options, QuestionSet, Split, measure, split};
use serde_json::Value;
use tempfile::TempDir;

const SET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/eval/town.json");
/// Ten invented articles, and what people who hadn't read them asked in their own words.
const CHAT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/eval/chat.json");

/// Ten invented notices (rules, a manual, a recipe, news), and what members ask of them.
const NOTICES: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/fixtures/eval/notices.json"
);

/// Twelve invented news articles, and what people asked who knew no more than what each is
/// about.
const NEWS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/eval/news.json");

/// The keys of a report, in their order.
const KEYS: [&str; 17] = [
    "file", "split", "cross_validated", "language", "articles", "paragraphs", "sentences",
    "questions", "impossible", "foreign", "fingerprint", "figures", "compared_with", "reliability",
    "coverage_precision", "speed", "records",
];

fn run(args: &[&str]) -> Output {
    command("eval", args)
}

fn command(name: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_footnote"))
        .arg(name)
        .args(args)
        .env_remove("COLUMNS")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("a process")
}

#[track_caller]
fn done(args: &[&str]) -> String {
    let output = run(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {errors}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Exits with 3, says every part, and prints nothing else.
#[track_caller]
fn refuses(args: &[&str], parts: &[&str]) {
    let output = run(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{args:?}: {errors}");
    assert!(output.stdout.is_empty(), "{args:?}");
    for part in parts {
        assert!(errors.contains(part), "{args:?}: no {part:?} in {errors}");
    }
}

fn object(text: &str) -> Value {
    serde_json::from_str(text).expect("one object")
}

/// A folder with the set under its own name, and a baseline of it.
fn with_baseline(args: &[&str]) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let before = written(
        folder.path(),
        "before.json",
        &done(&[&[SET, "--json"], args].concat()),
    );
    (folder, before)
}

fn written(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn the_table_tells_what_was_measured() {
    let table = done(&[SET, "--typos", "--compare", "--foreign"]);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], SET);
    assert_eq!(
        lines[1],
        "5 articles (en): 8 paragraphs, 24 sentences; 21 questions, 4 impossible ones, 21 foreign ones"
    );
    let heads: Vec<&str> = lines[3].split_whitespace().collect();
    assert_eq!(
        heads,
        [
            "MEASURE", "VALUE", "95", "%", "INTERVAL", "QUESTIONS", "BM25", "AHEAD", "BY"
        ]
    );
    for label in [
        "sentence hit@1", "sentence hit@3", "sentence MRR", "paragraph hit@1",
        "first passage contains it", "highlight shown", "two typos: loss of hit@1",
        "AUROC, foreign questions", "AUROC, impossible questions", "coverage at 95 % precision",
        "calibration error (ECE)", "answered: right", "not in the article: share of foreign",
    ] {
        let of_label = |line: &&str| line.trim_start().starts_with(label);
        assert_eq!(
            lines.iter().filter(|line| of_label(line)).count(),
            1,
            "{label}"
        );
    }
    assert!(
        table.contains("questions a second on one thread, p50 "),
        "{table}"
    );

    let plain = done(&[SET]);
    for label in ["two typos", "BM25", "not in the article"] {
        assert!(!plain.contains(label), "{label}");
    }
}

#[test]
fn a_side_of_the_split_is_measured_alone() {
    let side = |side: &str| object(&done(&[SET, "--json", "--split", side]));
    let (all, train, test) = (side("all"), side("train"), side("test"));
    for key in ["articles", "questions", "impossible", "sentences"] {
        let count = |report: &Value| report[key].as_u64().expect("a number");
        assert!(count(&train) > 0 && count(&test) > 0, "{key}");
        assert_eq!(count(&all), count(&train) + count(&test), "{key}");
    }
    let table = done(&[SET, "--split", "test"]);
    assert!(table.contains("test side, 2 of 5 articles (en)"), "{table}");
}

#[test]
fn the_json_has_every_figure_and_record() {
    let text = done(&[SET, "--json", "--typos", "--compare"]);
    assert_eq!(text.lines().count(), 1);
    let mut last = 0;
    for key in KEYS {
        let at = text.find(&format!("\"{key}\":")).expect(key);
        assert!(at >= last, "{key} is out of order");
        last = at;
    }
    let report = object(&text);
    let figure = &report["figures"]["sentence_hit1"];
    assert_eq!(figure["count"], 21);
    let value = figure["value"].as_f64().expect("a number");
    assert!((0.5..=1.0).contains(&value), "{value}");
    let ends: Vec<f64> = serde_json::from_value(figure["interval"].clone()).expect("two numbers");
    assert!(ends[0] <= value && value <= ends[1]);
    assert!(figure["compared"][0]["difference"].is_number());
    assert_eq!(report["compared_with"], serde_json::json!(["bm25"]));
    assert_eq!(report["reliability"].as_array().map(Vec::len), Some(10));
    assert!(report["speed"]["p50_us"].is_number());
    let own = &report["records"][0]["own"][0];
    assert_eq!(own["id"], "q1");
    assert_eq!(own["sentence"], 1);
    assert_eq!(own["verdict"], "answered");
    assert_eq!(own["highlight"]["tokens"], 1.0);
    assert!(own["typos"].is_number());
}

#[test]
fn two_runs_differ_only_in_their_times() {
    let measured = || {
        let mut report = object(&done(&[SET, "--json", "--typos", "--compare"]));
        report.as_object_mut().expect("an object").remove("speed");
        report
    };
    assert_eq!(measured(), measured());
}

#[test]
fn threads_change_nothing() {
    let set = QuestionSet::read(Path::new(SET), None).expect("a set");
    let cases: Vec<&Case> = set.cases.iter().collect();
    let records = |threads| {
        let options = Options {
            typos: true,
            compare: true,
            threads,
        };
        let outcome = measure(&cases, &|_| Model::IN_FORCE, options, &mut |_, _| {});
        (outcome.records, outcome.plain)
    };
    assert_eq!(records(1), records(3));
}

#[test]
fn a_measurement_differs_from_itself_by_nothing() {
    let (_folder, before) = with_baseline(&["--typos"]);
    let report = object(&done(&[SET, "--json", "--typos", "--baseline", &before]));
    let figures = report["figures"].as_object().expect("figures");
    assert!(figures.len() > 20);
    for (key, figure) in figures {
        let compared = &figure["compared"][0];
        assert_eq!(compared["value"], figure["value"], "{key}");
        assert_eq!(compared["difference"], 0.0, "{key}");
        assert_eq!(compared["interval"], serde_json::json!([0.0, 0.0]), "{key}");
    }
    let table = done(&[SET, "--compare", "--baseline", &before]);
    assert!(table.contains("BASELINE"), "{table}");
    assert!(table.contains("0 (0 to 0)"), "{table}");
}

#[test]
fn baselines_may_be_lines_or_an_array() {
    let (folder, before) = with_baseline(&[]);
    let line = std::fs::read_to_string(&before).expect("a file");
    let array = written(folder.path(), "array.json", &format!("[{line},{line}]"));
    assert!(done(&[SET, "--baseline", &array]).contains("0 (0 to 0)"));
}

#[test]
fn a_baseline_of_something_else_is_refused() {
    let (folder, before) = with_baseline(&["--split", "test"]);
    refuses(
        &[SET, "--baseline", &before],
        &[&before, "--split test, not all", "measure the same side"],
    );
    refuses(
        &[
            SET, "--split", "test", "--cross-validate", "--baseline", &before,
        ],
        &[&before, "without --cross-validate", "measure both alike"],
    );
    let text = std::fs::read_to_string(SET).expect("the set");
    let other = written(folder.path(), "village.json", &text);
    refuses(
        &[&other, "--split", "test", "--baseline", &before],
        &[
            "does not measure village.json, but town.json",
            "measure the same files",
        ],
    );
    let changed = text.replace("Who built the lighthouse?", "Who designed the lighthouse?");
    let changed = written(folder.path(), "town.json", &changed);
    refuses(
        &[&changed, "--split", "test", "--baseline", &before],
        &["asked other questions of town.json", "changed since"],
    );
    for text in ["", "{}", "x"] {
        let broken = written(folder.path(), "broken.json", text);
        refuses(
            &[SET, "--baseline", &broken],
            &[&broken, "`footnote eval --json`"],
        );
    }
}

#[test]
fn what_is_no_question_set_is_refused_with_the_remedy() {
    refuses(
        &[SET, "nowhere.json"],
        &["nowhere.json can't be read", "check the path"],
    );
    let folder = tempfile::tempdir().expect("a folder");
    let broken = written(folder.path(), "broken.json", "{\"data\": [\n{}]}");
    refuses(
        &[&broken],
        &[
            &broken, "missing field `paragraphs` at line 2", "it needs data[]",
        ],
    );
    let empty = written(folder.path(), "empty.json", "{\"data\": []}");
    refuses(&[&empty], &["asks nothing"]);
    let one = "{\"data\": [{\"title\": \"The lighthouse\", \"paragraphs\": [{\"context\": \"It rained.\", \"qas\": [{\"question\": \"Did it rain?\", \"answers\": [{\"text\": \"rained\", \"answer_start\": 0}]}]}]}]}";
    let one = written(folder.path(), "one.json", one);
    refuses(
        &[&one, "--split", "train"],
        &["no question on the side 'train'"],
    );
}

#[test]
fn an_answer_out_of_place_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(SET)
        .expect("the set")
        .replace("\"text\": \"1858\"", "\"text\": \"sea\"");
    let moved = written(folder.path(), "moved.json", &text);
    let output = run(&[&moved]);
    assert_eq!(output.status.code(), Some(0));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("moved.json: warning: "), "{errors}");
    assert!(errors.contains("1 moved"), "{errors}");
}

#[test]
fn one_article_has_no_foreign_questions() {
    let text = std::fs::read_to_string(SET).expect("the set");
    let mut set: Value = serde_json::from_str(&text).expect("JSON");
    set["data"].as_array_mut().expect("articles").truncate(1);
    let folder = tempfile::tempdir().expect("a folder");
    let one = written(folder.path(), "one.json", &set.to_string());
    let table = done(&[&one, "--foreign"]);
    assert!(table.contains("1 article (en)"), "{table}");
    assert!(!table.contains("foreign questions"), "{table}");
    assert!(table.contains("AUROC, impossible questions"), "{table}");
    done(&[
        &one,
        "--plot",
        folder.path().join("one.svg").to_str().expect("UTF-8"),
    ]);
}

#[test]
fn a_file_that_cannot_be_written_is_told_once_and_blames_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("file"), "").expect("a file");
    let path = folder.path().join("file/plot.svg");
    let output = run(&[SET, "--plot", path.to_str().expect("UTF-8")]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(errors.contains("plot.svg can't be written: "), "{errors}");
    assert_eq!(errors.matches("os error").count(), 1, "{errors}");
    assert!(!errors.contains("fault"), "{errors}");
}

#[test]
fn the_plot_has_its_three_panels() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new/plot.svg");
    done(&[SET, SET, "--plot", path.to_str().expect("UTF-8")]);
    let svg = std::fs::read_to_string(path).expect("a picture");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    for text in [
        ">Reliability<", ">Coverage against precision<", ">Latency of a question<",
        ">share of questions<", ">town.json<",
    ] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
}

#[test]
fn senseless_arguments_end_with_2() {
    for args in [
        &[][..],
        &[SET, "--split", "dev"],
        &[SET, "--lang", "Elvish tongue"],
    ] {
        assert_eq!(run(args).status.code(), Some(2), "{args:?}");
    }
}

/// What must be reached on a set that nothing is learned from: the least of each figure,
/// and the most of its own questions that are refused.
#[track_caller]
fn reaches(set: &str, questions: usize, least: [(&str, f64); 5], most_refused: f64) {
    let report = object(&done(&[set, "--json", "--foreign"]));
    assert_eq!(report["questions"], questions);
    let figure = |key: &str| {
        let value = report["figures"][key]["value"].as_f64();
        value.unwrap_or_else(|| panic!("no {key}"))
    };
    for (key, least) in least {
        assert!(figure(key) >= least, "{key}: {}", figure(key));
    }
    let refused = figure("refused_own");
    assert!(refused <= most_refused, "refused_own: {refused}");
}

/// The articles' words were kept from whoever asked.
#[test]
fn questions_in_other_words_find_their_sentences() {
    let least = [
        ("sentence_hit1", 0.58),
        ("sentence_hit3", 0.81),
        ("paragraph_hit1", 0.76),
        ("answered_precision", 0.88),
        ("refused_foreign", 0.92),
    ];
    reaches(CHAT, 180, least, 0.13);
}

/// What members ask of rules, a trip's sheet, a manual, a recipe.
#[test]
fn questions_about_notices_find_their_sentences() {
    let least = [
        ("sentence_hit1", 0.68),
        ("sentence_hit3", 0.83),
        ("passage_hit1", 0.73),
        ("answered_precision", 0.88),
        ("refused_foreign", 0.78),
    ];
    reaches(NOTICES, 439, least, 0.13);
}

/// Whoever asked had not seen the articles.
#[test]
fn questions_of_whoever_has_not_read_the_news_find_their_sentences() {
    let least = [
        ("sentence_hit1", 0.37),
        ("sentence_hit3", 0.58),
        ("passage_hit1", 0.45),
        ("answered_precision", 0.6),
        ("refused_foreign", 0.68),
    ];
    reaches(NEWS, 411, least, 0.14);
}

#[test]
fn cross_validation_learns_from_the_other_articles_alone() {
    let plain = object(&done(&[CHAT, "--json"]));
    let crossed = object(&done(&[CHAT, "--json", "--cross-validate"]));
    assert_eq!(plain["questions"], crossed["questions"]);
    assert_ne!(plain["records"], crossed["records"]);
    let hits = crossed["figures"]["sentence_hit1"]["value"].as_f64();
    assert!(hits.is_some_and(|hits| hits > 0.4), "{hits:?}");
}

#[test]
fn one_article_alone_cannot_be_cross_validated() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("one.json");
    let text = std::fs::read(CHAT).expect("a set");
    let mut set: Value = serde_json::from_slice(&text).expect("JSON");
    set["data"].as_array_mut().expect("articles").truncate(1);
    std::fs::write(&path, set.to_string()).expect("written");
    let output = run(&[path.to_str().expect("a path"), "--cross-validate"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{errors}");
    assert!(errors.contains("give more articles"), "{errors}");
}

#[test]
fn the_development_sets_are_split_at_three_fifths() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !folder.is_dir() {
        println!("skipped: no ../shared");
        return;
    }
    for name in ["xquad-en.json", "squad2-dev.json", "new-wiki.json"] {
        let set = QuestionSet::read(&folder.join(name), None).expect("a set");
        assert_eq!(set.flaws, Flaws::default(), "{name}");
        let answerable = |case: &&Case| case.questions.iter().filter(|q| q.is_answerable()).count();
        let on_train = |case: &&Case| split(&case.article.title) == Split::Train;
        let all: usize = set.cases.iter().map(|case| answerable(&case)).sum();
        let train: usize = set
            .cases
            .iter()
            .filter(on_train)
            .map(|case| answerable(&case))
            .sum();
        let share = train as f64 / all as f64;
        assert!((0.55..=0.65).contains(&share), "{name}: {share}");
    }
}

#[test]
fn what_is_learned_is_a_source_file_that_the_same_set_gives_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("learned.rs");
    let path = path.to_str().expect("a path");
    let args = [SET];
    let printed = command("train", &args);
    assert_eq!(printed.status.code(), Some(0));
    let output = command("train", &[&args[..], &["-o", path]].concat());
    assert_eq!(output.status.code(), Some(0));
    let text = std::fs::read(path).expect("a file");
    assert_eq!(text, printed.stdout);
    let text = String::from_utf8(text).expect("UTF-8");
    assert!(text.contains("//! footnote train \\"), "{text}");
}

#[test]
fn a_set_that_teaches_something_else_is_told() {
    let output = command("train", &[SET, "--check"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(errors.contains("has learned something else"), "{errors}");
}

#[test]
fn goals_are_shares() {
    let output = command("train", &[SET, "--precision", "95"]);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("from 0 to 1"), "{errors}");
}
