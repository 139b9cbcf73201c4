//! When somebody was born and died, as encyclopaedias write it: "Ada Stone (3 May 1862 – 19
//! November 1934) was …".

use super::Token;
use crate::text::Span;
use crate::text::months::is_month;

/// The words, English and folded, that the two dates stand for.
pub(super) const WORDS: [&[&str]; 2] = [&["born", "birth"], &["died", "death"]];

/// More words make no date.
const LONGEST: usize = 4;

/// The dates of birth and death behind the name with which the sentence of these `tokens`
/// begins, in the paragraph `text`: both with a year, in one bracket, parted by a dash.
pub(super) fn lifespan(text: &str, tokens: &[Token]) -> Option<[Span; 2]> {
    let first = tokens.first()?.span();
    let end = tokens.last()?.span().end;
    let opens = first.start + text[first.start..end].find('(')?;
    let closes = opens + text[opens..].find(')')?;
    let dash = opens + text[opens..closes].find(['–', '—', '-'])?;
    let named = tokens.iter().take_while(|token| token.span().end <= opens);
    let is_name = |token: &Token| {
        let word = token.span().of(text);
        word.starts_with(char::is_uppercase)
    };
    if named.clone().count() < 2 || !named.clone().all(is_name) {
        return None;
    }
    let date = |from: usize, to: usize| {
        let inside = |token: &&Token| (from..to).contains(&token.span().start);
        let words: Vec<Span> = tokens
            .iter()
            .filter(inside)
            .map(|token| token.span())
            .collect();
        let is_year = |word: &Span| word.len() == 4 && word.of(text).parse::<u16>().is_ok();
        let is_part = |word: &Span| {
            let word = word.of(text);
            word.parse::<u16>().is_ok() || is_month(&word.to_lowercase())
        };
        // "(née Varga; 17 February 1903 – …": what else is told stands apart.
        let apart = text[from..to].rfind(';').map_or(from, |mark| from + mark);
        let words: Vec<Span> = words
            .into_iter()
            .filter(|word| word.start >= apart)
            .collect();
        let is_date =
            words.len() <= LONGEST && words.iter().any(is_year) && words.iter().all(is_part);
        is_date.then(|| Span::new(words[0].start, words[words.len() - 1].end))
    };
    Some([date(opens, dash)?, date(dash, closes)?])
}

#[cfg(test)]
mod tests {
    use super::super::Index;
    use super::lifespan;
    use crate::article::markdown;

    fn index(text: &str) -> Index {
        let read = markdown::read("a", format!("# A life\n\n{text}\n").as_bytes());
        Index::build(vec![read.expect("an article").article])
    }

    #[track_caller]
    fn lived(text: &str, expected: Option<[&str; 2]>) {
        let index = index(text);
        let sentence = index.sentence(0);
        let text = index.text(index.paragraph(0));
        let found = lifespan(text, index.tokens(sentence));
        assert_eq!(found.map(|dates| dates.map(|date| date.of(text))), expected);
    }

    #[test]
    fn dates_behind_a_name_are_those_of_a_life() {
        lived(
            "Ada Stone (3 May 1862 – 19 November 1934) was a botanist.",
            Some(["3 May 1862", "19 November 1934"]),
        );
        lived("Ada Stone (1862-1934) painted.", Some(["1862", "1934"]));
        lived(
            "Ada Stone (née Rill; 3 May 1862 – 1934) was a botanist.",
            Some(["3 May 1862", "1934"]),
        );
        lived("Ada Stone (3 May – 19 November) painted.", None);
        lived("The war (1914–1918) was long.", None);
        lived("Ada Stone (see the years 1862–1934) painted.", None);
        lived("Ada Stone (1862–1934", None);
    }

    #[test]
    fn they_are_found_by_the_words_that_they_stand_for() {
        let index = index("Ada Stone (1862–1934) painted. She sold little.");
        let text = index.text(index.paragraph(0));
        for (word, expected) in [("born", "1862"), ("birth", "1862"), ("die", "1934")] {
            let term = index.vocabulary().id(word).expect("a term");
            let mut spans = index.alias_spans(0, term);
            assert_eq!(
                spans.next().map(|span| span.of(text)),
                Some(expected),
                "{word}"
            );
        }
    }
}
