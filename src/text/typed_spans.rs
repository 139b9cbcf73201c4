use super::word_class::WordClass;

/// What a span of words is, so far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SpanKind {
    /// A date, a year, a day or a time.
    Date,
    /// A number or an amount.
    Number,
    /// A name: a run of capitalised words.
    Name,
    /// A name that looks like a person's.
    Person,
    /// A name that looks like a place's.
    Place,
    /// People without a name ("a woman", "city officials").
    People,
    /// A place without a name ("the river").
    Area,
    /// A word that gives a reason ("because").
    Reason,
    /// A length of time ("16 hours", "decades").
    Period,
    /// A word that tells a time without a date ("during", "recently").
    Time,
    /// A time of day, which is a date as well.
    Clock,
    /// A word that tells how often ("every", "weekly").
    Often,
}

impl SpanKind {
    /// Whether it only points at an answer, as "because" and "every" do: no question is
    /// about such a word.
    pub(crate) fn is_pointer(self) -> bool {
        matches!(self, Self::Reason | Self::Time | Self::Often)
    }
}

/// A run of tokens of one kind. The same run can be of several kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedSpan {
    /// What it is.
    pub kind: SpanKind,
    /// The first token's number within its sentence.
    pub first: u16,
    /// The last token's number within its sentence.
    pub last: u16,
}

impl TypedSpan {
    /// The numbers of its tokens.
    #[must_use]
    pub fn tokens(self) -> std::ops::RangeInclusive<usize> {
        usize::from(self.first)..=usize::from(self.last)
    }

    /// How many tokens it is away from the token `at`; 0 inside it.
    #[must_use]
    pub fn distance(self, at: usize) -> usize {
        let tokens = self.tokens();
        tokens
            .start()
            .saturating_sub(at)
            .max(at.saturating_sub(*tokens.end()))
    }
}

/// A token as the recogniser sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TaggedToken {
    /// The roles that its word can play.
    pub(crate) class: WordClass,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it is a function word.
    pub(crate) stop: bool,
    /// Whether it is a common word of the language in lower case, so that a
    /// capital at the beginning of a sentence says nothing.
    pub(crate) common: bool,
    /// Whether it belongs with the token before: only a space stands between, or
    /// the stop of an initial, or the colon of a time.
    pub(crate) adjacent: bool,
    /// Whether it is the minutes of a time of day: two figures behind a colon.
    pub(crate) minutes: bool,
}

/// The typed spans of one sentence, by the form of its tokens alone, ordered by
/// their first token.
pub(crate) fn typed_spans(tokens: &[TaggedToken]) -> Vec<TypedSpan> {
    let mut found = Vec::new();
    // Longer sentences don't occur: they are parted before.
    let tokens = &tokens[..tokens.len().min(usize::from(u16::MAX))];
    let mut at = 0;
    let mut periods_end = 0;
    while at < tokens.len() {
        if let Some(end) = period_end(tokens, at)
            && periods_end <= at
        {
            push(&mut found, SpanKind::Period, at, end);
            periods_end = end;
        }
        if let Some(end) = clock_end(tokens, at) {
            push(&mut found, SpanKind::Clock, at, end);
        }
        let end = date_end(tokens, at)
            .inspect(|&end| push(&mut found, SpanKind::Date, at, end))
            .or_else(|| {
                number_end(tokens, at).inspect(|&end| push(&mut found, SpanKind::Number, at, end))
            })
            .or_else(|| {
                name_end(tokens, at).inspect(|&end| push_name(&mut found, tokens, at, end))
            });
        let class = tokens[at].class;
        if end.is_none() {
            if class.has(WordClass::PEOPLE) {
                push(&mut found, SpanKind::People, at, at + 1);
            }
            if class.has(WordClass::PLACE) {
                push(&mut found, SpanKind::Area, at, at + 1);
            }
        }
        if class.has(WordClass::REASON) {
            push(&mut found, SpanKind::Reason, at, at + 1);
        }
        if class.has(WordClass::TIME) {
            push(&mut found, SpanKind::Time, at, at + 1);
        }
        if class.has(WordClass::OFTEN) {
            push(&mut found, SpanKind::Often, at, at + 1);
        }
        at = end.unwrap_or(at + 1);
    }
    found
}

fn push(found: &mut Vec<TypedSpan>, kind: SpanKind, first: usize, end: usize) {
    found.push(TypedSpan {
        kind,
        first: u16::try_from(first).unwrap_or(u16::MAX),
        last: u16::try_from(end - 1).unwrap_or(u16::MAX),
    });
}

