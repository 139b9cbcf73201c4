//! How the articles write a name that a question has: "johann sievert" is "Johann Sievert",
//! and mostly no more than "Sievert".

use super::mentions::{Kind, Mention};
use crate::index::{Index, Sentence, Token};
use crate::text::{Analyser, Language, WordClass, fold, without_possessive, words};

/// Of what occurs more often, the first places tell enough.
const ENOUGH: usize = 100;

/// Tells of `mention` how the articles write it, with the words behind it in `question` that
/// are part of the name there.
pub(super) fn write(index: &Index, question: &str, mut mention: Mention) -> Mention {
    let behind = question
        .find(&mention.text)
        .map_or("", |at| &question[at + mention.text.len()..]);
    if let Some((written, more)) = written(index, &mention.text, behind) {
        mention.text += &behind[..more];
        mention.written = Some(written);
    }
    let is_person = matches!(mention.kind, Kind::Person | Kind::Man | Kind::Woman);
    mention.short = is_person.then(|| surname(index, mention.name())).flatten();
    mention
}

/// A name as the articles write it, unless it is written so already.
pub(super) fn respelt(index: &Index, name: &str) -> String {
    written(index, name, "").map_or_else(|| name.to_owned(), |(written, _)| written)
}

/// `name` as the articles write it, and how many bytes of `behind` belong to it.
fn written(index: &Index, name: &str, behind: &str) -> Option<(String, usize)> {
    let folded: Vec<String> = words(name)
        .map(|word| fold(word.text).into_owned())
        .collect();
    let more: Vec<_> = words(behind).collect();
    let mut best: Option<(String, usize)> = None;
    each(index, folded.first()?, |tokens, at, text| {
        let end = at + folded.len();
        let is_it = end <= tokens.len()
            && (at..end).all(|at| typed(tokens, at, text) == folded[at - (end - folded.len())])
            && (at..end).all(|at| tokens[at].stop || is_capital(tokens[at], text));
        if !is_it || tokens[at].stop {
            return;
        }
        let follows = |number: usize| {
            let gap = if number == 0 {
                0
            } else {
                more[number - 1].span.end
            };
            tokens.get(end + number).is_some_and(|&token| {
                is_capital(token, text)
                    && &behind[gap..more[number].span.start] == " "
                    && typed(tokens, end + number, text) == fold(more[number].text)
            })
        };
        let joined = (0..more.len())
            .take_while(|&number| follows(number))
            .count();
        // One word at the beginning of a sentence may be any word.
        if at == 0 && folded.len() + joined == 1 {
            return;
        }
        let length = joined.checked_sub(1).map_or(0, |last| more[last].span.end);
        let last = tokens[end + joined - 1].span();
        let found = &text[tokens[at].span().start..last.end];
        if best.as_ref().is_none_or(|(_, best)| length > *best) {
            best = Some((without_possessive(found).to_owned(), length));
        }
    });
    best
}

/// The surname alone of somebody's full `name`, where the articles use it alone and for
/// nobody else: behind the first mention that is how they call them.
fn surname(index: &Index, name: &str) -> Option<String> {
    let (before, last) = name.rsplit_once(' ')?;
    let first = fold(before.rsplit(' ').next()?);
    let folded = fold(last);
    let (mut alone, mut others) = (0, 0);
    each(index, &folded, |tokens, at, text| {
        if typed(tokens, at, text) != folded || !is_capital(tokens[at], text) {
            return;
        }
        let joins = |at: usize| {
            tokens
                .get(at)
                .is_some_and(|&token| !token.stop && is_capital(token, text))
                && &text[tokens[at - 1].span().end..tokens[at].span().start] == " "
        };
        let is_joined = at > 0 && !tokens[at - 1].stop && {
            let gap = &text[tokens[at - 1].span().end..tokens[at].span().start];
            gap == " " && is_capital(tokens[at - 1], text)
        };
        if is_joined {
            let before = typed(tokens, at - 1, text);
            let is_role = WordClass::TITLE.or(WordClass::PEOPLE).lists(&before);
            others += usize::from(before != first && !is_role);
        } else if !joins(at + 1) {
            alone += 1;
        }
    });
    (alone > 0 && others == 0).then(|| last.to_owned())
}

/// Calls `look` for the first places where the articles have a folded word: with the
/// sentence's tokens, the number of that one and the paragraph's text.
fn each(index: &Index, folded: &str, mut look: impl FnMut(&[Token], usize, &str)) {
    let lexeme = Analyser::new(Language::English).lexeme(folded);
    let Some(term) = index.vocabulary().id(&lexeme.term) else {
        return;
    };
    for posting in index.sentence_postings(term).iter().take(ENOUGH) {
        let sentence: &Sentence = index.sentence(posting.place);
        let text = index.text(index.paragraph(sentence.paragraph));
        let tokens = index.tokens(sentence);
        for at in (0..tokens.len()).filter(|&at| tokens[at].term == term) {
            look(tokens, at, text);
        }
    }
}

fn typed(tokens: &[Token], at: usize, text: &str) -> String {
    fold(without_possessive(tokens[at].span().of(text))).into_owned()
}

fn is_capital(token: Token, text: &str) -> bool {
    token.span().of(text).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{respelt, surname, written};
    use crate::article::markdown;
    use crate::index::Index;

    fn index() -> Index {
        let text = "# War\n\nTheir leader was Johann Sievert, a schoolmaster. General Karl von Adler came. \
            Adler lost most of Sievert's guns, and Hahn fled. Anna Beck and Otto Beck met Beck in \
            Oslo.\n\nItem | Where\n--- | ---\nSaltwalker Boots | Oslo\n";
        let read = markdown::read("a", text.as_bytes()).expect("an article");
        Index::build(vec![read.article])
    }

    #[test]
    fn names_are_written_as_in_the_articles() {
        let index = index();
        assert_eq!(respelt(&index, "johann sievert"), "Johann Sievert");
        assert_eq!(respelt(&index, "hahn"), "Hahn");
        assert_eq!(respelt(&index, "guns"), "guns");
        assert_eq!(respelt(&index, "nobody"), "nobody");
        assert_eq!(respelt(&index, "saltwalker"), "saltwalker");
        assert_eq!(
            written(&index, "saltwalker", " boots now"),
            Some(("Saltwalker Boots".to_owned(), " boots".len()))
        );
        assert_eq!(
            written(&index, "karl", " von adler"),
            Some(("Karl".to_owned(), 0))
        );
        assert_eq!(
            written(&index, "johann", " sievert die"),
            Some(("Johann Sievert".to_owned(), " sievert".len()))
        );
    }

    #[test]
    fn a_surname_stands_alone_where_it_is_one_persons() {
        let index = index();
        assert_eq!(
            surname(&index, "Johann Sievert").as_deref(),
            Some("Sievert")
        );
        assert_eq!(surname(&index, "Anna Beck"), None);
        assert_eq!(surname(&index, "Hahn"), None);
    }
}
