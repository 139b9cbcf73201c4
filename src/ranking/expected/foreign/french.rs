use super::Need::{Kind, Loose, Strict};
use super::Wanted::{
    Amount, Clock, Date, Duration, Frequency, Name, Number, Person, Place, Reason,
};
use super::{Position, Questions};
use crate::text::Measure;

pub(super) const QUESTIONS: Questions = Questions {
    asks: &[
        ("combien coute", Amount(Measure::Money), Kind),
        ("combien coutent", Amount(Measure::Money), Kind),
        ("combien coutait", Amount(Measure::Money), Kind),
        ("combien d argent", Amount(Measure::Money), Kind),
        ("combien pese", Amount(Measure::Mass), Strict),
        ("combien mesure", Amount(Measure::Length), Strict),
        ("quel age", Amount(Measure::Age), Strict),
        ("quand", Date, Kind),
        ("qui", Person, Kind),
        ("ou", Place, Kind),
        ("pourquoi", Reason, Loose),
        ("combien de temps", Duration, Strict),
        ("combien de fois", Frequency, Loose),
        ("combien", Number, Strict),
    ],
    which: &[
        "quel", "quelle", "quelles", "quels", "que", "lequel", "laquelle",
    ],
    between: &[
        "est", "etait", "sont", "etaient", "fut", "le", "la", "les", "l",
    ],
    nouns: &[
        ("nom", Name),
        ("heure", Clock),
        ("frequence", Frequency),
        ("annee", Date),
        ("an", Date),
        ("annees", Date),
        ("date", Date),
        ("decennie", Date),
        ("jour", Date),
        ("mois", Date),
        ("moment", Date),
        ("siecle", Date),
        ("epoque", Date),
        ("nombre", Number),
        ("pourcentage", Amount(Measure::Share)),
        ("population", Number),
        ("age", Amount(Measure::Age)),
        ("hauteur", Amount(Measure::Length)),
        ("longueur", Amount(Measure::Length)),
        ("prix", Amount(Measure::Money)),
        ("taille", Number),
        ("quantite", Number),
        ("raison", Reason),
        ("raisons", Reason),
        ("motif", Reason),
    ],
    places: &[
        "ville", "villes", "pays", "region", "province", "etat", "lieu", "endroit", "continent",
        "comte", "quartier", "riviere", "fleuve", "universite",
    ],
    names: true,
    lead_ins: &[
        "a", "au", "aux", "avec", "contre", "dans", "de", "depuis", "en", "et", "jusqu", "jusque",
        "mais", "par", "pendant", "pour", "selon", "sous", "sur", "vers", "chez", "environ", "d",
    ],
    position: Position::First,
};
