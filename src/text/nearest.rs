//! Which of several names somebody meant.

use super::fold;

/// From this likeness on, what was typed is a misspelt name.
const ALIKE: f64 = 0.88;

/// How alike two names are, whatever their case and accents: from 0 to 1, after Jaro and
/// Winkler, to whom a common beginning counts more.
#[must_use]
pub fn likeness(one: &str, other: &str) -> f64 {
    strsim::jaro_winkler(&fold(one), &fold(other))
}

/// The place of the name that is most like what was typed, if any is like it; of several
/// the first.
///
/// ```
/// use footnote::text::nearest;
///
/// assert_eq!(nearest("Habour", ["The tower", "Harbour"]), Some(1));
/// assert_eq!(nearest("zzz", ["The tower", "Harbour"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<usize> {
    let likenesses = names.into_iter().map(|name| likeness(typed, name));
    likenesses
        .enumerate()
        .filter(|(_, likeness)| *likeness >= ALIKE)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_likest_name_is_meant_and_the_first_of_several() {
        let names = ["summary", "outline", "Straße", "outline"];
        assert_eq!(nearest("outlin3", names), Some(1));
        assert_eq!(nearest("SUMARY", names), Some(0));
        assert_eq!(nearest("strase", names), Some(2));
        assert_eq!(nearest("exit", names), None);
        assert_eq!(nearest("", names), None);
        assert_eq!(nearest("outline", []), None);
    }
}
