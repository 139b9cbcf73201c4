use unicode_segmentation::UnicodeSegmentation;

use super::sentences;

/// The longest beginning of `text` that has at most `limit` UTF-16 code units
/// (so at most `limit` characters too), cut at a sentence's end if that keeps
/// at least half, else at a word's, else between graphemes, with `…` where
/// words are missing. Text within the limit comes back as it is.
///
/// This is the one place where text is shortened.
///
/// ```
/// use footnote::text::truncate;
///
/// assert_eq!(truncate("short", 10), "short");
/// assert_eq!(truncate("One two. Three four five.", 15), "One two. …");
/// assert_eq!(truncate("one two three", 9), "one two…");
/// assert_eq!(truncate("👩‍🚒👩‍🚒", 6), "👩‍🚒…");
/// ```
#[must_use]
pub fn truncate(text: &str, limit: usize) -> String {
    if utf16_len(text) <= limit {
        return text.to_owned();
    }
    let Some(room) = limit.checked_sub(1) else {
        return String::new();
    };
    let fits = |end: usize| utf16_len(&text[..end]) <= room;
    let sentence_end = sentences(text)
        .iter()
        .map(|sentence| sentence.end)
        // Room for the space before the ellipsis too.
        .take_while(|&end| utf16_len(&text[..end]) < room)
        .last()
        .filter(|&end| utf16_len(&text[..end]) * 2 >= limit);
    if let Some(end) = sentence_end {
        return format!("{} …", &text[..end]);
    }
    let mut grapheme_end = 0;
    let mut word_end = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        let end = start + grapheme.len();
        if !fits(end) {
            if grapheme.chars().all(char::is_whitespace) {
                word_end = start;
            }
            break;
        }
        if grapheme.chars().all(char::is_whitespace) {
            word_end = start;
        }
        grapheme_end = end;
    }
    let end = if word_end * 2 >= grapheme_end {
        word_end
    } else {
        grapheme_end
    };
    format!("{}…", text[..end].trim_end())
}

fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::{truncate, utf16_len};

    #[test]
    fn never_longer_than_asked_and_never_inside_a_character() {
        let text = "Ünïcödé sätze. 国民警卫队。 👩‍🚒🇩🇪 e\u{301}e\u{301} end of it all.";
        for limit in 0..=utf16_len(text) + 2 {
            let cut = truncate(text, limit);
            assert!(utf16_len(&cut) <= limit, "{limit}: {cut:?}");
            let kept = cut.trim_end_matches('…').trim_end();
            assert!(text.starts_with(kept), "{limit}: {cut:?}");
        }
    }

    #[test]
    fn a_text_without_spaces_is_still_cut() {
        assert_eq!(
            truncate(&"a".repeat(50), 11),
            format!("{}…", "a".repeat(10))
        );
    }

    #[test]
    fn nothing_fits_in_nothing() {
        assert_eq!(truncate("abc", 0), "");
        assert_eq!(truncate("abc", 1), "…");
    }
}
