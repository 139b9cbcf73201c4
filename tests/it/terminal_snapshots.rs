//! What the terminal draws, for replies made by hand: how a question is
//! ranked changes none of these.

use footnote::answer::{
    Answer, Contribution, Correction, Explained, Explanation, NotAQuestion, Passage, Reason,
    SectionSummary, Verdict, Wanted,
};
use footnote::article::{ArticleRef, Citation, SectionRef, Wording};
use footnote::bot::{Assumed, Reply, Turn};
use footnote::reply::Scope;
use footnote::surface::terminal::draw::{self, View};
use footnote::surface::terminal::{JsonAnswer, explanation};
use footnote::text::Span;

const SALVO: &str =
    "Operation Salvo is an enforcement initiative of Immigration and Customs Enforcement (ICE).";
const ARRESTS: &str = "Noem claimed that Operation Salvo led to 54 arrests: gang members and affiliates who were \
                       associated with the Trinitarios.";
const LONG: &str = "In Noem’s framing, as the article describes it, sanctuary policies do not protect vulnerable \
                    immigrants but obstruct legitimate enforcement of the law against criminals, and so on and on.";
const WIDE: View = View {
    width: 80,
    scope: Scope::One,
};
const NARROW: View = View {
    width: 40,
    scope: Scope::One,
};
const PIPE: View = View {
    width: usize::MAX,
    scope: Scope::One,
};

/// What is drawn, with bold text in `**` and every other style taken out.
fn seen(drawn: &str) -> String {
    let mut marked = String::new();
    let mut rest = drawn;
    while let Some((before, after)) = rest.split_once("\u{1b}[1m") {
        let (bold, after) = after.split_once("\u{1b}[0m").expect("every style ends");
        marked.push_str(&format!("{before}**{bold}**"));
        rest = after;
    }
    marked.push_str(rest);
    anstream::adapter::strip_str(&marked).to_string()
}

#[track_caller]
fn is_plain(drawn: &str) {
    assert_eq!(
        anstream::adapter::strip_str(drawn)
            .to_string()
            .matches('\u{1b}')
            .count(),
        0
    );
}

fn article() -> ArticleRef {
    ArticleRef {
        id: "mayor".into(),
        title: "Mayor commits to protecting immigrants and refusing ICE cooperation".into(),
    }
}

fn section(index: usize) -> SectionRef {
    let title = match index {
        0 => "Lead",
        4 => "Homeland Security Pushback: The Trump Administration Responds",
        _ => "The National Guard Threat",
    };
    SectionRef {
        index,
        title: title.into(),
    }
}

/// A passage that is the whole of its paragraph, `bold` in it highlighted.
fn passage(text: &str, bold: &str) -> Passage {
    let highlights = match text.find(bold) {
        Some(start) if !bold.is_empty() => vec![Span::new(start, start + bold.len())],
        _ => Vec::new(),
    };
    Passage {
        citation: Citation {
            article: article(),
            section: section(4),
            paragraph: 2,
            span: Span::new(0, text.len()),
        },
        text: text.into(),
        highlights,
        score: 812,
        context: text.into(),
        matched: Vec::new(),
        source: None,
        wording: Wording::Verbatim,
    }
}

fn answer(verdict: Verdict, passages: Vec<Passage>) -> Answer {
    Answer {
        question: "How many gang members were arrested?".into(),
        verdict,
        reason: None,
        confidence: 0.93,
        passages,
        corrections: Vec::new(),
        unmatched: Vec::new(),
        suggestions: Vec::new(),
        nearest_sections: Vec::new(),
        summaries: Vec::new(),
        explanation: None,
    }
}

fn reply(answer: Answer) -> Reply {
    let turn = Turn::default();
    Reply {
        asked: answer.question.clone(),
        answer,
        article: None,
        assumed: None,
        unknown: None,
        turn,
    }
}

