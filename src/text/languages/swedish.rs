use super::Words;

/// Swedish: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "alla", "allt", "an", "ar", "at", "att", "av", "bade", "bara", "blev", "bli", "blir",
        "blivit", "borde", "brukar", "da", "dar", "de", "dem", "den", "denna", "deras", "dess",
        "dessa", "det", "detta", "dig", "din", "dina", "ditt", "du", "efter", "ej", "eller", "en",
        "er", "era", "ett", "fanns", "far", "fatt", "fick", "finns", "for", "fran", "gar", "genom",
        "gick", "gjorde", "gjort", "gor", "ha", "hade", "haft", "han", "hans", "har", "hen",
        "henne", "hennes", "hon", "honom", "hos", "hur", "i", "icke", "ingen", "inom", "inte",
        "jag", "ju", "kan", "kom", "kommer", "kunde", "kunnat", "man", "maste", "med", "mellan",
        "men", "mig", "min", "mina", "mitt", "mot", "mycket", "nagon", "nagot", "nagra", "nar",
        "ni", "nu", "och", "ocksa", "om", "oss", "over", "pa", "sa", "sadan", "samma", "sedan",
        "sig", "sin", "sina", "sitt", "sjalv", "ska", "skall", "skulle", "som", "till", "under",
        "upp", "ut", "utan", "vad", "var", "vara", "varfor", "varit", "varje", "vart", "velat",
        "vem", "vi", "vid", "vilka", "vilken", "vilket", "vill", "ville",
    ],
    ..Words::NONE
};
