//! Draws questions of other articles.

use std::collections::BTreeSet;

use super::random::Random;
use super::squad::{Case, Question};

const SEED: u64 = 4;

/// For every article so many `times` the questions that it answers itself, drawn
/// from the others', or all there are; only such as their own article answers.
pub(super) fn foreign<'a>(cases: &[&'a Case], times: usize) -> Vec<Vec<&'a str>> {
    let all: Vec<(usize, &Question)> = cases
        .iter()
        .enumerate()
        .flat_map(|(number, case)| {
            case.questions
                .iter()
                .map(move |question| (number, question))
        })
        .filter(|(_, question)| question.is_answerable())
        .collect();
    let mut drawn = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let start = all.partition_point(|asked| asked.0 < number);
        let end = all.partition_point(|asked| asked.0 <= number);
        let others = all.len() - (end - start);
        let name = format!("{} {}", case.article.id, case.article.title);
        let count = (times * (end - start)).min(others);
        let places = sample(others, count, &mut Random::new(SEED, &name));
        let questions = places.into_iter().map(|place| {
            let place = if place < start {
                place
            } else {
                place + end - start
            };
            all[place].1.text.as_str()
        });
        drawn.push(questions.collect());
    }
    drawn
}

/// `count` of the numbers below `end`, or all of them, in order (Floyd's
/// algorithm; Bentley and Floyd, "A sample of brilliance", 1987).
fn sample(end: usize, count: usize, random: &mut Random) -> BTreeSet<usize> {
    let mut drawn = BTreeSet::new();
    for last in end.saturating_sub(count)..end {
        let number = random.below(last + 1);
        if !drawn.insert(number) {
            drawn.insert(last);
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::super::squad::{Case, Gold, Question};
    use super::{foreign, sample};
    use crate::article::Article;
    use crate::eval::random::Random;
    use crate::text::Span;

    const GOLD: Gold = Gold {
        paragraph: 0,
        span: Span { start: 0, end: 1 },
    };

    fn case(id: &str, questions: &[&str]) -> Case {
        Case {
            article: Article {
                id: id.to_owned(),
                ..Article::default()
            },
            questions: questions
                .iter()
                .map(|text| Question {
                    id: String::new(),
                    text: (*text).to_owned(),
                    answers: vec![GOLD; usize::from(!text.starts_with("no "))],
                })
                .collect(),
        }
    }

    #[test]
    fn they_are_of_other_articles_and_answerable_there() {
        let cases = [
            case("1", &["a1", "no a2", "a3"]),
            case("2", &["b1"]),
            case("3", &["c1", "c2", "c3", "no c4"]),
        ];
        let cases: Vec<&Case> = cases.iter().collect();
        let drawn = foreign(&cases, 1);
        assert_eq!(drawn, foreign(&cases, 1));
        assert_eq!(drawn.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 3]);
        assert!(drawn[0].iter().all(|text| !text.starts_with('a')));
        assert_eq!(drawn[2], ["a1", "a3", "b1"]);
    }

    #[test]
    fn one_article_has_no_others() {
        let only = case("1", &["a1"]);
        assert_eq!(foreign(&[&only], 1), [Vec::<&str>::new()]);
    }

    #[test]
    fn every_number_is_as_likely() {
        let mut counts = [0; 6];
        for seed in 0..600 {
            let drawn = sample(6, 3, &mut Random::new(seed, ""));
            assert_eq!(drawn.len(), 3);
            drawn.into_iter().for_each(|number| counts[number] += 1);
        }
        assert!(
            counts.iter().all(|count| (250..350).contains(count)),
            "{counts:?}"
        );
    }
}
