use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};

/// A wider gap between two strings, in parts of the font's size, is a space.
const SPACE: f64 = 0.1;
/// A larger step down or up, in parts of the font's size, begins a line; a
/// smaller one is a superscript.
const STEP: f64 = 0.5;
/// A larger step back, in parts of the font's size, begins a line; a smaller
/// one is kerning.
const BACK: f64 = 1.0;

/// A line of text on a page. Lengths are in points, from the top left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where its first letter begins.
    pub(super) left: f64,
    /// Where its last letter ends.
    pub(super) right: f64,
    /// How far its letters' foot is from the top.
    pub(super) y: f64,
    /// The size of its letters, on average.
    pub(super) size: f64,
}

impl Line {
    pub(super) fn characters(&self) -> usize {
        self.text.chars().count()
    }

    /// The width of one character, on average.
    pub(super) fn character_width(&self) -> f64 {
        (self.right - self.left).max(0.0) / self.characters().max(1) as f64
    }
}

/// The lines of a page, in the order of reading. Pages count from 1.
///
/// # Errors
/// What the parser says. It may panic as well.
pub(super) fn of_page(document: &Document, page: u32) -> Result<Vec<Line>, OutputError> {
    let mut collector = Collector::default();
    output_doc_page(document, &mut collector, page)?;
    Ok(collector.finish())
}

/// Which way a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Direction {
    #[default]
    Across,
    Up,
    Down,
}

#[derive(Default)]
struct Collector {
    lines: Vec<(Direction, Line)>,
    text: String,
    direction: Direction,
    left: f64,
    /// Where the last letter ended.
    end: f64,
    y: f64,
    /// The sizes of the letters so far, summed up, and their number.
    sizes: f64,
    count: f64,
    top: f64,
    is_new_string: bool,
}

impl Collector {
    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            let line = Line {
                text: with_ligatures_spelt(text.trim()),
                left: self.left,
                right: self.end,
                y: self.y,
                size: self.sizes / self.count.max(1.0),
            };
            self.lines.push((self.direction, line));
        }
        self.sizes = 0.0;
        self.count = 0.0;
    }

    /// The lines of the page, without the few that run another way than most: a
    /// stamp along the margin.
    fn finish(mut self) -> Vec<Line> {
        self.end_line();
        let weight = |direction| -> usize {
            let lines = self.lines.iter().filter(|(way, _)| *way == direction);
            lines.map(|(_, line)| line.characters()).sum()
        };
        let all = weight(Direction::Across) + weight(Direction::Up) + weight(Direction::Down);
        let is_stamp = |direction| weight(direction) * 10 < all;
        let stamps: Vec<Direction> = [Direction::Across, Direction::Up, Direction::Down]
            .into_iter()
            .filter(|&direction| is_stamp(direction))
            .collect();
        let lines: Vec<Line> = self
            .lines
            .into_iter()
            .filter(|(direction, _)| !stamps.contains(direction))
            .map(|(_, line)| line)
            .collect();
        in_reading_order(lines)
    }
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _: u32,
        media: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.top = media.ury;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        letters: &str,
    ) -> Result<(), OutputError> {
        let scale = (at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt();
        let size = finite(font_size * scale).abs();
        let (x, down) = (finite(at.m31), finite(self.top - at.m32));
        let (direction, x, y) = if at.m12.abs() <= at.m11.abs() {
            (Direction::Across, x, down)
        } else if at.m12 > 0.0 {
            (Direction::Up, -down, x)
        } else {
            (Direction::Down, down, -x)
        };
        if self.is_new_string && !self.text.is_empty() {
            let larger = size.max(self.sizes / self.count.max(1.0));
            let has_moved = (y - self.y).abs() > larger * STEP || x < self.end - larger * BACK;
            if has_moved || direction != self.direction {
                self.end_line();
            } else if x > self.end + size * SPACE {
                self.text.push(' ');
            }
        }
        if self.text.is_empty() {
            (self.left, self.y, self.direction) = (x, y, direction);
        }
        self.text.push_str(letters);
        self.sizes += size;
        self.count += 1.0;
        self.end = x + finite(width) * size;
        self.is_new_string = false;
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.is_new_string = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// A length that can be compared.
fn finite(length: f64) -> f64 {
    if length.is_finite() { length } else { 0.0 }
}

/// Lines come in the order in which the page was drawn. That is the order of
/// reading on pages of several columns, but on others headers and floats may be
/// drawn out of place, so those are put in order from the top.
fn in_reading_order(mut lines: Vec<Line>) -> Vec<Line> {
    let mut by_height: Vec<&Line> = lines.iter().collect();
    by_height.sort_by(|a, b| a.y.total_cmp(&b.y));
    let beside = by_height
        .windows(2)
        .filter(|pair| {
            (pair[1].y - pair[0].y).abs() < pair[0].size * STEP
                && (pair[0].right < pair[1].left || pair[1].right < pair[0].left)
        })
        .count();
    if beside * 10 <= lines.len() {
        lines.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    }
    lines
}

/// `text` with typographic ligatures as the letters that they stand for, and
/// with plain hyphens: in a PDF a "soft" one is one that was drawn.
fn with_ligatures_spelt(text: &str) -> String {
    let mut spelt = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => spelt.push_str("ff"),
            'ﬁ' => spelt.push_str("fi"),
            'ﬂ' => spelt.push_str("fl"),
            'ﬃ' => spelt.push_str("ffi"),
            'ﬄ' => spelt.push_str("ffl"),
            'ﬅ' | 'ﬆ' => spelt.push_str("st"),
            '\u{AD}' => spelt.push('-'),
            _ => spelt.push(c),
        }
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::{Line, in_reading_order, with_ligatures_spelt};

    fn line(text: &str, left: f64, y: f64) -> Line {
        Line {
            text: text.to_owned(),
            left,
            right: left + 200.0,
            y,
            size: 10.0,
        }
    }

    #[track_caller]
    fn orders(lines: &[(&str, f64, f64)], expected: &[&str]) {
        let lines = lines
            .iter()
            .map(|&(text, left, y)| line(text, left, y))
            .collect();
        let found: Vec<String> = in_reading_order(lines)
            .into_iter()
            .map(|line| line.text)
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_column_is_read_from_the_top() {
        orders(
            &[
                ("footer", 50.0, 800.0),
                ("one", 50.0, 100.0),
                ("two", 50.0, 112.0),
            ],
            &["one", "two", "footer"],
        );
    }

    #[test]
    fn two_columns_are_read_as_they_were_drawn() {
        let page = [
            ("a", 50.0, 100.0),
            ("b", 50.0, 112.0),
            ("c", 300.0, 100.0),
            ("d", 300.0, 112.0),
        ];
        orders(&page, &["a", "b", "c", "d"]);
    }

    #[test]
    fn ligatures_are_spelt_out() {
        assert_eq!(
            with_ligatures_spelt("oﬃce ﬁnds two\u{AD}way ﬂags"),
            "office finds two-way flags"
        );
    }
}
