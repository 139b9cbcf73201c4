use super::clean::ends_with_stop;
use super::draft::Draft;
use super::heading::look;
use super::joining::Joiner;
use super::list;
use super::outline::{self, Role, Unit};

/// A title has at most so many characters.
const LONGEST_TITLE: usize = 250;
/// An underlined heading has at most so many lines.
const LINES_OF_HEADING: usize = 3;
/// A line that is longer than this was not broken to fit a width.
const WIDEST_WRAPPED: usize = 200;
/// Of a hundred lines of wrapped prose, at least so many go on in lower case.
const WRAPPED_PERCENT: usize = 30;
/// A line that could have taken the next word within so many percent of the
/// width was ended on purpose.
const RAGGED_PERCENT: usize = 80;
/// From one blank line in so many lines on, blank lines part the paragraphs.
const LINES_PER_BLANK: usize = 25;

/// The article in a plain text.
pub(super) fn read(text: &str) -> Draft {
    let text = text.replace("\r\n", "\n");
    let lines = lines(&text);
    let units = units(&lines);
    let (title, units) = split_title(&units);
    Draft {
        title,
        blocks: outline::blocks(units),
        ..Draft::default()
    }
}

/// A line that isn't blank.
#[derive(Debug)]
struct Line<'a> {
    /// What it says without its mark.
    text: &'a str,
    /// All of it.
    whole: &'a str,
    role: Role,
    indent: usize,
    /// Whether a blank line or a rule stands before it.
    has_gap: bool,
}

impl Line<'_> {
    fn unit(&self) -> Unit {
        Unit {
            text: self.text.to_owned(),
            role: self.role,
            has_gap: self.has_gap,
        }
    }

    fn width(&self) -> usize {
        self.indent + self.text.chars().count()
    }

    /// Whether it goes on in the middle of a sentence.
    fn continues(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

/// The lines of `text` that say something, with their marks taken off.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut has_gap = true;
    for raw in text.split(['\n', '\r', '\u{C}', '\u{2028}', '\u{2029}']) {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            has_gap = true;
            continue;
        }
        if is_rule(trimmed) {
            if !has_gap && trimmed.starts_with(['=', '-']) {
                underline(&mut found);
            }
            has_gap = true;
            continue;
        }
        let (role, text) = marked(trimmed);
        let indent = raw
            .chars()
            .take_while(|c| c.is_whitespace())
            .map(|c| if c == '\t' { 4 } else { 1 })
            .sum();
        found.push(Line {
            text,
            whole: trimmed,
            role,
            indent,
            // A heading by its own mark doesn't go on from another one.
            has_gap: has_gap || role == Role::Heading,
        });
        has_gap = false;
    }
    found
}

/// Makes the last lines a heading, back to the last gap, unless they are too
/// many or say whole sentences: then the rule below them only parts.
fn underline(lines: &mut [Line<'_>]) {
    let start = lines.iter().rposition(|line| line.has_gap).unwrap_or(0);
    let heading = &mut lines[start..];
    let is_prose = heading.len() > 1 && heading.iter().any(|line| ends_with_stop(line.text));
    if heading.len() <= LINES_OF_HEADING
        && !is_prose
        && heading.iter().all(|line| line.role == Role::Text)
    {
        for line in heading {
            line.role = Role::Heading;
        }
    }
}

/// A line of signs that parts or underlines.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else {
        return false;
    };
    matches!(first, '-' | '=' | '*' | '_' | '~' | '#' | '—' | '–')
        && signs.clone().count() >= 2
        && signs.all(|c| c == first)
}

/// What `line` is by the marks at its start, and what follows them.
fn marked(line: &str) -> (Role, &str) {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
        return (Role::Heading, line[hashes..].trim_end_matches('#').trim());
    }
    list::item(line).map_or((Role::Text, line), |(_, text)| (Role::Item, text))
}

