use super::language::language;
use super::{LONGEST_WORD, Scope, listed, quoted, small_talk};
use crate::answer::{Reason, Wanted};
use crate::article::SectionRef;
use crate::text::{Language, Measure, truncate};

/// Why a question was not answered, in a sentence.
///
/// ```
/// use footnote::answer::Reason;
/// use footnote::reply::{Scope, reason};
///
/// let nothing = Reason::NothingAbout(vec!["salary".into()]);
/// assert_eq!(reason(&nothing, Scope::One), "The article says nothing about ‘salary’.");
/// ```
#[must_use]
pub fn reason(reason: &Reason, scope: Scope) -> String {
    match reason {
        Reason::NothingAbout(words) => nothing_about(words, scope),
        Reason::Lacks {
            wanted,
            mentions,
            section,
        } => {
            let subject = match mentions.trim() {
                "" => "this".to_owned(),
                // A word that is no name stands there bare.
                word if word.starts_with(char::is_lowercase) && !word.contains(' ') => quoted(word),
                mentions => mentions.to_owned(),
            };
            format!(
                "{} {} ({}) but {}.",
                scope.pick("The article mentions", "An article mentions"),
                truncate(&subject, 2 * LONGEST_WORD),
                number(section),
                lacks(*wanted)
            )
        }
        Reason::OtherLanguage(languages) => other_language(languages, scope),
        Reason::NothingTogether => scope
            .pick(
                "No passage of the article answers this.",
                "No passage of the articles answers this.",
            )
            .to_owned(),
        Reason::NotAQuestion(kind) => small_talk(*kind, scope).to_owned(),
        Reason::NoSuchSection { last: 0, .. } => scope
            .pick(
                "The article has no sections after its lead.",
                "No article here has sections after its lead.",
            )
            .to_owned(),
        Reason::NoSuchSection { asked, last } => match scope {
            Scope::One => format!("The article has no section {asked}; its last is §{last}."),
            Scope::Several => {
                format!("No article here has a section {asked}; the last is §{last}.")
            }
        },
        Reason::NoSuchItem {
            asked,
            last,
            section,
        } => format!(
            "The list in {} has no number {asked}; its last is {last}.",
            list_place(section)
        ),
    }
}

fn nothing_about(words: &[String], scope: Scope) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let words = match words.as_slice() {
        [] => "that".to_owned(),
        words => listed(words, "or"),
    };
    match scope {
        Scope::One => format!("The article says nothing about {words}."),
        Scope::Several => format!("No article here says anything about {words}."),
    }
}

/// Which languages the articles are in; at most three are named.
fn other_language(languages: &[Language], scope: Scope) -> String {
    const MOST: usize = 3;
    let mut names: Vec<String> = languages
        .iter()
        .take(MOST)
        .map(|&one| language(one))
        .collect();
    match (names.as_slice(), scope) {
        ([only], Scope::One) => format!("The article is in {only}; ask in {only}."),
        ([only], Scope::Several) => format!("The articles here are in {only}; ask in {only}."),
        _ => {
            if languages.len() > MOST {
                names.push("others".to_owned());
            }
            let names = listed(&names, "and");
            format!("The articles here are in {names}; ask in one of these.")
        }
    }
}

fn lacks(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Date => "gives no date",
        Wanted::Clock => "gives no time of day",
        Wanted::Number => "gives no number",
        Wanted::Amount(measure) => match measure {
            Measure::Money => "names no sum of money",
            Measure::Share => "gives no percentage",
            Measure::Age => "gives no age",
            Measure::Length => "gives no length or distance",
            Measure::Mass => "gives no weight",
            Measure::Temperature => "gives no temperature",
            Measure::Area | Measure::Speed | Measure::Time => "gives no number",
        },
        Wanted::Frequency => "doesn't say how often",
        Wanted::Duration => "doesn't say how long",
        Wanted::Person => "doesn't say who",
        Wanted::Name => "gives no name",
        Wanted::Place => "doesn't say where",
        Wanted::Reason => "gives no reason",
    }
}

/// "§4 Rules", or "the lead".
fn list_place(section: &SectionRef) -> String {
    match section.index {
        0 => "the lead".to_owned(),
        _ => truncate(&super::section(section), 2 * LONGEST_WORD),
    }
}

