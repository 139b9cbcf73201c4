//! From a question's words to its terms.

use std::collections::HashMap;

use super::Scope;
use super::expected::{Expected, QuestionWord, Wanted, expected};
use super::fillers::is_light;
use super::query::{Query, QueryTerm};
use super::relations::Relations;
use super::spelling::{Read, Speller};
use crate::index::{Index, TermId, field};
use crate::text::{Analyser, Language, Lexeme, LexemeKind, Measure, company, rarest, zipf};

/// The most terms of a question that are looked up: one bit each in a mask.
const MOST_TERMS: usize = 64;
/// The Zipf value at which a word stops carrying weight, a little above "the".
const ZIPF_CEILING: f32 = 7.5;
/// How far below the rarest ones of a table are those that it doesn't have.
const ZIPF_BELOW: f32 = 0.5;
/// The Zipf values of words of a language without a table: of its commonest, and of
/// all others.
const ZIPF_COMMON: f32 = 5.5;
const ZIPF_OTHER: f32 = 2.7;
/// Scales weights so that a rare word weighs about as much as its idf.
const ZIPF_SCALE: f32 = 4.0;

/// The share of its idf that a name in the title has.
const TITLE: f64 = 0.1;
/// Likewise for verbs that say little by themselves: "can I bring my dog" is about dogs.
const LIGHT: f64 = 0.5;
/// The share of its rarity that a word has which nothing in scope has, of a language whose
/// synonyms are unknown: it may be said by another one.
const UNKNOWN: f64 = 0.4;
/// The share of a word's rarity that a part of it has.
const PART: f64 = 0.5;

