use super::{
    AREAS, CURRENCIES, FOREIGN_YEARS, Fit, HAVE_YEARS, LENGTHS, MASSES, MONEY, Measure,
    TEMPERATURES, TIMES, YEARS,
};
use crate::text::Span;

/// How the number between square brackets fits.
#[track_caller]
fn fits(measure: Measure, text: &str, expected: Fit) {
    let start = text.find('[').expect("a bracket");
    let end = text.find(']').expect("a bracket") - 1;
    let sentence = text.replace(['[', ']'], "");
    assert_eq!(
        measure.fit(&sentence, Span::new(start, end)),
        expected,
        "{text}"
    );
}

#[test]
fn units_of_other_languages_tell_too() {
    fits(Measure::Age, "Paco, de [45] años, nada.", Fit::Fits);
    fits(Measure::Age, "Sie ist [45] Jahre alt.", Fit::Fits);
    fits(Measure::Age, "Der Vertrag gilt [45] Jahre.", Fit::Other);
    fits(Measure::Age, "Perdió [28.000] euros.", Fit::Other);
    fits(Measure::Money, "Costó [38 millones] de pesetas.", Fit::Fits);
    fits(Measure::Share, "Es el [5] por ciento.", Fit::Fits);
    fits(Measure::Mass, "Er wog [187] Kilogramm.", Fit::Fits);
}

#[test]
fn a_number_is_shown_with_its_unit() {
    for (text, number, expected) in [
        ("Cuesta 45 euros.", "45", "45 euros"),
        (
            "Costó 38 millones de pesetas.", "38 millones", "38 millones de pesetas",
        ),
        ("Es el 5 por ciento.", "5", "5 por ciento"),
        ("Nur 12 % kamen.", "12", "12 %"),
        ("It is £12.", "12", "£12"),
        ("Der Verein hat 212 Mitglieder.", "212", "212"),
    ] {
        let start = text.find(number).expect("a number");
        let found = Measure::with_unit(text, Span::new(start, start + number.len()));
        assert_eq!(found.of(text), expected);
    }
}

#[test]
fn units_are_in_order() {
    for list in [
        AREAS, FOREIGN_YEARS, HAVE_YEARS, LENGTHS, MASSES, MONEY, TEMPERATURES, TIMES, YEARS,
    ] {
        assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
    }
    assert!(CURRENCIES.contains(&'€'));
}

#[test]
fn a_unit_tells_what_a_number_measures() {
    for (measure, text) in [
        (Measure::Money, "They pay £[60] a year."),
        (Measure::Money, "It costs [12] euros."),
        (Measure::Money, "It costs [12] €."),
        (Measure::Money, "It was [1.5 million] dollars."),
        (Measure::Share, "About [40]% of it."),
        (Measure::Share, "About [40] per cent of it."),
        (Measure::Share, "Some [two] thirds of it."),
        (Measure::Share, "A [quarter] of them left."),
        (Measure::Age, "A [37]-year-old came."),
        (Measure::Age, "She was [37] years old."),
        (Measure::Age, "Children aged [5] to 9 came."),
        (Measure::Age, "At the age of [37] she came."),
        (Measure::Age, "Singers are [16] or older."),
        (Measure::Age, "Ada Brook, [41], joined."),
        (Measure::Length, "It is [85] metres long."),
        (Measure::Length, "It is a [5]-foot wall."),
        (Measure::Length, "It is [5] to 6 feet high."),
        (Measure::Area, "It has [40] square miles."),
        (Measure::Mass, "It weighs [3] tonnes."),
        (Measure::Speed, "It goes [40] miles an hour."),
        (Measure::Speed, "It goes [40] mph."),
        (Measure::Temperature, "It was [30] °C."),
        (Measure::Temperature, "It was [30] degrees."),
        (Measure::Time, "It takes [30] minutes."),
    ] {
        fits(measure, text, Fit::Fits);
    }
}

#[test]
fn another_unit_does_not_fit_and_none_says_nothing() {
    fits(Measure::Money, "It takes [30] minutes.", Fit::Other);
    fits(Measure::Length, "It goes [40] miles an hour.", Fit::Other);
    fits(Measure::Time, "She was [37] years old.", Fit::Other);
    fits(Measure::Age, "It is [85] metres long.", Fit::Other);
    fits(Measure::Length, "They passed [54] houses.", Fit::Other);
    fits(Measure::Length, "It grows [15] metres a year.", Fit::Other);
    fits(Measure::Area, "It has [54] houses.", Fit::Untold);
    fits(Measure::Length, "Of [four] old timber halls.", Fit::Other);
    fits(
        Measure::Length,
        "It is [52] where the towers are.",
        Fit::Untold,
    );
    fits(
        Measure::Length,
        "It grows [10] to 15 metres a year.",
        Fit::Other,
    );
    fits(Measure::Age, "They cut it by [half].", Fit::Other);
    fits(Measure::Length, "On the hill, [3] were seen.", Fit::Untold);
    // What counts things costs nothing, and has no age.
    fits(Measure::Money, "They arrested [54] members.", Fit::Other);
    fits(Measure::Age, "The [54] people left.", Fit::Other);
    fits(Measure::Age, "All but [six] of the bills.", Fit::Other);
    fits(Measure::Age, "It is a [two]-page letter.", Fit::Other);
    fits(Measure::Age, "They paid [28,000].", Fit::Other);
    fits(Measure::Age, "She is [41] and lives there.", Fit::Untold);
    fits(Measure::Money, "It is [54] plus tax.", Fit::Untold);
    // What is behind a mark is no unit.
    fits(Measure::Length, "There were [3], miles away.", Fit::Untold);
    fits(Measure::Money, "[54]", Fit::Untold);
}
