use super::read;
use crate::article::{Article, Problem, Wording};
use crate::text::Language;

fn article(markdown: &str) -> Article {
    read("a-file", markdown.as_bytes())
        .unwrap_or_else(|problem| panic!("{problem}\n{markdown}"))
        .article
}

/// Checks the sections as `## heading`, `> summary`, `k: keywords`, and the
/// paragraphs, whose line breaks are shown as `/`.
#[track_caller]
fn reads(markdown: &str, expected: &[&str]) {
    let mut found = Vec::new();
    for section in article(markdown).sections {
        found.extend(section.heading.map(|heading| format!("## {heading}")));
        found.extend(section.summary.map(|summary| format!("> {summary}")));
        found.extend(
            section
                .paragraphs
                .into_iter()
                .map(|paragraph| paragraph.text.replace('\n', "/")),
        );
        if !section.keywords.is_empty() {
            found.push(format!("k: {}", section.keywords.join("|")));
        }
    }
    assert_eq!(found, expected, "{markdown}");
}

#[track_caller]
fn is_titled(markdown: &str, expected: &str) {
    assert_eq!(article(markdown).title, expected, "{markdown}");
}

#[track_caller]
fn refuses(markdown: &str, expected: &str) {
    match read("a-file", markdown.as_bytes()) {
        Ok(read) => panic!("{markdown} reads as {:?}", read.article),
        Err(problem) => assert_eq!(problem.to_string(), expected, "{markdown}"),
    }
}

#[track_caller]
fn warns(markdown: &str, expected: &[&str]) {
    let read = read("a-file", markdown.as_bytes())
        .unwrap_or_else(|problem| panic!("{problem}\n{markdown}"));
    let found: Vec<String> = read.warnings.iter().map(Problem::to_string).collect();
    assert_eq!(found, expected, "{markdown}");
}

#[test]
fn the_default_article_reads_without_a_warning() {
    let bytes = include_bytes!("../../../knowledge/nyc-sanctuary.md");
    let read = read("nyc-sanctuary", bytes).expect("the default article");
    assert_eq!(read.warnings, []);
    let article = &read.article;
    assert_eq!(article.sections.len(), 10);
    assert_eq!(article.wording, Wording::Summary);
    assert_eq!(article.aliases[0].said, "DHS");
    assert_eq!(article.suggested.len(), read.suggested_lines.len());
    let lines: Vec<&str> = std::str::from_utf8(bytes).expect("UTF-8").lines().collect();
    for (question, line) in article.suggested.iter().zip(&read.suggested_lines) {
        assert!(
            lines[line - 1..=*line].concat().contains(question),
            "{question}: line {line}"
        );
    }
    for section in &article.sections {
        assert!(
            section.summary.is_some()
                && !section.paragraphs.is_empty()
                && section.keywords.len() > 5
        );
    }
    let source = std::str::from_utf8(bytes).expect("UTF-8");
    let lines: Vec<&str> = source.lines().collect();
    for paragraph in article
        .sections
        .iter()
        .flat_map(|section| &section.paragraphs)
    {
        assert_eq!(lines[paragraph.line - 1], paragraph.text);
    }
}

#[test]
fn titles_come_from_front_matter_then_heading_then_file() {
    is_titled("+++\ntitle = \"One\"\n+++\n# Two\n\ntext", "One");
    is_titled("# Two *and* a `half`\n\ntext", "Two and a half");
    is_titled("Two\n===\n\ntext", "Two");
    is_titled("text\n\n## Section\n\n# Late title\n\nmore", "Late title");
    is_titled("+++\ntitle = \"\"\n+++\ntext", "A file");
    is_titled("text only", "A file");
}

#[test]
fn the_title_is_no_section() {
    reads("# T\n\nlead\n\n## S\n\ntext", &["lead", "## S", "text"]);
    reads(
        "+++\ntitle = \"The “Title”\"\n+++\n# the title\n\n> sum\n\nlead",
        &["> sum", "lead"],
    );
    reads("badge\n\n# T\n\n> sum\n\nlead", &["> sum", "badge", "lead"]);
    reads(
        "+++\ntitle = \"T\"\n+++\n# Other\n\ntext",
        &["## Other", "text"],
    );
    reads("# T\n\na\n\n# T\n\nb", &["a", "## T", "b"]);
    reads("## S\n\na\n\n# T\n\nb", &["## S", "a", "## T", "b"]);
}

