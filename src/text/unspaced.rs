//! Scripts that write no space between words.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::Span;

/// Whether a word of `c`'s script may stand right beside the next: Chinese,
/// Japanese, Thai, Lao, Khmer, Burmese.
pub(crate) fn is_unspaced(c: char) -> bool {
    // Most text is asked no more than this.
    c >= '\u{0E00}'
        && (is_han(c)
            || matches!(
                c,
                // Thai and Lao, Burmese, Khmer.
                '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' |
                // Hiragana and Katakana, and the latter's small and narrow forms.
                '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}'
            ))
}

/// Whether `c` is a Chinese character.
fn is_han(c: char) -> bool {
    matches!(
        c,
        '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' |
        '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}'
    )
}

/// The words of a run of such text, by dictionary.
pub(super) fn parts(run: &str) -> Vec<Span> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut start = 0;
    segmenter
        .segment_str(run)
        .skip(1)
        .map(|end| {
            let part = Span::new(start, end);
            start = end;
            part
        })
        .filter(|part| part.of(run).contains(char::is_alphanumeric))
        .collect()
}

/// What a Chinese word of several characters is found by besides: its characters,
/// and of three or more each pair of neighbours.
pub(super) fn characters(word: &str) -> Vec<String> {
    let han: Vec<char> = word.chars().collect();
    if han.len() < 2 || !han.iter().copied().all(is_han) {
        return Vec::new();
    }
    let pairs = if han.len() > 2 {
        han.windows(2)
    } else {
        [].windows(2)
    };
    let singles = han.iter().map(|&c| c.to_string());
    singles
        .chain(pairs.map(|pair| pair.iter().collect()))
        .collect()
}
