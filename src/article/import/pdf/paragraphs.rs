use super::super::clean::{ends_with_stop, is_unspaced};
use super::super::heading::look;
use super::super::joining::Joiner;
use super::super::list;
use super::super::outline::{Role, Unit};
use super::lines::Line;

/// Letters this much larger than the text, as a factor, make a heading.
const HEADING: f64 = 1.12;
/// Lines whose sizes differ by more than this factor don't belong together.
const SAME_SIZE: f64 = 1.12;
/// A longer heading, in characters, is a pull quote.
const LONGEST_HEADING: usize = 200;
/// Lines this much further apart than usual, as a factor, are two paragraphs.
const GAP: f64 = 1.35;
/// The indent of a paragraph's first line, in parts of the font's size.
const INDENT: f64 = 0.8;
/// Above so many lines on a page the right edge is measured once for all.
const MANY_LINES: usize = 1_000;

/// A paragraph or heading with the size of its letters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sized {
    pub(super) unit: Unit,
    pub(super) size: f64,
    /// The page where it begins, from 0.
    pub(super) page: usize,
}

/// The size in which most of the text is set.
pub(super) fn body_size(pages: &[Vec<Line>]) -> f64 {
    let mut weights: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
    for line in pages.iter().flatten() {
        // In steps of half a point.
        *weights.entry((line.size * 2.0).round() as i64).or_default() += line.characters();
    }
    let most = weights.iter().max_by_key(|(_, weight)| **weight);
    most.map_or(0.0, |(&half_points, _)| half_points as f64 / 2.0)
}

/// The paragraphs, items and headings that the lines of the pages make up.
pub(super) fn units(pages: &[Vec<Line>], body: f64) -> Vec<Sized> {
    let joiner = Joiner::new(pages.iter().flatten().map(|line| line.text.as_str()));
    let leading = leading(pages, body);
    let mut found: Vec<Sized> = Vec::new();
    let mut before: Option<Placed<'_>> = None;
    let mut is_first_of_unit = true;
    for (page, lines) in pages.iter().enumerate() {
        let edge = lines.iter().map(|line| line.right).fold(0.0, f64::max);
        for line in lines {
            let right = if lines.len() > MANY_LINES {
                edge
            } else {
                right_edge(lines, line)
            };
            let placed = Placed { line, page, right };
            let in_item = found
                .last()
                .is_some_and(|last| last.unit.role == Role::Item);
            let break_ = before.map_or(Break::Gap, |before| {
                placed.break_after(&before, is_first_of_unit, in_item, leading, body)
            });
            match found.last_mut() {
                Some(last) if break_ == Break::None => {
                    joiner.join(&mut last.unit.text, &line.text);
                    is_first_of_unit = false;
                }
                _ => {
                    let (role, text) = list::item(&line.text)
                        .map_or((Role::Text, line.text.as_str()), |(_, text)| {
                            (Role::Item, text)
                        });
                    let unit = Unit {
                        text: text.to_owned(),
                        role,
                        has_gap: break_ == Break::Gap,
                    };
                    found.push(Sized {
                        unit,
                        size: line.size,
                        page,
                    });
                    is_first_of_unit = true;
                }
            }
            before = Some(placed);
        }
    }
    for Sized { unit, size, .. } in &mut found {
        let is_short = unit.text.chars().count() <= LONGEST_HEADING;
        let has_stop = ends_with_stop(&unit.text)
            && !unit.text.ends_with(['?', '!'])
            && look(&unit.text).is_none();
        if *size >= body * HEADING
            && is_short
            && !has_stop
            && unit.text.chars().any(char::is_alphabetic)
        {
            unit.role = Role::Heading;
        }
    }
    found
}

/// Makes headings that have nothing under them, not even a smaller heading,
/// text again: names on a title page, say.
pub(super) fn demote_empty_headings(found: &mut [Sized]) {
    for at in 0..found.len() {
        let (size, is_heading) = (found[at].size, found[at].unit.role == Role::Heading);
        let next = found.get(at + 1);
        if is_heading
            && next
                .is_none_or(|next| next.unit.role == Role::Heading && next.size * SAME_SIZE > size)
        {
            found[at].unit.role = Role::Text;
        }
    }
}

/// The usual distance between two lines of the text.
fn leading(pages: &[Vec<Line>], body: f64) -> f64 {
    let is_body = |line: &Line| (line.size - body).abs() <= 0.5;
    let mut steps: Vec<f64> = pages
        .iter()
        .flat_map(|lines| lines.windows(2))
        .filter(|pair| is_body(&pair[0]) && is_body(&pair[1]))
        .map(|pair| pair[1].y - pair[0].y)
        .filter(|step| *step > body * 0.5 && *step < body * 4.0)
        .collect();
    steps.sort_by(f64::total_cmp);
    // The lower quartile: short paragraphs have many gaps between them.
    steps.get(steps.len() / 4).copied().unwrap_or(body * 1.2)
}

