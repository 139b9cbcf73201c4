use std::borrow::Cow;

use rust_stemmers::Stemmer;
use unicode_normalization::UnicodeNormalization;

use super::languages::Words;
use super::unspaced::characters;
use super::{Language, compounds, fold, irregular, months, numbers, overstemmed, stop_words};

/// What a word is, apart from where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LexemeKind {
    /// A word that carries meaning.
    Content,
    /// A function word: indexed, but not asked for.
    Stop,
    /// A number in figures or words, in one form.
    Number,
}

/// A word in the form by which it is matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lexeme {
    /// The word in lower case, without accents, possessive or contraction.
    pub folded: String,
    /// What is compared: the stem, or a number's figures.
    pub term: String,
    /// What the word is made of, as terms by which it is found too: the characters of a
    /// Chinese word, the stem of a German compound's last word. Mostly none.
    pub parts: Vec<String>,
    /// Its stem without accents, where that is another one: whoever types without them
    /// finds it, too.
    pub unaccented: Option<String>,
    /// What kind of word it is.
    pub kind: LexemeKind,
}

/// Turns words into lexemes for one language.
///
/// ```
/// use footnote::text::{Analyser, Language, words};
///
/// let analyser = Analyser::new(Language::English);
/// let terms: Vec<String> = words("Mamdani’s fifty-four officials won")
///     .map(|word| analyser.lexeme(word.text).term)
///     .collect();
/// assert_eq!(terms, ["mamdani", "54", "offici", "win"]);
/// ```
pub struct Analyser {
    language: Language,
    stemmer: Option<Stemmer>,
}

impl Analyser {
    /// An analyser for `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            stemmer: language.algorithm().map(Stemmer::create),
        }
    }

    /// The language that it was made for.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The lexeme of a word as [`super::words`] yields it.
    #[must_use]
    pub fn lexeme(&self, written: &str) -> Lexeme {
        let folded = fold(written);
        let bare = self.bare(written, &folded);
        let number = if self.is_english() {
            numbers::from_figures(&bare).or_else(|| numbers::from_words(&bare))
        } else {
            let figures = if self.language.writes_decimal_comma() {
                numbers::with_decimal_point(&bare)
            } else {
                Cow::Borrowed(bare.as_str())
            };
            numbers::from_figures(&figures)
                .or_else(|| Words::of(self.language).number(&bare).map(str::to_owned))
        };
        if let Some(term) = number {
            return Lexeme {
                folded: bare,
                term,
                parts: Vec::new(),
                unaccented: None,
                kind: LexemeKind::Number,
            };
        }
        let kind = if stop_words::is_stop_word(self.language, &bare) {
            LexemeKind::Stop
        } else {
            LexemeKind::Content
        };
        let plain = self.stem(&bare);
        let (term, unaccented) = match self.accented_stem(written) {
            Some(term) if term != plain => {
                let is_content = kind == LexemeKind::Content;
                (term, is_content.then_some(plain))
            }
            _ => (plain, None),
        };
        let parts = match kind {
            LexemeKind::Content => match compounds::head(self.language, &bare) {
                Some(head) => vec![self.stem(head)],
                None => characters(&bare),
            },
            LexemeKind::Stop | LexemeKind::Number => Vec::new(),
        };
        Lexeme {
            term,
            parts,
            unaccented,
            folded: bare,
            kind,
        }
    }

    /// The stem of a word with accents, by which Romance endings are told ("-ción",
    /// "-ité"), then folded. `None` where accents make no difference.
    fn accented_stem(&self, written: &str) -> Option<String> {
        let is_romance = matches!(
            self.language,
            Language::Spanish | Language::Portuguese | Language::French | Language::Italian
        );
        if !is_romance || written.is_ascii() || written.contains(['\'', '’']) {
            return None;
        }
        let lower: String = written.to_lowercase().nfc().collect();
        Some(fold(&self.stem(&lower)).into_owned())
    }

    fn is_english(&self) -> bool {
        self.language == Language::English
    }

    /// The folded word without possessive, contraction or elision, and an
    /// abbreviation without its dots.
    fn bare(&self, written: &str, folded: &str) -> String {
        let owner = folded.strip_suffix("'s").unwrap_or(folded);
        // In small letters it is the pronoun.
        let mut letters = written.chars().take(owner.len());
        if self.is_english()
            && matches!(owner, "us" | "u.s" | "usa" | "u.s.a")
            && !letters.any(char::is_lowercase)
        {
            return "usa".to_owned();
        }
        let word = match self.language {
            Language::French | Language::Italian => folded
                .split_once('\'')
                .filter(|(_, rest)| !rest.is_empty())
                .map_or(folded, |(_, rest)| rest),
            _ => without_contraction(folded),
        };
        if is_dotted_abbreviation(word) {
            return word.replace('.', "");
        }
        word.replace('\'', "")
    }

    fn stem(&self, bare: &str) -> String {
        let is_english = self.is_english();
        if let Some(term) = is_english.then(|| overstemmed::term(bare)).flatten() {
            return term.to_owned();
        }
        let base = is_english
            .then(|| months::from_abbreviation(bare).or_else(|| irregular::base(bare)))
            .flatten()
            .unwrap_or(bare);
        match &self.stemmer {
            Some(stemmer) => stemmer.stem(base).into_owned(),
            None => base.to_owned(),
        }
    }
}