#[test]
fn headings_of_any_level_open_sections() {
    reads(
        "a\n\n###### Six\nb\n\nTwo\n---\nc\n\n#### Closed ####\nd",
        &["a", "## Six", "b", "## Two", "c", "## Closed", "d"],
    );
    reads(
        "## A {#a}\nx\n## B {#b} ##\ny\n## C {d}\n## D \\{#e}\nz",
        &["## A", "x", "## B", "y", "## C {d}", "## D {#e}", "z"],
    );
    reads(
        "> text\n\n- # in a list\n- b\n\n> # quoted\n> c",
        &["> text", "in a list/b", "quoted", "c"],
    );
}

#[test]
fn a_quotation_right_under_a_heading_is_the_summary() {
    reads(
        "> one\n> two\n>\n> - three\n> - four\n\ntext",
        &["> one two three four", "text"],
    );
    reads(
        "a\n\n## S\n<!-- note -->\n\n> sum\n\n> quoted\n>\n> too",
        &["a", "## S", "> sum", "quoted", "too"],
    );
    reads("a\n\n> quoted", &["a", "quoted"]);
    reads("## S\n\n> [!NOTE]\n> noted\n\na", &["## S", "noted", "a"]);
    reads("> only\n>\n> this", &["only this"]);
}

#[test]
fn keywords_are_no_text() {
    reads("a\n\nKeywords: x,  y z ,, *w*", &["a", "k: x|y z|w"]);
    reads("a\n**keywords:** x\ny, z", &["a", "k: x y|z"]);
    reads(
        "a\n\nKeywords:\n\n## S\nb\n\nKeywords: c",
        &["a", "## S", "b", "k: c"],
    );
    reads("Keywords: a\n\nb", &["Keywords: a", "b"]);
    reads("a\n\n- Keywords: b", &["a", "Keywords: b"]);
    reads("a Keywords: b", &["a Keywords: b"]);
}

#[test]
fn markup_goes_and_characters_stay() {
    reads(
        "*a* **b** ~~c~~ `d  e` [f](g \"h\") ![i *j*](k) <https://l.m>",
        &["a b c d e f i j https://l.m"],
    );
    reads(
        "\"it's\" -- 'so'... (c) 1/2 “x”’",
        &["\"it's\" -- 'so'... (c) 1/2 “x”’"],
    );
    reads("a  \nb\\\nc\nd", &["a b c d"]);
    reads("x&amp;y &#8212; \\*z\\* a\\b", &["x&y — *z* a\\b"]);
    reads(
        "a<br>b <b>c</b><!-- d -->e <span title=\">\">f</span>",
        &["a b ce f"],
    );
    reads(
        "see[^1] and[^none]\n\n[^1]: the note",
        &["see and[^none]", "the note"],
    );
    reads(
        "a\n\n***\n\n[ref]: https://x.y\n\nb\u{7}\u{A0}\tc",
        &["a", "b c"],
    );
}

#[test]
fn lists_are_one_paragraph() {
    reads(
        "- a\n  b\n- c\n  1. d\n\n     e\n  2. f\n- [x] g\n- \n",
        &["a b/c/1. d/e/2. f/g"],
    );
    reads(
        "- a\n\n- b\n\n  ```\n  c\n\n    d\n  ```\n  > e\n\nf",
        &["a/b/c/d/e", "f"],
    );
    reads("- a\n* b", &["a", "b"]);
    reads(
        "> x\n\n1) a\n   | b | c |\n   |---|---|\n   | d | e |",
        &["> x", "1) a/b | c/d | e"],
    );
}

#[test]
fn an_items_number_is_text() {
    reads("1. a\n2. b\n\n   c\n5. d", &["1. a/2. b/c/5. d"]);
    reads("- 21. Juni: Fest\n- 5. Juli", &["21. Juni: Fest/5. Juli"]);
    reads(
        "1984. Ein Buch\nvon Orwell.\n\nEnde",
        &["1984. Ein Buch von Orwell.", "Ende"],
    );
    reads("1. **a** b\n\n2. `c`\n\n   - d", &["1. a b/2. c/d"]);
    reads("007) a\n1) b", &["007) a/1) b"]);
    // Without text there is nothing to number.
    reads("1. a\n2.\n3. <!-- -->\n4. 5.\n6. 7. b", &["1. a/6. 7. b"]);
    reads("1. - a\n   - b", &["1. a/b"]);
    reads("1.     a\n\n2. ```\n   b\n   ```", &["1. a/2. b"]);
    reads("> 1. a\n> 2. b", &["1. a 2. b"]);
}

