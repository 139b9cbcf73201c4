//! From Markdown to sections of plain paragraphs.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html::{self, Left};
use super::plain::{self, Plain};
use super::sections::{Draft, Drafts};
use super::source::Lines;
use crate::article::Problem;

/// What the Markdown says.
pub(super) struct Body {
    /// The first `#` heading.
    pub(super) title: Option<String>,
    /// The lead, then the sections.
    pub(super) drafts: Vec<Draft>,
    pub(super) warnings: Vec<Problem>,
}

/// Reads `text` from byte `start` on, as the body of an article whose front
/// matter calls it `title`.
pub(super) fn read(text: &str, start: usize, lines: &Lines, title: Option<&str>) -> Body {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let markdown = &text[start..];
    let mut reader = Reader {
        markdown,
        start,
        lines,
        drafts: Drafts::new(title),
        depth: 0,
        unit: None,
        html: String::new(),
    };
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        reader.event(event, range);
    }
    let (title, drafts, warnings) = reader.drafts.finish();
    Body {
        title,
        drafts,
        warnings,
    }
}

/// What becomes of a block once it is complete.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading(HeadingLevel),
    /// A quotation right under a heading.
    Summary,
    /// A paragraph of its own, which may turn out to be keywords.
    Paragraph,
    /// A list, a table or code: its line breaks stay.
    Lines,
    /// A block of HTML, which may hold several paragraphs.
    Html,
}

/// The outermost block that becomes a heading, a summary or a paragraph.
struct Unit {
    kind: Kind,
    text: Plain,
    /// Where the lines of a paragraph begin in its text.
    line_starts: Vec<usize>,
    /// Its bytes in the Markdown.
    range: Range<usize>,
    /// How many blocks and spans are around it.
    depth: usize,
    /// Within a row of a table.
    row: Row,
    /// The numbers of the items that it is within, outermost first.
    numbers: Vec<Range<usize>>,
    in_code: bool,
}

/// The row of a table that is being read.
#[derive(Default)]
struct Row {
    start: usize,
    cells: usize,
}

struct Reader<'a> {
    markdown: &'a str,
    start: usize,
    lines: &'a Lines,
    drafts: Drafts,
    depth: usize,
    unit: Option<Unit>,
    html: String,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.start(&tag, range);
                self.depth += 1;
            }
            Event::End(end) => {
                self.depth -= 1;
                self.end(end);
            }
            Event::Html(raw) => self.html.push_str(&raw),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::InlineHtml(markup) => self.gap(html::left_by(&markup)),
            Event::SoftBreak | Event::HardBreak => {
                self.gap(Left::Space);
                if let Some(unit) = &mut self.unit {
                    unit.line_starts.push(unit.text.len());
                }
            }
            Event::Rule | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let kind = match tag {
            Tag::Heading { level, .. } if self.depth == 0 => Kind::Heading(*level),
            Tag::BlockQuote(None) if self.depth == 0 && self.drafts.takes_summary() => {
                Kind::Summary
            }
            Tag::Paragraph if self.depth == 0 => Kind::Paragraph,
            // Quoted, or of a footnote: no keywords, no heading.
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::List(_)
            | Tag::Table(_)
            | Tag::CodeBlock(_) => Kind::Lines,
            Tag::HtmlBlock => Kind::Html,
            _ => return self.inner_start(tag, range),
        };
        if self.unit.is_some() {
            return self.inner_start(tag, range);
        }
        self.unit = Some(Unit {
            kind,
            text: Plain::new(),
            line_starts: Vec::new(),
            range,
            depth: self.depth,
            row: Row::default(),
            numbers: Vec::new(),
            in_code: matches!(tag, Tag::CodeBlock(_)),
        });
    }

    /// A tag within a unit.
    fn inner_start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let Some(unit) = &mut self.unit else { return };
        match tag {
            Tag::Item => unit.item(&self.markdown[range]),
            Tag::TableHead | Tag::TableRow => {
                unit.part();
                unit.row = Row {
                    start: unit.text.len(),
                    cells: 0,
                };
            }
            Tag::TableCell => {
                if unit.row.cells > 0 {
                    unit.text.space();
                    unit.text.push("|");
                    unit.text.space();
                }
                unit.row.cells += 1;
            }
            Tag::CodeBlock(_) => {
                unit.in_code = true;
                unit.part();
            }
            tag if is_block(tag) => unit.part(),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        if end == TagEnd::HtmlBlock {
            let html = std::mem::take(&mut self.html);
            if let Some(unit) = &mut self.unit {
                unit.part();
                unit.text.push_lines(&html::text(&html));
                unit.part();
            }
        }
        match self.unit.take() {
            Some(unit) if unit.depth == self.depth => self.finish(unit),
            Some(mut unit) => {
                unit.inner_end(end);
                self.unit = Some(unit);
            }
            None => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.unit {
            Some(unit) if unit.in_code && unit.kind != Kind::Summary => unit.text.push_lines(text),
            Some(unit) => unit.text.push(text),
            None => {}
        }
    }

    fn gap(&mut self, gap: Left) {
        if let Some(unit) = &mut self.unit {
            match gap {
                Left::Nothing => {}
                Left::Space | Left::Line => unit.text.space(),
            }
        }
    }

    fn finish(&mut self, unit: Unit) {
        let line = self.lines.number(self.start + unit.range.start);
        let text = unit.text.finish();
        match unit.kind {
            Kind::Heading(level) => {
                let raw = &self.markdown[unit.range];
                self.drafts
                    .heading(without_id(text, raw), level as u8, line);
            }
            Kind::Summary => self.drafts.summary(text.replace('\n', " "), line),
            Kind::Paragraph => self.drafts.paragraph(text, line, Some(unit.line_starts)),
            Kind::Lines => self.drafts.paragraph(text, line, None),
            Kind::Html => {
                for paragraph in text.split('\n') {
                    self.drafts.paragraph(paragraph.to_owned(), line, None);
                }
            }
        }
    }
}