/// "don't" -> "don", "mamdani's" -> "mamdani", "they'll" -> "they"; other
/// apostrophes ("o'brien") stay.
fn without_contraction(folded: &str) -> &str {
    if folded == "won't" {
        // Or it would be "won", which is another verb.
        return "will";
    }
    match folded.rsplit_once('\'') {
        Some((head, "s" | "t" | "re" | "ve" | "ll" | "d" | "m")) if !head.is_empty() => head,
        _ => folded,
    }
}

/// "u.n", "f.b.i": single letters between dots.
fn is_dotted_abbreviation(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::super::{Language, words};
    use super::{Analyser, LexemeKind};

    #[track_caller]
    fn same_term(language: Language, forms: &[&str]) {
        let analyser = Analyser::new(language);
        let terms: Vec<String> = forms
            .iter()
            .map(|form| {
                let found: Vec<String> = words(form)
                    .map(|word| analyser.lexeme(word.text).term)
                    .collect();
                found.join(" ")
            })
            .collect();
        assert!(
            terms.iter().all(|term| *term == terms[0]),
            "{forms:?} -> {terms:?}"
        );
    }

    #[test]
    fn forms_of_one_english_word_meet() {
        same_term(Language::English, &["Mamdani", "mamdani's", "MAMDANI’S"]);
        same_term(Language::English, &["policy", "policies", "Policies’"]);
        same_term(Language::English, &["win", "won", "wins", "winning"]);
        same_term(Language::English, &["will", "won’t"]);
        same_term(Language::English, &["shot", "shooting", "shoots"]);
        same_term(Language::English, &["54", "fifty-four", "Fifty-Four"]);
        same_term(Language::English, &["1970s", "1970's", "1970"]);
        same_term(Language::English, &["Sept", "September"]);
        same_term(
            Language::English,
            &["US", "U.S.", "USA", "U.S.A.", "US’s", "𝐔𝐒"],
        );
        same_term(Language::English, &["FBI", "F.B.I."]);
        same_term(Language::English, &["O'Brien", "O’Brien", "OBrien"]);
    }

    #[test]
    fn other_languages_have_their_own_stemmer() {
        same_term(Language::German, &["Häuser", "Hauses", "HÄUSER"]);
        same_term(Language::Spanish, &["política", "políticas"]);
        same_term(Language::Spanish, &["operación", "OPERACIONES"]);
        same_term(Language::Russian, &["город", "города"]);
        same_term(Language::French, &["l’état", "d'état", "état"]);
        same_term(Language::Russian, &["Пётр", "петр", "Петр"]);
        same_term(Language::German, &["3,5", "3.5"]);
        same_term(Language::German, &["zwölf", "12", "Zwölf"]);
        same_term(Language::Spanish, &["1.000", "1000", "1,000"]);
        same_term(Language::CHINESE, &["２０２４", "2024"]);
        same_term(Language::CHINESE, &["2,000", "2000"]);
    }

    #[test]
    fn chinese_words_are_found_by_their_characters() {
        let analyser = Analyser::new(Language::CHINESE);
        let parts = |word| analyser.lexeme(word).parts;
        assert_eq!(parts("警卫队"), ["警", "卫", "队", "警卫", "卫队"]);
        assert_eq!(parts("警卫"), ["警", "卫"]);
        assert!(parts("警").is_empty() && parts("什么").is_empty() && parts("NATO").is_empty());
    }

    #[test]
    fn german_compounds_are_found_by_their_last_word() {
        let analyser = Analyser::new(Language::German);
        let stem = analyser.lexeme("Regierungen").term;
        assert_eq!(analyser.lexeme("Bundesregierung").parts, [stem]);
        assert!(analyser.lexeme("Regierung").parts.is_empty());
    }

    #[test]
    fn romance_words_are_found_without_their_accents() {
        let spanish = Analyser::new(Language::Spanish);
        let plain = spanish.lexeme("administracion").term;
        assert_eq!(spanish.lexeme("administración").unaccented, Some(plain));
        assert_eq!(spanish.lexeme("casa").unaccented, None);
    }

    #[test]
    fn kinds_are_told_apart() {
        let analyser = Analyser::new(Language::English);
        let kinds: Vec<LexemeKind> = words("Don’t the 54 agents us US")
            .map(|word| analyser.lexeme(word.text).kind)
            .collect();
        use LexemeKind::{Content, Number, Stop};
        assert_eq!(kinds, [Stop, Stop, Number, Content, Stop, Content]);
    }
}
