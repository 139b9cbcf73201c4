/// Where the passage of an older reply has no article any more.
pub const ARTICLE_GONE: &str = "The article that this passage stood in isn't here any more. Ask again to see what the others say.";

/// Where the passage of an older reply is gone.
pub const PASSAGE_GONE: &str = "The article has changed since: this passage no longer stands in it. Ask again to see what it says now.";

/// Before a passage that was found in another place than before.
pub const PASSAGE_MOVED: &str = "The article has changed since: the passage stands here now.";

/// Before what is found for the question of an older reply, and was not then.
pub const ANSWER_CHANGED: &str =
    "The article has changed since that reply: this is what I find in it now.";

/// Likewise where only the beginning of a long question could be asked again.
pub const ANSWER_OF_A_PART: &str =
    "The question was too long to be kept whole: this is what I find for its beginning.";

/// Before a passage in its paragraph.
pub const IN_CONTEXT: &str = "The passage in its paragraph:";

/// Where a question has no passages.
pub const NO_PASSAGES: &str = "There are no passages to show.";

/// Where an article has no sections.
pub const NO_SECTIONS: &str = "This article has no sections.";

/// Behind a passage that was too long to quote.
pub const REST_IN_CONTEXT: &str = "‘In context’ shows the rest.";

/// Where there was no room for all of an article's sections.
#[must_use]
pub fn all_sections(count: usize) -> String {
    format!("The article has {count} sections in all: /outline lists them.")
}

/// How many there was no room for.
#[must_use]
pub fn hidden(count: usize) -> String {
    format!("… and {count} more")
}

/// Above an article's sections.
#[must_use]
pub fn outline(title: &str) -> String {
    format!("The sections of {title}")
}

/// Which page of several, counted from 0.
#[must_use]
pub fn page(page: u32, pages: u32) -> String {
    format!("Page {} of {pages}", page + 1)
}
