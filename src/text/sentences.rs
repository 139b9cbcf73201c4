use super::{Language, Span, fold, item_number, stop_words, zipf};

/// A sentence longer than this many bytes is parted at a clause's end or a
/// space, so that text without full stops can still be quoted in pieces.
const LONGEST: usize = 1_000;

/// Abbreviations that never end a sentence: what follows is a name or number.
const BEFORE_A_NAME: &[&str] = &[
    "adm", "art", "brig", "capt", "cf", "cmdr", "col", "cpl", "dr", "ed", "eq", "fig", "figs",
    "gen", "gov", "hon", "lt", "maj", "messrs", "mme", "mr", "mrs", "ms", "mt", "nr", "pp", "pres",
    "prof", "rep", "reps", "rev", "sec", "sen", "sens", "sgt", "sr", "sra", "st", "supt", "vol",
    "vs",
];

/// Abbreviations that may end one: it ends if a function word follows.
const MAY_END: &[&str] = &[
    "al", "approx", "apr", "aug", "ave", "bd", "blvd", "bzw", "ca", "co", "corp", "dec", "dept",
    "est", "etc", "feb", "inc", "jan", "jr", "jul", "jun", "ltd", "mar", "no", "nos", "nov", "oct",
    "op", "rd", "sep", "sept", "usw", "viz",
];

/// Abbreviations of four letters or more that are as frequent as words.
const BEFORE_A_WORD: &[&str] = &[
    "assoc", "cont", "equiv", "incl", "info", "lang", "max", "mins", "misc", "orig", "prob",
    "resp", "secs", "spec", "tech", "temp", "transl", "univ",
];

/// The sentences of a paragraph, as spans without the space around them.
///
/// A line break ends a sentence: paragraphs hold one only between the items of
/// a list, the rows of a table or the lines of code. The number that an item begins
/// with is part of its first sentence.
///
/// ```
/// use footnote::text::sentences;
///
/// let text = "Mr. Smith of the U.S. Army spoke. Nobody answered!";
/// let found: Vec<&str> = sentences(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["Mr. Smith of the U.S. Army spoke.", "Nobody answered!"]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    // Behind the number of the item that the line begins.
    let mut item = behind_number(text, 0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\n' => {
                push(text, start, at, &mut found);
                start = at + 1;
                item = behind_number(text, start);
            }
            '.' if at < item => {}
            '。' | '！' | '？' | '｡' | '។' | '။' => {
                let mark = at + c.len_utf8();
                let end = after_closers(text, mark);
                // 「行く。」と言った: what was said is part of the sentence.
                if end > mark && text[end..].starts_with(['と', '、', '，', ',']) {
                    continue;
                }
                push(text, start, end, &mut found);
                start = end;
                while chars.next_if(|&(next, _)| next < end).is_some() {}
            }
            '.' | '!' | '?' | '…' | '‽' | '।' | '؟' | '۔' => {
                // A run such as "?!" or "..." is one mark.
                let mut end = at + c.len_utf8();
                while let Some((next, mark)) =
                    chars.next_if(|&(_, next)| matches!(next, '.' | '!' | '?' | '…'))
                {
                    end = next + mark.len_utf8();
                }
                let closed = after_closers(text, end);
                if ends_sentence(text, start, at, closed) {
                    push(text, start, closed, &mut found);
                    start = closed;
                    while chars.next_if(|&(next, _)| next < closed).is_some() {}
                }
            }
            _ => {}
        }
    }
    push(text, start, text.len(), &mut found);
    found
}

/// Where the number of the item ends that a line begins; where the line does, if it
/// begins none.
fn behind_number(text: &str, line: usize) -> usize {
    let rest = text[line..].split('\n').next().unwrap_or_default();
    line + item_number(rest).map_or(0, |number| number.len)
}

/// Where the closing quotes and brackets that begin at `from` end.
fn after_closers(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let closers = rest
        .find(|c| {
            !matches!(
                c,
                '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '」' | '』' | '）' | '》' | '】'
            )
        })
        .unwrap_or(rest.len());
    from + closers
}

