use dom_query::NodeRef;

use super::super::clean::{collapse, collapse_lines};
use super::super::draft::Block;
use super::numbering::{Numbering, numbered};

/// Below this depth everything is taken as plain text: no page that a person
/// wrote is nested so deep, and recursion must end before the stack does.
const DEEPEST: usize = 400;

/// What holds nothing to read.
const SKIPPED: &[&str] = &[
    "annotation", "annotation-xml", "audio", "button", "canvas", "datalist", "dialog", "embed",
    "head", "iframe", "input", "link", "meta", "nav", "noscript", "object", "optgroup", "option",
    "progress", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title",
    "video",
];

/// What stands on lines of its own.
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup",
    "hr", "html", "legend", "li", "main", "menu", "ol", "p", "search", "section", "summary",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
];

/// A list whose items have more characters than this, on average, is a row of
/// paragraphs.
const LONG_ITEM: usize = 300;

/// The headings and paragraphs under `root`, in order. A heading that has
/// nothing under it, not even a lesser heading, stood over what was dropped.
pub(super) fn blocks(root: &NodeRef<'_>) -> Vec<Block> {
    let mut walk = Walk::default();
    walk.children(root, 0);
    walk.end_paragraph();
    let mut kept = Vec::with_capacity(walk.pieces.len());
    let mut below = 0;
    for (level, block) in walk.pieces.into_iter().rev() {
        if level == TEXT || level < below {
            kept.push(block);
            below = level;
        }
    }
    kept.reverse();
    kept
}

/// What stands for the level of a paragraph: below all headings.
const TEXT: u8 = 7;

#[derive(Default)]
struct Walk {
    /// What has been found, with the levels of the headings from 1 to 6.
    pieces: Vec<(u8, Block)>,
    /// The text of the paragraph so far. A line feed in it is a `<br>`.
    text: String,
    /// The numbers of the lists that are around, `None` for one without.
    numberings: Vec<Option<Numbering>>,
    /// The number of the item whose text is still to come.
    number: Option<i64>,
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>, depth: usize) {
        if depth > DEEPEST {
            push_text(&mut self.text, &node.text());
            return;
        }
        for child in node.children_it(false) {
            if child.is_text() {
                push_text(&mut self.text, &child.text());
            } else if let Some(name) = child.node_name() {
                self.element(&child, &name, depth + 1);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) {
        match name {
            _ if SKIPPED.contains(&name) => {}
            "br" => self.text.push('\n'),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                let heading = inline_text(node, depth);
                if !heading.is_empty() {
                    let heading = self.numbered(heading);
                    let level = name.as_bytes()[1] - b'0';
                    self.pieces.push((level, Block::Heading(heading)));
                }
            }
            "ul" | "ol" | "menu" | "dl" if !has_structure(node) && !has_long_items(node) => {
                self.end_paragraph();
                let mut items = Vec::new();
                list_items(node, depth, &mut Numbering::of(node), &mut items);
                self.paragraph(items.join("\n"));
            }
            "ul" | "ol" | "menu" => {
                self.numberings.push(Numbering::of(node));
                self.block(node, depth);
                self.numberings.pop();
            }
            "li" => self.item(node, depth),
            "table" if is_data_table(node) => {
                self.end_paragraph();
                // Before its first row it would be a part of the table.
                self.number = None;
                self.table(node, depth);
            }
            "pre" => {
                self.end_paragraph();
                self.paragraph(collapse_lines(&node.text()));
            }
            _ if name == "table" || BLOCKS.contains(&name) => self.block(node, depth),
            _ => self.children(node, depth),
        }
    }

    fn block(&mut self, node: &NodeRef<'_>, depth: usize) {
        self.end_paragraph();
        self.children(node, depth);
        self.end_paragraph();
    }

    fn item(&mut self, node: &NodeRef<'_>, depth: usize) {
        self.end_paragraph();
        let numbering = self.numberings.last_mut().and_then(Option::as_mut);
        if let Some(numbering) = numbering {
            self.number = Some(numbering.take(node));
        }
        self.block(node, depth);
        self.number = None;
    }

    fn table(&mut self, node: &NodeRef<'_>, depth: usize) {
        for caption in node
            .children_it(false)
            .filter(|child| child.has_name("caption"))
        {
            self.paragraph(inline_text(&caption, depth));
        }
        let rows: Vec<String> = rows(node)
            .iter()
            .map(|row| {
                let cells: Vec<String> = cells(row)
                    .iter()
                    .map(|cell| inline_text(cell, depth))
                    .collect();
                if cells.iter().all(String::is_empty) {
                    String::new()
                } else {
                    collapse(&cells.join(" | "))
                }
            })
            .filter(|row| !row.is_empty())
            .collect();
        self.paragraph(rows.join("\n"));
    }

    /// Ends the paragraph that the text so far makes up. Two line breaks in a
    /// row part paragraphs, as people write who know no `<p>`.
    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let mut part = String::new();
        for line in text.split('\n') {
            if line.trim().is_empty() {
                self.paragraph(collapse(&part));
                part.clear();
            } else {
                part.push_str(line);
                part.push(' ');
            }
        }
        self.paragraph(collapse(&part));
    }

    fn paragraph(&mut self, text: String) {
        if !text.is_empty() {
            let text = self.numbered(text);
            self.pieces.push((TEXT, Block::Paragraph(text)));
        }
    }

    /// `text`, with the number of its item if it is the first of that.
    fn numbered(&mut self, text: String) -> String {
        match self.number.take() {
            Some(number) => numbered(number, &text),
            None => text,
        }
    }
}

