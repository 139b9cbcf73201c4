//! What questions expect in languages other than English, by one table each.

mod chinese;
mod dutch;
mod french;
mod german;
mod italian;
mod japanese;
mod polish;
mod portuguese;
mod russian;
mod spanish;

use super::{Expected, Need, QuestionWord, Wanted};
use crate::text::Language;

/// A language's question words, folded. A phrase's words stand between spaces,
/// where the language writes any; what begins like another stands before it.
struct Questions {
    /// What asks by itself ("cuando"), and for what.
    asks: &'static [(&'static str, Wanted, Need)],
    /// What asks for the noun behind it ("que", "welches").
    which: &'static [&'static str],
    /// May stand between that and the noun ("es el").
    between: &'static [&'static str],
    /// Nouns that tell what is wanted ("ano", "jahr").
    nouns: &'static [(&'static str, Wanted)],
    /// Nouns for places ("ciudad").
    places: &'static [&'static str],
    /// Whether "which" with any other noun wants a name.
    names: bool,
    /// What may stand before a question word that opens the question.
    lead_ins: &'static [&'static str],
    /// Where question words stand.
    position: Position,
}

/// Where in a question its question words stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// Before everything but `lead_ins`.
    First,
    /// Where the answer would, as words.
    AnyWord,
    /// Likewise, but the segmenter often cuts them.
    AnyCharacter,
}

fn table(language: Language) -> Option<&'static Questions> {
    match language {
        Language::Spanish => Some(&spanish::QUESTIONS),
        Language::German => Some(&german::QUESTIONS),
        Language::Russian => Some(&russian::QUESTIONS),
        Language::French => Some(&french::QUESTIONS),
        Language::Italian => Some(&italian::QUESTIONS),
        Language::Portuguese => Some(&portuguese::QUESTIONS),
        Language::Dutch => Some(&dutch::QUESTIONS),
        Language::POLISH => Some(&polish::QUESTIONS),
        Language::CHINESE => Some(&chinese::QUESTIONS),
        Language::JAPANESE => Some(&japanese::QUESTIONS),
        _ => None,
    }
}

