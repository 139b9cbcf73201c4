//! Which articles are in force, for every command.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exit::Failure;
use super::progress::Progress;
use super::screen;
use crate::answer::Options;
use crate::article::Article;
use crate::config::Config;
#[cfg(feature = "watch")]
use crate::library::{Event, Watcher, watch};
use crate::library::{Library, LoadError, Origin, Shelf};
use crate::reply::{self, Scope};

/// Where articles come from.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct KnowledgeArgs {
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
        Ok(Options {
            article: known_article(library, self.article.as_deref())?,
            sentences: usize::from(self.sentences),
            explain,
        })
    }
}

impl KnowledgeArgs {
    /// Where the articles come from.
    pub(crate) fn origin(&self, config: &Config) -> Origin {
        Origin::resolve(
            &self.paths,
            config.knowledge.as_deref(),
            Path::new("knowledge"),
        )
    }

    /// Loads the articles in force, saying which files can't be used.
    pub(super) fn load(&self, config: &Config) -> Result<Library, Failure> {
        let library = load(&self.origin(config))?;
        for problem in library.problems.iter().filter(|problem| problem.is_error()) {
            screen::note(&problem.to_string());
        }
        tracing::info!(knowledge = %library.origin, articles = library.index.articles().len(), "in force");
        Ok(library)
    }
}

/// Loads the articles of `origin`, showing how far that has come.
pub(crate) fn load(origin: &Origin) -> Result<Library, LoadError> {
    let mut progress = Progress::new("Reading articles");
    Library::load(origin, &mut |done, total| progress.update(done, total))
}

/// The articles in force while a conversation goes on.
pub(super) struct InForce {
    shelf: Arc<Shelf>,
    #[cfg(feature = "watch")]
    events: std::sync::mpsc::Receiver<Event>,
    #[cfg(feature = "watch")]
    _watcher: Option<Watcher>,
}

impl InForce {
    /// Loads the articles, and follows their files from before they are read.
    pub(super) fn load(knowledge: &KnowledgeArgs, config: &Config) -> Result<Self, Failure> {
        #[cfg(feature = "watch")]
        let watch = watch(&knowledge.origin(config));
        let shelf = Arc::new(Shelf::new(knowledge.load(config)?));
        #[cfg(feature = "watch")]
        {
            let (sender, events) = std::sync::mpsc::channel();
            let told = move |event| {
                // Nobody listens any more once the conversation has ended.
                let _ = sender.send(event);
            };
            let watcher = watch
                .and_then(|watch| watch.reload(Arc::clone(&shelf), told))
                .map_err(|error| screen::note(&error.to_string()))
                .ok();
            Ok(Self {
                shelf,
                events,
                _watcher: watcher,
            })
        }
        #[cfg(not(feature = "watch"))]
        Ok(Self { shelf })
    }

    /// The snapshot in force.
    pub(super) fn current(&self) -> Arc<Library> {
        self.shelf.current()
    }

    /// What happened to it since this was last asked, a line each.
    #[cfg(feature = "watch")]
    pub(super) fn news(&self) -> Vec<String> {
        self.events.try_iter().map(|event| said(&event)).collect()
    }

    /// Nothing happens to what is not followed.
    #[cfg(not(feature = "watch"))]
    pub(super) fn news(&self) -> Vec<String> {
        Vec::new()
    }
}

#[cfg(feature = "watch")]
fn said(event: &Event) -> String {
    let (mut said, problems) = match event {
        Event::Reloaded { articles, problems } => {
            (reply::reloaded(*articles, problems.is_empty()), problems)
        }
        Event::Kept { problems } => (reply::KEPT.to_owned(), problems),
    };
    for problem in problems {
        said += &format!("\n{problem}");
    }
    said
}

/// The knowledge with its size: "knowledge (1 article)".
pub(super) fn in_force(library: &Library) -> String {
    let articles = library.index.articles().len();
    format!(
        "{} ({})",
        library.origin,
        reply::counted(articles, "article")
    )
}

/// The article that was asked for, if it is in force.
pub(super) fn known_article(
    library: &Library,
    id: Option<&str>,
) -> Result<Option<String>, Failure> {
    match id {
        Some(id) if find_article(library, id).is_none() => Err(Failure::UnknownArticle(
            reply::unknown_id(id, library.index.articles()),
        )),
        asked => Ok(asked.map(str::to_owned)),
    }
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
