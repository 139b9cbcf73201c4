//! What is said about the conversation itself, where there is no answer to give.

use std::time::Duration;

use super::{MOST_WORDS, listed, quoted};
use crate::article::Article;
use crate::text::{likeness, truncate};

/// The most of an article's title that a list of titles repeats.
const LONGEST_TITLE: usize = 80;

/// A button of a message that another version of the bot has sent.
pub const OTHER_VERSION: &str = "That button is from another version of me. Ask the question again, and its answer has new ones.";

/// A command that another version of the bot has registered.
pub const OTHER_COMMANDS: &str =
    "That command is from another version of me. /help lists those that I know.";

/// A button whose message doesn't show the question any more.
pub const NO_QUESTION: &str =
    "I can't see the question in that message any more. Ask it again, please.";

/// A button that names something that isn't in the article any more.
pub const CHANGED: &str =
    "The article has changed since, and that isn't in it any more. Ask again, please.";

/// A message without a text was to be read.
pub const NO_TEXT: &str = "That message has no text that I could read.";

/// A reply whose text Discord keeps back.
pub const UNHEARD: &str = "I can't see what you wrote: Discord keeps the text of such a reply from me. Mention me in it, or use /ask.";

/// A message that mentions the role of the bot in place of the bot, which
/// `mention` mentions.
#[must_use]
pub fn role_mentioned(mention: &str) -> String {
    format!(
        "That was my role, not me: Discord keeps the text of such a message from me. Mention me, {mention}, or use /ask."
    )
}

/// Somebody wants to delete what another asked for.
pub const NOT_YOURS: &str =
    "Only the member who asked can delete this, or somebody who may manage messages here.";

/// A message that was to be deleted stands still.
pub const NOT_DELETED: &str = "I couldn't delete that. Try again, please; somebody who may manage messages here can delete it too.";

/// More questions at once than the bot can take.
pub const BUSY: &str =
    "I have more questions than I can take in right now. Ask again in a minute, please.";

/// Something went wrong on our side.
pub const FAULT: &str = "Something went wrong on my side, sorry. Try again, please; if it stays so, tell whoever runs me.";

/// A member has asked more than their share.
#[must_use]
pub fn slow_down(wait: Duration) -> String {
    format!(
        "You ask faster than I may answer. Ask again {}, please.",
        soon(wait)
    )
}

/// A channel has asked more than its share.
#[must_use]
pub fn slow_channel(wait: Duration) -> String {
    format!(
        "This channel asks faster than I may answer. Ask again {}, please.",
        soon(wait)
    )
}

fn soon(wait: Duration) -> String {
    match wait.as_secs_f64().ceil() as u64 {
        0 | 1 => "in a second".to_owned(),
        seconds @ 2..=90 => format!("in {seconds} seconds"),
        seconds => format!("in {} minutes", seconds.div_ceil(60)),
    }
}

/// The bot lacks a permission in the channel where it was asked.
#[must_use]
pub fn lacks_permission(permission: &str, channel: u64) -> String {
    format!(
        "I can't answer you in <#{channel}>: I lack the permission “{permission}” there. Somebody who manages the server can give it to me; /ask works without."
    )
}

/// The bot may not write in the channel where it was asked: it lacks that
/// permission, or is in a time-out. Discord doesn't tell which.
#[must_use]
pub fn may_not_write(permission: &str, channel: u64) -> String {
    format!(
        "I can't answer you in <#{channel}>: I lack the permission “{permission}” there, or I am in a time-out. Somebody who manages the server can change that; /ask works without."
    )
}

/// There is no article of that title.
#[must_use]
pub fn unknown_article(typed: &str, articles: &[Article]) -> String {
    let articles = likest_first(typed, articles, |article| &article.title);
    format!("I hold no article {}. {}", quoted(typed), titles(articles))
}

/// There is no article with that id.
#[must_use]
pub fn unknown_id(typed: &str, articles: &[Article]) -> String {
    let articles = likest_first(typed, articles, |article| &article.id);
    let ids: Vec<String> = articles.map(|article| article.id.clone()).collect();
    let more = if ids.len() > MOST_WORDS + 1 {
        " `footnote check` lists them all."
    } else {
        ""
    };
    format!(
        "I hold no article {}. I hold {}.{more}",
        quoted(typed),
        listed(&ids, "and")
    )
}

/// The articles, those first whose `name` is most like what was typed.
fn likest_first<'a>(
    typed: &str,
    articles: &'a [Article],
    name: fn(&Article) -> &String,
) -> impl Iterator<Item = &'a Article> {
    let mut likest: Vec<(f64, &Article)> = articles
        .iter()
        .map(|article| (likeness(typed, name(article)), article))
        .collect();
    likest.sort_by(|a, b| b.0.total_cmp(&a.0));
    likest.into_iter().map(|(_, article)| article)
}

/// One article must be chosen.
#[must_use]
pub fn which_article(articles: &[Article]) -> String {
    format!(
        "Which article? Choose it with the option “article”. {}",
        titles(articles)
    )
}

/// There is no section of that number or heading.
#[must_use]
pub fn unknown_section(typed: &str, sections: usize) -> String {
    let last = sections.saturating_sub(1);
    format!(
        "The article has no section {}. Its sections are numbered from 0 to {last}; /outline lists them.",
        quoted(typed)
    )
}

fn titles<'a>(articles: impl IntoIterator<Item = &'a Article>) -> String {
    let titles: Vec<String> = articles
        .into_iter()
        .map(|article| format!("“{}”", truncate(&article.title, LONGEST_TITLE)))
        .collect();
    format!("I hold {}.", listed(&titles, "and"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Article, slow_down, unknown_article, unknown_id};

    #[test]
    fn the_wait_is_said_in_round_numbers() {
        for (wait, expected) in [
            (0.2, "in a second"),
            (4.2, "in 5 seconds"),
            (91.0, "in 2 minutes"),
        ] {
            let told = slow_down(Duration::from_secs_f64(wait));
            assert!(told.contains(expected), "{told}");
        }
    }

    #[test]
    fn an_unknown_article_comes_with_those_that_are_there() {
        let articles = [Article {
            title: "The harbour".to_owned(),
            ..Article::default()
        }];
        assert_eq!(
            unknown_article("habour", &articles),
            "I hold no article ‘habour’. I hold “The harbour”."
        );
    }

    #[test]
    fn the_articles_that_may_be_meant_come_first() {
        let ids = ["a", "b", "c", "d", "e", "f", "harbour"];
        let articles = ids.map(|id| Article {
            id: id.to_owned(),
            ..Article::default()
        });
        assert_eq!(
            unknown_id("Habour", &articles[5..]),
            "I hold no article ‘Habour’. I hold harbour and f."
        );
        let told = unknown_id("Habour", &articles);
        assert!(told.contains("I hold harbour, a, "), "{told}");
        assert!(
            told.ends_with("and 2 others. `footnote check` lists them all."),
            "{told}"
        );
    }
}
