use serenity::builder::{
    AutocompleteChoice, CreateAutocompleteResponse, CreateInteractionResponse,
};

use super::commands::Offer;
use super::draft::Draft;
use super::{draw, limits, markdown};
use crate::answer::Verdict;
use crate::bot::Turn;
use crate::text::truncate;

/// What to do about an interaction.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Response {
    /// Say this.
    Say(Box<Said>),
    /// Put this in place of the message whose button was pressed.
    Replace(Draft),
    /// Delete the message whose button was pressed.
    Delete,
    /// Offer these.
    Offer(Vec<Offer>),
}

/// Something said, and what it leaves behind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) draft: Draft,
    /// What became of the question, if it was one.
    pub(super) verdict: Option<Verdict>,
    /// What a follow-up leans on.
    pub(super) turn: Option<Turn>,
}

impl Said {
    /// A notice in place of an answer.
    pub(super) fn notice(text: impl Into<String>, asked: &draw::ReplyContext) -> Self {
        Self {
            draft: draw::notice(text, asked),
            verdict: None,
            turn: None,
        }
    }
}

impl Response {
    /// Says something that answers no question.
    pub(super) fn say(draft: Draft) -> Self {
        Self::Say(Box::new(Said {
            draft,
            verdict: None,
            turn: None,
        }))
    }

    /// Tells something to the one who asked, and nobody else.
    pub(super) fn note(text: impl Into<String>) -> Self {
        Self::say(Draft::note(text))
    }

    /// Likewise a plain text, which may repeat what somebody wrote.
    pub(super) fn plain_note(text: &str) -> Self {
        Self::note(draw::content(text))
    }

    /// As it is sent. The message to delete is acknowledged first.
    pub(super) fn create(&self) -> CreateInteractionResponse {
        match self {
            Self::Say(said) => CreateInteractionResponse::Message(said.draft.response()),
            Self::Replace(draft) => CreateInteractionResponse::UpdateMessage(draft.response()),
            Self::Delete => CreateInteractionResponse::Acknowledge,
            Self::Offer(offers) => {
                let choices = offers
                    .iter()
                    .map(|offer| (markdown::one_line(&offer.name), &offer.value))
                    .filter(|(name, value)| !name.is_empty() && fits(value))
                    .take(limits::CHOICES)
                    .map(|(name, value)| {
                        let name = truncate(&name, limits::CHOICE_TEXT);
                        AutocompleteChoice::new(name, value.as_str())
                    })
                    .collect();
                CreateInteractionResponse::Autocomplete(
                    CreateAutocompleteResponse::new().set_choices(choices),
                )
            }
        }
    }
}

/// Whether Discord takes this as a choice's value: a cut one would be another.
fn fits(value: &str) -> bool {
    !value.trim().is_empty() && value.encode_utf16().count() <= limits::CHOICE_TEXT
}

#[cfg(test)]
mod tests {
    use super::{Offer, Response};

    #[test]
    fn choices_keep_to_what_discord_takes() {
        let offer = |name: &str, value: &str| Offer {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        let mut offers = vec![
            offer(&"n".repeat(150), "long name"),
            offer("long value", &"v".repeat(101)),
            offer(" ", "no name"),
            offer("no value", ""),
            offer("\u{200b}", "nothing to see"),
            offer("two\nlines \u{202e}", "one line"),
        ];
        offers.extend((0..40).map(|number| offer("a", &format!("{number}"))));
        let json = serde_json::to_value(Response::Offer(offers).create()).expect("JSON");
        let choices = json["data"]["choices"].as_array().expect("choices");
        assert_eq!(choices.len(), 25);
        assert_eq!(choices[0]["value"], "long name");
        assert_eq!(
            choices[0]["name"].as_str().expect("a name").chars().count(),
            100
        );
        assert_eq!(choices[1]["name"], "two lines");
        assert_eq!(choices[2]["value"], "0");
    }
}