impl Unit {
    /// Parts two blocks within the unit; nothing parts an item from its number.
    fn part(&mut self) {
        if !self.ends_in_number() {
            self.text.line();
        }
    }

    fn ends_in_number(&self) -> bool {
        let ends = |number: &Range<usize>| !number.is_empty() && number.end == self.text.len();
        self.numbers.last().is_some_and(ends)
    }

    /// Begins an item with its number as it was written: that is text of the article, and
    /// whoever writes "21. June" at the beginning of an item or a paragraph means no list.
    fn item(&mut self, raw: &str) {
        self.part();
        let start = self.text.len();
        self.text.push(written_number(raw));
        self.numbers.push(start..self.text.len());
        if self.ends_in_number() {
            self.text.space();
        }
    }

    /// Ends an item; a number without text goes.
    fn item_end(&mut self) {
        let is_empty = self.ends_in_number();
        if let Some(number) = self.numbers.pop()
            && is_empty
        {
            self.text.cut(number.start);
        }
        self.part();
    }

    fn inner_end(&mut self, end: TagEnd) {
        match end {
            TagEnd::TableHead | TagEnd::TableRow => {
                // A row of empty cells says nothing.
                if self
                    .text
                    .since(self.row.start)
                    .chars()
                    .all(|c| c == '|' || c.is_whitespace())
                {
                    self.text.cut(self.row.start);
                }
                self.part();
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.part();
            }
            TagEnd::Item => self.item_end(),
            end if is_block_end(end) => self.part(),
            _ => {}
        }
    }
}

/// The number and its mark that an item's Markdown begins with; nothing for a bullet.
fn written_number(raw: &str) -> &str {
    let raw = raw.trim_start();
    let figures = raw.bytes().take_while(u8::is_ascii_digit).count();
    let has_mark = figures > 0 && raw[figures..].starts_with(['.', ')']);
    &raw[..if has_mark { figures + 1 } else { 0 }]
}

fn is_block(tag: &Tag<'_>) -> bool {
    is_block_end(tag.to_end())
}

fn is_block_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
    )
}

/// The heading `text` without the `{#id}` that Hugo, Zola and Pandoc allow at
/// its end, unless that is escaped in the `raw` Markdown.
fn without_id(mut text: String, raw: &str) -> String {
    let raw = raw
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end()
        .trim_end_matches('#')
        .trim_end();
    let Some(at) = raw.rfind(" {#") else {
        return text;
    };
    let id = &raw[at + 1..];
    let is_id =
        id.ends_with('}') && !id[2..id.len() - 1].contains(|c: char| c.is_whitespace() || c == '}');
    if is_id && text.ends_with(&format!(" {}", plain::line(id))) {
        text.truncate(text.len() - id.len() - 1);
    }
    text
}
