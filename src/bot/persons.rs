//! Of whom an article or a passage speaks, though no question named them.

use super::mentions::{Kind, Mention, kind_of_name, named};
use super::tagged::TaggedQuestion;
use crate::index::Index;
use crate::text::english::ThirdPerson;
use crate::text::{fold, words};

/// The one person whom a passage speaks of, else the one whom it begins with.
pub(super) fn person(index: &Index, passage: &str) -> Option<Mention> {
    let asked = TaggedQuestion::read(index, passage);
    let mut persons: Vec<(usize, Mention)> = Vec::new();
    for name in asked.names(passage) {
        let Some(mention) = named(index, name.of(passage), false) else {
            continue;
        };
        let is_known = persons
            .iter()
            .any(|(_, known)| is_part(&mention.text, &known.text));
        if mention.kind == Kind::Person && !is_known {
            persons.push((name.start, mention));
        }
    }
    let is_only = persons.len() == 1;
    let (start, first) = persons.into_iter().next()?;
    (is_only || start == 0).then_some(first)
}

/// Whether a name is another one, or a surname the end of it.
fn is_part(name: &str, of: &str) -> bool {
    of.strip_suffix(name)
        .is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

/// The person that an article is about by its title.
pub(super) fn titled(index: &Index, article: &str) -> Option<Mention> {
    let number = index.article_number(article)?;
    let article = &index.articles()[number as usize];
    let asked = TaggedQuestion::read(index, &article.title);
    let [name] = asked.names(&article.title)[..] else {
        return None;
    };
    let last = asked.words.iter().rfind(|word| name.contains(word.span))?;
    // A headline has names, too.
    let is_whole = name.start == 0
        && !asked
            .words
            .iter()
            .any(|word| word.span.end > name.end && word.is_content());
    (is_whole && kind_of_name(index, last) == Kind::Person).then(|| Mention {
        text: name.of(&article.title).to_owned(),
        kind: sex(index, number),
        is_subject: true,
        written: None,
        short: None,
    })
}

/// Whether an article speaks of "her" or of "him".
fn sex(index: &Index, article: u32) -> Kind {
    let (mut he, mut she) = (0, 0);
    for paragraph in index.paragraphs_of(article) {
        for word in words(index.text(index.paragraph(paragraph))) {
            match ThirdPerson::of(&fold(word.text)) {
                Some(ThirdPerson::Masculine) => he += 1,
                Some(ThirdPerson::Feminine) => she += 1,
                _ => {}
            }
        }
    }
    match (he, she) {
        _ if he > 2 * she => Kind::Man,
        _ if she > 2 * he => Kind::Woman,
        _ => Kind::Person,
    }
}
