//! Which articles are in force, for every command.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exit::Failure;
use super::settings::Settings;
use super::{Progress, screen};
use crate::answer::Options;
use crate::article::{Article, markdown};
use crate::index::Index;
use crate::library::{BUILT_IN, Library, Origin};
use crate::reply::Scope;
use crate::text::truncate;

/// Where articles come from.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct KnowledgeArgs {
    /// Answer from this Markdown file, or the folder of such files [repeatable]
    /// [default: $FOOTNOTE_KNOWLEDGE, else ./knowledge, else the built-in article]
    #[arg(long = "knowledge", value_name = "PATH", verbatim_doc_comment)]
    paths: Vec<PathBuf>,
}

/// How to answer.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct AnswerArgs {
    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,

    /// Look only in the article with this id; `footnote check` lists them
    #[arg(long, value_name = "ID")]
    pub(super) article: Option<String>,

    /// The most sentences that a quoted passage has
    #[arg(long, value_name = "1..3", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=3))]
    sentences: u8,
}

impl AnswerArgs {
    /// The options for answers from `library`.
    pub(super) fn options(&self, library: &Library, explain: bool) -> Result<Options, Failure> {
        if let Some(id) = &self.article
            && find_article(library, id).is_none()
        {
            return Err(Failure::UnknownArticle(unknown_article(
                library.index.articles(),
                id,
            )));
        }
        Ok(Options {
            article: self.article.clone(),
            sentences: usize::from(self.sentences),
            explain,
        })
    }
}

impl KnowledgeArgs {
    /// Loads the articles in force, saying which files can't be used.
    pub(super) fn load(&self, settings: &Settings) -> Result<Library, Failure> {
        let library = self.load_all(settings)?;
        for problem in library.problems.iter().filter(|problem| problem.is_error()) {
            screen::note(&problem.to_string());
        }
        tracing::info!(knowledge = %name(&library.origin), articles = library.index.articles().len(), "in force");
        Ok(library)
    }

    /// Loads the articles in force, leaving their problems to be said.
    pub(super) fn load_all(&self, settings: &Settings) -> Result<Library, Failure> {
        let mut progress = Progress::new("Reading articles");
        load(self.origin(settings), &mut |done, total| {
            progress.update(done, total)
        })
    }

    fn origin(&self, settings: &Settings) -> Origin {
        let default = Path::new("knowledge");
        match (&self.paths, &settings.knowledge) {
            (paths, _) if !paths.is_empty() => Origin::Paths(paths.clone()),
            (_, Some(path)) => Origin::Paths(vec![path.into()]),
            _ if default.is_dir() => Origin::Paths(vec![default.into()]),
            _ => Origin::BuiltIn,
        }
    }
}

/// The articles in force while a conversation goes on.
#[derive(Debug)]
pub(super) struct InForce {
    current: Arc<Library>,
}

impl InForce {
    /// Watches the files of `library` from now on.
    pub(super) fn watch(library: Library) -> Self {
        Self {
            current: Arc::new(library),
        }
    }

    /// The snapshot in force.
    pub(super) fn current(&self) -> Arc<Library> {
        Arc::clone(&self.current)
    }

    /// What happened to it since this was last asked, a line each.
    pub(super) fn news(&mut self) -> Vec<String> {
        Vec::new()
    }
}

/// The knowledge as it is called in a sentence: "./knowledge" or "the built-in article".
pub(super) fn name(origin: &Origin) -> String {
    match origin {
        Origin::BuiltIn => BUILT_IN.to_owned(),
        Origin::Paths(paths) => paths
            .iter()
            .map(|path| path.display().to_string())
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// The knowledge with its size: "knowledge (1 article)".
pub(super) fn in_force(library: &Library) -> String {
    let count = library.index.articles().len();
    let articles = if count == 1 {
        "1 article".to_owned()
    } else {
        format!("{count} articles")
    };
    format!("{} ({articles})", name(&library.origin))
}

/// How many articles a question with these options goes to.
pub(super) fn scope(library: &Library, options: &Options) -> Scope {
    match options.article {
        Some(_) => Scope::One,
        None => Scope::of(library.index.articles().len()),
    }
}

/// The article with this id.
pub(super) fn find_article<'a>(library: &'a Library, id: &str) -> Option<&'a Article> {
    library
        .index
        .articles()
        .iter()
        .find(|article| article.id == id)
}

/// That no article has this id, and which ones there are: those like it first,
/// and not thousands.
pub(super) fn unknown_article(articles: &[Article], id: &str) -> String {
    const MOST: usize = 12;
    let mut ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    ids.sort_by(|a, b| {
        let likeness = |other: &str| strsim::jaro_winkler(id, other);
        likeness(b).total_cmp(&likeness(a)).then_with(|| a.cmp(b))
    });
    let hidden = ids.len().saturating_sub(MOST);
    ids.truncate(MOST);
    let more = if hidden > 0 {
        format!(" and {hidden} more, which `footnote check` lists")
    } else {
        String::new()
    };
    format!(
        "No article has the id ‘{}’; there is {}{more}",
        truncate(id, 40),
        ids.join(", ")
    )
}

pub(super) fn load(
    origin: Origin,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Library, Failure> {
    let mut articles = Vec::new();
    let mut problems = Vec::new();
    let files: Vec<(String, Vec<u8>)> = match &origin {
        Origin::BuiltIn => {
            vec![(
                "nyc-sanctuary".into(),
                include_bytes!("../../../knowledge/nyc-sanctuary.md").to_vec(),
            )]
        }
        Origin::Paths(paths) => paths
            .iter()
            .flat_map(|path| {
                if path.is_dir() {
                    list(path)
                } else {
                    vec![path.clone()]
                }
            })
            .filter_map(|path| {
                let id = path.file_stem()?.to_str()?.to_owned();
                Some((id, std::fs::read(path).ok()?))
            })
            .collect(),
    };
    for (done, (id, bytes)) in files.iter().enumerate() {
        match markdown::read(id, bytes) {
            Ok(read) => articles.push(read.article),
            Err(problem) => problems.push(problem),
        }
        progress(done + 1, files.len());
    }
    if articles.is_empty() {
        return Err(Failure::NoKnowledge {
            origin: name(&origin),
            problems,
        });
    }
    Ok(Library {
        index: Index::build(articles),
        origin,
        problems,
    })
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    files
}
