//! What stands about an article before its text: TOML between `+++` lines.

mod keys;
mod values;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::plain;
use super::source::Lines;
use crate::article::{Alias, Problem, Wording};
use crate::text::{Language, same_words, words};
use keys::{ALL, SUGGESTED};
use values::Entry;

/// The line before and after the front matter.
pub(super) const FENCE: &str = "+++";

/// What the front matter says.
#[derive(Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) wording: Wording,
    /// With their lines.
    pub(super) aliases: Vec<(Alias, usize)>,
    /// With their lines.
    pub(super) suggested: Vec<(String, usize)>,
    pub(super) warnings: Vec<Problem>,
}

/// The front matter of `text`, empty if there is none, and the byte at which the
/// article itself begins.
///
/// # Errors
/// A [`Problem`] if it isn't closed, is no TOML, or has a value of the wrong kind.
pub(super) fn read(text: &str, lines: &Lines) -> Result<(FrontMatter, usize), Problem> {
    let start = text.len() - text.trim_start().len();
    let first_line = text[start..].lines().next().unwrap_or_default();
    match first_line.trim_end() {
        FENCE => {}
        "---" => return Ok(skip_yaml(text, start, lines)),
        _ => return Ok((FrontMatter::default(), 0)),
    }
    let toml_start = (start + first_line.len() + 1).min(text.len());
    let Some((toml_end, body_start)) = closing(text, toml_start, &[FENCE]) else {
        return Err(Problem::error(
            "the front matter that begins here is not closed",
            format!("end it with a line {FENCE}"),
        )
        .at_line(lines.number(start)));
    };
    let mut reader = Reader {
        front: FrontMatter::default(),
        lines,
        offset: toml_start,
    };
    reader.read(&text[toml_start..toml_end])?;
    Ok((reader.front, body_start))
}

/// Where the line begins, and where the one after it does, that is one of
/// `fences`, from byte `from` on.
fn closing(text: &str, from: usize, fences: &[&str]) -> Option<(usize, usize)> {
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        let end = start + line.len();
        if fences.contains(&line.trim_end()) {
            return Some((start, end));
        }
        start = end;
    }
    None
}

/// YAML front matter, as other programs write it, is left out, with a warning.
/// A line `---` with anything else after it is a ruler.
fn skip_yaml(text: &str, start: usize, lines: &Lines) -> (FrontMatter, usize) {
    let mut front = FrontMatter::default();
    let yaml_start = (start + text[start..].lines().next().map_or(0, str::len) + 1).min(text.len());
    let first = text[yaml_start..].lines().next().unwrap_or_default();
    let is_key = first
        .split_once(':')
        .is_some_and(|(key, _)| !key.is_empty() && !key.contains(char::is_whitespace));
    if !is_key {
        return (front, 0);
    }
    let Some((_, body_start)) = closing(text, yaml_start, &["---", "..."]) else {
        return (front, 0);
    };
    front.warnings.push(
        Problem::warning(
            "front matter in YAML is not read",
            format!("write it in TOML between {FENCE} lines: title = \"…\""),
        )
        .at_line(lines.number(start)),
    );
    (front, body_start)
}

/// Entries of a table in the order of the file.
fn in_order<'a, 'i>(table: &'a DeTable<'i>) -> Vec<Entry<'a, 'i>> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref(),
            at: key.span().start,
            value,
        })
        .collect();
    entries.sort_by_key(|entry| entry.at);
    entries
}

struct Reader<'a> {
    front: FrontMatter,
    lines: &'a Lines,
    /// Where the TOML begins in the file.
    offset: usize,
}

