//! Retrieval against what it stands for: every sentence read, every sum formed,
//! everything sorted.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::bm25::{PARAGRAPH, SENTENCE};
use super::super::choice::{MOST_BY_FIELD, choose};
use super::super::features::{Matched, Terms};
use super::super::{Query, QueryTerm, Scope};
use super::{Candidates, MOST_READ_WHOLE};
use crate::article::{Alias, Article, Paragraph, Section};
use crate::index::{Index, Posting, TermId, field};
use crate::text::Language;

/// Words with derivations and synonyms among them, and function words.
const WORDS: &[&str] = &[
    "deported", "deportation", "deport", "salvo", "raid", "raids", "agent", "hurt", "injured",
    "wages", "pay", "salary", "national", "nation", "guard", "the", "of", "DHS", "Minneapolis",
    "homeland", "security", "1970", "bike", "bicycle",
];

fn text(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    // Frequent ones first, as in any text.
    let word = (0..WORDS.len(), 0..WORDS.len()).prop_map(|(a, b)| WORDS[a.min(b)]);
    proptest::collection::vec(word, length).prop_map(|words| words.join(" "))
}

fn section() -> impl Strategy<Value = Section> {
    let paragraph = proptest::collection::vec(text(1..9), 0..4).prop_map(|sentences| Paragraph {
        text: sentences
            .into_iter()
            .map(|sentence| format!("So {sentence}. "))
            .collect(),
        line: 0,
    });
    (
        proptest::option::of(text(1..3)),
        proptest::option::of(text(1..3)),
        proptest::collection::vec(paragraph, 0..30),
    )
        .prop_map(|(heading, summary, paragraphs)| Section {
            heading,
            summary,
            paragraphs,
            ..Section::default()
        })
}

fn articles() -> impl Strategy<Value = Vec<Article>> {
    let article = (
        text(1..3),
        any::<bool>(),
        proptest::collection::vec(section(), 1..4),
    );
    let article = article.prop_map(|(title, is_aliased, sections)| Article {
        title,
        aliases: is_aliased
            .then(|| Alias {
                said: "DHS".to_owned(),
                means: "homeland security".to_owned(),
            })
            .into_iter()
            .collect(),
        sections,
        ..Article::default()
    });
    proptest::collection::vec(article, 1..4)
}

fn has(postings: &[Posting], place: u32) -> u32 {
    let found = postings.iter().find(|posting| posting.place == place);
    found.map_or(0, |posting| posting.count)
}

/// What the posting lists say of one sentence, looked up one by one.
fn matched(index: &Index, query: &Query, sentence: u32) -> Matched {
    let stands = |id: TermId| has(index.sentence_postings(id), sentence) > 0;
    let mut matched = Matched::default();
    for (number, term) in query.terms.iter().enumerate() {
        if term.id.is_some_and(stands) {
            matched.exact.insert(number);
        }
        if term.derived.iter().copied().any(stands) {
            matched.derived.insert(number);
        }
        if term.synonyms.iter().copied().any(stands) {
            matched.synonyms.insert(number);
        }
    }
    matched
}

fn frequency(index: &Index, term: &QueryTerm, sentence: u32) -> u32 {
    term.id
        .map_or(0, |id| has(index.sentence_postings(id), sentence))
}

fn fields(index: &Index, query: &Query, section: u32) -> [Terms; 3] {
    let mut fields = [Terms::default(); 3];
    for (number, term) in query.terms.iter().enumerate() {
        let bits = term
            .id
            .map_or(0, |id| has(index.section_postings(id), section));
        for (at, wanted) in [
            field::HEADING,
            field::SUMMARY | field::KEYWORDS,
            field::TITLE,
        ]
        .into_iter()
        .enumerate()
        {
            if bits & wanted != 0 {
                fields[at].insert(number);
            }
        }
    }
    fields
}

fn is_candidate(index: &Index, query: &Query, number: u32) -> bool {
    let paragraph = index.paragraph(number);
    let [heading, summary, _] = fields(index, query, paragraph.section);
    paragraph
        .sentences()
        .any(|at| !matched(index, query, at).any().is_empty())
        || (paragraph.number < MOST_BY_FIELD && !heading.or(summary).is_empty())
}

