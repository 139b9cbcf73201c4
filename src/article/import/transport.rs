use serde::{Deserialize, Serialize};

use super::Imported;
use crate::article::{Alias, Article, Paragraph, Problem, Section, Severity, Wording};

/// Bytes that [`encode`] did not write.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// No JSON, or other fields.
    #[error("the result can't be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A language that is none.
    #[error("the result names the language '{0}', which is none")]
    Language(String),
}

/// The result of an import as JSON, for the process that asked for it.
#[must_use]
pub fn encode(result: &Result<Imported, Problem>) -> Vec<u8> {
    let sent = match result {
        Ok(imported) => Sent::Imported(Box::new(SentImport::new(imported))),
        Err(problem) => Sent::Failed(SentProblem::new(problem)),
    };
    // Strings and lists of them always serialise.
    serde_json::to_vec(&sent).unwrap_or_default()
}

/// The result that [`encode`] wrote.
///
/// # Errors
/// A [`TransportError`] if it didn't write `bytes`.
pub fn decode(bytes: &[u8]) -> Result<Result<Imported, Problem>, TransportError> {
    Ok(match serde_json::from_slice(bytes)? {
        Sent::Imported(sent) => Ok(sent.imported()?),
        Sent::Failed(sent) => Err(sent.problem()),
    })
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Sent {
    Imported(Box<SentImport>),
    Failed(SentProblem),
}

#[derive(Serialize, Deserialize)]
struct SentImport {
    id: String,
    title: String,
    source: Option<String>,
    publisher: Option<String>,
    author: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    language: String,
    is_summary: bool,
    aliases: Vec<(String, String)>,
    suggested: Vec<String>,
    sections: Vec<SentSection>,
    warnings: Vec<SentProblem>,
}

#[derive(Serialize, Deserialize)]
struct SentSection {
    heading: Option<String>,
    depth: u8,
    summary: Option<String>,
    keywords: Vec<String>,
    paragraphs: Vec<(String, usize)>,
}

#[derive(Serialize, Deserialize)]
struct SentProblem {
    is_error: bool,
    line: Option<usize>,
    message: String,
    remedy: String,
}

impl SentImport {
    fn new(imported: &Imported) -> Self {
        let article = imported.article.clone();
        Self {
            id: article.id,
            title: article.title,
            source: article.source,
            publisher: article.publisher,
            author: article.author,
            published: article.published,
            updated: article.updated,
            language: article.language.to_string(),
            is_summary: article.wording == Wording::Summary,
            aliases: article
                .aliases
                .into_iter()
                .map(|alias| (alias.said, alias.means))
                .collect(),
            suggested: article.suggested,
            sections: article.sections.into_iter().map(SentSection::new).collect(),
            warnings: imported.warnings.iter().map(SentProblem::new).collect(),
        }
    }

    fn imported(self) -> Result<Imported, TransportError> {
        let language = self.language.parse();
        let article = Article {
            id: self.id,
            title: self.title,
            source: self.source,
            publisher: self.publisher,
            author: self.author,
            published: self.published,
            updated: self.updated,
            language: language.map_err(|_| TransportError::Language(self.language))?,
            wording: if self.is_summary {
                Wording::Summary
            } else {
                Wording::Verbatim
            },
            aliases: self
                .aliases
                .into_iter()
                .map(|(said, means)| Alias { said, means })
                .collect(),
            suggested: self.suggested,
            sections: self
                .sections
                .into_iter()
                .map(SentSection::section)
                .collect(),
        };
        Ok(Imported {
            article,
            warnings: self
                .warnings
                .into_iter()
                .map(SentProblem::problem)
                .collect(),
        })
    }
}

impl SentSection {
    fn new(section: Section) -> Self {
        Self {
            heading: section.heading,
            depth: section.depth,
            summary: section.summary,
            keywords: section.keywords,
            paragraphs: section
                .paragraphs
                .into_iter()
                .map(|paragraph| (paragraph.text, paragraph.line))
                .collect(),
        }
    }

    fn section(self) -> Section {
        Section {
            heading: self.heading,
            depth: self.depth,
            summary: self.summary,
            keywords: self.keywords,
            paragraphs: self
                .paragraphs
                .into_iter()
                .map(|(text, line)| Paragraph { text, line })
                .collect(),
        }
    }
}

impl SentProblem {
    fn new(problem: &Problem) -> Self {
        Self {
            is_error: problem.is_error(),
            line: problem.line,
            message: problem.message.clone(),
            remedy: problem.remedy.clone(),
        }
    }

    fn problem(self) -> Problem {
        Problem {
            severity: if self.is_error {
                Severity::Error
            } else {
                Severity::Warning
            },
            file: None,
            line: self.line,
            message: self.message,
            remedy: self.remedy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Imported, decode, encode};
    use crate::article::{Alias, Article, Paragraph, Problem, Section, Wording};
    use crate::text::Language;

    #[test]
    fn what_is_sent_arrives() {
        let article = Article {
            id: "a".to_owned(),
            title: "T \"quoted\" \n".to_owned(),
            source: Some("https://example.org/".to_owned()),
            publisher: Some("P".to_owned()),
            author: Some("A".to_owned()),
            published: Some("2026-01-08".to_owned()),
            updated: None,
            language: Language::Other(*b"ja "),
            wording: Wording::Summary,
            aliases: vec![Alias {
                said: "x".to_owned(),
                means: "y".to_owned(),
            }],
            suggested: vec!["Why?".to_owned()],
            sections: vec![Section {
                heading: Some("H".to_owned()),
                depth: 1,
                summary: Some("S".to_owned()),
                keywords: vec!["k".to_owned()],
                paragraphs: vec![Paragraph {
                    text: "a\nb 国".to_owned(),
                    line: 7,
                }],
            }],
        };
        let warnings = vec![Problem::warning("w", "r").at_line(3)];
        let sent = Ok(Imported { article, warnings });
        assert_eq!(decode(&encode(&sent)).expect("a result"), sent);
        let failed = Err(Problem::error("m", "r"));
        assert_eq!(decode(&encode(&failed)).expect("a result"), failed);
    }

    #[test]
    fn other_bytes_are_refused() {
        for bytes in [&b""[..], b"{}", b"garbage", b"{\"imported\":{}}"] {
            assert!(decode(bytes).is_err());
        }
    }
}
