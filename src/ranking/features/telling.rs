use super::{Beside, Terms, Values, Weighed};
use crate::ranking::expected::Wanted;
use crate::ranking::weights::Feature;

/// The subject of a definition begins within so many tokens ("The late Dr. Ada Stone").
const BEGINNING: usize = 4;
/// What an apposition is worth, a definition being 1.
const APPOSITION: f64 = 0.5;

/// Whether the sentence tells by its form alone what is asked: who or what somebody or
/// something is ("Ada Stone is a baker", "Ada Stone, a baker, …"), or when somebody was
/// born or died ("Ada Stone (1862–1934)").
pub(in super::super) fn telling(
    values: &mut Values,
    question: &Weighed<'_>,
    sentence: Beside<'_>,
    exact: Terms,
) {
    let query = question.query;
    let value = if query.expected.identity {
        definition(question, sentence, exact)
    } else if query.expected.wanted == Some(Wanted::Date) {
        f64::from(u8::from(is_lifespan(question, sentence, exact)))
    } else {
        0.0
    };
    values.set(Feature::Telling, value);
}

/// How much the sentence defines what the question names: 1 where that is its subject, and
/// "is" or "was" comes behind it; half where "a", "the" or "who" does, behind a comma.
fn definition(question: &Weighed<'_>, sentence: Beside<'_>, exact: Terms) -> f64 {
    let all = question.query.terms.iter().filter(|term| !term.is_part);
    if exact.is_empty() || (exact.count() as usize) < all.count() {
        return 0.0;
    }
    let mut named = sentence.terms().map(|(at, _)| at);
    let Some(first) = named.next() else {
        return 0.0;
    };
    // The name goes on as long as its words stand side by side.
    let mut last = first;
    while last + 1 < sentence.tokens.len() && {
        let next = named.clone().any(|at| at == last + 1) || sentence.is_capital(last + 1);
        next && sentence.between(last, last + 1) == " "
    } {
        last += 1;
    }
    let behind = sentence.behind(last);
    let after_brackets = match behind.trim_start().strip_prefix('(') {
        Some(inside) => inside.split_once(')').map_or("", |(_, rest)| rest),
        None => behind,
    };
    let mut words = after_brackets.split_whitespace();
    match (after_brackets.trim_start().strip_prefix(','), words.next()) {
        (Some(apposition), _) => {
            let first = apposition.split_whitespace().next();
            let is_told = matches!(first, Some("a" | "an" | "the" | "who" | "which" | "one"));
            if is_told { APPOSITION } else { 0.0 }
        }
        (None, Some("is" | "are" | "was" | "were")) if first < BEGINNING => 1.0,
        _ => 0.0,
    }
}

/// Whether the sentence has the question's names, and all else only by an alias, as dates of
/// a life have "born" and "died".
fn is_lifespan(question: &Weighed<'_>, sentence: Beside<'_>, exact: Terms) -> bool {
    let mut written = Terms::default();
    for (_, term) in sentence.terms() {
        written.insert(term);
    }
    let by_alias = exact.without(written);
    let terms = (0..).zip(&question.query.terms);
    !by_alias.is_empty() && { terms }.all(|(number, term)| {
        if term.name {
            exact.has(number)
        } else {
            by_alias.has(number)
        }
    })
}