/// Where the date that begins at `at` ends: a month with the numbers around it,
/// a year, a weekday, a period of years ("the 19th century"), a time of day.
fn date_end(tokens: &[TaggedToken], at: usize) -> Option<usize> {
    let class = |index: usize| {
        tokens
            .get(index)
            .map_or(WordClass::default(), |token| token.class)
    };
    let is_number = |index: usize| class(index).has(WordClass::NUMBER);
    // "may" and "march" name months only with a capital.
    let is_calendar = |index: usize| {
        class(index).has(WordClass::CALENDAR)
            && (class(index).has(WordClass::SMALL)
                || tokens.get(index).is_some_and(|token| token.capital))
    };
    // "31 de julio de 2025".
    let is_link = |index: usize| class(index).has(WordClass::DATE_LINK);
    let is_linked = |index: usize| {
        is_link(index) && (is_calendar(index + 1) || class(index + 1).has(WordClass::YEAR))
    };
    let is_day = is_number(at) && (is_calendar(at + 1) || (is_link(at + 1) && is_calendar(at + 2)));
    if is_calendar(at) || is_day {
        let mut end = at;
        while end < tokens.len() && (is_calendar(end) || is_number(end) || is_linked(end)) {
            end += 1;
        }
        return Some(end);
    }
    if let Some(end) = clock_end(tokens, at) {
        return Some(end);
    }
    // "44 BC".
    if let Some(clock) = number_end(tokens, at)
        && class(clock).has(WordClass::CLOCK)
    {
        return Some(clock + 1);
    }
    if class(at).has(WordClass::YEAR) {
        return Some(at + 1);
    }
    // "19th century", "3rd day".
    (class(at).has(WordClass::ORDINAL) && class(at + 1).has(WordClass::PERIOD)).then_some(at + 2)
}

/// Where the time of day that begins at `at` ends: "half past nine", "noon", "7pm",
/// "19:30", "7:30 am", "5 pm".
fn clock_end(tokens: &[TaggedToken], at: usize) -> Option<usize> {
    let has = |index: usize, class| {
        let token: Option<&TaggedToken> = tokens.get(index);
        token.is_some_and(|token| token.class.has(class))
    };
    let is_number = |index| has(index, WordClass::NUMBER);
    if has(at, WordClass::HOUR) {
        return Some(at + 1);
    }
    let is_past = has(at + 1, WordClass::PAST) && is_number(at + 2);
    if is_past && (is_number(at) || has(at, WordClass::AMOUNT)) {
        return Some(at + 3);
    }
    if !is_number(at) {
        return None;
    }
    let minutes = tokens.get(at + 1).is_some_and(|token| token.minutes);
    let end = at + 1 + usize::from(minutes);
    let is_told = has(end, WordClass::OCLOCK);
    (minutes || is_told).then_some(end + usize::from(is_told))
}

/// Where the length of time that begins at `at` ends: "16 hours", "decades".
fn period_end(tokens: &[TaggedToken], at: usize) -> Option<usize> {
    let number = number_end(tokens, at).unwrap_or(at);
    tokens
        .get(number)
        .is_some_and(|token| token.class.has(WordClass::PERIOD))
        .then_some(number + 1)
}

/// Where the number that begins at `at` ends.
fn number_end(tokens: &[TaggedToken], at: usize) -> Option<usize> {
    let counts = |index: usize| {
        tokens.get(index).is_some_and(|token| {
            token.class.has(WordClass::NUMBER) || token.class.has(WordClass::AMOUNT)
        })
    };
    if !counts(at) {
        return None;
    }
    let mut end = at + 1;
    while counts(end) && tokens[end].adjacent {
        end += 1;
    }
    Some(end)
}

/// Where the name that begins at `at` ends: capitalised words side by side. A
/// sentence's first word counts only if it isn't a common word by itself.
fn name_end(tokens: &[TaggedToken], at: usize) -> Option<usize> {
    let named = |index: usize| {
        tokens
            .get(index)
            .is_some_and(|token| token.capital && !token.stop)
    };
    if !named(at) {
        return None;
    }
    let mut end = at + 1;
    while named(end) && tokens[end].adjacent {
        end += 1;
    }
    let alone = !tokens[at].class.has(WordClass::NOUN_CAPITALS);
    (end - at > 1 || (alone && (at > 0 || !tokens[at].common))).then_some(end)
}

