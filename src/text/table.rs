/// The value of `word` in a table of lines `word value`, sorted by word: the
/// tables are embedded as they are, so that nothing is built at start-up.
pub(super) fn look_up(table: &'static str, word: &str) -> Option<&'static str> {
    let bytes = table.as_bytes();
    // The range always starts and ends at a line's start.
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(low, |newline| low + newline + 1);
        let end = bytes[start..high]
            .iter()
            .position(|&byte| byte == b'\n')
            .map_or(high, |newline| start + newline);
        let (entry, value) = table[start..end].split_once(' ')?;
        match entry.cmp(word) {
            std::cmp::Ordering::Less => low = (end + 1).min(high),
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => return Some(value),
        }
    }
    None
}

/// Whether every line is found again and the lines are in order.
#[cfg(test)]
pub(super) fn assert_is_sorted(table: &'static str) {
    let words: Vec<&str> = table
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "not sorted");
    for line in table.lines().step_by(53) {
        let (word, value) = line.split_once(' ').expect("a word and a value");
        assert_eq!(look_up(table, word), Some(value), "{word}");
    }
}
