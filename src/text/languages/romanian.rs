use super::Words;

/// Romanian: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "a", "abia", "acea", "aceasta", "aceea", "acei", "aceia", "acel", "acela", "acele",
        "acelea", "acest", "acesta", "aceste", "acestea", "acestei", "acesti", "acestia",
        "acestui", "acolo", "acum", "ai", "aici", "al", "ale", "alt", "alta", "alte", "altele",
        "alti", "am", "ar", "are", "as", "asa", "asta", "astfel", "asupra", "atat", "ati",
        "atunci", "au", "avea", "aveam", "aveau", "avem", "aveti", "avut", "ca", "cand", "care",
        "caror", "carora", "carui", "cat", "cata", "cate", "cati", "catre", "ce", "cei", "cel",
        "cele", "celor", "cine", "cineva", "cu", "cui", "cum", "da", "daca", "dar", "de", "decat",
        "deci", "deja", "desi", "despre", "din", "dintre", "doar", "doua", "dupa", "ea", "ei",
        "el", "ele", "era", "erai", "eram", "erau", "este", "esti", "eu", "fac", "face", "facea",
        "facem", "faceti", "faci", "facut", "fel", "fi", "fie", "fiecare", "fost", "iar", "ii",
        "il", "in", "inainte", "inca", "intr", "intre", "isi", "la", "le", "li", "lor", "lui",
        "ma", "mai", "mult", "multe", "multi", "ne", "nici", "nimic", "noi", "nostru", "nu", "o",
        "ori", "orice", "pe", "pentru", "peste", "poata", "poate", "pot", "poti", "prea", "prin",
        "printre", "putea", "puteam", "puteau", "putem", "puteti", "putut", "sa", "sai", "sale",
        "sau", "se", "si", "spre", "sub", "sunt", "suntem", "sunteti", "sus", "te", "toata",
        "toate", "tot", "toti", "trebui", "trebuia", "trebuie", "tu", "un", "una", "unde", "unei",
        "unele", "unor", "unui", "unul", "va", "vei", "veti", "voi", "voia", "voiam", "vom", "vor",
        "vrea", "vreau", "vrei", "vrem", "vreo", "vreti",
    ],
    ..Words::NONE
};
