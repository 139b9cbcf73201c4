use super::passages::MOST;
use super::{Passage, SectionSummary};
use crate::article::{Article, Section};
use crate::index::{Index, Posting, SectionEntry, field, gallop};
use crate::ranking::{Feature, Query, QueryTerm, Ranking, Scope};
use crate::text::{
    Analyser, Language, LexemeKind, Span, Word, central_sentence, same_words, sentences, words,
};

/// A heading is meant if the question's words are all in it and make up at
/// least this share of its own.
const HEADING_SHARE: f64 = 0.5;

/// So many bytes of a list are shown among those of other sections, and as proof.
const LIST_AMONG_OTHERS: usize = 400;
/// So many if nothing else is.
const LIST_ALONE: usize = 2_000;

/// The sections to summarise for an overview: those of the one article in
/// scope, else the first one of every article.
pub(super) fn sections(index: &Index, scope: &Scope) -> Vec<u32> {
    let filled = scope
        .sections
        .clone()
        .filter(|&number| !section_of(index, number).is_empty());
    if scope.is_one_article(index) {
        return filled.collect();
    }
    let mut firsts: Vec<u32> = filled.collect();
    firsts.dedup_by_key(|number| index.section(*number).article);
    firsts
}

/// The section of this number of every article in scope that has it.
pub(super) fn numbered(index: &Index, scope: &Scope, number: usize) -> Vec<u32> {
    let asked = |&section: &u32| index.section(section).number as usize == number;
    let sections = scope.sections.clone().filter(asked);
    sections.flat_map(|section| told(index, section)).collect()
}

/// A section, or those below its heading where that has no text of its own.
fn told(index: &Index, number: u32) -> Vec<u32> {
    let section = section_of(index, number);
    if !section.is_empty() {
        return vec![number];
    }
    let article = article_of(index, number);
    let place = index.section(number).number as usize;
    let below = article.sections[place + 1..].iter();
    let below = below.take_while(|other| other.depth > section.depth);
    (number + 1..)
        .zip(below)
        .filter(|(_, below)| section.heading.is_some() && !below.is_empty())
        .map(|(number, _)| number)
        .collect()
}

/// The highest section number in scope.
pub(super) fn last_number(index: &Index, scope: &Scope) -> usize {
    let numbers = scope
        .sections
        .clone()
        .map(|section| index.section(section).number as usize);
    numbers.max().unwrap_or_default()
}

/// The sections whose heading `text` is, or, for a topic, whose heading has all
/// of its words and not many more. The fullest matches win.
pub(super) fn headed(
    index: &Index,
    scope: &Scope,
    query: &Query,
    text: &str,
    is_topic: bool,
) -> Vec<u32> {
    let enough = if is_topic { HEADING_SHARE } else { 1.0 };
    let is_heading = query.expected.wanted.is_none() && names_something(query.language, text);
    let share = |number: u32| {
        let heading = section_of(index, number).heading.as_deref()?;
        let is_as_long = heading.len().abs_diff(text.trim().len()) <= MOST_MARKS;
        if is_as_long && same_words(heading, text) {
            return Some(f64::INFINITY);
        }
        let terms = index.heading_terms(number);
        let inside = query
            .terms
            .iter()
            .all(|asked| asked.id.is_some_and(|id| terms.contains(&id)));
        let share = query.terms.len() as f64 / terms.len().max(1) as f64;
        // "When did it end?" is no heading "The end".
        (inside && share >= enough && (is_topic || is_heading)).then_some(share)
    };
    // A library has too many headings to compare each.
    let mut likely: Vec<u32> = index.headed_exactly(text).to_vec();
    likely.retain(|number| scope.sections.contains(number));
    likely.extend(with_all_terms(index, scope, query));
    likely.sort_unstable();
    likely.dedup();
    let found: Vec<(u32, f64)> = likely
        .into_iter()
        .filter_map(|number| Some((number, share(number)?)))
        .filter(|&(number, _)| !told(index, number).is_empty())
        .collect();
    let fullest = found.iter().map(|(_, share)| *share).fold(0.0, f64::max);
    found
        .into_iter()
        .filter(|(_, share)| *share >= fullest)
        .flat_map(|(number, _)| told(index, number))
        .collect()
}

/// Whether the function words of an English text are those of a heading or of a question
/// what that is. "How do I update?" wants more than the gist of "Updates".
fn names_something(language: Language, text: &str) -> bool {
    const FRAME: &[&str] = &[
        "a", "about", "an", "and", "any", "are", "at", "by", "for", "from", "in", "is", "my", "of",
        "on", "or", "our", "s", "the", "their", "there", "to", "was", "were", "what", "whats",
        "with", "your",
    ];
    let analyser = Analyser::new(language);
    let is_frame = |word: Word<'_>| {
        let lexeme = analyser.lexeme(word.text);
        lexeme.kind != LexemeKind::Stop || FRAME.contains(&lexeme.folded.as_str())
    };
    language != Language::English || words(text).all(is_frame)
}

