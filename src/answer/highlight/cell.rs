//! The answer in the row of a table: the cell under the column head that the question has.

use crate::index::{Index, Sentence};
use crate::ranking::{Query, QueryTerm, fit};
use crate::text::{Fit, Span, TypedSpan, cells, column_heads, line_around};

/// The cells of the row that a sentence is, if it is one of a table with column heads.
pub(super) fn row(index: &Index, sentence: u32) -> Option<Vec<Span>> {
    let (text, sentence) = (text_around(index, sentence), index.sentence(sentence));
    column_heads(text)?;
    let row: Vec<Span> = cells(text, line_around(text, sentence.span().start)).collect();
    (row.len() > 1).then_some(row)
}

/// The one cell under a head with words of the question that has none of these itself, as
/// bytes of the paragraph: in "Season | €120 | €60" that for "children". If no head has
/// any, it is the only cell with what is wanted by its form, else the other one of two.
pub(super) fn highlight(index: &Index, query: &Query, number: u32, row: &[Span]) -> Option<Span> {
    let sentence: &Sentence = index.sentence(number);
    let terms = || query.terms.iter().flat_map(QueryTerm::meant);
    let tokens = index.tokens(sentence).iter();
    let said: Vec<Span> = tokens
        .filter(|token| !token.stop && terms().any(|term| term == token.term))
        .map(|token| token.span())
        .collect();
    let is_open = |cell: &Span| !cell.is_empty() && !said.iter().any(|said| cell.contains(*said));
    let is_called = |cell: &Span| {
        terms().any(|term| {
            index
                .alias_spans(number, term)
                .any(|called| called == *cell)
        })
    };
    let is_named = said
        .iter()
        .any(|said| row.iter().any(|cell| cell.contains(*said)));
    let open: Vec<Span> = row.iter().copied().filter(is_open).collect();
    let called: Vec<Span> = open.iter().copied().filter(is_called).collect();
    match (called.as_slice(), open.as_slice()) {
        ([only], _) => Some(*only),
        ([], [other]) if is_named && row.len() == 2 => Some(*other),
        ([], _) if is_named => wanted(index, query, sentence, &open),
        _ => None,
    }
}

/// The only one of `cells` with what is wanted, by its form: a sum for "how much", a date
/// for "when".
fn wanted(index: &Index, query: &Query, sentence: &Sentence, cells: &[Span]) -> Option<Span> {
    let tokens = index.tokens(sentence);
    let kind = query.expected.wanted?.kinds().first()?;
    let is_wanted = |span: &&TypedSpan| match fit(index, query, sentence, **span) {
        Some(fit) => fit == Fit::Fits,
        None => span.kind == *kind,
    };
    let found = || index.spans(sentence).iter().filter(is_wanted);
    let has =
        |cell: &&Span| found().any(|span| cell.contains(tokens[usize::from(span.first)].span()));
    let mut having = cells.iter().filter(has);
    having.next().filter(|_| having.next().is_none()).copied()
}

fn text_around(index: &Index, sentence: u32) -> &str {
    index.text(index.paragraph(index.paragraph_of(sentence)))
}

#[cfg(test)]
mod tests {
    use super::{highlight, row, text_around};
    use crate::article::markdown;
    use crate::index::Index;
    use crate::ranking::{Query, Scope};
    use crate::text::Language;

    #[track_caller]
    fn bold(table: &str, sentence: u32, question: &str, expected: Option<&str>) {
        let read = markdown::read("a", format!("# A\n\n{table}\n").as_bytes());
        let index = Index::build(vec![read.expect("an article").article]);
        let query = Query::new(&index, &Scope::all(&index), Language::English, question);
        let row = row(&index, sentence).expect("a row");
        let found = highlight(&index, &query, sentence, &row);
        assert_eq!(
            found.map(|found| found.of(text_around(&index, sentence))),
            expected
        );
    }

    #[test]
    fn the_cell_is_that_of_the_group_asked_for() {
        let table = "|Ticket|Adults|Students|\n|-|-|-|\n|One visit|€6|€4|\n|Season|€120|€85|";
        bold(
            table,
            2,
            "How much is a season ticket for students?",
            Some("€85"),
        );
        bold(
            table,
            1,
            "What does a single visit cost for adults?",
            Some("€6"),
        );
        // Which of them, nothing tells.
        bold(table, 2, "How much is the season?", None);
        let table = "|Year|Winner|\n|-|-|\n|1994|Brazil|\n|1998|France|";
        bold(table, 1, "Who was the winner of 1994?", Some("Brazil"));
        bold(table, 2, "Who won in 1998?", Some("France"));
        bold(table, 2, "In which year did France win?", Some("1998"));
        let table = "|Item|Level|Price|\n|-|-|-|\n|Boots|12|80 coins|\n|Cloak|3|60 coins|";
        bold(table, 1, "How much are the boots?", Some("80 coins"));
        bold(table, 1, "Who has the boots?", None);
    }

    #[test]
    fn a_list_has_no_cells() {
        let read = markdown::read("a", b"# A\n\n- a\n- b\n").expect("an article");
        assert_eq!(row(&Index::build(vec![read.article]), 1), None);
    }
}
