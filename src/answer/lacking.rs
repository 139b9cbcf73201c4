use super::Reason;
use crate::index::{Index, Token};
use crate::ranking::{self, Query, QueryTerm, Ranked, Ranking, Wanted};
use crate::text::without_possessive;

/// The subject is there if this share of the question's weight is.
pub(super) const SUBJECT_COVERAGE: f64 = 0.5;

/// Why the article doesn't say it: the subject is there, but not what was asked
/// for (`is_lacking`); or words are missing; or they never come together.
pub(super) fn reason(index: &Index, query: &Query, ranking: &Ranking, is_lacking: bool) -> Reason {
    let lacks = is_lacking.then(|| lacks(index, query, ranking)).flatten();
    let has_synonym = |term: usize| !query.terms[term].synonyms.is_empty();
    // "Made" and "got" are missed only where nothing else is.
    let (light, unmatched): (Vec<String>, Vec<String>) = query
        .untold(has_synonym)
        .map(str::to_owned)
        .partition(|word| ranking::is_light(word));
    let unmatched = if unmatched.is_empty() {
        light
    } else {
        unmatched
    };
    match lacks {
        Some(lacks) => lacks,
        None if unmatched.is_empty() => Reason::NothingTogether,
        None => Reason::NothingAbout(unmatched),
    }
}

/// Whether nothing stands around the first sentence but names that the question has,
/// while the articles speak of the rest elsewhere: "who shot Noem", where somebody else was shot.
pub(super) fn is_elsewhere(query: &Query, ranking: &Ranking) -> bool {
    let Some(first) = ranking.ranked.first() else {
        return false;
    };
    let terms = &query.terms;
    let (named, rest): (Vec<usize>, Vec<usize>) = (0..terms.len())
        .filter(|&number| !terms[number].is_part)
        .partition(|&number| terms[number].name || terms[number].number);
    !named.is_empty()
        && rest.iter().any(|&number| !terms[number].is_unknown())
        && !rest.iter().any(|&number| first.is_around(number))
}

/// What is mentioned of the question, if that is its subject.
fn lacks(index: &Index, query: &Query, ranking: &Ranking) -> Option<Reason> {
    let wanted = query.expected.wanted?;
    let first = ranking.ranked.first()?;
    let (mentions, number) = mentioned(index, query, first)?;
    let is_name = query.terms[number].name;
    if is_told_elsewhere(index, query, ranking, wanted) {
        return None;
    }
    let is_subject = is_name || ranking.coverage_around(query, 0) >= SUBJECT_COVERAGE;
    // A missing place says less than the words that are missing too.
    let is_telling = wanted != Wanted::Place || query.unmatched().next().is_none();
    let paragraph = index.paragraph(index.sentence(first.sentence).paragraph);
    (is_subject && is_telling).then(|| Reason::Lacks {
        wanted,
        mentions,
        section: index.section_ref(index.section(paragraph.section)),
    })
}

/// Whether what is wanted is told near words of the question, perhaps of something else:
/// then "gives no age" would say too much. Dates stand everywhere, and tell nothing.
fn is_told_elsewhere(index: &Index, query: &Query, ranking: &Ranking, wanted: Wanted) -> bool {
    let is_rare = matches!(wanted, Wanted::Amount(_) | Wanted::Clock | Wanted::Duration);
    let asked = (0..query.terms.len()).filter(|&number| query.pattern != Some(number));
    is_rare
        && ranking.ranked.iter().any(|ranked| {
            asked.clone().any(|number| ranked.is_around(number))
                && ranking::holds(index, query, ranked.sentence, wanted)
        })
}

/// What the sentence mentions of the question, as the sentence writes it: its
/// first name that the question has too, else its heaviest word; and the number of its
/// term.
fn mentioned(index: &Index, query: &Query, ranked: &Ranked) -> Option<(String, usize)> {
    let sentence = index.sentence(ranked.sentence);
    let tokens = index.tokens(sentence);
    let text = index.text(index.paragraph(sentence.paragraph));
    let asked = |token: &Token| {
        let mut terms = query.terms.iter().enumerate();
        let is_it = |&(number, term): &(usize, &QueryTerm)| {
            term.id == Some(token.term) && query.pattern != Some(number)
        };
        terms.find(is_it).map(|(number, _)| number)
    };
    let name = |token: &Token| asked(token).filter(|&number| query.terms[number].name);
    let is_name = |token: &Token| name(token).is_some();
    if let Some((first, number)) = (0..)
        .zip(tokens)
        .find_map(|(at, token)| Some((at, name(token)?)))
    {
        let run = tokens[first..].windows(2).take_while(|pair| {
            is_name(&pair[1]) && &text[pair[0].span().end..pair[1].span().start] == " "
        });
        let last = tokens[first + run.count()];
        let name = &text[tokens[first].span().start..last.span().end];
        return Some((without_possessive(name).to_owned(), number));
    }
    let weight = |number: usize| query.terms[number].weight();
    tokens
        .iter()
        .filter_map(|token| Some((token, asked(token)?)))
        // The first of the heaviest.
        .rev()
        .max_by(|a, b| weight(a.1).total_cmp(&weight(b.1)))
        .map(|(token, number)| (without_possessive(token.span().of(text)).to_owned(), number))
}
