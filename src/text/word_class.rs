//! What a word says about the words around it: the small closed lists by which
//! dates, numbers, names, people, places and reasons are recognised.

use super::english::ThirdPerson;
use super::languages::Words;
use super::{Language, LexemeKind, months, nouns};

/// A set of roles that one word can play. Computed once for each distinct word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordClass(u32);

impl WordClass {
    /// Figures or a number word.
    pub(crate) const NUMBER: Self = Self(1);
    /// A number that can be a year: four figures from 1000 to 2199.
    pub(crate) const YEAR: Self = Self(1 << 1);
    /// A month or a day of the week.
    pub(crate) const CALENDAR: Self = Self(1 << 2);
    /// "century", "decades", "year": time when counted.
    pub(crate) const PERIOD: Self = Self(1 << 3);
    /// "dozens", "million", "half": an amount without figures.
    pub(crate) const AMOUNT: Self = Self(1 << 4);
    /// "Mr", "President", "Mayor": a person's name follows.
    pub(crate) const TITLE: Self = Self(1 << 5);
    /// "woman", "agents", "leaders": people without a name.
    pub(crate) const PEOPLE: Self = Self(1 << 6);
    /// "said", "argued": what people do, so that a name beside it is a person's.
    pub(crate) const SPEECH: Self = Self(1 << 7);
    /// "in", "at", "near": a place's name may follow.
    pub(crate) const PLACE_BEFORE: Self = Self(1 << 8);
    /// "city", "county", "river": a place without a name, or the end of one.
    pub(crate) const PLACE: Self = Self(1 << 9);
    /// "because", "due", "therefore".
    pub(crate) const REASON: Self = Self(1 << 10);
    /// "pm", "bc": makes the number before it a date or a time.
    pub(crate) const CLOCK: Self = Self(1 << 11);
    /// "during", "recently", "when".
    pub(crate) const TIME: Self = Self(1 << 12);
    /// "19th", "1st": a number that says which.
    pub(crate) const ORDINAL: Self = Self(1 << 13);
    /// "he", "their", "this": it stands for what was named before.
    pub(crate) const PRONOUN: Self = Self(1 << 14);
    /// A month or a day of the week of a language that writes them small.
    pub(crate) const SMALL: Self = Self(1 << 15);
    /// A word of a language whose nouns all have capitals.
    pub(crate) const NOUN_CAPITALS: Self = Self(1 << 16);
    /// "noon", "7pm": a time of day by itself.
    pub(crate) const HOUR: Self = Self(1 << 17);
    /// "past" in "half past nine".
    pub(crate) const PAST: Self = Self(1 << 18);
    /// "pm", "Uhr": makes the number before it a time of day.
    pub(crate) const OCLOCK: Self = Self(1 << 19);
    /// "every", "weekly", "twice": it tells how often.
    pub(crate) const OFTEN: Self = Self(1 << 20);

    /// "de" in "31 de julio".
    pub(crate) const DATE_LINK: Self = Self(1 << 21);

    /// Whether it has any role of `other`.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The roles of both.
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn with(self, other: Self, condition: bool) -> Self {
        if condition {
            Self(self.0 | other.0)
        } else {
            self
        }
    }

    /// The roles of the word `folded`, whose term is `term`.
    pub(crate) fn of(language: Language, folded: &str, term: &str, kind: LexemeKind) -> Self {
        let number = kind == LexemeKind::Number;
        let class = Self::default()
            .with(Self::NUMBER, number)
            .with(Self::ORDINAL, number && is_ordinal(folded))
            // "2,000" is no year.
            .with(
                Self::YEAR,
                number && is_year(term) && !folded.contains([',', '.']),
            )
            .with(Self::HOUR, is_hour(folded))
            .with(Self::OCLOCK, OCLOCK.binary_search(&folded).is_ok());
        if language != Language::English {
            return class.of_words(Words::of(language), folded, term);
        }
        class
            .with(
                Self::CALENDAR,
                months::is_month(folded) || months::is_weekday(folded),
            )
            .with(Self::PAST, folded == "past")
            .with(Self::PRONOUN, refers_back(folded))
            .with_listed(folded, Self(u32::MAX))
    }

    /// Whether the lists of English words give any of these roles to `folded`: sooner told
    /// than all of a word's roles.
    pub(crate) fn lists(self, folded: &str) -> bool {
        Self::default().with_listed(folded, self).has(self)
    }

    fn with_listed(self, folded: &str, wanted: Self) -> Self {
        let is_in = |word: &str, list: &[&str]| list.binary_search(&word).is_ok();
        let singular = folded.strip_suffix('s').unwrap_or(folded);
        // Nouns are listed in the singular, and where the plural is no "-s".
        let nouns = NOUNS.iter().map(|(class, list)| {
            let is_noun = || is_in(folded, list) || is_in(singular, list);
            (*class, wanted.has(*class) && is_noun())
        });
        let words = WORDS
            .iter()
            .map(|(class, list)| (*class, wanted.has(*class) && is_in(folded, list)));
        let is_person = wanted.has(Self::PEOPLE) && nouns::is_person(folded);
        nouns
            .chain(words)
            .chain([(Self::PEOPLE, is_person)])
            .fold(self, |all, (class, has)| all.with(class, has))
    }

