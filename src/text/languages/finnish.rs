use super::Words;

/// Finnish: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "ei", "eivat", "emme", "en", "et", "etta", "ette", "han", "hanelta", "hanen", "hanta",
        "he", "heidan", "heille", "heita", "ja", "jo", "joiden", "joita", "joka", "jonka", "jos",
        "jossa", "josta", "jota", "jotka", "jotta", "kanssa", "kautta", "keita", "kenen", "ketka",
        "koska", "kuin", "kuinka", "kuitenkin", "kuka", "kun", "me", "meidan", "mihin", "mika",
        "miksi", "millainen", "milloin", "mina", "minka", "missa", "mista", "mita", "mitka",
        "montako", "mukaan", "mutta", "myos", "naiden", "naita", "nama", "ne", "niiden", "niin",
        "niita", "noin", "nyt", "ole", "oli", "olisi", "olivat", "olla", "olleet", "ollut", "oma",
        "on", "ovat", "paljonko", "se", "seka", "sen", "siihen", "siina", "siita", "silla", "sina",
        "sita", "tai", "tama", "taman", "tassa", "tasta", "tata", "te", "tuo", "vaan", "vai",
        "vaikka", "voi", "voidaan",
    ],
    ..Words::NONE
};
