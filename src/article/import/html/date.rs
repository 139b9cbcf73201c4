use crate::text::months::MONTHS;

/// The date that `text` tells, as `YYYY-MM-DD`, or with its time after RFC 3339
/// if it tells a time and a zone. `None` for anything else, and for dates such
/// as "01/08/2026" that mean different days to different people.
pub(super) fn normalise(text: &str) -> Option<String> {
    let text = text.trim();
    iso(text).or_else(|| written(text))
}

/// "2026-01-08", "20260108", "2026-01-08T10:15:00Z" and what is near them.
fn iso(text: &str) -> Option<String> {
    let (date, rest) = match text.as_bytes() {
        [_, _, _, _, b'-' | b'/', _, _, b'-' | b'/', _, _, ..] => (
            date(text.get(..4)?, text.get(5..7)?, text.get(8..10)?)?,
            text.get(10..)?,
        ),
        bytes if bytes.len() >= 8 && bytes[..8].iter().all(u8::is_ascii_digit) => (
            date(text.get(..4)?, text.get(4..6)?, text.get(6..8)?)?,
            text.get(8..)?,
        ),
        _ => return None,
    };
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    match rest.strip_prefix(['T', 't', ' ']).and_then(time) {
        Some(time) => Some(format!("{date}T{time}")),
        None => Some(date),
    }
}

/// "10:15:00.5+0100" as "10:15:00.5+01:00"; `None` without a zone.
fn time(text: &str) -> Option<String> {
    let at = text.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = (text[..at].trim_end(), text[at..].trim_end());
    let (whole, fraction) = clock
        .split_once('.')
        .map_or((clock, None), |(whole, fraction)| (whole, Some(fraction)));
    let parts: Vec<&str> = whole.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let is_clock = number(hour, 2)? < 24 && number(minute, 2)? < 60 && number(second, 2)? <= 60;
    let zone = zone_of(zone)?;
    let fraction = match fraction {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!(".{digits}")
        }
        Some(_) => return None,
        None => String::new(),
    };
    is_clock.then(|| format!("{hour}:{minute}:{second}{fraction}{zone}"))
}

fn zone_of(text: &str) -> Option<String> {
    if matches!(text, "Z" | "z") {
        return Some("Z".to_owned());
    }
    let digits: String = text.get(1..)?.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "00"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let is_zone = number(hours, 2)? < 24 && number(minutes, 2)? < 60;
    is_zone.then(|| format!("{}{hours}:{minutes}", &text[..1]))
}

/// "January 8, 2026", "8 January 2026", "Thu, 08 Jan 2026 10:15:00 GMT".
fn written(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let (at, month) = words
        .iter()
        .enumerate()
        .find_map(|(at, word)| month(word).map(|month| (at, month)))?;
    let day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        ((1..=2).contains(&digits.len()) && word.len() - digits.len() <= 2)
            .then(|| format!("{digits:0>2}"))
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let month = month.to_string();
    let before = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .and_then(|word| day(word));
    if let (Some(day), Some(year)) = (before, words.get(at + 1)) {
        return date(year, &format!("{month:0>2}"), &day);
    }
    let day = words.get(at + 1).and_then(|word| day(word))?;
    date(words.get(at + 2)?, &format!("{month:0>2}"), &day)
}

/// The number of an English month, from its name or first three letters.
fn month(word: &str) -> Option<usize> {
    let word = word.to_ascii_lowercase();
    let is_month = |name: &&str| {
        word == **name || word.len() >= 3 && word.len() <= 4 && name.starts_with(&word)
    };
    MONTHS.iter().position(is_month).map(|index| index + 1)
}

/// The date as `YYYY-MM-DD`, if there is that day.
fn date(year: &str, month: &str, day: &str) -> Option<String> {
    let (y, m, d) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let is_leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    let days = match m {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    ((1..=12).contains(&m) && (1..=days).contains(&d) && y >= 1000)
        .then(|| format!("{year}-{month}-{day}"))
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[track_caller]
    fn is(text: &str, expected: Option<&str>) {
        assert_eq!(normalise(text).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn dates_become_one_form() {
        is("2026-01-08", Some("2026-01-08"));
        is(" 2026/01/08 ", Some("2026-01-08"));
        is("20260108", Some("2026-01-08"));
        is("January 8, 2026", Some("2026-01-08"));
        is("8 January 2026", Some("2026-01-08"));
        is("Jan. 8th, 2026 at 5pm", Some("2026-01-08"));
        is("Thu, 08 Jan 2026 10:15:00 GMT", Some("2026-01-08"));
        is("Sept 30 2025", Some("2025-09-30"));
        is("29 February 2024", Some("2024-02-29"));
    }

    #[test]
    fn times_are_kept_with_their_zone() {
        is("2026-01-08T10:15:00Z", Some("2026-01-08T10:15:00Z"));
        is("2026-01-08t10:15Z", Some("2026-01-08T10:15:00Z"));
        is(
            "2026-01-08 10:15:00.123+0100",
            Some("2026-01-08T10:15:00.123+01:00"),
        );
        is(
            "2026-01-08T10:15:00-05:00",
            Some("2026-01-08T10:15:00-05:00"),
        );
        is("2026-01-08T10:15:00+05", Some("2026-01-08T10:15:00+05:00"));
        is("2026-01-08T10:15:00", Some("2026-01-08"));
        is("2026-01-08T25:15:00Z", Some("2026-01-08"));
    }

    #[test]
    fn what_is_no_clear_date_is_dropped() {
        for text in [
            "", "yesterday", "2026", "01/08/2026", "2026-13-01", "2025-02-29", "2026-01-32", "May",
            "May 2026", "May be, 2026", "20260108123", "２０２６-01-08", "31 April 2026",
        ] {
            is(text, None);
        }
    }
}
