use super::languages::Words;
use super::{Language, fold, words};

/// English function words: they carry a question's grammar, not its subject.
/// Contractions stand without their apostrophe's tail ("don" of "don't").
const ENGLISH: &[&str] = &[
    "a", "about", "above", "actually", "after", "again", "all", "already", "also", "although",
    "am", "among", "an", "and", "any", "anybody", "anyone", "anything", "are", "aren", "arent",
    "as", "at", "be", "became", "because", "been", "before", "being", "below", "between", "both",
    "but", "by", "can", "cannot", "cant", "could", "couldn", "couldnt", "did", "didn", "didnt",
    "do", "does", "doesn", "doesnt", "doing", "don", "dont", "down", "during", "each", "either",
    "else", "ever", "every", "everyone", "everything", "few", "for", "from", "further", "get",
    "gets", "getting", "got", "had", "has", "hasn", "hasnt", "have", "haven", "havent", "having",
    "he", "her", "here", "hers", "herself", "hes", "him", "himself", "his", "how", "however",
    "hows", "i", "if", "im", "in", "into", "is", "isn", "isnt", "it", "its", "itself", "ive",
    "just", "let", "lets", "many", "may", "maybe", "me", "might", "more", "most", "much", "must",
    "my", "myself", "neither", "no", "nor", "not", "now", "of", "off", "on", "once", "one", "only",
    "onto", "or", "other", "our", "ours", "ourselves", "out", "over", "own", "per", "please",
    "pls", "quite", "rather", "really", "same", "shall", "she", "shes", "should", "shouldn",
    "shouldnt", "so", "some", "somebody", "someone", "something", "still", "such", "than", "that",
    "thats", "the", "their", "theirs", "them", "themselves", "then", "there", "theres", "these",
    "they", "theyre", "thing", "things", "this", "those", "though", "through", "to", "too",
    "under", "until", "up", "upon", "us", "very", "via", "was", "wasn", "wasnt", "we", "were",
    "weren", "werent", "what", "whatever", "whats", "when", "whenever", "whens", "where", "wheres",
    "whether", "which", "while", "who", "whom", "whos", "whose", "why", "whys", "will", "with",
    "within", "without", "wont", "would", "wouldn", "wouldnt", "yes", "yet", "you", "your",
    "youre", "yours", "yourself",
];

/// Whether a folded word is a function word of `language`. Languages without a
/// list of their own have none: idf alone keeps their common words down.
pub(crate) fn is_stop_word(language: Language, folded: &str) -> bool {
    let list = match language {
        Language::English => ENGLISH,
        _ => Words::of(language).stop,
    };
    list.binary_search(&folded).is_ok()
}

/// The first of `languages` whose function words `text` has most of; the very
/// first where none has any.
///
/// ```
/// use footnote::text::{Language, spoken};
///
/// let both = [Language::German, Language::English];
/// assert_eq!(spoken("When did they die?", &both), Language::English);
/// assert_eq!(spoken("Minneapolis?", &both), Language::German);
/// ```
#[must_use]
pub fn spoken(text: &str, languages: &[Language]) -> Language {
    let count = |language: Language| {
        words(text)
            .filter(|word| is_stop_word(language, &fold(word.text)))
            .count()
    };
    let best = languages
        .iter()
        .rev()
        .max_by_key(|language| count(**language));
    best.copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::ENGLISH;

    #[test]
    fn lists_are_sorted_folded_and_without_doubles() {
        for pair in ENGLISH.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        for word in ENGLISH {
            assert_eq!(&fold(word), word);
        }
    }
}
