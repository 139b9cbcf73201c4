//! What the words of a question are read as: themselves, or what they were meant as.

use super::Scope;
use super::fillers::{abbreviation, is_filler, is_kana_grammar, shorthand};
use super::query::Correction;
use crate::index::{Index, TermId, WordEntry};
use crate::text::{Analyser, Language, Lexeme, LexemeKind, Word, one_edit_away, words, zipf};

/// The most unknown words of a question that are looked up as misspelt: nobody
/// misspells more, and each look-up passes over many words.
const MOST_LOOKED_UP: usize = 16;
/// A word that the articles don't have must have this Zipf value to be what was meant:
/// of rarer ones, what was typed may be another.
const COMMON: f32 = 3.0;

/// A word of the question as it is read.
pub(super) struct Read<'a> {
    pub(super) word: Word<'a>,
    pub(super) lexeme: Lexeme,
    /// Its term, if something in scope has it.
    pub(super) known: Option<TermId>,
    /// Whether it only frames the question.
    pub(super) is_filler: bool,
}

/// Reads the words of questions.
pub(super) struct Speller<'a> {
    index: &'a Index,
    scope: &'a Scope,
    analyser: Analyser,
    /// How many unknown words were looked up.
    looked_up: usize,
    pub(super) corrections: Vec<Correction>,
}

impl<'a> Speller<'a> {
    pub(super) fn new(index: &'a Index, scope: &'a Scope, language: Language) -> Self {
        Self {
            index,
            scope,
            analyser: Analyser::new(language),
            looked_up: 0,
            corrections: Vec::new(),
        }
    }

