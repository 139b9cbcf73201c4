//! Draws measurements as one picture: how far the confidence is to be believed,
//! what a threshold lets through, and how long questions take.

mod panel;
mod svg;

use std::time::Duration;

use super::draw::duration;
use crate::eval::{LatencyBin, PRECISION, Report, latencies};

use panel::{Axis, Panel};
use svg::{Anchor, FAINT, Font, INK, Stroke, Svg};

/// Colours that people of any sight tell apart (Okabe and Ito, 2008).
const COLOURS: [&str; 7] = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#1f2933",
];

const WIDTH: f64 = 1280.0;
const MARGIN: f64 = 24.0;
/// Where the panels begin.
const TOP: f64 = 104.0;
const PANEL_HEIGHT: f64 = 300.0;
const PANEL_WIDTH: f64 = 336.0;
/// From one panel's left edge to the next one's.
const PITCH: f64 = 412.0;
/// Left of a panel stand its labels.
const LABELS: f64 = 66.0;
const ROW: f64 = 24.0;
/// Below this coverage precision is of too few questions to be drawn.
const LEAST_COVERAGE: f64 = 0.03;

/// The picture of some files' measurements, as SVG.
pub(super) fn plot(reports: &[Report]) -> String {
    let legend = TOP + PANEL_HEIGHT + 84.0;
    let height = legend + ROW * reports.len() as f64 + MARGIN;
    let files: Vec<&str> = reports.iter().map(|report| report.file.as_str()).collect();
    let mut svg = Svg::new(
        WIDTH,
        height,
        "Confidence and speed on question sets",
        &format!(
            "Reliability of the confidence, precision against coverage, and latency, on {}",
            files.join(", ")
        ),
    );
    svg.text(
        MARGIN,
        40.0,
        text(21.0, true, INK),
        "How far the confidence can be believed, and how quick answers are",
    );
    svg.text(
        MARGIN,
        62.0,
        text(13.0, false, FAINT),
        "Each article is asked its own questions and as many of other articles. Right: the first passage contains an answer; a foreign question never is.",
    );
    reliability(&mut svg, reports);
    coverage(&mut svg, reports);
    latency(&mut svg, reports);
    for (number, report) in reports.iter().enumerate() {
        let y = legend + ROW * number as f64;
        svg.swatch(MARGIN, y - 10.0, colour(number));
        svg.text(MARGIN + 22.0, y, text(13.0, true, INK), &report.file);
        for (x, part) in [(230.0, asked(report)), (560.0, figures(report))] {
            svg.text(x, y, text(13.0, false, INK), &part);
        }
    }
    svg.finish()
}

fn asked(report: &Report) -> String {
    let side = match report.split.as_str() {
        "all" => String::new(),
        side => format!("{side} side, "),
    };
    let foreign = report.foreign;
    format!(
        "{side}{} own and {foreign} foreign questions",
        report.questions
    )
}

fn figures(report: &Report) -> String {
    let part = |name: &str, key: &str, scale: f64, digits: usize, unit: &str| {
        let value = report.value(key)?;
        Some(format!("{name} {:.digits$}{unit}", value * scale))
    };
    let latency = |name: &str, share: f64| {
        let time = report.speed.latency(share)?;
        Some(format!("{name} {}", duration(time)))
    };
    let parts = [
        part("ECE", "calibration_error", 1.0, 3, ""),
        part("AUROC", "foreign_auroc", 1.0, 3, ""),
        part(
            "coverage at 95 % precision", "coverage_at_95", 100.0, 1, " %",
        ),
        latency("p50", 0.5),
        latency("p99", 0.99),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("   ·   ")
}

fn colour(number: usize) -> &'static str {
    COLOURS[number % COLOURS.len()]
}

fn text(size: f64, bold: bool, colour: &'static str) -> Font {
    Font {
        size,
        bold,
        colour,
        anchor: Anchor::Start,
    }
}