impl Reader<'_> {
    fn read(&mut self, toml: &str) -> Result<(), Problem> {
        let table = DeTable::parse(toml).map_err(|error| {
            let at = error
                .span()
                .map_or(0, |span| span.start.min(toml.len().saturating_sub(1)));
            Problem::error(
                format!(
                    "the front matter is not valid TOML: {}",
                    plain::line(error.message())
                ),
                "write each entry as key = \"value\", with quotation marks around text",
            )
            .at_line(self.line(at))
        })?;
        for entry in in_order(table.get_ref()) {
            self.entry(&entry)
                .map_err(|problem| self.placed(problem, entry.at))?;
        }
        Ok(())
    }

    fn line(&self, at: usize) -> usize {
        self.lines.number(self.offset + at)
    }

    /// `problem`, at byte `at` unless it has its place.
    fn placed(&self, problem: Problem, at: usize) -> Problem {
        match problem.line {
            Some(_) => problem,
            None => problem.at_line(self.line(at)),
        }
    }

    fn warn(&mut self, at: usize, message: impl Into<String>, remedy: impl Into<String>) {
        let warning = Problem::warning(message, remedy).at_line(self.line(at));
        self.front.warnings.push(warning);
    }

    fn entry(&mut self, entry: &Entry<'_, '_>) -> Result<(), Problem> {
        match entry.key {
            "title" => self.front.title = entry.text()?,
            "source" => self.source(entry)?,
            "publisher" => self.front.publisher = entry.text()?,
            "author" => self.front.author = entry.text()?,
            "published" => self.front.published = entry.date()?,
            "updated" => self.front.updated = entry.date()?,
            "language" => self.front.language = Some(entry.language()?),
            "passages" => self.front.wording = entry.wording()?,
            "aliases" => self.aliases(entry)?,
            "suggested" => self.suggested(entry)?,
            _ => self.unknown(entry, &ALL),
        }
        Ok(())
    }

    fn unknown(&mut self, entry: &Entry<'_, '_>, known: &[&str]) {
        let message = format!("unknown key `{}`", values::shown(entry.key));
        self.warn(entry.at, message, keys::remedy(entry.key, known));
    }

    fn source(&mut self, entry: &Entry<'_, '_>) -> Result<(), Problem> {
        let source = entry.text()?;
        if let Some(other) = source
            .as_deref()
            .filter(|source| !values::is_web_address(source))
        {
            self.warn(
                entry.at,
                format!(
                    "`source` is \"{}\", which is no web address, so citations have no link",
                    values::shown(other)
                ),
                "write it in full, as in source = \"https://example.org/article\"",
            );
            return Ok(());
        }
        self.front.source = source;
        Ok(())
    }

    fn aliases(&mut self, entry: &Entry<'_, '_>) -> Result<(), Problem> {
        for alias in in_order(entry.table()?) {
            let means = alias
                .text()
                .map_err(|problem| self.placed(problem, alias.at))?
                .unwrap_or_default();
            let said = plain::line(alias.key);
            if words(&said).next().is_none() || words(&means).next().is_none() {
                self.warn(
                    alias.at,
                    format!(
                        "the alias \"{}\" = \"{}\" lacks words, so it is left out",
                        values::shown(&said),
                        values::shown(&means)
                    ),
                    "write what members say = what the article says, or remove it",
                );
                continue;
            }
            let line = self.line(alias.at);
            self.front.aliases.push((Alias { said, means }, line));
        }
        Ok(())
    }

    fn suggested(&mut self, entry: &Entry<'_, '_>) -> Result<(), Problem> {
        let DeValue::Array(tables) = entry.value.get_ref() else {
            return Err(entry.wrong(
                "questions",
                "write each as [[suggested]] with a line question = \"…\"",
            ));
        };
        for table in tables.iter() {
            self.suggestion(table)
                .map_err(|problem| self.placed(problem, table.span().start))?;
        }
        Ok(())
    }

    fn suggestion(&mut self, table: &Spanned<DeValue<'_>>) -> Result<(), Problem> {
        let item = Entry {
            key: "suggested",
            at: table.span().start,
            value: table,
        };
        let mut question = None;
        for entry in in_order(item.table()?) {
            if entry.key == "question" {
                let text = entry
                    .text()
                    .map_err(|problem| self.placed(problem, entry.at))?;
                question = Some((text.unwrap_or_default(), entry.at));
            } else {
                self.unknown(&entry, &SUGGESTED);
            }
        }
        let Some((question, at)) = question else {
            return Err(Problem::error(
                "a suggested question is missing",
                "write question = \"…\" under [[suggested]]",
            ));
        };
        if words(&question).next().is_none() {
            self.warn(
                at,
                "a suggested question is empty, so it is left out",
                "write the question, or remove it",
            );
        } else if self
            .front
            .suggested
            .iter()
            .any(|(other, _)| same_words(other, &question))
        {
            self.warn(
                at,
                "a question is suggested twice, so this one is left out",
                "remove one of them",
            );
        } else {
            let line = self.line(at);
            self.front.suggested.push((question, line));
        }
        Ok(())
    }
}