fn push_name(found: &mut Vec<TypedSpan>, tokens: &[TaggedToken], first: usize, end: usize) {
    push(found, SpanKind::Name, first, end);
    let before = first.checked_sub(1).map(|index| tokens[index].class);
    let place_before = before.is_some_and(|class| class.has(WordClass::PLACE_BEFORE));
    let place_inside = tokens[first..end]
        .iter()
        .any(|token| token.class.has(WordClass::PLACE));
    let titled = before.is_some_and(|class| class.has(WordClass::TITLE))
        || tokens[first].class.has(WordClass::TITLE);
    let speaks = tokens
        .get(end)
        .is_some_and(|token| token.class.has(WordClass::SPEECH));
    // Two or three words that no place's name would have are mostly a person's;
    // a single one may be.
    let named_like_a_person = (2..=3).contains(&(end - first)) && !place_inside;
    if titled || speaks || (named_like_a_person && !place_before) {
        push(found, SpanKind::Person, first, end);
    }
    if place_inside || (place_before && !titled) {
        push(found, SpanKind::Place, first, end);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Analyser, Language, words, zipf};
    use super::{SpanKind, TaggedToken, typed_spans};
    use crate::text::LexemeKind;
    use crate::text::word_class::WordClass;

    fn spans(text: &str, kind: SpanKind) -> Vec<String> {
        let analyser = Analyser::new(Language::English);
        let found: Vec<_> = words(text).collect();
        let mut tokens = Vec::new();
        for (index, word) in found.iter().enumerate() {
            let lexeme = analyser.lexeme(word.text);
            let end = index.checked_sub(1).map(|before| found[before].span.end);
            let between = end.map_or("", |end| &text[end..word.span.start]);
            tokens.push(TaggedToken {
                class: WordClass::of(Language::English, &lexeme.folded, &lexeme.term, lexeme.kind),
                capital: word.text.chars().next().is_some_and(char::is_uppercase),
                stop: lexeme.kind == LexemeKind::Stop,
                common: zipf(Language::English, &lexeme.folded).is_some_and(|value| value > 3.5),
                adjacent: matches!(between, " " | ":"),
                minutes: between == ":",
            });
        }
        typed_spans(&tokens)
            .into_iter()
            .filter(|span| span.kind == kind)
            .map(|span| {
                text[found[usize::from(span.first)].span.start
                    ..found[usize::from(span.last)].span.end]
                    .to_owned()
            })
            .collect()
    }

    #[track_caller]
    fn finds(kind: SpanKind, text: &str, expected: &[&str]) {
        assert_eq!(spans(text, kind), expected, "{text}");
    }

    #[test]
    fn dates() {
        finds(
            SpanKind::Date,
            "On March 5, 2024 and 6 June it rained.",
            &["March 5, 2024", "6 June"],
        );
        finds(
            SpanKind::Date,
            "In 1970 they may march for 19th century values.",
            &["1970", "19th century"],
        );
        finds(
            SpanKind::Date,
            "Policies held for decades until Tuesday at 5 pm.",
            &["Tuesday", "5 pm"],
        );
        finds(SpanKind::Date, "There were 54 members.", &[]);
    }

    #[test]
    fn times_of_day() {
        let text = "Doors open at 19:30 or 7:30 p.m. or half past nine, not at noon or 7pm.";
        let times = ["19:30", "7:30 p.m", "half past nine", "noon", "7pm"];
        finds(SpanKind::Clock, text, &times);
        finds(SpanKind::Date, text, &times);
        finds(
            SpanKind::Clock,
            "In 44 BC, 5 o'clock, on Tuesday at 12.",
            &["5 o'clock"],
        );
    }

    #[test]
    fn words_that_tell_how_often() {
        finds(
            SpanKind::Often,
            "They meet every week, twice daily.",
            &["every", "twice", "daily"],
        );
    }

    #[test]
    fn periods() {
        finds(
            SpanKind::Period,
            "It held for decades, 16 hours a day.",
            &["decades", "16 hours", "day"],
        );
        finds(SpanKind::Number, "It held for 16 hours.", &["16"]);
        finds(
            SpanKind::Date,
            "The Second Amendment and every day of 3 years.",
            &[],
        );
    }

    #[test]
    fn numbers() {
        finds(
            SpanKind::Number,
            "They arrested 54 of fifty-five in 2024.",
            &["54", "fifty-five"],
        );
        finds(
            SpanKind::Number,
            "About 3.5 million saw dozens.",
            &["3.5 million", "dozens"],
        );
    }

    #[test]
    fn names_and_people() {
        finds(
            SpanKind::Name,
            "The mayor met Kristi Noem in Minneapolis.",
            &["Kristi Noem", "Minneapolis"],
        );
        finds(SpanKind::Name, "Policies help.", &[]);
        finds(SpanKind::Name, "Mamdani refused.", &["Mamdani"]);
        finds(
            SpanKind::Person,
            "Secretary Kristi Noem and Mamdani said so.",
            &["Secretary Kristi Noem", "Mamdani"],
        );
        finds(
            SpanKind::Place,
            "A shooting in Minneapolis shook Hudson River towns.",
            &["Minneapolis", "Hudson River"],
        );
        finds(
            SpanKind::People,
            "A woman was shot by an agent.",
            &["woman", "agent"],
        );
    }

    #[test]
    fn reasons() {
        finds(
            SpanKind::Reason,
            "They hide because they fear.",
            &["because"],
        );
    }
}
