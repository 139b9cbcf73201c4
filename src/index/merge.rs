//! From parts to an index.

use super::build::Part;
use super::subjects::Subjects;
use super::{Index, Posting, Postings, Sentence, TermId, Vocabulary};
use crate::article::Article;
use crate::text::Language;

/// Joins the parts of `articles`, which are in the order of these. What was
/// numbered from 0 in each part is numbered on; a term's number is that of its
/// first occurrence, as if there were one part.
pub(super) fn merge(parts: Vec<Part>, articles: Vec<Article>) -> Index {
    let sum =
        |length: fn(&Index) -> usize| parts.iter().skip(1).map(|part| length(&part.index)).sum();
    let (tokens, sentences) = (
        sum(|part| part.tokens.len()),
        sum(|part| part.sentences.len()),
    );
    let mut parts = parts.into_iter();
    let Part {
        mut index,
        mut section_postings,
    } = parts.next().unwrap_or_else(|| Part::new(&[]));
    // The two that are large: grown step by step, they leave holes behind.
    index.tokens.reserve_exact(tokens);
    index.sentences.reserve_exact(sentences);
    for part in parts {
        let postings = part.section_postings;
        let first_section = number(index.sections.len());
        let terms = append(&mut index, part.index);
        let renumbered = postings.into_iter().map(|(term, posting)| {
            let place = posting.place + first_section;
            (terms[term.index()], Posting { place, ..posting })
        });
        section_postings.extend(renumbered);
    }
    index.vocabulary.finish();
    index.by_alias.sort_unstable();
    index.paragraph_of = index
        .sentences
        .iter()
        .map(|sentence| sentence.paragraph)
        .collect();
    index.sentence_postings = sentence_postings(&index);
    index.section_postings = Postings::build(index.vocabulary.len(), &section_postings);
    index.subjects = Subjects::new(&index);
    index.languages = languages(&articles);
    index.by_id = (0..number(articles.len())).collect();
    // Stable: of the same ids, the first article goes first.
    let id = |number: &u32| &articles[*number as usize].id;
    index.by_id.sort_by(|a, b| id(a).cmp(id(b)));
    index.articles = articles;
    index
}

/// Appends a part; returns what its terms are called now.
fn append(index: &mut Index, part: Index) -> Vec<TermId> {
    let terms = index.vocabulary.append(&part.vocabulary);
    let renumber = |list: &mut Vec<TermId>| {
        list.iter_mut().for_each(|term| *term = terms[term.index()]);
        list.sort_unstable();
    };
    let article = number(index.suggested.len());
    let section = number(index.sections.len());
    let paragraph = number(index.paragraphs.len());
    let sentence = number(index.sentences.len());
    let token = number(index.tokens.len());
    let span = number(index.spans.len());

    index.spans.extend(part.spans);
    extend(&mut index.tokens, part.tokens, |token| {
        token.term = terms[token.term.index()];
    });
    extend(&mut index.sentences, part.sentences, |entry| {
        entry.paragraph += paragraph;
        entry.first_token += token;
        entry.end_token += token;
        entry.first_span += span;
        entry.end_span += span;
    });
    extend(&mut index.paragraphs, part.paragraphs, |entry| {
        entry.section += section;
        entry.first_sentence += sentence;
        entry.end_sentence += sentence;
    });
    extend(&mut index.sections, part.sections, |entry| {
        entry.article += article;
        entry.first_paragraph += paragraph;
        entry.end_paragraph += paragraph;
    });
    extend(&mut index.by_alias, part.by_alias, |(place, term, _)| {
        *place += sentence;
        *term = terms[term.index()];
    });
    extend(&mut index.headings, part.headings, renumber);
    extend(&mut index.suggested, part.suggested, |questions| {
        questions.iter_mut().for_each(renumber);
    });
    for (whole, of) in part.parts {
        let of = of.iter().map(|term| terms[term.index()]);
        index.parts.insert(terms[whole.index()], of.collect());
    }
    for (heading, sections) in part.by_heading {
        let all = index.by_heading.entry(heading).or_default();
        all.extend(sections.into_iter().map(|place| place + section));
    }
    index.content += part.content;
    terms
}

/// Appends `theirs` to `ours`, each with its numbers changed by `renumber`.
fn extend<T>(ours: &mut Vec<T>, theirs: Vec<T>, renumber: impl FnMut(&mut T)) {
    let first = ours.len();
    ours.extend(theirs);
    ours[first..].iter_mut().for_each(renumber);
}

/// In which sentences every term stands, and how often: counted, then filled in,
/// so that nothing but the lists themselves is held.
fn sentence_postings(index: &Index) -> Postings {
    let terms = index.vocabulary.len();
    let mut starts = vec![0u32; terms + 1];
    // The sentence in which each term was seen last, from 1.
    let mut seen = vec![0u32; terms];
    each_token(index, |term, sentence| {
        if std::mem::replace(&mut seen[term.index()], sentence + 1) <= sentence {
            starts[term.index() + 1] += 1;
        }
    });
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let all = starts.last().copied().unwrap_or_default() as usize;
    let mut entries = vec![Posting { place: 0, count: 0 }; all];
    let mut next = starts.clone();
    seen.fill(0);
    each_token(index, |term, sentence| {
        let next = &mut next[term.index()];
        if std::mem::replace(&mut seen[term.index()], sentence + 1) <= sentence {
            entries[*next as usize].place = sentence;
            *next += 1;
        }
        entries[*next as usize - 1].count += 1;
    });
    Postings { starts, entries }
}

