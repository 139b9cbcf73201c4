//! What a table's column heads say of the cells below them.

use super::{Index, TermId, Token};
use crate::text::{Span, cells, line_around};

impl Index {
    /// Notes what the cells of a table are called by its column `heads`, as aliases are
    /// noted: "Season | €120 | €60" is found by "children", whose head stands over "€60".
    /// The sentences from `first` on are those of the paragraph `text`.
    pub(super) fn columns(&mut self, text: &str, heads: Span, first: u32) {
        let mut named: Vec<(usize, TermId)> = Vec::new();
        for sentence in &mut self.sentences[first as usize..] {
            if !heads.contains(sentence.span()) {
                break;
            }
            sentence.heads_columns = true;
            let tokens = &self.tokens[sentence.first_token as usize..sentence.end_token as usize];
            for (column, head) in cells(text, heads).enumerate() {
                let inside = |token: &&Token| head.contains(token.span()) && !token.stop;
                named.extend(
                    tokens
                        .iter()
                        .filter(inside)
                        .map(|token| (column, token.term)),
                );
            }
        }
        for (number, sentence) in (first..).zip(&self.sentences[first as usize..]) {
            if sentence.heads_columns {
                continue;
            }
            let span = sentence.span();
            let row: Vec<Span> = cells(text, line_around(text, span.start)).collect();
            let tokens = &self.tokens[sentence.first_token as usize..sentence.end_token as usize];
            for &(column, term) in &named {
                let cell = row
                    .get(column)
                    .filter(|cell| !cell.is_empty() && span.contains(**cell));
                if let Some(&cell) = cell
                    && row.len() > 1
                    && !tokens.iter().any(|token| token.term == term)
                {
                    self.by_alias.push((number, term, cell));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Index;
    use crate::article::markdown;

    #[test]
    fn cells_are_called_by_their_heads() {
        let table =
            "# A\n\n|Ticket|Adults|Young adults|\n|-|-|-|\n|Season|€120||\n|Adults' day|€9|€5|\n";
        let read = markdown::read("a", table.as_bytes()).expect("an article");
        let index = Index::build(vec![read.article]);
        let text = index.text(index.paragraph(0));
        let called = |sentence, word| {
            let term = index.vocabulary().id(word).expect("a term");
            let spans = index.alias_spans(sentence, term);
            spans.map(|span| span.of(text)).collect::<Vec<_>>()
        };
        assert!(index.sentence(0).heads_columns && !index.sentence(1).heads_columns);
        assert_eq!(called(0, "adult"), [""; 0]);
        assert_eq!(called(1, "adult"), ["€120"]);
        assert_eq!(called(1, "ticket"), ["Season"]);
        assert_eq!(called(1, "young"), [""; 0]);
        assert_eq!(called(2, "young"), ["€5"]);
        // The row says it itself.
        assert_eq!(called(2, "adult"), [""; 0]);
        let postings = index.sentence_postings(index.vocabulary().id("ticket").expect("a term"));
        assert_eq!(
            postings
                .iter()
                .map(|posting| posting.place)
                .collect::<Vec<_>>(),
            [0, 1, 2]
        );
    }
}
