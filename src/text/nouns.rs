use super::table::{Table, table};

/// English nouns with what they are a kind of, sorted, one `noun kind` a line, in the
/// singular. Where they come from stands in NOTICE.
static NOUNS: Table = table!("nouns.en");

/// Whether the English word `folded` is mostly a noun for a person ("barrister"), in the
/// singular or with "-s".
pub(crate) fn is_person(folded: &str) -> bool {
    let is = |noun| NOUNS.look_up(noun) == Some("person");
    is(folded) || folded.strip_suffix('s').is_some_and(is)
}

#[cfg(test)]
mod tests {
    use super::{NOUNS, is_person};

    #[test]
    fn the_table_is_whole() {
        NOUNS.assert_is_whole();
    }

    #[test]
    fn people_are_told_from_things() {
        for noun in ["barrister", "corporals", "warden"] {
            assert!(is_person(noun), "{noun}");
        }
        for noun in ["bridge", "water", "s", ""] {
            assert!(!is_person(noun), "{noun}");
        }
    }
}
