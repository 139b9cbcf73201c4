//! Where a quotation may stand: sentences to compare it with.

use std::cmp::Reverse;

use super::units::has_ellipsis;
use crate::index::{Index, TermId, field};
use crate::ranking::Scope;
use crate::text::{Analyser, Language, Span, fold, sentences, words};

/// How many sentences that have a quotation's longest run of words are looked at.
const MOST_WITH_PHRASE: usize = 4;

/// How many sentences that share most words with a quotation are looked at.
const MOST_LIKELY: usize = 8;

/// One whose votes, times this, don't reach those of the first is not.
const FAR_BEHIND: u32 = 2;

/// Words are counted, rare ones first, until they have stood in so many
/// sentences: more only count what every sentence has.
const MOST_POSTINGS: usize = 250_000;

/// Finds sentences by the words that they share with a quotation.
pub(super) struct Candidates<'a> {
    index: &'a Index,
    scope: &'a Scope,
    analysers: Vec<Analyser>,
    /// What each sentence in scope shares; all zero between two quotations.
    votes: Vec<u32>,
}

impl<'a> Candidates<'a> {
    pub(super) fn new(index: &'a Index, scope: &'a Scope, languages: &[Language]) -> Self {
        Self {
            index,
            scope,
            analysers: languages.iter().copied().map(Analyser::new).collect(),
            votes: vec![0; scope.sentences.len()],
        }
    }

    /// The analyser of a language in scope.
    pub(super) fn analyser(&self, language: Language) -> &Analyser {
        self.analysers
            .iter()
            .find(|analyser| analyser.language() == language)
            .expect("every candidate's language is in scope")
    }

    /// The first sentences that have the quotation's longest run of known words.
    /// It finds what rarer words don't tell: "it is what it is".
    pub(super) fn with_phrase(&self, text: &str, quotation: Span) -> Vec<u32> {
        let mut found: Vec<u32> = self
            .analysers
            .iter()
            .flat_map(|analyser| self.with_run(&self.longest_run(analyser, text, quotation)))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The longest run of words in one sentence of the quotation that neither an
    /// ellipsis nor a bracket nor an unknown word breaks, as terms and as written.
    fn longest_run<'t>(
        &self,
        analyser: &Analyser,
        text: &'t str,
        quotation: Span,
    ) -> Vec<(TermId, &'t str)> {
        let mut longest = Vec::new();
        for sentence in sentences(quotation.of(text)) {
            let sentence = sentence.of(quotation.of(text));
            let mut run = Vec::new();
            let mut end = 0;
            for word in words(sentence) {
                let gap = &sentence[end..word.span.start];
                end = word.span.end;
                if has_ellipsis(gap) || gap.contains(['[', ']']) {
                    keep_longer(&mut longest, &mut run);
                }
                match self.term(analyser, word.text) {
                    Some(term) => run.push((term, word.span.of(sentence))),
                    None => keep_longer(&mut longest, &mut run),
                }
            }
            keep_longer(&mut longest, &mut run);
        }
        longest
    }

    fn with_run(&self, run: &[(TermId, &str)]) -> Vec<u32> {
        let rarest = run
            .iter()
            .map(|&(term, _)| self.scope.sentence_postings(self.index, term))
            .min_by_key(|postings| postings.len());
        rarest
            .unwrap_or_default()
            .iter()
            .map(|posting| posting.place)
            .filter(|&sentence| self.has_run(sentence, run))
            .take(MOST_WITH_PHRASE)
            .collect()
    }

    fn has_run(&self, sentence: u32, run: &[(TermId, &str)]) -> bool {
        let sentence = self.index.sentence(sentence);
        let text = self.index.text(self.index.paragraph(sentence.paragraph));
        let tokens = self.index.tokens(sentence);
        tokens.windows(run.len()).any(|window| {
            let pairs = || window.iter().zip(run);
            // Terms go first: they are compared at once.
            pairs().all(|(token, (term, _))| token.term == *term)
                && pairs().all(|(token, (_, word))| fold(token.span().of(text)) == fold(word))
        })
    }

    /// The sentences that share most of the quotation's words, rare ones
    /// counting more; the earlier of equal ones first.
    pub(super) fn likely(&mut self, text: &str, quotation: Span) -> Vec<u32> {
        let first = self.scope.sentences.start;
        let mut touched: Vec<u32> = Vec::new();
        let mut visited = 0;
        for term in self.rare_first(quotation.of(text)) {
            let postings = self.scope.sentence_postings(self.index, term);
            if visited > 0 && visited + postings.len() > MOST_POSTINGS {
                break;
            }
            visited += postings.len();
            let rarity = self.scope.sentences.len() / postings.len().max(1);
            for posting in postings {
                let votes = &mut self.votes[(posting.place - first) as usize];
                if *votes == 0 {
                    touched.push(posting.place);
                }
                *votes += 1 + rarity.max(1).ilog2();
            }
        }
        let votes = |sentence: &u32| self.votes[(sentence - first) as usize];
        let most = touched.iter().map(votes).max().unwrap_or_default();
        let mut best: Vec<u32> = touched
            .iter()
            .copied()
            .filter(|sentence| votes(sentence) * FAR_BEHIND >= most)
            .collect();
        best.sort_unstable_by_key(|sentence| (Reverse(votes(sentence)), *sentence));
        best.truncate(MOST_LIKELY);
        for sentence in touched {
            self.votes[(sentence - first) as usize] = 0;
        }
        best
    }

    /// The sections in scope that have a word of the quotation in their heading or
    /// their article's title, by the word that the fewest have.
    pub(super) fn headed(&self, text: &str, quotation: Span) -> Vec<u32> {
        const HEADED: u32 = field::HEADING | field::TITLE;
        self.rare_first(quotation.of(text))
            .into_iter()
            .map(|term| -> Vec<u32> {
                self.scope
                    .section_postings(self.index, term)
                    .iter()
                    .filter(|posting| posting.count & HEADED != 0)
                    .map(|posting| posting.place)
                    .collect()
            })
            .filter(|sections| !sections.is_empty())
            .min_by_key(Vec::len)
            .unwrap_or_default()
    }

    /// The distinct terms of `text` in every language, those that stand in
    /// fewer sentences first.
    fn rare_first(&self, text: &str) -> Vec<TermId> {
        let mut terms: Vec<TermId> = self
            .analysers
            .iter()
            .flat_map(|analyser| words(text).map(|word| analyser.lexeme(word.text)))
            // A word cut at the quotation's edge is still found by its parts.
            .flat_map(|lexeme| {
                let also = lexeme.parts.into_iter().chain(lexeme.unaccented);
                std::iter::once(lexeme.term).chain(also)
            })
            .filter_map(|term| self.index.vocabulary().id(&term))
            .collect();
        terms.sort_unstable();
        terms.dedup();
        terms.sort_by_key(|&term| self.scope.sentence_postings(self.index, term).len());
        terms
    }

    fn term(&self, analyser: &Analyser, word: &str) -> Option<TermId> {
        self.index.vocabulary().id(&analyser.lexeme(word).term)
    }
}

fn keep_longer<T>(longest: &mut Vec<T>, run: &mut Vec<T>) {
    if run.len() > longest.len() {
        std::mem::swap(longest, run);
    }
    run.clear();
}
