use std::path::Path;
use std::time::Duration;

use super::super::page::Page;
use super::super::style::{PLAIN, QUIET, STRONG};
use super::super::table::{Align, Table};
use crate::eval::{Compared, Figure, Group, Interval, Report, Unit};
use crate::reply::counted;

/// What was measured of a file, to be drawn.
pub(super) struct Drawn<'a> {
    pub(super) file: &'a Path,
    /// How many articles the whole file has.
    pub(super) articles: usize,
    pub(super) report: &'a Report,
    /// Whether to list what became of every verdict.
    pub(super) verdicts: bool,
}

impl Drawn<'_> {
    /// The table of one file.
    pub(super) fn table(&self, width: usize) -> String {
        let mut page = Page::new(width);
        page.line(&[(STRONG, &self.file.display().to_string())]);
        page.text(QUIET, &self.about());
        page.gap();
        match self.report.compared_with.len() {
            0 => self.draw::<4>(&mut page),
            1 => self.draw::<6>(&mut page),
            _ => self.draw::<8>(&mut page),
        }
        page.gap();
        page.text(PLAIN, &self.speed());
        page.gap();
        page.finish()
    }

    /// What was measured.
    fn about(&self) -> String {
        let report = self.report;
        let articles = if report.split == "all" {
            counted(report.articles, "article")
        } else {
            let Report {
                split, articles, ..
            } = report;
            format!("{split} side, {articles} of {} articles", self.articles)
        };
        let impossible = match report.impossible {
            0 => String::new(),
            count => format!(", {count} impossible ones"),
        };
        format!(
            "{articles} ({}): {} paragraphs, {} sentences; {} questions{impossible}, {} foreign ones",
            report.language, report.paragraphs, report.sentences, report.questions, report.foreign,
        )
    }

    fn draw<const N: usize>(&self, page: &mut Page) {
        let mut aligned = [Align::Right; N];
        aligned[0] = Align::Left;
        let mut names = vec!["MEASURE", "VALUE", "95 % INTERVAL", "QUESTIONS"];
        for name in &self.report.compared_with {
            names.extend(match *name {
                "bm25" => ["BM25", "AHEAD BY"],
                _ => ["BASELINE", "CHANGE"],
            });
        }
        let mut table = Table::headed(aligned, cells(names));
        let shown = |group| match group {
            Group::Verdicts => self.verdicts,
            Group::Finding | Group::Typos | Group::Abstention => true,
        };
        for figure in self
            .report
            .figures
            .iter()
            .filter(|figure| shown(figure.measure.group))
        {
            table.row(cells(row(figure)));
        }
        table.draw(page);
    }

    fn speed(&self) -> String {
        let speed = &self.report.speed;
        let latency = |share| speed.latency(share).map_or_else(String::new, duration);
        format!(
            "{} questions a second on one thread, p50 {}, p99 {}; index built in {}, {:.0} MB/s",
            thousands(speed.questions_per_second()),
            latency(0.5),
            latency(0.99),
            duration(speed.build),
            speed.megabytes_per_second(),
        )
    }
}

/// As many cells as the table has columns.
fn cells<const N: usize, T: Default>(cells: Vec<T>) -> [T; N] {
    let mut cells = cells.into_iter();
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}

fn row(figure: &Figure) -> Vec<String> {
    let unit = figure.measure.unit;
    let mut row = vec![
        figure.measure.label.to_owned(),
        value(unit, figure.value),
        interval(unit, figure.interval),
        figure.count.to_string(),
    ];
    for compared in &figure.compared {
        row.extend(match compared {
            Some(compared) => [value(unit, compared.value), difference(unit, compared)],
            None => ["–".to_owned(), String::new()],
        });
    }
    row
}

fn value(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Percent => format!("{:.1} %", 100.0 * value),
        Unit::Score => format!("{value:.3}"),
        Unit::Bytes => format!("{value:.0}"),
    }
}

fn interval(unit: Unit, interval: Option<Interval>) -> String {
    let Some(Interval { low, high }) = interval else {
        return String::new();
    };
    match unit {
        Unit::Percent => format!("{:.1} to {:.1}", 100.0 * low, 100.0 * high),
        Unit::Score => format!("{low:.3} to {high:.3}"),
        Unit::Bytes => format!("{low:.0} to {high:.0}"),
    }
}

fn difference(unit: Unit, compared: &Compared) -> String {
    let signed = |value: f64| {
        let text = match unit {
            Unit::Percent => format!("{:+.1}", 100.0 * value),
            Unit::Score => format!("{value:+.3}"),
            Unit::Bytes => format!("{value:+.0}"),
        };
        // What is rounded to nothing has no sign.
        if text.bytes().any(|c| matches!(c, b'1'..=b'9')) {
            text
        } else {
            "0".to_owned()
        }
    };
    let interval = compared.interval.map_or_else(String::new, |interval| {
        format!(" ({} to {})", signed(interval.low), signed(interval.high))
    });
    format!("{}{interval}", signed(compared.difference))
}

/// A time in the unit that fits it.
pub(super) fn duration(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    match micros {
        ..1e3 => format!("{micros:.0} µs"),
        1e3..1e6 => format!("{:.1} ms", micros / 1e3),
        _ => format!("{:.1} s", micros / 1e6),
    }
}

/// A number with commas.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Compared, Interval, Unit, difference, duration, interval, thousands, value};

    #[test]
    fn figures_are_written_in_their_unit() {
        assert_eq!(value(Unit::Percent, 0.8256), "82.6 %");
        assert_eq!(value(Unit::Score, 0.9975), "0.998");
        assert_eq!(value(Unit::Bytes, 320.4), "320");
        let ends = Interval {
            low: 0.5,
            high: 0.625,
        };
        assert_eq!(interval(Unit::Percent, Some(ends)), "50.0 to 62.5");
        assert_eq!(interval(Unit::Score, None), "");
    }

    #[test]
    fn differences_have_a_sign() {
        let by = |difference, low, high| Compared {
            value: 0.5,
            difference,
            interval: Some(Interval { low, high }),
        };
        assert_eq!(
            difference(Unit::Percent, &by(0.01, -0.02, 0.04)),
            "+1.0 (-2.0 to +4.0)"
        );
        assert_eq!(
            difference(Unit::Score, &by(-0.0, -0.000_01, 0.0)),
            "0 (0 to 0)"
        );
    }

    #[test]
    fn times_have_the_unit_that_fits() {
        assert_eq!(duration(Duration::from_nanos(1_400)), "1 µs");
        assert_eq!(duration(Duration::from_micros(1_250)), "1.2 ms");
        assert_eq!(duration(Duration::from_millis(61_000)), "61.0 s");
    }

    #[test]
    fn thousands_are_parted() {
        assert_eq!(thousands(999.4), "999");
        assert_eq!(thousands(1_234_567.0), "1,234,567");
    }
}
