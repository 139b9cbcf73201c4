use super::Words;

/// Hungarian: function words only.
pub(super) const WORDS: Words = Words {
    stop: &[
        "a", "abban", "ahhoz", "ahogy", "ahol", "aki", "akik", "akkor", "alatt", "amely",
        "amelyek", "amelyet", "ami", "amig", "amikor", "arra", "arrol", "at", "az", "azok", "azon",
        "azt", "azutan", "azzal", "bar", "be", "csak", "de", "e", "ebben", "egy", "egyes", "egyik",
        "el", "ember", "en", "erre", "es", "ez", "ezek", "ezt", "fel", "fele", "ha", "hanem",
        "hany", "hogy", "hogyan", "hol", "honnan", "hova", "ide", "igen", "igy", "ill", "illetve",
        "is", "itt", "jo", "kell", "kepest", "ki", "kik", "kinek", "kit", "kore", "kozott",
        "kozul", "le", "legyen", "lehet", "lenne", "lesz", "lett", "maga", "mar", "mas", "meg",
        "mely", "melyik", "mert", "mi", "miert", "mig", "mikor", "milyen", "mint", "mit", "most",
        "nagy", "ne", "neki", "nem", "nincs", "o", "ok", "olyan", "ossze", "ott", "pedig", "s",
        "sajat", "sem", "sok", "szamara", "szerint", "szinte", "talan", "te", "teljes", "tobb",
        "tovabb", "ugy", "uj", "utan", "utana", "utolso", "vagy", "vagyok", "valaki", "valo",
        "van", "vannak", "vele", "vissza", "volna", "volt", "voltak",
    ],
    ..Words::NONE
};
