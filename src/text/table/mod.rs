mod slot;

use slot::first_slot;

/// How many bytes a slot takes.
const SLOT: usize = 4;

/// A table of lines `word value`, embedded as it is, beside the slots that the build
/// script laid its lines out in, so that nothing is built at start-up.
pub(super) struct Table {
    /// The lines, each ended by a newline.
    pub(super) text: &'static str,
    /// Numbers of four bytes, the lowest first: from 1 where a line begins, or 0. A
    /// word's line is in the first slot of its hash or behind, before any that is 0.
    pub(super) slots: &'static [u8],
}

/// The table of this name in `src/text/data`, as the build script knows it.
macro_rules! table {
    ($name:literal) => {
        $crate::text::table::Table {
            text: include_str!(concat!("data/", $name, ".txt")),
            slots: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".slots")),
        }
    };
}
pub(super) use table;

impl Table {
    /// The value of `word`.
    pub(super) fn look_up(&self, word: &str) -> Option<&'static str> {
        let count = self.slots.len() / SLOT;
        let mut slot = first_slot(word.as_bytes(), count);
        while let Some(start) = self.line_start(slot) {
            let line = self.text.get(start..)?;
            if let Some(rest) = line
                .strip_prefix(word)
                .and_then(|rest| rest.strip_prefix(' '))
            {
                return rest.split('\n').next();
            }
            slot = (slot + 1) % count;
        }
        None
    }

    /// Where the line in a slot begins; `None` if there is none.
    fn line_start(&self, slot: usize) -> Option<usize> {
        let bytes = self.slots.get(slot * SLOT..)?.first_chunk::<SLOT>()?;
        (u32::from_le_bytes(*bytes) as usize).checked_sub(1)
    }

    /// Whether the lines are in order and every one is found again.
    #[cfg(test)]
    pub(super) fn assert_is_whole(&self) {
        let lines = || self.text.lines().filter_map(|line| line.split_once(' '));
        let words: Vec<&str> = lines().map(|(word, _)| word).collect();
        assert_eq!(
            words.len(),
            self.text.lines().count(),
            "a line has no value"
        );
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "not sorted");
        for (word, value) in lines() {
            assert_eq!(self.look_up(word), Some(value), "{word}");
        }
    }
}
