//! Whether something said in a channel is a question at all.

use crate::text::english::{Interrogative, is_auxiliary};
use crate::text::{fold, words};

/// Whether `text` reads like a question: it ends with a question mark, or
/// begins as one does.
///
/// ```
/// use footnote::bot::reads_like_a_question;
///
/// assert!(reads_like_a_question("and the mayor? 🤔"));
/// assert!(reads_like_a_question("whats operation salvo"));
/// assert!(!reads_like_a_question("Nice weather today."));
/// ```
#[must_use]
pub fn reads_like_a_question(text: &str) -> bool {
    let said = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_question_mark(c));
    if said.ends_with(is_question_mark) {
        return true;
    }
    words(text)
        .next()
        .is_some_and(|word| opens_a_question(&fold(&word.text.replace('’', "'"))))
}

/// Whether an English question begins with such a word, whoever leaves out the mark.
/// Statements that leave out their subject begin with some auxiliaries ("must be nice",
/// "am home"), and "May 5th" does with a month.
fn opens_a_question(folded: &str) -> bool {
    let bare = folded.strip_suffix("'s").unwrap_or(folded);
    Interrogative::of(bare).is_some()
        || (is_auxiliary(folded) && !matches!(folded, "am" | "may" | "might" | "must"))
}

fn is_question_mark(c: char) -> bool {
    matches!(c, '?' | '？' | '؟' | '⁇' | '⁉')
}

#[cfg(test)]
mod tests {
    use super::reads_like_a_question;

    #[test]
    fn questions_are_told_from_talk() {
        for question in [
            "Is it true?", "is it true", "What’s Operation Salvo", "¿Quién es el alcalde?",
            "市长是谁？", "the mayor?!", "where's the pool", "shall we bring towels",
        ] {
            assert!(reads_like_a_question(question), "{question}");
        }
        for talk in [
            "", "🙂", "I love the mayor", "whatever", "well; no", "must be nice", "am home",
            "May 5th it is",
        ] {
            assert!(!reads_like_a_question(talk), "{talk}");
        }
    }
}
