//! `footnote ask --batch`: a question a line in, a JSON object a line out.

use std::io::{BufRead, Write};

use super::ask::timed;
use super::exit::{Exit, Failure};
use super::json::JsonAnswer;
use super::knowledge;
use super::lines::Lines;
use crate::answer::Options;
use crate::library::Library;

/// Answers every line of `input`, in order, each before the next is read. The
/// memory that it takes does not depend on how many there are.
pub(super) fn run(
    library: &Library,
    options: &Options,
    input: impl BufRead,
    mut output: impl Write,
) -> Result<Exit, Failure> {
    let scope = knowledge::scope(library, options);
    let mut questions = Lines::new(input);
    let mut line = Vec::new();
    while let Some(question) = questions.next().map_err(Failure::Input)? {
        let (reply, elapsed_us) = timed(library, &question, options);
        line.clear();
        serde_json::to_writer(
            &mut line,
            &JsonAnswer::new(&reply.answer, scope, elapsed_us),
        )
        .map_err(Failure::Json)?;
        line.push(b'\n');
        output
            .write_all(&line)
            .and_then(|()| output.flush())
            .map_err(Failure::Output)?;
    }
    Ok(Exit::Done)
}
