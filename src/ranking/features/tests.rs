//! What each feature function gives for a sentence or two and a question.

use super::super::{Feature, Query, Ranking, Scope, rank};
use crate::article::markdown;
use crate::index::Index;
use crate::text::{Language, company};

/// A question about an article, and its sentences' features.
struct RankedQuestion {
    query: Query,
    ranking: Ranking,
}

impl RankedQuestion {
    /// Of an article in Markdown.
    fn about(article: &str, question: &str) -> Self {
        let read = markdown::read("a", article.as_bytes()).expect("an article");
        let index = Index::build(vec![read.article]);
        let scope = Scope::all(&index);
        let query = Query::new(&index, &scope, Language::English, question);
        Self {
            ranking: rank(&index, &scope, &query),
            query,
        }
    }

    /// Of one paragraph.
    fn paragraph(text: &str, question: &str) -> Self {
        Self::about(&format!("# A\n\n{text}\n"), question)
    }

    /// A feature of the sentence of this number; 0 where it isn't ranked.
    fn value(&self, sentence: u32, feature: Feature) -> f64 {
        let mut ranked = self.ranking.ranked.iter();
        let values = ranked.find(|ranked| ranked.sentence == sentence);
        let mut values = values.into_iter().flat_map(|ranked| ranked.features());
        values
            .find(|&(other, _)| other == feature)
            .map_or(0.0, |(_, value)| value)
    }

    /// The weights of the question's terms that were typed so, summed.
    fn weight(&self, typed: &[&str]) -> f64 {
        let terms = typed.iter().map(|typed| {
            let mut terms = self.query.terms.iter();
            let term = terms.find(|term| term.typed == *typed);
            term.unwrap_or_else(|| panic!("no term {typed}"))
        });
        terms.map(|term| term.weight()).sum()
    }

    #[track_caller]
    fn gives(&self, sentence: u32, expected: &[(Feature, f64)]) {
        for &(feature, expected) in expected {
            let value = self.value(sentence, feature);
            assert!(
                (value - expected).abs() < 1e-12,
                "{feature}: {value} instead of {expected}"
            );
        }
    }
}

/// What a question about one sentence gives.
#[track_caller]
fn gives(sentence: &str, question: &str, expected: &[(Feature, f64)]) {
    RankedQuestion::paragraph(sentence, question).gives(0, expected);
}

#[test]
fn a_paragraph_has_its_place_and_what_stands_over_it() {
    let article = "# On sanctuary\n\n## Threats\n\n> Of soldiers.\n\nNoem spoke in 1970. They ran.\n\nNoem left.\n\nKeywords: army\n";
    let question = "Did Noem sanctuary threats soldiers army 1970 1980?";
    let asked = RankedQuestion::about(article, question);
    asked.gives(
        0,
        &[
            (Feature::Heading, asked.weight(&["threats"])),
            (Feature::Field, asked.weight(&["soldiers", "army"])),
            (Feature::Title, asked.weight(&["sanctuary"])),
            (Feature::NumbersMissing, asked.weight(&["1980"])),
            (Feature::ParagraphLength, 2f64.ln()),
            (Feature::ParagraphPosition, 0.0),
        ],
    );
    asked.gives(
        2,
        &[
            (Feature::NumbersMissing, asked.weight(&["1970", "1980"])),
            (Feature::ParagraphLength, 0.0),
            (Feature::ParagraphPosition, 0.5),
        ],
    );
    // Its sentences share what the best of them has.
    let best = asked.value(1, Feature::BestSentenceBm25);
    assert!(best > 0.0);
    asked.gives(0, &[(Feature::BestSentenceBm25, best)]);
    assert!(asked.value(0, Feature::ParagraphBm25) > asked.value(2, Feature::ParagraphBm25));
}

#[test]
fn a_paragraph_has_a_share_of_the_names() {
    let asked = RankedQuestion::paragraph("Noem spoke. They ran.", "What did Noem tell Quimby?");
    let share = asked.weight(&["Noem"]) / asked.weight(&["Noem", "Quimby"]);
    asked.gives(0, &[(Feature::ParagraphNameShare, share)]);
    gives(
        "They ran.",
        "Who ran?",
        &[(Feature::ParagraphNameShare, 0.0)],
    );
}

