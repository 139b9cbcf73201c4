use super::clean::{is_closer, is_opener};
use super::list;
use crate::text::months::is_month;
use crate::text::{fold, sentences};

/// A heading has at most so many words.
const MOST_WORDS: usize = 16;
/// And so many characters.
const MOST_CHARACTERS: usize = 120;
/// A numbered heading that isn't in title case ("1. Early life") is shorter.
const MOST_WORDS_IN_SENTENCE_CASE: usize = 8;

/// Words of four letters and more that title case leaves small; all shorter
/// ones may be.
const SMALL: &[&str] = &[
    "about", "across", "after", "against", "along", "amid", "among", "around", "before", "behind",
    "between", "beyond", "contra", "dans", "della", "delle", "despite", "down", "during", "entre",
    "from", "inside", "into", "like", "near", "onto", "over", "para", "past", "pour", "since",
    "than", "that", "through", "throughout", "toward", "towards", "under", "unlike", "until",
    "upon", "versus", "when", "with", "within", "without",
];

/// Abbreviations that end a heading although they end with a stop.
const ABBREVIATIONS: &[&str] = &[
    "inc.", "jr.", "sr.", "co.", "corp.", "ltd.", "llc.", "st.", "etc.", "vs.", "no.",
];

/// What a line in title case says that is a credit, a date or a call to act.
const CREDITS: &[&str] = &[
    "by", "caption", "contact", "credit", "credits", "date", "email", "filed", "illustration",
    "image", "last updated", "photo", "photograph", "photos", "posted", "published", "read more",
    "related", "source", "sources", "tags", "topics", "updated", "written by",
];

/// Whole lines that pages leave behind when they are pasted.
const LEFTOVERS: &[&str] = &[
    "advertisement", "advertisements", "back to top", "click here", "comments", "copy link",
    "facebook", "leave a comment", "log in", "newsletter", "print", "read more",
    "related articles", "share", "share this", "sign in", "sign up", "skip advertisement",
    "subscribe", "twitter",
];

/// Signs of program text, tables and formulas.
const CODE: [char; 11] = ['|', '=', '<', '>', '{', '}', '\\', '_', '*', '~', '^'];

/// How a line shows that it may be a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Every word begins with a capital, small words aside.
    TitleCase,
    /// Every letter is a capital.
    Capitals,
    /// "Chapter 3", "II. Methods", "2.1 Sources": a number that no list has.
    Numbered,
    /// "1. Introduction", which an item of a list may look like too.
    PerhapsNumbered,
}

/// How `line` looks like a heading, if it does. Whether it is one also depends
/// on its neighbours.
pub(super) fn look(line: &str) -> Option<Look> {
    let line = line.trim();
    let count = line.split_whitespace().count();
    if count == 0 || count > MOST_WORDS || line.chars().count() > MOST_CHARACTERS {
        return None;
    }
    if let Some((is_clear, rest)) = numbered(line) {
        let fits = rest.is_empty() || is_title(rest) || is_short_phrase(rest);
        let look = if is_clear {
            Look::Numbered
        } else {
            Look::PerhapsNumbered
        };
        return fits.then_some(look);
    }
    if list::item(line).is_some() || !is_title(line) || is_leftover(line) {
        return None;
    }
    let is_capitals = !line.chars().any(char::is_lowercase);
    Some(if is_capitals {
        Look::Capitals
    } else {
        Look::TitleCase
    })
}

/// Whether `line` is a phrase that may be a heading, though no letter shows it: "Opening
/// hours".
pub(super) fn is_phrase(line: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let is_credit = is_leftover(line) || is_date_line(line) || line.contains([':', '@', '/']);
    let has_letters = line.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    has_letters
        && line.split_whitespace().count() <= MOST_WORDS
        && is_short_phrase(line)
        && !is_credit
}

