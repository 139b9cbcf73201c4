use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// `word` in lower case without accents, with plain apostrophes and hyphens.
///
/// ```
/// use footnote::text::fold;
///
/// assert_eq!(fold("Café"), "cafe");
/// assert_eq!(fold("NYC’s"), "nyc's");
/// assert_eq!(fold("Straße"), "strasse");
/// ```
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Cow::Owned(word.to_ascii_lowercase());
        }
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for composed in word.nfc() {
        // The breve of Й makes it a letter of its own, no accented И.
        if matches!(composed, 'Й' | 'й') {
            folded.push('й');
            continue;
        }
        for c in std::iter::once(composed).nfkd().filter(|&c| !is_accent(c)) {
            match c {
                '\u{2018}' | '\u{2019}' | '\u{02BC}' => folded.push('\''),
                '\u{2010}'..='\u{2015}' => folded.push('-'),
                '\u{00AD}' | '\u{200B}'..='\u{200D}' => {}
                'ß' | 'ẞ' => folded.push_str("ss"),
                'Æ' | 'æ' => folded.push_str("ae"),
                'Œ' | 'œ' => folded.push_str("oe"),
                'Ø' | 'ø' => folded.push('o'),
                'Ł' | 'ł' => folded.push('l'),
                'Đ' | 'đ' => folded.push('d'),
                _ => folded.extend(c.to_lowercase().filter(|&c| !is_accent(c))),
            }
        }
    }
    // Recompose what decomposition broke apart but must stay (Hangul, kana).
    Cow::Owned(folded.nfc().collect())
}

/// The accents of Latin, Greek and Cyrillic letters. The vowel signs of Indic
/// scripts and the voicing marks of kana are combining too, but carry meaning.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[track_caller]
    fn folds(word: &str, expected: &str) {
        assert_eq!(fold(word), expected);
        assert_eq!(fold(expected), expected, "folding twice changes {word:?}");
    }

    #[test]
    fn case_and_accents_go() {
        folds("Mamdani", "mamdani");
        folds("ÉLYSÉE", "elysee");
        folds("Đặng", "dang");
        folds("İstanbul", "istanbul");
        folds("ﬁnance", "finance");
    }

    #[test]
    fn typographic_marks_become_plain() {
        folds("don’t", "don't");
        folds("Trinitarios\u{2010}led", "trinitarios-led");
        folds("soft\u{00AD}hyphen", "softhyphen");
    }

    #[test]
    fn letters_that_are_not_accents_stay() {
        folds("Война", "война");
        folds("край", "край");
        folds("が", "が");
        folds("한국", "한국");
        folds("हिन्दी", "हिन्दी");
    }
}
