//! The commands, in the one table that lists them: what is registered with
//! Discord, and what each does.

mod about;
mod ask;
mod choose;
mod help;
mod menus;
mod outline;
mod quote;
#[cfg(test)]
mod registration_tests;
mod summary;
#[cfg(test)]
mod tests;

use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandInteraction, CommandOptionType, CommandType, InstallationContext, InteractionContext,
    ResolvedOption, ResolvedValue,
};
use serenity::model::id::UserId;

use super::draw;
use super::response::Response;
use crate::bot::Turn;
use crate::library::Library;

/// A command.
pub(super) struct Command {
    /// What is typed after the slash, or the line in the menu.
    pub(super) name: &'static str,
    kind: CommandType,
    /// What it does; empty for a menu, which has no room for it.
    description: &'static str,
    options: &'static [Parameter],
    /// Whether it costs a question of the member's rate.
    pub(super) asks: bool,
    run: fn(&Call<'_>) -> Response,
}

/// What a command can be told.
struct Parameter {
    name: &'static str,
    description: &'static str,
    required: bool,
    kind: Kind,
}

/// What is told.
enum Kind {
    /// Text of at most this many characters.
    Text(u16),
    /// Text, with choices offered for what was typed so far.
    Offered(u16, fn(&Call<'_>, typed: &str) -> Vec<Offer>),
    /// Yes or no.
    Flag,
}

/// A choice that is offered: what is shown, and what is then typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) name: String,
    pub(super) value: String,
}

/// Every command.
pub(super) const COMMANDS: [&Command; 8] = [
    &ask::COMMAND,
    &quote::COMMAND,
    &summary::COMMAND,
    &outline::COMMAND,
    &about::COMMAND,
    &help::COMMAND,
    &menus::ASK,
    &menus::CHECK_QUOTES,
];

/// The longest text that a command takes: as long as a message.
const LONGEST_TEXT: u16 = 2000;

/// A command that was called.
pub(super) struct Call<'a> {
    pub(super) library: &'a Library,
    pub(super) interaction: &'a CommandInteraction,
    /// What the member asked before in this channel.
    pub(super) previous: Option<Turn>,
    /// The bot.
    pub(super) me: UserId,
}

/// The command that was called, if it is one of these.
pub(super) fn find(interaction: &CommandInteraction) -> Option<&'static Command> {
    COMMANDS.into_iter().find(|command| {
        command.name == interaction.data.name && command.kind == interaction.data.kind
    })
}

impl Command {
    /// Does what it is for.
    pub(super) fn run(&self, call: &Call<'_>) -> Response {
        (self.run)(call)
    }

    /// What to offer for the parameter that is being typed.
    pub(super) fn offers(&self, call: &Call<'_>) -> Vec<Offer> {
        let Some(typing) = call.interaction.data.autocomplete() else {
            return Vec::new();
        };
        let parameter = self
            .options
            .iter()
            .find(|option| option.name == typing.name);
        match parameter.map(|parameter| &parameter.kind) {
            Some(Kind::Offered(_, offers)) => offers(call, typing.value),
            _ => Vec::new(),
        }
    }

    /// As Discord registers it: for servers and for members, in servers, in
    /// direct messages with the bot and in others.
    pub(super) fn registration(&self) -> CreateCommand {
        let mut command = CreateCommand::new(self.name)
            .kind(self.kind)
            .integration_types(vec![InstallationContext::Guild, InstallationContext::User])
            .contexts(vec![
                InteractionContext::Guild,
                InteractionContext::BotDm,
                InteractionContext::PrivateChannel,
            ])
            .set_options(self.options.iter().map(Parameter::registration).collect());
        if self.kind == CommandType::ChatInput {
            command = command.description(self.description);
        }
        command
    }
}

impl Parameter {
    fn registration(&self) -> CreateCommandOption {
        let kind = match self.kind {
            Kind::Flag => CommandOptionType::Boolean,
            Kind::Text(_) | Kind::Offered(..) => CommandOptionType::String,
        };
        let option =
            CreateCommandOption::new(kind, self.name, self.description).required(self.required);
        match self.kind {
            Kind::Text(longest) => option.min_length(1).max_length(longest),
            Kind::Offered(longest, _) => option.max_length(longest).set_autocomplete(true),
            Kind::Flag => option,
        }
    }
}

impl Call<'_> {
    /// The text that was given for a parameter, if any was.
    fn text(&self, name: &str) -> Option<String> {
        self.values()
            .into_iter()
            .find(|option| option.name == name)
            .and_then(|option| match option.value {
                ResolvedValue::String(text) | ResolvedValue::Autocomplete { value: text, .. } => {
                    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
                }
                _ => None,
            })
    }

    /// Whether a flag was set.
    fn flag(&self, name: &str) -> bool {
        self.values().iter().any(|option| {
            option.name == name && matches!(option.value, ResolvedValue::Boolean(true))
        })
    }

    /// Whether the answer is for the asker alone.
    pub(super) fn is_private(&self) -> bool {
        self.flag("private")
    }

    fn values(&self) -> Vec<ResolvedOption<'_>> {
        self.interaction.data.options()
    }

    /// Who asked, for the drawing.
    fn asked(&self, article: Option<usize>) -> draw::ReplyContext {
        let id = article.map(|number| &self.library.index.articles()[number].id);
        draw::ReplyContext {
            asker: self.interaction.user.id.get(),
            article: id.map(|id| super::fingerprint::Fingerprint::of(id)),
            private: self.is_private(),
        }
    }
}
