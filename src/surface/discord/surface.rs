/// The ways in which a question reaches the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Surface {
    /// A slash command.
    Slash,
    /// A message's menu.
    Menu,
    /// A button or a select menu.
    Button,
    /// A mention in a channel or thread.
    Mention,
    /// A reply to one of the bot's messages.
    Reply,
    /// A direct message.
    DirectMessage,
    /// A channel in which the bot listens.
    Channel,
}

impl Surface {
    /// Its name in logs and metrics.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Slash => "slash",
            Self::Menu => "menu",
            Self::Button => "button",
            Self::Mention => "mention",
            Self::Reply => "reply",
            Self::DirectMessage => "dm",
            Self::Channel => "channel",
        }
    }
}
