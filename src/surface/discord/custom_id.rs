//! What a button does, written into its `custom_id`: nothing is kept in memory,
//! so that a button works after a restart and in a year.

use std::fmt;
use std::str::FromStr;

use super::fingerprint::Fingerprint;

/// The version of the format. A `custom_id` with another one is
/// [`Unreadable`].
const VERSION: &str = "1";

/// What a button or a select menu does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Shows a passage in its paragraph, with the neighbours.
    Context(PassageKey),
    /// Shows more passages for the question of the message.
    More(AnswerKey),
    /// Says how the answer of the message came about.
    Why(AnswerKey),
    /// Asks a suggested question.
    Suggestion {
        /// Its place in the message: no two buttons share a `custom_id`.
        number: u32,
        /// The question.
        question: Fingerprint,
        /// The article that the message's question was put to, if to one.
        article: Option<Fingerprint>,
    },
    /// Turns to another page of an outline.
    Outline {
        /// The article.
        article: Fingerprint,
        /// The page, from 0.
        page: u32,
    },
    /// Turns to another page of a summary.
    Summary {
        /// The article.
        article: Fingerprint,
        /// The page, from 0.
        page: u32,
    },
    /// A menu of an article's sections; each value is a [`SectionKey`].
    Sections {
        /// The article.
        article: Fingerprint,
        /// The page of the outline, from 0.
        page: u32,
    },
    /// Deletes the message.
    Delete {
        /// The member who asked.
        asker: u64,
    },
}

impl Action {
    /// Its name in logs and metrics.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Context(_) => "context",
            Self::More(_) => "more",
            Self::Why(_) => "why",
            Self::Suggestion { .. } => "suggestion",
            Self::Outline { .. } => "outline",
            Self::Summary { .. } => "summary",
            Self::Sections { .. } => "section",
            Self::Delete { .. } => "delete",
        }
    }

    /// The article that the message's question was put to (its id), if the action
    /// tells of one.
    pub(super) fn asked_article(&self) -> Option<Fingerprint> {
        match self {
            Self::More(key) | Self::Why(key) => key.article,
            Self::Suggestion { article, .. } => *article,
            Self::Outline { article, .. }
            | Self::Summary { article, .. }
            | Self::Sections { article, .. } => Some(*article),
            Self::Context(_) | Self::Delete { .. } => None,
        }
    }

    /// The article of the passage that the action shows, if it shows one.
    fn shown_article(&self) -> Option<Fingerprint> {
        match self {
            Self::Context(key) => Some(key.article),
            _ => None,
        }
    }

    /// Whether the message's question may have been put to all articles.
    fn may_be_of_all(&self) -> bool {
        matches!(self, Self::More(_) | Self::Why(_) | Self::Suggestion { .. })
    }
}

/// The article that the question of a message with these buttons was put to (its id),
/// if to one. Where nothing tells that, it is the one that the message quotes.
pub(super) fn article_of(actions: &[Action]) -> Option<Fingerprint> {
    let told = actions.iter().find_map(Action::asked_article);
    if told.is_some() || actions.iter().any(Action::may_be_of_all) {
        return told;
    }
    actions.iter().find_map(Action::shown_article)
}

/// An answer as it was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AnswerKey {
    /// The article that the question was put to (its id), if to one.
    pub(super) article: Option<Fingerprint>,
    /// The text of its first passage, if it had one.
    pub(super) first: Option<Fingerprint>,
}

/// Where a passage stands, and what it said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PassageKey {
    /// The article's id.
    pub(super) article: Fingerprint,
    /// The section, from 0.
    pub(super) section: u32,
    /// The paragraph in its section, from 1.
    pub(super) paragraph: u32,
    /// Its first byte in the paragraph.
    pub(super) start: u32,
    /// The byte after its last one.
    pub(super) end: u32,
    /// Its text.
    pub(super) text: Fingerprint,
}

/// A section as it was listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SectionKey {
    /// The section, from 0.
    pub(super) section: u32,
    /// Its heading.
    pub(super) heading: Fingerprint,
}

/// Not written by this version of the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

impl fmt::Display for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{VERSION}:")?;
        match self {
            Self::Context(key) => write!(
                formatter,
                "context:{}:{}:{}:{}:{}:{}",
                key.article, key.section, key.paragraph, key.start, key.end, key.text
            ),
            Self::More(key) => write!(formatter, "more:{key}"),
            Self::Why(key) => write!(formatter, "why:{key}"),
            Self::Suggestion {
                number,
                question,
                article,
            } => write!(formatter, "ask:{number}:{question}:{}", Perhaps(*article)),
            Self::Outline { article, page } => write!(formatter, "outline:{article}:{page}"),
            Self::Summary { article, page } => write!(formatter, "summary:{article}:{page}"),
            Self::Sections { article, page } => write!(formatter, "sections:{article}:{page}"),
            Self::Delete { asker } => write!(formatter, "delete:{asker}"),
        }
    }
}

impl fmt::Display for AnswerKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}:{}",
            Perhaps(self.article),
            Perhaps(self.first)
        )
    }
}

impl fmt::Display for SectionKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.section, self.heading)
    }
}

impl FromStr for Action {
    type Err = Unreadable;

