use super::expected::{Need, Wanted};
use super::fit::best_fit;
use super::{Query, Ranked, Ranking, Scope};
use crate::index::{Index, Sentence, Token};
use crate::text::{Fit, Span, SpanKind, TypedSpan, fold};

/// How many of the first sentences may hold what is wanted.
const LOOKED_AT: usize = 3;
/// They must have this share of the best one's coverage.
const NEAR_COVERAGE: f64 = 0.75;

/// Whether the sentences that match hold what the question wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// They do, or nothing in particular is wanted.
    Yes,
    /// The first one doesn't, another one does, or it isn't strictly needed.
    Doubtful,
    /// None does, and it is needed.
    No,
}

/// Whether the first of the ranked sentences hold what `query` wants, beyond
/// what it says itself.
pub(super) fn held(index: &Index, query: &Query, ranking: &Ranking) -> Held {
    let Some(wanted) = query.expected.wanted else {
        return Held::Yes;
    };
    let holds = |ranked: &Ranked| has(index, query, index.sentence(ranked.sentence), wanted);
    let Some(first) = ranking.ranked.first() else {
        return Held::No;
    };
    if holds(first) {
        return Held::Yes;
    }
    let hints = |ranked: &Ranked| hints_at(index, query, index.sentence(ranked.sentence), wanted);
    if hints(first) {
        return Held::Doubtful;
    }
    let enough = ranking.coverage(query, 0) * NEAR_COVERAGE;
    let other = (1..LOOKED_AT.min(ranking.ranked.len()))
        .any(|rank| ranking.coverage(query, rank) >= enough && holds(&ranking.ranked[rank]))
        || beside(index, first.sentence)
            .any(|sentence| has(index, query, index.sentence(sentence), wanted));
    // With words missing besides, there is too little left.
    let is_sure = is_told_by_form(query, wanted)
        || (query.expected.need != Need::Loose && query.unmatched().next().is_some());
    if is_sure && !other {
        Held::No
    } else {
        Held::Doubtful
    }
}

/// Whether the numbers of the first sentence and of its neighbours all count something
/// else than the thing asked for.
pub(crate) fn counts_another(index: &Index, query: &Query, ranking: &Ranking) -> bool {
    let fits = |sentence| best_fit(index, query, index.sentence(sentence));
    query.expected.wanted == Some(Wanted::Number)
        && ranking.ranked.first().is_some_and(|first| {
            let around = beside(index, first.sentence).chain([first.sentence]);
            around.filter_map(fits).max() == Some(Fit::Other)
        })
}

/// The sentences right before and behind one in its paragraph.
fn beside(index: &Index, sentence: u32) -> impl Iterator<Item = u32> {
    let paragraph = index.paragraph(index.sentence(sentence).paragraph);
    paragraph
        .sentences()
        .filter(move |other| other.abs_diff(sentence) == 1)
}

/// Whether a sentence without what is wanted is sure not to have it: dates and
/// numbers are told by their form, and somebody's name that was asked for stands
/// beside the noun. People and places go by too many words to be sure, and things are
/// named by words without a capital.
fn is_told_by_form(query: &Query, wanted: Wanted) -> bool {
    match wanted {
        Wanted::Date | Wanted::Clock | Wanted::Number | Wanted::Amount(_) | Wanted::Duration => {
            query.expected.need != Need::Loose
        }
        Wanted::Person => query.expected.need == Need::Strict,
        Wanted::Frequency | Wanted::Name | Wanted::Place | Wanted::Reason => false,
    }
}

/// Whether a sentence holds what `query` wants, beyond what that says itself.
pub(crate) fn holds(index: &Index, query: &Query, sentence: u32, wanted: Wanted) -> bool {
    has(index, query, index.sentence(sentence), wanted)
}

/// The sentences in scope that hold what `query` wants, in their order: for a question
/// that names nothing else ("how much is it").
pub(crate) fn holding(index: &Index, scope: &Scope, query: &Query) -> Ranking {
    let holds = |sentence: &u32| {
        let wanted = query.expected.wanted;
        wanted.is_some_and(|wanted| self::holds(index, query, *sentence, wanted))
    };
    let sentences = scope.sentences.clone().filter(holds);
    Ranking {
        ranked: sentences.map(Ranked::unscored).collect(),
    }
}

