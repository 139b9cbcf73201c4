use std::fmt::Write as _;

use crate::answer::Passage;
use crate::article::Wording;
use crate::text::item_number;

/// How many words name the beginning, and how many the end, of a long passage.
const WORDS_AT_EACH_END: usize = 5;

/// The address of the spot where a passage stands, if its article has one: the
/// source with a [text fragment], which browsers scroll to and mark.
///
/// A passage in the article's own words is named by its first and last words;
/// one that summarises can't be found there, so its section's heading is.
///
/// [text fragment]: https://wicg.github.io/scroll-to-text-fragment/
#[must_use]
pub fn link(passage: &Passage) -> Option<String> {
    let source = passage.source.as_deref()?;
    if !(source.starts_with("https://") || source.starts_with("http://")) {
        return None;
    }
    let directive = match passage.wording {
        Wording::Verbatim => quotation(&passage.text),
        Wording::Summary if passage.citation.section.index == 0 => None,
        Wording::Summary => quotation(&passage.citation.section.title),
    };
    Some(match directive {
        Some(directive) => with_fragment(source, &directive),
        None => source.to_owned(),
    })
}

/// `source` with a fragment directive after its own fragment, if it has one.
fn with_fragment(source: &str, directive: &str) -> String {
    // An earlier directive would compete with ours.
    let source = source.split(":~:").next().unwrap_or(source);
    let hash = if source.contains('#') { "" } else { "#" };
    format!("{source}{hash}:~:text={directive}")
}

/// The directive's value that finds `text`: all of it if it is short, else its
/// beginning and its end, neither of which may cross a line: a browser looks
/// for each within one block.
fn quotation(text: &str) -> Option<String> {
    let mut lines = text
        .lines()
        .filter(|line| line.chars().any(char::is_alphanumeric));
    let first = lines.next()?;
    let last = lines.next_back().unwrap_or(first);
    let (first, last) = (without_number(first), without_number(last));
    let first: Vec<&str> = first.split_whitespace().collect();
    let last: Vec<&str> = last.split_whitespace().collect();
    if first == last && first.len() <= 2 * WORDS_AT_EACH_END {
        return encoded(&first);
    }
    let start = encoded(&first[..first.len().min(WORDS_AT_EACH_END)])?;
    let end = encoded(&last[last.len().saturating_sub(WORDS_AT_EACH_END)..])?;
    Some(format!("{start},{end}"))
}

/// The text of a list's item: a page counts its items, so that their numbers are no text.
fn without_number(line: &str) -> &str {
    let number = item_number(line).map_or(0, |number| number.len);
    line[number..].trim_start()
}

/// `words` percent-encoded, without the punctuation around them: the page may
/// set it otherwise.
fn encoded(words: &[&str]) -> Option<String> {
    let words = words.join(" ");
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() {
        return None;
    }
    let mut encoded = String::with_capacity(words.len());
    for byte in words.bytes() {
        // The comma, the dash and the ampersand mean something in a directive.
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Some(encoded)
}

#[cfg(test)]
mod tests {
    use super::{Wording, link};
    use crate::reply::notes::tests::{passage, section};

    #[track_caller]
    fn links(source: &str, text: &str, expected: &str) {
        let mut passage = passage(text);
        passage.source = Some(source.into());
        assert_eq!(link(&passage).unwrap(), expected);
    }

    #[test]
    fn a_short_passage_is_named_whole() {
        links(
            "https://a.b/c", "He said so.", "https://a.b/c#:~:text=He%20said%20so",
        );
        links(
            "https://a.b/c",
            "“Yes”, he - said & so",
            "https://a.b/c#:~:text=Yes%E2%80%9D%2C%20he%20%2D%20said%20%26%20so",
        );
    }

    #[test]
    fn a_long_passage_is_named_by_its_ends() {
        links(
            "https://a.b/c",
            "One two three four five six seven eight nine ten eleven.",
            "https://a.b/c#:~:text=One%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven",
        );
    }

    #[test]
    fn neither_end_crosses_a_line() {
        links(
            "https://a.b/c", "One\ntwo\n\nthree four", "https://a.b/c#:~:text=One,three%20four",
        );
        links("https://a.b/c", "One\n…", "https://a.b/c#:~:text=One");
    }

    #[test]
    fn a_page_has_no_numbers_before_its_items() {
        links(
            "https://a.b/c", "5. Be kind.", "https://a.b/c#:~:text=Be%20kind",
        );
        links(
            "https://a.b/c", "1. One\n2. Two", "https://a.b/c#:~:text=One,Two",
        );
    }

    #[test]
    fn the_sources_own_fragment_stays_and_an_older_directive_goes() {
        links(
            "https://a.b/c#part", "Yes.", "https://a.b/c#part:~:text=Yes",
        );
        links(
            "https://a.b/c#:~:text=No", "Yes.", "https://a.b/c#:~:text=Yes",
        );
    }

    #[test]
    fn what_names_nothing_links_to_the_page() {
        links("https://a.b/c", "…", "https://a.b/c");
        links("https://a.b/c", "", "https://a.b/c");
        links(
            "https://a.b/c",
            "国民警卫队",
            "https://a.b/c#:~:text=%E5%9B%BD%E6%B0%91%E8%AD%A6%E5%8D%AB%E9%98%9F",
        );
    }

    #[test]
    fn a_summary_links_to_its_heading() {
        let mut passage = passage("Other words.");
        passage.source = Some("https://a.b/c".into());
        passage.wording = Wording::Summary;
        assert_eq!(link(&passage).unwrap(), "https://a.b/c#:~:text=Pushback");
        passage.citation.section = section(0);
        assert_eq!(link(&passage).unwrap(), "https://a.b/c");
    }

    #[test]
    fn only_a_web_address_is_a_link() {
        let mut passage = passage("Yes.");
        assert_eq!(link(&passage), None);
        passage.source = Some("javascript:alert(1)".into());
        assert_eq!(link(&passage), None);
    }
}
