use super::Words;

/// Danish: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "ad", "af", "alle", "alt", "anden", "andet", "at", "blev", "blevet", "blive", "bliver",
        "burde", "da", "de", "dem", "den", "denne", "der", "deres", "det", "dette", "dig", "din",
        "disse", "dog", "du", "efter", "eller", "en", "end", "er", "et", "fa", "fik", "for", "fra",
        "gar", "gennem", "gik", "gjorde", "gjort", "gor", "haft", "ham", "han", "hans", "har",
        "havde", "have", "hende", "hendes", "her", "hvad", "hvem", "hver", "hvilke", "hvilken",
        "hvilket", "hvis", "hvor", "hvordan", "hvorfor", "hvornar", "i", "ikke", "ind", "jeg",
        "jer", "jo", "kan", "kom", "kommer", "kun", "kunne", "kunnet", "ma", "man", "mange",
        "matte", "med", "meget", "mellem", "men", "mere", "mig", "min", "mine", "mit", "mod",
        "nar", "ned", "nogen", "noget", "nogle", "nu", "og", "ogsa", "om", "op", "os", "over",
        "pa", "sa", "sadan", "samme", "selv", "sig", "sin", "sine", "sit", "skal", "sker",
        "skulle", "skullet", "som", "til", "ud", "under", "vaere", "vaeret", "var", "ved", "vi",
        "vil", "ville", "villet", "vor",
    ],
    ..Words::NONE
};
