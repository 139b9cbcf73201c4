//! Sections in the making: headings, summaries, paragraphs and keywords.

use super::plain::is_visible;
use crate::article::{Paragraph, Problem, Section};
use crate::text::{fold, words};

/// What the paragraph with a section's keywords begins with.
pub(super) const KEYWORDS: &str = "Keywords:";

/// The level of the headings that part an article: the first one is its title's.
const TOP: u8 = 2;

/// A section and where it comes from.
pub(super) struct Draft {
    pub(super) section: Section,
    /// The level of its heading, from 1; 0 for the lead.
    pub(super) level: u8,
    /// The line of its heading.
    pub(super) line: usize,
    /// The line of its summary, if it has one.
    summary_line: usize,
    /// Whether nothing stands under the heading yet.
    fresh: bool,
    /// If the last paragraph is an ordinary one: where its lines begin.
    line_starts: Option<Vec<usize>>,
}

impl Draft {
    fn new(heading: Option<String>, level: u8, line: usize) -> Self {
        Self {
            section: Section {
                heading,
                depth: level.saturating_sub(TOP),
                ..Section::default()
            },
            level,
            line,
            summary_line: line,
            fresh: true,
            line_starts: None,
        }
    }
}

/// The sections so far.
pub(super) struct Drafts {
    /// The title in the front matter, folded.
    expected: Option<String>,
    title: Option<String>,
    done: Vec<Draft>,
    current: Draft,
    warnings: Vec<Problem>,
}

impl Drafts {
    pub(super) fn new(title: Option<&str>) -> Self {
        Self {
            expected: title.map(folded),
            title: None,
            done: Vec::new(),
            current: Draft::new(None, 0, 1),
            warnings: Vec::new(),
        }
    }

    /// Whether a quotation would stand where a summary does.
    pub(super) fn takes_summary(&self) -> bool {
        self.current.fresh && self.current.section.summary.is_none()
    }

    pub(super) fn heading(&mut self, text: String, level: u8, line: usize) {
        if !is_visible(&text) {
            self.warn(
                line, "a heading has no text", "write it, or remove the heading",
            );
            return;
        }
        if level == 1 && self.title.is_none() {
            self.title = Some(text.clone());
            let is_first = self.current.level == 0;
            if is_first
                && self
                    .expected
                    .as_ref()
                    .is_none_or(|expected| *expected == folded(&text))
            {
                // The article's title: what follows is still its lead.
                self.current.fresh = true;
                return;
            }
        }
        self.close(level, Draft::new(Some(text), level, line));
    }

    pub(super) fn summary(&mut self, text: String, line: usize) {
        if is_visible(&text) {
            self.current.section.summary = Some(text);
            self.current.summary_line = line;
            self.current.fresh = false;
        }
    }

    /// Adds a paragraph, unless it is empty; an ordinary one brings the places
    /// where its lines begin.
    pub(super) fn paragraph(
        &mut self,
        mut text: String,
        line: usize,
        line_starts: Option<Vec<usize>>,
    ) {
        if is_visible(&text) {
            // It is kept as long as the library: what it grew by goes.
            text.shrink_to_fit();
            self.current
                .section
                .paragraphs
                .push(Paragraph { text, line });
            self.current.line_starts = line_starts;
            self.current.fresh = false;
        }
    }

    /// The first `#` heading, the sections, and what is worth a look.
    pub(super) fn finish(mut self) -> (Option<String>, Vec<Draft>, Vec<Problem>) {
        self.close(0, Draft::new(None, 0, 0));
        (self.title, self.done, self.warnings)
    }

    /// Closes the current section, since a heading of `level` opens `next`.
    fn close(&mut self, level: u8, next: Draft) {
        let mut draft = std::mem::replace(&mut self.current, next);
        take_keywords(&mut draft);
        for paragraph in draft
            .section
            .paragraphs
            .iter()
            .filter(|paragraph| is_keywords(&paragraph.text))
        {
            self.warnings.push(
                Problem::warning(
                    "these keywords are not at the end of their section, so they are read as its text",
                    "move them below its last paragraph",
                )
                .at_line(paragraph.line),
            );
        }
        // A heading right above a deeper one is there for its subsections.
        if draft.level > 0 && level <= draft.level && draft.section.paragraphs.is_empty() {
            let heading = draft.section.title();
            if draft.section.is_empty() {
                self.warn(
                    draft.line,
                    format!("section \"{heading}\" is empty"),
                    "write its text, or remove its heading",
                );
            } else {
                self.warn(
                    draft.line,
                    format!("section \"{heading}\" has a summary, but no text to quote"),
                    "write its text under the summary",
                );
            }
        }
        self.done.push(draft);
    }

    fn warn(&mut self, line: usize, message: impl Into<String>, remedy: &str) {
        self.warnings
            .push(Problem::warning(message, remedy).at_line(line));
    }
}

/// The words of `text`, folded; what has no words stays as it is.
pub(super) fn folded(text: &str) -> String {
    let folded: Vec<_> = words(text).map(|word| fold(word.text)).collect();
    if folded.is_empty() {
        text.to_owned()
    } else {
        folded.join(" ")
    }
}

pub(super) fn is_keywords(text: &str) -> bool {
    text.get(..KEYWORDS.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(KEYWORDS))
}

/// Takes the keywords off the end of the section's last paragraph, where they
/// begin a line.
fn take_keywords(draft: &mut Draft) {
    let (Some(line_starts), Some(last)) = (&draft.line_starts, draft.section.paragraphs.last_mut())
    else {
        return;
    };
    let text = &last.text;
    // A break after some text has become a space, which begins no line.
    let starts = line_starts
        .iter()
        .map(|&end| if end == 0 { 0 } else { end + 1 });
    let Some(start) = std::iter::once(0)
        .chain(starts)
        .find(|&start| text.get(start..).is_some_and(is_keywords))
    else {
        return;
    };
    let keywords = text[start + KEYWORDS.len()..].split(',').map(str::trim);
    draft.section.keywords = keywords
        .filter(|keyword| !keyword.is_empty())
        .map(str::to_owned)
        .collect();
    last.text.truncate(start);
    last.text.truncate(last.text.trim_end().len());
    if !is_visible(&last.text) {
        draft.section.paragraphs.pop();
    }
}

/// Makes sure that there is a paragraph to quote, and says whether there is: an
/// article of nothing but quotations is quoted from these.
pub(super) fn quotable(drafts: &mut [Draft]) -> bool {
    let has_paragraphs = |draft: &Draft| !draft.section.paragraphs.is_empty();
    if drafts.iter().any(has_paragraphs) {
        return true;
    }
    for draft in drafts.iter_mut() {
        let line = draft.summary_line;
        let text = draft.section.summary.take();
        draft
            .section
            .paragraphs
            .extend(text.map(|text| Paragraph { text, line }));
    }
    drafts.iter().any(has_paragraphs)
}
