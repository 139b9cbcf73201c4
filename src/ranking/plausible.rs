//! Whether a passage may tell, by its form, the reason or the place that a question wants.

use std::ops::Range;

use super::Query;
use super::expected::Wanted;
use crate::index::{Index, Sentence, Token};
use crate::text::{Language, SpanKind, fold};

/// Words by which one thing leads to another.
const CAUSES: &[&str] = &[
    "after", "allow", "allowed", "allowing", "amid", "as", "blamed", "despite", "enabled",
    "encouraged", "feared", "fearing", "following", "for", "force", "forced", "forcing", "helped",
    "helps", "hoped", "hoping", "if", "led", "leading", "leads", "made", "makes", "making",
    "needed", "needs", "over", "refused", "through", "unless", "wanted", "wants", "when",
    "whenever", "while", "with", "without",
];
/// Words that tell where something is.
const PLACES: &[&str] = &[
    "abroad", "above", "across", "against", "along", "alongside", "among", "around", "at",
    "behind", "below", "beneath", "beside", "between", "beyond", "by", "downstairs", "from",
    "here", "in", "inside", "into", "near", "off", "on", "onto", "opposite", "out", "outside",
    "over", "past", "round", "there", "through", "throughout", "to", "toward", "towards", "under",
    "underneath", "up", "upstairs", "via", "where", "within",
];

/// Whether the passage of these sentences may tell what `query` wants. A reason is led to by
/// some word or mark, a place by a preposition or a name; of other wants form tells less, and
/// in other languages than English not even of these.
pub(crate) fn is_plausible(index: &Index, query: &Query, sentences: Range<u32>) -> bool {
    let tells = match query.expected.wanted {
        Some(Wanted::Reason) => tells_reason,
        Some(Wanted::Place) => tells_place,
        _ => return true,
    };
    query.language != Language::English
        || sentences
            .map(|sentence| index.sentence(sentence))
            .any(|sentence| tells(index, query, sentence))
}

fn tells_reason(index: &Index, _: &Query, sentence: &Sentence) -> bool {
    let mut spans = index.spans(sentence).iter();
    let text = index.text(index.paragraph(sentence.paragraph));
    let text = sentence.span().of(text);
    // "It sank: the hull was rotten."
    text.contains([':', ';', '–', '—'])
        || spans.any(|span| span.kind == SpanKind::Reason)
        || has_words(index, sentence, |word, behind| match word {
            // "To save money", "by selling it".
            "to" => behind.is_some_and(|behind| !behind.stop),
            "by" => true,
            _ => CAUSES.contains(&word),
        })
}

fn tells_place(index: &Index, query: &Query, sentence: &Sentence) -> bool {
    const KINDS: &[SpanKind] = &[SpanKind::Name, SpanKind::Place, SpanKind::Area];
    let tokens = index.tokens(sentence);
    let mut spans = index.spans(sentence).iter();
    let is_time = |token: &Token| {
        let at = tokens.iter().position(|other| other.span() == token.span());
        let mut spans = index.spans(sentence).iter();
        spans.any(|span| {
            matches!(span.kind, SpanKind::Date | SpanKind::Period)
                && at.is_some_and(|at| span.tokens().contains(&at))
        })
    };
    spans.any(|span| KINDS.contains(&span.kind) && query.says_more(tokens, *span))
        || has_words(index, sentence, |word, behind| {
            // "In 1893" is no place.
            PLACES.contains(&word) && !behind.is_some_and(|behind| is_time(&behind))
        })
}

/// Whether a sentence has a word that is looked for, with the one behind it.
fn has_words(
    index: &Index,
    sentence: &Sentence,
    is_it: impl Fn(&str, Option<Token>) -> bool,
) -> bool {
    let text = index.text(index.paragraph(sentence.paragraph));
    let tokens = index.tokens(sentence);
    tokens
        .iter()
        .enumerate()
        .any(|(at, token)| is_it(&fold(token.span().of(text)), tokens.get(at + 1).copied()))
}

#[cfg(test)]
mod tests {
    use super::super::reader::tests::index;
    use super::super::{Query, Scope};
    use super::is_plausible;
    use crate::text::Language;

    #[track_caller]
    fn plausible(question: &str, text: &str, expected: bool) {
        let index = index(text);
        let query = Query::new(&index, &Scope::all(&index), Language::English, question);
        let sentences = index.paragraph(0).sentences();
        let is = is_plausible(&index, &query, sentences);
        assert_eq!(is, expected, "{question} - {text}");
    }

    #[test]
    fn a_reason_is_led_to() {
        let question = "Why did Adler lose?";
        plausible(question, "Adler lost 1,200 men.", false);
        plausible(question, "Adler lost because of the rain.", true);
        plausible(question, "Adler lost: the rain had come.", true);
        plausible(question, "Adler retreated to save his men.", true);
        plausible(question, "Adler retreated to the river.", false);
        plausible("Who lost?", "Adler lost 1,200 men.", true);
    }

    #[test]
    fn a_place_is_led_to_or_named() {
        let question = "Where does Nair work?";
        plausible(question, "Nair works hard.", false);
        plausible(question, "Nair works since 1893.", false);
        plausible(question, "Nair works in 1893.", false);
        plausible(question, "Nair works behind the bar.", true);
        plausible(question, "Nair left Dayton.", true);
    }
}
