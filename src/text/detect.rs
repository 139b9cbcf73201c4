use super::stop_words::is_stop_word;
use super::{Language, fold, unspaced, words};

/// Only so many characters are looked at: more change nothing.
const LOOKED_AT: usize = 2_000;
/// Fewer letters tell no language.
const FEWEST_LETTERS: usize = 60;
/// Likewise of characters that are words themselves.
const FEWEST_HAN: usize = 12;

/// The language of a text, from its first 2,000 characters; `None` if they are
/// too few to tell or fit no language well.
///
/// ```
/// use footnote::text::{Language, detect};
///
/// let text = "La reina abrió el puente en mayo. Desde entonces lo cruzan cada día miles de personas.";
/// assert_eq!(detect(text), Some(Language::Spanish));
/// assert_eq!(detect("Minneapolis"), None);
/// ```
#[must_use]
pub fn detect(text: &str) -> Option<Language> {
    let end = text.char_indices().nth(LOOKED_AT);
    let text = end.map_or(text, |(end, _)| &text[..end]);
    let count = |of: fn(char) -> bool| text.chars().filter(|&c| of(c)).count();
    if count(char::is_alphabetic) < FEWEST_LETTERS && count(unspaced::is_unspaced) < FEWEST_HAN {
        return None;
    }
    // No other language comes near, and most articles need no more than this.
    if function_words(text, Language::English) >= 1.0 / 3.0 {
        return Some(Language::English);
    }
    let found = whatlang::detect(text)?;
    let language = found.lang().code().parse().ok()?;
    // Few sentences are rarely enough for trigrams alone.
    let is_sure = found.is_reliable() || function_words(text, language) >= 0.2;
    is_sure.then_some(language)
}

/// The share of the words that are function words of a language.
fn function_words(text: &str, language: Language) -> f64 {
    let (mut all, mut found) = (0, 0);
    for word in words(text) {
        all += 1;
        found += u32::from(is_stop_word(language, &fold(word.text)));
    }
    f64::from(found) / f64::from(all.max(1u32))
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::detect;

    #[track_caller]
    fn detects(code: &str, text: &str) {
        let expected: Language = code.parse().expect("a code");
        assert_eq!(detect(text), Some(expected), "{text}");
    }

    #[test]
    fn a_sentence_or_two_tell() {
        detects(
            "en",
            "The ferry crosses the river twice an hour. It was built in Turku and can carry ninety cars.",
        );
        detects(
            "es",
            "El transbordador cruza el río dos veces por hora. Fue construido en Turku y lleva noventa coches.",
        );
        detects(
            "de",
            "Die Fähre überquert den Fluss zweimal in der Stunde. Sie wurde in Turku gebaut und fasst neunzig Autos.",
        );
        detects(
            "ru",
            "Паром пересекает реку дважды в час. Он был построен в Турку и вмещает девяносто автомобилей.",
        );
        detects(
            "zh",
            "渡轮每小时过河两次。它在图尔库建造，可以装载九十辆汽车。",
        );
        detects(
            "ja",
            "フェリーは一時間に二回川を渡ります。トゥルクで造られ、九十台の車を運べます。",
        );
        detects(
            "fr",
            "Le bac traverse la rivière deux fois par heure. Il a été construit à Turku et transporte nonante voitures.",
        );
        detects(
            "pt",
            "A balsa atravessa o rio duas vezes por hora. Foi construída em Turku e não leva mais de noventa carros.",
        );
    }

    #[test]
    fn too_little_tells_nothing() {
        for text in ["", "Noem", "54 + 12", "Kristi Noem, Minneapolis", "国"] {
            assert_eq!(detect(text), None, "{text}");
        }
    }
}
