//! Tables in plain text: a row is a line, its cells are parted by " | ".

use super::Span;

/// What parts two cells.
const BAR: char = '|';

/// The column heads of a table: its first line, if that has several cells without a figure
/// and the lines below have as many (a line without a bar, which runs across the columns,
/// aside). A year is no figure here.
///
/// ```
/// use footnote::text::column_heads;
///
/// let table = "Ticket | Adults | Children\nOne visit | €6 | €3\nSeason | €120 | €60";
/// assert_eq!(column_heads(table).map(|heads| heads.of(table)), Some("Ticket | Adults | Children"));
/// assert_eq!(column_heads("One visit | €6 | €3\nSeason | €120 | €60"), None);
/// ```
#[must_use]
pub fn column_heads(text: &str) -> Option<Span> {
    let mut lines = lines(text);
    let first = lines.next()?;
    let columns = bars(first.of(text));
    let rows = lines.filter(|line| bars(line.of(text)) > 0);
    let mut rows = rows.map(|line| bars(line.of(text))).peekable();
    let is_table = columns > 0 && rows.peek().is_some() && rows.all(|bars| bars == columns);
    let heads = || cells(text, first).filter(|cell| !cell.is_empty());
    let is_figure = |head: Span| {
        let word = head.of(text);
        let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        word.contains(|c: char| c.is_numeric()) && !is_year
    };
    (is_table && heads().count() > 1 && !heads().any(is_figure)).then_some(first)
}

/// The cells of a line of `text`, without the space around them; some may be empty.
pub fn cells(text: &str, line: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = line.start;
    line.of(text).split(BAR).map(move |cell| {
        let from = start + cell.len() - cell.trim_start().len();
        start += cell.len() + BAR.len_utf8();
        Span::new(from, from + cell.trim().len())
    })
}

/// The line of `text` that a byte stands in.
pub fn line_around(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    Span::new(start, end)
}

fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        span
    })
}

fn bars(line: &str) -> usize {
    line.bytes().filter(|&b| b == BAR as u8).count()
}

#[cfg(test)]
mod tests {
    use super::{Span, cells, column_heads, line_around};

    #[track_caller]
    fn heads(text: &str, expected: Option<&str>) {
        assert_eq!(column_heads(text).map(|heads| heads.of(text)), expected);
    }

    #[test]
    fn heads_are_over_rows_of_as_many_cells() {
        heads("Day | Opens\nSunday | 10:00", Some("Day | Opens"));
        heads(
            "Goods | 1990 | 2000\nCoal | 5 | 7",
            Some("Goods | 1990 | 2000"),
        );
        heads(
            "| Opens | Closes\nSunday | 10:00 | 18:00",
            Some("| Opens | Closes"),
        );
        heads(
            "Day | Opens\nIn summer\nSunday | 10:00",
            Some("Day | Opens"),
        );
        heads("Day | Opens", None);
        heads("Day | Opens\nSunday | 10:00 | 18:00", None);
        heads("Sunday | 10:00\nMonday | 9:00", None);
        heads("| \nSunday | 10:00", None);
        heads("Eggs\nMilk", None);
        heads("", None);
    }

    #[test]
    fn cells_are_bare_and_may_be_empty() {
        let text = "Ä | b\n|  c d | ";
        let found = |at| {
            let cells = cells(text, line_around(text, at));
            cells.map(|cell| cell.of(text)).collect::<Vec<_>>()
        };
        assert_eq!(found(0), ["Ä", "b"]);
        assert_eq!(found(9), ["", "c d", ""]);
        assert_eq!(line_around("a\n\nb", 2), Span::new(2, 2));
    }
}