/// The text after a heading's number, and whether no list is numbered so.
fn numbered(line: &str) -> Option<(bool, &str)> {
    let (number, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim_start();
    let lower = number.to_lowercase();
    if matches!(
        lower.as_str(),
        "chapter"
            | "part"
            | "section"
            | "article"
            | "appendix"
            | "act"
            | "step"
            | "kapitel"
            | "capítulo"
            | "chapitre"
    ) {
        let value = rest.split([' ', ':', '.', '—', '–']).next().unwrap_or(rest);
        let is_number = value.bytes().all(|byte| byte.is_ascii_digit())
            || is_roman(value)
            || value.chars().count() == 1;
        return (is_number && !value.is_empty() && number.starts_with(char::is_uppercase))
            .then(|| (true, after_value(rest, value)));
    }
    if let Some(section) = number.strip_prefix('§') {
        return section
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
            .then_some((true, rest))
            .filter(|_| !rest.is_empty());
    }
    if rest.is_empty() {
        return None;
    }
    let bare = number.trim_end_matches(['.', ')', ':']);
    let parts: Vec<&str> = bare.split('.').collect();
    let is_figures = parts.iter().all(|part| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    if is_figures && parts.len() > 1 {
        // "2.1 Sources", but "3.5 Million People" is an amount.
        return (parts.iter().all(|part| *part != "0") && !is_unit(rest)).then_some((true, rest));
    }
    if is_figures && bare != number {
        return Some((false, rest));
    }
    let is_letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
    ((is_roman(bare) || is_letter) && number.ends_with(['.', ')'])).then_some((true, rest))
}

fn after_value<'a>(rest: &'a str, value: &str) -> &'a str {
    rest[value.len()..].trim_start_matches([' ', ':', '.', '—', '–'])
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| b"IVXLC".contains(&byte))
}

fn is_unit(rest: &str) -> bool {
    let first = rest
        .split_whitespace()
        .next()
        .unwrap_or(rest)
        .to_lowercase();
    matches!(
        first.as_str(),
        "million" | "billion" | "trillion" | "percent" | "per" | "times" | "miles" | "km"
    )
}

/// A few words without a stop that begin with a capital: "Early life".
fn is_short_phrase(text: &str) -> bool {
    text.split_whitespace().count() <= MOST_WORDS_IN_SENTENCE_CASE
        && text.starts_with(char::is_uppercase)
        && has_heading_end(text)
        && !text.contains([',', ';'])
        && !text.contains(CODE)
        && sentences(text).len() == 1
}

/// Whether `text` is written as titles are: all words but small ones with a
/// capital, no stop at the end, and neither a quotation, an address nor a date.
fn is_title(text: &str) -> bool {
    let is_quotation = text.starts_with(is_opener) && text.ends_with(is_closer);
    if is_quotation
        || text.starts_with(['—', '–', '-', '@', '#', '|'])
        || text.contains("://")
        || text.contains(CODE)
        || !has_heading_end(text)
        || is_date_line(text)
        || sentences(text).len() != 1
    {
        return false;
    }
    let mut capitals = 0;
    let mut letters = 0;
    for (index, word) in text.split_whitespace().enumerate() {
        let bare = word.trim_start_matches(is_opener);
        letters += bare.chars().filter(|c| c.is_alphabetic()).count();
        let Some(first) = bare.chars().next() else {
            continue;
        };
        if bare.contains('@') {
            return false;
        }
        if bare.chars().any(char::is_uppercase) {
            // "iPhone" and "anti-ICE" count, as "Policy" does.
            capitals += 1;
        } else if first.is_lowercase() && (index == 0 || !is_small(bare)) {
            return false;
        }
    }
    capitals > 0 && letters >= 3
}

fn is_small(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    bare.chars().count() <= 3 || SMALL.binary_search(&bare).is_ok()
}