/// Whether the mark at `mark`, whose closers end at `end`, ends the sentence
/// that began at `start`.
fn ends_sentence(text: &str, start: usize, mark: usize, end: usize) -> bool {
    let rest = &text[end..];
    let Some(first) = rest.chars().next() else {
        return true;
    };
    if !first.is_whitespace() {
        // "3.5", "example.org", but also a stop with a note right behind it.
        return false;
    }
    let next = rest.trim_start();
    let opener = next.trim_start_matches([
        '"', '\'', '“', '‘', '«', '(', '[', '¿', '¡', '„', '—', '–', '-', '*',
    ]);
    let Some(letter) = opener.chars().next() else {
        return true;
    };
    let before = &text[start..mark];
    let last = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '‘' | '«'))
        .next()
        .unwrap_or(before);
    if letter.is_lowercase() {
        return &text[mark..end] == "." && is_no_abbreviation(last);
    }
    if !text[mark..].starts_with('.') || text[mark..end].contains("..") {
        return true;
    }
    !stays_open(last, opener)
}

/// Whether the word `last` is most likely written out, so that the stop behind it ends a
/// sentence even before a small letter: "one of them. oldgreg runs the bots", as names in a
/// chat are written.
fn is_no_abbreviation(last: &str) -> bool {
    /// So long is no abbreviation.
    const LONG: usize = 8;
    /// From so many letters on, a word that is known is taken for one.
    const SHORTEST: usize = 4;
    /// How frequent a word is that is known, in Zipf's scale, and one of the shortest.
    const KNOWN: f32 = 3.0;
    const COMMON: f32 = 4.0;
    let folded = fold(last);
    let folded = folded.as_ref();
    let letters = last.chars().count();
    let is_listed = [BEFORE_A_NAME, MAY_END, BEFORE_A_WORD]
        .iter()
        .any(|list| list.binary_search(&folded).is_ok());
    if letters < SHORTEST || is_listed || !last.chars().all(char::is_alphabetic) {
        return false;
    }
    let least = if letters > SHORTEST { KNOWN } else { COMMON };
    let is_word = || {
        // "govt", "dept".
        let has_vowel = folded.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        has_vowel && zipf(Language::English, folded).is_some_and(|value| value >= least)
    };
    letters >= LONG || is_word()
}

/// Whether the stop after `last` marks an abbreviation rather than an end,
/// given the text that follows.
fn stays_open(last: &str, following: &str) -> bool {
    let abbreviation = fold(last);
    let abbreviation = abbreviation.as_ref();
    if BEFORE_A_NAME.binary_search(&abbreviation).is_ok() {
        return true;
    }
    let next: String = following
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .collect();
    let function_word = stop_words::is_stop_word(Language::English, &fold(&next));
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    if is_initial {
        // "J. Smith" goes on; so does "plan B. The", but "I. The" is no initial.
        return !function_word && last != "I";
    }
    // "z. B. Hunde": two letters, each with its stop.
    let letter = |word: &str| word.chars().count() == 1 && word.chars().all(char::is_lowercase);
    if letter(last) && next.chars().count() == 1 && following[next.len()..].starts_with('.') {
        return true;
    }
    let dotted = last.contains('.') && last.split('.').all(|part| part.chars().count() <= 2);
    if dotted || MAY_END.binary_search(&abbreviation).is_ok() {
        return !function_word;
    }
    // "1. First" in running text: an ordinal such as German "3. Mai".
    last.len() <= 2 && last.bytes().all(|byte| byte.is_ascii_digit()) && !last.is_empty() && {
        !function_word
    }
}

/// Adds the sentence between two bytes, trimmed and, if it is very long, in
/// pieces.
fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let part = &text[start..end];
    let lead = part.len() - part.trim_start().len();
    let mut from = start + lead;
    let to = from + part.trim().len();
    while to - from > LONGEST {
        let cut = from + break_point(&text[from..to]);
        let piece = text[from..cut].trim_end();
        found.push(Span::new(from, from + piece.len()));
        from = cut + (text[cut..to].len() - text[cut..to].trim_start().len());
    }
    if from < to {
        found.push(Span::new(from, to));
    }
}

/// Where to part a text of more than `LONGEST` bytes: after the last clause or
/// word that ends in its second half, else at the last character that fits.
fn break_point(text: &str) -> usize {
    let mut limit = LONGEST;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &text[..limit];
    let half = limit / 2;
    let clause = head
        .rmatch_indices([';', ',', ':'])
        .map(|(at, mark)| at + mark.len())
        .find(|&at| at > half && text[at..].starts_with(char::is_whitespace));
    clause
        .or_else(|| head.rfind(char::is_whitespace).filter(|&at| at > half))
        .unwrap_or(limit)
}

#[cfg(test)]
mod tests {
    use super::{BEFORE_A_NAME, BEFORE_A_WORD, LONGEST, MAY_END, sentences};