#[test]
fn tables_and_code_keep_their_lines() {
    reads(
        "|a|b|\n|-|-|\n|c||\n||\n| `d\\|e` | *f*",
        &["a | b/c |/d|e | f"],
    );
    reads("| | |\n|-|-|\n|a|b|", &["a | b"]);
    reads(
        "```rust\nfn a() {\n\n    *b*\n}\n```\n\n    c\n     d",
        &["fn a() {/*b*/}", "c/d"],
    );
}

#[test]
fn html_leaves_its_text() {
    reads(
        "<div>\n<p>a <b>b</b>\nc</p><p>d&lt;</p></div>\n\n**e**\n\n</div>",
        &["a b c", "d<", "e"],
    );
    reads(
        "<!--\n\nno\n\n-->\n\n<script>\nno\n</script>\n\nyes\n\n- <p>a</p>\n- b",
        &["yes", "a/b"],
    );
}

#[test]
fn front_matter_is_read() {
    let article = article(concat!(
        "\u{FEFF}\r\n+++ \r\ntitle = \"A\\tB\"\r\nsource = \"https://a.b\"\r\npublisher = 'P'\r\nauthor = \"Q\"\r\n",
        "published = 2024-02-29\r\nupdated = \"2025-01-02 03:04:05.5+01:00\"\r\nlanguage = \"de-AT\"\r\n",
        "passages = \"summary\"\r\n[aliases]\r\nZ = \"text\"\r\n\"a b\" = \"text\"\r\n",
        "[[suggested]]\r\nquestion = \"Why?\"\r\n+++\r\ntext\r\n",
    ));
    assert_eq!(article.title, "A B");
    assert_eq!(article.source.as_deref(), Some("https://a.b"));
    assert_eq!(article.publisher.as_deref(), Some("P"));
    assert_eq!(article.author.as_deref(), Some("Q"));
    assert_eq!(article.published.as_deref(), Some("2024-02-29"));
    assert_eq!(
        article.updated.as_deref(),
        Some("2025-01-02T03:04:05.5+01:00")
    );
    assert_eq!(article.language, Language::German);
    assert_eq!(article.wording, Wording::Summary);
    assert_eq!(article.suggested, ["Why?"]);
    let said: Vec<&str> = article
        .aliases
        .iter()
        .map(|alias| alias.said.as_str())
        .collect();
    assert_eq!(said, ["Z", "a b"]);
    assert_eq!(article.sections[0].paragraphs[0].line, 17);
}

