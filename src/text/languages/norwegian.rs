use super::Words;

/// Norwegian: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "alle", "at", "av", "bade", "bare", "begge", "ble", "blei", "bli", "blir", "blitt",
        "burde", "burdet", "da", "de", "deg", "dem", "den", "denne", "der", "dere", "deres", "det",
        "dette", "din", "disse", "du", "eller", "en", "enn", "er", "et", "etter", "fikk", "for",
        "fordi", "fra", "gar", "gikk", "gjennom", "gjor", "gjorde", "gjort", "ha", "hadde", "han",
        "hans", "har", "hatt", "henne", "hennes", "her", "hun", "hva", "hvem", "hver", "hvilke",
        "hvilken", "hvilket", "hvis", "hvor", "hvordan", "hvorfor", "i", "ikke", "ingen", "inn",
        "ja", "jeg", "kan", "kom", "kommer", "kun", "kunne", "kunnet", "ma", "man", "mange",
        "matte", "mattet", "med", "meg", "mellom", "men", "mer", "mot", "mye", "na", "nar", "ned",
        "noe", "noen", "og", "ogsa", "om", "opp", "oss", "over", "pa", "sa", "samme", "seg",
        "selv", "si", "sin", "sine", "sitt", "skal", "skjer", "skulle", "skullet", "slik", "som",
        "til", "under", "ut", "uten", "vaere", "vaert", "var", "ved", "vi", "vil", "ville",
        "villet",
    ],
    ..Words::NONE
};
