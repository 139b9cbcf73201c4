//! Quotation marks.

use crate::text::Span;

/// Opening marks and those that close them.
const PAIRS: &[(char, &[char])] = &[
    ('“', &['”']),
    ('„', &['“', '”', '‟']),
    ('”', &['”']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('「', &['」']),
    ('『', &['』']),
    ('〝', &['〞', '〟']),
    ('"', &['"']),
    ('＂', &['＂']),
    ('‹', &['›']),
    ('‘', &['’']),
    ('‚', &['‘', '’']),
    ('\'', &['\'']),
];

/// The insides of the outermost quotation marks in `span` of `text`, in order.
/// An apostrophe is no mark, and neither is one that nothing closes.
pub(super) fn marked(text: &str, span: Span) -> Vec<Span> {
    let text = &text[..span.end];
    let mut found = Vec::new();
    let mut at = span.start;
    while let Some(mark) = text[at..].chars().next() {
        let inside = at + mark.len_utf8();
        at = match opens(text, at, mark).and_then(|closers| closer(text, inside, mark, closers)) {
            Some(end) => {
                found.push(Span::new(inside, end));
                end + text[end..].chars().next().map_or(0, char::len_utf8)
            }
            None => inside,
        };
    }
    found
}

/// The marks that close a quotation which `mark`, at `at`, opens.
fn opens(text: &str, at: usize, mark: char) -> Option<&'static [char]> {
    let (_, closers) = PAIRS.iter().find(|(opener, _)| *opener == mark)?;
    let is_opener = match mark {
        '“' | '„' | '«' | '「' | '『' | '〝' | '‹' => true,
        _ => begins(text, at, mark),
    };
    is_opener.then_some(closers)
}

/// Where the quotation that begins at `from` ends: before the mark that closes
/// it, those of quotations within it aside.
fn closer(text: &str, from: usize, mark: char, closers: &[char]) -> Option<usize> {
    let is_single = matches!(mark, '\'' | '‘' | '‚');
    let mut depth = 0;
    let mut possessive = None;
    for (offset, c) in text[from..].char_indices() {
        let at = from + offset;
        if c == '\n' && (is_single || mark == '"' && text[at + 1..].starts_with('\n')) {
            break;
        }
        if c == mark && begins(text, at, c) && !ends(text, at, c) {
            match mark {
                // The mark before was no opening one after all.
                '"' | '\'' => break,
                // Each paragraph of a long quotation opens it again.
                _ if text[..at].ends_with('\n') => {}
                _ => depth += 1,
            }
        } else if closers.contains(&c) || (c == mark && ends(text, at, c)) {
            if is_single && !ends(text, at, c) {
                continue;
            }
            if depth > 0 {
                depth -= 1;
            } else if is_single && is_possessive(text, at, c) {
                possessive = possessive.or(Some(at));
            } else {
                return Some(at);
            }
        } else if c == mark && !is_single {
            depth += 1;
        }
    }
    possessive
}

/// Whether the mark at `at` stands where a quotation begins: with a word right
/// behind it, but none before it.
fn begins(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    !before.is_some_and(is_letter) && after.is_some_and(|c| !c.is_whitespace() && !is_stop(c))
}

/// Whether the mark at `at` stands where a quotation ends.
fn ends(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(is_letter)
}

/// Whether the mark at `at` may as well be the apostrophe of "the dogs’ tails".
fn is_possessive(text: &str, at: usize, mark: char) -> bool {
    text[..at].ends_with(['s', 'S']) && text[at + mark.len_utf8()..].starts_with(' ')
}

/// A letter or digit of a script that parts its words by spaces.
fn is_letter(c: char) -> bool {
    const FIRST_OF_EAST_ASIA: char = '\u{2E80}';
    c.is_alphanumeric() && c < FIRST_OF_EAST_ASIA
}

/// What follows a quotation, and never begins one.
fn is_stop(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '!' | '?' | ')' | ']' | '。' | '，')
}

#[cfg(test)]
mod tests {
    use super::{Span, marked};

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let found: Vec<&str> = marked(text, Span::new(0, text.len()))
            .iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn every_kind_of_marks() {
        finds("He said “one two” and “three”.", &["one two", "three"]);
        finds("He said \"one two\" and \"three\".", &["one two", "three"]);
        finds("Er sagte „eins zwei“ und „drei”.", &["eins zwei", "drei"]);
        finds("Il dit « un deux », puis «trois».", &[" un deux ", "trois"]);
        finds("Hun sagde »en to« og »tre»", &["en to", "tre"]);
        finds("Han sa ”ett två” där", &["ett två"]);
        finds("“one two“ and “three“", &["one two", "three"]);
        finds(
            "他说“新闻很可怕”并且「好」『对』",
            &["新闻很可怕", "好", "对"],
        );
        finds("他说\"新闻很可怕\"并且", &["新闻很可怕"]);
        finds(
            "She said ‘one two’ and 'three four'.",
            &["one two", "three four"],
        );
        finds("Er sagte ‚eins zwei‘ dort", &["eins zwei"]);
    }

    #[test]
    fn what_is_within_a_quotation_stays_there() {
        finds("“one ‘two’ three” 'four'", &["one ‘two’ three", "four"]);
        finds("\"one 'two' three\"", &["one 'two' three"]);
        finds("“one “two” three” four", &["one “two” three"]);
        finds("‘one “two three” four’ five", &["one “two three” four"]);
        finds("「一『二』三」", &["一『二』三"]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        finds("It's the dogs' own; don’t you’ll see.", &[]);
        finds(
            "'It's the dogs' day today' he said",
            &["It's the dogs' day today"],
        );
        finds("‘the dogs’ barked", &["the dogs"]);
        finds("the ’90s and the ’80s", &[]);
        finds("a 6'2\" man and a 5\" one", &[]);
    }

    #[test]
    fn an_unclosed_mark_is_none() {
        finds("“one two three", &[]);
        finds("\"one two three", &[]);
        finds("\"one\n\ntwo\" three", &[]);
        finds("one \"two \"three four\" five", &["three four"]);
        finds("one” two", &[]);
        finds("“", &[]);
        finds("\"\"", &[""]);
    }

    #[test]
    fn a_quotation_of_several_paragraphs_opens_at_each() {
        finds("“one.\n\n“two.” three", &["one.\n\n“two."]);
    }
}
