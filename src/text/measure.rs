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

/// What stands between a number and that of which it is a part.
const PARTITIVES: &[&str] = &[
    "da", "das", "de", "degli", "dei", "delle", "der", "des", "di", "do", "dos", "of", "van", "von",
];

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
        const OLDEST: usize = 120;
        const SHORT: usize = 3;
        let is_figure = self.number.starts_with(|c: char| c.is_ascii_digit());
        let is_small = !is_figure || self.number.parse().is_ok_and(|years: usize| years < OLDEST);
        let next = self.next(0);
        // In any language most words so short are function words.
        let is_function = next.chars().count() <= SHORT || is_stop_word(Language::English, next);
        let is_alone = is_function && !PARTITIVES.contains(&next);
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
mod tests;
