use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// `word` in lower case without accents, with plain apostrophes and hyphens, and
/// letters that Unicode has again in other styles as the plain ones.
///
/// ```
/// use footnote::text::fold;
///
/// assert_eq!(fold("Café"), "cafe");
/// assert_eq!(fold("NYC’s"), "nyc's");
/// assert_eq!(fold("Straße"), "strasse");
/// assert_eq!(fold("𝓢𝓪𝓵𝓿𝓸"), "salvo");
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
            match plain(c) {
                '\u{2018}' | '\u{2019}' | '\u{02BC}' => folded.push('\''),
                '\u{2010}'..='\u{2015}' => folded.push('-'),
                '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{FE00}'..='\u{FE0F}' => {}
                'ß' | 'ẞ' => folded.push_str("ss"),
                'Æ' | 'æ' => folded.push_str("ae"),
                'Œ' | 'œ' => folded.push_str("oe"),
                'Ø' | 'ø' => folded.push('o'),
                'Ł' | 'ł' => folded.push('l'),
                'Đ' | 'đ' => folded.push('d'),
                c => folded.extend(c.to_lowercase().filter(|&c| !is_accent(c))),
            }
        }
    }
    // Recompose what decomposition broke apart but must stay (Hangul, kana).
    Cow::Owned(folded.nfc().collect())
}

/// A styled Latin letter as the plain one, where Unicode's compatibility mappings
/// have none: small capitals, and letters on a black circle or square.
pub(super) fn plain(c: char) -> char {
    const SMALL_CAPITALS: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ";
    let place = match c {
        '🅐'..='🅩' => Some(u32::from(c) - u32::from('🅐')),
        '🅰'..='🆉' => Some(u32::from(c) - u32::from('🅰')),
        '\u{0250}'..='\u{02AF}' | '\u{1D00}'..='\u{1D7F}' | '\u{A720}'..='\u{A7FF}' => (0..)
            .zip(SMALL_CAPITALS.chars())
            .find_map(|(place, small)| (small == c).then_some(place)),
        _ => None,
    };
    place
        .and_then(|place| char::from_u32(u32::from('a') + place))
        .unwrap_or(c)
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
    fn styles_go() {
        for styled in [
            "𝐒𝐚𝐥𝐯𝐨", "𝓢𝓪𝓵𝓿𝓸", "𝔖𝔞𝔩𝔳𝔬", "𝕊𝕒𝕝𝕧𝕠", "𝚂𝚊𝚕𝚟𝚘", "Ｓａｌｖｏ", "ˢᵃˡᵛᵒ", "ꜱᴀʟᴠᴏ", "Ⓢⓐⓛⓥⓞ",
            "🅂🄰🄻🅅🄾", "🅢🅐🅛🅥🅞", "🆂🅰🅻🆅🅾", "🆂🅰\u{FE0F}🅻🆅🅾\u{FE0F}",
        ] {
            folds(styled, "salvo");
        }
        folds("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ", "abcdefghijklmnopqrstuvwxyz");
        folds("🅩🆉", "zz");
        folds("𝟐𝟎𝟐𝟓", "2025");
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
