use super::Scope;
use crate::index::{Index, TermId};
use crate::text::{
    Analyser, Language, compound_firsts, everyday, is_compound_of, related, verb_forms,
    without_prefix,
};

/// The most terms that are of one root with a word by their beginnings.
const MOST_ALIKE: usize = 16;

/// Terms in scope that are related to a word, in the order of how closely.
#[derive(Default)]
pub(super) struct Relations {
    pub(super) derived: Vec<TermId>,
    pub(super) synonyms: Vec<TermId>,
    pub(super) kinds: Vec<TermId>,
}

impl Relations {
    /// Those of the word `folded`, whose term is `term`.
    pub(super) fn new(
        index: &Index,
        scope: &Scope,
        language: Language,
        folded: &str,
        term: &str,
    ) -> Self {
        let mut relations = Self::default();
        let is_english = language == Language::English;
        relations.add_roots(index, scope, is_english, folded, term);
        let vocabulary = index.vocabulary();
        let of_scope = |word: &'static str| {
            let id = vocabulary.id(word).filter(|_| word != term)?;
            scope.knows(index, id).then_some(id)
        };
        if is_english {
            let related = related(folded);
            relations
                .derived
                .extend(related.derivations().filter_map(of_scope));
            relations
                .synonyms
                .extend(related.synonyms().filter_map(of_scope));
            relations.kinds.extend(related.kinds().filter_map(of_scope));
        }
        let everyday = everyday(language, term).into_iter().filter_map(of_scope);
        relations.synonyms.extend(everyday);
        relations.part();
        relations
    }

    /// Those of a word that nothing in scope has nor is of one root with: it without its
    /// prefix ("unbanned" and "ban"); of a language that changes roots or makes compounds,
    /// other forms of it as a verb ("vuelve" and "volverá"), and compounds that begin with
    /// it ("Kürbis" and "Kürbiswettbewerb").
    pub(super) fn add_forms(
        &mut self,
        index: &Index,
        scope: &Scope,
        analyser: &Analyser,
        folded: &str,
    ) {
        let vocabulary = index.vocabulary();
        let bare = without_prefix(analyser.language(), folded);
        let bare = bare.map(|bare| analyser.lexeme(bare).term.to_string());
        let forms = verb_forms(analyser, folded).into_iter().chain(bare);
        let known = forms.filter_map(|form| vocabulary.id(&form));
        self.derived
            .extend(known.filter(|&id| scope.knows(index, id)));
        for first in compound_firsts(analyser.language(), folded) {
            let words = vocabulary.words().with_prefix(first);
            let compounds = words.filter(|word| {
                scope.knows(index, word.term)
                    && is_compound_of(analyser.language(), first, &word.folded)
            });
            self.derived
                .extend(compounds.take(MOST_ALIKE).map(|word| word.term));
        }
        self.part();
    }

    /// Adds terms in scope whose words begin like `folded`: they share a root if at
    /// least five letters, and most of both words, are in common. Languages that
    /// inflect more than English need less.
    fn add_roots(
        &mut self,
        index: &Index,
        scope: &Scope,
        is_english: bool,
        folded: &str,
        term: &str,
    ) {
        const PREFIX: usize = 4;
        let (root, of_shorter, of_longer) = if is_english {
            (5.0, 0.7, 0.55)
        } else {
            (4.0, 0.6, 0.5)
        };
        let Some(prefix) = folded
            .char_indices()
            .nth(PREFIX)
            .map(|(end, _)| &folded[..end])
        else {
            return;
        };
        if !folded.chars().all(char::is_alphabetic) {
            return;
        }
        let length = folded.chars().count() as f64;
        let vocabulary = index.vocabulary();
        for word in vocabulary.words().with_prefix(prefix) {
            if vocabulary.text(word.term) == term || !scope.knows(index, word.term) {
                continue;
            }
            let common = folded
                .chars()
                .zip(word.folded.chars())
                .take_while(|(a, b)| a == b)
                .count() as f64;
            let other = word.folded.chars().count() as f64;
            let shares_root = common >= root
                && common >= of_shorter * length.min(other)
                && common >= of_longer * length.max(other);
            if shares_root && self.derived.len() < MOST_ALIKE {
                self.derived.push(word.term);
            }
        }
    }

    /// Leaves every term only in the closest of the lists.
    fn part(&mut self) {
        let mut closer: Vec<TermId> = Vec::new();
        for list in [&mut self.derived, &mut self.synonyms, &mut self.kinds] {
            list.sort_unstable();
            list.dedup();
            list.retain(|id| !closer.contains(id));
            closer.extend_from_slice(list);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Relations;
    use crate::article::markdown;
    use crate::index::Index;
    use crate::ranking::Scope;
    use crate::text::{Analyser, Language};

    #[track_caller]
    fn relates(word: &str, term: &str, expected: [&[&str]; 3]) {
        let text = b"# A\n\nA violin and wages. They electrified, deportation was national.\n";
        let article = markdown::read("a", text).expect("an article").article;
        let index = Index::build(vec![article]);
        let scope = Scope::all(&index);
        let found = Relations::new(&index, &scope, Language::English, word, term);
        let texts = |ids: &[_]| -> Vec<&str> {
            ids.iter().map(|&id| index.vocabulary().text(id)).collect()
        };
        let lists = [found.derived, found.synonyms, found.kinds];
        assert_eq!(lists.map(|list| texts(&list)), expected.map(<[_]>::to_vec));
    }

    #[test]
    fn what_people_say_for_a_word_is_a_synonym() {
        relates("earn", "earn", [&[], &["wage"], &[]]);
    }

    #[test]
    fn spanish_and_german_words_have_synonyms_too() {
        for (language, text, word) in [
            (Language::Spanish, "El automóvil es rojo.", "coche"),
            (Language::German, "Das Mobiltelefon ist rot.", "handy"),
        ] {
            let text = format!("+++\nlanguage = \"{language}\"\n+++\n# A\n\n{text}\n");
            let read = markdown::read("a", text.as_bytes()).expect("an article");
            let index = Index::build(vec![read.article]);
            let scope = Scope::all(&index);
            let term = Analyser::new(language).lexeme(word).term;
            let found = Relations::new(&index, &scope, language, word, &term);
            assert_eq!(found.synonyms.len(), 1, "{word}");
        }
    }

    #[test]
    fn a_term_stands_in_the_closest_list_alone() {
        relates("salary", "salari", [&[], &["wage"], &[]]);
        relates("instrument", "instrument", [&[], &[], &["violin"]]);
        // Four letters in common are no root.
        relates("electronic", "electron", [&[], &[], &[]]);
    }
}
