//! Discord's markup: what an article or a member wrote is shown as it stands,
//! and can neither format, ping, link nor leave the place it was put into.

use super::limits::{self, length};

/// `text` with a backslash before whatever Discord's client would read as
/// markup. Line breaks stay, whatever reorders or hides text is dropped.
pub(super) fn escape(text: &str) -> String {
    escape_before(text, None)
}

/// The same for a text that `next` follows without a gap.
pub(super) fn escape_before(text: &str, next: Option<char>) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut place = Place::LineBegin;
    let mut before = '\n';
    let mut chars = text
        .chars()
        .filter(|&c| !is_dropped(c))
        .map(|c| if is_line_break(c) { '\n' } else { c })
        .peekable();
    while let Some(c) = chars.next() {
        if is_markup(c, place, before, chars.peek().copied().or(next)) {
            escaped.push('\\');
        }
        escaped.push(c);
        place = place.after(c);
        before = c;
    }
    escaped
}

/// The text that [`escape`] was given, as far as it dropped nothing.
pub(super) fn unescape(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut chars = markup.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = chars.next_if(|next| c == '\\' && next.is_ascii_punctuation());
        text.push(escaped.unwrap_or(c));
    }
    text
}

/// `text` in one line, without what can't be seen: where Discord knows no
/// markup (labels, footers), and where a text is escaped within a line. Empty if
/// nothing of it can be seen.
pub(super) fn one_line(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|&c| !is_dropped(c) && !is_mark(c))
        .collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().all(|c| c == ' ' || is_joiner(c)) {
        return String::new();
    }
    line
}

/// `text` in one line that leaves the order of what stands around it alone,
/// whichever way it is read itself.
pub(super) fn isolated(text: &str) -> String {
    let text = one_line(text);
    if text.chars().any(is_right_to_left) {
        format!("{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}")
    } else {
        text
    }
}

/// A link that shows `label`, a plain text; `None` where Discord would not read
/// it as one.
pub(super) fn link(label: &str, address: &str) -> Option<String> {
    // Discord matches brackets, escaped or not, and distrusts a label that looks
    // like an address.
    let is_label = !label.contains(['[', ']']) && !label.contains("//");
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let address = encoded(address);
    (is_label && is_web && length(&address) <= limits::URL)
        .then(|| format!("[{}]({address})", escape(label)))
}

/// `address` with everything percent-encoded that would end it.
fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        let ends = matches!(
            byte,
            b'(' | b')'
                | b'<'
                | b'>'
                | b'['
                | b']'
                | b'{'
                | b'}'
                | b'"'
                | b'\\'
                | b'^'
                | b'`'
                | b'|'
        );
        if byte.is_ascii_graphic() && !ends {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Whether a line ends here, in Discord's eyes or in anybody's.
pub(super) fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// How far into a line, as far as marks at its beginning go.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Nothing but space before.
    LineBegin,
    /// Nothing but a number before.
    Number,
    Inside,
}

impl Place {
    fn after(self, c: char) -> Self {
        match (self, c) {
            (_, '\n') => Self::LineBegin,
            (Self::LineBegin, c) if c.is_whitespace() => Self::LineBegin,
            (Self::LineBegin | Self::Number, '0'..='9') => Self::Number,
            _ => Self::Inside,
        }
    }
}

fn is_markup(c: char, place: Place, before: char, after: Option<char>) -> bool {
    match c {
        '\\' | '*' | '_' | '~' | '|' | '`' | '<' | '>' | '@' | '[' | ']' => true,
        // Headings, subtext and lists.
        '#' | '-' | '+' => place == Place::LineBegin,
        '.' => place == Place::Number,
        // ":smile:" and "https://".
        ':' => after.is_some_and(|after| !after.is_whitespace()),
        // Invitations are found without a scheme: "discord.gg/…".
        '/' => before.is_alphabetic(),
        _ => false,
    }
}

/// Whether a character only hides or reorders others.
fn is_dropped(c: char) -> bool {
    // Tabs are space; the isolate that `isolated` sets ends with its line.
    (c.is_control() && c != '\t' && !is_line_break(c))
        || matches!(
            c,
            '\u{180e}'
                | '\u{200b}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2067}'
                | '\u{206a}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

/// Whether a character is invisible and of use only within a text, or is no
/// more than blank.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{200e}'
            | '\u{200f}'
            | FIRST_STRONG_ISOLATE
            | POP_ISOLATE
            | '\u{2800}'
            | '\u{3164}'
            | '\u{ffa0}'
    )
}

/// Whether a character only changes how its neighbours are drawn.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{escape, isolated, link, one_line, unescape};

    #[track_caller]
    fn escapes(text: &str, expected: &str) {
        assert_eq!(escape(text), expected);
        assert_eq!(unescape(expected), text);
    }

    #[test]
    fn prose_stays_as_it_is() {
        for text in [
            "He said: “no” (twice), at 10 % - or so; isn’t it?",
            "C# and #1, 3.5 and e.g. this",
            "国民警卫队 👩‍🚒 é",
        ] {
            escapes(text, text);
        }
    }

    #[test]
    fn markup_is_shown_as_it_stands() {
        escapes(
            "**bold** __line__ ~~x~~", r"\*\*bold\*\* \_\_line\_\_ \~\~x\~\~",
        );
        escapes("||spoiler|| `code` ```", r"\|\|spoiler\|\| \`code\` \`\`\`");
        escapes(r"¯\_(ツ)_/¯", r"¯\\\_(ツ)\_/¯");
        escapes(
            "<@1> <@&2> <#3> <t:4:R>", r"\<\@1\> \<\@&2\> \<#3\> \<t\:4\:R\>",
        );
        escapes(
            "<:a:5> :smile: @everyone", r"\<\:a\:5\> \:smile: \@everyone",
        );
        escapes("[text](https://a.b)", r"\[text\](https\://a.b)");
        escapes("see discord.gg/abc", r"see discord.gg\/abc");
    }

    #[test]
    fn marks_at_the_beginning_of_a_line_are_no_headings_or_lists() {
        escapes("# one\n ## two", "\\# one\n \\## two");
        escapes("-# small\n- item", "\\-# small\n\\- item");
        escapes("> quote\n>>> rest", "\\> quote\n\\>\\>\\> rest");
        escapes("1. one\n 12. twelve", "1\\. one\n 12\\. twelve");
    }

    #[test]
    fn what_hides_or_reorders_text_is_gone() {
        assert_eq!(escape("@\u{200b}here \u{202e}txt\u{202c}\0"), r"\@here txt");
        assert_eq!(escape("a\u{2028}# b"), "a\n\\# b");
        assert_eq!(one_line(" a\n\u{200f}b\u{3164} "), "a b");
        assert_eq!(one_line("\u{200b} \u{2067} \u{200d}"), "");
        assert_eq!(one_line("👩\u{200d}🚒"), "👩\u{200d}🚒");
        assert_eq!(isolated("Pushback"), "Pushback");
        assert_eq!(isolated("\u{2069}שלום"), "\u{2068}שלום\u{2069}");
    }

    #[test]
    fn a_link_can_not_be_ended_early() {
        assert_eq!(
            link("a_b", "https://a.b/(x y)é").unwrap(),
            r"[a\_b](https://a.b/%28x%20y%29%C3%A9)"
        );
        for label in ["a [b] c", "see https://c.d"] {
            assert_eq!(link(label, "https://a.b"), None, "{label}");
        }
        for address in [
            "javascript:alert(1)",
            &format!("https://a.b/{}", "x".repeat(600)),
        ] {
            assert_eq!(link("a", address), None, "{address}");
        }
    }
}