#[test]
fn a_paragraph_has_terms_by_a_related_word_alone() {
    let asked = RankedQuestion::paragraph(
        "They reconciled. Wages fell.", "reconciliation salary wages",
    );
    let related = asked.weight(&["reconciliation", "salary"]);
    asked.gives(0, &[(Feature::ParagraphRelated, related)]);
}

#[test]
fn overlap_weighs_and_counts_what_is_matched() {
    let asked = RankedQuestion::paragraph(
        "Noem spoke in 1970. They ran.", "Which troops did Noem send in 1970?",
    );
    let all = asked.weight(&["troops", "Noem", "send", "1970"]);
    let matched = asked.weight(&["Noem", "1970"]);
    let idf = |typed: &[&str]| -> f64 {
        let terms = asked.query.terms.iter();
        let those = terms.filter(|term| typed.contains(&term.typed.as_str()));
        those.map(|term| term.idf).sum()
    };
    let idf = idf(&["Noem", "1970"]) / idf(&["troops", "Noem", "send", "1970"]);
    asked.gives(
        0,
        &[
            (Feature::MatchedWeight, matched),
            (Feature::MatchedCount, 2.0),
            (Feature::IdfCoverage, idf),
            (Feature::RelativeCoverage, 1.0),
            (Feature::AnyCoverage, matched / all),
            (Feature::CountCoverage, 0.5),
            (Feature::Numbers, asked.weight(&["1970"])),
        ],
    );
}

#[test]
fn the_ends_are_the_first_and_last_terms_that_are_known() {
    let text = "Noem spoke of troops. They ran to Turku.";
    let asked = RankedQuestion::paragraph(text, "Did Quimby see Noem run to Turku with Zorro?");
    let ends = [Feature::FirstTerm, Feature::LastTerm];
    assert_eq!(ends.map(|end| asked.value(0, end)), [1.0, 0.0]);
    assert_eq!(ends.map(|end| asked.value(1, end)), [0.0, 1.0]);
}

#[test]
fn a_term_counts_in_the_closest_of_its_relations() {
    let asked = RankedQuestion::paragraph(
        "The reconciled were hurt by a violin.", "reconciliation injured instrument",
    );
    asked.gives(
        0,
        &[
            (Feature::MatchedWeight, 0.0),
            (Feature::Derived, asked.weight(&["reconciliation"])),
            (Feature::Synonym, asked.weight(&["injured"])),
            (Feature::Kind, asked.weight(&["instrument"])),
        ],
    );
    let asked = RankedQuestion::paragraph("The injured were hurt.", "injured");
    asked.gives(0, &[(Feature::Synonym, 0.0)]);
}

#[test]
fn neighbours_have_what_a_sentence_lacks() {
    let text = "Noem came. She saw Trump. Troops left.";
    let asked = RankedQuestion::paragraph(text, "When did Noem see Trump with troops?");
    asked.gives(
        1,
        &[
            (Feature::PreviousCount, 1.0),
            (Feature::Pronoun, asked.weight(&["Noem"])),
            (Feature::Next, asked.weight(&["troops"])),
            (Feature::ParagraphNames, asked.weight(&["Noem"])),
        ],
    );
    // It begins with no pronoun, and nothing stands behind it.
    asked.gives(
        2,
        &[
            (Feature::PreviousCount, 2.0),
            (Feature::Pronoun, 0.0),
            (Feature::Next, 0.0),
            (Feature::ParagraphNames, asked.weight(&["Noem", "Trump"])),
        ],
    );
}

#[test]
fn what_was_said_earlier_counts_for_less_the_longer_ago() {
    let text = "Noem came. Trump saw troops. They ran. Nobody was hurt.";
    let asked = RankedQuestion::paragraph(text, "Noem, Trump, troops");
    let weight = |typed| asked.weight(&[typed]);
    // The sentence before is no earlier one.
    asked.gives(1, &[(Feature::Earlier, 0.0)]);
    asked.gives(2, &[(Feature::Earlier, weight("Noem") / 2.0)]);
    let expected = (weight("Trump") + weight("troops")) / 2.0 + weight("Noem") / 3.0;
    asked.gives(3, &[(Feature::Earlier, expected)]);
    // What a sentence has itself isn't missing.
    let asked = RankedQuestion::paragraph("Noem came. It rained. Noem left.", "Noem");
    asked.gives(2, &[(Feature::Earlier, 0.0)]);
}

