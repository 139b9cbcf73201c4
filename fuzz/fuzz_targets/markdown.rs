#![no_main]
//! `cargo fuzz run markdown`: any bytes as an article.

#[path = "../../tests/it/fuzz_bodies/markdown.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::read_markdown(bytes));
