//! What a word of a sentence is, as far as the border of an answer can tell.

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A class of words or borders.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Class { $($(#[$doc])* $name,)* }

        impl Class {
            /// How many there are.
            pub(super) const COUNT: usize = [$(Self::$name,)*].len();
        }
    };
}

classes! {
    /// The beginning or the end of the sentence.
    Edge,
    /// A comma.
    Comma,
    /// A bracket.
    Bracket,
    /// A quotation mark.
    Quote,
    /// A dash, a hyphen, a slash.
    Dash,
    /// Any other mark between two words.
    Mark,
    /// "the".
    The,
    /// "a", "an".
    A,
    /// "of".
    Of,
    /// "in".
    In,
    /// "by".
    By,
    /// "and", "or", "both".
    And,
    /// "to".
    To,
    /// "for".
    For,
    /// "with", "without".
    With,
    /// "as".
    As,
    /// "from".
    From,
    /// "on", "upon".
    On,
    /// "at".
    At,
    /// "because".
    Because,
    /// Where something goes or lies: "into", "through", "between", "under".
    Where,
    /// "during", "until", "after", "before", "when", "while".
    When,
    /// "is", "was", "were", "became".
    Is,
    /// "have", "had".
    Have,
    /// "would", "can", "did".
    May,
    /// "that", "which", "who".
    That,
    /// "his", "their", "its".
    Their,
    /// "he", "it", "they".
    He,
    /// "about", "over", "more", "than", "most", "only".
    About,
    /// "not", "no".
    Not,
    /// "but", "although", "so".
    But,
    /// "such", "including", "like".
    Such,
    /// "called", "named", "known".
    Called,
    /// Any other function word.
    Stop,
    /// A date.
    Date,
    /// A number.
    Number,
    /// A word that counts time.
    Period,
    /// People without a name.
    People,
    /// A place without a name.
    Area,
    /// A word with a capital, all of it or not.
    Capital,
    /// A word that ends in "-ed".
    Ed,
    /// In "-ing".
    Ing,
    /// In "-ly".
    Ly,
    /// In "-al", "-ic", "-ive", "-ous" and other endings of adjectives.
    Adjective,
    /// In "-ion", "-ment", "-ness", "-ity", "-ism".
    Abstract,
    /// In "-s".
    Plural,
    /// Any other word.
    Word,
}

impl Class {
    /// How many rough classes there are.
    pub(super) const ROUGH: usize = 13;

    /// What it is roughly.
    pub(super) fn rough(self) -> usize {
        match self {
            Self::Edge => 0,
            Self::Comma | Self::Bracket | Self::Quote | Self::Dash | Self::Mark => 1,
            Self::The | Self::A | Self::Their => 2,
            Self::Of => 3,
            Self::In
            | Self::By
            | Self::To
            | Self::For
            | Self::With
            | Self::As
            | Self::From
            | Self::On
            | Self::At
            | Self::Because
            | Self::Where
            | Self::When
            | Self::About
            | Self::Such => 4,
            Self::And => 5,
            Self::Is | Self::Have | Self::May => 6,
            Self::That | Self::He | Self::Not | Self::But | Self::Stop => 7,
            Self::Capital => 8,
            Self::Ed | Self::Ing | Self::Called => 9,
            Self::Ly | Self::Adjective => 10,
            Self::Number | Self::Date | Self::Period => 11,
            Self::People | Self::Area | Self::Abstract | Self::Plural | Self::Word => 12,
        }
    }

    /// The class of a function word, by its form in lower case.
    pub(super) fn of_stop(word: &str) -> Self {
        match word {
            "the" => Self::The,
            "a" | "an" => Self::A,
            "of" => Self::Of,
            "in" | "within" => Self::In,
            "by" | "via" => Self::By,
            "and" | "or" | "both" | "nor" => Self::And,
            "to" => Self::To,
            "for" => Self::For,
            "with" | "without" => Self::With,
            "as" => Self::As,
            "from" => Self::From,
            "on" | "upon" | "onto" => Self::On,
            "at" => Self::At,
            "because" => Self::Because,
            "into" | "through" | "between" | "under" | "above" | "among" | "below" | "off"
            | "out" | "down" | "up" => Self::Where,
            "during" | "until" | "after" | "before" | "when" | "while" | "once" => Self::When,
            "is" | "was" | "are" | "were" | "be" | "been" | "being" | "became" | "am" => Self::Is,
            "has" | "have" | "had" | "having" => Self::Have,
            "would" | "can" | "could" | "should" | "will" | "may" | "might" | "must" | "do"
            | "does" | "did" | "cannot" => Self::May,
            "that" | "which" | "who" | "whom" | "whose" | "what" | "where" => Self::That,
            "his" | "her" | "their" | "its" | "our" | "my" | "your" => Self::Their,
            "he" | "she" | "it" | "they" | "we" | "i" | "you" | "him" | "them" | "this"
            | "these" | "those" | "there" => Self::He,
            "about" | "over" | "more" | "than" | "most" | "only" | "much" | "many" | "few"
            | "very" => Self::About,
            "not" | "no" | "neither" | "never" => Self::Not,
            "but" | "although" | "though" | "however" | "if" | "so" | "then" => Self::But,
            "such" => Self::Such,
            _ => Self::Stop,
        }
    }

    /// The class of any other word that is no typed span, as it is written.
    pub(super) fn of_word(word: &str) -> Self {
        if word.starts_with(|c: char| c.is_uppercase()) {
            return Self::Capital;
        }
        match word {
            "including" | "like" | "namely" => return Self::Such,
            "called" | "named" | "known" | "titled" | "termed" => return Self::Called,
            "due" | "therefore" => return Self::Because,
            "approximately" | "nearly" | "around" | "roughly" | "almost" | "least" => {
                return Self::About;
            }
            _ => {}
        }
        // By the last letter first: most words have none of these endings.
        let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
        match word.as_bytes().last() {
            Some(b'd') if ends(&["ed"]) => Self::Ed,
            Some(b'g') if ends(&["ing"]) => Self::Ing,
            Some(b'y') if ends(&["ly"]) => Self::Ly,
            Some(b'y') if ends(&["ity"]) => Self::Abstract,
            Some(b's') if ends(&["ous", "less"]) => Self::Adjective,
            Some(b's') if ends(&["ness"]) => Self::Abstract,
            Some(b's') if ends(&["ions", "ments"]) => Self::Abstract,
            Some(b's') if !ends(&["ss", "us", "is"]) => Self::Plural,
            Some(b'l' | b'c' | b'e' | b'y')
                if ends(&["al", "ic", "ive", "ful", "able", "ible", "ary"]) =>
            {
                Self::Adjective
            }
            Some(b'n' | b't' | b'm' | b'e') if ends(&["ion", "ment", "ism", "ance", "ence"]) => {
                Self::Abstract
            }
            _ => Self::Word,
        }
    }

    /// The class of what stands between two words; `None` where it is only space.
    pub(super) fn of_gap(between: &str) -> Option<Self> {
        // Mostly there is one space; a colon alone stands in a time of day.
        if matches!(between, " " | ":") {
            return None;
        }
        let mut found = None;
        for c in between.chars() {
            let class = match c {
                ',' => Self::Comma,
                '(' | ')' | '[' | ']' => Self::Bracket,
                '"' | '“' | '”' | '„' | '«' | '»' | '‘' => Self::Quote,
                '-' | '–' | '—' | '/' | '‑' => Self::Dash,
                ';' | ':' | '!' | '?' | '\n' => Self::Mark,
                _ => continue,
            };
            // The strongest tells: a bracket or a quotation mark beside a comma.
            found = match (found, class) {
                (None | Some(Self::Comma), class) => Some(class),
                (found, Self::Bracket | Self::Mark) if found != Some(Self::Bracket) => Some(class),
                (found, _) => found,
            };
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn words_have_classes() {
        assert_eq!(Class::of_stop("the"), Class::The);
        assert_eq!(Class::of_stop("nobody"), Class::Stop);
        assert_eq!(Class::of_word("Noem"), Class::Capital);
        assert_eq!(Class::of_word("deported"), Class::Ed);
        assert_eq!(Class::of_word("agents"), Class::Plural);
        assert_eq!(Class::of_word("status"), Class::Word);
    }

    #[test]
    fn marks_have_classes() {
        assert_eq!(Class::of_gap(" "), None);
        assert_eq!(Class::of_gap(":"), None);
        assert_eq!(Class::of_gap(": "), Some(Class::Mark));
        assert_eq!(Class::of_gap(", "), Some(Class::Comma));
        assert_eq!(Class::of_gap(", “"), Some(Class::Quote));
        assert_eq!(Class::of_gap("), "), Some(Class::Bracket));
        assert_eq!(Class::of_gap("; "), Some(Class::Mark));
    }
}