/// Reads a question word by word.
pub(super) struct Reader<'a> {
    index: &'a Index,
    scope: &'a Scope,
    analyser: Analyser,
    query: Query,
    /// The number of each term that stands in the query.
    seen: HashMap<String, usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(index: &'a Index, scope: &'a Scope, language: Language) -> Self {
        Self {
            index,
            scope,
            analyser: Analyser::new(language),
            query: Query {
                language,
                ..Query::default()
            },
            seen: HashMap::new(),
        }
    }

    pub(super) fn read(mut self, question: &str) -> Query {
        let mut speller = Speller::new(self.index, self.scope, self.query.language);
        let read = speller.read(question);
        self.query.corrections = speller.corrections;
        self.query.expected = self.expect(question, &read);
        for (at, word) in read.iter().enumerate() {
            self.word(word, at);
        }
        self.ease_unknown();
        self.limit();
        self.query
    }

    fn expect(&self, question: &str, read: &[Read<'_>]) -> Expected {
        let mark = question.find('¿').unwrap_or(question.len());
        let first = read.iter().position(|read| read.word.span.start > mark);
        let asked: Vec<QuestionWord<'_>> = read
            .iter()
            .enumerate()
            .map(|(at, Read { lexeme, .. })| QuestionWord {
                folded: &lexeme.folded,
                term: &lexeme.term,
                kind: lexeme.kind,
                stop: lexeme.kind == LexemeKind::Stop,
                opens: first == Some(at),
            })
            .collect();
        expected(self.analyser.language(), &asked)
    }

    /// Lets words that nothing in scope has weigh less, where something else of the question
    /// is known and few synonyms, or none, could tell what else they are called. Those of languages
    /// without spaces are weighed by what was learned of one.
    fn ease_unknown(&mut self) {
        let language = self.analyser.language();
        let terms = &mut self.query.terms;
        let is_subject = |term: &QueryTerm| !term.is_unknown() && !term.is_part;
        let is_learned = language == Language::English || language.is_unspaced();
        if is_learned || !terms.iter().any(is_subject) {
            return;
        }
        for term in terms {
            if term.is_unknown() && !term.name && !term.number {
                term.rarity *= UNKNOWN;
            }
        }
    }

    /// Reads the word at `at`.
    fn word(&mut self, read: &Read<'_>, at: usize) {
        let Read {
            word,
            lexeme,
            known,
            ..
        } = read;
        if self.query.expected.preposition == Some(at) {
            self.query.preposition = *known;
        }
        self.query.sequence.push(*known);
        let expected = self.query.expected;
        // An old mill is no nearer to how old it is.
        let is_age = expected.wanted == Some(Wanted::Amount(Measure::Age));
        let says_nothing = known.is_none() || (is_age && lexeme.folded == "old");
        let is_pattern = expected.pattern == Some(at) && says_nothing;
        let is_filler = read.is_filler || is_pattern;
        if lexeme.kind == LexemeKind::Stop || is_filler {
            return;
        }
        let term = self.term(word.text, &lexeme.folded, &lexeme.term, *known);
        self.parts(lexeme);
        if self.query.expected.focus == Some(at) {
            self.query.focus = Some(term);
        }
        if self.query.expected.named == Some(at) {
            self.query.named = Some(term);
        }
        if self.query.expected.pattern == Some(at) {
            self.query.pattern = Some(term);
        }
    }

    /// Adds a term unless it is there; returns its number.
    fn term(&mut self, typed: &str, folded: &str, term: &str, id: Option<TermId>) -> usize {
        let at = self.query.terms.len();
        if let Some(&there) = self.seen.get(term) {
            return there;
        }
        self.seen.insert(term.to_owned(), at);
        let postings = id.map_or(&[][..], |id| self.scope.sentence_postings(self.index, id));
        let (df, all) = (postings.len() as f64, self.scope.sentences.len() as f64);
        let capital = starts_with_capital(typed);
        let first = self.query.sequence.len() <= 1;
        let Relations {
            derived,
            synonyms,
            kinds,
        } = self.relations(folded, term, id.is_some());
        let name = self.analyser.language().capitals_tell_names()
            && (id.is_some_and(|id| self.index.vocabulary().is_name(id)) || (capital && !first));
        let number = term.starts_with(|c: char| c.is_numeric());
        // Where every noun has a capital, any word of the title may be a name.
        let may_be_name = name || !self.analyser.language().capitals_tell_names();
        let is_title = may_be_name && self.is_title(id);
        let is_english = self.analyser.language() == Language::English;
        self.query.terms.push(QueryTerm {
            typed: typed.to_owned(),
            derived,
            synonyms,
            kinds,
            idf: (1.0 + (all - df + 0.5) / (df + 0.5)).ln()
                * if is_title { TITLE } else { 1.0 }
                * if is_english && is_light(folded) {
                    LIGHT
                } else {
                    1.0
                },
            rarity: self.rarity(folded, term),
            number,
            is_part: false,
            name,
            company: (is_english && !name && !number)
                .then(|| company(term))
                .flatten(),
            id,
        });
        at
    }

    fn relations(&self, folded: &str, term: &str, is_known: bool) -> Relations {
        let (index, scope) = (self.index, self.scope);
        let language = self.analyser.language();
        let mut relations = Relations::new(index, scope, language, folded, term);
        if !is_known && relations.derived.is_empty() {
            relations.add_forms(index, scope, &self.analyser, folded);
        }
        relations
    }

    /// Whether a word is one of the title's, if the question is asked of one article.
    fn is_title(&self, id: Option<TermId>) -> bool {
        let is_title = |id| {
            let mut postings = self.scope.section_postings(self.index, id).iter();
            postings.any(|posting| posting.count & field::TITLE != 0)
        };
        self.scope.is_one_article(self.index) && id.is_some_and(is_title)
    }

    /// Adds what a word is made of: matched alone, it counts for less.
    fn parts(&mut self, lexeme: &Lexeme) {
        for part in &lexeme.parts {
            let number = self.query.terms.len();
            let known = self.scope.known(self.index, part);
            self.term(part, part, part, known);
            if let Some(added) = self.query.terms.get_mut(number) {
                added.rarity *= PART;
                added.is_part = true;
            }
        }
    }

    fn rarity(&self, folded: &str, term: &str) -> f64 {
        let language = self.analyser.language();
        let value = match rarest(language) {
            Some(rarest) => zipf(language, folded).unwrap_or(rarest - ZIPF_BELOW),
            // Without a table, words count alike but for the commonest.
            None if language.is_common(term) => ZIPF_COMMON,
            None => ZIPF_OTHER,
        };
        f64::from((ZIPF_CEILING - value).max(0.0) / ZIPF_SCALE)
    }

    /// Keeps the heaviest terms if there are too many for a mask.
    fn limit(&mut self) {
        let terms = &mut self.query.terms;
        if terms.len() <= MOST_TERMS {
            return;
        }
        let mut order: Vec<usize> = (0..terms.len()).collect();
        order.sort_by(|&a, &b| {
            terms[b]
                .weight()
                .total_cmp(&terms[a].weight())
                .then(a.cmp(&b))
        });
        order.truncate(MOST_TERMS);
        order.sort_unstable();
        let place = |term: usize| order.iter().position(|&kept| kept == term);
        self.query.focus = self.query.focus.and_then(place);
        self.query.named = self.query.named.and_then(place);
        self.query.pattern = self.query.pattern.and_then(place);
        self.query.terms = order.into_iter().map(|kept| terms[kept].clone()).collect();
    }
}