fn series(number: usize) -> Stroke {
    Stroke {
        colour: colour(number),
        width: 2.0,
        // When the colours begin again.
        dashed: number >= COLOURS.len(),
    }
}

const GUIDE: Stroke = Stroke {
    colour: FAINT,
    width: 1.2,
    dashed: true,
};

fn panel(number: usize, title: &'static str, across: Axis, up: Axis) -> Panel {
    Panel {
        title,
        left: MARGIN + LABELS + PITCH * number as f64,
        top: TOP + 24.0,
        width: PANEL_WIDTH,
        height: PANEL_HEIGHT - 24.0,
        across,
        up,
    }
}

/// A note beside a guide.
fn note(svg: &mut Svg, (x, y): (f64, f64), anchor: Anchor, words: &str) {
    let font = Font {
        anchor,
        ..text(11.5, false, FAINT)
    };
    svg.text(x, y, font, words);
}

/// What confidence promises against what is right; the larger a dot, the more
/// questions are in its bin.
fn reliability(svg: &mut Svg, reports: &[Report]) {
    let across = Axis::percent("confidence (mean of each tenth)", 0.0);
    let panel = panel(0, "Reliability", across, Axis::percent("right", 0.0));
    panel.frame(svg);
    svg.line(&[panel.at(0.0, 0.0), panel.at(1.0, 1.0)], GUIDE);
    let (x, y) = panel.at(0.97, 0.03);
    note(svg, (x, y), Anchor::End, "below the diagonal: too sure");
    for (number, report) in reports.iter().enumerate() {
        let bins = report.reliability.iter().filter_map(|bin| {
            let (x, y) = panel.at(bin.confidence?, bin.right?);
            Some((x, y, bin.count))
        });
        let bins: Vec<(f64, f64, usize)> = bins.collect();
        let all: usize = bins.iter().map(|bin| bin.2).sum();
        let points: Vec<(f64, f64)> = bins.iter().map(|&(x, y, _)| (x, y)).collect();
        svg.line(&points, series(number));
        for (x, y, count) in bins {
            let share = count as f64 / all.max(1) as f64;
            svg.dot(x, y, 3.0 + 9.0 * share.sqrt(), colour(number));
        }
    }
}

/// The share of own questions that a threshold lets through against the share of
/// right ones among all that it does.
fn coverage(svg: &mut Svg, reports: &[Report]) {
    let drawn = |report: &Report| -> Vec<(f64, f64)> {
        let points = report.coverage_precision.iter();
        points
            .filter(|point| point.coverage >= LEAST_COVERAGE)
            .map(|point| (point.coverage, point.precision))
            .collect()
    };
    let least = reports
        .iter()
        .flat_map(drawn)
        .map(|point| point.1)
        .fold(0.8, f64::min);
    let low = (least * 5.0).floor() / 5.0;
    let panel = panel(
        1,
        "Coverage against precision",
        Axis::percent("coverage: own questions answered", 0.0),
        Axis::percent("precision: right of all answered", low),
    );
    panel.frame(svg);
    svg.line(&[panel.at(0.0, PRECISION), panel.at(1.0, PRECISION)], GUIDE);
    // Where the curves have left it free.
    let (x, y) = panel.at(1.0, PRECISION);
    note(svg, (x - 4.0, y - 4.0), Anchor::End, "95 %");
    for (number, report) in reports.iter().enumerate() {
        let points: Vec<(f64, f64)> = drawn(report)
            .into_iter()
            .map(|(coverage, precision)| panel.at(coverage, precision))
            .collect();
        svg.line(&points, series(number));
    }
}

