//! What a number measures, by what stands beside it.

use serde::Serialize;

use super::english::is_irregular_plural;
use super::stop_words::is_stop_word;
use super::units::{
    AREAS, FOREIGN_YEARS, HAVE_YEARS, LENGTHS, MASSES, MONEY, TEMPERATURES, TIMES, YEARS,
};
use super::{Language, Span, fold};

/// What a number tells of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// What it costs, earns or is worth.
    Money,
    /// Which part of a whole it is.
    Share,
    /// How old it is.
    Age,
    /// How far, long, high or deep it is.
    Length,
    /// How much ground it covers.
    Area,
    /// How much it weighs.
    Mass,
    /// How fast it goes.
    Speed,
    /// How hot or cold it is.
    Temperature,
    /// How long it takes.
    Time,
}

/// How a number's surroundings fit a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It has another unit.
    Other,
    /// It has no unit that tells.
    Untold,
    /// It has a unit of this measure.
    Fits,
}

/// How many words before a number, and behind it, may tell what it measures.
const BEFORE: usize = 2;
const BEHIND: usize = 4;

impl Measure {
    /// Whether the number at `number` of `sentence` is of this measure.
    ///
    /// ```
    /// use footnote::text::{Fit, Measure, Span};
    ///
    /// let sentence = "A ticket costs 12 euros.";
    /// assert_eq!(Measure::Money.fit(sentence, Span::new(15, 17)), Fit::Fits);
    /// assert_eq!(Measure::Age.fit(sentence, Span::new(15, 17)), Fit::Other);
    /// ```
    #[must_use]
    pub fn fit(self, sentence: &str, number: Span) -> Fit {
        let beside = Beside::new(sentence, number);
        if beside.is(self) {
            Fit::Fits
        } else if beside.is_any()
            || (self.has_units() && beside.counts_things())
            || (self == Self::Age && !beside.may_be_years())
        {
            Fit::Other
        } else {
            Fit::Untold
        }
    }

    /// The number at `number` of `sentence` with the unit that stands with it: its sign, or
    /// its word ("45 euros", "38 millones de pesetas", "5 por ciento").
    #[must_use]
    pub fn with_unit(sentence: &str, number: Span) -> Span {
        let beside = Beside::new(sentence, number);
        let sign = |c: &char| CURRENCIES.contains(c);
        let before = sentence[..number.start].chars().next_back().filter(sign);
        let start = number.start - before.map_or(0, char::len_utf8);
        let words = if beside.is_per_cent() {
            Some(1)
        } else {
            let mut units = Self::ALL.iter().filter_map(|&one| beside.unit(one));
            units.next()
        };
        let behind = &sentence[number.end..];
        let end = match words {
            Some(last) => number.end + words_end(behind, last + 1),
            None => number.end + sign_end(behind),
        };
        Span::new(start, end)
    }

    /// Whether the number at `number` of `sentence` is of any measure.
    #[must_use]
    pub fn is_told(sentence: &str, number: Span) -> bool {
        Beside::new(sentence, number).is_any()
    }

    const ALL: &[Self] = &[
        Self::Money,
        Self::Share,
        Self::Age,
        Self::Length,
        Self::Area,
        Self::Mass,
        Self::Speed,
        Self::Temperature,
        Self::Time,
    ];

    /// Whether its numbers come with a unit or bare, and count no things: "54 members"
    /// cost nothing, but may be how big a club is.
    fn has_units(self) -> bool {
        !matches!(self, Self::Share | Self::Area | Self::Time)
    }

    /// Whether a folded word is a unit of it: "one crown" is a sum without a figure.
    pub(crate) fn is_unit(self, folded: &str) -> bool {
        singular(folded, self.units())
    }

    /// Its units, in the singular and folded.
    fn units(self) -> &'static [&'static str] {
        match self {
            Self::Money => MONEY,
            Self::Share => &[
                "pc", "percent", "percentage", "procent", "prozent", "prozentpunkte",
            ],
            Self::Age => &[],
            Self::Length => LENGTHS,
            Self::Area => AREAS,
            Self::Mass => MASSES,
            Self::Speed => &[
                "kmh", "knot", "knoten", "kph", "mph", "nudo", "stundenkilometer",
            ],
            Self::Temperature => TEMPERATURES,
            Self::Time => TIMES,
        }
    }
}

/// Words behind a number that end like what is counted.
const NO_THINGS: &[&str] = &[
    "always", "billions", "does", "less", "millions", "perhaps", "plus", "thousands", "times",
    "this", "thus", "versus",
];
/// The signs of currencies.
pub(crate) const CURRENCIES: &[char] = &['$', '€', '£', '¥', '₹', '₽', '₩', '₺', '₴', '¢'];

