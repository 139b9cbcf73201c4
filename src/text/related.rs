use super::irregular;
use super::table::{Table, table};

/// English words with their derivations and synonyms, sorted, one
/// `word derivation…|synonym…|kind…` a line, what follows the word as stems, so
/// that nothing need be stemmed at a question. Where they come from stands in NOTICE.
static ENGLISH: Table = table!("related.en");

/// The terms of English words that are related to a word, as dictionaries have
/// them. Where several dictionary words are meant, a term may come more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// A line of the table for each of those words, in columns.
    lines: Vec<[&'static str; 3]>,
}

impl Related {
    /// Words made from it, or it from them ("deportation" for "deport").
    pub fn derivations(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.column(0)
    }

    /// Words that can mean the same ("hurt" for "injured").
    pub fn synonyms(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.column(1)
    }

    /// Words for a kind of it, or for what it is a kind of ("violin" for
    /// "instrument", and "instrument" for "violin").
    pub fn kinds(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.column(2)
    }

    fn column(&self, number: usize) -> impl Iterator<Item = &'static str> + '_ {
        let columns = self.lines.iter().map(move |line| line[number]);
        columns.flat_map(str::split_ascii_whitespace)
    }
}

/// The terms that are related to a folded English word, in any of its
/// inflected forms.
///
/// ```
/// use footnote::text::related;
///
/// assert!(related("injured").synonyms().any(|word| word == "hurt"));
/// assert!(related("wages").synonyms().any(|word| word == "salari"));
/// assert_eq!(related("xyzzy").synonyms().count(), 0);
/// ```
#[must_use]
pub fn related(folded: &str) -> Related {
    let lemmas = lemmas(folded);
    let lines = lemmas.iter().filter_map(|lemma| {
        let mut columns = ENGLISH.look_up(lemma)?.split('|');
        Some(std::array::from_fn(|_| columns.next().unwrap_or_default()))
    });
    Related {
        lines: lines.collect(),
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
    use super::{ENGLISH, lemmas, related};

    #[test]
    fn the_table_is_whole() {
        ENGLISH.assert_is_whole();
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
