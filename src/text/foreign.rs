use unicode_normalization::UnicodeNormalization;

use super::fold::plain;
use super::stop_words::is_stop_word;
use super::{Language, fold, rarest, words, zipf};

/// The scripts that tell languages apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    /// Chinese and Japanese.
    Han,
    /// Any other, by the block of 128 characters.
    Other(u32),
}

/// The script of a letter; a styled letter ("𝓢", "Ｓ", "ﬁ") is of the plain one's.
fn script(c: char) -> Option<Script> {
    let c = std::iter::once(c)
        .nfkd()
        .map(plain)
        .find(|c| c.is_alphabetic())?;
    Some(match c {
        // The blocks of Latin letters, those of phonetics among them.
        '\0'..='\u{02FF}'
        | '\u{1D00}'..='\u{1DBF}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{2C60}'..='\u{2C7F}'
        | '\u{A720}'..='\u{A7FF}'
        | '\u{AB30}'..='\u{AB6F}' => Script::Latin,
        '\u{0400}'..='\u{052F}' => Script::Cyrillic,
        '\u{3005}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}' => {
            Script::Han
        }
        _ => Script::Other(u32::from(c) / 128),
    })
}

/// The languages that a question may be told to be in: those whose function
/// words are listed.
const ASKED_IN: &str = "en es de fr it pt nl pl ru zh ja sv da no fi hu ro tr";

/// Whether `question` is clearly in another language than all of `languages`,
/// whose texts know the words for which `is_known` holds.
///
/// It is only if most of its letters are of a script that none of them writes; or
/// if it has at least two function words of another language that the texts don't
/// have, and at least twice as many as of theirs; or if it has one that is no word of
/// theirs, and nor are all its other words, so far as frequency tables tell. What chats
/// say in any language ("ok", "memes") tells nothing either. Names, numbers and words
/// that look alike tell nothing, so a question without function words is never foreign
/// by its words.
///
/// ```
/// use footnote::text::{Language, is_foreign};
///
/// let english = [Language::English];
/// assert!(!is_foreign("¿Cuándo nació Kristi Noem?", &english, |_| false));
/// assert!(is_foreign("¿Cuándo y por qué nació la operación?", &english, |_| false));
/// assert!(!is_foreign("Cuando, Arkansas?", &english, |_| false));
/// assert!(is_foreign("Когда родилась Кристи Ноэм?", &english, |_| false));
/// assert!(!is_foreign("Operation Salvo?", &english, |_| false));
/// ```
#[must_use]
pub fn is_foreign(question: &str, languages: &[Language], is_known: impl Fn(&str) -> bool) -> bool {
    has_foreign_script(question, languages)
        || (!is_title(question) && has_foreign_words(question, languages, is_known))
}

/// Whether it may be a name as a whole ("La Paz de los Reyes"): all its longer
/// words have capitals, and it isn't put as a question.
fn is_title(question: &str) -> bool {
    const SHORT: usize = 3;
    !question.contains(['?', '？', '¿'])
        && words(question).all(|word| {
            word.text.starts_with(char::is_uppercase) || word.text.chars().count() <= SHORT
        })
}

fn has_foreign_script(question: &str, languages: &[Language]) -> bool {
    let written: Option<Vec<Script>> = languages.iter().map(|&one| written_in(one)).collect();
    let Some(written) = written else {
        return false;
    };
    // Names and figures of Latin script stand in texts of any.
    let of = |c: &char| script(*c).is_some_and(|script| script != Script::Latin);
    let foreign = |c: &char| script(*c).is_some_and(|script| !written.contains(&script));
    let letters = question.chars().filter(|&c| script(c).is_some()).count();
    let others = question.chars().filter(|c| of(c) && foreign(c)).count();
    others > 1 && others * 2 > letters
}

fn written_in(language: Language) -> Option<Script> {
    match language {
        Language::CHINESE | Language::JAPANESE => Some(Script::Han),
        Language::Russian => Some(Script::Cyrillic),
        Language::POLISH => Some(Script::Latin),
        Language::Other(_) => None,
        _ => Some(Script::Latin),
    }
}

/// The fewest function words that tell another language by themselves.
const FEWEST: usize = 2;

/// What chats of any language say: it tells none.
const SAID_ANYWHERE: &[&str] = &[
    "admin", "afk", "bot", "brb", "btw", "discord", "dm", "dms", "faq", "gg", "gif", "info",
    "link", "lol", "meme", "memes", "mod", "mods", "nsfw", "ok", "okay", "omg", "ping", "pls",
    "plz", "server", "spam", "spoiler", "stream", "vc", "vip", "wtf",
];

fn has_foreign_words(
    question: &str,
    languages: &[Language],
    is_known: impl Fn(&str) -> bool,
) -> bool {
    let (mut own, mut others): (Vec<String>, Vec<String>) = words(question)
        .map(|word| fold(word.text).into_owned())
        .filter(|word| SAID_ANYWHERE.binary_search(&&**word).is_err())
        .partition(|word| languages.iter().any(|&one| is_stop_word(one, word)));
    for words in [&mut own, &mut others] {
        words.sort_unstable();
        words.dedup();
    }
    let all = others.len();
    others.retain(|word| !is_known(word));
    let known = all - others.len();
    let candidates = ASKED_IN
        .split(' ')
        .filter_map(|code| code.parse().ok())
        .filter(|language| !languages.contains(language));
    let may_be = |language: Language| {
        let is_its = |word: &&String| is_stop_word(language, word);
        let (its, rest): (Vec<&String>, Vec<&String>) = others.iter().partition(is_its);
        if its.len() >= FEWEST && its.len() >= 2 * own.len() {
            return true;
        }
        // "Was kostet eine Tageskarte": "was" is a word of both.
        let is_all_its = known == 0 && own.iter().all(|word| is_stop_word(language, word));
        // Slang is in no table, but is seldom spoken: "vc", "dnd".
        its.iter().any(|word| is_no_word(word, languages))
            && rest.iter().any(|word| is_spoken(word))
            && is_all_its
            && rest.iter().all(|word| is_no_word(word, languages))
            && rest.iter().any(|word| is_written_small(question, word))
    };
    { candidates }.any(may_be)
}

