use std::num::NonZero;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::article::Article;
use crate::index::{Index, Part};

/// The most text of a part, about, in bytes. Every part has a vocabulary of its own,
/// so small ones cost time and memory; a part is held beside the whole while it is
/// joined to it, so large ones cost memory too.
const PART: usize = 128 << 20;

/// Indexes `articles`, on as many threads as the machine has processors. The index
/// is that of [`Index::build`].
///
/// ```
/// use footnote::article::Article;
/// use footnote::library::index;
///
/// assert_eq!(index(vec![Article::default()]).articles().len(), 1);
/// ```
#[must_use]
pub fn index(articles: Vec<Article>) -> Index {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let ranges = ranges(&articles, threads, PART);
    if ranges.len() <= 1 {
        return Index::build(articles);
    }
    let next = AtomicUsize::new(0);
    let parts: Mutex<Vec<(usize, Part)>> = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..threads.min(ranges.len()) {
            scope.spawn(|| {
                while let Some(range) = ranges.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let part = Part::new(&articles[range.clone()]);
                    let mut parts = parts.lock().expect("no thread panics with the lock");
                    parts.push((range.start, part));
                }
            });
        }
    });
    let mut parts = parts.into_inner().expect("no thread panics with the lock");
    parts.sort_unstable_by_key(|&(start, _)| start);
    Index::merge(parts.into_iter().map(|(_, part)| part).collect(), articles)
}

/// Ranges of articles with about as much text each: `most` bytes, or less where
/// some of the threads would have nothing to do.
fn ranges(articles: &[Article], threads: usize, most: usize) -> Vec<Range<usize>> {
    /// Not worth a thread.
    const LEAST: usize = 256 << 10;
    let sizes: Vec<usize> = articles.iter().map(Article::text_len).collect();
    let all: usize = sizes.iter().sum();
    let size = (all / threads + 1).clamp(LEAST.min(most), most);
    let mut ranges = Vec::new();
    let (mut start, mut held) = (0, 0);
    for (at, bytes) in sizes.iter().enumerate() {
        held += bytes;
        if held >= size || at + 1 == sizes.len() {
            ranges.push(start..at + 1);
            (start, held) = (at + 1, 0);
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::{Article, ranges};
    use crate::article::{Paragraph, Section};

    #[test]
    fn ranges_follow_each_other_and_hold_all() {
        let articles: Vec<Article> = (0..20)
            .map(|number| Article {
                sections: vec![Section {
                    paragraphs: vec![Paragraph {
                        text: "x".repeat(number * 100),
                        line: 0,
                    }],
                    ..Section::default()
                }],
                ..Article::default()
            })
            .collect();
        for threads in 1..9 {
            for most in [1, 900, 5_000, 1_000_000] {
                let ranges = ranges(&articles, threads, most);
                let ends = ranges.iter().map(|range| range.end);
                let starts = ranges.iter().map(|range| range.start);
                assert!([0].into_iter().chain(ends).eq(starts.chain([20])));
            }
        }
        assert!(ranges(&[], 2, 10).is_empty());
    }
}
