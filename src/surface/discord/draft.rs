//! A message before it is sent, as plain data: drawn without a network, tested
//! without one, and turned into whichever request it takes.

use serenity::builder::{
    CreateActionRow, CreateAllowedMentions, CreateButton, CreateEmbed, CreateEmbedFooter,
    CreateInteractionResponseMessage, CreateMessage, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, EditMessage,
};
use serenity::model::application::ButtonStyle;
use serenity::model::channel::{MessageReference, Nonce};
use serenity::model::id::{ChannelId, MessageId};

use super::custom_id::Action;

/// A message: what it says and what can be pressed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    /// The text, which notifications and screen readers begin with.
    pub(super) content: String,
    /// The embeds below it.
    pub(super) embeds: Vec<Embed>,
    /// Buttons and menus, a row each.
    pub(super) rows: Vec<Row>,
    /// Only for the member who asked, where the surface allows that.
    pub(super) private: bool,
}

/// An embed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Embed {
    pub(super) title: Option<String>,
    pub(super) description: String,
    pub(super) fields: Vec<Field>,
    pub(super) footer: Option<String>,
    /// The stripe at its side, as `0xRRGGBB`.
    pub(super) colour: u32,
}

/// A field of an embed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: String,
}

/// A row of components.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    Buttons(Vec<Button>),
    Menu {
        action: Action,
        placeholder: String,
        options: Vec<Choice>,
    },
}

/// A button.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Button {
    pub(super) action: Action,
    pub(super) label: String,
    /// A quiet one is grey, one that invites is blue.
    pub(super) inviting: bool,
}

/// An option of a menu.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) description: Option<String>,
}

impl Draft {
    /// A text of its own, for the one who asked.
    pub(super) fn note(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            private: true,
            ..Self::default()
        }
    }

    /// As a message in a channel, for `question`. Discord creates only one
    /// message with its nonce, however often it is sent.
    pub(super) fn message(&self, question: MessageId) -> CreateMessage {
        CreateMessage::new()
            .content(&self.content)
            .embeds(self.embeds())
            .components(self.components())
            .allowed_mentions(nobody())
            .nonce(Nonce::String(question.to_string()))
            .enforce_nonce(true)
    }

    /// The same, as a reply to `question`.
    pub(super) fn reply(&self, channel: ChannelId, question: MessageId) -> CreateMessage {
        // Whoever deleted their question meanwhile still gets the answer.
        let reference = MessageReference::from((channel, question)).fail_if_not_exists(false);
        self.message(question).reference_message(reference)
    }

    /// As the response to an interaction.
    pub(super) fn response(&self) -> CreateInteractionResponseMessage {
        CreateInteractionResponseMessage::new()
            .content(&self.content)
            .embeds(self.embeds())
            .components(self.components())
            .allowed_mentions(nobody())
            .ephemeral(self.private)
    }

    /// In place of a message that was sent.
    pub(super) fn edit(&self) -> EditMessage {
        EditMessage::new()
            .content(&self.content)
            .embeds(self.embeds())
            .components(self.components())
            .allowed_mentions(nobody())
    }

    fn embeds(&self) -> Vec<CreateEmbed> {
        self.embeds.iter().map(Embed::create).collect()
    }

    fn components(&self) -> Vec<CreateActionRow> {
        self.rows.iter().map(Row::create).collect()
    }
}

/// Nothing that is sent pings anybody, the member who asked included.
fn nobody() -> CreateAllowedMentions {
    CreateAllowedMentions::new().replied_user(false)
}

impl Embed {
    fn create(&self) -> CreateEmbed {
        let fields = self
            .fields
            .iter()
            .map(|field| (field.name.as_str(), field.value.as_str(), false));
        let mut embed = CreateEmbed::new().fields(fields).colour(self.colour);
        if !self.description.is_empty() {
            embed = embed.description(&self.description);
        }
        if let Some(title) = &self.title {
            embed = embed.title(title);
        }
        if let Some(footer) = &self.footer {
            embed = embed.footer(CreateEmbedFooter::new(footer));
        }
        embed
    }
}

impl Row {
    fn create(&self) -> CreateActionRow {
        match self {
            Self::Buttons(buttons) => {
                CreateActionRow::Buttons(buttons.iter().map(Button::create).collect())
            }
            Self::Menu {
                action,
                placeholder,
                options,
            } => {
                let options = options.iter().map(Choice::create).collect();
                CreateActionRow::SelectMenu(
                    CreateSelectMenu::new(
                        action.to_string(),
                        CreateSelectMenuKind::String { options },
                    )
                    .placeholder(placeholder),
                )
            }
        }
    }
}

impl Button {
    fn create(&self) -> CreateButton {
        let style = if self.inviting {
            ButtonStyle::Primary
        } else {
            ButtonStyle::Secondary
        };
        CreateButton::new(self.action.to_string())
            .label(&self.label)
            .style(style)
    }
}

impl Choice {
    fn create(&self) -> CreateSelectMenuOption {
        let option = CreateSelectMenuOption::new(&self.label, &self.value);
        match &self.description {
            Some(description) => option.description(description),
            None => option,
        }
    }
}
