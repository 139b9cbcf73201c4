//! Any bytes as a conversation.

use footnote::answer::Options;
use footnote::bot::{Request, Turn, reply};
use footnote::index::Index;

use super::answers::well_formed;

/// Any lines, each a question after the one before, get the same well-formed replies twice.
pub(crate) fn converse(index: &Index, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut previous: Option<Turn> = None;
    for line in text.lines() {
        let request = Request {
            text: line,
            previous: previous.as_ref(),
            options: Options::default(),
        };
        let found = reply(index, &request);
        assert_eq!(found, reply(index, &request));
        well_formed(&found.answer);
        previous = Some(found.turn);
    }
}
