//! The features of a candidate, each a row of the table of weights.

use super::class::Class;
use super::kind::Kind;

/// The steps in which words are counted.
pub(super) const STEPS: usize = 6;
/// The longest answer, in words.
pub(super) const LONGEST: usize = 10;

macro_rules! families {
    ($($(#[$doc:meta])* $name:ident = $width:expr;)*) => {
        /// Features that exclude each other, but for the single ones.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Family { $($(#[$doc])* $name,)* }

        /// What each is called in the file of weights.
        #[cfg(feature = "eval")]
        const NAMES: &[&str] = &[$(stringify!($name),)*];
        /// How many rows each has.
        const WIDTHS: &[usize] = &[$($width,)*];
        /// The first row of each, then how many there are in all.
        const STARTS: [usize; WIDTHS.len() + 1] = starts();
    };
}

const fn starts() -> [usize; WIDTHS.len() + 1] {
    let mut starts = [0; WIDTHS.len() + 1];
    let mut at = 0;
    while at < WIDTHS.len() {
        starts[at + 1] = starts[at] + WIDTHS[at];
        at += 1;
    }
    starts
}

families! {
    /// What it is as a whole.
    Kind = Kind::COUNT;
    /// Likewise by its length.
    KindLength = Kind::COUNT * LONGEST;
    /// What it is, if several things are asked for.
    Several = Kind::COUNT;
    /// What stands before it.
    Before = Class::COUNT;
    /// What stands behind it.
    After = Class::COUNT;
    /// Its first word.
    First = Class::COUNT;
    /// Its last word.
    Last = Class::COUNT;
    /// The word before what stands before it: "known as", "due to the".
    BeforeThat = Class::COUNT;
    /// The word behind what stands behind it.
    AfterThat = Class::COUNT;
    /// What stands before it and its first word, roughly.
    Beginning = Class::ROUGH * Class::ROUGH;
    /// Its last word and what stands behind it, roughly.
    End = Class::ROUGH * Class::ROUGH;
    /// What stands before it, roughly, by what it is.
    KindBefore = Kind::COUNT * Class::ROUGH;
    /// What stands behind it, likewise.
    KindAfter = Kind::COUNT * Class::ROUGH;
    /// What stands before it by the distance of the nearest of the question's words.
    MatchedAndBefore = STEPS * Class::ROUGH;
    /// Likewise behind it.
    MatchedAndAfter = STEPS * Class::ROUGH;
    /// How many words it has.
    Length = LONGEST;
    /// How far the nearest of the question's words before it is; the last step
    /// says that there is none.
    MatchedBefore = STEPS;
    /// Likewise behind it.
    MatchedAfter = STEPS;
    /// How far the question's first term is, before it.
    FirstTermBefore = STEPS;
    /// Behind it.
    FirstTermAfter = STEPS;
    /// How far the question's last term is, before it.
    LastTermBefore = STEPS;
    /// Behind it.
    LastTermAfter = STEPS;
    /// How far the thing asked for is, before it.
    FocusBefore = STEPS;
    /// Behind it.
    FocusAfter = STEPS;
    /// How far a word of the question that looks like a verb is, before it.
    VerbBefore = STEPS;
    /// Behind it.
    VerbAfter = STEPS;
    /// Where it begins in the sentence.
    Position = STEPS;
    /// How many words are behind it.
    Rest = STEPS;
    /// How many spans of its kind there are besides.
    Others = STEPS;
    /// The question's words in it.
    Asked = STEPS;
    /// The commas and the like in it.
    Marks = STEPS;
    /// The function words in it.
    Stops = STEPS;
    /// The words with "-ed" and "-ing" and forms of "to be" in it.
    Verbs = STEPS;
    /// In how many sentences its rarest word stands.
    Rarest = STEPS;
    /// In how many its commonest.
    Commonest = STEPS;
    /// How much of the question, by weight, stands between the same marks.
    Clause = STEPS;
    /// It has no number or date of a measure that is wanted; one of another measure; one
    /// of which nothing tells it; one of this.
    Fit = 4;
    /// It follows the preposition that the question begins or ends with; it does not.
    Preposition = 2;
    /// It begins amid words with capitals that go on before it.
    CutBefore = 1;
    /// Likewise behind it.
    CutAfter = 1;
    /// It is cut off amid a typed span.
    Torn = 1;
    /// It stands between commas, behind a word of the question: "Noem, the secretary,".
    Apposition = 1;
    /// It ends with the thing asked for.
    FocusLast = 1;
    /// It has the thing asked for elsewhere.
    FocusInside = 1;
    /// It has a kind of the thing asked for.
    FocusKind = 1;
    /// All of its words that are no function words have capitals.
    Capitals = 1;
    /// Some do.
    SomeCapitals = 1;
    /// How near the question's words are, by their weights.
    Near = 1;
    /// Likewise those right beside it.
    Beside = 1;
    /// It is in the sentence before the one that was ranked.
    SentenceBefore = 1;
    /// Likewise behind.
    SentenceAfter = 1;
    /// By how much its sentence is ranked below the passage's best.
    Less = 1;
    /// No candidate is an answer.
    None = 1;
    /// The passage has no typed span of this kind.
    Without = Kind::COUNT;
    /// How much of the question the passage has.
    Has = STEPS;
    /// How much so the passage is unsure.
    Unsure = 1;
}

impl Family {
    /// The row of its only feature.
    pub(super) const fn row(self) -> Row {
        self.at(0)
    }

    /// The row of its feature of this number.
    pub(super) const fn at(self, number: usize) -> Row {
        Row((STARTS[self as usize] + number) as u16)
    }
}

/// The number of a feature in the table of weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row(u16);

impl Row {
    /// How many there are.
    #[cfg(any(test, feature = "eval"))]
    pub(crate) const COUNT: usize = STARTS[WIDTHS.len()];

    /// Its number.
    pub(crate) const fn number(self) -> usize {
        self.0 as usize
    }

    /// Whether it is one of those that no candidate has.
    #[cfg(feature = "eval")]
    pub(crate) fn is_of_none(self) -> bool {
        self.number() >= Family::None.row().number()
    }

    /// The name of the features that begin with it.
    #[cfg(feature = "eval")]
    pub(crate) fn heading(self) -> Option<&'static str> {
        let family = STARTS.binary_search(&self.number()).ok()?;
        NAMES.get(family).copied()
    }

    /// All of them.
    #[cfg(feature = "eval")]
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(|number| Self(number as u16))
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Family, Kind, Row};

    #[test]
    fn every_feature_has_a_row_of_its_own() {
        assert_eq!(Family::Kind.row().number(), 0);
        let last = Family::Kind.at(Kind::COUNT - 1).number();
        assert_eq!(Family::KindLength.row().number(), last + 1);
        let last = Family::Before.at(Class::COUNT - 1).number();
        assert_eq!(Family::After.row().number(), last + 1);
        assert_eq!(Family::Unsure.row().number() + 1, Row::COUNT);
    }

    #[cfg(feature = "eval")]
    #[test]
    fn the_first_feature_of_a_kind_is_its_heading() {
        assert_eq!(Family::Kind.row().heading(), Some("Kind"));
        assert_eq!(Family::Kind.at(1).heading(), None);
        assert_eq!(Family::Unsure.row().heading(), Some("Unsure"));
        assert_eq!(
            Row::all().filter_map(Row::heading).count(),
            super::WIDTHS.len()
        );
    }
}
