//! What was learned, as the source file that the build embeds.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::lessons::learned;
use super::{FOLDS, Marked, Trained};
use crate::answer::{Group, Row};
use crate::eval::Split;
use crate::ranking::{Calibrations, Family, Feature, Logistic, Signal, Weighting};

impl Trained {
    /// The file's text: learned from the articles of `files` on a side of the split.
    /// It has neither the time nor the machine in it.
    #[must_use]
    pub fn source(&self, files: &[PathBuf], side: Option<Split>, options: &str) -> String {
        let mut text = String::new();
        self.write(&mut text, files, side, options)
            .map_or_else(|_| String::new(), |()| text)
    }

    fn write(
        &self,
        to: &mut String,
        files: &[PathBuf],
        side: Option<Split>,
        options: &str,
    ) -> std::fmt::Result {
        let names: Vec<String> = files
            .iter()
            .map(|path| {
                path.file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        writeln!(
            to,
            "//! What was learned from questions about articles. Written by a command, which"
        )?;
        writeln!(to, "//! gives the same file again; don't edit it:")?;
        writeln!(to, "//!")?;
        writeln!(to, "//! ```text")?;
        writeln!(to, "//! footnote train{options} \\")?;
        for name in &names {
            writeln!(to, "//!   {name} \\")?;
        }
        writeln!(to, "//!   -o src/learned.rs")?;
        writeln!(to, "//! ```")?;
        writeln!(to, "//!")?;
        let side = side.map_or("all articles".to_owned(), |side| {
            format!("the {side} side of the split")
        });
        writeln!(to, "//! From {side}:")?;
        writeln!(to, "//!")?;
        writeln!(
            to,
            "//! | file | articles | questions | of other articles |"
        )?;
        writeln!(to, "//! |---|---|---|---|")?;
        for (name, size) in names.iter().zip(&self.sizes) {
            let (articles, questions, foreign) = (size.articles, size.questions, size.foreign);
            writeln!(to, "//! | {name} | {articles} | {questions} | {foreign} |")?;
        }
        writeln!(to, "//!")?;
        writeln!(
            to,
            "//! The calibrations and thresholds: by cross-fitting over {FOLDS} folds of titles."
        )?;
        writeln!(to)?;
        writeln!(to, "use crate::ranking::{{Feature, Logistic, Signal}};")?;
        for family in Family::ALL {
            let (name, doc) = match family {
                Family::Spaced => (
                    "WEIGHTS",
                    "The weights of the features: a softmax over the sentences of an article.",
                ),
                Family::Unspaced => (
                    "UNSPACED_WEIGHTS",
                    "Likewise for languages without spaces between words.",
                ),
            };
            let weights = self.weighting.get(family);
            writeln!(to)?;
            writeln!(to, "/// {doc}")?;
            writeln!(to, "pub(crate) const {name}: &[(Feature, f64)] = &[")?;
            for feature in learned() {
                let weight = decimal(weights.get(feature));
                writeln!(to, "    // {feature}")?;
                writeln!(to, "    (Feature::{feature:?}, {weight}),")?;
            }
            writeln!(to, "];")?;
        }
        let Calibrations {
            answerable,
            correct,
        } = &self.calibrations;
        for (name, doc, logistic) in [
            (
                "ANSWERABLE",
                "The logit of the article answering the question at all.",
                answerable,
            ),
            (
                "CORRECT",
                "The logit of the first passage holding the answer, if the article does.",
                correct,
            ),
        ] {
            writeln!(to)?;
            writeln!(to, "/// {doc}")?;
            write_logistic(to, name, logistic)?;
        }
        let judged = &self.judged;
        let [all, ..] = judged.tallies.as_slice() else {
            return Ok(());
        };
        let percent = |share: f64| format!("{:.1} %", 100.0 * share);
        writeln!(to)?;
        writeln!(
            to,
            "/// Answered from this confidence on: {} are right where own questions and those",
            percent(all.precision)
        )?;
        writeln!(
            to,
            "/// of other articles come in equal numbers, and {} of the own ones are answered.",
            percent(all.coverage)
        )?;
        writeln!(to, "pub const ANSWERED: f64 = {:.2};", judged.answered)?;
        writeln!(to)?;
        writeln!(
            to,
            "/// Closest from this probability of an answer on: {} of the own questions are",
            percent(all.offered)
        )?;
        writeln!(
            to,
            "/// answered or get the closest passage, {} of the others are refused.",
            percent(all.refused)
        )?;
        writeln!(to, "pub const CLOSEST: f64 = {:.2};", judged.closest)?;
        write_marked(to, &self.marked)
    }

    /// By how much what is embedded differs at most, and in what.
    #[must_use]
    pub fn difference(&self) -> (f64, &'static str) {
        let weights = Family::ALL.into_iter().flat_map(|family| {
            let fitted = self.weighting.get(family);
            let embedded = Weighting::IN_FORCE.get(family);
            learned().map(|feature| {
                let apart = fitted.get(feature) - embedded.get(feature);
                (apart.abs(), feature.name())
            })
        });
        let of = |fitted: &Logistic, embedded: &Logistic| -> Vec<(f64, &'static str)> {
            let each = Signal::ALL.iter().map(|&signal| {
                let apart = fitted.coefficient(signal) - embedded.coefficient(signal);
                (apart.abs(), signal.name())
            });
            let first = learned().map(|feature| {
                let apart =
                    fitted.coefficient_of_first(feature) - embedded.coefficient_of_first(feature);
                (apart.abs(), feature.name())
            });
            each.chain(first)
                .chain([((fitted.bias() - embedded.bias()).abs(), "the constant")])
                .collect()
        };
        let (fitted, embedded) = (&self.calibrations, Calibrations::IN_FORCE);
        let thresholds = [
            (
                (self.judged.answered - crate::ranking::ANSWERED).abs(),
                "answered",
            ),
            (
                (self.judged.closest - crate::ranking::CLOSEST).abs(),
                "closest",
            ),
        ];
        let marked = &self.marked;
        let highlighted = (marked.threshold - crate::learned::HIGHLIGHTED).abs();
        let marks = marked.weights.iter().zip(crate::learned::HIGHLIGHT);
        let marks = marks.map(|(fitted, embedded)| {
            let apart = f64::from(*fitted) - f64::from(*embedded);
            (apart.abs() / 100.0, "highlight")
        });
        weights
            .chain(of(&fitted.answerable, &embedded.answerable))
            .chain(of(&fitted.correct, &embedded.correct))
            .chain(thresholds)
            .chain(marks)
            .chain([(highlighted, "highlighted")])
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap_or_default()
    }
}

/// So wide a line of numbers is laid out.
const WIDTH: usize = 99;
/// What such a line begins with; each number has a space before it.
const INDENT: &str = "   ";

/// Ends a line of numbers, if it has any.
fn flush(to: &mut String, line: &mut String) -> std::fmt::Result {
    if line.len() > INDENT.len() {
        writeln!(to, "{line}")?;
        line.truncate(INDENT.len());
    }
    Ok(())
}

fn write_marked(to: &mut String, marked: &Marked) -> std::fmt::Result {
    writeln!(to)?;
    writeln!(
        to,
        "/// The weights of what may be a highlight, in hundredths: row by row, those of"
    )?;
    writeln!(
        to,
        "/// every way to ask. A comment names the features that follow."
    )?;
    // It would put a heading behind the numbers before it.
    writeln!(to, "#[rustfmt::skip]")?;
    writeln!(to, "pub(crate) const HIGHLIGHT: &[i16] = &[")?;
    let mut line = INDENT.to_owned();
    for (row, weights) in Row::all().zip(marked.weights.chunks(Group::COUNT)) {
        if let Some(heading) = row.heading() {
            flush(to, &mut line)?;
            writeln!(to, "    // {heading}")?;
        }
        for weight in weights {
            let next = format!(" {weight},");
            if line.len() + next.len() > WIDTH {
                flush(to, &mut line)?;
            }
            line += &next;
        }
    }
    flush(to, &mut line)?;
    writeln!(to, "];")?;
    let Some(all) = marked.tallies.first() else {
        return Ok(());
    };
    writeln!(to)?;
    writeln!(
        to,
        "/// Highlighted from this expected F1 on: {:.1} % of the own questions are, with a mean",
        100.0 * all.shown
    )?;
    writeln!(to, "/// token F1 of {:.3}.", all.f1)?;
    writeln!(
        to,
        "pub(crate) const HIGHLIGHTED: f64 = {:.2};",
        marked.threshold
    )
}

fn write_logistic(to: &mut String, name: &str, logistic: &Logistic) -> std::fmt::Result {
    writeln!(to, "pub(crate) const {name}: Logistic = Logistic::of(")?;
    writeln!(to, "    {},", decimal(logistic.bias()))?;
    writeln!(to, "    &[")?;
    for &signal in Signal::ALL {
        let coefficient = decimal(logistic.coefficient(signal));
        writeln!(to, "        // {}", signal.name())?;
        writeln!(to, "        (Signal::{signal:?}, {coefficient}),")?;
    }
    writeln!(to, "    ],")?;
    let features: Vec<Feature> = learned()
        .filter(|&feature| logistic.coefficient_of_first(feature) != 0.0)
        .collect();
    if features.is_empty() {
        writeln!(to, "    &[],")?;
    } else {
        writeln!(to, "    &[")?;
        for feature in features {
            let coefficient = decimal(logistic.coefficient_of_first(feature));
            writeln!(to, "        // {feature}")?;
            writeln!(to, "        (Feature::{feature:?}, {coefficient}),")?;
        }
        writeln!(to, "    ],")?;
    }
    writeln!(to, ");")
}

/// Three decimals: finer ones change no ranking, and would differ by machine.
fn decimal(value: f64) -> String {
    let text = format!("{value:.3}");
    if text == "-0.000" {
        "0.000".to_owned()
    } else {
        text
    }
}
