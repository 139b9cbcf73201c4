//! The text of HTML inside Markdown: no tags, no comments, no scripts.

use std::borrow::Cow;

/// Elements that stand within a line; all others begin a line of their own.
const INLINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var",
];

/// Elements that are worth a space.
const SPACE: [&str; 5] = ["br", "img", "td", "th", "wbr"];

/// Elements whose content is no text.
const NO_TEXT: [&str; 4] = ["script", "style", "svg", "template"];

/// What a tag leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    Nothing,
    Space,
    Line,
}

/// What the tag, comment or declaration `markup` leaves behind within a text.
pub(super) fn left_by(markup: &str) -> Left {
    match name(markup) {
        None => Left::Nothing,
        Some(name) if is_one_of(name, &INLINE) => Left::Nothing,
        Some(name) if is_one_of(name, &SPACE) => Left::Space,
        Some(_) => Left::Line,
    }
}

/// The text of the HTML in `raw`; block elements part lines.
pub(super) fn text(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    // A quotation mark that is never closed must not hide the rest.
    let mut with_quotes = true;
    while let Some(at) = rest.find('<') {
        push_text(&mut text, &rest[..at]);
        rest = &rest[at..];
        let end = if let Some(end) = special_end(rest) {
            end
        } else if name(rest).is_none() {
            text.push('<');
            rest = &rest[1..];
            continue;
        } else {
            let mut end = tag_end(rest, with_quotes);
            if end.is_none() && with_quotes {
                with_quotes = false;
                end = tag_end(rest, false);
            }
            // No tag ends any more.
            let Some(end) = end else { break };
            end
        };
        let (markup, after) = rest.split_at(end);
        rest = after;
        match left_by(markup) {
            Left::Nothing => {}
            Left::Space => text.push(' '),
            Left::Line => text.push('\n'),
        }
        if let Some(name) =
            name(markup).filter(|name| !markup.starts_with("</") && is_one_of(name, &NO_TEXT))
        {
            rest = &rest[closing(rest, name)..];
        }
    }
    push_text(&mut text, rest);
    text
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|other| other.eq_ignore_ascii_case(name))
}

/// The element's name, if `markup` begins with a tag.
fn name(markup: &str) -> Option<&str> {
    let inside = markup.strip_prefix('<')?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(inside.len());
    inside
        .starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| &inside[..end])
}

/// Where the comment, instruction or declaration at the start of `markup` ends,
/// if there is one.
fn special_end(markup: &str) -> Option<usize> {
    let (start, end) = [
        ("<!--", "-->"),
        ("<![CDATA[", "]]>"),
        ("<?", "?>"),
        ("<!", ">"),
    ]
    .into_iter()
    .find(|(start, _)| markup.starts_with(start))?;
    Some(
        markup[start.len()..]
            .find(end)
            .map_or(markup.len(), |at| start.len() + at + end.len()),
    )
}

/// Where the tag at the start of `markup` ends.
fn tag_end(markup: &str, with_quotes: bool) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in markup.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if with_quotes => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Where the closing tag of the element `name` begins in `rest`, or its end.
fn closing(rest: &str, name: &str) -> usize {
    rest.match_indices("</")
        .map(|(at, _)| at)
        .find(|at| {
            let after = &rest.as_bytes()[at + 2..];
            after
                .get(..name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        })
        .unwrap_or(rest.len())
}

/// Adds `raw`, its line breaks as spaces and its references resolved.
fn push_text(text: &mut String, raw: &str) {
    let raw: Cow<'_, str> = if raw.contains('\n') {
        raw.replace('\n', " ").into()
    } else {
        raw.into()
    };
    let mut rest = &*raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest name in the table has six letters.
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        if let Some((c, end)) = end.and_then(|end| Some((reference(&rest[1..end])?, end))) {
            text.push(c);
            rest = &rest[end + 1..];
        } else {
            text.push('&');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
}

/// The character that `&name;` stands for: those that text has.
fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "euro" => '€',
        "pound" => '£',
        "deg" => '°',
        "sect" => '§',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::text;

    #[track_caller]
    fn says(raw: &str, expected: &[&str]) {
        let text = text(raw);
        let lines: Vec<String> = text
            .split('\n')
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines, expected, "{raw:?}");
    }

    #[test]
    fn tags_go_and_text_stays() {
        says(
            "<p>One <b>two</b>three<br/>four</p>\n<p>five",
            &["One twothree four", "five"],
        );
        says("<div title=\"a > b\">kept</div>", &["kept"]);
        says("<tr><td>a<td>b</tr>", &["a b"]);
        says(
            "1 < 2 &amp; 3&nbsp;> 2 &#8212; &#x27; &nope; &",
            &["1 < 2 & 3 > 2 — ' &nope; &"],
        );
    }

    #[test]
    fn what_is_no_text_goes_whole() {
        says("<!-- a\n\n<p>b --><p>c<?php d ?><!DOCTYPE e>", &["c"]);
        says(
            "<SCRIPT>if (a < b) { x }</Script>after<style>p{}",
            &["after"],
        );
    }

    #[test]
    fn broken_markup_hides_nothing() {
        says("<p title=\">one</p> <b>two</b>", &["one", "two"]);
        says("one <b two", &["one <b two"]);
    }

    #[test]
    fn broken_markup_takes_no_longer() {
        for piece in ["<a \">\"", "<a ", "<!-", "&", "<script>", "<", "</"] {
            text(&piece.repeat(200_000));
        }
    }
}
