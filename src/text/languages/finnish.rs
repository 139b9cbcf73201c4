use super::Words;

/// Finnish: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "ei", "eivat", "emme", "en", "et", "etta", "ette", "haluaa", "haluaisin", "haluamme",
        "haluan", "haluat", "haluavat", "han", "hanelta", "hanen", "hanta", "he", "heidan",
        "heille", "heita", "ja", "jo", "joiden", "joita", "joka", "jonka", "jos", "jossa", "josta",
        "jota", "jotka", "jotta", "kanssa", "kautta", "keita", "kenen", "ketka", "koska", "kuin",
        "kuinka", "kuitenkin", "kuka", "kun", "me", "meidan", "mihin", "mika", "miksi",
        "millainen", "milloin", "mina", "minka", "missa", "mista", "mita", "mitka", "montako",
        "mukaan", "mutta", "myos", "naiden", "naita", "nama", "ne", "niiden", "niin", "niita",
        "noin", "nyt", "ole", "olemme", "olen", "olet", "olette", "oli", "olimme", "olin", "olisi",
        "olisin", "olisivat", "olit", "olitte", "olivat", "olla", "olleet", "ollut", "oma", "on",
        "onko", "ovat", "ovatko", "paljonko", "pitaa", "pitaisi", "piti", "saa", "saako", "saamme",
        "saan", "saanko", "saat", "saatte", "saavat", "sai", "saisi", "se", "seka", "sen",
        "siihen", "siina", "siita", "silla", "sina", "sita", "tai", "tama", "taman", "tapahtuu",
        "tassa", "tasta", "tata", "taytyisi", "taytyy", "te", "tulee", "tuli", "tuo", "vaan",
        "vai", "vaikka", "voi", "voidaan", "voidaanko", "voiko", "voimme", "voin", "voinko",
        "voinut", "voisi", "voisimme", "voisin", "voisit", "voisivat", "voit", "voitte", "voivat",
    ],
    ..Words::NONE
};