    #[track_caller]
    fn splits(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [BEFORE_A_NAME, BEFORE_A_WORD, MAY_END] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
    }

    #[test]
    fn plain_ends() {
        splits("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"]);
        splits("  Spaced.   Out.  ", &["Spaced.", "Out."]);
        splits("", &[]);
        splits(" \n ", &[]);
        splits(
            "What?! No... Yes… Fine.",
            &["What?!", "No...", "Yes…", "Fine."],
        );
    }

    #[test]
    fn abbreviations_are_no_ends() {
        splits(
            "Mr. Smith of the U.S. Army came.",
            &["Mr. Smith of the U.S. Army came."],
        );
        splits(
            "Gen. J. R. Smith met Dr. Who. He left.",
            &["Gen. J. R. Smith met Dr. Who.", "He left."],
        );
        splits(
            "He lives in the U.S. The army does too.",
            &["He lives in the U.S.", "The army does too."],
        );
        splits(
            "On Jan. 5 it rained. In Feb. It snowed.",
            &["On Jan. 5 it rained.", "In Feb.", "It snowed."],
        );
        splits(
            "Acme Inc. Holdings vs. Bolt Co. It won.",
            &["Acme Inc. Holdings vs. Bolt Co.", "It won."],
        );
        splits(
            "It cost $3.5 million. See example.org for more.",
            &["It cost $3.5 million.", "See example.org for more."],
        );
    }

    #[test]
    fn quotes_and_brackets_stay_with_their_sentence() {
        splits(
            "“It is horrific.” He left.",
            &["“It is horrific.”", "He left."],
        );
        splits(
            "“Why?” she asked. (Nobody knew.) So.",
            &["“Why?” she asked.", "(Nobody knew.)", "So."],
        );
        splits(
            "He said “no”. “Yes,” she said.",
            &["He said “no”.", "“Yes,” she said."],
        );
    }

    #[test]
    fn lines_and_other_scripts_end_sentences() {
        splits("first item\nsecond item", &["first item", "second item"]);
        splits(
            "它很大。它很小！对吗？是",
            &["它很大。", "它很小！", "对吗？", "是"],
        );
        splits("¿Qué pasó? ¡Nada! Fin.", &["¿Qué pasó?", "¡Nada!", "Fin."]);
        splits(
            "「行く。」と彼は言った。雨だ。",
            &["「行く。」と彼は言った。", "雨だ。"],
        );
        splits("他说：“走吧！”她笑了。", &["他说：“走吧！”", "她笑了。"]);
        splits(
            "Tiere, z. B. Hunde, leben dort. Am 3. Mai kam er.",
            &["Tiere, z. B. Hunde, leben dort.", "Am 3. Mai kam er."],
        );
    }

    #[test]
    fn a_name_in_small_letters_begins_a_sentence() {
        splits(
            "Tansy is one of them. oldgreg runs the server. iPhones are banned.",
            &[
                "Tansy is one of them.", "oldgreg runs the server.", "iPhones are banned.",
            ],
        );
        splits(
            "Wir haben Mitglieder. oldgreg auch.",
            &["Wir haben Mitglieder.", "oldgreg auch."],
        );
        for text in [
            "It took approx. five hours.",
            "Cats vs. dogs, e.g. this one, i.e. both.",
            "He met J. r. smith of the U.S. army.",
            "The govt. said so, the dept. of health, too.",
            "It ends ... some day, or (it seems.) never.",
            "“It is horrific.” she said.",
            "What? he asked.",
        ] {
            splits(text, &[text]);
        }
    }

    #[test]
    fn an_items_number_is_no_sentence() {
        splits(
            "1. The first. It is short.\n12) No spoilers.\n1984. Ein Buch.",
            &[
                "1. The first.", "It is short.", "12) No spoilers.", "1984. Ein Buch.",
            ],
        );
        splits("It is 16. The end.", &["It is 16.", "The end."]);
        splits("5.\n6. ", &["5.", "6."]);
    }

    #[test]
    fn endless_sentences_are_parted() {
        for text in [
            "word ".repeat(1_000),
            "国".repeat(2_000),
            "a, b ".repeat(700),
        ] {
            let found = sentences(&text);
            assert!(
                found
                    .iter()
                    .all(|span| span.len() <= LONGEST && !span.is_empty())
            );
            let kept: usize = found
                .iter()
                .map(|span| {
                    span.of(&text)
                        .chars()
                        .filter(|c| !c.is_whitespace())
                        .count()
                })
                .sum();
            assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).count());
        }
    }
}
