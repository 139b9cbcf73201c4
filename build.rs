//! Lays out the lines of the embedded tables by the hashes of their words, so that
//! looking one up needs neither a search nor anything built at start-up: see
//! `src/text/table`.

#[path = "src/text/table/slot.rs"]
mod slot;

use std::path::Path;
use std::{env, fs};

use slot::first_slot;

/// The tables of `src/text/data`, without their endings.
const TABLES: [&str; 7] = [
    "alike.en", "everyday.en", "frequency.de", "frequency.en", "frequency.es", "nouns.en",
    "related.en",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/text/table/slot.rs");
    let out = env::var_os("OUT_DIR").expect("cargo says where to");
    for name in TABLES {
        let path = format!("src/text/data/{name}.txt");
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let slots: Vec<u8> = lay_out(&text)
            .into_iter()
            .flat_map(u32::to_le_bytes)
            .collect();
        let laid_out = Path::new(&out).join(format!("{name}.slots"));
        fs::write(&laid_out, slots)
            .unwrap_or_else(|error| panic!("{}: {error}", laid_out.display()));
    }
}

/// Twice as many slots as lines: where each line begins, from 1, in the first slot
/// of its word or the next one that is free; 0 where there is none.
fn lay_out(text: &str) -> Vec<u32> {
    let mut slots = vec![0; 2 * text.lines().count()];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let word = line.split(' ').next().unwrap_or_default();
        let mut slot = first_slot(word.as_bytes(), slots.len());
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = u32::try_from(start + 1).expect("a table of less than 4 GiB");
        start += line.len();
    }
    slots
}
