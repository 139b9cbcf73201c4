//! Randomness that is the same on every machine and in every release: what is
//! drawn for a measurement must not change with a library.

/// The increment of SplitMix64: the golden ratio, scaled to 64 bits.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014).
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// A sequence of its own for each `seed` and `name`.
    pub(super) fn new(seed: u64, name: &str) -> Self {
        Self(hash(seed, name.as_bytes()))
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    /// A number from 0 to `end` - 1. The bias of the multiplication is below one
    /// in 2^40 for any number of questions.
    ///
    /// # Panics
    /// If `end` is 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        assert!(end > 0, "nothing to draw from");
        let wide = u128::from(self.next()) * end as u128;
        (wide >> 64) as usize
    }
}

/// FNV-1a over the seed and the bytes (Fowler, Noll and Vo), its bits mixed so
/// that the lowest ones are as good as any.
pub(super) fn hash(seed: u64, bytes: &[u8]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let seed = seed.to_le_bytes();
    let hash = seed.iter().chain(bytes).fold(OFFSET, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    mix(hash.wrapping_add(GOLDEN))
}

/// The finaliser of SplitMix64.
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Random, hash};

    #[test]
    fn the_sequence_is_the_published_one() {
        // The first two numbers of SplitMix64 from the state 1234567.
        let mut random = Random(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn every_number_below_the_end_is_drawn() {
        let mut random = Random::new(1, "a");
        let mut seen = [0; 5];
        for _ in 0..1000 {
            seen[random.below(5)] += 1;
        }
        assert!(seen.iter().all(|&count| count > 150), "{seen:?}");
    }

    #[test]
    fn seeds_and_names_tell_sequences_apart() {
        assert_ne!(hash(1, b"a"), hash(2, b"a"));
        assert_ne!(hash(1, b"a"), hash(1, b"b"));
        assert_eq!(hash(1, b"a"), hash(1, b"a"));
    }
}
