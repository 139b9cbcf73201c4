//! The words for units, in English, German, Dutch and the Romance languages: in the singular
//! or as they stand, and folded.

pub(super) const MONEY: &[&str] = &[
    "baht", "bitcoin", "buck", "cent", "centavo", "centesimi", "centime", "centimo", "chf", "coin",
    "crown", "dinar", "dirham", "dollar", "eur", "euro", "florin", "franc", "franken", "gbp",
    "guilder", "hryvnia", "koruna", "krona", "krone", "kronen", "kroner", "kronor", "libra",
    "lira", "lire", "mark", "munzen", "pence", "penny", "peseta", "peso", "pound", "quid", "rand",
    "rappen", "reais", "real", "ringgit", "riyal", "rouble", "ruble", "rupee", "rupiah",
    "schilling", "shekel", "shilling", "soles", "usd", "yen", "yuan", "zloty",
];

pub(super) const LENGTHS: &[&str] = &[
    "centimeter", "centimetre", "centimetri", "centimetro", "chilometri", "chilometro", "cm",
    "etage", "feet", "floor", "foot", "ft", "inch", "inche", "kilometer", "kilometern",
    "kilometre", "kilometro", "kilometros", "km", "league", "m", "meile", "meilen", "meter",
    "metern", "metre", "metri", "metro", "mi", "mile", "milimetro", "milla", "millas",
    "millimeter", "millimetre", "mm", "quilometro", "stockwerk", "stockwerke", "storey", "story",
    "yard", "yd", "zentimeter", "zoll",
];

pub(super) const AREAS: &[&str] = &[
    "acre", "ettari", "ha", "hectare", "hectarea", "hektar", "km2", "m2", "quadratkilometer",
    "quadratmeter", "quadratmetern", "sqft", "sqm",
];

pub(super) const TEMPERATURES: &[&str] = &[
    "celsius", "degre", "degree", "fahrenheit", "gradi", "grado", "grau", "kelvin",
];

pub(super) const MASSES: &[&str] = &[
    "chili", "chilo", "chilogrammi", "g", "gram", "grama", "gramm", "gramme", "grammi", "grammo",
    "gramo", "kg", "kilo", "kilogram", "kilogramm", "kilogramme", "kilogramo", "lb", "libra", "mg",
    "milligram", "onza", "ounce", "oz", "pfund", "pound", "quilo", "quilograma", "stone", "ton",
    "tonelada", "tonne", "tonnellate", "tonnen", "zentner",
];

pub(super) const TIMES: &[&str] = &[
    "annee", "anni", "anno", "ano", "ans", "dag", "dagen", "day", "decade", "dia", "dias",
    "fortnight", "giorni", "giorno", "h", "heure", "hora", "hour", "hr", "jaar", "jahr", "jahre",
    "jahren", "jour", "maand", "maanden", "mes", "mese", "meses", "mesi", "min", "minute",
    "minuten", "minuti", "minuto", "mois", "monat", "monate", "monaten", "month", "ora", "second",
    "seconde", "segundo", "sekunden", "semaine", "semana", "settimana", "settimane", "stunde",
    "stunden", "tage", "tagen", "uur", "week", "weken", "woche", "wochen", "year", "yr",
];

pub(super) const YEARS: &[&str] = &["day", "month", "week", "year", "yr"];

pub(super) const FOREIGN_YEARS: &[&str] = &[
    "anni", "ano", "ans", "jaar", "jahr", "jahre", "jahren", "maanden", "mes", "mese", "mesi",
    "mois", "monat", "monate", "monaten", "weken", "wochen",
];

/// What stands before somebody's years: "tiene 45 años", "mit 45 Jahren", "de 45 ans".
pub(super) const HAVE_YEARS: &[&str] = &[
    "a", "ad", "avait", "aveva", "compie", "con", "cumple", "cumplio", "de", "di", "fez", "ha",
    "mit", "tem", "tenia", "tiene", "tinha",
];
