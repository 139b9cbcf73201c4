use unicode_segmentation::UnicodeSegmentation;

use super::unspaced::{is_unspaced, parts};
use super::{Span, fold, months, numbers};

/// A word of some text: its letters, and where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word as written; the month of an ISO date by its English name.
    pub text: &'a str,
    /// Where it stands in the text that was segmented, in bytes.
    pub span: Span,
}

/// The words of `text` after UAX #29, by dictionary where a script writes no space
/// between them (Chinese, Japanese, Thai, Lao, Khmer, Burmese), with hyphenated number words ("fifty-four")
/// and decades ("1970's") kept whole, and nothing that has no letter or digit.
///
/// ```
/// use footnote::text::words;
///
/// let found: Vec<&str> = words("The U.S. Army’s fifty-four tanks…").map(|w| w.text).collect();
/// assert_eq!(found, ["The", "U.S", "Army’s", "fifty-four", "tanks"]);
/// let date: Vec<&str> = words("on 2024-03-05").map(|w| w.text).collect();
/// assert_eq!(date, ["on", "2024", "March", "05"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut segments = text.unicode_word_indices().peekable();
    // The rest of a run of words without spaces.
    let mut run = Vec::new().into_iter();
    std::iter::from_fn(move || {
        if let Some(span) = run.next() {
            let word: Span = span;
            return Some(Word {
                text: word.of(text),
                span: word,
            });
        }
        let (start, mut word) = segments.next()?;
        if word.starts_with(is_unspaced) {
            let mut end = start + word.len();
            while let Some((at, next)) =
                segments.next_if(|&(at, next)| at == end && next.starts_with(is_unspaced))
            {
                end = at + next.len();
            }
            let spans: Vec<Span> = parts(&text[start..end])
                .into_iter()
                .map(|part| part.shifted(start))
                .collect();
            run = spans.into_iter();
            let span = run.next()?;
            return Some(Word {
                text: span.of(text),
                span,
            });
        }
        if let Some(&(next_start, next)) = segments.peek() {
            let between = &text[start + word.len()..next_start];
            let is_whole = match between {
                "-" => numbers::is_compound(word, next),
                "'" | "’" => next == "s" && word.ends_with(|c: char| c.is_ascii_digit()),
                _ => false,
            };
            if is_whole {
                word = &text[start..next_start + next.len()];
                segments.next();
            }
        }
        Some(Word {
            text: months::of_iso_date(text, start, word).unwrap_or(word),
            span: Span::new(start, start + word.len()),
        })
    })
}

/// Whether two texts are the same words, case, accents and marks aside.
///
/// ```
/// use footnote::text::same_words;
///
/// assert!(same_words("the National Guard", "The national guard?"));
/// ```
#[must_use]
pub fn same_words(a: &str, b: &str) -> bool {
    let folded = |text| words(text).map(|word| fold(word.text));
    folded(a).eq(folded(b))
}

/// A name or a word without its ending of possession: "Noem" of "Noem's".
pub(crate) fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn spans_point_at_the_words() {
        let text =
            "Über 1,000 “Trinitarios” – don’t ask: café №5 👮‍♀️ 国民警卫队 𝓢𝓪𝓵𝓿𝓸 🆂🅰\u{FE0F}🅻🆅🅾";
        let mut last = 0;
        for word in words(text) {
            assert_eq!(word.span.of(text), word.text);
            assert!(word.span.start >= last);
            last = word.span.end;
        }
        let found: Vec<&str> = words(text).map(|w| w.text).collect();
        assert_eq!(found[..5], ["Über", "1,000", "Trinitarios", "don’t", "ask"]);
        assert!(found.ends_with(&["𝓢𝓪𝓵𝓿𝓸", "🆂🅰\u{FE0F}🅻🆅🅾"]), "{found:?}");
    }

    #[test]
    fn only_the_month_of_a_whole_iso_date_is_named() {
        let texts = |text| words(text).map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(
            texts("2024-12-31T10:00"),
            ["2024", "December", "31T10", "00"]
        );
        assert_eq!(
            texts("2024-13-01 1-03-05 2024-03"),
            ["2024", "13", "01", "1", "03", "05", "2024", "03"]
        );
        let text = "x 1999-01-02";
        let month = words(text).nth(2).expect("three words");
        assert_eq!((month.text, month.span.of(text)), ("January", "01"));
    }

    #[test]
    fn scripts_without_spaces_are_parted_into_words() {
        let texts = |text| words(text).map(|word| word.text).collect::<Vec<_>>();
        for (text, expected) in [
            (
                "2021年，NATO的警卫队。",
                &["2021", "年", "NATO", "的", "警卫", "队"][..],
            ),
            ("2,000万元", &["2,000", "万", "元"]),
            (
                "資料館が開きました",
                &["資料館", "が", "開き", "まし", "た"],
            ),
            ("ภาษาไทย", &["ภาษา", "ไทย"]),
        ] {
            assert_eq!(texts(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_stay_whole() {
        let found: Vec<&str> = words("police-community twenty-one twenty-people 1970’s")
            .map(|w| w.text)
            .collect();
        assert_eq!(
            found,
            [
                "police", "community", "twenty-one", "twenty", "people", "1970’s"
            ]
        );
    }
}
