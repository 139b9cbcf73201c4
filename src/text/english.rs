//! English's closed classes: the words of its grammar, of which no new ones are made. Each
//! list stands here once; what else a module means by such words is built from these.
//!
//! All words are folded, and whole: "s" of "what's" has gone with its apostrophe, "whats" is
//! a word. Lists that something is learned by keep their own words, as the classes of a
//! highlight's borders do; function words in general are [`is_stop_word`](super::is_stop_word)'s,
//! months and days `months`'.

/// A word that asks (an interrogative).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Interrogative {
    /// "How".
    How,
    /// "What".
    What,
    /// "When".
    When,
    /// "Where".
    Where,
    /// "Which".
    Which,
    /// "Who".
    Who,
    /// "Whom".
    Whom,
    /// "Whose".
    Whose,
    /// "Why".
    Why,
}

impl Interrogative {
    /// Which one `folded` is, also with an "is" that has lost its apostrophe ("whats"). No
    /// "whatever" or "whether": these never ask. Whether "when" or "that which" joins two
    /// clauses is told by where it stands.
    pub(crate) fn of(folded: &str) -> Option<Self> {
        Some(match folded {
            "how" | "hows" => Self::How,
            "what" | "whats" => Self::What,
            "when" | "whens" => Self::When,
            "where" | "wheres" => Self::Where,
            "which" => Self::Which,
            "who" | "whos" => Self::Who,
            "whom" => Self::Whom,
            "whose" => Self::Whose,
            "why" | "whys" => Self::Why,
            _ => return None,
        })
    }
}

/// What a personal pronoun of the third person, or its possessive, stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThirdPerson {
    /// "He", "him", "his".
    Masculine,
    /// "She", "her", "hers".
    Feminine,
    /// "It", "its".
    Neuter,
    /// "They", "them", "their", "theirs".
    Plural,
}

impl ThirdPerson {
    /// What `folded` stands for. No "himself": that stands for what its own clause names.
    pub(crate) fn of(folded: &str) -> Option<Self> {
        Some(match folded {
            "he" | "him" | "his" => Self::Masculine,
            "she" | "her" | "hers" => Self::Feminine,
            "it" | "its" => Self::Neuter,
            "they" | "them" | "their" | "theirs" => Self::Plural,
            _ => return None,
        })
    }
}

/// Whether `folded` is an article.
pub(crate) fn is_article(folded: &str) -> bool {
    matches!(folded, "a" | "an" | "the")
}

/// Whether `folded` is a demonstrative, as a determiner or a pronoun. "That" joins clauses,
/// too.
pub(crate) fn is_demonstrative(folded: &str) -> bool {
    matches!(folded, "that" | "these" | "this" | "those")
}

/// Whether `folded` is a possessive that stands before a noun: no "hers" or "theirs". "Her"
/// and "his" stand alone, too.
pub(crate) fn is_possessive(folded: &str) -> bool {
    matches!(
        folded,
        "her" | "his" | "its" | "my" | "our" | "their" | "your"
    )
}

/// Whether `folded` is a determiner behind which a noun comes, with adjectives before it. No
/// "all" or "both", which stand before other determiners, no "few" or "much", which mostly
/// stand alone, and no numbers.
pub(crate) fn is_determiner(folded: &str) -> bool {
    is_article(folded)
        || is_demonstrative(folded)
        || is_possessive(folded)
        || matches!(
            folded,
            "any" | "each" | "every" | "many" | "no" | "some" | "what" | "which"
        )
}

/// Whether `folded` is a finite form of "be", which joins a subject with what that is. No
/// "be" or "been", and no "became".
pub(crate) fn is_copula(folded: &str) -> bool {
    matches!(folded, "am" | "are" | "is" | "was" | "were")
}

/// Whether `folded` is a finite auxiliary, which a question for yes or no begins with: a form
/// of "be", "do" or "have", or a modal. Some are other words as well: "may" a month, "am" a
/// clock's. Nothing negated, as "cannot".
pub(crate) fn is_auxiliary(folded: &str) -> bool {
    is_copula(folded)
        || is_do(folded)
        || matches!(folded, "had" | "has" | "have")
        || matches!(
            folded,
            "can" | "could" | "may" | "might" | "must" | "shall" | "should" | "will" | "would"
        )
}

/// Whether `folded` is a finite form of "do", with which questions are made of verbs.
pub(crate) fn is_do(folded: &str) -> bool {
    matches!(folded, "did" | "do" | "does")
}

/// Whether `folded` is a preposition: a noun comes behind it, or a question ends with it
/// ("what was it named after"). No words that are mostly adverbs or parts of verbs ("up",
/// "off", "over", "along").
pub(crate) fn is_preposition(folded: &str) -> bool {
    PREPOSITIONS.binary_search(&folded).is_ok()
}