    fn from_str(id: &str) -> Result<Self, Unreadable> {
        let parts: Vec<&str> = id.split(':').collect();
        let [VERSION, kind, rest @ ..] = parts.as_slice() else {
            return Err(Unreadable);
        };
        match (*kind, rest) {
            ("context", [article, section, paragraph, start, end, text]) => {
                Ok(Self::Context(PassageKey {
                    article: read(article)?,
                    section: read(section)?,
                    paragraph: read(paragraph)?,
                    start: read(start)?,
                    end: read(end)?,
                    text: read(text)?,
                }))
            }
            ("more", [article, first]) => Ok(Self::More(AnswerKey::read(article, first)?)),
            ("why", [article, first]) => Ok(Self::Why(AnswerKey::read(article, first)?)),
            ("ask", [number, question, article]) => Ok(Self::Suggestion {
                number: read(number)?,
                question: read(question)?,
                article: Perhaps::read(article)?,
            }),
            ("outline", [article, page]) => Ok(Self::Outline {
                article: read(article)?,
                page: read(page)?,
            }),
            ("summary", [article, page]) => Ok(Self::Summary {
                article: read(article)?,
                page: read(page)?,
            }),
            ("sections", [article, page]) => Ok(Self::Sections {
                article: read(article)?,
                page: read(page)?,
            }),
            ("delete", [asker]) => Ok(Self::Delete {
                asker: read(asker)?,
            }),
            _ => Err(Unreadable),
        }
    }
}

impl FromStr for SectionKey {
    type Err = Unreadable;

    fn from_str(value: &str) -> Result<Self, Unreadable> {
        let (section, heading) = value.split_once(':').ok_or(Unreadable)?;
        Ok(Self {
            section: read(section)?,
            heading: read(heading)?,
        })
    }
}

impl AnswerKey {
    fn read(article: &str, first: &str) -> Result<Self, Unreadable> {
        Ok(Self {
            article: Perhaps::read(article)?,
            first: Perhaps::read(first)?,
        })
    }
}

/// A fingerprint, or `-` for none.
struct Perhaps(Option<Fingerprint>);

impl Perhaps {
    fn read(text: &str) -> Result<Option<Fingerprint>, Unreadable> {
        if text == "-" {
            return Ok(None);
        }
        read(text).map(Some)
    }
}

impl fmt::Display for Perhaps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(fingerprint) => fingerprint.fmt(formatter),
            None => formatter.write_str("-"),
        }
    }
}

fn read<T: FromStr>(text: &str) -> Result<T, Unreadable> {
    text.parse().map_err(|_| Unreadable)
}

#[cfg(test)]
mod tests {
    use super::super::limits;
    use super::{Action, AnswerKey, Fingerprint, PassageKey, SectionKey, Unreadable, article_of};

    #[track_caller]
    fn survives(action: Action) {
        let id = action.to_string();
        assert!(id.len() <= limits::CUSTOM_ID, "{id}");
        assert_eq!(id.parse(), Ok(action), "{id}");
    }

    #[test]
    fn every_action_survives_its_writing_within_the_limit() {
        let text = Fingerprint::of("a");
        let article = Some(Fingerprint::of("b"));
        survives(Action::Context(PassageKey {
            article: text,
            section: u32::MAX,
            paragraph: u32::MAX,
            start: u32::MAX,
            end: u32::MAX,
            text,
        }));
        let answer = AnswerKey {
            article,
            first: Some(text),
        };
        survives(Action::More(answer));
        survives(Action::Why(AnswerKey {
            article: None,
            first: None,
        }));
        survives(Action::Suggestion {
            number: 4,
            question: text,
            article,
        });
        survives(Action::Outline {
            article: text,
            page: u32::MAX,
        });
        survives(Action::Summary {
            article: text,
            page: u32::MAX,
        });
        survives(Action::Sections {
            article: text,
            page: 0,
        });
        survives(Action::Delete { asker: u64::MAX });
        let key = SectionKey {
            section: u32::MAX,
            heading: text,
        };
        let value = key.to_string();
        assert!(value.len() <= limits::SELECT_TEXT);
        assert_eq!(value.parse(), Ok(key));
    }

    #[test]
    fn buttons_tell_which_article_was_asked() {
        let (asked, quoted) = (Fingerprint::of("a"), Fingerprint::of("b"));
        let context = Action::Context(PassageKey {
            article: quoted,
            section: 0,
            paragraph: 1,
            start: 0,
            end: 1,
            text: quoted,
        });
        let why = |article| {
            Action::Why(AnswerKey {
                article,
                first: None,
            })
        };
        let (article, delete) = (asked, Action::Delete { asker: 1 });
        for (actions, expected) in [
            (vec![context, why(Some(asked)), delete], Some(asked)),
            // It was put to all of them.
            (vec![context, why(None), delete], None),
            (vec![context, delete], Some(quoted)),
            (vec![Action::Outline { article, page: 1 }], Some(asked)),
            (vec![Action::Sections { article, page: 0 }], Some(asked)),
            (vec![delete], None),
        ] {
            assert_eq!(article_of(&actions), expected, "{actions:?}");
        }
    }

    /// Messages that were sent hold these: changing the format takes a new
    /// version.
    #[test]
    fn the_format_lasts() {
        let id = "1:context:9ce48422e8d7:4:1:120:287:4171f739e27c";
        let key = PassageKey {
            article: Fingerprint::of(""),
            section: 4,
            paragraph: 1,
            start: 120,
            end: 287,
            text: Fingerprint::of("foobar"),
        };
        assert_eq!(id.parse(), Ok(Action::Context(key)));
    }

    #[test]
    fn what_is_not_ours_is_unreadable() {
        for id in [
            "",
            "why",
            "0:why:-:-",
            "2:why:-:-",
            "1:why:-",
            "1:why:-:-:-",
            "1:delete:x",
            "1:context:9ce48422e8d7:-1:1:0:1:9ce48422e8d7",
        ] {
            assert_eq!(id.parse::<Action>(), Err(Unreadable), "{id}");
        }
    }
}
