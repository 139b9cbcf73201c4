use std::collections::{HashMap, HashSet};

use super::lines::Line;

/// A running header or footer is among so many lines from the edge of the page.
const EDGE: usize = 3;
/// What stands at the same place on so many pages is no accident.
const REPEATED: usize = 3;
/// So many dots lead the eye to a page's number.
const LEADER: usize = 4;
/// A line this much larger than the text, as a factor, is a heading.
const HEADING: f64 = 1.1;
/// A line of the first page this much larger than the text is the title, though
/// the pages behind repeat it.
const TITLE: f64 = 1.3;

/// Takes the entries of tables of contents off the pages: lines with a row of
/// dots up to a number. They point at pages, of which an article has none.
pub(super) fn remove_leaders(pages: &mut [Vec<Line>]) {
    for lines in pages {
        lines.retain(|line| !has_leader(&line.text));
    }
}

fn has_leader(text: &str) -> bool {
    let Some((head, number)) = text.trim_end().rsplit_once(|c: char| !c.is_alphanumeric()) else {
        return false;
    };
    let dots = head
        .chars()
        .rev()
        .take_while(|c| matches!(c, '.' | '…' | '·' | '_') || c.is_whitespace());
    let is_number = number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"ivxlc".contains(&byte));
    is_number && !number.is_empty() && dots.filter(|c| !c.is_whitespace()).count() >= LEADER
}