/// Headings end with a word, a bracket or a mark of doubt, not with a stop.
fn has_heading_end(text: &str) -> bool {
    if text.ends_with([',', ';', ':', '-', '–', '—', '…', '\\', '/']) || text.ends_with("...")
    {
        return false;
    }
    let inner = text.trim_end_matches(is_closer);
    if !inner.ends_with(['.', '。']) {
        return true;
    }
    let last = inner.rsplit(char::is_whitespace).next().unwrap_or(inner);
    let is_dotted = last.len() > 2 && last[..last.len() - 1].contains('.');
    is_dotted || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

/// Credits and what pasting leaves behind.
fn is_leftover(line: &str) -> bool {
    let folded = fold(line);
    if LEFTOVERS.contains(&folded.as_ref()) || is_byline(line) || is_page_number(&folded) {
        return true;
    }
    folded.split_once(':').is_some_and(|(label, value)| {
        let is_figures = !value.is_empty() && !value.contains(char::is_alphabetic);
        CREDITS.contains(&label.trim()) || is_figures
    })
}

/// "By Jane Doe", "By Jane Doe and John Roe"; "By the River" is none.
fn is_byline(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_by = words
        .next()
        .is_some_and(|word| matches!(word, "By" | "BY" | "by"));
    let count = words.clone().count();
    let is_name = |word: &str| word == "and" || word.starts_with(char::is_uppercase);
    is_by && (2..=6).contains(&count) && words.all(is_name)
}

/// "Page 2 of 7".
fn is_page_number(folded: &str) -> bool {
    let rest = folded.strip_prefix("page ").unwrap_or_default();
    let is_figures =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    match rest.split_once(" of ") {
        Some((page, all)) => is_figures(page) && is_figures(all),
        None => is_figures(rest),
    }
}

/// "January 8, 2026", "Thursday, 8 Jan 2026, 10:15 a.m.": a date and little else.
fn is_date_line(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has_month = words.iter().any(|word| is_month(word) || *word == "mar");
    let has_day = words
        .iter()
        .any(|word| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
    let has_year = words
        .iter()
        .any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    has_month && has_day && has_year && words.len() <= 9
}

#[cfg(test)]
mod tests {
    use super::{LEFTOVERS, Look, SMALL, is_phrase, look};

    #[track_caller]
    fn looks(line: &str, expected: Look) {
        assert_eq!(look(line), Some(expected), "{line:?}");
    }

    #[track_caller]
    fn no_heading(line: &str) {
        assert_eq!(look(line), None, "{line:?}");
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [SMALL, LEFTOVERS] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
    }

    #[test]
    fn title_case_tolerates_small_words_and_signs() {
        for line in [
            "Introduction",
            "NYC’s Legal and Political Sanctuary Framework",
            "Homeland Security Pushback: The Trump Administration Responds",
            "Historical Context: Sanctuary Cities as Progressive Practice",
            "What Happens Between Now and 2026?",
            "54 Arrests in 3 Weeks",
            "3.5 Million People",
            "“Horrific” News From Minneapolis",
            "The iPhone and eBay Era",
            "The Rise of Anti-ICE Protests",
            "Schools, Hospitals, and Parks",
            "Life in the U.S.",
            "The Fall of Acme Inc.",
            "Über die Grenze",
            "Sources of Law (Revised)",
            "By the River",
            "Page One",
        ] {
            looks(line, Look::TitleCase);
        }
        looks("PART ONE", Look::Capitals);
        looks("THE NATIONAL GUARD’S 2026 DEPLOYMENT", Look::Capitals);
    }

    #[test]
    fn numbers_make_headings() {
        looks("II. Methods", Look::Numbered);
        looks("A. Setup", Look::Numbered);
        looks("2.1 Data sources and methods", Look::Numbered);
        looks("Chapter 3", Look::Numbered);
        looks("Section 4: What the law says", Look::Numbered);
        looks("§ 12 Fees", Look::Numbered);
        looks("§12 Fees", Look::Numbered);
        looks("1. Introduction", Look::PerhapsNumbered);
        looks("3) Early life", Look::PerhapsNumbered);
    }

    #[test]
    fn phrases_may_be_headings() {
        for line in ["Opening hours", "What happens next?", "Prices in 2026"] {
            assert!(is_phrase(line), "{line}");
        }
        for line in [
            "He left.", "opening hours", "Photo: Jane Doe", "8 January 2026", "Advertisement",
            "Milk, eggs", "And then they all went home again", "A",
        ] {
            assert!(!is_phrase(line), "{line}");
        }
    }

    #[test]
    fn prose_items_quotes_and_credits_are_no_headings() {
        for line in [
            "", "Mayor commits to protecting immigrants", "He left.", "The End.", "- Buy Milk",
            "• Fresh Bread", "“It Is Horrific”", "“It is horrific.”", "— Zohran Mamdani",
            "Ingredients:", "January 8, 2026", "New York, Jan. 8, 2026", "Photo: Jane Doe",
            "By: Jane Doe", "Advertisement", "jane@example.org", "https://example.org/A",
            "Name | Amount", "Version ::= INTEGER", "MAX_LENGTH", "1. Buy milk, eggs, and bread",
            "2026", "OK", "...", "国民警卫队的威胁", "the lower-case Start",
            "He Said No. She Left", "By Jane Doe", "By Jane Doe and John Roe", "Page 2 of 7",
            "Page 12", "Phone: 555-1234",
        ] {
            no_heading(line);
        }
        no_heading(&"Word ".repeat(17));
        no_heading(&"W".repeat(121));
    }
}