/// Adds the text of a text node, whose line breaks are mere white space.
fn push_text(text: &mut String, piece: &str) {
    text.extend(
        piece
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c }),
    );
}

/// All text under `node` as one line.
fn inline_text(node: &NodeRef<'_>, depth: usize) -> String {
    let mut text = String::new();
    push_inline(node, depth, false, &mut text);
    collapse(&text)
}

fn push_inline(node: &NodeRef<'_>, depth: usize, without_lists: bool, text: &mut String) {
    if depth > DEEPEST {
        text.push_str(&node.text());
        return;
    }
    for child in node.children_it(false) {
        if child.is_text() {
            text.push_str(&child.text());
            continue;
        }
        let Some(name) = child.node_name() else {
            continue;
        };
        let name: &str = &name;
        if SKIPPED.contains(&name) || without_lists && is_list(name) {
            continue;
        }
        let is_apart = name == "br" || name == "table" || name == "pre" || BLOCKS.contains(&name);
        if is_apart {
            text.push(' ');
        }
        push_inline(&child, depth + 1, without_lists, text);
        if is_apart {
            text.push(' ');
        }
    }
}

fn is_list(name: &str) -> bool {
    matches!(name, "ul" | "ol" | "menu" | "dl")
}

/// Adds the items of a list, each on its line, those of lists within it too.
fn list_items(
    list: &NodeRef<'_>,
    depth: usize,
    numbering: &mut Option<Numbering>,
    items: &mut Vec<String>,
) {
    if depth > DEEPEST {
        items.push(collapse(&list.text()));
        return;
    }
    for child in list.children_it(false) {
        let Some(name) = child.node_name() else {
            continue;
        };
        if is_list(&name) {
            list_items(&child, depth + 1, &mut Numbering::of(&child), items);
            continue;
        }
        if name.as_ref() == "div" {
            list_items(&child, depth + 1, numbering, items);
            continue;
        }
        let number = numbering
            .as_mut()
            .filter(|_| name.as_ref() == "li")
            .map(|numbering| numbering.take(&child));
        let mut text = String::new();
        push_inline(&child, depth + 1, true, &mut text);
        let text = collapse(&text);
        if !text.is_empty() && !SKIPPED.contains(&name.as_ref()) {
            items.push(match number {
                Some(number) => numbered(number, &text),
                None => text,
            });
        }
        inner_lists(&child, depth + 1, items);
    }
}

fn inner_lists(node: &NodeRef<'_>, depth: usize, items: &mut Vec<String>) {
    if depth > DEEPEST {
        return;
    }
    for child in node.children_it(false) {
        match child.node_name() {
            Some(name) if is_list(&name) => {
                list_items(&child, depth + 1, &mut Numbering::of(&child), items)
            }
            Some(name) if !SKIPPED.contains(&name.as_ref()) => {
                inner_lists(&child, depth + 1, items)
            }
            _ => {}
        }
    }
}

/// Whether a list is a frame around parts of the page rather than a list.
fn has_structure(list: &NodeRef<'_>) -> bool {
    list.descendants_it().any(|node| {
        node.node_name().is_some_and(|name| {
            matches!(
                name.as_ref(),
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "pre" | "article" | "section"
            )
        })
    })
}

fn has_long_items(list: &NodeRef<'_>) -> bool {
    let items = list
        .descendants_it()
        .filter(|node| ["li", "dt", "dd"].iter().any(|name| node.has_name(name)))
        .count();
    list.normalized_char_count() > items.max(1) * LONG_ITEM
}

/// Whether a table holds data rather than the page's layout.
fn is_data_table(table: &NodeRef<'_>) -> bool {
    let has_inner_structure = table.descendants_it().any(|node| {
        node.node_name().is_some_and(|name| {
            matches!(
                name.as_ref(),
                "h1" | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
                    | "table"
                    | "article"
                    | "section"
                    | "blockquote"
                    | "pre"
            )
        })
    });
    if has_inner_structure {
        return false;
    }
    let rows = rows(table);
    let is_prose = |cell: &NodeRef<'_>| {
        cell.descendants_it()
            .filter(|node| node.has_name("p"))
            .count()
            > 1
    };
    rows.iter().map(|row| cells(row).len()).max().unwrap_or(0) > 1
        && !rows.iter().any(|row| cells(row).iter().any(is_prose))
}

fn rows<'a>(table: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let mut rows = Vec::new();
    for child in table.children_it(false) {
        match child.node_name().as_deref() {
            Some("tr") => rows.push(child),
            Some("thead" | "tbody" | "tfoot") => {
                rows.extend(child.children_it(false).filter(|row| row.has_name("tr")))
            }
            _ => {}
        }
    }
    rows
}

fn cells<'a>(row: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    row.children_it(false)
        .filter(|cell| cell.has_name("td") || cell.has_name("th"))
        .collect()
}
