//! Questions of sets in SQuAD format to their own articles: what tantivy finds (sentences
//! as documents, English stems, any of the words), and how long a question takes both.
//!
//! What Footnote finds stands in `footnote eval --cross-validate`, since it has learned from
//! some sets. What tantivy finds in a set beside what it finds in another tells how hard one
//! is.

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use footnote::answer::Options;
use footnote::article::Article;
use footnote::bot::{Request, reply};
use footnote::eval::{Case, QuestionSet};
use footnote::index::Index;
use footnote::text::{Span, sentences};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;

use crate::{ROUNDS, at, plain, report, tantivy_index, time};

/// How many of the best sentences are looked at.
const LOOKED_AT: usize = 3;

/// How many questions had what they ask for.
#[derive(Default)]
struct Found {
    asked: usize,
    first: usize,
    in_three: usize,
    paragraph: usize,
    ours: Vec<Duration>,
    theirs: Vec<Duration>,
}

/// Prints what tantivy finds of the questions in `file`, and the times.
pub fn compare(file: &Path) -> Result<(), Box<dyn Error>> {
    let set = QuestionSet::read(file, None)?;
    let mut found = Found::default();
    for case in &set.cases {
        ask(case, &mut found)?;
    }
    let share = |count: usize| 100.0 * count as f64 / found.asked.max(1) as f64;
    println!(
        "{}: {} questions, tantivy's hit@1 {:.1}, hit@3 {:.1}, paragraph {:.1}",
        file.display(),
        found.asked,
        share(found.first),
        share(found.in_three),
        share(found.paragraph)
    );
    for (name, share) in [("question, median", 0.5), ("question, p99", 0.99)] {
        let [ours, theirs] = [&mut found.ours, &mut found.theirs].map(|times| at(times, share));
        report(name, &ours, &theirs);
    }
    Ok(())
}

/// Asks both engines the questions that the article answers.
fn ask(case: &Case, found: &mut Found) -> Result<(), Box<dyn Error>> {
    let article = &case.article;
    let places = places(article);
    let (tantivy, field) = tantivy_index(std::slice::from_ref(article), Some(1))?;
    let searcher = tantivy.reader()?.searcher();
    // So the numbers of its documents are those of the sentences.
    assert_eq!(searcher.segment_readers().len(), 1);
    let parser = QueryParser::for_index(&tantivy, vec![field]);
    let index = Index::build(vec![article.clone()]);
    for question in case.questions.iter().filter(|asked| asked.is_answerable()) {
        let plain = plain(&question.text);
        let request = Request {
            text: &question.text,
            previous: None,
            options: Options::default(),
        };
        let mut fastest = [Duration::MAX; 2];
        let mut best = Vec::new();
        for _ in 0..ROUNDS {
            let (_, took) = time(|| reply(&index, &request));
            fastest[0] = fastest[0].min(took);
            let (documents, took) = time(|| {
                let query = parser.parse_query(&plain)?;
                searcher.search(&query, &TopDocs::with_limit(LOOKED_AT).order_by_score())
            });
            fastest[1] = fastest[1].min(took);
            best = documents?;
        }
        let hits: Vec<(bool, bool)> = best
            .iter()
            .map(|(_, document)| places[document.doc_id as usize])
            .map(|(paragraph, span)| {
                let answers = || question.answers.iter();
                (
                    answers().any(|gold| gold.overlaps(paragraph, span)),
                    answers().any(|gold| gold.paragraph == paragraph),
                )
            })
            .collect();
        found.asked += 1;
        found.first += usize::from(hits.first().is_some_and(|hit| hit.0));
        found.in_three += usize::from(hits.iter().any(|hit| hit.0));
        found.paragraph += usize::from(hits.first().is_some_and(|hit| hit.1));
        found.ours.push(fastest[0]);
        found.theirs.push(fastest[1]);
    }
    Ok(())
}

/// Where each sentence stands: the number of its paragraph in the article, and the place
/// there.
fn places(article: &Article) -> Vec<(usize, Span)> {
    let paragraphs = article
        .sections
        .iter()
        .flat_map(|section| &section.paragraphs);
    let numbered = paragraphs.enumerate();
    numbered
        .flat_map(|(number, paragraph)| {
            let spans = sentences(&paragraph.text).into_iter();
            spans.map(move |sentence| (number, sentence))
        })
        .collect()
}