/// The sections whose heading, an alias of its words aside, has every term of the
/// question.
fn with_all_terms(index: &Index, scope: &Scope, query: &Query) -> Vec<u32> {
    let lists: Option<Vec<&[Posting]>> = query
        .terms
        .iter()
        .map(|term| Some(scope.section_postings(index, term.id?)))
        .collect();
    let mut lists = lists.unwrap_or_default();
    // The rarest is walked, and the others are looked up.
    lists.sort_by_key(|list| list.len());
    let Some((rarest, others)) = lists.split_first_mut() else {
        return Vec::new();
    };
    let in_heading = |posting: &&Posting| posting.count & field::HEADING != 0;
    rarest
        .iter()
        .filter(in_heading)
        .map(|posting| posting.place)
        .filter(|&section| {
            others.iter_mut().all(|list| {
                *list = gallop(list, section);
                list.first().is_some_and(|posting| posting.place == section)
            })
        })
        .collect()
}

/// The section that a few words mean which no sentence has, but its heading,
/// summary or keywords do.
pub(super) fn meant(index: &Index, query: &Query, ranking: &Ranking) -> Option<u32> {
    const MOST_WORDS: usize = 3;
    const ALL: f64 = 0.999;
    const FIELDS: [Feature; 3] = [Feature::Heading, Feature::Field, Feature::Title];
    let first = ranking.ranked.first()?;
    let of_fields: f64 = FIELDS.iter().map(|&field| first.value(field)).sum();
    let all: f64 = query.terms.iter().map(QueryTerm::weight).sum();
    let by_field = query.terms.len() <= MOST_WORDS
        && query.expected.wanted.is_none()
        && of_fields >= ALL * all
        && query.terms.iter().all(|term| term.id.is_some());
    if !by_field {
        return None;
    }
    Some(
        index
            .paragraph(index.sentence(first.sentence).paragraph)
            .section,
    )
}

/// The most marks, in bytes, by which a heading that is typed may differ.
const MOST_MARKS: usize = 4;

/// What a section says in short: its author's summary, else its most central
/// sentence.
pub(super) fn summary(index: &Index, number: u32, room: usize) -> SectionSummary {
    let section = section_of(index, number);
    let mut left_out = 0;
    let text = section.summary.clone().or_else(|| {
        let (paragraph, span) = central(index, number, room)?;
        let text = &section.paragraphs[paragraph].text;
        // What follows a sentence amid prose is no more of the same.
        if span.start == 0 {
            left_out = text[span.end..].matches('\n').count();
        }
        Some(span.of(text).to_owned())
    });
    SectionSummary {
        article: article_of(index, number).reference(),
        section: index.section_ref(index.section(number)),
        text: text.unwrap_or_default(),
        left_out,
    }
}

/// How many bytes of a list are shown where so many sections are summarised.
pub(super) fn room(sections: usize) -> usize {
    if sections == 1 {
        LIST_ALONE
    } else {
        LIST_AMONG_OTHERS
    }
}

/// The most central sentence of each of the sections, as proof of the
/// summaries; at most as many as an answer may quote.
pub(super) fn passages(index: &Index, numbers: &[u32]) -> Vec<Passage> {
    numbers
        .iter()
        .filter_map(|&number| {
            let entry: &SectionEntry = index.section(number);
            let (paragraph, span) = central(index, number, LIST_AMONG_OTHERS)?;
            let first = entry.paragraphs().start;
            let paragraph = index.paragraph(first + u32::try_from(paragraph).ok()?);
            Some(Passage::cited(index, paragraph, span))
        })
        .take(MOST)
        .collect()
}

/// What says most of a section: its list or table, if it begins with one or is mostly one,
/// else its most central sentence; the paragraph's number, and the place there.
fn central(index: &Index, number: u32, room: usize) -> Option<(usize, Span)> {
    let paragraphs: Vec<&str> = section_of(index, number)
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    if let Some(list) = list(&paragraphs, room) {
        return Some(list);
    }
    central_sentence(article_of(index, number).language, &paragraphs).or_else(|| {
        // A section of one sentence has none that is more central.
        let first = paragraphs.first()?;
        Some((0, *sentences(first).first()?))
    })
}

/// The first lines, in `room` bytes, of the list that some paragraphs begin with or mostly
/// are; the first sentences of its first line, if that is longer.
fn list(paragraphs: &[&str], room: usize) -> Option<(usize, Span)> {
    let length = |text: &&str| text.len();
    let is_list = |text: &&&str| text.contains('\n');
    let all: usize = paragraphs.iter().map(length).sum();
    let listed: usize = paragraphs.iter().filter(is_list).map(length).sum();
    let at = paragraphs.iter().position(|text| text.contains('\n'))?;
    let text = paragraphs[at];
    let items = sentences(text);
    let first = items.first()?;
    let ends_line = |item: &&Span| item.end == text.len() || text[item.end..].starts_with('\n');
    let shown = items.iter().take_while(|item| item.end <= room);
    let last = shown.clone().filter(ends_line).last().or(shown.last());
    let span = Span::new(first.start, last.unwrap_or(first).end);
    let begins = at == 0 || (at == 1 && paragraphs[0].ends_with(':'));
    (begins || 2 * listed > all).then_some((at, span))
}

