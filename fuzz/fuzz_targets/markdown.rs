#![no_main]
//! `cargo fuzz run markdown`: any bytes as an article.

#[path = "../../tests/it/fuzz_bodies.rs"]
#[allow(dead_code)] // The other target's body stands in the same file.
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::read_markdown(bytes));
