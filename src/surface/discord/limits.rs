//! What Discord accepts, from its API documentation. Lengths are counted there
//! in UTF-16 code units or in characters; in UTF-16 here, so as to stay under
//! both.

/// How long Discord takes `text` to be, at most.
pub(super) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A message's content.
pub(super) const CONTENT: usize = 2000;
/// Embeds in a message.
pub(super) const EMBEDS: usize = 10;
/// An embed's title.
pub(super) const EMBED_TITLE: usize = 256;
/// An embed's description.
pub(super) const EMBED_DESCRIPTION: usize = 4096;
/// Fields in an embed.
pub(super) const EMBED_FIELDS: usize = 25;
/// A field's name.
pub(super) const FIELD_NAME: usize = 256;
/// A field's value.
pub(super) const FIELD_VALUE: usize = 1024;
/// An embed's footer.
pub(super) const EMBED_FOOTER: usize = 2048;
/// Title, description, fields and footer of all embeds of a message.
pub(super) const EMBEDS_TOTAL: usize = 6000;
/// An address that an embed or a button links to.
pub(super) const URL: usize = 512;
/// Buttons in a row.
pub(super) const BUTTONS: usize = 5;
/// A button's label.
pub(super) const BUTTON_LABEL: usize = 80;
/// Options of a select menu.
pub(super) const SELECT_OPTIONS: usize = 25;
/// An option's label, its value and its description.
pub(super) const SELECT_TEXT: usize = 100;
/// A component's id.
#[cfg(test)]
pub(super) const CUSTOM_ID: usize = 100;
/// Choices that an autocomplete offers.
pub(super) const CHOICES: usize = 25;
/// A choice's name and its value.
pub(super) const CHOICE_TEXT: usize = 100;
