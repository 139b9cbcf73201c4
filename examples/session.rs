//! Draws a session in the terminal as a picture:
//! `cargo run --example session > docs/session.svg`

use std::fmt::Write as _;
use std::sync::Arc;

use anstyle_svg::Term;
use footnote::answer::Options;
use footnote::library::{Library, Origin};
use footnote::surface::terminal::{Session, Step};

const QUESTIONS: [&str; 4] = [
    "How many gang members did Opertion Slavo arrest?",
    "What does Kristi Noem say about sanctuary policies?",
    "and when was she born?",
    "what does it say about the National Guard",
];
const WIDTH: usize = 92;

fn main() {
    print!("{}", picture());
}

/// The session as SVG.
pub(crate) fn picture() -> String {
    let library = Library::load(&Origin::BuiltIn, &mut |_done, _total| {});
    let library = Arc::new(library.expect("the built-in article loads"));
    let mut session = Session::new(library, Options::default(), WIDTH);
    let mut screen = String::from("$ footnote chat\n");
    for question in QUESTIONS {
        writeln!(screen, "\n\u{1b}[1;36m❯\u{1b}[0m {question}").expect("a string takes any text");
        if let Step::Say(text) = session.step(question) {
            screen += &text;
        }
    }
    Term::new().render_svg(&screen)
}
