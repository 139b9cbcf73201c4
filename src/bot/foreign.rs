//! Follow-ups in other languages than English, as far as function words tell them: "seit
//! wann?", "y por qué?".

use crate::index::Index;
use crate::text::{Language, fold, is_stop_word, spoken, words};

/// A question of more words says what it is about.
const MOST_WORDS: usize = 5;

/// Words of a language that a question may have and be about nothing yet, folded.
struct Words {
    /// Those that ask.
    asks: &'static [&'static str],
    /// Verbs and adverbs that say little by themselves.
    light: &'static [&'static str],
}

const GERMAN: Words = Words {
    asks: &[
        "wann", "warum", "was", "welche", "welchem", "welchen", "welcher", "welches", "wem", "wen",
        "wer", "weshalb", "wessen", "wie", "wieso", "wieviel", "wieviele", "wo", "wodurch",
        "wofur", "woher", "wohin", "womit", "wozu",
    ],
    light: &[
        "dauert", "dauerte", "genau", "gemacht", "gesagt", "geschah", "geschieht", "ging", "kam",
        "kommt", "kostet", "kostete", "lange", "macht", "machte", "meint", "meinte", "oft",
        "passiert", "passierte", "sagt", "sagte",
    ],
};

const SPANISH: Words = Words {
    asks: &[
        "adonde", "como", "cual", "cuales", "cuando", "cuanta", "cuantas", "cuanto", "cuantos",
        "donde", "que", "quien", "quienes",
    ],
    light: &[
        "cuesta", "costara", "costo", "dice", "dicen", "dijeron", "dijo", "dura", "duro",
        "exactamente", "explico", "hace", "hicieron", "hizo", "ocurre", "ocurrio", "pasa", "paso",
        "significa", "sucedio", "tarda", "tardo", "tiempo",
    ],
};

fn table(language: Language) -> Option<&'static Words> {
    match language {
        Language::German => Some(&GERMAN),
        Language::Spanish => Some(&SPANISH),
        _ => None,
    }
}

/// Whether a folded word tells nothing of what a question is about.
fn says_nothing(language: Language, folded: &str) -> bool {
    let is_listed = |words: &Words| words.asks.contains(&folded) || words.light.contains(&folded);
    is_stop_word(language, folded) || table(language).is_some_and(is_listed)
}

/// Whether `text` asks in another language than English and says nothing of what it asks
/// about. English is told by more than that (`tagged.rs`).
pub(super) fn is_fragment(index: &Index, text: &str) -> bool {
    let language = spoken(text, index.languages());
    let folded: Vec<_> = words(text).map(|word| fold(word.text)).collect();
    let asks = match table(language) {
        Some(table) => folded.iter().any(|word| table.asks.contains(&&**word)),
        None => text.trim_end().ends_with('?'),
    };
    language != Language::English
        && asks
        && folded.len() <= MOST_WORDS
        && folded.iter().all(|word| says_nothing(language, word))
}

/// What a question in another language than English is about: its words that carry meaning;
/// those that some article has, if there are any. Empty for an English one.
pub(super) fn topic(index: &Index, text: &str) -> String {
    let language = spoken(text, index.languages());
    if language == Language::English {
        return String::new();
    }
    let analyser = crate::text::Analyser::new(language);
    let known = |text: &str| index.vocabulary().id(&analyser.lexeme(text).term).is_some();
    let all: Vec<&str> = words(text)
        .map(|word| word.text)
        .filter(|word| !says_nothing(language, &fold(word)))
        .collect();
    let told: Vec<&str> = all.iter().copied().filter(|word| known(word)).collect();
    if told.is_empty() { all } else { told }.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{is_fragment, topic};
    use crate::article::markdown;
    use crate::index::Index;

    fn index(language: &str, text: &str) -> Index {
        let text = format!("+++\nlanguage = \"{language}\"\n+++\n# A\n\n{text}\n");
        let read = markdown::read("a", text.as_bytes()).expect("an article");
        Index::build(vec![read.article])
    }

    #[test]
    fn what_names_nothing_is_told_in_some_languages() {
        let german = index("de", "Birgit Hansen ist seit 2016 Vorsitzende.");
        let spanish = index("es", "Julián Robledo dijo que la piscina cierra.");
        let french = index("fr", "Le pont est fermé.");
        let english = index("en", "The bridge is closed.");
        for text in ["seit wann?", "und warum", "was sagte sie?", "wie lange?"] {
            assert!(is_fragment(&german, text), "{text}");
        }
        for text in ["qué dijo?", "y por que?", "¿Y cuándo?"] {
            assert!(is_fragment(&spanish, text), "{text}");
        }
        assert!(is_fragment(&french, "et pourquoi ?"));
        assert!(!is_fragment(&french, "et"));
        assert!(!is_fragment(&english, "why?"));
        assert!(!is_fragment(&german, "wer ist Kassenwart?"));
        assert!(!is_fragment(&german, "und"));
        assert!(!is_fragment(&spanish, "quién es Quiles?"));
    }

    #[test]
    fn what_it_is_about_is_the_rest() {
        let spanish = index("es", "Julián Robledo dijo que la piscina cierra.");
        assert_eq!(topic(&spanish, "quien es julian robledo"), "julian robledo");
        assert_eq!(topic(&spanish, "que vaya la piscina"), "piscina");
        let english = index("en", "The bridge is closed.");
        assert_eq!(topic(&english, "why the bridge?"), "");
    }
}
