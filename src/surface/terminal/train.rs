//! `footnote train`: fits what was learned, for whoever builds it.

use std::path::PathBuf;

use super::exit::{Exit, Failure};
use super::progress::Progress;
use super::{file, screen};
use crate::eval::{
    Ablation, Case, EvalError, Goals, Judged, Marked, QuestionSet, Split, ablate, split, train,
};

/// Fit the ranking's weights, calibrations, thresholds and highlights on question sets
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote train xquad-en.json squad2-dev.json new-wiki.json xquad-zh.json -o src/learned.rs
  footnote train --check xquad-en.json squad2-dev.json new-wiki.json xquad-zh.json
  footnote train --ablate xquad-en.json squad2-dev.json new-wiki.json

What is fitted is a source file that the next build embeds; the same question sets
give the same file. How the thresholds do on articles that nothing was learned
from, by ten folds, is told on standard error; `footnote eval --cross-validate`
tells all of it.

Exit codes: 0 done, 1 --check found a difference, 2 usage, 3 a file can't be read.")]
pub(crate) struct TrainArgs {
    /// The question sets: JSON in the format of SQuAD 1.1 or 2.0
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Write the source file here [default: print it]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Learn only from the articles of the train side
    #[arg(long, value_enum, default_value_t = Side::All)]
    split: Side,

    /// How many of the answered questions must be right
    #[arg(long, value_name = "SHARE", default_value_t = Goals::default().precision, value_parser = share)]
    precision: f64,

    /// How many of the articles' own questions must at least get the closest passage
    #[arg(long, value_name = "SHARE", default_value_t = Goals::default().recall, value_parser = share)]
    recall: f64,

    /// What token F1 the highlights must have on average
    #[arg(long, value_name = "F1", default_value_t = Goals::default().highlight, value_parser = share)]
    highlight: f64,

    /// Write nothing; tell whether this binary has learned the same
    #[arg(long, conflicts_with_all = ["output", "ablate"])]
    check: bool,

    /// Print what each feature gives, as a table in Markdown
    #[arg(long, conflicts_with = "output")]
    ablate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Side {
    Train,
    All,
}

/// A share, from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok();
    share
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| "write a share from 0 to 1, such as 0.95".to_owned())
}

/// What another machine's arithmetic may change.
const TOLERANCE: f64 = 0.011;

impl TrainArgs {
    /// Fits, and writes or compares.
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let sets: Vec<QuestionSet> = self
            .files
            .iter()
            .map(|path| QuestionSet::read(path, None))
            .collect::<Result<_, EvalError>>()?;
        let side = (self.split == Side::Train).then_some(Split::Train);
        let is_chosen = |case: &&Case| side.is_none_or(|side| split(&case.article.title) == side);
        let mut chosen: Vec<Vec<&Case>> = Vec::new();
        for (path, set) in self.files.iter().zip(&sets) {
            let cases: Vec<&Case> = set.cases.iter().filter(is_chosen).collect();
            if let Some(side) = side
                && cases.iter().all(|case| case.questions.is_empty())
            {
                let path = path.clone();
                return Err(EvalError::NothingOnSide { path, side }.into());
            }
            chosen.push(cases);
        }
        if self.ablate {
            return self.ablate(&chosen);
        }
        let goals = Goals {
            precision: self.precision,
            recall: self.recall,
            highlight: self.highlight,
        };
        let mut progress = Progress::new("Asking articles");
        let trained = train(&chosen, goals, &mut |done, total| {
            progress.update(done, total)
        });
        drop(progress);
        self.tell(&trained.judged);
        self.tell_marked(&trained.marked);
        if self.check {
            let (difference, what) = trained.difference();
            let same = difference <= TOLERANCE;
            screen::note(&if same {
                "this binary has learned the same".to_owned()
            } else {
                format!(
                    "this binary has learned something else: {what} differs by {difference:.3}; \
                     run `footnote train` with -o src/learned.rs and build again"
                )
            });
            return Ok(if same { Exit::Done } else { Exit::Fault });
        }
        let source = trained.source(&self.files, side, &self.options());
        let Some(path) = &self.output else {
            screen::show(&source)?;
            return Ok(Exit::Done);
        };
        file::write(path, source.as_bytes()).map_err(|source| Failure::File {
            file: path.clone(),
            source,
        })?;
        screen::note(&format!("wrote {}", path.display()));
        Ok(Exit::Done)
    }

    fn ablate(&self, chosen: &[Vec<&Case>]) -> Result<Exit, Failure> {
        let mut progress = Progress::new("Leaving features out");
        let all = ablate(chosen, &mut |done, total| progress.update(done, total));
        drop(progress);
        screen::show(&Ablation::table(&all, &self.names()))?;
        Ok(Exit::Done)
    }

    fn names(&self) -> Vec<String> {
        let stem = |path: &PathBuf| {
            let stem = path.file_stem().unwrap_or_default();
            stem.to_string_lossy().into_owned()
        };
        self.files.iter().map(stem).collect()
    }

    /// The options that change what is fitted, as they are written.
    fn options(&self) -> String {
        let Goals {
            precision,
            recall,
            highlight,
        } = Goals::default();
        let mut options = String::new();
        if self.split == Side::Train {
            options += " --split train";
        }
        if self.precision != precision {
            options += &format!(" --precision {}", self.precision);
        }
        if self.recall != recall {
            options += &format!(" --recall {}", self.recall);
        }
        if self.highlight != highlight {
            options += &format!(" --highlight {}", self.highlight);
        }
        options
    }

    /// Tells how the highlights do.
    fn tell_marked(&self, marked: &Marked) {
        screen::note(&format!(
            "highlighted from an expected F1 of {:.2}; likewise:",
            marked.threshold
        ));
        let names = std::iter::once("all".to_owned()).chain(self.names());
        let some = names
            .zip(&marked.tallies)
            .filter(|(_, tally)| tally.shown > 0.0);
        for (name, tally) in some {
            screen::note(&format!(
                "  {name}: of the own {:.1} % have a highlight, of token F1 {:.3}",
                100.0 * tally.shown,
                tally.f1
            ));
        }
    }

    /// Tells how the thresholds do.
    fn tell(&self, judged: &Judged) {
        screen::note(&format!(
            "answered from {:.2}, closest from {:.2}; on articles that nothing was learned from:",
            judged.answered, judged.closest
        ));
        let names = std::iter::once("all".to_owned()).chain(self.names());
        for (name, tally) in names.zip(&judged.tallies) {
            screen::note(&format!(
                "  {name}: of the answered {:.1} % right, of the own {:.1} % answered, \
                 {:.1} % answered or closest; of the foreign {:.1} % refused",
                100.0 * tally.precision,
                100.0 * tally.coverage,
                100.0 * tally.offered,
                100.0 * tally.refused
            ));
        }
    }
}