#[test]
fn errors_name_line_and_remedy() {
    refuses(
        "",
        "line 1: error: is empty; write an article into it, or remove the file",
    );
    refuses(
        " \n\n",
        "line 1: error: is empty; write an article into it, or remove the file",
    );
    refuses(
        "# Title\n\n## S\n",
        "line 3: error: has no text; write a paragraph into it, or remove the file",
    );
    refuses(
        "\u{200B}\n",
        "line 1: error: has no text; write a paragraph into it, or remove the file",
    );
    refuses(
        "\n+++\na = 1\n",
        "line 2: error: the front matter that begins here is not closed; end it with a line +++",
    );
    refuses(
        "+++",
        "line 1: error: the front matter that begins here is not closed; end it with a line +++",
    );
    let toml = "write each entry as key = \"value\", with quotation marks around text";
    refuses(
        "+++\n\ntitle = A\n+++\ntext",
        &format!(
            "line 3: error: the front matter is not valid TOML: string values must be quoted, expected literal string; {toml}"
        ),
    );
    refuses(
        "+++\ntitle = \"A\"\n[aliases\n+++\ntext",
        &format!(
            "line 3: error: the front matter is not valid TOML: unclosed table, expected `]`; {toml}"
        ),
    );
    refuses(
        "+++\ntitle = \"A\"\ntitle = \"A\"\n+++\ntext",
        &format!("line 3: error: the front matter is not valid TOML: duplicate key; {toml}"),
    );
    refuses(
        "+++\ntitle = 7\n+++\ntext",
        "line 2: error: `title` is a number, not text; write title = \"…\"",
    );
    refuses(
        "+++\n\nlanguage = \"English\"\n+++\ntext",
        "line 3: error: `language` is \"English\", which is no language code; write two or three letters after ISO 639, as in language = \"en\"",
    );
    refuses(
        "+++\npassages = \"quoted\"\n+++\ntext",
        "line 2: error: `passages` is \"quoted\"; write passages = \"verbatim\" for the article's own words, or passages = \"summary\" for words about them",
    );
    let date = "write published = \"2025-12-31\", or a date and time with its offset as in published = \"2025-12-31T18:00:00Z\"";
    for bad in [
        "\"May 2024\"", "\"2023-02-29\"", "\"2024-01-01T10:00:00\"", "\"10:00:00\"",
    ] {
        let bare = bad.trim_matches('"');
        refuses(
            &format!("+++\npublished = {bad}\n+++\ntext"),
            &format!("line 2: error: `published` is \"{bare}\", which is no date; {date}"),
        );
    }
    refuses(
        "+++\npublished = 2024\n+++\ntext",
        &format!("line 2: error: `published` is a number, not a date; {date}"),
    );
    refuses(
        "+++\naliases = 1\n+++\ntext",
        "line 2: error: `aliases` is a number, not a table; write [aliases] and under it lines as DHS = \"Homeland Security\"",
    );
    refuses(
        "+++\n[aliases]\na = \"b\"\nc = [1]\n+++\ntext",
        "line 4: error: `c` is a list, not text; write c = \"…\"",
    );
    refuses(
        "+++\nsuggested = \"Why?\"\n+++\ntext",
        "line 2: error: `suggested` is text, not questions; write each as [[suggested]] with a line question = \"…\"",
    );
    refuses(
        "+++\nsuggested = [\"Why?\"]\n+++\ntext",
        "line 2: error: `suggested` is text, not a table; write [[suggested]] and under it question = \"…\"",
    );
    refuses(
        "+++\ntitle = \"A\"\n[[suggested]]\n[[suggested]]\nquestion = \"Why?\"\n+++\ntext",
        "line 3: error: a suggested question is missing; write question = \"…\" under [[suggested]]",
    );
    refuses(
        "+++\n[[suggested]]\n\nquestion = true\n+++\ntext",
        "line 4: error: `question` is true or false, not text; write question = \"…\"",
    );
}

#[test]
fn warnings_leave_the_article_in_force() {
    warns(
        "+++\ntitel = \"A\"\nsource = \"a.b\"\ndraft = true\n[aliases]\na = \"text\"\nb = \"\"\n\"…\" = \"text\"\nA = \"text a\"\n[[suggested]]\nquestion = \" \"\nanswer = \"\"\n+++\nText, its s.\n\n## One\n\na\n\n## Two\n\n### One\n\n> sum\n\n## Three\n\n##\n",
        &[
            "line 2: warning: unknown key `titel`; did you mean `title`?",
            "line 3: warning: `source` is \"a.b\", which is no web address, so citations have no link; write it in full, as in source = \"https://example.org/article\"",
            "line 4: warning: unknown key `draft`; remove it; the keys here are title, source, publisher, author, published, updated, language, passages, aliases, suggested",
            "line 7: warning: the alias \"b\" = \"\" lacks words, so it is left out; write what members say = what the article says, or remove it",
            "line 8: warning: the alias \"…\" = \"text\" lacks words, so it is left out; write what members say = what the article says, or remove it",
            "line 9: warning: the alias \"A\" is also on line 6; remove one of them",
            "line 9: warning: \"text a\", which the alias \"A\" stands for, is not in the article; write after the equals sign what the article says",
            "line 11: warning: a suggested question is empty, so it is left out; write the question, or remove it",
            "line 12: warning: unknown key `answer`; remove it; the keys here are question",
            "line 22: warning: section \"One\" has a summary, but no text to quote; write its text under the summary",
            "line 22: warning: the heading \"One\" is also on line 16; give each section a heading of its own",
            "line 26: warning: section \"Three\" is empty; write its text, or remove its heading",
            "line 28: warning: a heading has no text; write it, or remove the heading",
        ],
    );
}

