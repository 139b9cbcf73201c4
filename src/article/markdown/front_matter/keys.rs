//! The keys that front matter has, and what was meant by those it hasn't.

/// The keys of an article.
pub(super) const ALL: [&str; 10] = [
    "title",
    "source",
    "publisher",
    "author",
    "published",
    "updated",
    "language",
    "passages",
    "aliases",
    "suggested",
];

/// The keys of a suggested question.
pub(super) const SUGGESTED: [&str; 1] = ["question"];

/// What others call some of them.
const ELSEWHERE: [(&str, &str); 8] = [
    ("by", "author"),
    ("date", "published"),
    ("lang", "language"),
    ("lastmod", "updated"),
    ("link", "source"),
    ("modified", "updated"),
    ("questions", "suggested"),
    ("url", "source"),
];

/// What to do about an unknown `key` where the `known` ones may stand.
pub(super) fn remedy(key: &str, known: &[&str]) -> String {
    match nearest(key, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("remove it; the keys here are {}", known.join(", ")),
    }
}

/// The known key that was most likely meant.
fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    // No slip makes a key that long, and comparing takes time in proportion.
    if key.len() > 40 {
        return None;
    }
    let key = key.to_lowercase();
    let elsewhere = ELSEWHERE
        .iter()
        .find(|(other, _)| *other == key)
        .map(|&(_, meant)| meant);
    if let Some(same) = known.iter().find(|known| Some(**known) == elsewhere) {
        return Some(same);
    }
    if let Some(longer) = known
        .iter()
        .find(|known| key.len() > 3 && known.starts_with(&key))
    {
        return Some(longer);
    }
    // A third of the letters may differ: "titel" is no longer "title" with more.
    let far = key.chars().count() / 3 + 1;
    known
        .iter()
        .map(|known| (strsim::osa_distance(&key, known), *known))
        .filter(|(distance, _)| *distance < far.max(2))
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::{ALL, nearest};

    #[track_caller]
    fn means(key: &str, expected: Option<&str>) {
        assert_eq!(nearest(key, &ALL), expected, "{key:?}");
    }

    #[test]
    fn slips_and_other_names_are_understood() {
        means("titel", Some("title"));
        means("Title", Some("title"));
        means("authors", Some("author"));
        means("alias", Some("aliases"));
        means("lang", Some("language"));
        means("publishd", Some("published"));
        means("url", Some("source"));
    }

    #[test]
    fn what_is_far_from_all_means_none() {
        means("tags", None);
        means("draft", None);
        means("", None);
        means("x", None);
    }
}