#[test]
fn words_that_are_used_alike_count_as_far_as_they_are() {
    let text = "The museum charges visitors nothing. A doctor lives there.";
    let asked = RankedQuestion::paragraph(text, "Does a nurse work at the museum?");
    let likeness = company("nurs").expect("frequent").likeness();
    let alike = f64::from(likeness.to(company("doctor").expect("frequent")));
    assert!(asked.value(1, Feature::Alike) > (alike - 0.3) * asked.weight(&["nurse"]));
    assert!(asked.value(1, Feature::Alike) > asked.value(0, Feature::Alike));
    // Nothing is added where the word itself stands, nor for names and numbers.
    let asked = RankedQuestion::paragraph("A nurse and a doctor met Paris in 1990.", "nurse");
    asked.gives(0, &[(Feature::Alike, 0.0)]);
    let asked = RankedQuestion::paragraph(
        "The city fell in 1990.", "Was it the Paris of 1991 that fell?",
    );
    asked.gives(0, &[(Feature::Alike, 0.0)]);
}

#[test]
fn a_sentence_may_be_about_the_same_in_other_words() {
    let text = "Nurses and surgeons treat patients. The team scored two goals.";
    let asked = RankedQuestion::paragraph(text, "doctors at the hospital");
    let near = |sentence| asked.value(sentence, Feature::Subject);
    assert!(near(0) > 0.4 && near(0) > near(1) + 0.3);
    let paragraph = asked.value(0, Feature::ParagraphSubject);
    asked.gives(1, &[(Feature::ParagraphSubject, paragraph)]);
    assert!(near(1) < paragraph && paragraph < near(0));
    // A word is about itself; where nothing is known of a word, nothing is near.
    let asked = RankedQuestion::paragraph("Doctors. Xyzzy.", "doctor");
    assert!((asked.value(0, Feature::Subject) - 1.0).abs() < 0.01);
    assert!((asked.value(1, Feature::ParagraphSubject) - 1.0).abs() < 0.01);
    asked.gives(1, &[(Feature::Subject, 0.0)]);
    RankedQuestion::paragraph("Doctors.", "xyzzy").gives(0, &[(Feature::Subject, 0.0)]);
}

#[test]
fn form_counts_words() {
    gives(
        "Operation Salvo arrested 54 of the members.",
        "Who led Operation Salvo?",
        &[
            (Feature::New, 4f64.ln()),
            (Feature::Length, 8f64.ln()),
            (Feature::First, 1.0),
            (Feature::Beginning, 2.0),
        ],
    );
    let asked = RankedQuestion::paragraph(
        "They ran. They saw how one and all had left the Salvo.",
        "Salvo",
    );
    asked.gives(1, &[(Feature::First, 0.0), (Feature::Beginning, 0.0)]);
}

#[test]
fn a_long_sentence_counts_on() {
    let text = format!("Salvo {}.", "word ".repeat(150).trim_end());
    gives(
        &text,
        "Salvo",
        &[(Feature::New, 151f64.ln()), (Feature::Length, 152f64.ln())],
    );
}

#[test]
fn a_run_counts_function_words_up_to_five() {
    let run = |text: &str, question: &str, expected: f64| {
        gives(text, question, &[(Feature::Run, expected)]);
    };
    run("Operation Salvo began.", "When was Operation Salvo?", 1.0);
    run(
        "At the end of the raid they left.", "Who ran at the end of the raid?", 5.0,
    );
    run("The raid came to an end.", "the end of the raid", 1.0);
    run("Salvo, an operation.", "When was Operation Salvo?", 0.0);
    // Of one term there is no run.
    run("In the raid they left.", "Who was in the raid?", 0.0);
}

#[test]
fn density_is_of_the_shortest_stretch_with_all_terms() {
    let density = |text: &str, expected: f64| {
        gives(
            text,
            "When was Operation Salvo?",
            &[(Feature::Density, expected)],
        );
    };
    density("Operation Salvo began.", 1.0);
    density("Salvo is a large operation.", 0.4);
    density("Salvo is a large operation, the operation Salvo.", 1.0);
    density("Salvo began.", 0.0);
}

