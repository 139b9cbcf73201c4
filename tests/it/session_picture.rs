//! The README's picture of a session is what the bot says today.
//! `cargo run --example session > docs/session.svg` draws it anew.

#[path = "../../examples/session.rs"]
#[expect(dead_code, reason = "the example's own entry point")]
mod session;

#[test]
fn the_picture_shows_what_the_bot_says_today() {
    let drawn = session::picture();
    assert!(
        drawn == include_str!("../../docs/session.svg"),
        "docs/session.svg is out of date: cargo run --example session > docs/session.svg"
    );
}
