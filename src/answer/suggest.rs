use crate::index::{Index, TermId};
use crate::ranking::{Query, Scope};
use crate::text::same_words;

/// The most suggestions in an answer.
const MOST: usize = 3;

/// Which questions to suggest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// Those that have something to do with the question: it was answered.
    Related,
    /// Others too, since something must be offered instead.
    Always,
    /// Likewise, but not the nearest sections, which are shown.
    Besides,
}

/// What to ask instead or next: the suggested questions that share most with
/// the question and the nearest section, then the first ones; headings where
/// there are none.
pub(super) fn suggest(
    index: &Index,
    scope: &Scope,
    query: &Query,
    asked: &str,
    nearest: &[u32],
    fill: Fill,
) -> Vec<String> {
    let mut articles: Vec<u32> = Vec::with_capacity(MOST);
    // As far as needed: a library has thousands.
    for section in nearest.iter().copied().chain(scope.sections.clone()) {
        let article = index.section(section).article;
        if !articles.contains(&article) {
            articles.push(article);
        }
        if articles.len() == MOST {
            break;
        }
    }

    let mut candidates: Vec<(f64, &str)> = articles
        .iter()
        .flat_map(|&article| index.suggested(article))
        .filter(|(suggestion, _)| !same_words(suggestion, asked))
        .map(|(suggestion, terms)| (overlap(query, terms), suggestion))
        .filter(|(overlap, _)| fill != Fill::Related || *overlap > 0.0)
        .collect();
    // Stable: among equals the order of the file stays.
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut suggestions: Vec<String> = candidates
        .into_iter()
        .take(MOST)
        .map(|(_, suggestion)| suggestion.to_owned())
        .collect();
    if suggestions.is_empty() && fill != Fill::Related {
        suggestions = headings(index, scope, nearest, asked, fill);
    }
    suggestions.truncate(MOST);
    suggestions
}

/// Headings of the nearest sections, then of the others of their articles, then of the
/// first ones: typed as they are, they are answered by the section's summary.
fn headings(index: &Index, scope: &Scope, nearest: &[u32], asked: &str, fill: Fill) -> Vec<String> {
    let mut headings: Vec<String> = Vec::new();
    let of_nearest = nearest.iter().flat_map(|&section| {
        let article = index.section(section).article;
        let place = |first: u32| {
            index
                .sections()
                .partition_point(|section| section.article < first) as u32
        };
        place(article)..place(article + 1)
    });
    let near = nearest.iter().copied().chain(of_nearest);
    for section in near.chain(scope.sections.clone()) {
        if fill == Fill::Besides && nearest.contains(&section) {
            continue;
        }
        if headings.len() == MOST {
            break;
        }
        let entry = index.section(section);
        let section = &index.article_of(entry).sections[entry.number as usize];
        if let Some(heading) = &section.heading
            && !section.is_empty()
            && !same_words(heading, asked)
            && !headings.contains(heading)
        {
            headings.push(heading.clone());
        }
    }
    headings
}

/// The weights of the question's terms that a suggestion has too.
fn overlap(query: &Query, suggestion: &[TermId]) -> f64 {
    query
        .terms
        .iter()
        .filter(|term| term.id.is_some_and(|id| suggestion.contains(&id)))
        .map(crate::ranking::QueryTerm::weight)
        .sum()
}
