//! `footnote eval`: how good the answers are, measured on question sets.

mod draw;

use std::path::{Path, PathBuf};

use super::exit::{Exit, Failure};
use super::progress::Progress;
use super::screen;
use crate::eval::{
    Case, EvalError, Flaws, Options, Outcome, QuestionSet, Split, figures, measure, split,
};
use crate::text::Language;

/// Measure the answers on question sets in SQuAD format
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote eval questions.json
  footnote eval questions.json --split test --typos --compare

Each entry of data[] is one article, asked each of its own questions and as many
of the other articles'. Figures have a 95 % interval by bootstrap over articles.
Everything but the times is the same in every run.

Exit codes: 0 done, 2 usage, 3 a file can't be read or used.")]
pub(super) struct EvalArgs {
    /// The question sets: JSON in the format of SQuAD 1.1 or 2.0
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Measure only the articles of one side; an article is always on the same side, by its title
    #[arg(long, value_enum, default_value_t = Side::All)]
    split: Side,

    /// The language of the articles, such as "de" [default: detected]
    #[arg(long, value_name = "L")]
    lang: Option<Language>,

    /// Ask every question again with two typos
    #[arg(long)]
    typos: bool,

    /// Tell more about foreign and impossible questions: the share of every verdict
    #[arg(long)]
    foreign: bool,

    /// Measure plain BM25 over the same tokens beside it
    #[arg(long)]
    compare: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Side {
    Test,
    Train,
    All,
}

impl Side {
    fn split(self) -> Option<Split> {
        match self {
            Self::Test => Some(Split::Test),
            Self::Train => Some(Split::Train),
            Self::All => None,
        }
    }
}

/// A question set on its way to its table.
struct Set<'a> {
    path: &'a Path,
    whole: QuestionSet,
}

impl EvalArgs {
    /// Measures every file and prints a table each.
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        // All files are read before the first is measured: a mistake is told at once.
        let sets = self.read()?;
        let mut total = 0;
        let chosen: Vec<Vec<&Case>> = sets
            .iter()
            .map(|set| self.chosen(set))
            .collect::<Result<_, _>>()?;
        for case in chosen.iter().flatten() {
            total += 2 * case.questions.len();
        }
        let mut progress = Progress::new("Asking questions");
        let mut before = 0;
        for (set, cases) in sets.iter().zip(&chosen) {
            let options = Options {
                typos: self.typos,
                compare: self.compare,
                threads: 0,
            };
            let mut last = 0;
            let outcome = measure(cases, options, &mut |done, _| {
                last = done;
                progress.update(before + done, total);
            });
            before += last;
            self.tell(set, cases, &outcome)?;
        }
        Ok(Exit::Done)
    }

    fn read(&self) -> Result<Vec<Set<'_>>, EvalError> {
        self.files
            .iter()
            .map(|path| {
                let whole = QuestionSet::read(path, self.lang)?;
                Ok(Set { path, whole })
            })
            .collect()
    }

    /// The articles on the side that was asked for.
    fn chosen<'a>(&self, set: &'a Set<'_>) -> Result<Vec<&'a Case>, EvalError> {
        let side = self.split.split();
        let cases: Vec<&Case> = set
            .whole
            .cases
            .iter()
            .filter(|case| side.is_none_or(|side| split(&case.article.title) == side))
            .collect();
        match side {
            Some(side) if cases.iter().all(|case| case.questions.is_empty()) => {
                Err(EvalError::NothingOnSide {
                    path: set.path.to_owned(),
                    side,
                })
            }
            _ => Ok(cases),
        }
    }

    fn tell(&self, set: &Set<'_>, cases: &[&Case], outcome: &Outcome) -> Result<(), Failure> {
        if let Some(flaws) = flaws(set.whole.flaws) {
            screen::note(&format!("{}: warning: {flaws}", set.path.display()));
        }
        let others: Vec<_> = outcome.plain.as_deref().into_iter().collect();
        let drawn = draw::Drawn {
            file: set.path,
            side: self.split.split(),
            articles: set.whole.cases.len(),
            cases,
            outcome,
            figures: &figures(&outcome.records, &others),
            verdicts: self.foreign,
            compared: if self.compare { &["BM25"] } else { &[] },
        };
        screen::show(&drawn.table(screen::width()))
    }
}

/// What was wrong with a file, and could be borne.
fn flaws(flaws: Flaws) -> Option<String> {
    if flaws == Flaws::default() {
        return None;
    }
    let Flaws {
        moved,
        missing,
        questions,
    } = flaws;
    Some(format!(
        "answers that don't stand where answer_start says: {moved} found elsewhere in the paragraph, {missing} nowhere and left out, {questions} questions with them"
    ))
}