/// The section whose heading alone has all of a question, which is no more than a version:
/// "what changed in 3.1" means "Version 3.1 (October)".
pub(super) fn of_version(index: &Index, scope: &Scope, query: &Query) -> Vec<u32> {
    let is_version = !query.terms.is_empty() && query.terms.iter().all(|term| term.number);
    let found = if is_version {
        with_all_terms(index, scope, query)
    } else {
        Vec::new()
    };
    match found.as_slice() {
        [only] => told(index, *only),
        _ => Vec::new(),
    }
}

pub(super) fn section_of(index: &Index, number: u32) -> &Section {
    let entry = index.section(number);
    &index.article_of(entry).sections[entry.number as usize]
}

fn article_of(index: &Index, number: u32) -> &Article {
    index.article_of(index.section(number))
}

#[cfg(test)]
mod tests {
    use super::{LIST_AMONG_OTHERS, list};
    use crate::answer::{Answer, Options, Verdict, answer};
    use crate::article::markdown;
    use crate::index::Index;

    #[test]
    fn a_list_stands_for_a_section_that_begins_with_one_or_mostly_is_one() {
        let items = "Monday: 9 to 5\nTuesday: 9 to 6";
        let shown = |paragraphs: &[&str]| {
            list(paragraphs, LIST_AMONG_OTHERS).map(|(at, span)| span.of(paragraphs[at]).to_owned())
        };
        let prose = "The cave closes half an hour before the rest of the hall does.";
        assert_eq!(shown(&[items, prose]).as_deref(), Some(items));
        assert_eq!(
            shown(&["We are open:", items, prose]).as_deref(),
            Some(items)
        );
        assert_eq!(shown(&[prose, items]), None);
        assert_eq!(shown(&[prose]), None);
        // No more than anybody reads.
        let long = "Every day: 9 to 5\n".repeat(60);
        let (_, span) = list(&[long.trim_end()], LIST_AMONG_OTHERS).expect("a list");
        assert!(span.len() <= LIST_AMONG_OTHERS && span.of(&long).ends_with("to 5"));
    }

    #[test]
    fn the_sections_below_stand_for_a_heading_without_text() {
        let text = "# Town\n\nA town.\n\n## History\n\n### Fire\n\nIt burnt in 1671.\n\n#### Toll\n\n\
            Three died.\n\n### Trade\n\nTanners left.\n\n## Schools\n\n## Roads\n\nOne road.\n";
        let read = markdown::read("town", text.as_bytes()).expect("an article");
        let index = Index::build(vec![read.article]);
        for (question, expected) in [
            ("tell me about the history", &["Fire", "Toll", "Trade"][..]),
            ("history", &["Fire", "Toll", "Trade"]),
            ("section 1", &["Fire", "Toll", "Trade"]),
            ("tell me about the fire", &["Fire"]),
            ("tell me about the schools", &[]),
        ] {
            let answer = answer(&index, question, &Options::default());
            let titles = answer
                .summaries
                .iter()
                .map(|summary| &summary.section.title);
            assert_eq!(titles.collect::<Vec<_>>(), expected, "{question}");
        }
    }

    fn ask(question: &str) -> Answer {
        let articles = [
            "# Moss\n\n## Ferns\n\nFerns are green. They grow in woods.\n",
            "# Club\n\n## Prices\n\n- Adults: 14 euros\n- Children: 7 euros\n\n## Rules\n\nNo dogs. No food.\n",
            "# Bridge\n\n## The shuttle\n\nThe shuttle costs the town a lot. It runs daily.\n",
        ];
        let read = articles.iter().enumerate().map(|(at, text)| {
            let read = markdown::read(&format!("a{at}"), text.as_bytes());
            read.expect("an article").article
        });
        answer(&Index::build(read.collect()), question, &Options::default())
    }

    #[test]
    fn a_heading_is_meant_by_its_own_words_and_others_of_its_article_are_offered() {
        let answer = ask("what are your prices");
        assert_eq!(answer.verdict, Verdict::Overview);
        assert_eq!(answer.summaries[0].section.title, "Prices");
        assert_eq!(
            answer.summaries[0].text,
            "Adults: 14 euros\nChildren: 7 euros"
        );
        assert_eq!(answer.suggestions[0], "Rules");
        assert!(!answer.suggestions.contains(&"Prices".to_owned()));
        // A word of the same meaning in a sentence makes no section.
        assert_ne!(ask("fare").verdict, Verdict::Overview);
    }
}
