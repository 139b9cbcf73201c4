//! What a word says about the words around it: the small closed lists by which
//! dates, numbers, names, people, places and reasons are recognised.

use super::{Language, LexemeKind, months};

/// A set of roles that one word can play. Computed once for each distinct word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordClass(u16);

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
    /// "January 5", "5 o'clock": the day after a month has no class of its own,
    /// but these words make a number a time.
    pub(crate) const CLOCK: Self = Self(1 << 11);

    /// "during", "recently", "when".
    pub(crate) const TIME: Self = Self(1 << 12);

    /// Whether it has any role of `other`.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
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
            .with(Self::YEAR, number && is_year(term));
        if language != Language::English {
            return class;
        }
        let in_list = |list: &[&str]| list.binary_search(&folded).is_ok();
        class
            .with(
                Self::CALENDAR,
                months::is_month(folded) || months::is_weekday(folded),
            )
            .with(Self::PERIOD, in_list(PERIODS))
            .with(Self::AMOUNT, in_list(AMOUNTS))
            .with(Self::TITLE, in_list(TITLES))
            .with(Self::PEOPLE, in_list(PEOPLE))
            .with(Self::SPEECH, in_list(SPEECH))
            .with(Self::PLACE_BEFORE, in_list(PLACE_PREPOSITIONS))
            .with(Self::PLACE, in_list(PLACES))
            .with(Self::REASON, in_list(REASONS))
            .with(Self::CLOCK, in_list(CLOCK))
            .with(Self::TIME, in_list(TIMES))
    }
}

fn is_year(term: &str) -> bool {
    term.len() == 4
        && term
            .parse::<u32>()
            .is_ok_and(|year| (1000..2200).contains(&year))
}

const PERIODS: &[&str] = &[
    "centuries", "century", "day", "days", "decade", "decades", "era", "hour", "hours",
    "millennia", "millennium", "minute", "minutes", "month", "months", "second", "seconds", "week",
    "weeks", "year", "years",
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

const PEOPLE: &[&str] = &[
    "activists", "administration", "administrations", "advisers", "advocate", "advocates", "agent",
    "agents", "army", "author", "authorities", "authors", "band", "boy", "boys", "brother",
    "candidate", "cities", "citizens", "city", "coach", "commissioner", "committee", "communities",
    "community", "company", "congress", "council", "critics", "daughter", "department", "director",
    "driver", "engineer", "engineers", "expert", "experts", "families", "family", "father",
    "founder", "gang", "girl", "girls", "government", "governments", "governor", "group", "groups",
    "guards", "historians", "husband", "immigrants", "king", "lawyer", "lawyers", "leader",
    "leaders", "man", "manager", "mayor", "mayors", "member", "members", "men", "migrants",
    "minister", "mother", "movement", "neighbors", "neighbours", "officer", "officers", "official",
    "officials", "organization", "organizations", "owner", "owners", "parents", "parliament",
    "participants", "party", "passengers", "people", "person", "player", "players", "police",
    "president", "priest", "prince", "prisoners", "professor", "protesters", "queen", "refugees",
    "reporter", "researcher", "researchers", "residents", "rider", "riders", "scholars",
    "scientist", "scientists", "secretary", "settlers", "singer", "sister", "soldiers", "son",
    "spokesman", "spokesperson", "spokeswoman", "staff", "student", "students", "subordinates",
    "suspect", "suspects", "teacher", "teachers", "team", "troops", "union", "unions", "victim",
    "victims", "villagers", "volunteers", "voters", "wife", "woman", "women", "worker", "workers",
];

const SPEECH: &[&str] = &[
    "accused", "added", "admitted", "announced", "argued", "argues", "asked", "asserted", "called",
    "claimed", "claims", "condemned", "criticised", "criticized", "declared", "denied",
    "described", "emphasized", "explained", "insisted", "noted", "ordered", "promised", "proposed",
    "replied", "responded", "said", "says", "stated", "suggested", "thinks", "told", "vowed",
    "warned", "wrote",
];

const PLACE_PREPOSITIONS: &[&str] = &[
    "across", "around", "at", "from", "in", "inside", "into", "near", "north", "outside", "south",
    "throughout", "toward", "towards", "west",
];

const PLACES: &[&str] = &[
    "abroad", "airport", "area", "areas", "avenue", "beach", "border", "building", "buildings",
    "cathedral", "cities", "city", "coast", "college", "continent", "countries", "country",
    "county", "district", "districts", "downtown", "east", "europe", "facility", "harbor",
    "harbour", "home", "hospital", "house", "island", "islands", "lake", "mountain", "mountains",
    "museum", "nationwide", "neighborhood", "neighborhoods", "neighbourhood", "north", "nowhere",
    "ocean", "office", "park", "peninsula", "port", "province", "region", "regions", "river",
    "road", "school", "schools", "sea", "site", "south", "stadium", "state", "states", "station",
    "street", "streets", "suburb", "town", "towns", "university", "valley", "village", "villages",
    "west", "worldwide",
];

const REASONS: &[&str] = &[
    "because", "cause", "caused", "causes", "causing", "consequence", "consequently", "due",
    "hence", "led", "motivated", "order", "owing", "prompted", "reason", "reasons", "result",
    "since", "so", "therefore", "thus", "when",
];

const TIMES: &[&str] = &[
    "after", "ago", "already", "before", "currently", "during", "earlier", "formerly", "later",
    "meanwhile", "now", "nowadays", "once", "recently", "since", "soon", "today", "tomorrow",
    "tonight", "until", "when", "whenever", "while", "yesterday",
];

const CLOCK: &[&str] = &["am", "bc", "bce", "ce", "noon", "oclock", "pm"];

#[cfg(test)]
mod tests {
    use super::{
        AMOUNTS, CLOCK, Language, LexemeKind, PEOPLE, PERIODS, PLACE_PREPOSITIONS, PLACES, REASONS,
        SPEECH, TIMES, TITLES, WordClass,
    };

    #[test]
    fn lists_are_sorted_and_without_doubles() {
        let lists = [
            AMOUNTS, CLOCK, PEOPLE, PERIODS, PLACE_PREPOSITIONS, PLACES, REASONS, SPEECH, TIMES,
            TITLES,
        ];
        for list in lists {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }

    #[test]
    fn a_word_can_play_several_roles() {
        let city = WordClass::of(Language::English, "city", "citi", LexemeKind::Content);
        assert!(city.has(WordClass::PLACE) && city.has(WordClass::PEOPLE));
        let year = WordClass::of(Language::German, "1995", "1995", LexemeKind::Number);
        assert!(year.has(WordClass::YEAR) && year.has(WordClass::NUMBER));
        let number = WordClass::of(Language::English, "54", "54", LexemeKind::Number);
        assert!(!number.has(WordClass::YEAR));
        let german = WordClass::of(Language::German, "in", "in", LexemeKind::Stop);
        assert!(!german.has(WordClass::PLACE_BEFORE));
    }
}
