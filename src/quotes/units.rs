//! A text as the words that are compared.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Analyser, LexemeKind, Span, fold};

/// What a word weighs among those of its quotation.
pub(super) const CONTENT: i32 = 2;
/// What a function word weighs: any two sentences share some.
const FUNCTION: i32 = 1;

/// A word, or a sign that means one.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Where it stands in its text.
    pub(super) span: Span,
    /// What is compared: the word folded, a number without its separators.
    pub(super) key: String,
    /// The inside of the square brackets that hold it, or a letter of it.
    pub(super) bracket: Option<Span>,
    /// Whether an ellipsis stands before it.
    pub(super) after_ellipsis: bool,
    /// [`CONTENT`], until it is weighed.
    pub(super) weight: i32,
}

impl Unit {
    pub(super) fn is_bracketed(&self) -> bool {
        self.bracket.is_some()
    }

    pub(super) fn has_digit(&self) -> bool {
        self.key.contains(|c: char| c.is_numeric())
    }
}

/// The units of `text` within `span`.
///
/// Finer than [`crate::text::words`]: hyphens always part words, and signs that
/// change what a number means are units of their own. The numbers of notes
/// ("2025.\[3\]") are none.
pub(super) fn units(text: &str, span: Span) -> Vec<Unit> {
    let (notes, brackets): (Vec<Span>, Vec<Span>) = brackets(text, span)
        .into_iter()
        .partition(|&bracket| is_note(text, bracket));
    let mut found: Vec<Unit> = Vec::new();
    for (offset, segment) in span.of(text).split_word_bound_indices() {
        let start = span.start + offset;
        if segment.contains(char::is_alphanumeric) {
            for part in parts(segment) {
                let part = part.shifted(start);
                if !notes.iter().any(|note| note.contains(part)) {
                    push(text, part, span.start, &brackets, &mut found);
                }
            }
        } else {
            for (at, sign) in segment.char_indices().filter(|&(_, c)| is_sign(c)) {
                let sign = Span::new(start + at, start + at + sign.len_utf8());
                push(text, sign, span.start, &brackets, &mut found);
            }
        }
    }
    found
}

/// Tells the function words of a language by their weight.
pub(super) fn weigh(units: &mut [Unit], text: &str, analyser: &Analyser) {
    for unit in units {
        let kind = analyser.lexeme(unit.span.of(text)).kind;
        unit.weight = match kind {
            LexemeKind::Stop => FUNCTION,
            LexemeKind::Content | LexemeKind::Number => CONTENT,
        };
    }
}

/// Adds the unit at `part` to those before it.
fn push(text: &str, part: Span, origin: usize, brackets: &[Span], found: &mut Vec<Unit>) {
    let gap_start = found.last().map_or(origin, |last| last.span.end);
    let gap = &text[gap_start..part.start];
    let bracket = brackets
        .iter()
        .copied()
        .find(|bracket| bracket.contains(part));
    let mut unit = Unit {
        span: part,
        key: key(part.of(text)),
        bracket,
        after_ellipsis: !found.is_empty() && has_ellipsis(gap),
        weight: CONTENT,
    };
    if let Some(sign) = minus(gap, found.is_empty()).filter(|_| is_number(&unit.key)) {
        unit.key.insert(0, '-');
        unit.span.start -= sign.len_utf8();
    }
    match found.last_mut() {
        // "[T]he", "reject[ed]": the brackets hold a part of a word. In "2013[note]"
        // and "argued[by whom]" they don't.
        Some(last)
            if last.is_bracketed() != bracket.is_some()
                && matches!(gap, "[" | "]")
                && last.has_digit() == unit.has_digit()
                && !holds_several_words(text, last.bracket.or(bracket)) =>
        {
            last.span.end = unit.span.end;
            last.key.push_str(&unit.key);
            last.bracket = last.bracket.or(bracket);
        }
        _ => found.push(unit),
    }
}

fn holds_several_words(text: &str, bracket: Option<Span>) -> bool {
    bracket.is_some_and(|bracket| bracket.of(text).contains(char::is_whitespace))
}

