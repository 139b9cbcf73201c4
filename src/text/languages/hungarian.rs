use super::Words;

/// Hungarian: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "a", "abban", "ahhoz", "ahogy", "ahol", "akar", "akarnak", "akarok", "akarsz", "akart",
        "akarunk", "aki", "akik", "akkor", "alatt", "amely", "amelyek", "amelyet", "ami", "amig",
        "amikor", "arra", "arrol", "at", "az", "azok", "azon", "azt", "azutan", "azzal", "bar",
        "be", "csak", "de", "e", "ebben", "egy", "egyes", "egyik", "el", "ember", "en", "erre",
        "es", "ez", "ezek", "ezt", "fel", "fele", "fog", "fognak", "fogok", "fogsz", "fogunk",
        "ha", "hanem", "hany", "hogy", "hogyan", "hol", "honnan", "hova", "ide", "igen", "igy",
        "ill", "illetve", "is", "itt", "jo", "kell", "kellene", "kellenek", "kellett", "kepest",
        "ki", "kik", "kinek", "kit", "kore", "kozott", "kozul", "le", "legyen", "lehet",
        "lehetett", "lehetne", "lenne", "lennenek", "lesz", "leszek", "lesznek", "lett", "maga",
        "mar", "mas", "meg", "mely", "melyik", "mert", "mi", "miert", "mig", "mikor", "milyen",
        "mint", "mit", "most", "nagy", "ne", "neki", "nem", "nincs", "o", "ok", "olyan", "ossze",
        "ott", "pedig", "s", "sajat", "sem", "sok", "szabad", "szamara", "szeretne", "szeretnek",
        "szerint", "szinte", "talan", "te", "teljes", "tobb", "tovabb", "tud", "tudna", "tudnak",
        "tudok", "tudott", "tudsz", "tudtok", "tudunk", "ugy", "uj", "utan", "utana", "utolso",
        "vagy", "vagyok", "vagytok", "vagyunk", "valaki", "valo", "van", "vannak", "vele",
        "vissza", "volna", "volt", "voltak", "voltam", "voltunk",
    ],
    ..Words::NONE
};