/// What stands beside a number.
struct Beside<'a> {
    number: &'a str,
    /// What is right before it and right behind it.
    before: &'a str,
    behind: &'a str,
    /// The last words before it, the nearest first, and the next behind it, folded.
    last: Vec<String>,
    next: Vec<String>,
}

impl<'a> Beside<'a> {
    fn new(sentence: &'a str, number: Span) -> Self {
        let (before, behind) = (&sentence[..number.start], &sentence[number.end..]);
        // A mark parts the number from what follows, but for "year-old".
        let end = behind.find([',', ';', ':', '(', ')', '–', '—']);
        let is_mark = |c: char| !c.is_alphanumeric();
        let folded = |word: &str| fold(word).into_owned();
        let is_word = |word: &&str| !word.is_empty();
        let behind_word = &behind[..end.unwrap_or(behind.len())];
        // "10 to 15 metres".
        let next = range_end(behind_word).unwrap_or(behind_word).split(is_mark);
        let last = before.rsplit(is_mark);
        Self {
            number: number.of(sentence),
            before: before.trim_end(),
            behind: behind.trim_start(),
            last: last.filter(is_word).take(BEFORE).map(folded).collect(),
            next: next.filter(is_word).take(BEHIND).map(folded).collect(),
        }
    }

    fn last(&self, at: usize) -> &str {
        self.last.get(at).map_or("", String::as_str)
    }

    fn next(&self, at: usize) -> &str {
        self.next.get(at).map_or("", String::as_str)
    }

    /// Whether anything tells what the number measures.
    fn is_any(&self) -> bool {
        Measure::ALL.iter().any(|&measure| self.is(measure))
    }

    fn is(&self, measure: Measure) -> bool {
        let unit = self.unit(measure).is_some();
        match measure {
            Measure::Money => {
                self.before.ends_with(CURRENCIES)
                    || self.behind.starts_with(CURRENCIES)
                    || unit
                    || measure.units().contains(&self.last(0))
            }
            Measure::Share => {
                self.behind.starts_with(['%', '‰', '％'])
                    || unit
                    || self.number.contains("percent")
                    || fold(self.number).contains("prozent")
                    || self.is_per_cent()
                    || (self.next(0) == "out" && self.next(1) == "of")
                    || (self.next(0) == "in" && self.last(0) == "one")
                    || (self.is_fraction() && self.next(0) == "of")
                    || matches!(self.next(0), "thirds" | "quarters" | "fifths" | "tenths")
            }
            Measure::Age => self.is_age(),
            Measure::Length => unit && !self.is_rate(),
            Measure::Area => unit || matches!(self.next(0), "square" | "sq"),
            Measure::Mass => unit,
            Measure::Speed => unit || self.is_rate(),
            Measure::Temperature => unit || self.behind.starts_with(['°', '℃', '℉']),
            Measure::Time => unit && !self.is_age(),
        }
    }

    /// Which of the next words is a unit of a measure: the first, or behind "de" ("38
    /// millones de euros").
    fn unit(&self, measure: Measure) -> Option<usize> {
        let is_unit = |at: usize| singular(self.next(at), measure.units());
        let is_linked = matches!(self.next(0), "d" | "de" | "di") && is_unit(1);
        if is_unit(0) {
            Some(0)
        } else {
            is_linked.then_some(1)
        }
    }

    /// "Per cent", "por ciento", "pour cent", "per cento".
    fn is_per_cent(&self) -> bool {
        matches!(self.next(0), "per" | "por" | "pour")
            && matches!(self.next(1), "cent" | "cento" | "ciento")
    }

    /// Whether it says how many of something there are: "54 members", "four timber halls".
    fn counts_things(&self) -> bool {
        const SHORTEST: usize = 4;
        let is_plural = |next: &str| {
            next.len() >= SHORTEST
                && next.ends_with('s')
                && !next.ends_with("ss")
                && !NO_THINGS.contains(&next)
        };
        let is_thing = |next: &str| is_plural(next) || is_irregular_plural(next);
        let next = self.next.iter().map(String::as_str);
        let mut next = next.take_while(|next| !is_stop_word(Language::English, next));
        next.any(is_thing)
    }

    /// Whether it may be somebody's years, with nothing behind it that it counts: "she is 41",
    /// but no "six of the invoices", "two-page letter", "28,000".
    fn may_be_years(&self) -> bool {
        const OLDEST: u32 = 3;
        let figures = self.number.chars().filter(char::is_ascii_digit).count() as u32;
        let is_small = figures < OLDEST || self.number.parse().is_ok_and(|years: u16| years < 120);
        let next = self.next(0);
        let is_alone = next.is_empty() || (next != "of" && is_stop_word(Language::English, next));
        is_small && is_alone && !self.behind.starts_with('-') && !self.is_fraction()
    }

