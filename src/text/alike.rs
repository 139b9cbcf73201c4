use std::num::NonZeroU32;

use super::table::{Table, table};

/// The terms of frequent English words, sorted, one `term number` a line. Where they
/// come from, and their vectors, stands in NOTICE.
static TERMS: Table = table!("alike.en");
/// Their vectors, in that order: a byte a component, more by [`ZERO`] than it is.
static VECTORS: &[u8] = include_bytes!("data/alike.en.bin");
/// How many components a vector has.
const LENGTH: usize = 64;
/// The byte of a component that is 0.
const ZERO: u8 = 128;
/// The length of a vector, as a distance: a few are a little shorter for the bytes' bounds.
const NORM: f32 = 254.0;

/// In whose company a word is found: a vector, near those of words that are used
/// alike ("price" and "cost", "doctor" and "nurse").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Company(NonZeroU32);

/// The company of the English word whose term is `term`, if it is a frequent one.
///
/// ```
/// use footnote::text::company;
///
/// let alike = |a, b| Some(company(a)?.likeness().to(company(b)?));
/// assert!(alike("price", "cost") > alike("price", "citi"));
/// assert!(company("xyzzy").is_none());
/// ```
#[must_use]
pub fn company(term: &str) -> Option<Company> {
    let number: u32 = TERMS.look_up(term)?.parse().ok()?;
    NonZeroU32::new(number + 1).map(Company)
}

impl Company {
    /// What tells how alike other words are used.
    #[must_use]
    pub fn likeness(self) -> Likeness {
        Likeness::new(self.vector().map(|byte| i16::from(byte) - i16::from(ZERO)))
    }

    fn vector(self) -> &'static [u8; LENGTH] {
        let at = (self.0.get() as usize - 1) * LENGTH;
        let vector = VECTORS.get(at..).and_then(<[u8]>::first_chunk);
        vector.unwrap_or(&[ZERO; LENGTH])
    }
}

/// A vector of a word or several, laid out to be compared with many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    components: [i16; LENGTH],
    sum: i32,
}

impl Likeness {
    fn new(components: [i16; LENGTH]) -> Self {
        Self {
            components,
            sum: components.iter().copied().map(i32::from).sum(),
        }
    }

    /// How alike it and a word are used: the cosine of their vectors, from -1 to 1.
    #[must_use]
    pub fn to(&self, other: Company) -> f32 {
        let product = product(&self.components, other.vector()) - i32::from(ZERO) * self.sum;
        product as f32 / (NORM * NORM)
    }
}

/// What several words are about together: the sum of their vectors.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject([f32; LENGTH]);

impl Default for Subject {
    fn default() -> Self {
        Self([0.0; LENGTH])
    }
}

impl Subject {
    /// Adds a word that counts this much.
    pub fn add(&mut self, word: Company, weight: f32) {
        for (sum, &byte) in self.0.iter_mut().zip(word.vector()) {
            *sum += weight * (f32::from(byte) - f32::from(ZERO));
        }
    }

    /// Adds the words of `other`.
    pub fn join(&mut self, other: &Self) {
        for (sum, theirs) in self.0.iter_mut().zip(&other.0) {
            *sum += theirs;
        }
    }

    /// How long the sum is, a word's vector being 1 long: the less alike the words, the
    /// shorter.
    #[must_use]
    pub fn length(&self) -> f32 {
        self.0.iter().map(|sum| sum * sum).sum::<f32>().sqrt() / NORM
    }

    /// What tells how near words are to what these are about; `None` if that is nothing.
    #[must_use]
    pub fn likeness(&self) -> Option<Likeness> {
        let length = self.length();
        (length > 0.0).then(|| Likeness::new(self.0.map(|sum| (sum / length).round() as i16)))
    }
}

/// The sum of the products, in four sums of neighbours: so the compiler sees that the
/// processor can add products of 16 bits in pairs, which takes a third of the time.
#[inline(never)]
fn product(a: &[i16; LENGTH], b: &[u8; LENGTH]) -> i32 {
    const WIDTH: usize = 8;
    let mut sums = [0i32; WIDTH / 2];
    for start in (0..LENGTH).step_by(WIDTH) {
        let mut of_b = [0i16; WIDTH];
        for at in 0..WIDTH {
            of_b[at] = i16::from(b[start + at]);
        }
        for (at, sum) in sums.iter_mut().enumerate() {
            let product = |at: usize| i32::from(a[start + at]) * i32::from(of_b[at]);
            *sum += product(2 * at) + product(2 * at + 1);
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, Subject, TERMS, VECTORS, company};

    #[test]
    fn every_term_has_a_vector_of_about_the_same_length() {
        TERMS.assert_is_whole();
        assert_eq!(VECTORS.len(), LENGTH * TERMS.text.lines().count());
        for (number, line) in TERMS.text.lines().enumerate() {
            let (term, value) = line.split_once(' ').expect("a value");
            assert_eq!(value, number.to_string());
            let company = company(term).expect("it is there");
            let itself = company.likeness().to(company);
            assert!((itself - 1.0).abs() < 0.1, "{term}: {itself}");
        }
    }

    #[test]
    fn words_that_are_used_alike_are_near() {
        let alike = |a: &str, b: &str| {
            let of = |term| company(term).unwrap_or_else(|| panic!("no {term}"));
            of(a).likeness().to(of(b))
        };
        for (a, b) in [("price", "cost"), ("doctor", "nurs"), ("flee", "escap")] {
            assert_eq!(alike(a, b), alike(b, a));
            assert!(alike(a, b) > 0.3, "{a} {b}: {}", alike(a, b));
        }
        assert!(alike("price", "citi") < 0.2);
    }

    #[test]
    fn words_of_one_subject_are_near_it() {
        let of = |terms: &[&str]| {
            let mut subject = Subject::default();
            for term in terms {
                subject.add(company(term).unwrap_or_else(|| panic!("no {term}")), 1.0);
            }
            subject
        };
        let ward = of(&["doctor", "nurs", "hospit", "patient"]);
        let likeness = ward.likeness().expect("known words");
        let near = |terms: &[&str]| {
            let to = |term: &&str| likeness.to(company(term).expect("a known word"));
            terms.iter().map(to).sum::<f32>() / of(terms).length()
        };
        assert!(near(&["surgeon", "clinic"]) > 0.5);
        assert!(near(&["goal", "footbal"]) < 0.3);
        assert!((near(&["doctor", "nurs", "hospit", "patient"]) - 1.0).abs() < 0.01);
        assert!(of(&[]).likeness().is_none());
        assert_eq!(of(&[]).length(), 0.0);
    }
}
