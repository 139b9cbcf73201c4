use super::clean::{collapse, collapse_lines, ends_with_stop};
use super::draft::Block;
use super::heading::{Look, is_phrase, look};

/// So many lines in a row that look like headings are a list of names or a
/// table of contents.
const RUN_OF_A_LIST: usize = 3;

/// From so many headings on, phrases over prose may be some.
const LEAST_HEADINGS: usize = 2;
/// What stands under such a phrase is so many times as long.
const TIMES_AS_LONG: usize = 3;

/// What a piece of running text is by its marks alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Prose, or a heading if it looks like one.
    Text,
    /// An item of a list, its bullet taken off.
    Item,
    /// A heading by its mark: underlined, or larger than the text.
    Heading,
}

/// A piece of running text whose lines have been joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its text; line breaks in it are meant.
    pub(super) text: String,
    /// What its marks say that it is.
    pub(super) role: Role,
    /// Whether it stands apart from the one before.
    pub(super) has_gap: bool,
}

/// The headings and paragraphs that `units`, the title aside, make up.
pub(super) fn blocks(units: &[Unit]) -> Vec<Block> {
    let mut roles: Vec<Role> = units.iter().map(|unit| unit.role).collect();
    let looks: Vec<Option<Look>> = units
        .iter()
        .map(|unit| match unit.role {
            Role::Heading => None,
            Role::Text => look(&unit.text),
            // Only a number leaves it open whether an item is a heading.
            Role::Item => look(&unit.text).filter(|look| *look == Look::PerhapsNumbered),
        })
        .collect();
    let mut start = 0;
    while start < units.len() {
        let run = looks[start..]
            .iter()
            .take_while(|look| look.is_some())
            .count();
        if run > 0 {
            settle(units, &looks, start, start + run, &mut roles);
        }
        start += run.max(1);
    }
    settle_phrases(units, &mut roles);
    let mut blocks: Vec<Block> = Vec::new();
    let mut in_list = false;
    for (unit, role) in units.iter().zip(roles) {
        let is_item = role == Role::Item;
        match (role, blocks.last_mut()) {
            (Role::Heading, _) => blocks.push(Block::Heading(collapse(&unit.text))),
            (Role::Item, Some(Block::Paragraph(list))) if in_list => {
                list.push('\n');
                list.push_str(&collapse(&unit.text));
            }
            _ => blocks.push(Block::Paragraph(collapse_lines(&unit.text))),
        }
        in_list = is_item;
    }
    blocks
}

/// Decides which units from `start` up to `end`, each of which looks like a
/// heading, are some.
fn settle(units: &[Unit], looks: &[Option<Look>], start: usize, end: usize, roles: &mut [Role]) {
    // A heading needs something under it.
    let has_body = units
        .get(end)
        .is_some_and(|next| next.role != Role::Heading);
    let last = end - 1;
    let is_list = end - start >= RUN_OF_A_LIST;
    if is_list {
        for role in &mut roles[start..end] {
            *role = Role::Item;
        }
        // "Contents, Methods, Results", then "Methods" and its text.
        let repeats = units[start..last]
            .iter()
            .any(|unit| unit.text == units[last].text);
        let stands_apart =
            units[last].has_gap && !units[start + 1..last].iter().any(|unit| unit.has_gap);
        if has_body && (repeats || stands_apart) {
            roles[last] = Role::Heading;
        }
        return;
    }
    for index in start..end {
        let is_item_in_list = looks[index] == Some(Look::PerhapsNumbered)
            && (is_numbered_item(units, looks, index.checked_sub(1))
                || is_numbered_item(units, looks, Some(index + 1)));
        // What stands between the title and the first heading is a line about
        // the article, such as its author.
        let is_subtitle = index == 0 && index < last && looks[index] == Some(Look::TitleCase);
        if has_body && !is_item_in_list && !is_subtitle {
            roles[index] = Role::Heading;
        }
    }
}

/// Makes headings of phrases that stand apart over prose ("Opening hours"), if there are
/// several headings then: one may be a caption. Where others are in title case, or marked,
/// all are; a single word is in any case.
fn settle_phrases(units: &[Unit], roles: &mut [Role]) {
    let headings = || {
        units
            .iter()
            .zip(&*roles)
            .filter(|(_, role)| **role == Role::Heading)
    };
    let is_word = |unit: &Unit| unit.role == Role::Text && !unit.text.contains(char::is_whitespace);
    if !headings().all(|(unit, _)| is_word(unit)) {
        return;
    }
    let heads = |&at: &usize| {
        let (unit, next) = (&units[at], &units[at + 1]);
        unit.role == Role::Text
            && unit.has_gap
            && is_phrase(&unit.text)
            && next.role == Role::Text
            && ends_with_stop(&next.text)
            && next.text.chars().count() >= TIMES_AS_LONG * unit.text.chars().count()
    };
    let phrases: Vec<usize> = (0..units.len().saturating_sub(1)).filter(heads).collect();
    if phrases.len() + headings().count() >= LEAST_HEADINGS {
        for at in phrases {
            roles[at] = Role::Heading;
        }
    }
}