/// How many questions took how long.
fn latency(svg: &mut Svg, reports: &[Report]) {
    let bins: Vec<Vec<LatencyBin>> = reports
        .iter()
        .map(|report| latencies(&report.speed))
        .collect();
    let shares = |bins: &[LatencyBin]| -> Vec<f64> {
        let all: usize = bins.iter().map(|bin| bin.count).sum();
        bins.iter()
            .map(|bin| bin.count as f64 / all.max(1) as f64)
            .collect()
    };
    let highest = bins
        .iter()
        .flat_map(|bins| shares(bins))
        .fold(0.0, f64::max);
    let edges = || {
        bins.iter()
            .flatten()
            .flat_map(|bin| [bin.from_us, bin.to_us])
    };
    let low = edges().fold(f64::INFINITY, f64::min).log10().floor();
    let high = edges().fold(0.0, f64::max).log10().ceil();
    if !low.is_finite() || !high.is_finite() {
        return;
    }
    let panel = panel(
        2,
        "Latency of a question",
        times(low as i32, (high as i32).max(low as i32 + 1)),
        shares_up_to(highest),
    );
    panel.frame(svg);
    for (number, (report, bins)) in reports.iter().zip(&bins).enumerate() {
        let mut steps = Vec::new();
        for (bin, share) in bins.iter().zip(shares(bins)) {
            steps.extend([panel.at(bin.from_us, share), panel.at(bin.to_us, share)]);
        }
        let (Some(first), Some(last)) = (bins.first(), bins.last()) else {
            continue;
        };
        steps.insert(0, panel.at(first.from_us, 0.0));
        steps.push(panel.at(last.to_us, 0.0));
        svg.area(&steps, colour(number));
        svg.line(&steps, series(number));
        if let Some(median) = report.speed.latency(0.5) {
            let micros = median.as_secs_f64() * 1e6;
            let (x, bottom) = panel.at(micros, 0.0);
            let (_, top) = panel.at(micros, panel.up.high);
            let stroke = Stroke {
                width: 1.2,
                dashed: true,
                ..series(number)
            };
            svg.line(&[(x, bottom), (x, top)], stroke);
        }
    }
    let (x, y) = panel.at(panel.across.high, panel.up.high);
    note(svg, (x, y - 8.0), Anchor::End, "dashed: the median");
}

/// An axis of times from one power of ten microseconds to another.
fn times(low: i32, high: i32) -> Axis {
    let tick = |power: i32| {
        let micros = 10f64.powi(power);
        let text = if micros < 1.0 {
            format!("{micros} µs")
        } else {
            // "1 ms", not "1.0 ms".
            duration(Duration::from_secs_f64(micros / 1e6)).replace(".0", "")
        };
        (micros, text)
    };
    Axis {
        label: "time from question to answer (one thread)",
        ticks: (low..=high).map(tick).collect(),
        low: 10f64.powi(low),
        high: 10f64.powi(high),
        logarithmic: true,
    }
}

/// An axis of shares that holds `highest`, with about five lines.
fn shares_up_to(highest: f64) -> Axis {
    let step = [0.01, 0.02, 0.05, 0.1, 0.2]
        .into_iter()
        .find(|step| highest <= 5.5 * step)
        .unwrap_or(0.25);
    let lines = (highest / step).ceil().max(1.0) as u32;
    Axis {
        label: "share of questions",
        ticks: (0..=lines)
            .map(|line| {
                let value = f64::from(line) * step;
                (value, format!("{:.0} %", 100.0 * value))
            })
            .collect(),
        low: 0.0,
        high: f64::from(lines) * step,
        logarithmic: false,
    }
}

#[cfg(test)]
mod tests {
    use super::{shares_up_to, times};

    #[test]
    fn axes_have_round_numbers() {
        let texts = |axis: super::Axis| -> Vec<String> {
            axis.ticks.into_iter().map(|tick| tick.1).collect()
        };
        assert_eq!(texts(times(1, 4)), ["10 µs", "100 µs", "1 ms", "10 ms"]);
        assert_eq!(texts(times(-1, 0)), ["0.1 µs", "1 µs"]);
        assert_eq!(
            texts(shares_up_to(0.23)),
            ["0 %", "5 %", "10 %", "15 %", "20 %", "25 %"]
        );
        assert_eq!(
            texts(shares_up_to(1.0)),
            ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]
        );
    }
}
