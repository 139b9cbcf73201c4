use super::{Scope, listed, quoted};
use crate::answer::{Answer, Correction, Passage};
use crate::article::{Citation, SectionRef};
use crate::text::english::ThirdPerson;
use crate::text::{fold, truncate};

/// What a follow-up was taken to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// What was typed ("she"), or `None` where nothing stood for the subject.
    pub typed: Option<String>,
    /// The subject of the last question ("Kristi Noem").
    pub read_as: String,
}

/// What stands above the parts of a reply.
#[derive(Clone, Copy, Debug)]
pub struct Headings {
    /// Above the passages after the first.
    pub passages: &'static str,
    /// Above all passages, the first included.
    pub all_passages: &'static str,
    /// Above the passages where none is an answer.
    pub near_passages: &'static str,
    /// Above the passages that show where a summary comes from.
    pub proof: &'static str,
    /// Above the sections that come nearest.
    pub sections: &'static str,
    /// Above questions to ask instead or next.
    pub suggestions: &'static str,
    /// Above how a question was read.
    pub reading: &'static str,
    /// Above how sure an answer is.
    pub certainty: &'static str,
    /// Above the passage that came second.
    pub runner_up: &'static str,
}

/// What stands above the parts of a reply.
pub const HEADINGS: Headings = Headings {
    passages: "See also:",
    all_passages: "All passages, the best first:",
    near_passages: "The nearest passages, though none answers:",
    proof: "From the text:",
    sections: "Nearest sections:",
    suggestions: "You could ask:",
    reading: "How I read the question:",
    certainty: "How sure I am:",
    runner_up: "The next best passage:",
};

/// A citation as one line: "Title › Section ¶ n".
#[must_use]
pub fn citation(citation: &Citation) -> String {
    format!("{} › {}", citation.article.title, place(citation))
}

/// A citation without its article: "Section ¶ n", the last two never parted.
#[must_use]
pub fn place(citation: &Citation) -> String {
    format!("{} ¶\u{a0}{}", citation.section.title, citation.paragraph)
}

/// A section with the number by which it can be asked for: "§4 Heading".
#[must_use]
pub fn section(section: &SectionRef) -> String {
    format!("§{} {}", section.index, section.title)
}

/// How misspelt words were read: "I read ‘slavo’ as ‘salvo’."
#[must_use]
pub fn corrections(corrections: &[Correction]) -> Option<String> {
    let read: Vec<String> = corrections
        .iter()
        .map(|correction| {
            format!(
                "{} as {}",
                quoted(&correction.typed),
                quoted(&correction.read_as)
            )
        })
        .collect();
    (!read.is_empty()).then(|| format!("I read {}.", listed(&read, "and")))
}

/// What a follow-up was taken to be about: "I took ‘she’ to mean Kristi Noem."
#[must_use]
pub fn assumption(assumed: &Assumed) -> String {
    let subject = truncate(assumed.read_as.trim_end_matches('?'), 80);
    match &assumed.typed {
        Some(typed) => format!("I took {} to mean {subject}.", quoted(typed)),
        None => format!("I took this to be about {subject}."),
    }
}

/// That a pronoun stands for nobody and nothing known: "I don't know whom ‘he’ means."
#[must_use]
pub fn unknown(pronoun: &str) -> String {
    let asks = match ThirdPerson::of(&fold(pronoun)) {
        Some(ThirdPerson::Masculine | ThirdPerson::Feminine) => "whom",
        Some(ThirdPerson::Plural) => "whom or what",
        Some(ThirdPerson::Neuter) | None => "what",
    };
    format!("I don't know {asks} {} means.", quoted(pronoun))
}

/// Which words of an answered question were found nowhere.
#[must_use]
pub fn unmatched(words: &[String], scope: Scope) -> Option<String> {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let place = scope.pick("in the article", "in these articles");
    (!words.is_empty()).then(|| format!("I found nothing {place} for {}.", listed(&words, "or")))
}