/// Whether the unit at `index` begins as items of a numbered list do.
fn is_numbered_item(units: &[Unit], looks: &[Option<Look>], index: Option<usize>) -> bool {
    let Some(unit) = index.and_then(|index| units.get(index)) else {
        return false;
    };
    let starts_with_figure = unit.text.starts_with(|c: char| c.is_ascii_digit());
    let look = index.and_then(|index| looks[index]);
    unit.role == Role::Item && starts_with_figure || look == Some(Look::PerhapsNumbered)
}

#[cfg(test)]
mod tests {
    use super::super::list;
    use super::{Block, Role, Unit, blocks};

    /// Outlines lines, each a unit; "" stands for a gap. Headings come back
    /// with "# " before them.
    #[track_caller]
    fn outlines(lines: &[&str], expected: &[&str]) {
        let mut units = Vec::new();
        let mut has_gap = false;
        for line in lines {
            if line.is_empty() {
                has_gap = true;
                continue;
            }
            let (role, text) =
                list::item(line).map_or((Role::Text, *line), |(_, text)| (Role::Item, text));
            units.push(Unit {
                text: text.to_owned(),
                role,
                has_gap,
            });
            has_gap = false;
        }
        let found: Vec<String> = blocks(&units)
            .into_iter()
            .map(|block| match block {
                Block::Heading(text) => format!("# {text}"),
                Block::Paragraph(text) => text,
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lone_titles_over_text_are_headings() {
        outlines(
            &[
                "The lead is here.", "Early Life", "He was born.", "1. Later life", "He worked.",
                "II. The End", "He died.",
            ],
            &[
                "The lead is here.", "# Early Life", "He was born.", "# 1. Later life",
                "He worked.", "# II. The End", "He died.",
            ],
        );
    }

    #[test]
    fn phrases_apart_over_prose_are_headings() {
        let hours = "The pool is open from Monday to Friday, and on Sundays.";
        let prices = "A ticket costs four euros, and children come for nothing.";
        outlines(
            &[
                "A lead.", "", "Opening hours", "", hours, "", "What it costs", prices,
            ],
            &[
                "A lead.", "# Opening hours", hours, "# What it costs", prices,
            ],
        );
        outlines(
            &[
                "A lead.", "", "Opening hours", "", hours, "", "Prices", "", prices,
            ],
            &["A lead.", "# Opening hours", hours, "# Prices", prices],
        );
        // One of them may be a caption; and where there are other headings, all are.
        outlines(
            &["A lead.", "", "Opening hours", "", hours],
            &["A lead.", "Opening hours", hours],
        );
        outlines(
            &[
                "", "The Pool", "", "Opening hours", "", hours, "", "What it costs", "", prices,
            ],
            &[
                "# The Pool", "Opening hours", hours, "What it costs", prices,
            ],
        );
        // Verse, and a list without marks.
        outlines(
            &["", "We went to sea", "", "And saw no land", "", "And sank"],
            &["We went to sea", "And saw no land", "And sank"],
        );
    }

    #[test]
    fn a_heading_needs_a_body() {
        outlines(&["He was born.", "Jane Doe"], &["He was born.", "Jane Doe"]);
        outlines(&["Early Life"], &["Early Life"]);
    }

    #[test]
    fn lists_stay_lists() {
        outlines(
            &["You need:", "- Milk", "- Fresh Bread", "Then cook."],
            &["You need:", "Milk\nFresh Bread", "Then cook."],
        );
        outlines(
            &["You need:", "1. Milk", "2. Fresh Bread", "Then cook."],
            &["You need:", "1. Milk\n2. Fresh Bread", "Then cook."],
        );
        outlines(
            &["John Smith", "Mary Jones", "Bob Brown", "They came."],
            &["John Smith\nMary Jones\nBob Brown", "They came."],
        );
    }

    #[test]
    fn a_table_of_contents_is_no_heading() {
        outlines(
            &[
                "Contents", "Methods", "Results", "", "Methods", "We looked.", "Results",
                "We found.",
            ],
            &[
                "Contents\nMethods\nResults", "# Methods", "We looked.", "# Results", "We found.",
            ],
        );
    }

    #[test]
    fn two_in_a_row_are_chapter_and_section() {
        outlines(
            &[
                "The lead is here.", "Part One", "Early Life", "He was born.",
            ],
            &[
                "The lead is here.", "# Part One", "# Early Life", "He was born.",
            ],
        );
        outlines(
            &["Jane Doe", "Early Life", "He was born."],
            &["Jane Doe", "# Early Life", "He was born."],
        );
    }
}