/// What a question of these words expects; nothing where the language has no
/// table.
pub(super) fn expected(language: Language, words: &[QuestionWord<'_>]) -> Expected {
    let Some(table) = table(language) else {
        return Expected::default();
    };
    if table.position == Position::AnyCharacter {
        return table.inside(words).unwrap_or_default();
    }
    (0..words.len())
        .filter(|&at| table.position == Position::AnyWord || opens(table, words, at))
        .find_map(|at| table.asks(words, at).or_else(|| table.which(words, at)))
        .unwrap_or_default()
}

/// Whether the word at `at` opens the question: first, or behind prepositions.
fn opens(table: &Questions, words: &[QuestionWord<'_>], at: usize) -> bool {
    let start = words[..=at].iter().rposition(|word| word.opens);
    words[start.unwrap_or_default()..at]
        .iter()
        .all(|word| table.lead_ins.contains(&word.folded))
}

impl Questions {
    fn asks(&self, words: &[QuestionWord<'_>], at: usize) -> Option<Expected> {
        let (length, &(_, wanted, need)) = self
            .asks
            .iter()
            .find_map(|ask| Some((phrase(words, at, ask.0)?, ask)))?;
        let next = at + length;
        // What is counted is what the question is about.
        let focus = (wanted == Wanted::Number && words.get(next).is_some_and(|word| !word.stop))
            .then_some(next);
        Some(Expected {
            wanted: Some(wanted),
            need,
            focus,
            // "How high": the phrase's last word says only what is wanted.
            pattern: (length > 1).then_some(next - 1),
            ..Expected::default()
        })
    }

    /// What asks first in the words put together.
    fn inside(&self, words: &[QuestionWord<'_>]) -> Option<Expected> {
        let text: String = words.iter().map(|word| word.folded).collect();
        let found = self
            .asks
            .iter()
            .filter_map(|ask| Some((text.find(ask.0)?, ask)));
        // Of those that begin together, the first of the table.
        let (_, &(_, wanted, need)) = found.min_by_key(|&(at, _)| at)?;
        Some(Expected {
            wanted: Some(wanted),
            need,
            ..Expected::default()
        })
    }

    fn which(&self, words: &[QuestionWord<'_>], at: usize) -> Option<Expected> {
        let length = self
            .which
            .iter()
            .find_map(|which| phrase(words, at, which))?;
        let mut focus = at + length;
        while self.between.contains(&words.get(focus)?.folded) {
            focus += 1;
        }
        let noun = words.get(focus)?.folded;
        let strict = |wanted| Expected {
            wanted: Some(wanted),
            need: if matches!(wanted, Wanted::Reason | Wanted::Frequency) {
                Need::Loose
            } else {
                Need::Strict
            },
            focus: Some(focus),
            pattern: Some(focus),
            ..Expected::default()
        };
        let loose = |wanted| Expected {
            wanted: Some(wanted),
            focus: Some(focus),
            ..Expected::default()
        };
        match self.nouns.iter().find(|(word, _)| *word == noun) {
            // "What is the name": the word says only what is wanted.
            Some((_, Wanted::Name)) => {
                return Some(Expected {
                    pattern: Some(focus),
                    ..loose(Wanted::Name)
                });
            }
            Some((_, wanted)) => return Some(strict(*wanted)),
            None => {}
        }
        if self.places.contains(&noun) {
            return Some(loose(Wanted::Place));
        }
        (self.names && !words[focus].stop && focus == at + length).then(|| loose(Wanted::Name))
    }
}

/// How many words from `at` on are `phrase`. Of a language without spaces, the
/// words are whatever the segmenter made of it.
fn phrase(words: &[QuestionWord<'_>], at: usize, phrase: &str) -> Option<usize> {
    let mut rest = phrase;
    for (count, word) in words[at..].iter().enumerate() {
        rest = rest.strip_prefix(word.folded)?;
        if rest.is_empty() {
            return Some(count + 1);
        }
        rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::Query;
    use super::{Need, Wanted};
    use crate::index::Index;
    use crate::ranking::Scope;

    #[test]
    fn every_language_has_its_question_words() {
        use Need::{Kind, Loose, Strict};
        use Wanted::{Clock, Date, Duration, Frequency, Name, Number, Person, Place, Reason};
        for (language, question, wanted, need) in [
            ("es", "¿Cuándo nació Frida Kahlo?", Date, Kind),
            ("es", "¿En qué año murió?", Date, Strict),
            ("es", "¿Por qué se fue?", Reason, Loose),
            ("es", "¿Cuántas personas viven allí?", Number, Strict),
            ("es", "¿Cuál es la población de Lima?", Number, Strict),
            ("es", "¿En qué ciudad nació?", Place, Loose),
            ("es", "¿Qué equipo ganó?", Name, Loose),
            ("de", "Wann wurde Kahlo geboren?", Date, Kind),
            ("de", "In welchem Jahr starb sie?", Date, Strict),
            ("de", "Wer malte das Bild?", Person, Kind),
            ("de", "Wie viele Menschen wohnen dort?", Number, Strict),
            ("de", "Wie lange dauerte es?", Duration, Strict),
            ("de", "Was ist der Grund?", Reason, Loose),
            ("de", "In welcher Stadt lebt er?", Place, Loose),
            ("de", "Um wie viel Uhr beginnt es?", Clock, Strict),
            ("de", "Wie oft probt der Chor?", Frequency, Loose),
            ("de", "Was ist die Ursache?", Reason, Loose),
            ("de", "Wie ist die Dauer?", Duration, Strict),
            ("de", "In welchen Bundesländern gilt das?", Place, Loose),
            ("es", "¿Cuál es la duración?", Duration, Strict),
            ("es", "¿Cuáles fueron las causas?", Reason, Loose),
            ("es", "¿En qué calle vive?", Place, Loose),
            ("es", "¿A qué hora empieza?", Clock, Strict),
            ("es", "¿Cada cuánto se reúnen?", Frequency, Loose),
            ("fr", "À quelle heure est-ce ?", Clock, Strict),
            ("it", "A che ora inizia?", Clock, Strict),
            ("pt", "A que horas começa?", Clock, Strict),
            ("nl", "Hoe laat begint het?", Clock, Strict),
            ("pl", "O której godzinie to jest?", Clock, Strict),
            ("ru", "Во сколько начало?", Clock, Strict),
            ("zh", "几点开始？", Clock, Strict),
            ("ja", "何時に始まりますか？", Clock, Strict),
            ("ru", "Когда родилась Кало?", Date, Kind),
            ("ru", "В каком году она умерла?", Date, Strict),
            ("ru", "Кто написал картину?", Person, Kind),
            ("ru", "Сколько людей там живёт?", Number, Strict),
            ("ru", "Где он живёт?", Place, Kind),
            ("ru", "Почему она уехала?", Reason, Loose),
            ("zh", "她是什么时候出生的？", Date, Kind),
            ("zh", "她哪一年去世？", Date, Strict),
            ("zh", "这幅画是谁画的？", Person, Kind),
            ("zh", "那里住着多少人？", Number, Strict),
            ("zh", "他为什么离开？", Reason, Loose),
            ("zh", "他住在哪里？", Place, Kind),
            ("ja", "彼女はいつ生まれましたか？", Date, Kind),
            ("ja", "誰が描きましたか？", Person, Kind),
            ("ja", "彼はどこに住んでいますか？", Place, Kind),
            ("ja", "なぜ去ったのですか？", Reason, Loose),
            ("fr", "Quand est-elle née ?", Date, Kind),
            ("fr", "En quelle année est-elle morte ?", Date, Strict),
            ("fr", "Combien de personnes y vivent ?", Number, Strict),
            ("it", "Quando è nata?", Date, Kind),
            ("it", "In che anno è morta?", Date, Strict),
            ("it", "Perché se ne andò?", Reason, Loose),
            ("pt", "Quando ela nasceu?", Date, Kind),
            ("pt", "Em que ano ela morreu?", Date, Strict),
            ("pt", "Quantas pessoas moram lá?", Number, Strict),
            ("nl", "Wanneer werd ze geboren?", Date, Kind),
            ("nl", "In welk jaar stierf ze?", Date, Strict),
            ("nl", "Hoeveel mensen wonen daar?", Number, Strict),
            ("pl", "Kiedy się urodziła?", Date, Kind),
            ("pl", "W którym roku zmarła?", Date, Strict),
            ("pl", "Ile osób tam mieszka?", Number, Strict),
        ] {
            let index = Index::default();
            let language = language.parse().expect("a code");
            let expected = Query::new(&index, &Scope::all(&index), language, question).expected;
            assert_eq!(
                (expected.wanted, expected.need),
                (Some(wanted), need),
                "{question}"
            );
        }
    }

    #[test]
    fn joining_words_ask_nothing() {
        for (language, question) in [
            ("es", "Dijo que volvería cuando pudiera"),
            ("de", "Er ging, als sie kam"),
            ("ru", "Он сказал, что придёт"),
            ("tlh", "nuqneH"),
        ] {
            let index = Index::default();
            let language = language.parse().expect("a code");
            let expected = Query::new(&index, &Scope::all(&index), language, question).expected;
            assert_eq!(expected.wanted, None, "{question}");
        }
    }
}