/// The sum that [`choose`] ranks paragraphs by.
fn worth(index: &Index, scope: &Scope, query: &Query, number: u32) -> f32 {
    let paragraph = index.paragraph(number);
    let all = paragraph.sentences().fold(Matched::default(), |all, at| {
        all.or(matched(index, query, at))
    });
    let [heading, summary, title] = fields(index, query, paragraph.section);
    let field = heading.or(summary).or(title);
    let mut sum = 0f32;
    for (at, term) in query.terms.iter().enumerate() {
        sum += if all.exact.has(at) {
            let frequency = paragraph
                .sentences()
                .map(|s| frequency(index, term, s))
                .sum();
            PARAGRAPH.part(term.idf, frequency, paragraph.content, scope.mean_paragraph) as f32
        } else if all.derived.has(at) || field.has(at) {
            (0.5 * term.idf) as f32
        } else if all.synonyms.has(at) {
            (0.25 * term.idf) as f32
        } else {
            0.0
        };
    }
    sum
}

fn sum_bm25(parts: impl Iterator<Item = (f64, u32)>, part: impl Fn(f64, u32) -> f64) -> f64 {
    parts
        .filter(|&(_, frequency)| frequency > 0)
        .fold(0.0, |sum, (idf, frequency)| sum + part(idf, frequency))
}

fn holds(articles: Vec<Article>, question: &str, most: usize) {
    let index = Index::build(articles);
    let mut scopes = vec![Scope::all(&index)];
    scopes.extend(
        (0u32..)
            .take(index.articles().len())
            .map(|a| Scope::article(&index, a)),
    );
    for scope in scopes {
        let query = Query::new(&index, &scope, Language::English, question);
        let expected: Vec<u32> = scope
            .paragraphs
            .clone()
            .filter(|&number| is_candidate(&index, &query, number))
            .collect();

        let mut best = expected.clone();
        let sums: BTreeMap<u32, f32> = best
            .iter()
            .map(|&number| (number, worth(&index, &scope, &query, number)))
            .collect();
        best.sort_by(|a, b| sums[b].total_cmp(&sums[a]).then(a.cmp(b)));
        best.truncate(most);
        best.sort_unstable();
        assert_eq!(
            choose(&index, &scope, &query, most),
            best,
            "the best {most}"
        );

        // With room for all of them, chosen or not, everything is found; and where all is
        // read, the rest as well.
        for most in [expected.len(), usize::MAX / 4] {
            let most = most.max(1);
            let found = Candidates::among(&index, &scope, &query, most);
            let numbers: Vec<u32> = found.iter(&index).map(|one| one.paragraph).collect();
            let is_read_whole = scope.paragraphs.len() <= most.min(MOST_READ_WHOLE);
            if is_read_whole {
                assert_eq!(numbers, scope.paragraphs.clone().collect::<Vec<u32>>());
            } else {
                assert_eq!(numbers, expected);
            }
            for candidate in found.iter(&index) {
                let paragraph = index.paragraph(candidate.paragraph);
                assert_eq!(
                    candidate.fields(),
                    fields(&index, &query, paragraph.section)
                );
                let parts = |at: u32| {
                    let terms = query.terms.iter();
                    let index = &index;
                    terms.map(move |term| (term.idf, frequency(index, term, at)))
                };
                for at in paragraph.sentences() {
                    let length = index.sentence(at).content;
                    let (found, wanted) = (candidate.matched(at), matched(&index, &query, at));
                    assert_eq!(
                        (found.exact, found.derived, found.synonyms),
                        (wanted.exact, wanted.derived, wanted.synonyms)
                    );
                    let bm25 = sum_bm25(parts(at), |idf, frequency| {
                        SENTENCE.part(idf, frequency, length, scope.mean_sentence)
                    });
                    assert_eq!(candidate.sentence_bm25(at), bm25);
                }
                let whole = query.terms.iter().map(|term| {
                    let all = paragraph.sentences().map(|at| frequency(&index, term, at));
                    (term.idf, all.sum())
                });
                let bm25 = sum_bm25(whole, |idf, frequency| {
                    PARAGRAPH.part(idf, frequency, paragraph.content, scope.mean_paragraph)
                });
                assert_eq!(candidate.bm25(), bm25);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn the_best_are_chosen_and_all_is_found(
        articles in articles(),
        question in text(1..9),
        most in 1..12usize,
    ) {
        holds(articles, &question, most);
    }
}
