//! A page: text laid out for a width, with styles, a line at a time.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::style::{PLAIN, QUIET};
use super::wrap::{columns, wrap};
use crate::text::Span;

/// The bar before a quotation.
pub(super) const BAR: &str = "│ ";

/// The bar before the part of a paragraph that was quoted.
pub(super) const HEAVY_BAR: &str = "┃ ";

/// However narrow the terminal, a line keeps this many columns.
const NARROWEST: usize = 16;

/// Text laid out for a width.
#[derive(Debug)]
pub(super) struct Page {
    width: usize,
    text: String,
}

impl Page {
    /// An empty page, `width` columns wide.
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            text: String::new(),
        }
    }

    /// A blank line, unless there is one, or nothing above it.
    pub(super) fn gap(&mut self) {
        if !(self.text.is_empty() || self.text.ends_with("\n\n")) {
            self.text.push('\n');
        }
    }

    /// A paragraph of `text`.
    pub(super) fn text(&mut self, style: Style, text: &str) {
        self.flow(["", ""], text, style, &[]);
    }

    /// A paragraph of `text`, indented.
    pub(super) fn indented(&mut self, style: Style, text: &str) {
        self.flow(["  ", "  "], text, style, &[]);
    }

    /// `text` as it is, indented and never broken: what people copy.
    pub(super) fn unbroken(&mut self, style: Style, text: &str) {
        self.text.push_str("  ");
        self.run(style, text);
        self.text.push('\n');
    }

    /// An item of a list.
    pub(super) fn item(&mut self, text: &str) {
        self.flow(["  • ", "    "], text, PLAIN, &[]);
    }

    /// A quotation, with a bar at its side and the `marked` spans in a style.
    pub(super) fn quote(&mut self, bar: &str, text: &str, marked: &[Span], mark: Style) {
        let marks: Vec<(Span, Style)> = marked.iter().map(|&span| (span, mark)).collect();
        self.flow([bar, bar], text, PLAIN, &marks);
    }

    /// `text` after `first`, going on `indent` columns from the left.
    pub(super) fn hanging(&mut self, style: Style, first: &str, indent: usize, text: &str) {
        self.flow([first, &" ".repeat(indent)], text, style, &[]);
    }

    /// One line, cut at nothing.
    pub(super) fn line(&mut self, runs: &[(Style, &str)]) {
        for &(style, text) in runs {
            self.run(style, text);
        }
        self.text.push('\n');
    }

    /// The page, ready to be written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// How wide it is.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// `text` broken into lines, the first after `prefixes[0]`, the others
    /// after `prefixes[1]`.
    fn flow(&mut self, prefixes: [&str; 2], text: &str, base: Style, marks: &[(Span, Style)]) {
        let room = self
            .width
            .saturating_sub(columns(prefixes[0]))
            .max(NARROWEST);
        for (number, line) in wrap(text, room).into_iter().enumerate() {
            let prefix = prefixes[usize::from(number > 0)];
            let is_bar = [BAR, HEAVY_BAR].contains(&prefix);
            self.run(if is_bar { QUIET } else { base }, prefix);
            self.marked(line, text, base, marks);
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
        }
    }

    /// The `line` of `text`, in runs of one style each. Marks may overlap or
    /// end anywhere: a grapheme has the style of the first that holds its start.
    fn marked(&mut self, line: Span, text: &str, base: Style, marks: &[(Span, Style)]) {
        let style_at = |at: usize| {
            marks
                .iter()
                .find(|(span, _)| span.start <= at && at < span.end)
                .map_or(base, |&(_, style)| style)
        };
        let mut run_start = line.start;
        let mut run_style = style_at(line.start);
        for (offset, _) in line.of(text).grapheme_indices(true) {
            let at = line.start + offset;
            let style = style_at(at);
            if style != run_style {
                self.run(run_style, &text[run_start..at]);
                (run_start, run_style) = (at, style);
            }
        }
        self.run(run_style, &text[run_start..line.end]);
    }

    /// `text` in `style`, without anything that could steer the terminal.
    fn run(&mut self, style: Style, text: &str) {
        if text.is_empty() {
            return;
        }
        // Writing to a string can't fail.
        let _ = write!(self.text, "{style}");
        self.text.extend(text.chars().map(harmless));
        let _ = write!(self.text, "{style:#}");
    }
}

/// `c`, or what stands for it if it would move the cursor or change colours:
/// an article or a question is shown, never obeyed.
fn harmless(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() || turns_direction(c) => '\u{fffd}',
        c => c,
    }
}

/// Whether `c` makes what follows run the other way, and so look like another text.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::super::style::STRONG;
    use super::{BAR, PLAIN, Page, Span};

    fn plain(page: Page) -> String {
        anstream::adapter::strip_str(&page.finish()).to_string()
    }

    #[test]
    fn a_quotation_has_its_bar_on_every_line() {
        let mut page = Page::new(22);
        page.quote(BAR, "One two three four five six", &[], STRONG);
        assert_eq!(plain(page), "│ One two three four\n│ five six\n");
    }

    #[test]
    fn a_mark_is_kept_across_lines() {
        let mut page = Page::new(20);
        page.quote("", "One two three four five", &[Span::new(8, 18)], STRONG);
        assert_eq!(
            page.finish(),
            "One two \u{1b}[1mthree four\u{1b}[0m\nfive\n"
        );
    }

    #[test]
    fn a_mark_outside_the_text_or_inside_a_letter_is_no_panic() {
        let mut page = Page::new(20);
        page.quote("", "äöü", &[Span::new(1, 3), Span::new(90, 99)], STRONG);
        assert_eq!(plain(page), "äöü\n");
    }

    #[test]
    fn text_cannot_steer_the_terminal() {
        let mut page = Page::new(40);
        page.text(PLAIN, "a\u{1b}[2Jb\u{7}\u{9b}c\rd");
        assert_eq!(page.finish(), "a\u{fffd}[2Jb\u{fffd}\u{fffd}c\u{fffd}d\n");
    }

    #[test]
    fn gaps_are_single() {
        let mut page = Page::new(40);
        page.gap();
        page.text(PLAIN, "a");
        page.gap();
        page.gap();
        page.text(PLAIN, "b");
        assert_eq!(page.finish(), "a\n\nb\n");
    }
}
