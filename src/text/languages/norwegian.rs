use super::Words;

/// Norwegian: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "alle", "at", "av", "bade", "bare", "begge", "ble", "blei", "bli", "blir", "blitt", "da",
        "de", "deg", "dem", "den", "denne", "der", "dere", "deres", "det", "dette", "din", "disse",
        "du", "eller", "en", "enn", "er", "et", "etter", "for", "fordi", "fra", "gjennom", "ha",
        "hadde", "han", "hans", "har", "henne", "hennes", "her", "hun", "hva", "hvem", "hver",
        "hvilke", "hvilken", "hvilket", "hvis", "hvor", "hvordan", "hvorfor", "i", "ikke", "ingen",
        "inn", "ja", "jeg", "kan", "kom", "kun", "kunne", "ma", "man", "mange", "med", "meg",
        "mellom", "men", "mer", "mot", "mye", "na", "nar", "ned", "noe", "noen", "og", "ogsa",
        "om", "opp", "oss", "over", "pa", "sa", "samme", "seg", "selv", "si", "sin", "sine",
        "sitt", "skal", "skulle", "slik", "som", "til", "under", "ut", "uten", "vaere", "vaert",
        "var", "ved", "vi", "vil", "ville",
    ],
    ..Words::NONE
};
