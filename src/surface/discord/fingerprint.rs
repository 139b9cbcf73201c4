//! Short names for texts, the same on every machine and in every version: a
//! button pressed next year must still find its passage.

use std::fmt;
use std::str::FromStr;

/// 48 bits of a text's FNV-1a hash. Written as 12 hexadecimal digits.
///
/// FNV-1a: <https://www.ietf.org/archive/id/draft-eastlake-fnv-21.html>. It is
/// no protection against somebody who wants two texts to look the same; whoever
/// writes the articles need not attack their own bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of `text`.
    pub(super) fn of(text: &str) -> Self {
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        // The draft's way to shorten a hash: fold what is cut off into the rest.
        Self((hash >> 48) ^ (hash & 0xffff_ffff_ffff))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:012x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !digits {
            return Err(());
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    /// These must never change: messages that were sent hold them.
    #[test]
    fn a_fingerprint_lasts() {
        // FNV-1a of "" is cbf29ce484222325, of "foobar" 85944171f73967e8.
        assert_eq!(Fingerprint::of("").to_string(), "9ce48422e8d7");
        assert_eq!(Fingerprint::of("foobar").to_string(), "4171f739e27c");
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        let fingerprint = Fingerprint::of("Operation Salvo");
        assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        for bad in ["", "abc", "+9ce48422e8d", "9ce48422e8dg", "9ce48422e8d70"] {
            assert_eq!(bad.parse::<Fingerprint>(), Err(()), "{bad}");
        }
    }
}
