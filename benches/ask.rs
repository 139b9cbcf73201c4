//! Times the index's build and a question: on the default article, on a library of
//! synthetic ones with a fact each, and on one with the words of English as often as
//! English has them. Every answer is asserted before it is timed, so that `cargo test
//! --benches` is a test too.
//!
//! The last has 50 articles, or as many as `FOOTNOTE_BENCH_ARTICLES` says: with 10,000
//! (2 million sentences, 170,000 words) it wants 3 GB of memory and a minute to begin.

#[path = "support/corpus.rs"]
mod corpus;

use std::env;
use std::hint::black_box;

use corpus::{Corpus, Numbers};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use footnote::answer::{Options, Verdict, answer};
use footnote::article::{Article, Paragraph, Section, markdown};
use footnote::bot::{Request, reply};
use footnote::index::Index;
use footnote::library;

const DEFAULT: &[u8] = include_bytes!("../knowledge/nyc-sanctuary.md");
const QUESTION: &str = "How many gang members did Operation Salvo arrest?";

fn default_article() -> Article {
    markdown::read("default", DEFAULT)
        .expect("the default article")
        .article
}

/// A made-up word: the same number gives the same one.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "do", "fi", "gu", "ka", "lo", "mi", "nu", "pa", "ro", "si", "tu", "va", "wo", "xi",
        "zu",
    ];
    let mut rest = number + 16;
    let mut word = String::new();
    while rest > 0 {
        word += SYLLABLES[rest % 16];
        rest /= 16;
    }
    word
}

/// Articles of 5 sections of 4 paragraphs of 5 sentences of 12 words, the words
/// drawn so that low numbers are frequent; one sentence of each is its own.
fn synthetic(articles: usize) -> Vec<Article> {
    let mut numbers = Numbers::new(42);
    let mut draw = move || {
        let range = 1 << (4 + numbers.below(11));
        word(numbers.below(range))
    };
    let mut sentence = move || {
        let words: Vec<String> = (0..12).map(|_| draw()).collect();
        format!("The {}.", words.join(" "))
    };
    (0..articles)
        .map(|number| {
            let mut sections: Vec<Section> = (0..5)
                .map(|section| Section {
                    heading: (section > 0).then(|| format!("Part {section}")),
                    paragraphs: (0..4)
                        .map(|_| Paragraph {
                            text: (0..5).map(|_| sentence()).collect::<Vec<_>>().join(" "),
                            line: 0,
                        })
                        .collect(),
                    ..Section::default()
                })
                .collect();
            sections[2].paragraphs[1].text +=
                &format!(" The Quorvex{number} reactor melted 77 valves.");
            Article {
                id: format!("a{number}"),
                title: format!("Article {number}"),
                sections,
                ..Article::default()
            }
        })
        .collect()
}

fn one_article(criterion: &mut Criterion) {
    let index = Index::build(vec![default_article()]);
    let found = answer(&index, QUESTION, &Options::default());
    assert_eq!(found.verdict, Verdict::Answered);
    assert_eq!(found.passages[0].citation.section.index, 4);
    assert!(found.passages[0].text.contains("54"));

    let mut group = criterion.benchmark_group("default article");
    group.bench_function("read and build", |bencher| {
        bencher.iter(|| Index::build(vec![default_article()]));
    });
    group.bench_function("question", |bencher| {
        bencher.iter(|| answer(&index, black_box(QUESTION), &Options::default()));
    });
    // A question as every surface asks it, and one that leans on it.
    let ask = |text, previous| {
        let options = Options::default();
        let request = Request {
            text,
            previous,
            options,
        };
        reply(&index, &request)
    };
    let first = ask(QUESTION, None);
    assert_eq!(first.answer, found);
    let leaning = "and when did it start?";
    assert!(ask(leaning, Some(&first.turn)).assumed.is_some());
    group.bench_function("reply", |bencher| {
        bencher.iter(|| ask(black_box(QUESTION), None));
    });
    group.bench_function("reply to a follow-up", |bencher| {
        bencher.iter(|| ask(black_box(leaning), Some(&first.turn)));
    });
    group.bench_function("question with a typo", |bencher| {
        bencher.iter(|| {
            answer(
                &index,
                black_box("What is opertion Slavo?"),
                &Options::default(),
            )
        });
    });
    group.finish();
}

fn thousand_articles(criterion: &mut Criterion) {
    let articles = synthetic(1_000);
    let index = Index::build(articles.clone());
    assert_eq!(index.sentence_count(), 1_000 * (5 * 4 * 5 + 1));
    let question = "How many valves melted in the Quorvex617 reactor?";
    let found = answer(&index, question, &Options::default());
    assert_eq!(found.verdict, Verdict::Answered);
    assert_eq!(found.passages[0].citation.article.id, "a617");
    assert_eq!(
        found.passages[0].highlights[0].of(&found.passages[0].text),
        "77"
    );
    let common = format!(
        "What is the {} of the {} and the {}?",
        word(1),
        word(5),
        word(9)
    );

    let mut group = criterion.benchmark_group("1,000 articles");
    group.sample_size(10);
    group.bench_function("build", |bencher| {
        bencher.iter_batched(|| articles.clone(), Index::build, BatchSize::PerIteration);
    });
    group.bench_function("question with rare words", |bencher| {
        bencher.iter(|| answer(&index, black_box(question), &Options::default()));
    });
    group.bench_function("question with frequent words", |bencher| {
        bencher.iter(|| answer(&index, black_box(&common), &Options::default()));
    });
    group.finish();
}

fn english(criterion: &mut Criterion) {
    let count = env::var("FOOTNOTE_BENCH_ARTICLES").map_or(50, |count| {
        count.parse::<usize>().expect("a number of articles")
    });
    let mut corpus = Corpus::new(42);
    let articles = corpus.articles(count);
    let questions: Vec<String> = (0..100).map(|_| corpus.question(&articles)).collect();
    drop(corpus);
    let index = library::index(articles);
    let within = Options {
        article: Some(format!("a{}", count / 2)),
        ..Options::default()
    };
    for question in &questions {
        let found = answer(&index, question, &Options::default());
        assert!(!found.passages.is_empty(), "{question}");
        let found = answer(&index, question, &within);
        let mut articles = found
            .passages
            .iter()
            .map(|passage| &passage.citation.article.id);
        assert!(articles.all(|id| Some(id) == within.article.as_ref()));
    }
    let words = index.vocabulary().words();
    let misspelt = [
        ("govermnent", "government"),
        ("xgovernment", "government"),
        ("peopel", "people"),
    ];
    for (typed, meant) in misspelt {
        let found = words.nearest(typed, 2, |_| true);
        assert_eq!(found.map(|entry| &*entry.folded), Some(meant));
    }

    let mut group = criterion.benchmark_group(format!("{count} articles of English"));
    group.sample_size(10);
    for (name, options) in [
        ("question", Options::default()),
        ("question to one of them", within),
    ] {
        let mut next = questions.iter().cycle();
        group.bench_function(name, |bencher| {
            bencher.iter(|| answer(&index, next.next().expect("a cycle"), &options));
        });
    }
    for (typed, _) in misspelt {
        group.bench_function(format!("nearest word to {typed}"), |bencher| {
            bencher.iter(|| words.nearest(black_box(typed), 2, |_| true));
        });
    }
    group.finish();
}

criterion_group!(benches, one_article, thousand_articles, english);
criterion_main!(benches);