    /// The roles that a language's own lists give to a word.
    fn of_words(self, words: &Words, folded: &str, term: &str) -> Self {
        let is_word = |list: &[&str]| list.binary_search(&folded).is_ok();
        // Nouns are listed as stems.
        let is_noun = |list: &[&str]| is_word(list) || list.binary_search(&term).is_ok();
        let calendar = is_noun(words.calendar);
        self.with(Self::CALENDAR, calendar)
            .with(Self::SMALL, calendar && words.lower_months)
            .with(Self::NOUN_CAPITALS, words.nouns_have_capitals)
            .with(Self::PERIOD, is_noun(words.periods))
            .with(Self::AMOUNT, is_word(words.amounts))
            .with(Self::TITLE, is_word(words.titles))
            .with(Self::PEOPLE, is_noun(words.people))
            .with(Self::PLACE_BEFORE, is_word(words.place_before))
            .with(Self::PLACE, is_noun(words.places))
            .with(Self::REASON, is_word(words.reasons))
            .with(Self::CLOCK, is_word(words.clock))
            .with(Self::TIME, is_word(words.times))
            .with(Self::DATE_LINK, is_word(words.date_links))
    }
}

fn is_ordinal(folded: &str) -> bool {
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|ending| folded.ends_with(ending))
}

