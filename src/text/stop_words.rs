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

const GERMAN: &[&str] = &[
    "aber", "alle", "als", "also", "am", "an", "auch", "auf", "aus", "bei", "bin", "bis", "da",
    "damit", "dann", "das", "dass", "dem", "den", "denn", "der", "des", "die", "dies", "diese",
    "diesem", "diesen", "dieser", "dieses", "doch", "dort", "du", "durch", "ein", "eine", "einem",
    "einen", "einer", "eines", "er", "es", "fur", "gegen", "habe", "haben", "hat", "hatte",
    "hatten", "hier", "ich", "ihm", "ihn", "ihr", "ihre", "im", "in", "ist", "ja", "kann", "kein",
    "keine", "konnen", "konnte", "man", "mehr", "mein", "mit", "nach", "nicht", "noch", "nur",
    "ob", "oder", "ohne", "sehr", "sein", "seine", "seinen", "seiner", "sich", "sie", "sind", "so",
    "uber", "um", "und", "uns", "unter", "viele", "vom", "von", "vor", "wann", "war", "waren",
    "warum", "was", "weil", "welche", "welchem", "welchen", "welcher", "welches", "wem", "wen",
    "wenn", "wer", "werden", "wessen", "wie", "wieviel", "wird", "wo", "woher", "wohin", "wurde",
    "wurden", "zu", "zum", "zur", "zwischen",
];

const SPANISH: &[&str] = &[
    "a", "al", "algo", "ante", "antes", "aunque", "bajo", "cada", "como", "con", "contra", "cual",
    "cuales", "cualquier", "cuando", "cuanta", "cuantas", "cuanto", "cuantos", "de", "del",
    "desde", "donde", "durante", "e", "el", "ella", "ellas", "ellos", "en", "entre", "era", "eran",
    "es", "esa", "esas", "ese", "eso", "esos", "esta", "estaba", "estan", "estar", "estas", "este",
    "esto", "estos", "fue", "fueron", "ha", "habia", "han", "hasta", "hay", "la", "las", "le",
    "les", "lo", "los", "mas", "me", "mi", "muy", "ni", "no", "nos", "o", "otra", "otro", "otros",
    "para", "pero", "por", "porque", "que", "quien", "quienes", "se", "sea", "segun", "ser", "si",
    "sido", "sin", "sobre", "son", "su", "sus", "tambien", "te", "tiene", "tienen", "todo",
    "todos", "tras", "tu", "un", "una", "unas", "uno", "unos", "y", "ya",
];

const FRENCH: &[&str] = &[
    "a", "ai", "alors", "apres", "au", "aussi", "autre", "aux", "avant", "avec", "avoir", "c",
    "car", "ce", "ceci", "cela", "celle", "celui", "ces", "cet", "cette", "chez", "combien",
    "comme", "comment", "d", "dans", "de", "depuis", "des", "donc", "dont", "du", "elle", "elles",
    "en", "entre", "est", "et", "etaient", "etait", "ete", "etre", "eu", "fait", "il", "ils", "j",
    "je", "l", "la", "laquelle", "le", "lequel", "les", "leur", "leurs", "lors", "lui", "m",
    "mais", "meme", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas",
    "pendant", "peu", "plus", "pour", "pourquoi", "qu", "quand", "que", "quel", "quelle",
    "quelles", "quels", "qui", "quoi", "s", "sa", "sans", "se", "selon", "ses", "si", "son",
    "sont", "sous", "sur", "tous", "tout", "toute", "tres", "un", "une", "vers", "vos", "votre",
    "vous", "y",
];

const RUSSIAN: &[&str] = &[
    "а", "без", "более", "бы", "был", "была", "были", "было", "быть", "в", "вам", "вас", "во",
    "вот", "все", "всего", "вы", "где", "да", "для", "до", "его", "ее", "если", "есть", "еще",
    "же", "за", "зачем", "и", "из", "или", "им", "их", "к", "как", "какая", "какие", "каким",
    "каких", "какое", "какой", "когда", "кого", "кому", "которая", "которые", "который", "кто",
    "куда", "ли", "между", "меня", "мне", "много", "может", "мы", "на", "над", "не", "него", "нее",
    "ней", "нет", "ни", "них", "но", "о", "об", "однако", "он", "она", "они", "оно", "от",
    "откуда", "по", "под", "после", "потому", "почему", "при", "про", "с", "сам", "свой", "себя",
    "сколько", "со", "так", "также", "такой", "там", "тем", "то", "того", "тоже", "только", "том",
    "тот", "ты", "у", "уже", "чего", "чем", "через", "что", "чтобы", "чье", "чья", "эта", "эти",
    "это", "этого", "этой", "этом", "этот", "я",
];

/// Whether a folded word is a function word of `language`. Languages without a
/// list of their own have none: idf alone keeps their common words down.
pub(super) fn is_stop_word(language: Language, folded: &str) -> bool {
    let list = match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::Spanish => SPANISH,
        Language::French => FRENCH,
        Language::Russian => RUSSIAN,
        _ => return false,
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
    use super::{ENGLISH, FRENCH, GERMAN, RUSSIAN, SPANISH};

    #[test]
    fn lists_are_sorted_folded_and_without_doubles() {
        for list in [ENGLISH, FRENCH, GERMAN, RUSSIAN, SPANISH] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
            for word in list {
                assert_eq!(&fold(word), word);
            }
        }
    }
}
