use super::{Language, zipf};

/// Shorter words are no parts.
const SHORTEST: usize = 4;
/// What may stand between two parts.
const LINKS: &[&str] = &["", "s", "es", "n", "en", "er", "e"];
/// Endings that are words in their own right as well, and make no compound.
const ENDINGS: &[&str] = &[
    "artig", "baren", "barer", "bares", "barkeit", "chen", "enden", "ender", "endes", "haft",
    "haften", "heit", "heiten", "ieren", "ierte", "ierten", "ierung", "ische", "ischen", "ischer",
    "isches", "isiert", "keit", "keiten", "lein", "lich", "liche", "lichen", "licher", "liches",
    "lichkeit", "losen", "loser", "loses", "samen", "schaft", "schaften", "sche", "schen", "scher",
    "ungen", "weise",
];

/// The last word of a German compound, which says what the whole is a kind of:
/// "regierung" of "bundesregierung". It and what stands before it are frequent words;
/// the longest such word wins. `None` for other words, and in other languages.
pub(super) fn head(language: Language, folded: &str) -> Option<&str> {
    if language != Language::German || !folded.is_ascii() {
        return None;
    }
    let is_word = |part: &str| part.len() >= SHORTEST && zipf(language, part).is_some();
    let last = folded.len().saturating_sub(SHORTEST);
    (SHORTEST..=last).find_map(|at| {
        let (before, head) = folded.split_at(at);
        let is_head = is_word(head) && !ENDINGS.contains(&head);
        let mut before = LINKS.iter().filter_map(|link| before.strip_suffix(link));
        (is_head && before.any(is_word)).then_some(head)
    })
}

/// As what a German word may begin a compound: itself, and a verb without its "n" ("warten",
/// "Warteliste"). None in other languages.
#[must_use]
pub fn compound_firsts(language: Language, folded: &str) -> Vec<&str> {
    let firsts = [Some(folded), folded.strip_suffix('n')];
    let is_long = |first: &&str| language == Language::German && first.len() >= SHORTEST;
    firsts.into_iter().flatten().filter(is_long).collect()
}

/// Whether `word` is a German compound whose first word is `first`: a frequent word stands
/// behind it.
#[must_use]
pub fn is_compound_of(language: Language, first: &str, word: &str) -> bool {
    let is_word = |part: &str| {
        part.len() >= SHORTEST && zipf(language, part).is_some() && !ENDINGS.contains(&part)
    };
    let rest = word.strip_prefix(first).unwrap_or_default();
    let mut behind = LINKS.iter().filter_map(|link| rest.strip_prefix(link));
    language == Language::German && behind.any(is_word)
}

#[cfg(test)]
mod tests {
    use super::{ENDINGS, Language, compound_firsts, head, is_compound_of};

    #[test]
    fn compounds_have_a_first_word() {
        let german = Language::German;
        assert_eq!(compound_firsts(german, "warten"), ["warten", "warte"]);
        assert!(compound_firsts(Language::English, "news").is_empty());
        assert!(is_compound_of(german, "kurbis", "kurbiswettbewerb"));
        assert!(is_compound_of(german, "warte", "warteliste"));
        assert!(!is_compound_of(german, "freund", "freundschaft"));
        assert!(!is_compound_of(german, "stadt", "stadt"));
        assert!(!is_compound_of(Language::English, "news", "newspaper"));
    }

    #[test]
    fn endings_are_in_order() {
        assert!(ENDINGS.is_sorted());
    }

    #[test]
    fn compounds_have_a_head() {
        for (word, expected) in [
            ("bundesregierung", Some("regierung")),
            ("hauptstadt", Some("stadt")),
            ("sonnenlicht", Some("licht")),
            ("stadt", None),
            ("regierung", None),
            ("freundschaft", None),
            ("gesundheit", None),
            ("donau\u{301}dampf", None),
            ("", None),
        ] {
            assert_eq!(head(Language::German, word), expected, "{word}");
        }
        assert_eq!(head(Language::English, "newspaper"), None);
    }
}
