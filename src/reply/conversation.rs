//! What a conversation says about itself: its commands, the article that is asked, and what
//! happens to the articles meanwhile.

use super::counted;

/// Where a command needs an answer, and there is none yet.
pub const ASK_FIRST: &str = "Ask a question first.";

/// Where a command needs one article.
pub const CHOOSE_FIRST: &str =
    "There are several articles: choose one with :article, or ask a question first.";

/// Where a section was not named by its number.
pub const WHICH_SECTION: &str =
    "Which section? Write its number, as in :summary 2; :outline lists them.";

/// Where the paragraph around no passage was asked for.
pub const QUOTES_NOTHING: &str = "The last reply quotes no passage.";

/// Where all passages have been shown.
pub const NO_MORE_PASSAGES: &str = "There are no more passages.";

/// From now on no article is asked alone.
pub const ALL_ARTICLES: &str = "Questions go to all articles.";

/// From now on one article is asked.
#[must_use]
pub fn one_article(title: &str) -> String {
    format!("Questions go to: {title}")
}

/// The one article that was asked is no longer there.
#[must_use]
pub fn article_gone(id: &str) -> String {
    format!("The article {id} is gone; questions go to all articles now.")
}

/// How many articles a list had no room for.
#[must_use]
pub fn more_articles(hidden: usize) -> String {
    format!("and {hidden} more, which `footnote check` lists")
}

/// No command has the name that was typed.
#[must_use]
pub fn unknown_command(typed: &str, nearest: Option<&str>) -> String {
    match nearest {
        Some(nearest) => {
            format!("There is no command :{typed}; did you mean :{nearest}? :help lists them all.")
        }
        None => format!("There is no command :{typed}; :help lists those there are."),
    }
}

/// The articles have changed; of some files perhaps nothing could be used.
#[must_use]
pub fn reloaded(articles: usize, is_whole: bool) -> String {
    let all = format!(
        "The knowledge has changed; now in force: {}.",
        counted(articles, "article")
    );
    if is_whole {
        all
    } else {
        all + " Some files can't be used; what was in force of them stays."
    }
}

/// The articles have changed, and none of them can be used.
pub const KEPT: &str = "The knowledge has changed, but can't be used; what was in force stays.";