    fn is_fraction(&self) -> bool {
        ["half", "quarter", "third", "fifth", "tenth"]
            .into_iter()
            .any(|part| self.number.contains(part))
    }

    /// Whether it is a length in some time: "40 miles an hour", "15 metres a year".
    fn is_rate(&self) -> bool {
        let is_length = singular(self.next(0), LENGTHS);
        let is_time = self.next(2) == "s" || TIMES.contains(&self.next(2));
        is_length && matches!(self.next(1), "per" | "an" | "a") && is_time
    }

    /// "37 years old", "a 37-year-old", "aged 37", "the age of 37", "16 and over",
    /// and "Ada Brook, 41, …".
    fn is_age(&self) -> bool {
        let is_foreign_years = singular(self.next(0), FOREIGN_YEARS);
        let is_years = is_foreign_years || singular(self.next(0), YEARS);
        let behind = match self.next(1) {
            "alt" | "old" | "oud" => is_years,
            "of" => is_years && self.next(2) == "age",
            "de" => is_years && matches!(self.next(2), "edad" | "idade"),
            "di" => is_years && self.next(2) == "eta",
            "over" | "under" | "older" | "younger" | "above" | "up" => {
                matches!(self.next(0), "and" | "or")
            }
            _ => false,
        };
        let before = match self.last(0) {
            "age" | "aged" | "ages" | "turned" | "turning" => true,
            "of" | "between" | "from" | "is" | "was" | "to" | "von" => {
                matches!(self.last(1), "age" | "aged" | "ages" | "alter")
            }
            last => is_foreign_years && HAVE_YEARS.contains(&last),
        };
        // "22-jährig", "17-jarige".
        let is_adjective = ["jahrig", "jarig"]
            .iter()
            .any(|stem| self.next(0).starts_with(stem));
        let is_small = self.number.parse::<u8>().is_ok_and(|number| number < 120);
        // A number of its own between marks, behind a name.
        let is_apposed = is_small
            && self.before.ends_with(',')
            && self.behind.starts_with([',', ')', '.', ';'])
            && self
                .before
                .trim_end_matches(',')
                .rsplit(' ')
                .next()
                .is_some_and(|word| {
                    word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase)
                });
        // "Ada Brook, 41 años, …".
        let is_apposed_years = is_years && is_romance_years(self.next(0)) && self.stands_apart();
        behind || before || is_adjective || is_apposed || is_apposed_years
    }

    /// Whether it and the word behind it stand between commas.
    fn stands_apart(&self) -> bool {
        let rest = self.behind.trim_start_matches(char::is_alphabetic);
        self.before.ends_with(',') && rest.starts_with([',', ')'])
    }
}

/// Where the first `count` words of `text` end, if nothing but spaces parts them.
fn words_end(text: &str, count: usize) -> usize {
    let mut end = 0;
    for _ in 0..count {
        let rest = &text[end..];
        let word = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-', '\'', '’']);
        let length = word.find(|c: char| !c.is_alphanumeric());
        end += rest.len() - word.len() + length.unwrap_or(word.len());
    }
    end
}

/// Where the sign of a currency, a share or a degree ends that `text` begins with.
fn sign_end(text: &str) -> usize {
    let sign = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let is_sign = |c: &char| CURRENCIES.contains(c) || matches!(c, '%' | '‰' | '％' | '°');
    let length = sign.chars().next().filter(is_sign).map(char::len_utf8);
    length.map_or(0, |length| text.len() - sign.len() + length)
}

/// Whether years of age are told by this word alone, as in most languages that say "to
/// have years".
fn is_romance_years(word: &str) -> bool {
    matches!(word, "anni" | "anos" | "ans")
}

/// What stands behind the second number of a range, of which `behind` stands behind the
/// first.
fn range_end(behind: &str) -> Option<&str> {
    let behind = behind.trim_start();
    let second = ["to ", "and ", "or ", "-"]
        .iter()
        .find_map(|to| behind.strip_prefix(to))?;
    let rest = second.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    (rest.len() < second.len()).then_some(rest)
}

/// Whether a word is one of `units`, or its plural.
fn singular(word: &str, units: &[&str]) -> bool {
    !word.is_empty()
        && (units.contains(&word)
            || word
                .strip_suffix('s')
                .is_some_and(|word| units.contains(&word)))
}

#[cfg(test)]
mod tests {
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
}