fn answered() -> Reply {
    reply(answer(
        Verdict::Answered,
        vec![
            passage(ARRESTS, "54 arrests"),
            passage(SALVO, ""),
            passage(LONG, ""),
        ],
    ))
}

fn not_said(why: Reason) -> Reply {
    let mut answer = answer(Verdict::NotInArticle, vec![passage(SALVO, "")]);
    answer.reason = Some(why);
    answer.confidence = 0.04;
    answer.nearest_sections = vec![section(4), section(0)];
    answer.suggestions = vec![
        "What is Operation Salvo?".into(),
        "Will New York City cooperate with ICE?".into(),
    ];
    reply(answer)
}

fn explained() -> Answer {
    let mut answer = answered().answer;
    answer.corrections = vec![Correction {
        typed: "slavo".into(),
        read_as: "salvo".into(),
    }];
    let contribution = |feature, value, weight, share| Contribution {
        feature,
        value,
        weight,
        share,
    };
    answer.explanation = Some(Explanation {
        terms: vec![
            ("gang".into(), 3.1),
            ("member".into(), 1.25),
            ("arrest".into(), 2.0),
        ],
        wanted: vec![Wanted::Number],
        passages: vec![
            Explained {
                section: section(4),
                paragraph: 2,
                text: ARRESTS.into(),
                score: 8.124,
                contributions: vec![
                    contribution("bm_p", 6.2, 0.283, 0.215),
                    contribution("cov_s", 1.0, 3.866, 0.473),
                    contribution("pr_new", 1.9, -0.3, -0.07),
                ],
            },
            Explained {
                section: section(0),
                paragraph: 1,
                text: LONG.repeat(3),
                score: 1.5,
                contributions: Vec::new(),
            },
        ],
        answerable: 0.97,
        correct: 0.959,
        answered_at: 0.5,
        closest_at: 0.2,
    });
    answer
}

#[test]
fn an_answer_has_its_highlight_in_bold() {
    insta::assert_snapshot!(seen(&draw::reply(&answered(), WIDE)));
}

#[test]
fn an_answer_fits_a_narrow_terminal() {
    insta::assert_snapshot!(seen(&draw::reply(&answered(), NARROW)));
}

#[test]
fn an_answer_is_not_broken_on_a_pipe() {
    let drawn = draw::reply(&answered(), PIPE);
    is_plain(&drawn);
    insta::assert_snapshot!(anstream::adapter::strip_str(&drawn).to_string());
}

#[test]
fn a_citation_links_to_the_spot() {
    let mut quoted = passage(SALVO, "");
    quoted.source = Some("https://news.example/mayor".into());
    let mut elsewhere = passage(LONG, "");
    elsewhere.citation.article = ArticleRef {
        id: "other".into(),
        title: "Another article".into(),
    };
    insta::assert_snapshot!(seen(&draw::reply(
        &reply(answer(Verdict::Answered, vec![quoted, elsewhere])),
        WIDE
    )));
}

#[test]
fn a_summary_is_said_to_be_one() {
    let mut quoted = passage(SALVO, "");
    quoted.wording = Wording::Summary;
    insta::assert_snapshot!(seen(&draw::reply(
        &reply(answer(Verdict::Answered, vec![quoted])),
        WIDE
    )));
}

#[test]
fn the_closest_passage_is_no_answer() {
    let mut closest = answer(Verdict::Closest, vec![passage(SALVO, "")]);
    closest.corrections = vec![Correction {
        typed: "slavo".into(),
        read_as: "salvo".into(),
    }];
    closest.unmatched = vec!["budget".into()];
    closest.suggestions = vec!["What is Operation Salvo?".into()];
    let reply = Reply {
        assumed: Some(Assumed {
            typed: Some("she".into()),
            read_as: "Kristi Noem".into(),
        }),
        ..reply(closest)
    };
    insta::assert_snapshot!(seen(&draw::reply(&reply, WIDE)));
}

