//! Which numbers only count the items of a list.

use super::{Index, Sentence};
use crate::text::{Language, Span, TaggedToken, WordClass, fold, item_number, months, words};

/// A higher number is a year: "1984. A novel".
const LAST_NUMBER: usize = 999;
/// No month has more days.
const LAST_DAY: usize = 31;

/// Where the number of the item that the sentence at `span` begins ends, if it begins one.
/// `names_day` tells whether the word behind it makes it a date, as in "21. Juni".
pub(super) fn number_end(
    text: &str,
    span: Span,
    names_day: impl FnOnce(&str) -> bool,
) -> Option<usize> {
    let begins_line = span.start == 0 || text[..span.start].ends_with('\n');
    let number = item_number(span.of(text)).filter(|_| begins_line)?;
    let end = span.start + number.len;
    let may_be_day = number.value <= LAST_DAY && text[..end].ends_with('.');
    let is_day = || may_be_day && names_day(text[end..span.end].trim_start());
    (number.value <= LAST_NUMBER && !is_day()).then_some(end)
}

/// Whether `text`, which stands behind a number, begins with a month or a day of the week,
/// as in "21. Juni". `tag` tells what a word is.
pub(super) fn names_day(
    language: Language,
    text: &str,
    tag: impl FnOnce(&str) -> TaggedToken,
) -> bool {
    let Some(word) = words(text).next().filter(|word| word.span.start == 0) else {
        return false;
    };
    if language == Language::English {
        // "1. May contain nuts" is no date.
        let behind = text[word.span.end..].strip_prefix(' ');
        let goes_on = behind.is_some_and(|rest| rest.starts_with(char::is_lowercase));
        let is_capital = word.text.starts_with(char::is_uppercase);
        return is_capital && !goes_on && months::is_month(&fold(word.text));
    }
    let tag = tag(word.text);
    tag.class.has(WordClass::CALENDAR) && (tag.capital || tag.class.has(WordClass::SMALL))
}

impl Index {
    /// The number of the list's item that a sentence begins. It is none of the sentence's
    /// tokens, since it tells nothing but the item's place.
    #[must_use]
    pub fn item_number(&self, sentence: &Sentence) -> Option<usize> {
        let text = self.text(self.paragraph(sentence.paragraph));
        let is_token = |_: &str| {
            let first = self.tokens(sentence).first();
            first.is_some_and(|token| token.span().start == sentence.span().start)
        };
        number_end(text, sentence.span(), is_token)?;
        item_number(sentence.span().of(text)).map(|number| number.value)
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Paragraph, Section};
    use crate::index::Index;
    use crate::text::{Language, SpanKind};

    /// The number of the item that `line` begins, and its words' first one, in an index.
    #[track_caller]
    fn begins(language: Language, line: &str, number: Option<usize>, word: &str) {
        let text = format!("The first line\n{line}");
        let sections = vec![Section {
            paragraphs: vec![Paragraph {
                text: text.clone(),
                line: 0,
            }],
            ..Section::default()
        }];
        let index = Index::build(vec![Article {
            language,
            sections,
            ..Article::default()
        }]);
        let sentence = index.sentence(1);
        assert_eq!(index.item_number(sentence), number, "{line}");
        let first = index.tokens(sentence)[0].span();
        assert_eq!(first.of(&text), word, "{line}");
        let counts = index.spans(sentence).iter();
        // Nor does a capital behind it begin a name.
        let is_any = |kind| matches!(kind, SpanKind::Number | SpanKind::Name);
        let mut counts = counts.filter(|span| is_any(span.kind) && span.first == 0);
        assert!(number.is_none() || counts.next().is_none(), "{line}");
    }

    #[test]
    fn an_items_number_is_no_word_but_a_days_is() {
        let english = Language::English;
        begins(english, "2. Be kind.", Some(2), "Be");
        begins(english, "2) Be kind.", Some(2), "Be");
        begins(english, "1984. A novel.", None, "1984");
        begins(english, "1.5 litres", None, "1.5");
        begins(english, "21. June: fair", None, "21");
        begins(english, "1. May contain nuts", Some(1), "May");
        begins(english, "40. June", Some(40), "June");
        begins(english, "12. Dogs stay outside", Some(12), "Dogs");
        begins(Language::German, "21. Juni: Sommerfest", None, "21");
        begins(
            Language::German,
            "3. Juni 1958 wurde er geboren.",
            None,
            "3",
        );
        begins(Language::German, "3. Hecken schneiden", Some(3), "Hecken");
        begins(Language::Spanish, "5. mayo 2024", None, "5");
    }

    #[test]
    fn only_a_lines_first_number_is_an_items() {
        begins(Language::English, "It is 5. Be kind.", None, "It");
    }
}
