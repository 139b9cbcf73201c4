use super::Need::{Kind, Loose, Strict};
use super::Wanted::{Clock, Date, Duration, Frequency, Name, Number, Person, Place, Reason};
use super::{Position, Questions};

pub(super) const QUESTIONS: Questions = Questions {
    asks: &[
        ("quando", Date, Kind),
        ("chi", Person, Kind),
        ("dove", Place, Kind),
        ("perche", Reason, Loose),
        ("come mai", Reason, Loose),
        ("da quanto tempo", Duration, Strict),
        ("quanto tempo", Duration, Strict),
        ("ogni quanto", Frequency, Loose),
        ("quante volte", Frequency, Loose),
        ("quanti", Number, Strict),
        ("quante", Number, Strict),
        ("quanto", Number, Loose),
        ("quanta", Number, Loose),
    ],
    which: &["quale", "quali", "qual", "che"],
    between: &[
        "e", "era", "sono", "erano", "fu", "il", "la", "lo", "i", "le", "gli", "l",
    ],
    nouns: &[
        ("nome", Name),
        ("ora", Clock),
        ("ore", Clock),
        ("anno", Date),
        ("anni", Date),
        ("data", Date),
        ("decennio", Date),
        ("giorno", Date),
        ("mese", Date),
        ("momento", Date),
        ("secolo", Date),
        ("epoca", Date),
        ("numero", Number),
        ("percentuale", Number),
        ("popolazione", Number),
        ("eta", Number),
        ("altezza", Number),
        ("lunghezza", Number),
        ("prezzo", Number),
        ("quantita", Number),
        ("motivo", Reason),
        ("ragione", Reason),
    ],
    places: &[
        "citta", "paese", "paesi", "regione", "provincia", "stato", "luogo", "continente",
        "contea", "quartiere", "fiume", "universita",
    ],
    names: true,
    lead_ins: &[
        "a", "ad", "al", "con", "contro", "da", "dal", "di", "e", "ed", "in", "fino", "nel",
        "nella", "per", "su", "secondo", "durante", "verso", "tra", "fra", "ma", "circa",
    ],
    position: Position::First,
};