/// Whether brackets hold the number of a note, which stands right behind what it
/// belongs to.
fn is_note(text: &str, bracket: Span) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | ' ') || is_dash(c);
    let mut before = text[..bracket.start].chars().rev().skip(1);
    bracket.of(text).chars().all(is_number) && before.next().is_some_and(|c| !c.is_whitespace())
}

/// The insides of the square brackets within `span`.
fn brackets(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (offset, c) in span.of(text).char_indices() {
        let at = span.start + offset;
        match c {
            '[' | '［' => open = Some(at + c.len_utf8()),
            ']' | '］' => found.extend(open.take().map(|start| Span::new(start, at))),
            _ => {}
        }
    }
    found
}

/// The words that a segment after UAX #29 holds: underscores and colons part
/// them, and so do stops except in numbers and abbreviations.
fn parts(segment: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in segment.split_inclusive(['_', ':']) {
        let word = piece.trim_end_matches(['_', ':']);
        if is_number(word) || is_abbreviation(word) {
            found.push(Span::new(start, start + word.len()));
        } else {
            let mut at = start;
            for part in word.split('.') {
                found.push(Span::new(at, at + part.len()));
                at += part.len() + 1;
            }
        }
        start += piece.len();
    }
    found.retain(|part| part.of(segment).contains(char::is_alphanumeric));
    found
}

/// What is compared of a word.
fn key(word: &str) -> String {
    let folded = fold(word);
    if is_number(&folded) && is_grouped(&folded) {
        return folded.replace(',', "");
    }
    if is_abbreviation(&folded) {
        return folded.replace('.', "");
    }
    folded.into_owned()
}

fn is_number(word: &str) -> bool {
    word.starts_with(char::is_numeric)
}

/// Whether commas part the digits into groups of three ("12,500.5").
fn is_grouped(number: &str) -> bool {
    let mut groups = number.split('.').next().unwrap_or(number).split(',');
    let is_whole = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()) && is_whole(first))
        && groups.all(|group| group.len() == 3 && is_whole(group))
}

/// "U.S", "e.g": single letters between stops.
fn is_abbreviation(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

/// The minus right before a number, given what stands between it and the word
/// before; the dash of a range follows that word directly.
fn minus(gap: &str, is_first: bool) -> Option<char> {
    let mut before = gap.chars().rev();
    let sign = before.next().filter(|&c| is_dash(c))?;
    before
        .next()
        .map_or(is_first, |c| c.is_whitespace() || matches!(c, '(' | '['))
        .then_some(sign)
}

/// Whether `gap`, what stands between two units, leaves something out.
pub(super) fn has_ellipsis(gap: &str) -> bool {
    gap.contains(['…', '⋯', '‥']) || gap.contains("..") || gap.contains(". .")
}

/// Signs that mean a word: of currency, per cent, degrees, and arithmetic.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '¢' | '£' | '¤' | '¥' | '\u{20A0}'
            ..='\u{20CF}'
                | '＄'
                | '￡'
                | '￥'
                | '￠'
                | '%'
                | '％'
                | '‰'
                | '°'
                | '&'
                | '＆'
                | '+'
                | '±'
                | '×'
                | '÷'
                | '='
    )
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Joins what a hyphen parts in one text where the other writes it as one word:
/// "e-mail" and "email".
pub(super) fn join_hyphenated(texts: [(&str, &mut Vec<Unit>); 2]) {
    let keys: HashSet<String> = texts
        .iter()
        .flat_map(|(_, units)| units.iter().map(|unit| unit.key.clone()))
        .collect();
    for (text, units) in texts {
        let mut joined: Vec<Unit> = Vec::with_capacity(units.len());
        for unit in units.drain(..) {
            if let Some(last) = joined.last_mut()
                && let Some(whole) = whole(text, last, &unit)
                && keys.contains(&whole)
            {
                last.key = whole;
                last.span.end = unit.span.end;
                last.weight = CONTENT;
            } else {
                joined.push(unit);
            }
        }
        *units = joined;
    }
}

