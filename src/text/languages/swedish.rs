use super::Words;

/// Swedish: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "alla", "allt", "an", "ar", "at", "att", "av", "bade", "bara", "blev", "bli", "blir",
        "blivit", "da", "dar", "de", "dem", "den", "denna", "deras", "dess", "dessa", "det",
        "detta", "dig", "din", "dina", "ditt", "du", "efter", "ej", "eller", "en", "er", "era",
        "ett", "for", "fran", "genom", "ha", "hade", "han", "hans", "har", "hen", "henne",
        "hennes", "hon", "honom", "hos", "hur", "i", "icke", "ingen", "inom", "inte", "jag", "ju",
        "kan", "kunde", "man", "maste", "med", "mellan", "men", "mig", "min", "mina", "mitt",
        "mot", "mycket", "nagon", "nagot", "nagra", "nar", "ni", "nu", "och", "ocksa", "om", "oss",
        "over", "pa", "sa", "sadan", "samma", "sedan", "sig", "sin", "sina", "sitt", "sjalv",
        "ska", "skulle", "som", "till", "under", "upp", "ut", "utan", "vad", "var", "vara",
        "varfor", "varit", "varje", "vart", "vem", "vi", "vid", "vilka", "vilken", "vilket",
    ],
    ..Words::NONE
};
