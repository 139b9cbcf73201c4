use super::{Candidate, Counts, Features, often, step};
use crate::answer::highlight::class::Class;
use crate::answer::highlight::kind::Kind;
use crate::answer::highlight::model::tests::index_of;
use crate::answer::highlight::row::{Family, LONGEST, Row, STEPS};
use crate::answer::highlight::sentence::Read;
use crate::ranking::{Query, Scope};
use crate::text::Language;

/// What `tell` tells of a sentence for a question.
fn with<T>(sentence: &str, question: &str, tell: impl Fn(&Features<'_>) -> T) -> T {
    let index = index_of(sentence);
    let query = Query::new(&index, &Scope::all(&index), Language::English, question);
    let read = Read::new(&index, &query, index.sentence(0));
    tell(&Features::new(&query, &read))
}

const SENTENCE: &str = "The lighthouse of Skagen was built in 1858 by Niels Clemmensen (a mason).";
const QUESTION: &str = "Who built the lighthouse?";
const NIELS: Candidate = Candidate { first: 9, last: 10 };

/// The features of a candidate.
fn told(sentence: &str, question: &str, one: Candidate) -> Vec<Row> {
    with(sentence, question, |features| {
        let mut rows = Vec::new();
        let mut tell = |row, _| rows.push(row);
        features.beginning(one.first, &mut tell);
        features.end(one.last, &mut tell);
        let mut counts = Counts::default();
        features.read.words[one.first..=one.last]
            .iter()
            .for_each(|word| counts.add(word));
        features.whole(one, counts, &mut tell);
        rows
    })
}

/// Those of "Niels Clemmensen".
fn rows() -> Vec<Row> {
    told(SENTENCE, QUESTION, NIELS)
}

#[track_caller]
fn has(row: Row) {
    assert!(rows().contains(&row), "{row:?} in {:?}", rows());
}

#[test]
fn a_candidate_says_more_and_crosses_no_bracket() {
    let all = with(SENTENCE, QUESTION, |features| {
        let mut all = Vec::new();
        features.candidates(|one, _| all.push((one.first, one.last)));
        all
    });
    assert!(all.contains(&(NIELS.first, NIELS.last)), "{all:?}");
    // "lighthouse" says nothing new, "by" ends nothing, "(" parts.
    for none in [(1, 1), (7, 8), (9, 12)] {
        assert!(!all.contains(&none), "{none:?}");
    }
}

#[test]
fn borders_are_features() {
    has(Family::Before.at(Class::By as usize));
    has(Family::BeforeThat.at(Class::Date as usize));
    has(Family::First.at(Class::Capital as usize));
    has(Family::After.at(Class::Bracket as usize));
}

#[test]
fn borders_are_roughly_features_in_pairs() {
    let pair = |one: Class, other: Class| one.rough() * Class::ROUGH + other.rough();
    has(Family::Beginning.at(pair(Class::By, Class::Capital)));
    has(Family::End.at(pair(Class::Capital, Class::Bracket)));
    has(Family::AfterThat.at(Class::A as usize));
}

#[test]
fn borders_are_features_by_kind_and_by_distance() {
    let (by, bracket) = (Class::By.rough(), Class::Bracket.rough());
    let person = Kind::Person as usize * Class::ROUGH;
    has(Family::KindBefore.at(person + by));
    has(Family::KindAfter.at(person + bracket));
    has(Family::MatchedAndBefore.at(step(Some(4)) * Class::ROUGH + by));
    has(Family::MatchedAndAfter.at(step(None) * Class::ROUGH + bracket));
    has(Family::KindLength.at(Kind::Person as usize * LONGEST + 1));
}

#[test]
fn the_place_in_the_sentence_is_a_feature() {
    has(Family::Position.at(step(Some(9))));
    has(Family::Rest.at(step(Some(2))));
    // "Clemmensen (a mason)": "built" is no "-ed".
    has(Family::VerbBefore.at(step(None)));
    let rows = told(
        "He painted it in 1858.",
        "When was it painted?",
        Candidate { first: 4, last: 4 },
    );
    assert!(rows.contains(&Family::VerbBefore.at(step(Some(3)))));
}

#[test]
fn a_preposition_of_the_question_is_a_feature() {
    let asked = |question| told(SENTENCE, question, NIELS);
    assert!(asked("By whom was it built?").contains(&Family::Preposition.at(0)));
    assert!(asked("In what was it built?").contains(&Family::Preposition.at(1)));
    let rows = asked(QUESTION);
    assert!(
        !rows.contains(&Family::Preposition.at(0)) && !rows.contains(&Family::Preposition.at(1))
    );
}

#[test]
fn what_is_rare_and_what_is_asked_for_are_features() {
    has(Family::Rarest.at(0));
    has(Family::Commonest.at(0));
    let several = Family::Several.at(Kind::Person as usize);
    assert!(!rows().contains(&several));
    assert!(told(SENTENCE, "Who were the builders?", NIELS).contains(&several));
    assert_eq!((often(1), often(3), often(99)), (0, 2, 5));
}

#[test]
fn the_share_of_the_question_between_two_marks_is_a_feature() {
    let sentence = "It was built by Niels Clemmensen, a mason who knew no lighthouse.";
    let clause = |candidate| {
        let rows = told(sentence, "Who built the lighthouse?", candidate);
        let mut steps = 0..STEPS;
        steps.find(|&step| rows.contains(&Family::Clause.at(step)))
    };
    let (before, behind) = (
        clause(Candidate { first: 4, last: 5 }),
        clause(Candidate { first: 7, last: 7 }),
    );
    assert!(
        before.is_some_and(|before| before > 0 && before < STEPS - 1),
        "{before:?}"
    );
    assert!(behind.is_some_and(|behind| behind > 0), "{behind:?}");
    // Nothing parts the words here.
    has(Family::Clause.at(STEPS - 1));
}

#[test]
fn distances_are_features() {
    // "built" is four words before.
    has(Family::MatchedBefore.at(step(Some(4))));
    has(Family::FirstTermBefore.at(step(Some(4))));
    has(Family::LastTermBefore.at(step(Some(8))));
    has(Family::MatchedAfter.at(step(None)));
    assert_eq!((step(Some(1)), step(Some(99))), (0, 4));
}

#[test]
fn the_whole_has_features() {
    has(Family::Kind.at(Kind::Person as usize));
    has(Family::Length.at(1));
    has(Family::Capitals.row());
    has(Family::Others.at(0));
    has(Family::Asked.at(0));
}

#[test]
fn what_stands_between_commas_behind_a_word_of_the_question_is_an_apposition() {
    let is = |sentence: &str, first: usize, last: usize| {
        let rows = told(sentence, "What did Noem say?", Candidate { first, last });
        rows.contains(&Family::Apposition.row())
    };
    assert!(is("Kristi Noem, the border secretary, was there.", 3, 4));
    assert!(is("Kristi Noem, secretary, was there.", 2, 2));
    assert!(!is("Kristi Noem, the border secretary, was there.", 3, 3));
    assert!(!is(
        "Kristi Noem, the border secretary of all, was there.",
        3,
        4
    ));
    assert!(!is("Kristi Bloom, the border secretary, was there.", 3, 4));
}
