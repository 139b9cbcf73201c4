use super::TermId;

/// Where a term stands, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The number of the sentence or section.
    pub place: u32,
    /// How often it stands there, or for sections in which fields.
    pub count: u32,
}

/// A posting list for every term, all in one allocation.
#[derive(Debug, Default)]
pub struct Postings {
    /// Where each term's list begins; one more entry than there are terms.
    pub(super) starts: Vec<u32>,
    pub(super) entries: Vec<Posting>,
}

impl Postings {
    /// Sorts postings that come in the order of their places into lists.
    pub(super) fn build(terms: usize, found: &[(TermId, Posting)]) -> Self {
        let mut starts = vec![0u32; terms + 1];
        for (term, _) in found {
            starts[term.index() + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![Posting { place: 0, count: 0 }; found.len()];
        for &(term, posting) in found {
            let slot = &mut next[term.index()];
            entries[*slot as usize] = posting;
            *slot += 1;
        }
        Self { starts, entries }
    }

    /// The posting list of `term`, in the order of the places.
    #[must_use]
    pub fn of(&self, term: TermId) -> &[Posting] {
        let (start, end) = (self.starts[term.index()], self.starts[term.index() + 1]);
        &self.entries[start as usize..end as usize]
    }
}

/// What is left of a posting list from `place` on: by steps that double, then by
/// bisection (galloping search, Bentley and Yao 1976), so that it costs the
/// logarithm of how far that is.
#[must_use]
pub fn gallop(postings: &[Posting], place: u32) -> &[Posting] {
    let mut step = 1;
    while postings
        .get(step)
        .is_some_and(|posting| posting.place < place)
    {
        step *= 2;
    }
    let near = &postings[step / 2..postings.len().min(step + 1)];
    &postings[step / 2 + near.partition_point(|posting| posting.place < place)..]
}

#[cfg(test)]
mod tests {
    use super::{Posting, Postings, TermId, gallop};

    #[test]
    fn lists_keep_the_order_of_their_places() {
        let at = |place| Posting { place, count: 1 };
        let found = [
            (TermId(2), at(0)),
            (TermId(0), at(0)),
            (TermId(2), at(1)),
            (TermId(2), at(4)),
        ];
        let postings = Postings::build(4, &found);
        assert_eq!(postings.of(TermId(0)), [at(0)]);
        assert_eq!(postings.of(TermId(1)), []);
        assert_eq!(postings.of(TermId(2)), [at(0), at(1), at(4)]);
        assert_eq!(postings.of(TermId(3)), []);
    }

    #[test]
    fn galloping_finds_what_a_walk_would() {
        let list: Vec<Posting> = (0..40)
            .map(|number| Posting {
                place: 3 * number,
                count: 1,
            })
            .collect();
        for start in 0..=list.len() {
            for place in 0..125 {
                let rest = &list[start..];
                let walked = rest.iter().filter(|posting| posting.place >= place).count();
                assert_eq!(gallop(rest, place).len(), walked, "{start} {place}");
            }
        }
    }
}