/// Takes running headers, footers and page numbers off the pages: lines at an
/// edge that come back at the same height, whatever number counts up in them.
/// `body` is the size of the text.
pub(super) fn remove(pages: &mut [Vec<Line>], body: f64) {
    let mut seen: HashMap<Key, usize> = HashMap::new();
    for (page, lines) in pages.iter().enumerate() {
        for at in edges(lines) {
            for key in keys(lines, at, page, body) {
                *seen.entry(key).or_default() += 1;
            }
        }
    }
    let is_enough = |count: usize| count >= REPEATED || count >= 2 && count * 2 >= pages.len();
    let repeated: HashSet<Key> = seen
        .into_iter()
        .filter(|(_, count)| is_enough(*count))
        .map(|(key, _)| key)
        .collect();
    for (page, lines) in pages.iter_mut().enumerate() {
        let edges = edges(lines);
        let is_outermost = |at: usize| edges.first() == Some(&at) || edges.last() == Some(&at);
        let gone: Vec<usize> = edges
            .iter()
            .copied()
            .filter(|&at| !(page == 0 && lines[at].size > body * TITLE))
            .filter(|&at| {
                let comes_back = keys(lines, at, page, body)
                    .iter()
                    .any(|key| repeated.contains(key));
                comes_back || is_outermost(at) && is_number_of(&lines[at].text, page + 1)
            })
            .collect();
        let mut at = 0;
        lines.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

/// The lines nearest to the top and the bottom, by their height, not by the
/// order in which they were drawn.
fn edges(lines: &[Line]) -> Vec<usize> {
    let mut by_height: Vec<usize> = (0..lines.len()).collect();
    by_height.sort_by(|&a, &b| lines[a].y.total_cmp(&lines[b].y).then(a.cmp(&b)));
    if by_height.len() > 2 * EDGE {
        by_height.drain(EDGE..by_height.len() - EDGE);
    }
    by_height
}

/// What makes lines of two pages the same: the words, and the height in whole
/// points.
type Key = (String, i64);

/// The keys of the line at `at`: with its numbers as they are, and with each of
/// them as its distance from the page's number, since any one may count the
/// pages. In large letters at the top it rather counts the chapters.
fn keys(lines: &[Line], at: usize, page: usize, body: f64) -> Vec<Key> {
    let line = &lines[at];
    let y = line.y.round() as i64;
    let words: Vec<String> = line
        .text
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut keys = vec![(words.join(" "), y)];
    let last = words.len().saturating_sub(1);
    let is_upper = lines.iter().filter(|other| other.y < line.y).count() * 2 < lines.len();
    if is_upper && line.size > body * HEADING {
        return keys;
    }
    for (at, word) in words.iter().enumerate() {
        let digits = word.trim_matches(|c: char| !c.is_alphanumeric());
        // Longer ones are years and sums.
        if let (1..=4, Ok(number)) = (digits.len(), digits.parse::<i64>()) {
            let count = format!("#{}", number - page as i64);
            // A header may name the chapter beside the page.
            if at == 0 {
                keys.push((format!("{count} …"), y));
            } else if at == last {
                keys.push((format!("… {count}"), y));
            }
            let mut counted = words.clone();
            counted[at] = count;
            keys.push((counted.join(" "), y));
        }
    }
    keys
}

/// Whether `text` says nothing but the page's number: "3", "- 3 -", "Page 3 of 9".
fn is_number_of(text: &str, page: usize) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "page" | "p" | "of"));
    words.next().and_then(|word| word.parse().ok()) == Some(page)
        && words.next().is_none_or(|word| {
            lower.contains("page") && word.bytes().all(|byte| byte.is_ascii_digit())
        })
        && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::super::lines::Line;
    use super::{has_leader, is_number_of, remove};

    fn line(text: &str, y: f64, size: f64) -> Line {
        Line {
            text: text.to_owned(),
            left: 50.0,
            right: 300.0,
            y,
            size,
        }
    }

    #[track_caller]
    fn keeps(pages: &[&[(&str, f64, f64)]], expected: &[&[&str]]) {
        let mut pages: Vec<Vec<Line>> = pages
            .iter()
            .map(|lines| {
                lines
                    .iter()
                    .map(|&(text, y, size)| line(text, y, size))
                    .collect()
            })
            .collect();
        remove(&mut pages, 10.0);
        let found: Vec<Vec<&str>> = pages
            .iter()
            .map(|lines| lines.iter().map(|line| line.text.as_str()).collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn headers_footers_and_numbers_go() {
        keeps(
            &[
                &[
                    ("The City Review", 30.0, 8.0),
                    ("One.", 100.0, 10.0),
                    ("Page 1 of 3", 800.0, 8.0),
                ],
                &[
                    ("The City Review", 30.0, 8.0),
                    ("Two.", 100.0, 10.0),
                    ("Page 2 of 3", 800.0, 8.0),
                ],
                &[
                    ("Three.", 100.0, 10.0),
                    ("Page 3 of 3", 800.0, 8.0),
                    ("The City Review", 30.0, 8.0),
                ],
            ],
            &[&["One."], &["Two."], &["Three."]],
        );
    }

    #[test]
    fn a_title_stays_though_the_next_pages_repeat_it() {
        keeps(
            &[
                &[("The Report", 30.0, 20.0), ("One.", 100.0, 10.0)],
                &[("The Report", 30.0, 8.0), ("Two.", 100.0, 10.0)],
            ],
            &[&["The Report", "One."], &["Two."]],
        );
    }

    #[test]
    fn a_header_may_name_the_chapter_beside_the_page() {
        keeps(
            &[
                &[("Chapter 1: Birth 11", 30.0, 8.0), ("One.", 100.0, 10.0)],
                &[("Chapter 2: Life 12", 30.0, 8.0), ("Two.", 100.0, 10.0)],
                &[("Chapter 2: Life 13", 30.0, 8.0), ("Three.", 100.0, 10.0)],
                &[("In 1924 he left 77", 30.0, 8.0), ("Four.", 100.0, 10.0)],
            ],
            &[
                &["One."],
                &["Two."],
                &["Three."],
                &["In 1924 he left 77", "Four."],
            ],
        );
    }

    #[test]
    fn tables_of_contents_lead_by_dots() {
        for text in [
            "1 Introduction . . . . . . 4", "Preface ....... iv", "Index……………… 12",
        ] {
            assert!(has_leader(text), "{text:?}");
        }
        for text in [
            "", "He left... 4", "See p. 4", "1 Introduction 4", "Wait....", "4",
        ] {
            assert!(!has_leader(text), "{text:?}");
        }
    }

    #[test]
    fn a_header_may_be_missing_from_the_first_page() {
        keeps(
            &[
                &[("One.", 100.0, 10.0), ("i / 3", 800.0, 10.0)],
                &[
                    ("Review Vol. 12", 30.0, 8.0),
                    ("Two.", 100.0, 10.0),
                    ("9 / 3", 800.0, 10.0),
                ],
                &[
                    ("Review Vol. 12", 30.0, 8.0),
                    ("Three.", 100.0, 10.0),
                    ("10 / 3", 800.0, 10.0),
                ],
            ],
            &[&["One.", "i / 3"], &["Two."], &["Three."]],
        );
    }

    #[test]
    fn the_number_of_a_single_page_goes() {
        keeps(
            &[&[("One.", 100.0, 10.0), ("1", 800.0, 10.0)]],
            &[&["One."]],
        );
    }

    #[test]
    fn headings_and_text_at_the_edge_stay() {
        keeps(
            &[
                &[("Chapter 1", 60.0, 18.0), ("One.", 100.0, 10.0)],
                &[("Chapter 2", 60.0, 18.0), ("Two.", 100.0, 10.0)],
                &[("Chapter 3", 60.0, 18.0), ("Three.", 100.0, 10.0)],
            ],
            &[
                &["Chapter 1", "One."],
                &["Chapter 2", "Two."],
                &["Chapter 3", "Three."],
            ],
        );
        keeps(
            &[
                &[("In 2024", 60.0, 10.0), ("2", 90.0, 10.0)],
                &[("In 2031", 60.0, 10.0), ("9", 90.0, 10.0)],
            ],
            &[&["In 2024", "2"], &["In 2031", "9"]],
        );
    }

    #[test]
    fn a_page_says_its_number_in_several_ways() {
        for text in ["3", "- 3 -", "Page 3", "page 3 of 12", "[3]", "p. 3"] {
            assert!(is_number_of(text, 3), "{text:?}");
        }
        for text in ["", "4", "3 apples", "3 4", "III", "Figure 3"] {
            assert!(!is_number_of(text, 3), "{text:?}");
        }
    }
}
