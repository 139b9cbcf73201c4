//! A small writer of SVG. Three panels need lines, dots and text; the plotting
//! crates need fonts to place a label, or the web.

use std::fmt::Write as _;

/// The colour of words and axes.
pub(super) const INK: &str = "#1f2933";
/// Of what stands behind.
pub(super) const FAINT: &str = "#616e7c";
/// Of the grid.
pub(super) const GRID: &str = "#e4e7eb";

/// To which side a text leans from its place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Font {
    /// In pixels.
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: &'static str,
    pub(super) anchor: Anchor,
}

/// How a line looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    pub(super) colour: &'static str,
    /// In pixels.
    pub(super) width: f64,
    pub(super) dashed: bool,
}

/// A picture on its way.
#[derive(Debug)]
pub(super) struct Svg {
    text: String,
}

impl Svg {
    /// A white picture of this size in pixels. `title` and `description` are for
    /// those who can't see it.
    pub(super) fn new(width: f64, height: f64, title: &str, description: &str) -> Self {
        let mut svg = Self {
            text: String::new(),
        };
        svg.write(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" font-family="Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif">"#
        ));
        svg.write(format_args!("<title>{}</title>", escaped(title)));
        svg.write(format_args!("<desc>{}</desc>", escaped(description)));
        svg.write(format_args!(
            r##"<rect width="{width}" height="{height}" fill="#ffffff"/>"##
        ));
        svg
    }

    fn write(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string can't fail.
        let _ = writeln!(self.text, "{element}");
    }

    /// The picture, complete.
    pub(super) fn finish(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }

    pub(super) fn text(&mut self, x: f64, y: f64, font: Font, text: &str) {
        self.turned_text(x, y, 0.0, font, text);
    }

    /// A text that is turned by so many degrees about its place.
    pub(super) fn turned_text(&mut self, x: f64, y: f64, degrees: f64, font: Font, text: &str) {
        let anchor = match font.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if font.bold { 600 } else { 400 };
        let turn = if degrees == 0.0 {
            String::new()
        } else {
            format!(r#" transform="rotate({degrees} {x:.1} {y:.1})""#)
        };
        self.write(format_args!(
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{}" font-weight="{weight}" fill="{}" text-anchor="{anchor}"{turn}>{}</text>"#,
            font.size,
            font.colour,
            escaped(text)
        ));
    }

    /// A line through some points.
    pub(super) fn line(&mut self, points: &[(f64, f64)], stroke: Stroke) {
        self.write(format_args!(
            r#"<path d="{}" fill="none" {}/>"#,
            path(points),
            stroke_attributes(stroke)
        ));
    }

    /// An area within some points, see-through.
    pub(super) fn area(&mut self, points: &[(f64, f64)], colour: &str) {
        self.write(format_args!(
            r#"<path d="{}Z" fill="{colour}" fill-opacity="0.14"/>"#,
            path(points)
        ));
    }

    pub(super) fn dot(&mut self, x: f64, y: f64, radius: f64, colour: &str) {
        self.write(format_args!(
            r##"<circle cx="{x:.1}" cy="{y:.1}" r="{radius:.1}" fill="{colour}" stroke="#ffffff" stroke-width="1"/>"##
        ));
    }

    pub(super) fn swatch(&mut self, x: f64, y: f64, colour: &str) {
        self.write(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="12" height="12" rx="3" fill="{colour}"/>"#
        ));
    }
}

fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (number, (x, y)) in points.iter().enumerate() {
        let command = if number == 0 { 'M' } else { 'L' };
        // Writing to a string can't fail.
        let _ = write!(path, "{command}{x:.1} {y:.1}");
    }
    path
}

fn stroke_attributes(stroke: Stroke) -> String {
    let dashes = if stroke.dashed {
        r#" stroke-dasharray="5 4""#
    } else {
        ""
    };
    format!(
        r#"stroke="{}" stroke-width="{}" stroke-linejoin="round" stroke-linecap="round"{dashes}"#,
        stroke.colour, stroke.width
    )
}

/// A text as XML writes it; control characters, which XML has none of, are left
/// out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Svg, escaped};

    #[test]
    fn names_of_files_are_no_markup() {
        assert_eq!(escaped("a<b>&\"\u{7}.json"), "a&lt;b&gt;&amp;&quot;.json");
    }

    #[test]
    fn a_picture_is_closed() {
        let svg = Svg::new(10.0, 20.0, "A", "B").finish();
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
        assert!(svg.contains(r#"viewBox="0 0 10 20""#));
    }
}
