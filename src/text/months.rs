/// The English months, in order.
pub(crate) const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
];

/// The days of the week.
const WEEKDAYS: [&str; 7] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
];

/// The full name of a month from its usual abbreviation ("sept" ->
/// "september"). "May" and "mar" alone are left as they are.
pub(super) fn from_abbreviation(folded: &str) -> Option<&'static str> {
    let index = match folded {
        "jan" => 0,
        "feb" => 1,
        "apr" => 3,
        "jun" => 5,
        "jul" => 6,
        "aug" => 7,
        "sep" | "sept" => 8,
        "oct" => 9,
        "nov" => 10,
        "dec" => 11,
        _ => return None,
    };
    Some(MONTHS[index])
}

/// Whether the folded word, with a capital in the text, names a month.
pub(crate) fn is_month(folded: &str) -> bool {
    MONTHS.contains(&folded) || from_abbreviation(folded).is_some()
}

/// Whether the folded word names a day of the week.
pub(super) fn is_weekday(folded: &str) -> bool {
    WEEKDAYS.contains(&folded.strip_suffix('s').unwrap_or(folded))
}

/// The English name of the month `word`, if it stands at `start` in the middle
/// of an ISO date ("2024-03-05").
pub(super) fn of_iso_date(text: &str, start: usize, word: &str) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];
    if word.len() != 2 || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (before, after) = (text.get(..start)?, text.get(start + 2..)?);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let year = before
        .strip_suffix('-')?
        .bytes()
        .rev()
        .take_while(u8::is_ascii_digit)
        .count();
    if year != 4 || digits(after.strip_prefix('-')?) != 2 {
        return None;
    }
    let number: usize = word.parse().ok()?;
    NAMES.get(number.checked_sub(1)?).copied()
}
