/// English words that the stemmer gives the stem of a word of another meaning ("important",
/// "import"), and the term that they have instead: `(word, term)`, sorted by word.
const WORDS: &[(&str, &str)] = &[
    ("anime", "anime"),
    ("apartment", "apartment"),
    ("apartments", "apartment"),
    ("audition", "audition"),
    ("auditions", "audition"),
    ("authorities", "authority"),
    ("authority", "authority"),
    ("busier", "busy"),
    ("busiest", "busy"),
    ("busy", "busy"),
    ("candid", "candid"),
    ("celebrities", "celebrity"),
    ("celebrity", "celebrity"),
    ("competence", "competent"),
    ("competent", "competent"),
    ("conservative", "conservative"),
    ("conservatives", "conservative"),
    ("conversation", "conversation"),
    ("conversations", "conversation"),
    ("corporal", "corporal"),
    ("corporals", "corporal"),
    ("department", "department"),
    ("departments", "department"),
    ("diversion", "diversion"),
    ("diversions", "diversion"),
    ("elevator", "elevator"),
    ("elevators", "elevator"),
    ("emergencies", "emergency"),
    ("emergency", "emergency"),
    ("evening", "evening"),
    ("evenings", "evening"),
    ("experiment", "experiment"),
    ("experimental", "experiment"),
    ("experiments", "experiment"),
    ("formation", "formation"),
    ("formations", "formation"),
    ("hospitality", "hospitality"),
    ("importance", "important"),
    ("important", "important"),
    ("importantly", "important"),
    ("incoming", "incoming"),
    ("insider", "insider"),
    ("insiders", "insider"),
    ("integrity", "integrity"),
    ("internal", "internal"),
    ("internally", "internal"),
    ("international", "international"),
    ("internationally", "international"),
    ("lateral", "lateral"),
    ("liberation", "liberation"),
    ("morale", "morale"),
    ("nominal", "nominal"),
    ("objective", "objective"),
    ("objectives", "objective"),
    ("officer", "officer"),
    ("officers", "officer"),
    ("organ", "organs"),
    ("organic", "organic"),
    ("organs", "organs"),
    ("outsider", "outsider"),
    ("outsiders", "outsider"),
    ("paste", "paste"),
    ("pasted", "paste"),
    ("personality", "personality"),
    ("petite", "petite"),
    ("polite", "polite"),
    ("politely", "polite"),
    ("politeness", "polite"),
    ("positive", "positive"),
    ("positively", "positive"),
    ("protestant", "protestant"),
    ("protestants", "protestant"),
    ("rational", "rational"),
    ("rationally", "rational"),
    ("responsibilities", "responsible"),
    ("responsibility", "responsible"),
    ("responsible", "responsible"),
    ("severance", "severance"),
    ("severe", "severe"),
    ("severely", "severe"),
    ("severity", "severe"),
    ("suspense", "suspense"),
    ("tired", "tired"),
    ("treasurer", "treasurer"),
    ("treasurers", "treasurer"),
    ("tribunal", "tribunal"),
    ("tribunals", "tribunal"),
    ("unit", "units"),
    ("units", "units"),
    ("universities", "university"),
    ("university", "university"),
    ("witness", "witness"),
    ("witnessed", "witness"),
    ("witnesses", "witness"),
    ("witnessing", "witness"),
];

/// The term of a folded English word whose stem is that of another word, if it is one.
pub(super) fn term(folded: &str) -> Option<&'static str> {
    WORDS
        .binary_search_by_key(&folded, |(word, _)| word)
        .ok()
        .map(|index| WORDS[index].1)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, term};
    use crate::text::{Analyser, Language};

    #[test]
    fn words_are_sorted_and_found() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (word, expected) in WORDS {
            assert_eq!(term(word), Some(*expected));
        }
    }

    #[test]
    fn words_of_another_meaning_have_other_terms() {
        let analyser = Analyser::new(Language::English);
        let term = |word| analyser.lexeme(word).term;
        for (one, other) in [
            ("severance", "several"),
            ("officers", "offices"),
            ("important", "imported"),
            ("witness", "wit"),
            ("universities", "universe"),
        ] {
            assert_ne!(term(one), term(other), "{one}");
        }
        assert_eq!(term("officers"), term("officer"));
        assert_eq!(term("severely"), term("severity"));
    }
}
