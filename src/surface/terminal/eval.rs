//! `footnote eval`: how good the answers are, measured on question sets.

mod draw;
mod plot;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::exit::{Exit, Failure};
use super::progress::Progress;
use super::{file, screen};
use crate::answer::Model;
use crate::eval::{
    ArticleRecord, Baseline, Case, EvalError, Flaws, Goals, Options, QuestionSet, Report, Split,
    Trained, figures, fold, measure, split, train,
};
use crate::text::Language;

/// Measure the answers on question sets in SQuAD format
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote eval questions.json
  footnote eval questions.json --split test --typos --compare
  footnote eval one.json other.json --cross-validate
  footnote eval questions.json --json > before.json
  footnote eval questions.json --baseline before.json

Each entry of data[] is one article. It is asked its own questions and as many
of the other articles'; --typos adds a round, --foreign only tells more of what
is measured anyway. Right is a question whose first passage contains an
answer; a foreign one never is. Intervals are of 95 %, by bootstrap over articles.
Everything but the times is the same in every run. Files that what is built in was
learned from show how it does elsewhere with --cross-validate only.

Exit codes: 0 done, 1 our fault, 2 usage, 3 a file can't be read or used.")]
pub(crate) struct EvalArgs {
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

    /// Print a JSON object a file, with what became of every question
    #[arg(long)]
    json: bool,

    /// Measure every article by what the others of all files teach, in ten folds of them, rather
    /// than by what is built in
    #[arg(long)]
    cross_validate: bool,

    /// Measure plain BM25 over the same tokens beside it
    #[arg(long)]
    compare: bool,

    /// Compare with an earlier measurement of the same files, written with --json
    #[arg(long, value_name = "FILE.json")]
    baseline: Option<PathBuf>,

    /// Draw reliability, coverage against precision, and latency
    #[arg(long, value_name = "FILE.svg")]
    plot: Option<PathBuf>,
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

/// A file that is going to be measured.
struct Job<'a> {
    path: &'a Path,
    set: &'a QuestionSet,
    /// The articles on the side that was asked for.
    cases: Vec<&'a Case>,
    /// What became of the same questions earlier.
    baseline: Option<&'a [ArticleRecord]>,
}

impl EvalArgs {
    /// Measures every file and prints a table or an object each.
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        // Everything is read before anything is measured: mistakes are told at once.
        let sets = self.read()?;
        let baseline = self.baseline.as_deref().map(Baseline::read).transpose()?;
        let jobs = self
            .files
            .iter()
            .zip(&sets)
            .map(|(path, set)| self.job(path, set, baseline.as_ref()))
            .collect::<Result<Vec<_>, EvalError>>()?;
        if self.cross_validate {
            let cases = jobs.iter().flat_map(|job| &job.cases);
            let folds: HashSet<u64> = cases.map(|case| fold(&case.article.title)).collect();
            if folds.len() < 2 {
                return Err(EvalError::OneFold.into());
            }
        }
        let reports = self.measure(&jobs);
        for (job, report) in jobs.iter().zip(&reports) {
            self.show(job, report)?;
        }
        if let Some(path) = &self.plot {
            let picture = plot::plot(&reports);
            file::write(path, picture.as_bytes()).map_err(|source| Failure::File {
                file: path.clone(),
                source,
            })?;
            screen::note(&format!("wrote {}", path.display()));
        }
        Ok(Exit::Done)
    }

    fn read(&self) -> Result<Vec<QuestionSet>, EvalError> {
        let mut sets = Vec::new();
        for path in &self.files {
            let set = QuestionSet::read(path, self.lang)?;
            if let Some(flaws) = flaws(set.flaws) {
                screen::note(&format!("{}: warning: {flaws}", path.display()));
            }
            sets.push(set);
        }
        Ok(sets)
    }

    fn job<'a>(
        &self,
        path: &'a Path,
        set: &'a QuestionSet,
        baseline: Option<&'a Baseline>,
    ) -> Result<Job<'a>, EvalError> {
        let side = self.split.split();
        let is_chosen = |case: &&Case| side.is_none_or(|side| split(&case.article.title) == side);
        let cases: Vec<&Case> = set.cases.iter().filter(is_chosen).collect();
        match side {
            Some(side) if cases.iter().all(|case| case.questions.is_empty()) => {
                return Err(EvalError::NothingOnSide {
                    path: path.to_owned(),
                    side,
                });
            }
            _ => {}
        }
        let baseline = baseline
            .map(|baseline| baseline.records(path, side, self.cross_validate, &cases))
            .transpose()?;
        Ok(Job {
            path,
            set,
            cases,
            baseline,
        })
    }

    fn measure(&self, jobs: &[Job<'_>]) -> Vec<Report> {
        let options = Options {
            typos: self.typos,
            compare: self.compare,
            threads: 0,
        };
        let taught = self.cross_validate.then(|| self.learn(jobs));
        let model_of = |case: &Case| {
            let taught = taught.as_ref();
            taught.map_or(Model::IN_FORCE, |taught| {
                taught.without(&case.article.title)
            })
        };
        let mut progress = Progress::new("Asking questions");
        // Each question is asked once for its answer, once against the clock.
        let work = |job: &Job<'_>| {
            2 * job
                .cases
                .iter()
                .map(|case| case.questions.len())
                .sum::<usize>()
        };
        let total = jobs.iter().map(work).sum();
        let mut before = 0;
        let mut reports = Vec::new();
        for job in jobs {
            let outcome = measure(&job.cases, &model_of, options, &mut |done, _| {
                progress.update(before + done, total);
            });
            before += work(job);
            let mut others: Vec<(&'static str, &[ArticleRecord])> = Vec::new();
            others.extend(outcome.plain.as_deref().map(|plain| ("bm25", plain)));
            others.extend(job.baseline.map(|records| ("baseline", records)));
            let (names, others): (Vec<_>, Vec<_>) = others.into_iter().unzip();
            let figures = figures(&outcome.records, &others);
            reports.push(Report::new(
                job.path,
                self.split.split(),
                self.cross_validate,
                &job.cases,
                &outcome,
                figures,
                names,
            ));
        }
        reports
    }

    fn learn(&self, jobs: &[Job<'_>]) -> Trained {
        let sets: Vec<Vec<&Case>> = jobs.iter().map(|job| job.cases.clone()).collect();
        let mut progress = Progress::new("Learning");
        train(&sets, Goals::default(), &mut |done, total| {
            progress.update(done, total);
        })
    }

    fn show(&self, job: &Job<'_>, report: &Report) -> Result<(), Failure> {
        let text = if self.json {
            serde_json::to_string(report).map_err(Failure::Json)? + "\n"
        } else {
            let drawn = draw::Drawn {
                file: job.path,
                articles: job.set.cases.len(),
                report,
                verdicts: self.foreign,
            };
            drawn.table(screen::width())
        };
        screen::show(&text)
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
        "not every answer stands where answer_start says: {moved} moved to where the paragraph \
         has it, {missing} left out because it has it nowhere, and {questions} questions with them"
    ))
}