fn has(index: &Index, query: &Query, sentence: &Sentence, wanted: Wanted) -> bool {
    let need = query.expected.need;
    // Reasons take many forms ("to protect them"), and so do other things.
    let is_open = matches!(
        wanted,
        Wanted::Reason | Wanted::Name | Wanted::Number | Wanted::Frequency
    );
    if need == Need::Loose && is_open {
        return true;
    }
    if best_fit(index, query, sentence) == Some(Fit::Fits) {
        return true;
    }
    if matches!(wanted, Wanted::Amount(_)) {
        return false;
    }
    let also: &[SpanKind] = match wanted {
        Wanted::Person if need == Need::Strict => &[SpanKind::Name],
        Wanted::Person => &[SpanKind::Name, SpanKind::People],
        Wanted::Place => &[SpanKind::Area],
        Wanted::Duration => &[SpanKind::Date],
        _ => &[],
    };
    let tokens = index.tokens(sentence);
    let spans = index.spans(sentence);
    let text = index.text(index.paragraph(sentence.paragraph));
    // Neither "Minneapolis" nor "ICE" is anybody's name.
    let is_nobody = |span: &TypedSpan| {
        let name = tokens[*span.tokens().start()].span().of(text);
        let is_acronym = span.first == span.last && name.chars().all(char::is_uppercase);
        is_acronym
            || spans.contains(&TypedSpan {
                kind: SpanKind::Place,
                ..*span
            })
    };
    spans.iter().any(|span| {
        let fits = wanted.kinds().first() == Some(&span.kind) || also.contains(&span.kind);
        let is_person = wanted == Wanted::Person;
        let fits = fits && !(is_person && is_nobody(span));
        fits && query.says_more(tokens, *span)
            && (!is_person || names_its_noun(query, text, tokens, *span))
    })
}

/// Whether a sentence may well answer without what is wanted. "When did it emerge?" -
/// "while others governed", "in winter", "at nine", if no year is insisted on; "what
/// time" - "on Tuesday"; "how old is the mill" - "built in 1893"; "how much is it" -
/// "entry is free"; and a number whose unit nothing tells.
fn hints_at(index: &Index, query: &Query, sentence: &Sentence, wanted: Wanted) -> bool {
    let has = |kinds: &[SpanKind]| {
        let mut spans = index.spans(sentence).iter();
        spans.any(|span| kinds.contains(&span.kind))
    };
    match wanted {
        Wanted::Date if query.expected.need == Need::Kind => {
            has(&[SpanKind::Time, SpanKind::Period, SpanKind::Often]) || tells_when(index, sentence)
        }
        Wanted::Clock => has(&[SpanKind::Date, SpanKind::Time, SpanKind::Number]),
        Wanted::Amount(_) => best_fit(index, query, sentence) == Some(Fit::Untold),
        _ => false,
    }
}

/// Whether a sentence tells a time by other words than dates: "in winter", "at nine".
fn tells_when(index: &Index, sentence: &Sentence) -> bool {
    const TIMES: &[&str] = &[
        "afternoon", "autumn", "christmas", "easter", "evening", "morning", "night", "spring",
        "summer", "weekdays", "weekend", "weekends", "winter",
    ];
    const BEFORE_AN_HOUR: &[&str] = &["at", "from", "till", "until"];
    let text = index.text(index.paragraph(sentence.paragraph));
    let tokens = index.tokens(sentence);
    let word = |at: usize| fold(tokens[at].span().of(text));
    let is_hour = |span: &TypedSpan| {
        let before = usize::from(span.first).checked_sub(1);
        span.kind == SpanKind::Number
            && before.is_some_and(|before| BEFORE_AN_HOUR.contains(&&*word(before)))
    };
    index.spans(sentence).iter().any(is_hour)
        || (0..tokens.len()).any(|at| TIMES.binary_search(&&*word(at)).is_ok())
}

/// Whether what stands `between` a verb and a name tells that this is whose noun, made of the
/// verb, was `typed`: an owner is whom a thing is owned by, an employee isn't.
fn is_done_by(typed: &str, between: &str) -> bool {
    let is_done_to = typed.ends_with("ee") || typed.ends_with("ees");
    !is_done_to && (between.starts_with(" by ") || matches!(between, " has " | " had "))
}

/// Whether a name is that of the noun it is asked for, by how they stand: side by
/// side ("Operation Salvo"), in apposition ("Kristi Noem, the secretary"), in a clause that
/// names ("the mayor is Quimby") or says what is done ("the leader": "led by Beck", "Beck
/// has led"). True where no noun is.
fn names_its_noun(query: &Query, text: &str, tokens: &[Token], span: TypedSpan) -> bool {
    const FARTHEST: usize = 5;
    let Some(named) = query.named else {
        return true;
    };
    let noun = &query.terms[named];
    let name = Span::new(
        tokens[usize::from(span.first)].span().start,
        tokens[usize::from(span.last)].span().end,
    );
    tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| noun.means(token.term))
        .any(|(at, token)| {
            let place = token.span();
            let between = if place.end <= name.start {
                &text[place.end..name.start]
            } else if name.end <= place.start {
                &text[name.end..place.start]
            } else {
                return true;
            };
            let joins = |mark: &str| between.contains(mark);
            match span.distance(at) {
                0 | 1 => true,
                2..=FARTHEST => {
                    between.starts_with([',', '('])
                        || is_done_by(&noun.typed, between)
                        || [" is ", " was ", " named ", " called "]
                            .into_iter()
                            .any(joins)
                }
                _ => false,
            }
        })
}