/// The width that the lines were broken to fit, or `None` if each line is a
/// paragraph.
fn wrapped(lines: &[Line<'_>]) -> Option<usize> {
    let pairs: Vec<[&Line<'_>; 2]> = lines
        .windows(2)
        .filter(|pair| {
            !pair[1].has_gap && pair[0].role != Role::Heading && pair[1].role == Role::Text
        })
        .map(|pair| [&pair[0], &pair[1]])
        .collect();
    let width = pairs.iter().map(|[line, _]| line.width()).max()?;
    let going_on = pairs
        .iter()
        .filter(|[line, next]| next.continues() || line.text.ends_with('-'))
        .count();
    (width <= WIDEST_WRAPPED && going_on > 0 && going_on * 100 >= pairs.len() * WRAPPED_PERCENT)
        .then_some(width)
}

/// The paragraphs, items and headings that the lines were, before they were
/// broken to fit a width.
fn units(lines: &[Line<'_>]) -> Vec<Unit> {
    let joiner = Joiner::new(lines.iter().map(|line| line.text));
    let gaps = lines.iter().skip(1).filter(|line| line.has_gap).count();
    let wrapping = wrapped(lines).map(|width| Wrapping {
        width,
        gaps_part_paragraphs: gaps * LINES_PER_BLANK >= lines.len(),
    });
    let mut units: Vec<Unit> = Vec::new();
    let mut is_first_of_unit = true;
    for (index, line) in lines.iter().enumerate() {
        let goes_on = index
            .checked_sub(1)
            .map(|index| &lines[index])
            .is_some_and(|before| {
                let in_heading =
                    before.role == Role::Heading && line.role == Role::Heading && !line.has_gap;
                in_heading
                    || wrapping.as_ref().is_some_and(|wrapping| {
                        !wrapping.begins(line, before, is_first_of_unit, lines.get(index + 1))
                    })
            });
        match units.last_mut().filter(|_| goes_on) {
            Some(unit) => joiner.join(&mut unit.text, line.whole),
            None => units.push(line.unit()),
        }
        is_first_of_unit = !goes_on;
    }
    units
}

/// How a text was broken into lines.
struct Wrapping {
    /// The characters that a line has room for.
    width: usize,
    /// Whether blank lines part the paragraphs, rather than short lines alone.
    gaps_part_paragraphs: bool,
}

impl Wrapping {
    /// Whether `line` begins something, rather than going on from `before`,
    /// which may itself be the first of its paragraph.
    fn begins(
        &self,
        line: &Line<'_>,
        before: &Line<'_>,
        before_is_first: bool,
        after: Option<&Line<'_>>,
    ) -> bool {
        if line.has_gap || line.role == Role::Heading || before.role == Role::Heading {
            return true;
        }
        if line.continues() && line.role == Role::Text {
            return false;
        }
        let first_word = line.whole.split_whitespace().next().unwrap_or(line.whole);
        let needed = before.width() + 1 + first_word.chars().count();
        let ended_on_purpose = needed * 100 <= self.width * RAGGED_PERCENT;
        if line.role == Role::Item {
            // Else it is a dash or a number within a sentence.
            let may_begin = ends_with_stop(before.text) || before.text.ends_with([':', ';', ',']);
            return may_begin || ended_on_purpose || before.role == Role::Item;
        }
        let before_is_heading = before_is_first && look(before.text).is_some();
        let is_indented =
            line.indent > before.indent && after.is_none_or(|after| after.indent < line.indent);
        let after_stop = before.role == Role::Text && ends_with_stop(before.text);
        ended_on_purpose && (before_is_heading || after_stop && !self.gaps_part_paragraphs)
            || is_indented && after_stop
    }
}

/// The title that the first unit is, and what follows it.
fn split_title(units: &[Unit]) -> (Option<String>, &[Unit]) {
    let Some((first, rest)) = units.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return (None, units);
    };
    let is_question =
        first.text.ends_with(['?', '!']) && first.text.split_whitespace().count() <= 16;
    let is_title = first.role == Role::Heading
        || first.role == Role::Text
            && first.text.chars().count() <= LONGEST_TITLE
            && (is_question || !ends_with_stop(&first.text) || look(&first.text).is_some());
    if is_title {
        (Some(first.text.clone()), rest)
    } else {
        (None, units)
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::Block;
    use super::read;

    /// Reads `text`; headings come back with "# " before them, a title with "= ".
    #[track_caller]
    fn reads(text: &str, expected: &[&str]) {
        let draft = read(text);
        let blocks = draft.blocks.into_iter().map(|block| match block {
            Block::Heading(text) => format!("# {text}"),
            Block::Paragraph(text) => text,
        });
        let found: Vec<String> = draft
            .title
            .map(|title| format!("= {title}"))
            .into_iter()
            .chain(blocks)
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_paragraph_a_line() {
        reads(
            "The title of it all\nThe lead is here. It is long.\nEarly Life\nHe was born.\nHe grew.\nThe End of It\nHe died.",
            &[
                "= The title of it all", "The lead is here. It is long.", "# Early Life",
                "He was born.", "He grew.", "# The End of It", "He died.",
            ],
        );
        reads(
            "A Title\r\n\r\nOne  paragraph.\r\n\r\nAnother one.\r\n",
            &["= A Title", "One paragraph.", "Another one."],
        );
    }

    #[test]
    fn without_a_title() {
        reads(
            "He was born. He grew.\nHe died.",
            &["He was born. He grew.", "He died."],
        );
        reads("Just one line", &["Just one line"]);
        reads("", &[]);
        reads(
            "Why did he leave?\nNobody knows.",
            &["= Why did he leave?", "Nobody knows."],
        );
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        reads(
            "The Title\n\nThe mayor told the city officials that New\nYork would not assist in any police coop-\neration with the agents. Then he\nleft.\n\nEarly Life\n\nHe was born in a small town that nobody\nknew, and he grew up there.\n",
            &[
                "= The Title",
                "The mayor told the city officials that New York would not assist in any police cooperation with the agents. Then he left.",
                "# Early Life",
                "He was born in a small town that nobody knew, and he grew up there.",
            ],
        );
    }

    #[test]
    fn wrapped_paragraphs_may_be_indented_instead_of_parted() {
        reads(
            "The Title\n\n   The mayor told the city officials that New\nYork would not assist any agents in any way\nwhatsoever at all, and left the whole room.\n   Another day came and another statement was\nmade by the same mayor in the same place.\n",
            &[
                "= The Title",
                "The mayor told the city officials that New York would not assist any agents in any way whatsoever at all, and left the whole room.",
                "Another day came and another statement was made by the same mayor in the same place.",
            ],
        );
    }

    #[test]
    fn wrapped_text_without_blank_lines_is_parted_at_short_lines() {
        let text = "The Title of This\nThe mayor told the city officials that New\nYork would not assist any agents in any way\nat all.\nEarly Life\nAnother day came and another statement was\nmade by the same mayor in the same place,\nthen he left.\nNobody asked him why he had left the room\nso early.\n";
        reads(
            text,
            &[
                "= The Title of This",
                "The mayor told the city officials that New York would not assist any agents in any way at all.",
                "# Early Life",
                "Another day came and another statement was made by the same mayor in the same place, then he left.",
                "Nobody asked him why he had left the room so early.",
            ],
        );
    }

    #[test]
    fn marks_make_headings() {
        reads(
            "the title\n=========\n\nA lead.\n\nearly life, as told\n------------------\nHe was born.\n\n* * *\n\n## what came after\nHe died.\n",
            &[
                "= the title", "A lead.", "# early life, as told", "He was born.",
                "# what came after", "He died.",
            ],
        );
    }

    #[test]
    fn a_heading_of_several_lines_may_be_underlined() {
        reads(
            "the title\nof it all\n===\nA lead that is here.\n\n# One\n## Two\nText.\n\nSome text.\nMore text.\n---\nEnd.\n",
            &[
                "= the title of it all", "A lead that is here.", "# One", "# Two", "Text.",
                "Some text.", "More text.", "End.",
            ],
        );
    }

    #[test]
    fn a_dash_within_a_sentence_begins_no_item() {
        reads(
            "The Title\n\nThe mayor told the city officials that the town\n- and all of it - stays a sanctuary until the year\n2026. He left the room before anybody could have\nasked him.\n",
            &[
                "= The Title",
                "The mayor told the city officials that the town - and all of it - stays a sanctuary until the year 2026. He left the room before anybody could have asked him.",
            ],
        );
    }

    #[test]
    fn items_keep_their_lines() {
        reads(
            "The Title\n\nYou will need all of the following things\nbefore you begin with it:\n\n- milk from a cow that has been eating green\n  grass\n- bread\n\nThen cook.\n",
            &[
                "= The Title",
                "You will need all of the following things before you begin with it:",
                "milk from a cow that has been eating green grass\nbread",
                "Then cook.",
            ],
        );
    }
}