/// "§4", or "lead", which has no number that anybody would count.
fn number(section: &SectionRef) -> String {
    match section.index {
        0 => "lead".to_owned(),
        index => format!("§{index}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Measure, Reason, Scope, SectionRef, Wanted, reason};

    #[track_caller]
    fn says(why: &Reason, expected: &str) {
        assert_eq!(reason(why, Scope::One), expected);
    }

    fn nothing(words: &[&str]) -> Reason {
        Reason::NothingAbout(words.iter().map(|&word| word.to_owned()).collect())
    }

    fn lacks(wanted: Wanted, mentions: &str, index: usize) -> Reason {
        let section = SectionRef {
            index,
            title: "A heading".into(),
        };
        Reason::Lacks {
            wanted,
            mentions: mentions.into(),
            section,
        }
    }

    #[test]
    fn every_reason_is_a_sentence() {
        says(
            &nothing(&["salary"]),
            "The article says nothing about ‘salary’.",
        );
        says(
            &nothing(&["salary", "pension"]),
            "The article says nothing about ‘salary’ or ‘pension’.",
        );
        says(&nothing(&[]), "The article says nothing about that.");
        says(
            &lacks(Wanted::Date, "Kristi Noem", 4),
            "The article mentions Kristi Noem (§4) but gives no date.",
        );
        says(
            &lacks(Wanted::Number, "ICE", 0),
            "The article mentions ICE (lead) but gives no number.",
        );
        says(
            &lacks(Wanted::Amount(Measure::Money), "the trip", 2),
            "The article mentions the trip (§2) but names no sum of money.",
        );
        says(
            &lacks(Wanted::Clock, "the trip", 2),
            "The article mentions the trip (§2) but gives no time of day.",
        );
        says(
            &lacks(Wanted::Person, "the raid", 1),
            "The article mentions the raid (§1) but doesn't say who.",
        );
        says(
            &lacks(Wanted::Person, "agent", 1),
            "The article mentions ‘agent’ (§1) but doesn't say who.",
        );
        says(
            &lacks(Wanted::Name, "the woman", 1),
            "The article mentions the woman (§1) but gives no name.",
        );
        says(
            &lacks(Wanted::Place, "the raid", 1),
            "The article mentions the raid (§1) but doesn't say where.",
        );
        says(
            &lacks(Wanted::Reason, " ", 1),
            "The article mentions this (§1) but gives no reason.",
        );
        says(
            &Reason::NothingTogether,
            "No passage of the article answers this.",
        );
        says(
            &Reason::OtherLanguage(vec![Language::Spanish]),
            "The article is in Spanish; ask in Spanish.",
        );
        says(
            &Reason::OtherLanguage(vec![Language::Other(*b"tlh")]),
            "The article is in the language ‘tlh’; ask in the language ‘tlh’.",
        );
        assert_eq!(
            reason(
                &Reason::OtherLanguage(vec![Language::English, Language::CHINESE]),
                Scope::Several
            ),
            "The articles here are in English and Chinese; ask in one of these."
        );
        says(
            &Reason::NoSuchSection { asked: 12, last: 9 },
            "The article has no section 12; its last is §9.",
        );
        says(
            &Reason::NoSuchSection { asked: 2, last: 0 },
            "The article has no sections after its lead.",
        );
        let no_item = |index, title: &str| Reason::NoSuchItem {
            asked: 12,
            last: 10,
            section: SectionRef {
                index,
                title: title.to_owned(),
            },
        };
        says(
            &no_item(4, "Rules"),
            "The list in §4 Rules has no number 12; its last is 10.",
        );
        says(
            &no_item(0, "Lead"),
            "The list in the lead has no number 12; its last is 10.",
        );
    }

    #[test]
    fn several_articles_are_not_called_the_article() {
        for why in [
            nothing(&["x"]),
            lacks(Wanted::Date, "x", 1),
            Reason::NothingTogether,
            Reason::OtherLanguage(vec![Language::German]),
            Reason::NoSuchSection { asked: 12, last: 9 },
            Reason::NoSuchSection { asked: 2, last: 0 },
        ] {
            assert!(
                !reason(&why, Scope::Several).contains("The article "),
                "{why:?}"
            );
        }
    }
}
