use crate::index::{Index, Sentence, Token};
use crate::ranking::Query;
use crate::ranking::fit::best_fit;
use crate::text::Fit;

/// A token that carries meaning and is something to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Hit {
    /// Its number in its sentence.
    pub(in super::super) at: u32,
    /// What it is to the question.
    pub(in super::super) role: Role,
}

/// What a token is to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Role {
    /// The question says its word: the term of this number, if it is one.
    Said(Option<u8>),
    /// It doesn't, but asks for a thing of which the word names a kind ("violin" for
    /// "which instrument").
    Kind,
}

/// A sentence's tokens beside the question.
#[derive(Clone, Copy)]
pub(in super::super) struct Beside<'a> {
    /// All of them.
    pub(super) tokens: &'a [Token],
    /// How many of them carry meaning.
    pub(super) content: usize,
    /// Those of these that are something to the question, in order.
    hits: &'a [Hit],
    index: &'a Index,
    sentence: &'a Sentence,
}

impl<'a> Beside<'a> {
    pub(in super::super) fn new(index: &'a Index, sentence: &'a Sentence, hits: &'a [Hit]) -> Self {
        Self {
            tokens: index.tokens(sentence),
            content: sentence.content as usize,
            hits,
            index,
            sentence,
        }
    }

    /// How the best of it fits the measure that `query` wants.
    pub(super) fn best_fit(self, query: &Query) -> Option<Fit> {
        best_fit(self.index, query, self.sentence)
    }

    /// The numbers of the words that carry meaning and that the question says.
    pub(super) fn matched(self) -> impl Iterator<Item = usize> + Clone + 'a {
        let said = |hit: &&Hit| matches!(hit.role, Role::Said(_));
        self.hits.iter().filter(said).map(|hit| hit.at as usize)
    }

    /// Where the question's terms stand, with their numbers.
    pub(super) fn terms(self) -> impl Iterator<Item = (usize, usize)> + Clone + 'a {
        self.hits.iter().filter_map(|hit| match hit.role {
            Role::Said(Some(term)) => Some((hit.at as usize, usize::from(term))),
            _ => None,
        })
    }

    /// Whether a word that the question doesn't say is a kind of the thing asked for.
    pub(super) fn has_kind(self) -> bool {
        self.hits.iter().any(|hit| hit.role == Role::Kind)
    }

    /// Whether a word begins with a capital.
    pub(super) fn is_capital(self, at: usize) -> bool {
        let word = self.tokens[at].span().of(self.text());
        word.starts_with(char::is_uppercase)
    }

    /// What stands between two words.
    pub(super) fn between(self, first: usize, second: usize) -> &'a str {
        &self.text()[self.tokens[first].span().end..self.tokens[second].span().start]
    }

    /// What of the sentence stands before a word.
    pub(super) fn before(self, at: usize) -> &'a str {
        &self.text()[self.sentence.span().start..self.tokens[at].span().start]
    }

    /// What of the sentence stands behind a word.
    pub(super) fn behind(self, at: usize) -> &'a str {
        &self.text()[self.tokens[at].span().end..self.sentence.span().end]
    }

    fn text(self) -> &'a str {
        self.index
            .text(self.index.paragraph(self.sentence.paragraph))
    }

    /// Whether a word that carries meaning isn't the question's.
    pub(super) fn is_new(self, at: usize) -> bool {
        !self.tokens[at].stop && !self.matched().any(|matched| matched == at)
    }
}