/// How far the lines reach that stand in the same column as `line`.
fn right_edge(lines: &[Line], line: &Line) -> f64 {
    lines
        .iter()
        .filter(|other| other.left <= line.right && line.left <= other.right)
        .map(|other| other.right)
        .fold(line.right, f64::max)
}

/// What parts two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Break {
    /// Nothing: the second goes on from the first.
    None,
    /// The end of a paragraph, without space below it.
    Plain,
    /// The end of a paragraph, and space.
    Gap,
}

/// A line with its page, from 0, and the right edge of its column.
#[derive(Clone, Copy)]
struct Placed<'a> {
    line: &'a Line,
    page: usize,
    right: f64,
}

impl Placed<'_> {
    /// What parts this line from the one before, which may be the first of its
    /// paragraph, or belong to the item of a list.
    fn break_after(
        &self,
        before: &Self,
        before_is_first: bool,
        in_item: bool,
        leading: f64,
        body: f64,
    ) -> Break {
        let (line, last) = (self.line, before.line);
        let larger = line.size.max(last.size);
        if larger > line.size.min(last.size) * SAME_SIZE {
            return Break::Gap;
        }
        let goes_down = self.page == before.page && line.y > last.y;
        if !goes_down && line.size >= body * HEADING {
            // A heading doesn't go on over the page.
            return Break::Gap;
        }
        // Larger letters stand further apart.
        let usual = leading * (line.size / body.max(1.0)).max(1.0);
        let has_gap = goes_down && line.y - last.y > usual * GAP;
        let is_broken_word = last.text.ends_with(['-', '\u{2010}', '\u{AD}'])
            && line.text.starts_with(char::is_lowercase);
        if is_broken_word {
            return Break::None;
        }
        if has_gap {
            return Break::Gap;
        }
        let first_word = line.text.split_whitespace().next().unwrap_or(&line.text);
        let first_letters = if line.text.starts_with(is_unspaced) {
            1
        } else {
            first_word.chars().count() + 1
        };
        let needed = first_letters as f64 * last.character_width();
        // Half a letter's width is within the noise of measuring.
        let ended_on_purpose = last.right + needed + larger * 0.5 < before.right;
        let has_stop = ends_with_stop(&last.text);
        if list::item(&line.text).is_some() {
            // Else it is a dash or a number within a sentence.
            let may_begin =
                in_item || has_stop || ended_on_purpose || last.text.ends_with([':', ';', ',']);
            return if may_begin { Break::Plain } else { Break::None };
        }
        if line.text.starts_with(char::is_lowercase) {
            return Break::None;
        }
        let was_heading = before_is_first && look(&last.text).is_some();
        let is_indented = goes_down && line.left > last.left + larger * INDENT && !in_item;
        let is_outdented =
            goes_down && line.left + larger * INDENT < last.left && (in_item || !before_is_first);
        // The lines of an item stand below one another from its second on, which
        // is indented.
        let step = line.left - last.left;
        let leaves_item = goes_down
            && if before_is_first {
                step < larger * 0.3
            } else {
                step.abs() > larger * 0.5
            };
        let ends = ended_on_purpose && (has_stop || was_heading || in_item)
            || has_stop && (is_indented || is_outdented)
            || in_item && (is_outdented || leaves_item);
        if ends { Break::Plain } else { Break::None }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Role, body_size, demote_empty_headings, units};

    /// A line at 50 points, each letter five wide.
    fn line(text: &str, left: f64, y: f64, size: f64) -> Line {
        Line {
            text: text.to_owned(),
            left,
            right: left + text.chars().count() as f64 * size / 2.0,
            y,
            size,
        }
    }

    #[track_caller]
    fn reads(pages: &[&[(&str, f64, f64, f64)]], expected: &[(Role, &str)]) {
        let pages: Vec<Vec<Line>> = pages
            .iter()
            .map(|lines| {
                lines
                    .iter()
                    .map(|&(text, left, y, size)| line(text, left, y, size))
                    .collect()
            })
            .collect();
        let found = units(&pages, body_size(&pages));
        let found: Vec<(Role, &str)> = found
            .iter()
            .map(|sized| (sized.unit.role, sized.unit.text.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_make_paragraphs_and_larger_ones_headings() {
        reads(
            &[&[
                ("The new promise", 50.0, 60.0, 18.0),
                ("of a city", 50.0, 80.0, 18.0),
                (
                    "The mayor told the officials that the police coop-",
                    50.0,
                    120.0,
                    10.0,
                ),
                (
                    "eration ends, and nobody was surprised by it at",
                    50.0,
                    132.0,
                    10.0,
                ),
                ("all.", 50.0, 144.0, 10.0),
                (
                    "Another paragraph begins here without any gap at",
                    50.0,
                    156.0,
                    10.0,
                ),
                ("its top.", 50.0, 168.0, 10.0),
                ("A third one stands apart.", 50.0, 200.0, 10.0),
            ]],
            &[
                (Role::Heading, "The new promise of a city"),
                (
                    Role::Text,
                    "The mayor told the officials that the police cooperation ends, and nobody was surprised by it at all.",
                ),
                (
                    Role::Text,
                    "Another paragraph begins here without any gap at its top.",
                ),
                (Role::Text, "A third one stands apart."),
            ],
        );
    }

    #[test]
    fn paragraphs_go_on_over_pages() {
        reads(
            &[
                &[
                    (
                        "The first line of the page is as wide as the other,",
                        50.0,
                        100.0,
                        10.0,
                    ),
                    ("and the mayor said that New", 50.0, 112.0, 10.0),
                ],
                &[
                    ("York stays. So it ends.", 50.0, 100.0, 10.0),
                    ("Fin.", 50.0, 140.0, 10.0),
                ],
            ],
            &[
                (
                    Role::Text,
                    "The first line of the page is as wide as the other, and the mayor said that New York stays. So it ends.",
                ),
                (Role::Text, "Fin."),
            ],
        );
    }

    #[test]
    fn indents_and_items_begin_anew() {
        reads(
            &[&[
                ("    ", 0.0, 0.0, 10.0),
                (
                    "A paragraph that is as wide as the page is wide.",
                    50.0,
                    100.0,
                    10.0,
                ),
                (
                    "And it goes on to the very end of its second lot.",
                    50.0,
                    112.0,
                    10.0,
                ),
                (
                    "Here another begins, indented as they are",
                    65.0,
                    124.0,
                    10.0,
                ),
                ("in books.", 50.0, 136.0, 10.0),
                ("• one item", 50.0, 148.0, 10.0),
                ("• another item", 50.0, 160.0, 10.0),
            ]],
            &[
                (Role::Text, "    "),
                (
                    Role::Text,
                    "A paragraph that is as wide as the page is wide. And it goes on to the very end of its second lot.",
                ),
                (
                    Role::Text,
                    "Here another begins, indented as they are in books.",
                ),
                (Role::Item, "one item"),
                (Role::Item, "another item"),
            ],
        );
    }

    #[test]
    fn what_follows_a_list_is_no_item() {
        reads(
            &[&[
                (
                    "These are the things that you will need for it:",
                    50.0,
                    100.0,
                    10.0,
                ),
                (
                    "1. an item that goes on over more than one",
                    50.0,
                    112.0,
                    10.0,
                ),
                ("line", 60.0, 124.0, 10.0),
                ("2. Milk", 50.0, 136.0, 10.0),
                (
                    "Then there is the mayor, who left the town in May",
                    50.0,
                    148.0,
                    10.0,
                ),
                ("– and came back.", 50.0, 160.0, 10.0),
            ]],
            &[
                (
                    Role::Text,
                    "These are the things that you will need for it:",
                ),
                (
                    Role::Item,
                    "1. an item that goes on over more than one line",
                ),
                (Role::Item, "2. Milk"),
                (
                    Role::Text,
                    "Then there is the mayor, who left the town in May – and came back.",
                ),
            ],
        );
    }

    #[test]
    fn headings_without_text_are_demoted() {
        let page: Vec<Line> = [
            ("Jane Doe", 14.0),
            ("Joe Bloggs", 14.0),
            ("Part one", 18.0),
            ("Early life", 14.0),
            ("He was born in a town.", 10.0),
            ("The end of it", 14.0),
        ]
        .into_iter()
        .enumerate()
        .map(|(at, (text, size))| line(text, 50.0, 100.0 + 50.0 * at as f64, size))
        .collect();
        let mut found = units(&[page], 10.0);
        demote_empty_headings(&mut found);
        let headings: Vec<&str> = found
            .iter()
            .filter(|sized| sized.unit.role == Role::Heading)
            .map(|sized| sized.unit.text.as_str())
            .collect();
        assert_eq!(headings, ["Part one", "Early life"]);
    }

    #[test]
    fn pull_quotes_are_no_headings() {
        reads(
            &[&[
                ("Some plain text, and more of it.", 50.0, 100.0, 10.0),
                ("“It is horrific.”", 50.0, 130.0, 14.0),
            ]],
            &[
                (Role::Text, "Some plain text, and more of it."),
                (Role::Text, "“It is horrific.”"),
            ],
        );
    }
}
