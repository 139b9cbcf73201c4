//! One of the plot's panels: axes, grid, labels, and where a value stands.

use super::svg::{Anchor, FAINT, Font, GRID, INK, Stroke, Svg};

/// An axis: where each value stands from 0 to 1, and what is written.
pub(super) struct Axis {
    pub(super) label: &'static str,
    /// The values that have a line, with what is written there.
    pub(super) ticks: Vec<(f64, String)>,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) logarithmic: bool,
}

impl Axis {
    /// Percent from `low` to 100, a line every 20 or 10.
    pub(super) fn percent(label: &'static str, low: f64) -> Self {
        let step = if low >= 0.5 { 10 } else { 20 };
        let first = (low * 100.0).round() as usize;
        Self {
            label,
            ticks: (first..=100)
                .step_by(step)
                .map(|percent| (percent as f64 / 100.0, format!("{percent} %")))
                .collect(),
            low,
            high: 1.0,
            logarithmic: false,
        }
    }

    fn place(&self, value: f64) -> f64 {
        let scale = |value: f64| {
            if self.logarithmic {
                value.log10()
            } else {
                value
            }
        };
        let width = scale(self.high) - scale(self.low);
        ((scale(value) - scale(self.low)) / width).clamp(0.0, 1.0)
    }
}

/// A panel: its area within the picture, in pixels, and its axes.
pub(super) struct Panel {
    pub(super) title: &'static str,
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) across: Axis,
    pub(super) up: Axis,
}

impl Panel {
    /// Where a pair of values stands in the picture.
    pub(super) fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (
            self.left + self.width * self.across.place(x),
            self.top + self.height * (1.0 - self.up.place(y)),
        )
    }

    /// Draws its grid and all that is written around it.
    pub(super) fn frame(&self, svg: &mut Svg) {
        const TICK: f64 = 12.0;
        let (right, bottom) = (self.left + self.width, self.top + self.height);
        let font = |size, bold, colour, anchor| Font {
            size,
            bold,
            colour,
            anchor,
        };
        let grid = Stroke {
            colour: GRID,
            width: 1.0,
            dashed: false,
        };
        svg.text(
            self.left,
            self.top - 18.0,
            font(16.0, true, INK, Anchor::Start),
            self.title,
        );
        for (value, text) in &self.across.ticks {
            let (x, _) = self.at(*value, self.up.low);
            svg.line(&[(x, self.top), (x, bottom)], grid);
            svg.text(
                x,
                bottom + 18.0,
                font(TICK, false, FAINT, Anchor::Middle),
                text,
            );
        }
        for (value, text) in &self.up.ticks {
            let (_, y) = self.at(self.across.low, *value);
            svg.line(&[(self.left, y), (right, y)], grid);
            svg.text(
                self.left - 8.0,
                y + 4.0,
                font(TICK, false, FAINT, Anchor::End),
                text,
            );
        }
        let axis = Stroke {
            colour: FAINT,
            ..grid
        };
        svg.line(
            &[(self.left, self.top), (self.left, bottom), (right, bottom)],
            axis,
        );
        let middle = f64::midpoint(self.left, right);
        svg.text(
            middle,
            bottom + 42.0,
            font(13.0, false, INK, Anchor::Middle),
            self.across.label,
        );
        let (x, y) = (self.left - 50.0, f64::midpoint(self.top, bottom));
        svg.turned_text(
            x,
            y,
            -90.0,
            font(13.0, false, INK, Anchor::Middle),
            self.up.label,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, Panel};

    #[test]
    fn values_stand_where_the_axes_say() {
        let panel = Panel {
            title: "A",
            left: 10.0,
            top: 20.0,
            width: 100.0,
            height: 50.0,
            across: Axis {
                label: "b",
                ticks: Vec::new(),
                low: 1.0,
                high: 100.0,
                logarithmic: true,
            },
            up: Axis::percent("c", 0.5),
        };
        assert_eq!(panel.at(10.0, 0.75), (60.0, 45.0));
        // What lies outside stands at the edge.
        assert_eq!(panel.at(0.1, 0.1), (10.0, 70.0));
        let ticks: Vec<&str> = panel.up.ticks.iter().map(|tick| tick.1.as_str()).collect();
        assert_eq!(ticks, ["50 %", "60 %", "70 %", "80 %", "90 %", "100 %"]);
    }
}