#[test]
fn what_is_wanted_is_told_from_what_is_not() {
    use Feature::{
        Date, Number, OtherDate, OtherName, WhatName, WhereName, WhoName, WhoPerson, Why,
    };
    let text = "Then Kristi Noem went to Turku in March 2024 with 54 agents because it burnt.";
    for (question, there) in [
        ("When did agents go?", &[Date, OtherName][..]),
        ("How many agents went?", &[Number, OtherDate, OtherName]),
        ("How long was Turku burning?", &[Number, OtherName]),
        ("Who went with agents?", &[WhoName, WhoPerson, OtherDate]),
        ("Where did agents go?", &[WhereName, OtherDate]),
        ("What operation burnt?", &[WhatName, OtherDate]),
        ("Why did agents go?", &[Why, OtherDate, OtherName]),
        ("Did agents go?", &[OtherDate, OtherName]),
        (
            "Did agents go to Turku with Kristi Noem in March 2024?",
            &[],
        ),
    ] {
        let asked = RankedQuestion::paragraph(text, question);
        for feature in [
            Date, Number, OtherDate, OtherName, WhatName, WhereName, WhoName, WhoPerson, Why,
        ] {
            let expected = f64::from(u8::from(there.contains(&feature)));
            assert_eq!(asked.value(0, feature), expected, "{question}: {feature}");
        }
    }
}

#[test]
fn near_counts_the_words_to_a_matched_term() {
    let near = |text: &str, expected: f64| {
        gives(text, "How many agents came?", &[(Feature::Near, expected)]);
    };
    near("Then 54 agents left.", 0.8);
    near("The agents of Turku were 54.", 0.5);
    near("The agents left.", 0.0);
    near("Then 54 left.", 0.0);
}

#[test]
fn a_kind_of_the_thing_asked_for_is_told() {
    let question = "Which instrument did she play?";
    gives(
        "She played a violin.",
        question,
        &[(Feature::FocusKind, 1.0)],
    );
    gives("She played a song.", question, &[(Feature::FocusKind, 0.0)]);
    let said = "Which instrument is her violin?";
    gives("A violin.", said, &[(Feature::FocusKind, 0.0)]);
}

#[test]
fn the_thing_asked_for_stands_beside_a_name_or_a_number() {
    let beside = |text: &str, question: &str, expected: f64| {
        gives(text, question, &[(Feature::FocusBeside, expected)]);
    };
    beside(
        "They met 54 members.", "How many members did they meet?", 1.0,
    );
    beside("They saw Operation Salvo.", "Which operation was it?", 1.0);
    beside(
        "The members were of the 54.", "How many members did they meet?", 0.0,
    );
    beside(
        "They met 54 members.",
        "How many members of the 54 did they meet?",
        0.0,
    );
}

#[test]
fn a_definition_tells_by_its_form() {
    let about = |sentence: &str, question: &str| {
        let text = format!("{sentence} Others came.");
        RankedQuestion::paragraph(&text, question).value(0, Feature::Telling)
    };
    for (sentence, question, expected) in [
        ("Ada Stone is a baker.", "Who is Ada Stone?", 1.0),
        (
            "Ada Stone (1862–1934) was the mayor.", "Who was Stone?", 1.0,
        ),
        (
            "Permafrost is ground that is frozen.", "What is permafrost?", 1.0,
        ),
        ("Stone, a baker, left.", "Who is Stone?", 0.5),
        (
            "The mill of a baker, Ada Stone, burned.",
            "Who is Stone?",
            0.5,
        ),
        ("Police chief Dr. Ada Stone left.", "Who is Stone?", 0.5),
        ("Ada Stone was paid.", "Who is Ada Stone?", 0.0),
        ("Stone is not here.", "Who is Stone?", 0.0),
        ("Ada Stone is a baker.", "Who saw Ada Stone?", 0.0),
    ] {
        assert_eq!(about(sentence, question), expected, "{sentence} {question}");
    }
}

#[test]
fn the_dates_of_a_life_tell_by_their_form() {
    let text = "Ada Stone (1862–1934) was a baker. Her husband Tom died in 1912.";
    for (question, expected) in [
        ("When did Ada Stone die?", [1.0, 0.0]),
        ("When was she born?", [1.0, 0.0]),
        ("When did Tom die?", [0.0, 0.0]),
        ("When did her husband die?", [0.0, 0.0]),
        ("Who died?", [0.0, 0.0]),
    ] {
        let asked = RankedQuestion::paragraph(text, question);
        let found = [0, 1].map(|sentence| asked.value(sentence, Feature::Telling));
        assert_eq!(found, expected, "{question}");
    }
}
