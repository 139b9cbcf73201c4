use std::collections::HashSet;

use super::clean::is_unspaced;
use crate::text::{Language, fold, without_possessive, zipf};

/// Joins lines that were broken to fit a width, and mends the words that were
/// parted with a hyphen, by what else stands in the same document.
pub(super) struct Joiner {
    /// Words as they stand inside lines, folded.
    words: HashSet<String>,
    /// Words with a hyphen inside a line, folded.
    hyphenated: HashSet<String>,
}

impl Joiner {
    /// A joiner that knows the words of `lines`.
    pub(super) fn new<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut joiner = Self {
            words: HashSet::new(),
            hyphenated: HashSet::new(),
        };
        for line in lines {
            let mut pieces = line.split_whitespace().peekable();
            let mut is_first = true;
            while let Some(piece) = pieces.next() {
                let is_last = pieces.peek().is_none();
                let word =
                    fold(piece.trim_matches(|c: char| !c.is_alphanumeric() && !is_hyphen(c)));
                // The ends of a line may be halves of words.
                let is_half = is_last && word.ends_with('-') || is_first;
                if word.trim_matches('-').contains('-') {
                    joiner.hyphenated.insert(word.trim_matches('-').to_owned());
                } else if !is_half && !word.is_empty() {
                    joiner.words.insert(word.into_owned());
                }
                is_first = false;
            }
        }
        joiner
    }

    /// Adds the line `next` to `text`, which ends with the line before it.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        let next = next.trim();
        let Some(first) = next.chars().next() else {
            return;
        };
        text.truncate(text.trim_end().len());
        let Some(last) = text.chars().next_back() else {
            text.push_str(next);
            return;
        };
        if is_hyphen(last) {
            let head = &text[..text.len() - last.len_utf8()];
            if last == '\u{AD}' || self.drops_hyphen(head, next) {
                text.truncate(head.len());
                text.push_str(next);
                return;
            }
            // A dash between words (" - ") is no hyphen.
            if head.ends_with(|c: char| c.is_alphanumeric()) && first.is_alphanumeric() {
                text.push_str(next);
                return;
            }
        }
        // "word—/word", "Polish–/Lithuanian", "and/or" are written without spaces.
        let is_tied = |mark: char| matches!(mark, '—' | '–' | '/');
        let ends_tied =
            is_tied(last) && text[..text.len() - last.len_utf8()].ends_with(char::is_alphanumeric);
        let begins_tied =
            first == '—' && next[first.len_utf8()..].starts_with(char::is_alphanumeric);
        if !(is_unspaced(last) && is_unspaced(first) || ends_tied || begins_tied) {
            text.push(' ');
        }
        text.push_str(next);
    }

    /// Whether the hyphen between `head`'s last word and `next`'s first one only
    /// stands there because the line ended.
    fn drops_hyphen(&self, head: &str, next: &str) -> bool {
        let before = head
            .rsplit(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’')))
            .next()
            .unwrap_or(head);
        let after = next
            .split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’')))
            .next()
            .unwrap_or(next);
        if before.is_empty() || !after.starts_with(char::is_lowercase) {
            // "2020-/21", "Anglo-/Saxon": such hyphens are the word's own.
            return false;
        }
        // "Île-/de-France" is one word of three.
        let is_chain = next[after.len()..].starts_with(is_hyphen);
        let (before, after) = (fold(before), fold(after));
        let bare = without_possessive(&after);
        let joined = format!("{before}{bare}");
        let compound = format!("{before}-{bare}");
        if self.hyphenated.contains(&compound)
            || self.hyphenated.contains(&format!("{before}-{after}"))
        {
            return false;
        }
        if self.words.contains(&joined)
            || self.words.contains(&format!("{before}{after}"))
            || is_english(&joined)
        {
            return true;
        }
        !(is_chain || is_english(&before) && is_english(bare))
    }
}

fn is_english(folded: &str) -> bool {
    zipf(Language::English, folded).is_some()
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::Joiner;

    #[track_caller]
    fn joins(document: &[&str], lines: [&str; 2], expected: &str) {
        let joiner = Joiner::new(document.iter().copied().chain(lines));
        let mut text = lines[0].to_owned();
        joiner.join(&mut text, lines[1]);
        assert_eq!(text, expected);
    }

    #[test]
    fn lines_join_with_a_space() {
        joins(&[], ["one two ", " three"], "one two three");
        joins(&[], ["", "three"], "three");
        joins(&[], ["one", " "], "one");
        joins(&[], ["one—", "two"], "one—two");
        joins(&[], ["one —", "two"], "one — two");
        joins(&[], ["one", "— two"], "one — two");
        joins(&[], ["the Polish–", "Lithuanian"], "the Polish–Lithuanian");
        joins(&[], ["it is in", "/usr/share"], "it is in /usr/share");
        joins(&[], ["this and/", "or that"], "this and/or that");
        joins(&[], ["国民", "警卫队"], "国民警卫队");
        joins(&[], ["国民", "NYC"], "国民 NYC");
    }

    #[test]
    fn hyphens_of_the_line_go() {
        joins(&[], ["police coop-", "eration is"], "police cooperation is");
        joins(&[], ["the im\u{AD}", "migrants"], "the immigrants");
        joins(&[], ["the Zusam-", "menarbeit"], "the Zusammenarbeit");
        joins(&[], ["the immi-", "grant’s fear"], "the immigrant’s fear");
        joins(
            &["the Trinitarios gang"],
            ["the Trini-", "tarios"],
            "the Trinitarios",
        );
        joins(
            &["the teamshare group"],
            ["the team-", "share group"],
            "the teamshare group",
        );
    }

    #[test]
    fn hyphens_of_the_word_stay() {
        joins(&[], ["a well-", "known man"], "a well-known man");
        joins(
            &[],
            ["state-of-the-", "art tools"],
            "state-of-the-art tools",
        );
        joins(&[], ["in Île-", "de-France now"], "in Île-de-France now");
        joins(&[], ["the Anglo-", "Saxon"], "the Anglo-Saxon");
        joins(&[], ["in 2020-", "21"], "in 2020-21");
        joins(
            &["they co-operate"],
            ["they co-", "operate"],
            "they co-operate",
        );
        joins(&[], ["one -", "two"], "one - two");
    }
}