fn starts_with_capital(typed: &str) -> bool {
    typed.starts_with(char::is_uppercase)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::expected::Expected;
    use super::{Query, Scope};
    use crate::article::{Article, Paragraph, Section};
    use crate::index::Index;
    use crate::text::Language;

    pub(in super::super) fn index(text: &str) -> Index {
        index_in(Language::English, text)
    }

    pub(in super::super) fn index_in(language: Language, text: &str) -> Index {
        Index::build(vec![Article {
            language,
            sections: vec![Section {
                paragraphs: vec![Paragraph {
                    text: text.to_owned(),
                    line: 0,
                }],
                ..Section::default()
            }],
            ..Article::default()
        }])
    }

    fn query(text: &str, question: &str) -> Query {
        let index = index(text);
        Query::new(&index, &Scope::all(&index), Language::English, question)
    }

    pub(in super::super) fn expected_of(question: &str) -> Expected {
        query("", question).expected
    }

    #[test]
    fn what_is_asked_for_is_told_of_misspelt_words_too() {
        let query = query("Trump spoke in a city.", "Whcih cityy did Trump speak in?");
        assert_eq!(query.focus, Some(0));
        assert_eq!(query.terms.len(), 3);
        assert_eq!(query.corrections.len(), 2);
    }

    #[test]
    fn verbs_that_say_little_weigh_less() {
        let query = query(
            "You may bring food. Dogs stay outside. It rained.",
            "can I bring my dogs",
        );
        let weights: Vec<(&str, f64)> = query
            .terms
            .iter()
            .map(|term| (term.typed.as_str(), term.idf))
            .collect();
        assert_eq!(weights.len(), 2, "{weights:?}");
        assert!(
            (weights[1].1 - 2.0 * weights[0].1).abs() < 1e-9,
            "{weights:?}"
        );
    }

    #[test]
    fn german_compounds_and_their_last_words_find_each_other() {
        let terms = |text: &str, question: &str| {
            let index = index_in(Language::German, text);
            let query = Query::new(&index, &Scope::all(&index), Language::German, question);
            let terms = query.terms.into_iter();
            terms
                .map(|term| (term.id.is_some(), term.is_part))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            terms("Die Bundesregierung tagt.", "Regierung"),
            [(true, false)]
        );
        assert_eq!(
            terms("Die Regierung tagt.", "Bundesregierung"),
            [(false, false), (true, true)]
        );
    }

    #[test]
    fn terms_stand_once_in_order_without_function_words() {
        let query = query(
            "Trump sends troops.",
            "What did Trump, and TRUMP again, do with troops of Mars?",
        );
        let typed: Vec<&str> = query.terms.iter().map(|term| term.typed.as_str()).collect();
        assert_eq!(typed, ["Trump", "troops", "Mars"]);
        assert_eq!(query.unmatched().collect::<Vec<_>>(), ["Mars"]);
        assert_eq!(query.untold(|_| false).collect::<Vec<_>>(), ["Mars"]);
        assert_eq!(query.untold(|_| true).count(), 0);
    }

    #[test]
    fn a_thing_asked_for_that_was_said_before_is_found_there() {
        let question = "Operation what? What is the name of the operation? Which operation?";
        let query = query("Operation Salvo.", question);
        assert_eq!((query.terms.len(), query.named), (1, Some(0)));
    }

    #[test]
    fn rare_words_weigh_more() {
        let query = query(
            "The salvo was a new thing in the city.", "the salvo in the new city",
        );
        let weight = |typed: &str| {
            query
                .terms
                .iter()
                .find(|t| t.typed == typed)
                .map(super::QueryTerm::weight)
        };
        assert!(weight("salvo") > weight("city"));
        assert!(weight("city") > weight("new"));
    }

    #[test]
    fn a_name_in_the_title_weighs_less_where_all_is_about_it() {
        let titled = |title: &str| Article {
            title: title.to_owned(),
            id: title.to_owned(),
            ..index("They saw Salvo and a raid.").articles()[0].clone()
        };
        let weight = |articles: Vec<Article>| {
            let index = Index::build(articles);
            let scope = Scope::all(&index);
            let query = Query::new(&index, &scope, Language::English, "a raid by Salvo");
            query.terms[1].weight() / query.terms[0].weight()
        };
        let other = weight(vec![titled("Mars")]);
        assert!(weight(vec![titled("Salvo")]) < 0.2 * other);
        // A common word tells something all the same.
        assert!((weight(vec![titled("Raid")]) - other).abs() < 1e-9);
        // Of several articles the name tells which.
        assert!(weight(vec![titled("Salvo"), titled("Mars")]) > 0.9 * other);
    }

    #[test]
    fn words_of_one_root_are_derived() {
        let query = query("Reconciliation and celebration.", "reconcile celebrate");
        assert_eq!(query.terms[0].derived.len(), 1);
        assert_eq!(query.unmatched().count(), 0);
    }

    #[test]
    fn endless_questions_keep_their_heaviest_terms() {
        let question: String = (0..500).map(|n| format!("word{n} ")).collect();
        assert_eq!(
            query("word1 word2", &question).terms.len(),
            super::MOST_TERMS
        );
    }

    #[test]
    fn a_name_and_a_verb_ask_for_more_than_what_the_name_is() {
        let asks = |question| query("They shot at Noem.", question).asks_identity();
        assert!(asks("Who is Noem?") && asks("Who's Noem?"));
        assert!(!asks("Who shot Noem?") && !asks("What is a shot?"));
        assert!(asks("Who is President Noem?") && !asks("Who is the President?"));
    }
}
