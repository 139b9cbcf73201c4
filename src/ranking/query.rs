use serde::Serialize;

use super::Scope;
use super::expected::{Expected, Wanted};
use super::reader::Reader;
use crate::index::{Index, TermId, Token};
use crate::text::{Company, Language, TypedSpan};

/// A word that was read as another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// As typed, in lower case.
    pub typed: String,
    /// As the article has it, in lower case.
    pub read_as: String,
}

/// A term of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryTerm {
    /// The word as typed.
    pub typed: String,
    /// The term, if something in scope has it.
    pub id: Option<TermId>,
    /// Terms with the same root ("deportation" for "deported").
    pub derived: Vec<TermId>,
    /// Terms that can mean the same ("hurt" for "injured").
    pub synonyms: Vec<TermId>,
    /// Terms for a kind of it, or for what it is a kind of ("violin" for
    /// "instrument").
    pub kinds: Vec<TermId>,
    /// In whose company it is found, if it is a frequent English word and no name.
    pub company: Option<Company>,
    /// `ln(1 + (N - df + 0.5) / (df + 0.5))` over the sentences in scope; a tenth of it for
    /// names in the title of the one article in scope (all of that is about them), half of it
    /// for verbs that say little by themselves.
    pub idf: f64,
    /// How rare the word is in the language, from 0 to about 1.5.
    pub rarity: f64,
    /// Whether it is a name: typed with a capital, or mostly so in the articles.
    pub name: bool,
    /// Whether it is a number.
    pub number: bool,
    /// Whether it is only a part of the word before it, which it was looked up
    /// with.
    pub is_part: bool,
}

impl QueryTerm {
    /// Its weight: idf times rarity.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.idf * self.rarity
    }

    /// The terms of the text that are this one, or of the same root or meaning.
    pub fn meant(&self) -> impl Iterator<Item = TermId> + '_ {
        let related = self.derived.iter().chain(&self.synonyms);
        self.id.into_iter().chain(related.copied())
    }

    /// Whether a term of the text is among those.
    #[must_use]
    pub fn means(&self, id: TermId) -> bool {
        self.meant().any(|meant| meant == id)
    }

    /// Whether nothing in scope has it, nor a related word.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.id.is_none() && self.derived.is_empty() && self.synonyms.is_empty()
    }
}

/// A question, analysed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// The language that it is read as.
    pub language: Language,
    /// The terms that carry meaning, each once, in the order typed.
    pub terms: Vec<QueryTerm>,
    /// Every word's term in order, function words too; `None` if unknown.
    pub sequence: Vec<Option<TermId>>,
    /// What it expects.
    pub expected: Expected,
    /// The number in `terms` of the thing asked for.
    pub focus: Option<usize>,
    /// The number in `terms` of the noun whose name is asked for.
    pub named: Option<usize>,
    /// The number in `terms` of the word that only says what is wanted ("old" in "how
    /// old"), if the articles have it.
    pub pattern: Option<usize>,
    /// The preposition that it asks with ("in which", "what … after").
    pub preposition: Option<TermId>,
    /// Misspelt words.
    pub corrections: Vec<Correction>,
}

impl Query {
    /// Analyses `question` for the part of `index` in `scope`.
    #[must_use]
    pub fn new(index: &Index, scope: &Scope, language: Language, question: &str) -> Self {
        Reader::new(index, scope, language).read(question)
    }

    /// Whether the question has the word of a token, in any of its forms.
    #[must_use]
    pub fn has(&self, token: Token) -> bool {
        self.sequence.contains(&Some(token.term))
    }

    /// Whether a typed span says more than the question itself does. Words such
    /// as "because" and "after" always do: no question is about them.
    #[must_use]
    pub fn says_more(&self, tokens: &[Token], span: TypedSpan) -> bool {
        span.kind.is_pointer()
            || tokens[span.tokens()]
                .iter()
                .any(|token| !token.stop && !self.has(*token))
    }

    /// Whether a name or a number is asked about that nothing in scope knows: no
    /// passage can be sure to answer that.
    #[must_use]
    pub fn is_about_something_else(&self) -> bool {
        self.terms
            .iter()
            .any(|term| (term.name || term.number) && term.is_unknown())
    }

    /// Whether nothing in scope has any of its words but one, of a language whose synonyms
    /// are unknown: that tells what it is about, but not what is asked of it.
    #[must_use]
    pub fn hangs_on_one_word(&self) -> bool {
        let whole = || self.terms.iter().filter(|term| !term.is_part);
        self.language != Language::English
            && whole().any(QueryTerm::is_unknown)
            && whole().filter(|term| !term.is_unknown()).count() == 1
    }

    /// Whether it only asks what or who somebody or something with a name is.
    #[must_use]
    pub fn asks_identity(&self) -> bool {
        self.expected.identity && self.terms.iter().all(|term| term.name)
    }

    /// Whether it has no word to look for but one that the articles don't have, for the
    /// amount that it asks for ("fee").
    #[must_use]
    pub fn names_nothing(&self) -> bool {
        let is_amount = matches!(self.expected.wanted, Some(Wanted::Amount(_)));
        match self.terms.as_slice() {
            [] => true,
            [only] => is_amount && self.focus == Some(0) && only.is_unknown(),
            _ => false,
        }
    }

    /// The words that nothing in scope has, nor a word of their root, but for terms that
    /// are told otherwise (`is_told`): as typed, or as they were read.
    pub fn untold(&self, is_told: impl Fn(usize) -> bool) -> impl Iterator<Item = &str> {
        let terms = self.terms.iter().enumerate();
        let untold = terms.filter(move |&(number, term)| {
            term.id.is_none() && term.derived.is_empty() && !term.is_part && !is_told(number)
        });
        untold.map(|(_, term)| {
            let typed = term.typed.to_lowercase();
            let mut corrections = self.corrections.iter();
            let correction = corrections.find(|correction| correction.typed == typed);
            correction.map_or(term.typed.as_str(), |correction| &correction.read_as)
        })
    }

    /// The words that nothing in scope has, nor a word of their root, as typed.
    pub fn unmatched(&self) -> impl Iterator<Item = &str> {
        self.terms
            .iter()
            .filter(|term| term.id.is_none() && term.derived.is_empty() && !term.is_part)
            .map(|term| term.typed.as_str())
    }
}