#[test]
fn what_the_article_does_not_say_has_a_reason() {
    let words =
        |words: &[&str]| Reason::NothingAbout(words.iter().map(|&word| word.into()).collect());
    let reasons = [
        words(&["salary"]),
        Reason::Lacks {
            wanted: Wanted::Date,
            mentions: "Kristi Noem".into(),
            section: section(4),
        },
        Reason::NothingTogether,
        Reason::NoSuchSection { asked: 12, last: 9 },
    ];
    let drawn: Vec<String> = reasons
        .map(|why| seen(&draw::reply(&not_said(why), WIDE)))
        .to_vec();
    insta::assert_snapshot!(drawn.join("--\n"));
}

#[test]
fn an_overview_says_how_many_lines_are_left_out() {
    let mut overview = answer(Verdict::Overview, vec![passage(SALVO, "")]);
    overview.summaries = vec![SectionSummary {
        article: article(),
        section: section(4),
        text: "1. Be kind\n2. Be brief".into(),
        left_out: 6,
    }];
    let drawn = seen(&draw::reply(&reply(overview), WIDE));
    assert!(drawn.contains("2. Be brief\n  … and 6 more\n"), "{drawn}");
}

#[test]
fn an_overview_goes_section_by_section() {
    let mut overview = answer(Verdict::Overview, vec![passage(SALVO, "")]);
    overview.summaries = [(0, SALVO), (4, LONG)]
        .map(|(index, text)| SectionSummary {
            article: article(),
            section: section(index),
            text: text.into(),
            left_out: 0,
        })
        .to_vec();
    insta::assert_snapshot!(seen(&draw::reply(&reply(overview), WIDE)));
}

#[test]
fn small_talk_is_short() {
    let mut thanks = answer(Verdict::NotAQuestion, Vec::new());
    thanks.reason = Some(Reason::NotAQuestion(NotAQuestion::Thanks));
    insta::assert_snapshot!(seen(&draw::reply(&reply(thanks), WIDE)), @"You're welcome.");
}

#[test]
fn more_shows_the_other_passages_in_full() {
    insta::assert_snapshot!(seen(&draw::more(&answered().answer, WIDE)));
    insta::assert_snapshot!(
        "more_of_what_is_not_said",
        seen(&draw::more(&not_said(Reason::NothingTogether).answer, WIDE))
    );
}

#[test]
fn the_context_marks_the_passage() {
    let mut quoted = passage(ARRESTS, "54 arrests");
    quoted.context = format!("{SALVO} {ARRESTS} {LONG}");
    quoted.citation.span = Span::new(SALVO.len() + 1, SALVO.len() + 1 + ARRESTS.len());
    insta::assert_snapshot!(seen(&draw::context(&quoted, WIDE)));
    // A span that is not one must not bring the conversation down.
    quoted.citation.span = Span::new(1, 100_000);
    assert!(draw::context(&quoted, WIDE).contains("Operation Salvo"));
}

#[test]
fn an_explanation_is_an_aligned_table() {
    insta::assert_snapshot!(seen(&explanation(&explained(), WIDE)));
}

#[test]
fn json_has_the_contracts_keys_in_order() {
    let mut answer = explained();
    answer.passages.truncate(1);
    answer.unmatched = vec!["salary".into()];
    answer.reason = Some(Reason::NothingAbout(vec!["salary".into()]));
    answer.nearest_sections = vec![section(4)];
    answer.summaries = vec![SectionSummary {
        article: article(),
        section: section(0),
        text: "In short.".into(),
        left_out: 0,
    }];
    let json = serde_json::to_string_pretty(&JsonAnswer::new(&answer, Scope::One, 41)).unwrap();
    insta::assert_snapshot!(json);
    answer.explanation = None;
    answer.confidence = f64::NAN;
    let json = serde_json::to_string(&JsonAnswer::new(&answer, Scope::One, 41)).unwrap();
    assert!(
        !json.contains("explain") && json.contains(r#""confidence":0.0,"#),
        "{json}"
    );
}