/// The passages to show beside the first one: the next ones that come close to
/// it, since a far one only distracts.
pub fn further(answer: &Answer) -> impl Iterator<Item = &Passage> {
    const MOST: usize = 2;
    /// The most by which the first one's score may be higher: a passage is then a
    /// twentieth as likely to hold the answer.
    const FARTHEST: i64 = 300;
    let least = answer
        .passages
        .first()
        .map_or(0, |first| first.score - FARTHEST);
    answer
        .passages
        .iter()
        .skip(1)
        .take(MOST)
        .filter(move |passage| passage.score >= least)
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Assumed, Scope, assumption, citation, corrections, unknown, unmatched};
    use crate::answer::{Answer, Correction, Passage, Verdict};
    use crate::article::{ArticleRef, Citation, SectionRef, Wording};
    use crate::text::Span;

    pub(in crate::reply) fn article() -> ArticleRef {
        ArticleRef {
            id: "mayor".into(),
            title: "The mayor’s promise".into(),
        }
    }

    pub(in crate::reply) fn section(index: usize) -> SectionRef {
        let title = if index == 0 { "Lead" } else { "Pushback" };
        SectionRef {
            index,
            title: title.into(),
        }
    }

    pub(in crate::reply) fn passage(text: &str) -> Passage {
        Passage {
            citation: Citation {
                article: article(),
                section: section(4),
                paragraph: 2,
                span: Span::new(0, text.len()),
            },
            text: text.into(),
            highlights: Vec::new(),
            score: 100,
            context: text.into(),
            matched: Vec::new(),
            source: None,
            wording: Wording::Verbatim,
        }
    }

    pub(in crate::reply) fn answer(verdict: Verdict) -> Answer {
        Answer {
            question: "What?".into(),
            verdict,
            reason: None,
            confidence: 0.5,
            passages: Vec::new(),
            corrections: Vec::new(),
            unmatched: Vec::new(),
            suggestions: Vec::new(),
            nearest_sections: Vec::new(),
            summaries: Vec::new(),
            explanation: None,
        }
    }

    #[test]
    fn a_citation_can_be_looked_up() {
        let mut passage = passage("Text.");
        assert_eq!(
            citation(&passage.citation),
            "The mayor’s promise › Pushback ¶\u{a0}2"
        );
        passage.citation.section = section(0);
        assert_eq!(
            citation(&passage.citation),
            "The mayor’s promise › Lead ¶\u{a0}2"
        );
    }

    #[test]
    fn corrections_are_said() {
        let read = |typed: &str, read_as: &str| Correction {
            typed: typed.into(),
            read_as: read_as.into(),
        };
        assert_eq!(corrections(&[]), None);
        assert_eq!(
            corrections(&[read("slavo", "salvo")]).unwrap(),
            "I read ‘slavo’ as ‘salvo’."
        );
        assert_eq!(
            corrections(&[read("slavo", "salvo"), read("noen", "noem")]).unwrap(),
            "I read ‘slavo’ as ‘salvo’ and ‘noen’ as ‘noem’."
        );
    }

    #[test]
    fn assumptions_are_said() {
        let took = |typed: Option<&str>| {
            assumption(&Assumed {
                typed: typed.map(Into::into),
                read_as: "Kristi Noem".into(),
            })
        };
        assert_eq!(took(Some("she")), "I took ‘she’ to mean Kristi Noem.");
        assert_eq!(took(None), "I took this to be about Kristi Noem.");
    }

    #[test]
    fn unknown_pronouns_are_said() {
        for (pronoun, expected) in [
            ("He", "I don't know whom ‘He’ means."),
            ("it", "I don't know what ‘it’ means."),
            ("their", "I don't know whom or what ‘their’ means."),
        ] {
            assert_eq!(unknown(pronoun), expected);
        }
    }

    #[test]
    fn words_found_nowhere_are_said() {
        assert_eq!(unmatched(&[], Scope::One), None);
        assert_eq!(
            unmatched(&["budget".into(), "pay".into()], Scope::One).unwrap(),
            "I found nothing in the article for ‘budget’ or ‘pay’."
        );
    }
}
