use super::{irregular, table};

/// English words with their derivations and synonyms, sorted, one
/// `word derivation…|synonym…|kind…` a line, what follows the word as stems, so
/// that nothing need be stemmed at a question. Where they come from stands in NOTICE.
const ENGLISH: &str = include_str!("data/related.en.txt");

/// The terms of English words that are related to a word, as dictionaries have
/// them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// Words made from it, or it from them ("deportation" for "deport").
    pub derivations: Vec<&'static str>,
    /// Words that can mean the same ("hurt" for "injured").
    pub synonyms: Vec<&'static str>,
    /// Words for a kind of it, or for what it is a kind of ("violin" for
    /// "instrument", and "instrument" for "violin").
    pub kinds: Vec<&'static str>,
}

/// The terms that are related to a folded English word, in any of its
/// inflected forms.
///
/// ```
/// use footnote::text::related;
///
/// assert!(related("injured").synonyms.contains(&"hurt"));
/// assert!(related("deports").derivations.is_empty() && related("wages").synonyms.contains(&"salari"));
/// assert!(related("xyzzy").synonyms.is_empty());
/// ```
#[must_use]
pub fn related(folded: &str) -> Related {
    let mut related = Related::default();
    for lemma in lemmas(folded) {
        let Some(line) = table::look_up(ENGLISH, &lemma) else {
            continue;
        };
        let mut columns = line.split('|');
        for list in [
            &mut related.derivations, &mut related.synonyms, &mut related.kinds,
        ] {
            add(list, columns.next().unwrap_or_default());
        }
    }
    related
}

fn add(list: &mut Vec<&'static str>, words: &'static str) {
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        if !list.contains(&word) {
            list.push(word);
        }
    }
}

/// What a dictionary may list the word under: the word itself, and what is left
/// without an inflection. Forms that are no words are simply not found.
fn lemmas(folded: &str) -> Vec<String> {
    let mut lemmas = vec![folded.to_owned()];
    lemmas.extend(irregular::base(folded).map(str::to_owned));
    for (ending, replacements) in [
        ("ies", &["y"][..]),
        ("es", &["", "e"]),
        ("s", &[""]),
        ("ied", &["y"]),
        ("ed", &["", "e"]),
        ("ing", &["", "e"]),
    ] {
        let Some(head) = folded.strip_suffix(ending).filter(|head| head.len() > 1) else {
            continue;
        };
        lemmas.extend(
            replacements
                .iter()
                .map(|replacement| format!("{head}{replacement}")),
        );
        // "stopped" -> "stop"
        let mut tail = head.chars().rev();
        if let (Some(last), Some(before)) = (tail.next(), tail.next())
            && last == before
            && matches!(ending, "ed" | "ing")
        {
            lemmas.push(head[..head.len() - last.len_utf8()].to_owned());
        }
        break;
    }
    lemmas
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, lemmas, related, table};

    #[test]
    fn the_table_is_sorted() {
        table::assert_is_sorted(ENGLISH);
    }

    #[test]
    fn inflected_forms_are_found() {
        for (form, lemma) in [
            ("policies", "policy"),
            ("watches", "watch"),
            ("refuses", "refuse"),
            ("denied", "deny"),
            ("stopped", "stop"),
            ("injured", "injure"),
            ("shooting", "shoot"),
            ("shot", "shoot"),
        ] {
            assert!(lemmas(form).iter().any(|found| found == lemma), "{form}");
        }
    }

    #[test]
    fn any_word_is_fine() {
        for word in ["", "s", "ed", "ing", "ééed", "国", "ssing"] {
            let _ = related(word);
        }
    }
}