    /// The words of `question`, misspelt ones as they were meant.
    pub(super) fn read<'q>(&mut self, question: &'q str) -> Vec<Read<'q>> {
        let typed: Vec<(Word<'q>, Lexeme)> = words(question)
            .map(|word| {
                let lexeme = self.lexeme(word.text);
                (word, lexeme)
            })
            .collect();
        let mut read = Vec::with_capacity(typed.len());
        let mut at = 0;
        while at < typed.len() {
            at += self.word(&typed, at, &mut read);
        }
        read
    }

    /// The lexeme of a word as typed, the shorthand of chats written out.
    fn lexeme(&self, typed: &str) -> Lexeme {
        let as_typed = || self.analyser.lexeme(typed);
        if !self.is_english() {
            return as_typed();
        }
        if let Some(full) = shorthand(typed) {
            return self.analyser.lexeme(full);
        }
        let short = as_typed();
        let knows = |lexeme: &Lexeme| self.scope.known(self.index, &lexeme.term).is_some();
        let full = abbreviation(&short.folded).map(|full| self.analyser.lexeme(full));
        full.filter(|full| !knows(&short) && knows(full))
            .unwrap_or(short)
    }

    /// Reads the word at `at`; returns how many words that took.
    fn word<'q>(
        &mut self,
        typed: &[(Word<'q>, Lexeme)],
        at: usize,
        read: &mut Vec<Read<'q>>,
    ) -> usize {
        let (word, lexeme) = &typed[at];
        let known = self.scope.known(self.index, &lexeme.term);
        let as_typed = |is_filler| Read {
            word: *word,
            lexeme: lexeme.clone(),
            known,
            is_filler,
        };
        let is_filler = known.is_none() && self.is_filler(lexeme);
        let is_sure = known.is_some() || is_filler || lexeme.kind != LexemeKind::Content;
        if is_sure || self.looked_up == MOST_LOOKED_UP {
            read.push(as_typed(is_filler));
            return 1;
        }
        self.looked_up += 1;
        // "Wifi" may be a word of the language, and yet the articles' "Wi-Fi".
        if let Some((_, next)) = typed.get(at + 1)
            && let Some(joined) = self.joined(lexeme, next)
        {
            let both = format!("{} {}", word.text, typed[at + 1].0.text);
            self.correct(&both, &[joined], word, read);
            return 2;
        }
        if let Some((first, second)) = self.parted(lexeme) {
            self.correct(word.text, &[first, second], word, read);
            return 1;
        }
        if !self.is_correctable(lexeme) {
            read.push(as_typed(is_filler));
            return 1;
        }
        let may_be_a_name = at > 0 && word.text.starts_with(char::is_uppercase);
        if let Some(nearest) = self.nearest(lexeme, 1) {
            self.correct(word.text, &[nearest], word, read);
        } else if let Some(longer) = self.longer(lexeme).filter(|_| !may_be_a_name) {
            self.correct(word.text, &[longer], word, read);
        } else if let Some(meant) = self.meant(lexeme, may_be_a_name) {
            let known = self.scope.known(self.index, &meant.term);
            self.note(word.text, &[&meant.folded]);
            read.push(Read {
                word: *word,
                is_filler: known.is_none() && self.is_filler(&meant),
                lexeme: meant,
                known,
            });
        } else if let Some(nearest) = self.nearest(lexeme, 2) {
            self.correct(word.text, &[nearest], word, read);
        } else {
            read.push(as_typed(false));
        }
        1
    }

    /// The article's word within so many edits.
    fn nearest(&self, lexeme: &Lexeme, edits: usize) -> Option<&'a WordEntry> {
        let (index, scope) = (self.index, self.scope);
        let words = index.vocabulary().words();
        words.nearest(&lexeme.folded, edits, |entry| {
            self.is_safe(&lexeme.folded, &entry.folded) && scope.knows(index, entry.term)
        })
    }

    /// The shortest of the articles' English words that begins with what was typed, if that
    /// may be cut short ("perma", for "permanent").
    fn longer(&self, lexeme: &Lexeme) -> Option<&'a WordEntry> {
        const SHORTEST: usize = 4;
        let typed = &*lexeme.folded;
        let is_cut = self.is_english()
            && typed.chars().count() >= SHORTEST
            && typed.chars().all(char::is_alphabetic);
        if !is_cut {
            return None;
        }
        let (index, scope) = (self.index, self.scope);
        let words = index.vocabulary().words();
        let longer = words.with_prefix(typed);
        longer
            .filter(|entry| scope.knows(index, entry.term))
            .min_by_key(|entry| entry.folded.chars().count())
    }

    /// Whether a word may be taken for another one. Where few or none of a language's
    /// words are known, its rare words look like misspelt ones: only long words with the
    /// same beginning are changed.
    fn is_safe(&self, typed: &str, meant: &str) -> bool {
        const LONG: usize = 6;
        self.is_english()
            || (typed.chars().count() >= LONG && meant.chars().next() == typed.chars().next())
    }

    /// The word of the language that is one edit away: one that only frames questions,
    /// or that the articles have in another form, rather than others; then one that lost
    /// a letter or had two swapped ("wher" is "where", not "when"); then the most frequent. What may be a name is never read as a word that the articles don't have,
    /// nor is a word of another first letter: hardly anybody misses that.
    fn meant(&self, lexeme: &Lexeme, may_be_a_name: bool) -> Option<Lexeme> {
        let first = lexeme.folded.chars().next()?;
        let candidates = one_edit_away(self.analyser.language(), &lexeme.folded)
            .into_iter()
            .filter(|(word, _)| self.is_safe(&lexeme.folded, word))
            .filter_map(|(word, zipf)| {
                let meant = self.analyser.lexeme(&word);
                let is_near = meant.kind == LexemeKind::Stop
                    || self.is_filler(&meant)
                    || self.scope.known(self.index, &meant.term).is_some();
                let may_be = meant.kind != LexemeKind::Number
                    && (is_near || (!may_be_a_name && zipf >= COMMON && word.starts_with(first)));
                let is_slip = is_slip(&lexeme.folded, &word);
                let may_be = may_be && (is_slip || self.is_long_enough(lexeme, &meant));
                may_be.then_some(((is_near, is_slip), zipf, meant))
            });
        candidates
            .max_by(|a, b| {
                (a.0.cmp(&b.0))
                    .then(a.1.total_cmp(&b.1))
                    .then(b.2.folded.cmp(&a.2.folded))
            })
            .map(|(_, _, meant)| meant)
    }

    /// Whether a word is long enough to be read as another one by a letter too many or a
    /// wrong one: short ones may be cut short or new ("unban", "pyro"), and function words
    /// are misspelt otherwise.
    fn is_long_enough(&self, typed: &Lexeme, meant: &Lexeme) -> bool {
        const LONG: usize = 7;
        let is_known = self.scope.known(self.index, &meant.term).is_some();
        let is_long = typed.folded.chars().count() >= LONG;
        is_known || (is_long && meant.kind != LexemeKind::Stop)
    }

    fn is_english(&self) -> bool {
        self.analyser.language() == Language::English
    }

    fn is_filler(&self, lexeme: &Lexeme) -> bool {
        self.is_english() && is_filler(&lexeme.folded)
            || is_kana_grammar(self.analyser.language(), &lexeme.folded)
    }

    /// Whether a word that the articles don't have may be a misspelt one: neither a
    /// number nor a word of the language.
    fn is_correctable(&self, lexeme: &Lexeme) -> bool {
        lexeme.kind == LexemeKind::Content
            && zipf(self.analyser.language(), &lexeme.folded).is_none()
    }

    /// The article's word that was typed as two.
    fn joined(&self, first: &Lexeme, second: &Lexeme) -> Option<&'a WordEntry> {
        let words = self.index.vocabulary().words();
        let entry = words.get(&format!("{}{}", first.folded, second.folded))?;
        self.scope.knows(self.index, entry.term).then_some(entry)
    }

    /// The article's two words that were typed as one.
    fn parted(&self, lexeme: &Lexeme) -> Option<(&'a WordEntry, &'a WordEntry)> {
        let (index, scope) = (self.index, self.scope);
        let words = index.vocabulary().words();
        words.split(&lexeme.folded, |first, second| {
            scope.side_by_side(index, first.term, second.term)
        })
    }

    /// Reads what was typed as words of the articles.
    fn correct<'q>(
        &mut self,
        typed: &str,
        meant: &[&WordEntry],
        word: &Word<'q>,
        read: &mut Vec<Read<'q>>,
    ) {
        let folded: Vec<&str> = meant.iter().map(|entry| &*entry.folded).collect();
        self.note(typed, &folded);
        read.extend(meant.iter().map(|entry| Read {
            word: *word,
            lexeme: Lexeme {
                folded: entry.folded.to_string(),
                term: self.index.vocabulary().text(entry.term).to_owned(),
                parts: Vec::new(),
                unaccented: None,
                kind: LexemeKind::Content,
            },
            known: Some(entry.term),
            is_filler: false,
        }));
    }

    fn note(&mut self, typed: &str, read_as: &[&str]) {
        let correction = Correction {
            typed: typed.to_lowercase(),
            read_as: read_as.join(" "),
        };
        if !self.corrections.contains(&correction) {
            self.corrections.push(correction);
        }
    }
}