#[test]
fn aliases_may_mean_any_words_of_the_article() {
    #[track_caller]
    fn warnings_for(means: &str, expected: usize) {
        let markdown = format!(
            "+++\n[aliases]\na = \"{means}\"\n+++\n# The Big Title\n\n## A heading\n\nMamdani’s NEW York."
        );
        let warnings = read("a-file", markdown.as_bytes())
            .expect("an article")
            .warnings;
        assert_eq!(warnings.len(), expected, "{warnings:?}");
    }
    warnings_for("mamdani", 0);
    warnings_for("New York", 0);
    warnings_for("big title", 0);
    warnings_for("heading", 0);
    warnings_for("Mamdani's new", 0);
    warnings_for("York new", 1);
    warnings_for("title a heading", 1);
    warnings_for("Yorks", 1);
    warnings_for("heading Mamdani", 1);
}

#[test]
fn a_question_is_suggested_once() {
    warns(
        "+++\n[[suggested]]\nquestion = \"Why?\"\n[[suggested]]\nquestion = \"why\"\n+++\ntext",
        &[
            "line 5: warning: a question is suggested twice, so this one is left out; remove one of them",
        ],
    );
}

#[test]
fn yaml_is_left_out() {
    warns(
        "---\ntitle: A\n\ntags: [b]\n---\n# T\n\ntext",
        &[
            "line 1: warning: front matter in YAML is not read; write it in TOML between +++ lines: title = \"…\"",
        ],
    );
    reads("---\ntitle: A\n---\ntext", &["text"]);
    reads("---\n\na: b\n\n---\ntext", &["a: b", "text"]);
    reads("---\nsome text: a\n\n---\ntext", &["some text: a", "text"]);
}

#[test]
fn misplaced_keywords_are_told() {
    warns(
        "Keywords: a\n\nb",
        &[
            "line 1: warning: these keywords are not at the end of their section, so they are read as its text; move them below its last paragraph",
        ],
    );
}

/// Each of these made some Markdown or TOML parser slow, or overflowed its stack.
#[test]
fn hostile_files_are_read_in_good_time() {
    const N: usize = 50_000;
    let bodies = [
        ">".repeat(N),
        "> ".repeat(N),
        "- ".repeat(N),
        "[".repeat(N),
        "![".repeat(N),
        "[a](".repeat(N),
        "*a **b ".repeat(N),
        "*".repeat(N) + "a",
        "a_".repeat(N),
        "`".repeat(N),
        (1..300).map(|n| "`".repeat(n) + " ").collect(),
        "<a ".repeat(N),
        "<!--".repeat(N),
        "&".repeat(N),
        "\\".repeat(N),
        "a\n\n## b\n".repeat(N),
        "a\n\n## b\n> c\n\nKeywords: d\n".repeat(N / 2),
        "Keywords: ".repeat(N),
        "Keywords:\n".repeat(N),
        "- a\n".repeat(N),
        (0..300).map(|n| "  ".repeat(n) + "- a\n").collect(),
        "a | b\n".repeat(N) + "\n- | -\n",
        format!("|a|\n|-|\n{}", "|b|\n".repeat(N)),
        "[^1]\n\n[^1]: a\n".repeat(N / 2),
        "a ".repeat(20 * N),
        "a\u{301}\u{202E}".repeat(N),
    ];
    for body in &bodies {
        let _ = read("a", format!("text\n\n{body}").as_bytes());
    }
    let fronts = [
        "a.".repeat(N) + "a = 1",
        format!("a = {}", "[".repeat(N)),
        format!("a = {}", "{a=".repeat(N)),
        (0..N).map(|n| format!("[a.b{n}]\n")).collect(),
        (0..N).map(|n| format!("k{n} = 1\n")).collect(),
        format!("{} = 1", "k".repeat(20 * N)),
        format!(
            "[aliases]\n{}",
            (0..N)
                .map(|n| format!("k{n} = \"a a a a b\"\n"))
                .collect::<String>()
        ),
    ];
    for front in &fronts {
        let _ = read(
            "a",
            format!("+++\n{front}\n+++\n{}", "a ".repeat(N)).as_bytes(),
        );
    }
}