/// Every token's term and sentence, in the order of these, with the terms of what
/// it is made of, and those that stand there only by an alias.
fn each_token(index: &Index, mut visit: impl FnMut(TermId, u32)) {
    let mut aliased = index
        .by_alias
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .peekable();
    for (number, sentence) in (0..).zip(&index.sentences) {
        let sentence: &Sentence = sentence;
        for token in index.tokens(sentence) {
            visit(token.term, number);
            for &part in index.parts(token.term) {
                visit(part, number);
            }
        }
        while let Some(same) = aliased.next_if(|same| same[0].0 == number) {
            visit(same[0].1, number);
        }
    }
}

impl Vocabulary {
    /// Takes in the terms and words of `other`, in its order; returns what its
    /// terms are called here.
    fn append(&mut self, other: &Self) -> Vec<TermId> {
        let terms: Vec<TermId> = (0..number(other.len()))
            .map(|at| {
                let theirs = TermId(at);
                let ours = self.intern(other.text(theirs));
                let (capitals, inside) = other.case(theirs);
                self.note_case(ours, capitals, inside);
                if other.carries_meaning(theirs) {
                    self.note_meaning(ours);
                }
                ours
            })
            .collect();
        for entry in other.words().entries() {
            let term = terms[entry.term.index()];
            let id = self.words_mut().intern(&entry.folded, term);
            self.words_mut().count(id, entry.count);
        }
        terms
    }
}

/// The articles' languages, the one with the most text first; of two with as
/// much, the one that came first.
fn languages(articles: &[Article]) -> Vec<Language> {
    let mut sizes: Vec<(Language, usize)> = Vec::new();
    for article in articles {
        let size = article.text_len();
        match sizes
            .iter_mut()
            .find(|(language, _)| *language == article.language)
        {
            Some((_, total)) => *total += size,
            None => sizes.push((article.language, size)),
        }
    }
    sizes.sort_by_key(|&(_, size)| std::cmp::Reverse(size));
    sizes.into_iter().map(|(language, _)| language).collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("an index holds fewer than 2^32 of anything")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Index, Part, TermId};
    use crate::article::{Alias, Article, Paragraph, Section};
    use crate::text::Language;

    /// Everything in an index, as text.
    fn all(index: &Index) -> String {
        let terms = || (0u32..).take(index.vocabulary.len()).map(TermId);
        let mut headings: Vec<_> = index.by_heading.iter().collect();
        headings.sort_unstable();
        let vocabulary: Vec<_> = terms()
            .map(|term| {
                let vocabulary = &index.vocabulary;
                let carries_meaning = vocabulary.carries_meaning(term);
                (
                    vocabulary.text(term),
                    vocabulary.case(term),
                    carries_meaning,
                )
            })
            .collect();
        let postings: Vec<_> = terms()
            .map(|term| (index.sentence_postings(term), index.section_postings(term)))
            .collect();
        let entries = index.vocabulary.words().entries();
        format!(
            "{:?} {:?} {:?} {:?} {:?} {headings:?} {vocabulary:?} {postings:?} {entries:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            index.sections,
            index.paragraphs,
            index.sentences,
            index.tokens,
            index.spans,
            index.by_alias,
            index.headings,
            index.suggested,
            index.languages,
            index.content,
            index.subjects,
        )
    }

    fn article(text: &str, language: Language) -> Article {
        Article {
            title: text.chars().take(9).collect(),
            language,
            aliases: vec![Alias {
                said: "DHS".to_owned(),
                means: "Homeland Security".to_owned(),
            }],
            suggested: vec![text.to_owned()],
            sections: vec![Section {
                heading: Some(text.chars().skip(5).take(9).collect()),
                paragraphs: vec![Paragraph {
                    text: text.to_owned(),
                    line: 0,
                }],
                ..Section::default()
            }],
            ..Article::default()
        }
    }

    proptest! {
        #[test]
        fn the_parts_do_not_show(
            texts in proptest::collection::vec(
                ("([A-C]?[a-c]{1,3}[ .]|Homeland Security |an extraordinarylongword ){0,12}", any::<bool>()),
                1..9,
            ),
            cuts in proptest::collection::btree_set(0..9usize, 0..4),
        ) {
            let articles: Vec<Article> = texts
                .iter()
                .map(|(text, is_german)| {
                    article(text, if *is_german { Language::German } else { Language::English })
                })
                .collect();
            let mut rest = &articles[..];
            let mut parts = Vec::new();
            for cut in cuts.iter().rev().map(|cut| cut % articles.len()) {
                let at = cut.min(rest.len());
                parts.push(Part::new(&rest[at..]));
                rest = &rest[..at];
            }
            parts.push(Part::new(rest));
            parts.reverse();
            let whole = all(&Index::build(articles.clone()));
            prop_assert_eq!(all(&Index::merge(parts, articles)), whole);
        }
    }
}
