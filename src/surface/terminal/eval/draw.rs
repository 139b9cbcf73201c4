use std::path::Path;
use std::time::Duration;

use super::super::page::Page;
use super::super::style::{PLAIN, QUIET, STRONG};
use super::super::table::{Align, Table};
use crate::eval::{Case, Compared, Figure, Group, Interval, Outcome, Split, Unit};

/// A question set and what came out, to be drawn.
pub(super) struct Drawn<'a> {
    pub(super) file: &'a Path,
    pub(super) side: Option<Split>,
    /// How many articles the whole file has.
    pub(super) articles: usize,
    pub(super) cases: &'a [&'a Case],
    pub(super) outcome: &'a Outcome,
    pub(super) figures: &'a [Figure],
    /// Whether to list what became of every verdict.
    pub(super) verdicts: bool,
    /// The names of what it is compared with.
    pub(super) compared: &'a [&'a str],
}

impl Drawn<'_> {
    /// The table of one file.
    pub(super) fn table(&self, width: usize) -> String {
        let mut page = Page::new(width);
        page.line(&[(STRONG, &self.file.display().to_string())]);
        page.text(QUIET, &self.about());
        page.gap();
        match self.compared.len() {
            0 => self.draw::<4>(&mut page),
            1 => self.draw::<6>(&mut page),
            _ => self.draw::<8>(&mut page),
        }
        page.gap();
        page.text(PLAIN, &self.speed());
        page.gap();
        let mut text = page.finish();
        text.push('\n');
        text
    }

    /// What was measured.
    fn about(&self) -> String {
        let articles = self.cases.len();
        let paragraphs: usize = self
            .cases
            .iter()
            .map(|case| case.article.paragraph_count())
            .sum();
        let questions = || self.cases.iter().flat_map(|case| &case.questions);
        let answerable = questions()
            .filter(|question| question.is_answerable())
            .count();
        let impossible = questions().count() - answerable;
        let side = self.side.map_or_else(
            || format!("all {articles} articles"),
            |side| format!("{side} side, {articles} of {} articles", self.articles),
        );
        let impossible = match impossible {
            0 => String::new(),
            count => format!(", {count} impossible ones"),
        };
        let language = self
            .cases
            .first()
            .map(|case| case.article.language.to_string());
        format!(
            "{side}: {paragraphs} paragraphs, {} sentences; {answerable} questions{impossible}; language {}",
            self.outcome.sentences,
            language.unwrap_or_default(),
        )
    }

    fn draw<const N: usize>(&self, page: &mut Page) {
        let mut aligned = [Align::Right; N];
        aligned[0] = Align::Left;
        let mut names = vec!["MEASURE", "VALUE", "95 % INTERVAL", "QUESTIONS"];
        for name in self.compared {
            names.extend([*name, "DIFFERENCE"]);
        }
        let mut table = Table::headed(aligned, cells(names));
        let shown = |group| match group {
            Group::Verdicts => self.verdicts,
            Group::Finding | Group::Typos | Group::Abstention => true,
        };
        for figure in self
            .figures
            .iter()
            .filter(|figure| shown(figure.measure.group))
        {
            table.row(cells(row(figure)));
        }
        table.draw(page);
    }

    fn speed(&self) -> String {
        let speed = &self.outcome.speed;
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
    // -0.0 would be written with its sign.
    let signed = |value: f64| {
        let value = value + 0.0;
        match unit {
            Unit::Percent => format!("{:+.1}", 100.0 * value),
            Unit::Score => format!("{value:+.3}"),
            Unit::Bytes => format!("{value:+.0}"),
        }
    };
    let interval = compared.interval.map_or_else(String::new, |interval| {
        format!(" ({} to {})", signed(interval.low), signed(interval.high))
    });
    format!("{}{interval}", signed(compared.difference))
}

/// A time in the unit that fits it.
fn duration(time: Duration) -> String {
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
