//! Whether something said in a channel is a question at all.

use crate::text::{fold, words};

/// Words with which an English question begins, whoever leaves out the mark.
const OPENERS: [&str; 31] = [
    "are", "can", "could", "did", "do", "does", "had", "has", "have", "how", "is", "should", "was",
    "were", "what", "whats", "what's", "when", "where", "which", "who", "whom", "whose", "whos",
    "who's", "why", "will", "would", "hows", "how's", "wheres",
];

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
        .is_some_and(|word| OPENERS.contains(&&*fold(&word.text.replace('’', "'"))))
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
            "市长是谁？", "the mayor?!",
        ] {
            assert!(reads_like_a_question(question), "{question}");
        }
        for talk in ["", "🙂", "I love the mayor", "whatever", "well; no"] {
            assert!(!reads_like_a_question(talk), "{talk}");
        }
    }
}
