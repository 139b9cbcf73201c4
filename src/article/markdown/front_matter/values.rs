//! Values of front matter, checked.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::super::plain;
use crate::article::{Problem, Wording};
use crate::text::{Language, truncate};

/// The most UTF-16 code units of a value that a problem repeats.
const SHOWN: usize = 60;

/// A text from the file as problems show it.
pub(super) fn shown(text: &str) -> String {
    truncate(&plain::line(text), SHOWN)
}

/// Whether `text` is a URL that a browser opens.
pub(super) fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
        && host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !text.contains(|c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '\\')
        })
}

/// One entry of a table.
pub(super) struct Entry<'a, 'i> {
    pub(super) key: &'a str,
    /// Where the key stands in the TOML, in bytes.
    pub(super) at: usize,
    pub(super) value: &'a Spanned<DeValue<'i>>,
}

impl<'a, 'i> Entry<'a, 'i> {
    /// The problem of a value that isn't `expected`.
    pub(super) fn wrong(&self, expected: &str, remedy: impl Into<String>) -> Problem {
        let found = match self.value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        Problem::error(
            format!("`{}` is {found}, not {expected}", shown(self.key)),
            remedy,
        )
    }

    /// Its text as one line, `None` if that is empty.
    pub(super) fn text(&self) -> Result<Option<String>, Problem> {
        let DeValue::String(text) = self.value.get_ref() else {
            return Err(self.wrong("text", format!("write {} = \"…\"", shown(self.key))));
        };
        Ok(Some(plain::line(text)).filter(|text| !text.is_empty()))
    }

    pub(super) fn table(&self) -> Result<&'a DeTable<'i>, Problem> {
        match self.value.get_ref() {
            DeValue::Table(table) => Ok(table),
            _ if self.key == "aliases" => Err(self.wrong(
                "a table",
                "write [aliases] and under it lines as DHS = \"Homeland Security\"",
            )),
            _ => Err(self.wrong(
                "a table",
                "write [[suggested]] and under it question = \"…\"",
            )),
        }
    }

    /// Its date, or date and time.
    pub(super) fn date(&self) -> Result<Option<String>, Problem> {
        let date = match self.value.get_ref() {
            DeValue::Datetime(date) => *date,
            DeValue::String(text) if text.trim().is_empty() => return Ok(None),
            DeValue::String(text) => text.trim().parse().map_err(|_| self.no_date(text))?,
            _ => return Err(self.wrong("a date", self.date_remedy())),
        };
        match date {
            Datetime {
                date: Some(_),
                time: None,
                offset: None,
            } => Ok(Some(date.to_string())),
            Datetime {
                date: Some(_),
                time: Some(mut time),
                offset: Some(_),
            } => {
                // TOML may leave the seconds out, RFC 3339 does not.
                time.second = time.second.or(Some(0));
                Ok(Some(
                    Datetime {
                        time: Some(time),
                        ..date
                    }
                    .to_string(),
                ))
            }
            _ => Err(self.no_date(&date.to_string())),
        }
    }

    fn no_date(&self, found: &str) -> Problem {
        Problem::error(
            format!("`{}` is \"{}\", which is no date", self.key, shown(found)),
            self.date_remedy(),
        )
    }

    fn date_remedy(&self) -> String {
        let key = self.key;
        format!(
            "write {key} = \"2025-12-31\", or a date and time with its offset as in {key} = \"2025-12-31T18:00:00Z\""
        )
    }

    pub(super) fn language(&self) -> Result<Language, Problem> {
        let Some(code) = self.text()? else {
            return Ok(Language::default());
        };
        code.parse().map_err(|_| {
            Problem::error(
                format!(
                    "`language` is \"{}\", which is no language code",
                    shown(&code)
                ),
                "write two or three letters after ISO 639, as in language = \"en\"",
            )
        })
    }

    pub(super) fn wording(&self) -> Result<Wording, Problem> {
        match self.text()?.as_deref() {
            None | Some("verbatim") => Ok(Wording::Verbatim),
            Some("summary") => Ok(Wording::Summary),
            Some(other) => Err(Problem::error(
                format!("`passages` is \"{}\"", shown(other)),
                "write passages = \"verbatim\" for the article's own words, or passages = \"summary\" for words about them",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    #[test]
    fn web_addresses_are_http_with_a_host() {
        for good in [
            "https://example.org",
            "HTTP://u:p@example.org:8080/a?b#c",
            "https://[::1]/",
            "https://müller.de",
        ] {
            assert!(is_web_address(good), "{good:?}");
        }
        for bad in [
            "",
            "example.org",
            "ftp://example.org",
            "https://",
            "https:///a",
            "https://a b",
            "javascript:x",
            "https://a\"b",
        ] {
            assert!(!is_web_address(bad), "{bad:?}");
        }
    }
}