/// Two units as one word, if only hyphens part them.
fn whole(text: &str, first: &Unit, second: &Unit) -> Option<String> {
    let gap = &text[first.span.end..second.span.start];
    let is_hyphen = !gap.is_empty() && gap.chars().all(|c| is_dash(c) || c == '\u{200B}');
    let is_range = first.key.ends_with(char::is_numeric) && is_number(&second.key);
    (is_hyphen && !is_range && first.bracket == second.bracket)
        .then(|| format!("{}{}", first.key, second.key))
}

#[cfg(test)]
mod tests {
    use super::{Span, Unit, join_hyphenated, units};

    fn all(text: &str) -> Vec<Unit> {
        units(text, Span::new(0, text.len()))
    }

    fn keys(text: &str) -> Vec<String> {
        all(text).into_iter().map(|unit| unit.key).collect()
    }

    #[track_caller]
    fn reads(text: &str, expected: &[&str]) {
        assert_eq!(keys(text), expected, "{text:?}");
    }

    #[test]
    fn words_are_folded_and_marks_are_none() {
        reads(
            "“The NYC’s Café”, said—he!",
            &["the", "nyc's", "cafe", "said", "he"],
        );
        reads("_one_ **two** ~~three~~", &["one", "two", "three"]);
        reads("end.Next note:this", &["end", "next", "note", "this"]);
        reads("the U.S. and the US", &["the", "us", "and", "the", "us"]);
        reads("国民警卫队，好 👩‍🚒", &["国", "民", "警", "卫", "队", "好"]);
        reads("👍 … !?", &[]);
        reads("", &[]);
    }

    #[test]
    fn numbers_have_one_form_and_keep_their_signs() {
        reads(
            "1,000 1000 12,500.5 1,5",
            &["1000", "1000", "12500.5", "1,5"],
        );
        reads("$5 and 50 %", &["$", "5", "and", "50", "%"]);
        reads(
            "at -5 or (−3), 1990–95",
            &["at", "-5", "or", "-3", "1990", "95"],
        );
        reads("fell – 5 of them", &["fell", "5", "of", "them"]);
        reads("in 3.5 of the 1970s", &["in", "3.5", "of", "the", "1970s"]);
    }

    #[test]
    fn spans_point_at_the_units() {
        let text = "“Über -5 U.S. [T]he police-man 2013[a] said[by whom]";
        let found = all(text);
        let written: Vec<&str> = found.iter().map(|unit| unit.span.of(text)).collect();
        assert_eq!(
            written,
            [
                "Über", "-5", "U.S", "T]he", "police", "man", "2013", "a", "said", "by", "whom"
            ]
        );
    }

    #[test]
    fn brackets_and_ellipses_are_noted() {
        let text = "[He] said … that [the mayor] reject[ed] ... it [in 12].[3][4, 5] Open [end";
        let found = all(text);
        let bracketed: Vec<&str> = found
            .iter()
            .filter(|unit| unit.is_bracketed())
            .map(|unit| unit.key.as_str())
            .collect();
        assert_eq!(bracketed, ["he", "the", "mayor", "rejected", "in", "12"]);
        let after: Vec<&str> = found
            .iter()
            .filter(|unit| unit.after_ellipsis)
            .map(|unit| unit.key.as_str())
            .collect();
        assert_eq!(after, ["that", "it"]);
        assert_eq!(found.last().map(|unit| unit.key.as_str()), Some("end"));
        reads("in 2025[3] it", &["in", "2025", "it"]);
    }

    #[test]
    fn a_hyphen_is_dropped_only_where_the_other_text_has_none() {
        #[track_caller]
        fn joined(quoted: &str, cited: &str, expected: &str) {
            let (mut a, mut b) = (all(quoted), all(cited));
            join_hyphenated([(quoted, &mut a), (cited, &mut b)]);
            let keys: Vec<&str> = a.iter().map(|unit| unit.key.as_str()).collect();
            assert_eq!(keys.join(" "), expected);
        }
        joined("an e-mail", "the email", "an email");
        joined("an e-mail", "the e-mail", "an e mail");
        joined("health care", "healthcare", "health care");
        joined("10-5", "105", "10 5");
    }
}
