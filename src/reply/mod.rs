//! Every sentence of an answer or a conversation, in one place and one voice. What the
//! commands of the command line report of files, settings and measurements, they word
//! themselves.
//!
//! Pure functions from an answer's data to plain text: no colour, no terminal,
//! no Discord. A surface chooses which of them to draw, where, and how.
//!
//! The voice: warm, short, exact. What the article claims is always the
//! article's claim, and what was not found is said as just that.

mod about;
mod apologies;
mod conversation;
mod labels;
mod language;
mod link;
mod notes;
mod notices;
pub mod quotes;
mod reason;
mod small_talk;
mod verdict;
mod why;

pub use about::{BUTTONS, PRIVACY, about, extent, in_the_menu, ways_to_ask, wording};
pub use apologies::{
    BUSY, CHANGED, FAULT, NO_QUESTION, NO_TEXT, NOT_DELETED, NOT_YOURS, OTHER_COMMANDS,
    OTHER_VERSION, UNHEARD, lacks_permission, may_not_write, role_mentioned, slow_channel,
    slow_down, unknown_article, unknown_id, unknown_section, which_article,
};
pub use conversation::{
    ALL_ARTICLES, ASK_FIRST, CHOOSE_FIRST, KEPT, NO_MORE_PASSAGES, QUOTES_NOTHING, WHICH_SECTION,
    article_gone, more_articles, one_article, reloaded, unknown_command,
};
pub use labels::{LABELS, Labels};
pub use link::link;
pub use notes::{
    Assumed, HEADINGS, Headings, assumption, citation, corrections, further, place, section,
    unknown, unmatched,
};
pub use notices::{
    ANSWER_CHANGED, ANSWER_OF_A_PART, ARTICLE_GONE, IN_CONTEXT, NO_PASSAGES, NO_SECTIONS,
    PASSAGE_GONE, PASSAGE_MOVED, REST_IN_CONTEXT, all_sections, hidden, outline, page,
};
pub use reason::reason;
pub use small_talk::{HELP, small_talk};
pub use verdict::{CLOSE_TO_SURE, SURE, certainty, confidence, lead_in};
pub use why::{
    NOTHING_TO_EXPLAIN, decision, expected, matched, odds, runner_up, thresholds, wanted,
};

use crate::text::truncate;

/// How many articles were asked: a sentence about "the article" would be wrong
/// where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One article, so that everybody knows which.
    One,
    /// Several.
    Several,
}

impl Scope {
    /// The scope of a question to this many articles.
    #[must_use]
    pub fn of(articles: usize) -> Self {
        if articles > 1 {
            Self::Several
        } else {
            Self::One
        }
    }

    fn pick(self, one: &'static str, several: &'static str) -> &'static str {
        match self {
            Self::One => one,
            Self::Several => several,
        }
    }
}

/// The most characters of somebody's word that a sentence repeats.
const LONGEST_WORD: usize = 40;

/// The most of somebody's words that a sentence repeats.
const MOST_WORDS: usize = 5;

/// A word as somebody typed it, in quotation marks.
fn quoted(word: &str) -> String {
    format!("‘{}’", truncate(word, LONGEST_WORD))
}

/// How many things of a kind: "1 section", "2 sections".
#[must_use]
pub fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// `items` as a sentence lists them: "a", "a or b", "a, b or c".
fn listed(items: &[String], conjunction: &str) -> String {
    let hidden = items.len().saturating_sub(MOST_WORDS);
    if hidden > 1 {
        return format!(
            "{} {conjunction} {hidden} others",
            items[..MOST_WORDS].join(", ")
        );
    }
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, quoted};

    #[track_caller]
    fn list(items: &[&str], expected: &str) {
        let items: Vec<String> = items.iter().map(|&item| item.to_owned()).collect();
        assert_eq!(listed(&items, "or"), expected);
    }

    #[test]
    fn words_are_listed_as_in_a_sentence() {
        list(&[], "");
        list(&["a"], "a");
        list(&["a", "b"], "a or b");
        list(&["a", "b", "c"], "a, b or c");
        list(&["a", "b", "c", "d", "e", "f"], "a, b, c, d, e or f");
        list(
            &["a", "b", "c", "d", "e", "f", "g"],
            "a, b, c, d, e or 2 others",
        );
    }

    #[test]
    fn a_word_without_end_is_not_repeated_whole() {
        assert!(quoted(&"a".repeat(5000)).chars().count() < 50);
    }
}
