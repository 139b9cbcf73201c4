//! From an article to its Markdown.

use std::collections::HashSet;

use super::front_matter::FENCE;
use super::plain;
use super::sections::{KEYWORDS, is_keywords};
use crate::article::{Article, Section, Wording};
use crate::text::item_number;

/// The Markdown of `article`, which [`read`](super::read) reads back as the same
/// article, apart from its id and the lines where things stand.
///
/// That holds for every article that was read, and for every other one that is
/// as tidy: the lead comes first and alone has no heading; there is a title, and a
/// paragraph; white space is single spaces, and line breaks within paragraphs.
/// Others are tidied.
///
/// ```
/// use footnote::article::{Article, Paragraph, Section, markdown};
///
/// let text = "2 * 3 is 6.".to_owned();
/// let lead = Section { paragraphs: vec![Paragraph { text, line: 0 }], ..Section::default() };
/// let article = Article { title: "Sums".to_owned(), sections: vec![lead], ..Article::default() };
/// assert_eq!(
///     markdown::write(&article),
///     "+++\ntitle = \"Sums\"\nlanguage = \"en\"\n+++\n\n2 \\* 3 is 6.\n"
/// );
/// ```
#[must_use]
pub fn write(article: &Article) -> String {
    let mut out = String::new();
    front_matter(article, &mut out);
    for section in &article.sections {
        write_section(section, &mut out);
    }
    out
}

fn front_matter(article: &Article, out: &mut String) {
    fn entry(key: &str, value: &str, out: &mut String) {
        *out += key;
        *out += " = ";
        *out += &quoted(value);
        out.push('\n');
    }
    *out += FENCE;
    out.push('\n');
    entry("title", &article.title, out);
    let optional = [
        ("source", &article.source),
        ("publisher", &article.publisher),
        ("author", &article.author),
        ("published", &article.published),
        ("updated", &article.updated),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            entry(key, value, out);
        }
    }
    entry("language", &article.language.to_string(), out);
    if article.wording == Wording::Summary {
        entry("passages", "summary", out);
    }
    // The same key twice is no TOML.
    let mut said = HashSet::new();
    for alias in &article.aliases {
        let key = key(&alias.said);
        if said.is_empty() {
            *out += "\n[aliases]\n";
        }
        if said.insert(key.clone()) {
            entry(&key, &alias.means, out);
        }
    }
    for question in &article.suggested {
        *out += "\n[[suggested]]\n";
        entry("question", question, out);
    }
    *out += FENCE;
    out.push('\n');
}

/// `text` as a TOML string of one line.
fn quoted(text: &str) -> String {
    // Control characters, which would need escapes too, are gone from the line.
    format!(
        "\"{}\"",
        plain::line(text).replace('\\', "\\\\").replace('"', "\\\"")
    )
}

/// `text` as a TOML key.
fn key(text: &str) -> String {
    let is_bare = !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if is_bare {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// How far below `##` a heading can be.
const DEEPEST: u8 = 4;

fn write_section(section: &Section, out: &mut String) {
    let mut block = |start: &str, text: &str| {
        out.push('\n');
        *out += start;
        *out += text;
        out.push('\n');
    };
    if let Some(heading) = &section.heading {
        let marks = "#".repeat(usize::from(section.depth.min(DEEPEST)) + 2);
        block(&format!("{marks} "), &escaped(heading, Place::Heading));
    }
    if let Some(summary) = &section.summary {
        block("> ", &escaped(summary, Place::Text));
    }
    let mut bullet = "* ";
    let mut mark_before = None;
    for paragraph in &section.paragraphs {
        let lines: Vec<String> = paragraph
            .text
            .split('\n')
            .map(plain::line)
            .filter(|line| !line.is_empty())
            .collect();
        // Two lists in a row are two because their bullets or marks differ.
        let mark = numbered_by(&lines).filter(|mark| mark_before != Some(*mark));
        match lines.as_slice() {
            [] => continue,
            [line] => block("", &escaped(line, Place::Text)),
            lines if mark.is_some() => {
                let items: Vec<String> = lines.iter().map(|line| numbered(line)).collect();
                block("", &items.join("\n"));
            }
            lines => {
                bullet = if bullet == "- " { "* " } else { "- " };
                let escaped: Vec<String> = lines
                    .iter()
                    .map(|line| escaped(line, Place::Text))
                    .collect();
                block(bullet, &escaped.join(&format!("\n{bullet}")));
            }
        }
        mark_before = mark;
    }
    let keywords: Vec<String> = section
        .keywords
        .iter()
        .map(|keyword| escaped(keyword, Place::Text))
        .collect();
    let hides_text = section
        .paragraphs
        .last()
        .is_some_and(|last| is_keywords(&last.text));
    if !keywords.is_empty() || hides_text {
        block(
            KEYWORDS,
            &keywords
                .iter()
                .map(|keyword| format!(" {keyword}"))
                .collect::<Vec<_>>()
                .join(","),
        );
    }
}

/// The mark behind the numbers of `lines`, if they are the items of one ordered list.
fn numbered_by(lines: &[String]) -> Option<char> {
    let mark = |line: &String| line[..item_number(line)?.len].chars().next_back();
    let first = mark(lines.first()?)?;
    let is_list = lines.len() > 1 && lines.iter().all(|line| mark(line) == Some(first));
    is_list.then_some(first)
}

/// An item of an ordered list, its number as it stands.
fn numbered(line: &str) -> String {
    let (number, text) = line.split_at(item_number(line).map_or(0, |number| number.len));
    format!("{number} {}", escaped(text, Place::Text))
}

#[derive(PartialEq, Eq)]
enum Place {
    Heading,
    Text,
}

/// `text` as one line of Markdown that says just that.
fn escaped(text: &str, place: Place) -> String {
    let text = plain::line(text);
    let mut out = String::with_capacity(text.len() + 8);
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let ordinal = text.len() - after_digits.len();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let is_markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => true,
            // At its end a heading may have more of them, or `{#id}`.
            '#' if place == Place::Heading => true,
            // Blocks begin with these.
            '#' | '>' | '+' | '-' | '=' => at == 0,
            '.' | ')' => at == ordinal && at > 0,
            // References to characters.
            '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
