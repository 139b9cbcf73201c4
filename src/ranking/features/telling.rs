use super::{Beside, Terms, Values, Weighed};
use crate::ranking::expected::Wanted;
use crate::ranking::weights::Feature;
use crate::text::english::is_copula;
use crate::text::{Language, is_irregular, is_stop_word};

/// The subject of a definition begins within so many tokens ("The late Dr. Ada Stone").
const BEGINNING: usize = 4;
/// What an apposition is worth, a definition being 1.
const APPOSITION: f64 = 0.5;

/// A name of so many words, first name and title among them, introduces somebody
/// ("Sheriff Tom Stone").
const FULL_NAME: usize = 3;
/// What an apposition begins with, and what mostly stands behind the "is" of a definition.
const OPENS: &[&str] = &["a", "an", "one", "the", "which", "who"];
const KINDS: &[&str] = &["any", "called", "defined", "known", "usually", "what"];

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
/// "is a", "was the" or the like comes behind it; half where it is or has an apposition
/// ("Ada Stone, a baker"), or introduces somebody by title and name.
fn definition(question: &Weighed<'_>, sentence: Beside<'_>, exact: Terms) -> f64 {
    let all = question.query.terms.iter().filter(|term| !term.is_part);
    if exact.is_empty() || (exact.count() as usize) < all.count() {
        return 0.0;
    }
    let mut named = sentence.terms().map(|(at, _)| at);
    let Some(mut first) = named.next() else {
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
    // Its first name and title belong to it ("Dr. Ada Stone").
    while first > 0
        && sentence.is_capital(first - 1)
        && matches!(sentence.between(first - 1, first), " " | ". ")
    {
        first -= 1;
    }
    let is_full = last + 1 - first >= FULL_NAME;
    let behind = sentence.behind(last);
    let after_brackets = match behind.trim_start().strip_prefix('(') {
        Some(inside) => inside.split_once(')').map_or("", |(_, rest)| rest),
        None => behind,
    };
    if let Some(apposition) = after_brackets.trim_start().strip_prefix(',') {
        let next = apposition.split_whitespace().next();
        // "A baker of Mill Lane, Ada Stone, …".
        let is_apposed = sentence.before(first).trim_end().ends_with(',');
        let is_told = is_full || is_apposed || next.is_some_and(|word| OPENS.contains(&word));
        return if is_told { APPOSITION } else { 0.0 };
    }
    let mut words = after_brackets.split_whitespace();
    let is_verb = words.next().is_some_and(is_copula);
    let is_defined = is_verb && words.next().is_some_and(names_a_kind);
    if is_defined && first < BEGINNING {
        1.0
    } else if is_full {
        APPOSITION
    } else {
        0.0
    }
}

/// Whether the word behind "is" may begin what something is: no "is not", "was paid".
fn names_a_kind(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_other = ["ed", "ing", "ly"].iter().any(|end| word.ends_with(end));
    OPENS.contains(&word)
        || KINDS.contains(&word)
        || !(is_other || is_stop_word(Language::English, word) || is_irregular(word))
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
