//! Where a word of a table is looked for first. The build script, which lays the
//! words out, compiles this file too.

/// The slot, of so many, at which a word's search begins: FNV-1a (Fowler, Noll and
/// Vo), scaled to the number of slots as Lemire (2019) does instead of a remainder.
///
/// At most 2^32 slots, else the last ones are never begun at.
pub(crate) fn first_slot(word: &[u8], slots: usize) -> usize {
    const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    let hash = word.iter().fold(OFFSET, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    // The upper half is the better mixed one.
    let upper = u128::from(hash >> 32);
    ((upper * slots as u128) >> 32) as usize
}