/// Whether `typed` is `word` with a letter left out, or with two swapped.
fn is_slip(typed: &str, word: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    word.chars().count() > typed.chars().count() || sorted(word) == sorted(typed)
}

#[cfg(test)]
mod tests {
    use super::super::reader::tests::index;
    use super::{Scope, Speller};
    use crate::text::{Language, LexemeKind};

    const TEXT: &str = "Trump may send the National Guard. Operation Salvo arrested 54 \
        Trinitarios in 2025 for immigration in three cities.";

    /// Looks at what is read for `question`: words, and corrections.
    fn read(language: Language, question: &str) -> (Vec<(String, LexemeKind)>, Vec<String>) {
        let index = index(TEXT);
        let scope = Scope::all(&index);
        let mut speller = Speller::new(&index, &scope, language);
        let read = speller.read(question);
        let words = read.into_iter();
        (
            words
                .map(|read| (read.lexeme.folded, read.lexeme.kind))
                .collect(),
            speller
                .corrections
                .into_iter()
                .map(|correction| format!("{} > {}", correction.typed, correction.read_as))
                .collect(),
        )
    }

    #[track_caller]
    fn corrects(question: &str, expected: &[&str]) {
        assert_eq!(read(Language::English, question).1, expected, "{question}");
    }

    #[test]
    fn misspelt_words_are_read_as_the_articles() {
        corrects("operation Slavo", &["slavo > salvo"]);
        corrects(
            "trinitaros arested",
            &["trinitaros > trinitarios", "arested > arrested"],
        );
        corrects("the nationalguard", &["nationalguard > national guard"]);
        corrects("immi gration rules", &["immi gration > immigration"]);
    }

    #[test]
    fn else_as_words_of_the_language() {
        // Another form of an article's word; a word that is related to one.
        corrects("which ctiy", &["ctiy > city"]);
        corrects("who was detaiend", &["detaiend > detained"]);
        // An article's word is nearer to what was meant than a frequent one.
        corrects("the salvoo", &["salvoo > salvo"]);
    }

    #[test]
    fn misspelt_words_of_framing_are_told_too() {
        corrects("what happend", &["happend > happened"]);
        let (words, corrections) = read(Language::English, "whihc");
        assert_eq!(words, [("which".to_owned(), LexemeKind::Stop)]);
        assert_eq!(corrections, ["whihc > which"]);
        corrects("wher", &["wher > where"]);
        corrects("wich", &["wich > which"]);
        // Nothing tells words of other languages from misspelt ones.
        let (words, _) = read(Language::German, "Stadt");
        assert_eq!(words[0].1, LexemeKind::Content);
    }

    #[test]
    fn words_cut_short_are_read_as_the_articles() {
        corrects("the immig rules", &["immig > immigration"]);
        // Somebody may be called so.
        corrects("the rules of Immig", &[]);
        // Neither "urban" nor "pro", which the articles don't have.
        corrects("how to unban", &[]);
        corrects("the pyro", &[]);
        // A letter left out, rather than another one: not "during".
        corrects("is duping fine", &["duping > dumping"]);
    }

    #[test]
    fn abbreviations_are_written_out_where_the_articles_do() {
        let index = index("The level of damage. Send a message. The max is 3, the maximum 4.");
        let scope = Scope::all(&index);
        let read = |question| {
            let mut speller = Speller::new(&index, &scope, Language::English);
            let read = speller.read(question).into_iter();
            read.map(|read| read.lexeme.folded).collect::<Vec<_>>()
        };
        assert_eq!(
            read("lvl dmg Msg max pic"),
            ["level", "damage", "message", "max", "pic"]
        );
    }

    #[test]
    fn numbers_real_words_and_unknown_names_stay() {
        corrects("in 2024 were 53 arrested", &[]);
        corrects("a nation sends salve", &[]);
        corrects("xyzzy", &[]);
        // Not "gaping", which no article has.
        corrects("is vaping allowed", &[]);
        // "Detaiend" may be a name that the articles don't have.
        corrects("is it Detaiend", &[]);
        // It is one edit from "seven" alone, which is a number.
        corrects("were sevven there", &[]);
    }
}
