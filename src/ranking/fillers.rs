//! The small change of English chat: words that frame a question without being
//! its subject, and shorthand.

use crate::text::Language;

/// English words that frame a question without being its subject: words about
/// the article itself, and the small change of chat.
const FILLERS: &[&str] = &[
    "according", "actual", "article", "asap", "asking", "atm", "basically", "bit", "bro",
    "curious", "deal", "describe", "dude", "else", "even", "exactly", "explain", "fr", "go",
    "going", "gonna", "gotta", "guess", "guys", "happen", "happened", "happening", "happens",
    "hello", "hey", "hi", "hmm", "idk", "imho", "imo", "irl", "kind", "kinda", "know", "lmao",
    "lol", "lot", "mean", "mention", "mentioned", "mentions", "ngl", "ok", "okay", "omg",
    "passage", "piece", "question", "quick", "rn", "say", "says", "seriously", "sort", "story",
    "stuff", "sure", "tbh", "teh", "tell", "text", "think", "tho", "thx", "understand", "wanna",
    "wonder", "wondering", "wtf", "yo",
];

/// Verbs that take their meaning from what stands with them (light verbs), and those of
/// permission.
const LIGHT: &[&str] = &[
    "allow", "allowed", "allows", "bring", "brings", "brought", "came", "come", "comes", "gave",
    "get", "gets", "getting", "give", "gives", "got", "keep", "keeps", "kept", "made", "make",
    "makes", "need", "needs", "permit", "permitted", "put", "puts", "take", "takes", "taking",
    "took", "use", "using", "want", "wants",
];

/// Whether a folded word is a verb that says little by itself.
pub(crate) fn is_light(folded: &str) -> bool {
    LIGHT.binary_search(&folded).is_ok()
}

/// Whether a folded word only frames a question.
pub(super) fn is_filler(folded: &str) -> bool {
    FILLERS.binary_search(&folded).is_ok()
}

/// The word that a chat's shorthand stands for, if it is in lower case.
pub(super) fn shorthand(word: &str) -> Option<&'static str> {
    Some(match word {
        "abt" => "about",
        "bc" | "cuz" | "coz" | "bcuz" => "because",
        "govt" => "government",
        "n" => "and",
        "ppl" => "people",
        "prez" => "president",
        "r" => "are",
        "u" => "you",
        "ur" => "your",
        "w" => "with",
        "wat" | "wht" | "wut" => "what",
        "wen" | "whn" => "when",
        "wats" | "wuts" => "whats",
        "til" | "till" => "until",
        "whr" => "where",
        "y" => "why",
        _ => return None,
    })
}

/// The word that a shorter one stands for, where the articles have only the longer one:
/// "max" may be a word of theirs, too.
pub(super) fn abbreviation(word: &str) -> Option<&'static str> {
    Some(match word {
        "acc" | "acct" => "account",
        "accs" => "accounts",
        "admin" => "administrator",
        "admins" => "administrators",
        "diff" => "difference",
        "dmg" => "damage",
        "lvl" => "level",
        "lvls" => "levels",
        "max" => "maximum",
        "min" => "minimum",
        "mod" => "moderator",
        "mods" => "moderators",
        "msg" => "message",
        "msgs" => "messages",
        "pic" => "picture",
        "pics" => "pictures",
        "pw" => "password",
        "req" => "requirement",
        "reqs" => "requirements",
        "vid" => "video",
        "vids" => "videos",
        _ => return None,
    })
}

/// Whether a Japanese word in hiragana alone is grammar rather than a subject: a
/// particle, an ending or a part of a question word, as the segmenter cuts them.
pub(super) fn is_kana_grammar(language: Language, folded: &str) -> bool {
    const LONGEST: usize = 3;
    language == Language::JAPANESE
        && folded.chars().count() <= LONGEST
        && folded.chars().all(|c| matches!(c, '\u{3041}'..='\u{309F}'))
}

#[cfg(test)]
mod tests {
    use super::{FILLERS, LIGHT, abbreviation, is_filler, shorthand};

    #[test]
    fn fillers_are_in_order() {
        for list in [FILLERS, LIGHT] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn words_with_a_meaning_are_no_fillers() {
        for (word, expected) in [("happened", true), ("police", false), ("kin", false)] {
            assert_eq!(is_filler(word), expected, "{word}");
        }
    }

    #[test]
    fn shorthand_is_lower_case() {
        assert_eq!(shorthand("ppl"), Some("people"));
        assert_eq!(shorthand("W"), None);
        assert_eq!(abbreviation("lvl"), Some("level"));
        assert_eq!(abbreviation("level"), None);
    }
}
