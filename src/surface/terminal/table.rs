//! Aligned columns.

use anstyle::Style;

use super::page::Page;
use super::style::{PLAIN, QUIET};
use super::wrap::columns;

/// What stands before each column.
const GAP: &str = "  ";

/// To which side a column leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows of cells under a heading, each column as wide as its widest cell.
#[derive(Debug)]
pub(super) struct Table<const N: usize> {
    aligned: [Align; N],
    rows: Vec<([String; N], Style)>,
}

impl<const N: usize> Table<N> {
    /// A table without a heading.
    pub(super) fn new(aligned: [Align; N]) -> Self {
        Self {
            aligned,
            rows: Vec::new(),
        }
    }

    /// A table whose columns have names.
    pub(super) fn headed(aligned: [Align; N], names: [&str; N]) -> Self {
        let mut table = Self::new(aligned);
        table.rows.push((names.map(str::to_owned), QUIET));
        table
    }

    /// One more row.
    pub(super) fn row(&mut self, cells: [String; N]) {
        self.rows.push((cells, PLAIN));
    }

    /// Draws it, indented, two spaces between columns. What is too wide for the
    /// page goes on below, in the last column if that one leans left.
    pub(super) fn draw(&self, page: &mut Page) {
        let mut widths = [0; N];
        for (cells, _) in &self.rows {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = columns(cell).max(*width);
            }
        }
        let before_last: usize = widths.iter().rev().skip(1).sum::<usize>() + GAP.len() * N;
        for (cells, style) in &self.rows {
            let mut line = String::new();
            for (column, cell) in cells.iter().enumerate() {
                let padding = " ".repeat(widths[column] - columns(cell));
                line.push_str(GAP);
                match self.aligned[column] {
                    Align::Left if column + 1 == N => {
                        page.hanging(*style, &line, before_last, cell);
                        line.clear();
                    }
                    Align::Left => line.extend([cell.as_str(), &padding]),
                    Align::Right => line.extend([&padding, cell.as_str()]),
                }
            }
            if !line.is_empty() {
                page.line(&[(*style, line.trim_end())]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Align, Page, Table};

    #[test]
    fn columns_are_as_wide_as_they_look() {
        let mut table = Table::headed([Align::Left, Align::Right], ["NAME", "N"]);
        table.row(["国民".into(), "1".into()]);
        table.row(["e\u{301}".into(), "12".into()]);
        let mut page = Page::new(80);
        table.draw(&mut page);
        let drawn = anstream::adapter::strip_str(&page.finish()).to_string();
        assert_eq!(drawn, "  NAME   N\n  国民   1\n  e\u{301}     12\n");
    }

    #[test]
    fn the_last_column_goes_on_below() {
        let mut table = Table::new([Align::Right, Align::Left]);
        table.row(["§1".into(), "A heading of several words".into()]);
        table.row(["§10".into(), String::new()]);
        let mut page = Page::new(24);
        table.draw(&mut page);
        let drawn = anstream::adapter::strip_str(&page.finish()).to_string();
        assert_eq!(drawn, "   §1  A heading of\n       several words\n  §10\n");
    }
}
