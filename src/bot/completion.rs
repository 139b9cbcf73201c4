//! What a question that is being typed may become.

use crate::answer::{Options, Verdict, answer};
use crate::article::Article;
use crate::index::Index;
use crate::text::{fold, words};

/// More articles than this are not all looked through at every keystroke: then
/// those in which the typed words are found.
const MOST_ARTICLES: usize = 50;

/// From this likeness (Jaro-Winkler) on, a typed word may be meant for another.
const ALIKE: f64 = 0.92;

/// The fewest letters of a word that may be misspelt.
const LONG_ENOUGH: usize = 4;

/// At most `most` questions and headings that fit what was `typed` so far: the
/// suggested questions, the headings, then the headings of the sections in
/// which its words are found. Without a word typed, the first of them all. Each
/// can be asked as it is.
///
/// ```
/// use footnote::bot::completions;
/// use footnote::library::{Library, Origin};
///
/// let library = Library::load(&Origin::BuiltIn, &mut |_done, _total| {})?;
/// let offered = completions(&library.index, None, "salv", 3);
/// assert_eq!(offered[0], "What is Operation Salvo?");
/// # Ok::<(), footnote::library::LoadError>(())
/// ```
#[must_use]
pub fn completions(index: &Index, article: Option<&str>, typed: &str, most: usize) -> Vec<String> {
    let typed_words: Vec<String> = split(typed);
    let found = found(index, article, typed, &typed_words);
    let articles = in_scope(index, article, &found);
    let questions = articles
        .iter()
        .flat_map(|article| article.suggested.iter().map(String::as_str));
    let headings = articles
        .iter()
        .flat_map(|article| &article.sections)
        .filter(|section| !section.is_empty())
        .filter_map(|section| section.heading.as_deref());
    let mut fitting: Vec<(bool, &str)> = questions
        .chain(headings)
        .filter(|line| fits(&typed_words, line))
        .map(|line| (begins(line, typed), line))
        .collect();
    // Stable: among equals, questions stand before headings, as in their file.
    fitting.sort_by_key(|&(begins, _)| !begins);
    let found = found
        .iter()
        .filter_map(|&(article, section)| article.sections[section].heading.as_deref());

    let mut offered: Vec<String> = Vec::new();
    for line in fitting.into_iter().map(|(_, line)| line).chain(found) {
        if offered.len() == most {
            break;
        }
        if !offered.iter().any(|other| other == line) {
            offered.push(line.to_owned());
        }
    }
    offered
}

/// The sections in which the typed words are found, best first.
fn found<'a>(
    index: &'a Index,
    article: Option<&str>,
    typed: &str,
    words: &[String],
) -> Vec<(&'a Article, usize)> {
    if words.is_empty() {
        return Vec::new();
    }
    let options = Options {
        article: article.map(str::to_owned),
        ..Options::default()
    };
    let answer = answer(index, typed, &options);
    if answer.verdict == Verdict::NotAQuestion {
        return Vec::new();
    }
    answer
        .passages
        .iter()
        .filter(|passage| !passage.matched.is_empty())
        .filter_map(|passage| {
            let article = index.article_number(&passage.citation.article.id)?;
            let article = &index.articles()[article as usize];
            Some((article, passage.citation.section.index))
        })
        .collect()
}

/// The articles whose questions and headings are looked through.
fn in_scope<'a>(
    index: &'a Index,
    article: Option<&str>,
    found: &[(&'a Article, usize)],
) -> Vec<&'a Article> {
    if let Some(number) = article.and_then(|id| index.article_number(id)) {
        return vec![&index.articles()[number as usize]];
    }
    if index.articles().len() <= MOST_ARTICLES {
        return index.articles().iter().collect();
    }
    let first = index.articles().iter().take(MOST_ARTICLES);
    if found.is_empty() {
        return first.collect();
    }
    let mut articles: Vec<&Article> = Vec::new();
    for &(article, _) in found {
        if !articles.iter().any(|other| other.id == article.id) {
            articles.push(article);
        }
    }
    articles
}

fn split(text: &str) -> Vec<String> {
    words(text)
        .map(|word| fold(word.text).into_owned())
        .collect()
}

/// Whether every typed word is, begins or nearly is one of the line's.
fn fits(typed: &[String], line: &str) -> bool {
    if typed.is_empty() {
        return true;
    }
    let line = split(line);
    typed.iter().all(|typed| {
        line.iter()
            .any(|word| word.starts_with(typed.as_str()) || alike(typed, word))
    })
}

/// Whether `typed` may be a misspelling of `word`, or of its beginning. Numbers
/// are never misspelt.
fn alike(typed: &str, word: &str) -> bool {
    let letters = typed.chars().count();
    if letters < LONG_ENOUGH || typed.chars().any(char::is_numeric) {
        return false;
    }
    let beginning: String = word.chars().take(letters).collect();
    strsim::jaro_winkler(typed, &beginning) >= ALIKE || strsim::jaro_winkler(typed, word) >= ALIKE
}

fn begins(line: &str, typed: &str) -> bool {
    fold(line).starts_with(&*fold(typed.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::completions;
    use crate::article::markdown;
    use crate::index::Index;

    fn index() -> Index {
        let text = "+++\ntitle = \"Harbour\"\n[[suggested]]\nquestion = \"When does the harbour close?\"\n\
            [[suggested]]\nquestion = \"Who pays for it in 2026?\"\n+++\nThe harbour closes in May.\n\n\
            ## Ferries and tides\n\nThe tide lifts every ferry.\n\n## Café prices\n\nA coffee costs two coins.\n";
        let read = markdown::read("harbour", text.as_bytes()).expect("an article");
        Index::build(vec![read.article])
    }

    #[track_caller]
    fn offers(typed: &str, expected: &[&str]) {
        assert_eq!(completions(&index(), None, typed, 3), expected, "{typed}");
    }

    #[test]
    fn questions_come_before_headings() {
        offers(
            "",
            &[
                "When does the harbour close?", "Who pays for it in 2026?", "Ferries and tides",
            ],
        );
    }

    #[test]
    fn words_may_be_begun_misspelt_and_without_accents() {
        offers("harb cl", &["When does the harbour close?"]);
        offers("harbuor", &["When does the harbour close?"]);
        offers("cafe", &["Café prices"]);
    }

    #[test]
    fn numbers_are_never_misspelt() {
        offers("2026", &["Who pays for it in 2026?"]);
        offers("2025", &[]);
    }

    #[test]
    fn what_the_words_find_is_offered_too() {
        offers("coffee", &["Café prices"]);
    }
}
