use super::Words;

/// Danish: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "ad", "af", "alle", "alt", "anden", "andet", "at", "blev", "blive", "bliver", "da", "de",
        "dem", "den", "denne", "der", "deres", "det", "dette", "dig", "din", "disse", "dog", "du",
        "efter", "eller", "en", "end", "er", "et", "fa", "for", "fra", "gennem", "ham", "han",
        "hans", "har", "havde", "have", "hende", "hendes", "her", "hvad", "hvem", "hver", "hvilke",
        "hvilken", "hvilket", "hvis", "hvor", "hvordan", "hvorfor", "hvornar", "i", "ikke", "ind",
        "jeg", "jer", "jo", "kan", "kun", "kunne", "man", "mange", "med", "meget", "mellem", "men",
        "mere", "mig", "min", "mine", "mit", "mod", "nar", "ned", "nogen", "noget", "nogle", "nu",
        "og", "ogsa", "om", "op", "os", "over", "pa", "sa", "sadan", "samme", "selv", "sig", "sin",
        "sine", "sit", "skal", "skulle", "som", "til", "ud", "under", "vaere", "vaeret", "var",
        "ved", "vi", "vil", "ville", "vor",
    ],
    ..Words::NONE
};
