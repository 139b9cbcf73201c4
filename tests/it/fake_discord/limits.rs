//! Discord's numbers, from its API documentation. Lengths are in UTF-16 code
//! units: whoever stays under these stays under the same number of characters.

use std::time::Duration;

/// Within which an interaction wants its first response.
pub(crate) const FIRST_RESPONSE: Duration = Duration::from_secs(3);
/// For which an interaction's token is good.
pub(crate) const TOKEN: Duration = Duration::from_secs(15 * 60);
/// Follow-ups to an interaction of a user install alone.
pub(crate) const USER_INSTALL_FOLLOW_UPS: usize = 5;

pub(crate) const CONTENT: usize = 2000;
pub(crate) const NONCE: usize = 25;
pub(crate) const EMBEDS: usize = 10;
pub(crate) const EMBED_TITLE: usize = 256;
pub(crate) const EMBED_DESCRIPTION: usize = 4096;
pub(crate) const EMBED_FIELDS: usize = 25;
pub(crate) const FIELD_NAME: usize = 256;
pub(crate) const FIELD_VALUE: usize = 1024;
pub(crate) const EMBED_FOOTER: usize = 2048;
pub(crate) const EMBED_AUTHOR: usize = 256;
/// Title, description, fields, footer and author of all embeds of a message.
pub(crate) const EMBEDS_TOTAL: usize = 6000;
pub(crate) const EMBED_URL: usize = 2048;
/// Users or roles in `allowed_mentions`.
pub(crate) const ALLOWED_MENTIONS: usize = 100;

pub(crate) const ROWS: usize = 5;
pub(crate) const BUTTONS: usize = 5;
pub(crate) const CUSTOM_ID: usize = 100;
pub(crate) const BUTTON_LABEL: usize = 80;
pub(crate) const BUTTON_URL: usize = 512;
pub(crate) const SELECT_OPTIONS: usize = 25;
/// An option's label, value and description.
pub(crate) const OPTION_TEXT: usize = 100;
pub(crate) const PLACEHOLDER: usize = 150;
pub(crate) const MODAL_TITLE: usize = 45;
pub(crate) const INPUT_LABEL: usize = 45;
pub(crate) const INPUT_PLACEHOLDER: usize = 100;
pub(crate) const INPUT_VALUE: usize = 4000;

/// Commands of a scope: chat input, user, message.
pub(crate) const COMMANDS: [usize; 3] = [100, 15, 15];
/// Commands that may be created in a day and scope.
pub(crate) const COMMANDS_A_DAY: u32 = 200;
pub(crate) const COMMAND_NAME: usize = 32;
pub(crate) const COMMAND_DESCRIPTION: usize = 100;
/// Names, descriptions and values of a command with its options and choices.
pub(crate) const COMMAND_TOTAL: usize = 8000;
pub(crate) const OPTIONS: usize = 25;
pub(crate) const OPTION_STRING: usize = 6000;
pub(crate) const CHOICES: usize = 25;
/// A choice's name and value.
pub(crate) const CHOICE_TEXT: usize = 100;

/// Events that a client may send on one connection in [`GATEWAY_WINDOW`].
pub(crate) const GATEWAY_EVENTS: usize = 120;
pub(crate) const GATEWAY_WINDOW: Duration = Duration::from_secs(60);
/// Bytes of an event from a client.
pub(crate) const GATEWAY_PAYLOAD: usize = 4096;
pub(crate) const IDENTIFIES_A_DAY: u32 = 1000;
pub(crate) const GUILDS_A_SHARD: usize = 2500;
/// Events that a session keeps for a client that resumes. How many Discord keeps
/// isn't documented.
pub(crate) const REPLAYED_EVENTS: usize = 5000;

/// The length of a text in UTF-16 code units.
pub(crate) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}
