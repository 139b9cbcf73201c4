use super::{Scope, counted, listed};
use crate::article::{Article, Wording};

/// What becomes of what somebody asks.
pub const PRIVACY: &str = "Your question is answered on the machine that I run on: it goes to no other service and \
     into no log. For follow-ups I remember the last questions for a while, in memory only. What the buttons need \
     stands in my messages themselves.";

/// What can be pressed below an answer.
pub const BUTTONS: &str = "Below an answer, ‘In context’ shows the paragraph around the passage, ‘More passages’ all \
     that I found, and ‘Why?’ how I chose. ‘Delete’ is for whoever asked, and for moderators.";

/// What the bot is and how it answers.
#[must_use]
pub fn about(scope: Scope) -> &'static str {
    scope.pick(
        "I answer questions about an article by quoting it. I look for the passage that answers, say where it \
         stands, and say so if there is none. No language model is behind me: I write nothing about the article \
         myself, and what I quote are its claims, not mine.",
        "I answer questions about articles by quoting them. I look for the passage that answers, say where it \
         stands, and say so if there is none. No language model is behind me: I write nothing about the articles \
         myself, and what I quote are their claims, not mine.",
    )
}

/// How to ask where messages are written; `bot` is how the bot is mentioned.
#[must_use]
pub fn ways_to_ask(bot: &str) -> String {
    format!("Mention {bot} with your question, or type / to see my commands.")
}

/// Which commands stand in a message's menu.
#[must_use]
pub fn in_the_menu(commands: &[&str]) -> String {
    let commands: Vec<String> = commands.iter().map(|name| format!("‘{name}’")).collect();
    format!(
        "In a message's menu, under Apps: {}.",
        listed(&commands, "and")
    )
}

/// How much an article holds: "8 sections, 22 paragraphs".
#[must_use]
pub fn extent(article: &Article) -> String {
    let headed = article
        .sections
        .iter()
        .filter(|section| section.heading.is_some());
    format!(
        "{}, {}",
        counted(headed.count(), "section"),
        counted(article.paragraph_count(), "paragraph")
    )
}

/// Whose words the passages of an article are, if not its own.
#[must_use]
pub fn wording(wording: Wording) -> Option<&'static str> {
    match wording {
        Wording::Verbatim => None,
        Wording::Summary => Some("What I quote are words about this article, not its own."),
    }
}

#[cfg(test)]
mod tests {
    use super::extent;
    use crate::article::{Article, Paragraph, Section};

    #[test]
    fn an_extent_is_counted() {
        let lead = Section {
            paragraphs: vec![Paragraph::default()],
            ..Section::default()
        };
        let headed = Section {
            heading: Some("Pushback".into()),
            ..lead.clone()
        };
        let article = Article {
            sections: vec![lead, headed],
            ..Article::default()
        };
        assert_eq!(extent(&article), "1 section, 2 paragraphs");
    }
}
