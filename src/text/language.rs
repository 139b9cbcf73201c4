use std::fmt;
use std::str::FromStr;

use rust_stemmers::Algorithm;

use super::languages::Words;

/// The language of an article, which chooses its stemmer and stop words.
///
/// Any code is accepted: a language without a stemmer is matched by its folded
/// words as they are.
///
/// ```
/// use footnote::text::Language;
///
/// assert_eq!("en-GB".parse::<Language>(), Ok(Language::English));
/// assert_eq!("ja".parse::<Language>(), Ok(Language::Other(*b"ja ")));
/// assert!("English".parse::<Language>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, the default.
    #[default]
    English,
    /// Danish.
    Danish,
    /// Dutch.
    Dutch,
    /// Finnish.
    Finnish,
    /// French.
    French,
    /// German.
    German,
    /// Hungarian.
    Hungarian,
    /// Italian.
    Italian,
    /// Norwegian.
    Norwegian,
    /// Portuguese.
    Portuguese,
    /// Romanian.
    Romanian,
    /// Russian.
    Russian,
    /// Spanish.
    Spanish,
    /// Swedish.
    Swedish,
    /// Turkish.
    Turkish,
    /// Another language, by its ISO 639 code of two or three letters, padded
    /// with a space.
    Other([u8; 3]),
}

/// A text that is no language code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no language code: write two or three letters after ISO 639, as in \"en\"")]
pub struct LanguageError(String);

const KNOWN: [(&str, Language, Algorithm); 15] = [
    ("en", Language::English, Algorithm::English),
    ("da", Language::Danish, Algorithm::Danish),
    ("nl", Language::Dutch, Algorithm::Dutch),
    ("fi", Language::Finnish, Algorithm::Finnish),
    ("fr", Language::French, Algorithm::French),
    ("de", Language::German, Algorithm::German),
    ("hu", Language::Hungarian, Algorithm::Hungarian),
    ("it", Language::Italian, Algorithm::Italian),
    ("no", Language::Norwegian, Algorithm::Norwegian),
    ("pt", Language::Portuguese, Algorithm::Portuguese),
    ("ro", Language::Romanian, Algorithm::Romanian),
    ("ru", Language::Russian, Algorithm::Russian),
    ("es", Language::Spanish, Algorithm::Spanish),
    ("sv", Language::Swedish, Algorithm::Swedish),
    ("tr", Language::Turkish, Algorithm::Turkish),
];

impl Language {
    /// Chinese, simplified or traditional.
    pub const CHINESE: Self = Self::Other(*b"zh ");
    /// Japanese.
    pub const JAPANESE: Self = Self::Other(*b"ja ");
    /// Polish.
    pub const POLISH: Self = Self::Other(*b"pl ");

    /// Whether a capital inside a sentence tells a name. In German every noun has
    /// one.
    pub(crate) fn capitals_tell_names(self) -> bool {
        !Words::of(self).nouns_have_capitals
    }

    /// Whether it puts no spaces between words.
    pub(crate) fn is_unspaced(self) -> bool {
        const CODES: [&[u8; 3]; 6] = [b"ja ", b"km ", b"lo ", b"my ", b"th ", b"zh "];
        matches!(self, Self::Other(code) if CODES.contains(&&code))
    }

    /// Whether a term is among the commonest of the language, apart from function
    /// words; where there is a table of frequencies, that tells.
    pub(crate) fn is_common(self, term: &str) -> bool {
        Words::of(self).common.binary_search(&term).is_ok()
    }

    /// Whether it writes a comma where English writes a decimal point.
    pub(super) fn writes_decimal_comma(self) -> bool {
        self != Self::English && (self.algorithm().is_some() || self == Self::POLISH)
    }

    /// The Snowball algorithm for this language, if there is one.
    pub(super) fn algorithm(self) -> Option<Algorithm> {
        KNOWN
            .iter()
            .find(|(_, language, _)| *language == self)
            .map(|&(_, _, algorithm)| algorithm)
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        let lower = primary.to_ascii_lowercase();
        let known = match lower.as_str() {
            "nb" | "nn" | "nob" | "nno" | "nor" => "no",
            // Those of three letters that have two as well, so that a language has
            // one name.
            "eng" => "en",
            "dan" => "da",
            "nld" | "dut" => "nl",
            "fin" => "fi",
            "fra" | "fre" => "fr",
            "deu" | "ger" => "de",
            "hun" => "hu",
            "ita" => "it",
            "por" => "pt",
            "ron" | "rum" => "ro",
            "rus" => "ru",
            "spa" => "es",
            "swe" => "sv",
            "tur" => "tr",
            "zho" | "chi" | "cmn" => "zh",
            "jpn" => "ja",
            "kor" => "ko",
            "pol" => "pl",
            "tha" => "th",
            "ukr" => "uk",
            "ces" | "cze" => "cs",
            "ell" | "gre" => "el",
            "heb" => "he",
            "ara" => "ar",
            "cat" => "ca",
            "vie" => "vi",
            "hin" => "hi",
            "bul" => "bg",
            "hrv" => "hr",
            "srp" => "sr",
            "slk" | "slo" => "sk",
            "slv" => "sl",
            "ind" => "id",
            other => other,
        };
        if let Some((_, language, _)) = KNOWN.iter().find(|(code, _, _)| *code == known) {
            return Ok(*language);
        }
        match known.as_bytes() {
            [a, b] if known.bytes().all(|c| c.is_ascii_lowercase()) => {
                Ok(Self::Other([*a, *b, b' ']))
            }
            [a, b, c] if known.bytes().all(|c| c.is_ascii_lowercase()) => {
                Ok(Self::Other([*a, *b, *c]))
            }
            _ => Err(LanguageError(code.to_owned())),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Other(code) = self {
            return f.write_str(String::from_utf8_lossy(code).trim_end());
        }
        let code = KNOWN
            .iter()
            .find(|(_, language, _)| language == self)
            .map_or("en", |(code, _, _)| code);
        f.write_str(code)
    }
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, Language};

    #[test]
    fn codes_round_trip() {
        for (code, language, _) in &KNOWN {
            assert_eq!(code.parse(), Ok(*language));
            assert_eq!(language.to_string(), *code);
        }
        for code in ["ja", "zh", "tlh"] {
            let language: Language = code.parse().expect("a code");
            assert_eq!(language.to_string(), code);
        }
        assert_eq!("pt_BR".parse(), Ok(Language::Portuguese));
        assert_eq!("nb".parse(), Ok(Language::Norwegian));
        assert_eq!("eng".parse(), Ok(Language::English));
        assert_eq!("cmn".parse(), Ok(Language::CHINESE));
    }

    #[test]
    fn scripts_without_spaces_are_known() {
        for (code, unspaced) in [
            ("zh", true),
            ("ja", true),
            ("th", true),
            ("ko", false),
            ("en", false),
        ] {
            let language: Language = code.parse().expect("a code");
            assert_eq!(language.is_unspaced(), unspaced, "{code}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for code in ["", "e", "english", "e1", "-"] {
            assert!(code.parse::<Language>().is_err(), "{code:?}");
        }
    }
}