const PREPOSITIONS: &[&str] = &[
    "about", "above", "after", "against", "among", "as", "at", "before", "behind", "below",
    "beside", "between", "beyond", "by", "despite", "during", "for", "from", "in", "inside",
    "into", "near", "of", "on", "onto", "outside", "since", "through", "throughout", "till", "to",
    "toward", "towards", "under", "until", "upon", "via", "with", "within", "without",
];

/// Whether `folded` is an adverb that tells when by itself, against the time of speaking. No
/// "then" or "later", which go on from what was told.
pub(crate) fn is_time_adverb(folded: &str) -> bool {
    matches!(
        folded,
        "currently" | "now" | "nowadays" | "today" | "tomorrow" | "tonight" | "yesterday"
    )
}

/// Whether `folded` is an adjective or adverb of degree (a gradable one) whose measure "how"
/// asks for: "how far", "how often", "how much".
pub(crate) fn is_gradable(folded: &str) -> bool {
    matches!(
        folded,
        "big"
            | "cold"
            | "deep"
            | "far"
            | "fast"
            | "frequently"
            | "heavy"
            | "high"
            | "hot"
            | "large"
            | "long"
            | "many"
            | "much"
            | "often"
            | "old"
            | "soon"
            | "tall"
            | "warm"
            | "wide"
    )
}

/// Whether `folded` is a plural without an "-s", of people.
pub(crate) fn is_irregular_plural(folded: &str) -> bool {
    matches!(
        folded,
        "children" | "fishermen" | "men" | "people" | "women"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Language, is_stop_word};
    use super::*;

    #[test]
    fn prepositions_are_in_order() {
        assert!(PREPOSITIONS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn classes_have_their_words_and_no_others() {
        type Class = fn(&str) -> bool;
        let classes: [(&str, Class, &[&str], &[&str]); 11] = [
            (
                "time adverb",
                is_time_adverb,
                &["now", "today"],
                &["then", "daily"],
            ),
            ("article", is_article, &["a", "an", "the"], &["this", "one"]),
            (
                "demonstrative",
                is_demonstrative,
                &["that", "this"],
                &["such", "the"],
            ),
            (
                "possessive",
                is_possessive,
                &["her", "your"],
                &["hers", "whose"],
            ),
            (
                "determiner",
                is_determiner,
                &["the", "those", "our", "every", "which"],
                &["all", "few", "two", "who"],
            ),
            (
                "copula",
                is_copula,
                &["am", "is", "were"],
                &["be", "became", "has"],
            ),
            (
                "auxiliary",
                is_auxiliary,
                &["are", "did", "has", "shall", "may"],
                &["cannot", "been", "having", "make"],
            ),
            ("do", is_do, &["do", "does", "did"], &["done", "has"]),
            (
                "preposition",
                is_preposition,
                &["about", "near", "without"],
                &["along", "up", "when", "and"],
            ),
            (
                "gradable",
                is_gradable,
                &["old", "hot", "many"],
                &["open", "age"],
            ),
            (
                "plural",
                is_irregular_plural,
                &["men", "people"],
                &["man", "members"],
            ),
        ];
        for (name, is, inside, outside) in classes {
            for word in inside {
                assert!(is(word), "{word} is no {name}");
            }
            for word in outside {
                assert!(!is(word), "{word} is no {name}");
            }
        }
    }

    #[test]
    fn interrogatives_are_told_with_a_contracted_verb() {
        use Interrogative::{How, What, When, Where, Which, Who, Whom, Whose, Why};
        for (word, expected) in [
            ("how", Some(How)),
            ("hows", Some(How)),
            ("what", Some(What)),
            ("whats", Some(What)),
            ("whens", Some(When)),
            ("wheres", Some(Where)),
            ("which", Some(Which)),
            ("whos", Some(Who)),
            ("whom", Some(Whom)),
            ("whose", Some(Whose)),
            ("whys", Some(Why)),
            ("whatever", None),
            ("whether", None),
            ("that", None),
        ] {
            assert_eq!(Interrogative::of(word), expected, "{word}");
        }
    }

    #[test]
    fn the_third_person_has_genders_and_a_plural() {
        use ThirdPerson::{Feminine, Masculine, Neuter, Plural};
        for (word, expected) in [
            ("him", Some(Masculine)),
            ("hers", Some(Feminine)),
            ("its", Some(Neuter)),
            ("theirs", Some(Plural)),
            ("herself", None),
            ("you", None),
            ("this", None),
        ] {
            assert_eq!(ThirdPerson::of(word), expected, "{word}");
        }
    }

    #[test]
    fn what_is_grammar_alone_is_no_subject() {
        for word in [
            "the", "those", "whose", "theirs", "hers", "your", "am", "shall", "does", "had", "whys",
        ] {
            assert!(is_stop_word(Language::English, word), "{word}");
        }
    }
}