/// Whether the frequency tables of `languages`, if all have one, don't list `word`.
fn is_no_word(word: &str, languages: &[Language]) -> bool {
    let lists = |&language: &Language| rarest(language).is_none() || zipf(language, word).is_some();
    !languages.iter().any(lists)
}

/// Whether a word is long enough, with a vowel, to be more than an abbreviation.
fn is_spoken(word: &str) -> bool {
    const SHORTEST: usize = 4;
    word.chars().count() >= SHORTEST && word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Whether a word of `question` that folds to `folded` is in lower case: no name.
fn is_written_small(question: &str, folded: &str) -> bool {
    words(question)
        .any(|word| fold(word.text) == folded && word.text.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::{SAID_ANYWHERE, is_foreign};

    #[track_caller]
    fn foreign(of: &str, question: &str, expected: bool) {
        let languages: Vec<Language> = of
            .split(' ')
            .map(|code| code.parse().expect("a code"))
            .collect();
        let found = is_foreign(question, &languages, |word| word == "die");
        assert_eq!(found, expected, "{of}: {question}");
    }

    #[test]
    fn function_words_and_scripts_tell() {
        foreign("en", "¿Quién es el alcalde de la ciudad?", true);
        foreign("en", "Wer ist der Bürgermeister?", true);
        foreign("en", "Кто мэр города?", true);
        foreign("en", "市长是谁？", true);
        foreign("en", "quien es el alcalde de la ciudad", true);
        foreign("es", "Who is the mayor of the city?", true);
        foreign("zh", "Who is the mayor of the city?", true);
        foreign("ru", "Wer ist der Bürgermeister der Stadt?", true);
        foreign("zh", "Кто мэр города?", true);
        foreign("en", "Ποιος είναι ο δήμαρχος;", true);
        foreign("en", "시장은 누구입니까?", true);
        foreign("en", "ใครคือนายกเทศมนตรี", true);
        foreign("en", "من هو العمدة؟", true);
        foreign("en", "ｼﾁｮｳﾊﾀﾞﾚ", true);
    }

    #[test]
    fn one_function_word_tells_among_words_of_no_own_language() {
        foreign("en", "Was kostet eine Tageskarte?", true);
        foreign("en", "¿cuándo abre?", true);
        foreign("en", "habt ihr samstags offen", true);
        foreign("en", "c'est combien", true);
        foreign("en", "was is with eine ticket", false);
        foreign("en", "who shot eine Tageskarte", false);
        foreign("en", "Marie de Guise?", false);
        foreign("en", "trinitarios de new york", false);
        // Of Russian no words are listed.
        foreign("ru", "kostet eine Tageskarte", false);
    }

    #[test]
    fn what_chats_say_in_any_language_tells_none() {
        assert!(SAID_ANYWHERE.is_sorted());
        for question in [
            "nsfw ok?", "memes ok?", "vc ok?", "ok mods", "mag vc", "is nsfw ok", "dnd ok?",
            "nsfw a?",
        ] {
            foreign("en", question, false);
        }
        foreign("en", "memes erlaubt bei euch?", true);
    }

    #[test]
    fn styled_letters_are_latin() {
        for styled in [
            "𝓦𝓱𝓸 𝓲𝓼 𝓽𝓱𝓮 𝓶𝓪𝔂𝓸𝓻?",
            "𝕏𝕏𝕏",
            "Ｗｈｏ ｉｓ？",
            "Ⓦⓗⓞ",
            "🅆🄷🄾",
            "🅦🅗🅞",
            "🆆🅷🅾",
            "ᴡʜᴏ ɪꜱ",
            "ʍɥo ıs ʇɥǝ ɯɐʎoɹ",
            "ﬁﬂ",
        ] {
            foreign("en", styled, false);
        }
        foreign("en", "𝓠𝓾𝓲é𝓷 𝓮𝓼 𝓮𝓵 𝓪𝓵𝓬𝓪𝓵𝓭𝓮 𝓭𝓮 𝓵𝓪 𝓬𝓲𝓾𝓭𝓪𝓭", true);
        foreign("en", "𝛑𝛂𝛈𝛓 𝛂𝛃𝛄", true);
    }

    #[test]
    fn what_could_be_the_texts_language_is_not_foreign() {
        foreign("en", "Who is the mayor?", false);
        foreign("en", "mayor", false);
        foreign("en", "Los Angeles", false);
        foreign("en", "La Paz de los Reyes", false);
        foreign("en", "Wann?", false);
        foreign("en", "die Hard", false);
        foreign("en es", "¿Quién es el alcalde de la ciudad?", false);
        foreign("zh", "NATO", false);
        foreign("zh", "北约 NATO", false);
        foreign("ja", "北約", false);
        foreign("tlh", "北约", false);
        foreign("en", "", false);
    }
}