/// Whether a word is figures and "am" or "pm": "7pm", "7.30am".
fn is_hour(folded: &str) -> bool {
    let figures = folded
        .strip_suffix("am")
        .or_else(|| folded.strip_suffix("pm"));
    figures.is_some_and(|figures| {
        !figures.is_empty() && figures.chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

fn is_year(term: &str) -> bool {
    term.len() == 4
        && term
            .parse::<u32>()
            .is_ok_and(|year| (1000..2200).contains(&year))
}

/// Whether a word stands for what was named before. No "that" or "those": they mostly join
/// clauses ("those who").
fn refers_back(folded: &str) -> bool {
    ThirdPerson::of(folded).is_some() || matches!(folded, "such" | "these" | "this")
}

/// Lists of English words, and of nouns, by the role that they give.
const WORDS: &[(WordClass, &[&str])] = &[
    (WordClass::AMOUNT, AMOUNTS),
    (WordClass::TITLE, TITLES),
    (WordClass::SPEECH, SPEECH),
    (WordClass::PLACE_BEFORE, PLACE_PREPOSITIONS),
    (WordClass::REASON, REASONS),
    (WordClass::CLOCK, CLOCK),
    (WordClass::HOUR, HOURS),
    (WordClass::OFTEN, OFTEN),
    (WordClass::TIME, TIMES),
];
const NOUNS: &[(WordClass, &[&str])] = &[
    (WordClass::PERIOD, PERIODS),
    (WordClass::PEOPLE, PEOPLE),
    (WordClass::PLACE, PLACES),
];

const PERIODS: &[&str] = &[
    "centuries", "century", "day", "decade", "era", "fortnight", "hour", "millennia", "millennium",
    "minute", "month", "week", "weekend", "year",
];

const AMOUNTS: &[&str] = &[
    "billion", "billions", "dozen", "dozens", "half", "hundred", "hundreds", "million", "millions",
    "percent", "percentage", "quarter", "thousand", "thousands", "trillion", "twice",
];

const TITLES: &[&str] = &[
    "admiral", "baron", "bishop", "capt", "captain", "cardinal", "chairman", "chairwoman",
    "chancellor", "chief", "col", "colonel", "commissioner", "congressman", "congresswoman",
    "count", "countess", "director", "doctor", "dr", "duke", "emperor", "empress", "gen",
    "general", "gov", "governor", "judge", "justice", "king", "lady", "lieutenant", "lord", "lt",
    "maj", "major", "marshal", "mayor", "minister", "miss", "mr", "mrs", "ms", "officer", "pope",
    "pres", "president", "prince", "princess", "professor", "queen", "rabbi", "rep",
    "representative", "rev", "reverend", "saint", "sec", "secretary", "sen", "senator", "sergeant",
    "sgt", "sheriff", "sir", "sultan",
];

/// Groups, plurals and whatever else [`nouns`] doesn't have.
const PEOPLE: &[&str] = &[
    "activist", "administration", "adult", "advocate", "agency", "agent", "army", "authorities",
    "authority", "band", "board", "builder", "chief", "children", "committee", "communities",
    "community", "companies", "company", "congress", "council", "couple", "court", "crew", "crowd",
    "department", "emperor", "families", "family", "fishermen", "founder", "gang", "general",
    "government", "group", "individual", "judge", "majority", "men", "migrant", "military",
    "minority", "mob", "movement", "neighbor", "neighbour", "nurse", "operator", "organisation",
    "organization", "parliament", "parties", "party", "people", "person", "police", "publisher",
    "queen", "rebel", "relative", "staff", "suspect", "team", "tribe", "troop", "union",
    "volunteer", "witness", "women",
];

const SPEECH: &[&str] = &[
    "accused", "added", "admitted", "announced", "argued", "argues", "asked", "asserted", "called",
    "claimed", "claims", "condemned", "criticised", "criticized", "declared", "denied",
    "described", "emphasized", "explained", "insisted", "noted", "ordered", "promised", "proposed",
    "replied", "responded", "said", "says", "stated", "suggested", "thinks", "told", "vowed",
    "warned", "wrote",
];

const PLACE_PREPOSITIONS: &[&str] = &[
    "across", "around", "at", "from", "in", "inside", "into", "near", "outside", "throughout",
    "toward", "towards",
];

const PLACES: &[&str] = &[
    "abroad", "airport", "area", "avenue", "bank", "bar", "basin", "bay", "beach", "border",
    "bridge", "building", "camp", "campus", "cathedral", "cave", "church", "cities", "city",
    "coast", "college", "continent", "counties", "countries", "country", "county", "courthouse",
    "desert", "district", "downtown", "east", "facilities", "facility", "factories", "factory",
    "farm", "field", "forest", "garden", "harbor", "harbour", "headquarters", "hill", "home",
    "hospital", "hotel", "house", "island", "kingdom", "laboratory", "lake", "library", "market",
    "mine", "mountain", "museum", "nationwide", "neighborhood", "neighbourhood", "nowhere",
    "ocean", "office", "palace", "park", "peninsula", "plain", "port", "prison", "province",
    "region", "restaurant", "river", "road", "school", "sea", "shop", "site", "square", "stadium",
    "state", "station", "street", "suburb", "temple", "territories", "territory", "theater",
    "theatre", "town", "universities", "university", "valley", "village", "warehouse", "worldwide",
];

const REASONS: &[&str] = &[
    "because", "cause", "caused", "causes", "causing", "consequence", "consequently", "due",
    "hence", "motivated", "owing", "prompted", "reason", "reasons", "result", "since", "so",
    "therefore", "thus",
];

const TIMES: &[&str] = &[
    "after", "ago", "already", "before", "currently", "during", "earlier", "formerly", "later",
    "meanwhile", "now", "nowadays", "once", "recently", "since", "soon", "today", "tomorrow",
    "tonight", "until", "when", "whenever", "while", "yesterday",
];

const CLOCK: &[&str] = &[
    "a.m", "am", "bc", "bce", "ce", "noon", "oclock", "p.m", "pm",
];

const OFTEN: &[&str] = &[
    "annual", "annually", "biweekly", "daily", "each", "every", "fortnightly", "frequently",
    "hourly", "monthly", "nightly", "occasionally", "per", "quarterly", "rarely", "regularly",
    "sometimes", "times", "twice", "weekly", "yearly",
];

/// Of all languages.
const OCLOCK: &[&str] = &[
    "a.m", "am", "heures", "horas", "oclock", "p.m", "pm", "uhr", "uur", "час", "часа", "часов",
];

const HOURS: &[&str] = &["midday", "midnight", "noon"];

#[cfg(test)]
mod tests {
    use super::{Language, LexemeKind, NOUNS, OCLOCK, WORDS, WordClass};

    #[test]
    fn lists_are_sorted_and_without_doubles() {
        let lists = WORDS.iter().chain(NOUNS).map(|(_, list)| list);
        for list in lists.chain([&OCLOCK]) {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }

    #[test]
    fn a_word_can_play_several_roles() {
        let mayor = WordClass::of(Language::English, "mayor", "mayor", LexemeKind::Content);
        assert!(mayor.has(WordClass::PEOPLE) && mayor.has(WordClass::TITLE));
        assert!(WordClass::PEOPLE.lists("mayors") && WordClass::PEOPLE.lists("barristers"));
        assert!(WordClass::TITLE.or(WordClass::SPEECH).lists("said"));
        assert!(!WordClass::TITLE.lists("said") && !WordClass::PEOPLE.lists("bridge"));
        let cities = WordClass::of(Language::English, "hotels", "hotel", LexemeKind::Content);
        assert!(cities.has(WordClass::PLACE));
        let year = WordClass::of(Language::German, "1995", "1995", LexemeKind::Number);
        assert!(year.has(WordClass::YEAR) && year.has(WordClass::NUMBER));
        let number = WordClass::of(Language::English, "54", "54", LexemeKind::Number);
        assert!(!number.has(WordClass::YEAR));
        let turkish = WordClass::of(Language::Turkish, "in", "in", LexemeKind::Content);
        assert!(!turkish.has(WordClass::PLACE_BEFORE));
        let july = WordClass::of(Language::Spanish, "julio", "juli", LexemeKind::Content);
        assert!(july.has(WordClass::CALENDAR) && july.has(WordClass::SMALL));
        let city = WordClass::of(Language::Russian, "городе", "город", LexemeKind::Content);
        assert!(city.has(WordClass::PLACE));
    }
}
