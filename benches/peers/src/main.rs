//! The same library, the same questions, one process: Footnote beside tantivy
//! (sentences as documents, English stems, any of the words, the best five).
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml -- [ARTICLES] [QUESTIONS]`
//! times both on made-up articles, `-- FILE.json…` asks the questions of sets in SQuAD
//! format of their articles (`questions.rs`).
//!
//! 1,000 articles (200,000 sentences) and 100 questions unless told otherwise; the
//! 10,000 of the published figures want 4 GB of memory. Each question is timed five
//! times by turns and its fastest run counts, so that another program's load
//! weighs on neither.

#[path = "../../support/corpus.rs"]
mod corpus;
mod questions;

use std::env;
use std::error::Error;
use std::time::{Duration, Instant};

use corpus::Corpus;
use footnote::answer::{Options, answer};
use footnote::article::Article;
use footnote::index::Index;
use footnote::library;
use footnote::text::sentences;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::{IndexWriter, TantivyDocument, doc};

const ROUNDS: usize = 5;
const BEST: usize = 5;
/// What tantivy's writer may fill before it writes a segment.
const WRITER: usize = 500_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument.ends_with(".json")) {
        return arguments
            .iter()
            .try_for_each(|file| questions::compare(file.as_ref()));
    }
    let mut arguments = arguments.iter().map(|argument| argument.parse::<usize>());
    let count = arguments.next().transpose()?.unwrap_or(1_000);
    let asked = arguments.next().transpose()?.unwrap_or(100);
    let mut corpus = Corpus::new(42);
    let articles = corpus.articles(count);
    let questions: Vec<String> = (0..asked).map(|_| corpus.question(&articles)).collect();
    let text: usize = articles.iter().map(Article::text_len).sum();
    println!("{count} articles, {:.1} MB of text", text as f64 / 1e6);

    let ours_alone = time(|| Index::build(articles.clone()));
    let theirs_alone = time(|| tantivy_index(&articles, Some(1)));
    report("build, one thread", &ours_alone.1, &theirs_alone.1);
    drop((ours_alone, theirs_alone));
    let (index, ours) = time(|| library::index(articles.clone()));
    let (theirs_index, theirs) = time(|| tantivy_index(&articles, None));
    report("build, as it comes", &ours, &theirs);

    let (tantivy, field) = theirs_index?;
    let reader = tantivy.reader()?;
    let searcher = reader.searcher();
    let parser = QueryParser::for_index(&tantivy, vec![field]);
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    for question in &questions {
        let plain = plain(question);
        let mut fastest = [Duration::MAX; 2];
        for _ in 0..ROUNDS {
            let (found, took) = time(|| answer(&index, question, &Options::default()));
            assert!(!found.passages.is_empty(), "{question}");
            fastest[0] = fastest[0].min(took);
            let (found, took) = time(|| {
                let query = parser.parse_query(&plain)?;
                let best = searcher.search(&query, &TopDocs::with_limit(BEST).order_by_score())?;
                // An answer is text, and so are ours.
                best.into_iter()
                    .map(|(_, address)| searcher.doc::<TantivyDocument>(address))
                    .collect::<Result<Vec<_>, _>>()
            });
            assert!(!found?.is_empty(), "{question}");
            fastest[1] = fastest[1].min(took);
        }
        ours.push(fastest[0]);
        theirs.push(fastest[1]);
    }
    for (name, share) in [("question, median", 0.5), ("question, p99", 0.99)] {
        report(name, &at(&mut ours, share), &at(&mut theirs, share));
    }
    Ok(())
}

/// A question without what the query parser would take for its syntax.
fn plain(question: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let plain: String = question.chars().map(letter).collect();
    // "AND", "OR", "NOT" and "IN" are words here.
    plain.to_lowercase()
}

/// All sentences as documents, in memory.
fn tantivy_index(
    articles: &[Article],
    threads: Option<usize>,
) -> tantivy::Result<(tantivy::Index, tantivy::schema::Field)> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing) | STORED;
    let field = schema.add_text_field("text", options);
    let index = tantivy::Index::create_in_ram(schema.build());
    let mut writer: IndexWriter = match threads {
        Some(threads) => index.writer_with_num_threads(threads, WRITER)?,
        None => index.writer(WRITER)?,
    };
    let sections = articles.iter().flat_map(|article| &article.sections);
    for paragraph in sections.flat_map(|section| &section.paragraphs) {
        for sentence in sentences(&paragraph.text) {
            writer.add_document(doc!(field => sentence.of(&paragraph.text)))?;
        }
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok((index, field))
}

fn time<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = run();
    (value, start.elapsed())
}

fn at(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    times[((times.len() - 1) as f64 * share) as usize]
}

fn report(what: &str, ours: &Duration, theirs: &Duration) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{what}: footnote {ours:.2?}, tantivy {theirs:.2?}, ratio {ratio:.2}");
}
